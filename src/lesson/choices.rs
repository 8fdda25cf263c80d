//! Questions: an answer, right or wrong, is explained and opens the experiment that shows it. Of a patient the question comes
//! first; once it is answered rightly, the cure is in reach.

use std::rc::Rc;

use gloo::events::EventListener;
use settle_text::text;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlButtonElement};

use crate::lesson::dom::{all, attribute, choose, chosen, find, input, on, on_answer, set, show};
use crate::lesson::place::Place;
use crate::lesson::progress::Progress;
use crate::link;

/// Brings the question of a step to life.
pub fn begin(form: &Element, place: &Rc<Place>, progress: &Rc<Progress>) -> Vec<EventListener> {
    let right = attribute(form, "data-right").chars().next();
    let is_patient = !place.data("data-after").is_empty();
    if let Some(answer) = progress.answers().of(&place.id()) {
        choose(form, answer.last);
        explain(form, answer.last, right);
    }
    let answered = progress.answers().of(&place.id()).map(|answer| answer.last);
    if is_patient {
        examine(place, answered, answered == right);
    } else if let Some(letter) = answered {
        open(form, letter, place);
    }
    let ready = {
        let form = form.clone();
        move || {
            if let Some(button) = find(&form, "button").and_then(|b| b.dyn_into::<HtmlButtonElement>().ok()) {
                button.set_disabled(chosen(&form).is_none());
            }
        }
    };
    ready();
    let changed = on(form, "change", move |_| ready());
    let (place, progress, form_again) = (Rc::clone(place), Rc::clone(progress), form.clone());
    let mut listeners = on_answer(form, move || {
        let Some(letter) = chosen(&form_again) else { return };
        progress.choose(&place.id(), letter, None);
        explain(&form_again, letter, right);
        if is_patient {
            examine(&place, Some(letter), Some(letter) == right);
        } else {
            open(&form_again, letter, &place);
        }
    });
    listeners.push(changed);
    listeners
}

/// Says whether an answer is right, and why.
fn explain(form: &Element, letter: char, right: Option<char>) {
    for choice in all(form, ".choice") {
        let is_it = input(&choice, "input").is_some_and(|input| input.value().chars().eq([letter]));
        let Some(why) = find(&choice, ".why") else { continue };
        if is_it && find(&why, ".right-or-wrong").is_none() {
            let word = if Some(letter) == right { "lesson-right" } else { "lesson-wrong" };
            let said = gloo::utils::document().create_element("b");
            if let Ok(said) = said {
                said.set_class_name("right-or-wrong");
                said.set_text_content(Some(text(word)));
                let _ = why.insert_before(&said, why.first_child().as_ref());
            }
        }
        if is_it {
            set(&choice, "data-is", if Some(letter) == right { "right" } else { "wrong" });
        }
        show(&why, is_it);
    }
}

/// Opens the experiment of an answer.
fn open(form: &Element, letter: char, place: &Rc<Place>) {
    let Some(input) = find(form, &format!("input[value='{letter}']")) else { return };
    let (scene, _) = link::read(&attribute(&input, "data-scene"));
    place.open(scene, "none", &attribute(&input, "data-views"), false);
}

/// Shows a patient: without its controls until it is known what it has, then with them and the diagnosis.
fn examine(place: &Rc<Place>, answered: Option<char>, known: bool) {
    let after = place.data("data-after");
    let views = if known { after } else { place.data("data-views") };
    let controls = if known { place.data("data-controls") } else { "none".to_owned() };
    if let Some(card) = find(&place.step, ".box") {
        set(&card, "data-known", if known { "yes" } else { "no" });
    }
    if answered.is_none() || known {
        place.open(place.scene(), &controls, &views, false);
    }
}
