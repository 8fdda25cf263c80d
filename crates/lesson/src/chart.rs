//! Small charts as SVG that stands in the page: their colours are the page's, so they follow its theme.

use std::fmt::Write;

use settle_draw::axis::{StepAxis, log_ticks, rate_ticks};

use crate::markdown::escaped;

/// Width in CSS pixels, as wide as the column of figures.
const WIDTH: f64 = 520.0;
/// Where the plot begins and ends.
const LEFT: f64 = 40.0;
const RIGHT: f64 = WIDTH - 12.0;
/// The most points of a line.
const MOST_POINTS: usize = 260;

/// A line of a chart.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its class, which says how it looks: `a` to `d` as the runs.
    pub class: &'static str,
    /// Steps and values.
    pub points: Vec<(f64, f64)>,
}

/// Lines over steps.
#[derive(Clone, Debug)]
pub struct Chart<'a> {
    /// What it shows.
    pub title: &'a str,
    /// What assistive technology reads of it.
    pub said: String,
    /// The last step.
    pub steps: u32,
    /// Height in CSS pixels.
    pub height: f64,
    /// Whether values stand on a logarithmic axis.
    pub log: bool,
    /// The lowest and the highest value of the axis.
    pub range: (f64, f64),
    /// The lines.
    pub lines: Vec<Line>,
    /// From which step on a cover lies over the plot, and what it says.
    pub cover: Option<(usize, &'a str)>,
}

impl Chart<'_> {
    /// Where a value is, in pixels from above; `None` for what is no number.
    fn y(&self, value: f64) -> Option<f64> {
        let scale = |value: f64| if self.log { value.max(1e-300).log10() } else { value };
        let (low, high) = (scale(self.range.0), scale(self.range.1));
        let share = (scale(value) - low) / (high - low);
        share.is_finite().then(|| self.bottom() - share.clamp(0.0, 1.05) * (self.bottom() - TOP))
    }

    fn bottom(&self) -> f64 {
        self.height - 22.0
    }

    /// The chart as an element.
    #[must_use]
    pub fn svg(&self) -> String {
        let axis = StepAxis { left: LEFT, right: RIGHT, steps: self.steps as usize };
        let mut out = format!(
            "<svg class=\"still-chart\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{}\">",
            self.height,
            escaped(&self.said)
        );
        let _ = write!(out, "<text class=\"still-title\" x=\"0\" y=\"14\">{}</text>", escaped(self.title));
        self.grid(&axis, &mut out);
        for line in &self.lines {
            let _ = write!(out, "<path class=\"line {}\" d=\"{}\"/>", line.class, self.path(&axis, &line.points));
        }
        if let Some((step, words)) = self.cover {
            let (left, middle) = (axis.x(step as f64), (axis.x(step as f64) + RIGHT) / 2.0);
            let _ = write!(
                out,
                "<rect class=\"cover\" x=\"{left:.1}\" y=\"{TOP}\" width=\"{:.1}\" height=\"{}\" rx=\"8\"/>\
                 <text class=\"cover-words\" x=\"{middle:.1}\" y=\"{}\">{}</text>",
                RIGHT - left,
                self.bottom() - TOP,
                (TOP + self.bottom()) / 2.0,
                escaped(words)
            );
        }
        out.push_str("</svg>");
        out
    }

    fn grid(&self, axis: &StepAxis, out: &mut String) {
        let level = |out: &mut String, y: f64, text: &str| {
            let _ = write!(
                out,
                "<path class=\"still-grid\" d=\"M{LEFT} {y:.1}H{RIGHT}\"/><text class=\"still-tick\" x=\"{}\" y=\"{:.1}\">{text}</text>",
                LEFT - 6.0,
                y + 4.0
            );
        };
        if self.log {
            let whole = |value: f64| value.log10();
            let (low, high) = (whole(self.range.0).ceil() as i32, whole(self.range.1).floor() as i32);
            for tick in log_ticks(low, high, &|exponent| self.y(10f64.powf(exponent)).unwrap_or_default()) {
                let text = match tick.exponent {
                    -4..=3 => 10f64.powi(tick.exponent).to_string(),
                    exponent => format!("1e{exponent}"),
                };
                level(out, tick.at, &text);
            }
        } else {
            for tick in rate_ticks(self.range.1, &|value| self.y(value).unwrap_or_default()) {
                level(out, tick.at, &format!("{:.*}", tick.decimals, tick.value));
            }
        }
        for tick in axis.ticks() {
            let y = self.height - 4.0;
            let _ = write!(out, "<text class=\"step\" x=\"{:.1}\" y=\"{y}\">{}</text>", tick.at, tick.value);
        }
    }

    fn path(&self, axis: &StepAxis, points: &[(f64, f64)]) -> String {
        let every = points.len().div_ceil(MOST_POINTS).max(1);
        let kept = points.iter().enumerate().filter(|(i, _)| i % every == 0 || i + 1 == points.len());
        let places = kept.map_while(|(_, (step, value))| Some((axis.x(*step), self.y(*value)?)));
        path(places)
    }
}

/// Where plots begin.
const TOP: f64 = 26.0;

/// The path through places, to a tenth of a pixel.
pub fn path(places: impl Iterator<Item = (f64, f64)>) -> String {
    let mut out = String::new();
    for (x, y) in places {
        let _ = write!(out, "{}{x:.1} {y:.1}", if out.is_empty() { "M" } else { "L" });
    }
    out
}
