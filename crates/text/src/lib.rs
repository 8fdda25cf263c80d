//! The words of Settle: a message key and values become a sentence. A language is a folder of `.ftl` files.
//!
//! The files are Fluent, compiled by `settle-text-compiler` while Settle is built. English is in the program; another language
//! is a file that the page fetches, or a string that a program was given, and is taken up by [`speak`]. Nothing else of Settle
//! is known here, so that the page and the command line share one set of words.

mod catalogue;
mod language;

pub use catalogue::Catalogue;
pub use language::{ENGLISH, LATER, OTHERS, Plural, add, best, speak, tag};

/// The text of a key that takes no values.
///
/// A key without a text is shown as itself, so that it is seen; a test keeps that from happening.
///
/// ```
/// assert_eq!(settle_text::text("product"), "Settle");
/// ```
#[must_use]
pub fn text(key: &str) -> &str {
    language::compiled(key).unwrap_or(key)
}

/// Whether there is a text for the key.
#[must_use]
pub fn has(key: &str) -> bool {
    language::compiled(key).is_some()
}

/// What stands before and after the one value of a text, in the plural form for that value.
///
/// ```
/// assert_eq!(settle_text::around("unit-in-steps", "1"), ("".to_owned(), " step".to_owned()));
/// assert_eq!(settle_text::around("unit-decay-ends", "90"), ("step ".to_owned(), "".to_owned()));
/// ```
#[must_use]
pub fn around(key: &str, value: &str) -> (String, String) {
    let mut out = String::new();
    catalogue::fill(text(key), &language::Marked(value), &mut out);
    let (before, after) = out.split_once(language::Marked::MARK).unwrap_or((&out, ""));
    (before.to_owned(), after.to_owned())
}

/// The sentence of a key, its values filled in. Values come as the language writes them; where a text has plural forms, the
/// form follows the number as it is written.
///
/// ```
/// let sentence = settle_text::sentence("invalid-missing", &[("field", "base_lr")]);
/// assert_eq!(sentence, "base_lr is missing and has no default: give it a value.");
/// ```
#[must_use]
pub fn sentence<V: AsRef<str>>(key: &str, values: &[(&str, V)]) -> String {
    let mut out = String::new();
    catalogue::fill(text(key), &language::Given(values), &mut out);
    out
}
