//! The hints of the first minute: which one stands at the rate slider, and that it is true for the experiment on screen.

use settle_model::scene::MOST_RUNS;
use settle_model::value::Value;
use settle_model::{Run, simulate};
use settle_text::{sentence, text};

use crate::format::{rate as rate_text, round_number};
use crate::limit::limit;
use crate::names::letter;
use crate::plan::set_rate;
use crate::state::LabState;

/// A decay that ends after this share of the run ends late.
const ENDS_LATE: f64 = 0.9;

/// How far a learner has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Has not been past the limit.
    #[default]
    Begin,
    /// Has seen a run past the limit.
    Past,
    /// Has brought it back, in a lab of so many runs.
    Back(usize),
    /// Has added the remedy of the diagnosis as a run.
    Added,
    /// Has seen all, or wants no hints.
    Done,
}

/// Where a hint stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the rate slider.
    Rate,
    /// At the button of the diagnosis.
    Remedy,
    /// At the slider that ends the decay.
    DecayEnds,
}

/// A hint: a lead and one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Where it stands.
    pub place: Place,
    /// The bold beginning.
    pub lead: &'static str,
    /// What to do.
    pub sentence: String,
}

/// The rate of the selected run, and its limit.
fn rate_and_limit(lab: &LabState) -> Option<(f64, f64)> {
    let run = lab.scene.runs.get(lab.selected())?;
    let rate = lab.controls(lab.selected()).map_or(run.base_lr, |controls| controls.rate);
    Some((rate, limit(&lab.scene, run)?))
}

impl Progress {
    /// How far the learner is with this lab on screen.
    #[must_use]
    pub fn after(self, lab: &LabState) -> Self {
        match (self, rate_and_limit(lab)) {
            (Self::Begin, Some((rate, limit))) if rate > limit => Self::Past,
            (Self::Past, Some((rate, limit))) if rate <= 0.95 * limit => Self::Back(lab.scene.runs.len()),
            (Self::Back(runs), _) if lab.scene.runs.len() > runs => Self::Added,
            (Self::Added, _) if decay_ends(lab).is_none_or(|share| share < ENDS_LATE) => Self::Done,
            (same, _) => same,
        }
    }

    /// The hint for the lab on screen; none where none would be true.
    #[must_use]
    pub fn hint(self, lab: &LabState) -> Option<Hint> {
        match self {
            Self::Back(runs) => return (lab.scene.runs.len() < MOST_RUNS).then(|| remedy(runs)),
            Self::Added => return decay(lab),
            _ => {}
        }
        let (rate, limit) = rate_and_limit(lab).filter(|_| lab.is_shown(lab.selected()))?;
        let run = letter(lab.selected());
        match self {
            Self::Begin if rate <= limit => first(lab, run, limit),
            Self::Past if rate > limit => {
                let values = [("run", run.to_owned()), ("rate", rate_text(round_number(0.9 * limit)))];
                Some(Hint {
                    place: Place::Rate,
                    lead: text("hint-limit-lead"),
                    sentence: sentence("hint-limit", &values),
                })
            }
            _ => None,
        }
    }
}

/// The remedy that the diagnosis offers would be run number `runs`.
fn remedy(runs: usize) -> Hint {
    let sentence = sentence("hint-remedy", &[("run", letter(runs).to_owned())]);
    Hint { place: Place::Remedy, lead: text("hint-remedy-lead"), sentence }
}

/// Once the remedy is there: what its end does. Only where it does end lower than another run.
fn decay(lab: &LabState) -> Option<Hint> {
    let end = |run: usize| lab.runs.get(run)?.trajectory.last().map(|sample| sample.loss);
    let here = end(lab.selected())?;
    let lower = (0..lab.selected()).filter_map(end).any(|other| here < other);
    let late = decay_ends(lab).is_some_and(|share| share >= ENDS_LATE);
    (lower && late).then(|| Hint {
        place: Place::DecayEnds,
        lead: text("hint-decay-lead"),
        sentence: text("hint-decay").to_owned(),
    })
}

/// The share of the run after which the selected run's decay ends, where it has that control.
#[must_use]
pub fn decay_ends(lab: &LabState) -> Option<f64> {
    match lab.controls(lab.selected())?.get("decay-ends")? {
        Value::Number(step) => Some(step / f64::from(lab.scene.steps)),
        _ => None,
    }
}

fn first(lab: &LabState, run: &str, limit: f64) -> Option<Hint> {
    let target = round_number(1.5 * limit);
    let present = lab.runs.get(lab.selected())?;
    if leaves(lab, present) || !would_leave(lab, target) {
        return None;
    }
    let constant = present.rates.lr.windows(2).all(|pair| pair[0] == pair[1]);
    let key = if constant { "hint-try-constant" } else { "hint-try-decaying" };
    let values = [("run", run.to_owned()), ("rate", rate_text(target))];
    Some(Hint { place: Place::Rate, lead: text("hint-try-lead"), sentence: sentence(key, &values) })
}

/// Whether the selected run would leave the shown part of the surface at another rate.
fn would_leave(lab: &LabState, rate: f64) -> bool {
    let mut scene = lab.scene.clone();
    let steps = scene.steps;
    if set_rate(&mut scene.runs[lab.selected()], rate, steps).is_err() {
        return false;
    }
    let run = scene.experiment(lab.selected()).and_then(|experiment| simulate(&experiment).ok());
    run.is_some_and(|run| leaves(lab, &run))
}

/// Whether a run leaves the shown part of the surface.
fn leaves(lab: &LabState, run: &Run) -> bool {
    let domain = lab.scene.surface.as_loss().domain();
    run.trajectory.iter().any(|sample| !domain.contains(sample.at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;
    use settle_model::Scene;
    use std::rc::Rc;
    use yew::Reducible;

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<LabState> {
        actions.into_iter().fold(Rc::new(LabState::open(Scene::first())), Reducible::reduce)
    }

    #[test]
    fn the_first_minute() {
        let start = after([]);
        let hint = Progress::Begin.hint(&start).expect("the first hint");
        assert_eq!(hint.sentence, "drag past the limit and watch A fly apart.");
        let past = after([Action::SetRate(0.12)]);
        let progress = Progress::Begin.after(&past);
        assert_eq!(progress, Progress::Past);
        assert_eq!(progress.hint(&past).map(|h| h.sentence), Some("Now try 0.090. Does A come to rest?".into()));
        let back = after([Action::SetRate(0.09)]);
        assert_eq!(progress.after(&back), Progress::Back(2));
        let hint = Progress::Back(2).hint(&back).expect("a hint at the diagnosis");
        assert_eq!((hint.place, hint.sentence.as_str()), (Place::Remedy, "Press Add as run C and compare."));
        let mut cosine = back.scene.runs[1].clone();
        cosine.schedule =
            settle_model::schedule::Schedule::CosineAnnealingLR(settle_model::schedule::CosineAnnealingLR {
                T_max: 120,
                eta_min: 0.0,
            });
        let added = back.clone().reduce(Action::Adopt(Box::new(cosine)));
        assert_eq!(Progress::Back(2).after(&added), Progress::Added);
        assert_eq!(Progress::Added.hint(&added).map(|hint| hint.place), Some(Place::DecayEnds));
        let early = added.reduce(Action::SetControl("decay-ends", Value::Number(60.0)));
        assert_eq!(Progress::Added.after(&early), Progress::Done);
        assert_eq!(Progress::Done.hint(&back), None);
    }

    #[test]
    fn a_decaying_run_is_told_where_to() {
        let decaying = after([Action::Select(1)]);
        let hint = Progress::Begin.hint(&decaying).expect("a hint");
        assert_eq!(hint.sentence, "drag to 0.150 and watch B fly off the map.");
    }

    #[test]
    fn a_run_that_is_off_the_map_already_is_not_promised_to_leave() {
        let cycle = after([Action::ChooseFamily(crate::families::Family::OneCycle)]);
        assert_eq!(Progress::Begin.hint(&cycle), None, "momentum swings it over the edge below the limit");
    }

    #[test]
    fn no_hint_where_there_is_no_limit() {
        assert_eq!(Progress::Begin.hint(&after([Action::ChooseSurface("himmelblau")])), None);
    }
}
