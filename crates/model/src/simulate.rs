//! From an experiment to its run: a pure function, whole runs at a time.

use crate::error::InvalidParam;
use crate::experiment::Experiment;
use crate::geometry::Point;
use crate::noise::{Noise, NoiseSource};
use crate::optimizer::{Hyper, Optimizer, Update, each_optimizer};
use crate::schedule::Rates;
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
        self.at = self.optimizer.update(&mut self.memory, hyper, self.at, noisy);
        self.t += 1;
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
    let rates = experiment.rates()?;
    let mut trajectory = Vec::with_capacity(rates.lr.len() + 1);
    follow(experiment, &rates, &experiment.noise, |sample| trajectory.push(sample));
    let broken = |s: &Sample| !(s.at.is_finite() && s.loss.is_finite() && s.gradient.is_finite());
    let end = match trajectory.iter().position(broken) {
        Some(at) => End::Diverged { at: at as u32 },
        None => End::Completed,
    };
    Ok(Run { rates, trajectory, end })
}

/// The last point's loss of the same experiment under another noise; `rates` are the experiment's own.
#[must_use]
pub fn final_loss(experiment: &Experiment, rates: &Rates, noise: &Noise) -> f64 {
    let mut last = f64::NAN;
    follow(experiment, rates, noise, |sample| last = sample.loss);
    last
}

/// Visits every point of a run in order.
fn follow(experiment: &Experiment, rates: &Rates, noise: &Noise, visit: impl FnMut(Sample)) {
    let surface = experiment.surface.as_loss();
    each_optimizer!(&experiment.optimizer, it => visit_all(State::new(surface, it, experiment.start, noise), rates, visit));
}

fn visit_all<S: LossSurface + ?Sized, O: Update>(
    mut state: State<'_, S, O>,
    rates: &Rates,
    mut visit: impl FnMut(Sample),
) {
    for (&lr, &momentum) in rates.lr.iter().zip(&rates.momentum) {
        let sample = state.sample();
        visit(sample);
        state.step(Hyper { lr, momentum: momentum.unwrap_or(0.0) }, sample.gradient);
    }
    visit(state.sample());
}
