//! The letters of a link: how kinds, arguments and lists stand in a fragment, knowing nothing of what they mean.
//!
//! ```text
//! fragment = field *("&" field)            field    = key "=" text
//! kind     = name *(";" key ":" value)     value    = text / children
//! children = *("+" kind) "~"               name, key, text = letters, digits and -._,
//! ```

use settle_model::value::{Map, Value, number};

/// The most bytes of a fragment that are read: a plan of twenty thousand milestones, say.
pub const LONGEST: usize = 131_072;

/// How deep schedules may stand inside each other.
const DEEPEST: usize = 64;

/// How None and an empty list are written.
pub const NONE: &str = "none";

/// A kind with its arguments, as they stand in a link.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raw<'a> {
    /// The name of the kind.
    pub kind: &'a str,
    /// Its arguments in their order.
    pub arguments: Vec<(&'a str, RawValue<'a>)>,
}

/// An argument as it stands in a link.
#[derive(Clone, Debug, PartialEq)]
pub enum RawValue<'a> {
    /// Anything without a structure of its own.
    Text(&'a str),
    /// Kinds in order.
    Children(Vec<Raw<'a>>),
}

/// The fields of a fragment.
pub fn fields(fragment: &str) -> impl Iterator<Item = (&str, &str)> {
    fragment.split('&').filter(|field| !field.is_empty()).map(|field| field.split_once('=').unwrap_or((field, "")))
}

/// Reads a kind with its arguments; and what is left over behind it.
#[must_use]
pub fn parse_kind(text: &str) -> (Raw<'_>, &str) {
    let mut rest = text;
    let raw = parse(&mut rest, 0);
    (raw, rest)
}

fn parse<'a>(rest: &mut &'a str, depth: usize) -> Raw<'a> {
    let kind = take(rest, &[';', '+', '~']);
    let mut arguments = Vec::new();
    while let Some(after) = rest.strip_prefix(';') {
        *rest = after;
        let key = take(rest, &[':', ';', '+', '~']);
        *rest = rest.strip_prefix(':').unwrap_or(rest);
        let value = if rest.starts_with(['+', '~']) && depth < DEEPEST {
            RawValue::Children(parse_children(rest, depth + 1))
        } else {
            RawValue::Text(take(rest, &[';', '+', '~']))
        };
        arguments.push((key, value));
    }
    Raw { kind, arguments }
}

fn parse_children<'a>(rest: &mut &'a str, depth: usize) -> Vec<Raw<'a>> {
    let mut children = Vec::new();
    while let Some(after) = rest.strip_prefix('+') {
        *rest = after;
        children.push(parse(rest, depth));
    }
    *rest = rest.strip_prefix('~').unwrap_or(rest);
    children
}

/// Takes what stands before the first of these characters.
fn take<'a>(rest: &mut &'a str, ends: &[char]) -> &'a str {
    let end = rest.find(ends).unwrap_or(rest.len());
    let (taken, left) = rest.split_at(end);
    *rest = left;
    taken
}

/// A kind with the given arguments.
#[must_use]
pub fn print_kind(kind: &str, arguments: &Map) -> String {
    let rest: String = arguments.iter().map(|(key, value)| format!(";{key}:{}", print_value(value))).collect();
    format!("{kind}{rest}")
}

/// The arguments alone, as `key:value;key:value`.
#[must_use]
pub fn print_arguments(arguments: &Map) -> String {
    print_kind("", arguments).trim_start_matches(';').to_owned()
}

/// A value as it stands in a link: numbers in full, lists with commas.
fn print_value(value: &Value) -> String {
    match value {
        Value::Null => NONE.into(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => number(*n),
        Value::Text(text) => text.to_string(),
        // An empty text before `~` would read as the end of a list.
        Value::List(items) if items.is_empty() => NONE.into(),
        Value::List(items) => items.iter().map(print_value).collect::<Vec<_>>().join(","),
        Value::Map(fields) => print_kind("", fields),
    }
}

/// Text as letters, digits, `-` and `~hh` for every other byte of it.
#[must_use]
pub fn escape(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("~{b:02x}") }).collect()
}

/// Undoes escapes of two hexadecimal digits after `mark`; a broken one stays, bytes that are no UTF-8 become `�`.
#[must_use]
pub fn unescape(text: &str, mark: u8) -> String {
    let digit = |byte: Option<&u8>| byte.and_then(|&b| char::from(b).to_digit(16));
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at] == mark, digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            (true, Some(high), Some(low)) => {
                out.push((16 * high + low) as u8);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_stand_inside_their_parent() {
        let (raw, rest) = parse_kind("Seq;parts:+A;x:1+Seq;parts:+B~;m:2~;m:3,4~~junk");
        assert_eq!((raw.arguments.len(), rest), (2, "~~junk"), "{raw:?}");
        let RawValue::Children(parts) = &raw.arguments[0].1 else { panic!("{raw:?}") };
        assert_eq!(parts[1].arguments[1], ("m", RawValue::Text("2")));
        assert_eq!(raw.arguments[1], ("m", RawValue::Text("3,4")));
    }

    #[test]
    fn names_survive_with_any_letters() {
        for name in ["plain", "two words", "größer ~ 100 %", "日本", "a&b=c;d:e+f"] {
            let escaped = escape(name);
            assert!(escaped.bytes().all(|b| b.is_ascii_alphanumeric() || b"-~".contains(&b)), "{escaped}");
            assert_eq!(unescape(&escaped, b'~'), name);
        }
        assert_eq!(unescape("cut ~4", b'~'), "cut ~4");
    }
}
