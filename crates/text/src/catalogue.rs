//! The texts of one language as the page holds them.

/// Marks of a choice: where it begins, before what a text is for, before that text, where it ends. The compiler of the texts
/// writes them, and says more of the form.
const CHOICE: char = '\u{1}';
const WHAT: char = '\u{2}';
const TEXT: char = '\u{3}';
const END: char = '\u{4}';

/// The texts of one language, by key.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    texts: Vec<(&'static str, &'static str)>,
}

/// What stands between the braces of a text, and what a choice is made by.
pub(crate) trait Values {
    /// The value of a name as it is written; none where it was not given.
    fn value(&self, name: &str) -> Option<&str>;
    /// The plural category of a value as it is written.
    fn plural(&self, value: &str) -> String;
}

impl Catalogue {
    /// The texts that the compiler wrote: a line each, in the order of their keys. A line without `=` is left out.
    #[must_use]
    pub fn read(compiled: &'static str) -> Self {
        Self { texts: compiled.lines().filter_map(|line| line.split_once('=')).collect() }
    }

    /// The text of a key as it was compiled.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&'static str> {
        let at = self.texts.binary_search_by(|(there, _)| (*there).cmp(key)).ok()?;
        Some(self.texts[at].1)
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.texts.iter().map(|(key, _)| *key)
    }
}

/// Writes a text with its values filled in. A value that was not given stays as `{name}`, so that it is seen.
pub(crate) fn fill(text: &str, values: &dyn Values, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['{', CHOICE]) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (mark, behind) = rest.split_at(1);
        let end = if mark == "{" { '}' } else { END };
        let Some((inside, after)) = behind.split_once(end) else { break };
        match (mark, values.value(inside)) {
            ("{", Some(value)) => out.push_str(value),
            ("{", None) => out.extend(["{", inside, "}"]),
            _ => choose(inside, values, out),
        }
        rest = after;
    }
    out.push_str(rest);
}

/// Writes the text of a choice that is for the value itself, else the one for its plural category, else the last.
fn choose(choice: &str, values: &dyn Values, out: &mut String) {
    let Some((name, texts)) = choice.split_once(WHAT) else { return };
    let value = values.value(name).unwrap_or_default();
    let texts = || texts.split(WHAT).filter_map(|text| text.split_once(TEXT));
    let is_for = |what: &str| texts().find(|text| text.0 == what);
    let chosen = is_for(value).or_else(|| is_for(&values.plural(value))).or_else(|| texts().next_back());
    if let Some((_, text)) = chosen {
        fill(text, values, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Given(&'static [(&'static str, &'static str)]);

    impl Values for Given {
        fn value(&self, name: &str) -> Option<&str> {
            self.0.iter().find(|(given, _)| *given == name).map(|(_, value)| *value)
        }

        fn plural(&self, value: &str) -> String {
            if value == "1" { "one".into() } else { "other".into() }
        }
    }

    fn filled(text: &str, given: &'static [(&'static str, &'static str)]) -> String {
        let mut out = String::new();
        fill(text, &Given(given), &mut out);
        out
    }

    #[test]
    fn texts_are_found_by_key() {
        let texts = Catalogue::read("moved={run} moved\nplain=Go = on\n");
        assert_eq!((texts.text("plain"), texts.text("absent")), (Some("Go = on"), None));
        assert_eq!(texts.keys().collect::<Vec<_>>(), ["moved", "plain"]);
    }

    #[test]
    fn values_are_filled_in_and_those_not_given_are_seen() {
        assert_eq!(filled("{run} moved by {n}.", &[("run", "A"), ("n", "3")]), "A moved by 3.");
        assert_eq!(filled("{run} moved {", &[]), "{run} moved {");
    }

    #[test]
    fn a_choice_goes_by_the_value_then_by_its_plural_form() {
        let text = "{run}: \u{1}n\u{2}0\u{3}nothing\u{2}one\u{3}{n} step\u{2}other\u{3}{n} steps\u{4}.";
        for (given, said) in [
            (&[("run", "A"), ("n", "1")], "A: 1 step."),
            (&[("run", "A"), ("n", "2")], "A: 2 steps."),
            (&[("run", "A"), ("n", "0")], "A: nothing."),
        ] {
            assert_eq!(filled(text, given), said);
        }
    }
}
