//! The picture of a learning-rate range test: its sweep, and where rates and losses lie. Pure.

use std::fmt::Write as _;

use settle_model::Experiment;
use settle_model::range_test::{RangeTest, range_test, sweep_range};

/// Updates of the sweep.
const STEPS: u32 = 100;
/// The size of the picture.
pub const SIZE: (f64, f64) = (400.0, 150.0);
/// Room left of the plot.
pub const LEFT: f64 = 40.0;
/// Room below it.
pub const BOTTOM: f64 = 20.0;
/// Room above it.
pub const TOP: f64 = 18.0;
/// The losses that are shown: at most so many decades above the start's, and below it.
const DECADES: (i32, i32) = (1, 8);

/// The sweep of an experiment and its axes; none where its libraries refuse it.
#[must_use]
pub fn sweep(experiment: &Experiment) -> Option<(Axes, RangeTest)> {
    let test = range_test(experiment, sweep_range(experiment).ok()?, STEPS).ok()?;
    let axes = Axes::of(experiment, &test);
    // A start too far away for its loss to be a number has no picture.
    (axes.losses.0 + axes.losses.1).is_finite().then_some((axes, test))
}

/// How rates and losses lie in the picture; both are logarithmic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axes {
    /// The exponents of the least and the largest rate.
    pub rates: (f64, f64),
    /// The exponents of the losses at the lower and the upper side.
    pub losses: (f64, f64),
    /// The lowest loss of the surface, from which losses are counted.
    pub lowest: f64,
}

impl Axes {
    /// The axes of a sweep of an experiment.
    #[must_use]
    pub fn of(experiment: &Experiment, test: &RangeTest) -> Self {
        let surface = experiment.surface.as_loss();
        let lowest = surface.lowest();
        let start = (surface.loss(experiment.start) - lowest).max(1e-300).log10().ceil();
        let least = test.losses.iter().map(|loss| loss - lowest).filter(|e| *e > 0.0).fold(f64::INFINITY, f64::min);
        let low = least.log10().floor().max(start - f64::from(DECADES.1)).min(start - 1.0);
        let ends = (test.rates[0].log10(), test.rates[test.rates.len() - 1].log10());
        Self { rates: ends, losses: (low, start + f64::from(DECADES.0)), lowest }
    }

    /// Where a rate is.
    #[must_use]
    pub fn x(&self, rate: f64) -> f64 {
        LEFT + (SIZE.0 - LEFT) * (rate.log10() - self.rates.0) / (self.rates.1 - self.rates.0)
    }

    /// Where a loss is.
    #[must_use]
    pub fn y(&self, loss: f64) -> f64 {
        let share = ((loss - self.lowest).max(1e-300).log10() - self.losses.0) / (self.losses.1 - self.losses.0);
        TOP + (SIZE.1 - TOP - BOTTOM) * (1.0 - share)
    }

    /// The curve, as far as it is in the picture, as path data.
    #[must_use]
    pub fn curve(&self, test: &RangeTest) -> String {
        let mut path = String::new();
        for (rate, loss) in test.rates.iter().zip(&test.losses) {
            let y = self.y(*loss);
            if y.is_finite() && y >= TOP {
                let letter = if path.is_empty() { 'M' } else { 'L' };
                let _ = write!(path, "{letter}{:.1} {:.1}", self.x(*rate), y.min(SIZE.1 - BOTTOM));
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::Scene;

    #[test]
    fn the_curve_stays_in_the_picture() {
        let (axes, test) = sweep(&Scene::first().experiment(0).expect("run A")).expect("it can be swept");
        let curve = axes.curve(&test);
        assert!(curve.starts_with("M40.0 "), "{curve}");
        let places = curve.split(['M', 'L']).filter(|place| !place.is_empty());
        for place in places {
            let (x, y) = place.split_once(' ').expect("two numbers");
            let (x, y): (f64, f64) = (x.parse().expect("x"), y.parse().expect("y"));
            assert!((LEFT..=SIZE.0).contains(&x) && (TOP..=SIZE.1 - BOTTOM).contains(&y), "{place}");
        }
        assert!((axes.x(test.rates[0]) - LEFT).abs() < 1e-9);
    }

    #[test]
    fn a_start_beyond_all_numbers_has_no_picture() {
        let mut experiment = Scene::first().experiment(0).expect("run A");
        experiment.start = settle_model::Point::new(1e200, 1e200);
        assert_eq!(sweep(&experiment), None);
    }
}
