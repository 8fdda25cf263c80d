//! A scene as a file.

use settle_model::value::{Map, Value};
use settle_model::{Experiment, InvalidParam, Problem, RunPlan, Scene, View};
use settle_text::sentence;

use super::title::slug;
use crate::free;
use crate::names::name;

/// The most bytes of a file that is opened: a thousand times what a scene takes.
pub const LARGEST: f64 = 2e6;

/// The document of a scene, as DESIGN.md has it, in lines that a person can read.
#[must_use]
pub fn write(scene: &Scene) -> String {
    // A scene holds text and finite numbers only, which JSON always takes.
    let mut text = serde_json::to_string_pretty(scene).unwrap_or_default();
    text.push('\n');
    text
}

/// The name of a scene's file: `settle-constant-warmup-cosine.json`.
#[must_use]
pub fn file_name(scene: &Scene) -> String {
    let runs: Vec<String> = scene.runs.iter().map(|run| name(run, scene.steps)).collect();
    let slug = slug(&runs.join(" "));
    if slug.is_empty() { "settle.json".to_owned() } else { format!("settle-{slug}.json") }
}

/// The scene of a document; an experiment is a scene of one run.
///
/// # Errors
/// The sentence that names the field, its value and what would be right.
pub fn read(text: &str) -> Result<Scene, String> {
    // Some editors begin a file with a byte order mark.
    let text = text.trim_start_matches('\u{feff}');
    let value: Value =
        serde_json::from_str(text).map_err(|e| sentence("invalid-json", &[("detail", e.to_string())]))?;
    let read =
        if is_experiment(&value) { Experiment::from_value(&value).and_then(alone) } else { Scene::from_value(&value) };
    let read = read.and_then(|scene| free::check(&scene.view).map(|()| scene));
    read.map_err(|error| said(&error))
}

/// Whether a document has the fields of one run instead of a list of runs.
fn is_experiment(value: &Value) -> bool {
    let Value::Map(fields) = value else { return false };
    let has = |fields: &Map, name: &str| fields.iter().any(|(key, _)| key == name);
    !has(fields, "runs") && ["optimizer", "schedule", "base_lr"].iter().any(|name| has(fields, name))
}

/// The scene with this one run. A run here sees its own loss: given numbers have no place in a scene.
fn alone(experiment: Experiment) -> Result<Scene, InvalidParam> {
    let Experiment { surface, start, optimizer, base_lr, schedule, steps, noise, metrics } = experiment;
    if metrics.is_some() {
        let known = vec!["version", "surface", "start", "optimizer", "base_lr", "schedule", "steps", "noise"];
        return Err(InvalidParam::new("metrics", Problem::UnknownField(known)));
    }
    let run = RunPlan { name: None, optimizer, base_lr, schedule };
    Ok(Scene { surface, start, steps, noise, runs: vec![run], view: View::default() })
}

/// The sentence of an error; fields are called as the document calls them.
fn said(error: &InvalidParam) -> String {
    let (key, values) = error.message();
    sentence(key, &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_scene_reads_back() {
        let mut scene = Scene::first();
        scene.runs[1].name = Some("mine \"quoted\" ü".to_owned());
        scene.view.step = Some(33);
        let text = write(&scene);
        assert!(text.starts_with("{\n  \"version\": 1,\n  \"surface\": {\n"), "{text}");
        assert_eq!(read(&text), Ok(scene.clone()));
        assert_eq!(read(&format!("\u{feff}{text}")), Ok(scene));
        assert_eq!(file_name(&Scene::first()), "settle-constant-warmup-cosine.json");
    }

    #[test]
    fn an_experiment_is_a_scene_of_one_run() {
        let experiment = Scene::first().experiment(1).expect("run B");
        let text = serde_json::to_string(&experiment).expect("it serializes");
        let scene = read(&text).expect("it is read");
        assert_eq!((scene.runs.len(), scene.experiment(0)), (1, Some(experiment)));
    }

    #[test]
    fn a_task_is_saved_and_a_control_that_there_is_not_is_named() {
        let mut scene = Scene::first();
        scene.view.free = vec!["rate".to_owned()];
        scene.view.below = Some(0.004);
        assert_eq!(read(&write(&scene)), Ok(scene.clone()));
        scene.view.free.push("speed".to_owned());
        let wrong = read(&write(&scene)).expect_err("there is none");
        assert!(wrong.contains("view.free[1]") && wrong.contains("speed"), "{wrong}");
    }

    #[test]
    fn what_is_no_scene_is_named() {
        let wrong = |text: &str| read(text).expect_err("it is no scene");
        assert!(wrong("\u{89}PNG").starts_with("The document is not valid JSON"), "{}", wrong("x"));
        assert_eq!(wrong("[1]"), "document is [1], but must be an object.");
        assert_eq!(wrong("{\"version\": 1}"), "steps is missing and has no default: give it a value.");
        let text = write(&Scene::first());
        assert_eq!(
            wrong(&text.replace("\"base_lr\": 0.092", "\"base_lr\": -1")),
            "runs[0].base_lr is -1, but must be 0 or more."
        );
        let renamed = wrong(&text.replacen("\"steps\"", "\"stepz\"", 1));
        assert!(renamed.starts_with("stepz is not a field here; the fields are: version, surface,"), "{renamed}");
    }
}
