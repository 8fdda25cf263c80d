//! The browser side of drawing: canvases at device resolution, and what the browser says about the screen.

use gloo::utils::window;

/// Whether a media query holds now.
#[must_use]
pub fn media_matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}
