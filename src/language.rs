//! The language of the page: the one that `?lang=` asks for, else English.
//!
//! English is in the program. The words of another language are a file beside the page, fetched before the page begins, so
//! that who reads English loads nothing of it, nor what takes another language up.

use gloo::utils::{document, document_element, window};
use js_sys::{Array, Intl, Object};
use settle_text::{ENGLISH, OTHERS, Plural, sentence, text};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Response};

use crate::{address, decimal, lesson, query};

/// The language that the address asks for, or that a page of the lesson is in; none where English will do.
#[must_use]
pub fn wish() -> Option<String> {
    if lesson::is_here() {
        return document_element().get_attribute("lang");
    }
    query::value("lang").filter(|wish| !wish.is_empty())
}

/// The folder of the page that holds the app, from this one.
fn root() -> &'static str {
    if lesson::is_here() { lesson::ROOT } else { "" }
}

/// Takes up the language of a wish. What comes back is to be said to the reader: why it is English all the same.
pub async fn take_up(wish: &str) -> Option<String> {
    let Some(tag) = settle_text::best(wish) else {
        return Some(sentence("language-unknown", &[("wish", short(wish))]));
    };
    let (tag, file, _) = OTHERS.iter().find(|(other, ..)| *other == tag)?;
    let Ok(texts) = fetch(&format!("{}texts/{file}", root())).await else { return Some(absent(wish)) };
    settle_text::speak(tag, texts, plural(tag));
    translate_frame(tag);
    None
}

/// What is said where the words of a language could not be fetched.
fn absent(wish: &str) -> String {
    sentence("language-absent", &[("wish", short(wish))])
}

/// As much of a wish as a sentence quotes.
fn short(wish: &str) -> String {
    wish.chars().take(20).collect()
}

/// The text of a file of the page.
async fn fetch(address: &str) -> Result<String, JsValue> {
    let response: Response = JsFuture::from(window().fetch_with_str(address)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::NULL)
}

/// The browser's own plural rules.
fn plural(tag: &str) -> Plural {
    let rules = Intl::PluralRules::new(&Array::of1(&tag.into()), &Object::new());
    Box::new(move |number| rules.select(decimal::read(number).unwrap_or_default()).into())
}

/// Says the language of the page, and sets the texts that stand in it before the program begins.
fn translate_frame(tag: &str) {
    let page = document_element();
    let _ = page.set_attribute("lang", tag);
    let _ = page.set_attribute("dir", text("language-direction"));
    if !lesson::is_here() {
        document().set_title(text("title"));
    }
    let Ok(marked) = document().query_selector_all("[data-text]") else { return };
    for element in (0..marked.length()).filter_map(|i| marked.get(i)?.dyn_into::<Element>().ok()) {
        let key = element.get_attribute("data-text").unwrap_or_default();
        element.set_text_content(Some(text(&key)));
    }
}

/// The other languages that a reader may choose: tag, and what each calls itself.
pub fn others() -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = OTHERS.iter().map(|(tag, _, name)| (*tag, *name)).chain([(ENGLISH, "English")]);
    all.filter(|(tag, name)| *tag != settle_text::tag() && !name.is_empty())
}

/// Opens the page in another language, with the scene as it is.
pub fn change(tag: &str) {
    let fragment = address::fragment();
    let fragment = if fragment.is_empty() { fragment } else { format!("#{fragment}") };
    let step = query::value(LESSON).map_or_else(String::new, |step| format!("&{LESSON}={step}"));
    // Refused only by a browser that is leaving the page.
    let _ = window().location().assign(&format!("?lang={tag}{step}{fragment}"));
}

/// The address of the lesson in the reader's language: at the step that led here, or at its beginning.
#[must_use]
pub fn lesson_address() -> String {
    let is_real = |tag: &&str| OTHERS.iter().all(|(other, _, name)| other != tag || !name.is_empty());
    let tag = Some(settle_text::tag()).filter(is_real).unwrap_or(ENGLISH);
    let step = query::value(LESSON).filter(|step| !step.is_empty()).map_or_else(String::new, |step| format!("#{step}"));
    format!("lesson/{tag}/{step}")
}

/// The key in the address that says from which step of the lesson a reader came.
pub const LESSON: &str = "lesson";

/// Whether a wish is answered by the page as it stands.
#[must_use]
pub fn is_english(wish: &str) -> bool {
    wish.eq_ignore_ascii_case(ENGLISH)
}
