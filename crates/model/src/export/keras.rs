//! An experiment as a program for Keras: its optimizer, and its schedule as a `LearningRateSchedule`.

use super::course::{Dialect, Writer, cycles_momentum};
use super::descent::{loss_function, plateau_class, start};
use super::keras_schedules::native;
use super::python::{Tongue, blocks, call, comments, float, indent, list, unless};
use crate::experiment::Experiment;
use crate::optimizer::{Adagrad, Optimizer, RMSprop, SGD};
use crate::schedule::{ReduceLROnPlateau, Schedule};

const DIALECT: Dialect = Dialect { name: "Keras", py: Tongue::Keras, native, prelude: None, joins: false };

/// A schedule made of a function.
const FORMULA: &str = "class Formula(keras.optimizers.schedules.LearningRateSchedule):
    \"\"\"A schedule that is a function of the step.\"\"\"

    def __init__(self, function):
        self.function = function

    def __call__(self, step):
        return self.function(ops.cast(step, \"float64\"))

    def get_config(self):
        return {\"function\": self.function}";

/// A program for Keras that builds the experiment's optimizer and schedule and prints the rate of each update.
///
/// The schedule is one of `keras.optimizers.schedules` where Keras has it with the same rates for so many steps, else a
/// `LearningRateSchedule` with a function of the step. Compositions that PyTorch computes as a recursion become such a
/// function of parts or a product where that gives the same rates, else a table of them. A schedule that watches the loss
/// is Python that sets the optimizer's rate; the program then trains on the experiment's surface. Keras computes cosines
/// in 32 bits, so the rates are Settle's to 5e-6 of the largest. What Keras's optimizer does otherwise than PyTorch's
/// stands in comments.
///
/// ```
/// let mut experiment = settle_model::Scene::first().experiment(0).expect("run A");
/// let program = settle_model::export::keras(&experiment);
/// assert!(program.contains("optimizer = keras.optimizers.SGD(learning_rate=0.092)"));
/// ```
#[must_use]
pub fn keras(experiment: &Experiment) -> String {
    if let Schedule::ReduceLROnPlateau(it) = &experiment.schedule {
        return watching(experiment, it);
    }
    let steps = experiment.steps;
    if matches!(experiment.schedule, Schedule::Constant(_)) {
        let (optimizer, notes) = optimizer(&experiment.optimizer, &float(experiment.base_lr));
        let printing = format!("for t in range({steps}):\n    print(repr(float(optimizer.learning_rate)))\n");
        return program("", &format!("{}optimizer = {optimizer}\n\n{printing}", comments(&notes)), "");
    }
    let mut writer = Writer::new(DIALECT, experiment);
    let mut schedule = writer.expression(&experiment.schedule, steps);
    if !schedule.contains('(') {
        schedule = format!("Formula({schedule})");
        writer.definitions.insert(0, FORMULA.into());
    }
    let (optimizer, mut notes) = optimizer(&experiment.optimizer, "schedule");
    if cycles_momentum(&experiment.schedule) {
        notes.push("PyTorch's schedule cycles the momentum too; here it stays as it is.".into());
    }
    let body = format!("schedule = {schedule}\n{}optimizer = {optimizer}\n", comments(&notes));
    let printing = format!("for t in range({steps}):\n    print(repr(float(schedule(t))))\n");
    program(&blocks(&writer.definitions), &format!("{body}\n{printing}"), "")
}

/// Imports, definitions, and what follows.
fn program(definitions: &str, rest: &str, more: &str) -> String {
    let math = if definitions.contains("math.") { "import math\n\n" } else { "" };
    let ops = if definitions.contains("ops.") { "from keras import ops\n" } else { "" };
    let backend = if more.is_empty() {
        "os.environ.setdefault(\"KERAS_BACKEND\", \"jax\")"
    } else {
        "os.environ[\"KERAS_BACKEND\"] = \"jax\"  # whose gradients are used below"
    };
    let head = format!(
        "import os\n\n{backend}\nos.environ.setdefault(\"JAX_ENABLE_X64\", \"1\")\n\n{math}{more}import keras\n{ops}
# Keras computes cosines in 32 bits: rates are those of Settle to 5e-6 of the largest.
keras.config.set_floatx(\"float64\")\n"
    );
    if definitions.is_empty() { format!("{head}\n{rest}") } else { format!("{head}\n\n{definitions}\n\n\n{rest}") }
}

/// A program whose rate watches the loss.
fn watching(experiment: &Experiment, it: &ReduceLROnPlateau) -> String {
    let why = "Keras's callback of that name\n    counts otherwise, and measures differences only.";
    let (optimizer, notes) = optimizer(&experiment.optimizer, "rate");
    let mut definitions = vec![plateau_class(it, why)];
    let mut begin = format!(
        "rate = {}\n{}optimizer = {optimizer}\nplateau = Plateau()\n",
        float(experiment.base_lr),
        comments(&notes)
    );
    let mut body = vec!["optimizer.learning_rate = rate", "print(repr(float(optimizer.learning_rate)))"];
    let mut more = "";
    if let Some(metrics) = &experiment.metrics {
        begin += &format!("metrics = {}\n", list(metrics.iter().copied().map(float)));
        body.push("rate = plateau.step(rate, metrics[t])");
    } else {
        let loss = loss_function(&experiment.surface, "jnp");
        let functions = loss.contains("jnp.");
        more = if functions { "import jax\nimport jax.numpy as jnp\n" } else { "import jax\n" };
        definitions.push(loss);
        begin += &format!("weights = keras.Variable({}, dtype=\"float64\")\n", start(experiment));
        body.extend([
            "loss, gradient = jax.value_and_grad(lambda w: loss_of(w[0], w[1]))(weights.value)",
            "optimizer.apply([gradient], [weights])",
            "rate = plateau.step(rate, float(loss))",
        ]);
        if experiment.noise.sigma > 0.0 {
            begin = format!("# Settle's run has noise, this one has none: the rate may fall at other steps.\n{begin}");
        }
    }
    let rest = format!("{begin}\nfor t in range({}):\n{}\n", experiment.steps, indent(&body.join("\n")));
    program(&blocks(&definitions), &rest, more)
}

/// The optimizer as an expression with this rate, and what it does otherwise than PyTorch's.
fn optimizer(optimizer: &Optimizer, rate: &str) -> (String, Vec<String>) {
    let mut arguments = vec![format!("learning_rate={rate}")];
    let (more, notes) = match optimizer {
        Optimizer::SGD(it) => sgd(it),
        Optimizer::Adam(it) => {
            let mut notes = vec![ROOT.to_owned()];
            let mut more = betas(it.betas.x, it.betas.y, it.eps, it.amsgrad);
            decay(it.weight_decay, &mut more, &mut notes);
            (more, notes)
        }
        Optimizer::AdamW(it) => {
            let mut more = betas(it.betas.x, it.betas.y, it.eps, it.amsgrad);
            more.push(key("weight_decay", it.weight_decay));
            (more, vec![ROOT.to_owned()])
        }
        Optimizer::RMSprop(it) => rmsprop(it),
        Optimizer::Adagrad(it) => adagrad(it),
    };
    arguments.extend(more);
    (call(&format!("keras.optimizers.{}", optimizer.kind()), &arguments), notes)
}

const ROOT: &str = "Keras adds epsilon before it corrects the mean square, PyTorch after.";

fn key(name: &str, n: f64) -> String {
    format!("{name}={}", float(n))
}

fn betas(b1: f64, b2: f64, eps: f64, amsgrad: bool) -> Vec<String> {
    let mut arguments: Vec<String> = unless(0.9, "beta_1", b1).into_iter().chain(unless(0.999, "beta_2", b2)).collect();
    arguments.push(key("epsilon", eps));
    if amsgrad {
        arguments.push("amsgrad=True".into());
    }
    arguments
}

/// Keras shrinks the weights apart from the gradient with every optimizer.
fn decay(weight_decay: f64, arguments: &mut Vec<String>, notes: &mut Vec<String>) {
    if weight_decay != 0.0 {
        arguments.push(key("weight_decay", weight_decay));
        notes.push("Keras shrinks the weights apart from the gradient, PyTorch adds the decay to it.".into());
    }
}

fn sgd(it: &SGD) -> (Vec<String>, Vec<String>) {
    let (mut arguments, mut notes) = (Vec::new(), Vec::new());
    if it.momentum == 0.0 {
        if it.weight_decay != 0.0 {
            arguments.push(key("weight_decay", it.weight_decay));
        }
        return (arguments, notes);
    }
    arguments.push(key("momentum", it.momentum.min(1.0)));
    if it.momentum > 1.0 {
        notes.push(format!("Keras takes no momentum above 1; PyTorch's is {}.", float(it.momentum)));
    }
    notes.push("Keras takes the rate into the momentum, PyTorch does not: a change of rate comes later here.".into());
    if it.dampening != 0.0 {
        notes.push(format!("Keras has no dampening; PyTorch's is {}.", float(it.dampening)));
    }
    if it.nesterov {
        arguments.push("nesterov=True".into());
    }
    decay(it.weight_decay, &mut arguments, &mut notes);
    (arguments, notes)
}

fn rmsprop(it: &RMSprop) -> (Vec<String>, Vec<String>) {
    let mut notes = vec!["Keras adds epsilon within the root, PyTorch after it.".to_owned()];
    let mut arguments = vec![key("rho", it.alpha), key("epsilon", it.eps)];
    if it.momentum != 0.0 {
        arguments.push(key("momentum", it.momentum));
        notes.push("Keras takes the rate into the momentum, PyTorch does not.".into());
    }
    if it.centered {
        arguments.push("centered=True".into());
    }
    decay(it.weight_decay, &mut arguments, &mut notes);
    (arguments, notes)
}

fn adagrad(it: &Adagrad) -> (Vec<String>, Vec<String>) {
    let mut notes = vec!["Keras adds epsilon within the root, PyTorch after it.".to_owned()];
    let mut arguments = vec![key("initial_accumulator_value", it.initial_accumulator_value), key("epsilon", it.eps)];
    if it.lr_decay != 0.0 {
        notes.push(format!("Keras has no lr_decay; PyTorch's is {}, besides the schedule.", float(it.lr_decay)));
    }
    decay(it.weight_decay, &mut arguments, &mut notes);
    (arguments, notes)
}
