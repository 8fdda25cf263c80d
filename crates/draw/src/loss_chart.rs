//! The loss chart: E = loss minus the lowest loss, on a logarithmic axis.
//!
//! A thin line joins every step, a thick one the geometric means of nine steps. What is zero or less leaves through the
//! bottom; a run that rises beyond [`OFF_SCALE`] times its start leaves through the top, and its peak is reported.
//! Canvases and playhead work as in [`crate::rate_chart`].

use crate::axis::{Frame, LogTick, StepAxis, log_ticks};
use crate::ink::{Ink, Inked};
use crate::plot::{Line, Plot, RUN_WIDTH};
use crate::smooth::geometric_mean;
use crate::stroke::{Stroke, straight};
use crate::theme::{DASHES, Theme};
use crate::view::{Px, Rect};

/// A run whose loss exceeds the start's by this factor leaves the chart through the top.
pub const OFF_SCALE: f64 = 300.0;
/// The most decades that the axis spans: what falls further leaves through the bottom.
pub const MOST_DECADES: i32 = 20;
/// Where a loss of zero or less lies, as a power of ten: below every f64.
const NOTHING: f64 = -400.0;
const THIN_WIDTH: f64 = 0.9;
const THIN_ALPHA: f64 = 0.30;

/// The highest loss of a run that left through the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak {
    /// The run, 0 for A.
    pub run: usize,
    /// The largest finite loss.
    pub value: f64,
    /// The step it was reached at.
    pub step: usize,
    /// Where the line leaves the plot.
    pub left: f64,
    /// Where it is back; the plot's right side if it never is.
    pub right: f64,
}

/// The losses of up to four runs over their steps.
#[derive(Clone, Debug)]
pub struct LossChart {
    runs: Vec<Run>,
    axis: StepAxis,
    plot: Plot,
    low: i32,
    high: i32,
}

/// Logarithms to base ten, one a point.
#[derive(Clone, Debug)]
struct Run {
    thin: Vec<f64>,
    thick: Vec<f64>,
}

impl Run {
    fn new(losses: &[f64]) -> Self {
        let log = |loss: &f64| match *loss {
            loss if loss > 0.0 && loss < f64::INFINITY => libm::log10(loss),
            loss if loss <= 0.0 => NOTHING,
            _ => f64::NAN,
        };
        let thin: Vec<f64> = losses.iter().map(log).collect();
        Self { thick: geometric_mean(&thin, NOTHING), thin }
    }

    fn start(&self) -> Option<f64> {
        self.thin.first().copied().filter(|log| log.is_finite() && *log > NOTHING)
    }
}

impl LossChart {
    /// A chart of `losses`, entry t of each being E at point t (so one more than steps), over `steps` steps.
    ///
    /// The axis spans whole decades: up to the largest loss, but at most 300 times the largest start; down to the lowest
    /// nine-step mean, but at most [`MOST_DECADES`].
    #[must_use]
    pub fn new(frame: Frame, steps: usize, losses: &[&[f64]]) -> Self {
        let runs: Vec<Run> = losses.iter().map(|losses| Run::new(losses)).collect();
        let (low, high) = decades(&runs);
        let axis = StepAxis::new(frame.size.width, steps);
        let plot = Plot::new(frame, (0.0, axis.steps as f64), (f64::from(low), f64::from(high)));
        Self { runs, axis, plot, low, high }
    }

    /// The plot's rectangle.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.plot.area()
    }

    /// The step axis.
    #[must_use]
    pub fn axis(&self) -> StepAxis {
        self.axis
    }

    /// The exponents of ten at the plot's lower and upper side.
    #[must_use]
    pub fn decades(&self) -> (i32, i32) {
        (self.low, self.high)
    }

    /// Where a loss is; below the plot if it is zero or less.
    #[must_use]
    pub fn y(&self, loss: f64) -> f64 {
        self.plot.y_px(if loss > 0.0 { libm::log10(loss) } else { NOTHING })
    }

    /// At most five ticks, on powers of ten.
    #[must_use]
    pub fn ticks(&self) -> Vec<LogTick> {
        log_ticks(self.low, self.high, &|exponent| self.plot.y_px(exponent))
    }

    /// Where a run's marker stands at `step`, on its thick line, if that is in the plot.
    #[must_use]
    pub fn marker(&self, run: usize, step: usize) -> Option<Px> {
        let thick = &self.runs.get(run)?.thick;
        let step = step.min(thick.len().checked_sub(1)?);
        let at = Px::new(self.axis.x(step as f64), self.plot.y_px(thick[step]));
        self.area().contains(at).then_some(at)
    }

    /// The heights at which the thick lines end on the right, by run; None for a run that ends outside the plot.
    #[must_use]
    pub fn ends(&self) -> Vec<Option<f64>> {
        (0..self.runs.len()).map(|run| self.marker(run, usize::MAX).map(|p| p.y)).collect()
    }

    /// The runs that left through the top, with their peaks.
    #[must_use]
    pub fn peaks(&self) -> Vec<Peak> {
        let high = f64::from(self.high);
        let peak = |(run, lines): (usize, &Run)| {
            let over = |log: &f64| *log > high;
            let first = lines.thin.iter().position(over)?;
            let last = lines.thin.iter().rposition(|log| over(log) || log.is_nan())?;
            let finite = lines.thin.iter().copied().enumerate().filter(|(_, log)| log.is_finite());
            let (step, log) = finite.max_by(|a, b| a.1.total_cmp(&b.1))?;
            Some(Peak {
                run,
                value: libm::pow(10.0, log).min(f64::MAX),
                step,
                left: self.axis.x(first as f64).min(self.area().right),
                right: self.axis.x(last as f64 + 1.0).min(self.area().right),
            })
        };
        self.runs.iter().enumerate().filter_map(peak).collect()
    }

    /// Draws grid and axis.
    ///
    /// # Errors
    /// Those of the backend, here and below.
    pub fn draw_back<I: Ink>(&self, ink: &mut I, theme: &Theme) -> Inked<(), I> {
        let area = self.area();
        for tick in self.ticks() {
            let stroke = Stroke::new(theme.grid, 1.0);
            straight(ink, Px::new(area.left, tick.at), Px::new(area.right, tick.at), &stroke)?;
        }
        let stroke = Stroke::new(theme.edge, 1.0);
        straight(ink, Px::new(area.left, area.bottom), Px::new(area.right, area.bottom), &stroke)
    }

    /// Draws the runs: all thin lines, then all thick ones.
    ///
    /// # Errors
    /// Those of the backend.
    pub fn draw_lines<I: Ink>(&self, ink: &mut I, theme: &Theme) -> Inked<(), I> {
        let stroke = |run: usize, width: f64| Stroke::new(theme.run(run).mark, width);
        let thin = self.runs.iter().enumerate().map(|(run, lines)| Line {
            points: series(&lines.thin),
            stroke: stroke(run, THIN_WIDTH).alpha(THIN_ALPHA),
            dashes: &[],
        });
        let thick = self.runs.iter().enumerate().map(|(run, lines)| Line {
            points: series(&lines.thick),
            stroke: stroke(run, RUN_WIDTH),
            dashes: DASHES[run % DASHES.len()],
        });
        self.plot.draw(ink, thin.chain(thick).collect())
    }
}

fn series(logs: &[f64]) -> Vec<(f64, f64)> {
    logs.iter().enumerate().map(|(t, log)| (t as f64, *log)).collect()
}

/// The exponents between which the axis runs: at least two decades.
fn decades(runs: &[Run]) -> (i32, i32) {
    let real = |log: &f64| log.is_finite() && *log > NOTHING;
    let largest = |logs: Vec<f64>| logs.into_iter().filter(real).fold(f64::NEG_INFINITY, f64::max);
    let start = largest(runs.iter().filter_map(Run::start).collect());
    let highest = largest(runs.iter().flat_map(|run| run.thin.iter().copied()).collect());
    let lowest = runs.iter().flat_map(|run| run.thick.iter()).copied().filter(real).fold(f64::INFINITY, f64::min);
    let top = if start.is_finite() { highest.min(start + libm::log10(OFF_SCALE)) } else { highest };
    let high = if top.is_finite() { top.ceil() as i32 } else { 0 };
    let low = if lowest.is_finite() { lowest.floor() as i32 } else { high - 2 };
    (low.clamp(high - MOST_DECADES, high - 2), high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Size;

    const FRAME: Frame = Frame { size: Size { width: 404.0, height: 300.0 }, top: 10.0, bottom: 30.0 };

    fn decades(losses: &[f64]) -> (i32, i32) {
        LossChart::new(FRAME, losses.len(), &[losses]).decades()
    }

    #[test]
    fn the_axis_spans_whole_decades_at_most_twenty() {
        assert_eq!(decades(&[28.0, 3.0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]), (-1, 2));
        assert_eq!(decades(&[28.0, 1e17]).1, 4, "300 times the start");
        assert_eq!(decades(&[1.0, 1e-200, 1e-200, 1e-200, 1e-200, 1e-200, 1e-200, 1e-200]), (-20, 0));
        assert_eq!(decades(&[]), (-2, 0));
        assert_eq!(decades(&[0.0, -1.0, f64::NAN]), (-2, 0));
    }

    #[test]
    fn a_run_that_returns_reports_its_peak_and_span() {
        let mut losses = vec![1.0; 100];
        losses[20..40].fill(1e17);
        losses[30] = 3e17;
        let chart = LossChart::new(FRAME, 100, &[&[1.0; 100], &losses]);
        let peaks = chart.peaks();
        assert_eq!(peaks.len(), 1);
        assert_eq!((peaks[0].run, peaks[0].step), (1, 30));
        assert!((peaks[0].value / 3e17 - 1.0).abs() < 1e-9);
        assert_eq!((peaks[0].left, peaks[0].right), (chart.axis().x(20.0), chart.axis().x(40.0)));
    }

    #[test]
    fn markers_stand_on_the_thick_line_inside_the_plot() {
        let mut losses = vec![1.0; 50];
        losses[25] = 0.0;
        let chart = LossChart::new(FRAME, 50, &[&losses]);
        assert_eq!(chart.marker(0, 10).map(|p| p.y), Some(chart.y(1.0)));
        assert_eq!(chart.marker(0, 25), None, "it left through the bottom");
        assert!(chart.y(0.0) > chart.area().bottom && chart.y(-1.0) > chart.area().bottom);
    }
}
