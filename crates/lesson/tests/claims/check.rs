//! Holds the blocks of the lesson to the core.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use settle_lesson::scene::{Scenes, changed};
use settle_lesson::source::{Block, Kind};
use settle_model::task::{Goal, Judgement};

use crate::answers;
use crate::bench::Bench;
use crate::curves;
use crate::formula::{Verdict, judge};
use crate::measure::measure;
use crate::numbers::Known;
use crate::reach::{locked, refused};
use crate::spread::spread;

/// Keys that a block may have, beside its words and its answers.
const KEYS: [&str; 16] = [
    "scene", "controls", "views", "after", "task", "right", "run", "shown", "axis", "pin", "optional", "solve",
    "stuck", "remedy", "fact", "file",
];

/// What claims are held to.
#[derive(Debug)]
pub struct Checker {
    /// The folder of the lesson.
    pub home: PathBuf,
    /// Scenes by name.
    pub scenes: Scenes,
    /// Everything that was run.
    pub bench: Bench,
}

/// What became of a block, or of several.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many claims hold.
    pub good: usize,
    /// What does not hold: file, block, claim and what was measured.
    pub bad: Vec<String>,
    /// Every number that stands there or was measured.
    pub known: Known,
}

impl Found {
    /// Adds what was found in another block.
    pub fn add(&mut self, other: Self) {
        self.good += other.good;
        self.bad.extend(other.bad);
        self.known.add(other.known);
    }
}

/// A block under check.
#[derive(Debug)]
pub struct Check<'a> {
    /// What it is held to.
    pub checker: &'a Checker,
    /// The block.
    pub block: &'a Block,
    file: &'a str,
    found: Found,
}

impl Checker {
    /// A checker of the lesson in a folder.
    ///
    /// # Errors
    /// When the named scenes can't be read.
    pub fn new(home: &Path) -> Result<Self> {
        let scenes = Scenes::read(&home.join("scenes.txt"))?;
        Ok(Self { home: home.to_owned(), scenes, bench: Bench::default() })
    }

    /// Checks a block of a file.
    pub fn check(&self, file: &str, block: &Block) -> Found {
        let known = Known::of(&self.scenes, block);
        let mut check = Check { checker: self, block, file, found: Found { known, ..Found::default() } };
        check.keys();
        check.scene();
        check.facts();
        check.task();
        answers::check(&mut check);
        let words = block.words().into_iter().flat_map(|key| block.all(key));
        let lacks = check.found.known.lacks(&block.id, words);
        check.say(lacks.is_empty(), || format!("its words have {lacks:?}, which nothing measures"));
        check.found
    }
}

impl Check<'_> {
    /// Notes whether a claim holds.
    pub fn say(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if holds {
            self.found.good += 1;
        } else {
            self.found.bad.push(format!("{}: {}: {}", self.file, self.block.id, what()));
        }
    }

    /// Notes a claim that something can be done, and yields it.
    pub fn done<T>(&mut self, what: &str, result: Result<T>) -> Option<T> {
        let error = result.as_ref().err().map(|error| format!("{what}: {error:#}"));
        self.say(error.is_none(), || error.unwrap_or_default());
        result.ok()
    }

    /// The link of its scene.
    pub fn link(&self) -> String {
        self.checker.scenes.of(self.block)
    }

    /// The link of an answer's scene.
    pub fn answer_link(&self, letter: &str) -> Result<String> {
        let text =
            self.block.get(&format!("{letter}.scene")).with_context(|| format!("answer {letter} has no scene"))?;
        Ok(match self.block.kind {
            Kind::Predict => changed(&self.link(), text),
            _ => self.checker.scenes.link(text),
        })
    }

    fn keys(&mut self) {
        let known = |key: &str| {
            let part = key.split_once('.').filter(|(letter, _)| letter.len() == 1).map(|(_, part)| part);
            KEYS.contains(&key) || part.is_some_and(|part| ["scene", "views"].contains(&part))
        };
        let unknown: Vec<&str> = self.block.others().filter(|key| !known(key)).collect();
        self.say(unknown.is_empty(), || format!("there are no keys {unknown:?}"));
        let refused = refused(self.block);
        self.say(refused.is_empty(), || format!("controls or views are not known: {refused:?}"));
    }

    fn scene(&mut self) {
        if self.block.get("scene").is_some() {
            let played = self.checker.bench.play(&self.link()).map(|_| ());
            self.done("its scene", played);
        }
    }

    fn facts(&mut self) {
        for fact in self.block.all("fact") {
            let verdict = self.fact(fact);
            if let Some(verdict) = self.done(fact, verdict) {
                self.say(verdict.holds, || format!("{fact}: {}", verdict.sides.join(", ")));
                self.found.known.measured.extend(verdict.numbers);
            }
        }
    }

    fn fact(&self, text: &str) -> Result<Verdict> {
        if self.block.kind == Kind::Curves {
            let record = curves::record(&self.checker.home.join(self.block.get("file").context("it names no file")?))?;
            return judge(text, &|name, values| curves::measure(&record, name, values));
        }
        let (link, formula) = if let Some(rest) = text.strip_prefix('[') {
            let (change, formula) = rest.split_once(']').context("a bracket is not closed")?;
            (changed(&self.link(), change), formula)
        } else if let Some(rest) = text.strip_prefix('{') {
            let (letter, formula) = rest.split_once('}').context("a brace is not closed")?;
            (self.answer_link(letter)?, formula)
        } else {
            (self.link(), text)
        };
        self.checker.bench.play(&link)?;
        judge(formula, &|name, values| measure(&self.checker.bench, &link, name, values))
    }

    fn task(&mut self) {
        let claims = [("solve", true), ("stuck", false)];
        if let Some(task) = self.block.get("task") {
            self.judged(&format!("task {task}: the scene itself"), "", false);
            self.reached();
            self.say(self.block.get("solve").is_some(), || "there is no way to do its task".to_owned());
            for (key, met) in claims {
                for change in self.block.all(key).flat_map(spread) {
                    self.judged(&format!("task {task}: {key} {change}"), &change, met);
                }
            }
            for remedy in self.block.all("remedy") {
                let judged = self.remedied(remedy);
                self.meets(&format!("task {task}: remedy {remedy}"), judged, true);
            }
        } else {
            let idle =
                claims.iter().any(|(key, _)| self.block.get(key).is_some()) || self.block.get("remedy").is_some();
            self.say(!idle, || "it has ways to do a task, and no task".to_owned());
        }
    }

    /// Claims that what does its task can be set with what is free.
    fn reached(&mut self) {
        for change in self.block.all("solve") {
            let change = spread(change).swap_remove(0);
            let both = [self.link(), changed(&self.link(), &change)].map(|link| self.checker.bench.scene(&link));
            if let [Ok(from), Ok(to)] = both {
                let locked = locked(&from, &to);
                self.say(locked.is_empty(), || format!("solve {change} needs what the task locks {locked:?}"));
            }
        }
    }

    /// Claims that a change of the scene does its task, or that it does not.
    fn judged(&mut self, what: &str, change: &str, met: bool) {
        let judge = || {
            let link = changed(&self.link(), change);
            let scene = self.checker.bench.play(&link)?;
            let goals = scene.view.goals();
            ensure!(!goals.is_empty(), "it sets no goal");
            let selected = usize::try_from(scene.view.selected)?;
            let experiment = scene.experiment(selected).context("no run is selected")?;
            Ok(self.checker.bench.of(experiment).judged(&goals)?.to_vec())
        };
        let judged = judge();
        self.meets(what, judged, met);
    }

    /// Judges run A after a remedy of its first finding.
    fn remedied(&self, remedy: &str) -> Result<Vec<Judgement>> {
        let subject = self.checker.bench.subject(&self.link(), "A")?;
        let report = subject.report()?;
        let remedies = &report.findings.first().context("nothing is found")?.remedies;
        let remedy = remedies.get(remedy.parse::<usize>()?).context("there is no such remedy")?;
        let goals = self.checker.bench.scene(&self.link())?.view.goals();
        Ok(self.checker.bench.of(remedy.experiment.clone()).judged(&goals)?.to_vec())
    }

    fn meets(&mut self, what: &str, judged: Result<Vec<Judgement>>, met: bool) {
        let Some(judged) = self.done(what, judged) else { return };
        let values: Vec<String> = judged.iter().map(|one| format!("{:?} at {:.4e}", one.goal, one.value)).collect();
        self.say(judged.iter().all(|one| one.met) == met, || {
            format!("{what} {}: {}", if met { "does not do it" } else { "does it" }, values.join(", "))
        });
        let ends = judged.iter().filter(|one| !matches!(one.goal, Goal::Healthy)).map(|one| one.value);
        self.found.known.measured.extend(ends);
    }
}
