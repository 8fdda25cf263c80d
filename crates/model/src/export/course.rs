//! A schedule as an expression of a library that has schedules as functions of the step: Keras and optax.

use super::formula::{self, Setting};
use super::origin::says;
use super::python::{Tongue, call, define, float, list, snake};
use crate::experiment::Experiment;
use crate::schedule::{ChainedScheduler, Schedule, SequentialLR};

/// Two rates are the same if they differ by no more than this share of the largest.
const SAME: f64 = 1e-12;

/// How a library says what the writer has to say.
#[derive(Clone, Copy)]
pub(super) struct Dialect {
    /// The library's name.
    pub(super) name: &'static str,
    /// Who computes.
    pub(super) py: Tongue,
    /// The library's own schedule where it gives the same rates for so many steps from this base rate.
    pub(super) native: fn(&Schedule, base: f64, steps: u32) -> Option<String>,
    /// The first line of functions.
    pub(super) prelude: Option<&'static str>,
    /// Whether `optax.join_schedules` is there.
    pub(super) joins: bool,
}

/// Writes the definitions that a schedule needs.
pub(super) struct Writer<'a> {
    dialect: Dialect,
    experiment: &'a Experiment,
    names: Vec<String>,
    /// The definitions so far, in order.
    pub(super) definitions: Vec<String>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(dialect: Dialect, experiment: &'a Experiment) -> Self {
        Self { dialect, experiment, names: Vec::new(), definitions: Vec::new() }
    }

    /// The schedule as an expression: a call of the library, or the name of a function that was defined.
    pub(super) fn expression(&mut self, schedule: &Schedule, steps: u32) -> String {
        if let Some(native) = (self.dialect.native)(schedule, self.experiment.base_lr, steps) {
            return native;
        }
        let written = match schedule {
            Schedule::SequentialLR(it) => self.sequence(it, schedule, steps),
            Schedule::ChainedScheduler(it) => self.chain(it, schedule, steps),
            other => self.function(other, steps),
        };
        written.unwrap_or_else(|| self.table(schedule, steps))
    }

    /// The schedule as a name.
    fn named(&mut self, schedule: &Schedule, steps: u32) -> String {
        let expression = self.expression(schedule, steps);
        if expression.chars().all(|c| c.is_alphanumeric() || c == '_') {
            return expression;
        }
        let name = self.name(&snake(schedule.kind()));
        self.definitions.push(format!("{name} = {expression}"));
        name
    }

    /// A name that nothing has yet.
    fn name(&mut self, wanted: &str) -> String {
        let free = |name: &String| !self.names.contains(name);
        let numbered = (2..).map(|n| format!("{wanted}_{n}"));
        let name = std::iter::once(wanted.to_owned()).chain(numbered).find(free).unwrap_or_default();
        self.names.push(name.clone());
        name
    }

    fn define(&mut self, name: &str, says: &str, body: &[String]) -> String {
        let name = self.name(name);
        let mut lines: Vec<String> = self.dialect.prelude.iter().map(ToString::to_string).collect();
        lines.extend_from_slice(body);
        self.definitions.push(define(&format!("{name}(t)"), says, &lines));
        name
    }

    /// The schedule as a function, by its formula.
    fn function(&mut self, schedule: &Schedule, steps: u32) -> Option<String> {
        let base = float(self.experiment.base_lr);
        let lines = formula::body(schedule, Setting { py: self.dialect.py, base: &base, steps })?;
        let says = says(schedule, self.dialect.name);
        Some(self.define(&snake(schedule.kind()), &says, &lines))
    }

    /// The rates of a schedule that is alone.
    fn alone(&self, schedule: &Schedule, steps: u32) -> Option<Vec<f64>> {
        schedule.rates(self.experiment.base_lr, &self.experiment.optimizer, steps).ok().map(|rates| rates.lr)
    }

    /// Parts one after the other, each from its own first step, where that is what PyTorch's recursion gives.
    fn sequence(&mut self, it: &SequentialLR, whole: &Schedule, steps: u32) -> Option<String> {
        let wanted = self.alone(whole, steps)?;
        let turns = turns(&it.milestones, steps);
        let mut joined = Vec::new();
        for turn in &turns {
            joined.extend(self.alone(&it.schedulers[turn.part], turn.steps)?);
        }
        if turns.first()?.start != 0 || !same(&wanted, &joined) {
            return None;
        }
        if let [only] = turns.as_slice() {
            return Some(self.expression(&it.schedulers[only.part], steps));
        }
        let boundaries: Vec<i64> = turns[1..].iter().map(|turn| turn.start).collect();
        if self.dialect.joins {
            let parts: Vec<String> =
                turns.iter().map(|turn| self.expression(&it.schedulers[turn.part], turn.steps)).collect();
            let boundaries = list(boundaries.iter().map(i64::to_string));
            return Some(call("optax.join_schedules", &[list_of_calls(&parts), format!("boundaries={boundaries}")]));
        }
        let parts: Vec<String> = turns.iter().map(|turn| self.named(&it.schedulers[turn.part], turn.steps)).collect();
        let mut body = vec![format!("rate = {}(t)", parts[0])];
        for (part, start) in parts[1..].iter().zip(boundaries) {
            let later = format!("{part}(t - {start})");
            body.push(self.dialect.py.assign_either("rate", &format!("t >= {start}"), &later, "rate"));
        }
        body.push("return rate".into());
        Some(self.define("one_after_the_other", "Schedules one after the other, each from its own step 0.", &body))
    }

    /// Parts together, where PyTorch's recursion gives their product, or lets the last one decide alone.
    fn chain(&mut self, it: &ChainedScheduler, whole: &Schedule, steps: u32) -> Option<String> {
        let wanted = self.alone(whole, steps)?;
        let parts: Option<Vec<_>> = it.schedulers.iter().map(|part| self.alone(part, steps)).collect();
        let parts = parts?;
        if same(&wanted, parts.last()?) {
            return Some(self.expression(it.schedulers.last()?, steps));
        }
        let base = self.experiment.base_lr;
        let product: Vec<f64> =
            (0..wanted.len()).map(|t| parts.iter().fold(base, |rate, part| rate * (part[t] / base))).collect();
        if !same(&wanted, &product) {
            return None;
        }
        let names: Vec<String> = it.schedulers.iter().map(|part| format!("{}(t)", self.named(part, steps))).collect();
        let body = format!("return {}", names.join(&format!(" / {} * ", float(base))));
        Some(self.define("all_at_once", "Schedules that all act at every step: the product of their factors.", &[body]))
    }

    /// The rates themselves, where nothing shorter says the same.
    fn table(&mut self, schedule: &Schedule, steps: u32) -> String {
        let rates = self.alone(schedule, steps).unwrap_or_default();
        let name = self.name("rates");
        let numbers = list(rates.into_iter().map(float));
        let why =
            format!("# PyTorch computes this {} step by step, each part from what the others left:", schedule.kind());
        self.definitions.push(format!("{why}\n# there is no formula, so these are its rates.\n{name} = {numbers}"));
        let read = match self.dialect.py {
            Tongue::Keras => format!("return ops.take(ops.convert_to_tensor({name}), ops.cast(t, \"int32\"))"),
            _ => format!("return jnp.asarray({name})[t.astype(int)]"),
        };
        self.define("looked_up", "The rate of a step, from the table.", &[read])
    }
}

/// A list of calls, each in a line of its own.
fn list_of_calls(calls: &[String]) -> String {
    let lines: Vec<_> = calls.iter().map(|call| super::python::indent(call) + ",").collect();
    format!("[\n{}\n]", lines.join("\n"))
}

/// One part's turn in a sequence.
struct Turn {
    part: usize,
    start: i64,
    steps: u32,
}

/// Who is at work when: the last part whose milestone has come.
fn turns(milestones: &[i64], steps: u32) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for t in 0..steps {
        let part = milestones.iter().rposition(|&m| m <= i64::from(t)).map_or(0, |i| i + 1);
        match turns.last_mut() {
            Some(turn) if turn.part == part => turn.steps += 1,
            _ => turns.push(Turn { part, start: if part == 0 { 0 } else { milestones[part - 1] }, steps: 1 }),
        }
    }
    turns
}

fn same(a: &[f64], b: &[f64]) -> bool {
    let largest = a.iter().fold(0.0_f64, |max, rate| max.max(rate.abs()));
    largest.is_finite() && a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= SAME * largest)
}

/// Whether the schedule, or one inside it, cycles the momentum too.
pub(super) fn cycles_momentum(schedule: &Schedule) -> bool {
    match schedule {
        Schedule::OneCycleLR(it) => it.cycle_momentum,
        Schedule::CyclicLR(it) => it.cycle_momentum,
        Schedule::SequentialLR(it) => it.schedulers.iter().any(cycles_momentum),
        Schedule::ChainedScheduler(it) => it.schedulers.iter().any(cycles_momentum),
        _ => false,
    }
}
