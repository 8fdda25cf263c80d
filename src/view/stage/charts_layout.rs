//! Where the two charts and their texts stand. Pure.

use settle_draw::axis::Frame;
use settle_draw::rate_chart::RateChart;
use settle_draw::{Px, Rect, Size, StepAxis};

/// From the top of a chart to its plot: its title.
const TITLE: f64 = 30.0;
/// From the upper plot to the loss chart.
const BETWEEN: f64 = 18.0;
/// Below the lower plot: the step axis.
const AXIS: f64 = 25.0;
/// Room below a plot for half of a line that lies on its border.
const SPILL: f64 = 4.0;
/// The upper plot's share of the height of both.
const SHARE: f64 = 0.39;

/// The two charts in one box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The learning-rate chart; it lies at the top.
    pub rate: Frame,
    /// The loss chart.
    pub loss: Frame,
    /// Where the loss chart's top is.
    pub loss_top: f64,
}

impl Layout {
    /// Both charts in a box of `size`: the plots share the height 39 : 61.
    #[must_use]
    pub fn new(size: Size) -> Self {
        let both = (size.height - 2.0 * TITLE - BETWEEN - AXIS).max(60.0);
        let upper = (both * SHARE).round();
        let lower = (both - upper).floor();
        let frame = |plot: f64| Frame { size: Size::new(size.width, TITLE + plot + SPILL), top: TITLE, bottom: SPILL };
        Self { rate: frame(upper), loss: frame(lower), loss_top: TITLE + upper + BETWEEN }
    }

    /// Where the step axis' labels are centred.
    #[must_use]
    pub fn ticks_y(&self) -> f64 {
        self.loss_top + self.loss.plot().bottom + 13.0
    }

    /// The playhead's upper and lower end.
    #[must_use]
    pub fn playhead(&self) -> (f64, f64) {
        (self.rate.top, self.ticks_y() - 9.0)
    }
}

/// What the upper chart maps, without the runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateScale {
    /// The plot.
    pub area: Rect,
    /// The step axis.
    pub axis: StepAxis,
    /// The rate at the upper side.
    pub top: f64,
}

impl RateScale {
    /// The scale of a chart.
    #[must_use]
    pub fn of(chart: &RateChart<'_>) -> Self {
        Self { area: chart.area(), axis: chart.axis(), top: chart.top() }
    }

    /// Where a rate is.
    #[must_use]
    pub fn y(&self, rate: f64) -> f64 {
        self.area.bottom - rate / self.top * self.area.height()
    }

    /// Where a run's marker stands at a step, also between two; past the last rate at the last.
    #[must_use]
    pub fn marker(&self, rates: &[f64], position: f64) -> Option<Px> {
        let last = rates.len().checked_sub(1)?;
        let at = |step: usize| self.y(rates[step.min(last)]);
        let step = position as usize;
        let share = position - step as f64;
        let place = Px::new(self.axis.x(position), at(step) + (at(step + 1) - at(step)) * share);
        self.area.grown(0.5, 0.5).contains(place).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_draw::rate_chart::Limit;

    fn scale(rates: &[&[f64]]) -> RateScale {
        let layout = Layout::new(Size::new(404.0, 586.0));
        RateScale::of(&RateChart::new(layout.rate, 120, rates, Limit::Level(0.1)))
    }

    #[test]
    fn the_plots_share_the_height() {
        for height in [200.0, 460.0, 586.0, 900.0] {
            let layout = Layout::new(Size::new(404.0, height));
            let (upper, lower) = (layout.rate.plot().height(), layout.loss.plot().height());
            assert!((upper / (upper + lower) - SHARE).abs() < 0.02, "{height}: {upper} {lower}");
            assert!(layout.ticks_y() + 8.0 <= height);
        }
    }

    #[test]
    fn markers_stand_on_the_line_also_between_steps() {
        let rates: Vec<f64> = (0..120).map(|t| f64::from(t) * 0.001).collect();
        let scale = scale(&[&rates]);
        let (a, b) = (scale.marker(&rates, 3.0).expect("in the plot"), scale.marker(&rates, 4.0).expect("in the plot"));
        let between = scale.marker(&rates, 3.5).expect("in the plot");
        assert!((between.y - (a.y + b.y) / 2.0).abs() < 1e-9 && (between.x - (a.x + b.x) / 2.0).abs() < 1e-9);
        assert_eq!(scale.marker(&[], 3.0), None);
        assert_eq!(scale.marker(&[f64::NAN], 0.0), None);
    }
}
