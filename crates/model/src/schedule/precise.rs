//! The cosine, rounded correctly.
//!
//! A cosine schedule divides by `1 + cos`, which near its floor magnifies an error in the last bit of the cosine by a
//! factor of `(T_max)^2 / 5`. The C library under Python rounds almost every cosine correctly, libm's is off by one bit
//! in about one of thirty; so rates could differ from the library's in the eleventh digit. This one carries twice the digits
//! (Dekker 1971, Numerische Mathematik 18) and rounds once; it uses the four operations of IEEE 754 only, so it has the
//! same bits on every machine.

use std::f64::consts::{FRAC_2_PI, FRAC_PI_2};

/// Half of pi as an unevaluated sum, each part the rounded rest of the ones before.
const HALF_PI: [f64; 3] = [FRAC_PI_2, 6.123_233_995_736_766e-17, -1.497_384_904_859_169_8e-33];

/// Beyond this the reduction would lose digits.
const LARGEST: f64 = 1e8;

/// The cosine of x radians, correctly rounded for all |x| up to 1e8 that a test has tried; libm's beyond.
pub(super) fn cos(x: f64) -> f64 {
    if x.abs() > LARGEST || x.is_nan() {
        return libm::cos(x);
    }
    let quarter_turns = libm::rint(x * FRAC_2_PI);
    let rest = HALF_PI.iter().fold(Long::from(x), |rest, part| rest - Long::product(quarter_turns, *part));
    match (quarter_turns as i64).rem_euclid(4) {
        0 => rest.series(1.0),
        1 => -(rest * rest.series_long(2.0)).high,
        2 => -rest.series(1.0),
        _ => (rest * rest.series_long(2.0)).high,
    }
}

/// A number of twice the digits: `high + low`, |low| at most half a unit in the last place of high.
#[derive(Clone, Copy)]
struct Long {
    high: f64,
    low: f64,
}

impl From<f64> for Long {
    fn from(high: f64) -> Self {
        Self { high, low: 0.0 }
    }
}

impl Long {
    /// `a + b` without error.
    fn sum(a: f64, b: f64) -> Self {
        let high = a + b;
        let shared = high - a;
        Self { high, low: (a - (high - shared)) + (b - shared) }
    }

    /// `a b` without error.
    fn product(a: f64, b: f64) -> Self {
        let halves = |n: f64| {
            let shifted = 134_217_729.0 * n;
            let top = shifted - (shifted - n);
            (top, n - top)
        };
        let ((a1, a2), (b1, b2)) = (halves(a), halves(b));
        let high = a * b;
        Self { high, low: ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2 }
    }

    fn divided_by(self, n: f64) -> Self {
        let first = self.high / n;
        let rest = self - Self::product(first, n);
        Self::sum(first, rest.high / n)
    }

    /// The high part of `series_long`, rounded once.
    fn series(self, first: f64) -> f64 {
        self.series_long(first).high
    }

    /// `1 - x^2 / (n (n + 1)) + x^4 / (n (n + 1) (n + 2) (n + 3)) - ...`: the cosine for n = 1, the sine over x for n = 2.
    /// Twelve terms leave less than 1e-25 for |x| up to pi / 4.
    fn series_long(self, n: f64) -> Self {
        let square = self * self;
        (0..12).rev().fold(Self::from(1.0), |sum, k| {
            let k = n + 2.0 * f64::from(k);
            Self::from(1.0) - (square * sum).divided_by(k * (k + 1.0))
        })
    }
}

impl std::ops::Sub for Long {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        let high = Self::sum(self.high, -other.high);
        let low = Self::sum(self.low, -other.low);
        let middle = Self::sum(high.high, high.low + low.high);
        Self::sum(middle.high, middle.low + low.low)
    }
}

impl std::ops::Mul for Long {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let product = Self::product(self.high, other.high);
        Self::sum(product.high, product.low + (self.high * other.low + self.low * other.high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    #[test]
    fn it_agrees_with_libm_to_the_last_bit_or_the_one_beside_it() {
        let mut same = 0;
        for i in 0..20_000 {
            let x = f64::from(i) * 0.013_7 - 100.0;
            let (ours, theirs) = (cos(x), libm::cos(x));
            let ulps = (ours.to_bits() as i64 - theirs.to_bits() as i64).abs();
            assert!(ulps <= 1 || (ours - theirs).abs() < 1e-18, "cos({x}) = {ours:e}, libm has {theirs:e}");
            same += i32::from(ulps == 0);
        }
        assert!(same > 18_000, "{same} of 20000 are the same");
    }

    #[test]
    fn corners() {
        assert_eq!([cos(0.0), cos(PI), cos(2.0 * PI), cos(-PI)], [1.0, -1.0, 1.0, -1.0]);
        assert_eq!(cos(PI / 2.0), 6.123_233_995_736_766e-17);
        assert_eq!(cos(1e9), libm::cos(1e9));
        assert!(cos(f64::NAN).is_nan() && cos(f64::INFINITY).is_nan());
    }

    /// Values of Python 3.11's math.cos (glibc) where libm's cosine has another last bit.
    #[test]
    fn the_last_bit_is_the_one_of_the_c_library() {
        let cases: [(f64, u64); 4] = [
            (3.7699111843077517, 0xbfe9e3779b97f4a9),
            (2.0420352248333655, 0xbfdd0e2e2b44ddff),
            (0.7665486074759096, 0x3fe70cc5831d07dd),
            (5.4129641421352135, 0x3fe4a108bdd8dd26),
        ];
        for (x, bits) in cases {
            assert_eq!(cos(x).to_bits(), bits, "cos({x})");
            assert_ne!(libm::cos(x).to_bits(), bits, "libm agrees on cos({x}): no test of ours");
        }
    }
}
