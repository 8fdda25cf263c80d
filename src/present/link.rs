//! The link that a phone opens: the same experiment, in the lab.

use gloo::timers::callback::Timeout;
use gloo::utils::window;
use settle_model::Scene;
use yew::prelude::*;

use crate::share::Links;

/// Milliseconds without a change before there is another code.
const REST: u32 = 300;

/// The link of a scene, once it rests. It leaves out where the playhead stands, so that the code holds still while the
/// picture plays.
#[hook]
pub fn use_rested_link(scene: &Scene) -> AttrValue {
    let known = use_state_eq(|| link_of(scene));
    let mut still = scene.clone();
    still.view.step = None;
    let setter = known.setter();
    let first = use_mut_ref(|| true);
    use_effect_with(still, move |scene| {
        let scene = scene.clone();
        let pending = (!first.replace(false)).then(|| Timeout::new(REST, move || setter.set(link_of(&scene))));
        move || drop(pending)
    });
    (*known).clone()
}

fn link_of(scene: &Scene) -> AttrValue {
    let mut scene = scene.clone();
    scene.view.step = None;
    Links::new(&window().location().href().unwrap_or_default(), &scene).lab().into()
}
