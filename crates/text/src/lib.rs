//! The words of Settle: a message key and values become a sentence. A language is a folder of `.ftl` files.
//!
//! The files use the simplest part of the Fluent syntax: `key = text with { $value }`, a text going on in indented lines,
//! comments after `#`. Nothing else of Settle is known here, so that the page and the command line share one set of words.

mod catalogue;

use std::sync::LazyLock;

pub use catalogue::Catalogue;

/// The English texts.
static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::read(&[
        include_str!("../en/embed.ftl"),
        include_str!("../en/errors.ftl"),
        include_str!("../en/facts.ftl"),
        include_str!("../en/page.ftl"),
        include_str!("../en/params.ftl"),
        include_str!("../en/stage.ftl"),
    ])
});

/// The text of a key that takes no values.
///
/// A key without a text is shown as itself, so that it is seen; a test keeps that from happening.
///
/// ```
/// assert_eq!(settle_text::text("product"), "Settle");
/// ```
#[must_use]
pub fn text(key: &str) -> &str {
    ENGLISH.text(key).unwrap_or(key)
}

/// Whether there is a text for the key.
#[must_use]
pub fn has(key: &str) -> bool {
    ENGLISH.text(key).is_some()
}

/// The sentence of a key, its values filled in.
///
/// ```
/// let sentence = settle_text::sentence("invalid-missing", &[("field", "base_lr")]);
/// assert_eq!(sentence, "base_lr is missing and has no default: give it a value.");
/// ```
#[must_use]
pub fn sentence<V: AsRef<str>>(key: &str, values: &[(&str, V)]) -> String {
    ENGLISH.sentence(key, values)
}
