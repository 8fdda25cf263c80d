//! The keys of a lab: one table, which the handler acts by and the help shows.

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
    /// Opens the presenter view, where the lab has the page to itself.
    Present,
}

/// Keys that belong together: one line of the help.
#[derive(Debug)]
pub struct Shortcut {
    /// The key of their name's text; that of what they do ends in `-does`.
    pub words: &'static str,
    /// Each key as events call it, a letter in lower case, and what it does.
    pub keys: &'static [(&'static str, Command)],
    /// Whether Ctrl (on a Mac ⌘) is held.
    pub control: bool,
}

/// A line of keys that are pressed alone.
const fn alone(words: &'static str, keys: &'static [(&'static str, Command)]) -> Shortcut {
    Shortcut { words, keys, control: false }
}

/// All keys of a lab.
pub const SHORTCUTS: &[Shortcut] = &[
    alone("key-space", &[(" ", Command::Play)]),
    alone("key-arrows", &[("ArrowLeft", Command::Step(-1)), ("ArrowRight", Command::Step(1))]),
    alone("key-ends", &[("Home", Command::Start), ("End", Command::End)]),
    alone(
        "key-runs",
        &[
            ("1", Command::Act(Action::Select(0))),
            ("2", Command::Act(Action::Select(1))),
            ("3", Command::Act(Action::Select(2))),
            ("4", Command::Act(Action::Select(3))),
        ],
    ),
    alone("key-reset", &[("r", Command::Act(Action::Reset))]),
    Shortcut { words: "key-undo", keys: &[("z", Command::Act(Action::Undo))], control: true },
    Shortcut { words: "key-redo", keys: &[("y", Command::Act(Action::Redo))], control: true },
    alone("key-present", &[("p", Command::Present)]),
    alone("key-help", &[("?", Command::Help)]),
];

/// A key that was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press<'a> {
    /// The key as events call it.
    pub key: &'a str,
    /// Whether Ctrl or ⌘ was held.
    pub control: bool,
}

/// What has the focus, as far as it uses keys itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Nothing that uses a key.
    Free,
    /// A button, a link, a checkbox: Space and Enter are its own.
    Button,
    /// A slider: the arrows, Home and End are its own.
    Slider,
    /// One of several buttons, radio buttons or tabs: all of these are its own.
    Choice,
    /// A field, a list to choose from, a dialog: every key is its own.
    Field,
}

/// The command of a key in a lab of so many runs; `single` says whether keys that are pressed alone are wanted.
#[must_use]
pub fn command(press: Press<'_>, focus: Focus, runs: usize, single: bool) -> Option<&'static Command> {
    if focus.uses(press.key) {
        return None;
    }
    let wanted = |shortcut: &&Shortcut| shortcut.control == press.control && (single || shortcut.control);
    let keys = SHORTCUTS.iter().filter(wanted).flat_map(|shortcut| shortcut.keys);
    let (_, command) = keys.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(press.key))?;
    let there = |run: usize| run < runs;
    if let Command::Act(Action::Select(run)) = command { there(*run).then_some(command) } else { Some(command) }
}

impl Focus {
    /// What kind of element has the focus.
    #[must_use]
    pub fn of(element: &Element) -> Self {
        let role = element.get_attribute("role").unwrap_or_default();
        let kind = element.get_attribute("type").unwrap_or_default();
        if element.closest("dialog, [contenteditable]").ok().flatten().is_some() {
            return Self::Field;
        }
        match (element.tag_name().to_ascii_lowercase().as_str(), kind.as_str(), role.as_str()) {
            (_, _, "radio" | "tab") | ("input", "radio", _) => Self::Choice,
            ("input", "range", _) | (_, _, "slider") => Self::Slider,
            ("input", "checkbox", _) | ("button" | "a" | "summary", _, _) => Self::Button,
            ("input" | "select" | "textarea", _, _) => Self::Field,
            _ => Self::Free,
        }
    }

    /// Whether what has the focus uses a key itself.
    #[must_use]
    pub fn uses(self, key: &str) -> bool {
        let presses = matches!(key, " " | "Enter");
        let moves = key.starts_with("Arrow") || matches!(key, "Home" | "End" | "PageUp" | "PageDown");
        match self {
            Self::Free => false,
            Self::Button => presses,
            Self::Slider => moves,
            Self::Choice => presses || moves,
            Self::Field => true,
        }
    }
}

/// The command of a key event; none where the key belongs to something else.
#[must_use]
pub fn command_of(event: &KeyboardEvent, target: &Element, runs: usize, single: bool) -> Option<&'static Command> {
    if event.default_prevented() || event.alt_key() {
        return None;
    }
    let control = event.ctrl_key() || event.meta_key();
    // Shift turns undoing into redoing, as on a Mac; no other key with Ctrl has a use for it.
    let key = match (control && event.shift_key(), event.key()) {
        (true, z) if z.eq_ignore_ascii_case("z") => "y".to_owned(),
        (true, _) => return None,
        (false, key) => key,
    };
    let press = Press { key: &key, control };
    command(press, Focus::of(target), runs, single)
}

impl Command {
    /// Does to the playhead what concerns it, and says whether that was all.
    pub fn play_on(&self, playhead: &Playhead) -> bool {
        match self {
            Self::Play => playhead.toggle_play(),
            Self::Step(by) => playhead.step_by(*by),
            Self::Start => playhead.to_start(),
            Self::End => playhead.to_end(),
            _ => return false,
        }
        true
    }

    /// Whether a key that is held down does it again and again.
    #[must_use]
    pub const fn repeats(&self) -> bool {
        matches!(self, Self::Step(_) | Self::Act(Action::Undo | Action::Redo))
    }
}

/// Whether a key pressed on `target` is meant for the lab in `root`: the focus is inside it. A lab that has the page to
/// itself, with its tools in `header`, also takes the keys while these tools or nothing at all has the focus. One that another
/// face has taken the place of hears nothing.
#[must_use]
pub fn is_meant(target: &Element, root: &Element, header: Option<&Element>) -> bool {
    if root.has_attribute("hidden") {
        return false;
    }
    let nothing = || matches!(target.tag_name().as_str(), "BODY" | "HTML");
    root.contains(Some(target)) || header.is_some_and(|header| header.contains(Some(target)) || nothing())
}

/// The element that a key was pressed on.
#[must_use]
pub fn target(event: &KeyboardEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: &str, focus: Focus, runs: usize) -> Option<&'static Command> {
        command(Press { key, control: false }, focus, runs, true)
    }

    #[test]
    fn keys_belong_to_what_has_the_focus() {
        assert_eq!(pressed(" ", Focus::Free, 2), Some(&Command::Play));
        assert_eq!(pressed(" ", Focus::Button, 2), None);
        assert_eq!(pressed(" ", Focus::Slider, 2), Some(&Command::Play));
        assert_eq!(pressed(" ", Focus::Choice, 2), None);
        assert_eq!(pressed("ArrowLeft", Focus::Button, 2), Some(&Command::Step(-1)));
        assert_eq!(pressed("ArrowLeft", Focus::Slider, 2), None);
        assert_eq!(pressed("R", Focus::Slider, 2), Some(&Command::Act(Action::Reset)));
        for key in [" ", "ArrowLeft", "Home", "r", "?", "1"] {
            assert_eq!(pressed(key, Focus::Field, 2), None, "{key}");
        }
    }

    #[test]
    fn digits_choose_runs_that_there_are() {
        assert_eq!(pressed("2", Focus::Free, 2), Some(&Command::Act(Action::Select(1))));
        assert_eq!(pressed("3", Focus::Free, 2), None);
    }

    #[test]
    fn single_keys_can_be_switched_off_and_do_nothing_with_control() {
        for shortcut in SHORTCUTS {
            for (key, meant) in shortcut.keys {
                let found = |control, single| command(Press { key, control }, Focus::Free, 4, single);
                assert_eq!(found(shortcut.control, true), Some(meant), "{key}");
                assert_eq!(found(shortcut.control, false), shortcut.control.then_some(meant), "{key}, switched off");
                assert_eq!(found(!shortcut.control, true), None, "{key}, with the other hand");
            }
        }
    }

    #[test]
    fn the_help_has_words_for_every_key_and_no_key_twice() {
        let mut keys = Vec::new();
        for shortcut in SHORTCUTS {
            assert!(settle_text::has(shortcut.words), "{}", shortcut.words);
            assert!(settle_text::has(&format!("{}-does", shortcut.words)), "{}-does", shortcut.words);
            keys.extend(shortcut.keys.iter().map(|(key, _)| (shortcut.control, *key)));
        }
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
