//! Light, dark, or as the system has it.

use settle_text::text;
use yew::prelude::*;

use super::icon::{Sign, icon};
use crate::storage::ThemeChoice;

/// A button that goes through the three themes.
#[component]
pub fn ThemeButton() -> Html {
    let choice = use_state_eq(ThemeChoice::kept);
    use_effect_with(*choice, |choice| choice.apply());
    let onclick = {
        let choice = choice.clone();
        move |_| choice.set(choice.next())
    };
    let sign = match *choice {
        ThemeChoice::Auto => Sign::Contrast,
        ThemeChoice::Light => Sign::Sun,
        ThemeChoice::Dark => Sign::Moon,
    };
    let label = text(match *choice {
        ThemeChoice::Auto => "theme-auto",
        ThemeChoice::Light => "theme-light",
        ThemeChoice::Dark => "theme-dark",
    });
    html! {
        <button type="button" class="tool tool-icon" aria-label={label} title={label} data-tool="theme" {onclick}>
            { icon(sign) }
        </button>
    }
}
