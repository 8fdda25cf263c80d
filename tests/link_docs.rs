//! Holds docs/links.md to the program: its tables, its examples, and what it says of damaged links.
//!
//! `SETTLE_WRITE_DOCS=1 cargo test --test link_docs` writes the table of kinds anew.

use std::fs;
use std::path::PathBuf;

use settle::link;
use settle::mended::sentence_of;
use settle_model::param::{Declared, Domain, Param, Type};
use settle_model::value::{Value, number};
use settle_model::{Noise, View, optimizer, schedule, surface};

const BEGIN: &str = "<!-- written by tests/link_docs.rs -->\n";
const END: &str = "<!-- end -->";

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/links.md")
}

fn docs() -> String {
    fs::read_to_string(file()).expect("docs/links.md")
}

/// The lines of all blocks of one kind.
fn blocks(kind: &str) -> Vec<String> {
    let docs = docs();
    let blocks = docs.split("```").skip(1).step_by(2);
    let lines = blocks.filter_map(|block| block.strip_prefix(&format!("{kind}\n"))).flat_map(str::lines);
    lines.map(str::to_owned).collect()
}

fn type_words(ty: Type) -> String {
    match ty {
        Type::Float => "number".into(),
        Type::Int => "integer".into(),
        Type::Bool => "boolean".into(),
        Type::Choice(names) => names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
        Type::Optional(inner) => format!("{} or `none`", type_words(*inner)),
        Type::Ints => "integers".into(),
        Type::Floats => "numbers".into(),
        Type::Pair => "pair".into(),
        Type::Knots => "knots".into(),
        Type::Children => "parts".into(),
        Type::Words => "words".into(),
        Type::Object | Type::Text => "-".into(),
    }
}

fn domain_words(domain: Domain) -> String {
    let low = match (domain.above_low, domain.low.is_finite(), domain.high.is_finite()) {
        (_, false, false) => return "any".into(),
        (_, false, true) => String::new(),
        (false, true, false) => format!("from {}", number(domain.low)),
        (true, true, _) => format!("above {}", number(domain.low)),
        (false, true, true) if !domain.below_high => {
            return format!("{} to {}", number(domain.low), number(domain.high));
        }
        (false, true, true) => format!("from {}", number(domain.low)),
    };
    let high = match (domain.high.is_finite(), domain.below_high) {
        (false, _) => String::new(),
        (true, false) => format!("to {}", number(domain.high)),
        (true, true) => format!("below {}", number(domain.high)),
    };
    [low, high].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn default_words(param: &Param) -> String {
    match &param.default {
        None => "must be given".into(),
        Some(Value::Null) => "`none`".into(),
        Some(Value::List(items)) if items.is_empty() => "`none`".into(),
        Some(Value::Text(name)) => format!("`{name}`"),
        Some(Value::List(items)) => items.iter().map(Value::brief).collect::<Vec<_>>().join(","),
        Some(value) => value.brief(),
    }
}

/// One kind with its arguments as lines of a table.
fn rows(field: &str, kind: &str, params: &[Param]) -> String {
    let head = format!("| `{field}` | `{kind}` |");
    let row = |param: &Param| {
        let domain = if matches!(param.ty, Type::Bool | Type::Choice(_) | Type::Children | Type::Words) {
            "".into()
        } else {
            domain_words(param.domain)
        };
        format!("{head} `{}` | {} | {domain} | {} |\n", param.key, type_words(param.ty), default_words(param))
    };
    if params.is_empty() { format!("{head} | | | |\n") } else { params.iter().map(row).collect() }
}

fn table() -> String {
    let mut table =
        "\n| field | kind | argument | type | domain | default |\n| --- | --- | --- | --- | --- | --- |\n".to_owned();
    surface::ALL.iter().for_each(|kind| table += &rows("surface", kind.name, (kind.params)()));
    table += &rows("noise", "", Noise::params()).replace("``", "");
    table += &rows("view", "", View::params()).replace("``", "");
    optimizer::ALL.iter().for_each(|kind| table += &rows("optimizer", kind.name, (kind.params)()));
    schedule::ALL.iter().for_each(|kind| table += &rows("schedule", kind.name, (kind.params)()));
    table + "\n"
}

#[test]
fn the_table_of_kinds_is_the_declarations() {
    let docs = docs();
    let (before, rest) = docs.split_once(BEGIN).expect("the mark where the table begins");
    let (there, after) = rest.split_once(END).expect("the mark where it ends");
    if std::env::var_os("SETTLE_WRITE_DOCS").is_some() {
        fs::write(file(), format!("{before}{BEGIN}{}{END}{after}", table())).expect("written");
    } else {
        assert_eq!(there, table(), "write it anew with SETTLE_WRITE_DOCS=1 cargo test --test link_docs");
    }
}

#[test]
fn every_example_is_valid_as_it_stands() {
    let examples = blocks("link");
    assert!(examples.len() >= 5, "{examples:?}");
    for example in examples {
        let scene = link::read_exact(&example);
        assert!(scene.is_some(), "{example}: {:?}", link::mend(&example).1);
    }
}

#[test]
fn the_first_example_is_the_first_scene() {
    assert_eq!(blocks("link")[0], link::write(&settle_model::Scene::first()));
}

#[test]
fn what_is_said_of_damage_is_what_the_page_says() {
    for line in blocks("mended") {
        let (link, said) = line.split_once(" | ").expect("a link and a sentence");
        let sentences: Vec<String> = link::read(link).1.iter().map(sentence_of).collect();
        assert_eq!(sentences, [said], "{link}");
    }
}

/// Every field that the reader knows stands in the table of fields and in the grammar, and no other.
#[test]
fn the_fields_are_those_that_are_read() {
    let docs = docs();
    let known = ["v", "surface", "start", "steps", "noise", "view", "a.lr", "a.name", "a.optimizer", "a.schedule"];
    let section = docs.split("\n## Fields\n").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the section");
    let listed: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(listed, known);
    for field in known {
        let unknown = link::mend(&format!("{field}=")).1.iter().any(|n| matches!(n, link::Notice::Unknown { .. }));
        assert!(!unknown, "{field} is not read");
    }
}
