//! The band of phases above the loss plot: what it shows, and where.

use settle_draw::{Rect, StepAxis};
use settle_model::diagnosis::Phase;

use super::Phases;
use super::mount::Scenery;

/// The height of the band.
pub const HEIGHT: f64 = 16.0;

/// The phases of the selected run, if they are shown; at most three.
#[must_use]
pub fn bands(scenery: &Scenery) -> [Option<Phase>; 3] {
    let Phases::Of(run, report) = &scenery.phases else { return [None; 3] };
    let shown = scenery.lab.is_shown(*run);
    let mut phases = report.phases.iter().copied().filter(|_| shown);
    std::array::from_fn(|_| phases.next())
}

/// Where a phase stands: from its first step to the step after its last.
#[must_use]
pub fn band(axis: &StepAxis, phase: &Phase, top: f64) -> Rect {
    let (left, right) = (axis.x(f64::from(phase.from)), axis.x(f64::from(phase.until) + 1.0).min(axis.right));
    Rect { left, top, right: (right - 1.0).max(left), bottom: top + HEIGHT }
}

/// How dark a phase is: the bolder, the darker.
#[must_use]
pub fn shade(name: &str) -> f64 {
    match name {
        "explore" => 0.18,
        "stabilise" => 0.11,
        _ => 0.06,
    }
}
