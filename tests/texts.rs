//! The texts and the sources agree: no key is missing, none is unused, every value that a text takes is given, and every
//! language is complete.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use settle::condition::CONDITION;
use settle::families::Family;
use settle_model::experiment::{BASE_LR, START, STEPS};
use settle_model::param::{Declared, Param, Type};
use settle_model::{Noise, optimizer, schedule, surface};
use settle_text_compiler::{Language, english, languages};

/// A source file without its tests.
struct Source {
    path: PathBuf,
    code: String,
}

/// The folder of all languages.
fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/text")
}

/// Every source file below a folder.
fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
                let code = fs::read_to_string(&path).expect("text");
                let code = code.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
                found.push(Source { path, code });
            }
        }
    }
    assert!(!found.is_empty(), "no sources in {folder}");
    found
}

/// The sources that say something: those of the page, of the lesson, and of the core with its programs.
fn speaking() -> Vec<Source> {
    ["src", "crates/lesson/src", "crates/model/src", "crates/model/examples"].into_iter().flat_map(sources).collect()
}

impl Source {
    /// The quoted strings that look like keys.
    fn names(&self) -> BTreeSet<&str> {
        let is_key =
            |text: &&str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        self.code.split('"').filter(is_key).collect()
    }

    /// What follows each call of a function with a key that is written out, with the key: `(key, rest of the code)`.
    fn calls(&self, function: &str) -> Vec<(&str, &str)> {
        let call = format!("{function}(\"");
        let starts = self.code.match_indices(&call).filter(|(at, _)| !self.code[..*at].ends_with(is_word));
        starts.filter_map(|(at, _)| self.code[at + call.len()..].split_once('"')).collect()
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The keys that are built from declarations, as the page builds them.
fn built() -> BTreeSet<String> {
    let kinds = |all: Vec<(&'static str, &'static [Param])>| all;
    let schedules = kinds(schedule::ALL.iter().map(|k| (k.name, (k.params)())).collect());
    let others = optimizer::ALL.iter().map(|k| (k.name, (k.params)()));
    let others = others.chain(surface::ALL.iter().map(|k| (k.name, (k.params)())));
    let mut keys = BTreeSet::new();
    for (kind, params) in schedules.iter().copied().chain(others) {
        keys.insert(format!("kind-{kind}"));
        params.iter().for_each(|param| of_param(kind, param, &mut keys));
    }
    keys.extend(schedules.iter().flat_map(|(kind, _)| [format!("belief-{kind}"), format!("quirk-{kind}")]));
    for family in Family::ALL {
        keys.extend([settle::names::family_key(family), format!("thumbnail-{}", family.kind())]);
        family.controls(120).iter().for_each(|control| of_param(family.kind(), &control.param, &mut keys));
    }
    [&BASE_LR, &STEPS, &START, &CONDITION]
        .into_iter()
        .chain(Noise::params())
        .for_each(|param| of_param("", param, &mut keys));
    settle_model::View::params().iter().for_each(|param| of_param("", param, &mut keys));
    keys.extend(settle_model::diagnosis::rules().iter().map(|rule| format!("finding-title-{rule}")));
    keys.extend(["explore", "stabilise", "refine"].map(|phase| format!("phase-{phase}")));
    let of_pairs = ["param-beta1", "help-beta1", "param-beta2", "help-beta2"];
    keys.extend(["param-max_lr", "help-max_lr"].into_iter().chain(of_pairs).map(String::from));
    let link = ["v", "link", "lr", "name", "schedule", "optimizer", "surface", "start", "noise", "view"];
    keys.extend(
        link.into_iter()
            .chain(["selected", "hidden", "step", "free", "below", "healthy", "restarts", "overshoot", "settles_after"])
            .map(|field| format!("link-{field}")),
    );
    keys
}

/// The keys of a parameter: its name, help and unit, and its choices.
fn of_param(kind: &str, param: &Param, keys: &mut BTreeSet<String>) {
    let key = param.key;
    keys.extend([format!("param-{kind}-{key}"), format!("param-{key}"), format!("unit-{key}")]);
    keys.extend([format!("help-{kind}-{key}"), format!("help-{key}")]);
    if let Type::Choice(names) = param.ty {
        keys.extend(names.iter().map(|name| format!("choice-{name}")));
    }
}

/// The keys that the page's own file names.
fn in_the_page() -> Vec<(String, String)> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html")).expect("the page");
    let marked = page.split("data-text=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    let text = |rest: &str| Some(rest.split_once('>')?.1.split_once('<')?.0.to_owned());
    marked.filter_map(|(key, rest)| Some((key.to_owned(), text(rest)?))).collect()
}

#[test]
fn every_key_that_is_named_has_a_text() {
    let mut missing = Vec::new();
    for source in speaking() {
        let calls = ["text", "sentence", "around"].into_iter().flat_map(|function| source.calls(function));
        // These begin nothing but keys.
        let alone = ["fact-", "invalid-", "refused-", "unit-in-", "hint-try-", "embed-no-", "number-"];
        let names = source.names().into_iter().filter(|name| alone.iter().any(|begin| name.starts_with(begin)));
        let keys = calls.map(|(key, _)| key).chain(names);
        missing
            .extend(keys.filter(|key| !settle_text::has(key)).map(|key| format!("{}: {key}", source.path.display())));
    }
    missing.extend(in_the_page().into_iter().map(|(key, _)| key).filter(|key| !settle_text::has(key)));
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_text_is_used() {
    let sources = speaking();
    let named: BTreeSet<&str> = sources.iter().flat_map(Source::names).collect();
    let built = built();
    let page: BTreeSet<String> = in_the_page().into_iter().map(|(key, _)| key).collect();
    // What a key or a word of the help does or is; what the language itself is called.
    let said_with =
        |key: &str| ["-does", "-is"].iter().any(|end| key.strip_suffix(end).is_some_and(|k| named.contains(k)));
    let is_used = |key: &str| named.contains(key) || built.contains(key) || page.contains(key) || said_with(key);
    let english = english(&home()).expect("English");
    let unused: Vec<&String> = english.messages.keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "no source uses {unused:#?}");
}

/// The names of values, `("step", ...`, in a piece of code.
fn given(code: &str) -> BTreeSet<&str> {
    let begun = code.split("(\"").skip(1).filter_map(|rest| rest.split_once('"'));
    begun.filter(|(_, after)| after.starts_with(',')).map(|(name, _)| name).collect()
}

/// The code up to the end of the call that it is inside of.
fn call(code: &str) -> &str {
    let mut open = 1;
    let end = code.char_indices().find(|(_, c)| {
        open += i32::from(*c == '(') - i32::from(*c == ')');
        open == 0
    });
    &code[..end.map_or(code.len(), |(at, _)| at)]
}

/// Whether the values of a call are written out in it, each with its name.
fn is_whole(call: &str) -> bool {
    let is_variable = |piece: &str| {
        let piece = piece.trim().trim_end_matches(']');
        !piece.is_empty() && piece.chars().all(|c| is_word(c) || c == '.')
    };
    call.split_once("&[").is_some_and(|(_, values)| !values.split(',').any(is_variable))
}

#[test]
fn every_value_that_a_text_takes_is_given() {
    let english = english(&home()).expect("English");
    let mut wrong = Vec::new();
    let core: Vec<Source> = sources("crates/model/src");
    let core: BTreeSet<&str> = core.iter().flat_map(|source| given(&source.code)).chain(["field"]).collect();
    for source in speaking() {
        let lack = |key: &str, given: &BTreeSet<&str>| {
            let lacks: Vec<&str> = english.values(key).difference(given).copied().collect();
            (!lacks.is_empty()).then(|| format!("{}: {key} is not given {lacks:?}", source.path.display()))
        };
        for (key, rest) in source.calls("sentence") {
            // Values that stand in the call itself; others are somewhere in the file.
            let inside = call(rest);
            wrong.extend(lack(key, &given(if is_whole(inside) { inside } else { &source.code })));
        }
        wrong.extend(source.calls("text").iter().filter_map(|(key, _)| lack(key, &BTreeSet::new())));
        // What the core's errors carry is said in one place and named in another.
        let in_core = source.path.to_string_lossy().contains("model");
        let mut given = given(&source.code);
        given.extend(core.iter().filter(|_| in_core));
        let anywhere = source.names().into_iter().filter(|name| name.contains('-'));
        wrong.extend(anywhere.filter_map(|key| lack(key, &given)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn built_keys_take_what_is_given_to_them() {
    let english = english(&home()).expect("English");
    for key in built() {
        let wanted = match key.split('-').next() {
            Some("unit") => BTreeSet::from(["value"]),
            Some("finding") => BTreeSet::from(["run"]),
            _ => BTreeSet::new(),
        };
        let takes = english.values(&key);
        assert!(takes.is_subset(&wanted), "{key} takes {takes:?}");
    }
}

#[test]
fn every_language_is_complete() {
    let languages = languages(&home()).expect("every language can be read");
    let (english, others) = languages.split_first().expect("English");
    assert!(!others.is_empty(), "there is the pseudo-language");
    let wrong: Vec<String> = others.iter().flat_map(|other: &Language| other.differences(english)).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_page_begins_with_the_texts_of_the_program() {
    let wrong: Vec<_> = in_the_page().into_iter().filter(|(key, text)| settle_text::text(key) != text).collect();
    assert_eq!(wrong, [], "index.html has other texts than crates/text/en");
}
