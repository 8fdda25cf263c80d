//! The minimum in whose basin a point lies.

use crate::geometry::{Hessian, Point};
use crate::surface::LossSurface;

/// The most Newton steps; from anywhere on a domain a dozen is enough.
const MOST_STEPS: u32 = 80;
/// The most halvings of one step: enough to get from any step to one that does not count.
const MOST_HALVINGS: u32 = 60;
/// The longest step, as a share of the shown window, so that it does not jump into another basin.
const LONGEST: f64 = 0.05;
/// A curvature below this share of the other one is lifted to it, so that the step stays finite.
const LEAST_CURVATURE: f64 = 1e-6;
/// A step this small, as a share of the coordinates, has arrived.
const ARRIVED: f64 = 1e-12;
/// What is as near as this to a minimum that the surface knows is that minimum.
const SAME: f64 = 1e-6;

/// The minimum in whose basin `from` lies, found by damped Newton steps; `None` where they find none: on a saddle, in a
/// flat valley, on a plateau, far outside.
///
/// Each step is `-(H + m)^-1 g` with both curvatures made positive, halved until the loss falls, and no longer than a
/// twentieth of the shown window. Where the surface lists its minima, the result is the listed point itself.
///
/// ```
/// use settle_model::{Point, surface::{LossSurface, Rosenbrock}, theory::minimum_near};
/// assert_eq!(minimum_near(&Rosenbrock {}, Point::new(-1.2, 1.0)), Some(Point::new(1.0, 1.0)));
/// ```
#[must_use]
pub fn minimum_near(surface: &dyn LossSurface, from: Point) -> Option<Point> {
    let window = surface.domain();
    if surface.constant_hessian().is_some() {
        // One basin is the whole plane.
        return surface.minima().first().copied().filter(|_| from.is_finite());
    }
    let longest = LONGEST * (window.high - window.low).norm();
    let mut at = from;
    for _ in 0..MOST_STEPS {
        let (gradient, hessian) = (surface.gradient(at), surface.hessian(at));
        let full = downhill(hessian, gradient);
        if !full.is_finite() {
            return None;
        }
        let step = (longest / full.norm().max(longest)) * full;
        let moved = if full.norm() <= SAME { at + step } else { halved(surface, at, step)? };
        let arrived = (moved - at).norm() <= ARRIVED * (1.0 + at.norm());
        at = moved;
        if arrived {
            let least = surface.hessian(at).curvatures()[1].value;
            return (least > 0.0).then(|| listed(surface, at));
        }
    }
    None
}

/// Newton's step with both curvatures made positive.
fn downhill(hessian: Hessian, gradient: Point) -> Point {
    let pair = hessian.curvatures();
    let least = LEAST_CURVATURE * pair[0].value.abs().max(pair[1].value.abs());
    pair.iter().fold(Point::ORIGIN, |sum, c| {
        let size = c.value.abs().max(least);
        let along = gradient.dot(c.direction);
        if along == 0.0 { sum } else { sum - (along / size) * c.direction }
    })
}

/// The first of the step, its half, its quarter, ... that does not climb.
fn halved(surface: &dyn LossSurface, at: Point, mut step: Point) -> Option<Point> {
    let here = surface.loss(at);
    for _ in 0..MOST_HALVINGS {
        let there = at + step;
        if surface.loss(there) <= here {
            return Some(there);
        }
        step = 0.5 * step;
    }
    here.is_finite().then_some(at)
}

/// The listed minimum at a point, or the point.
fn listed(surface: &dyn LossSurface, at: Point) -> Point {
    let near = |p: &Point| (*p - at).norm() <= SAME * (1.0 + at.norm());
    surface.minima().into_iter().find(near).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surface::{self, Quadratic};

    #[test]
    fn from_beside_every_minimum_it_finds_that_minimum() {
        for kind in surface::ALL {
            let surface = kind.initial();
            let it = surface.as_loss();
            for minimum in it.minima() {
                let from = minimum + Point::new(0.02, -0.03);
                assert_eq!(minimum_near(it, from), Some(minimum), "{}", kind.name);
            }
        }
    }

    #[test]
    fn from_every_start_it_finds_a_minimum_where_there_is_one() {
        for kind in surface::ALL {
            let surface = kind.initial();
            let it = surface.as_loss();
            let found = minimum_near(it, it.start());
            assert_eq!(found.is_some(), !it.minima().is_empty(), "{}: {found:?}", kind.name);
        }
    }

    #[test]
    fn a_flat_valley_and_what_is_not_finite_have_none() {
        let flat = Quadratic { a: 0.0, b: 1.0, angle: 0.0 };
        assert_eq!(minimum_near(&flat, Point::new(1.0, 1.0)), None);
        assert_eq!(minimum_near(&surface::Himmelblau {}, Point::new(f64::NAN, 1.0)), None);
        assert_eq!(minimum_near(&surface::Saddle {}, Point::ORIGIN), None);
    }
}
