//! A translation of the lesson says as much as the English one: parts and blocks, and what stands in them.

use std::collections::BTreeMap;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag};
use settle_lesson::lessons;
use settle_lesson::source::Part;

/// What a text is made of, and how often: paragraphs, list items, an address, a word of code, a number.
type Makeup = BTreeMap<String, u32>;

/// What a text of Markdown is made of.
fn makeup(text: &str) -> Makeup {
    let mut makeup = Makeup::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_MATH) {
        let name = match event {
            Event::Start(Tag::Paragraph) => "paragraph".to_owned(),
            Event::Start(Tag::Heading { level, .. }) => format!("heading {level}"),
            Event::Start(Tag::Item) => "list item".to_owned(),
            Event::Start(Tag::Table(columns)) => format!("table of {} columns", columns.len()),
            Event::Start(Tag::TableCell) => "cell of a table".to_owned(),
            Event::Start(Tag::BlockQuote(_)) => "closing sentence".to_owned(),
            Event::Start(Tag::Strong) => "term".to_owned(),
            Event::Start(Tag::Link { dest_url, .. }) => format!("link to {dest_url}"),
            Event::Code(code) => format!("`{code}`"),
            Event::InlineMath(_) => "mathematics in a line".to_owned(),
            Event::DisplayMath(_) => "mathematics in a line of its own".to_owned(),
            _ => continue,
        };
        *makeup.entry(name).or_default() += 1;
    }
    for number in numbers(text) {
        *makeup.entry(format!("digits {number}")).or_default() += 1;
    }
    makeup
}

/// The digits of the numbers in a text, whatever sets off decimals and thousands.
fn numbers(text: &str) -> Vec<String> {
    let text: Vec<char> = text.replace("{,}", ",").chars().collect();
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let mut number = String::new();
        while let Some(letter) = text.get(at) {
            let within = matches!(letter, '.' | ',') && !number.is_empty();
            if letter.is_ascii_digit() {
                number.push(*letter);
            } else if !within || !text.get(at + 1).is_some_and(char::is_ascii_digit) {
                break;
            }
            at += 1;
        }
        if !number.is_empty() {
            numbers.push(number);
        }
        at += 1;
    }
    numbers
}

/// What the one has more of than the other.
fn more(one: &Makeup, other: &Makeup) -> Vec<String> {
    let missing = |(name, count): (&String, &u32)| {
        let there = other.get(name).copied().unwrap_or_default();
        (there < *count).then(|| format!("{count} of {name}, not {there}"))
    };
    one.iter().filter_map(missing).collect()
}

/// The texts of a part, each with its place: what is told, and the words of blocks.
fn texts(part: &Part) -> Vec<(String, String)> {
    let mut told = String::new();
    let mut texts = Vec::new();
    for step in &part.steps {
        told.push_str(&step.told);
        told.push('\n');
        let block = &step.block;
        let mut keys = block.words();
        keys.sort_unstable();
        keys.dedup();
        let words = |key: &str| (format!("{} {key}", block.id), block.all(key).collect::<Vec<_>>().join("\n\n"));
        texts.extend(keys.into_iter().map(words));
    }
    texts.push(("what is told".to_owned(), told + &part.rest));
    texts
}

/// What a translated part has too much or too little of.
fn differences(english: &Part, part: &Part) -> Vec<String> {
    let compare = |((place, there), (_, here)): (&(String, String), &(String, String))| {
        let (there, here) = (makeup(there), makeup(here));
        let lacks = more(&there, &here).into_iter().map(|what| format!("{place} should have {what}"));
        let adds = more(&here, &there).into_iter().map(|what| format!("{place} has {what}"));
        lacks.chain(adds).collect::<Vec<_>>()
    };
    texts(english).iter().zip(&texts(part)).flat_map(compare).collect()
}

#[test]
fn every_language_has_all_of_the_lesson() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lesson");
    let lessons = lessons(&home).expect("every lesson has the parts and blocks of the English one");
    let (english, others) = lessons.split_first().expect("English");
    let mut all = Vec::new();
    for other in others {
        assert_eq!(other.parts.len(), english.parts.len(), "parts in {}", other.tag);
        for (there, here) in english.parts.iter().zip(&other.parts) {
            assert_eq!((&there.id, there.minutes), (&here.id, here.minutes), "{}", other.tag);
            assert!(!here.title.is_empty() && !here.rail.is_empty(), "{} {} has no name", other.tag, here.id);
            all.extend(differences(there, here).into_iter().map(|what| format!("{} {}: {what}", other.tag, here.id)));
        }
    }
    assert!(all.is_empty(), "{} differences:\n{}", all.len(), all.join("\n"));
}

#[test]
fn what_a_translation_lacks_is_told() {
    let part =
        |text: &str| Part::read(&format!("```part one\nminutes: 2\nrail: One\n```\n{text}"), None).expect("a part");
    let english = part(
        "# One\nAt $2$, `lr` is **0.1**.\n\n- A [page](https://a.example).\n```lab knob\ndo: 1,397 of 0.5.\n```\n",
    );
    let same = part(
        "# Uno\n`lr` es **0,1** en $2$.\n\n- Una [hoja](https://a.example).\n```lab knob\ndo: 0,5 de 1397.\n```\n",
    );
    assert_eq!(differences(&english, &same), [""; 0]);
    let less = part("# Uno\n`rl` es 0,1 en 2.\n\nUna [hoja](https://b.example).\n```lab knob\ndo: 0,6 de 1397.\n```\n");
    let told = differences(&english, &less).join("\n");
    for lack in [
        "knob do should have 1 of digits 05, not 0",
        "has 1 of `rl`",
        "of term",
        "link to https://b",
        "list item",
        "mathematics",
    ] {
        assert!(told.contains(lack), "{lack}\n{told}");
    }
}
