//! What can be changed on the learning-rate chart: the parts of a schedule by their boundaries, a drawn curve by its knots.

use std::cell::RefCell;
use std::rc::Rc;

use settle_model::Point;
use settle_text::{sentence, text};
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::chart_hand::Hand;
use super::chart_keys;
use super::chart_places::put;
use super::charts_layout::RateScale;
use super::charts_painter::{ChartsPainter, Follower};
use super::charts_texts::DOT_CLASSES;
use super::mount::Mount;
use crate::canvas::Ruler;
use crate::composition::{Boundary, Composition, composition};
use crate::dispatch::Dispatch;
use crate::format::{count, rate};
use crate::knots::{Scale, is_new, knots};
use crate::names::letter;
use crate::soon::soon;
use crate::state::LabState;
use crate::view::unique::use_unique_id;

/// The most knots that have a handle; a link may bring thousands.
const MOST: usize = 64;

/// The properties of [`ChartEdit`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChartEditProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// Where actions go.
    pub dispatch: Dispatch,
    /// The charts that it lies on.
    pub mount: Mount<ChartsPainter>,
    /// Whether the learning-rate chart stands alone, with the step axis right below it.
    pub alone: bool,
    /// Whether anything can be changed here; else the parts are only shown.
    pub editable: bool,
}

impl ChartEditProps {
    /// The knots of the selected run's curve; none where its schedule is not drawn.
    pub(super) fn knots(&self) -> Option<&[Point]> {
        knots(&self.lab.scene.runs.get(self.lab.selected())?.schedule)
    }

    /// The parts of the selected run's schedule.
    pub(super) fn composition(&self) -> Option<Composition> {
        composition(self.lab.scene.runs.get(self.lab.selected())?, self.lab.scene.steps)
    }

    /// Where steps and shares of the selected run's base rate are; none where that is 0, or before the chart was painted.
    pub(super) fn scale(&self) -> Option<Scale> {
        let base = self.lab.scene.runs.get(self.lab.selected())?.base_lr;
        let scale = self.mount.ask(ChartsPainter::scale).flatten()?;
        (base > 0.0).then(|| scale.shares(base))
    }
}

/// What lies on the learning-rate chart of the selected run. Its handles are placed by `put` whenever the chart is painted.
#[component]
pub fn ChartEdit(props: &ChartEditProps) -> Html {
    let root = use_node_ref();
    let help = use_unique_id("knot-help");
    let hand = use_mut_ref(Hand::default);
    use_places(&root, &props.mount);
    let on = |act: fn(&mut Hand, &PointerEvent, &ChartEditProps)| {
        let (hand, props) = (Rc::clone(&hand), props.clone());
        Callback::from(move |event: PointerEvent| {
            if props.editable
                && let Ok(mut hand) = hand.try_borrow_mut()
            {
                act(&mut hand, &event, &props);
            }
        })
    };
    let onkeydown = {
        let (hand, props) = (Rc::clone(&hand), props.clone());
        move |event: KeyboardEvent| {
            if props.editable
                && let Ok(mut hand) = hand.try_borrow_mut()
            {
                chart_keys::press(&mut hand, &event, &props);
            }
        }
    };
    let run = letter(props.lab.selected());
    let (name, body) = match props.knots() {
        Some(knots) => ("edit-curve", curve(props, knots, &help)),
        None => match props.composition() {
            Some(whole) => ("edit-parts", parts(&whole, props.editable)),
            None => return html! {},
        },
    };
    html! {
        <div class={classes!("chart-edit", props.alone.then_some("chart-edit-alone"))} ref={root} role="group"
            aria-label={sentence(name, &[("run", run)])} onpointerdown={on(Hand::take)} onpointermove={on(Hand::go)}
            onpointerup={on(Hand::let_go)} onpointercancel={on(Hand::lose)} onlostpointercapture={on(Hand::lose)} {onkeydown}>
            { body }
        </div>
    }
}

/// Puts everything in its place after each rendering, and whenever the chart is painted.
#[hook]
fn use_places(root: &NodeRef, mount: &Mount<ChartsPainter>) {
    let ruler: Rc<RefCell<Option<Ruler>>> = use_mut_ref(|| None);
    let place = move |root: &NodeRef, scale: Option<RateScale>| {
        if let Some(((root, scale), mut ruler)) = root.cast::<Element>().zip(scale).zip(ruler.try_borrow_mut().ok()) {
            put(&root, &scale, ruler.get_or_insert_with(|| Ruler::new(&root)));
        }
    };
    let present = |mount: &Mount<ChartsPainter>| mount.ask(ChartsPainter::scale).flatten();
    let always = place.clone();
    use_effect_with((root.clone(), mount.clone()), move |(root, mount)| {
        let (watched, charts) = (root.clone(), mount.clone());
        // The charts may be set up after what lies on them.
        soon(move || {
            always(&watched, present(&charts));
            let follower = move |scale| always(&watched, Some(scale));
            charts.ask(|painter| painter.set_follower(Some(Follower::from(follower))));
        });
        let mount = mount.clone();
        move || {
            mount.ask(|painter| painter.set_follower(None));
        }
    });
    let (root, mount) = (root.clone(), mount.clone());
    use_effect(move || place(&root, present(&mount)));
}

/// The parts as blocks, and their boundaries as sliders.
fn parts(whole: &Composition, editable: bool) -> Html {
    let words = |part: &crate::composition::Part| {
        sentence(
            "edit-part",
            &[("part", part.name.clone()), ("from", count(part.from as usize)), ("to", count(part.to as usize))],
        )
    };
    let block = |part: &crate::composition::Part| {
        html! {
            <div class="block" data-step={part.from.to_string()} data-to={part.to.to_string()} aria-hidden="true">
                <span>{ &part.name }</span>
            </div>
        }
    };
    let line = |(i, boundary)| edge(i, boundary, editable);
    html! {
        <>
            <p class="stage-words">{ whole.parts.iter().map(words).collect::<Vec<_>>().join(", ") }</p>
            <>{ for whole.parts.iter().map(block) }</>
            <>{ for whole.boundaries.iter().enumerate().map(line) }</>
        </>
    }
}

/// One boundary.
fn edge(number: usize, boundary: &Boundary, editable: bool) -> Html {
    let step = boundary.at.to_string();
    if !editable {
        return html! { <div key={number} class="edge edge-still" data-step={step} aria-hidden="true"></div> };
    }
    let [before, after] = &boundary.between;
    let (low, high) = boundary.range;
    let said = sentence("stage-step-pill", &[("step", count(boundary.at as usize))]);
    html! {
        <div key={number} class="edge" data-boundary={number.to_string()} data-step={step.clone()} role="slider" tabindex="0"
            aria-label={sentence("edit-boundary", &[("before", before), ("after", after)])} aria-orientation="horizontal"
            aria-valuemin={low.min(boundary.at).to_string()} aria-valuemax={high.max(boundary.at).to_string()}
            aria-valuenow={step} aria-valuetext={said.clone()}>
            <span class="said">{ said }</span>
        </div>
    }
}

/// The place to draw on, and the knots of the curve.
fn curve(props: &ChartEditProps, knots: &[Point], help: &str) -> Html {
    if !props.editable {
        return html! {};
    }
    let (lab, run) = (&props.lab, props.lab.selected());
    let (base, steps) = (lab.scene.runs[run].base_lr, f64::from(lab.scene.steps));
    let within = |(_, knot): &(usize, &Point)| (0.0..=steps).contains(&knot.x);
    let handle = |(i, knot): (usize, &Point)| {
        let values = [
            ("number", count(i + 1)),
            ("count", count(knots.len())),
            ("step", count(knot.x.round() as usize)),
            ("rate", rate(knot.y * base)),
        ];
        html! {
            <button key={i} type="button" class={classes!("knot", DOT_CLASSES[run % DOT_CLASSES.len()])} data-knot={i.to_string()}
                data-step={knot.x.to_string()} data-rate={(knot.y * base).to_string()} aria-label={sentence("edit-knot", &values)}
                aria-describedby={help.to_owned()}><span class={said_at(knot.x / steps)}>{ sentence("edit-knot-says", &values[2..]) }</span></button>
        }
    };
    let hint = is_new(knots, lab.scene.steps) && lab.pending.is_none();
    html! {
        <>
            <div class="draw-pad" tabindex="-1"></div>
            <>{ for knots.iter().enumerate().filter(within).take(MOST).map(handle) }</>
            <p class="draw-hint" hidden={!hint}><strong>{ text("edit-draw-lead") }</strong>{ " " }{ text("edit-draw") }</p>
            <span id={help.to_owned()} hidden=true>{ text("edit-knot-help") }</span>
        </>
    }
}

/// The classes of what a knot says: on the inner side of it where it is close to a side of the chart.
fn said_at(share: f64) -> Classes {
    let side = if share < 0.25 { Some("said-early") } else { (share > 0.75).then_some("said-late") };
    classes!("said", side)
}

/// Gives the focus to what `selector` finds, without scrolling to it.
pub(super) fn focus(root: &Element, selector: &str) {
    if let Some(element) = super::labels::find(root, selector) {
        focus_on(&element);
    }
}

/// Gives the focus to an element, without scrolling to it.
pub(super) fn focus_on(element: &HtmlElement) {
    let here = web_sys::FocusOptions::new();
    here.set_prevent_scroll(true);
    // An element that takes no focus leaves it where it is.
    let _ = element.focus_with_options(&here);
}
