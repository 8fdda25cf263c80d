//! A run as comma-separated values.

use std::fmt;

use crate::simulate::Run;
use crate::value::number;

/// The names of the columns, in order.
pub const COLUMNS: [&str; 7] = ["step", "lr", "momentum", "x", "y", "loss", "grad_norm"];

/// A run as comma-separated values: a line of names, then a line a point.
///
/// Point t is the state before update t; `lr` and `momentum` are those of update t, so the last line has none, and a run
/// whose optimizer has no momentum has none anywhere. Numbers read back to the same bits; those that are not finite are
/// `inf`, `-inf` and `NaN`. `loss` is the noiseless loss, `grad_norm` the length of the noiseless gradient.
///
/// ```
/// use settle_model::export::Csv;
/// let run = settle_model::simulate(&settle_model::Scene::first().experiment(0).expect("run A"))?;
/// let text = Csv(&run).to_string();
/// let lines: Vec<&str> = text.lines().collect();
/// assert_eq!(lines[0], "step,lr,momentum,x,y,loss,grad_norm");
/// assert!(lines[1].starts_with("0,0.092,0,-3,2.5,"));
/// assert!(lines[121].starts_with("120,,,"));
/// # Ok::<(), settle_model::InvalidParam>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Csv<'a>(pub &'a Run);

impl fmt::Display for Csv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", COLUMNS.join(","))?;
        let Run { rates, trajectory, .. } = self.0;
        for (t, sample) in trajectory.iter().enumerate() {
            let lr = rates.lr.get(t).copied().map(number).unwrap_or_default();
            let momentum = rates.momentum.get(t).copied().flatten().map(number).unwrap_or_default();
            let numbers = [sample.at.x, sample.at.y, sample.loss, sample.gradient.norm()].map(number);
            writeln!(f, "{t},{lr},{momentum},{}", numbers.join(","))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Scene, simulate};

    #[test]
    fn every_number_reads_back_to_the_same_bits() {
        let run = simulate(&Scene::first().experiment(1).expect("run B")).expect("it runs");
        let text = Csv(&run).to_string();
        assert_eq!(text.lines().count(), run.trajectory.len() + 1);
        for (t, line) in text.lines().skip(1).enumerate() {
            let cells: Vec<&str> = line.split(',').collect();
            let read = |column: usize| cells[column].parse::<f64>().expect("a number").to_bits();
            let sample = run.trajectory[t];
            let wanted = [sample.at.x, sample.at.y, sample.loss, sample.gradient.norm()].map(f64::to_bits);
            assert_eq!([3, 4, 5, 6].map(read), wanted, "step {t}");
            match run.rates.lr.get(t) {
                Some(lr) => assert_eq!(read(1), lr.to_bits(), "step {t}"),
                None => assert_eq!((cells[1], cells[2]), ("", "")),
            }
        }
    }

    #[test]
    fn what_is_not_finite_has_its_names() {
        let mut experiment = Scene::first().experiment(0).expect("run A");
        experiment.base_lr = 1e6;
        let text = Csv(&simulate(&experiment).expect("it runs")).to_string();
        assert!(text.contains(",inf,") && text.contains("NaN"), "{text}");
    }
}
