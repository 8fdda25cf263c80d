//! What the pictures show, in words. Pure.

use settle_model::{End, Run, Sample};
use settle_text::{sentence, text};

use crate::format::{coordinate, count, rate, three};
use crate::limit::limit;
use crate::names::letter;
use crate::state::LabState;
use crate::verdicts::Verdicts;

/// Where each shown run is at a step.
#[must_use]
pub fn surface(lab: &LabState, step: usize) -> String {
    let domain = lab.scene.surface.as_loss().domain();
    let run = |i: usize| {
        let sample = lab.runs[i].trajectory.get(step)?;
        let run = ("run", letter(i).to_owned());
        Some(match state_of(sample) {
            None => sentence("stage-now-diverged", &[run]),
            Some(loss) if domain.contains(sample.at) => {
                let (x, y) = (coordinate(sample.at.x), coordinate(sample.at.y));
                sentence("stage-now-on-map", &[run, ("x", x), ("y", y), ("loss", loss)])
            }
            Some(loss) => sentence("stage-now-off-map", &[run, ("loss", loss)]),
        })
    };
    let now = sentence("stage-now", &[("step", count(step)), ("steps", count(lab.scene.steps))]);
    join(now, shown(lab).filter_map(run))
}

/// How the rates of the shown runs go, and which they are at a step.
#[must_use]
pub fn rates(lab: &LabState, step: usize) -> String {
    let run = |i: usize| {
        let rates = &lab.runs[i].rates.lr;
        let (at, largest) = rates.iter().enumerate().rev().max_by(|a, b| a.1.total_cmp(b.1))?;
        let values = [
            ("run", letter(i).to_owned()),
            ("first", rate(*rates.first()?)),
            ("last", rate(*rates.last()?)),
            ("largest", rate(*largest)),
            ("at", count(at)),
        ];
        Some(sentence("stage-rates-run", &values))
    };
    let selected = lab.selected();
    let limit = limit(&lab.scene, &lab.scene.runs[selected])
        .map(|limit| sentence("stage-rates-limit", &[("limit", rate(limit)), ("run", letter(selected).to_owned())]));
    let title = sentence("stage-rates-words", &[("steps", count(lab.scene.steps))]);
    let here = now(lab, step, |i| {
        let rates = &lab.runs[i].rates.lr;
        rates.get(step).or(rates.last()).map(|now| rate(*now))
    });
    join(title, shown(lab).filter_map(run).chain(limit).chain(here).chain(verdict(lab, step)))
}

/// Why the selected run has its rate, where it watches the loss.
fn verdict(lab: &LabState, step: usize) -> Option<String> {
    let why = Verdicts::of(lab, lab.selected())?.words_before(step)?;
    Some(sentence("stage-plateau-words", &[("run", letter(lab.selected()).to_owned()), ("why", why)]))
}

/// The values of the shown runs at a step; none without runs.
fn now(lab: &LabState, step: usize, value: impl Fn(usize) -> Option<String>) -> Option<String> {
    let of = |i: usize| Some(sentence("stage-run-value", &[("run", letter(i).to_owned()), ("value", value(i)?)]));
    let values: Vec<String> = shown(lab).filter_map(of).collect();
    let all = [("step", count(step)), ("values", values.join(", "))];
    (!values.is_empty()).then(|| sentence("stage-values-now", &all))
}

/// How the losses of the shown runs go, and which they are at a step.
#[must_use]
pub fn losses(lab: &LabState, step: usize) -> String {
    let title = sentence("stage-losses-words", &[("steps", count(lab.scene.steps))]);
    let here = now(lab, step, |i| {
        let sample = lab.runs[i].trajectory.get(step)?;
        Some(state_of(sample).unwrap_or_else(|| text("stage-diverged").to_owned()))
    });
    join(title, shown(lab).filter_map(|i| losses_of(i, &lab.runs[i])).chain(here))
}

fn losses_of(i: usize, run: &Run) -> Option<String> {
    let value = |sample: &Sample| three(sample.loss);
    let name = ("run", letter(i).to_owned());
    let first = ("first", value(run.trajectory.first()?));
    if let End::Diverged { at } = run.end {
        return Some(sentence("stage-losses-diverged", &[name, first, ("at", count(at))]));
    }
    let (at, lowest) = run.trajectory.iter().enumerate().min_by(|a, b| a.1.loss.total_cmp(&b.1.loss))?;
    let last = ("last", value(run.trajectory.last()?));
    Some(sentence("stage-losses-run", &[name, first, last, ("lowest", value(lowest)), ("at", count(at))]))
}

/// The reading of one point of a run.
#[must_use]
pub fn point(lab: &LabState, run: usize, step: usize) -> Option<String> {
    let sample = lab.runs.get(run)?.trajectory.get(step)?;
    let mut values = vec![("run", letter(run).to_owned()), ("step", count(step)), ("loss", three(sample.loss))];
    match lab.runs[run].rates.lr.get(step) {
        Some(now) => {
            values.push(("rate", rate(*now)));
            Some(sentence("stage-readout", &values))
        }
        None => Some(sentence("stage-readout-end", &values)),
    }
}

/// The loss of a point in words; none where it is not a number any more.
fn state_of(sample: &Sample) -> Option<String> {
    (sample.loss.is_finite() && sample.at.is_finite()).then(|| three(sample.loss))
}

fn shown(lab: &LabState) -> impl Iterator<Item = usize> + '_ {
    (0..lab.runs.len()).filter(|run| lab.is_shown(*run))
}

fn join(first: String, sentences: impl Iterator<Item = String>) -> String {
    std::iter::once(first).chain(sentences).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::Scene;

    #[test]
    fn pictures_have_words() {
        let lab = LabState::open(Scene::first());
        let now = surface(&lab, 0);
        assert!(now.starts_with("Step 0 of 120. A is at x −3.00, y 2.50, loss "), "{now}");
        let rates = rates(&lab, 120);
        assert!(rates.contains("A goes from 0.092 to 0.092"), "{rates}");
        assert!(rates.contains("Unstable above 0.100 for A."), "{rates}");
        assert!(rates.contains("At step 120: A 0.092, B "), "{rates}");
        assert!(losses(&lab, 0).contains("B goes from ") && losses(&lab, 0).ends_with("At step 0: A 29.1, B 29.1."));
        assert!(point(&lab, 1, 0).is_some_and(|p| p.ends_with("rate 0.0092")), "{:?}", point(&lab, 1, 0));
        assert!(point(&lab, 1, 120).is_some_and(|p| !p.contains("rate")));
    }

    #[test]
    fn a_run_that_diverged_says_so() {
        let mut scene = Scene::first();
        scene.runs[0].base_lr = 900.0;
        let lab = LabState::open(scene);
        assert!(surface(&lab, 120).contains("A has diverged."));
        assert!(losses(&lab, 9).contains("A goes from 29.1 and diverges at step"), "{}", losses(&lab, 9));
    }
}
