//! The loss surface with the runs on it.

use std::rc::Rc;

use settle_draw::Px;
use settle_text::text;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::StageProps;
use super::describe;
use super::labels::{find, set};
use super::map::Hit;
use super::mount::{Mount, use_painter};
use super::note::use_step_note;
use super::place::place;
use super::start_handle::{StartHandle, use_start_handle};
use super::surface_painter::SurfacePainter;
use super::surface_texts::class;
use crate::playhead::Moment;
use crate::state::LabState;
use crate::subject::Subject;
use crate::view::unique::use_unique_id;

/// The loss surface: banded relief, the runs on it, an inset map around the minimum, and the start to drag.
///
/// It also keeps the playhead and the scene's noted step in agreement, and says politely where the runs are whenever the
/// playhead comes to rest.
#[component]
pub fn Surface(props: &StageProps) -> Html {
    let (root, mount) = use_painter::<SurfacePainter>(props);
    let words = use_unique_id("surface-words");
    let on_rest = use_callback((root.clone(), mount.clone()), |moment: Moment, (root, mount)| {
        let lab = mount.ask(|painter| painter.scenery().map(|scenery| Rc::clone(&scenery.lab))).flatten();
        if let Some((root, lab)) = root.cast::<Element>().zip(lab) {
            say(&root, &lab, moment);
        }
    });
    use_step_note(props, on_rest);
    let onpointermove = {
        let (root, mount) = (root.clone(), mount.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(root) = root.cast::<Element>() {
                read(&root, &mount, place(&root, &event));
            }
        })
    };
    let onpointerleave = {
        let root = root.clone();
        move |_| {
            if let Some(root) = root.cast::<Element>() {
                show(&root, None);
            }
        }
    };
    let fixed = !props.lab.is_free(&Subject::Start);
    let start = StartHandle {
        start: props.lab.scene.start,
        fixed,
        surface: root.clone(),
        mount,
        dispatch: props.dispatch.clone(),
    };
    let start = use_start_handle(&start);
    html! {
        <div class="surface" ref={&root} onpointerdown={onpointermove.clone()} {onpointermove} {onpointerleave}>
            <canvas class="surface-relief" aria-hidden="true"></canvas>
            <canvas class="surface-top" role="img" aria-label={text("stage-surface")} aria-describedby={&words}></canvas>
            <div class="inset" aria-hidden="true">
                <canvas class="inset-relief"></canvas>
                <canvas class="inset-top"></canvas>
                <div class="inset-labels"></div>
            </div>
            <div class="surface-labels" aria-hidden="true"></div>
            <div class="surface-ring" aria-hidden="true"></div>
            <div class="surface-readout" aria-hidden="true"></div>
            { start }
            <p class="stage-words surface-words" id={words}></p>
            <p class="stage-words surface-said" aria-live="polite"></p>
        </div>
    }
}

fn say(root: &Element, lab: &LabState, moment: Moment) {
    if let Some(words) = find(root, ".surface-said") {
        words.set_text_content(Some(&describe::surface(lab, moment.step)));
    }
}

/// Shows the reading of the point that the pointer is on.
fn read(root: &Element, mount: &Mount<SurfacePainter>, pointer: Px) {
    let reading = mount.ask(|painter| {
        let (map, scenery) = painter.map().zip(painter.scenery())?;
        let hit = map.hit(pointer, scenery.moment.step)?;
        let text = describe::point(&scenery.lab, hit.run, hit.step)?;
        Some((hit, text, scenery.size.width))
    });
    show(root, reading.flatten());
}

fn show(root: &Element, reading: Option<(Hit, String, f64)>) {
    let Some((ring, readout)) = find(root, ".surface-ring").zip(find(root, ".surface-readout")) else { return };
    let display = if reading.is_some() { "block" } else { "none" };
    set(&ring, "display", display);
    set(&readout, "display", display);
    if let Some((hit, text, width)) = reading {
        let side = if hit.at.x > 0.5 * width { "surface-readout surface-readout-left" } else { "surface-readout" };
        readout.set_class_name(side);
        ring.set_class_name(&class("surface-ring", hit.run));
        readout.set_text_content(Some(&text));
        for element in [&ring, &readout] {
            set(element, "translate", &format!("{:.1}px {:.1}px", hit.at.x, hit.at.y));
        }
    }
}
