//! The texts of one language.

use std::collections::BTreeMap;

/// The texts of one language, by key.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    texts: BTreeMap<String, String>,
}

impl Catalogue {
    /// Reads files of `key = text` lines; indented lines go on with the text before.
    #[must_use]
    pub fn read(files: &[&str]) -> Self {
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        for file in files {
            let mut last: Option<String> = None;
            for line in file.lines().filter(|line| !line.starts_with('#')) {
                if line.starts_with(char::is_whitespace) {
                    if let Some(text) = last.as_ref().and_then(|key| texts.get_mut(key)) {
                        text.push(' ');
                        text.push_str(line.trim());
                    }
                } else if let Some((key, text)) = line.split_once('=') {
                    let key = key.trim().to_owned();
                    texts.insert(key.clone(), text.trim().to_owned());
                    last = Some(key);
                }
            }
        }
        Self { texts }
    }

    /// The text of a key as it stands in the file.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The text of a key with its values filled in. A value that is not given stays as `{ $name }`, a key without a text
    /// is shown as itself.
    #[must_use]
    pub fn sentence<V: AsRef<str>>(&self, key: &str, values: &[(&str, V)]) -> String {
        let Some(mut rest) = self.text(key) else { return key.to_owned() };
        let mut out = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((slot, behind)) = after.split_once('}') else { break };
            out.push_str(before);
            let name = slot.trim().trim_start_matches('$');
            match values.iter().find(|(given, _)| *given == name) {
                Some((_, value)) => out.push_str(value.as_ref()),
                None => out.push_str(&format!("{{{slot}}}")),
            }
            rest = behind;
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_in_and_lines_go_on() {
        let texts = Catalogue::read(&["# a comment\nmoved = { $run } moved\n    by { $n } steps.\nplain = Go\n"]);
        assert_eq!(texts.sentence("moved", &[("run", "A"), ("n", "3")]), "A moved by 3 steps.");
        assert_eq!(texts.text("plain"), Some("Go"));
        assert_eq!(texts.keys().collect::<Vec<_>>(), ["moved", "plain"]);
    }

    #[test]
    fn what_is_not_known_is_seen() {
        let texts = Catalogue::read(&["moved = { $run } moved"]);
        assert_eq!(texts.sentence::<&str>("moved", &[]), "{ $run } moved");
        assert_eq!(texts.sentence::<&str>("absent", &[]), "absent");
    }
}
