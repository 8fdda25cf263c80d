//! The second axis of the learning-rate chart: the momentum of a run whose schedule cycles it.

use crate::axis::Frame;
use crate::ink::{Ink, Inked};
use crate::plot::{Line, Plot};
use crate::stroke::Stroke;
use crate::theme::Theme;

/// The highest momentum stands this share of the plot's height below its upper side, the lowest above its lower side: clear
/// of the words in the hatched zone, and of the end of a rate that falls to 0.
const MARGINS: (f64, f64) = (0.12, 0.26);
/// Width of the line, half of a run's.
const WIDTH: f64 = 1.1;
/// Lengths of dash and gap in pixels.
const DASHES: &[f64] = &[1.5, 2.5];

/// The momentum over the steps, on a scale of its own from the lowest to the highest.
#[derive(Clone, Debug, PartialEq)]
pub struct MomentumAxis {
    plot: Plot,
    points: Vec<(f64, f64)>,
    run: usize,
    ends: (f64, f64),
}

impl MomentumAxis {
    /// The axis for `momentum`, entry t being that of update t of run number `run`, over `steps` steps. `None` where it does
    /// not change, or is nowhere finite.
    #[must_use]
    pub fn new(frame: Frame, steps: usize, run: usize, momentum: &[Option<f64>]) -> Option<Self> {
        let points: Vec<(f64, f64)> =
            momentum.iter().enumerate().map(|(t, value)| (t as f64, value.unwrap_or(f64::NAN))).collect();
        let finite = || points.iter().map(|(_, value)| *value).filter(|value| value.is_finite());
        let (low, high) = (finite().fold(f64::INFINITY, f64::min), finite().fold(f64::NEG_INFINITY, f64::max));
        let range = high - low;
        if !(range.is_finite() && range > 0.0) {
            return None;
        }
        let share = 1.0 - MARGINS.0 - MARGINS.1;
        let bounds = (low - range * MARGINS.1 / share, high + range * MARGINS.0 / share);
        let plot = Plot::new(frame, (0.0, steps.max(1) as f64), bounds);
        Some(Self { plot, points, run, ends: (low, high) })
    }

    /// The run whose momentum it is.
    #[must_use]
    pub fn run(&self) -> usize {
        self.run
    }

    /// The highest and the lowest momentum, each with its height in pixels.
    #[must_use]
    pub fn ticks(&self) -> [(f64, f64); 2] {
        [self.ends.1, self.ends.0].map(|value| (value, self.plot.y_px(value)))
    }

    /// Draws the dotted line.
    ///
    /// # Errors
    /// Those of the backend.
    pub fn draw<I: Ink>(&self, ink: &mut I, theme: &Theme) -> Inked<(), I> {
        let stroke = Stroke::new(theme.run(self.run).text, WIDTH);
        self.plot.draw(ink, vec![Line { points: self.points.clone(), stroke, dashes: DASHES }])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::svg::SvgInk;
    use crate::view::Size;

    const FRAME: Frame = Frame { size: Size { width: 404.0, height: 200.0 }, top: 10.0, bottom: 14.0 };

    #[test]
    fn its_ends_stand_inside_the_plot_and_its_line_between_them() {
        let momentum: Vec<Option<f64>> = (0..40).map(|t| Some(if t < 12 { 0.95 } else { 0.85 })).collect();
        let axis = MomentumAxis::new(FRAME, 40, 1, &momentum).expect("it changes");
        let [(high, top), (low, bottom)] = axis.ticks();
        assert_eq!((high, low, axis.run()), (0.95, 0.85, 1));
        let area = FRAME.plot();
        assert!((top - (area.top + 0.12 * area.height())).abs() < 1e-9, "{top}");
        assert!((bottom - (area.bottom - 0.26 * area.height())).abs() < 1e-9, "{bottom}");
        let mut ink = SvgInk::new(FRAME.size);
        axis.draw(&mut ink, &Theme::LIGHT).expect("SVG never fails");
        assert!(ink.elements().contains("<"), "nothing was drawn");
    }

    #[test]
    fn what_does_not_change_needs_no_axis() {
        assert_eq!(MomentumAxis::new(FRAME, 3, 0, &[Some(0.9); 3]), None);
        assert_eq!(MomentumAxis::new(FRAME, 3, 0, &[None; 3]), None);
        assert_eq!(MomentumAxis::new(FRAME, 3, 0, &[]), None);
        assert_eq!(MomentumAxis::new(FRAME, 2, 0, &[Some(f64::INFINITY), Some(0.9)]), None);
    }
}
