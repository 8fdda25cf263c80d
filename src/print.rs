//! What the page does when it is printed: the style sheet for paper, and a table of all settings below the pictures.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use settle_text::text;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement, KeyboardEvent, MediaQueryList};
use yew::prelude::*;

use crate::later;
use crate::settings::{Entry, Row, settings};
use crate::state::LabState;

/// The style sheet for paper.
const SHEET: &str = "link[rel=stylesheet][media]";
/// The class of a canvas whose drawing is printed as lines.
pub const LINES: &str = "lines";
/// The class of a canvas that stands in for another one on paper.
const STAND_IN: &str = "stand-in";

/// Tells `seen` when the page is about to be printed, already laid out for paper, and when it was.
pub fn watch(seen: impl Fn(bool) + Clone + 'static) -> [Option<EventListener>; 3] {
    let told = move |on: bool| {
        lay_out(on);
        seen(on);
    };
    let listen = |name: &'static str, on: bool| {
        let told = told.clone();
        Some(EventListener::new(&window(), name, move |_| told(on)))
    };
    let (before, after) = (listen("beforeprint", true), listen("afterprint", false));
    // Browsers that only show how the page would be printed send no such events.
    let media: Option<MediaQueryList> = window().match_media("print").ok().flatten();
    let preview = media.map(|list| {
        let now = list.clone();
        EventListener::new(&list, "change", move |_| told(now.matches()))
    });
    [before, after, preview]
}

thread_local! {
    static PRINTING: Cell<bool> = const { Cell::new(false) };
}

/// Whether the page is being printed.
#[must_use]
pub fn is_printing() -> bool {
    PRINTING.get()
}

/// While the page is printed, a canvas of `width` by `height` pixels beside `canvas`, to show what this one would, since
/// browsers leave out of print what was transferred to one. Nothing on a screen.
#[must_use]
pub fn stand_in(canvas: &HtmlCanvasElement, width: u32, height: u32) -> Option<HtmlCanvasElement> {
    if !is_printing() {
        return None;
    }
    let beside = canvas.next_element_sibling().filter(|beside| beside.class_list().contains(STAND_IN));
    let copy: HtmlCanvasElement = match beside {
        Some(beside) => beside.dyn_into().ok()?,
        None => {
            let copy: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
            copy.set_class_name(&format!("{} {STAND_IN}", canvas.class_name()));
            canvas.after_with_node_1(&copy).ok()?;
            copy
        }
    };
    copy.set_width(width);
    copy.set_height(height);
    Some(copy)
}

/// Brings the canvases that stand in for others within `root` to the places of these, or takes them away.
pub fn place_stand_ins(root: &Element, on: bool) {
    if on {
        each_canvas(root, set_in_pixels);
    }
    let Ok(found) = root.query_selector_all(&format!(".{STAND_IN}")) else { return };
    for i in 0..found.length() {
        let Some(copy) = found.item(i).and_then(|node| node.dyn_into::<HtmlElement>().ok()) else { continue };
        let canvas = copy.previous_element_sibling().and_then(|e| e.dyn_into::<HtmlElement>().ok());
        match canvas.filter(|_| on) {
            Some(canvas) => copy.style().set_css_text(&canvas.style().css_text()),
            None => copy.remove(),
        }
    }
}

fn each_canvas(root: &Element, act: impl Fn(&HtmlCanvasElement)) {
    let Ok(found) = root.query_selector_all("canvas") else { return };
    (0..found.length())
        .filter_map(|i| found.item(i)?.dyn_into::<HtmlCanvasElement>().ok())
        .for_each(|canvas| act(&canvas));
}

/// Keeps Chromium from printing what was drawn since the canvas was cleared instead of what it shows, where clearing
/// comes out white and sizes are not kept: it is shown elsewhere, and then nearly nothing is drawn once more.
fn set_in_pixels(canvas: &HtmlCanvasElement) {
    if canvas.class_list().contains(LINES) {
        return;
    }
    let context = |canvas: &HtmlCanvasElement| {
        canvas.get_context("2d").ok().flatten()?.dyn_into::<CanvasRenderingContext2d>().ok()
    };
    let elsewhere = document().create_element("canvas").ok().and_then(|e| context(&e.dyn_into().ok()?));
    let Some((context, elsewhere)) = context(canvas).zip(elsewhere) else { return };
    // Refused for a canvas without pixels, which prints nothing.
    if elsewhere.draw_image_with_html_canvas_element(canvas, 0.0, 0.0).is_ok() {
        context.set_fill_style_str("rgb(128 128 128 / 1%)");
        context.fill_rect(0.0, 0.0, 1.0, 1.0);
    }
}

/// Lays the page out for paper on the screen already, since pictures are painted before the browser turns to paper.
fn lay_out(on: bool) {
    PRINTING.set(on);
    if let Some(sheet) = document().query_selector(SHEET).ok().flatten() {
        // An attribute of an element is never refused.
        let _ = sheet.set_attribute("media", if on { "all" } else { "print" });
    }
}

/// Puts a table of all settings at the end of the lab in `root` for as long as it is printed; not where it stands among
/// other things.
#[hook]
pub fn use_print(root: &NodeRef, lab: &Rc<LabState>) {
    let latest = use_mut_ref(|| Rc::clone(lab));
    latest.replace(Rc::clone(lab));
    use_effect_with(root.clone(), move |root| {
        let root = root.clone();
        let listeners = watch(move |on| {
            let Some(root) = root.cast::<Element>() else { return };
            if let Some(old) = root.query_selector(".printed").ok().flatten() {
                old.remove();
            }
            if on && !root.class_list().contains("lab-embed") {
                put(&root, &latest.borrow());
            }
        });
        let keys = EventListener::new(&window(), "keydown", |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            // What draws for paper takes a moment to come.
            if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("p") {
                later::warm(());
            }
        });
        move || drop((listeners, keys))
    });
}

/// Writes the settings and the link.
fn put(root: &Element, lab: &LabState) -> Option<()> {
    let section = add(root, "section", "")?;
    section.set_class_name("printed");
    let table = add(&section, "table", "")?;
    let runs = lab.scene.runs.len();
    for row in settings(lab) {
        put_row(&add(&table, "tr", "")?, &row, runs)?;
    }
    let link = add(&section, "p", text("print-link"))?;
    add(&link, "code", &format!(" {}", window().location().href().unwrap_or_default()))?;
    Some(())
}

fn put_row(line: &Element, row: &Row, runs: usize) -> Option<()> {
    add(line, "th", &row.title)?.set_attribute("scope", "row").ok()?;
    for Entry { words, code } in &row.entries {
        let cell = add(line, "td", words)?;
        if row.entries.len() < runs {
            cell.set_attribute("colspan", &runs.to_string()).ok()?;
        }
        if !code.is_empty() {
            add(&cell, "code", code)?;
        }
    }
    Some(())
}

/// Adds an element with a text.
fn add(parent: &Element, name: &str, words: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    element.set_text_content(Some(words));
    parent.append_child(&element).ok()?;
    Some(element)
}
