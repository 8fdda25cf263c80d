//! Typed values: from a field's text to a value that its declaration takes, and back.

use settle_model::param::{Field, Param, Type, Unit};
use settle_model::value::Value;
use settle_model::{InvalidParam, Point, Problem};

use crate::decimal;
use crate::format::{count, plain, plain_digits, rate, rate_digits, typed};

/// Reads what was typed. A unit beside the number is taken, and the language's decimal sign as well as the point.
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
        Type::Float => Value::Number(number(text, false).ok_or_else(wrong)?),
        Type::Int => Value::Number(number(text, true).ok_or_else(wrong)?),
        _ if ty.is_numbers() => {
            list(text, ty != Type::Ints).and_then(|numbers| ty.of_numbers(numbers)).ok_or_else(wrong)?
        }
        _ => return Err(wrong()),
    };
    match ty {
        Type::Float => param.read::<f64>(&value).map(|n| n.to_value()),
        Type::Int => param.read::<i64>(&value).map(|n| n.to_value()),
        Type::Floats => param.read::<Vec<f64>>(&value).map(|n| n.to_value()),
        Type::Pair => param.read::<Point>(&value).map(|n| n.to_value()),
        Type::Knots => param.read::<Vec<Point>>(&value).map(|n| n.to_value()),
        _ => param.read::<Vec<i64>>(&value).map(|n| n.to_value()),
    }
}

/// A number that may have a unit beside it; one that should be whole may have its thousands grouped by a point as well.
fn number(text: &str, whole: bool) -> Option<f64> {
    let mut text = text.replace(['−', '–'], "-");
    let decimal = settle_text::text("number-decimal");
    for group in [settle_text::text("number-group"), "\u{a0}", " ", "."] {
        // A point groups where it is not the language's decimal sign, and nothing but whole numbers is wanted.
        if group != "." || whole && decimal != "." || group == settle_text::text("number-group") {
            text = ungrouped(&text, group, whole);
        }
    }
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit() || "+-.,".contains(c));
    let first = text.split_whitespace().find(is_number)?;
    let rest_has_digits =
        text.split_whitespace().filter(|word| *word != first).any(|w| w.contains(|c: char| c.is_ascii_digit()));
    let first = first.trim_end_matches('%').replace(',', ".");
    if rest_has_digits { None } else { decimal::read(&first).filter(|n| n.is_finite()) }
}

/// The text without the thousands signs `group`, where they group as they should: `12,000`, not `0,092`. Where that sign
/// is the point, `1.500` is a fraction, since the point is a decimal sign in every language; unless it is to be `whole`.
fn ungrouped(text: &str, group: &str, whole: bool) -> String {
    let decimal = settle_text::text("number-decimal");
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0).min(end);
    let (digits, fraction) = text[start..end].split_once(decimal).unwrap_or((&text[start..end], ""));
    let mut groups = digits.split(group);
    let first = groups.next().unwrap_or_default();
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let is_grouped = !group.is_empty()
        && digits.contains(group)
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && is_digits(first)
        && groups.all(|group| group.len() == 3 && is_digits(group));
    let is_fraction = group == "." && !whole && fraction.is_empty();
    if is_grouped && !is_fraction {
        format!("{}{}{}", &text[..start], digits.replace(group, ""), &text[start + digits.len()..])
    } else {
        text.to_owned()
    }
}

/// The numbers of a list. Where the language's decimal sign is the comma, one between two digits is that sign if there may be
/// `fractions`.
fn list(text: &str, fractions: bool) -> Option<Vec<f64>> {
    let text = if fractions && has_decimal_comma() { pointed(text) } else { text.to_owned() };
    let words = text.split(|c: char| ",;:()[]".contains(c) || c.is_whitespace()).filter(|word| !word.is_empty());
    words.map(|word| decimal::read(word).filter(|n| n.is_finite())).collect()
}

fn has_decimal_comma() -> bool {
    settle_text::text("number-decimal") == ","
}

/// The text with a point for every comma between two digits.
fn pointed(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let point = |(at, c): (usize, &char)| {
        if *c == ',' && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) { '.' } else { *c }
    };
    letters.iter().enumerate().map(point).collect()
}

/// A value as a sentence has it, without its unit.
#[must_use]
pub fn say(param: &Param, value: &Value) -> String {
    match value {
        // A seed is a name, not a number of things.
        Value::Number(n) if is_whole(param) && param.key != "seed" => count(n),
        Value::Number(n) if param.unit == Unit::Rate => rate(*n),
        Value::Number(n) if !is_whole(param) => plain(*n),
        _ => show(param, value),
    }
}

fn is_whole(param: &Param) -> bool {
    matches!(param.ty, Type::Int | Type::Optional(Type::Int))
}

/// A value as its field shows it, to be typed again.
#[must_use]
pub fn show(param: &Param, value: &Value) -> String {
    match value {
        Value::Number(n) if is_whole(param) => format!("{n}"),
        Value::Number(n) if param.unit == Unit::Rate => typed(&rate_digits(*n)),
        Value::Number(n) => typed(&plain_digits(*n)),
        Value::List(items) => {
            let between = if param.ty != Type::Ints && has_decimal_comma() { "; " } else { ", " };
            items.iter().map(|item| show_entry(param, item)).collect::<Vec<_>>().join(between)
        }
        Value::Bool(b) => b.to_string(),
        Value::Text(name) => name.to_string(),
        Value::Null | Value::Map(_) => String::new(),
    }
}

/// An entry of a list; a knot as its step, and the number that holds there.
fn show_entry(param: &Param, entry: &Value) -> String {
    match entry {
        Value::List(pair) => pair.iter().map(|number| show(param, number)).collect::<Vec<_>>().join(": "),
        other => show(param, other),
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
        assert_eq!(parse(&STEPS, "12,000 steps"), Ok(Value::Number(12_000.0)), "a grouped number");
        assert_eq!(parse(&BASE_LR, "1,234.5"), Ok(Value::Number(1234.5)));
    }

    #[test]
    fn the_signs_of_the_language_are_taken_and_the_point() {
        settle_text::speak("de", "number-decimal=,\nnumber-group=.\n".into(), Box::new(|_| "other".into()));
        for text in ["0,092", "0.092", "9,2e-2"] {
            assert_eq!(parse(&BASE_LR, text), Ok(Value::Number(0.092)), "{text}");
        }
        assert_eq!(parse(&BASE_LR, "1.500"), Ok(Value::Number(1.5)), "a fraction as code writes it");
        assert_eq!(parse(&BASE_LR, "1.500,5"), Ok(Value::Number(1500.5)));
        assert_eq!(parse(&STEPS, "1.500"), Ok(Value::Number(1500.0)));
        assert_eq!(show(&BASE_LR, &Value::Number(0.08)), "0,080");
    }

    #[test]
    fn lists_of_fractions_read_back_where_the_decimal_sign_is_the_comma() {
        settle_text::speak("es", "number-decimal=,\nnumber-group=\u{202f}\n".into(), Box::new(|_| "other".into()));
        let knots = param("Drawn", "knots");
        let pair = |step, factor| Value::List(vec![Value::Number(step), Value::Number(factor)]);
        let value = Value::List(vec![pair(0.0, 1.0), pair(60.0, 0.5)]);
        let shown = show(&knots, &value);
        assert!(shown.contains("60: 0,5"), "{shown}");
        assert_eq!(parse(&knots, &shown), Ok(value.clone()));
        assert_eq!(parse(&knots, "0: 1, 60: 0.5"), Ok(value));
        let list = Value::List(vec![Value::Number(60.0), Value::Number(90.0)]);
        assert_eq!(parse(&param("MultiStepLR", "milestones"), "60,90"), Ok(list));
        for text in ["12000", "12\u{202f}000", "12 000", "12.000"] {
            assert_eq!(parse(&STEPS, text), Ok(Value::Number(12_000.0)), "{text}");
        }
        assert_eq!(parse(&BASE_LR, "0.092"), Ok(Value::Number(0.092)));
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
