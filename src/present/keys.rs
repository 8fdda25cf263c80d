//! The keys of the presenter view: one table, which the handler acts by and the list on screen shows. A clicker sends Page
//! Down and Page Up, and most of them `b` or `.`.

/// What a key does in the presenter view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Plays or pauses.
    Play,
    /// On by one turn: see [`super::show::next`].
    Next,
    /// Back by one turn.
    Back,
    /// Moves the playhead by steps.
    Step(i64),
    /// Moves the playhead to step 0.
    Start,
    /// Moves the playhead to the last step.
    End,
    /// Moves the rate of the chosen run by so many stops of its slider.
    Rate(i64),
    /// Chooses a run, counted from 0.
    Choose(usize),
    /// Shows all runs again.
    All,
    /// Blanks the screen.
    Blank,
    /// Shows the code as large as the screen.
    Code,
    /// Changes between light and dark.
    Theme,
    /// Fills the screen, or gives it back.
    Full,
    /// Lists the keys.
    Keys,
    /// Leaves the presenter view.
    Leave,
}

/// Keys that belong together: one line of the list.
#[derive(Debug)]
pub struct Line {
    /// The key of their name's text; that of what they do ends in `-does`.
    pub words: &'static str,
    /// Each key as events call it, a letter in lower case, and what it does.
    pub keys: &'static [(&'static str, Order)],
}

/// All keys of the presenter view.
pub const LINES: &[Line] = &[
    Line { words: "present-key-next", keys: &[("PageDown", Order::Next)] },
    Line { words: "present-key-back", keys: &[("PageUp", Order::Back)] },
    Line { words: "key-space", keys: &[(" ", Order::Play)] },
    Line { words: "key-arrows", keys: &[("ArrowLeft", Order::Step(-1)), ("ArrowRight", Order::Step(1))] },
    Line { words: "key-ends", keys: &[("Home", Order::Start), ("End", Order::End)] },
    Line {
        words: "present-key-rate",
        keys: &[
            ("ArrowUp", Order::Rate(1)),
            ("ArrowDown", Order::Rate(-1)),
            ("+", Order::Rate(1)),
            ("=", Order::Rate(1)),
            ("-", Order::Rate(-1)),
        ],
    },
    Line {
        words: "present-key-runs",
        keys: &[
            ("1", Order::Choose(0)),
            ("2", Order::Choose(1)),
            ("3", Order::Choose(2)),
            ("4", Order::Choose(3)),
            ("0", Order::All),
        ],
    },
    Line { words: "present-key-blank", keys: &[("b", Order::Blank), (".", Order::Blank)] },
    Line { words: "present-key-code", keys: &[("q", Order::Code)] },
    Line { words: "present-key-theme", keys: &[("d", Order::Theme)] },
    Line { words: "present-key-full", keys: &[("f", Order::Full)] },
    Line { words: "present-key-keys", keys: &[("h", Order::Keys), ("?", Order::Keys)] },
    Line { words: "present-key-leave", keys: &[("Escape", Order::Leave), ("p", Order::Leave)] },
];

/// What a key does, however Shift is held; with `single` false only keys that write no character do anything.
#[must_use]
pub fn order(key: &str, single: bool) -> Option<Order> {
    if !single && is_character(key) {
        return None;
    }
    let found = LINES.iter().flat_map(|line| line.keys).find(|(name, _)| key.eq_ignore_ascii_case(name));
    found.map(|(_, order)| *order)
}

/// Whether a key writes a character, as events call it.
fn is_character(key: &str) -> bool {
    key.chars().count() == 1
}

/// Whether a key is only held together with others, and so is no press of its own.
#[must_use]
pub fn is_held(key: &str) -> bool {
    matches!(key, "Shift" | "Control" | "Alt" | "AltGraph" | "Meta" | "CapsLock" | "NumLock" | "Fn" | "Dead")
}

impl Order {
    /// Whether a key that is held down does it again and again.
    #[must_use]
    pub const fn repeats(self) -> bool {
        matches!(self, Self::Step(_) | Self::Rate(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things_and_every_line_has_its_words() {
        let mut keys: Vec<&str> = LINES.iter().flat_map(|line| line.keys).map(|(key, _)| *key).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
        for line in LINES {
            for key in [line.words.to_owned(), format!("{}-does", line.words)] {
                assert!(settle_text::has(&key), "{key} has no text");
            }
        }
    }

    #[test]
    fn clickers_are_understood() {
        assert_eq!(order("PageDown", true), Some(Order::Next));
        assert_eq!(order("PageUp", true), Some(Order::Back));
        assert_eq!(
            (order("b", true), order("B", true), order(".", true)),
            (Some(Order::Blank), Some(Order::Blank), Some(Order::Blank))
        );
        assert_eq!(order("x", true), None);
    }

    #[test]
    fn switched_off_no_character_does_anything() {
        for (key, meant) in LINES.iter().flat_map(|line| line.keys) {
            assert_eq!(order(key, false), (key.len() > 1).then_some(*meant), "{key}");
        }
    }
}
