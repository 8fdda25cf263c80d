//! The next seed: another one each time, short enough to be said aloud.

/// Another seed from 1 to 999. The same seed leads to the same next one, so a lesson can be repeated.
#[must_use]
pub fn new_seed(seed: i64) -> i64 {
    // 386 and 999 have no common divisor, so every seed comes once.
    (seed.rem_euclid(999) + 385) % 999 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seed_comes_once_before_one_comes_again() {
        let mut seen = vec![false; 1000];
        let mut seed = 5;
        for _ in 0..999 {
            seed = new_seed(seed);
            assert!(!std::mem::replace(&mut seen[seed as usize], true), "{seed} came twice");
        }
    }
}
