//! The playhead: where in the finished runs the lab looks, and the clock that moves it.
//!
//! Nothing is integrated here: the runs are finished, and the playhead is a cursor over them. Moving it renders no
//! component: whoever shows something of it subscribes with [`Playhead::on_change`] and moves elements by transforms,
//! sets text nodes or paints canvases.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};

use crate::frame_loop::FrameTask;

/// The speeds on offer, slowest first.
pub const SPEEDS: [f64; 6] = [0.25, 0.5, 1.0, 2.0, 4.0, 8.0];

/// A frame that comes later than this many milliseconds after the one before counts as no later: the page slept.
const LONGEST_FRAME: f64 = 100.0;

/// Seconds that a run of `steps` steps takes at speed 1: 8 for 120 steps, and with the fourth root of the length
/// otherwise, so that 12 steps take 4.5 seconds, 1,000 take 14 and 100,000 take 43.
#[must_use]
pub fn seconds(steps: u32) -> f64 {
    8.0 * libm::pow(f64::from(steps.max(1)) / 120.0, 0.25)
}

/// What the playhead's subscribers are told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The place in steps, from 0 to `steps`, also between steps.
    pub position: f64,
    /// The last step reached.
    pub step: usize,
    /// The last step there is.
    pub steps: u32,
    /// Whether it moves by itself.
    pub playing: bool,
    /// Steps a second relative to the base speed.
    pub speed: f64,
}

/// The clock behind the playhead: pure.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Clock {
    position: f64,
    steps: u32,
    playing: bool,
    speed: f64,
}

impl Clock {
    fn new(steps: u32) -> Self {
        Self { position: f64::from(steps), steps, playing: false, speed: 1.0 }
    }

    fn moment(&self) -> Moment {
        let Self { position, steps, playing, speed } = *self;
        Moment { position, step: (position + 1e-9) as usize, steps, playing, speed }
    }

    fn is_at_end(&self) -> bool {
        self.position >= f64::from(self.steps)
    }

    fn seek(&mut self, position: f64) {
        if position.is_finite() {
            self.position = position.clamp(0.0, f64::from(self.steps));
        }
    }

    /// To a whole step: forward to the next ones, back to the previous ones.
    fn step_by(&mut self, steps: i64) {
        let from = if steps >= 0 { (self.position + 1e-9).floor() } else { (self.position - 1e-9).ceil() };
        self.playing = false;
        self.seek(from + steps as f64);
    }

    /// Starts, from the beginning if there is nothing left.
    fn play(&mut self) {
        if self.is_at_end() {
            self.position = 0.0;
        }
        self.playing = self.steps > 0;
    }

    /// Moves on by `milliseconds` of playing; stops at the end.
    fn advance(&mut self, milliseconds: f64) {
        if self.playing {
            let rate = f64::from(self.steps) / seconds(self.steps) * self.speed;
            self.seek(self.position + rate * milliseconds.clamp(0.0, LONGEST_FRAME) / 1000.0);
            self.playing = !self.is_at_end();
        }
    }

    /// Another length; a playhead at the end stays there.
    fn set_steps(&mut self, steps: u32) {
        let at_end = self.is_at_end();
        self.steps = steps;
        self.seek(if at_end && !self.playing { f64::from(steps) } else { self.position });
        self.playing &= !self.is_at_end();
    }
}

type Listener = Rc<dyn Fn(Moment)>;

struct Inner {
    clock: Cell<Clock>,
    listeners: RefCell<Vec<(u64, Listener)>>,
    next_id: Cell<u64>,
    last_frame: Cell<Option<f64>>,
    task: FrameTask,
}

/// A cursor over the runs of one lab, shared by all its views. Clones are the same playhead; equal only to itself.
#[derive(Clone)]
pub struct Playhead(Rc<Inner>);

/// A subscription to a playhead; dropping it ends it.
#[must_use = "dropping a subscription ends it"]
pub struct Subscription {
    playhead: Weak<Inner>,
    id: u64,
}

impl Playhead {
    /// A playhead at the end of runs of `steps` steps, at rest.
    #[must_use]
    pub fn new(steps: u32) -> Self {
        Self(Rc::new_cyclic(|weak: &Weak<Inner>| {
            let weak = weak.clone();
            let tick = move |time| {
                if let Some(inner) = weak.upgrade() {
                    Self(inner).tick(time);
                }
            };
            Inner {
                clock: Cell::new(Clock::new(steps)),
                listeners: RefCell::default(),
                next_id: Cell::new(0),
                last_frame: Cell::new(None),
                task: FrameTask::new(tick),
            }
        }))
    }

    /// Where it is, and whether it plays.
    #[must_use]
    pub fn moment(&self) -> Moment {
        self.0.clock.get().moment()
    }

    /// Where it is, in steps.
    #[must_use]
    pub fn position(&self) -> f64 {
        self.0.clock.get().position
    }

    /// Whether it moves by itself.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.0.clock.get().playing
    }

    /// The speed relative to the base speed.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.0.clock.get().speed
    }

    /// Moves it to a place; what is outside becomes the nearest end. Playing goes on from there.
    pub fn seek(&self, position: f64) {
        self.change(|clock| clock.seek(position));
    }

    /// Moves it by whole steps and stops playing.
    pub fn step_by(&self, steps: i64) {
        self.change(|clock| clock.step_by(steps));
    }

    /// Plays or pauses. From the end it starts over; where motion is unwanted it jumps to the end instead.
    pub fn toggle_play(&self) {
        if self.is_playing() {
            self.pause();
        } else if motion_is_unwanted() {
            self.to_end();
        } else {
            self.0.last_frame.set(None);
            self.change(Clock::play);
        }
    }

    /// Stops playing.
    pub fn pause(&self) {
        self.change(|clock| clock.playing = false);
    }

    /// To step 0, at rest.
    pub fn to_start(&self) {
        self.change(|clock| {
            clock.playing = false;
            clock.seek(0.0);
        });
    }

    /// To the last step, at rest.
    pub fn to_end(&self) {
        self.change(|clock| {
            clock.playing = false;
            clock.seek(f64::from(clock.steps));
        });
    }

    /// Sets the last step; at the end it stays at the end.
    pub fn set_steps(&self, steps: u32) {
        self.change(|clock| clock.set_steps(steps));
    }

    /// Sets the speed relative to the base speed, from a quarter to 8.
    pub fn set_speed(&self, speed: f64) {
        if speed.is_finite() {
            self.change(|clock| clock.speed = speed.clamp(SPEEDS[0], SPEEDS[SPEEDS.len() - 1]));
        }
    }

    /// Calls `listener` after every change, once per animation frame while playing, until the subscription is dropped.
    pub fn on_change(&self, listener: impl Fn(Moment) + 'static) -> Subscription {
        let id = self.0.next_id.get();
        self.0.next_id.set(id + 1);
        self.0.listeners.borrow_mut().push((id, Rc::new(listener)));
        Subscription { playhead: Rc::downgrade(&self.0), id }
    }

    fn tick(&self, time: f64) {
        let passed = self.0.last_frame.replace(Some(time)).map_or(0.0, |last| time - last);
        if !self.change(|clock| clock.advance(passed)) && self.is_playing() {
            self.0.task.request();
        }
    }

    /// Changes the clock, and tells everybody if that made a difference.
    fn change(&self, change: impl FnOnce(&mut Clock)) -> bool {
        let before = self.0.clock.get();
        let mut clock = before;
        change(&mut clock);
        if clock == before {
            return false;
        }
        self.0.clock.set(clock);
        if clock.playing {
            self.0.task.request();
        }
        let listeners: Vec<Listener> = self.0.listeners.borrow().iter().map(|(_, listener)| listener.clone()).collect();
        for listener in listeners {
            listener(clock.moment());
        }
        true
    }
}

impl PartialEq for Playhead {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Playhead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Playhead").field(&self.0.clock.get()).finish()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(inner) = self.playhead.upgrade() {
            inner.listeners.borrow_mut().retain(|(id, _)| *id != self.id);
        }
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subscription").field("id", &self.id).finish_non_exhaustive()
    }
}

fn motion_is_unwanted() -> bool {
    crate::canvas::media_matches("(prefers-reduced-motion: reduce)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_begins_at_the_end_and_plays_from_the_start() {
        let mut clock = Clock::new(120);
        assert_eq!(clock.moment().step, 120);
        clock.play();
        assert_eq!((clock.position, clock.playing), (0.0, true));
    }

    #[test]
    fn a_run_of_120_steps_takes_8_seconds_and_stops_by_itself() {
        let mut clock = Clock::new(120);
        clock.play();
        let mut frames = 0;
        while clock.playing {
            clock.advance(1000.0 / 60.0);
            frames += 1;
        }
        assert!((479..=482).contains(&frames), "{frames}");
        assert_eq!(clock.moment().step, 120);
        clock.play();
        clock.speed = 8.0;
        clock.advance(50.0);
        assert!((clock.position - 6.0).abs() < 1e-9);
    }

    #[test]
    fn a_frame_after_a_sleep_does_not_jump() {
        let mut clock = Clock::new(120);
        clock.play();
        clock.advance(60_000.0);
        assert!(clock.position < 2.0);
    }

    #[test]
    fn every_length_takes_a_sane_time() {
        for steps in [1, 12, 300, 1000, 10_000, 100_000] {
            assert!((2.0..45.0).contains(&seconds(steps)), "{steps} steps take {} s", seconds(steps));
        }
    }

    #[test]
    fn stepping_lands_on_whole_steps() {
        let mut clock = Clock::new(10);
        clock.seek(3.4);
        clock.step_by(1);
        assert_eq!(clock.position, 4.0);
        clock.seek(3.4);
        clock.step_by(-1);
        assert_eq!(clock.position, 3.0);
        clock.step_by(-9);
        assert_eq!(clock.position, 0.0);
        clock.step_by(100);
        assert_eq!(clock.position, 10.0);
    }

    #[test]
    fn at_the_end_it_stays_at_the_end_when_the_length_changes() {
        let mut clock = Clock::new(120);
        clock.set_steps(300);
        assert_eq!(clock.position, 300.0);
        clock.seek(200.0);
        clock.set_steps(250);
        assert_eq!(clock.position, 200.0);
        clock.set_steps(100);
        assert_eq!(clock.position, 100.0);
    }

    #[test]
    fn subscribers_hear_changes_until_they_leave() {
        let playhead = Playhead::new(120);
        let heard = Rc::new(RefCell::new(Vec::new()));
        let subscription = playhead.on_change({
            let heard = Rc::clone(&heard);
            move |moment| heard.borrow_mut().push(moment.step)
        });
        playhead.seek(7.0);
        playhead.seek(7.0);
        playhead.step_by(-2);
        drop(subscription);
        playhead.seek(50.0);
        assert_eq!(*heard.borrow(), [7, 5]);
    }
}
