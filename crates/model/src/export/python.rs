//! How Python is written: numbers, arguments, calls, and the few functions in which libraries differ.

use crate::param::{Param, Type};
use crate::value::{Map, Value};

/// The longest line that is not broken up.
const WIDTH: usize = 88;

/// Who computes: Python's own numbers, jax's arrays or the tensors of Keras.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    Plain,
    Jax,
    Keras,
}

impl Tongue {
    fn function(self, plain: &str, arrays: &str, arguments: &str) -> String {
        match self {
            Self::Plain => format!("{plain}({arguments})"),
            Self::Jax => format!("jnp.{arrays}({arguments})"),
            Self::Keras => format!("ops.{arrays}({arguments})"),
        }
    }

    /// One of two values, by a condition.
    pub(super) fn choose(self, condition: &str, yes: &str, no: &str) -> String {
        match self {
            Self::Plain => format!("({yes} if {condition} else {no})"),
            _ => self.function("", "where", &format!("{condition}, {yes}, {no}")),
        }
    }

    /// A line that gives a name one of two values, by a condition.
    pub(super) fn assign_either(self, name: &str, condition: &str, yes: &str, no: &str) -> String {
        let array = match self {
            Self::Plain => return format!("{name} = {yes} if {condition} else {no}"),
            Self::Jax => "jnp.where",
            Self::Keras => "ops.where",
        };
        call(&format!("{name} = {array}"), &[condition.into(), yes.into(), no.into()])
    }

    /// The end of a function whose result is one of two values, by a condition.
    pub(super) fn return_either(self, condition: &str, yes: &str, no: &str) -> Vec<String> {
        let array = match self {
            Self::Plain => return vec![format!("if {condition}:\n    return {yes}"), format!("return {no}")],
            Self::Jax => "return jnp.where",
            Self::Keras => "return ops.where",
        };
        vec![call(array, &[condition.into(), yes.into(), no.into()])]
    }

    pub(super) fn cos(self, angle: &str) -> String {
        self.function("math.cos", "cos", angle)
    }

    pub(super) fn sqrt(self, n: &str) -> String {
        self.function("math.sqrt", "sqrt", n)
    }

    /// A power of an expression; plain Python would raise where the others give infinity, unless it is `safe`.
    pub(super) fn power(self, base: &str, exponent: f64, safe: bool) -> String {
        match self {
            Self::Plain if !safe => format!("float(torch.tensor({base}) ** {})", term(exponent)),
            _ => format!("{base} ** {}", term(exponent)),
        }
    }

    /// A number to the power of an expression; plain Python would raise or become complex where the others do not.
    pub(super) fn power_of(self, base: f64, exponent: &str) -> String {
        match self {
            Self::Plain if !(0.0..=1.0).contains(&base) => {
                format!("float(torch.tensor({}) ** {exponent})", float(base))
            }
            _ => format!("{} ** {exponent}", term(base)),
        }
    }

    pub(super) fn lesser(self, a: &str, b: &str) -> String {
        self.function("min", "minimum", &format!("{a}, {b}"))
    }

    pub(super) fn greater(self, a: &str, b: &str) -> String {
        self.function("max", "maximum", &format!("{a}, {b}"))
    }
}

/// A float as Python reads it to the same bits.
pub(super) fn float(n: f64) -> String {
    match n {
        n if n.is_nan() => "float(\"nan\")".into(),
        n if n.is_infinite() => format!("float(\"{}inf\")", if n < 0.0 { "-" } else { "" }),
        n => format!("{n:?}"),
    }
}

/// A float within an expression: a negative one in brackets.
pub(super) fn term(n: f64) -> String {
    if n.is_sign_negative() { format!("({})", float(n)) } else { float(n) }
}

/// `t - n`, simply `t` where n is 0.
pub(super) fn since(n: i64) -> String {
    match n {
        0 => "t".into(),
        n if n < 0 => format!("(t + {})", n.unsigned_abs()),
        n => format!("(t - {n})"),
    }
}

/// `low + (1 - low) shape`.
pub(super) fn above(low: f64, shape: &str) -> String {
    let n = term(low);
    if low == 0.0 { shape.into() } else { format!("({n} + (1.0 - {n}) * {shape})") }
}

/// A value as Python reads it, by the type that its declaration gives it.
pub(super) fn literal(value: &Value, ty: Type) -> String {
    match (value, ty) {
        (value, Type::Optional(inner)) => literal(value, *inner),
        (Value::Null, _) => "None".into(),
        (Value::Bool(yes), _) => if *yes { "True" } else { "False" }.into(),
        (Value::Number(n), Type::Int) => format!("{}", *n as i64),
        (Value::Number(n), _) => float(*n),
        (Value::Text(name), _) => format!("\"{name}\""),
        (Value::List(items), Type::Ints) => list(items.iter().map(|item| literal(item, Type::Int))),
        (Value::List(items), Type::Pair) => format!("({})", each(items).join(", ")),
        (Value::List(items), _) => list(each(items).into_iter()),
        (Value::Map(_), _) => "{}".into(),
    }
}

fn each(items: &[Value]) -> Vec<String> {
    items.iter().map(|item| literal(item, Type::Float)).collect()
}

/// `key=value` of each argument that is not the library's default.
pub(super) fn keywords(params: &[Param], arguments: &Map) -> Vec<String> {
    let given = arguments.iter().filter_map(|(key, value)| {
        let param = params.iter().find(|p| p.key == key)?;
        (param.default.as_ref() != Some(value)).then(|| format!("{key}={}", literal(value, param.ty)))
    });
    given.collect()
}

/// A list, in as many lines as it needs.
pub(super) fn list(items: impl Iterator<Item = String>) -> String {
    let mut lines = vec![String::new()];
    let mut broken = false;
    for item in items {
        let last = lines.len() - 1;
        if lines[last].len() + item.len() + 2 > WIDTH - 8 {
            broken = true;
            lines.push(item + ", ");
        } else {
            lines[last] += &(item + ", ");
        }
    }
    if broken {
        let inner: Vec<_> = lines.iter().map(|line| format!("    {}", line.trim_end())).collect();
        format!("[\n{}\n]", inner.join("\n"))
    } else {
        format!("[{}]", lines[0].trim_end_matches(", "))
    }
}

/// A call, in as many lines as it needs.
pub(super) fn call(name: &str, arguments: &[String]) -> String {
    let line = format!("{name}({})", arguments.join(", "));
    if line.len() <= WIDTH && !line.contains('\n') {
        return line;
    }
    let lines: Vec<_> = arguments.iter().map(|argument| format!("{},", indent(argument))).collect();
    format!("{name}(\n{}\n)", lines.join("\n"))
}

/// Text one level further in.
pub(super) fn indent(text: &str) -> String {
    let further = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
    text.lines().map(further).collect::<Vec<_>>().join("\n")
}

/// A function definition.
pub(super) fn define(head: &str, says: &str, body: &[String]) -> String {
    let mut lines = vec![format!("def {head}:"), format!("    \"\"\"{says}\"\"\"")];
    lines.extend(body.iter().map(|line| indent(line)));
    lines.join("\n")
}

/// Definitions below each other: functions and classes two empty lines apart, values none.
pub(super) fn blocks(definitions: &[String]) -> String {
    let tall = |text: &String| text.starts_with("def ") || text.starts_with("class ");
    let mut text = String::new();
    for (i, definition) in definitions.iter().enumerate() {
        if i > 0 {
            text += if tall(definition) || tall(&definitions[i - 1]) { "\n\n\n" } else { "\n" };
        }
        text += definition;
    }
    text
}

/// `name=n`, where it is not the default.
pub(super) fn unless(default: f64, name: &str, n: f64) -> Option<String> {
    (n != default).then(|| format!("{name}={}", float(n)))
}

/// Comment lines.
pub(super) fn comments(notes: &[String]) -> String {
    notes.iter().map(|note| format!("# {note}\n")).collect()
}

/// The class name of a kind as the name of a variable.
pub(super) fn snake(kind: &str) -> String {
    let mut name = String::new();
    let letters: Vec<char> = kind.chars().collect();
    for (i, letter) in letters.iter().enumerate() {
        let begins = i > 0
            && letter.is_uppercase()
            && (letters[i - 1].is_lowercase() || letters.get(i + 1).is_some_and(|next| next.is_lowercase()));
        if begins {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_python() {
        let wanted = [(0.1, "0.1"), (1.0, "1.0"), (1e-7, "1e-7"), (1e300, "1e300"), (-2.5, "-2.5")];
        for (n, text) in wanted {
            assert_eq!(float(n), text);
        }
        assert_eq!(float(f64::NEG_INFINITY), "float(\"-inf\")");
        assert_eq!(term(-2.5), "(-2.5)");
        assert_eq!(since(-3), "(t + 3)");
    }

    #[test]
    fn kinds_become_names() {
        for (kind, name) in [("StepLR", "step_lr"), ("OneCycleLR", "one_cycle_lr"), ("Drawn", "drawn")] {
            assert_eq!(snake(kind), name);
        }
        assert_eq!(snake("CosineAnnealingWarmRestarts"), "cosine_annealing_warm_restarts");
    }

    #[test]
    fn long_calls_and_lists_are_broken_up() {
        let long = list((0..40).map(|n| n.to_string()));
        assert!(long.starts_with("[\n    0, 1,") && long.ends_with(",\n]"), "{long}");
        assert_eq!(call("f", &[list([1, 2].iter().map(ToString::to_string))]), "f([1, 2])");
        assert!(call("f", &[long]).starts_with("f(\n    [\n        0,"));
    }
}
