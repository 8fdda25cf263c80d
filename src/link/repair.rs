//! From the text of a link to valid values: what can't be taken becomes the nearest valid value, or the default.

use std::borrow::Cow;

use settle_model::Kind;
use settle_model::param::{Domain, Param, Type};
use settle_model::schedule::{self, Constant, Schedule};
use settle_model::value::{Map, Value, number};

use super::syntax::{NONE, Raw, RawValue};
use crate::decimal;

/// One thing about a link that was changed, and to what.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// There is no such field, or no such argument of this kind; it was left out.
    Unknown {
        /// The field, `a.schedule.gama`.
        field: String,
    },
    /// The value could not be taken.
    Changed {
        /// The field.
        field: String,
        /// What stood there.
        from: String,
        /// What stands there now.
        to: String,
    },
}

/// Collects what is changed while a link is read.
#[derive(Debug, Default)]
pub struct Repair {
    /// What was changed so far.
    notices: Vec<Notice>,
}

/// The most characters of a value that a notice quotes.
const QUOTED: usize = 40;

impl Repair {
    /// Notes a change.
    pub fn changed(&mut self, field: &str, from: &str, to: &str) {
        let from = from.chars().take(QUOTED).collect();
        self.note(Notice::Changed { field: field.to_owned(), from, to: to.to_owned() });
    }

    /// Notes a field that there is not.
    pub fn unknown(&mut self, field: &str) {
        self.note(Notice::Unknown { field: field.chars().take(QUOTED).collect() });
    }

    fn note(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    /// What was changed.
    #[must_use]
    pub fn finish(self) -> Vec<Notice> {
        self.notices
    }

    /// A member of a registry; a kind that is not in it becomes `instead`.
    pub fn kind<T>(&mut self, all: &'static [Kind<T>], raw: &Raw, field: &str, instead: &'static str) -> Option<T> {
        let known = all.iter().find(|kind| kind.name == raw.kind);
        if known.is_none() {
            self.changed(field, &raw.kind, instead);
        }
        let kind = known.or_else(|| all.iter().find(|kind| kind.name == instead))?;
        let given = if known.is_some() { raw.arguments.as_slice() } else { &[] };
        let arguments = self.arguments((kind.params)(), given, field);
        Some(kind.read_object(&arguments).unwrap_or_else(|_| kind.initial()))
    }

    /// Arguments by their declarations; those not given take the library's default, or the first value.
    pub fn arguments(&mut self, params: &'static [Param], given: &[(String, RawValue)], field: &str) -> Map {
        for (key, _) in given.iter().filter(|(key, _)| params.iter().all(|p| p.key != key)) {
            self.unknown(&format!("{field}.{key}"));
        }
        let read = |param: &'static Param| {
            let raw = given.iter().find_map(|(key, raw)| (key == param.key).then_some(raw));
            let value = match raw {
                Some(raw) => self.value(param, raw, &format!("{field}.{}", param.key)),
                None => param.initial().clone(),
            };
            (Cow::Borrowed(param.key), value)
        };
        params.iter().map(read).collect()
    }

    /// One argument by its declaration.
    pub fn value(&mut self, param: &Param, raw: &RawValue, field: &str) -> Value {
        match raw {
            RawValue::Children(parts) if param.ty == Type::Children => {
                let child = |(i, part): (usize, &Raw)| self.child(part, &format!("{field}.{i}"));
                Value::List(parts.iter().enumerate().map(child).collect())
            }
            RawValue::Text(text) if text == NONE && param.ty == Type::Children => Value::List(Vec::new()),
            RawValue::Text(text) => self.text(param, param.ty, text, field),
            RawValue::Children(_) => self.instead(param, "+", field),
        }
    }

    fn child(&mut self, raw: &Raw, field: &str) -> Value {
        let constant = Schedule::Constant(Constant {});
        self.kind(schedule::ALL, raw, field, "Constant").unwrap_or(constant).to_value()
    }

    fn text(&mut self, param: &Param, ty: Type, text: &str, field: &str) -> Value {
        match ty {
            Type::Float => self.number(param, text, field, |n| n),
            Type::Int => self.number(param, text, field, f64::round),
            Type::Bool if ["true", "false"].contains(&text) => Value::Bool(text == "true"),
            Type::Choice(options) => match options.iter().find(|option| **option == text) {
                Some(option) => Value::name(option),
                None => self.instead(param, text, field),
            },
            Type::Optional(_) if text == NONE => Value::Null,
            Type::Optional(inner) => self.text(param, *inner, text, field),
            Type::Ints => self.integers(param, text, field),
            _ => self.instead(param, text, field),
        }
    }

    /// The value that a control begins with, in the place of one that can't be taken.
    fn instead(&mut self, param: &Param, text: &str, field: &str) -> Value {
        let value = param.initial().clone();
        self.changed(field, text, &shown(&value));
        value
    }

    fn number(&mut self, param: &Param, text: &str, field: &str, whole: fn(f64) -> f64) -> Value {
        match decimal::read(text) {
            Some(given) => self.nearest(param.domain, given, text, field, whole),
            None => self.instead(param, text, field),
        }
    }

    fn nearest(&mut self, domain: Domain, given: f64, text: &str, field: &str, whole: fn(f64) -> f64) -> Value {
        let taken = whole(domain.nearest(given));
        if taken != given {
            self.changed(field, text, &number(taken));
        }
        Value::Number(taken)
    }

    fn integers(&mut self, param: &Param, text: &str, field: &str) -> Value {
        let mut items = Vec::new();
        for part in text.split(',').filter(|part| !part.is_empty() && *part != NONE) {
            match decimal::read(part) {
                Some(given) => items.push(self.nearest(param.domain, given, part, field, f64::round)),
                None => self.changed(field, part, ""),
            }
        }
        Value::List(items)
    }

    /// A number that stands in a field of its own.
    pub fn lone(&mut self, param: &Param, text: &str, field: &str) -> f64 {
        match self.value(param, &RawValue::Text(text.to_owned()), field) {
            Value::Number(n) => n,
            _ => 0.0,
        }
    }
}

/// A value as a notice shows it.
fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::List(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => other.brief(),
    }
}
