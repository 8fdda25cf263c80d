//! The learning rate as the gain of a controller: the poles of both eigen-directions in the unit disc, as they are at the
//! playhead, and what they foretell beside what was measured.

use std::fmt::Write as _;
use std::rc::Rc;

use settle_draw::Px;
use settle_model::theory::{Mode, Region, Terms, modes};
use settle_text::{sentence, text};
use web_sys::Element;
use yew::prelude::*;

use super::labels::find;
use crate::diagnosis::Diagnosed;
use crate::format::{count, percent, plain, significant, three};
use crate::playhead::Playhead;
use crate::state::LabState;
use crate::view::swatch::run_class;

/// Half of the picture's side: the unit circle with room around it for poles that left it.
const HALF: f64 = 1.35;
/// The most points of a pole's way that are drawn.
const MOST: usize = 400;

/// The properties of [`GainView`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GainViewProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// The playhead that all views of the lab share.
    pub playhead: Playhead,
    /// The diagnosis of the selected run, once there is one.
    pub diagnosed: Option<Diagnosed>,
}

/// Poles and control terms of the selected run.
#[component]
pub fn GainView(props: &GainViewProps) -> Html {
    let root = use_node_ref();
    let run = props.lab.selected();
    let shown = props.lab.runs.get(run).cloned();
    let all = use_memo(shown, |shown| {
        let experiment = props.lab.scene.experiment(run);
        shown.as_ref().zip(experiment).map(|(shown, experiment)| modes(&experiment, shown)).unwrap_or_default()
    });
    use_effect_with((root.clone(), props.playhead.clone(), all.clone()), |(root, playhead, all)| {
        let subscription = root.cast::<Element>().map(|root| {
            let all = all.clone();
            let show = move |step: usize| show(&root, &all, step);
            show(playhead.moment().step);
            playhead.on_change(move |moment| show(moment.step))
        });
        move || drop(subscription)
    });
    let terms = props.diagnosed.as_ref().filter(|diagnosed| props.lab.runs.get(run) == Some(&diagnosed.of));
    html! {
        <div class={classes!("gain-view", run_class(run))} ref={root}>
            <p class="gain-lead">{ text("gain-lead") }</p>
            { disc(&all) }
            <div class="gain-words">
                <p><b>{ "×" }</b>{ " " }<span class="gain-0"></span></p>
                <p><b>{ "+" }</b>{ " " }<span class="gain-1"></span></p>
            </div>
            { terms.map(|diagnosed| table(&diagnosed.report.predicted, &diagnosed.report.measured)).unwrap_or_default() }
        </div>
    }
}

/// The unit disc with the ways of the poles over the run, and the poles themselves, which are put in place later.
fn disc(all: &[[Mode; 2]]) -> Html {
    let pole = |class: &'static str, d: &'static str| {
        html! { <><path {class} {d} /><path {class} {d} /></> }
    };
    html! {
        <svg class="gain-disc" viewBox={format!("{} {} {} {}", -HALF, -HALF, 2.0 * HALF, 2.0 * HALF)} role="img"
            aria-label={text("gain-picture")}>
            <rect class="gain-outside" x={(-HALF).to_string()} y={(-HALF).to_string()} width={(2.0 * HALF).to_string()}
                height={(2.0 * HALF).to_string()} />
            <circle class="gain-inside" r="1" />
            <path class="gain-axis" d={format!("M{} 0H{HALF}M0 {}V{HALF}", -HALF, -HALF)} />
            <path class="gain-rest" d="M0 0H1" />
            <path class="gain-way" d={way(all, 0)} />
            <path class="gain-way" d={way(all, 1)} />
            <g class="gain-poles-0">{ pole("gain-pole", "M-.06-.06L.06.06M-.06.06L.06-.06") }</g>
            <g class="gain-poles-1">{ pole("gain-pole", "M-.075 0H.075M0-.075V.075") }</g>
            <text class="gain-mark" x="1.04" y="-.06">{ "1" }</text>
            <text class="gain-mark" x="-1.2" y="-.06">{ "−1" }</text>
        </svg>
    }
}

/// The way of the poles of one direction, as small dots.
fn way(all: &[[Mode; 2]], direction: usize) -> String {
    let every = all.len().div_ceil(MOST).max(1);
    let mut path = String::new();
    for pole in all.iter().step_by(every).flat_map(|modes| modes[direction].poles) {
        if (1e-12..1.4 * HALF).contains(&pole.modulus()) {
            let _ = write!(path, "M{:.3} {:.3}h0", pole.re, -pole.im);
        }
    }
    path
}

/// Puts the poles where they are at a step, and says what they do.
fn show(root: &Element, all: &[[Mode; 2]], step: usize) {
    let Some(now) = all.get(step).or(all.last()) else { return };
    for (i, mode) in now.iter().enumerate() {
        if let Some(group) = root.query_selector(&format!(".gain-poles-{i}")).ok().flatten() {
            let marks = group.children();
            for (k, pole) in mode.poles.iter().enumerate() {
                // What lies far outside stands at the border.
                let far = (HALF - 0.06) / pole.modulus().max(HALF - 0.06);
                let place = Px::new(pole.re * far, -pole.im * far);
                // Without momentum the second pole does nothing.
                let is_there = (place.x + place.y).is_finite() && !(k > 0 && pole.modulus() == 0.0);
                let class = if is_there { "gain-pole" } else { "gain-none" };
                if let Some(mark) = marks.item(k as u32) {
                    let at = if is_there { place } else { Px::new(0.0, 0.0) };
                    let _ = mark.set_attribute("transform", &format!("translate({:.4} {:.4})", at.x, at.y));
                    let _ = mark.set_attribute("class", class);
                }
            }
        }
        if let Some(words) = find(root, &format!(".gain-{i}")) {
            words.set_text_content(Some(&what(i, mode)));
        }
    }
}

/// What the poles of a direction do, in plain words.
fn what(direction: usize, mode: &Mode) -> String {
    let key = match (mode.curvature > 0.0, mode.region()) {
        (false, _) => "gain-no-valley",
        (_, Region::NoOvershoot) => "gain-no-overshoot",
        (_, Region::Oscillates) => "gain-oscillates",
        (_, Region::Diverges) => "gain-diverges",
    };
    let name = text(if direction == 0 { "gain-steep" } else { "gain-shallow" }).to_owned();
    sentence(key, &[("direction", name), ("modulus", three(mode.poles[0].modulus()))])
}

/// What the poles foretell, and what the run did.
fn table(predicted: &Terms, measured: &Terms) -> Html {
    let percent_of = |n: f64| percent(n / 100.0);
    let two = |n: f64| plain(significant(n, 2));
    let row = |key: &str, cells: Vec<[String; 2]>, whole: bool| {
        let span = whole.then_some("2");
        html! {
            <tr>
                <th scope="row">{ text(key) }</th>
                { for cells.into_iter().map(|[said, seen]| html! { <td colspan={span}>{ said }{ " · " }{ seen }</td> }) }
            </tr>
        }
    };
    let each = |of: fn(&Terms) -> [Option<f64>; 2], write: &dyn Fn(f64) -> String| {
        let (said, seen) = (of(predicted), of(measured));
        (0..2).map(|i| [said[i], seen[i]].map(|n| written(n, write))).collect::<Vec<_>>()
    };
    let settling = [predicted, measured].map(|terms| terms.settling_step.map_or_else(|| "–".to_owned(), count));
    let floor = [predicted, measured].map(|terms| written(terms.noise_floor, &three));
    html! {
        <table class="gain-table">
            <thead><tr><th>{ text("gain-caption") }</th><th scope="col">{ text("gain-steep") }</th><th scope="col">{ text("gain-shallow") }</th></tr></thead>
            <tbody>
                { row("gain-overshoot", each(|terms| terms.overshoot_percent, &percent_of), false) }
                { row("gain-period", each(|terms| terms.period, &two), false) }
                { row("gain-damping", each(|terms| terms.damping_ratio, &two), false) }
                { row("gain-settling", vec![settling], true) }
                { row("gain-floor", vec![floor], true) }
            </tbody>
        </table>
    }
}

/// A number, or a dash where it is undefined.
fn written(number: Option<f64>, write: &dyn Fn(f64) -> String) -> String {
    number.map_or_else(|| "–".to_owned(), write)
}
