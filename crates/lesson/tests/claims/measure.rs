//! What formulas may ask of the runs of a scene.

use anyhow::{Context, Result, bail};
use settle_model::diagnosis::Phase;
use settle_model::optimizer::{Optimizer, SGD};
use settle_model::schedule::{Constant, Schedule};
use settle_model::task::Goal;
use settle_model::theory::{Mode, modes, stability_limit, stability_limits};
use settle_model::{Experiment, Run};

use crate::bench::{Bench, Subject};
use crate::formula::Value;

/// What the model tells; all else is taken from the points.
const TOLD: [&str; 9] = ["end", "restarts", "settled", "overshoot", "period", "evidence", "gain", "begins", "until"];
/// The loss that tells the basins of `two_basins` apart: the narrow one lies above it.
const BETTER_BASIN: f64 = 0.9;
/// Overshoot below this many percent is rounding.
const ROUNDING: f64 = 1e-6;

/// A measure of the runs of a link's scene.
///
/// # Errors
/// A measure, a run or a point that there is not.
pub fn measure(bench: &Bench, link: &str, name: &str, values: &[Value]) -> Result<Value> {
    let run = |at: usize| bench.subject(link, values.get(at).context("no run is named")?.word()?);
    let (subject, rest) = (run(0)?, &values[1..]);
    let number = match (name, rest) {
        ("first", []) => {
            return Ok(Value::Word(subject.report()?.findings.first().context("nothing is found")?.rule.into()));
        }
        ("better_of", [_]) => better_of(&subject, &run(1)?)?,
        ("best_constant", [low, high, count]) => {
            best_constant(bench, &subject.experiment, (low.number()?, high.number()?), count.number()?)?
        }
        _ if TOLD.contains(&name) => told(&subject, name, rest)?,
        _ => of_points(&subject, name, rest)?,
    };
    Ok(Value::Number(number))
}

/// A number that the model tells of a run.
fn told(subject: &Subject<'_>, name: &str, rest: &[Value]) -> Result<f64> {
    match name {
        "end" => return subject.told(Goal::Below(1.0)),
        "restarts" => return subject.told(Goal::Restarts(1)),
        _ => {}
    }
    let report = subject.report()?;
    let first = report.findings.first().context("nothing is found")?;
    Ok(match (name, rest) {
        ("settled", []) => report.measured.settling_step.map_or(f64::INFINITY, f64::from),
        ("overshoot", []) => {
            let percent = report.measured.overshoot_percent[0].context("overshoot can't be measured")?;
            if percent < ROUNDING { 0.0 } else { percent }
        }
        ("period", []) => report.measured.period[0].context("it has no period")?,
        ("evidence", [key]) => {
            let key = key.word()?;
            first
                .evidence
                .iter()
                .find(|(name, _)| *name == key)
                .with_context(|| format!("no evidence {key}"))?
                .1
                .value()
        }
        ("gain", [at]) => first.remedies.get(index(at)?).context("no such remedy")?.gain,
        ("begins", [name]) => f64::from(phase(&report.phases, name)?.from),
        ("until", [name]) => f64::from(phase(&report.phases, name)?.until),
        _ => bail!("the model tells no {name}"),
    })
}

/// A number of a run's points.
fn of_points(subject: &Subject<'_>, name: &str, rest: &[Value]) -> Result<f64> {
    let excess = |number: &dyn Fn(&[f64]) -> f64| subject.median(|run| number(&subject.excess(run)));
    let at = |place: &Value| -> Result<usize> {
        let place = index(place)?;
        anyhow::ensure!(place <= subject.experiment.steps as usize, "there is no point {place}");
        Ok(place)
    };
    Ok(match (name, rest) {
        ("e", [place]) => at(place).and_then(|place| excess(&|losses| losses[place]))?,
        ("last", []) => excess(&|losses| losses[losses.len() - 1])?,
        ("peak", []) => excess(&|losses| losses[place_of(losses, f64::gt)])?,
        ("peak_at", []) => excess(&|losses| place_of(losses, f64::gt) as f64)?,
        ("low_at", []) => excess(&|losses| place_of(losses, f64::lt) as f64)?,
        ("lr", [place]) => *subject.own()?.rates.lr.get(index(place)?).context("there is no such step")?,
        ("grad", [place]) => at(place).and_then(|place| subject.median(|run| run.trajectory[place].gradient.norm()))?,
        ("waves", []) => waves(&subject.excess(&*subject.own()?)),
        ("own", []) => *subject.excess(&*subject.own()?).last().context("no points")?,
        ("better", []) => subject.every()?.iter().filter(|run| last(run) < BETTER_BASIN).count() as f64,
        ("limit", []) => stability_limits(&subject.experiment, &*subject.own()?)[0],
        ("rest", [minimum]) => resting(&subject.experiment, index(minimum)?)?,
        ("condition", []) => mode(subject, 0)?.curvature / mode(subject, 1)?.curvature,
        ("pole", [direction]) => mode(subject, index(direction)?)?.poles[0].re,
        ("away", [place]) => at(place).and_then(|place| away(subject, place))?,
        _ => bail!("there is no measure {name} of {} values, or it can't be taken here", rest.len() + 1),
    })
}

fn index(value: &Value) -> Result<usize> {
    let number = value.number()?;
    anyhow::ensure!(number >= 0.0 && number.fract() == 0.0, "{number} is no index");
    Ok(number as usize)
}

/// What a direction does at the start, the steep one first.
fn mode(subject: &Subject<'_>, direction: usize) -> Result<Mode> {
    let modes = modes(&subject.experiment, &*subject.own()?);
    modes[0].get(direction).copied().context("there are two directions")
}

/// The largest rate that can come to rest at a minimum of the surface.
fn resting(experiment: &Experiment, minimum: usize) -> Result<f64> {
    let surface = experiment.surface.as_loss();
    let minimum = *surface.minima().get(minimum).context("there is no such minimum")?;
    let steepest = surface.hessian(minimum).curvatures()[0].value;
    stability_limit(&experiment.optimizer, steepest).context("there is no limit")
}

/// The distance from the first minimum at a point, as a share of the start's.
fn away(subject: &Subject<'_>, place: usize) -> Result<f64> {
    let minimum = *subject.experiment.surface.as_loss().minima().first().context("there is no minimum")?;
    subject.median(|run| (run.trajectory[place].at - minimum).norm() / (run.trajectory[0].at - minimum).norm())
}

fn phase(phases: &[Phase], name: &Value) -> Result<Phase> {
    let name = name.word()?;
    phases.iter().find(|phase| phase.name == name).copied().with_context(|| format!("it has no phase {name}"))
}

/// The first place of the number that beats all others.
fn place_of(losses: &[f64], beats: impl Fn(&f64, &f64) -> bool) -> usize {
    (1..losses.len()).fold(0, |best, at| if beats(&losses[at], &losses[best]) { at } else { best })
}

/// How many local maxima there are.
fn waves(losses: &[f64]) -> f64 {
    losses.windows(3).filter(|three| three[1] > three[0] && three[1] > three[2]).count() as f64
}

fn last(run: &Run) -> f64 {
    run.trajectory.last().map_or(f64::NAN, |sample| sample.loss)
}

/// Under how many of the seeds the last loss of the one is below that of the other.
fn better_of(one: &Subject<'_>, other: &Subject<'_>) -> Result<f64> {
    let (one, other) = (one.every()?, other.every()?);
    Ok(one.iter().zip(&other).filter(|(one, other)| last(one) < last(other)).count() as f64)
}

/// The lowest end of plain descent at constant rates, evenly spaced on a log scale.
fn best_constant(bench: &Bench, like: &Experiment, (low, high): (f64, f64), count: f64) -> Result<f64> {
    let plain = SGD { momentum: 0.0, dampening: 0.0, weight_decay: 0.0, nesterov: false };
    (0..=count as u32).try_fold(f64::INFINITY, |best, at| {
        let base_lr = low * (high / low).powf(f64::from(at) / count);
        let (optimizer, schedule) = (Optimizer::SGD(plain.clone()), Schedule::Constant(Constant {}));
        let experiment = Experiment { optimizer, schedule, base_lr, ..like.clone() };
        Ok(bench.of(experiment).told(Goal::Below(1.0))?.min(best))
    })
}
