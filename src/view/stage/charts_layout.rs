//! Where the two charts and their texts stand. Pure.

use settle_draw::axis::Frame;
use settle_draw::rate_chart::RateChart;
use settle_draw::{Px, Rect, Size, StepAxis};

use crate::knots::Scale;

/// From the top of a chart to its plot: its title.
const TITLE: f64 = 30.0;
/// The same in a box that has less than [`LOW`] pixels a chart.
const CLOSE_TITLE: f64 = 22.0;
/// Less height than this for a chart is little.
const LOW: f64 = 130.0;
/// From the upper plot to the loss chart.
const BETWEEN: f64 = 18.0;
/// Below the lower plot: the step axis.
const AXIS: f64 = 25.0;
/// Room below a plot for half of a line that lies on its border.
const SPILL: f64 = 4.0;
/// The band of phases and what is around it, above the loss plot.
const BAND: f64 = 18.0;
/// In a box less high than this the loss plot needs the band's room itself.
const LEAST_FOR_PHASES: f64 = 380.0;
/// The upper plot's share of the height of both.
const SHARE: f64 = 0.39;

/// Which charts are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Plots {
    /// The learning rate above the loss.
    #[default]
    Both,
    /// The learning rate alone.
    Rate,
    /// The loss alone.
    Loss,
}

impl Plots {
    /// Whether the learning-rate chart is shown.
    #[must_use]
    pub fn has_rate(self) -> bool {
        self != Self::Loss
    }

    /// Whether the loss chart is shown.
    #[must_use]
    pub fn has_loss(self) -> bool {
        self != Self::Rate
    }
}

/// The charts in one box: one of them, or the loss below the learning rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The learning-rate chart, where it is shown; it lies at the top.
    pub rate: Option<Frame>,
    /// The loss chart, where it is shown.
    pub loss: Option<Frame>,
    /// Where the loss chart's top is.
    pub loss_top: f64,
    /// From the top of a chart to its plot.
    title: f64,
    /// The upper side of the band of phases above the loss plot, in pixels of the loss chart, where there is one.
    pub phases: Option<f64>,
}

impl Layout {
    /// The charts in a box of `size`: two plots share the height 39 : 61, one has all of it. `phases` keeps a band above the
    /// loss plot, where there is height enough.
    #[must_use]
    pub fn new(size: Size, plots: Plots, phases: bool) -> Self {
        let charts = if plots == Plots::Both { 2.0 } else { 1.0 };
        let title = if size.height < charts * LOW { CLOSE_TITLE } else { TITLE };
        let frame = |plot: f64| Frame { size: Size::new(size.width, title + plot + SPILL), top: title, bottom: SPILL };
        if plots != Plots::Both {
            let whole = frame((size.height - title - AXIS).max(24.0).floor());
            let [rate, loss] = [plots.has_rate(), plots.has_loss()].map(|shown| shown.then_some(whole));
            return Self { rate, loss, loss_top: 0.0, title, phases: None };
        }
        let band = if phases && size.height >= LEAST_FOR_PHASES { BAND } else { 0.0 };
        let both = (size.height - 2.0 * title - band - BETWEEN - AXIS).max(60.0);
        let upper = (both * SHARE).round();
        let lower = (both - upper).floor();
        let loss =
            Frame { size: Size::new(size.width, title + band + lower + SPILL), top: title + band, bottom: SPILL };
        Self {
            rate: Some(frame(upper)),
            loss: Some(loss),
            loss_top: title + upper + BETWEEN,
            title,
            phases: (band > 0.0).then_some(title - 4.0),
        }
    }

    /// The lower side of the lowest plot.
    fn bottom(&self) -> f64 {
        let loss = self.loss.map(|loss| self.loss_top + loss.plot().bottom);
        loss.or_else(|| self.rate.map(|rate| rate.plot().bottom)).unwrap_or(self.title)
    }

    /// Where the step axis' labels are centred.
    #[must_use]
    pub fn ticks_y(&self) -> f64 {
        self.bottom() + 13.0
    }

    /// The playhead's upper and lower end.
    #[must_use]
    pub fn playhead(&self) -> (f64, f64) {
        (self.title, self.ticks_y() - 9.0)
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

    /// Where steps and shares of a rate are.
    #[must_use]
    pub fn shares(&self, of: f64) -> Scale {
        let (area, steps) = (self.area, self.axis.steps as f64);
        Scale { x: (area.left, area.right), y: (area.top, area.bottom), steps, top: self.top / of }
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
        let layout = Layout::new(Size::new(404.0, 586.0), Plots::Both, false);
        RateScale::of(&RateChart::new(layout.rate.expect("shown"), 120, rates, Limit::Level(0.1)))
    }

    #[test]
    fn the_plots_share_the_height() {
        for height in [200.0, 460.0, 586.0, 900.0] {
            let layout = Layout::new(Size::new(404.0, height), Plots::Both, false);
            let [upper, lower] = [layout.rate, layout.loss].map(|frame| frame.expect("shown").plot().height());
            assert!((upper / (upper + lower) - SHARE).abs() < 0.02, "{height}: {upper} {lower}");
            assert!(layout.ticks_y() + 8.0 <= height);
        }
    }

    #[test]
    fn one_chart_has_all_of_the_height() {
        for (plots, height) in [(Plots::Rate, 240.0), (Plots::Loss, 120.0), (Plots::Rate, 1600.0)] {
            let layout = Layout::new(Size::new(256.0, height), plots, true);
            assert_eq!((layout.rate.is_some(), layout.loss.is_some()), (plots.has_rate(), plots.has_loss()));
            let shown = layout.rate.or(layout.loss).expect("one is shown");
            let title = if height < LOW { CLOSE_TITLE } else { TITLE };
            assert_eq!((layout.loss_top, shown.plot().height()), (0.0, height - title - AXIS));
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
