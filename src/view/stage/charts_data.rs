//! What the charts are drawn from, taken from a lab. Pure.

use settle_draw::axis::Frame;
use settle_draw::loss_chart::LossChart;
use settle_draw::momentum_axis::MomentumAxis;
use settle_draw::rate_chart::Limit;

use crate::limit::limit;
use crate::limits::level;
use crate::state::LabState;

/// The limit of the selected run: the one number that it is, if it is one, and how the chart shows it.
#[must_use]
pub fn shown_limit<'a>(lab: &LabState, along: Option<&'a Vec<f64>>) -> (Option<f64>, Limit<'a>) {
    match along {
        Some(limits) if level(limits).is_none() => (None, Limit::Along(&limits[..limits.len() - 1])),
        _ => {
            let limit = limit(&lab.scene, &lab.scene.runs[lab.selected()]);
            (limit, limit.map_or(Limit::Unknown, Limit::Level))
        }
    }
}

/// The axis of the selected run's momentum, where its schedule cycles that.
#[must_use]
pub fn momentum_axis(frame: Frame, lab: &LabState) -> Option<MomentumAxis> {
    let run = Some(lab.selected()).filter(|run| lab.is_shown(*run))?;
    MomentumAxis::new(frame, lab.scene.steps as usize, run, &lab.runs.get(run)?.rates.momentum)
}

/// The rates of each run; none of a hidden one, so that the others keep their colours.
#[must_use]
pub fn shown_rates(lab: &LabState) -> Vec<&[f64]> {
    (0..lab.runs.len()).map(|run| if lab.is_shown(run) { lab.runs[run].rates.lr.as_slice() } else { &[] }).collect()
}

/// The losses of each run above the lowest of the surface; none of a hidden one.
#[must_use]
pub fn loss_chart(frame: Frame, lab: &LabState) -> LossChart {
    let lowest = lab.scene.surface.as_loss().lowest();
    let losses = |i: usize| lab.runs[i].trajectory.iter().map(|sample| sample.loss - lowest).collect();
    let above: Vec<Vec<f64>> =
        (0..lab.runs.len()).map(|i| if lab.is_shown(i) { losses(i) } else { Vec::new() }).collect();
    let above: Vec<&[f64]> = above.iter().map(Vec::as_slice).collect();
    LossChart::new(frame, lab.scene.steps as usize, &above)
}
