//! From the text of a link to valid values: what can't be taken becomes the nearest valid value, or the default.

use std::borrow::Cow;

use settle_model::Kind;
use settle_model::param::{Declared, Domain, MOST_WORDS, Param, Type, is_word};
use settle_model::schedule::{self, Constant};
use settle_model::value::{Map, Value, number};

use super::Notice;
use crate::decimal;
use crate::link::syntax::{NONE, Raw, RawValue};

/// Collects what is changed while a link is read.
#[derive(Debug, Default)]
pub struct Repair {
    notices: Vec<Notice>,
}

/// The most characters of a value or a field that a notice quotes.
const QUOTED: usize = 40;

/// A text as a notice quotes it.
pub fn quoted(text: &str) -> String {
    let mut quoted: String = text.chars().take(QUOTED).collect();
    if quoted.len() < text.len() {
        quoted.push('…');
    }
    quoted
}

impl Repair {
    /// Notes anything.
    pub fn note(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    /// Notes a change.
    pub fn changed(&mut self, field: &str, from: &str, to: &str) {
        self.note(Notice::Changed { field: field.to_owned(), from: quoted(from), to: to.to_owned() });
    }

    /// Notes a field that there is not.
    pub fn unknown(&mut self, field: &str) {
        self.note(Notice::Unknown { field: quoted(field) });
    }

    /// Notes a field that stood there before.
    pub fn repeated(&mut self, field: &str, text: &str) {
        self.note(Notice::Repeated { field: quoted(field), from: quoted(text) });
    }

    /// Notes what stood behind a value, if anything did.
    pub fn rest(&mut self, field: &str, text: &str) {
        if !text.is_empty() {
            self.note(Notice::Rest { field: field.to_owned(), text: quoted(text) });
        }
    }

    /// What was changed.
    #[must_use]
    pub fn finish(self) -> Vec<Notice> {
        self.notices
    }

    /// A member of a registry, and what is left over behind it; a kind that is not in it becomes `instead`.
    pub fn kind<T>(
        &mut self,
        all: &'static [Kind<T>],
        (raw, rest): (Raw<'_>, &str),
        field: &str,
        instead: &'static str,
    ) -> Option<T> {
        self.rest(field, rest);
        let known = all.iter().find(|kind| kind.name == raw.kind);
        if known.is_none() {
            let more = if raw.arguments.is_empty() { "" } else { ";…" };
            self.changed(field, &format!("{}{more}", quoted(raw.kind)), instead);
        }
        let kind = known.or_else(|| all.iter().find(|kind| kind.name == instead))?;
        let arguments = match known {
            Some(_) => self.arguments((kind.params)(), &raw.arguments, field),
            None => Map::new(),
        };
        Some(kind.read_object(&arguments).unwrap_or_else(|_| kind.initial()))
    }

    /// Arguments by their declarations; those not given take the library's default, or the first value.
    pub fn arguments(&mut self, params: &'static [Param], given: &[(&str, RawValue<'_>)], field: &str) -> Map {
        let mut map = Map::new();
        for (key, raw) in given {
            let param = params.iter().find(|param| param.key == *key);
            match param {
                None if key.is_empty() && *raw == RawValue::Text("") => {}
                None => self.unknown(&format!("{field}.{key}")),
                Some(param) if map.iter().any(|(taken, _)| taken == param.key) => {
                    self.repeated(&format!("{field}.{key}"), &shown_raw(raw));
                }
                Some(param) => {
                    let value = self.value(param, raw, &format!("{field}.{key}"));
                    map.push((Cow::Borrowed(param.key), value));
                }
            }
        }
        for param in params.iter().filter(|param| param.default.is_none()) {
            if map.iter().all(|(taken, _)| taken != param.key) {
                let to = shown(&param.first);
                self.note(Notice::Missing { field: format!("{field}.{}", param.key), to });
                map.push((Cow::Borrowed(param.key), param.first.clone()));
            }
        }
        map
    }

    /// One argument by its declaration.
    pub fn value(&mut self, param: &Param, raw: &RawValue<'_>, field: &str) -> Value {
        match raw {
            RawValue::Children(parts) if param.ty == Type::Children => {
                let child = |(i, part): (usize, &Raw<'_>)| self.child(part, &format!("{field}.{i}"));
                Value::List(parts.iter().enumerate().map(child).collect())
            }
            RawValue::Text(NONE) if param.ty == Type::Children => Value::List(Vec::new()),
            RawValue::Text(text) => self.text(param, param.ty, text, field),
            RawValue::Children(_) => self.instead(param, &shown_raw(raw), field),
        }
    }

    /// A part of a plan as documents hold it; what is none becomes Constant.
    fn child(&mut self, raw: &Raw<'_>, field: &str) -> Value {
        let kind = |name| (Cow::Borrowed("kind"), Value::name(name));
        let Some(known) = schedule::ALL.iter().find(|kind| kind.name == raw.kind) else {
            self.changed(field, raw.kind, Constant::KIND);
            return Value::Map(vec![kind(Constant::KIND)]);
        };
        let mut fields = vec![kind(known.name)];
        fields.extend(self.arguments((known.params)(), &raw.arguments, field));
        Value::Map(fields)
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
            Type::Words => self.words(text, field),
            _ if ty.is_numbers() => self.numbers(param, ty, text, field),
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

    /// A list; its last number goes where only that makes it one.
    fn numbers(&mut self, param: &Param, ty: Type, text: &str, field: &str) -> Value {
        let whole = if ty == Type::Ints { f64::round } else { |n| n };
        let mut items = Vec::new();
        let parts = text.split(',').filter(|part| !part.is_empty() && *part != NONE);
        for (i, part) in parts.enumerate() {
            let given = decimal::read(part);
            let taken = given.map(|n| whole(param.domain.nearest(n)));
            if taken.is_none() || taken != given {
                let to = taken.map(number).unwrap_or_default();
                self.note(Notice::Entry { field: field.to_owned(), entry: i + 1, from: quoted(part), to });
            }
            items.extend(taken);
        }
        if let Some(value) = ty.of_numbers(items.clone()) {
            return value;
        }
        let last = items.pop().map(number).unwrap_or_default();
        match ty.of_numbers(items) {
            Some(value) => {
                self.rest(field, &last);
                value
            }
            None => self.instead(param, text, field),
        }
    }

    /// A list of words; what is none, and what is one too many, is left out.
    fn words(&mut self, text: &str, field: &str) -> Value {
        let mut words = Vec::new();
        let parts = text.split(',').filter(|part| !part.is_empty() && *part != NONE);
        for (i, part) in parts.enumerate() {
            if is_word(part) && words.len() < MOST_WORDS {
                words.push(Value::Text(Cow::Owned(part.to_owned())));
            } else {
                let from = quoted(part);
                self.note(Notice::Entry { field: field.to_owned(), entry: i + 1, from, to: String::new() });
            }
        }
        Value::List(words)
    }

    /// A number that stands in a field of its own.
    pub fn lone(&mut self, param: &Param, text: &str, field: &str) -> f64 {
        match self.value(param, &RawValue::Text(text), field) {
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
        Value::Map(fields) => {
            let kind = fields.iter().find_map(|(key, value)| (key == "kind").then(|| shown(value)));
            kind.unwrap_or_default()
        }
        other => other.brief(),
    }
}

/// A value as it stood in the link: a list of parts by its kinds.
fn shown_raw(raw: &RawValue<'_>) -> String {
    match raw {
        RawValue::Text(text) => (*text).to_owned(),
        RawValue::Children(parts) => parts.iter().take(QUOTED).map(|part| format!("+{}", part.kind)).collect(),
    }
}
