//! Gradient noise that depends on nothing but seed, step and coordinate.

use std::f64::consts::PI;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use crate::geometry::Point;
use crate::param::declare;

declare! {
    /// What minibatches do to a gradient, as the simplest model of it: independent Gaussian noise of standard deviation
    /// `sigma` in each coordinate, at every update.
    ///
    /// The noise of an update is a pure function of (seed, step), so runs that are compared see the same noise, and so do
    /// branches of one run. Algorithm: the stream of ChaCha8 with the seed as the first 8 bytes of its key (little end
    /// first, the rest 0), 32-bit words 4t to 4t + 3 for step t, made into two uniform numbers u = (word pair >> 11 + 1/2)
    /// / 2^53 and these into two normal ones by Box and Muller: sqrt(-2 ln u1) times cos and sin of 2 pi u2.
    /// Sources: Bernstein 2008 (ChaCha); Box and Muller 1958.
    pub struct Noise as "noise" {
        /// Standard deviation of each gradient coordinate, in units of the gradient.
        sigma: f64, "σ", Type::Float, None, Linear, Domain::NOT_NEGATIVE, [0.0, 5.0], or Value::Number(0.0);
        /// Which noise it is.
        seed: i64, "", Type::Int, None, Linear, Domain::from_to(0.0, 9_007_199_254_740_991.0), [1.0, 99.0],
            or Value::Number(1.0);
    }
}

impl Noise {
    /// No noise.
    pub const NONE: Self = Self { sigma: 0.0, seed: 1 };

    /// The source that hands out this noise step by step.
    #[must_use]
    pub fn source(&self) -> NoiseSource {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&self.seed.to_le_bytes());
        NoiseSource { sigma: self.sigma, stream: ChaCha8Rng::from_seed(key) }
    }
}

/// Hands out the noise of any step; steps in order are fastest.
#[derive(Clone, Debug)]
pub struct NoiseSource {
    sigma: f64,
    stream: ChaCha8Rng,
}

impl NoiseSource {
    /// What is added to the gradient of update `t`.
    pub fn at(&mut self, t: u32) -> Point {
        if self.sigma == 0.0 {
            return Point::ORIGIN;
        }
        let word = 4 * u128::from(t);
        if self.stream.get_word_pos() != word {
            self.stream.set_word_pos(word);
        }
        let (first, second) = (self.uniform(), self.uniform());
        let radius = self.sigma * (-2.0 * libm::log(first)).sqrt();
        Point::new(radius * libm::cos(2.0 * PI * second), radius * libm::sin(2.0 * PI * second))
    }

    /// A number strictly between 0 and 1.
    fn uniform(&mut self) -> f64 {
        const CELL: f64 = 1.0 / 9_007_199_254_740_992.0;
        ((self.stream.next_u64() >> 11) as f64 + 0.5) * CELL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_order_of_steps_gives_the_same_noise() {
        let noise = Noise { sigma: 2.0, seed: 5 };
        let mut forwards = noise.source();
        let in_order: Vec<_> = (0..100).map(|t| forwards.at(t)).collect();
        let mut backwards = noise.source();
        for t in (0..100).rev() {
            assert_eq!(backwards.at(t), in_order[t as usize], "step {t}");
        }
    }

    #[test]
    fn it_is_gaussian_with_the_given_deviation() {
        let mut source = Noise { sigma: 3.0, seed: 1 }.source();
        let draws: Vec<f64> = (0..20_000).flat_map(|t| [source.at(t).x, source.at(t).y]).collect();
        let n = draws.len() as f64;
        let mean = draws.iter().sum::<f64>() / n;
        let variance = draws.iter().map(|d| d * d).sum::<f64>() / n;
        let within_one = draws.iter().filter(|d| d.abs() < 3.0).count() as f64 / n;
        assert!(mean.abs() < 0.06 && (variance / 9.0 - 1.0).abs() < 0.03, "mean {mean}, variance {variance}");
        assert!((within_one - 0.6827).abs() < 0.01, "{within_one}");
    }

    #[test]
    fn seeds_differ_and_no_sigma_is_no_noise() {
        assert_ne!(Noise { sigma: 1.0, seed: 1 }.source().at(0), Noise { sigma: 1.0, seed: 2 }.source().at(0));
        assert_eq!(Noise::NONE.source().at(7), Point::ORIGIN);
    }
}
