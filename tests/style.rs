//! The style sheet repeats the tokens of the drawing, and nothing needs a style attribute.

use std::fs;
use std::path::Path;

use settle_draw::Theme;

fn sheet() -> String {
    read("style.css")
}

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static");
    fs::read_to_string(folder.join(name)).expect("the style sheet")
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

/// What a projector's theme does not name it has from the page's.
#[test]
fn the_tokens_for_projectors_are_those_of_the_drawing() {
    let sheet = read("present.css");
    let rules = [
        (":root[data-present]", Theme::SOLID_LIGHT, Theme::LIGHT),
        (":root[data-present]:not([data-theme=\"light\"])", Theme::SOLID_DARK, Theme::DARK),
        (":root[data-present][data-theme=\"dark\"]", Theme::SOLID_DARK, Theme::DARK),
    ];
    for (selector, theme, page) in rules {
        let rule = rule(&sheet, selector);
        for ((name, colour), (_, of_page)) in theme.css_tokens().into_iter().zip(page.css_tokens()) {
            let declared = rule.contains(&format!("{name}: {};", colour.css()));
            assert!(declared || (colour == of_page && !rule.contains(&format!("{name}: "))), "{selector} lacks {name}");
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
