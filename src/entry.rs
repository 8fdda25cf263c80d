//! Typed values: from a field's text to a value that its declaration takes, and back.

use settle_model::param::{Field, Param, Type, Unit};
use settle_model::value::Value;
use settle_model::{InvalidParam, Problem};

use crate::decimal;
use crate::format::{plain, rate};

/// Reads what was typed; a unit behind the number and a decimal comma are taken.
///
/// # Errors
/// What the declaration refuses.
pub fn parse(param: &Param, text: &str) -> Result<Value, InvalidParam> {
    parse_as(param, param.ty, text)
}

fn parse_as(param: &Param, ty: Type, text: &str) -> Result<Value, InvalidParam> {
    let text = text.trim();
    let wrong = || InvalidParam::new(param.key, Problem::WrongType(format!("\"{text}\""), ty));
    let value = match ty {
        Type::Optional(_) if text.is_empty() || text.eq_ignore_ascii_case("none") => return Ok(Value::Null),
        Type::Optional(inner) => return parse_as(param, *inner, text),
        Type::Float | Type::Int => Value::Number(number(text).ok_or_else(wrong)?),
        Type::Ints => Value::List(list(text).ok_or_else(wrong)?.into_iter().map(Value::Number).collect()),
        _ => return Err(wrong()),
    };
    match ty {
        Type::Float => param.read::<f64>(&value).map(|n| n.to_value()),
        Type::Int => param.read::<i64>(&value).map(|n| n.to_value()),
        _ => param.read::<Vec<i64>>(&value).map(|n| n.to_value()),
    }
}

/// A number that may have a unit behind it and a comma for its point.
fn number(text: &str) -> Option<f64> {
    let text = text.replace(['−', '–'], "-");
    let first =
        text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit() || "+-.,".contains(c)))?;
    let rest_has_digits =
        text.split_whitespace().filter(|word| *word != first).any(|w| w.contains(|c: char| c.is_ascii_digit()));
    let first = first.trim_end_matches('%').replace(',', ".");
    if rest_has_digits { None } else { decimal::read(&first).filter(|n| n.is_finite()) }
}

fn list(text: &str) -> Option<Vec<f64>> {
    let words = text.split(|c: char| c == ',' || c == ';' || c.is_whitespace()).filter(|word| !word.is_empty());
    words.map(|word| decimal::read(word).filter(|n| n.is_finite())).collect()
}

/// A value as its field shows it, to be typed again.
#[must_use]
pub fn show(param: &Param, value: &Value) -> String {
    match value {
        Value::Number(n) if matches!(param.ty, Type::Int | Type::Optional(Type::Int)) => format!("{n}"),
        Value::Number(n) if param.unit == Unit::Rate && *n >= 0.0001 => rate(*n),
        Value::Number(n) => plain(*n),
        Value::List(items) => items.iter().map(|item| show(param, item)).collect::<Vec<_>>().join(", "),
        Value::Bool(b) => b.to_string(),
        Value::Text(name) => name.to_string(),
        Value::Null | Value::Map(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::experiment::{BASE_LR, STEPS};
    use settle_model::schedule;

    fn param(kind: &str, key: &str) -> Param {
        let kind = schedule::ALL.iter().find(|k| k.name == kind).expect("listed");
        (kind.params)().iter().find(|p| p.key == key).expect("declared").clone()
    }

    #[test]
    fn numbers_may_carry_a_unit_or_a_comma() {
        for text in ["0.08", " 0,08 ", "8e-2", "+.08"] {
            assert_eq!(parse(&BASE_LR, text), Ok(Value::Number(0.08)), "{text}");
        }
        for text in ["120", "120 steps", "step 120"] {
            assert_eq!(parse(&STEPS, text), Ok(Value::Number(120.0)), "{text}");
        }
    }

    #[test]
    fn what_is_no_value_says_what_would_be_right() {
        let key = |param: &Param, text: &str| parse(param, text).map_err(|e| e.message().0);
        assert_eq!(key(&BASE_LR, "fast"), Err("invalid-not-a-number"));
        assert_eq!(key(&BASE_LR, "1 2"), Err("invalid-not-a-number"));
        assert_eq!(key(&BASE_LR, "-1"), Err("invalid-below"));
        assert_eq!(key(&BASE_LR, "inf"), Err("invalid-not-a-number"));
        assert_eq!(key(&STEPS, "12.5"), Err("invalid-not-an-integer"));
        assert_eq!(key(&param("MultiStepLR", "milestones"), "60, soon"), Err("invalid-not-integers"));
    }

    #[test]
    fn lists_and_none_can_be_typed() {
        let list = Value::List(vec![Value::Number(60.0), Value::Number(90.0)]);
        let milestones = param("MultiStepLR", "milestones");
        assert_eq!(parse(&milestones, "60, 90"), Ok(list.clone()));
        assert_eq!(show(&milestones, &list), "60, 90");
        assert_eq!(parse(&milestones, ""), Ok(Value::List(vec![])));
        assert_eq!(parse(&param("OneCycleLR", "epochs"), ""), Ok(Value::Null));
        assert_eq!(parse(&param("OneCycleLR", "epochs"), "3"), Ok(Value::Number(3.0)));
        assert_eq!(show(&BASE_LR, &Value::Number(0.08)), "0.080");
    }
}
