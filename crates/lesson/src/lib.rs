//! The lesson: reads its files, and writes its pages, which are whole without scripts.
//!
//! The app finds the places of experiments, predictions and questions in them, and brings these to life.

pub mod chart;
pub mod digits;
pub mod markdown;
pub mod page;
pub mod run;
pub mod scene;
pub mod shell;
pub mod source;
pub mod step;
pub mod still;
pub mod teacher;
pub mod writer;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result};
use settle_text::text;
use settle_text_compiler::languages;
use sha2::{Digest, Sha256};

use crate::scene::Scenes;
use crate::shell::Shell;
use crate::source::{Part, read};
use crate::writer::Writer;

/// A language that there is a lesson in.
#[derive(Debug)]
pub struct Spoken {
    /// Its tag.
    pub tag: String,
    /// The parts.
    pub parts: Vec<Part>,
}

/// The lesson in every language that has a folder of it, English first.
///
/// # Errors
/// What can't be read.
pub fn lessons(home: &Path) -> Result<Vec<Spoken>> {
    let english = read(&home.join("en"), None)?;
    let mut others: Vec<String> = fs::read_dir(home)?
        .filter_map(|entry| entry.ok().filter(|entry| entry.path().is_dir())?.file_name().into_string().ok())
        .filter(|tag| tag != "en" && home.join(tag).join("teacher.md").exists())
        .collect();
    others.sort();
    let mut lessons = Vec::new();
    for tag in others {
        lessons.push(Spoken { parts: read(&home.join(&tag), Some(&english))?, tag });
    }
    lessons.insert(0, Spoken { tag: "en".into(), parts: english });
    Ok(lessons)
}

/// Every file of the lesson: its path below `lesson/`, and what it holds.
///
/// # Errors
/// What can't be read, or is not valid.
pub fn pages(root: &Path, dist: &Path) -> Result<Vec<(PathBuf, String)>> {
    let home = root.join("lesson");
    let index = fs::read_to_string(dist.join("index.html")).context("there is no page in dist/: build it first")?;
    let scenes = Scenes::read(&home.join("scenes.txt"))?;
    let style = fs::read_to_string(root.join("static/lesson.css"))?;
    let digest: String = Sha256::digest(style.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let sheet = format!("lesson-{digest}.css");
    let door = "<!DOCTYPE html><title>Settle</title><meta http-equiv=\"refresh\" content=\"0; url=en/\"><a href=\"en/\">Settle</a>\n";
    let mut files = vec![(PathBuf::from(&sheet), style), (PathBuf::from("index.html"), door.to_owned())];
    let lessons = lessons(&home)?;
    let names = |tag: &str| speaking(root, tag, || text("language-name").to_owned());
    let called: Vec<(String, String)> =
        lessons.iter().map(|lesson| Ok((lesson.tag.clone(), names(&lesson.tag)?))).collect::<Result<_>>()?;
    for Spoken { tag, parts } in &lessons {
        let writer = Writer { home: home.clone(), scenes: &scenes, tag, parts, languages: &called };
        let path = home.join(tag).join("teacher.md");
        let markdown = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for (page, file, title) in
            [("lesson", "index.html", "lesson-title"), ("teacher", "teacher.html", "lesson-teacher-title")]
        {
            let whole = speaking(root, tag, || {
                let body = if page == "lesson" { writer.body()? } else { writer.teacher(&markdown)? };
                let (nav, title) = (writer.header(page), format!("{}: {}", text(title), text("product")));
                let (direction, description) = (text("language-direction"), &writer.lead());
                Shell { tag, direction, title: &title, description, sheet: &sheet, nav: &nav, body: &body }
                    .around(&index)
            })??;
            files.push((Path::new(tag).join(file), whole));
        }
    }
    Ok(files)
}

/// Does something in a thread of its own that speaks a language.
///
/// # Errors
/// When there are no such texts.
pub fn speaking<T: Send>(root: &Path, tag: &str, act: impl FnOnce() -> T + Send) -> Result<T> {
    let all = languages(&root.join("crates/text")).map_err(Error::msg)?;
    let texts =
        all.iter().find(|language| language.tag == tag).with_context(|| format!("there are no texts in {tag}"))?;
    let compiled = texts.compile();
    let other = settle_text::OTHERS.iter().find(|(other, ..)| *other == tag).map(|(other, ..)| *other);
    let spoken = std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            if let Some(tag) = other {
                // The lesson's sentences have plurals of whole numbers only.
                settle_text::speak(
                    tag,
                    compiled,
                    Box::new(|number| if number == "1" { "one" } else { "other" }.to_owned()),
                );
            }
            act()
        });
        thread.join()
    });
    spoken.map_err(|_| Error::msg("the writer of a page panicked"))
}
