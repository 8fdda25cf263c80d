//! Runs, diagnoses and judgements, each made once however often it is asked for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, anyhow};
use settle_lesson::scene::scene;
use settle_model::diagnosis::{Report, diagnose};
use settle_model::outcome::{SEEDS, median};
use settle_model::task::{Goal, Judgement, judge};
use settle_model::{Experiment, Noise, Run, Scene, simulate};

/// Things by the text that they were made of.
#[derive(Debug)]
struct Memo<T>(Mutex<HashMap<String, Arc<T>>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Memo<T> {
    fn get(&self, key: String, make: impl FnOnce() -> Result<T>) -> Result<Arc<T>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let made = Arc::new(make()?);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&made));
        Ok(made)
    }
}

/// Everything that was run.
#[derive(Debug, Default)]
pub struct Bench {
    scenes: Memo<Scene>,
    runs: Memo<Run>,
    reports: Memo<Report>,
    judgements: Memo<Vec<Judgement>>,
}

/// A run of a scene, ready to be measured.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    bench: &'a Bench,
    /// What is run, with the seed of the scene.
    pub experiment: Experiment,
}

impl Bench {
    /// The scene of a link, which must be valid as it stands.
    ///
    /// # Errors
    /// Quotes the link.
    pub fn scene(&self, link: &str) -> Result<Arc<Scene>> {
        self.scenes.get(link.to_owned(), || scene(link))
    }

    /// A run of a scene by its letter.
    ///
    /// # Errors
    /// When the scene is not valid or has no such run.
    pub fn subject(&self, link: &str, letter: &str) -> Result<Subject<'_>> {
        let index = ["A", "B", "C", "D"]
            .iter()
            .position(|name| *name == letter)
            .with_context(|| format!("`{letter}` is no run"))?;
        let experiment = self.scene(link)?.experiment(index).with_context(|| format!("there is no run {letter}"))?;
        Ok(self.of(experiment))
    }

    /// An experiment, ready to be measured.
    pub fn of(&self, experiment: Experiment) -> Subject<'_> {
        Subject { bench: self, experiment }
    }

    /// Simulates every run of a link's scene under its own seed.
    ///
    /// # Errors
    /// When it is not valid, or a run is refused.
    pub fn play(&self, link: &str) -> Result<Arc<Scene>> {
        let scene = self.scene(link)?;
        for index in 0..scene.runs.len() {
            self.of(scene.experiment(index).context("no such run")?).own()?;
        }
        Ok(scene)
    }
}

impl Subject<'_> {
    fn key(&self) -> Result<String> {
        Ok(serde_json::to_string(&self.experiment)?)
    }

    /// The run under the seed of the scene.
    pub fn own(&self) -> Result<Arc<Run>> {
        self.bench.runs.get(self.key()?, || simulate(&self.experiment).map_err(|error| anyhow!("{error:?}")))
    }

    /// The runs under the seeds 1 to 16; one without noise.
    pub fn every(&self) -> Result<Vec<Arc<Run>>> {
        if self.experiment.noise.sigma == 0.0 {
            return Ok(vec![self.own()?]);
        }
        let seeded = |seed| {
            let noise = Noise { seed, ..self.experiment.noise.clone() };
            self.bench.of(Experiment { noise, ..self.experiment.clone() }).own()
        };
        SEEDS.map(seeded).collect()
    }

    /// The median over the seeds of a number of a run.
    pub fn median(&self, number: impl Fn(&Run) -> f64) -> Result<f64> {
        let numbers: Vec<f64> = self.every()?.iter().map(|run| number(run)).collect();
        median(&numbers).context("there are no runs")
    }

    /// Its diagnosis.
    pub fn report(&self) -> Result<Arc<Report>> {
        self.bench.reports.get(self.key()?, || diagnose(&self.experiment).map_err(|error| anyhow!("{error:?}")))
    }

    /// How it stands to goals, by the judge that the page asks.
    pub fn judged(&self, goals: &[Goal]) -> Result<Arc<Vec<Judgement>>> {
        let make = || judge(&self.experiment, goals.to_vec()).map_err(|error| anyhow!("{error:?}"));
        self.bench.judgements.get(format!("{goals:?} {}", self.key()?), make)
    }

    /// What a goal speaks of, as it is.
    pub fn told(&self, goal: Goal) -> Result<f64> {
        Ok(self.judged(&[goal])?.first().context("nothing was judged")?.value)
    }

    /// Its loss above the lowest at each point of a run.
    pub fn excess(&self, run: &Run) -> Vec<f64> {
        let lowest = self.experiment.surface.as_loss().lowest();
        run.trajectory.iter().map(|sample| sample.loss - lowest).collect()
    }
}
