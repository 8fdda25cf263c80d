//! Reads what is valid as it stands: strict, small and fast.

use std::borrow::Cow;

use settle_model::experiment::{BASE_LR, STEPS};
use settle_model::param::{Declared, Param, Type};
use settle_model::scene::LONGEST_NAME;
use settle_model::schedule;
use settle_model::value::{Map, Value};
use settle_model::{Kind, Point, Scene, optimizer, surface};

use super::syntax::{LONGEST, NONE, Raw, RawValue, fields, parse_kind, unescape};
use super::{LETTERS, Partial, VERSION};
use crate::decimal;

/// The scene of a fragment that is valid as it stands, without `#`; `None` for any other, whatever is wrong with it.
#[must_use]
pub fn read_exact(fragment: &str) -> Option<Scene> {
    if fragment.len() > LONGEST {
        return None;
    }
    let mut reader = Reader { scene: Scene::first(), runs: Default::default(), seen: Vec::new() };
    for (key, text) in fields(fragment) {
        if reader.seen.contains(&key) {
            return None;
        }
        reader.field(key, text)?;
        reader.seen.push(key);
    }
    reader.finish()
}

struct Reader<'a> {
    scene: Scene,
    runs: [Option<Partial>; LETTERS.len()],
    seen: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn field(&mut self, key: &'a str, text: &'a str) -> Option<()> {
        match key {
            "v" => (text == VERSION).then_some(())?,
            "surface" => self.scene.surface = kind(surface::ALL, text)?,
            "start" => self.scene.start = point(text)?,
            "steps" => self.scene.steps = number::<i64>(&STEPS, text)? as u32,
            "noise" => self.scene.noise = declared(text)?,
            "view" => self.scene.view = declared(text)?,
            _ => self.run_field(key, text)?,
        }
        Some(())
    }

    fn run_field(&mut self, key: &str, text: &str) -> Option<()> {
        let (letter, part) = key.split_once('.')?;
        let at = LETTERS.iter().position(|l| *l == letter)?;
        let run = self.runs[at].get_or_insert_default();
        match part {
            "lr" => run.lr = Some(number(&BASE_LR, text)?),
            "name" => run.name = Some(name(text)?),
            "optimizer" => run.optimizer = Some(kind(optimizer::ALL, text)?),
            "schedule" => run.schedule = Some(kind(schedule::ALL, text)?),
            _ => return None,
        }
        Some(())
    }

    fn finish(mut self) -> Option<Scene> {
        let count = self.runs.iter().filter(|run| run.is_some()).count();
        // A run without the one before it would get another letter.
        if self.runs.iter().take(count).any(Option::is_none) {
            return None;
        }
        if count > 0 {
            self.scene.runs = self.runs.into_iter().flatten().map(Partial::whole).collect();
        }
        let step = self.scene.view.step;
        if step.is_some_and(|step| step > i64::from(self.scene.steps)) {
            return None;
        }
        self.scene.view = std::mem::take(&mut self.scene.view).tidy(self.scene.steps);
        self.scene.check().ok()?;
        Some(self.scene)
    }
}

fn point(text: &str) -> Option<Point> {
    let (x, y) = text.split_once(',')?;
    Some(Point::new(finite(x)?, finite(y)?))
}

fn finite(text: &str) -> Option<f64> {
    decimal::read(text).filter(|n| n.is_finite())
}

fn number<T: settle_model::param::Field>(param: &Param, text: &str) -> Option<T> {
    param.read(&Value::Number(finite(text)?)).ok()
}

fn name(text: &str) -> Option<String> {
    let name = unescape(text, b'~');
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.contains(char::is_control);
    (fits && !text.contains(|c: char| c == '%' || !c.is_ascii())).then_some(name)
}

/// A declared thing that stands in a field of its own, without a kind.
fn declared<D: Declared>(text: &str) -> Option<D> {
    let text = format!(";{text}");
    let (raw, rest) = parse_kind(&text);
    D::read(&arguments(D::params(), &raw).filter(|_| rest.is_empty())?).ok()
}

fn kind<T>(all: &[Kind<T>], text: &str) -> Option<T> {
    let (raw, rest) = parse_kind(text);
    let kind = all.iter().find(|kind| kind.name == raw.kind).filter(|_| rest.is_empty())?;
    kind.read_object(&arguments((kind.params)(), &raw)?).ok()
}

/// The arguments of a kind as documents hold them; each of them known and given once.
fn arguments(params: &[Param], raw: &Raw) -> Option<Map> {
    let mut map = Map::new();
    for (key, value_raw) in &raw.arguments {
        let param = params.iter().find(|param| param.key == *key)?;
        if map.iter().any(|(given, _)| given == param.key) {
            return None;
        }
        map.push((Cow::Borrowed(param.key), value(param.ty, value_raw)?));
    }
    Some(map)
}

fn value(ty: Type, raw: &RawValue) -> Option<Value> {
    match (ty, raw) {
        (Type::Children, RawValue::Children(parts)) => parts.iter().map(child).collect::<Option<_>>().map(Value::List),
        (Type::Children, RawValue::Text(NONE)) => Some(Value::List(Vec::new())),
        (ty, RawValue::Text(text)) => text_value(ty, text),
        _ => None,
    }
}

fn text_value(ty: Type, text: &str) -> Option<Value> {
    match ty {
        Type::Float | Type::Int => finite(text).map(Value::Number),
        Type::Bool => ["true", "false"].contains(&text).then(|| Value::Bool(text == "true")),
        Type::Choice(options) => options.iter().find(|option| **option == text).map(|option| Value::name(option)),
        Type::Optional(_) if text == NONE => Some(Value::Null),
        Type::Optional(inner) => text_value(*inner, text),
        Type::Words if text == NONE => Some(Value::List(Vec::new())),
        Type::Words => Some(Value::List(text.split(',').map(|word| Value::Text(word.to_owned().into())).collect())),
        _ if ty.is_numbers() && text == NONE => ty.of_numbers(Vec::new()),
        _ if ty.is_numbers() => ty.of_numbers(text.split(',').map(finite).collect::<Option<_>>()?),
        _ => None,
    }
}

/// A part of a plan, as documents hold it.
fn child(raw: &Raw) -> Option<Value> {
    let kind = schedule::ALL.iter().find(|kind| kind.name == raw.kind)?;
    let mut map: Map = vec![("kind".into(), Value::name(kind.name))];
    map.extend(arguments((kind.params)(), raw)?);
    Some(Value::Map(map))
}
