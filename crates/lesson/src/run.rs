//! The runs of a scene, as the still pictures show them.

use anyhow::{Result, anyhow};
use settle_model::{Scene, simulate};

/// What the lines of the runs A to D are called in the style sheet.
pub const RUNS: [&str; 4] = ["a", "b", "c", "d"];

/// One run: its rates, and E, its loss above the lowest, at every point.
#[derive(Clone, Debug)]
pub struct Course {
    /// The rate of each step.
    pub rates: Vec<f64>,
    /// E at each point.
    pub excess: Vec<f64>,
}

/// Every run of a scene.
///
/// # Errors
/// When a run is refused.
pub fn courses(scene: &Scene) -> Result<Vec<Course>> {
    let lowest = scene.surface.as_loss().lowest();
    let one = |index: usize| {
        let experiment = scene.experiment(index).ok_or_else(|| anyhow!("there is no run {index}"))?;
        let run = simulate(&experiment).map_err(|error| anyhow!("{error:?}"))?;
        Ok(Course {
            rates: run.rates.lr.clone(),
            excess: run.trajectory.iter().map(|sample| sample.loss - lowest).collect(),
        })
    };
    (0..scene.runs.len()).map(one).collect()
}
