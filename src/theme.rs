//! The colours of canvases: light, dark, or those that a person chose for all pages.

use std::cell::RefCell;

use gloo::utils::{document_element, window};
use settle_draw::Theme;
use settle_draw::theme::Rgb;

use crate::canvas::media_matches;

/// Whether the browser replaces the colours of pages.
pub const FORCED: &str = "(forced-colors: active)";

/// Whether the system prefers dark colours.
pub const PREFERS_DARK: &str = "(prefers-color-scheme: dark)";

thread_local! {
    /// The themes of all palettes seen in this visit: a person has one or two.
    static SEEN: RefCell<Vec<&'static Theme>> = const { RefCell::new(Vec::new()) };
}

/// The theme the page is shown in: forced colours, else that of `data-theme` on the root element, else what the system
/// prefers; with `data-present` there, the one for projectors.
#[must_use]
pub fn theme() -> &'static Theme {
    if let Some(forced) = forced() {
        return forced;
    }
    match (is_dark(), document_element().has_attribute("data-present")) {
        (true, true) => &Theme::SOLID_DARK,
        (true, false) => &Theme::DARK,
        (false, true) => &Theme::SOLID_LIGHT,
        (false, false) => &Theme::LIGHT,
    }
}

/// Whether the page is shown dark.
#[must_use]
pub fn is_dark() -> bool {
    match document_element().get_attribute("data-theme").as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => media_matches(PREFERS_DARK),
    }
}

/// The theme of the forced colours; none where none are.
fn forced() -> Option<&'static Theme> {
    if !media_matches(FORCED) {
        return None;
    }
    let style = window().get_computed_style(&document_element()).ok().flatten()?;
    let colour = |property| style.get_property_value(property).ok().and_then(|text| parse(&text));
    let (paper, ink) = (colour("background-color")?, colour("color")?);
    SEEN.with_borrow_mut(|seen| {
        let known = seen.iter().copied().find(|theme| (theme.paper, theme.ink) == (paper, ink));
        Some(known.unwrap_or_else(|| {
            let theme: &Theme = Box::leak(Box::new(Theme::forced(paper, ink)));
            seen.push(theme);
            theme
        }))
    })
}

/// A colour as computed styles give it: `rgb(0, 0, 0)`.
fn parse(text: &str) -> Option<Rgb> {
    let inside = text.split_once('(')?.1.trim_end_matches(')');
    let mut parts = inside.split([',', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse::<u8>().ok());
    Some(Rgb(parts.next()??, parts.next()??, parts.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn computed_colours_are_read() {
        assert_eq!(parse("rgb(255, 128, 0)"), Some(Rgb(255, 128, 0)));
        assert_eq!(parse("rgba(1, 2, 3, 0.5)"), Some(Rgb(1, 2, 3)));
        assert_eq!(parse("Canvas"), None);
        assert_eq!(parse("rgb(1, 2)"), None);
    }
}
