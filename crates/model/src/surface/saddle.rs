//! The saddle: down on two sides, up on the other two.

use super::{LossSurface, Window};
use crate::geometry::{Hessian, Point};
use crate::param::declare;

declare! {
    /// A pass between two hills, whose top is flat: a run comes down to it, lingers, and leaves sideways, sooner the larger
    /// its rate.
    ///
    /// `loss = (x^2 - y^2) / 2`. There is no minimum: along y the loss falls without end, to -4.5 in the corners of the
    /// domain, [-3, 3] x [-3, 3]. At every rate above 0 a run that is not on the x axis leaves; along x it settles below 2,
    /// but no rate is one above which the whole run grows, so the surface names no constant Hessian.
    /// Source: the standard example; Dauphin et al. 2014, Identifying and attacking the saddle point problem
    /// (arXiv 1406.2572).
    ///
    /// ```
    /// use settle_model::{Point, surface::{LossSurface, Saddle}};
    /// assert_eq!(Saddle {}.loss(Point::new(2.0, 0.0)), 2.0);
    /// assert_eq!(Saddle {}.loss(Point::new(0.0, 3.0)), -4.5);
    /// assert_eq!(Saddle {}.gradient(Point::ORIGIN), Point::ORIGIN);
    /// ```
    pub struct Saddle as "saddle" {}
}

impl LossSurface for Saddle {
    fn loss(&self, Point { x, y }: Point) -> f64 {
        (x * x - y * y) / 2.0
    }

    fn gradient(&self, Point { x, y }: Point) -> Point {
        Point::new(x, -y)
    }

    fn hessian(&self, _: Point) -> Hessian {
        Hessian { xx: 1.0, xy: 0.0, yy: -1.0 }
    }

    fn domain(&self) -> Window {
        Window::new([-3.0, -3.0], [3.0, 3.0])
    }

    fn minima(&self) -> Vec<Point> {
        Vec::new()
    }

    fn lowest(&self) -> f64 {
        -4.5
    }

    fn start(&self) -> Point {
        Point::new(-2.5, 0.01)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::left_at;
    use crate::surface::check::experiment;

    #[test]
    fn a_larger_rate_leaves_sooner_and_none_stays() {
        let leaves = |base_lr| {
            let run = crate::simulate(&experiment("saddle", base_lr, 1000, r#"{"kind": "Constant"}"#)).expect("valid");
            left_at(&run, Saddle {}.domain()).expect("it leaves")
        };
        let steps = [0.01, 0.03, 0.1, 0.3].map(leaves);
        assert!(steps.is_sorted_by(|before, after| before > after), "{steps:?}");
    }
}
