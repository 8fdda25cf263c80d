//! The address of a scene: a fragment that a person can read, and that mail, Markdown and QR codes leave whole.
//!
//! ```text
//! #v=1&surface=quadratic;a:1;b:20;angle:-0.3&start=-3,2.5&steps=120&noise=sigma:1;seed:5
//!   &a.lr=0.092&b.lr=0.092&b.schedule=SequentialLR;schedulers:+LinearLR;start_factor:0.1;...~;milestones:12
//! ```
//!
//! Runs are `a` to `d`, each with `lr`, `schedule`, `optimizer` and `name`. Arguments with their library's default are left
//! out, and so are plain SGD, no schedule and an untouched view. `docs/links.md` is the whole grammar.
//!
//! Two readers: [`read_exact`] takes what is valid as it stands, and nothing else; it is small and fast. [`mend`] makes the
//! nearest valid scene of any text and says what it changed; the page loads it only for a link that needs it.

mod exact;
mod mend;
mod syntax;

use std::borrow::Cow;

use settle_model::experiment::BASE_LR;
use settle_model::param::{Declared, Param};
use settle_model::scene::MOST_RUNS;
use settle_model::schedule::{self, Constant, Schedule};
use settle_model::value::{Map, Value, number};
use settle_model::{RunPlan, Scene, View, optimizer};

pub use exact::read_exact;
pub use mend::{Notice, mend};
pub use syntax::LONGEST;
use syntax::{escape, print_arguments, print_kind};

/// The version of the format.
pub const VERSION: &str = "1";

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
        // What is left out is what the declarations have as defaults too; without them the first view is smaller.
        let plain = View::default().write();
        let changed = scene.view.write().into_iter().filter(|field| !plain.contains(field)).collect();
        fields.push(format!("view={}", print_arguments(&changed)));
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

/// A schedule, its parts written out inside it.
fn write_schedule(schedule: &Schedule) -> String {
    if let Value::Map(fields) = schedule.to_value() { write_part(fields) } else { String::new() }
}

/// A schedule as documents hold it: its kind first, then all of its arguments.
fn write_part(mut fields: Map) -> String {
    let kind = if let (_, Value::Text(kind)) = fields.remove(0) { kind } else { Cow::Borrowed("") };
    let params = schedule::ALL.iter().find(|known| known.name == kind).map_or(&[][..], |known| (known.params)());
    let mut arguments = changed(fields, params);
    for (_, value) in &mut arguments {
        if let Value::List(items) = value
            && matches!(items.first(), Some(Value::Map(_)))
        {
            let parts = std::mem::take(items).into_iter();
            let part =
                |part| if let Value::Map(fields) = part { format!("+{}", write_part(fields)) } else { String::new() };
            *value = Value::Text(Cow::Owned(format!("{}~", parts.map(part).collect::<String>())));
        }
    }
    print_kind(&kind, &arguments)
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

/// The scene of a fragment, and what had to be changed to make it a valid one: [`read_exact`], or else [`mend`].
#[must_use]
pub fn read(fragment: &str) -> (Scene, Vec<Notice>) {
    read_exact(fragment).map_or_else(|| mend(fragment), |scene| (scene, Vec::new()))
}

/// A run as far as it was read.
#[derive(Debug, Default)]
struct Partial {
    lr: Option<f64>,
    name: Option<String>,
    optimizer: Option<optimizer::Optimizer>,
    schedule: Option<Schedule>,
}

impl Partial {
    /// The run, with plain SGD at the first rate and no schedule where nothing else was said.
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

#[cfg(test)]
mod tests;
