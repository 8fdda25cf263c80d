//! What the address asks of the page beside the scene: `?embed&theme=dark`.

use gloo::utils::window;
use web_sys::UrlSearchParams;

/// The value of a key in the address; none where the key is not there. `?embed` has an empty one.
#[must_use]
pub fn value(key: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(key)
}

/// Every field of the address, in order.
#[must_use]
pub fn fields() -> Vec<(String, String)> {
    let search = window().location().search().unwrap_or_default();
    let Ok(params) = UrlSearchParams::new_with_str(&search) else { return Vec::new() };
    let pairs = js_sys::try_iter(&params).ok().flatten().into_iter().flatten().flatten();
    let text = |pair: &js_sys::Array, i| pair.get(i).as_string().unwrap_or_default();
    pairs.map(|pair| js_sys::Array::from(&pair)).map(|pair| (text(&pair, 0), text(&pair, 1))).collect()
}

/// Puts a key without a value into the address, or takes it out; the scene and the history stay as they are.
pub fn set(key: &str, there: bool) {
    let (location, history) = (window().location(), window().history());
    let Some((search, history)) = location.search().ok().zip(history.ok()) else { return };
    let others = search.trim_start_matches('?').split('&').filter(|part| part.split('=').next() != Some(key));
    let parts: Vec<&str> = others.filter(|part| !part.is_empty()).chain(there.then_some(key)).collect();
    let query = if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) };
    if query != search {
        let rest = [location.pathname(), Ok(query), location.hash()].map(Result::unwrap_or_default).concat();
        // A browser that refuses loses what a reload would open.
        let _refused = history.replace_state_with_url(&history.state().unwrap_or_default(), "", Some(&rest));
    }
}
