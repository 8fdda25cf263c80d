//! A run as the rows of a table: pure.

use std::ops::Range;

use settle_model::Run;

use crate::format::three;

/// The most rows that are shown at once.
pub const ROWS: usize = 250;

/// The key of each column's heading after the step, momentum where the run has one.
#[must_use]
pub fn headings(momentum: bool) -> Vec<&'static str> {
    let all = ["table-lr", "table-momentum", "table-x", "table-y", "table-loss", "table-gradient"];
    all.into_iter().filter(|key| momentum || *key != "table-momentum").collect()
}

/// Whether the run's optimizer has a momentum.
#[must_use]
pub fn has_momentum(run: &Run) -> bool {
    run.rates.momentum.iter().any(Option::is_some)
}

/// The cells of a point after its step, to three digits; after the last update there is no rate. None past the end.
#[must_use]
pub fn cells(run: &Run, step: usize, momentum: bool) -> Option<Vec<String>> {
    let sample = run.trajectory.get(step)?;
    let said = |number: Option<f64>| number.map(three).unwrap_or_default();
    let mut cells = vec![said(run.rates.lr.get(step).copied())];
    if momentum {
        cells.push(said(run.rates.momentum.get(step).copied().flatten()));
    }
    cells.extend([sample.at.x, sample.at.y, sample.loss, sample.gradient.norm()].map(three));
    Some(cells)
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
    use settle_model::{Scene, simulate};

    #[test]
    fn rows_hold_what_the_run_holds() {
        let run = simulate(&Scene::first().experiment(0).expect("run A")).expect("it runs");
        assert_eq!(
            cells(&run, 0, false),
            Some(["0.0920", "−3.00", "2.50", "29.1", "30.3"].map(str::to_owned).to_vec())
        );
        let last = cells(&run, 120, true).expect("the last point");
        assert_eq!((last.len(), last[0].as_str(), last[1].as_str()), (headings(true).len(), "", ""));
        assert_eq!(cells(&run, 121, true), None);
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
