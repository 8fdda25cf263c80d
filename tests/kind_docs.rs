//! Holds docs/kinds.md to the lists of the model: every kind with its arguments, and what its source file says of it.
//!
//! `SETTLE_WRITE_DOCS=1 cargo test --test kind_docs` writes it anew.

use std::fs;
use std::path::{Path, PathBuf};

use settle_model::param::Param;
use settle_model::value::Value;
use settle_model::{optimizer, schedule, surface};

const HEAD: &str = "# Schedules, optimizers and surfaces

Every kind, with its arguments and their library's defaults, its formula, what is surprising about it, and whose it is. Written by
`tests/kind_docs.rs` from the lists of the model and from what stands above each kind in its source file.
";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a source file says above the struct of a kind: its first paragraph, all others, and the source.
struct Said {
    story: String,
    rules: String,
    source: String,
}

impl Said {
    fn of(folder: &str, kind: &str) -> Self {
        let files = fs::read_dir(root().join("crates/model/src").join(folder)).expect("a folder");
        let codes = files.map(|file| fs::read_to_string(file.expect("an entry").path()).expect("a text"));
        let declared = |code: &String| {
            let after = code.split("declare! {").nth(1)?;
            let head = after.lines().find(|line| line.trim_start().starts_with("pub struct "))?;
            let name = head.trim().trim_start_matches("pub struct ").split([' ', '{']).next()?.to_owned();
            let named = head.split("as \"").nth(1).and_then(|rest| rest.split('"').next()).map_or(name, str::to_owned);
            (named == kind).then(|| after.split("pub struct ").next().unwrap_or_default().to_owned())
        };
        let docs = codes.filter_map(|code| declared(&code)).next().unwrap_or_else(|| panic!("no file declares {kind}"));
        let text: Vec<&str> = docs.lines().filter_map(|line| line.trim().strip_prefix("///")).map(str::trim).collect();
        let text = before_example(&text);
        let (text, source) = text.split_once("Source:").unwrap_or_else(|| panic!("{kind} names no source: {text}"));
        let (story, rules) = text.split_once("\n\n").unwrap_or((text, ""));
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
        Self { story: line(story), rules: line(rules), source: line(source) }
    }
}

/// The text before the example; lines of formulas stand in it as code.
fn before_example(lines: &[&str]) -> String {
    let (mut text, mut formula) = (String::new(), false);
    for line in lines {
        match *line {
            "```text" => formula = true,
            "```" if formula => formula = false,
            "```" => break,
            line if formula => text += &format!("`{line}`; "),
            line => text += &format!("{line}\n"),
        }
    }
    text
}

fn default(param: &Param) -> String {
    match &param.default {
        None => String::new(),
        Some(Value::List(items)) => format!(" = {}", items.iter().map(Value::brief).collect::<Vec<_>>().join(", ")),
        Some(value) => format!(" = {}", value.brief()),
    }
}

fn rows(folder: &str, kinds: &[(&'static str, &'static [Param])]) -> String {
    let row = |(kind, params): &(&'static str, &'static [Param])| {
        let said = Said::of(folder, kind);
        let arguments: Vec<String> = params.iter().map(|param| format!("`{}`{}", param.key, default(param))).collect();
        format!("| `{kind}` | {} | {} | {} | {} |\n", said.story, arguments.join(", "), said.rules, said.source)
    };
    let head = "| kind | what it is for | arguments | formula and quirks | source |\n| --- | --- | --- | --- | --- |\n";
    kinds.iter().map(row).fold(head.to_owned(), |table, row| table + &row)
}

macro_rules! listed {
    ($list:expr) => {
        $list.iter().map(|kind| (kind.name, (kind.params)())).collect::<Vec<_>>()
    };
}

fn page() -> String {
    let schedules = rows("schedule", &listed!(schedule::ALL));
    let optimizers = rows("optimizer", &listed!(optimizer::ALL));
    let surfaces = rows("surface", &listed!(surface::ALL));
    format!("{HEAD}\n## Schedules\n\n{schedules}\n## Optimizers\n\n{optimizers}\n## Surfaces\n\n{surfaces}")
}

#[test]
fn the_page_of_kinds_is_what_the_model_has() {
    let file: PathBuf = root().join("docs/kinds.md");
    if std::env::var_os("SETTLE_WRITE_DOCS").is_some() {
        fs::write(&file, page()).expect("written");
    }
    let there = fs::read_to_string(&file).expect("docs/kinds.md");
    assert_eq!(there, page(), "write it anew with SETTLE_WRITE_DOCS=1 cargo test --test kind_docs");
}
