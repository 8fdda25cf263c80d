//! An optimizer's update as theory sees it at one step: linear, with what the optimizer remembers held still.

use crate::geometry::{Curvature, Hessian, Point};

/// One step's update near a point, as a linear machine: its rate multipliers, its momentum, its decays.
///
/// Along an eigen-direction of the preconditioned Hessian with curvature `h`, distance `q` and rate `η`:
///
/// ```text
/// v <- β v + c h q
/// q <- (1 - η w) q - η v,   with nesterov  q - η (h q + β v)
/// ```
///
/// with momentum `β`, intake `c` and shrinking `w`. Every optimizer here is of this form while its memory of squared
/// gradients is held: SGD with `c = 1 - dampening`; RMSprop and Adagrad with `c = 1` and the rate multiplied by
/// `1 / (sqrt(v) + eps)`; Adam and AdamW with `c = 1 - beta1` and `1 / ((1 - beta1^t) (sqrt(v) / sqrt(1 - beta2^t) + eps))`.
/// Held still it is exact for SGD; for the others it is what Cohen et al. 2022 (arXiv 2207.14484) measure against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    /// What multiplies the rate in each coordinate; 1 where the optimizer has no memory of squares.
    pub scale: Point,
    /// Weight decay that goes in with the gradient, added to both curvatures.
    pub decay: f64,
    /// Weight decay apart from the gradient: the share of the weights that a rate of 1 takes off.
    pub shrink: f64,
    /// Share of the buffer that stays, at this step.
    pub momentum: f64,
    /// Share of the gradient that the buffer takes.
    pub intake: f64,
    /// Whether the gradient goes in once more beside the buffer.
    pub nesterov: bool,
}

/// A root of the update's characteristic polynomial: each step multiplies what is left by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pole {
    /// The real part.
    pub re: f64,
    /// The imaginary part; of a pair, the first has the positive one.
    pub im: f64,
}

impl Pole {
    /// Its distance from 0: below 1 what is left shrinks.
    #[must_use]
    pub fn modulus(self) -> f64 {
        libm::hypot(self.re, self.im)
    }
}

/// What a pair of poles does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// Inside the unit circle, real and not negative: it comes to rest from one side.
    NoOvershoot,
    /// Inside the unit circle, negative or complex: it oscillates and comes to rest.
    Oscillates,
    /// Outside the unit circle: it grows without bound.
    Diverges,
}

/// One eigen-direction of the preconditioned Hessian at one step of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mode {
    /// The curvature along it after preconditioning, weight decay included.
    pub curvature: f64,
    /// The direction, a unit vector.
    pub direction: Point,
    /// Both poles, the one farther from 0 first.
    pub poles: [Pole; 2],
}

impl Mode {
    /// What its poles do.
    #[must_use]
    pub fn region(&self) -> Region {
        region(self.poles)
    }
}

/// How far outside the unit circle rounding may put a pole that lies on it.
const ROUNDING: f64 = 1e-9;

/// What a pair of poles does. On the circle itself it neither grows nor settles, and counts as oscillating, or, at 1, as
/// not overshooting.
#[must_use]
pub fn region(poles: [Pole; 2]) -> Region {
    if !poles.iter().all(|pole| pole.modulus() <= 1.0 + ROUNDING) {
        Region::Diverges
    } else if poles.iter().all(|pole| pole.im == 0.0 && pole.re >= -ROUNDING) {
        Region::NoOvershoot
    } else {
        Region::Oscillates
    }
}

impl Linear {
    /// Plain gradient descent.
    pub const PLAIN: Self =
        Self { scale: Point::new(1.0, 1.0), decay: 0.0, shrink: 0.0, momentum: 0.0, intake: 1.0, nesterov: false };

    /// The curvatures that the rate meets, the larger first: those of `S^½ (H + decay) S^½` with `S = diag(scale)`, which are
    /// the eigenvalues of `S (H + decay)`. The directions are that matrix's own, in weights; they are orthogonal only where
    /// both scales are equal.
    #[must_use]
    pub fn curvatures(&self, hessian: Hessian) -> [Curvature; 2] {
        let Point { x, y } = self.scale;
        let (root_x, root_y) = (x.sqrt(), y.sqrt());
        let symmetric = Hessian {
            xx: x * (hessian.xx + self.decay),
            xy: root_x * root_y * hessian.xy,
            yy: y * (hessian.yy + self.decay),
        };
        symmetric.curvatures().map(|Curvature { value, direction }| {
            let back = Point::new(root_x * direction.x, root_y * direction.y);
            let length = back.norm();
            Curvature { value, direction: if length > 0.0 { (1.0 / length) * back } else { direction } }
        })
    }

    /// The rate above which this step, repeated, grows without bound: infinite where none is too high, 0 where none is low
    /// enough (momentum or dampening above 1).
    ///
    /// With `h` the larger of [`Self::curvatures`]: `2 (1 + β) / (c h + (1 + β) w)`, Nesterov `2 (1 + β) / ((1 + 2 β) h)`; a
    /// pole leaves the unit circle at -1 there. So with Adam's defaults the preconditioned sharpness may be `38 / η`
    /// (Cohen et al. 2022, arXiv 2207.14484), and with plain gradient descent `2 / η` (Cohen et al. 2021, arXiv 2103.00065).
    /// Infinite where the Hessian or the memory is not finite.
    #[must_use]
    pub fn limit(&self, hessian: Hessian) -> f64 {
        self.limit_along(self.curvatures(hessian)[0].value)
    }

    /// The same for one curvature, already preconditioned.
    #[must_use]
    pub fn limit_along(&self, curvature: f64) -> f64 {
        let Self { momentum: beta, intake, shrink, .. } = *self;
        let sum = curvature + shrink;
        if sum.is_nan() || sum <= 0.0 {
            return f64::INFINITY;
        }
        if beta > 1.0 || intake < 0.0 {
            return 0.0;
        }
        let limit = if self.nesterov {
            2.0 * (1.0 + beta) / ((1.0 + 2.0 * beta) * curvature)
        } else if beta == 0.0 && shrink == 0.0 {
            2.0 / (intake * curvature)
        } else {
            2.0 * (1.0 + beta) / (intake * curvature + (1.0 + beta) * shrink)
        };
        if limit > 0.0 { limit } else { f64::INFINITY }
    }

    /// Sum and product of both poles at a rate along a curvature that is already preconditioned:
    /// `z² - sum z + product = 0`.
    ///
    /// `1 - η w + β - η c h` and `β (1 - η w)`; Nesterov `(1 + β) (1 - η h)` and `β (1 - η h)`.
    #[must_use]
    pub fn characteristic(&self, rate: f64, curvature: f64) -> (f64, f64) {
        let beta = self.momentum;
        if self.nesterov {
            let kept = 1.0 - rate * curvature;
            return ((1.0 + beta) * kept, beta * kept);
        }
        let kept = 1.0 - rate * self.shrink;
        (kept + beta - rate * self.intake * curvature, beta * kept)
    }

    /// Both poles at a rate along a curvature that is already preconditioned, the one farther from 0 first.
    ///
    /// ```
    /// use settle_model::theory::{Linear, Pole};
    /// let [first, second] = Linear::PLAIN.poles(0.1, 15.0);
    /// assert_eq!((first, second), (Pole { re: -0.5, im: 0.0 }, Pole { re: 0.0, im: 0.0 }));
    /// ```
    #[must_use]
    pub fn poles(&self, rate: f64, curvature: f64) -> [Pole; 2] {
        let (sum, product) = self.characteristic(rate, curvature);
        let half = sum / 2.0;
        let inside = half * half - product;
        if inside < 0.0 {
            let im = (-inside).sqrt();
            return [Pole { re: half, im }, Pole { re: half, im: -im }];
        }
        // The larger root without cancellation, the other from the product.
        let far = half + inside.sqrt().copysign(half);
        let near = if far == 0.0 { 0.0 } else { product / far };
        [Pole { re: far, im: 0.0 }, Pole { re: near, im: 0.0 }]
    }

    /// Both eigen-directions at a rate, the sharper first.
    #[must_use]
    pub fn modes(&self, rate: f64, hessian: Hessian) -> [Mode; 2] {
        self.curvatures(hessian).map(|Curvature { value, direction }| Mode {
            curvature: value,
            direction,
            poles: self.poles(rate, value),
        })
    }

    /// The stationary variance of the distance along a curvature under gradient noise of standard deviation `sigma`; none
    /// where the poles do not lie inside the unit circle.
    ///
    /// With `s` and `p` the poles' sum and product, and noise that goes in with `a` at once and `b` a step later (`a = -η c`,
    /// `b = 0`; Nesterov `a = -η (1 + β)`, `b = η β`):
    /// `sigma² ((a² + b²) (1 + p) + 2 a b s) / ((1 - p) ((1 + p)² - s²))`, the variance of an ARMA(2, 1) process (Box and
    /// Jenkins 1970). For plain gradient descent `η sigma² / (h (2 - η h))`.
    #[must_use]
    pub fn noise_variance(&self, rate: f64, curvature: f64, sigma: f64) -> Option<f64> {
        let (s, p) = self.characteristic(rate, curvature);
        let inside = self.poles(rate, curvature).iter().all(|pole| pole.modulus() < 1.0 - ROUNDING);
        let (a, b) = if self.nesterov {
            (-rate * (1.0 + self.momentum), rate * self.momentum)
        } else {
            (-rate * self.intake, 0.0)
        };
        let above = (a * a + b * b) * (1.0 + p) + 2.0 * a * b * s;
        inside.then(|| sigma * sigma * above / ((1.0 - p) * ((1.0 + p) * (1.0 + p) - s * s)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn poles_have_the_sum_and_the_product_of_the_polynomial() {
        for (momentum, nesterov, rate, curvature) in
            [(0.9, false, 0.05, 20.0), (0.9, true, 0.05, 20.0), (0.5, false, 0.2, 20.0), (0.0, false, 0.3, 1.0)]
        {
            let linear = Linear { momentum, nesterov, ..Linear::PLAIN };
            let [one, two] = linear.poles(rate, curvature);
            let (sum, product) = linear.characteristic(rate, curvature);
            assert!((one.re + two.re - sum).abs() < 1e-12);
            assert!((one.re * two.re - one.im * two.im - product).abs() < 1e-12);
            assert!(one.modulus() >= two.modulus());
        }
    }

    #[test]
    fn regions_follow_rate_times_curvature() {
        let at = |gain: f64| region(Linear::PLAIN.poles(gain, 1.0));
        assert_eq!(
            [0.5, 1.0, 1.5, 2.5].map(at),
            [Region::NoOvershoot, Region::NoOvershoot, Region::Oscillates, Region::Diverges]
        );
    }

    #[test]
    fn adam_may_meet_a_sharpness_of_38_over_the_rate() {
        let adam = Linear { momentum: 0.9, intake: 0.1, ..Linear::PLAIN };
        assert!((adam.limit_along(38.0) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_noise_of_plain_descent_has_its_closed_form() {
        let variance = Linear::PLAIN.noise_variance(0.05, 20.0, 2.0).expect("inside");
        assert!((variance - 0.05 * 4.0 / (20.0 * (2.0 - 1.0))).abs() < 1e-15);
        assert_eq!(Linear::PLAIN.noise_variance(0.11, 20.0, 1.0), None);
    }
}
