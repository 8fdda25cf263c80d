//! A task as a teacher sets it, field by field: pure.

use std::borrow::Cow;

use settle_model::View;
use settle_model::param::{Declared, Param, set_field};
use settle_model::value::Value;

use crate::entry::{parse, show};
use crate::format::round_number;
use crate::free;
use crate::state::LabState;
use crate::words::explain;

/// The goals that are typed, by the names that views have for them; the first is what most tasks ask for.
pub const TYPED: [&str; 4] = ["below", "restarts", "overshoot", "settles_after"];

/// A run that learners are to better ends so many times higher than the task asks for.
const BETTER: f64 = 2.0;

/// What a teacher has set.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The free controls in their order.
    pub free: Vec<&'static str>,
    /// Whether the diagnosis is to find nothing.
    pub healthy: bool,
    /// What was typed for each of [`TYPED`]; `None` where a field was not touched yet.
    typed: [Option<String>; TYPED.len()],
}

impl Draft {
    /// What the setter begins with: the task of the scene, or else the main controls of the selected run with its rate.
    #[must_use]
    pub fn begin(lab: &LabState) -> Self {
        let view = &lab.scene.view;
        if view.sets_task() {
            let written = view.write();
            let text = |key: &str| {
                let value = written.iter().find_map(|(name, value)| (name == key).then_some(value))?;
                let param = param(key)?;
                Some(if param.default.as_ref() == Some(value) { String::new() } else { show(param, value) })
            };
            let free = free::known(&view.free).0;
            return Self { free, healthy: view.healthy, typed: TYPED.map(text) };
        }
        let mut free = vec!["rate"];
        free.extend(free::main(lab));
        Self { free, healthy: false, typed: Default::default() }
    }

    /// What stands in the field of a goal. One that was not touched suggests an end below the present one, where that is known.
    #[must_use]
    pub fn text(&self, goal: usize, end: Option<f64>) -> String {
        let suggested = || {
            let end = end.filter(|end| goal == 0 && end.is_finite() && *end > f64::MIN_POSITIVE * BETTER)?;
            Some(show(param(TYPED[0])?, &Value::Number(round_number(end / BETTER))))
        };
        self.typed[goal].clone().or_else(suggested).unwrap_or_default()
    }

    /// The same with a field typed.
    #[must_use]
    pub fn with(mut self, goal: usize, text: String) -> Self {
        self.typed[goal] = Some(text);
        self
    }

    /// The same with the goal of a run with nothing to mend, or without it.
    #[must_use]
    pub fn healed(self) -> Self {
        Self { healthy: !self.healthy, ..self }
    }

    /// The same with a control free, or locked again; the order is that of `offered`.
    #[must_use]
    pub fn toggled(mut self, key: &'static str, offered: &[(&'static str, String)]) -> Self {
        if self.free.contains(&key) {
            self.free.retain(|free| *free != key);
        } else {
            self.free.push(key);
            self.free.sort_by_key(|key| offered.iter().position(|(other, _)| other == key));
        }
        self
    }

    /// The view with the task that is set, where `end` is how the selected run ends now; and for each field that can't be
    /// taken, and is left out, the sentence that says why not.
    #[must_use]
    pub fn view(&self, view: &View, end: Option<f64>) -> (View, [Option<String>; TYPED.len()]) {
        let mut fields = view.clone().without_task().write();
        let free = self.free.iter().map(|key| Value::Text(Cow::Borrowed(*key))).collect();
        set_field(&mut fields, "free", Value::List(free));
        set_field(&mut fields, "healthy", Value::Bool(self.healthy));
        let mut complaints = [const { None }; TYPED.len()];
        for (goal, key) in TYPED.into_iter().enumerate() {
            let text = self.text(goal, end);
            match param(key).filter(|_| !text.trim().is_empty()).map(|param| parse(param, &text)) {
                Some(Ok(value)) => set_field(&mut fields, key, value),
                Some(Err(error)) => complaints[goal] = Some(explain(&error)),
                None => {}
            }
        }
        let mut set = View::read(&fields).unwrap_or_else(|_| view.clone());
        if let Err(error) = set.check_goals() {
            complaints[2] = Some(explain(&error));
            set.overshoot.clear();
        }
        (set, complaints)
    }
}

/// The declaration of a goal.
fn param(key: &str) -> Option<&'static Param> {
    View::params().iter().find(|param| param.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::Scene;

    #[test]
    fn it_begins_with_the_main_controls_and_a_better_end() {
        let lab = LabState::open(Scene::first());
        let draft = Draft::begin(&lab);
        assert_eq!(draft.free, ["rate", "warmup"]);
        let (view, complaints) = draft.view(&lab.scene.view, Some(0.194));
        assert_eq!((view.below, view.free.len(), complaints), (Some(0.1), 2, [const { None }; 4]));
        assert_eq!(draft.view(&lab.scene.view, None).0.goals(), [], "the end is not known yet");
        assert_eq!(draft.view(&lab.scene.view, Some(f64::INFINITY)).0.goals(), [], "there is nothing to halve");
    }

    #[test]
    fn what_is_typed_becomes_goals_and_what_is_none_is_told() {
        let lab = LabState::open(Scene::first());
        let draft =
            Draft::begin(&lab).with(0, "low".into()).with(1, "2".into()).with(2, "55, 45".into()).with(3, "".into());
        let (view, complaints) = draft.view(&lab.scene.view, Some(0.194));
        assert_eq!((view.below, view.restarts, view.overshoot.len(), view.settles_after), (None, 2, 0, None));
        let said = complaints.map(Option::unwrap_or_default);
        assert!(said[0].contains("low") && said[2].contains("lower first"), "{said:?}");
        let (view, complaints) = draft.with(0, "1e-6".into()).with(2, "45, 55".into()).view(&lab.scene.view, None);
        assert_eq!((view.below, view.overshoot, complaints), (Some(1e-6), vec![45.0, 55.0], [const { None }; 4]));
    }

    #[test]
    fn the_task_of_the_scene_is_what_it_begins_with() {
        let mut scene = Scene::first();
        scene.view.free = vec!["noise".into(), "rate".into()];
        scene.view.healthy = true;
        scene.view.overshoot = vec![45.0, 55.0];
        let lab = LabState::open(scene);
        assert_eq!(Draft::begin(&lab).view(&lab.scene.view, Some(1.0)).0, lab.scene.view);
    }

    #[test]
    fn controls_stand_in_the_order_they_are_offered_in() {
        let lab = LabState::open(Scene::first());
        let offered = free::offered(&lab);
        let draft = Draft::begin(&lab).toggled("schedule", &offered).toggled("warmup", &offered);
        assert_eq!(draft.free, ["schedule", "rate"]);
    }
}
