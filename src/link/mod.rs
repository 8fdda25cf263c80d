//! The address of a scene: a fragment that a person can read, and that mail, Markdown and QR codes leave whole.
//!
//! ```text
//! #v=1&surface=quadratic;a:1;b:20;angle:-0.3&start=-3,2.5&steps=120&noise=sigma:1;seed:5
//!   &a.lr=0.092&b.lr=0.092&b.schedule=SequentialLR;schedulers:+LinearLR;start_factor:0.1;...~;milestones:12
//! ```
//!
//! Runs are `a` to `d`, each with `lr`, `schedule`, `optimizer` and `name`. Arguments with their library's default are left
//! out, and so are plain SGD, no schedule and an untouched view. Reading never fails: see [`read`].

mod repair;
mod syntax;

use std::borrow::Cow;

use settle_model::experiment::{BASE_LR, START, STEPS};
use settle_model::param::{Declared, Param};
use settle_model::scene::{LONGEST_NAME, MOST_RUNS};
use settle_model::schedule::{self, Constant, Schedule};
use settle_model::value::{Map, Value, number};
use settle_model::{Noise, Point, RunPlan, Scene, View, optimizer, surface};

use crate::decimal;
pub use repair::Notice;
use repair::Repair;
use syntax::{LONGEST, RawValue, escape, parse_kind, print_arguments, print_kind, unescape};

/// The version of the format.
const VERSION: &str = "1";

/// The letters of runs.
const LETTERS: [&str; MOST_RUNS] = ["a", "b", "c", "d"];

/// The fragment of a valid scene, without `#`: letters, digits and `-._~=&;:,+` only.
#[must_use]
pub fn write(scene: &Scene) -> String {
    let mut fields = vec![
        format!("v={VERSION}"),
        format!("surface={}", kind(scene.surface.kind(), scene.surface.arguments(), scene.surface.params())),
        format!("start={},{}", number(scene.start.x), number(scene.start.y)),
        format!("steps={}", scene.steps),
        format!("noise={}", print_arguments(&scene.noise.write())),
    ];
    for (letter, run) in LETTERS.iter().zip(&scene.runs) {
        write_run(letter, run, &mut fields);
    }
    if scene.view != View::default() {
        fields.push(format!("view={}", print_arguments(&changed(scene.view.write(), View::params()))));
    }
    fields.join("&")
}

fn write_run(letter: &str, run: &RunPlan, fields: &mut Vec<String>) {
    fields.push(format!("{letter}.lr={}", number(run.base_lr)));
    if let Some(name) = &run.name {
        fields.push(format!("{letter}.name={}", escape(name)));
    }
    if run.optimizer != plain() {
        let optimizer = kind(run.optimizer.kind(), run.optimizer.arguments(), run.optimizer.params());
        fields.push(format!("{letter}.optimizer={optimizer}"));
    }
    if run.schedule != Schedule::Constant(Constant {}) {
        fields.push(format!("{letter}.schedule={}", write_schedule(&run.schedule)));
    }
}

fn kind(name: &str, arguments: Map, params: &[Param]) -> String {
    print_kind(name, &changed(arguments, params))
}

/// A schedule, its children written out inside it.
fn write_schedule(schedule: &Schedule) -> String {
    let mut arguments = changed(schedule.arguments(), schedule.params());
    for (_, value) in &mut arguments {
        if let Value::List(items) = value
            && items.iter().any(|item| matches!(item, Value::Map(_)))
        {
            let children = items.iter().filter_map(|item| Schedule::from_value(item).ok());
            let text: String = children.map(|child| format!("+{}", write_schedule(&child))).collect();
            *value = Value::Text(Cow::Owned(format!("{text}~")));
        }
    }
    print_kind(schedule.kind(), &arguments)
}

/// The arguments that differ from their library's defaults.
fn changed(arguments: Map, params: &[Param]) -> Map {
    let is_default = |(key, value): &(Cow<'static, str>, Value)| {
        params.iter().any(|p| p.key == key && p.default.as_ref() == Some(value))
    };
    arguments.into_iter().filter(|argument| !is_default(argument)).collect()
}

fn plain() -> optimizer::Optimizer {
    optimizer::ALL[0].initial()
}

/// The scene of a fragment, and what had to be changed to make it a valid one.
///
/// Whatever is damaged, unknown, not finite or outside its domain becomes the nearest valid value, or the default; a field
/// that is left out is the first scene's. A schedule that its library refuses from some step on shortens the run to the
/// last step allowed; one that is refused at once becomes Constant.
#[must_use]
pub fn read(fragment: &str) -> (Scene, Vec<Notice>) {
    let mut reader = Reader { scene: Scene::first(), runs: Default::default(), repair: Repair::default() };
    let length = fragment.chars().count();
    if length > LONGEST {
        reader.repair.changed("link", &length.to_string(), &LONGEST.to_string());
    }
    for (key, text) in syntax::fields(fragment) {
        reader.field(&key, &text);
    }
    reader.finish()
}

/// A run as far as it was read.
#[derive(Debug, Default)]
struct Partial {
    lr: Option<f64>,
    name: Option<String>,
    optimizer: Option<optimizer::Optimizer>,
    schedule: Option<Schedule>,
}

struct Reader {
    scene: Scene,
    runs: [Option<Partial>; MOST_RUNS],
    repair: Repair,
}

impl Reader {
    fn field(&mut self, key: &str, text: &str) {
        match key {
            "v" if text == VERSION => {}
            "v" => self.repair.changed("v", text, VERSION),
            "surface" => {
                let given = self.repair.kind(surface::ALL, &parse_kind(text), "surface", "quadratic");
                self.scene.surface = given.unwrap_or_else(|| self.scene.surface.clone());
            }
            "start" => self.start(text),
            "steps" => self.scene.steps = self.repair.lone(&STEPS, text, key) as u32,
            "noise" => self.scene.noise = self.declared(text, "noise").unwrap_or(Noise::NONE),
            "view" => self.scene.view = self.declared(text, "view").unwrap_or_default(),
            _ => self.run_field(key, text),
        }
    }

    fn start(&mut self, text: &str) {
        let pair: Vec<_> = text.split(',').map(|part| decimal::read(part).filter(|n| n.is_finite())).collect();
        match pair.as_slice() {
            [Some(x), Some(y)] => self.scene.start = Point::new(*x, *y),
            _ => {
                self.scene.start = self.scene.surface.as_loss().start();
                let instead = format!("{}, {}", number(self.scene.start.x), number(self.scene.start.y));
                self.repair.changed(START.key, text, &instead);
            }
        }
    }

    /// A declared thing that stands in a field of its own, without a kind.
    fn declared<D: Declared>(&mut self, text: &str, field: &str) -> Option<D> {
        let arguments = parse_kind(&format!(";{text}")).arguments;
        let given: Vec<(String, RawValue)> = arguments.into_iter().filter(|(key, _)| !key.is_empty()).collect();
        D::read(&self.repair.arguments(D::params(), &given, field)).ok()
    }

    fn run_field(&mut self, key: &str, text: &str) {
        let Some((letter, part)) = key.split_once('.') else { return self.repair.unknown(key) };
        let Some(at) = LETTERS.iter().position(|l| *l == letter) else { return self.repair.unknown(key) };
        let run = self.runs[at].get_or_insert_default();
        match part {
            "lr" => run.lr = Some(self.repair.lone(&BASE_LR, text, key)),
            "name" => run.name = read_name(key, text, &mut self.repair),
            "optimizer" => run.optimizer = self.repair.kind(optimizer::ALL, &parse_kind(text), key, "SGD"),
            "schedule" => run.schedule = self.repair.kind(schedule::ALL, &parse_kind(text), key, "Constant"),
            _ => self.repair.unknown(key),
        }
    }

    fn finish(mut self) -> (Scene, Vec<Notice>) {
        let given = LETTERS.into_iter().zip(self.runs).filter_map(|(letter, run)| Some((letter, run?.whole())));
        let (letters, runs): (Vec<_>, Vec<_>) = given.unzip();
        if runs.is_empty() {
            repair_runs(&mut self.scene, &LETTERS, &mut self.repair);
        } else {
            self.scene.runs = runs;
            repair_runs(&mut self.scene, &letters, &mut self.repair);
        }
        repair_view(&mut self.scene, &mut self.repair);
        (self.scene, self.repair.finish())
    }
}

/// A name without control characters, at most as long as names may be.
fn read_name(key: &str, text: &str, repair: &mut Repair) -> Option<String> {
    let whole = unescape(text, b'~');
    let clean: String = whole.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if clean != whole {
        repair.changed(key, &whole, &clean);
    }
    (!clean.is_empty()).then_some(clean)
}

impl Partial {
    fn whole(self) -> RunPlan {
        let first_rate = if let Value::Number(n) = BASE_LR.first { n } else { 0.0 };
        RunPlan {
            name: self.name,
            optimizer: self.optimizer.unwrap_or_else(plain),
            base_lr: self.lr.unwrap_or(first_rate),
            schedule: self.schedule.unwrap_or(Schedule::Constant(Constant {})),
        }
    }
}

/// Makes every run one that its libraries take; the letters are those of the link.
fn repair_runs(scene: &mut Scene, letters: &[&str], repair: &mut Repair) {
    let mut steps = scene.steps;
    for (letter, run) in letters.iter().zip(&mut scene.runs) {
        if let Err(refusal) = run.optimizer.check() {
            repair_argument(run, &refusal.field, &format!("{letter}.optimizer"), repair);
        }
        match run.schedule.rates_until_refused(run.base_lr, &run.optimizer, steps) {
            Ok((rates, _)) => steps = (rates.lr.len() as u32).max(1),
            Err(_) => {
                repair.changed(&format!("{letter}.schedule"), run.schedule.kind(), "Constant");
                run.schedule = Schedule::Constant(Constant {});
            }
        }
    }
    if steps != scene.steps {
        repair.changed("steps", &scene.steps.to_string(), &steps.to_string());
        scene.steps = steps;
    }
}

/// Sets the argument that an optimizer refuses back to its default.
fn repair_argument(run: &mut RunPlan, key: &str, field: &str, repair: &mut Repair) {
    let before = run.optimizer.get(key);
    let default = run.optimizer.params().iter().find(|p| p.key == key).map(|p| (p.key, p.initial().clone()));
    let repaired = default.and_then(|(key, value)| run.optimizer.with(key, value).ok()).filter(|o| o.check().is_ok());
    run.optimizer = repaired.unwrap_or_else(plain);
    let shown = |value: Option<Value>| value.map(|v| v.brief()).unwrap_or_default();
    repair.changed(&format!("{field}.{key}"), &shown(before), &shown(run.optimizer.get(key)));
}

/// Makes the view one of runs and steps that there are.
fn repair_view(scene: &mut Scene, repair: &mut Repair) {
    let last = scene.runs.len() as i64 - 1;
    let view = &mut scene.view;
    if view.selected > last {
        repair.changed("view.selected", &view.selected.to_string(), &last.to_string());
        view.selected = last;
    }
    let shown = |items: &[i64]| items.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    if view.hidden.iter().any(|&run| run > last) {
        let before = shown(&view.hidden);
        view.hidden.retain(|&run| run <= last);
        repair.changed("view.hidden", &before, &shown(&view.hidden));
    }
    if let Some(step) = view.step.filter(|&step| step > i64::from(scene.steps)) {
        repair.changed("view.step", &step.to_string(), &scene.steps.to_string());
    }
    scene.view = std::mem::take(view).tidy(scene.steps);
}

#[cfg(test)]
mod tests;
