//! Predictions: an answer and a pin are asked for, then the run itself answers.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use settle_text::{sentence, text};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::format::three as loss;
use crate::lesson::answers::Answer;
use crate::lesson::dom::{all, attribute, choose, chosen, enable, find, input, on, on_answer, say, set, show};
use crate::lesson::onlooker::Look;
use crate::lesson::place::Place;
use crate::lesson::progress::Progress;
use crate::link;

/// A pin is close where it is at most so many powers of ten off.
const CLOSE: f64 = 1.0 / 3.0;

/// Brings the prediction of a step to life.
pub fn begin(form: &Element, place: &Rc<Place>, progress: &Rc<Progress>) -> Vec<EventListener> {
    let run = usize::from(attribute(form, "data-run").bytes().next().unwrap_or(b'A').saturating_sub(b'A'));
    // Only a run that was asked for answers, and once.
    let asked = Rc::new(Cell::new(false));
    {
        let (form, progress, id, asked) = (form.clone(), Rc::clone(progress), place.id(), Rc::clone(&asked));
        place.on_look(move |look| {
            if let Look::Played(ends) = look
                && asked.take()
            {
                let end = ends.get(run).copied().unwrap_or(f64::NAN);
                answer(&form, &id, end, &progress);
            }
        });
    }
    if let Some(answer) = progress.answers().of(&place.id()) {
        restore(form, answer);
        place.set_ready();
    }
    invite(form);
    let form_of_changes = form.clone();
    let changed = on(form, "input", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(pin) = target.filter(|input| input.type_() == "range") {
            set(&pin, "data-set", "");
        }
        invite(&form_of_changes);
    });
    let (place, progress, form_again) = (Rc::clone(place), Rc::clone(progress), form.clone());
    let mut listeners = on_answer(form, move || {
        let Some(letter) = chosen(&form_again) else { return };
        progress.choose(&place.id(), letter, pin(&form_again));
        say(&form_again, ".verdict", "");
        asked.set(true);
        let (mut scene, _) = link::read(&place.data("data-scene"));
        scene.view.step = attribute(&form_again, "data-shown").parse().ok();
        place.open(scene, &place.data("data-controls"), &place.data("data-views"), true);
    });
    listeners.push(changed);
    listeners
}

/// Shows what was answered at an earlier visit.
fn restore(form: &Element, answer: &Answer) {
    choose(form, answer.last);
    if let Some((input, pin)) = input(form, ".pin input").zip(answer.pin) {
        input.set_value(&pin.to_string());
        set(&input, "data-set", "");
    }
    mark(form, answer.last);
}

/// Says what is to be done next, and where the pin stands.
fn invite(form: &Element) {
    let answered = chosen(form).is_some();
    enable(form, answered);
    let note = match (form.has_attribute("data-answered"), answered) {
        (true, _) => "",
        (false, true) => text("lesson-change"),
        (false, false) => text("lesson-choose"),
    };
    say(form, ".note", note);
    if let Some(pin) = pin(form) {
        say(form, ".pin output", &sentence("lesson-pin-at", &[("loss", loss(libm::exp10(pin)))]));
    }
}

/// Where the pin was set, as a power of ten; none where it was left alone.
fn pin(form: &Element) -> Option<f64> {
    let input = input(form, ".pin input").filter(|input| input.has_attribute("data-set"))?;
    input.value().parse().ok()
}

/// Says what the run did.
fn answer(form: &Element, id: &str, end: f64, progress: &Progress) {
    let Some(Answer { last: letter, pin, .. }) = progress.answers().of(id).cloned() else { return };
    mark(form, letter);
    let right = attribute(form, "data-right");
    let mut said = if right.chars().eq([letter]) {
        text("lesson-predict-right").to_owned()
    } else {
        let words = find(form, &format!(".sketch:has([value='{right}']) span")).and_then(|span| span.text_content());
        sentence("lesson-predict-wrong", &[("answer", words.unwrap_or_default())])
    };
    // The first pin counts; later ones have seen where the run ends.
    if let Some(pin) = pin {
        let close = (libm::log10(end) - pin).abs() <= CLOSE;
        let key = if close { "lesson-pin-good" } else { "lesson-pin-far" };
        said = format!("{said} {}", sentence(key, &[("loss", loss(end)), ("pin", loss(libm::exp10(pin)))]));
        if close {
            progress.was_close(id);
        }
    }
    say(form, ".verdict", &said);
}

/// Marks the answer that was chosen and the right one, and shows why.
fn mark(form: &Element, letter: char) {
    let right = attribute(form, "data-right");
    for sketch in all(form, ".sketch") {
        let value = input(&sketch, "input").map(|input| input.value()).unwrap_or_default();
        let is = if value == right { Some("right") } else { value.chars().eq([letter]).then_some("wrong") };
        let _ = is.map_or_else(|| sketch.remove_attribute("data-is"), |is| sketch.set_attribute("data-is", is));
    }
    if let Some(why) = find(form, ".why") {
        show(&why, true);
    }
    set(form, "data-answered", "");
    say(form, ".note", "");
}
