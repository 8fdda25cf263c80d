//! Schedules as formulas of the step, in Python: those of transformers, optax, Keras, and those drawn by hand.

use super::formula::{Setting, falling, returns};
use super::python::{Tongue, above, float, indent, list, since, term};
use crate::schedule::{
    CosineWithHardRestarts, CosineWithWarmup, Drawn, InverseSqrt, KerasCosineDecay, LinearWithWarmup,
    OptaxExponentialDecay, PolynomialWithWarmup, Ramp, WarmupCosineDecay, WarmupStableDecay,
};

/// A straight way up from 0 in `warmup` steps, then the rest.
fn after_warmup(warmup: i64, at: Setting, rest: &str) -> Vec<String> {
    if warmup <= 0 {
        return returns(rest);
    }
    at.py.return_either(&format!("t < {warmup}"), &format!("{} * t / {warmup}", at.base), rest)
}

/// The share of the steps after the warmup that have passed.
fn share(warmup: i64, end: i64) -> String {
    format!("{} / {}", since(warmup), end.saturating_sub(warmup).max(1))
}

pub(super) fn linear(it: &LinearWithWarmup, at: Setting) -> Vec<String> {
    let (warmup, end) = (it.num_warmup_steps, it.num_training_steps);
    let left = format!("({} - t) / {}", term(end as f64), end.saturating_sub(warmup).max(1));
    let rest = format!("{} * {}", at.base, at.py.greater(&left, "0.0"));
    after_warmup(warmup, at, &rest)
}

/// The angle after a share of so many turns. Keras takes its cosine in 32 bits, which do not hold many turns.
fn turned(py: Tongue, turns: f64, share: &str) -> String {
    let angle = format!("math.pi * {} * ({share})", term(turns * 2.0));
    if py == Tongue::Keras { format!("{angle} % (2.0 * math.pi)") } else { angle }
}

pub(super) fn cosine(it: &CosineWithWarmup, at: Setting) -> Vec<String> {
    let (warmup, end) = (it.num_warmup_steps, it.num_training_steps);
    let angle = turned(at.py, it.num_cycles, &share(warmup, end));
    after_warmup(warmup, at, &falling(at.py, at.base, 0.0, &angle))
}

pub(super) fn hard_restarts(it: &CosineWithHardRestarts, at: Setting) -> Vec<String> {
    let warmup = it.num_warmup_steps;
    let within = format!("math.pi * ({} * progress % 1.0)", term(it.num_cycles as f64));
    let rest = at.py.choose("progress < 1.0", &falling(at.py, at.base, 0.0, &within), "0.0");
    let mut lines = vec![format!("progress = {}", share(warmup, it.num_training_steps))];
    lines.extend(after_warmup(warmup, at, &rest));
    lines
}

pub(super) fn polynomial(it: &PolynomialWithWarmup, at: Setting) -> Vec<String> {
    let (warmup, end) = (it.num_warmup_steps, it.num_training_steps);
    let low = term(it.lr_end);
    let length = end.saturating_sub(warmup);
    let left = format!("1.0 - {} / {}", since(warmup), term(length as f64));
    let falls = format!("({} - {low}) * ({left}) ** {} + {low}", at.base, term(it.power));
    // Where the end comes before the first step after the warmup, nothing falls.
    let rest = if length > 0 { at.py.choose(&format!("t > {end}"), &low, &falls) } else { low };
    after_warmup(warmup, at, &rest)
}

pub(super) fn inverse_sqrt(it: &InverseSqrt, at: Setting) -> Vec<String> {
    let warmup = it.num_warmup_steps;
    let scale = it.timescale.unwrap_or(if warmup == 0 { 10_000 } else { warmup });
    let passed = since(warmup.saturating_sub(scale));
    let falls = format!("{} / {}", at.base, at.py.sqrt(&format!("{passed} / {}", term(scale as f64))));
    after_warmup(warmup, at, &falls)
}

pub(super) fn stable(it: &WarmupStableDecay, at: Setting) -> Vec<String> {
    let (warmup, decay, low) = (it.num_warmup_steps, it.num_decay_steps, it.min_lr_ratio);
    let whole = it.num_training_steps.unwrap_or(0);
    let rest = whole.saturating_sub(warmup).saturating_sub(decay);
    let falls = warmup.saturating_add(it.num_stable_steps.unwrap_or(rest));
    let mut lines = vec![format!("factor = {}", float(low))];
    let mut phase = |end: i64, shape: &str| {
        lines.push(at.py.assign_either("factor", &format!("t < {end}"), shape, "factor"));
    };
    let mixed = |shape: &str| {
        let mixed = above(low, shape);
        if (0.0..=1.0).contains(&low) { mixed } else { at.py.greater(&mixed, "0.0") }
    };
    if decay > 0 {
        let share = format!("{} / {decay}", since(falls));
        phase(falls.saturating_add(decay), &mixed(&fall(it, at.py, &share)));
    }
    phase(falls, "1.0");
    if warmup > 0 {
        phase(warmup, &mixed(&rise(it.warmup_type, at.py, &format!("t / {warmup}"))));
    }
    lines.push(format!("return {} * factor", at.base));
    lines
}

fn rise(ramp: Ramp, py: Tongue, share: &str) -> String {
    match ramp {
        Ramp::Linear => share.into(),
        Ramp::Cosine => format!("0.5 * (1.0 - {})", py.cos(&format!("math.pi * {share}"))),
        Ramp::OneMinusSqrt => format!("(1.0 - {})", py.sqrt(&format!("1.0 - {share}"))),
    }
}

fn fall(it: &WarmupStableDecay, py: Tongue, share: &str) -> String {
    match it.decay_type {
        Ramp::Linear => format!("(1.0 - {share})"),
        Ramp::Cosine => {
            format!("0.5 * (1.0 + {})", py.cos(&turned(py, it.num_cycles, share)))
        }
        Ramp::OneMinusSqrt => format!("(1.0 - {})", py.sqrt(share)),
    }
}

pub(super) fn optax_cosine(it: &WarmupCosineDecay, py: Tongue) -> Vec<String> {
    let (warmup, peak) = (it.warmup_steps, it.peak_value);
    let length = it.decay_steps.saturating_sub(warmup);
    let passed = py.lesser(since(warmup).trim_matches(['(', ')']), &float(length as f64));
    let floor = if peak == 0.0 { 0.0 } else { it.end_value / peak };
    let cosine = format!("(0.5 * (1.0 + {}))", py.cos(&format!("math.pi * {passed} / {length}")));
    let peak = term(peak);
    let bent = py.power(&cosine, it.exponent, it.exponent >= 0.0);
    let falls = format!("{peak} * {}", above(floor, &bent));
    if warmup <= 0 {
        return returns(&falls);
    }
    let rises = format!("({} - {peak}) * (1.0 - t / {warmup}) + {peak}", term(it.init_value));
    py.return_either(&format!("t < {warmup}"), &rises, &falls)
}

pub(super) fn optax_exponential(it: &OptaxExponentialDecay, at: Setting) -> Vec<String> {
    if it.transition_steps <= 0 || it.decay_rate == 0.0 {
        return returns(at.base);
    }
    let begin = it.transition_begin.max(0);
    let divided = if it.staircase { "//" } else { "/" };
    let exponent = format!("({} {divided} {})", since(begin), it.transition_steps);
    let decay = at.py.power_of(it.decay_rate, &exponent);
    let falls = format!("{} * {decay}", at.base);
    let rate = at.py.choose(&format!("t <= {begin}"), at.base, &falls);
    match it.end_value {
        None => returns(&rate),
        Some(end) if it.decay_rate < 1.0 => returns(&at.py.greater(&rate, &float(end))),
        Some(end) => returns(&at.py.lesser(&rate, &float(end))),
    }
}

pub(super) fn keras_cosine(it: &KerasCosineDecay, at: Setting) -> Vec<String> {
    let peak = it.warmup_target.map_or_else(|| at.base.to_owned(), term);
    let from = if it.warmup_target.is_some() { it.warmup_steps } else { 0 };
    let passed = at.py.lesser(since(from).trim_matches(['(', ')']), &float(it.decay_steps as f64));
    let wave = at.py.cos(&format!("math.pi * {passed} / {}", it.decay_steps));
    let falls = format!("{peak} * {}", above(it.alpha, &format!("0.5 * (1.0 + {wave})")));
    if from <= 0 {
        return returns(&falls);
    }
    let rises = format!("({peak} - {}) * t / {from} + {}", at.base, at.base);
    at.py.return_either(&format!("t < {from}"), &rises, &falls)
}

pub(super) fn drawn(it: &Drawn, at: Setting) -> Vec<String> {
    let knots = list(it.knots.iter().map(|knot| format!("({}, {})", float(knot.x), float(knot.y))));
    let share = at.py.lesser("(t - left) / (right - left)", "1.0");
    let between = format!("low + (high - low) * {share}");
    vec![
        format!("knots = {knots}"),
        "factor = knots[0][1]".into(),
        "for (left, low), (right, high) in zip(knots, knots[1:]):".into(),
        indent(&at.py.assign_either("factor", "t >= left", &between, "factor")),
        if at.base == "1.0" { "return factor".into() } else { format!("return {} * factor", at.base) },
    ]
}
