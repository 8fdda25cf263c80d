//! Reads the folders of words, and writes each language as the page reads it.
//!
//! A language is a folder of `.ftl` files beside this crate, named by its tag: `en`, `de`, `pt-BR`. The files are Fluent,
//! read by Mozilla's own parser; of Fluent's syntax the texts use plain text, `{ $value }`, and plural forms
//! (`{ $value -> [one] ... *[other] ... }`), and whatever else stands there is refused with its place. This crate runs while
//! Settle is built and tested; nothing of it is in the page.

mod compile;
mod folder;
mod part;
mod pseudo;

pub use folder::{Language, english, english_parts, languages};
pub use part::Part;
pub use pseudo::{PSEUDO, pseudo};
