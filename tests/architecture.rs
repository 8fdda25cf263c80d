//! The rules of ARCHITECTURE.md that can be read off the source files.

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of a source file.
const LONGEST: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder whose name ends so; build results are not ours.
fn files(folder: &str, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
            if path.is_dir() && !["target", "dist", "node_modules"].contains(&name.as_str()) && !name.starts_with('.') {
                open.push(path);
            } else if name.ends_with(end) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no {end} below {folder}");
    found
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("text")
}

/// The names of the crates that a crate's manifest depends on, its tests aside.
fn dependencies(manifest: &str) -> Vec<String> {
    let text = text(&root().join(manifest));
    let section = text.split("\n[dependencies]").nth(1).unwrap_or_default();
    let lines = section.lines().skip(1).take_while(|line| !line.starts_with('['));
    let name = |line: &str| line.split(['=', '.']).next().map(|n| n.trim().trim_matches('"').to_owned());
    lines.filter(|line| line.contains('=') && !line.starts_with([' ', '#', ']'])).filter_map(name).collect()
}

#[test]
fn imports_point_down() {
    let model = dependencies("crates/model/Cargo.toml");
    assert_eq!(model, ["libm", "rand_chacha", "serde"], "the model knows numbers only");
    assert_eq!(dependencies("crates/text/Cargo.toml"), Vec::<String>::new(), "the words depend on nothing");
    let draw = dependencies("crates/draw/Cargo.toml");
    let ours: Vec<_> = draw.iter().filter(|name| name.starts_with("settle")).collect();
    assert_eq!(ours, ["settle-model", "settle-raster"]);
    assert_eq!(dependencies("crates/raster/Cargo.toml"), Vec::<String>::new(), "pixels depend on nothing");
    let web = ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo"];
    assert!(draw.iter().all(|name| !web.contains(&name.as_str())), "draw knows no browser: {draw:?}");
}

/// std's functions of these names may round otherwise on another machine; its square root is rounded correctly on all.
#[test]
fn the_core_takes_its_functions_from_libm() {
    let calls =
        ["sin()", "cos()", "tan()", "exp()", "ln()", "log10()", "log2()", "powf(", "powi(", "hypot(", "mul_add("];
    for path in files("crates/model/src", ".rs") {
        let code = text(&path);
        let tested = code.split("#[cfg(test)]").next().unwrap_or_default();
        for call in calls {
            assert!(!tested.contains(&format!(".{call}")), "{}: {call} is std's", path.display());
        }
    }
}

/// The programs that `export/` writes have comments, in English as the names of their libraries: they are a result, as
/// numbers are, and no text of the page.
#[test]
fn the_model_has_no_prose() {
    for path in files("crates/model/src", ".rs")
        .into_iter()
        .filter(|path| !path.components().any(|c| c.as_os_str() == "export"))
    {
        let code = text(&path);
        let tested = code.split("#[cfg(test)]").next().unwrap_or_default();
        for line in tested
            .lines()
            .filter(|l| !l.trim_start().starts_with("//") && !l.contains("reason = ") && !l.contains("expect("))
        {
            for literal in line.split('"').skip(1).step_by(2) {
                assert!(literal.split(' ').count() < 4 || literal.contains('{'), "{}: \"{literal}\"", path.display());
            }
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for folder in ["src", "crates", "xtask/src", "tests"] {
        for path in files(folder, ".rs") {
            let code = text(&path);
            assert!(code.lines().count() <= LONGEST, "{} has {} lines", path.display(), code.lines().count());
            assert!(code.starts_with("//!"), "{} does not begin with what it is for", path.display());
        }
    }
}

/// The policy `style-src 'self'` and `script-src 'self'` forbids both.
#[test]
fn no_style_attribute_and_no_inline_script() {
    for path in files("src", ".rs") {
        assert!(!text(&path).contains(" style="), "{} has a style attribute", path.display());
    }
    let page = text(&root().join("index.html"));
    assert!(!page.contains(" style=") && !page.contains("<style"), "index.html has an inline style");
    assert!(!page.contains("<script>"), "index.html has an inline script");
}

/// Components show what was computed; they hold no arithmetic on runs of their own.
#[test]
fn components_do_not_simulate() {
    for path in files("src/view", ".rs") {
        let code = text(&path);
        assert!(!code.contains("simulate(") && !code.contains(".rates("), "{} runs something", path.display());
    }
}
