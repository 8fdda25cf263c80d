//! The learning-rate chart above the loss chart, or one of them.

use std::rc::Rc;

use settle_model::schedule::Schedule;
use settle_text::text;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

use super::chart_edit::ChartEditProps;
use super::charts_layout::Plots;
use super::charts_painter::ChartsPainter;
use super::mount::{Mount, use_painter};
use super::place::place;
use super::{Phases, StageProps};
use crate::dispatch::Dispatch;
use crate::later::use_later_quietly;
use crate::playhead::Playhead;
use crate::state::LabState;
use crate::view::unique::use_unique_id;

/// The kinds of schedule that may have parts or knots, beside those with a warmup built in.
const PARTED: [&str; 5] = ["SequentialLR", "ChainedScheduler", "OneCycleLR", "LinearLR", "Drawn"];

/// The properties of [`Charts`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChartsProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// Where actions go.
    pub dispatch: Dispatch,
    /// The playhead that all views of the lab share.
    pub playhead: Playhead,
    /// Which charts are shown; it must stay what it was as long as the component lives (another `key` makes another one).
    #[prop_or_default]
    pub plots: Plots,
    /// The phases of the selected run.
    #[prop_or_default]
    pub phases: Phases,
    /// What stands in the loss chart's place.
    #[prop_or_default]
    pub cover: Html,
    /// Whether it does.
    #[prop_or_default]
    pub covered: bool,
    /// The steps that are shaded.
    #[prop_or_default]
    pub span: Option<(u32, u32)>,
    /// How many times larger than they are laid out they are shown.
    #[prop_or(1.0)]
    pub zoom: f64,
    /// Whether schedules can be changed on the learning-rate chart.
    #[prop_or(true)]
    pub editable: bool,
}

/// The charts over one step axis, with one playhead. A pointer over them moves the playhead, which then stays where it
/// was left; while the lab plays, only pressing does, and pauses.
#[component]
pub fn Charts(props: &ChartsProps) -> Html {
    let ChartsProps { lab, dispatch, playhead, plots, zoom, phases, editable, .. } = props.clone();
    let shade = use_shade(props.span, props.lab.scene.steps);
    let parts = use_later_quietly(plots.has_rate() && has_handles(&lab));
    let (edited, send) = (lab.clone(), dispatch.clone());
    let (root, mount) = use_painter::<ChartsPainter>(&StageProps { lab, dispatch, playhead, zoom, phases });
    let (rate_words, loss_words) = (use_unique_id("rate-words"), use_unique_id("loss-words"));
    let last = use_mut_ref(|| (i32::MIN, i32::MIN));
    let edit = parts.filter(|_| plots.has_rate() && has_handles(&edited)).map(|parts| {
        let alone = plots == Plots::Rate;
        (parts.chart_edit)(ChartEditProps { lab: edited, dispatch: send, mount: mount.clone(), alone, editable })
    });
    let onpointerdown = {
        let (root, mount, playhead) = (root.clone(), mount.clone(), props.playhead.clone());
        move |event: PointerEvent| {
            // What lies on the charts says so where a pointer is its own.
            if event.button() == 0 && !event.default_prevented() {
                playhead.pause();
                follow(&event, &root, &mount, &playhead);
                if let Some(root) = root.cast::<Element>() {
                    // Without capture the playhead follows as long as the pointer stays on the charts.
                    let _ = root.set_pointer_capture(event.pointer_id());
                }
            }
        }
    };
    let onpointermove = {
        let (root, playhead) = (root.clone(), props.playhead.clone());
        move |event: PointerEvent| {
            // Elements that move under a pointer at rest send moves too.
            let now = (event.client_x(), event.client_y());
            if last.replace(now) != now && !playhead.is_playing() && !event.default_prevented() {
                follow(&event, &root, &mount, &playhead);
            }
        }
    };
    // A pointer there does not move the playhead.
    let own = |event: PointerEvent| event.stop_propagation();
    html! {
        <div class="charts" ref={root} {onpointerdown} {onpointermove}>
            if plots.has_rate() {
                <div class="chart chart-rate">
                    <canvas class="rate-back" role="img" aria-label={text("stage-rate-title")}
                        aria-describedby={&rate_words}></canvas>
                    <div class="rate-past" aria-hidden="true"><canvas class="rate-front"></canvas></div>
                </div>
            }
            if plots.has_loss() {
                <div class="chart chart-loss">
                    <canvas class="loss-back" role="img" aria-label={text("stage-loss-title")}
                        aria-describedby={&loss_words}></canvas>
                    <div class="loss-past" aria-hidden="true"><canvas class="loss-front"></canvas></div>
                </div>
            }
            { shade }
            { edit.unwrap_or_default() }
            <div class="charts-playhead" aria-hidden="true"></div>
            if plots.has_rate() {
                <div class="chart-head rate-head">
                    <h2 class="chart-title">{ text("stage-rate-title") }</h2>
                    <div class="chart-values rate-values" aria-hidden="true"></div>
                </div>
            }
            if plots.has_loss() {
                <div class="chart-head loss-head">
                    <h2 class="chart-title">{ text("stage-loss-title") }</h2>
                    <span class="chart-subtitle"></span>
                    <div class="chart-values loss-values" aria-hidden="true"></div>
                </div>
            }
            <div class="charts-still" aria-hidden="true"></div>
            <div class="charts-moving" aria-hidden="true"></div>
            if plots.has_loss() { <div class="loss-cover" hidden={!props.covered} onpointerdown={own} onpointermove={own}>{ props.cover.clone() }</div> }
            <p class="stage-words rate-words" id={rate_words}></p>
            <p class="stage-words loss-words" id={loss_words}></p>
        </div>
    }
}

/// Shades a span of the steps of both charts.
#[hook]
fn use_shade(span: Option<(u32, u32)>, steps: u32) -> Html {
    let place = use_node_ref();
    use_effect_with((place.clone(), span, steps), |(place, span, steps)| {
        if let (Some(place), Some((from, until))) = (place.cast::<HtmlElement>(), span) {
            // The style sheet knows where the plots begin and end.
            for (name, step) in [("--from", from), ("--until", until)] {
                let share = f64::from(*step) / f64::from((*steps).max(1));
                let _ = place.style().set_property(name, &share.to_string());
            }
        }
    });
    html! { <div class="charts-span" ref={place} hidden={span.is_none()} aria-hidden="true"></div> }
}

/// Whether something of the selected run can be seen or changed on the learning-rate chart: parts that follow each other, or
/// knots.
fn has_handles(lab: &LabState) -> bool {
    let run = lab.selected();
    let has = |schedule: &Schedule| {
        let key = |key: &str| schedule.get(key).is_some();
        PARTED.contains(&schedule.kind()) || key("num_warmup_steps") || key("warmup_steps")
    };
    lab.is_shown(run) && lab.scene.runs.get(run).is_some_and(|plan| has(&plan.schedule))
}

/// Moves the playhead to the step under the pointer.
fn follow(event: &PointerEvent, root: &NodeRef, mount: &Mount<ChartsPainter>, playhead: &Playhead) {
    let Some(root) = root.cast::<Element>() else { return };
    let x = place(&root, event).x;
    if let Some(axis) = mount.ask(ChartsPainter::axis).flatten() {
        playhead.seek(axis.step(x) as f64);
    }
}
