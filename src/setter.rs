//! What a control changes, as data: so that a control's props compare, and no closure makes it dirty.

use std::borrow::Cow;

use settle_model::Point;
use settle_model::surface::Surface;
use settle_model::value::Value;

use crate::condition::with_condition;
use crate::dispatch::Dispatch;
use crate::schedule_edit::{Edit, Path};
use crate::state::Action;

/// Where the value of a control goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Setter {
    /// The rate of the selected run.
    Rate,
    /// A plain control of its schedule.
    Control,
    /// An argument somewhere in its schedule.
    Schedule(Path),
    /// The kind of its schedule, or of a part of it.
    ScheduleKind(Path),
    /// An argument of its optimizer.
    Optimizer,
    /// The kind of its optimizer.
    OptimizerKind,
    /// A parameter of the surface.
    Surface,
    /// The kind of the surface.
    SurfaceKind,
    /// The condition number of this quadratic surface.
    Condition(Surface),
    /// A parameter of the noise.
    Noise,
    /// The number of steps.
    Steps,
    /// The start of the runs.
    Start,
    /// One of the two numbers of an argument that is a pair, which holds these now: the first or the second.
    Entry(Box<Self>, [f64; 2], usize),
}

impl Setter {
    /// The action that sets the value; none where the value can't be one of this control.
    #[must_use]
    pub fn action(&self, key: &'static str, value: Value) -> Option<Action> {
        match (self, value) {
            (Self::Rate, Value::Number(rate)) => Some(Action::SetRate(rate)),
            (Self::Steps, Value::Number(steps)) => Some(Action::SetSteps(steps as u32)),
            (Self::Condition(surface), Value::Number(condition)) => {
                with_condition(surface, condition).map(|(key, value)| Action::SetSurface(key, value))
            }
            (Self::ScheduleKind(path), Value::Text(Cow::Borrowed(kind))) => {
                Some(Action::EditSchedule(path.clone(), Edit::Kind(kind)))
            }
            (Self::OptimizerKind, Value::Text(Cow::Borrowed(kind))) => Some(Action::ChooseOptimizer(kind)),
            (Self::SurfaceKind, Value::Text(Cow::Borrowed(kind))) => Some(Action::ChooseSurface(kind)),
            (Self::Entry(of, pair, place), Value::Number(number)) => {
                let mut pair = *pair;
                *pair.get_mut(*place)? = number;
                of.action(key, Value::List(pair.map(Value::Number).to_vec()))
            }
            (Self::Start, Value::List(pair)) => match pair.as_slice() {
                &[Value::Number(x), Value::Number(y)] => Some(Action::SetStart(Point::new(x, y))),
                _ => None,
            },
            (Self::Start, _) => None,
            (Self::Rate | Self::Steps | Self::Condition(_) | Self::Entry(..), _)
            | (Self::ScheduleKind(_) | Self::OptimizerKind | Self::SurfaceKind, _) => None,
            (Self::Control, value) => Some(Action::SetControl(key, value)),
            (Self::Schedule(path), value) => Some(Action::EditSchedule(path.clone(), Edit::Set(key, value))),
            (Self::Optimizer, value) => Some(Action::SetOptimizer(key, value)),
            (Self::Surface, value) => Some(Action::SetSurface(key, value)),
            (Self::Noise, value) => Some(Action::SetNoise(key, value)),
        }
    }
}

/// Where the value of one control goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What it is of.
    pub setter: Setter,
    /// The argument's name.
    pub key: &'static str,
    /// Where actions go.
    pub dispatch: Dispatch,
}

impl Target {
    /// Sets the value, if it can be one of the control.
    pub fn set(&self, value: Value) {
        if let Some(action) = self.setter.action(self.key, value) {
            self.dispatch.dispatch(action);
        }
    }

    /// Sets the value by a choice or a typed text, which is then finished.
    pub fn choose(&self, value: Value) {
        self.set(value);
        self.dispatch.dispatch(Action::Settle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_becomes_its_action() {
        assert_eq!(Setter::Rate.action("base_lr", Value::Number(0.1)), Some(Action::SetRate(0.1)));
        assert_eq!(Setter::Steps.action("steps", Value::Number(60.0)), Some(Action::SetSteps(60)));
        assert_eq!(Setter::Rate.action("base_lr", Value::Null), None);
        let second = Setter::Entry(Box::new(Setter::Optimizer), [0.9, 0.999], 1);
        let pair = Value::List(vec![Value::Number(0.9), Value::Number(0.99)]);
        assert_eq!(second.action("betas", Value::Number(0.99)), Some(Action::SetOptimizer("betas", pair)));
        let start = Value::List(vec![Value::Number(-3.0), Value::Number(2.5)]);
        assert_eq!(Setter::Start.action("start", start), Some(Action::SetStart(Point::new(-3.0, 2.5))));
        let set = Edit::Set("gamma", Value::Number(0.5));
        let action = Setter::Schedule(vec![1]).action("gamma", Value::Number(0.5));
        assert_eq!(action, Some(Action::EditSchedule(vec![1], set)));
    }
}
