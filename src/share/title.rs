//! What a scene is called outside the page.

use settle_model::Scene;
use settle_text::sentence;

use crate::names::name;
use crate::summary::surface_summary;

/// The most characters of a file's name before its ending.
const LONGEST: usize = 60;

/// A scene in a line: `Settle: Constant / Warmup + cosine (ravine, 20 : 1)`.
#[must_use]
pub fn title(scene: &Scene) -> String {
    let runs: Vec<String> = scene.runs.iter().map(|run| name(run, scene.steps)).collect();
    sentence("share-scene", &[("runs", runs.join(" / ")), ("surface", surface_summary(&scene.surface))])
}

/// The same words as every file system takes them: lower case letters, digits and single hyphens, 60 at most.
#[must_use]
pub fn slug(words: &str) -> String {
    let lower = words.to_ascii_lowercase();
    let parts = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let mut slug = String::new();
    for part in parts {
        if slug.len() + part.len() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(part);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scene_is_called_by_its_runs_and_its_surface() {
        assert_eq!(title(&Scene::first()), "Settle: Constant / Warmup + cosine (ravine, 20 : 1)");
    }

    #[test]
    fn slugs_suit_every_file_system() {
        assert_eq!(slug("Settle: Constant / Warmup + cosine"), "settle-constant-warmup-cosine");
        assert_eq!(slug("../../é?"), "");
        assert!(slug(&"long name ".repeat(40)).len() <= LONGEST);
    }
}
