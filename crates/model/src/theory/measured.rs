//! Oscillation, settling and noise floor of a run, measured on its points.

use super::{SETTLED_DISTANCE, Terms};
use crate::geometry::{Hessian, Point};
use crate::simulate::Run;

/// The least distance that a direction can be judged from, as a share of the start's: less is the other direction's rounding.
const LEAST_SHARE: f64 = 0.01;
/// A direction starts at least this many times the noise in it, or the noise is what is seen.
const NOISES: f64 = 3.0;
/// What is below this share of where a direction began is rounding.
const ROUNDING: f64 = 1e-9;
/// An oscillation is judged from so many zero crossings on: one whole period.
const LEAST_CROSSINGS: usize = 3;

/// The first index of the last third of `count` things.
#[must_use]
pub(crate) fn last_third(count: usize) -> usize {
    count - count.div_ceil(3)
}

/// What a run did near a minimum with this Hessian; `twin` is the same run without noise, which tells what is noise.
///
/// With `q = v . (x - minimum)` along each eigen-direction `v`, sharper first:
///
/// - Overshoot: `100 max(-q / q0)`; none if `q0` is under 1 % of the start's distance or under 3 times the noise, the root
///   mean square of what run and twin differ by along `v`.
/// - Period: twice the mean distance of the zero crossings, interpolated; at least 3 of them, what comes after `q` was last
///   above `1e-9 q0` or 3 times the noise left out.
/// - Damping ratio: `s / sqrt(s² + (2 π / period)²)` with `s` from the peaks between the crossings.
/// - Settling: the first step from which on the distance stays within 2 % of the start's.
///
/// The noise floor needs several seeds: [`floor`]. `None` all over for a run that did not stay finite.
#[must_use]
pub fn measure(run: &Run, twin: &Run, minimum: Point, hessian: Hessian) -> Terms {
    let away: Vec<Point> = run.trajectory.iter().map(|s| s.at - minimum).collect();
    if !away.iter().all(|p| p.is_finite()) {
        return Terms::default();
    }
    let reach = away[0].norm();
    let along = hessian.curvatures().map(|c| {
        let path: Vec<f64> = away.iter().map(|p| p.dot(c.direction)).collect();
        let apart = run.trajectory.iter().zip(&twin.trajectory).map(|(a, b)| (a.at - b.at).dot(c.direction));
        direction(&path, reach, root_mean_square(apart))
    });
    let within = |t: &usize| away[*t].norm() <= SETTLED_DISTANCE * reach;
    Terms {
        overshoot_percent: along.map(|a| a.overshoot),
        period: along.map(|a| a.turn.map(|(period, _)| period)),
        damping_ratio: along.map(|a| a.turn.and_then(|(_, ratio)| ratio)),
        settling_step: (0..away.len()).rev().take_while(within).last().map(|t| t as u32),
        noise_floor: None,
    }
}

/// The noise floor: the mean of the losses above the minimum over the last third of the points and all seeds; each list is
/// one seed's. `None` of nothing, or where it is not finite.
#[must_use]
pub fn floor<'a>(seeds: impl Iterator<Item = &'a [f64]>) -> Option<f64> {
    let late = seeds.flat_map(|losses| &losses[last_third(losses.len())..]);
    let (sum, count) = late.fold((0.0, 0.0), |(sum, count), e| (sum + e, count + 1.0));
    let mean: f64 = sum / count;
    mean.is_finite().then_some(mean)
}

/// What one direction did.
#[derive(Clone, Copy, Debug, Default)]
struct Along {
    overshoot: Option<f64>,
    turn: Option<(f64, Option<f64>)>,
}

fn root_mean_square(numbers: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = numbers.fold((0.0, 0.0), |(sum, count), n| (sum + n * n, count + 1.0));
    let mean: f64 = sum / f64::max(count, 1.0);
    mean.sqrt()
}

fn direction(path: &[f64], reach: f64, noise: f64) -> Along {
    let begun = path[0].abs();
    if begun == 0.0 || begun < LEAST_SHARE * reach || begun < NOISES * noise {
        return Along::default();
    }
    let far = path.iter().fold(0.0_f64, |far, q| far.max(-q / path[0]));
    let least = (ROUNDING * begun).max(NOISES * noise);
    let counted = path.iter().rposition(|q| q.abs() >= least).map_or(0, |last| last + 1);
    let path = &path[..counted];
    let crossings = crossings(path);
    Along { overshoot: Some(100.0 * far), turn: period(&crossings).map(|p| (p, damping(path, &crossings, p))) }
}

/// Where the path crosses 0, in steps, interpolated.
fn crossings(path: &[f64]) -> Vec<f64> {
    let crosses = |t: usize| (path[t] < 0.0) != (path[t + 1] < 0.0) && path[t] != 0.0;
    let between = |t: usize| t as f64 + path[t] / (path[t] - path[t + 1]);
    (0..path.len().saturating_sub(1)).filter(|t| crosses(*t)).map(between).collect()
}

fn period(crossings: &[f64]) -> Option<f64> {
    let (first, last) = (crossings.first()?, crossings.last()?);
    (crossings.len() >= LEAST_CROSSINGS).then(|| 2.0 * (last - first) / (crossings.len() - 1) as f64)
}

/// The damping ratio by the peaks between crossings: the slope of their logarithms, by least squares.
fn damping(path: &[f64], crossings: &[f64], period: f64) -> Option<f64> {
    let peak = |pair: &[f64]| {
        let inside = libm::ceil(pair[0]) as usize..=libm::floor(pair[1]) as usize;
        let top = inside.filter(|t| path[*t] != 0.0).max_by(|a, b| path[*a].abs().total_cmp(&path[*b].abs()))?;
        Some(summit(path, top))
    };
    let peaks: Vec<(f64, f64)> = crossings.windows(2).filter_map(peak).collect();
    let decay = -slope(&peaks)?;
    Some(decay / libm::hypot(decay, 2.0 * std::f64::consts::PI / period))
}

/// Step and logarithm of the height of a peak: the top of the parabola through it and its neighbours on the same side.
fn summit(path: &[f64], top: usize) -> (f64, f64) {
    let height = |t: usize| path.get(t).map_or(0.0, |q| q / path[top]);
    let (before, after) = (height(top - 1), height(top + 1));
    let bend = before - 2.0 + after;
    if before <= 0.0 || after <= 0.0 || bend >= 0.0 {
        return (top as f64, libm::log(path[top].abs()));
    }
    let shift = 0.5 * (before - after) / bend;
    let summit = 1.0 - 0.25 * (before - after) * shift;
    (top as f64 + shift, libm::log(path[top].abs() * summit))
}

/// The slope of a line through points, by least squares; `None` of fewer than two.
pub(crate) fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let count = points.len() as f64;
    let mean = |f: fn(&(f64, f64)) -> f64| points.iter().map(f).sum::<f64>() / count;
    let (x, y) = (mean(|p| p.0), mean(|p| p.1));
    let above: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    let below: f64 = points.iter().map(|p| (p.0 - x) * (p.0 - x)).sum();
    (points.len() >= 2 && below > 0.0).then(|| above / below)
}
