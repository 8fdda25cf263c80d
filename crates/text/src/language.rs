//! The language that is spoken: English until another one is taken up.

use std::cell::Cell;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use crate::catalogue::{Catalogue, Values};

/// The tag of English.
pub const ENGLISH: &str = "en";

/// Every other language there is: its tag, the file in the page's folder `texts` that holds its words, and what it calls
/// itself, which is empty for the pseudo-language.
pub const OTHERS: &[(&str, &str, &str)] = &include!(concat!(env!("OUT_DIR"), "/others.rs"));

/// The texts of English, which fill in for what another language lacks.
static ENGLISH_TEXTS: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::read(include_str!(concat!(env!("OUT_DIR"), "/english.txt"))));

/// The texts of English that come with what is loaded later, to be taken up by [`add`].
pub static LATER: &str = include_str!(concat!(env!("OUT_DIR"), "/later.txt"));

/// Those that were taken up.
static ADDED: OnceLock<Catalogue> = OnceLock::new();

thread_local! {
    /// What is spoken if it is not English. Each thread has its own, so that tests do not meet.
    static SPOKEN: Cell<Option<&'static Spoken>> = const { Cell::new(None) };
}

/// Gives the plural category (`one`, `few`, `other`, ...) of a number that is written in plain digits: `1`, `1.5`.
pub type Plural = Box<dyn Fn(&str) -> String>;

/// A language that was taken up.
struct Spoken {
    tag: &'static str,
    texts: Catalogue,
    plural: Plural,
}

impl fmt::Debug for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Spoken").field("tag", &self.tag).finish_non_exhaustive()
    }
}

/// Takes up another language for the rest of the program: its tag, its compiled texts, and its plural rule.
pub fn speak(tag: &'static str, compiled: String, plural: Plural) {
    // The texts are asked for all the time and never go: a program speaks one language.
    let texts = Catalogue::read(compiled.leak());
    SPOKEN.set(Some(Box::leak(Box::new(Spoken { tag, texts, plural }))));
}

/// Takes up the texts of English that are loaded later, [`LATER`]. A program that is not the page has them anyway.
pub fn add(later: &'static str) {
    ADDED.get_or_init(|| Catalogue::read(later));
}

/// The tag of the language that is spoken.
#[must_use]
pub fn tag() -> &'static str {
    SPOKEN.get().map_or(ENGLISH, |spoken| spoken.tag)
}

/// The tag of the language that best answers a wish (`de-AT` is answered by `de`), letters great or small; none where no
/// language does.
#[must_use]
pub fn best(wish: &str) -> Option<&'static str> {
    let mut wish = wish;
    loop {
        let tags = OTHERS.iter().map(|(tag, ..)| *tag).chain([ENGLISH]);
        if let Some(tag) = tags.into_iter().find(|tag| tag.eq_ignore_ascii_case(wish)) {
            return Some(tag);
        }
        wish = wish.rsplit_once('-')?.0;
    }
}

/// The text of a key as it was compiled.
pub(crate) fn compiled(key: &str) -> Option<&'static str> {
    if cfg!(not(target_family = "wasm")) {
        add(LATER);
    }
    let english = || ENGLISH_TEXTS.text(key).or_else(|| ADDED.get()?.text(key));
    SPOKEN.get().and_then(|spoken| spoken.texts.text(key)).or_else(english)
}

/// Given values, in the language that is spoken.
pub(crate) struct Given<'a, V>(pub &'a [(&'a str, V)]);

impl<V: AsRef<str>> Values for Given<'_, V> {
    fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(given, _)| *given == name).map(|(_, value)| value.as_ref())
    }

    fn plural(&self, value: &str) -> String {
        plural(value)
    }
}

/// Fills in a mark for every value, and chooses by the value that it stands for.
pub(crate) struct Marked<'a>(pub &'a str);

impl Marked<'_> {
    /// No text has this.
    pub const MARK: &'static str = "\u{5}";
}

impl Values for Marked<'_> {
    fn value(&self, _: &str) -> Option<&str> {
        Some(Self::MARK)
    }

    fn plural(&self, _: &str) -> String {
        plural(self.0)
    }
}

/// The plural category of a number as the language writes it. What is no number is `other`.
fn plural(value: &str) -> String {
    let (group, decimal) = (compiled("number-group").unwrap_or_default(), compiled("number-decimal").unwrap_or("."));
    let plain = if group.is_empty() { value.to_owned() } else { value.replace(group, "") };
    let plain = plain.replace(decimal, ".");
    let is_number =
        plain.starts_with(|c: char| c.is_ascii_digit()) && plain.chars().all(|c| c == '.' || c.is_ascii_digit());
    match SPOKEN.get() {
        _ if !is_number => "other".into(),
        Some(spoken) => (spoken.plural)(&plain),
        None if plain == "1" => "one".into(),
        None => "other".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_answered_by_the_nearest_language() {
        assert_eq!((best("en"), best("EN-us"), best("en-xa")), (Some("en"), Some("en"), Some("en-XA")));
        assert_eq!((best("tlh"), best(""), best("-")), (None, None, None));
    }

    #[test]
    fn english_has_one_and_other() {
        let forms = ["1", "0", "2", "1.0", "1.5", "1,000", "A", ""].map(plural);
        assert_eq!(forms, ["one", "other", "other", "other", "other", "other", "other", "other"]);
    }
}
