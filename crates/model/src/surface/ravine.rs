//! A ravine that bends: nearly level and wide at first, steep and sharp behind the bend.

use super::{LossSurface, Window};
use crate::geometry::{Hessian, Point};
use crate::param::declare;

declare! {
    /// A curved valley, long and nearly level before its bend, almost four times sharper behind it: the rate that makes its
    /// way along the first part never settles in the second, and the rate that settles there arrives late.
    ///
    /// `loss = 4 (y - floor(x))^2 + 3/2 ln(1 + (x - 3/4)^2)` with `floor(x) = x + sqrt(1 + x^2)`. Across the valley the
    /// curvature is `8 (1 + floor'(x)^2)` on the floor, where `floor'(x) = 1 + x / sqrt(1 + x^2)` grows from 0 far left to 2
    /// far right. The one minimum is (0.75, 2), loss 0. The largest curvature is 8 far left and 31 at the minimum, so plain
    /// gradient descent bounces from wall to wall and calms down at first with rates up to 0.25, but settles only below 0.065.
    /// Domain: [-8, 3] x [-3, 5].
    /// What to try from its start, with plain SGD in 120 steps: a constant rate of 0.2 is thrown about behind the bend to the
    /// end, one of 0.06 is not yet there, and 0.2 dropped to 0.06 at step 50, where the run reaches the bend, ends lower than
    /// any constant rate; dropped at step 20 it does not arrive.
    /// Source: ours.
    ///
    /// ```
    /// use settle_model::{Point, surface::{LossSurface, Ravine}};
    /// assert_eq!(Ravine {}.loss(Point::new(0.75, 2.0)), 0.0);
    /// assert_eq!(Ravine {}.loss(Point::new(0.75, 3.0)), 4.0);
    /// assert_eq!(Ravine {}.hessian(Point::new(0.0, 1.0)).xy, -8.0);
    /// ```
    pub struct Ravine as "ravine" {}
}

/// How far above the floor a point is, the floor's slope and its curvature.
fn above_floor(Point { x, y }: Point) -> (f64, f64, f64) {
    let root = libm::sqrt(1.0 + x * x);
    (y - x - root, 1.0 + x / root, 1.0 / (root * root * root))
}

impl LossSurface for Ravine {
    fn loss(&self, at: Point) -> f64 {
        let (across, ..) = above_floor(at);
        let along = at.x - 0.75;
        4.0 * across * across + 1.5 * libm::log1p(along * along)
    }

    fn gradient(&self, at: Point) -> Point {
        let (across, slope, _) = above_floor(at);
        let along = at.x - 0.75;
        Point::new(3.0 * along / (1.0 + along * along) - 8.0 * across * slope, 8.0 * across)
    }

    fn hessian(&self, at: Point) -> Hessian {
        let (across, slope, bend) = above_floor(at);
        let square = (at.x - 0.75) * (at.x - 0.75);
        let along = 3.0 * ((1.0 - square) / (1.0 + square)) / (1.0 + square);
        Hessian { xx: along + 8.0 * slope * slope - 8.0 * across * bend, xy: -8.0 * slope, yy: 8.0 }
    }

    fn domain(&self) -> Window {
        Window::new([-8.0, -3.0], [3.0, 5.0])
    }

    fn minima(&self) -> Vec<Point> {
        vec![Point::new(0.75, 2.0)]
    }

    fn lowest(&self) -> f64 {
        0.0
    }

    fn start(&self) -> Point {
        Point::new(-7.0, 1.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surface::check::{self, experiment};
    use crate::{Run, simulate};

    const CONSTANT: &str = r#"{"kind": "Constant"}"#;

    fn run(base_lr: f64, schedule: &str) -> Run {
        simulate(&experiment("ravine", base_lr, 120, schedule)).expect("valid")
    }

    /// The mean loss over the last twenty points.
    fn end(base_lr: f64, schedule: &str) -> f64 {
        run(base_lr, schedule).trajectory[101..].iter().map(|sample| sample.loss).sum::<f64>() / 20.0
    }

    #[test]
    fn the_minimum_lies_behind_the_bend() {
        check::minima(&Ravine {});
    }

    #[test]
    fn the_rate_must_fall_at_the_bend() {
        let drop = |at: u32| format!(r#"{{"kind": "MultiStepLR", "milestones": [{at}], "gamma": 0.3}}"#);
        let (at_the_bend, early) = (end(0.2, &drop(50)), end(0.2, &drop(20)));
        assert!(at_the_bend < 0.02, "a drop at the bend does not settle: {at_the_bend}");
        assert!(early > 1.0, "an early drop arrives: {early}");
        let constant: Vec<f64> = (1..=60).map(|rate| end(0.004 * f64::from(rate), CONSTANT)).collect();
        let best = constant.iter().copied().fold(f64::INFINITY, f64::min);
        assert!(best > 5.0 * at_the_bend, "a constant rate ends at {best}: {constant:?}");
        assert!(end(0.2, CONSTANT) > 1.0 && end(0.06, CONSTANT) > 1.0, "{constant:?}");
    }

    #[test]
    fn it_bounces_at_first_and_calms_down_before_the_bend() {
        let large = run(0.2, CONSTANT);
        let across = |t: usize| above_floor(large.trajectory[t].at).0;
        assert!((0..5).all(|t| across(t) * across(t + 1) < 0.0), "it does not bounce");
        assert!(across(12).abs() < 0.1 * across(0).abs(), "it does not calm down: {}", across(12));
    }
}
