//! Loss surfaces over two weights: one a file, each with its loss, gradient and Hessian written out.

use crate::geometry::{Hessian, Point};
use crate::kinds::kinds;

kinds! { $, each_surface,
    /// A loss surface with its parameters.
    pub enum Surface {
        quadratic::Quadratic,
        rosenbrock::Rosenbrock,
        himmelblau::Himmelblau,
    }
}

/// A rectangle of the plane, sides parallel to the axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The corner with the least coordinates.
    pub low: Point,
    /// The corner with the greatest coordinates.
    pub high: Point,
}

impl Window {
    /// The rectangle between two corners.
    #[must_use]
    pub const fn new(low: [f64; 2], high: [f64; 2]) -> Self {
        Self { low: Point::new(low[0], low[1]), high: Point::new(high[0], high[1]) }
    }

    /// Whether the point lies inside or on the edge; a point with a NaN does not.
    #[must_use]
    pub fn contains(self, p: Point) -> bool {
        (self.low.x..=self.high.x).contains(&p.x) && (self.low.y..=self.high.y).contains(&p.y)
    }
}

/// What every surface can say about itself.
pub trait LossSurface {
    /// The loss at a point.
    fn loss(&self, at: Point) -> f64;

    /// The gradient of the loss.
    fn gradient(&self, at: Point) -> Point;

    /// The second derivatives of the loss.
    fn hessian(&self, at: Point) -> Hessian;

    /// The part of the plane that is shown and that starts are taken from.
    fn domain(&self) -> Window;

    /// Every minimum, the lowest first; empty where there is none or a continuum of them.
    fn minima(&self) -> Vec<Point>;

    /// The lowest loss on the domain; log views show the loss minus this.
    fn lowest(&self) -> f64;

    /// A start from which the first run is worth watching.
    fn start(&self) -> Point;

    /// The constant Hessian, where the surface has one: then the stability limit is one number for the whole run.
    fn constant_hessian(&self) -> Option<Hessian> {
        None
    }
}

impl Surface {
    /// The surface behind its one interface.
    #[must_use]
    pub fn as_loss(&self) -> &dyn LossSurface {
        each_surface!(self, it => it)
    }
}

#[cfg(test)]
pub(crate) mod check {
    //! What the files of this folder share in their tests.

    use super::*;

    /// The minima are minima: no gradient, no downward curvature, and the loss they are said to have.
    pub(crate) fn minima(surface: &dyn LossSurface) {
        let minima = surface.minima();
        assert!(!minima.is_empty(), "no minimum");
        for p in minima {
            assert!(surface.domain().contains(p), "{p:?} lies outside the domain");
            assert!(surface.gradient(p).norm() < 1e-8, "{p:?}: {:?}", surface.gradient(p));
            assert!(surface.hessian(p).curvatures()[1].value >= 0.0, "{p:?} is no minimum");
            assert!((surface.loss(p) - surface.lowest()).abs() < 1e-12, "{p:?} has loss {}", surface.loss(p));
        }
    }
}
