//! Changes anywhere inside a nested schedule: pure, from the old document to the new one.

use std::borrow::Cow;

use settle_model::param::{Param, Type};
use settle_model::schedule::{self, Schedule};
use settle_model::value::{Map, Value};
use settle_model::{InvalidParam, Kind};

/// The key of the parts of a plan, and of the steps at which they begin.
const PARTS: &str = "schedulers";
const MILESTONES: &str = "milestones";

/// The way from a schedule to one inside it: the number of the part at each level. Empty is the schedule itself.
pub type Path = Vec<usize>;

/// What happens to the schedule at the end of a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Another kind, with its first values.
    Kind(&'static str),
    /// Another value of an argument.
    Set(&'static str, Value),
    /// One more part at its end, which takes over half-way between the last milestone and the end of the run.
    AddPart,
    /// A part less; the last one stays.
    RemovePart(usize),
    /// A part changes places with the next one; the milestones stay.
    MovePartDown(usize),
}

/// The schedule after a change at the end of a path, in a run of so many steps.
///
/// A path that leads nowhere changes nothing.
///
/// # Errors
/// What a declaration refuses; the field is named from the outermost schedule on.
pub fn edited(schedule: &Schedule, path: &[usize], edit: &Edit, steps: u32) -> Result<Schedule, InvalidParam> {
    let Some((&part, rest)) = path.split_first() else { return apply(schedule, edit, steps) };
    let mut parts = parts(schedule);
    let Some(slot) = parts.get_mut(part) else { return Ok(schedule.clone()) };
    let inner = Schedule::from_value(slot).and_then(|inner| edited(&inner, rest, edit, steps));
    *slot = inner.map_err(|e| e.inside(&format!("{PARTS}[{part}]")))?.to_value();
    schedule.with(PARTS, Value::List(parts))
}

fn apply(schedule: &Schedule, edit: &Edit, steps: u32) -> Result<Schedule, InvalidParam> {
    match edit {
        Edit::Kind(name) => begin(name, steps).unwrap_or_else(|| Ok(schedule.clone())),
        Edit::Set(key, value) => schedule.with(key, value.clone()),
        Edit::AddPart => add_part(schedule, steps),
        Edit::RemovePart(part) => remove_part(schedule, *part),
        Edit::MovePartDown(part) => move_part_down(schedule, *part),
    }
}

/// A kind with its first values; lengths fit the run.
fn begin(name: &str, steps: u32) -> Option<Result<Schedule, InvalidParam>> {
    let first = schedule::ALL.iter().find(|kind| kind.name == name).map(Kind::initial)?;
    let fitting = |schedule: Schedule, param: &Param| match first_length(name, param.key, steps) {
        Some(value) => schedule.with(param.key, value),
        None => Ok(schedule),
    };
    Some(first.params().iter().try_fold(first.clone(), fitting))
}

/// What an argument that is a length begins with in a run of so many steps.
fn first_length(kind: &str, key: &str, steps: u32) -> Option<Value> {
    let share = |parts: u32| Value::Number((steps / parts).max(1).into());
    Some(match (kind, key) {
        ("PolynomialLR", "total_iters") => share(1),
        ("MultiStepLR", "milestones") => Value::List(vec![share(2), Value::Number((steps - steps / 4).max(1).into())]),
        ("Drawn", "knots") => Type::Knots.of_numbers(vec![0.0, 1.0, steps.into(), 0.0])?,
        // Longer than its warmup.
        ("WarmupCosineDecay", "decay_steps") => Value::Number(steps.max(2).into()),
        (_, "total_steps" | "num_training_steps" | "T_max" | "decay_steps") => share(1),
        (_, "step_size" | "T_0" | "transition_steps") => share(3),
        (_, "num_decay_steps") => share(4),
        (_, "step_size_up") => share(6),
        (_, "total_iters" | "num_warmup_steps" | "warmup_steps") => share(10),
        _ => return None,
    })
}

fn add_part(schedule: &Schedule, steps: u32) -> Result<Schedule, InvalidParam> {
    let (mut parts, mut milestones) = (parts(schedule), milestones(schedule));
    let Some(last) = parts.last().cloned() else { return Ok(schedule.clone()) };
    let from = milestones.last().map_or(0.0, number).min(f64::from(steps));
    milestones.push(Value::Number(((from + f64::from(steps)) / 2.0).floor()));
    parts.push(last);
    rebuilt(schedule, parts, milestones)
}

fn remove_part(schedule: &Schedule, part: usize) -> Result<Schedule, InvalidParam> {
    let (mut parts, mut milestones) = (parts(schedule), milestones(schedule));
    if parts.len() < 2 || part >= parts.len() {
        return Ok(schedule.clone());
    }
    parts.remove(part);
    let gone = part.saturating_sub(1);
    if gone < milestones.len() {
        milestones.remove(gone);
    }
    rebuilt(schedule, parts, milestones)
}

fn move_part_down(schedule: &Schedule, part: usize) -> Result<Schedule, InvalidParam> {
    let (mut parts, milestones) = (parts(schedule), milestones(schedule));
    if part + 1 < parts.len() {
        parts.swap(part, part + 1);
    }
    rebuilt(schedule, parts, milestones)
}

/// The same plan with other parts and milestones, which only fit together.
fn rebuilt(schedule: &Schedule, parts: Vec<Value>, milestones: Vec<Value>) -> Result<Schedule, InvalidParam> {
    let mut fields: Map = schedule.arguments();
    for (key, value) in &mut fields {
        match key.as_ref() {
            PARTS => *value = Value::List(parts.clone()),
            MILESTONES => *value = Value::List(milestones.clone()),
            _ => {}
        }
    }
    fields.push((Cow::Borrowed("kind"), Value::name(schedule.kind())));
    Schedule::from_value(&Value::Map(fields))
}

/// The parts of a plan as documents hold them; none where it has none.
#[must_use]
pub fn parts(schedule: &Schedule) -> Vec<Value> {
    list(schedule, PARTS)
}

fn milestones(schedule: &Schedule) -> Vec<Value> {
    list(schedule, MILESTONES)
}

fn list(schedule: &Schedule, key: &str) -> Vec<Value> {
    match schedule.get(key) {
        Some(Value::List(items)) => items,
        _ => Vec::new(),
    }
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Number(n) => *n,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::Scene;

    fn plan() -> Schedule {
        Scene::first().runs[1].schedule.clone()
    }

    fn kinds(schedule: &Schedule) -> Vec<&'static str> {
        let read = |value: &Value| Schedule::from_value(value).expect("a valid part").kind();
        parts(schedule).iter().map(read).collect()
    }

    #[test]
    fn parts_come_go_and_change_places() {
        let three = edited(&plan(), &[], &Edit::AddPart, 120).expect("valid");
        assert_eq!(kinds(&three), ["LinearLR", "CosineAnnealingLR", "CosineAnnealingLR"]);
        assert_eq!(three.get("milestones"), Some(Value::List(vec![Value::Number(12.0), Value::Number(66.0)])));
        let swapped = edited(&three, &[], &Edit::MovePartDown(0), 120).expect("valid");
        assert_eq!(kinds(&swapped), ["CosineAnnealingLR", "LinearLR", "CosineAnnealingLR"]);
        let fewer = edited(&swapped, &[], &Edit::RemovePart(1), 120).expect("valid");
        assert_eq!(kinds(&fewer), ["CosineAnnealingLR", "CosineAnnealingLR"]);
        assert_eq!(fewer.get("milestones"), Some(Value::List(vec![Value::Number(66.0)])));
    }

    #[test]
    fn the_last_part_stays_and_wrong_paths_lead_nowhere() {
        let one = edited(&plan(), &[], &Edit::RemovePart(0), 120).expect("valid");
        assert_eq!(edited(&one, &[], &Edit::RemovePart(0), 120), Ok(one.clone()));
        assert_eq!(edited(&one, &[7, 1], &Edit::AddPart, 120), Ok(one.clone()));
    }

    #[test]
    fn a_change_reaches_any_depth() {
        let nested = edited(&plan(), &[0], &Edit::Kind("SequentialLR"), 120).expect("valid");
        let deep = edited(&nested, &[0, 1], &Edit::Kind("ExponentialLR"), 120).expect("valid");
        let set = edited(&deep, &[0, 1], &Edit::Set("gamma", Value::Number(0.5)), 120).expect("valid");
        let first = Schedule::from_value(&parts(&set)[0]).expect("valid");
        let inner = Schedule::from_value(&parts(&first)[1]).expect("valid");
        assert_eq!((inner.kind(), inner.get("gamma")), ("ExponentialLR", Some(Value::Number(0.5))));
        let wrong = edited(&deep, &[0, 1], &Edit::Set("gamma", Value::Bool(true)), 120);
        assert_eq!(wrong.map_err(|e| e.field), Err("schedulers[0].schedulers[1].gamma".to_owned()));
    }

    #[test]
    fn one_cycle_takes_the_length_of_the_run() {
        let cycle = edited(&plan(), &[], &Edit::Kind("OneCycleLR"), 77).expect("valid");
        assert_eq!(cycle.get("total_steps"), Some(Value::Number(77.0)));
    }

    #[test]
    fn every_kind_begins_with_lengths_that_its_library_takes() {
        let optimizer = settle_model::optimizer::ALL[0].initial();
        for kind in schedule::ALL {
            for steps in [1, 2, 5, 77, 120, 100_000] {
                let begun = edited(&plan(), &[], &Edit::Kind(kind.name), steps).expect(kind.name);
                let rates = begun.rates(0.05, &optimizer, steps.min(500));
                assert!(rates.is_ok() || begun.kind() == "OneCycleLR" && steps < 7, "{begun:?} {steps} {rates:?}");
            }
        }
    }
}
