//! The last scene of a visit, kept in the browser and offered at the next one.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use settle_model::{Scene, View};
use yew::prelude::*;

use crate::later::parts;
use crate::link;
use crate::shared::Shared;
use crate::state::LabState;
use crate::storage;

/// The key under which the link of the scene is kept.
const KEY: &str = "settle-scene";

/// Milliseconds without a change before the scene is kept.
const REST: u32 = 400;

/// Whether a visit before may have left a scene.
#[must_use]
pub fn is_any() -> bool {
    storage::get(KEY).is_some()
}

/// The scene of the visit before, where the browser kept one that is more than what the page shows anyway, and what reads
/// links was loaded.
#[must_use]
pub fn kept() -> Option<Shared<Scene>> {
    let opened = (parts()?.read_link)(&storage::get(KEY)?);
    (opened.notices.is_empty() && is_worth_it(&opened.scene)).then_some(opened.scene)
}

/// Whether a scene differs from the first one in more than how it is looked at.
fn is_worth_it(scene: &Scene) -> bool {
    let view = View { hidden: scene.view.hidden.clone(), ..View::default() };
    Scene { view, ..scene.clone() } != Scene::first()
}

/// Keeps the scene of a lab from its first edit on; what was kept before stays until then.
#[hook]
pub fn use_keeping(on: bool, lab: &Rc<LabState>) {
    let touched = (*use_memo((), |()| Rc::new(Cell::new(false)))).clone();
    let edited = lab.pending.is_some() || lab.history.before().is_some();
    touched.set(touched.get() || edited);
    let scene = (on && touched.get()).then(|| lab.scene.clone());
    use_effect_with(scene, |scene| {
        let link = scene.as_ref().map(link::write);
        // A browser that keeps nothing only has nothing to offer.
        let timer = link.map(|link| Timeout::new(REST, move || storage::set(KEY, &link)));
        move || drop(timer)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_scene_that_was_changed_is_worth_it() {
        let mut scene = Scene::first();
        assert!(!is_worth_it(&scene));
        scene.view.step = Some(3);
        scene.view.selected = 1;
        assert!(!is_worth_it(&scene), "it was only looked at");
        scene.view.hidden = vec![0];
        assert!(is_worth_it(&scene));
    }
}
