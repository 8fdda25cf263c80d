//! The teacher's page: the codes of a class, pooled.

use gloo::events::EventListener;
use gloo::utils::document;
use settle_text::{sentence, text};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use crate::lesson::code::{self, Item};
use crate::lesson::dom::{attribute, find, on, say};
use crate::lesson::progress::items;

/// What the codes of a class come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// How many codes were read.
    pub codes: usize,
    /// For each item, how many codes hold each of its values.
    pub counts: Vec<Vec<usize>>,
    /// The lines that are no codes, counted from 1.
    pub wrong: Vec<(usize, String)>,
}

impl Pool {
    /// Of the lines of a text; empty ones are passed over.
    #[must_use]
    pub fn read(items: &[Item], text: &str) -> Self {
        let counts = items.iter().map(|item| vec![0; usize::from(item.base)]).collect();
        let mut pool = Self { counts, ..Self::default() };
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match code::read(items, line) {
                Some(digits) => {
                    pool.codes += 1;
                    for (counts, digit) in pool.counts.iter_mut().zip(digits) {
                        counts[usize::from(digit)] += 1;
                    }
                }
                None => pool.wrong.push((at + 1, line.trim().chars().take(30).collect())),
            }
        }
        pool
    }
}

/// Pools what is typed or pasted, as often as it changes.
pub fn begin(pool: &Element) -> EventListener {
    let items = items(&attribute(pool, "data-pool"));
    let place = pool.clone();
    on(pool, "input", move |_| {
        let field = find(&place, "textarea").and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
        let Some(field) = field else { return };
        show(&place, &items, &Pool::read(&items, &field.value()));
    })
}

/// Shows what it comes to: a number of codes, the lines that are none, and beside each answer how many gave it.
fn show(place: &Element, items: &[Item], pool: &Pool) {
    say(place, ".pool-count", &sentence("lesson-pool-count", &[("count", pool.codes.to_string())]));
    let example = code::write(items, &vec![0; items.len()]);
    let wrong: Vec<String> = pool
        .wrong
        .iter()
        .map(|(line, code)| {
            let values = [("line", line.to_string()), ("code", code.clone()), ("example", example.clone())];
            sentence("lesson-pool-bad", &values)
        })
        .collect();
    say(place, ".pool-wrong", &wrong.join("\n"));
    for (item, counts) in items.iter().zip(&pool.counts) {
        for (value, count) in counts.iter().enumerate() {
            let selector = format!("[data-count='{}:{value}']", item.name);
            if let Some(cell) = find(place, &selector) {
                cell.set_text_content(Some(&count.to_string()));
                bar(&cell, *count, pool.codes);
            }
        }
    }
}

/// A bar beside a number: its share of all.
fn bar(cell: &Element, count: usize, all: usize) {
    let Ok(bar) = document().create_element("meter") else { return };
    let _ = bar.set_attribute("max", &all.max(1).to_string());
    let _ = bar.set_attribute("value", &count.to_string());
    let _ = bar.set_attribute("aria-label", text("lesson-pool-share"));
    let _ = cell.append_child(&bar);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_counted_and_what_is_none_is_named() {
        let items = items("brink:5 brink.pin:3 one-knob.done:2");
        let one = code::write(&items, &[3, 1, 1]);
        let two = code::write(&items, &[3, 0, 0]);
        let pool = Pool::read(&items, &format!("{one}\n\n{two}\nnonsense\n"));
        assert_eq!(pool.codes, 2);
        assert_eq!(pool.counts, [vec![0, 0, 0, 2, 0], vec![1, 1, 0], vec![1, 1]]);
        assert_eq!(pool.wrong, [(4, "nonsense".to_owned())]);
    }
}
