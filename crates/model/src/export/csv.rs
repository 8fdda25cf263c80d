//! A run as comma-separated values.

use std::fmt;

use crate::experiment::Experiment;
use crate::simulate::Run;
use crate::theory::stability_limits;
use crate::value::number;

/// The names of the columns, in order; the last is [`TracedCsv`]'s alone.
pub const COLUMNS: [&str; 8] = ["step", "lr", "momentum", "x", "y", "loss", "grad_norm", "stability_limit"];

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

/// [`Csv`] with one more column, `stability_limit`: the rate above which update t would throw the run away
/// ([`stability_limits`]), `inf` where there is none. The last point has one too, that of its curvature with the last
/// update's momentum.
///
/// ```
/// use settle_model::{Scene, export::TracedCsv, simulate};
/// let experiment = Scene::first().experiment(0).expect("run A");
/// let text = TracedCsv::new(&experiment, &simulate(&experiment)?).to_string();
/// assert_eq!(text.lines().next(), Some("step,lr,momentum,x,y,loss,grad_norm,stability_limit"));
/// # Ok::<(), settle_model::InvalidParam>(())
/// ```
#[derive(Clone, Debug)]
pub struct TracedCsv<'a> {
    run: &'a Run,
    limits: Vec<f64>,
}

impl<'a> TracedCsv<'a> {
    /// The run of an experiment, with its stability limits.
    #[must_use]
    pub fn new(experiment: &Experiment, run: &'a Run) -> Self {
        Self { run, limits: stability_limits(experiment, run) }
    }
}

impl fmt::Display for Csv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", COLUMNS[..COLUMNS.len() - 1].join(","))?;
        (0..self.0.trajectory.len()).try_for_each(|t| writeln!(f, "{}", line(self.0, t)))
    }
}

impl fmt::Display for TracedCsv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", COLUMNS.join(","))?;
        let mut limits = self.limits.iter().enumerate();
        limits.try_for_each(|(t, &limit)| writeln!(f, "{},{}", line(self.run, t), number(limit)))
    }
}

/// The line of point t.
fn line(Run { rates, trajectory, .. }: &Run, t: usize) -> String {
    let sample = trajectory[t];
    let lr = rates.lr.get(t).copied().map(number).unwrap_or_default();
    let momentum = rates.momentum.get(t).copied().flatten().map(number).unwrap_or_default();
    let numbers = [sample.at.x, sample.at.y, sample.loss, sample.gradient.norm()].map(number);
    format!("{t},{lr},{momentum},{}", numbers.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Scene, simulate};

    #[test]
    fn every_number_reads_back_to_the_same_bits() {
        let experiment = Scene::first().experiment(1).expect("run B");
        let run = simulate(&experiment).expect("it runs");
        let text = TracedCsv::new(&experiment, &run).to_string();
        let limits = stability_limits(&experiment, &run);
        assert_eq!(text.lines().count(), run.trajectory.len() + 1);
        for (t, line) in text.lines().skip(1).enumerate() {
            let cells: Vec<&str> = line.split(',').collect();
            let read = |column: usize| cells[column].parse::<f64>().expect("a number").to_bits();
            let sample = run.trajectory[t];
            let wanted = [sample.at.x, sample.at.y, sample.loss, sample.gradient.norm(), limits[t]].map(f64::to_bits);
            assert_eq!([3, 4, 5, 6, 7].map(read), wanted, "step {t}");
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
        let text = TracedCsv::new(&experiment, &simulate(&experiment).expect("it runs")).to_string();
        assert!(text.contains(",inf,") && text.contains("NaN"), "{text}");
    }
}
