//! What the pages of one language are written from.

use std::path::PathBuf;

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
    /// The address of a scene in the Lab, from which the way leads back to the step.
    #[must_use]
    pub fn lab_address(&self, step: &str, link: &str) -> String {
        let language = if self.tag == "en" { String::new() } else { format!("&lang={}", self.tag) };
        escaped(&format!("../../?lesson={step}{language}#{link}"))
    }
}
