//! What the address asks of the page beside the scene: `?embed&theme=dark`.

use gloo::utils::window;
use web_sys::UrlSearchParams;

/// The value of a key in the address; none where the key is not there. `?embed` has an empty one.
#[must_use]
pub fn value(key: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(key)
}
