//! The style sheet repeats the tokens of the drawing, and nothing needs a style attribute.

use std::fs;
use std::path::Path;

use settle_draw::Theme;

fn sheet() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("static/style.css")).expect("the style sheet")
}

/// The declarations of the rule that begins with `selector {`.
fn rule<'a>(sheet: &'a str, selector: &str) -> &'a str {
    let (_, after) = sheet.split_once(&format!("{selector} {{")).expect("the rule");
    after.split_once('}').expect("its end").0
}

#[test]
fn the_tokens_are_those_of_the_drawing() {
    let sheet = sheet();
    let rules = [
        (":root", Theme::LIGHT),
        (":root:not([data-theme=\"light\"])", Theme::DARK),
        (":root[data-theme=\"dark\"]", Theme::DARK),
    ];
    for (selector, theme) in rules {
        let rule = rule(&sheet, selector);
        for (name, colour) in theme.css_tokens() {
            let declared = format!("{name}: {};", colour.css());
            assert!(rule.contains(&declared), "{selector} lacks {declared}");
        }
    }
}

#[test]
fn every_custom_property_has_a_value() {
    let sheet = sheet();
    let set_by_components = ["--at", "--limit"];
    for used in sheet.split("var(").skip(1).filter_map(|rest| rest.split([')', ',']).next()) {
        let declared = sheet.contains(&format!("{used}: "));
        assert!(declared || set_by_components.contains(&used), "{used} is used, but nothing sets it");
    }
}
