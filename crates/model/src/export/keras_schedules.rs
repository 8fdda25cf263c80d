//! Where Keras has a schedule with the same rates.

use super::python::{call, float, keywords, list};
use crate::schedule::{ConstantLR, CosineAnnealingLR, CosineWithWarmup, MultiStepLR, Schedule, WarmupCosineDecay};

/// Keras's schedule with the same rates for so many steps from a base rate.
pub(super) fn native(schedule: &Schedule, base: f64, steps: u32) -> Option<String> {
    Some(match schedule {
        Schedule::ConstantLR(it) => constant(it, base)?,
        Schedule::StepLR(it) if it.gamma > 0.0 && it.step_size != 0 => {
            exponential(base, it.step_size.saturating_abs(), it.gamma, true)
        }
        Schedule::MultiStepLR(it) => multi_step(it, base)?,
        Schedule::ExponentialLR(it) if it.gamma > 0.0 => exponential(base, 1, it.gamma, false),
        Schedule::PolynomialLR(it) if it.power > 0.0 => polynomial(base, 0.0, it.power, it.total_iters)?,
        Schedule::LinearLR(it) => polynomial(base * it.start_factor, base * it.end_factor, 1.0, it.total_iters)?,
        Schedule::CosineAnnealingLR(it) => annealing(it, base, steps)?,
        Schedule::CosineAnnealingWarmRestarts(it) if it.T_mult == 1 && (it.eta_min / base).is_finite() => {
            let mut arguments = vec![initial(base), format!("first_decay_steps={}", it.T_0), "t_mul=1.0".into()];
            arguments.extend(alpha(it.eta_min / base));
            schedules("CosineDecayRestarts", &arguments)
        }
        Schedule::CosineWithWarmup(it) => cosine_with_warmup(it, base, steps)?,
        Schedule::WarmupCosineDecay(it) => optax_cosine(it)?,
        Schedule::OptaxExponentialDecay(it)
            if it.transition_begin <= 0 && it.end_value.is_none() && it.decay_rate > 0.0 && it.transition_steps > 0 =>
        {
            exponential(base, it.transition_steps, it.decay_rate, it.staircase)
        }
        Schedule::KerasCosineDecay(_) => {
            let mut arguments = vec![initial(base)];
            arguments.extend(keywords(schedule.params(), &schedule.arguments()));
            schedules("CosineDecay", &arguments)
        }
        _ => return None,
    })
}

fn schedules(name: &str, arguments: &[String]) -> String {
    call(&format!("keras.optimizers.schedules.{name}"), arguments)
}

fn initial(rate: f64) -> String {
    format!("initial_learning_rate={}", float(rate))
}

fn alpha(share: f64) -> Option<String> {
    (share != 0.0).then(|| format!("alpha={}", float(share)))
}

/// Keras's boundaries belong to the stage before them.
fn pieces(boundaries: &[i64], values: &[f64]) -> String {
    let boundaries = list(boundaries.iter().map(|b| (b - 1).to_string()));
    let values = list(values.iter().copied().map(float));
    schedules("PiecewiseConstantDecay", &[format!("boundaries={boundaries}"), format!("values={values}")])
}

fn constant(it: &ConstantLR, base: f64) -> Option<String> {
    (it.total_iters > 0).then(|| pieces(&[it.total_iters], &[base * it.factor, base]))
}

fn multi_step(it: &MultiStepLR, base: f64) -> Option<String> {
    let mut later: Vec<i64> = it.milestones.iter().copied().filter(|&m| m >= 0).collect();
    later.sort_unstable();
    let ends: Vec<i64> = later.chunk_by(|a, b| a == b).map(|same| same[0]).collect();
    let passed = |end: i64| later.partition_point(|&m| m <= end) as f64;
    let values: Vec<f64> =
        std::iter::once(base).chain(ends.iter().map(|&end| base * libm::pow(it.gamma, passed(end)))).collect();
    (!ends.is_empty() && values.iter().all(|value| value.is_finite())).then(|| pieces(&ends, &values))
}

fn exponential(base: f64, steps: i64, rate: f64, staircase: bool) -> String {
    let mut arguments = vec![initial(base), format!("decay_steps={steps}"), format!("decay_rate={}", float(rate))];
    if staircase {
        arguments.push("staircase=True".into());
    }
    schedules("ExponentialDecay", &arguments)
}

fn polynomial(from: f64, to: f64, power: f64, steps: i64) -> Option<String> {
    let mut arguments = vec![initial(from), format!("decay_steps={steps}"), format!("end_learning_rate={}", float(to))];
    if power != 1.0 {
        arguments.push(format!("power={}", float(power)));
    }
    (steps > 0).then(|| schedules("PolynomialDecay", &arguments))
}

/// Keras's cosine stays at its floor, PyTorch's climbs again.
fn annealing(it: &CosineAnnealingLR, base: f64, steps: u32) -> Option<String> {
    let share = it.eta_min / base;
    if !share.is_finite() || it.T_max <= 0 || it.T_max < i64::from(steps) - 1 {
        return None;
    }
    let mut arguments = vec![initial(base), format!("decay_steps={}", it.T_max)];
    arguments.extend(alpha(share));
    Some(schedules("CosineDecay", &arguments))
}

/// A way up from one rate to another, then a cosine of so many steps to a share of that.
fn warmup(from: f64, peak: f64, warmup: i64, fall: i64, share: f64) -> String {
    let start = if warmup > 0 { from } else { peak };
    let mut arguments = vec![initial(start), format!("decay_steps={fall}")];
    arguments.extend(alpha(share));
    if warmup > 0 {
        arguments.extend([format!("warmup_target={}", float(peak)), format!("warmup_steps={warmup}")]);
    }
    schedules("CosineDecay", &arguments)
}

fn cosine_with_warmup(it: &CosineWithWarmup, base: f64, steps: u32) -> Option<String> {
    let (begin, end) = (it.num_warmup_steps, it.num_training_steps);
    let plain = it.num_cycles == 0.5 && 0 <= begin && begin < end && end >= i64::from(steps) - 1;
    plain.then(|| warmup(0.0, base, begin, end - begin, 0.0))
}

fn optax_cosine(it: &WarmupCosineDecay) -> Option<String> {
    let share = it.end_value / it.peak_value;
    let plain = it.exponent == 1.0 && share.is_finite() && it.warmup_steps >= 0;
    plain.then(|| warmup(it.init_value, it.peak_value, it.warmup_steps, it.decay_steps - it.warmup_steps, share))
}
