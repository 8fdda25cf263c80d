//! Runs of which only little is kept: how they ended, or how the loss went.

use crate::experiment::Experiment;
use crate::geometry::Point;
use crate::noise::Noise;
use crate::optimizer::{Hyper, Optimizer, Update, each_optimizer};
use crate::outcome::SEEDS;
use crate::schedule::Rates;
use crate::simulate::State;
use crate::surface::LossSurface;
use crate::theory::minimum_near;

/// The noise of every seed, each written down when it is first needed, since every run of a diagnosis meets the same.
#[derive(Clone, Debug)]
pub(crate) struct Seeds {
    noise: Noise,
    steps: u32,
    tables: Vec<Vec<Point>>,
}

impl Seeds {
    /// The seeds of an experiment: one silent one without noise, else 16.
    pub(crate) fn of(noise: &Noise, steps: u32) -> Self {
        Self { noise: noise.clone(), steps, tables: Vec::new() }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        if self.noise.sigma == 0.0 { 1 } else { SEEDS.count() }
    }

    /// Writes down the next seed.
    pub(crate) fn write_next(&mut self) {
        let seed = SEEDS.start() + self.tables.len() as i64;
        let steps = if self.noise.sigma == 0.0 { 0 } else { self.steps };
        let mut source = Noise { seed, ..self.noise.clone() }.source();
        self.tables.push((0..steps).map(|t| source.at(t)).collect());
    }

    /// The noise of one seed that was written down, step by step; empty where there is none.
    pub(crate) fn table(&self, seed: usize) -> &[Point] {
        &self.tables[seed]
    }
}

/// What is run: an experiment, from a start, at given rates or its own, in given noise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Play<'a> {
    /// The experiment.
    pub(crate) experiment: &'a Experiment,
    /// Where it starts.
    pub(crate) start: Point,
    /// Its rates; `None` lets the schedule watch the loss.
    pub(crate) rates: Option<&'a Rates>,
    /// What is added to each gradient; empty for nothing.
    pub(crate) noise: &'a [Point],
}

impl Play<'_> {
    /// Runs it, and shows every point with its gradient.
    pub(crate) fn run(&self, show: &mut dyn FnMut(usize, Point, Point)) {
        each_optimizer!(&self.experiment.optimizer, it => self.run_with(it, show));
    }

    fn run_with<O: Update>(&self, optimizer: &O, show: &mut dyn FnMut(usize, Point, Point)) {
        let surface = self.experiment.surface.as_loss();
        let mut state = State::new(surface, optimizer, self.start, &Noise::NONE);
        let mut course = if self.rates.is_none() { self.experiment.start().ok() } else { None };
        let mut before = None;
        for t in 0..=self.experiment.steps as usize {
            let at = state.at();
            let gradient = surface.gradient(at);
            show(t, at, gradient);
            let hyper = match (self.rates, &mut course) {
                (Some(rates), _) => rates.lr.get(t).map(|&lr| (lr, rates.momentum[t])),
                (None, Some(course)) => {
                    // Schedules that read the loss refuse no step.
                    let _ = before.replace(surface.loss(at)).map(|loss| course.step(loss));
                    Some((course.group().lr, course.group().momentum))
                }
                _ => None,
            };
            let Some((lr, momentum)) = hyper.filter(|_| t < self.experiment.steps as usize) else { return };
            let noise = self.noise.get(t).copied().unwrap_or(Point::ORIGIN);
            state.update(Hyper { lr, momentum: momentum.unwrap_or(0.0) }, gradient + noise);
        }
    }
}

/// How many of the last points tell how a run ended: a tenth of them.
pub(crate) fn tail(points: usize) -> usize {
    points.div_ceil(10)
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ending {
    /// The mean loss over the last tenth; infinite if a number of it is none.
    pub(crate) loss: f64,
    /// What losses are counted from: that of the minimum in whose basin it ends, or the lowest on the domain.
    pub(crate) base: f64,
    /// The mean of the loss above `base`, never below 0.
    pub(crate) above: f64,
}

/// The loss of the minimum in whose basin a point lies, or the lowest on the domain.
pub(crate) fn base(surface: &dyn LossSurface, at: Point) -> f64 {
    minimum_near(surface, at).map_or(surface.lowest(), |minimum| surface.loss(minimum))
}

impl Ending {
    /// Runs to the end.
    pub(crate) fn of(play: &Play<'_>) -> Self {
        let surface = play.experiment.surface.as_loss();
        let points = play.experiment.steps as usize + 1;
        let first = points - tail(points);
        let mut losses = Vec::with_capacity(tail(points));
        let mut last = play.start;
        play.run(&mut |t, at, _| {
            if t >= first {
                losses.push(surface.loss(at));
                last = at;
            }
        });
        Self::told(&losses, base(surface, last))
    }

    /// The ending of these last losses.
    pub(crate) fn told(losses: &[f64], base: f64) -> Self {
        let mean = |f: &dyn Fn(&f64) -> f64| losses.iter().map(f).sum::<f64>() / losses.len() as f64;
        let (loss, above) = (mean(&|l| *l), mean(&|l| (l - base).max(0.0)));
        if loss.is_finite() && above.is_finite() {
            Self { loss, base, above }
        } else {
            Self { loss: f64::INFINITY, base, above: f64::INFINITY }
        }
    }
}
