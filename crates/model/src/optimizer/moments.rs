//! Arithmetic of the adaptive optimizers, coordinate by coordinate, in torch's order of operations.

use crate::geometry::Point;

/// `lerp_`: `from` moved towards `to` by `weight`.
pub(super) fn lerp(from: Point, to: Point, weight: f64) -> Point {
    let one = |a: f64, b: f64| if weight < 0.5 { a + weight * (b - a) } else { b - (b - a) * (1.0 - weight) };
    each(from, to, one)
}

/// `mul_(keep)`, then `addcmul_(gradient, gradient, value=1 - keep)`: the running mean of squares.
pub(super) fn mean_square(mean: Point, gradient: Point, keep: f64) -> Point {
    each(mean, gradient, |m, g| m * keep + (1.0 - keep) * g * g)
}

/// `addcdiv_(above, below, value=factor)`: `at + factor above / below`.
pub(super) fn add_quotient(at: Point, factor: f64, above: Point, below: Point) -> Point {
    let moved = each(above, below, |a, b| factor * a / b);
    at + moved
}

/// One function of two numbers for both coordinates.
pub(super) fn each(a: Point, b: Point, f: impl Fn(f64, f64) -> f64) -> Point {
    Point::new(f(a.x, b.x), f(a.y, b.y))
}

/// The square root of each coordinate.
pub(super) fn root(p: Point) -> Point {
    Point::new(libm::sqrt(p.x), libm::sqrt(p.y))
}

/// A number added to each coordinate.
pub(super) fn plus(p: Point, n: f64) -> Point {
    Point::new(p.x + n, p.y + n)
}
