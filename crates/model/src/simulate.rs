//! From an experiment to its run: a pure function, whole runs at a time.

use crate::error::InvalidParam;
use crate::experiment::Experiment;
use crate::geometry::Point;
use crate::noise::{Noise, NoiseSource};
use crate::optimizer::{Hyper, Optimizer, Update, each_optimizer};
use crate::schedule::{Course, Group, Rates};
use crate::surface::LossSurface;

/// A finished run.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The rates; entry t is used by update t, so there are `steps` of them.
    pub rates: Rates,
    /// The points; point t is the state before update t, so there are `steps + 1` of them.
    pub trajectory: Vec<Sample>,
    /// How it ended.
    pub end: End,
}

/// One point of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// The weights.
    pub at: Point,
    /// The noiseless loss there.
    pub loss: f64,
    /// The noiseless gradient there.
    pub gradient: Point,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All numbers stayed finite.
    Completed,
    /// Point `at` is the first that holds a number which is not finite; the points after it are plain IEEE arithmetic.
    Diverged {
        /// The index of that point.
        at: u32,
    },
}

/// A run in the making, at any of its points. Cloned, it is a branch that sees the same noise.
#[derive(Debug)]
pub struct State<'a, S: ?Sized, O: Update> {
    surface: &'a S,
    optimizer: &'a O,
    noise: NoiseSource,
    memory: O::Memory,
    at: Point,
    t: u32,
}

impl<S: ?Sized, O: Update> Clone for State<'_, S, O> {
    fn clone(&self) -> Self {
        Self { noise: self.noise.clone(), memory: self.memory.clone(), ..*self }
    }
}

impl<'a, S: LossSurface + ?Sized, O: Update> State<'a, S, O> {
    /// Point 0.
    #[must_use]
    pub fn new(surface: &'a S, optimizer: &'a O, start: Point, noise: &Noise) -> Self {
        Self { surface, optimizer, noise: noise.source(), memory: O::Memory::default(), at: start, t: 0 }
    }

    /// The present point.
    #[must_use]
    pub fn sample(&self) -> Sample {
        Sample { at: self.at, loss: self.surface.loss(self.at), gradient: self.surface.gradient(self.at) }
    }

    /// One update, with the noisy gradient of the present point.
    pub fn step(&mut self, hyper: Hyper, gradient: Point) {
        let noisy = gradient + self.noise.at(self.t);
        self.update(hyper, noisy);
    }

    /// One update with a gradient that holds its noise already.
    pub(crate) fn update(&mut self, hyper: Hyper, noisy: Point) {
        self.at = self.optimizer.update(&mut self.memory, hyper, self.at, noisy);
        self.t += 1;
    }

    /// Where it is.
    pub(crate) fn at(&self) -> Point {
        self.at
    }

    /// What the optimizer remembers.
    pub(crate) fn memory(&self) -> &O::Memory {
        &self.memory
    }
}

/// Runs an experiment.
///
/// The result depends on the experiment alone, bit for bit, on every machine.
///
/// # Errors
/// What the optimizer's or the schedule's library refuses; nothing for an experiment that was read from a document.
///
/// ```
/// use settle_model::{Scene, simulate};
/// let experiment = Scene::first().experiment(0).expect("run A");
/// let run = simulate(&experiment)?;
/// assert_eq!((run.rates.lr.len(), run.trajectory.len()), (120, 121));
/// # Ok::<(), settle_model::InvalidParam>(())
/// ```
pub fn simulate(experiment: &Experiment) -> Result<Run, InvalidParam> {
    let mut trajectory = Vec::with_capacity(experiment.steps as usize + 1);
    let mut course = experiment.start()?;
    let rates = if experiment.is_paced_by_loss() {
        watch(experiment, &mut course, &experiment.noise, |sample| trajectory.push(sample))
    } else {
        let rates = experiment.rates()?;
        follow(experiment, &rates, &experiment.noise, |sample| trajectory.push(sample));
        rates
    };
    let broken = |s: &Sample| !(s.at.is_finite() && s.loss.is_finite() && s.gradient.is_finite());
    let end = match trajectory.iter().position(broken) {
        Some(at) => End::Diverged { at: at as u32 },
        None => End::Completed,
    };
    Ok(Run { rates, trajectory, end })
}

/// The last point's loss of the same experiment under another noise; `rates` are the experiment's own, and not read where
/// they depend on the loss. NaN if the experiment's libraries refuse it.
#[must_use]
pub fn final_loss(experiment: &Experiment, rates: &Rates, noise: &Noise) -> f64 {
    let mut last = f64::NAN;
    let visit = |sample: Sample| last = sample.loss;
    if !experiment.is_paced_by_loss() {
        follow(experiment, rates, noise, visit);
    } else if let Ok(mut course) = experiment.start() {
        watch(experiment, &mut course, noise, visit);
    }
    last
}

/// Visits every point of a run whose rates are known, in order.
fn follow(experiment: &Experiment, rates: &Rates, noise: &Noise, visit: impl FnMut(Sample)) {
    let mut known = rates.lr.iter().zip(&rates.momentum);
    let pace = &mut |_| known.next().map(|(&lr, &momentum)| Hyper { lr, momentum: momentum.unwrap_or(0.0) });
    run(experiment, noise, pace, visit);
}

/// Visits every point of a run whose rates depend on the loss, in order, and yields the rates.
fn watch(experiment: &Experiment, course: &mut Course, noise: &Noise, visit: impl FnMut(Sample)) -> Rates {
    let mut rates = Rates::default();
    let mut before = None;
    let pace = &mut |loss| {
        // Schedules that read the loss refuse no step.
        let refused = before.replace(loss).is_some_and(|loss| course.step(loss).is_err());
        if refused || rates.lr.len() == experiment.steps as usize {
            return None;
        }
        rates.push(course);
        let Group { lr, momentum, .. } = *course.group();
        Some(Hyper { lr, momentum: momentum.unwrap_or(0.0) })
    };
    run(experiment, noise, pace, visit);
    rates
}

/// Yields what update t uses, given the loss at point t; nothing after the last update.
type Pace<'a> = &'a mut dyn FnMut(f64) -> Option<Hyper>;

fn run(experiment: &Experiment, noise: &Noise, pace: Pace<'_>, visit: impl FnMut(Sample)) {
    let surface = experiment.surface.as_loss();
    each_optimizer!(&experiment.optimizer, it => visit_all(State::new(surface, it, experiment.start, noise), pace, visit));
}

fn visit_all<S: LossSurface + ?Sized, O: Update>(
    mut state: State<'_, S, O>,
    pace: Pace<'_>,
    mut visit: impl FnMut(Sample),
) {
    loop {
        let sample = state.sample();
        visit(sample);
        let Some(hyper) = pace(sample.loss) else { return };
        state.step(hyper, sample.gradient);
    }
}
