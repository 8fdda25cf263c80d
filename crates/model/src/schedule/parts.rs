//! What schedules that are made of schedules have in common.

use super::{Group, InvalidParam, Schedule, Scheduler};
use crate::error::{Rule, wrong_type};
use crate::param::{Field, Type};
use crate::value::Value;

impl Field for Vec<Schedule> {
    fn from_value(value: &Value, ty: Type) -> Result<Self, InvalidParam> {
        let Value::List(items) = value else { return Err(wrong_type(value, ty)) };
        let read = |(i, item)| Schedule::from_value(item).map_err(|e| e.inside(&format!("[{i}]")));
        items.iter().enumerate().map(read).collect()
    }

    fn to_value(&self) -> Value {
        Value::List(self.iter().map(Schedule::to_value).collect())
    }
}

/// Builds the parts in order on one group, so that each constructor sees what those before it left there.
///
/// # Errors
/// What a part's constructor refuses; no part at all; a part that must be told the loss.
pub(super) fn build_all(parts: &[Schedule], group: &mut Group) -> Result<Vec<Box<dyn Scheduler>>, InvalidParam> {
    if parts.is_empty() {
        return Err(InvalidParam::refused("schedulers", Rule::NoSchedulers, &[]));
    }
    let build = |(i, part): (usize, &Schedule)| {
        if part.reads_loss() {
            return Err(inside_part(InvalidParam::refused("", Rule::PlateauInside, &[]), i));
        }
        part.build(group).map_err(|e| inside_part(e, i))
    };
    parts.iter().enumerate().map(build).collect()
}

/// The complaint of a part, told from outside.
pub(super) fn inside_part(error: InvalidParam, part: usize) -> InvalidParam {
    error.inside(&format!("schedulers[{part}]"))
}

/// A part's first values, for a control.
pub(super) fn part(kind: &'static str, arguments: &[(&'static str, f64)]) -> Value {
    let rest = arguments.iter().map(|&(key, n)| (key.into(), Value::Number(n)));
    Value::Map(std::iter::once(("kind".into(), Value::name(kind))).chain(rest).collect())
}
