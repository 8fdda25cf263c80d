//! All settings of a lab as a table, for paper: the page's words, and the calls of the libraries.

use settle_model::experiment::BASE_LR;
use settle_model::param::{Declared, Param, Type};
use settle_model::value::{Map, Value, number};
use settle_model::{Noise, RunPlan};
use settle_text::{sentence, text};

use crate::ends::{Outcome, outcome};
use crate::families::Controls;
use crate::names::{kind_name, letter, name};
use crate::state::LabState;
use crate::summary::{named, steps_summary};
use crate::words::label;

/// A line of the table: what it is about, and an entry for each run, or one for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub title: String,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// An entry: words, and what code says for it, if it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The words.
    pub words: String,
    /// The call; empty for none.
    pub code: String,
}

/// The settings of all runs, those that they share last.
#[must_use]
pub fn settings(lab: &LabState) -> Vec<Row> {
    let scene = &lab.scene;
    let each = |title: &str, entry: &dyn Fn(usize) -> Entry| Row {
        title: title.to_owned(),
        entries: (0..scene.runs.len()).map(entry).collect(),
    };
    let one = |title: &str, entry: Entry| Row { title: title.to_owned(), entries: vec![entry] };
    let plain = |words: String| Entry { words, code: String::new() };
    let steps = scene.steps;
    let start = [("x", number(scene.start.x)), ("y", number(scene.start.y))];
    let surface = &scene.surface;
    vec![
        each(text("run"), &|run| plain(run_name(lab, run))),
        each(&label("", BASE_LR.key), &|run| plain(number(scene.runs[run].base_lr))),
        each(text("term-schedule"), &|run| schedule(&scene.runs[run], steps)),
        each(text("group-optimizer"), &|run| {
            let optimizer = &scene.runs[run].optimizer;
            declared(optimizer.kind(), optimizer.params(), &optimizer.arguments())
        }),
        each(text("print-loss"), &|run| plain(lab.runs.get(run).map_or_else(String::new, |run| end(&outcome(run))))),
        one(text("group-surface"), declared(surface.kind(), surface.params(), &surface.arguments())),
        one(text("print-start"), plain(sentence("print-point", &start))),
        one(text("group-noise"), plain(words("noise", Noise::params(), &scene.noise.write()))),
        one(text("group-steps"), plain(steps_summary(steps))),
    ]
}

/// `A: Constant`; a run that is not drawn says so.
fn run_name(lab: &LabState, run: usize) -> String {
    let name = format!("{}: {}", letter(run), name(&lab.scene.runs[run], lab.scene.steps));
    if lab.is_shown(run) { name } else { format!("{name} ({})", text("run-hidden")) }
}

fn end(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Loss(loss) => loss.clone(),
        Outcome::Diverged(step) => sentence("run-diverged", &[("step", step.to_string())]),
    }
}

/// A schedule: the plain controls where it has them, and the call.
fn schedule(plan: &RunPlan, steps: u32) -> Entry {
    let (kind, arguments) = (plan.schedule.kind(), plan.schedule.arguments());
    let code = call(kind, &arguments);
    let Some(controls) = Controls::of(plan, steps) else {
        return Entry { code, ..declared(kind, plan.schedule.params(), &arguments) };
    };
    let family = controls.family;
    let values = family
        .controls(steps)
        .iter()
        .filter_map(|control| controls.get(control.param.key).map(|value| named(family.kind(), &control.param, value)))
        .collect();
    Entry { words: titled(kind_name(family.kind()), values), code }
}

/// Anything that is declared: its name, its arguments in words, and the call.
fn declared(kind: &str, params: &[Param], arguments: &Map) -> Entry {
    let said = words(kind, params, arguments);
    let words = if said.is_empty() { kind_name(kind) } else { format!("{}: {said}", kind_name(kind)) };
    Entry { words, code: call(kind, arguments) }
}

/// The arguments in words; parts of a schedule are left to the call.
fn words(kind: &str, params: &[Param], arguments: &Map) -> String {
    let value = |param: &Param| arguments.iter().find(|(key, _)| key == param.key).map(|(_, value)| value);
    let said = |param: &Param| match (param.ty, value(param)?) {
        (Type::Children | Type::Object, _) | (_, Value::Null) => None,
        (_, value) => Some(named(kind, param, value)),
    };
    params.iter().filter_map(said).collect::<Vec<_>>().join(", ")
}

fn titled(title: String, values: Vec<String>) -> String {
    if values.is_empty() { title } else { format!("{title}: {}", values.join(", ")) }
}

/// A call as Python has it: `StepLR(step_size=40, gamma=0.1)`.
fn call(kind: &str, arguments: &Map) -> String {
    let argument = |(key, value): &(std::borrow::Cow<'static, str>, Value)| format!("{key}={}", literal(value));
    format!("{kind}({})", arguments.iter().map(argument).collect::<Vec<_>>().join(", "))
}

fn literal(value: &Value) -> String {
    match value {
        Value::Null => "None".into(),
        Value::Bool(true) => "True".into(),
        Value::Bool(false) => "False".into(),
        Value::Number(n) => number(*n),
        Value::Text(text) => format!("\"{text}\""),
        Value::List(items) => format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Value::Map(fields) => {
            let kind = fields.iter().find_map(|(key, value)| match value {
                Value::Text(kind) if key == "kind" => Some(kind.as_ref()),
                _ => None,
            });
            let arguments: Map = fields.iter().filter(|(key, _)| key != "kind").cloned().collect();
            call(kind.unwrap_or("dict"), &arguments)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::Scene;

    fn row(title: &str) -> Row {
        let rows = settings(&LabState::open(Scene::first()));
        rows.iter().find(|row| row.title == title).cloned().unwrap_or_else(|| panic!("no {title} in {rows:?}"))
    }

    #[test]
    fn every_setting_is_there_in_words_and_in_code() {
        let schedule = row("Schedule");
        assert_eq!(
            (schedule.entries[0].words.as_str(), schedule.entries[0].code.as_str()),
            ("Constant: warmup 0 steps", "Constant()")
        );
        let cosine = &schedule.entries[1];
        assert_eq!(cosine.words, "Cosine: warmup 12 steps, decay ends step 120, floor 0");
        assert!(
            cosine.code.starts_with("SequentialLR(") && cosine.code.contains("CosineAnnealingLR(T_max=108, eta_min=0)"),
            "{}",
            cosine.code
        );
        assert!(row("Optimizer").entries[0].code.starts_with("SGD(momentum=0, dampening=0"), "{:?}", row("Optimizer"));
        assert_eq!(row("Start").entries[0].words, "x -3, y 2.5");
        assert_eq!(row("Steps").entries[0].words, "120");
        assert!(row("Loss surface").entries[0].code.contains("b=20"));
        assert!(row("Noise").entries[0].words.contains('5'), "{:?}", row("Noise"));
        assert_eq!(row("Run").entries[1].words, "B: Warmup + cosine");
    }

    #[test]
    fn every_field_of_every_kind_is_printed() {
        for kind in settle_model::schedule::ALL {
            let schedule = kind.initial();
            let code = call(schedule.kind(), &schedule.arguments());
            for param in schedule.params() {
                assert!(code.contains(&format!("{}=", param.key)), "{code} lacks {}", param.key);
            }
        }
    }
}
