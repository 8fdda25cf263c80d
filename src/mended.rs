//! What was changed about a damaged link, in the page's own words.

use settle_text::{has, sentence, text};

use crate::format::count;
use crate::link::Notice;
use crate::names::{kind_name, letter};
use crate::words::{as_written, inside, label, quoted};

/// The sentence on one change: what it is about, what stood there, and what stands there now.
#[must_use]
pub fn sentence_of(notice: &Notice) -> String {
    match notice {
        Notice::Changed { field, from, to } => {
            let shown = |value: &str| shown(field, value);
            sentence("notice-changed", &[("field", place(field)), ("from", shown(from)), ("to", shown(to))])
        }
        Notice::Entry { field, entry, from, to } => {
            let values =
                [("field", place(field)), ("entry", count(entry)), ("from", from.clone()), ("to", shown(field, to))];
            sentence("notice-entry", &values)
        }
        Notice::Missing { field, to } => {
            sentence("notice-missing", &[("field", place(field)), ("to", shown(field, to))])
        }
        Notice::Repeated { field, from } => {
            sentence("notice-repeated", &[("field", place(field)), ("from", shown(field, from))])
        }
        Notice::Rest { field, text } => sentence("notice-rest", &[("field", place(field)), ("text", text.clone())]),
        Notice::Moved { from, to } => sentence("notice-moved", &[("from", letter(*from)), ("to", letter(*to))]),
        Notice::Newer { version } => sentence("notice-newer", &[("version", version)]),
        Notice::Cut { length, kept } => sentence("notice-cut", &[("length", count(length)), ("kept", count(kept))]),
        Notice::Unknown { field } => sentence("notice-unknown", &[("field", field.as_str())]),
    }
}

/// What a field of a link is called on the page: `a.schedule.gamma` is “Factor” of run A.
fn place(field: &str) -> String {
    let (first, rest) = field.split_once('.').unwrap_or((field, ""));
    let run = ["a", "b", "c", "d"].iter().position(|letter| *letter == first);
    let parts: Vec<&str> = rest.split('.').collect();
    let last = parts.last().copied().unwrap_or_default();
    let number = parts.iter().rev().find_map(|part| part.parse::<usize>().ok());
    let name = match (run, parts.as_slice()) {
        (None, [""]) => named(first),
        (Some(_), [one]) => named(one),
        _ if first == "view" => named(last),
        // The last part is a number: what is meant is that part of the plan itself.
        _ if last.parse::<usize>().is_ok() => named("schedule"),
        _ => quoted(&label("", last)),
    };
    let name = match number {
        Some(part) => sentence("notice-of-part", &[("name", name), ("part", (part + 1).to_string())]),
        None if first == "noise" && run.is_none() && !rest.is_empty() => {
            sentence("notice-of", &[("name", name), ("whole", inside(text("group-noise").to_owned()))])
        }
        None => name,
    };
    match run {
        Some(run) => sentence("notice-of-run", &[("name", name.as_str()), ("letter", letter(run))]),
        None => name,
    }
}

/// The name of a field that is no argument: `surface`, `lr`, `schedule`.
fn named(field: &str) -> String {
    let key = format!("link-{field}");
    if has(&key) { text(&key).to_owned() } else { quoted(&label("", field)) }
}

/// A value of a link as the page says it: a run by its letter, a kind by its name, numbers with the language's sign.
fn shown(field: &str, value: &str) -> String {
    let value = value.trim();
    match field {
        _ if value.is_empty() => text("notice-nothing").to_owned(),
        "view.selected" | "view.hidden" => {
            let run = |text: &str| text.trim().parse::<usize>().ok().filter(|run| *run < 4);
            let letters = value.split(',').map(|text| run(text).map_or(text.to_owned(), |run| letter(run).to_owned()));
            letters.collect::<Vec<_>>().join(", ")
        }
        _ => match kind_name(value) {
            same if same == value => as_written(value),
            name => name,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(fragment: &str) -> Vec<String> {
        crate::link::read(fragment).1.iter().map(sentence_of).collect()
    }

    #[test]
    fn changes_are_told_in_the_words_of_the_page() {
        let of = |field: &str| place(field);
        assert_eq!(of("surface.b"), "“Curvature b”");
        assert_eq!(of("a.lr"), "the base rate of run A");
        assert_eq!(of("b.schedule"), "the schedule of run B");
        assert_eq!(of("b.schedule.gamma"), "“Factor” of run B");
        assert_eq!(of("b.schedule.schedulers.1.gamma"), "“Factor” of part 2 of run B");
        assert_eq!(of("b.schedule.schedulers.1"), "the schedule of part 2 of run B");
        assert_eq!(of("noise.sigma"), "“Strength” of noise");
        assert_eq!(of("view.step"), "the step shown");
        assert_eq!((shown("view.selected", "7"), shown("view.hidden", "0, 3")), ("7".into(), "A, D".into()));
        assert_eq!((shown("a.name", ""), shown("b.schedule", "StepLR")), ("nothing".into(), "Step".into()));
    }

    #[test]
    fn a_damaged_link_says_what_was_there_and_what_is_there_now() {
        let said = told("v=1&surface=quadratic;a:1;b:nan&steps=-5&a.lr=0.1");
        assert_eq!(said, ["“Curvature b” was nan and is now 20.", "“Steps” was -5 and is now 1."]);
    }
}
