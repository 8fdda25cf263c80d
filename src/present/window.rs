//! The window of the presenter view: full screen, and a screen that stays on. What a browser lacks or refuses does no harm.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Whether the page fills the screen.
#[must_use]
pub fn is_full() -> bool {
    let element = Reflect::get(&document(), &"fullscreenElement".into());
    element.is_ok_and(|element| element.is_truthy())
}

/// Asks the browser to let the page fill the screen; only a key or a click may. `refused` is told if it does not.
pub fn fill(refused: Callback<()>) {
    let told = refused.clone();
    let heard = move |_: JsValue| told.emit(());
    if !ask(&document_element(), "requestFullscreen", &Array::new(), |_| {}, heard) {
        refused.emit(());
    }
}

/// Gives the screen back.
pub fn give_back() {
    if is_full() {
        ask(&document(), "exitFullscreen", &Array::new(), |_| {}, |_| {});
    }
}

/// Keeps the screen on as long as the component lives, also after the page was hidden for a while.
#[hook]
pub fn use_awake() {
    use_effect_with((), |()| {
        let lock: Rc<RefCell<Option<JsValue>>> = Rc::default();
        let stay = {
            let lock = Rc::downgrade(&lock);
            move || {
                let navigator = Reflect::get(&window(), &"navigator".into()).unwrap_or_default();
                let Ok(keeper) = Reflect::get(&navigator, &"wakeLock".into()) else { return };
                let lock = lock.clone();
                let got = move |sentinel: JsValue| match lock.upgrade() {
                    Some(lock) => drop(lock.replace(Some(sentinel))),
                    None => let_sleep(&sentinel),
                };
                ask(&keeper, "request", &Array::of1(&"screen".into()), got, |_| {});
            }
        };
        stay();
        let listener = EventListener::new(&document(), "visibilitychange", move |_| {
            if !document().hidden() {
                stay();
            }
        });
        move || {
            drop(listener);
            lock.take().iter().for_each(let_sleep);
        }
    });
}

fn let_sleep(sentinel: &JsValue) {
    ask(sentinel, "release", &Array::new(), |_| {}, |_| {});
}

/// Calls a method that gives a promise, tells what comes of it, and says whether there was one to wait for.
fn ask(
    on: &JsValue,
    method: &str,
    arguments: &Array,
    done: impl FnOnce(JsValue) + 'static,
    refused: impl FnOnce(JsValue) + 'static,
) -> bool {
    let promised = || {
        let method: Function = Reflect::get(on, &method.into()).ok()?.dyn_into().ok()?;
        method.apply(on, arguments).ok()?.dyn_into::<Promise>().ok()
    };
    let Some(promise) = promised() else { return false };
    spawn_local(async move {
        match JsFuture::from(promise).await {
            Ok(given) => done(given),
            Err(error) => refused(error),
        }
    });
    true
}
