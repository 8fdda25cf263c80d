//! Rastrigin's function: a bowl full of dimples.

use std::f64::consts::PI;

use super::{LossSurface, Window};
use crate::geometry::{Hessian, Point};
use crate::param::declare;

declare! {
    /// A wide bowl with a dimple at nearly every whole number: a small rate ends in the nearest, a large one hops on.
    ///
    /// `loss = 20 + x^2 - 10 cos(2 pi x) + y^2 - 10 cos(2 pi y)`. The lowest minimum is (0, 0), loss 0. In the domain,
    /// [-5.12, 5.12] x [-5.12, 5.12], are 121 minima: every pair of coordinates of which each is 0 or, up to its sign,
    /// 0.994959, 1.989912, 2.984856, 3.979784 or 4.974691. The curvatures at the minima are 392 to 397, so plain gradient
    /// descent stays in one of them only at rates below 0.005.
    /// Source: Rastrigin 1974, Systems of extremal control; in two dimensions as Torn and Zilinskas 1989, Global
    /// Optimization.
    ///
    /// ```
    /// use settle_model::{Point, surface::{LossSurface, Rastrigin}};
    /// assert_eq!(Rastrigin {}.loss(Point::new(0.0, 0.0)), 0.0);
    /// assert_eq!(Rastrigin {}.loss(Point::new(0.5, 0.0)), 20.25);
    /// assert_eq!(Rastrigin {}.minima().len(), 121);
    /// ```
    pub struct Rastrigin as "rastrigin" {}
}

/// The minima along one axis, without their signs: the zeros of `x + 10 pi sin(2 pi x)` near whole numbers.
const DIMPLES: [f64; 6] = [
    0.0,
    0.994_958_637_652_334_8,
    1.989_912_233_708_549_5,
    2.984_855_701_039_481,
    3.979_783_860_300_753_6,
    4.974_691_390_895_051,
];

/// The loss along one axis.
fn loss_along(x: f64) -> f64 {
    10.0 + x * x - 10.0 * libm::cos(2.0 * PI * x)
}

fn slope_along(x: f64) -> f64 {
    2.0 * x + 20.0 * PI * libm::sin(2.0 * PI * x)
}

fn curvature_along(x: f64) -> f64 {
    2.0 + 40.0 * PI * PI * libm::cos(2.0 * PI * x)
}

impl LossSurface for Rastrigin {
    fn loss(&self, Point { x, y }: Point) -> f64 {
        loss_along(x) + loss_along(y)
    }

    fn gradient(&self, Point { x, y }: Point) -> Point {
        Point::new(slope_along(x), slope_along(y))
    }

    fn hessian(&self, Point { x, y }: Point) -> Hessian {
        Hessian { xx: curvature_along(x), xy: 0.0, yy: curvature_along(y) }
    }

    fn domain(&self) -> Window {
        Window::new([-5.12, -5.12], [5.12, 5.12])
    }

    fn minima(&self) -> Vec<Point> {
        let axis: Vec<f64> = DIMPLES[1..].iter().map(|x| -x).rev().chain(DIMPLES).collect();
        let mut all: Vec<Point> = axis.iter().flat_map(|&x| axis.iter().map(move |&y| Point::new(x, y))).collect();
        all.sort_by(|a, b| self.loss(*a).total_cmp(&self.loss(*b)));
        all
    }

    fn lowest(&self) -> f64 {
        0.0
    }

    fn start(&self) -> Point {
        Point::new(-3.3, 2.4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_dimples_are_minima() {
        crate::surface::check::minima(&Rastrigin {});
    }
}
