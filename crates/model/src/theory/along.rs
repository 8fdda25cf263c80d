//! Limits and poles along a run: at each of its points, with what its optimizer remembers there.

use crate::experiment::Experiment;
use crate::geometry::Hessian;
use crate::linear::{Linear, Mode};
use crate::optimizer::{Hyper, Optimizer, Update, each_optimizer};
use crate::simulate::{Run, State};

/// The stability limit at each point of a run, `steps + 1` numbers; infinite where no rate is too high.
///
/// Entry t is [`Linear::limit`] with the Hessian at point t, and with the momentum and the memory that update t uses, its
/// own (noisy) gradient included. The last point, which no update leaves, takes the momentum of the last update. A rate
/// above it, held, would throw the run away from here; on a quadratic with SGD that is exact.
///
/// ```
/// use settle_model::{Scene, simulate, theory::stability_limits};
/// let experiment = Scene::first().experiment(0).expect("run A");
/// let limits = stability_limits(&experiment, &simulate(&experiment)?);
/// assert_eq!(limits.len(), 121);
/// assert!(limits.iter().all(|limit| (limit - 0.1).abs() < 1e-12));
/// # Ok::<(), settle_model::InvalidParam>(())
/// ```
#[must_use]
pub fn stability_limits(experiment: &Experiment, run: &Run) -> Vec<f64> {
    let mut limits = Vec::with_capacity(run.trajectory.len());
    visit(experiment, run, |linear, _, hessian| limits.push(linear.limit(hessian)));
    limits
}

/// Both eigen-directions with their poles at each point of a run, `steps + 1` pairs, the sharper direction first.
///
/// Entry t is [`Linear::modes`] at the rate of update t, with everything else as in [`stability_limits`]; the last point
/// takes the rate of the last update.
#[must_use]
pub fn modes(experiment: &Experiment, run: &Run) -> Vec<[Mode; 2]> {
    let mut all = Vec::with_capacity(run.trajectory.len());
    visit(experiment, run, |linear, rate, hessian| all.push(linear.modes(rate, hessian)));
    all
}

/// Goes along a run and shows the held update, the rate and the Hessian of each point.
fn visit(experiment: &Experiment, run: &Run, show: impl FnMut(Linear, f64, Hessian)) {
    each_optimizer!(&experiment.optimizer, it => replay(it, experiment, run, show));
}

fn replay<O: Update>(optimizer: &O, experiment: &Experiment, run: &Run, mut show: impl FnMut(Linear, f64, Hessian)) {
    let surface = experiment.surface.as_loss();
    let mut state = State::new(surface, optimizer, experiment.start, &experiment.noise);
    let mut hyper = Hyper { lr: 0.0, momentum: optimizer.cycled().unwrap_or(0.0) };
    for (t, sample) in run.trajectory.iter().enumerate() {
        if let (Some(&lr), Some(momentum)) = (run.rates.lr.get(t), run.rates.momentum.get(t)) {
            hyper = Hyper { lr, momentum: momentum.unwrap_or(0.0) };
        }
        state.step(hyper, sample.gradient);
        show(optimizer.held(state.memory(), hyper), hyper.lr, surface.hessian(sample.at));
    }
}
