//! Loss surfaces over two weights: one a file, each with its loss, gradient and Hessian written out.

use crate::geometry::{Hessian, Point};
use crate::kinds::kinds;

kinds! { $, each_surface,
    /// A loss surface with its parameters.
    pub enum Surface {
        quadratic::Quadratic,
        rosenbrock::Rosenbrock,
        himmelblau::Himmelblau,
        beale::Beale,
        rastrigin::Rastrigin,
        saddle::Saddle,
        styblinski_tang::StyblinskiTang,
        ravine::Ravine,
        plateau_cliff::PlateauCliff,
        two_basins::TwoBasins,
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

    /// The constant Hessian, where the surface has one that curves upwards: then the stability limit is one number for the
    /// whole run.
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
    use crate::Experiment;

    /// The minima are minima, the lowest first: no gradient, curved upwards all round, of the loss they are said to have.
    pub(crate) fn minima(surface: &dyn LossSurface) {
        let minima = surface.minima();
        let first = surface.loss(*minima.first().expect("a minimum"));
        assert!((first - surface.lowest()).abs() < 1e-12, "the first minimum has loss {first}");
        for p in &minima {
            assert!(surface.domain().contains(*p), "{p:?} lies outside the domain");
            assert!(surface.gradient(*p).norm() < 1e-8, "{p:?}: {:?}", surface.gradient(*p));
            assert!(surface.hessian(*p).curvatures()[1].value > 0.0, "{p:?} is no minimum");
        }
        let rises = |pair: &[Point]| surface.loss(pair[0]) <= surface.loss(pair[1]) + 1e-12;
        assert!(minima.windows(2).all(rises), "a lower minimum comes after a higher one");
    }

    /// A noise-free experiment with plain SGD from the surface's own start.
    pub(crate) fn experiment(surface: &str, base_lr: f64, steps: u32, schedule: &str) -> Experiment {
        let kind = ALL.iter().find(|kind| kind.name == surface).expect("listed");
        let Point { x, y } = kind.initial().as_loss().start();
        let document = format!(
            r#"{{"version": 1, "surface": {{"kind": "{surface}"}}, "start": [{x}, {y}], "optimizer": {{"kind": "SGD"}},
                "base_lr": {base_lr}, "schedule": {schedule}, "steps": {steps}}}"#
        );
        serde_json::from_str(&document).expect("a valid document")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grid over a window, its edges included.
    fn grid(Window { low, high }: Window) -> impl Iterator<Item = Point> {
        let at = move |i: u32, n: f64| f64::from(i) / n;
        (0..=200_u32).flat_map(move |i| {
            (0..=200_u32).map(move |j| {
                let (x, y) = (at(i, 200.0), at(j, 200.0));
                Point::new(low.x + x * (high.x - low.x), low.y + y * (high.y - low.y))
            })
        })
    }

    #[test]
    fn nothing_on_the_domain_is_lower_than_the_lowest() {
        for kind in ALL {
            let surface = kind.initial();
            let it = surface.as_loss();
            let least = grid(it.domain()).map(|at| it.loss(at)).fold(f64::INFINITY, f64::min);
            assert!(least >= it.lowest(), "{}: {least} is lower than {}", kind.name, it.lowest());
        }
    }

    #[test]
    fn all_numbers_on_the_domain_and_far_around_it_are_finite() {
        for kind in ALL {
            let surface = kind.initial();
            let it = surface.as_loss();
            let Window { low, high } = it.domain();
            for at in grid(it.domain()).chain(grid(Window { low: 100.0 * low, high: 100.0 * high })) {
                let [steep, other] = it.hessian(at).curvatures();
                let all = [it.loss(at), it.gradient(at).norm(), steep.value, other.value];
                assert!(all.iter().all(|n| n.is_finite()), "{} at {at:?}: {all:?}", kind.name);
            }
        }
    }

    #[test]
    fn starts_lie_on_the_domain_and_go_downhill() {
        for kind in ALL {
            let surface = kind.initial();
            let it = surface.as_loss();
            assert!(it.domain().contains(it.start()), "{} starts outside", kind.name);
            let slope = it.gradient(it.start());
            let step = (1e-4 / slope.norm()) * slope;
            assert!(it.loss(it.start() - step) < it.loss(it.start()), "{} does not go downhill", kind.name);
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod derivatives {
    use super::*;
    use proptest::prelude::*;

    /// A derivative of `f` at 0 by five points; its error is of the fourth power of their distance.
    fn slope(f: impl Fn(f64) -> f64) -> f64 {
        const H: f64 = 1e-3;
        (8.0 * (f(H) - f(-H)) - (f(2.0 * H) - f(-2.0 * H))) / (12.0 * H)
    }

    /// Whether a derivative is what differences give, up to their own error and the rounding of what they are of.
    fn close(written: f64, differences: f64, size: f64) -> bool {
        (written - differences).abs() <= 1e-6 * (1.0 + written.abs()) + 1e-11 * size.abs()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn every_derivative_of_every_surface_is_what_differences_give(x in 0.0..=1.0_f64, y in 0.0..=1.0_f64) {
            for kind in ALL {
                let surface = kind.initial();
                let it = surface.as_loss();
                let Window { low, high } = it.domain();
                let at = Point::new(low.x + x * (high.x - low.x), low.y + y * (high.y - low.y));
                let (by_x, by_y) = (|h| at + Point::new(h, 0.0), |h| at + Point::new(0.0, h));
                let (loss, gradient) = (it.loss(at), it.gradient(at));
                prop_assert!(close(gradient.x, slope(|h| it.loss(by_x(h))), loss), "{}: by x at {at:?}", kind.name);
                prop_assert!(close(gradient.y, slope(|h| it.loss(by_y(h))), loss), "{}: by y at {at:?}", kind.name);
                let Hessian { xx, xy, yy } = it.hessian(at);
                let size = gradient.norm();
                prop_assert!(close(xx, slope(|h| it.gradient(by_x(h)).x), size), "{}: xx at {at:?}", kind.name);
                prop_assert!(close(xy, slope(|h| it.gradient(by_x(h)).y), size), "{}: xy at {at:?}", kind.name);
                prop_assert!(close(xy, slope(|h| it.gradient(by_y(h)).x), size), "{}: yx at {at:?}", kind.name);
                prop_assert!(close(yy, slope(|h| it.gradient(by_y(h)).y), size), "{}: yy at {at:?}", kind.name);
            }
        }
    }
}
