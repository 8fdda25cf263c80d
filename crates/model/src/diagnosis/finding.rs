//! What a diagnosis says, as data: keys of sentences and the numbers in them.

use crate::experiment::Experiment;
use crate::theory::Terms;

/// A number of a finding, and what kind of number it is: that decides how it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    /// A step, or a number of steps or other things.
    Count(u32),
    /// A share of a whole, mostly 0 to 1.
    Share(f64),
    /// A learning rate.
    Rate(f64),
    /// A measured loss.
    Loss(f64),
    /// Any other ratio or setting.
    Number(f64),
}

impl Quantity {
    /// The number itself.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Self::Count(n) => f64::from(n),
            Self::Share(n) | Self::Rate(n) | Self::Loss(n) | Self::Number(n) => n,
        }
    }

    /// A step, or a number of them.
    #[must_use]
    pub(crate) fn count(n: usize) -> Self {
        Self::Count(u32::try_from(n).unwrap_or(u32::MAX))
    }
}

/// Named numbers, in the order in which a sentence tells them.
pub type Numbers = Vec<(&'static str, Quantity)>;

/// One thing that was found in a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The name of the rule: `diverged`, `early-instability`, ... `healthy`.
    pub rule: &'static str,
    /// The first step of the span that shows it.
    pub from: u32,
    /// The last step of that span; at most the number of updates, which is the last point.
    pub until: u32,
    /// The key of its sentence.
    pub key: &'static str,
    /// The numbers of its sentence.
    pub evidence: Numbers,
    /// What would mend it, each tried under every seed; the simplest that does within a factor 2 of the best first.
    pub remedies: Vec<Remedy>,
}

/// A change that was tried and helped.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// The key of its sentence.
    pub key: &'static str,
    /// The numbers of its sentence.
    pub values: Numbers,
    /// The key of the sentence that tells the gain, as `gain`, or that it is too large for a number to say more.
    pub gain_key: &'static str,
    /// The changed experiment.
    pub experiment: Experiment,
    /// `end` before over `end` after, medians over the seeds; infinite where it was no number before or is 0 after.
    /// For `poor-basin`, losses are counted from the lower of both minima.
    pub gain: f64,
}

/// A stretch of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    /// `explore`, `stabilise` or `refine`.
    pub name: &'static str,
    /// Its first step.
    pub from: u32,
    /// Its last step.
    pub until: u32,
}

/// Everything that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The findings, most severe first, never none; the last resort is `healthy`.
    pub findings: Vec<Finding>,
    /// The phases that the run has, in order; one that is empty is left out.
    pub phases: Vec<Phase>,
    /// What the poles foretell.
    pub predicted: Terms,
    /// What was measured.
    pub measured: Terms,
}
