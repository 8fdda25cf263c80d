//! What the run was doing when: exploring, stabilising, refining.

use super::case::Case;
use super::finding::{Finding, Phase};

/// Exploring ends where so much of the start's loss is left: a tenth of the distance, on a bowl.
const EXPLORED: f64 = 0.01;
/// Refining is where it stays at or below this share: 2 % of the distance, on a bowl.
const REFINED: f64 = 0.0004;
/// A stay that is shorter than this share of the steps, or than [`LEAST_STAY`], is chance.
const STAY: usize = 20;
/// The least length of a stay.
const LEAST_STAY: usize = 3;

/// The phases of a run, by the median over the seeds of E, in order; empty ones are left out.
///
/// `explore` ends at the first of: E at most a hundredth of E(0); the start of a late oscillation, or of a noise floor (where E
/// first is within 1.5 times its last third); at once if the run ends no lower than it began, or began at a minimum. `refine`
/// starts where E stays at or below 0.0004 E(0) to the end, stays shorter than max(3, steps / 20) not counted. `stabilise` lies
/// between. A diverged run only explores.
pub(crate) fn phases(case: &Case, findings: &[Finding]) -> Vec<Phase> {
    let points = case.median.len();
    if findings.iter().any(|f| f.rule == "diverged") {
        return vec![phase("explore", 0, points)].into_iter().flatten().collect();
    }
    let explored = explored(case, findings);
    let refined = refined(case).unwrap_or(points).max(explored);
    let all = [phase("explore", 0, explored), phase("stabilise", explored, refined), phase("refine", refined, points)];
    all.into_iter().flatten().collect()
}

fn phase(name: &'static str, from: usize, to: usize) -> Option<Phase> {
    (from < to).then(|| Phase { name, from: from as u32, until: to as u32 - 1 })
}

fn explored(case: &Case, findings: &[Finding]) -> usize {
    let begin = case.begin();
    let last = case.median.last().copied().unwrap_or(begin);
    if begin == 0.0 || last >= begin {
        return 0;
    }
    let near = case.median.iter().position(|e| *e <= EXPLORED * begin);
    let held =
        findings.iter().filter(|f| f.rule == "late-oscillation" || f.rule == "noise-floor").map(|f| f.from as usize);
    held.chain(near).min().unwrap_or(case.median.len())
}

/// Where the last stay at or below the bound begins.
fn refined(case: &Case) -> Option<usize> {
    let bound = REFINED * case.begin();
    let points = case.median.len();
    let first = (0..points).rev().take_while(|t| case.median[*t] <= bound).last()?;
    (points - first >= LEAST_STAY.max(case.steps() / STAY)).then_some(first)
}
