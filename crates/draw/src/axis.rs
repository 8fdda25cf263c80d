//! Axes: the step axis that both charts share, ticks for rates, ticks for logarithms.

use crate::view::{Rect, Size};

/// Room left of the plots, for tick labels that end 8 px before them.
pub const LEFT: f64 = 40.0;
/// Room right of the plots, for the letters at line ends.
pub const RIGHT: f64 = 24.0;

/// A chart's canvas and the room above and below its plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The whole canvas.
    pub size: Size,
    /// Pixels above the plot.
    pub top: f64,
    /// Pixels below it.
    pub bottom: f64,
}

impl Frame {
    /// The plot: the canvas without [`LEFT`], [`RIGHT`], top and bottom, each of which takes at most 40 % of a canvas
    /// that is too small for them; so the plot is never empty.
    #[must_use]
    pub fn plot(&self) -> Rect {
        let (left, right) = between(self.size.width, LEFT, RIGHT);
        let (top, bottom) = between(self.size.height, self.top, self.bottom);
        Rect { left, top, right, bottom }
    }
}

fn between(length: f64, before: f64, after: f64) -> (f64, f64) {
    (before.min(0.4 * length), (length - after).max(0.6 * length))
}

/// A tick of a linear axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// The value to print.
    pub value: f64,
    /// Decimals that tell it from its neighbours.
    pub decimals: usize,
    /// Its place along the axis, in pixels.
    pub at: f64,
}

/// A tick of a logarithmic axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogTick {
    /// The value is ten to this power.
    pub exponent: i32,
    /// Its place along the axis, in pixels.
    pub at: f64,
}

/// Steps from left to right: step 0 at the left side of the plot, the last one at its right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepAxis {
    /// Where step 0 is.
    pub left: f64,
    /// Where the last step is.
    pub right: f64,
    /// The last step, at least 1.
    pub steps: usize,
}

impl StepAxis {
    /// The axis of a canvas `width` pixels wide.
    #[must_use]
    pub fn new(width: f64, steps: usize) -> Self {
        let (left, right) = between(Size::new(width, 1.0).width, LEFT, RIGHT);
        Self { left, right, steps: steps.max(1) }
    }

    /// Where a step is; also between steps and past the ends.
    #[must_use]
    pub fn x(&self, step: f64) -> f64 {
        self.left + (self.right - self.left) * step / self.steps as f64
    }

    /// The step nearest to a place; the first or last one outside.
    #[must_use]
    pub fn step(&self, x: f64) -> usize {
        let share = ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        (share * self.steps as f64).round() as usize
    }

    /// About four ticks, from step 0, preferably such that the last step is one: every 40 for 120 steps.
    #[must_use]
    pub fn ticks(&self) -> Vec<Tick> {
        let every = step_between_ticks(self.steps);
        (0..=self.steps / every)
            .map(|i| Tick { value: (i * every) as f64, decimals: 0, at: self.x((i * every) as f64) })
            .collect()
    }
}

/// The round number of steps that cuts `steps` into 2 to 5 stretches: one that divides it if there is one, then the one
/// that makes the number of stretches closest to 3.5, then the smaller one.
fn step_between_ticks(steps: usize) -> usize {
    let rounds = (0..6).flat_map(|power| [10, 20, 25, 40, 50].map(|m| m * 10usize.pow(power)));
    let small = [1, 2, 4, 5];
    let candidates = small.into_iter().chain(rounds).filter(|every| (2..=5).contains(&(steps / every)));
    let odd = |every: &usize| {
        let stretches = steps as f64 / *every as f64;
        (!steps.is_multiple_of(*every), ((stretches - 3.5).abs() * 16.0) as u32)
    };
    candidates.min_by_key(odd).unwrap_or(1)
}

/// The decimals that a multiple of `step` needs.
fn decimals(step: f64) -> usize {
    (-libm::log10(step).floor()).clamp(0.0, 12.0) as usize
}

/// Ticks from 0 to at most `top`, three where that can be, by 1, 2 or 5 times a power of ten; `top` must be positive.
#[must_use]
pub fn rate_ticks(top: f64, at: &dyn Fn(f64) -> f64) -> Vec<Tick> {
    let power = libm::pow(10.0, libm::log10(top).floor());
    let steps = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0].map(|m| m * power);
    let step = steps.into_iter().find(|s| top / s < 3.999).unwrap_or(power);
    (0..=(top / step * (1.0 + 1e-9)) as usize)
        .map(|i| i as f64 * step)
        .map(|value| Tick { value, decimals: decimals(step), at: at(value) })
        .collect()
}

/// Ticks on whole powers of ten from `low` to `high` (exponents), at most five: every one, every second, third, fifth,
/// tenth, ...; 10^0 is among them if it is in range.
#[must_use]
pub fn log_ticks(low: i32, high: i32, at: &dyn Fn(f64) -> f64) -> Vec<LogTick> {
    let every =
        [1, 2, 3, 5, 10, 20, 50, 100, 200].into_iter().find(|every| count(low, high, *every) <= 4).unwrap_or(500);
    let first = low.div_euclid(every) * every;
    (0..)
        .map(|i| first + i * every)
        .take_while(|exponent| *exponent <= high)
        .filter(|exponent| *exponent >= low)
        .map(|exponent| LogTick { exponent, at: at(f64::from(exponent)) })
        .collect()
}

fn count(low: i32, high: i32, every: i32) -> i32 {
    high.div_euclid(every) - (low - 1).div_euclid(every)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_and_places_agree() {
        let axis = StepAxis::new(404.0, 120);
        assert_eq!((axis.x(0.0), axis.x(120.0)), (40.0, 380.0));
        for step in 0..=120 {
            assert_eq!(axis.step(axis.x(step as f64)), step);
        }
        assert_eq!((axis.step(-50.0), axis.step(1e9), axis.step(f64::NAN)), (0, 120, 0));
    }

    #[test]
    fn step_ticks_are_round_and_few() {
        let every = |steps| step_between_ticks(steps);
        assert_eq!((every(120), every(100), every(300), every(50_000)), (40, 25, 100, 10_000));
        assert_eq!((every(1), every(2), every(7), every(60)), (1, 1, 2, 20));
        for steps in 1..3000 {
            let count = StepAxis::new(400.0, steps).ticks().len();
            assert!((2..=6).contains(&count), "{count} ticks for {steps} steps");
        }
        assert_eq!(StepAxis::new(404.0, 100_000).ticks().len(), 5);
    }

    #[test]
    fn rate_ticks_are_three_or_so() {
        let values =
            |top| rate_ticks(top, &|v| v).iter().map(|t| format!("{:.*}", t.decimals, t.value)).collect::<Vec<_>>();
        assert_eq!(values(0.125), ["0.00", "0.05", "0.10"]);
        assert_eq!(values(0.169), ["0.00", "0.05", "0.10", "0.15"]);
        assert_eq!(values(1.25), ["0.0", "0.5", "1.0"]);
        for i in 1..4000 {
            let top = 1e-7 * 1.01f64.powi(i);
            assert!((2..=4).contains(&values(top).len()), "{top}: {:?}", values(top));
        }
    }

    #[test]
    fn log_ticks_are_at_most_five() {
        let exponents = |low, high| log_ticks(low, high, &|v| v).iter().map(|t| t.exponent).collect::<Vec<_>>();
        assert_eq!(exponents(-3, 2), [-2, 0, 2]);
        assert_eq!(exponents(-3, 4), [-2, 0, 2, 4]);
        assert_eq!(exponents(0, 2), [0, 1, 2]);
        assert_eq!(exponents(-18, 2), [-15, -10, -5, 0]);
        for low in -330..0 {
            for high in 0..310 {
                assert!((1..=5).contains(&exponents(low, high).len()), "{low} {high}");
            }
        }
    }
}
