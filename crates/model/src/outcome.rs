//! What can be said of a finished run from its points alone.

use crate::experiment::Experiment;
use crate::noise::Noise;
use crate::schedule::Rates;
use crate::simulate::{End, Run, final_loss};
use crate::surface::{LossSurface, Window};

/// The seeds whose median stands for "typically": a sentence never quotes the one on screen.
pub const SEEDS: std::ops::RangeInclusive<i64> = 1..=16;

/// The share of a gradient below which a component of it is rounding.
const ROUNDING: f64 = 1e-12;

/// The first point outside the window; `None` for a run that stays on it.
#[must_use]
pub fn left_at(run: &Run, window: Window) -> Option<u32> {
    run.trajectory.iter().position(|sample| !window.contains(sample.at)).map(|t| t as u32)
}

/// The first point of the stretch outside the window that the run ends in; `None` if it ends inside.
#[must_use]
pub fn left_for_good(run: &Run, window: Window) -> Option<u32> {
    let inside = run.trajectory.iter().rposition(|sample| window.contains(sample.at));
    let first = inside.map_or(0, |t| t + 1);
    (first < run.trajectory.len()).then_some(first as u32)
}

/// The first step from which on the run is inside the window to its end; `None` if it ends outside.
#[must_use]
pub fn inside_from(run: &Run, window: Window) -> Option<u32> {
    let outside = run.trajectory.iter().rposition(|sample| !window.contains(sample.at));
    let first = outside.map_or(0, |t| t + 1);
    (first < run.trajectory.len()).then_some(first as u32)
}

/// On which share of the steps of its second half the run crossed the valley floor: the gradient's component along the
/// direction of largest curvature changed its sign.
///
/// With curvature `λ` and rate `η`, a noise-free step of plain gradient descent on a quadratic crosses exactly where
/// `1 < η λ`. Noise alone makes a point that sits on the floor cross it on `arccos(1 - η λ) / π` of the steps. `None` for a
/// run that diverged, and where the largest curvature is nowhere positive.
#[must_use]
pub fn crossing_share(surface: &dyn LossSurface, run: &Run) -> Option<f64> {
    if run.end != End::Completed {
        return None;
    }
    let half = &run.trajectory[(run.trajectory.len() - 1) / 2..];
    let mut crossed = 0_u32;
    let mut steps = 0_u32;
    for pair in half.windows(2) {
        let sharpest = surface.hessian(pair[0].at).curvatures()[0];
        if sharpest.value > 0.0 {
            // What is left of the component once the run has settled is rounding, and crosses nothing.
            let side = |i: usize| {
                let along = pair[i].gradient.dot(sharpest.direction);
                if along.abs() > ROUNDING * pair[i].gradient.norm() { along } else { 0.0 }
            };
            steps += 1;
            crossed += u32::from(side(0) * side(1) < 0.0);
        }
    }
    (steps > 0).then(|| f64::from(crossed) / f64::from(steps))
}

/// A run has settled where what is left of its loss is at most this share of the start's: 2 % of the way, on a quadratic.
const SETTLED: f64 = 0.0004;

/// The first point from which on the loss above the surface's lowest stays at most 0.0004 of what it was at the start.
///
/// `None` where the last twentieth of the points (at least 3) is not below that, or the start was not above the lowest.
#[must_use]
pub fn settled_from(surface: &dyn LossSurface, run: &Run) -> Option<u32> {
    let above = |i: usize| run.trajectory.get(i).map(|sample| sample.loss - surface.lowest());
    let bound = SETTLED * above(0).filter(|start| *start > 0.0)?;
    let count = run.trajectory.len();
    let first = (0..count).rev().take_while(|i| above(*i).is_some_and(|left| left <= bound)).last()?;
    (count - first >= (count / 20).max(3)).then_some(first as u32)
}

/// How the loss above the surface's lowest still went when the run ended: its mean over the last sixth of the points, as a
/// multiple of that over the sixth before. Below 1 it fell. `None` of a run of fewer than 12 points, or one that diverged.
#[must_use]
pub fn late_fall(surface: &dyn LossSurface, run: &Run) -> Option<f64> {
    let count = run.trajectory.len();
    let part = count / 6;
    let mean = |from: usize| {
        run.trajectory[from..from + part].iter().map(|s| s.loss - surface.lowest()).sum::<f64>() / part as f64
    };
    (part >= 2 && run.end == End::Completed).then(|| mean(count - part) / mean(count - 2 * part))
}

/// The last loss of the same experiment under one of the [`SEEDS`], minus the lowest loss of the surface.
#[must_use]
pub fn end_under_seed(experiment: &Experiment, rates: &Rates, seed: i64) -> f64 {
    let noise = Noise { seed, ..experiment.noise.clone() };
    final_loss(experiment, rates, &noise) - experiment.surface.as_loss().lowest()
}

/// The median; NaNs count as larger than every number. `None` of nothing.
#[must_use]
pub fn median(numbers: &[f64]) -> Option<f64> {
    // The total order puts this NaN behind every number, and one of the other sign before them.
    let mut sorted: Vec<f64> = numbers.iter().map(|n| if n.is_nan() { f64::NAN } else { *n }).collect();
    sorted.sort_by(f64::total_cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get((sorted.len() - 1) / 2)?;
    Some(if lower == upper { lower } else { f64::midpoint(lower, upper) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Point;
    use crate::optimizer;
    use crate::scene::Scene;
    use crate::schedule::{Constant, Schedule};
    use crate::simulate::simulate;
    use crate::surface::{Quadratic, Surface};

    fn experiment(base_lr: f64) -> Experiment {
        Experiment {
            surface: Surface::Quadratic(Quadratic { a: 1.0, b: 20.0, angle: 0.4 }),
            start: Point::new(-3.0, 2.0),
            optimizer: optimizer::ALL[0].initial(),
            base_lr,
            schedule: Schedule::Constant(Constant {}),
            steps: 40,
            noise: Noise::NONE,
            metrics: None,
        }
    }

    fn crossing(base_lr: f64) -> Option<f64> {
        let experiment = experiment(base_lr);
        crossing_share(experiment.surface.as_loss(), &simulate(&experiment).expect("valid"))
    }

    #[test]
    fn it_crosses_where_rate_times_curvature_is_above_one() {
        assert_eq!(crossing(0.9 / 20.0), Some(0.0));
        assert_eq!(crossing(1.5 / 20.0), Some(1.0));
        assert_eq!(crossing(1e200), None, "a run that diverged");
    }

    #[test]
    fn leaving_the_map_and_coming_back() {
        let map = Window::new([-4.0, -4.0], [4.0, 4.0]);
        let run = simulate(&experiment(0.05)).expect("valid");
        assert_eq!((left_at(&run, map), left_for_good(&run, map), inside_from(&run, map)), (None, None, Some(0)));
        let away = simulate(&experiment(0.3)).expect("valid");
        assert!(left_at(&away, map).is_some_and(|t| t < 5) && inside_from(&away, map).is_none());
        assert!(left_for_good(&away, map) >= left_at(&away, map));
    }

    #[test]
    fn settling_and_falling() {
        let told = |base_lr: f64| {
            let experiment = experiment(base_lr);
            let run = simulate(&experiment).expect("valid");
            let surface = experiment.surface.as_loss();
            (settled_from(surface, &run), late_fall(surface, &run).map(|fall| fall < 1.0))
        };
        assert!(told(0.08).0.is_some_and(|step| step < 38), "{:?}", told(0.08));
        assert_eq!(told(0.01), (None, Some(true)), "slow");
        assert_eq!(told(0.3), (None, Some(false)), "away");
        assert_eq!(told(1e200), (None, None), "diverged");
    }

    #[test]
    fn the_end_under_the_seed_on_screen_is_the_end_on_screen() {
        let experiment = Scene::first().experiment(1).expect("run B");
        let run = simulate(&experiment).expect("valid");
        assert_eq!(Some(end_under_seed(&experiment, &run.rates, 5)), run.trajectory.last().map(|s| s.loss));
    }

    #[test]
    fn a_median_of_an_even_number_lies_between() {
        assert_eq!(median(&[3.0, 1.0, 2.0, f64::NAN]), Some(2.5));
        assert_eq!(median(&[f64::INFINITY, f64::INFINITY]), Some(f64::INFINITY));
        assert_eq!(median(&[]), None);
    }
}
