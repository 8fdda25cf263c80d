//! The Rust types that parameters may have.

use std::borrow::Cow;

use super::{Domain, Type};
use crate::error::{InvalidParam, wrong_type};
use crate::value::Value;

/// A Rust type that a parameter may have.
pub trait Field: Sized {
    /// Reads a value; `ty` is the declared type, for choices and messages.
    ///
    /// # Errors
    /// A value of another type.
    fn from_value(value: &Value, ty: Type) -> Result<Self, InvalidParam>;

    /// The value as documents hold it.
    fn to_value(&self) -> Value;

    /// The first number in it that the domain does not contain.
    fn outside(&self, _domain: Domain) -> Option<f64> {
        None
    }
}

impl Field for f64 {
    fn from_value(value: &Value, ty: Type) -> Result<Self, InvalidParam> {
        match value {
            Value::Number(n) if n.is_finite() => Ok(*n),
            other => Err(wrong_type(other, ty)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Number(*self)
    }

    fn outside(&self, domain: Domain) -> Option<f64> {
        (!domain.contains(*self)).then_some(*self)
    }
}

impl Field for i64 {
    /// Integers beyond i64 become its ends, which no run can tell from the number itself.
    fn from_value(value: &Value, ty: Type) -> Result<Self, InvalidParam> {
        match value {
            Value::Number(n) if n.fract() == 0.0 => Ok(*n as Self),
            other => Err(wrong_type(other, ty)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Number(*self as f64)
    }

    fn outside(&self, domain: Domain) -> Option<f64> {
        (*self as f64).outside(domain)
    }
}

impl Field for bool {
    fn from_value(value: &Value, ty: Type) -> Result<Self, InvalidParam> {
        match value {
            Value::Bool(b) => Ok(*b),
            other => Err(wrong_type(other, ty)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }
}

impl<T: Field> Field for Option<T> {
    fn from_value(value: &Value, ty: Type) -> Result<Self, InvalidParam> {
        match value {
            Value::Null => Ok(None),
            other => T::from_value(other, ty).map(Some),
        }
    }

    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }

    fn outside(&self, domain: Domain) -> Option<f64> {
        self.as_ref().and_then(|inner| inner.outside(domain))
    }
}

/// Reads each entry of a list.
///
/// # Errors
/// Any value that is no list; what an entry refuses.
pub(crate) fn read_list<T: Field>(value: &Value, ty: Type, entry: Type) -> Result<Vec<T>, InvalidParam> {
    let Value::List(items) = value else { return Err(wrong_type(value, ty)) };
    let read = |(i, item)| T::from_value(item, entry).map_err(|e| e.inside(&format!("[{i}]")));
    items.iter().enumerate().map(read).collect()
}

impl Field for Vec<f64> {
    fn from_value(value: &Value, ty: Type) -> Result<Self, InvalidParam> {
        read_list(value, ty, Type::Float)
    }

    fn to_value(&self) -> Value {
        Value::List(self.iter().map(Field::to_value).collect())
    }

    fn outside(&self, domain: Domain) -> Option<f64> {
        self.iter().find_map(|n| n.outside(domain))
    }
}

impl Field for Vec<i64> {
    fn from_value(value: &Value, ty: Type) -> Result<Self, InvalidParam> {
        read_list(value, ty, Type::Int)
    }

    fn to_value(&self) -> Value {
        Value::List(self.iter().map(Field::to_value).collect())
    }

    fn outside(&self, domain: Domain) -> Option<f64> {
        self.iter().find_map(|n| n.outside(domain))
    }
}

/// The most words of a list.
pub const MOST_WORDS: usize = 24;

/// The most characters of a word.
const LONGEST_WORD: usize = 40;

/// Whether a text is a word: 1 to 40 letters, digits, `-` and `_` of ASCII, a letter or digit at both ends, and not `none`, which
/// stands for an empty list in links.
#[must_use]
pub fn is_word(text: &str) -> bool {
    let inside = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let marks = ['-', '_'];
    (1..=LONGEST_WORD).contains(&text.len())
        && text.bytes().all(inside)
        && !text.starts_with(marks)
        && !text.ends_with(marks)
        && text != "none"
}

impl Field for Vec<String> {
    /// Words, at most [`MOST_WORDS`] of them.
    fn from_value(value: &Value, ty: Type) -> Result<Self, InvalidParam> {
        let Value::List(items) = value else { return Err(wrong_type(value, ty)) };
        if items.len() > MOST_WORDS {
            return Err(wrong_type(value, ty));
        }
        let read = |(i, item): (usize, &Value)| match item {
            Value::Text(text) if is_word(text) => Ok(text.to_string()),
            other => Err(wrong_type(other, ty).inside(&format!("[{i}]"))),
        };
        items.iter().enumerate().map(read).collect()
    }

    fn to_value(&self) -> Value {
        Value::List(self.iter().map(|word| Value::Text(Cow::Owned(word.clone()))).collect())
    }
}
