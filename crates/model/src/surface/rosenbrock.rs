//! Rosenbrock's banana: a curved valley with a flat floor.

use super::{LossSurface, Window};
use crate::geometry::{Hessian, Point};
use crate::param::declare;

declare! {
    /// A steep, curved valley whose floor falls slowly towards the minimum: getting in is easy, getting along is not.
    ///
    /// `loss = (1 - x)^2 + 100 (y - x^2)^2`. The one minimum is (1, 1), loss 0. The largest curvature is about 1000
    /// there, so plain gradient descent needs a rate below 0.002. Domain: [-2, 2] x [-1, 3].
    /// Source: Rosenbrock 1960, Computer Journal 3(3).
    ///
    /// ```
    /// use settle_model::{Point, surface::{LossSurface, Rosenbrock}};
    /// assert_eq!(Rosenbrock {}.loss(Point::new(1.0, 1.0)), 0.0);
    /// assert_eq!(Rosenbrock {}.loss(Point::new(0.0, 1.0)), 101.0);
    /// ```
    pub struct Rosenbrock as "rosenbrock" {}
}

impl LossSurface for Rosenbrock {
    fn loss(&self, Point { x, y }: Point) -> f64 {
        let (along, across) = (1.0 - x, y - x * x);
        along * along + 100.0 * across * across
    }

    fn gradient(&self, Point { x, y }: Point) -> Point {
        let across = y - x * x;
        Point::new(-2.0 * (1.0 - x) - 400.0 * x * across, 200.0 * across)
    }

    fn hessian(&self, Point { x, y }: Point) -> Hessian {
        Hessian { xx: 2.0 - 400.0 * (y - 3.0 * x * x), xy: -400.0 * x, yy: 200.0 }
    }

    fn domain(&self) -> Window {
        Window::new([-2.0, -1.0], [2.0, 3.0])
    }

    fn minima(&self) -> Vec<Point> {
        vec![Point::new(1.0, 1.0)]
    }

    fn lowest(&self) -> f64 {
        0.0
    }

    fn start(&self) -> Point {
        Point::new(-1.2, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_one_is_the_minimum() {
        crate::surface::check::minima(&Rosenbrock {});
    }
}
