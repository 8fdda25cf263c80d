//! The bowl: two constant curvatures, turned by an angle.

use super::{LossSurface, Window};
use crate::geometry::{Hessian, Point};
use crate::param::declare;

declare! {
    /// A quadratic bowl, the surface on which theory is exact.
    ///
    /// `loss(z) = 1/2 z' R diag(a, b) R' z` with the rotation `R = [[cos, -sin], [sin, cos]]` of `angle`: curvature `a`
    /// along `R (1, 0)'` and `b` along `R (0, 1)'`. The condition number is the larger over the smaller of them.
    /// A curvature of 0 leaves a flat valley, and then there is no single minimum.
    ///
    /// The one minimum is the origin, loss 0. Domain: [-4.2, 3.2] x [-2.9, 3.7], which gives the first start room. Source: ours.
    ///
    /// ```
    /// use settle_model::{Point, surface::{LossSurface, Quadratic}};
    /// let bowl = Quadratic { a: 1.0, b: 20.0, angle: 0.0 };
    /// assert_eq!(bowl.loss(Point::new(2.0, 1.0)), 12.0);
    /// assert_eq!(bowl.gradient(Point::new(2.0, 1.0)), Point::new(2.0, 20.0));
    /// ```
    pub struct Quadratic as "quadratic" {
        /// Curvature along the first axis, loss per squared distance.
        a: f64, "a", Type::Float, None, Log, Domain::NOT_NEGATIVE, [0.1, 100.0], or Value::Number(1.0);
        /// Curvature along the second axis.
        b: f64, "b", Type::Float, None, Log, Domain::NOT_NEGATIVE, [0.1, 100.0], or Value::Number(20.0);
        /// The turn of both axes, counterclockwise.
        angle: f64, "θ", Type::Float, Radians, Linear, Domain::ANY, [-1.57, 1.57], or Value::Number(0.0);
    }
}

impl LossSurface for Quadratic {
    fn loss(&self, at: Point) -> f64 {
        // A sum of squares, so that rounding never makes it negative.
        let own = self.turned_back(at);
        (self.a * own.x * own.x + self.b * own.y * own.y) / 2.0
    }

    fn gradient(&self, at: Point) -> Point {
        let own = self.turned_back(at);
        let (slope_x, slope_y) = (self.a * own.x, self.b * own.y);
        let (sin, cos) = (libm::sin(self.angle), libm::cos(self.angle));
        Point::new(cos * slope_x - sin * slope_y, sin * slope_x + cos * slope_y)
    }

    fn hessian(&self, _: Point) -> Hessian {
        self.matrix()
    }

    fn domain(&self) -> Window {
        Window::new([-4.2, -2.9], [3.2, 3.7])
    }

    fn minima(&self) -> Vec<Point> {
        if self.a > 0.0 && self.b > 0.0 { vec![Point::ORIGIN] } else { Vec::new() }
    }

    fn lowest(&self) -> f64 {
        0.0
    }

    fn start(&self) -> Point {
        Point::new(-3.0, 2.5)
    }

    fn constant_hessian(&self) -> Option<Hessian> {
        Some(self.matrix())
    }
}

impl Quadratic {
    /// The point in the surface's own axes, `R' z`.
    fn turned_back(&self, at: Point) -> Point {
        let (sin, cos) = (libm::sin(self.angle), libm::cos(self.angle));
        Point::new(cos * at.x + sin * at.y, cos * at.y - sin * at.x)
    }

    /// `R diag(a, b) R'`.
    fn matrix(&self) -> Hessian {
        let (sin, cos) = (libm::sin(self.angle), libm::cos(self.angle));
        Hessian {
            xx: self.a * cos * cos + self.b * sin * sin,
            xy: (self.a - self.b) * cos * sin,
            yy: self.a * sin * sin + self.b * cos * cos,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_is_the_minimum() {
        crate::surface::check::minima(&Quadratic { a: 1.0, b: 20.0, angle: -0.3 });
    }

    #[test]
    fn the_curvatures_are_the_arguments_whatever_the_angle() {
        for angle in [-0.3, 0.0, 1.0, 700.0] {
            let [steep, flat] = Quadratic { a: 1.0, b: 20.0, angle }.matrix().curvatures();
            assert!((steep.value - 20.0).abs() < 1e-12 && (flat.value - 1.0).abs() < 1e-12, "{steep:?} {flat:?}");
        }
    }
}
