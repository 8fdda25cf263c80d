//! Makes the nearest valid scene of any text, and says what was changed.
//!
//! Whatever is damaged, unknown, not finite or outside its domain becomes the nearest valid value, or the default; a field
//! that is left out is the first scene's. A schedule that its library refuses from some step on shortens the run to the
//! last step allowed; one that is refused at once becomes Constant. What mailers, chats and editors do to links is undone,
//! which changes nothing and is not told.

mod clean;
mod notice;
mod repair;

use settle_model::experiment::{BASE_LR, START, STEPS};
use settle_model::param::Declared;
use settle_model::scene::LONGEST_NAME;
use settle_model::schedule::{self, Constant, Schedule};
use settle_model::value::{Value, number};
use settle_model::{Noise, Point, RunPlan, Scene, optimizer, surface};

use super::syntax::{LONGEST, fields, parse_kind, unescape};
use super::{LETTERS, Partial, VERSION, plain};
use crate::decimal;
use clean::clean;
pub use notice::Notice;
use repair::Repair;

/// The nearest valid scene to a text, and what had to be changed to make it one.
#[must_use]
pub fn mend(fragment: &str) -> (Scene, Vec<Notice>) {
    let mut reader = Reader { scene: Scene::first(), runs: Default::default(), repair: Repair::default() };
    let text = clean(fragment);
    if fragment.len() > LONGEST {
        reader.repair.note(Notice::Cut { length: fragment.len(), kept: LONGEST });
    }
    let mut start = None;
    let mut seen = Vec::new();
    for (key, text) in fields(&text) {
        if seen.contains(&key) {
            reader.repair.repeated(key, text);
        } else if key == START.key {
            start = Some(text);
        } else {
            reader.field(key, text);
        }
        if is_field(key) && !seen.contains(&key) {
            seen.push(key);
        }
    }
    // The default start is the surface's, which may stand behind it.
    if let Some(text) = start {
        reader.start(text);
    }
    reader.finish()
}

/// Whether there is such a field.
fn is_field(key: &str) -> bool {
    let of_run = |(letter, part): (&str, &str)| {
        LETTERS.contains(&letter) && ["lr", "name", "optimizer", "schedule"].contains(&part)
    };
    ["v", "surface", START.key, "steps", "noise", "view"].contains(&key) || key.split_once('.').is_some_and(of_run)
}

struct Reader {
    scene: Scene,
    runs: [Option<Partial>; LETTERS.len()],
    repair: Repair,
}

impl Reader {
    fn field(&mut self, key: &str, text: &str) {
        match key {
            "v" => self.version(text),
            "surface" => {
                let given = self.repair.kind(surface::ALL, parse_kind(text), "surface", "quadratic");
                self.scene.surface = given.unwrap_or_else(|| self.scene.surface.clone());
            }
            "steps" => self.scene.steps = self.repair.lone(&STEPS, text, key) as u32,
            "noise" => self.scene.noise = self.declared(text, "noise").unwrap_or(Noise::NONE),
            "view" => self.scene.view = self.declared(text, "view").unwrap_or_default(),
            _ => self.run_field(key, text),
        }
    }

    fn version(&mut self, text: &str) {
        let ours = decimal::read(VERSION);
        match decimal::read(text) {
            given if given == ours => {}
            given if given > ours => self.repair.note(Notice::Newer { version: repair::quoted(text) }),
            _ => self.repair.changed("v", text, VERSION),
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
        let text = format!(";{text}");
        let (raw, rest) = parse_kind(&text);
        self.repair.rest(field, rest);
        D::read(&self.repair.arguments(D::params(), &raw.arguments, field)).ok()
    }

    fn run_field(&mut self, key: &str, text: &str) {
        let Some((letter, part)) = key.split_once('.') else { return self.repair.unknown(key) };
        let Some(at) = LETTERS.iter().position(|l| *l == letter) else { return self.repair.unknown(key) };
        let run = self.runs[at].get_or_insert_default();
        match part {
            "lr" => run.lr = Some(self.repair.lone(&BASE_LR, text, key)),
            "name" => run.name = read_name(key, text, &mut self.repair),
            "optimizer" => run.optimizer = self.repair.kind(optimizer::ALL, parse_kind(text), key, "SGD"),
            "schedule" => run.schedule = self.repair.kind(schedule::ALL, parse_kind(text), key, "Constant"),
            _ => self.repair.unknown(key),
        }
    }

    fn finish(mut self) -> (Scene, Vec<Notice>) {
        let given = self.runs.into_iter().enumerate().filter_map(|(at, run)| Some((at, run?.whole())));
        let (places, runs): (Vec<usize>, Vec<_>) = given.unzip();
        if !runs.is_empty() {
            self.scene.runs = runs;
            for (to, from) in places.into_iter().enumerate().filter(|(to, from)| to != from) {
                self.repair.note(Notice::Moved { from, to });
            }
        }
        mend_runs(&mut self.scene, &mut self.repair);
        mend_view(&mut self.scene, &mut self.repair);
        (self.scene, self.repair.finish())
    }
}

/// A name without control characters, at most as long as names may be.
fn read_name(key: &str, text: &str, repair: &mut Repair) -> Option<String> {
    let whole = unescape(text, b'~');
    let clean: String = whole.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if clean != whole || clean.is_empty() {
        repair.changed(key, &whole, &clean);
    }
    (!clean.is_empty()).then_some(clean)
}

/// Makes every run one that its libraries take.
fn mend_runs(scene: &mut Scene, repair: &mut Repair) {
    let mut steps = scene.steps;
    for (letter, run) in LETTERS.iter().zip(&mut scene.runs) {
        if let Err(refusal) = run.optimizer.check() {
            mend_argument(run, &refusal.field, &format!("{letter}.optimizer"), repair);
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
fn mend_argument(run: &mut RunPlan, key: &str, field: &str, repair: &mut Repair) {
    let before = run.optimizer.get(key);
    let default = run.optimizer.params().iter().find(|p| p.key == key).map(|p| (p.key, p.initial().clone()));
    let mended = default.and_then(|(key, value)| run.optimizer.with(key, value).ok()).filter(|o| o.check().is_ok());
    run.optimizer = mended.unwrap_or_else(plain);
    let shown = |value: Option<Value>| value.map(|v| v.brief()).unwrap_or_default();
    repair.changed(&format!("{field}.{key}"), &shown(before), &shown(run.optimizer.get(key)));
}

/// Makes the view one of runs and steps that there are.
fn mend_view(scene: &mut Scene, repair: &mut Repair) {
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
    if view.check_goals().is_err() {
        let before = view.overshoot.iter().map(|n| number(*n)).collect::<Vec<_>>().join(", ");
        repair.changed("view.overshoot", &before, "none");
        view.overshoot.clear();
    }
    if let Some(step) = view.step.filter(|&step| step > i64::from(scene.steps)) {
        repair.changed("view.step", &step.to_string(), &scene.steps.to_string());
    }
    scene.view = std::mem::take(view).tidy(scene.steps);
}
