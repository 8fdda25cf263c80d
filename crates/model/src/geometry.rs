//! Points of the plane and the 2x2 symmetric matrices that say how a surface curves there.

use std::ops::{Add, Mul, Neg, Sub};

/// A point or a vector of the plane: a pair of weights `(x, y)`, or a gradient.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// The first coordinate.
    pub x: f64,
    /// The second coordinate.
    pub y: f64,
}

impl Point {
    /// The point `(0, 0)`.
    pub const ORIGIN: Self = Self::new(0.0, 0.0);

    /// The point `(x, y)`.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The scalar product `self . other`.
    #[must_use]
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// The Euclidean length, without overflow on the way; infinite if a coordinate is.
    #[must_use]
    pub fn norm(self) -> f64 {
        libm::hypot(self.x, self.y)
    }

    /// Whether both coordinates are finite.
    #[must_use]
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Neg for Point {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.x, -self.y)
    }
}

impl Mul<Point> for f64 {
    type Output = Point;
    fn mul(self, point: Point) -> Point {
        Point::new(self * point.x, self * point.y)
    }
}

/// The matrix of second derivatives `[[xx, xy], [xy, yy]]`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hessian {
    /// Second derivative along x.
    pub xx: f64,
    /// Mixed second derivative.
    pub xy: f64,
    /// Second derivative along y.
    pub yy: f64,
}

/// One principal curvature: how strongly the surface curves, and along which unit vector.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curvature {
    /// The eigenvalue, loss per squared unit of distance; negative on a ridge.
    pub value: f64,
    /// The unit eigenvector.
    pub direction: Point,
}

impl Hessian {
    /// The product with a vector.
    #[must_use]
    pub fn apply(self, v: Point) -> Point {
        Point::new(self.xx * v.x + self.xy * v.y, self.xy * v.x + self.yy * v.y)
    }

    /// The two principal curvatures, the larger first.
    ///
    /// `mean ± hypot((xx - yy) / 2, xy)` with `mean = (xx + yy) / 2`. The directions are orthogonal; where both
    /// curvatures are equal every direction is principal, and the coordinate axes are returned.
    #[must_use]
    pub fn curvatures(self) -> [Curvature; 2] {
        let mean = 0.5 * self.xx + 0.5 * self.yy;
        let half = 0.5 * self.xx - 0.5 * self.yy;
        let radius = libm::hypot(half, self.xy);
        // The eigenvector of mean + radius is (half + radius, xy), or (xy, radius - half): the longer one is accurate.
        let long = if half >= 0.0 { Point::new(half + radius, self.xy) } else { Point::new(self.xy, radius - half) };
        let length = long.norm();
        let direction = if length > 0.0 { Point::new(long.x / length, long.y / length) } else { Point::new(1.0, 0.0) };
        [
            Curvature { value: mean + radius, direction },
            Curvature { value: mean - radius, direction: Point::new(-direction.y, direction.x) },
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-12 * (1.0 + a.abs().max(b.abs()))
    }

    #[test]
    fn curvatures_solve_the_eigenvalue_equation() {
        let cases = [
            (1.0, 0.0, 20.0),
            (20.0, 0.0, 1.0),
            (3.0, -7.0, 2.0),
            (-1.0, 1e-9, -1.0),
            (0.0, 0.0, 0.0),
            (5.0, 0.0, 5.0),
        ];
        for (xx, xy, yy) in cases {
            let h = Hessian { xx, xy, yy };
            let pair = h.curvatures();
            assert!(pair[0].value >= pair[1].value, "{h:?} has its curvatures in the wrong order");
            for c in pair {
                let image = h.apply(c.direction);
                assert!(close(image.x, c.value * c.direction.x), "{h:?} {c:?}");
                assert!(close(image.y, c.value * c.direction.y), "{h:?} {c:?}");
                assert!(close(c.direction.norm(), 1.0), "{h:?} {c:?}");
            }
        }
    }
}
