//! What happened, in sentences made from computed facts only.

use settle_model::outcome::{crossing_share, inside_from, left_at, left_for_good, median};
use settle_model::surface::Window;
use settle_model::{End, Run};
use settle_text::sentence;

use crate::format::{count, percent, plain, significant, three};
use crate::names::letter;
use crate::state::LabState;

/// How much lower one run must end than another for that to be said.
const WORTH_SAYING: f64 = 1.5;

/// The loss at the end, above the lowest of the surface, of each run under each of the seeds; one seed where there is no
/// noise.
pub type Ends = Vec<Vec<f64>>;

/// One sentence, and the run it is about; `None` where it compares runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The run.
    pub run: Option<usize>,
    /// The sentence.
    pub text: String,
}

/// What happened to each run that is drawn, and how the lowest compares to the highest. `ends` is `None` as long as the
/// other seeds are still being run; nothing is said of them then.
#[must_use]
pub fn facts(lab: &LabState, ends: Option<&Ends>, map: Window) -> Vec<Fact> {
    let shown: Vec<usize> = (0..lab.runs.len()).filter(|&run| lab.is_shown(run)).collect();
    let mut facts: Vec<Fact> =
        shown.iter().map(|&run| Fact { run: Some(run), text: of_run(lab, run, ends, map) }).collect();
    facts.extend(ends.and_then(|ends| comparison(lab, &shown, ends)).map(|text| Fact { run: None, text }));
    facts
}

/// What happened to one run.
fn of_run(lab: &LabState, index: usize, ends: Option<&Ends>, map: Window) -> String {
    let run = &lab.runs[index];
    let mut values = vec![("run", letter(index).to_owned())];
    let outside = left_at(run, map) == Some(0);
    let left = left_at(run, map).filter(|_| !outside);
    // A run that does not come back may have been back before: the map names the last time, and so does this.
    let left = left.map(|first| left_for_good(run, map).unwrap_or(first));
    if let Some(step) = left {
        values.push(("left", count(step)));
    }
    let key = match (run.end, left, inside_from(run, map)) {
        (End::Diverged { at }, _, _) => {
            values.push(("step", count(at)));
            if left.is_some() { "fact-left-and-diverged" } else { "fact-diverged" }
        }
        (End::Completed, Some(_), None) => "fact-left",
        (End::Completed, Some(_), Some(back)) => {
            values.push(("back", count(back)));
            "fact-left-and-back"
        }
        (End::Completed, None, _) if outside => "fact-outside",
        (End::Completed, None, _) => stayed(lab, index, &mut values),
    };
    let what = sentence(key, &values);
    let end = (run.end == End::Completed).then(|| end_of(lab, index, ends));
    [Some(what), end].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What is said of a run that stayed on the map: on which share of the steps it crossed the valley.
fn stayed(lab: &LabState, index: usize, values: &mut Vec<(&'static str, String)>) -> &'static str {
    match crossing_share(lab.scene.surface.as_loss(), &lab.runs[index]) {
        Some(share) => {
            values.push(("share", percent(share)));
            match share {
                0.0 => "fact-never-crosses",
                0.5.. => "fact-bounces",
                _ => "fact-crosses",
            }
        }
        None => "fact-stays",
    }
}

/// Where it ended: the median over seeds once it is known, else with the seed on screen.
fn end_of(lab: &LabState, index: usize, ends: Option<&Ends>) -> String {
    let noisy = lab.scene.noise.sigma > 0.0;
    match ends.and_then(|ends| median(ends.get(index)?)) {
        Some(loss) if noisy => sentence("fact-ends-typically", &[("loss", three(loss))]),
        _ => {
            let loss = last_loss(&lab.runs[index]) - lab.scene.surface.as_loss().lowest();
            let seed = lab.scene.noise.seed.to_string();
            sentence(if noisy { "fact-ends-with-seed" } else { "fact-ends" }, &[("loss", three(loss)), ("seed", seed)])
        }
    }
}

fn last_loss(run: &Run) -> f64 {
    run.trajectory.last().map_or(f64::NAN, |sample| sample.loss)
}

/// How much lower one run ends than another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// The run that ends lowest.
    pub low: usize,
    /// The one that ends highest.
    pub high: usize,
    /// How many times lower, at least 1.5.
    pub times: f64,
    /// Whether that is the median over seeds; else there is no noise.
    pub typically: bool,
}

/// How much lower the lowest of the `shown` runs ends than the highest, as the median over seeds of their ratio.
#[must_use]
pub fn compared(lab: &LabState, shown: &[usize], ends: &Ends) -> Option<Compared> {
    let start = lab.runs.first()?.trajectory.first()?.loss - lab.scene.surface.as_loss().lowest();
    let typical = shown.iter().filter_map(|&run| Some((run, median(ends.get(run)?)?)));
    // A run that ends above its start was no training: nothing is said by being lower than that.
    let finite: Vec<(usize, f64)> = typical.filter(|(_, end)| *end <= start).collect();
    let (low, _) = *finite.iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let (high, _) = *finite.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let ratios: Vec<f64> = ends[high].iter().zip(&ends[low]).map(|(high, low)| high / low).collect();
    let times = median(&ratios).filter(|times| times.is_finite() && *times >= WORTH_SAYING)?;
    Some(Compared { low, high, times, typically: ratios.len() > 1 })
}

/// The sentence of that.
fn comparison(lab: &LabState, shown: &[usize], ends: &Ends) -> Option<String> {
    let Compared { low, high, times, typically } = compared(lab, shown, ends)?;
    let key = if typically { "fact-lower-typically" } else { "fact-lower" };
    let values = [("low", letter(low).to_owned()), ("high", letter(high).to_owned()), ("times", round(times))];
    Some(sentence(key, &values))
}

/// A ratio as people say it: two digits.
#[must_use]
pub fn round(times: f64) -> String {
    plain(significant(times, 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;
    use settle_model::Scene;
    use settle_model::outcome::{SEEDS, end_under_seed};
    use settle_model::value::Value;
    use std::rc::Rc;
    use yew::Reducible;

    fn texts(actions: impl IntoIterator<Item = Action>, with_ends: bool) -> Vec<String> {
        let open = Rc::new(LabState::open(Scene::first()));
        let lab = actions.into_iter().fold(open, Reducible::reduce);
        let ends: Ends = (0..lab.runs.len())
            .filter_map(|i| Some((lab.scene.experiment(i)?, &lab.runs[i])))
            .map(|(e, run)| SEEDS.map(|seed| end_under_seed(&e, &run.rates, seed)).collect())
            .collect();
        let map = lab.scene.surface.as_loss().domain();
        facts(&lab, with_ends.then_some(&ends), map).into_iter().map(|fact| fact.text).collect()
    }

    #[test]
    fn the_first_scene_bounces_and_settles() {
        assert_eq!(
            texts([], true),
            [
                "A bounces: in its second half it jumps across the valley floor on 93\u{a0}% of the steps. \
                 Typically it ends at loss 0.189.",
                "B crosses the valley floor on 23\u{a0}% of the steps of its second half. Typically it ends at loss 0.00240.",
                "Typically B ends 91 times lower than A.",
            ]
        );
    }

    #[test]
    fn ratios_are_said_with_their_size() {
        let said = [1.5, 100.0, 563.0, 3091.0, 19_897.0, 2.4e5].map(round);
        assert_eq!(said, ["1.5", "100", "560", "3100", "20,000", "240,000"]);
    }

    #[test]
    fn nothing_is_said_of_seeds_that_were_not_run() {
        let said = texts([], false);
        assert_eq!(said.len(), 2);
        assert!(said[0].ends_with("With seed 5 it ends at loss 0.0719."), "{said:?}");
    }

    #[test]
    fn leaving_and_diverging_are_told_with_their_steps() {
        let far = texts([Action::SetRate(0.12)], false);
        assert!(far[0].starts_with("A leaves the map at step 3 and does not come back."), "{far:?}");
        let out = texts([Action::SetRate(1e20)], false);
        assert!(out[0].starts_with("A leaves the map at step 1, and at step "), "{out:?}");
        let slow = texts([Action::SetNoise("sigma", Value::Number(0.0)), Action::SetRate(0.01)], true);
        assert!(slow[0].starts_with("A does not cross the valley floor in its second half."), "{slow:?}");
        let off = texts([Action::SetStart(settle_model::Point::new(100.0, 100.0))], false);
        assert!(off[0].starts_with("A starts off the map."), "{off:?}");
        let quiet = texts([Action::SetNoise("sigma", Value::Number(0.0)), Action::ToggleHidden(0)], false);
        assert_eq!(quiet.len(), 1, "a hidden run is not spoken of: {quiet:?}");
    }
}
