//! The schedule families of the thumbnails: a few plain controls, and the library document they stand for.
//!
//! A document that has the shape written here opens with these controls; any other opens with the general ones.

use std::sync::LazyLock;

use settle_model::param::{Domain, Param, Scale, Type, Unit};
use settle_model::schedule::{self, Constant, ConstantLR, LinearLR, Schedule, SequentialLR};
use settle_model::value::Value;
use settle_model::{InvalidParam, RunPlan};

/// The rate that a warmup starts from, as a share of the base rate.
const WARMUP_START: f64 = 0.1;

/// How long a floor is held after a cosine: longer than any run.
const HELD: i64 = 100_000;

/// A family of schedules, one thumbnail each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// One rate.
    Constant,
    /// Stages of equal length.
    Step,
    /// A gentle ending.
    Cosine,
    /// A smooth fade.
    Exponential,
    /// Up, down, and momentum against it.
    OneCycle,
    /// Cosine, again and again.
    Restarts,
}

/// One control of a family.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// What it sets; `key` is the control's own name, for the text layer.
    pub param: Param,
    /// Whether it shows at once; the others stand in a closed row.
    pub main: bool,
    /// The argument of the library's class that it becomes; empty for what the page adds.
    argument: &'static str,
}

/// What the controls of a run's schedule show.
#[derive(Clone, Debug, PartialEq)]
pub struct Controls {
    /// The family.
    pub family: Family,
    /// The rate that the rate slider drives: the base rate, or the peak of one cycle.
    pub rate: f64,
    /// A value for each control of the family, in their order.
    pub values: Vec<(&'static str, Value)>,
}

impl Control {
    /// The argument of the library's class that it becomes; empty for what the page adds.
    #[must_use]
    pub const fn argument(&self) -> &'static str {
        self.argument
    }
}

impl Family {
    /// Every family, in the order of the thumbnails.
    pub const ALL: [Self; 6] =
        [Self::Constant, Self::Step, Self::Cosine, Self::Exponential, Self::OneCycle, Self::Restarts];

    /// The library class that decays the rate.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Constant => "Constant",
            Self::Step => "StepLR",
            Self::Cosine => "CosineAnnealingLR",
            Self::Exponential => "ExponentialLR",
            Self::OneCycle => "OneCycleLR",
            Self::Restarts => "CosineAnnealingWarmRestarts",
        }
    }

    /// Its controls, for runs of so many steps: ranges end at the last step.
    #[must_use]
    pub fn controls(self, steps: u32) -> Vec<Control> {
        let last = f64::from(steps);
        let own = |argument, key, main| self.own(argument, key, main);
        let stretch = |mut control: Control, low: f64, first: f64| {
            control.param.slider = [low, last.max(low + 1.0)];
            control.param.first = Value::Number(first.round().max(low));
            control
        };
        let mut controls = match self {
            Self::Constant => vec![],
            Self::Step => {
                vec![stretch(own("step_size", "every", true), 1.0, last / 3.0), own("gamma", "factor", true)]
            }
            Self::Cosine => {
                vec![stretch(own("T_max", "decay-ends", true), 2.0, last), own("eta_min", "floor", false)]
            }
            Self::Exponential => vec![own("gamma", "fade", true)],
            Self::Restarts => vec![
                stretch(own("T_0", "first-cycle", true), 1.0, last / 4.0),
                own("T_mult", "growth", true),
                own("eta_min", "floor", false),
            ],
            Self::OneCycle => one_cycle_controls(),
        };
        if self != Self::OneCycle {
            controls.insert(0, stretch(WARMUP.clone(), 0.0, 0.0));
            controls[0].param.slider[1] = (last / 2.0).max(1.0).floor();
        }
        controls
    }

    /// The control of one argument of the family's class, under the page's own name for it.
    fn own(self, argument: &'static str, key: &'static str, main: bool) -> Control {
        let class = schedule::ALL.iter().find(|k| k.name == self.kind()).map(|k| (k.params)()).unwrap_or_default();
        let declared = class.iter().find(|p| p.key == argument).unwrap_or(&WARMUP.param);
        Control { param: Param { key, first: declared.initial().clone(), ..declared.clone() }, main, argument }
    }

    /// The controls with the values a learner begins with.
    #[must_use]
    pub fn begin(self, rate: f64, warmup: i64, steps: u32) -> Controls {
        let value = |c: &Control| if c.param.key == "warmup" { number(warmup) } else { c.param.first.clone() };
        let mut controls = Controls {
            family: self,
            rate,
            values: self.controls(steps).iter().map(|c| (c.param.key, value(c))).collect(),
        };
        if self == Self::Step {
            controls.set("factor", Value::Number(0.3));
        }
        controls
    }
}

fn one_cycle_controls() -> Vec<Control> {
    let own = |argument, key, main| Family::OneCycle.own(argument, key, main);
    vec![
        own("pct_start", "warmup-share", true),
        own("div_factor", "div-factor", false),
        own("final_div_factor", "final-div-factor", false),
        own("anneal_strategy", "anneal-strategy", false),
        own("three_phase", "three-phase", false),
        own("cycle_momentum", "cycle-momentum", false),
        own("base_momentum", "base-momentum", false),
        own("max_momentum", "max-momentum", false),
    ]
}

/// The warmup that the page puts before a family.
static WARMUP: LazyLock<Control> = LazyLock::new(|| Control {
    param: Param {
        key: "warmup",
        symbol: "w",
        ty: Type::Int,
        unit: Unit::Steps,
        scale: Scale::Linear,
        domain: Domain::from_to(0.0, f64::from(100_000)),
        slider: [0.0, 60.0],
        default: None,
        first: Value::Number(0.0),
    },
    main: true,
    argument: "",
});

fn number(n: i64) -> Value {
    Value::Number(n as f64)
}

impl Controls {
    /// The controls that stand for a run's schedule; `None` where its document has another shape.
    #[must_use]
    pub fn of(run: &RunPlan, steps: u32) -> Option<Self> {
        let (warmup, body, end) = split(&run.schedule)?;
        let family = Family::ALL.into_iter().find(|f| f.kind() == body.kind())?;
        let mut controls = family.begin(run.base_lr, warmup, steps);
        for control in family.controls(steps).iter().filter(|c| !c.argument.is_empty()) {
            controls.set(control.param.key, body.get(control.argument)?);
        }
        match family {
            Family::Cosine => {
                let length = controls.int("decay-ends");
                controls.set("decay-ends", number(end.unwrap_or(warmup.saturating_add(length))));
            }
            Family::OneCycle => match body.get("max_lr")? {
                Value::Number(peak) => controls.rate = peak,
                _ => return None,
            },
            _ => {}
        }
        let mut again = run.clone();
        controls.write(&mut again, steps).ok()?;
        (again == *run).then_some(controls)
    }

    /// The value of a control.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.iter().find_map(|(k, value)| (*k == key).then_some(value))
    }

    /// Sets a control that the family has.
    pub fn set(&mut self, key: &str, value: Value) {
        if let Some((_, slot)) = self.values.iter_mut().find(|(k, _)| *k == key) {
            *slot = value;
        }
    }

    /// A control's whole number, 0 where there is none.
    fn int(&self, key: &str) -> i64 {
        match self.get(key) {
            Some(Value::Number(n)) => *n as i64,
            _ => 0,
        }
    }

    /// The warmup in steps; 0 where the family has none.
    #[must_use]
    pub fn warmup(&self) -> i64 {
        self.int("warmup")
    }

    /// Writes rate and schedule into a run of so many steps.
    ///
    /// # Errors
    /// A value outside its library's domain.
    pub fn write(&self, run: &mut RunPlan, steps: u32) -> Result<(), InvalidParam> {
        let body = self.body(steps)?;
        if self.family != Family::OneCycle {
            run.base_lr = self.rate;
        }
        let warmup = self.warmup();
        let mut parts = Vec::new();
        let mut milestones = Vec::new();
        if warmup > 0 {
            parts.push(Schedule::LinearLR(LinearLR {
                start_factor: WARMUP_START,
                end_factor: 1.0,
                total_iters: warmup,
            }));
            milestones.push(warmup);
        }
        if self.family != Family::Constant {
            parts.push(body);
        } else {
            milestones.clear();
        }
        if let Some((end, floor)) = self.held_floor(steps) {
            parts.push(Schedule::ConstantLR(ConstantLR { factor: floor, total_iters: HELD }));
            milestones.push(end);
        }
        run.schedule = match parts.len() {
            0 => Schedule::Constant(Constant {}),
            1 => parts.remove(0),
            _ => Schedule::SequentialLR(SequentialLR { schedulers: parts, milestones }),
        };
        Ok(())
    }

    /// Where a cosine ends before the run does: that step, and the floor as a share of the base rate.
    fn held_floor(&self, steps: u32) -> Option<(i64, f64)> {
        let end = self.cosine_end()?;
        let share = if self.rate > 0.0 { self.floor()? / self.rate } else { 1.0 };
        (end < i64::from(steps)).then_some((end, share))
    }

    /// A cosine's floor, between 0 and the rate: it falls, and a held floor is a share of the rate.
    fn floor(&self) -> Option<f64> {
        match self.get("floor") {
            Some(Value::Number(floor)) => Some(floor.min(self.rate).max(0.0)),
            _ => None,
        }
    }

    /// The step at which a cosine reaches its floor, after the warmup.
    pub(crate) fn cosine_end(&self) -> Option<i64> {
        (self.family == Family::Cosine).then(|| self.int("decay-ends").max(self.warmup().saturating_add(1)))
    }

    /// The family's own part of the schedule.
    fn body(&self, steps: u32) -> Result<Schedule, InvalidParam> {
        let kind = schedule::ALL.iter().find(|k| k.name == self.family.kind());
        let mut body = kind.map_or(Schedule::Constant(Constant {}), settle_model::Kind::initial);
        for control in self.family.controls(steps).iter().filter(|c| !c.argument.is_empty()) {
            if let Some(value) = self.get(control.param.key) {
                body = body.with(control.argument, value.clone())?;
            }
        }
        match self.family {
            Family::Cosine => {
                let length = self.cosine_end().unwrap_or(1).saturating_sub(self.warmup());
                let floor = Value::Number(self.floor().unwrap_or(0.0));
                body.with("eta_min", floor)?.with("T_max", number(length))
            }
            Family::OneCycle => {
                body.with("max_lr", Value::Number(self.rate))?.with("total_steps", number(steps.into()))
            }
            _ => Ok(body),
        }
    }
}

/// A schedule taken apart: warmup steps, the family's part, and the step at which a held floor begins.
fn split(schedule: &Schedule) -> Option<(i64, Schedule, Option<i64>)> {
    let warmup_of = |part: &Schedule| match part {
        Schedule::LinearLR(ramp) if ramp.total_iters > 0 => Some(ramp.total_iters),
        _ => None,
    };
    match schedule {
        Schedule::SequentialLR(plan) => {
            let mut parts = plan.schedulers.as_slice();
            let mut warmup = 0;
            if let [first, rest @ ..] = parts
                && let Some(w) = warmup_of(first)
            {
                (warmup, parts) = (w, rest);
            }
            match parts {
                [body] => Some((warmup, body.clone(), None)),
                [body, Schedule::ConstantLR(_)] => Some((warmup, body.clone(), plan.milestones.last().copied())),
                _ => None,
            }
        }
        single => match warmup_of(single) {
            Some(warmup) => Some((warmup, Schedule::Constant(Constant {}), None)),
            None => Some((0, single.clone(), None)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::Scene;

    fn run() -> RunPlan {
        Scene::first().runs[1].clone()
    }

    #[test]
    fn the_first_scene_opens_with_plain_controls() {
        let controls = Controls::of(&run(), 120).expect("warmup and cosine");
        assert_eq!(controls.family, Family::Cosine);
        assert_eq!((controls.warmup(), controls.int("decay-ends")), (12, 120));
        let constant = Controls::of(&Scene::first().runs[0], 120).expect("constant");
        assert_eq!((constant.family, constant.warmup()), (Family::Constant, 0));
    }

    #[test]
    fn every_family_reads_back_what_it_wrote() {
        for family in Family::ALL {
            for warmup in [0, 1, 30] {
                for (steps, rate) in [(120, 0.1), (1, 0.0), (1000, 3.0)] {
                    let controls = family.begin(rate, warmup, steps);
                    let mut written = run();
                    controls.write(&mut written, steps).expect("valid values");
                    written.check(steps).expect("the library takes it");
                    let back = Controls::of(&written, steps).expect("the shape is known");
                    assert_eq!(back.family, family, "{written:?}");
                    let mut again = written.clone();
                    back.write(&mut again, steps).expect("valid values");
                    assert_eq!(again, written);
                }
            }
        }
    }

    #[test]
    fn an_early_cosine_is_held_at_its_floor() {
        let mut controls = Controls::of(&run(), 120).expect("warmup and cosine");
        controls.set("decay-ends", Value::Number(60.0));
        controls.set("floor", Value::Number(0.0092));
        let mut written = run();
        controls.write(&mut written, 120).expect("valid values");
        let rates = written.schedule.rates(0.092, &written.optimizer, 120).expect("valid").lr;
        assert!(rates[60..].iter().all(|lr| (lr - 0.0092).abs() < 1e-15), "{:?}", &rates[58..]);
        assert_eq!(Controls::of(&written, 120), Some(controls));
    }

    #[test]
    fn other_shapes_open_with_the_general_controls() {
        let mut other = run();
        other.schedule = schedule::ALL.iter().find(|k| k.name == "MultiStepLR").expect("listed").initial();
        assert_eq!(Controls::of(&other, 120), None);
        other.schedule = Schedule::LinearLR(LinearLR { start_factor: 0.2, end_factor: 1.0, total_iters: 12 });
        assert_eq!(Controls::of(&other, 120), None, "another start than the page's own warmup");
    }
}
