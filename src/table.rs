//! A run as the rows of a table: pure.

use std::ops::Range;

use settle_model::Run;

use crate::format::{count, three};
use crate::state::LabState;
use crate::verdicts::Verdicts;

/// The most rows that are shown at once.
pub const ROWS: usize = 250;

/// The columns of a run that not every run has.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    momentum: bool,
    verdicts: Option<Verdicts>,
}

impl Columns {
    /// Those of one run: momentum where its optimizer has one, and what its ReduceLROnPlateau watches.
    #[must_use]
    pub fn of(lab: &LabState, run: usize) -> Self {
        let momentum = lab.runs.get(run).is_some_and(|run| run.rates.momentum.iter().any(Option::is_some));
        Self { momentum, verdicts: Verdicts::of(lab, run) }
    }

    /// The key of each column's heading after the step.
    #[must_use]
    pub fn headings(&self) -> Vec<&'static str> {
        let mut keys = vec!["table-lr"];
        keys.extend(self.momentum.then_some("table-momentum"));
        keys.extend(["table-x", "table-y", "table-loss", "table-gradient"]);
        if self.verdicts.is_some() {
            keys.extend(["table-best", "table-bad", "table-cooldown"]);
        }
        keys
    }

    /// The cells of a point after its step, to three digits; after the last update there is no rate. None past the end.
    ///
    /// What is watched stands beside the rate that came of it: best loss, bad steps and cooldown are those after the update
    /// before.
    #[must_use]
    pub fn cells(&self, run: &Run, step: usize) -> Option<Vec<String>> {
        let sample = run.trajectory.get(step)?;
        let said = |number: Option<f64>| number.map(three).unwrap_or_default();
        let mut cells = vec![said(run.rates.lr.get(step).copied())];
        if self.momentum {
            cells.push(said(run.rates.momentum.get(step).copied().flatten()));
        }
        cells.extend([sample.at.x, sample.at.y, sample.loss, sample.gradient.norm()].map(three));
        if let Some(verdicts) = &self.verdicts {
            let watched = verdicts.before(step).map(|seen| [three(seen.best), count(seen.bad), count(seen.cooling)]);
            cells.extend(watched.unwrap_or_default());
        }
        Some(cells)
    }
}

/// The steps that are shown together with `step`, in a run of so many points.
#[must_use]
pub fn page(step: usize, points: usize) -> Range<usize> {
    let first = step.min(points.saturating_sub(1)) / ROWS * ROWS;
    first..(first + ROWS).min(points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::Scene;

    #[test]
    fn rows_hold_what_the_run_holds() {
        let lab = LabState::open(Scene::first());
        let (run, plain) = (&lab.runs[0], Columns { momentum: false, verdicts: None });
        assert_eq!(plain.cells(run, 0), Some(["0.0920", "−3.00", "2.50", "29.1", "30.3"].map(str::to_owned).to_vec()));
        let all = Columns::of(&lab, 0);
        let last = all.cells(run, 120).expect("the last point");
        assert_eq!((last.len(), last[0].as_str(), last[1].as_str()), (all.headings().len(), "", ""));
        assert_eq!(all.cells(run, 121), None);
    }

    #[test]
    fn what_is_watched_has_its_columns() {
        let mut scene = Scene::first();
        let plateau = settle_model::schedule::ALL.iter().find(|kind| kind.name == "ReduceLROnPlateau").expect("listed");
        scene.runs[0].schedule = plateau.initial();
        let lab = LabState::open(scene);
        let columns = Columns::of(&lab, 0);
        for step in [0, 1, 60, 120] {
            let cells = columns.cells(&lab.runs[0], step).expect("a point");
            assert_eq!(cells.len(), columns.headings().len(), "step {step}");
        }
        let first = columns.cells(&lab.runs[0], 1).expect("a point");
        assert_eq!(first[6..], ["29.1", "0", "0"]);
    }

    #[test]
    fn pages_cover_every_point_once() {
        for points in [1, 121, ROWS, ROWS + 1, 100_001] {
            let mut next = 0;
            while next < points {
                let page = page(next, points);
                assert_eq!(page.start, next);
                assert!(!page.is_empty() && page.len() <= ROWS);
                next = page.end;
            }
            assert_eq!(next, points);
            assert_eq!(page(usize::MAX, points).end, points);
        }
    }
}
