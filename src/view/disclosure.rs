//! Buttons that open something and close it again.

use yew::prelude::*;

/// Whether what a button opens is open, and the button's handler.
#[hook]
pub fn use_disclosure() -> (bool, Callback<MouseEvent>) {
    let open = use_state_eq(bool::default);
    let onclick = use_callback(open.clone(), |_, open| open.set(!**open));
    (*open, onclick)
}
