//! Where optax has a schedule with the same rates.

use super::python::{call, float, keywords, list};
use crate::schedule::{
    ConstantLR, CosineAnnealingLR, CosineWithWarmup, KerasCosineDecay, LinearWithWarmup, MultiStepLR,
    PolynomialWithWarmup, Ramp, Schedule, WarmupStableDecay,
};

/// optax's schedule with the same rates for so many steps from a base rate.
pub(super) fn native(schedule: &Schedule, base: f64, steps: u32) -> Option<String> {
    Some(match schedule {
        Schedule::Constant(_) => constant(base),
        Schedule::ConstantLR(it) => constant_lr(it, base),
        Schedule::StepLR(it) if it.gamma > 0.0 => {
            let size = it.step_size.unsigned_abs();
            let arguments = [init(base), format!("transition_steps={size}"), rate(it.gamma), "staircase=True".into()];
            (size > 0).then(|| call("optax.exponential_decay", &arguments))?
        }
        Schedule::MultiStepLR(it) if it.gamma >= 0.0 => multi_step(it, base),
        Schedule::ExponentialLR(it) if it.gamma > 0.0 => {
            call("optax.exponential_decay", &[init(base), "transition_steps=1".into(), rate(it.gamma)])
        }
        Schedule::PolynomialLR(it) => polynomial(base, 0.0, it.power, it.total_iters),
        Schedule::CosineAnnealingLR(it) => cosine_annealing(it, base, steps)?,
        Schedule::LinearLR(it) => linear(base * it.start_factor, base * it.end_factor, it.total_iters),
        Schedule::LinearWithWarmup(it) => linear_with_warmup(it, base)?,
        Schedule::CosineWithWarmup(it) => cosine_with_warmup(it, base, steps)?,
        Schedule::PolynomialWithWarmup(it) => polynomial_with_warmup(it, base)?,
        Schedule::WarmupStableDecay(it) => stable(it, base)?,
        Schedule::WarmupCosineDecay(_) => {
            call("optax.warmup_cosine_decay_schedule", &keywords(schedule.params(), &schedule.arguments()))
        }
        Schedule::OptaxExponentialDecay(_) => {
            let mut arguments = vec![init(base)];
            arguments.extend(keywords(schedule.params(), &schedule.arguments()));
            call("optax.exponential_decay", &arguments)
        }
        Schedule::KerasCosineDecay(it) => keras_cosine(it, base)?,
        _ => return None,
    })
}

fn init(rate: f64) -> String {
    format!("init_value={}", float(rate))
}

fn rate(gamma: f64) -> String {
    format!("decay_rate={}", float(gamma))
}

fn constant(rate: f64) -> String {
    format!("optax.constant_schedule({})", float(rate))
}

fn linear(from: f64, to: f64, steps: i64) -> String {
    if steps <= 0 {
        return constant(from);
    }
    call(
        "optax.linear_schedule",
        &[init(from), format!("end_value={}", float(to)), format!("transition_steps={steps}")],
    )
}

fn polynomial(from: f64, to: f64, power: f64, steps: i64) -> String {
    if power == 1.0 || steps <= 0 {
        return linear(from, to, steps);
    }
    let end = format!("end_value={}", float(to));
    let power = format!("power={}", float(power));
    call("optax.polynomial_schedule", &[init(from), end, power, format!("transition_steps={steps}")])
}

/// The cosine of optax from a rate to a share of it.
fn cosine(from: f64, steps: i64, alpha: f64) -> String {
    let mut arguments = vec![init(from), format!("decay_steps={steps}")];
    if alpha != 0.0 {
        arguments.push(format!("alpha={}", float(alpha)));
    }
    call("optax.cosine_decay_schedule", &arguments)
}

fn warmup_cosine(from: f64, peak: f64, warmup: i64, end: i64, floor: f64) -> String {
    let mut arguments = vec![init(from), format!("peak_value={}", float(peak)), format!("warmup_steps={warmup}")];
    arguments.push(format!("decay_steps={end}"));
    if floor != 0.0 {
        arguments.push(format!("end_value={}", float(floor)));
    }
    call("optax.warmup_cosine_decay_schedule", &arguments)
}

fn join(parts: &[String], boundaries: &[i64]) -> String {
    let boundaries = list(boundaries.iter().map(i64::to_string));
    let parts: Vec<_> = parts.iter().map(|part| super::python::indent(part) + ",").collect();
    call("optax.join_schedules", &[format!("[\n{}\n]", parts.join("\n")), format!("boundaries={boundaries}")])
}

fn constant_lr(it: &ConstantLR, base: f64) -> String {
    let low = constant(base * it.factor);
    if it.total_iters <= 0 { low } else { join(&[low, constant(base)], &[it.total_iters]) }
}

fn multi_step(it: &MultiStepLR, base: f64) -> String {
    let mut later: Vec<i64> = it.milestones.iter().copied().filter(|&m| m >= 0).collect();
    later.sort_unstable();
    let scales = later.chunk_by(|a, b| a == b).map(|same| {
        let scale = libm::pow(it.gamma, same.len() as f64);
        format!("{}: {}", same[0], float(scale))
    });
    let scales: Vec<_> = scales.collect();
    if scales.is_empty() {
        return constant(base);
    }
    let scales = format!("{{{}}}", scales.join(", "));
    call("optax.piecewise_constant_schedule", &[init(base), format!("boundaries_and_scales={scales}")])
}

/// Optax's cosine stays at its floor, PyTorch's climbs again.
fn cosine_annealing(it: &CosineAnnealingLR, base: f64, steps: u32) -> Option<String> {
    let alpha = it.eta_min / base;
    (alpha.is_finite() && it.T_max >= i64::from(steps) - 1 && it.T_max > 0).then(|| cosine(base, it.T_max, alpha))
}

fn linear_with_warmup(it: &LinearWithWarmup, base: f64) -> Option<String> {
    let (warmup, end) = (it.num_warmup_steps, it.num_training_steps);
    let falls = linear(base, 0.0, end.saturating_sub(warmup));
    (0 <= warmup && warmup < end).then(|| after_warmup(warmup, base, falls))
}

fn after_warmup(warmup: i64, base: f64, falls: String) -> String {
    if warmup == 0 { falls } else { join(&[linear(0.0, base, warmup), falls], &[warmup]) }
}

fn cosine_with_warmup(it: &CosineWithWarmup, base: f64, steps: u32) -> Option<String> {
    let (warmup, end) = (it.num_warmup_steps, it.num_training_steps);
    let plain = it.num_cycles == 0.5 && 0 <= warmup && warmup < end && end >= i64::from(steps) - 1;
    plain.then(|| if warmup == 0 { cosine(base, end, 0.0) } else { warmup_cosine(0.0, base, warmup, end, 0.0) })
}

fn polynomial_with_warmup(it: &PolynomialWithWarmup, base: f64) -> Option<String> {
    let (warmup, end) = (it.num_warmup_steps, it.num_training_steps);
    let falls = polynomial(base, it.lr_end, it.power, end.saturating_sub(warmup));
    (0 <= warmup && warmup < end && it.power > 0.0).then(|| after_warmup(warmup, base, falls))
}

fn stable(it: &WarmupStableDecay, base: f64) -> Option<String> {
    let (warmup, decay) = (it.num_warmup_steps, it.num_decay_steps);
    let rest = |whole: i64| whole.saturating_sub(warmup).saturating_sub(decay);
    let level = it.num_stable_steps.or(it.num_training_steps.map(rest))?;
    let low = base * it.min_lr_ratio;
    let lengths = warmup >= 0 && level >= 0 && decay > 0 && (0.0..=1.0).contains(&it.min_lr_ratio);
    if !lengths || it.warmup_type != Ramp::Linear {
        return None;
    }
    let falls = match it.decay_type {
        Ramp::Linear => linear(base, low, decay),
        Ramp::Cosine if it.num_cycles == 0.5 => cosine(base, decay, it.min_lr_ratio),
        _ => return None,
    };
    let phases = [(warmup, linear(low, base, warmup)), (level, constant(base)), (decay, falls)];
    let kept: Vec<_> = phases.into_iter().filter(|phase| phase.0 > 0).collect();
    if let [(_, only)] = kept.as_slice() {
        return Some(only.clone());
    }
    let ends = kept.iter().scan(0_i64, |end, phase| {
        *end = end.saturating_add(phase.0);
        Some(*end)
    });
    let boundaries: Vec<i64> = ends.take(kept.len() - 1).collect();
    let parts: Vec<String> = kept.into_iter().map(|phase| phase.1).collect();
    Some(join(&parts, &boundaries))
}

fn keras_cosine(it: &KerasCosineDecay, base: f64) -> Option<String> {
    match it.warmup_target {
        None => Some(cosine(base, it.decay_steps, it.alpha)),
        Some(target) if it.warmup_steps == 0 => Some(cosine(target, it.decay_steps, it.alpha)),
        Some(target) if target != 0.0 && it.warmup_steps > 0 => {
            let end = it.warmup_steps.saturating_add(it.decay_steps);
            Some(warmup_cosine(base, target, it.warmup_steps, end, target * it.alpha))
        }
        Some(_) => None,
    }
}
