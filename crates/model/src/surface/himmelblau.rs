//! Himmelblau's function: four minima of the same depth.

use super::{LossSurface, Window};
use crate::geometry::{Hessian, Point};
use crate::param::declare;

declare! {
    /// Four basins of the same depth: which one a run ends in depends on its rate as much as on its start.
    ///
    /// `loss = (x^2 + y - 11)^2 + (x + y^2 - 7)^2`. Minima, all of loss 0: (3, 2), (3.584428, -1.848127),
    /// (-3.779310, -3.283186), (-2.805118, 3.131313). Domain: [-5, 5] x [-5, 5].
    /// Source: Himmelblau 1972, Applied Nonlinear Programming.
    ///
    /// ```
    /// use settle_model::{Point, surface::{LossSurface, Himmelblau}};
    /// assert_eq!(Himmelblau {}.loss(Point::new(3.0, 2.0)), 0.0);
    /// assert_eq!(Himmelblau {}.loss(Point::new(0.0, 0.0)), 170.0);
    /// ```
    pub struct Himmelblau as "himmelblau" {}
}

impl LossSurface for Himmelblau {
    fn loss(&self, Point { x, y }: Point) -> f64 {
        let (first, second) = (x * x + y - 11.0, x + y * y - 7.0);
        first * first + second * second
    }

    fn gradient(&self, Point { x, y }: Point) -> Point {
        let (first, second) = (x * x + y - 11.0, x + y * y - 7.0);
        Point::new(4.0 * x * first + 2.0 * second, 2.0 * first + 4.0 * y * second)
    }

    fn hessian(&self, Point { x, y }: Point) -> Hessian {
        Hessian {
            xx: 12.0 * x * x + 4.0 * y - 42.0,
            xy: 4.0 * (x + y),
            yy: 12.0 * y * y + 4.0 * x - 26.0,
        }
    }

    fn domain(&self) -> Window {
        Window::new([-5.0, -5.0], [5.0, 5.0])
    }

    fn minima(&self) -> Vec<Point> {
        vec![
            Point::new(3.0, 2.0),
            Point::new(3.584_428_340_330_492, -1.848_126_526_964_403_6),
            Point::new(-3.779_310_253_377_747, -3.283_185_991_286_17),
            Point::new(-2.805_118_086_952_745, 3.131_312_518_250_573),
        ]
    }

    fn lowest(&self) -> f64 {
        0.0
    }

    fn start(&self) -> Point {
        Point::new(-0.5, -1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_four_minima_are_minima() {
        crate::surface::check::minima(&Himmelblau {});
    }
}
