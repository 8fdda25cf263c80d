//! How far the learner is: the rail, the score, the code, and what the browser keeps of it where it may.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use settle_text::{sentence, text};
use web_sys::Element;
use yew::platform::spawn_local;

use crate::clipboard;
use crate::lesson::answers::{Answers, LETTERS};
use crate::lesson::code::{self, Item};
use crate::lesson::dom::{all, attribute, find, on, say, set, show};
use crate::storage;

/// The key under which the browser keeps the answers.
const KEY: &str = "settle-lesson";

/// The key under which it keeps those that were forgotten last.
const BEFORE: &str = "settle-lesson-before";

/// The learner's answers, and where they show.
#[derive(Debug)]
pub struct Progress {
    lesson: Element,
    answers: RefCell<Answers>,
    items: Vec<Item>,
}

impl Progress {
    /// What the browser kept of earlier visits.
    #[must_use]
    pub fn new(lesson: &Element) -> Self {
        let answers = Answers::read(&storage::get(KEY).unwrap_or_default());
        Self { lesson: lesson.clone(), answers: RefCell::new(answers), items: items(&attribute(lesson, "data-items")) }
    }

    /// The answers.
    pub fn answers(&self) -> Ref<'_, Answers> {
        self.answers.borrow()
    }

    /// Notes an answer.
    pub fn choose(&self, step: &str, letter: char, pin: Option<f64>) {
        self.answers.borrow_mut().choose(step, letter, pin);
        self.keep();
    }

    /// Notes that a pin was close.
    pub fn was_close(&self, step: &str) {
        self.answers.borrow_mut().was_close(step);
        self.keep();
    }

    /// Notes that a task was done.
    pub fn finish(&self, step: &str) {
        if self.answers.borrow_mut().finish(step) {
            self.keep();
        }
    }

    /// Notes that a part was read to its end.
    fn note_read(&self, part: &str) {
        if self.answers.borrow_mut().note_read(part) {
            self.keep();
        }
    }

    /// Keeps the answers, with those that another window of this browser gave in the meantime.
    fn keep(&self) {
        let others = Answers::read(&storage::get(KEY).unwrap_or_default());
        self.answers.borrow_mut().take_in(others);
        storage::set(KEY, &self.answers.borrow().write());
        self.show();
    }

    /// Shows how far it is.
    fn show(&self) {
        let answers = self.answers.borrow();
        let mut done = 0;
        for part in all(&self.lesson, ".rail [data-part]") {
            if answers.is_read(&attribute(&part, "data-part")) {
                set(&part, "data-done", "");
                done += attribute(&part, "data-minutes").parse::<u32>().unwrap_or(0);
            }
        }
        if let Some(minutes) = find(&self.lesson, ".rail .minutes") {
            let values = [("done", done.to_string()), ("all", attribute(&minutes, "data-all"))];
            minutes.set_text_content(Some(&sentence("lesson-minutes-of", &values)));
        }
        let code = if answers.is_empty() { text("lesson-code-none").to_owned() } else { self.code() };
        say(&self.lesson, ".answer-code", &code);
        if let Some(copy) = find(&self.lesson, "[data-do=copy]") {
            let _ =
                if answers.is_empty() { copy.set_attribute("disabled", "") } else { copy.remove_attribute("disabled") };
        }
        let forgotten = answers.is_empty() && storage::get(BEFORE).is_some_and(|before| !before.is_empty());
        if let Some(recall) = find(&self.lesson, "[data-do=recall]") {
            show(&recall, forgotten);
        }
        say(&self.lesson, ".code-said", if forgotten { text("lesson-forgotten") } else { "" });
        if let Some(forget) = find(&self.lesson, "[data-do=forget]") {
            // What is not kept can't be brought back.
            show(&forget, !answers.is_empty() && storage::get(KEY).is_some());
        }
        let questions: Vec<Element> = all(&self.lesson, "form.choices, form.predict");
        let rights = questions.iter().filter(|form| {
            let step = form.closest(".step").ok().flatten().map(|step| step.id()).unwrap_or_default();
            answers.of(&step).is_some_and(|answer| attribute(form, "data-right").chars().eq([answer.first]))
        });
        let score = [("right", rights.count().to_string()), ("all", questions.len().to_string())];
        say(&self.lesson, ".score", &sentence("lesson-score", &score));
    }

    /// The answers as a code.
    fn code(&self) -> String {
        let answers = self.answers.borrow();
        // Answers of another edition may be to questions that have other ones now.
        let digit = |item: &Item| Some(digit(&answers, &item.name)).filter(|digit| *digit < item.base).unwrap_or(0);
        let digits: Vec<u8> = self.items.iter().map(digit).collect();
        code::write(&self.items, &digits)
    }
}

/// The items of a code, as the page lists them: `step:base`, with `.pin` or `.done` behind the step.
#[must_use]
pub fn items(list: &str) -> Vec<Item> {
    let item = |text: &str| {
        let (name, base) = text.split_once(':')?;
        Some(Item { name: name.to_owned(), base: base.parse().ok()? })
    };
    list.split_whitespace().filter_map(item).collect()
}

/// The digit of an item: the place of the first answer, 1 or 2 for a pin that was far off or close, 1 for what was done.
fn digit(answers: &Answers, item: &str) -> u8 {
    let (step, what) = item.split_once('.').unwrap_or((item, ""));
    match what {
        "done" => u8::from(answers.is_done(step)),
        "pin" => answers.of(step).filter(|answer| answer.pin.is_some()).map_or(0, |answer| 1 + u8::from(answer.close)),
        _ => answers
            .of(step)
            .map_or(0, |answer| LETTERS.iter().position(|letter| *letter == answer.first).map_or(0, |at| at as u8 + 1)),
    }
}

/// Shows how far the learner is, and follows what is read.
pub fn begin(progress: &Rc<Progress>) -> Vec<EventListener> {
    progress.show();
    let scrolled = {
        let progress = Rc::clone(progress);
        move || {
            let parts = all(&progress.lesson, "article[id]");
            for part in parts.iter().filter(|part| is_read(part)) {
                progress.note_read(&part.id());
            }
            mark_here(&progress.lesson, &parts);
        }
    };
    scrolled();
    let mut listeners = vec![EventListener::new(&gloo::utils::window(), "scroll", move |_| scrolled())];
    for button in all(&progress.lesson, "[data-do]") {
        let (progress, what) = (Rc::clone(progress), attribute(&button, "data-do"));
        listeners.push(on(&button, "click", move |_| act(&progress, &what)));
    }
    listeners
}

/// Copies the code, forgets everything, or brings it back.
fn act(progress: &Rc<Progress>, what: &str) {
    if what == "copy" {
        let lesson = progress.lesson.clone();
        let code = progress.code();
        spawn_local(async move {
            let key = if clipboard::copy(&code).await { "lesson-code-copied" } else { "lesson-code-not-copied" };
            say(&lesson, ".code-said", text(key));
        });
        return;
    }
    // What is forgotten can be brought back until something is answered anew.
    let (kept, now) = if what == "forget" {
        (progress.answers().write(), String::new())
    } else {
        (String::new(), storage::get(BEFORE).unwrap_or_default())
    };
    storage::set(BEFORE, &kept);
    storage::set(KEY, &now);
    *progress.answers.borrow_mut() = Answers::read(&now);
    // Fails only while the page is being left.
    let _ = gloo::utils::window().location().reload();
}

/// Whether the end of a part is in sight: it was read, not passed on the way to a link.
fn is_read(part: &Element) -> bool {
    let bottom = part.get_bounding_client_rect().bottom();
    let height = gloo::utils::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    bottom > 0.0 && bottom <= height + 80.0
}

/// Marks the part that is read now in the rail.
fn mark_here(lesson: &Element, parts: &[Element]) {
    let here = parts.iter().rfind(|part| part.get_bounding_client_rect().top() < 200.0).or(parts.first());
    let here = here.map(Element::id).unwrap_or_default();
    for link in all(lesson, ".rail a") {
        let current = attribute(&link, "href").trim_start_matches('#') == here;
        let _ =
            if current { link.set_attribute("aria-current", "true") } else { link.remove_attribute("aria-current") };
    }
}
