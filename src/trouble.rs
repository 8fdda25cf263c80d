//! What `static/trouble.js` does: it says that the page can't go on, with a button that loads it anew.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Says that the lab could not be loaded, and why.
    #[wasm_bindgen(js_name = settleTrouble)]
    pub fn tell(error: &JsValue);
}
