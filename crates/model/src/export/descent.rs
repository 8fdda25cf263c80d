//! What programs need that train: the surface's formula, and PyTorch's rule of the plateau where a library has it not.

use super::python::{define, float, term};
use crate::experiment::Experiment;
use crate::schedule::{Aim, Measure, ReduceLROnPlateau};
use crate::surface::{Quadratic, Surface};

/// The function `loss_of(x, y)`; `module` has the functions of numbers that gradients go through.
pub(super) fn loss_function(surface: &Surface, module: &str) -> String {
    let lines = |text: &str| text.lines().map(|line| line.replace("lib.", &format!("{module}."))).collect();
    let body: Vec<String> = match surface {
        Surface::Quadratic(it) => quadratic(it),
        Surface::Rosenbrock(_) => lines("return (1 - x) ** 2 + 100 * (y - x**2) ** 2"),
        Surface::Himmelblau(_) => lines("return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2"),
        Surface::Beale(_) => {
            lines("return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2")
        }
        Surface::Rastrigin(_) => lines(
            "dimples = lib.cos(2 * math.pi * x) + lib.cos(2 * math.pi * y)\nreturn 20 + x**2 + y**2 - 10 * dimples",
        ),
        Surface::Saddle(_) => lines("return (x**2 - y**2) / 2"),
        Surface::StyblinskiTang(_) => lines("return (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2"),
        Surface::Ravine(_) => {
            lines("floor = x + lib.sqrt(1 + x**2)\nreturn 4 * (y - floor) ** 2 + 1.5 * lib.log1p((x - 0.75) ** 2)")
        }
        Surface::PlateauCliff(_) => {
            lines("q = (x / 2) ** 2 + (y / 1.5) ** 2\nreturn 8 / (1 + lib.exp(10 * (1 - q))) + (1 - lib.exp(-q)) / 2")
        }
        Surface::TwoBasins(_) => {
            lines("sharp = 2 * lib.exp(-4 * ((x + 2) ** 2 + (y - 1.5) ** 2))\nreturn (x**2 + y**2) / 2 - sharp")
        }
    };
    define("loss_of(x, y)", &format!("The surface {}.", surface.kind()), &body)
}

fn quadratic(it: &Quadratic) -> Vec<String> {
    let (a, b) = (term(it.a), term(it.b));
    if it.angle == 0.0 {
        return vec![format!("return ({a} * x**2 + {b} * y**2) / 2")];
    }
    let angle = float(it.angle);
    vec![
        format!("cos, sin = math.cos({angle}), math.sin({angle})"),
        "u, v = cos * x + sin * y, cos * y - sin * x".into(),
        format!("return ({a} * u**2 + {b} * v**2) / 2"),
    ]
}

/// The start as a list.
pub(super) fn start(experiment: &Experiment) -> String {
    format!("[{}, {}]", float(experiment.start.x), float(experiment.start.y))
}

/// The class `Plateau`: PyTorch's ReduceLROnPlateau in plain Python.
pub(super) fn plateau_class(it: &ReduceLROnPlateau, why: &str) -> String {
    let threshold = term(it.threshold);
    let (best, better) = match (it.mode, it.threshold_mode) {
        (Aim::Min, Measure::Rel) => ("inf", format!("loss < self.best * (1.0 - {threshold})")),
        (Aim::Min, Measure::Abs) => ("inf", format!("loss < self.best - {threshold}")),
        (Aim::Max, Measure::Rel) => ("-inf", format!("loss > self.best * ({threshold} + 1.0)")),
        (Aim::Max, Measure::Abs) => ("-inf", format!("loss > self.best + {threshold}")),
    };
    let (factor, least, eps) = (term(it.factor), float(it.min_lr), float(it.eps));
    let (patience, cooldown) = (it.patience, it.cooldown);
    format!(
        "class Plateau:
    \"\"\"The rule of PyTorch's ReduceLROnPlateau. {why}\"\"\"

    def __init__(self):
        self.best, self.bad, self.cooling = float(\"{best}\"), 0, 0

    def step(self, rate, loss):
        if {better}:
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
        if self.cooling > 0:
            self.cooling -= 1
            self.bad = 0
        if self.bad > {patience}:
            self.cooling, self.bad = {cooldown}, 0
            reduced = max(rate * {factor}, {least})
            if rate - reduced > {eps}:
                return reduced
        return rate"
    )
}
