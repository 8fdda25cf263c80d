//! The scenes of experiments: a name or a link, what is changed about it, and the task.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use settle::link;
use settle_model::Scene;

use crate::source::Block;

/// Scenes by name.
#[derive(Clone, Debug, Default)]
pub struct Scenes(BTreeMap<String, String>);

impl Scenes {
    /// Reads the file of named scenes.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "));
        Ok(Self(lines.map(|(name, link)| (name.to_owned(), link.to_owned())).collect()))
    }

    /// The link of a scene that is written as a link, a name, or either with ` + ` and changes.
    #[must_use]
    pub fn link(&self, text: &str) -> String {
        let (base, change) = text.split_once(" + ").unwrap_or((text, ""));
        changed(self.0.get(base).map_or(base, String::as_str), change)
    }

    /// The link of a block's scene, its task in the view.
    #[must_use]
    pub fn of(&self, block: &Block) -> String {
        let link = self.link(block.get("scene").unwrap_or_default());
        let Some(task) = block.get("task") else { return link };
        let free = block.get("controls").unwrap_or_default();
        let view = link.split('&').find_map(|field| field.strip_prefix("view=")).unwrap_or_default();
        let parts = [view, &format!("free:{free}"), task].join(";");
        changed(&link, &format!("view={}", parts.trim_start_matches(';')))
    }
}

/// A link with other values of some fields.
#[must_use]
pub fn changed(link: &str, change: &str) -> String {
    let mut fields: Vec<&str> = link.split('&').collect();
    for field in change.split('&').filter(|field| !field.is_empty()) {
        let name = field.split('=').next();
        match fields.iter_mut().find(|old| old.split('=').next() == name) {
            Some(old) => *old = field,
            None => fields.push(field),
        }
    }
    fields.join("&")
}

/// A link as the app writes it.
///
/// # Errors
/// When it is not valid as it stands.
pub fn canonical(text: &str) -> Result<String> {
    Ok(link::write(&scene(text)?))
}

/// The scene of a link, which must be valid as it stands.
///
/// # Errors
/// Quotes the link.
pub fn scene(link: &str) -> Result<Scene> {
    let (scene, notices) = link::read(link);
    ensure!(notices.is_empty(), "`{link}` is not valid as it stands: {notices:?}");
    Ok(scene)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_replaces_or_adds_fields() {
        assert_eq!(changed("v=1&a.lr=1&steps=2", "steps=3&b.lr=4"), "v=1&a.lr=1&steps=3&b.lr=4");
    }
}
