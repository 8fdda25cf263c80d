//! The nine-step geometric mean of the loss chart's thick line.

/// Steps on either side that a mean takes in.
const REACH: usize = 4;

/// Running means of `logs` over nine steps around each, fewer at the ends: the logarithm of the geometric mean.
///
/// A step of `nothing` (a loss of zero or less) stays where it is, and so leaves a chart as it should, but counts in no
/// other mean, or one exact hit would pull eight neighbours down with it. NaN breaks the line, and no mean reaches
/// across one.
#[must_use]
pub fn geometric_mean(logs: &[f64], nothing: f64) -> Vec<f64> {
    let mut means = Vec::with_capacity(logs.len());
    for stretch in logs.chunk_by(|a, b| a.is_nan() == b.is_nan()) {
        if stretch[0].is_nan() {
            means.extend_from_slice(stretch);
        } else {
            means.extend((0..stretch.len()).map(|i| mean_around(stretch, i, nothing)));
        }
    }
    means
}

fn mean_around(logs: &[f64], i: usize, nothing: f64) -> f64 {
    if logs[i] <= nothing {
        return logs[i];
    }
    let window = &logs[i.saturating_sub(REACH)..(i + REACH + 1).min(logs.len())];
    let counted = window.iter().filter(|log| **log > nothing);
    counted.clone().sum::<f64>() / counted.count() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_of_nine_fewer_at_the_ends() {
        let logs: Vec<f64> = (0..20).map(f64::from).collect();
        let means = geometric_mean(&logs, -400.0);
        assert_eq!((means[0], means[10], means[19]), (2.0, 10.0, 17.0));
    }

    #[test]
    fn nothing_and_nan_do_not_spread() {
        let mut logs = vec![1.0; 20];
        logs[5] = -400.0;
        logs[12] = f64::NAN;
        let means = geometric_mean(&logs, -400.0);
        assert_eq!(means[5], -400.0);
        assert!(means[12].is_nan());
        assert!(means.iter().enumerate().all(|(i, m)| i == 5 || i == 12 || *m == 1.0));
        assert!(geometric_mean(&[], -400.0).is_empty());
    }
}
