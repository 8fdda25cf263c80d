//! Texts over a canvas: DOM elements placed through the CSSOM, outside the virtual DOM.

use std::collections::BTreeMap;

use gloo::utils::document;
use settle_draw::Px;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What a label is, and which of its kind.
pub type Key = (&'static str, usize);

/// The labels of one host element. Between [`Labels::begin`] and [`Labels::finish`] every label that is wanted is put;
/// the others vanish. An element is touched only where something about it changed.
#[derive(Debug)]
pub struct Labels {
    host: Element,
    items: BTreeMap<Key, Item>,
}

#[derive(Debug)]
struct Item {
    element: HtmlElement,
    class: String,
    text: String,
    at: Px,
    angle: f64,
    shown: bool,
    wanted: bool,
}

/// One label: the anchor of its text is a matter of its class.
#[derive(Clone, Copy, Debug)]
pub struct Label<'a> {
    /// Its classes.
    pub class: &'a str,
    /// Its text.
    pub text: &'a str,
    /// Where its anchor stands.
    pub at: Px,
    /// Its clockwise turn in degrees.
    pub angle: f64,
}

impl Labels {
    /// The labels in the element that `selector` finds within `root`, which nobody else may fill.
    #[must_use]
    pub fn find(root: &Element, selector: &str) -> Option<Self> {
        Some(Self { host: root.query_selector(selector).ok()??, items: BTreeMap::new() })
    }

    /// Nothing is wanted any more.
    pub fn begin(&mut self) {
        self.items.values_mut().for_each(|item| item.wanted = false);
    }

    /// Wants a label.
    pub fn put(&mut self, key: Key, label: Label<'_>) {
        let item = match self.items.entry(key) {
            std::collections::btree_map::Entry::Occupied(entry) => entry.into_mut(),
            std::collections::btree_map::Entry::Vacant(entry) => match Item::new(&self.host) {
                Some(item) => entry.insert(item),
                None => return,
            },
        };
        item.wanted = true;
        item.set(label);
    }

    /// Hides what is not wanted.
    pub fn finish(&mut self) {
        self.items.values_mut().for_each(|item| item.show(item.wanted));
    }
}

impl Item {
    fn new(host: &Element) -> Option<Self> {
        let element: HtmlElement = document().create_element("span").ok()?.dyn_into().ok()?;
        host.append_child(&element).ok()?;
        let at = Px::new(f64::NAN, 0.0);
        Some(Self { element, class: String::new(), text: String::new(), at, angle: 0.0, shown: true, wanted: false })
    }

    fn set(&mut self, label: Label<'_>) {
        if self.class != label.class {
            self.class = label.class.to_owned();
            self.element.set_class_name(label.class);
        }
        if self.text != label.text {
            self.text = label.text.to_owned();
            write(&self.element, label.text);
        }
        if self.at != label.at {
            self.at = label.at;
            set(&self.element, "translate", &format!("{:.2}px {:.2}px", label.at.x, label.at.y));
        }
        if self.angle != label.angle {
            self.angle = label.angle;
            set(&self.element, "rotate", &format!("{:.1}deg", label.angle));
        }
    }

    fn show(&mut self, show: bool) {
        if self.shown != show {
            self.shown = show;
            set(&self.element, "display", if show { "" } else { "none" });
        }
    }
}

/// Sets the text of an element that holds nothing else. Its text node stays: another one would be laid out from scratch.
pub fn write(element: &Element, text: &str) {
    match element.first_child() {
        Some(node) => node.set_node_value(Some(text)),
        None => element.set_text_content(Some(text)),
    }
}

/// Sets a style property through the CSSOM; an empty value takes it away.
pub fn set(element: &HtmlElement, property: &str, value: &str) {
    // Fails only for an element without a style.
    let _ = element.style().set_property(property, value);
}

/// Gives the element that `selector` finds within `root` a text, unless it has it already.
pub fn say(root: &Element, selector: &str, words: &str) {
    if let Some(element) = find(root, selector).filter(|element| element.text_content().as_deref() != Some(words)) {
        element.set_text_content(Some(words));
    }
}

/// The HTML element that `selector` finds within `root`.
#[must_use]
pub fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}
