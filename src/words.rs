//! From declarations to the words of the page: labels, units, help, and the sentence of an error.

use settle_model::InvalidParam;
use settle_model::param::{Param, Unit};
use settle_model::value::Value;
use settle_text::{around, has, sentence, text};

use crate::decimal;
use crate::entry::say;
use crate::format::{count, typed};
use crate::shows::{HEIGHTS, PLAIN, Refused};

/// A parameter's label: the page's own word where there is one, else the library's name.
#[must_use]
pub fn label(kind: &str, key: &str) -> String {
    let keys = [format!("param-{kind}-{key}"), format!("param-{key}")];
    keys.iter().find(|k| has(k)).map_or_else(|| key.to_owned(), |k| text(k).to_owned())
}

/// One or two sentences on a parameter; none where there is nothing to say.
#[must_use]
pub fn help(kind: &str, key: &str) -> Option<String> {
    [format!("help-{kind}-{key}"), format!("help-{key}")].iter().find(|k| has(k)).map(|k| text(k).to_owned())
}

/// A name as it stands within a sentence or a list: in small letters where the language has it so.
#[must_use]
pub fn inside(name: String) -> String {
    if text("language-case-inside") == "small" { name.to_ascii_lowercase() } else { name }
}

/// What stands before and after a value: `("", " steps")`, `("step ", "")`.
#[must_use]
pub fn unit(param: &Param, value: &Value) -> (String, String) {
    around(&unit_key(param), &say(param, value))
}

/// The key of the text that a parameter's values stand in.
fn unit_key(param: &Param) -> String {
    let own = format!("unit-{}", param.key);
    if has(&own) { own } else { plain_unit_key(param.unit).to_owned() }
}

fn plain_unit_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Steps => "unit-in-steps",
        Unit::Step => "unit-in-step",
        Unit::Radians => "unit-in-radians",
        Unit::Factor => "unit-in-factor",
        Unit::None | Unit::Rate | Unit::Share => "unit-in-none",
    }
}

/// A value with its unit, as a sentence or a screen reader has it.
#[must_use]
pub fn with_unit(param: &Param, value: &Value) -> String {
    sentence(&unit_key(param), &[("value", say(param, value))])
}

/// The sentence of an error, the field called as the page calls it and numbers written as the language writes them.
#[must_use]
pub fn explain(error: &InvalidParam) -> String {
    let (key, mut values) = error.message();
    for (name, value) in &mut values {
        match *name {
            "field" => *value = field_name(value),
            _ => *value = as_written(value),
        }
    }
    sentence(key, &values)
}

/// What was wrong with an option of an embedded lab, and what would be right.
#[must_use]
pub fn refused(refused: &Refused) -> String {
    let (option, value) = match refused {
        Refused::Option(option) => return sentence("embed-no-option", &[("option", option)]),
        Refused::Value { option, value } => (option, value.clone()),
    };
    let [least, most] = [HEIGHTS.0, HEIGHTS.1].map(count);
    let values = [("value", value), ("known", PLAIN.join(", ")), ("least", least), ("most", most)];
    match *option {
        "controls" => sentence("embed-no-control", &values),
        "views" => sentence("embed-no-view", &values),
        "theme" => sentence("embed-no-theme", &values),
        _ => sentence("embed-no-height", &values),
    }
}

/// `runs[0].optimizer.nesterov` is `Nesterov` on the page.
fn field_name(field: &str) -> String {
    let last = field.rsplit(['.', ']']).find(|part| !part.is_empty()).unwrap_or(field);
    let last = last.split('[').next().unwrap_or(last);
    let name = label("", last);
    if name == last { field.to_owned() } else { quoted(&name) }
}

/// A name in the language's quotation marks.
#[must_use]
pub fn quoted(name: &str) -> String {
    sentence("quoted", &[("name", name)])
}

/// A number of a document or a link, with the decimal sign of the language; other texts stay as they are.
#[must_use]
pub fn as_written(value: &str) -> String {
    if decimal::read(value).is_some() { typed(value) } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::Family;
    use settle_model::experiment::{BASE_LR, STEPS};
    use settle_model::{Rule, optimizer, schedule, surface};

    #[test]
    fn every_parameter_and_every_kind_has_its_words() {
        let mut missing = Vec::new();
        let mut need = |key: String| {
            if !has(&key) {
                missing.push(key);
            }
        };
        let kinds = schedule::ALL.iter().map(|k| (k.name, (k.params)()));
        let kinds = kinds.chain(optimizer::ALL.iter().map(|k| (k.name, (k.params)())));
        let kinds: Vec<_> = kinds.chain(surface::ALL.iter().map(|k| (k.name, (k.params)()))).collect();
        let mut params: Vec<(&str, String)> =
            vec![("", "base_lr".into()), ("", "steps".into()), ("", "condition".into())];
        for (kind, declared) in &kinds {
            need(format!("kind-{kind}"));
            params.extend(declared.iter().map(|p| (*kind, p.key.to_owned())));
        }
        for family in Family::ALL {
            need(crate::names::family_key(family));
            params.extend(family.controls(120).iter().map(|c| (family.kind(), c.param.key.to_owned())));
        }
        for (kind, key) in params {
            if label(kind, &key) == key {
                need(format!("param-{key}"));
            }
            if help(kind, &key).is_none() {
                need(format!("help-{kind}-{key}"));
            }
        }
        for kind in schedule::ALL {
            need(format!("belief-{}", kind.name));
            if kind.name != "Constant" {
                need(format!("quirk-{}", kind.name));
            }
        }
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn values_carry_their_unit() {
        assert_eq!(with_unit(&STEPS, &Value::Number(120.0)), "120 steps");
        assert_eq!(with_unit(&STEPS, &Value::Number(1.0)), "1 step");
        assert_eq!(with_unit(&BASE_LR, &Value::Number(0.08)), "0.080");
    }

    #[test]
    fn errors_name_fields_as_the_page_does() {
        let values = [("momentum", 0.0), ("dampening", 0.0)];
        let error = InvalidParam::refused("nesterov", Rule::NesterovNeedsMomentum, &values);
        let sentence = explain(&error.inside("optimizer").inside("runs[0]"));
        assert!(sentence.starts_with("“Nesterov” needs momentum above 0"), "{sentence}");
    }
}
