//! Languages as folders of `.ftl` files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::Entry;
use fluent_syntax::parser;

use crate::part::{Part, names, parts};
use crate::pseudo::pseudo;

/// The language that is always complete, and compiled into the page.
const ENGLISH: &str = "en";

/// The files of texts that the first view of the page needs. Those of any other file come with what is loaded later, so a
/// text that stands there must not be asked for before.
const FIRST: [&str; 5] = ["facts.ftl", "number.ftl", "page.ftl", "params.ftl", "stage.ftl"];

/// The texts of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its tag, as `<html lang>` has it.
    pub tag: String,
    /// Its texts by key.
    pub messages: BTreeMap<String, Vec<Part>>,
}

impl Language {
    /// Reads the `.ftl` files of a folder that is named by the language's tag.
    ///
    /// # Errors
    /// Every line that can't be taken, each with its file and why.
    pub fn read(folder: &Path) -> Result<Self, String> {
        Self::read_files(folder, |_| true)
    }

    /// Reads those files of a folder whose names are wanted.
    fn read_files(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Self, String> {
        let tag = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let mut messages = BTreeMap::new();
        let mut wrong = Vec::new();
        let is_wanted = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).is_some_and(&wanted);
        for path in entries(folder)?.into_iter().filter(|path| is_text(path) && is_wanted(path)) {
            let source = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let complaints = read_file(&source, &mut messages).err().unwrap_or_default();
            wrong.extend(complaints.into_iter().map(|(line, what)| format!("{}:{line}: {what}", path.display())));
        }
        if wrong.is_empty() { Ok(Self { tag, messages }) } else { Err(wrong.join("\n")) }
    }

    /// What it calls itself.
    #[must_use]
    pub fn name(&self) -> String {
        match self.messages.get("language-name").map(Vec::as_slice) {
            Some([Part::Words(name)]) => name.clone(),
            _ => self.tag.clone(),
        }
    }

    /// The names of the values that the text of a key takes; none where there is no such text.
    #[must_use]
    pub fn values(&self, key: &str) -> BTreeSet<&str> {
        self.messages.get(key).map(|parts| names(parts)).unwrap_or_default()
    }

    /// What this language lacks, or has in excess, of `whole`: keys, and values that a text takes.
    #[must_use]
    pub fn differences(&self, whole: &Self) -> Vec<String> {
        let mut found = Vec::new();
        for key in whole.messages.keys() {
            match self.messages.contains_key(key) {
                false => found.push(format!("{}: {key} is missing", self.tag)),
                true if self.values(key) != whole.values(key) => {
                    let values = (self.values(key), whole.values(key));
                    found.push(format!("{}: {key} takes {:?} instead of {:?}", self.tag, values.0, values.1));
                }
                true => {}
            }
        }
        let more = self.messages.keys().filter(|key| !whole.messages.contains_key(*key));
        found.extend(more.map(|key| format!("{}: there is no {key} in {}", self.tag, whole.tag)));
        found
    }
}

/// The English texts, of the folder of all languages.
///
/// # Errors
/// What can't be taken of them.
pub fn english(home: &Path) -> Result<Language, String> {
    Language::read(&home.join(ENGLISH))
}

/// The English texts, of the folder of all languages, that the first view of the page needs, and all others.
///
/// # Errors
/// What can't be taken of them.
pub fn english_parts(home: &Path) -> Result<[Language; 2], String> {
    let read = |first: bool| Language::read_files(&home.join(ENGLISH), |name| FIRST.contains(&name) == first);
    Ok([read(true)?, read(false)?])
}

/// Every language in a folder: English, the other folders, and the pseudo-language made from English.
///
/// # Errors
/// What can't be taken of their texts.
pub fn languages(home: &Path) -> Result<Vec<Language>, String> {
    let english = english(home)?;
    let is_language =
        |path: &PathBuf| path.is_dir() && entries(path).is_ok_and(|inside| inside.iter().any(|file| is_text(file)));
    let folders = entries(home)?.into_iter().filter(is_language);
    let others = folders.filter(|path| path.file_name().is_some_and(|name| name != ENGLISH));
    let others = others.map(|folder| Language::read(&folder)).collect::<Result<Vec<_>, _>>()?;
    let made = pseudo(&english);
    Ok(std::iter::once(english).chain(others).chain([made]).collect())
}

fn is_text(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "ftl")
}

/// What a folder holds, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let error = |error: std::io::Error| format!("{}: {error}", folder.display());
    let found = fs::read_dir(folder).map_err(error)?.map(|entry| entry.map(|entry| entry.path()));
    let mut found = found.collect::<Result<Vec<_>, _>>().map_err(error)?;
    found.sort();
    Ok(found)
}

/// Adds the messages of a file; what can't be taken comes back, each with its line.
fn read_file(source: &str, messages: &mut BTreeMap<String, Vec<Part>>) -> Result<(), Vec<(usize, String)>> {
    let line = |at: usize| source[..at.min(source.len())].matches('\n').count() + 1;
    let resource = parser::parse_runtime(source).map_err(|(_, errors)| {
        errors.iter().map(|error| (line(error.pos.start), error.kind.to_string())).collect::<Vec<_>>()
    })?;
    let mut wrong = Vec::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else {
            wrong.push((1, "only messages are read, and there is something else".to_owned()));
            continue;
        };
        let key = message.id.name;
        // The last place: a key that stands there twice is complained of where it stands again.
        let at = source.rfind(&format!("\n{key} ")).map_or(1, |at| line(at + 1));
        let text = message.value.as_ref().filter(|_| message.attributes.is_empty());
        match text.ok_or_else(|| "a message is a text without attributes".to_owned()).and_then(parts) {
            Err(what) => wrong.push((at, format!("{key}: {what}"))),
            Ok(_) if messages.contains_key(key) => wrong.push((at, format!("{key} stands there twice"))),
            Ok(parts) => drop(messages.insert(key.to_owned(), parts)),
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Messages = BTreeMap<String, Vec<Part>>;

    fn read(source: &str) -> Result<Messages, Vec<(usize, String)>> {
        let mut messages = BTreeMap::new();
        read_file(source, &mut messages).map(|()| messages)
    }

    #[test]
    fn texts_values_and_plural_forms_are_read() {
        let source = "# A comment.\nsteps = { $run } needs\n    { $n ->\n        [one] one step\n       *[other] { $n } steps\n    }.\n";
        let messages = read(source).expect("Fluent");
        let language = Language { tag: "en".into(), messages };
        assert_eq!(language.values("steps"), BTreeSet::from(["run", "n"]));
        let compiled = "steps={run} needs \u{1}n\u{2}one\u{3}one step\u{2}other\u{3}{n} steps\u{4}.\n";
        assert_eq!(language.compile(), compiled);
        assert!(language.file_name().starts_with("en-"));
    }

    #[test]
    fn what_is_not_taken_is_named_with_its_place() {
        assert_eq!(read("a = b\nc = { NUMBER($n) }\n").map_err(|wrong| wrong[0].0), Err(2));
        assert_eq!(read("a = b\n\na = c\n"), Err(vec![(3, "a stands there twice".into())]));
        assert!(read("a = { $n\n").is_err(), "an open brace");
        assert!(read("a = b\n  .title = c\n").is_err(), "an attribute");
    }

    #[test]
    fn a_language_that_differs_says_how() {
        let language = |source: &str| Language { tag: "xx".into(), messages: read(source).expect("Fluent") };
        let whole = language("a = { $n } steps\nb = Go\n");
        assert_eq!(whole.differences(&whole), Vec::<String>::new());
        assert_eq!(language("a = Schritte\nc = Los\n").differences(&whole).len(), 3);
    }
}
