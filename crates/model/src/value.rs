//! The untyped form of a document: what JSON, a link or a slider holds before its declaration has read it.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One value of a document. Numbers are numbers: 0 and 0.0 are the same.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The library's None.
    Null,
    /// True or false.
    Bool(bool),
    /// Any finite number; an integer is a number without a fraction.
    Number(f64),
    /// A name: a kind, a choice.
    Text(Cow<'static, str>),
    /// Values in order.
    List(Vec<Value>),
    /// Named values in the order they were written.
    Map(Map),
}

/// Named values in the order they were written.
pub type Map = Vec<(Cow<'static, str>, Value)>;

impl Value {
    /// A name that is known when the program is compiled.
    #[must_use]
    pub const fn name(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// A short form for error sentences: numbers and names as written, lists and maps by their size.
    #[must_use]
    pub fn brief(&self) -> String {
        match self {
            Self::Null => "null".into(),
            Self::Bool(b) => b.to_string(),
            Self::Number(n) => number(*n),
            Self::Text(t) if t.chars().count() > 40 => format!("\"{}…\"", t.chars().take(40).collect::<String>()),
            Self::Text(t) => format!("\"{t}\""),
            Self::List(items) => format!("[{}]", items.len()),
            Self::Map(fields) => format!("{{{}}}", fields.len()),
        }
    }
}

/// A number with full round-trip precision, in exponent form where plain digits would be long; `inf`, `-inf`, `NaN`.
#[must_use]
pub fn number(n: f64) -> String {
    let size = n.abs();
    if size != 0.0 && n.is_finite() && !(1e-5..1e17).contains(&size) { format!("{n:e}") } else { format!("{n}") }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => out.serialize_unit(),
            Self::Bool(b) => out.serialize_bool(*b),
            Self::Number(n) => match whole(*n) {
                Some(i) => out.serialize_i64(i),
                None => out.serialize_f64(*n),
            },
            Self::Text(t) => out.serialize_str(t),
            Self::List(items) => {
                let mut list = out.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Map(fields) => {
                let mut map = out.serialize_map(Some(fields.len()))?;
                for (key, value) in fields {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// The integer that this number is, where it is one that f64 holds exactly; -0.0 is none.
fn whole(n: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (n.abs() <= EXACT && n.fract() == 0.0 && !(n == 0.0 && n.is_sign_negative())).then_some(n as i64)
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, b: bool) -> Result<Value, E> {
        Ok(Value::Bool(b))
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<Value, E> {
        Ok(Value::Number(n as f64))
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Value, E> {
        Ok(Value::Number(n as f64))
    }

    fn visit_f64<E: Error>(self, n: f64) -> Result<Value, E> {
        Ok(Value::Number(n))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            fields.push((Cow::Owned(key), value));
        }
        Ok(Value::Map(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_survive_the_round_trip() {
        for n in [0.0, -0.0, 0.1, 1e-300, 1e300, 5e-324, f64::MAX, 1.0 / 3.0, 9_007_199_254_740_993.0, 2.0] {
            let text = serde_json::to_string(&Value::Number(n)).expect("a number serializes");
            let back: Value = serde_json::from_str(&text).expect("and reads back");
            assert_eq!(back, Value::Number(n), "{text}");
            assert_eq!(number(n).parse::<f64>().map(f64::to_bits), Ok(n.to_bits()), "{}", number(n));
        }
    }

    #[test]
    fn whole_numbers_are_written_without_a_fraction() {
        let list = Value::List(vec![Value::Number(2.0), Value::Number(2.5), Value::Null, Value::name("cos")]);
        assert_eq!(serde_json::to_string(&list).expect("serializes"), r#"[2,2.5,null,"cos"]"#);
    }
}
