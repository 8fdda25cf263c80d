//! What happened, from computed facts only.

use std::rc::Rc;

use settle_model::End;
use settle_model::surface::Window;
use settle_text::{sentence, text};
use yew::prelude::*;

use super::finding::FindingPanelProps;
use crate::diagnosis::Diagnosed;
use crate::dispatch::Dispatch;
use crate::ensemble::{use_ends, use_rested};
use crate::facts::{Fact, facts};
use crate::hints::Hint;
use crate::later::parts;
use crate::playhead::Playhead;
use crate::state::LabState;
use crate::view::swatch::swatch;

/// The properties of [`WhatHappened`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WhatHappenedProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// The part of the plane that is seen.
    pub map: Window,
    /// The diagnosis of the selected run, once there is one.
    #[prop_or_default]
    pub why: Option<Why>,
}

/// A diagnosis, and what it can do.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The hint that leads to its remedy, and what ends the hints.
    pub hint: Option<(Hint, Callback<MouseEvent>)>,
    /// The diagnosis.
    pub diagnosed: Diagnosed,
    /// Where actions go.
    pub dispatch: Dispatch,
    /// Whether a remedy can be put beside the runs.
    pub adds: bool,
    /// Shades a span of steps in the charts, or none.
    pub onspan: Callback<Option<(u32, u32)>>,
    /// Moves the playhead to a step.
    pub onseek: Callback<u32>,
}

/// The line under the surface: what the diagnosis of the selected run says; until there is one, a sentence or two for each run
/// that is drawn, and how they compare. It follows once the lab rests, and what is said of other seeds once they were run.
#[component]
pub fn WhatHappened(props: &WhatHappenedProps) -> Html {
    let lab = use_rested(&props.lab);
    let ends = use_ends(&lab);
    let said = facts(&lab, ends.as_deref(), props.map);
    let turned = use_state_eq(|| (None, 0));
    let report = props.why.as_ref().map(|why| why.diagnosed.report.clone());
    let onpage =
        use_callback((report.clone(), turned.setter()), |page, (report, turned)| turned.set((report.clone(), page)));
    let finding = props.why.as_ref().zip(parts()).map(|(why, parts)| {
        (parts.finding)(FindingPanelProps {
            runs: props.lab.scene.runs.len(),
            why: why.clone(),
            page: if turned.0 == report { turned.1 } else { 0 },
            onpage,
            compared: said.iter().find(|fact| fact.run.is_none()).map(|fact| fact.text.clone()),
            old: props.lab.runs.get(props.lab.selected()) != Some(&why.diagnosed.of),
        })
    });
    if let Some(finding) = finding {
        return finding;
    }
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

/// The handlers that shade a span of steps and move the playhead to a step.
#[hook]
pub fn use_showing(
    span: &UseStateHandle<Option<(u32, u32)>>,
    playhead: &Playhead,
) -> (Callback<Option<(u32, u32)>>, Callback<u32>) {
    let onspan = use_callback(span.setter(), |steps, span| span.set(steps));
    let onseek = use_callback(playhead.clone(), |step, playhead| playhead.seek(f64::from(step)));
    (onspan, onseek)
}
