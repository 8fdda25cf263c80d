//! Questions: an answer, right or wrong, is explained and opens the experiment that shows it. Of a patient the question comes
//! first; once it is answered rightly, the cure is in reach.

use std::rc::Rc;

use gloo::events::EventListener;
use settle_text::text;
use web_sys::Element;

use crate::lesson::dom::{all, attribute, choose, chosen, enable, find, input, on, on_answer, set, show};
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
    enable(form, answered.is_some());
    if is_patient {
        place.open(place.scene(), "none", &place.data("data-views"), false);
        examine(form, place, answered.is_some() && answered == right);
    } else if let Some(letter) = answered {
        open(form, letter, place);
    }
    let form_of_changes = form.clone();
    let changed = on(form, "change", move |_| enable(&form_of_changes, chosen(&form_of_changes).is_some()));
    let (place, progress, form_again) = (Rc::clone(place), Rc::clone(progress), form.clone());
    let mut listeners = on_answer(form, move || {
        let Some(letter) = chosen(&form_again) else { return };
        progress.choose(&place.id(), letter, None);
        explain(&form_again, letter, right);
        if is_patient {
            examine(&form_again, &place, Some(letter) == right);
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

/// Once it is known what a patient has, its controls and the diagnosis are shown, and the question is done with.
fn examine(form: &Element, place: &Rc<Place>, known: bool) {
    if let Some(card) = find(&place.step, ".box") {
        set(&card, "data-known", if known { "yes" } else { "no" });
    }
    if known {
        for input in all(form, "input, button") {
            set(&input, "disabled", "");
        }
        place.open(place.scene(), &place.data("data-controls"), &place.data("data-after"), false);
    }
}
