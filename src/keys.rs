//! The keys of a lab: which key does what, depending on what has the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::playhead::Playhead;
use crate::state::Action;

/// What a key does.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Plays or pauses.
    Play,
    /// Moves the playhead by steps.
    Step(i64),
    /// Moves the playhead to step 0.
    Start,
    /// Moves the playhead to the last step.
    End,
    /// Changes the lab.
    Act(Action),
    /// Opens the help.
    Help,
}

/// What has the focus, as far as it uses keys itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Nothing that uses a key.
    Free,
    /// A button, a link, a checkbox: Space and Enter are its own.
    Button,
    /// A slider, radio buttons, a handle: the arrows, Home and End are its own too.
    Slider,
    /// A field, a list to choose from, a dialog: every key is its own.
    Field,
}

/// The command of a key pressed without Ctrl, Alt or Meta, in a lab of so many runs.
#[must_use]
pub fn command(key: &str, focus: Focus, runs: usize) -> Option<Command> {
    let arrows = focus != Focus::Slider;
    match key {
        _ if focus == Focus::Field => None,
        " " if focus != Focus::Button => Some(Command::Play),
        "ArrowLeft" if arrows => Some(Command::Step(-1)),
        "ArrowRight" if arrows => Some(Command::Step(1)),
        "Home" if arrows => Some(Command::Start),
        "End" if arrows => Some(Command::End),
        "r" | "R" => Some(Command::Act(Action::Reset)),
        "?" => Some(Command::Help),
        "1" | "2" | "3" | "4" => {
            let run = key.parse::<usize>().ok()?.checked_sub(1)?;
            (run < runs).then_some(Command::Act(Action::Select(run)))
        }
        _ => None,
    }
}

impl Focus {
    /// What kind of element has the focus.
    #[must_use]
    pub fn of(element: &Element) -> Self {
        let role = element.get_attribute("role").unwrap_or_default();
        let kind = element.get_attribute("type").unwrap_or_default();
        if element.closest("dialog").ok().flatten().is_some() {
            return Self::Field;
        }
        match (element.tag_name().to_ascii_lowercase().as_str(), kind.as_str(), role.as_str()) {
            ("input", "range", _) | (_, _, "radio" | "tab" | "slider") => Self::Slider,
            ("input", "checkbox", _) | ("button" | "a" | "summary", _, _) => Self::Button,
            ("input" | "select" | "textarea", _, _) => Self::Field,
            _ => Self::Free,
        }
    }
}

/// The command of a key event; none where the key belongs to something else.
#[must_use]
pub fn command_of(event: &KeyboardEvent, runs: usize) -> Option<Command> {
    if event.default_prevented() || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    command(&event.key(), Focus::of(&target), runs)
}

impl Command {
    /// Does to the playhead what concerns it; hands the rest back.
    #[must_use]
    pub fn play_on(self, playhead: &Playhead) -> Option<Self> {
        match self {
            Self::Play => playhead.toggle_play(),
            Self::Step(by) => playhead.step_by(by),
            Self::Start => playhead.to_start(),
            Self::End => playhead.to_end(),
            other => return Some(other),
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_belong_to_what_has_the_focus() {
        assert_eq!(command(" ", Focus::Free, 2), Some(Command::Play));
        assert_eq!(command(" ", Focus::Button, 2), None);
        assert_eq!(command(" ", Focus::Slider, 2), Some(Command::Play));
        assert_eq!(command("ArrowLeft", Focus::Button, 2), Some(Command::Step(-1)));
        assert_eq!(command("ArrowLeft", Focus::Slider, 2), None);
        for key in [" ", "ArrowLeft", "Home", "r", "?", "1"] {
            assert_eq!(command(key, Focus::Field, 2), None, "{key}");
        }
    }

    #[test]
    fn digits_choose_runs_that_there_are() {
        assert_eq!(command("2", Focus::Free, 2), Some(Command::Act(Action::Select(1))));
        assert_eq!(command("3", Focus::Free, 2), None);
    }
}
