//! One run as a document: what is trained where, from where, how, and for how long.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{InvalidParam, Rule, wrong_type};
use crate::geometry::Point;
use crate::noise::Noise;
use crate::optimizer::Optimizer;
use crate::param::{Declared, Domain, Field, Param, Scale, Type, Unit, check_fields, fields_of, read_field, read_list};
use crate::schedule::{Course, Rates, Schedule, Verdict};
use crate::simulate::{Run, simulate};
use crate::surface::Surface;
use crate::value::{Map, Value};

/// The version of the documents.
pub const VERSION: i64 = 1;

/// The format's version.
static VERSION_PARAM: Param = Param {
    key: "version",
    symbol: "",
    ty: Type::Int,
    unit: Unit::None,
    scale: Scale::Linear,
    domain: Domain::from_to(VERSION as f64, VERSION as f64),
    slider: [1.0, 1.0],
    default: None,
    first: Value::Number(VERSION as f64),
};

/// The optimizer's rate, before the schedule; never negative, as in every library.
pub static BASE_LR: Param = Param {
    key: "base_lr",
    symbol: "η",
    ty: Type::Float,
    unit: Unit::Rate,
    scale: Scale::Log,
    domain: Domain::NOT_NEGATIVE,
    slider: [0.001, 1.0],
    default: None,
    first: Value::Number(0.05),
};

/// The number of updates.
pub static STEPS: Param = Param {
    key: "steps",
    symbol: "T",
    ty: Type::Int,
    unit: Unit::Steps,
    scale: Scale::Log,
    domain: Domain::from_to(1.0, 100_000.0),
    slider: [10.0, 1000.0],
    default: None,
    first: Value::Number(120.0),
};

/// What ReduceLROnPlateau is told instead of the run's own loss.
pub static METRICS: Param = Param {
    key: "metrics",
    symbol: "",
    ty: Type::Floats,
    unit: Unit::None,
    scale: Scale::Linear,
    domain: Domain::ANY,
    slider: [0.0, 0.0],
    default: Some(Value::Null),
    first: Value::Null,
};

/// Where the run starts, in weights.
pub static START: Param = Param {
    key: "start",
    symbol: "w",
    ty: Type::Pair,
    unit: Unit::None,
    scale: Scale::Linear,
    domain: Domain::ANY,
    slider: [-5.0, 5.0],
    default: None,
    first: Value::Null,
};

/// One run: everything that [`simulate`](crate::simulate()) needs, and nothing else.
///
/// As JSON: `{"version": 1, "surface": {"kind": ...}, "start": [x, y], "optimizer": {"kind": ...}, "base_lr": 0.05,
/// "schedule": {"kind": ...}, "steps": 120, "noise": {"sigma": 0, "seed": 1}}`; noise may be left out. `"metrics": [...]`, `steps` numbers of which number t is told to
/// ReduceLROnPlateau after update t, stands in for the noiseless loss at point t.
#[derive(Clone, Debug, PartialEq)]
pub struct Experiment {
    /// The loss surface.
    pub surface: Surface,
    /// The weights before the first update.
    pub start: Point,
    /// The optimizer.
    pub optimizer: Optimizer,
    /// The optimizer's rate; the schedule changes it.
    pub base_lr: f64,
    /// The schedule.
    pub schedule: Schedule,
    /// Number of updates, 1 to 100,000.
    pub steps: u32,
    /// Gradient noise.
    pub noise: Noise,
    /// What a schedule that reads the loss is told instead of it: one number an update.
    pub metrics: Option<Vec<f64>>,
}

impl Experiment {
    /// Reads a document strictly, and checks that its libraries would take it.
    ///
    /// # Errors
    /// An unknown field or kind, a missing argument, a wrong type, a number outside its domain, a combination that the
    /// library refuses.
    pub fn from_value(value: &Value) -> Result<Self, InvalidParam> {
        const FIELDS: [&str; 9] =
            ["version", "surface", "start", "optimizer", "base_lr", "schedule", "steps", "noise", METRICS.key];
        let fields = fields_of(value)?;
        check_fields(fields, &FIELDS)?;
        read_version(fields)?;
        let experiment = Self {
            surface: within("surface", required(fields, "surface")?, Surface::from_value)?,
            start: read_field(fields, &START)?,
            optimizer: within("optimizer", required(fields, "optimizer")?, Optimizer::from_value)?,
            base_lr: read_field(fields, &BASE_LR)?,
            schedule: within("schedule", required(fields, "schedule")?, Schedule::from_value)?,
            steps: read_steps(fields)?,
            noise: read_noise(fields)?,
            metrics: read_field(fields, &METRICS)?,
        };
        experiment.check()?;
        Ok(experiment)
    }

    /// As documents hold it, all arguments written out, `metrics` only where it is given.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let mut fields = vec![
            ("version".into(), Value::Number(VERSION as f64)),
            ("surface".into(), self.surface.to_value()),
            ("start".into(), self.start.to_value()),
            ("optimizer".into(), self.optimizer.to_value()),
            ("base_lr".into(), self.base_lr.to_value()),
            ("schedule".into(), self.schedule.to_value()),
            ("steps".into(), Value::Number(f64::from(self.steps))),
            ("noise".into(), Value::Map(self.noise.write())),
        ];
        fields.extend(self.metrics.as_ref().map(|metrics| (METRICS.key.into(), metrics.to_value())));
        Value::Map(fields)
    }

    /// The rates of the run.
    ///
    /// # Errors
    /// What the optimizer's or the schedule's library refuses.
    pub fn rates(&self) -> Result<Rates, InvalidParam> {
        if self.is_paced_by_loss() {
            return simulate(self).map(|run| run.rates);
        }
        let mut course = self.start()?;
        let mut rates = Rates::default();
        rates.push(&course);
        for t in 1..self.steps as usize {
            let told = self.metrics.as_ref().and_then(|metrics| metrics.get(t - 1));
            course.step(told.copied().unwrap_or(f64::NAN)).map_err(|e| e.inside("schedule"))?;
            rates.push(&course);
        }
        Ok(rates)
    }

    /// The schedule at work, before the first update.
    ///
    /// # Errors
    /// What the optimizer's or the schedule's constructor refuses.
    pub(crate) fn start(&self) -> Result<Course, InvalidParam> {
        start(&self.optimizer, self.base_lr, &self.schedule)
    }

    /// Whether the rates depend on the loss of the run itself.
    #[must_use]
    pub fn is_paced_by_loss(&self) -> bool {
        self.schedule.reads_loss() && self.metrics.is_none()
    }

    /// What its ReduceLROnPlateau made of the loss after each update of `run`, which is this experiment's; `None` of other
    /// schedules. Entry t is why update t + 1 has its rate; there is one less than there are updates.
    #[must_use]
    pub fn verdicts(&self, run: &Run) -> Option<Vec<Verdict>> {
        let Schedule::ReduceLROnPlateau(plateau) = &self.schedule else { return None };
        let told: Vec<f64> = match &self.metrics {
            Some(metrics) => metrics.clone(),
            None => run.trajectory.iter().map(|sample| sample.loss).collect(),
        };
        Some(plateau.verdicts(told.into_iter().take(run.rates.lr.len().saturating_sub(1))).collect())
    }

    /// What the libraries refuse.
    fn check(&self) -> Result<(), InvalidParam> {
        if let Some(metrics) = self.metrics.as_ref().filter(|metrics| metrics.len() != self.steps as usize) {
            let values = [("metrics", metrics.len() as f64), ("steps", f64::from(self.steps))];
            return Err(InvalidParam::refused(METRICS.key, Rule::MetricsCount, &values));
        }
        if self.is_paced_by_loss() { self.start().map(|_| ()) } else { self.rates().map(|_| ()) }
    }
}

/// A schedule at work on an optimizer, before the first update.
///
/// # Errors
/// A base rate that no optimizer takes; what the optimizer's or the schedule's constructor refuses.
pub(crate) fn start(optimizer: &Optimizer, base_lr: f64, schedule: &Schedule) -> Result<Course, InvalidParam> {
    optimizer.check().map_err(|e| e.inside("optimizer"))?;
    if !BASE_LR.domain.contains(base_lr) {
        return Err(InvalidParam::new(BASE_LR.key, crate::Problem::OutOfDomain(base_lr, BASE_LR.domain)));
    }
    schedule.start(base_lr, optimizer).map_err(|e| e.inside("schedule"))
}

impl Serialize for Experiment {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(out)
    }
}

impl<'de> Deserialize<'de> for Experiment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_value(&Value::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}

impl Field for Point {
    fn from_value(value: &Value, ty: Type) -> Result<Self, InvalidParam> {
        match value {
            Value::List(pair) => match pair.as_slice() {
                [x, y] => Ok(Self::new(
                    f64::from_value(x, Type::Float).map_err(|e| e.inside("[0]"))?,
                    f64::from_value(y, Type::Float).map_err(|e| e.inside("[1]"))?,
                )),
                _ => Err(wrong_type(value, ty)),
            },
            other => Err(wrong_type(other, ty)),
        }
    }

    fn to_value(&self) -> Value {
        Value::List(vec![Value::Number(self.x), Value::Number(self.y)])
    }

    fn outside(&self, domain: Domain) -> Option<f64> {
        [self.x, self.y].into_iter().find(|n| !domain.contains(*n))
    }
}

impl Field for Vec<Point> {
    fn from_value(value: &Value, ty: Type) -> Result<Self, InvalidParam> {
        read_list(value, ty, Type::Pair)
    }

    fn to_value(&self) -> Value {
        Value::List(self.iter().map(Field::to_value).collect())
    }
}

/// The value of a field that must be there.
pub(crate) fn required<'a>(fields: &'a Map, key: &'static str) -> Result<&'a Value, InvalidParam> {
    let found = fields.iter().find_map(|(k, value)| (k == key).then_some(value));
    found.ok_or_else(|| InvalidParam::new(key, crate::Problem::Missing))
}

/// Reads a nested object, its complaints told from outside.
pub(crate) fn within<T>(
    key: &str,
    value: &Value,
    read: impl Fn(&Value) -> Result<T, InvalidParam>,
) -> Result<T, InvalidParam> {
    read(value).map_err(|e| e.inside(key))
}

/// Refuses every version but the present one.
pub(crate) fn read_version(fields: &Map) -> Result<(), InvalidParam> {
    read_field::<i64>(fields, &VERSION_PARAM).map(|_| ())
}

/// The number of updates.
pub(crate) fn read_steps(fields: &Map) -> Result<u32, InvalidParam> {
    read_field::<i64>(fields, &STEPS).map(|steps| steps as u32)
}

/// The noise, which may be left out.
pub(crate) fn read_noise(fields: &Map) -> Result<Noise, InvalidParam> {
    let Some((_, value)) = fields.iter().find(|(key, _)| key == Noise::KIND) else {
        return Ok(Noise::NONE);
    };
    read_declared("noise", value)
}

/// Reads a declared thing that stands in a field of its own, strictly.
pub(crate) fn read_declared<D: Declared>(key: &str, value: &Value) -> Result<D, InvalidParam> {
    within(key, value, |value| {
        let fields = fields_of(value)?;
        check_fields(fields, &D::params().iter().map(|p| p.key).collect::<Vec<_>>())?;
        D::read(fields)
    })
}
