//! What is wrong with an input, as data: the field, the value, and what would be right. The text layer makes the sentence.

use std::fmt;

use crate::param::{Domain, Type};
use crate::value::{Value, number};

/// One field of a document that can't be taken as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct InvalidParam {
    /// Where: `schedule.schedulers[1].gamma`; empty for the document itself.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A required argument is absent.
    Missing,
    /// No such field here; these are the ones there are.
    UnknownField(Vec<&'static str>),
    /// The field stands there twice.
    Repeated,
    /// No such kind; these are the ones there are.
    UnknownKind(String, Vec<&'static str>),
    /// A value of the wrong type: what it is, and what it should be.
    WrongType(String, Type),
    /// A number that the library refuses: the number, and what it accepts.
    OutOfDomain(f64, Domain),
    /// The library refuses the combination: which rule, and the numbers it is about.
    Refused(Rule, Vec<(&'static str, f64)>),
}

/// Reasons for which a library refuses arguments that are each valid on their own. The name is the key of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is explained by the sentence of its key in the text layer")]
pub enum Rule {
    DivisionByZero,
    Overflow,
    OneCycleNeedsLength,
    OneCyclePastEnd,
    MilestoneCount,
    NestedLater,
    NoSchedulers,
    PlateauInside,
    AngleTooLarge,
    FloorAboveRate,
    RootOfNegative,
    StableNeedsLength,
    DecayWithinWarmup,
    NoKnots,
    KnotsInOrder,
    CycleNeedsMomentum,
    NesterovNeedsMomentum,
    MetricsCount,
    RunCount,
    NameLength,
    OvershootBounds,
}

impl Rule {
    /// The key of this rule's sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::DivisionByZero => "refused-division-by-zero",
            Self::Overflow => "refused-overflow",
            Self::OneCycleNeedsLength => "refused-one-cycle-needs-length",
            Self::OneCyclePastEnd => "refused-one-cycle-past-end",
            Self::MilestoneCount => "refused-milestone-count",
            Self::NestedLater => "refused-nested-later",
            Self::NoSchedulers => "refused-no-schedulers",
            Self::PlateauInside => "refused-plateau-inside",
            Self::AngleTooLarge => "refused-angle-too-large",
            Self::FloorAboveRate => "refused-floor-above-rate",
            Self::RootOfNegative => "refused-root-of-negative",
            Self::StableNeedsLength => "refused-stable-needs-length",
            Self::DecayWithinWarmup => "refused-decay-within-warmup",
            Self::NoKnots => "refused-no-knots",
            Self::KnotsInOrder => "refused-knots-in-order",
            Self::CycleNeedsMomentum => "refused-cycle-needs-momentum",
            Self::NesterovNeedsMomentum => "refused-nesterov-needs-momentum",
            Self::MetricsCount => "refused-metrics-count",
            Self::RunCount => "refused-run-count",
            Self::NameLength => "refused-name-length",
            Self::OvershootBounds => "refused-overshoot-bounds",
        }
    }
}

impl InvalidParam {
    /// The problem with a field.
    #[must_use]
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self { field: field.into(), problem }
    }

    /// A combination that the library refuses.
    #[must_use]
    pub fn refused(field: &'static str, rule: Rule, values: &[(&'static str, f64)]) -> Self {
        Self::new(field, Problem::Refused(rule, values.to_vec()))
    }

    /// The same problem seen from one level further out: `gamma` inside `schedule` is `schedule.gamma`.
    #[must_use]
    pub fn inside(mut self, outer: &str) -> Self {
        self.field = match self.field.as_str() {
            "" => outer.to_owned(),
            inner if outer.is_empty() || inner.starts_with('[') => format!("{outer}{inner}"),
            inner => format!("{outer}.{inner}"),
        };
        self
    }

    /// The key of the sentence and the values it names: `field` always, the rest by the problem.
    #[must_use]
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        let field = if self.field.is_empty() { "document" } else { &self.field };
        let mut values = vec![("field", legible(field))];
        let list = |names: &[&'static str]| names.join(", ");
        let key = match &self.problem {
            Problem::Missing => "invalid-missing",
            Problem::Repeated => "invalid-repeated",
            Problem::UnknownField(known) => {
                values.push(("known", list(known)));
                "invalid-unknown-field"
            }
            Problem::UnknownKind(got, known) => {
                values.extend([("value", legible(got)), ("known", list(known))]);
                "invalid-unknown-kind"
            }
            Problem::WrongType(got, wanted) => {
                values.push(("value", legible(got)));
                if let Type::Choice(options) = wanted {
                    values.push(("known", list(options)));
                }
                wanted.wrong_type_key()
            }
            Problem::OutOfDomain(got, domain) => {
                let ends = [("low", number(domain.low)), ("high", number(domain.high))];
                values.push(("value", number(*got)));
                values.extend(ends);
                match (domain.above_low, domain.high.is_finite()) {
                    _ if domain.below_high && domain.low.is_finite() => "invalid-not-from-to",
                    _ if domain.below_high => "invalid-not-less",
                    (false, false) => "invalid-below",
                    (false, true) => "invalid-not-between",
                    (true, _) => "invalid-not-above",
                }
            }
            Problem::Refused(rule, numbers) => {
                values.extend(numbers.iter().map(|&(name, n)| (name, number(n))));
                rule.key()
            }
        };
        (key, values)
    }
}

/// Text from a document as a sentence can quote it: in one line, at most 80 characters.
fn legible(text: &str) -> String {
    text.chars().take(80).map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

impl fmt::Display for InvalidParam {
    /// The key and the values, for developers; people get the sentence of the text layer.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (key, values) = self.message();
        write!(f, "{key}")?;
        values.iter().try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}

impl std::error::Error for InvalidParam {}

/// The problem of a value that is not of the type `wanted`.
pub(crate) fn wrong_type(value: &Value, wanted: Type) -> InvalidParam {
    InvalidParam::new("", Problem::WrongType(value.brief(), wanted))
}
