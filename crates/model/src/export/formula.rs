//! Schedules as formulas of the step, in Python: those of PyTorch.

use super::python::{Tongue, float, indent, list, term};
use super::warmups;
use crate::schedule::{
    ConstantLR, CosineAnnealingLR, CosineAnnealingWarmRestarts, CyclicLR, LinearLR, MultiStepLR, OneCycleLR,
    PolynomialLR, Schedule, StepLR, Strategy, Swing,
};

/// What a formula is written in and for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting<'a> {
    /// Who computes.
    pub(super) py: Tongue,
    /// The base rate: a number or a name.
    pub(super) base: &'a str,
    /// How many steps it must hold for.
    pub(super) steps: u32,
}

/// The body of a function of the step `t` that returns the rate; `None` where there is no formula.
pub(super) fn body(schedule: &Schedule, at: Setting) -> Option<Vec<String>> {
    let base = at.base;
    Some(match schedule {
        Schedule::Constant(_) => returns(base),
        Schedule::ConstantLR(it) => constant(it, at),
        Schedule::StepLR(it) => step(it, at),
        Schedule::MultiStepLR(it) => milestones(it, at),
        Schedule::ExponentialLR(it) => returns(&format!("{base} * {} ** t", term(it.gamma))),
        Schedule::PolynomialLR(it) => polynomial(it, at),
        Schedule::CosineAnnealingLR(it) => cosine(it, at),
        Schedule::CosineAnnealingWarmRestarts(it) => restarts(it, at),
        Schedule::LinearLR(it) => linear(it, at),
        Schedule::CyclicLR(it) => cyclic(it, at.py),
        Schedule::OneCycleLR(it) => one_cycle(it, at.py),
        Schedule::ReduceLROnPlateau(_) | Schedule::SequentialLR(_) | Schedule::ChainedScheduler(_) => return None,
        Schedule::LinearWithWarmup(it) => warmups::linear(it, at),
        Schedule::CosineWithWarmup(it) => warmups::cosine(it, at),
        Schedule::CosineWithHardRestarts(it) => warmups::hard_restarts(it, at),
        Schedule::PolynomialWithWarmup(it) => warmups::polynomial(it, at),
        Schedule::InverseSqrt(it) => warmups::inverse_sqrt(it, at),
        Schedule::WarmupStableDecay(it) => warmups::stable(it, at),
        Schedule::WarmupCosineDecay(it) => warmups::optax_cosine(it, at.py),
        Schedule::OptaxExponentialDecay(it) => warmups::optax_exponential(it, at),
        Schedule::KerasCosineDecay(it) => warmups::keras_cosine(it, at),
        Schedule::Drawn(it) => warmups::drawn(it, at),
    })
}

/// A body that is one expression.
pub(super) fn returns(expression: &str) -> Vec<String> {
    vec![format!("return {expression}")]
}

fn constant(it: &ConstantLR, at: Setting) -> Vec<String> {
    let low = format!("{} * {}", at.base, term(it.factor));
    match it.total_iters {
        ..=0 => returns(&low),
        end => at.py.return_either(&format!("t < {end}"), &low, at.base),
    }
}

fn step(it: &StepLR, at: Setting) -> Vec<String> {
    let size = u64::max(it.step_size.unsigned_abs(), 1);
    returns(&format!("{} * {} ** (t // {size})", at.base, term(it.gamma)))
}

fn milestones(it: &MultiStepLR, at: Setting) -> Vec<String> {
    let mut later: Vec<i64> = it.milestones.iter().copied().filter(|&m| m >= 0).collect();
    later.sort_unstable();
    let one = at.py.choose("t >= milestone", "1.0", "0.0");
    let milestones = list(later.iter().map(i64::to_string));
    vec![
        format!("passed = sum({one} for milestone in {milestones})"),
        format!("return {} * {} ** passed", at.base, term(it.gamma)),
    ]
}

fn polynomial(it: &PolynomialLR, at: Setting) -> Vec<String> {
    if it.total_iters <= 0 {
        return returns(at.base);
    }
    let passed = at.py.lesser("t", &float(it.total_iters as f64));
    returns(&format!("{} * (1.0 - {passed} / {}) ** {}", at.base, it.total_iters, term(it.power)))
}

/// `low + (high - low) (1 + cos(angle)) / 2`.
pub(super) fn falling(py: Tongue, high: &str, low: f64, angle: &str) -> String {
    let wave = py.cos(angle);
    if low == 0.0 {
        return format!("{high} * (1.0 + {wave}) / 2.0");
    }
    let low = term(low);
    format!("{low} + ({high} - {low}) * (1.0 + {wave}) / 2.0")
}

fn cosine(it: &CosineAnnealingLR, at: Setting) -> Vec<String> {
    let half = it.T_max.saturating_abs().max(1);
    let passed = if half >= i64::from(at.steps) { "t".into() } else { format!("(t % {})", half * 2) };
    returns(&falling(at.py, at.base, it.eta_min, &format!("math.pi * {passed} / {half}")))
}

fn restarts(it: &CosineAnnealingWarmRestarts, at: Setting) -> Vec<String> {
    if it.T_mult == 1 {
        return returns(&falling(at.py, at.base, it.eta_min, &format!("math.pi * (t % {}) / {}", it.T_0, it.T_0)));
    }
    let (mut start, mut length) = (0_i64, it.T_0);
    let mut cycles = Vec::new();
    while start < i64::from(at.steps) {
        cycles.push(format!("({start}, {length})"));
        start = start.saturating_add(length);
        length = length.saturating_mul(it.T_mult);
    }
    let within = falling(at.py, at.base, it.eta_min, "math.pi * (t - start) / length");
    vec![
        format!("rate = {}", at.base),
        format!("for start, length in {}:", list(cycles.into_iter())),
        indent(&at.py.assign_either("rate", "t >= start", &within, "rate")),
        "return rate".into(),
    ]
}

fn linear(it: &LinearLR, at: Setting) -> Vec<String> {
    let (start, end) = (term(it.start_factor), term(it.end_factor));
    if it.total_iters <= 0 {
        return returns(&format!("{} * {start}", at.base));
    }
    let passed = at.py.lesser("t", &float(it.total_iters as f64));
    returns(&format!("{} * ({start} + ({end} - {start}) * {passed} / {})", at.base, it.total_iters))
}

fn cyclic(it: &CyclicLR, py: Tongue) -> Vec<String> {
    let up = it.step_size_up as f64;
    let length = up + it.step_size_down.map_or(up, |down| down as f64);
    let turn = term(up / length);
    let base = term(it.base_lr);
    let scale = match it.mode {
        Swing::Triangular => String::new(),
        Swing::Triangular2 => " / 2.0 ** (cycle - 1.0)".into(),
        Swing::ExpRange => format!(" * {} ** t", term(it.gamma)),
    };
    let rising = format!("share / {turn}");
    let falling = format!("(share - 1.0) / ({turn} - 1.0)");
    let height = if up == length {
        format!("height = {rising}")
    } else {
        py.assign_either("height", &format!("share <= {turn}"), &rising, &falling)
    };
    vec![
        format!("cycle = (1.0 + t / {}) // 1.0", term(length)),
        format!("share = 1.0 + t / {} - cycle", term(length)),
        height,
        format!("return {base} + ({} - {base}) * height{scale}", term(it.max_lr)),
    ]
}

/// The ends of its phases, each with the rate there, from the first step on.
fn phases(it: &OneCycleLR) -> Vec<(f64, f64)> {
    let given = it.total_steps.or_else(|| Some(it.epochs?.saturating_mul(it.steps_per_epoch?)));
    let total = given.unwrap_or(1) as f64;
    let initial = it.max_lr / it.div_factor;
    let lowest = initial / it.final_div_factor;
    let mut ends = vec![(0.0, initial), (it.pct_start * total - 1.0, it.max_lr)];
    if it.three_phase {
        ends.push((2.0 * it.pct_start * total - 2.0, initial));
    }
    ends.push((total - 1.0, lowest));
    ends
}

fn one_cycle(it: &OneCycleLR, py: Tongue) -> Vec<String> {
    let ends = phases(it);
    let mut phases: Vec<_> = ends.windows(2).collect();
    let shape = match it.anneal_strategy {
        Strategy::Cos => format!("last + (first - last) / 2.0 * ({} + 1.0)", py.cos("math.pi * share")),
        Strategy::Linear => "(last - first) * share + first".into(),
    };
    let mut lines =
        vec![String::new(), "def between(first, last, share):".into(), format!("    return {shape}"), String::new()];
    let within = |pair: &[(f64, f64)]| {
        let ((start, first), (end, last)) = (pair[0], pair[1]);
        let passed = if start == 0.0 { "t".into() } else { format!("(t - {})", term(start)) };
        format!("between({}, {}, {passed} / {})", float(first), float(last), term(end - start))
    };
    // The last phase is also what is past the end; a phase before the first step never comes.
    if let Some(last) = phases.pop() {
        lines.push(format!("rate = {}", within(last)));
    }
    for pair in phases.iter().rev().filter(|pair| pair[1].0 >= 0.0 && pair[1].0 != pair[0].0) {
        lines.push(py.assign_either("rate", &format!("t <= {}", float(pair[1].0)), &within(pair), "rate"));
    }
    lines.push("return rate".into());
    lines
}
