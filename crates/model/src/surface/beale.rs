//! Beale's function: a flat floor between sharp walls.

use super::{LossSurface, Window};
use crate::geometry::{Hessian, Point};
use crate::param::declare;

declare! {
    /// Walls that rise to 180,000 around a floor that is nearly flat: no single rate suits both.
    ///
    /// `loss = (1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2`. The one minimum is (3, 0.5), loss 0;
    /// (0, 1) has no gradient either and is a saddle. The largest curvature is about 49 at the minimum, so plain gradient
    /// descent settles there with rates below 0.04, and about 290,000 in the corners of the domain, [-4.5, 4.5] x
    /// [-4.5, 4.5].
    /// Source: Beale 1958, On an iterative method for finding a local minimum of a function of more than one variable.
    ///
    /// ```
    /// use settle_model::{Point, surface::{LossSurface, Beale}};
    /// assert_eq!(Beale {}.loss(Point::new(3.0, 0.5)), 0.0);
    /// assert_eq!(Beale {}.loss(Point::new(0.0, 0.0)), 14.203125);
    /// assert_eq!(Beale {}.gradient(Point::new(0.0, 1.0)), Point::ORIGIN);
    /// ```
    pub struct Beale as "beale" {}
}

/// The three terms: what is squared, and its derivatives `[value, by x, by y, by x and y, by y twice]`.
fn terms(Point { x, y }: Point) -> [[f64; 5]; 3] {
    let (square, cube) = (y * y, y * y * y);
    [
        [1.5 - x + x * y, y - 1.0, x, 1.0, 0.0],
        [2.25 - x + x * square, square - 1.0, 2.0 * x * y, 2.0 * y, 2.0 * x],
        [2.625 - x + x * cube, cube - 1.0, 3.0 * x * square, 3.0 * square, 6.0 * x * y],
    ]
}

impl LossSurface for Beale {
    fn loss(&self, at: Point) -> f64 {
        terms(at).iter().map(|[value, ..]| value * value).sum()
    }

    fn gradient(&self, at: Point) -> Point {
        let slope = |[value, by_x, by_y, ..]: [f64; 5]| 2.0 * value * Point::new(by_x, by_y);
        let [first, second, third] = terms(at).map(slope);
        first + second + third
    }

    fn hessian(&self, at: Point) -> Hessian {
        terms(at).iter().fold(Hessian::default(), |sum, [value, by_x, by_y, by_xy, by_yy]| Hessian {
            xx: sum.xx + 2.0 * by_x * by_x,
            xy: sum.xy + 2.0 * (by_x * by_y + value * by_xy),
            yy: sum.yy + 2.0 * (by_y * by_y + value * by_yy),
        })
    }

    fn domain(&self) -> Window {
        Window::new([-4.5, -4.5], [4.5, 4.5])
    }

    fn minima(&self) -> Vec<Point> {
        vec![Point::new(3.0, 0.5)]
    }

    fn lowest(&self) -> f64 {
        0.0
    }

    fn start(&self) -> Point {
        Point::new(1.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_and_a_half_is_the_minimum() {
        crate::surface::check::minima(&Beale {});
    }

    #[test]
    fn the_other_flat_point_is_a_saddle() {
        let [steep, other] = Beale {}.hessian(Point::new(0.0, 1.0)).curvatures();
        assert!(steep.value > 0.0 && other.value < 0.0, "{steep:?} {other:?}");
    }
}
