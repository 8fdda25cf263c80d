//! Holds docs/findings.md to the rules: what each source file says of its finding, its thresholds with their reasons.
//!
//! `SETTLE_WRITE_DOCS=1 cargo test -p settle-model --test finding_docs` writes it anew.

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

use settle_model::diagnosis::rules;

const HEAD: &str = "# Findings

What Settle finds in a run, most severe first, each with its definition and its thresholds. Written by
`crates/model/tests/finding_docs.rs` from what stands in the source file of each rule.
";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnosis")
}

/// The comment lines with this mark that stand right before a line, as one paragraph.
fn before(lines: &[&str], at: usize, mark: &str) -> String {
    let first = lines[..at].iter().rposition(|line| !line.trim_start().starts_with("///")).map_or(0, |i| i + 1);
    let text: Vec<&str> =
        lines[first..at].iter().map(|line| line.trim_start().trim_start_matches(mark).trim()).collect();
    text.join(" ")
}

/// What the head of a file says, after the mark of such comments.
fn head(code: &str) -> String {
    let lines = code.lines().take_while(|line| line.starts_with("//!"));
    lines.map(|line| line.trim_start_matches("//!").trim()).collect::<Vec<_>>().join(" ")
}

fn terms() -> String {
    let code = fs::read_to_string(folder().join("mod.rs")).expect("the rules");
    head(&code).split_once("Terms.").map(|(_, terms)| terms.trim().to_owned()).expect("the terms")
}

fn section(rule: &str) -> String {
    let file = folder().join(format!("{}.rs", rule.replace('-', "_")));
    let code = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let lines: Vec<&str> = code.lines().collect();
    let at = lines.iter().position(|line| line.starts_with("#[derive(Debug)]")).expect("the rule");
    let definition = before(&lines, at, "///");
    let mut rows = String::new();
    for (i, line) in lines.iter().enumerate() {
        let bare = line.trim_start_matches("pub(crate) ");
        if let Some((name, rest)) = bare.strip_prefix("const ").and_then(|rest| rest.split_once(':'))
            && let Some((_, value)) = rest.split_once(" = ")
            && !value.starts_with('"')
        {
            rows += &format!("| `{name}` | {} | {} |\n", value.trim_end_matches(';'), before(&lines, i, "///"));
        }
    }
    let table = format!("| threshold | value | why |\n| --- | --- | --- |\n{rows}");
    format!("\n## {rule}\n\n{} {definition}\n\n{table}", head(&code))
}

fn page() -> String {
    rules().iter().fold(format!("{HEAD}\nTerms. {}\n", terms()), |page, rule| page + &section(rule))
}

#[test]
fn the_page_of_findings_is_what_the_rules_say() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/findings.md");
    if std::env::var_os("SETTLE_WRITE_DOCS").is_some() {
        fs::write(&file, page()).expect("written");
    }
    let there = fs::read_to_string(&file).expect("docs/findings.md");
    assert_eq!(there, page(), "write it anew with SETTLE_WRITE_DOCS=1 cargo test -p settle-model --test finding_docs");
}
