//! Ids that no other element of the page has, however many labs stand on it.

use std::cell::Cell;

use yew::prelude::*;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(1) };
}

/// An id that begins with a word, the same for as long as the component lives.
#[hook]
pub fn use_unique_id(word: &'static str) -> AttrValue {
    let id = use_memo(word, |word| {
        let n = NEXT.replace(NEXT.get() + 1);
        AttrValue::from(format!("{word}-{n}"))
    });
    (*id).clone()
}
