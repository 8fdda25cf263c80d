//! A painter and the element it paints into: when to paint, how sharply, and when to give memory back.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use settle_draw::{Size, Theme};
use web_sys::Element;
use yew::prelude::*;

use super::StageProps;
use crate::canvas::{Seen, Watch, device_scale, now, theme};
use crate::frame_loop::FrameTask;
use crate::pen::Care;
use crate::playhead::{Moment, Playhead, Subscription};
use crate::state::LabState;

/// Changes that follow each other this closely, in milliseconds, are a movement: drawn at once, coarsely.
const MOVEMENT: f64 = 250.0;
/// This long after the last change of a movement, in milliseconds, the picture becomes sharp.
const REST: u32 = 150;
/// A size is taken up when it held still for so many milliseconds.
const RESIZE: u32 = 100;
/// The least device pixels to a CSS pixel at rest.
const SHARP: f64 = 1.5;

/// What there is to paint.
#[derive(Clone, Debug)]
pub struct Scenery {
    /// The lab.
    pub lab: Rc<LabState>,
    /// The size of the element.
    pub size: Size,
    /// The colours.
    pub theme: &'static Theme,
    /// Device pixels to a CSS pixel at rest.
    pub fine: f64,
    /// Whether something moves, and speed is worth more than sharpness.
    pub moving: bool,
    /// Where the playhead is.
    pub moment: Moment,
}

/// What paints a part of the stage.
pub trait Painter: Sized + 'static {
    /// Finds its canvases within the mounted element.
    fn find(root: &Element) -> Option<Self>;

    /// Paints, and says whether it wants to go on in the next frame. What is as it was need not be painted again.
    fn paint(&mut self, scenery: &Scenery) -> bool;

    /// Gives back the canvases' memory; painting brings it back.
    fn release(&mut self);
}

struct State<P> {
    painter: Option<P>,
    lab: Option<Rc<LabState>>,
    size: Option<Size>,
    near: bool,
    theme: Option<&'static Theme>,
    moving: bool,
    last_change: f64,
    moment: Option<Moment>,
    task: Option<FrameTask>,
    sharpen: Option<Timeout>,
    resize: Option<Timeout>,
    watch: Option<Watch>,
    subscription: Option<Subscription>,
}

/// A mounted painter. Clones are the same one.
pub struct Mount<P>(Rc<RefCell<State<P>>>);

impl<P> Clone for Mount<P> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<P> fmt::Debug for Mount<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mount").finish_non_exhaustive()
    }
}

impl<P> PartialEq for Mount<P> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<P> Default for State<P> {
    fn default() -> Self {
        Self {
            painter: None,
            lab: None,
            size: None,
            near: true,
            theme: None,
            moving: false,
            last_change: f64::NEG_INFINITY,
            moment: None,
            task: None,
            sharpen: None,
            resize: None,
            watch: None,
            subscription: None,
        }
    }
}

impl<P: Painter> Mount<P> {
    fn new() -> Self {
        Self(Rc::default())
    }

    /// Begins to paint into an element.
    fn attach(&self, root: &Element, playhead: &Playhead) {
        let weak = Rc::downgrade(&self.0);
        let later = move |act: &dyn Fn(&Self)| {
            if let Some(state) = weak.upgrade() {
                act(&Self(state));
            }
        };
        let task = FrameTask::new({
            let later = later.clone();
            move |_| later(&Self::paint)
        });
        let watch = Watch::new(root, {
            let later = later.clone();
            move |seen| later(&|mount: &Self| mount.see(seen))
        });
        let subscription = playhead.on_change(move |moment| later(&|mount: &Self| mount.follow(moment)));
        let mut state = self.0.borrow_mut();
        state.painter = P::find(root);
        state.moment = Some(playhead.moment());
        state.watch = Some(watch);
        state.subscription = Some(subscription);
        state.task = Some(task);
    }

    /// Stops painting.
    fn detach(&self) {
        *self.0.borrow_mut() = State::default();
    }

    /// Another lab. Two changes close to each other are a movement.
    fn set_lab(&self, lab: Rc<LabState>) {
        let mut state = self.0.borrow_mut();
        let time = now();
        if state.lab.as_ref().is_some_and(|old| old.runs != lab.runs || old.scene.surface != lab.scene.surface) {
            state.moving = time - state.last_change < MOVEMENT;
            state.last_change = time;
            state.sharpen = None;
        }
        state.lab = Some(lab);
        state.request();
    }

    fn come_to_rest(&self) {
        let mut state = self.0.borrow_mut();
        state.moving = false;
        state.request();
    }

    fn see(&self, seen: Seen) {
        let mut state = self.0.borrow_mut();
        match seen {
            Seen::Size(size) if size.is_some() && state.size.is_some() => {
                // A size that changes goes on changing: what is painted stays until it holds still.
                let mount = self.clone();
                state.resize = Some(Timeout::new(RESIZE, move || mount.take_size(size)));
                return;
            }
            Seen::Size(size) => {
                state.resize = None;
                state.size = size;
            }
            Seen::Near(near) => state.near = near,
            Seen::Theme => state.theme = None,
        }
        state.request();
    }

    fn take_size(&self, size: Option<Size>) {
        let mut state = self.0.borrow_mut();
        state.size = size;
        state.request();
    }

    fn follow(&self, moment: Moment) {
        let mut state = self.0.borrow_mut();
        state.moment = Some(moment);
        state.request();
    }

    fn paint(&self) {
        let mut state = self.0.borrow_mut();
        if state.theme.is_none() {
            state.theme = Some(theme());
        }
        let scenery = state.scenery();
        let Some(painter) = &mut state.painter else { return };
        let goes_on = match scenery {
            Some(scenery) => painter.paint(&scenery),
            None => {
                painter.release();
                false
            }
        };
        if goes_on {
            state.request();
        }
        if state.moving && state.sharpen.is_none() {
            // Counted from when the picture was there, so that a slow machine does not sharpen in the midst of a movement.
            state.last_change = now();
            let mount = self.clone();
            state.sharpen = Some(Timeout::new(REST, move || mount.come_to_rest()));
        }
    }

    /// Lets something be asked of the painter.
    pub fn ask<T>(&self, question: impl FnOnce(&P) -> T) -> Option<T> {
        self.0.try_borrow().ok()?.painter.as_ref().map(question)
    }
}

impl Scenery {
    /// Device pixels to a CSS pixel for what changes with the runs.
    #[must_use]
    pub fn scale(&self) -> f64 {
        if self.moving { 1.0 } else { self.fine }
    }

    /// Device pixels to a CSS pixel for what changes with the playhead too.
    #[must_use]
    pub fn playing_scale(&self) -> f64 {
        if self.moment.playing { 1.0 } else { self.scale() }
    }

    /// How much care the picture takes.
    #[must_use]
    pub fn care(&self) -> Care {
        if self.moving { Care::Coarse } else { Care::Full }
    }
}

impl<P: Painter> State<P> {
    fn request(&self) {
        self.task.iter().for_each(FrameTask::request);
    }

    /// What there is to paint; nothing while the element is far away or not shown.
    fn scenery(&self) -> Option<Scenery> {
        let size = self.size.filter(|_| self.near)?;
        let fine = device_scale().max(SHARP);
        let (lab, moment) = (self.lab.clone()?, self.moment?);
        Some(Scenery { lab, size, theme: self.theme?, fine, moving: self.moving, moment })
    }
}

/// Mounts a painter on the element that carries the returned reference.
#[hook]
pub fn use_painter<P: Painter>(props: &StageProps) -> (NodeRef, Mount<P>) {
    let root = use_node_ref();
    let mount = (*use_memo((), |()| Mount::<P>::new())).clone();
    use_effect_with((mount.clone(), props.playhead.clone()), {
        let root = root.clone();
        move |(mount, playhead): &(Mount<P>, Playhead)| {
            if let Some(element) = root.cast::<Element>() {
                mount.attach(&element, playhead);
            }
            let mount = mount.clone();
            move || mount.detach()
        }
    });
    use_effect_with((mount.clone(), props.playhead.clone(), props.lab.clone()), |(mount, _, lab)| {
        mount.set_lab(lab.clone());
    });
    (root, mount)
}
