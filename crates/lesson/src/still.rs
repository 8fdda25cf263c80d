//! Still pictures of an experiment: what stands in a figure until its lab does, and on paper.

use anyhow::Result;
use settle_model::Scene;
use settle_text::{sentence, text};

use crate::chart::{Chart, Line};
use crate::run::{Course, RUNS, courses};

/// The share of the first loss below which nothing is drawn, and the multiple of it above which nothing is.
const RANGE: (f64, f64) = (1e-8, 300.0);

/// The loss chart of a scene, and over it the learning-rate chart where the views have one.
///
/// # Errors
/// When a run is refused.
pub fn stills(scene: &Scene, views: &str) -> Result<String> {
    let courses = courses(scene)?;
    let rates = views.split(',').any(|view| view == "rate").then(|| rate_chart(scene, &courses).svg());
    Ok(rates.unwrap_or_default() + &loss_chart(scene, &courses).svg())
}

/// A line for each run that is drawn.
fn lines(scene: &Scene, courses: &[Course], values: impl Fn(&Course) -> &[f64]) -> Vec<Line> {
    let is_drawn = |run: &usize| !scene.view.hidden.contains(&(*run as i64));
    let line = |(run, course)| Line {
        class: RUNS[run],
        points: values(course).iter().enumerate().map(|(step, value)| (step as f64, *value)).collect(),
    };
    courses.iter().enumerate().filter(|(run, _)| is_drawn(run)).map(line).collect()
}

fn rate_chart(scene: &Scene, courses: &[Course]) -> Chart<'static> {
    let lines = lines(scene, courses, |course| &course.rates);
    let top = lines.iter().flat_map(|line| &line.points).map(|point| point.1).fold(0.0, f64::max);
    Chart {
        title: text("lesson-still-rate"),
        said: sentence("stage-rates-words", &[("steps", scene.steps.to_string())]),
        steps: scene.steps,
        height: 170.0,
        log: false,
        range: (0.0, 1.1 * top),
        lines,
        cover: None,
    }
}

/// Its axis spans whole powers of ten.
fn loss_chart(scene: &Scene, courses: &[Course]) -> Chart<'static> {
    let lines = lines(scene, courses, |course| &course.excess);
    let first = courses.first().map_or(1.0, |course| course.excess[0]);
    let seen = lines.iter().flat_map(|line| &line.points).map(|point| point.1).filter(|e| *e > 0.0 && e.is_finite());
    let (low, high) = seen.fold((f64::INFINITY, first), |(low, high), e| (low.min(e), high.max(e)));
    let (low, high) = (low.max(RANGE.0 * first), high.min(RANGE.1 * first));
    Chart {
        title: text("lesson-still-loss"),
        said: sentence("stage-losses-words", &[("steps", scene.steps.to_string())]),
        steps: scene.steps,
        height: 240.0,
        log: true,
        range: (10f64.powf(low.log10().floor()), 10f64.powf(high.log10().ceil())),
        lines,
        cover: None,
    }
}
