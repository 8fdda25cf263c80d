//! From declarations to the words of the page: labels, units, help, and the sentence of an error.

use settle_model::InvalidParam;
use settle_model::param::{Param, Unit};
use settle_model::value::Value;
use settle_text::{has, sentence, text};

use crate::entry::show;
use crate::link::Notice;
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

/// What stands before and after a value: `("", " steps")`, `("step ", "")`.
#[must_use]
pub fn unit(param: &Param, value: &Value) -> (String, String) {
    let own = format!("unit-{}", param.key);
    let key = if has(&own) { own } else { unit_key(param.unit, value).to_owned() };
    let pattern = if has(&key) { text(&key) } else { "{ $value }" };
    let (before, after) = pattern.split_once("{ $value }").unwrap_or(("", ""));
    (before.to_owned(), after.to_owned())
}

fn unit_key(unit: Unit, value: &Value) -> &'static str {
    match unit {
        Unit::Steps if *value == Value::Number(1.0) => "unit-in-steps-one",
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
    let (before, after) = unit(param, value);
    format!("{before}{}{after}", show(param, value))
}

/// The sentence of an error, the field called as the page calls it.
#[must_use]
pub fn explain(error: &InvalidParam) -> String {
    let (key, mut values) = error.message();
    for (name, value) in &mut values {
        if *name == "field" {
            *value = field_name(value);
        }
    }
    sentence(key, &values)
}

/// What was changed to make a damaged link a valid one.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Changed { field, from, to } => {
            sentence("notice-changed", &[("field", field.as_str()), ("from", from.as_str()), ("to", to.as_str())])
        }
        Notice::More { count } => sentence("notice-more", &[("count", count.to_string())]),
        Notice::Unknown { field } => sentence("notice-unknown", &[("field", field.as_str())]),
    }
}

/// What was wrong with an option of an embedded lab, and what would be right.
#[must_use]
pub fn refused(refused: &Refused) -> String {
    let (option, value) = match refused {
        Refused::Option(option) => return sentence("embed-no-option", &[("option", option)]),
        Refused::Value { option, value } => (option, value.clone()),
    };
    let [least, most] = [HEIGHTS.0, HEIGHTS.1].map(|height| height.to_string());
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
    if name == last { field.to_owned() } else { format!("“{name}”") }
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
        schedule::ALL.iter().for_each(|k| need(format!("belief-{}", k.name)));
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
