//! Changes to an experiment: other rates, other schedules, as documents that the page opens with its plain controls where it can.

use std::borrow::Cow;

use super::case::{Case, peak};
use crate::experiment::Experiment;
use crate::geometry::Point;
use crate::optimizer::Optimizer;
use crate::schedule::{
    Constant, CosineAnnealingLR, CosineAnnealingWarmRestarts, Drawn, LinearLR, MultiStepLR, Schedule, SequentialLR,
};
use crate::value::Value;

/// The rate that an added warmup starts from, as a share of the rate that it leads to; the page's own.
pub(crate) const WARMUP_START: f64 = 0.1;
/// A warmup that is kept starts no lower than this: libraries refuse 0.
const LEAST_START: f64 = 0.01;
/// How far a drawn schedule may be from the rates that it stands for, as a share of their peak.
const DRAWN_ERROR: f64 = 0.002;
/// How far scaled rates may be from what they should be, as a share of their peak: rounding.
const SCALED_ERROR: f64 = 1e-6;
/// The arguments that are rates themselves, whatever the base rate is.
const RATES: [&str; 9] =
    ["eta_min", "max_lr", "base_lr", "peak_value", "init_value", "end_value", "lr_end", "min_lr", "warmup_target"];

/// A number with two significant digits, as people write them.
pub(crate) fn round(n: f64) -> f64 {
    format!("{n:.1e}").parse().unwrap_or(n)
}

/// A number without what a multiplication left in its last digits.
fn tidy(n: f64) -> f64 {
    format!("{n:.11e}").parse().unwrap_or(n)
}

/// The experiment with all its rates multiplied, as near to that as its peak can be written with two digits.
pub(crate) fn scaled(case: &Case, factor: f64) -> Option<(f64, Experiment)> {
    let (_, top) = case.peak();
    let target = round(top * factor);
    let factor = target / top;
    if !(factor.is_finite() && factor > 0.0 && (factor - 1.0).abs() > SCALED_ERROR) {
        return None;
    }
    let schedule = Schedule::from_value(&scaled_value(&case.experiment.schedule.to_value(), factor)).ok()?;
    let base_lr = match case.experiment.schedule {
        Schedule::Constant(_) => target,
        _ => tidy(case.experiment.base_lr * factor),
    };
    let changed = Experiment { base_lr, schedule, ..case.experiment.clone() };
    let wanted: Vec<f64> = case.run.rates.lr.iter().map(|lr| lr * factor).collect();
    if changed.is_paced_by_loss() {
        return Some((target, changed));
    }
    let same = changed.rates().is_ok_and(|rates| {
        rates.lr.iter().zip(&wanted).all(|(is, should)| (is - should).abs() <= SCALED_ERROR * target)
    });
    if same { Some((target, changed)) } else { drawn(case, &wanted).map(|changed| (target, changed)) }
}

fn scaled_value(value: &Value, factor: f64) -> Value {
    let field = |(key, inside): &(Cow<'static, str>, Value)| {
        let changed = match inside {
            Value::Number(n) if RATES.contains(&key.as_ref()) => Value::Number(tidy(n * factor)),
            other => scaled_value(other, factor),
        };
        (key.clone(), changed)
    };
    match value {
        Value::Map(fields) => Value::Map(fields.iter().map(field).collect()),
        Value::List(items) => Value::List(items.iter().map(|item| scaled_value(item, factor)).collect()),
        other => other.clone(),
    }
}

/// Where the rate leaves its warmup, and the share of the peak that it starts from; `(0, 1)` where it has none.
fn warmup(case: &Case) -> (usize, f64) {
    let rates = &case.run.rates.lr;
    let (at, top) = case.peak();
    let rises = rates[..=at.min(rates.len().saturating_sub(1))].windows(2).all(|pair| pair[0] <= pair[1]);
    if at == 0 || at > case.steps() / 2 || !rises || top <= 0.0 {
        return (0, 1.0);
    }
    (at, as_written(rates[0] / top, WARMUP_START).clamp(LEAST_START, 1.0))
}

/// The number as it was written where it is that but for rounding.
fn as_written(n: f64, written: f64) -> f64 {
    if (n - written).abs() <= SCALED_ERROR * written { written } else { n }
}

/// The optimizer under another schedule: where the present one cycles its momentum, with that of the peak of the rate.
fn uncycled(case: &Case) -> Optimizer {
    let (all, own) = (&case.run.rates.momentum, &case.experiment.optimizer);
    let peak = all.get(case.peak().0).copied().flatten().filter(|_| all.iter().any(|m| *m != all[0]));
    let Some(momentum) = peak else { return own.clone() };
    let changed = match own.get("betas") {
        Some(Value::List(betas)) => {
            let rest = betas.iter().skip(1).cloned();
            own.with("betas", Value::List(std::iter::once(Value::Number(momentum)).chain(rest).collect()))
        }
        _ => own.with("momentum", Value::Number(momentum)),
    };
    changed.unwrap_or_else(|_| own.clone())
}

/// The peak rate, as a base rate.
fn top(case: &Case) -> f64 {
    as_written(case.peak().1, case.experiment.base_lr)
}

/// The peak rate as base rate, the warmup kept, and then this.
fn after_warmup(case: &Case, then: impl Fn(usize) -> Schedule) -> Experiment {
    let (length, start_factor) = warmup(case);
    let schedule = if length == 0 {
        then(0)
    } else {
        let begin = LinearLR { start_factor, end_factor: 1.0, total_iters: length as i64 };
        match then(length) {
            Schedule::Constant(_) => Schedule::LinearLR(begin),
            after => Schedule::SequentialLR(SequentialLR {
                schedulers: vec![Schedule::LinearLR(begin), after],
                milestones: vec![length as i64],
            }),
        }
    };
    Experiment { base_lr: top(case), schedule, optimizer: uncycled(case), ..case.experiment.clone() }
}

/// One rate from the first step to the last.
pub(crate) fn constant(case: &Case, rate: f64) -> Experiment {
    let schedule = Schedule::Constant(Constant {});
    Experiment { base_lr: rate, schedule, optimizer: uncycled(case), ..case.experiment.clone() }
}

/// A cosine from this rate to 0 at the end.
pub(crate) fn cosine_from(case: &Case, rate: f64) -> Experiment {
    let cosine = CosineAnnealingLR { T_max: i64::from(case.experiment.steps).max(1), eta_min: 0.0 };
    let schedule = Schedule::CosineAnnealingLR(cosine);
    Experiment { base_lr: rate, schedule, optimizer: uncycled(case), ..case.experiment.clone() }
}

/// The peak rate held to the end.
pub(crate) fn held(case: &Case) -> Experiment {
    after_warmup(case, |_| Schedule::Constant(Constant {}))
}

/// The peak rate, and a cosine that ends with the run.
pub(crate) fn cosine(case: &Case) -> Experiment {
    after_warmup(case, |from| {
        let length = case.steps().saturating_sub(from).max(1) as i64;
        Schedule::CosineAnnealingLR(CosineAnnealingLR { T_max: length, eta_min: 0.0 })
    })
}

/// The peak rate to a step, and a fraction of it from there.
pub(crate) fn dropped(case: &Case, at: usize, gamma: f64) -> Option<Experiment> {
    (at > warmup(case).0).then(|| {
        after_warmup(case, |from| Schedule::MultiStepLR(MultiStepLR { milestones: vec![(at - from) as i64], gamma }))
    })
}

/// The peak rate to a step, and from there in a straight line to 0 at the end.
pub(crate) fn held_then_down(case: &Case, from: usize) -> Option<Experiment> {
    let (length, start) = warmup(case);
    if from < length || from >= case.steps() {
        return None;
    }
    let mut knots = vec![Point::new(from as f64, 1.0), Point::new(case.steps() as f64, 0.0)];
    if length > 0 && length < from {
        knots.insert(0, Point::new(length as f64, 1.0));
    }
    if length > 0 {
        knots.insert(0, Point::new(0.0, start));
    }
    let schedule = Schedule::Drawn(Drawn { knots });
    Some(Experiment { base_lr: top(case), schedule, optimizer: uncycled(case), ..case.experiment.clone() })
}

/// The present schedule after a warmup of some steps; what ends at a certain step still does.
pub(crate) fn warmed_up(case: &Case, steps: usize) -> Option<Experiment> {
    let length = steps as i64;
    let begin = Schedule::LinearLR(LinearLR { start_factor: WARMUP_START, end_factor: 1.0, total_iters: length });
    let schedule = match &case.experiment.schedule {
        Schedule::Constant(_) => Some(begin),
        Schedule::CosineAnnealingLR(cosine) if cosine.T_max > length => {
            let shorter = CosineAnnealingLR { T_max: cosine.T_max - length, ..cosine.clone() };
            Some(in_turn(begin, Schedule::CosineAnnealingLR(shorter), length))
        }
        Schedule::StepLR(_) | Schedule::ExponentialLR(_) | Schedule::CosineAnnealingWarmRestarts(_) => {
            Some(in_turn(begin, case.experiment.schedule.clone(), length))
        }
        _ => None,
    };
    match schedule {
        Some(schedule) => Some(Experiment { schedule, ..case.experiment.clone() }),
        None => drawn(case, &ramped(&case.run.rates.lr, steps)),
    }
}

fn in_turn(first: Schedule, then: Schedule, milestone: i64) -> Schedule {
    Schedule::SequentialLR(SequentialLR { schedulers: vec![first, then], milestones: vec![milestone] })
}

/// Rates whose first steps are led up to from a tenth.
pub(crate) fn ramped(rates: &[f64], steps: usize) -> Vec<f64> {
    let share = |t: usize| WARMUP_START + (1.0 - WARMUP_START) * t as f64 / steps as f64;
    rates.iter().enumerate().map(|(t, lr)| if t < steps { share(t) * lr } else { *lr }).collect()
}

/// Restarts whose last cycle ends with the run: as many cycles as now begin, or one fewer.
pub(crate) fn fitted_restarts(case: &Case, cycles: u32) -> Option<(i64, Experiment)> {
    let fit = |restarts: &CosineAnnealingWarmRestarts, steps: usize| {
        let growth = |i: u32| (0..i).fold(1_i64, |size, _| size.saturating_mul(restarts.T_mult));
        let lengths = (0..cycles).fold(0_i64, |sum, i| sum.saturating_add(growth(i))).max(1);
        let first = (steps as i64 + lengths - 1) / lengths;
        (first >= 2).then(|| (first, CosineAnnealingWarmRestarts { T_0: first, ..restarts.clone() }))
    };
    let (first, schedule) = match &case.experiment.schedule {
        Schedule::CosineAnnealingWarmRestarts(alone) => {
            let (first, fitted) = fit(alone, case.steps())?;
            (first, Schedule::CosineAnnealingWarmRestarts(fitted))
        }
        Schedule::SequentialLR(parts) => {
            let (Some(Schedule::CosineAnnealingWarmRestarts(last)), Some(&from)) =
                (parts.schedulers.last(), parts.milestones.last())
            else {
                return None;
            };
            let (first, fitted) = fit(last, case.steps().checked_sub(usize::try_from(from).ok()?)?)?;
            let mut changed = parts.clone();
            *changed.schedulers.last_mut()? = Schedule::CosineAnnealingWarmRestarts(fitted);
            (first, Schedule::SequentialLR(changed))
        }
        _ => return None,
    };
    Some((first, Experiment { schedule, ..case.experiment.clone() }))
}

/// Less momentum; `None` for optimizers that have none, or no more than that.
pub(crate) fn with_momentum(case: &Case, momentum: f64) -> Option<Experiment> {
    let optimizer = match &case.experiment.optimizer {
        Optimizer::SGD(sgd) if sgd.momentum > momentum => {
            Optimizer::SGD(crate::optimizer::SGD { momentum, ..sgd.clone() })
        }
        Optimizer::RMSprop(it) if it.momentum > momentum => {
            Optimizer::RMSprop(crate::optimizer::RMSprop { momentum, ..it.clone() })
        }
        _ => return None,
    };
    Some(Experiment { optimizer, ..case.experiment.clone() })
}

/// Rates as a drawn schedule: straight lines that stay within a five-hundredth of the peak of them.
pub(crate) fn drawn(case: &Case, rates: &[f64]) -> Option<Experiment> {
    let (_, top) = peak(rates);
    if !(top > 0.0 && top.is_finite()) {
        return None;
    }
    let last = rates.len().checked_sub(1)?;
    let mut kept = vec![false; rates.len()];
    (kept[0], kept[last]) = (true, true);
    keep_turns(rates, (0, last), DRAWN_ERROR * top, &mut kept);
    let knot = |t: usize| Point::new(t as f64, rates[t] / top);
    let knots = (0..rates.len()).filter(|t| kept[*t]).map(knot).collect();
    let schedule = Schedule::Drawn(Drawn { knots });
    Some(Experiment { base_lr: top, schedule, optimizer: uncycled(case), ..case.experiment.clone() })
}

/// Marks what must be kept between two kept places so that straight lines stay near (Ramer 1972; Douglas and Peucker 1973).
fn keep_turns(rates: &[f64], ends: (usize, usize), error: f64, kept: &mut [bool]) {
    let mut open = vec![ends];
    while let Some((from, to)) = open.pop() {
        let line = |t: usize| rates[from] + (rates[to] - rates[from]) * ((t - from) as f64 / (to - from) as f64);
        let off = |t: &usize| (rates[*t] - line(*t)).abs();
        let Some(worst) = (from + 1..to).max_by(|a, b| off(a).total_cmp(&off(b))) else { continue };
        if off(&worst) > error {
            kept[worst] = true;
            open.extend([(from, worst), (worst, to)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scene;

    fn case(run: usize) -> Case {
        Case::new(&Scene::first().experiment(run).expect("a run")).expect("valid")
    }

    #[test]
    fn a_cosine_is_the_one_that_the_page_writes() {
        let decaying = Scene::first().experiment(1);
        assert_eq!(Some(cosine(&case(1))), decaying, "it is one already");
        let alone = cosine(&case(0));
        assert_eq!(alone.base_lr, 0.092);
        assert_eq!(alone.schedule, Schedule::CosineAnnealingLR(CosineAnnealingLR { T_max: 120, eta_min: 0.0 }));
    }

    #[test]
    fn rates_are_scaled_to_two_digits_wherever_they_stand() {
        let (to, halved) = scaled(&case(0), 0.5).expect("another rate");
        assert_eq!((to, halved.base_lr), (0.046, 0.046));
        let cycle = r#"{"kind": "OneCycleLR", "max_lr": 0.1, "total_steps": 120}"#;
        let schedule = serde_json::from_str::<Value>(cycle).expect("JSON");
        let schedule = Schedule::from_value(&schedule).expect("valid");
        let experiment = Experiment { schedule, ..case(0).experiment };
        let case = Case::new(&experiment).expect("valid");
        let (to, doubled) = scaled(&case, 2.0).expect("another rate");
        assert_eq!(to, 0.2);
        let top = |e: &Experiment| peak(&e.rates().expect("valid").lr).1;
        assert!((top(&doubled) - 0.2).abs() < 1e-9, "{doubled:?}");
        assert_eq!(doubled.schedule.kind(), "OneCycleLR");
    }

    #[test]
    fn a_drawn_schedule_stays_near_the_rates() {
        let case = case(1);
        let wanted = &case.run.rates.lr;
        let drawn = drawn(&case, wanted).expect("rates above 0");
        let rates = drawn.rates().expect("valid").lr;
        assert!(rates.iter().zip(wanted).all(|(is, should)| (is - should).abs() <= DRAWN_ERROR * 0.092 + 1e-12));
        let Schedule::Drawn(Drawn { knots }) = drawn.schedule else { unreachable!("it is drawn") };
        assert!(knots.len() < 25, "{} knots", knots.len());
    }

    #[test]
    fn a_warmup_leaves_the_end_of_a_cosine_where_it_was() {
        let cosine = Experiment { ..cosine(&case(0)) };
        let warm = warmed_up(&Case::new(&cosine).expect("valid"), 12).expect("valid");
        let (was, is) = (cosine.rates().expect("valid").lr, warm.rates().expect("valid").lr);
        assert!(is[0] < 0.2 * was[0] && is[12] == 0.092, "{is:?}");
        assert!((is[119] / was[119] - 1.0).abs() < 0.3, "{} {}", is[119], was[119]);
    }

    #[test]
    fn the_momentum_of_a_cycle_is_kept_as_it_was_at_the_peak() {
        let cycle = r#"{"kind": "OneCycleLR", "max_lr": 0.1, "total_steps": 120}"#;
        let schedule = Schedule::from_value(&serde_json::from_str::<Value>(cycle).expect("JSON")).expect("valid");
        let case = Case::new(&Experiment { schedule, ..case(0).experiment }).expect("valid");
        let Optimizer::SGD(sgd) = held(&case).optimizer else { unreachable!("it was SGD") };
        assert!((sgd.momentum - 0.85).abs() < 0.01, "{sgd:?}");
    }
}
