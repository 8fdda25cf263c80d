//! The one sentence of the presenter view, made from computed facts only. Pure.

use settle_model::End;
use settle_model::experiment::STEPS;
use settle_model::outcome::{crossing_share, late_fall, left_at, left_for_good, settled_from};
use settle_model::surface::Window;
use settle_model::value::Value;
use settle_text::{sentence, text};

use crate::facts::{Compared, Ends, compared, round};
use crate::format::{count, plain, significant};
use crate::state::LabState;
use crate::words::with_unit;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// The letter of a run, counted from 0.
    Run(usize),
}

/// How a run went.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    Diverges(Option<u32>),
    Leaves(Option<u32>),
    Settles,
    Bounces,
    Falls,
    Ends(Option<String>),
}

/// Runs with the same fate.
type Group = (Fate, Vec<usize>);

/// Stands for the letter of run 0 in a text until it is cut into pieces; the next runs' follow it. No text contains it.
const LETTER: u32 = 0xE000;

/// The sentence on the runs that are shown, in as many forms as there are, the one that says most first. What compares them
/// is there once the other seeds were run (`ends`); `map` is the part of the plane that is seen.
#[must_use]
pub fn sentences(lab: &LabState, ends: Option<&Ends>, map: Window) -> Vec<Vec<Piece>> {
    let shown: Vec<usize> = (0..lab.runs.len()).filter(|run| lab.is_shown(*run)).collect();
    if shown.is_empty() {
        return vec![pieces(text("present-none"))];
    }
    let fates: Vec<Group> = shown.iter().map(|run| (fate(lab, *run, map), vec![*run])).collect();
    let lower = ends.and_then(|ends| compared(lab, &shown, ends));
    let all = |detail: bool, lower: Option<Compared>| clauses(&fates, detail, lower, shown.len());
    let key = if shown.len() > 1 { "present-same" } else { "present-alone" };
    let length = with_unit(&STEPS, &Value::Number(lab.scene.steps.into()));
    let led = |what: String| sentence(key, &[("length", length.clone()), ("what", what)]);
    let bare = sentence("present-bare", &[("what", all(false, None))]);
    let mut forms = vec![led(all(true, lower)), led(all(false, lower)), led(all(false, None)), bare];
    forms.dedup();
    forms.iter().map(|form| pieces(form)).collect()
}

/// How a run went, by its points on screen.
fn fate(lab: &LabState, index: usize, map: Window) -> Fate {
    let (surface, run) = (lab.scene.surface.as_loss(), &lab.runs[index]);
    let last = run.trajectory.last().map_or(f64::NAN, |sample| sample.loss - surface.lowest());
    let away = left_for_good(run, map).filter(|_| left_at(run, map) != Some(0));
    // Noise alone moves the mean by a third.
    let still_falls = if lab.scene.noise.sigma > 0.0 { 0.6 } else { 0.99 };
    match (run.end, away) {
        (End::Diverged { at }, _) => Fate::Diverges(Some(at)),
        (End::Completed, Some(step)) => Fate::Leaves(Some(step)),
        _ if settled_from(surface, run).is_some() => Fate::Settles,
        _ if crossing_share(surface, run).is_some_and(|share| share >= 0.5) => Fate::Bounces,
        _ if late_fall(surface, run).is_some_and(|fall| fall < still_falls) => Fate::Falls,
        _ => Fate::Ends(Some(plain(significant(last, 2)))),
    }
}

impl Fate {
    /// The key of its words.
    const fn key(&self) -> &'static str {
        match self {
            Self::Diverges(Some(_)) => "present-diverges-at",
            Self::Diverges(None) => "present-diverges",
            Self::Leaves(Some(_)) => "present-leaves-at",
            Self::Leaves(None) => "present-leaves",
            Self::Settles => "present-settles",
            Self::Bounces => "present-bounces",
            Self::Falls => "present-falls",
            Self::Ends(Some(_)) => "present-ends-at",
            Self::Ends(None) => "present-stays",
        }
    }

    /// What its words name.
    fn detail(&self) -> String {
        match self {
            Self::Diverges(Some(step)) | Self::Leaves(Some(step)) => count(*step),
            Self::Ends(Some(loss)) => loss.clone(),
            _ => String::new(),
        }
    }

    /// The same without a step or a loss.
    fn brief(&self) -> Self {
        match self {
            Self::Diverges(_) => Self::Diverges(None),
            Self::Leaves(_) => Self::Leaves(None),
            Self::Ends(_) => Self::Ends(None),
            other => other.clone(),
        }
    }
}

/// `A and C keep bouncing, B settles, typically 16 times lower`: what is compared comes last.
fn clauses(fates: &[Group], detail: bool, lower: Option<Compared>, shown: usize) -> String {
    let mut groups: Vec<Group> = Vec::new();
    let is_low = |run: usize| lower.is_some_and(|lower| lower.low == run);
    for (fate, runs) in fates.iter().filter(|(_, runs)| !is_low(runs[0])) {
        let fate = if detail { fate.clone() } else { fate.brief() };
        match groups.iter_mut().find(|(other, _)| *other == fate) {
            Some((_, with)) => with.extend(runs),
            None => groups.push((fate, runs.clone())),
        }
    }
    let mut said: Vec<String> = groups.iter().map(|(fate, runs)| clause(fate, runs)).collect();
    if let Some(lower) = lower
        && let Some((fate, runs)) = fates.iter().find(|(_, runs)| is_low(runs[0]))
    {
        let fate = if detail { fate.clone() } else { fate.brief() };
        said.push(comparison(clause(&fate, runs), lower, shown > 2));
    }
    join(said, "present-list")
}

fn clause(fate: &Fate, runs: &[usize]) -> String {
    let mut letters: Vec<String> = runs.iter().map(|run| letter(*run)).collect();
    let last = letters.pop().unwrap_or_default();
    let names = match letters.is_empty() {
        true => last,
        false => sentence("present-and", &[("before", join(letters, "present-list")), ("last", last)]),
    };
    sentence(fate.key(), &[("count", count(runs.len())), ("runs", names), ("at", fate.detail())])
}

fn comparison(clause: String, lower: Compared, with_whom: bool) -> String {
    let key = match (lower.typically, with_whom) {
        (true, false) => "present-lower-typically",
        (true, true) => "present-lower-than-typically",
        (false, false) => "present-lower",
        (false, true) => "present-lower-than",
    };
    sentence(key, &[("clause", clause), ("times", round(lower.times)), ("high", letter(lower.high))])
}

fn join(texts: Vec<String>, key: &str) -> String {
    let joined = |before: String, next: String| sentence(key, &[("before", before), ("next", next)]);
    texts.into_iter().reduce(joined).unwrap_or_default()
}

fn letter(run: usize) -> String {
    char::from_u32(LETTER + run as u32).map(String::from).unwrap_or_default()
}

/// Cuts a text at the letters of runs.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    for c in text.chars() {
        match (c as u32).checked_sub(LETTER).filter(|run| *run < 4) {
            Some(run) => {
                pieces.push(Piece::Words(std::mem::take(&mut words)));
                pieces.push(Piece::Run(run as usize));
            }
            None => words.push(c),
        }
    }
    pieces.push(Piece::Words(words));
    pieces.retain(|piece| *piece != Piece::Words(String::new()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names;
    use crate::state::Action;
    use settle_model::Scene;
    use settle_model::outcome::{SEEDS, end_under_seed};
    use std::rc::Rc;
    use yew::Reducible;

    fn plain_text(pieces: &[Piece]) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Run(run) => names::letter(*run).to_owned(),
        };
        pieces.iter().map(text).collect()
    }

    fn forms(actions: impl IntoIterator<Item = Action>, with_ends: bool) -> Vec<String> {
        let open = Rc::new(LabState::open(Scene::first()));
        let lab = actions.into_iter().fold(open, Reducible::reduce);
        let seeds = if lab.scene.noise.sigma > 0.0 { SEEDS } else { 1..=1 };
        let ends: Ends = (0..lab.runs.len())
            .filter_map(|i| Some((lab.scene.experiment(i)?, &lab.runs[i])))
            .map(|(e, run)| seeds.clone().map(|seed| end_under_seed(&e, &run.rates, seed)).collect())
            .collect();
        let map = lab.scene.surface.as_loss().domain();
        sentences(&lab, with_ends.then_some(&ends), map).iter().map(|form| plain_text(form)).collect()
    }

    fn quiet() -> Action {
        Action::SetNoise("sigma", Value::Number(0.0))
    }

    #[test]
    fn the_first_scene_in_one_sentence() {
        assert_eq!(forms([], true)[0], "Same 120 steps: A keeps bouncing, B settles, typically 91 times lower.");
        assert_eq!(forms([], false), ["Same 120 steps: A keeps bouncing, B settles.", "A keeps bouncing, B settles."]);
    }

    #[test]
    fn one_run_alone_is_not_the_same_as_anything() {
        assert_eq!(forms([Action::ToggleHidden(1)], true)[0], "120 steps: A keeps bouncing.");
        assert_eq!(forms([Action::ToggleHidden(0), Action::ToggleHidden(1)], true), ["No run is shown."]);
        let slow = [quiet(), Action::Remove(1), Action::SetRate(0.002)];
        assert_eq!(forms(slow, true)[0], "120 steps: A is still on its way down.");
    }

    #[test]
    fn runs_that_diverge_or_leave_name_the_step_where_there_is_room() {
        let far = forms([Action::SetRate(1e20)], true);
        assert!(
            far[0].starts_with("Same 120 steps: A diverges at step ") && far[0].ends_with(", B settles."),
            "{far:?}"
        );
        assert_eq!(far[1], "Same 120 steps: A diverges, B settles.");
        let left = forms([Action::SetRate(0.12)], true);
        assert_eq!(left[0], "Same 120 steps: A leaves the map at step 3, B settles.");
    }

    #[test]
    fn four_runs_are_told_by_what_they_do() {
        let four = [Action::AddRun, Action::SetRate(0.09), Action::AddRun, Action::SetRate(1e20)];
        let said = forms(four, true);
        assert!(
            said[1].starts_with("Same 120 steps: A and C keep bouncing, D diverges, B settles, typically "),
            "{said:?}"
        );
        assert!(said[1].ends_with(" times lower than A."), "{said:?}");
        assert_eq!(said.last().map(String::as_str), Some("A and C keep bouncing, B settles, D diverges."));
    }

    #[test]
    fn without_noise_nothing_is_typical() {
        let said = forms([quiet(), Action::SetRate(0.099)], true);
        assert!(!said[0].contains("typically"), "{said:?}");
    }

    #[test]
    fn letters_are_pieces_of_their_own() {
        let (a, b) = (letter(0), letter(1));
        let cut = pieces(&format!("{a} and {b}."));
        let words = |text: &str| Piece::Words(text.into());
        assert_eq!(cut, [Piece::Run(0), words(" and "), Piece::Run(1), words(".")]);
    }
}
