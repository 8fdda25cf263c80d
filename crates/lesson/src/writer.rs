//! What the pages of one language are written from.

use std::path::PathBuf;

use settle::language::LESSON;
use settle::lesson::ROOT;

use crate::markdown::escaped;
use crate::scene::Scenes;
use crate::source::Part;

/// The lesson in one language.
#[derive(Debug)]
pub struct Writer<'a> {
    /// The folder `lesson`.
    pub home: PathBuf,
    /// Scenes by name.
    pub scenes: &'a Scenes,
    /// The language's tag.
    pub tag: &'a str,
    /// The parts.
    pub parts: &'a [Part],
    /// Every language that there is a lesson in: its tag, and what it calls itself.
    pub languages: &'a [(String, String)],
}

impl Writer<'_> {
    /// What an address needs so that the Lab speaks the lesson's language, behind another field.
    #[must_use]
    pub fn language(&self) -> String {
        if self.tag == "en" { String::new() } else { format!("&lang={}", self.tag) }
    }

    /// The address of a scene in the Lab, from which the way leads back to the step.
    #[must_use]
    pub fn lab_address(&self, step: &str, link: &str) -> String {
        escaped(&format!("{ROOT}?{LESSON}={step}{}#{link}", self.language()))
    }
}
