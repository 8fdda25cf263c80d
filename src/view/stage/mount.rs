//! A painter and the element it paints into: when to paint, how sharply, and when to give memory back.

use std::cell::RefCell;
use std::fmt;
use std::mem::replace;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use settle_draw::{Care, Size, Theme};
use web_sys::Element;
use yew::prelude::*;

use super::easel::Easel;
use super::{Phases, StageProps};
use crate::canvas::{Seen, Watch, device_scale, now};
use crate::frame_loop::FrameTask;
use crate::playhead::{Moment, Playhead, Subscription};
use crate::print::place_stand_ins;
use crate::state::LabState;
use crate::theme::theme;

/// Changes that follow each other this closely, in milliseconds, are a movement: drawn at once, coarsely.
const MOVEMENT: f64 = 250.0;
/// This long after the last change of a movement, in milliseconds, the picture becomes sharp.
const REST: u32 = 250;
/// A size is taken up when it held still for so many milliseconds.
const RESIZE: u32 = 100;
/// The most device pixels to a CSS pixel while something moves.
const COARSEST: f64 = 2.0;
/// The least device pixels to a CSS pixel at rest.
const SHARP: f64 = 1.5;
/// Dots to a CSS pixel on paper: 288 to the inch.
const PRINTED: f64 = 3.0;
/// Most pictures that are painted one after the other for paper; a relief takes some ten.
const MOST_FOR_PAPER: usize = 1000;
/// When nothing changed for so many milliseconds, what the pictures show is put in words.
const QUIET: u32 = 200;

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
    /// How many times larger than it is laid out the element is shown.
    pub zoom: f64,
    /// Whether something moves, and speed is worth more than sharpness.
    pub moving: bool,
    /// Where the playhead is.
    pub moment: Moment,
    /// The phases of the selected run.
    pub phases: Phases,
}

/// What paints a part of the stage.
pub trait Painter: Sized + 'static {
    /// Finds its canvases within the mounted element.
    fn find(root: &Element) -> Option<Self>;

    /// Paints, and says whether it wants to go on in the next frame. What is as it was need not be painted again.
    fn paint(&mut self, scenery: &Scenery) -> bool;

    /// Puts in words what is painted: called when nothing moved for a while, since nobody reads what changes all the time.
    fn say(&mut self, scenery: &Scenery);

    /// Gives back the canvases' memory; painting brings it back.
    fn release(&mut self);
}

struct State {
    lab: Option<Rc<LabState>>,
    phases: Phases,
    size: Option<Size>,
    /// Its size on the screen while it is printed.
    on_screen: Option<Size>,
    zoom: f64,
    near: bool,
    theme: Option<&'static Theme>,
    moving: bool,
    last_change: f64,
    moment: Option<Moment>,
    printing: bool,
    task: Option<FrameTask>,
    sharpen: Option<Timeout>,
    resize: Option<Timeout>,
    quiet: Option<Timeout>,
    watch: Option<Watch>,
    subscription: Option<Subscription>,
}

/// A mounted painter. Clones are the same one.
pub struct Mount<P>(Rc<RefCell<Option<P>>>);

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

impl<P> Mount<P> {
    /// Lets something be asked of the painter.
    pub fn ask<T>(&self, question: impl FnOnce(&P) -> T) -> Option<T> {
        self.0.try_borrow().ok()?.as_ref().map(question)
    }
}

/// When a painter paints. Clones are the same one.
#[derive(Clone)]
struct Studio {
    easel: Rc<RefCell<dyn Easel>>,
    state: Rc<RefCell<State>>,
}

impl PartialEq for Studio {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

impl Default for State {
    fn default() -> Self {
        Self {
            lab: None,
            phases: Phases::default(),
            size: None,
            on_screen: None,
            zoom: 1.0,
            near: true,
            theme: None,
            moving: false,
            last_change: f64::NEG_INFINITY,
            moment: None,
            printing: false,
            task: None,
            sharpen: None,
            resize: None,
            quiet: None,
            watch: None,
            subscription: None,
        }
    }
}

impl Studio {
    /// Begins to paint into an element.
    fn attach(&self, root: &Element, playhead: &Playhead) {
        let (easel, weak) = (Rc::clone(&self.easel), Rc::downgrade(&self.state));
        let later = move |act: &dyn Fn(&Self)| {
            if let Some(state) = weak.upgrade() {
                act(&Self { easel: Rc::clone(&easel), state });
            }
        };
        let task = FrameTask::new({
            let later = later.clone();
            move |_| later(&Self::paint)
        });
        let watch = Watch::new(root, {
            let (later, root) = (later.clone(), root.clone());
            move |seen| match seen {
                Seen::Print(on) => later(&|studio: &Self| studio.print(&root, on)),
                _ => later(&|studio: &Self| studio.see(seen)),
            }
        });
        let subscription = playhead.on_change(move |moment| later(&|studio: &Self| studio.follow(moment)));
        self.easel.borrow_mut().set_up(root);
        let mut state = self.state.borrow_mut();
        state.moment = Some(playhead.moment());
        state.watch = Some(watch);
        state.subscription = Some(subscription);
        state.task = Some(task);
    }

    /// Stops painting.
    fn detach(&self) {
        *self.state.borrow_mut() = State::default();
        self.easel.borrow_mut().take_down();
    }

    /// Another lab. An edit that is not finished is a movement, and so are two changes close to each other.
    fn set_lab(&self, lab: Rc<LabState>) {
        let mut state = self.state.borrow_mut();
        let time = now();
        if state.lab.as_ref().is_some_and(|old| old.runs != lab.runs || old.scene.surface != lab.scene.surface) {
            state.moving = lab.pending.is_some() || time - state.last_change < MOVEMENT;
            state.last_change = time;
            state.sharpen = None;
        }
        state.lab = Some(lab);
        state.request();
        self.quiet_down(&mut state);
    }

    fn set_zoom(&self, zoom: f64) {
        let mut state = self.state.borrow_mut();
        state.zoom = zoom;
        state.request();
    }

    fn set_phases(&self, phases: Phases) {
        let mut state = self.state.borrow_mut();
        state.phases = phases;
        state.request();
        self.quiet_down(&mut state);
    }

    fn come_to_rest(&self) {
        let mut state = self.state.borrow_mut();
        state.moving = false;
        state.request();
    }

    fn see(&self, seen: Seen) {
        let mut state = self.state.borrow_mut();
        match seen {
            Seen::Size(_) if state.printing => return,
            Seen::Size(size) if size.is_some() && state.size.is_some() => {
                // A size that changes goes on changing: what is painted stays until it holds still.
                let studio = self.clone();
                state.resize = Some(Timeout::new(RESIZE, move || studio.take_size(size)));
                return;
            }
            Seen::Size(size) => {
                state.resize = None;
                state.size = size;
            }
            Seen::Near(near) => {
                state.near = near;
                if !near {
                    // At once: a frame out of sight is given no animation frames.
                    drop(state);
                    return self.paint();
                }
            }
            Seen::Theme => state.theme = None,
            Seen::Print(_) => {}
        }
        state.request();
        self.quiet_down(&mut state);
    }

    /// Paints at once for paper, sharply and in light colours, in the place that `root` has there; then for the screen again.
    fn print(&self, root: &Element, on: bool) {
        let mut state = self.state.borrow_mut();
        if state.printing == on {
            return;
        }
        state.printing = on;
        if on {
            let (width, height) = (root.client_width(), root.client_height());
            let size = (width > 0 && height > 0).then(|| Size::new(width.into(), height.into()));
            state.on_screen = replace(&mut state.size, size);
        } else {
            // Not measured: the element gets its place back later than this is told.
            state.size = state.on_screen.take();
        }
        (state.moving, state.resize, state.theme) = (false, None, on.then_some(&Theme::LIGHT));
        if on {
            let scenery = state.scenery();
            (0..MOST_FOR_PAPER).take_while(|_| self.easel.borrow_mut().paint(scenery.as_ref())).for_each(drop);
        } else {
            state.request();
        }
        place_stand_ins(root, on);
    }

    /// Begins to wait until nothing moves.
    fn quiet_down(&self, state: &mut State) {
        let studio = self.clone();
        let playing = state.moment.is_some_and(|moment| moment.playing);
        state.quiet = (!playing).then(|| Timeout::new(QUIET, move || studio.say()));
    }

    fn say(&self) {
        if let Some(scenery) = self.state.borrow().scenery() {
            self.easel.borrow_mut().say(&scenery);
        }
    }

    fn take_size(&self, size: Option<Size>) {
        let mut state = self.state.borrow_mut();
        state.size = size;
        state.request();
    }

    fn follow(&self, moment: Moment) {
        let mut state = self.state.borrow_mut();
        state.moment = Some(moment);
        state.request();
        self.quiet_down(&mut state);
    }

    fn paint(&self) {
        let mut state = self.state.borrow_mut();
        if state.printing {
            return;
        }
        if state.theme.is_none() {
            state.theme = Some(theme());
        }
        if self.easel.borrow_mut().paint(state.scenery().as_ref()) {
            state.request();
        }
        if state.moving && state.sharpen.is_none() {
            // Counted from when the picture was there, so that a slow machine does not sharpen in the midst of a movement.
            state.last_change = now();
            let studio = self.clone();
            state.sharpen = Some(Timeout::new(REST, move || studio.come_to_rest()));
        }
    }
}

impl Scenery {
    /// Device pixels to a CSS pixel for what changes with the runs.
    #[must_use]
    pub fn scale(&self) -> f64 {
        if self.moving { self.coarse() } else { self.fine }
    }

    /// Device pixels to a CSS pixel for what changes with the playhead too.
    #[must_use]
    pub fn playing_scale(&self) -> f64 {
        if self.moment.playing { self.coarse() } else { self.scale() }
    }

    /// One device pixel to each pixel of the screen, for what moves; half as many on a wall of them.
    fn coarse(&self) -> f64 {
        self.zoom.clamp(1.0, COARSEST)
    }

    /// How much care the picture takes.
    #[must_use]
    pub fn care(&self) -> Care {
        if self.moving { Care::Coarse } else { Care::Full }
    }
}

impl State {
    fn request(&self) {
        self.task.iter().for_each(FrameTask::request);
    }

    /// What there is to paint; nothing while the element is far away or not shown.
    fn scenery(&self) -> Option<Scenery> {
        let size = self.size.filter(|_| self.near || self.printing)?;
        let fine = if self.printing { PRINTED } else { (device_scale() * self.zoom).max(SHARP) };
        let (lab, mut moment) = (self.lab.clone()?, self.moment?);
        moment.playing &= !self.printing;
        let phases = self.phases.clone();
        Some(Scenery { lab, size, theme: self.theme?, fine, zoom: self.zoom, moving: self.moving, moment, phases })
    }
}

/// Mounts a painter on the element that carries the returned reference.
#[hook]
pub fn use_painter<P: Painter>(props: &StageProps) -> (NodeRef, Mount<P>) {
    let painter = use_mut_ref(|| None::<P>);
    let easel: Rc<RefCell<dyn Easel>> = painter.clone();
    (use_studio(props, easel), Mount(painter))
}

#[hook]
fn use_studio(props: &StageProps, easel: Rc<RefCell<dyn Easel>>) -> NodeRef {
    let root = use_node_ref();
    let studio = Studio { easel, state: use_mut_ref(State::default) };
    use_effect_with((studio.clone(), props.playhead.clone()), {
        let root = root.clone();
        move |(studio, playhead): &(Studio, Playhead)| {
            if let Some(element) = root.cast::<Element>() {
                studio.attach(&element, playhead);
            }
            let studio = studio.clone();
            move || studio.detach()
        }
    });
    let deps = (studio.clone(), props.playhead.clone());
    use_effect_with((deps.clone(), props.zoom), |((studio, _), zoom)| studio.set_zoom(*zoom));
    use_effect_with((deps.clone(), props.phases.clone()), |((studio, _), phases)| studio.set_phases(phases.clone()));
    use_effect_with((deps, props.lab.clone()), |((studio, _), lab)| studio.set_lab(lab.clone()));
    root
}
