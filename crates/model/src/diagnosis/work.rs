//! A diagnosis in the making: one small piece after the other, a simulation each.

use super::case::Case;
use super::finding::{Finding, Remedy, Report};
use super::phases::phases;
use super::rule::{Proposal, Rule};
use super::trial::{Trial, reached};
use super::{RULES, healthy};
use crate::error::InvalidParam;
use crate::experiment::Experiment;
use crate::geometry::Point;
use crate::theory::{Terms, floor, measure, predict};

/// A remedy must end so many times lower to be offered: less would not show with other seeds.
const WORTH_OFFERING: f64 = 1.5;
/// And do so on so large a share of the seeds.
const RELIABLE: f64 = 0.8;
/// The simplest remedy that is within this factor of the best is offered first.
const NEAR_BEST: f64 = 2.0;
/// No more remedies than this are offered for one finding.
const MOST_REMEDIES: usize = 3;
/// What ends at or below this share of the start's loss has settled, and is no better for ending lower still.
const SETTLED: f64 = 1e-6;

/// A gain above this is told as more than a million: what is left is then rounding.
const SAID_IN_NUMBERS: f64 = 1e6;

/// What is done next.
#[derive(Debug)]
enum Stage {
    /// Run the seeds.
    Seeds,
    /// Run what a rule asks.
    Ask(usize, Vec<Trial>),
    /// Run what might mend its finding.
    Mend(usize, Finding, Vec<(Proposal, Trial)>),
    /// Nothing.
    Done,
}

/// A diagnosis that runs in pieces, so that a page can stop between any two of them and drop it.
///
/// ```
/// use settle_model::{Scene, diagnosis::Diagnosis};
/// let mut work = Diagnosis::new(&Scene::first().experiment(1).expect("run B"))?;
/// while work.advance() {
///     // Look at the clock here.
/// }
/// assert_eq!(work.report().findings.last().map(|f| f.rule), Some("healthy"));
/// # Ok::<(), settle_model::InvalidParam>(())
/// ```
#[derive(Debug)]
pub struct Diagnosis {
    case: Case,
    stage: Stage,
    report: Report,
}

impl Diagnosis {
    /// Simulates the run and its twin; all else is left to [`Self::advance`]. A run of no steps is taken as one of a single step.
    ///
    /// # Errors
    /// As [`simulate`](crate::simulate()).
    pub fn new(experiment: &Experiment) -> Result<Self, InvalidParam> {
        let report = Report {
            findings: Vec::new(),
            phases: Vec::new(),
            predicted: Terms::default(),
            measured: Terms::default(),
        };
        let experiment = Experiment { steps: experiment.steps.max(1), ..experiment.clone() };
        Ok(Self { case: Case::new(&experiment)?, stage: Stage::Seeds, report })
    }

    /// Does one piece of the work, about one simulation; false once all is done.
    pub fn advance(&mut self) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Seeds if self.case.next_seed() => Stage::Seeds,
            Stage::Seeds if self.case.sum_up() => Stage::Seeds,
            Stage::Seeds => self.ask(0),
            Stage::Ask(rule, mut trials) => {
                if trials.iter_mut().any(|trial| trial.next_seed(&self.case)) {
                    Stage::Ask(rule, trials)
                } else {
                    self.judge(rule, &trials)
                }
            }
            Stage::Mend(rule, finding, mut tried) => {
                if tried.iter_mut().any(|(_, trial)| trial.next_seed(&self.case)) {
                    Stage::Mend(rule, finding, tried)
                } else {
                    self.found(rule, finding, tried)
                }
            }
            Stage::Done => Stage::Done,
        };
        !matches!(self.stage, Stage::Done)
    }

    /// What was found; complete once [`Self::advance`] says so. Findings come in the order of their rules, each with its
    /// remedies, as soon as they are tried.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// What it knows of the experiment; the seeds are in it once a piece of work more than them is done.
    pub(crate) fn case(&self) -> &Case {
        &self.case
    }

    /// From a rule on, the first that has something to try.
    fn ask(&mut self, from: usize) -> Stage {
        let last = RULES.len() - 1;
        let diverged = self.report.findings.iter().any(|f| f.rule == "diverged");
        let next = if diverged { last } else { from };
        for (rule, (_, it)) in RULES.iter().enumerate().skip(next) {
            let found_already = rule == last && !self.report.findings.is_empty();
            if found_already {
                break;
            }
            if let Some(trials) = it.ask(&self.case) {
                return Stage::Ask(rule, trials);
            }
        }
        self.finish()
    }

    fn judge(&mut self, rule: usize, trials: &[Trial]) -> Stage {
        let (_, it) = RULES[rule];
        match it.judge(&self.case, trials) {
            None => self.ask(rule + 1),
            Some(finding) => {
                let proposals = it.mend(&self.case).into_iter();
                let tried = proposals.filter_map(|p| Some((p.clone(), Trial::of(p.experiment, Some(WORTH_OFFERING))?)));
                Stage::Mend(rule, finding, tried.collect())
            }
        }
    }

    fn found(&mut self, rule: usize, mut finding: Finding, tried: Vec<(Proposal, Trial)>) -> Stage {
        finding.remedies = offered(&self.case, RULES[rule].1, tried);
        if finding.key == healthy::ON_ITS_WAY && !finding.remedies.is_empty() {
            finding.key = healthy::COULD;
        }
        self.report.findings.push(finding);
        self.ask(rule + 1)
    }

    /// Phases and control terms.
    fn finish(&mut self) -> Stage {
        let case = &self.case;
        self.report.phases = phases(case, &self.report.findings);
        if let Some(minimum) = reached(case) {
            let hessian = case.experiment.surface.as_loss().hessian(minimum);
            self.report.predicted = predict(&case.experiment, &case.run.rates, minimum, hessian);
            self.report.measured = measured_at(case, minimum);
            if case.is_noisy() {
                self.report.measured.noise_floor = floor(case.traces.iter().map(|trace| trace.above.as_slice()));
            }
        }
        Stage::Done
    }
}

/// What the run on screen did near the minimum in whose basin it ended; nothing where there is none.
pub(crate) fn measured(case: &Case) -> Terms {
    reached(case).map_or_else(Terms::default, |minimum| measured_at(case, minimum))
}

fn measured_at(case: &Case, minimum: Point) -> Terms {
    measure(&case.run, &case.quiet, minimum, case.experiment.surface.as_loss().hessian(minimum))
}

/// The remedies that help, the simplest of the good ones first.
fn offered(case: &Case, rule: &dyn Rule, tried: Vec<(Proposal, Trial)>) -> Vec<Remedy> {
    let helps = |(proposal, trial): (Proposal, Trial)| {
        let gain = trial.gain(case);
        let counts = rule.gain(gain);
        (counts >= WORTH_OFFERING && gain.common >= WORTH_OFFERING && gain.better >= RELIABLE)
            .then_some((proposal, counts))
    };
    let mut good: Vec<(Proposal, f64)> = tried.into_iter().filter_map(helps).collect();
    // What ends lower than settled is no better for it.
    let enough =
        if case.begin() > 0.0 && case.end.is_finite() { case.end / (SETTLED * case.begin()) } else { f64::MAX };
    let counted = |gain: f64| gain.min(enough.max(NEAR_BEST * WORTH_OFFERING));
    let best = good.iter().map(|(_, gain)| counted(*gain)).fold(0.0, f64::max);
    let Some(first) = good.iter().position(|(_, gain)| counted(*gain) * NEAR_BEST >= best) else { return Vec::new() };
    let (simplest, gain) = good.remove(first);
    let mut list = vec![remedy(case, simplest, gain)];
    for (proposal, other) in good {
        let known = list.iter().any(|r| r.experiment == proposal.experiment || r.key == proposal.key);
        if list.len() < MOST_REMEDIES && !known && other <= NEAR_BEST * gain {
            list.push(remedy(case, proposal, other));
        }
    }
    list
}

fn remedy(case: &Case, Proposal { key, values, experiment }: Proposal, gain: f64) -> Remedy {
    let gain_key = match (gain > SAID_IN_NUMBERS, case.is_noisy()) {
        (false, false) => "remedy-gain",
        (false, true) => "remedy-gain-typically",
        (true, false) => "remedy-gain-far",
        (true, true) => "remedy-gain-far-typically",
    };
    Remedy { key, values, gain_key, experiment, gain }
}
