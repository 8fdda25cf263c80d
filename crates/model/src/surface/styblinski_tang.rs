//! The function of Styblinski and Tang: four basins of three depths.

use super::{LossSurface, Window};
use crate::geometry::{Hessian, Point};
use crate::param::declare;

declare! {
    /// Four basins, one deep, two less so, one least: a run that hops at first may end in another than the nearest.
    ///
    /// `loss = (x^4 - 16 x^2 + 5 x + y^4 - 16 y^2 + 5 y) / 2`. Minima: (-2.903534, -2.903534), loss -78.332331;
    /// (2.746803, -2.903534) and (-2.903534, 2.746803), loss -64.195612; (2.746803, 2.746803), loss -50.058893. Their
    /// largest curvatures are 35, 35, 35 and 29. Domain: [-5, 5] x [-5, 5].
    /// Source: Styblinski and Tang 1990, Neural Networks 3(4).
    ///
    /// ```
    /// use settle_model::{Point, surface::{LossSurface, StyblinskiTang}};
    /// assert_eq!(StyblinskiTang {}.loss(Point::new(0.0, 0.0)), 0.0);
    /// assert_eq!(StyblinskiTang {}.loss(Point::new(-2.0, 2.0)), -48.0);
    /// assert_eq!(StyblinskiTang {}.gradient(Point::new(1.0, 0.0)), Point::new(-11.5, 2.5));
    /// ```
    pub struct StyblinskiTang as "styblinski_tang" {}
}

/// The minimum along one axis, and the other one: zeros of `4 x^3 - 32 x + 5`.
const DEEP: f64 = -2.903_534_027_771_177;
const SHALLOW: f64 = 2.746_802_770_990_837;

fn loss_along(x: f64) -> f64 {
    (x * x * x * x - 16.0 * x * x + 5.0 * x) / 2.0
}

impl LossSurface for StyblinskiTang {
    fn loss(&self, Point { x, y }: Point) -> f64 {
        loss_along(x) + loss_along(y)
    }

    fn gradient(&self, Point { x, y }: Point) -> Point {
        let slope = |x: f64| 2.0 * x * x * x - 16.0 * x + 2.5;
        Point::new(slope(x), slope(y))
    }

    fn hessian(&self, Point { x, y }: Point) -> Hessian {
        let curvature = |x: f64| 6.0 * x * x - 16.0;
        Hessian { xx: curvature(x), xy: 0.0, yy: curvature(y) }
    }

    fn domain(&self) -> Window {
        Window::new([-5.0, -5.0], [5.0, 5.0])
    }

    fn minima(&self) -> Vec<Point> {
        vec![
            Point::new(DEEP, DEEP),
            Point::new(SHALLOW, DEEP),
            Point::new(DEEP, SHALLOW),
            Point::new(SHALLOW, SHALLOW),
        ]
    }

    fn lowest(&self) -> f64 {
        -78.332_331_407_542_82
    }

    fn start(&self) -> Point {
        Point::new(4.2, 0.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_four_minima_are_minima() {
        crate::surface::check::minima(&StyblinskiTang {});
    }
}
