//! The nine-step geometric mean of the loss chart's thick line.

/// Steps on either side that a mean takes in.
const REACH: usize = 4;

/// Running means of `logs` over nine steps around each: the logarithm of the geometric mean. Towards the ends they take in
/// as many steps on either side as there are, so that the line begins and ends at the true values.
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
    let reach = REACH.min(i).min(logs.len() - 1 - i);
    let window = &logs[i - reach..=i + reach];
    let counted = window.iter().filter(|log| **log > nothing);
    counted.clone().sum::<f64>() / counted.count() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_of_nine_fewer_towards_the_ends() {
        let logs: Vec<f64> = (0..20).map(f64::from).collect();
        let means = geometric_mean(&logs, -400.0);
        assert_eq!(means, logs, "a straight line stays straight to its ends");
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
