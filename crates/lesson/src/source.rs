//! The lesson as its files hold it: parts, made of steps, each of which tells something and has a block to try it in.
//!
//! `lesson/README.md` is the format.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// Keys that hold words; a translation gives these and no others.
const WORDS: [&str; 12] = [
    "rail",
    "do",
    "seen",
    "goal",
    "hint",
    "ask",
    "why",
    "cure",
    "constant",
    "early-decay",
    "warmup-cosine",
    "training",
];

/// What a fenced block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The first block of a file.
    Part,
    /// An experiment.
    Lab,
    /// A prediction.
    Predict,
    /// A question with answers.
    Question,
    /// The recorded curves.
    Curves,
}

impl Kind {
    /// Every kind by the word that begins its block.
    const ALL: [(&str, Self); 5] = [
        ("part", Self::Part),
        ("lab", Self::Lab),
        ("predict", Self::Predict),
        ("question", Self::Question),
        ("curves", Self::Curves),
    ];

    /// The word that begins its block.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// A fenced block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its name, unique in the lesson.
    pub id: String,
    fields: Vec<(String, String)>,
}

impl Block {
    /// The value of a key; the first one where it stands there several times.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.all(key).next()
    }

    /// Every value of a key, in order.
    pub fn all(&self, key: &str) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(move |(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The letters of its answers.
    pub fn answers(&self) -> impl Iterator<Item = &'static str> {
        ["a", "b", "c", "d"].into_iter().filter(|letter| self.get(letter).is_some())
    }

    /// The keys of all that is no words, each as often as it stands there.
    pub fn others(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(key, _)| key.as_str()).filter(|key| !is_word(key))
    }

    /// The keys of its words.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        self.fields.iter().map(|(key, _)| key.as_str()).filter(|key| is_word(key)).collect()
    }

    /// What a translation gives of it, with the rest of `english`.
    fn completed(mut self, english: &Self) -> Result<Self> {
        ensure!(
            (self.kind, &self.id) == (english.kind, &english.id),
            "a block `{} {}` stands where English has `{} {}`",
            self.kind.name(),
            self.id,
            english.kind.name(),
            english.id
        );
        let mut here = self.words();
        let mut there = english.words();
        here.sort_unstable();
        there.sort_unstable();
        ensure!(here == there, "block {} has the words {here:?}, English {there:?}", self.id);
        self.fields.retain(|(key, _)| is_word(key));
        self.fields.extend(english.fields.iter().filter(|(key, _)| !is_word(key)).cloned());
        Ok(self)
    }
}

fn is_word(key: &str) -> bool {
    let answer = key.strip_suffix(".why").unwrap_or(key);
    WORDS.contains(&key) || key == "validation" || ["a", "b", "c", "d"].contains(&answer)
}

/// Something told, and what it is tried in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Markdown.
    pub told: String,
    /// What stands beside it.
    pub block: Block,
}

/// A part of the lesson: one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name in addresses.
    pub id: String,
    /// The minutes it takes.
    pub minutes: u32,
    /// Its name in the rail.
    pub rail: String,
    /// Its title.
    pub title: String,
    /// Its steps.
    pub steps: Vec<Step>,
    /// What is told after the last step: Markdown.
    pub rest: String,
}

impl Part {
    /// Reads a part; of a translation with the part in English.
    ///
    /// # Errors
    /// What does not fit the format, or the English part.
    pub fn read(text: &str, english: Option<&Self>) -> Result<Self> {
        let mut blocks = Vec::new();
        let mut told = String::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            match fence(line) {
                Some((kind, id)) => {
                    let fields = fields(&mut lines).with_context(|| format!("block {id}"))?;
                    blocks.push((std::mem::take(&mut told), Block { kind, id: id.to_owned(), fields }));
                }
                None => {
                    told.push_str(line);
                    told.push('\n');
                }
            }
        }
        ensure!(!blocks.is_empty() && blocks[0].1.kind == Kind::Part, "the first block is no `part`");
        let (_, head) = blocks.remove(0);
        let steps: Vec<Step> = blocks.into_iter().map(|(told, block)| Step { told, block }).collect();
        let mut part = Self { id: head.id.clone(), minutes: 0, rail: String::new(), title: String::new(), steps, rest: told };
        let head = english.map_or(Ok(head.clone()), |english| head.completed(&english.head()))?;
        part.minutes = head.get("minutes").unwrap_or_default().parse().context("minutes is no number")?;
        part.rail = head.get("rail").context("there is no rail")?.to_owned();
        part.take_title()?;
        match english {
            Some(english) => part.completed(english),
            None => Ok(part),
        }
    }

    /// Its first block.
    fn head(&self) -> Block {
        let fields = vec![("minutes".into(), self.minutes.to_string()), ("rail".into(), self.rail.clone())];
        Block { kind: Kind::Part, id: self.id.clone(), fields }
    }

    /// Takes the title out of what is told first.
    fn take_title(&mut self) -> Result<()> {
        let first = self.steps.first_mut().map_or(&mut self.rest, |step| &mut step.told);
        let title = first.trim_start().strip_prefix("# ").context("there is no title")?;
        let (title, rest) = title.split_once('\n').unwrap_or((title, ""));
        self.title = title.to_owned();
        *first = rest.to_owned();
        Ok(())
    }

    /// A translation, with the rest of `english`.
    fn completed(mut self, english: &Self) -> Result<Self> {
        let ids = |part: &Self| part.steps.iter().map(|step| step.block.id.clone()).collect::<Vec<_>>();
        ensure!(ids(&self) == ids(english), "its blocks are {:?}, in English {:?}", ids(&self), ids(english));
        for (step, english) in self.steps.iter_mut().zip(&english.steps) {
            step.block = step.block.clone().completed(&english.block)?;
        }
        Ok(self)
    }
}

/// The kind and name of a block that begins with this line.
fn fence(line: &str) -> Option<(Kind, &str)> {
    let (kind, id) = line.strip_prefix("```")?.split_once(' ')?;
    Kind::ALL.iter().find(|(name, _)| *name == kind).map(|(_, kind)| (*kind, id.trim()))
}

/// The fields up to the end of the block.
fn fields<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Result<Vec<(String, String)>> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in lines {
        if line == "```" {
            return Ok(fields);
        }
        match (line.strip_prefix("    "), fields.last_mut(), line.split_once(": ")) {
            (Some(more), Some((_, value)), _) => {
                value.push(' ');
                value.push_str(more.trim());
            }
            (None, _, Some((key, value))) => fields.push((key.to_owned(), value.trim().to_owned())),
            _ => bail!("`{line}` is no `key: value`"),
        }
    }
    bail!("it does not end")
}

/// The parts in a folder, in the order of their files' names; of a translation with those in English.
///
/// # Errors
/// What can't be read, with its file; a file that is missing or too much.
pub fn read(folder: &Path, english: Option<&[Part]>) -> Result<Vec<Part>> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("no folder {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(|name| name.as_encoded_bytes()[0].is_ascii_digit()))
        .collect();
    files.sort();
    if let Some(english) = english {
        ensure!(files.len() == english.len(), "{} has {} parts, English {}", folder.display(), files.len(), english.len());
    }
    let read = |(at, path): (usize, &std::path::PathBuf)| {
        let text = fs::read_to_string(path)?;
        Part::read(&text, english.map(|parts| &parts[at])).with_context(|| path.display().to_string())
    };
    files.iter().enumerate().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "```part one\nminutes: 2\nrail: First\n```\n\n# Title\n\nTold.\n\n```lab knob\ndo: Drag\n    it.\n\
        scene: quiet\nfact: last(A) < 1\n```\n\n> End.\n";

    #[test]
    fn a_part_is_its_steps_and_what_is_told_after_them() {
        let part = Part::read(ENGLISH, None).expect("a part");
        assert_eq!((part.id.as_str(), part.minutes, part.title.as_str()), ("one", 2, "Title"));
        assert_eq!(part.steps.len(), 1);
        assert_eq!(part.steps[0].told.trim(), "Told.");
        assert_eq!(part.steps[0].block.get("do"), Some("Drag it."));
        assert_eq!(part.rest.trim(), "> End.");
    }

    #[test]
    fn a_translation_takes_scenes_from_english() {
        let english = Part::read(ENGLISH, None).expect("a part");
        let text = "```part one\nrail: Primero\n```\n# Título\n```lab knob\ndo: Arrastra.\n```\n> Fin.\n";
        let part = Part::read(text, Some(&english)).expect("a part");
        let block = &part.steps[0].block;
        assert_eq!((block.get("do"), block.get("scene"), part.minutes), (Some("Arrastra."), Some("quiet"), 2));
    }

    #[test]
    fn a_translation_that_lacks_something_is_refused() {
        let english = Part::read(ENGLISH, None).expect("a part");
        for text in [
            "```part one\nrail: Primero\n```\n# Título\n> Fin.\n",
            "```part one\nrail: Primero\n```\n# Título\n```lab knob\nhint: Nada.\n```\n",
            "```part two\nrail: Primero\n```\n# Título\n```lab knob\ndo: Arrastra.\n```\n",
        ] {
            assert!(Part::read(text, Some(&english)).is_err(), "{text}");
        }
    }
}
