//! An experiment as a program for optax: its optimizer, and its schedule as a function of the step.

use super::course::{Dialect, Writer, cycles_momentum};
use super::descent::{loss_function, plateau_class, start};
use super::optax_schedules::native;
use super::python::{Tongue, blocks, call, comments, float, indent, list, unless};
use crate::experiment::Experiment;
use crate::optimizer::{Adagrad, Adam, AdamW, Optimizer, RMSprop, SGD};
use crate::schedule::{ReduceLROnPlateau, Schedule};

const DIALECT: Dialect =
    Dialect { name: "optax", py: Tongue::Jax, native, prelude: Some("t = jnp.asarray(t, float)"), joins: true };

/// A program for optax that builds the experiment's optimizer and schedule and prints the rate of each update.
///
/// The schedule is one of optax where optax has it with the same rates for so many steps, else a function of the step by
/// its formula. Compositions that PyTorch computes as a recursion become `optax.join_schedules` or a product where that
/// gives the same rates, else a table of them. A schedule that watches the loss is Python that sets an injected rate; the
/// program then trains on the experiment's surface. What optax's optimizer does otherwise than PyTorch's stands in
/// comments.
///
/// ```
/// let experiment = settle_model::Scene::first().experiment(1).expect("run B");
/// let program = settle_model::export::optax(&experiment);
/// assert!(program.contains("optax.join_schedules("));
/// assert!(program.contains("optimizer = optax.sgd(learning_rate=schedule)"));
/// ```
#[must_use]
pub fn optax(experiment: &Experiment) -> String {
    if let Schedule::ReduceLROnPlateau(it) = &experiment.schedule {
        return watching(experiment, it);
    }
    let mut writer = Writer::new(DIALECT, experiment);
    let schedule = writer.expression(&experiment.schedule, experiment.steps);
    let definitions = blocks(&writer.definitions);
    let (optimizer, mut notes) = optimizer(&experiment.optimizer, "schedule");
    if cycles_momentum(&experiment.schedule) {
        notes.push("PyTorch's schedule cycles the momentum too; here it stays as it is.".into());
    }
    let body = format!("schedule = {schedule}\n{}optimizer = {optimizer}\n", comments(&notes));
    let printing = format!("for t in range({}):\n    print(repr(float(schedule(t))))\n", experiment.steps);
    program(&definitions, &format!("{body}\n{printing}"))
}

/// Imports, definitions, and what follows.
fn program(definitions: &str, rest: &str) -> String {
    let math = if definitions.contains("math.") { "import math\n\n" } else { "" };
    let arrays = if definitions.contains("jnp.") || rest.contains("jnp.") { "import jax.numpy as jnp\n" } else { "" };
    let head = format!(
        "{math}import jax\n{arrays}import optax\n
# In 64 bits the rates are those of Settle to 1e-12 of the largest.
jax.config.update(\"jax_enable_x64\", True)\n"
    );
    if definitions.is_empty() { format!("{head}\n{rest}") } else { format!("{head}\n\n{definitions}\n\n\n{rest}") }
}

/// A program whose rate watches the loss.
fn watching(experiment: &Experiment, it: &ReduceLROnPlateau) -> String {
    let why = "optax.contrib's reduce_on_plateau\n    counts otherwise and scales updates instead of the rate.";
    let (optimizer, notes) = optimizer(&experiment.optimizer, "learning_rate");
    let build =
        format!("def build(learning_rate):\n{}    return {}", indented(&notes), indent(&optimizer).trim_start());
    let mut definitions = vec![plateau_class(it, why), build];
    let rate = format!("rate = {}\n", float(experiment.base_lr));
    let built = "optimizer = optax.inject_hyperparams(build)(learning_rate=rate)\n";
    let begin =
        format!("weights = jnp.asarray({})\nstate = optimizer.init(weights)\nplateau = Plateau()\n", start(experiment));
    let mut body = vec!["state.hyperparams[\"learning_rate\"] = jnp.asarray(rate)", "print(repr(rate))"];
    let given = experiment.metrics.as_ref();
    let told =
        given.map_or(String::new(), |metrics| format!("metrics = {}\n", list(metrics.iter().copied().map(float))));
    if given.is_some() {
        body.push("rate = plateau.step(rate, metrics[t])");
    } else {
        definitions.push(loss_function(&experiment.surface, "jnp"));
        body.extend([
            "loss, gradient = jax.value_and_grad(lambda w: loss_of(w[0], w[1]))(weights)",
            "updates, state = optimizer.update(gradient, state, weights)",
            "weights = optax.apply_updates(weights, updates)",
            "rate = plateau.step(rate, float(loss))",
        ]);
    }
    let noise = if given.is_none() && experiment.noise.sigma > 0.0 {
        "# Settle's run has noise, this one has none: the rate may fall at other steps.\n"
    } else {
        ""
    };
    let steps = experiment.steps;
    let rest = format!("{noise}{rate}{built}{begin}{told}\nfor t in range({steps}):\n{}\n", indent(&body.join("\n")));
    program(&blocks(&definitions), &rest)
}

fn indented(notes: &[String]) -> String {
    let text = comments(notes);
    if text.is_empty() { text } else { indent(&text) + "\n" }
}

/// The optimizer as an expression with this rate, and what it does otherwise than PyTorch's.
fn optimizer(optimizer: &Optimizer, rate: &str) -> (String, Vec<String>) {
    match optimizer {
        Optimizer::SGD(it) => sgd(it, rate),
        Optimizer::Adam(it) => adam(it, rate),
        Optimizer::AdamW(it) => adamw(it, rate),
        Optimizer::RMSprop(it) => rmsprop(it, rate),
        Optimizer::Adagrad(it) => adagrad(it, rate),
    }
}

fn key(name: &str, n: f64) -> String {
    format!("{name}={}", float(n))
}

/// The optimizer behind a decay of the weights that is added to the gradient.
fn with_decay(weight_decay: f64, optimizer: String) -> String {
    if weight_decay == 0.0 {
        return optimizer;
    }
    call("optax.chain", &[format!("optax.add_decayed_weights({})", float(weight_decay)), optimizer])
}

fn sgd(it: &SGD, rate: &str) -> (String, Vec<String>) {
    let mut arguments = vec![format!("learning_rate={rate}")];
    let mut notes = Vec::new();
    if it.momentum != 0.0 {
        arguments.push(key("momentum", it.momentum));
        if it.dampening != 0.0 {
            notes.push(format!("optax has no dampening; PyTorch's is {}.", float(it.dampening)));
        }
    }
    if it.nesterov {
        arguments.push("nesterov=True".into());
    }
    (with_decay(it.weight_decay, call("optax.sgd", &arguments)), notes)
}

fn betas(b1: f64, b2: f64, eps: f64) -> Vec<String> {
    [unless(0.9, "b1", b1), unless(0.999, "b2", b2), unless(1e-8, "eps", eps)].into_iter().flatten().collect()
}

const LARGEST: &str = "optax keeps the largest corrected mean square, PyTorch corrects the largest.";

fn adam(it: &Adam, rate: &str) -> (String, Vec<String>) {
    let mut arguments = vec![format!("learning_rate={rate}")];
    arguments.extend(betas(it.betas.x, it.betas.y, it.eps));
    let (name, notes) = if it.amsgrad { ("optax.amsgrad", vec![LARGEST.into()]) } else { ("optax.adam", Vec::new()) };
    (with_decay(it.weight_decay, call(name, &arguments)), notes)
}

fn adamw(it: &AdamW, rate: &str) -> (String, Vec<String>) {
    let betas = betas(it.betas.x, it.betas.y, it.eps);
    if it.amsgrad {
        let parts = [
            call("optax.scale_by_amsgrad", &betas),
            format!("optax.add_decayed_weights({})", float(it.weight_decay)),
            format!("optax.scale_by_learning_rate({rate})"),
        ];
        return (call("optax.chain", &parts), vec![LARGEST.into()]);
    }
    let mut arguments = vec![format!("learning_rate={rate}")];
    arguments.extend(betas);
    arguments.push(key("weight_decay", it.weight_decay));
    (call("optax.adamw", &arguments), Vec::new())
}

fn rmsprop(it: &RMSprop, rate: &str) -> (String, Vec<String>) {
    let mut shared = vec![key("decay", it.alpha)];
    shared.extend(unless(1e-8, "eps", it.eps));
    shared.push("eps_in_sqrt=False".into());
    if it.momentum == 0.0 {
        let mut arguments = vec![format!("learning_rate={rate}")];
        arguments.extend(shared);
        if it.centered {
            arguments.push("centered=True".into());
        }
        return (with_decay(it.weight_decay, call("optax.rmsprop", &arguments)), Vec::new());
    }
    let scale = if it.centered { "optax.scale_by_stddev" } else { "optax.scale_by_rms" };
    let parts = [
        call(scale, &shared),
        format!("optax.trace(decay={})", float(it.momentum)),
        format!("optax.scale_by_learning_rate({rate})"),
    ];
    let note = "optax.rmsprop takes the rate into its momentum; PyTorch does not, nor does this chain.";
    (with_decay(it.weight_decay, call("optax.chain", &parts)), vec![note.into()])
}

fn adagrad(it: &Adagrad, rate: &str) -> (String, Vec<String>) {
    let mut notes = vec!["optax adds eps within the root, PyTorch after it.".to_owned()];
    let arguments = [
        format!("learning_rate={rate}"),
        key("initial_accumulator_value", it.initial_accumulator_value),
        key("eps", it.eps),
    ];
    let mut whole = call("optax.adagrad", &arguments);
    if it.lr_decay != 0.0 {
        let factor = format!("optax.scale_by_schedule(lambda t: 1.0 / (1.0 + t * {}))", float(it.lr_decay));
        notes.push("PyTorch's lr_decay is the second part; the printed rates are without it.".into());
        whole = call("optax.chain", &[whole, factor]);
    }
    (with_decay(it.weight_decay, whole), notes)
}
