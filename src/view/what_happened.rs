//! What happened, from computed facts only.

use std::rc::Rc;

use settle_model::End;
use settle_model::surface::Window;
use settle_text::{sentence, text};
use yew::prelude::*;

use crate::ensemble::{use_ends, use_rested};
use crate::facts::{Fact, facts};
use crate::state::LabState;
use crate::view::swatch::swatch;

/// The properties of [`WhatHappened`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WhatHappenedProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// The part of the plane that is seen.
    pub map: Window,
}

/// The line under the surface: a sentence or two for each run that is drawn, and how they compare. It follows
/// once the lab rests, and what is said of other seeds once they were run.
#[component]
pub fn WhatHappened(props: &WhatHappenedProps) -> Html {
    let lab = use_rested(&props.lab);
    let ends = use_ends(&lab);
    let said = facts(&lab, ends.as_deref(), props.map);
    let busy = ends.is_none() || !Rc::ptr_eq(&lab, &props.lab);
    let many = said.iter().filter(|fact| fact.run.is_some()).count() > 2;
    let ended = lab.runs.iter().any(|run| run.end == End::Completed);
    let typically = lab.scene.noise.sigma > 0.0 && ends.is_some() && ended;
    let seed = [("seed", lab.scene.noise.seed.to_string())];
    let item = |fact: &Fact| match fact.run {
        Some(run) => html! { <li>{ swatch(run) }<p>{ &fact.text }</p></li> },
        None => html! { <li class="compared"><p>{ &fact.text }</p></li> },
    };
    html! {
        <section class={classes!("happened", many.then_some("happened-many"))} aria-busy={busy.to_string()}>
            <h2>{ text("fact-heading") }</h2>
            <ul>{ for said.iter().map(item) }</ul>
            if typically {
                <p class="aside">{ sentence("fact-typically", &seed) }</p>
            }
        </section>
    }
}
