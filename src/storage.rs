//! What the browser keeps for the next visit: the theme and whether single keys do something; the scene in `kept.rs`.

use std::cell::Cell;

use gloo::utils::{document_element, window};

/// Light or dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The key under which the choice is kept; `static/start.js` reads it before the app starts.
const KEY: &str = "settle-theme";

impl ThemeChoice {
    /// The next one of the round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }

    /// Its name in the storage and in the page's `data-theme`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn named(name: &str) -> Self {
        [Self::Light, Self::Dark].into_iter().find(|choice| choice.name() == name).unwrap_or_default()
    }

    /// The choice of an earlier visit; as the system has it where the browser keeps none or refuses to.
    #[must_use]
    pub fn kept() -> Self {
        get(KEY).map_or(Self::Auto, |name| Self::named(&name))
    }

    /// Keeps the choice, where the browser lets it, and shows it.
    pub fn apply(self) {
        // A full or forbidden storage only means that the next visit starts as the system has it.
        set(KEY, self.name());
        let root = document_element();
        let _ = match self {
            Self::Auto => root.remove_attribute("data-theme"),
            _ => root.set_attribute("data-theme", self.name()),
        };
    }
}

/// The key under which it is kept that single keys do nothing.
const SINGLE_KEYS: &str = "settle-keys";
const OFF: &str = "off";

thread_local! {
    /// What holds in this visit, also where the browser keeps nothing.
    static SINGLE: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Whether keys that are pressed alone do something; they do unless they were switched off.
#[must_use]
pub fn single_keys() -> bool {
    SINGLE.get().unwrap_or_else(|| {
        let on = get(SINGLE_KEYS).as_deref() != Some(OFF);
        SINGLE.set(Some(on));
        on
    })
}

/// Switches them on or off: for this visit, and for the next ones where the browser lets it.
pub fn set_single_keys(on: bool) {
    SINGLE.set(Some(on));
    set(SINGLE_KEYS, if on { "on" } else { OFF });
}

/// The storage; none in a sandboxed frame, or where the settings of the browser forbid it.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept under a key; none where the browser keeps nothing.
#[must_use]
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text under a key, where the browser lets it.
pub fn set(key: &str, text: &str) {
    if let Some(storage) = storage() {
        let _refused = storage.set_item(key, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_round_has_three_and_names_read_back() {
        let mut choice = ThemeChoice::Auto;
        for _ in 0..3 {
            assert_eq!(ThemeChoice::named(choice.name()), choice);
            choice = choice.next();
        }
        assert_eq!(choice, ThemeChoice::Auto);
        assert_eq!(ThemeChoice::named("plaid"), ThemeChoice::Auto);
    }
}
