//! A plateau with a cliff at its edge, and a gentle hollow at the foot of the cliff.

use super::{LossSurface, Window};
use crate::geometry::{Hessian, Point};
use crate::param::declare;

declare! {
    /// Why warmup: the start is on the brink of a cliff. A rate that suits the gentle hollow below throws the first step
    /// right across it onto the plateau on the other side, where no gradient leads back.
    ///
    /// `loss = 8 / (1 + exp(10 (1 - q))) + (1 - exp(-q)) / 2` with `q = (x / 2)^2 + (y / 1.5)^2`: a hollow of depth 1/2 in
    /// all, inside the cliff of height 8 along the ellipse `q = 1`. The one minimum is (0, 0), loss 8 / (1 + exp(10)),
    /// about 0.000363, with curvatures 0.25 and 0.45; the slope at the brink is 20. Domain: [-4, 6] x [-4, 4].
    /// What to try from its start, with plain SGD at rate 0.35 in 120 steps: constant, it is on the plateau after one step
    /// and stays; with a linear warmup of 12 steps from a tenth it settles in the hollow.
    /// Source: ours; after the cliffs of Pascanu, Mikolov and Bengio 2013 (arXiv 1211.5063) and what Gilmer et al. 2021
    /// (arXiv 2110.04369) say of warmup.
    ///
    /// ```
    /// use settle_model::{Point, surface::{LossSurface, PlateauCliff}};
    /// assert_eq!(PlateauCliff {}.loss(Point::ORIGIN), PlateauCliff {}.lowest());
    /// assert_eq!(PlateauCliff {}.loss(Point::new(2.0, 0.0)), 4.0 + (1.0 - libm::exp(-1.0)) / 2.0);
    /// assert_eq!(PlateauCliff {}.loss(Point::new(100.0, 0.0)), 8.5);
    /// ```
    pub struct PlateauCliff as "plateau_cliff" {}
}

/// The slope of `q` along both axes.
fn slope_of_q(Point { x, y }: Point) -> Point {
    Point::new(x / 2.0, y / 1.125)
}

/// What the loss is made of: `exp(10 (1 - q))` and `exp(-q)`.
fn powers(Point { x, y }: Point) -> (f64, f64) {
    let q = x * x / 4.0 + y * y / 2.25;
    (libm::exp(10.0 * (1.0 - q)), libm::exp(-q))
}

/// The derivative of the loss by `q`.
fn by_q((cliff, hollow): (f64, f64)) -> f64 {
    80.0 * cliff / ((1.0 + cliff) * (1.0 + cliff)) + hollow / 2.0
}

impl LossSurface for PlateauCliff {
    fn loss(&self, at: Point) -> f64 {
        let (cliff, hollow) = powers(at);
        8.0 / (1.0 + cliff) + (1.0 - hollow) / 2.0
    }

    fn gradient(&self, at: Point) -> Point {
        by_q(powers(at)) * slope_of_q(at)
    }

    fn hessian(&self, at: Point) -> Hessian {
        let (cliff, hollow) = powers(at);
        let once = by_q((cliff, hollow));
        let sum = 1.0 + cliff;
        let twice = 800.0 * cliff * (cliff - 1.0) / (sum * sum * sum) - hollow / 2.0;
        let Point { x, y } = slope_of_q(at);
        Hessian { xx: twice * x * x + once / 2.0, xy: twice * x * y, yy: twice * y * y + once / 1.125 }
    }

    fn domain(&self) -> Window {
        Window::new([-4.0, -4.0], [6.0, 4.0])
    }

    fn minima(&self) -> Vec<Point> {
        vec![Point::ORIGIN]
    }

    fn lowest(&self) -> f64 {
        3.631_829_496_194_751_6e-4
    }

    fn start(&self) -> Point {
        Point::new(-2.0, 0.3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surface::check::{self, experiment};
    use crate::{Sample, simulate};

    /// The end of a run of 120 steps from the brink.
    fn end(base_lr: f64, schedule: &str) -> Sample {
        simulate(&experiment("plateau_cliff", base_lr, 120, schedule)).expect("valid").trajectory[120]
    }

    const CONSTANT: &str = r#"{"kind": "Constant"}"#;
    const WARMUP: &str = r#"{"kind": "LinearLR", "start_factor": 0.1, "total_iters": 12}"#;

    #[test]
    fn the_middle_of_the_hollow_is_the_minimum() {
        check::minima(&PlateauCliff {});
        assert_eq!(PlateauCliff {}.loss(Point::ORIGIN).to_bits(), PlateauCliff {}.lowest().to_bits());
    }

    #[test]
    fn without_warmup_a_start_is_thrown_away_and_with_it_not() {
        let begin = PlateauCliff {}.loss(PlateauCliff {}.start());
        for base_lr in [0.35, 0.4, 0.5, 0.6] {
            let (thrown, warmed) = (end(base_lr, CONSTANT), end(base_lr, WARMUP));
            assert!(thrown.loss > begin && thrown.at.norm() > 4.0, "{base_lr}: not thrown away: {thrown:?}");
            assert!(warmed.loss - PlateauCliff {}.lowest() < 1e-3, "{base_lr}: warmup does not settle: {warmed:?}");
        }
    }

    #[test]
    fn the_rate_that_warmup_begins_with_is_slow_alone() {
        let (slow, warmed) = (end(0.035, CONSTANT), end(0.35, WARMUP));
        let above = |sample: Sample| sample.loss - PlateauCliff {}.lowest();
        assert!(above(slow) > 100.0 * above(warmed), "{slow:?} {warmed:?}");
    }
}
