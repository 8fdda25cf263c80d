//! The page's one frame loop: at most one animation frame is pending, whoever asks for one.
//!
//! A [`FrameTask`] is work that is done in the next animation frame once it was requested, however often that was. Tasks
//! that are requested by another task of the same frame run in that frame as well, so that a playhead and all that it
//! moves are one picture. No frame is pending while the document is hidden; what was requested runs when it is back.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::utils::document;

thread_local! {
    static LOOP: FrameLoop = FrameLoop::default();
}

/// The tasks that are due, and the one animation frame that will run them.
#[derive(Default)]
struct FrameLoop {
    due: RefCell<VecDeque<Weak<Task>>>,
    pending: RefCell<Option<AnimationFrame>>,
    running: Cell<bool>,
    number: Cell<u64>,
    visibility: OnceCell<EventListener>,
}

struct Task {
    work: RefCell<Box<dyn FnMut(f64)>>,
    due: Cell<bool>,
    last_run: Cell<u64>,
}

/// Work for animation frames; dropping it takes back what was requested.
#[derive(Clone)]
pub struct FrameTask(Rc<Task>);

impl FrameTask {
    /// Work that gets the time of the frame in milliseconds. Nothing runs until it is requested.
    pub fn new(work: impl FnMut(f64) + 'static) -> Self {
        Self(Rc::new(Task { work: RefCell::new(Box::new(work)), due: Cell::new(false), last_run: Cell::new(0) }))
    }

    /// Asks for one run, in the present frame if one is being worked on and this task was not part of it, else in the
    /// next.
    pub fn request(&self) {
        if !self.0.due.replace(true) {
            LOOP.with(|frames| {
                frames.due.borrow_mut().push_back(Rc::downgrade(&self.0));
                frames.schedule();
            });
        }
    }

    /// Takes back a request.
    pub fn cancel(&self) {
        self.0.due.set(false);
    }
}

impl PartialEq for FrameTask {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for FrameTask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FrameTask").field("due", &self.0.due.get()).finish_non_exhaustive()
    }
}

impl FrameLoop {
    /// Makes sure that a frame is pending, unless nobody would see it.
    fn schedule(&self) {
        self.visibility.get_or_init(|| {
            EventListener::new(&document(), "visibilitychange", |_| LOOP.with(FrameLoop::visibility_changed))
        });
        let mut pending = self.pending.borrow_mut();
        if pending.is_none() && !self.running.get() && !document().hidden() {
            *pending = Some(request_animation_frame(|time| LOOP.with(|frames| frames.run(time))));
        }
    }

    fn visibility_changed(&self) {
        if document().hidden() {
            self.pending.borrow_mut().take();
        } else if !self.due.borrow().is_empty() {
            self.schedule();
        }
    }

    /// One frame: every task that is due, once.
    fn run(&self, time: f64) {
        let _done = self.pending.borrow_mut().take();
        self.running.set(true);
        let number = self.number.get() + 1;
        self.number.set(number);
        let mut next = VecDeque::new();
        loop {
            let Some(weak) = self.due.borrow_mut().pop_front() else { break };
            let Some(task) = weak.upgrade().filter(|task| task.due.get()) else { continue };
            if task.last_run.get() == number {
                next.push_back(weak);
            } else {
                task.due.set(false);
                task.last_run.set(number);
                (task.work.borrow_mut())(time);
            }
        }
        self.running.set(false);
        if !next.is_empty() {
            *self.due.borrow_mut() = next;
            self.schedule();
        }
    }
}
