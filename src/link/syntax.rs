//! The letters of a link: how kinds, arguments and lists stand in a fragment, knowing nothing of what they mean.
//!
//! ```text
//! fragment = field *("&" field)            field    = key "=" text
//! kind     = name *(";" key ":" value)     value    = text / children
//! children = *("+" kind) "~"               name, key, text = letters, digits and -._,
//! ```

use settle_model::value::{Map, Value, number};

/// The most characters of a fragment that are read.
pub const LONGEST: usize = 65_536;

/// How deep schedules may stand inside each other.
const DEEPEST: usize = 64;

/// How None and an empty list are written.
pub const NONE: &str = "none";

/// A kind with its arguments, as they stand in a link.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raw {
    /// The name of the kind.
    pub kind: String,
    /// Its arguments in their order.
    pub arguments: Vec<(String, RawValue)>,
}

/// An argument as it stands in a link.
#[derive(Clone, Debug, PartialEq)]
pub enum RawValue {
    /// Anything without a structure of its own.
    Text(String),
    /// Kinds in order.
    Children(Vec<Raw>),
}

/// The fields of a fragment, a leading `#` or `?` left out. Percent escapes are undone, since some editors put them in;
/// a broken one stays as it is.
#[must_use]
pub fn fields(fragment: &str) -> Vec<(String, String)> {
    let end = fragment.char_indices().nth(LONGEST).map_or(fragment.len(), |(at, _)| at);
    let plain = unescape(fragment[..end].trim_start_matches(['#', '?']), b'%').replace(' ', "+");
    let split = |field: &str| {
        let (key, text) = field.split_once('=').unwrap_or((field, ""));
        (key.to_owned(), text.to_owned())
    };
    plain.split('&').filter(|field| !field.is_empty()).map(split).collect()
}

/// Reads a kind with its arguments; whatever is left over at the end is dropped.
#[must_use]
pub fn parse_kind(text: &str) -> Raw {
    let mut rest = text;
    parse(&mut rest, 0)
}

fn parse(rest: &mut &str, depth: usize) -> Raw {
    let kind = take(rest, &[';', '+', '~']).to_owned();
    let mut arguments = Vec::new();
    while let Some(after) = rest.strip_prefix(';') {
        *rest = after;
        let key = take(rest, &[':', ';', '+', '~']).to_owned();
        *rest = rest.strip_prefix(':').unwrap_or(rest);
        let value = if rest.starts_with(['+', '~']) && depth < DEEPEST {
            RawValue::Children(parse_children(rest, depth + 1))
        } else {
            RawValue::Text(take(rest, &[';', '+', '~']).to_owned())
        };
        arguments.push((key, value));
    }
    Raw { kind, arguments }
}

fn parse_children(rest: &mut &str, depth: usize) -> Vec<Raw> {
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
        let raw = parse_kind("Seq;parts:+A;x:1+Seq;parts:+B~;m:2~;m:3,4");
        assert_eq!(raw.arguments.len(), 2, "{raw:?}");
        let RawValue::Children(parts) = &raw.arguments[0].1 else { panic!("{raw:?}") };
        assert_eq!(parts[1].arguments[1], ("m".into(), RawValue::Text("2".into())));
        assert_eq!(raw.arguments[1], ("m".into(), RawValue::Text("3,4".into())));
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

    #[test]
    fn percent_escapes_of_editors_are_undone() {
        assert_eq!(
            fields("#a%2Eschedule%3DStepLR%3Bgamma:.5&%"),
            [("a.schedule".into(), "StepLR;gamma:.5".into()), ("%".into(), String::new())]
        );
    }
}
