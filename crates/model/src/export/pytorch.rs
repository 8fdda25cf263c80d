//! An experiment as a program for PyTorch, with the schedulers of torch.optim and of transformers.

use super::descent::{loss_function, start};
use super::formula::{self, Setting};
use super::origin::{Library, origin, says};
use super::python::{Tongue, blocks, call, define, float, indent, keywords, list, snake};
use crate::experiment::Experiment;
use crate::schedule::Schedule;

/// A program for PyTorch that trains on the experiment's surface with its optimizer and schedule, and prints the rate of
/// each update.
///
/// The schedule is made of the classes of `torch.optim.lr_scheduler`, and of the helpers of transformers where it is
/// theirs. Those of optax, Keras and Settle become a scheduler with a function of the step. The rates are Settle's to
/// 1e-12 of the largest; noise has its strength but is torch's own, so that a schedule that watches the loss of a noisy
/// run may act at other steps.
///
/// ```
/// let experiment = settle_model::Scene::first().experiment(1).expect("run B");
/// let program = settle_model::export::pytorch(&experiment);
/// assert!(program.contains("CosineAnnealingLR(optimizer, T_max=108)"));
/// assert!(program.contains("torch.optim.SGD([weights], lr=0.092)"));
/// ```
#[must_use]
pub fn pytorch(experiment: &Experiment) -> String {
    let mut parts = Parts::default();
    let scheduler = match &experiment.schedule {
        Schedule::Constant(_) => None,
        schedule => Some(parts.scheduler(schedule)),
    };
    let loss = loss_function(&experiment.surface, "torch");
    parts.definitions.push(loss);
    let definitions = blocks(&parts.definitions);
    let mut imports = if definitions.contains("math.") { "import math\n\n" } else { "" }.to_owned();
    imports += "import torch\n";
    parts.helpers.sort_unstable();
    parts.helpers.dedup();
    if !parts.helpers.is_empty() {
        imports += &format!("from transformers import {}\n", parts.helpers.join(", "));
    }
    imports += "\n# In 64 bits the rates are those of Settle to 1e-12 of the largest.\n";
    imports += "torch.set_default_dtype(torch.float64)\n";
    let mut program = format!("{imports}\n\n{definitions}\n\n\n");
    program += &setup(experiment);
    if let Some(scheduler) = &scheduler {
        program += &format!("scheduler = {scheduler}\n");
    }
    if let Some(metrics) = told(experiment) {
        program += &format!("metrics = {}\n", list(metrics.iter().copied().map(float)));
    }
    program + "\n" + &training(experiment, scheduler.is_some())
}

/// Weights and optimizer.
fn setup(experiment: &Experiment) -> String {
    let optimizer = &experiment.optimizer;
    let mut arguments = vec!["[weights]".into(), format!("lr={}", float(experiment.base_lr))];
    arguments.extend(keywords(optimizer.params(), &optimizer.arguments()));
    let optimizer = call(&format!("torch.optim.{}", optimizer.kind()), &arguments);
    let mut lines =
        format!("weights = torch.nn.Parameter(torch.tensor({}))\noptimizer = {optimizer}\n", start(experiment));
    if experiment.noise.sigma > 0.0 {
        lines += &format!("torch.manual_seed({})\n", experiment.noise.seed);
    }
    lines
}

/// The metrics that the scheduler reads instead of the loss.
fn told(experiment: &Experiment) -> Option<&[f64]> {
    experiment.metrics.as_deref().filter(|_| experiment.schedule.reads_loss())
}

/// The loop.
fn training(experiment: &Experiment, scheduled: bool) -> String {
    let mut lines = vec![
        "print(repr(optimizer.param_groups[0][\"lr\"]))".to_owned(),
        "optimizer.zero_grad()".into(),
        "loss = loss_of(*weights)".into(),
        "loss.backward()".into(),
    ];
    if experiment.noise.sigma > 0.0 {
        let noise = format!("weights.grad += {} * torch.randn(2)", float(experiment.noise.sigma));
        lines.push("# The noise of minibatches; torch draws other numbers than Settle.".into());
        lines.push(noise);
    }
    lines.push("optimizer.step()".into());
    let last = experiment.steps - 1;
    if scheduled {
        let seen = match (experiment.schedule.reads_loss(), told(experiment)) {
            (false, _) => "",
            (true, None) => "loss.item()",
            (true, Some(_)) => "metrics[t]",
        };
        lines.push(format!("if t < {last}:\n    scheduler.step({seen})"));
    }
    format!("for t in range({}):\n{}\n", experiment.steps, indent(&lines.join("\n")))
}

/// What schedulers need beside themselves.
#[derive(Default)]
struct Parts {
    definitions: Vec<String>,
    helpers: Vec<&'static str>,
    functions: usize,
}

/// A scheduler for rules that give the rate itself.
const BY_FORMULA: &str = "class ByFormula(torch.optim.lr_scheduler.LRScheduler):
    \"\"\"Sets the rate that a function of the first rate and the step gives. PyTorch has no such class:
    its LambdaLR takes a function that gives a factor.\"\"\"

    def __init__(self, optimizer, rate):
        self.rate = rate
        super().__init__(optimizer)

    def get_lr(self):
        return [self.rate(base, self.last_epoch) for base in self.base_lrs]";

impl Parts {
    /// The scheduler as an expression.
    fn scheduler(&mut self, schedule: &Schedule) -> String {
        let class = |kind: &str| format!("torch.optim.lr_scheduler.{kind}");
        let children = |parts: &mut Self, schedulers: &[Schedule]| {
            let lines: Vec<_> = schedulers.iter().map(|part| indent(&parts.scheduler(part)) + ",").collect();
            format!("[\n{}\n]", lines.join("\n"))
        };
        match schedule {
            Schedule::Constant(_) => call(&class("LambdaLR"), &["optimizer".into(), "lambda t: 1.0".into()]),
            Schedule::SequentialLR(it) => {
                let milestones = format!("milestones={}", list(it.milestones.iter().map(i64::to_string)));
                let parts = format!("schedulers={}", children(self, &it.schedulers));
                call(&class("SequentialLR"), &["optimizer".into(), parts, milestones])
            }
            Schedule::ChainedScheduler(it) => {
                let parts = children(self, &it.schedulers);
                call(&class("ChainedScheduler"), &[parts, "optimizer=optimizer".into()])
            }
            other => match origin(other) {
                (Library::PyTorch, name) => library_call(&class(name), other),
                (Library::Transformers, name) => {
                    self.helpers.push(name);
                    library_call(name, other)
                }
                _ => self.translated(other),
            },
        }
    }

    /// A schedule that neither PyTorch nor transformers has: a function, and a scheduler that follows it.
    fn translated(&mut self, schedule: &Schedule) -> String {
        self.functions += 1;
        let number = if self.functions > 1 { format!("_{}", self.functions) } else { String::new() };
        let name = format!("{}{number}", snake(schedule.kind()));
        let factor = matches!(schedule, Schedule::Drawn(_));
        let base = if factor { "1.0" } else { "base" };
        let body = formula::body(schedule, Setting { py: Tongue::Plain, base, steps: 0 }).unwrap_or_default();
        if factor {
            self.definitions.push(define(&format!("{name}(t)"), &says(schedule, "PyTorch"), &body));
            return call("torch.optim.lr_scheduler.LambdaLR", &["optimizer".into(), name]);
        }
        if !self.definitions.iter().any(|text| text == BY_FORMULA) {
            self.definitions.push(BY_FORMULA.into());
        }
        self.definitions.push(define(&format!("{name}(base, t)"), &says(schedule, "PyTorch"), &body));
        call("ByFormula", &["optimizer".into(), name])
    }
}

fn library_call(name: &str, schedule: &Schedule) -> String {
    let mut arguments = vec!["optimizer".to_owned()];
    arguments.extend(keywords(schedule.params(), &schedule.arguments()));
    call(name, &arguments)
}
