//! Says what is being done and how long it took.

use anyhow::Result;
use std::fmt;
use std::time::{Duration, Instant};

/// Prints what is about to be done, does it, and prints how long it took.
///
/// # Errors
/// Those of `work`.
pub fn step<T>(what: impl fmt::Display, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("==> {what}");
    let start = Instant::now();
    let result = work();
    let outcome = if result.is_ok() { "done" } else { "failed" };
    println!("    {outcome} in {}: {what}", Took(start.elapsed()));
    result
}

/// A duration, as people say it: `0.4 s`, `12 s`, `3 min 05 s`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Took(pub Duration);

impl fmt::Display for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs_f64();
        let text = if seconds < 9.95 {
            format!("{seconds:.1} s")
        } else if seconds < 59.5 {
            format!("{seconds:.0} s")
        } else {
            let whole = seconds.round() as u64;
            format!("{} min {:02} s", whole / 60, whole % 60)
        };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_naturally() {
        let text = |seconds| Took(Duration::from_secs_f64(seconds)).to_string();
        assert_eq!(text(0.04), "0.0 s");
        assert_eq!(text(9.94), "9.9 s");
        assert_eq!(text(12.4), "12 s");
        assert_eq!(text(59.6), "1 min 00 s");
        assert_eq!(text(185.0), "3 min 05 s");
    }
}
