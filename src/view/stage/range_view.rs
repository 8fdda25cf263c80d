//! The learning-rate range test of the selected run: the rate swept upwards within one run, and what that suggests.

use std::rc::Rc;

use settle_model::range_test::RangeTest;
use settle_text::{sentence, text};
use yew::prelude::*;

use crate::dispatch::{Dispatch, choose};
use crate::format::{power, rate, rate_digits};
use crate::range::{Axes, BOTTOM, LEFT, SIZE, TOP, sweep};
use crate::state::{Action, LabState};
use crate::subject::Subject;
use crate::view::swatch::run_class;

/// The properties of [`RangeView`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RangeViewProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The sweep as a curve, its marks, and the button that takes its suggestion.
#[component]
pub fn RangeView(props: &RangeViewProps) -> Html {
    let run = props.lab.selected();
    let test = use_memo(props.lab.scene.experiment(run), |experiment| experiment.as_ref().and_then(sweep));
    let Some((axes, test)) = &*test else { return html! { <p>{ text("range-none") }</p> } };
    let offers = props.lab.is_free(&Subject::Rate(run));
    let use_it = test.suggested.filter(|_| offers).and_then(|suggested| rate_digits(suggested).parse().ok()).map(
        |suggested: f64| {
            let onclick = choose(&props.dispatch, Action::SetRate(suggested));
            let words = sentence("range-use", &[("rate", rate(suggested))]);
            html! { <button type="button" class="quiet" {onclick}>{ words }</button> }
        },
    );
    html! {
        <div class={classes!("range-view", run_class(run))}>
            { picture(axes, test) }
            <div class="range-words">
                <p>{ said(test) }{ " " }{ text("range-blind") }</p>
                { use_it.unwrap_or_default() }
            </div>
        </div>
    }
}

/// What was found, in words.
fn said(test: &RangeTest) -> String {
    let mut words = match test.suggested {
        Some(suggested) => sentence("range-suggested", &[("rate", rate(suggested))]),
        None => text("range-no-suggestion").to_owned(),
    };
    if let Some(diverges) = test.diverges {
        words += " ";
        words += &sentence("range-diverges", &[("rate", rate(diverges))]);
    }
    if test.limit.is_finite() {
        words += " ";
        words += &sentence("range-limit", &[("rate", rate(test.limit))]);
    }
    words
}

fn picture(axes: &Axes, test: &RangeTest) -> Html {
    let bottom = SIZE.1 - BOTTOM;
    let marks = [
        ("range-mark-suggested", "range-name-suggested", test.suggested),
        ("range-mark-limit", "range-name-limit", Some(test.limit)),
        ("range-mark-diverges", "range-name-diverges", test.diverges),
    ];
    let shown = |at: f64| at.is_finite() && (LEFT..=SIZE.0).contains(&axes.x(at));
    let mark = |(class, key, at): (&'static str, &str, Option<f64>)| {
        let at = at.filter(|at| shown(*at))?;
        let x = axes.x(at);
        // The diverging rate is named under the limit's name, which it may stand close to.
        let y = if class == "range-mark-diverges" { TOP + 12.0 } else { TOP - 6.0 };
        let (x_text, anchor) = if class == "range-mark-diverges" { (x + 5.0, "start") } else { (x, "middle") };
        Some(html! {
            <g {class}>
                <path d={format!("M{x:.1} {TOP}V{bottom}")} />
                <text x={format!("{x_text:.1}")} y={y.to_string()} text-anchor={anchor}>{ text(key) }</text>
            </g>
        })
    };
    let decade = |exponent: i32| {
        let x = axes.x(10f64.powi(exponent));
        html! { <text class="range-tick" x={format!("{x:.1}")} y={(SIZE.1 - 4.0).to_string()} text-anchor="middle">{ power(exponent) }</text> }
    };
    let height = |exponent: i32| {
        let y = axes.y(10f64.powi(exponent) + axes.lowest);
        html! { <text class="range-tick" x={(LEFT - 6.0).to_string()} y={format!("{:.1}", y + 4.0)} text-anchor="end">{ power(exponent) }</text> }
    };
    let inside = |(low, high): (f64, f64)| (low.ceil() as i32)..=(high.floor() as i32);
    let every = |range: std::ops::RangeInclusive<i32>| {
        let step = ((range.end() - range.start()) / 4).max(1) as usize;
        range.step_by(step)
    };
    html! {
        <svg class="range-picture" viewBox={format!("0 0 {} {}", SIZE.0 + 8.0, SIZE.1)} role="img" aria-label={text("range-picture")}>
            <path class="range-axis" d={format!("M{LEFT} {TOP}V{bottom}H{}", SIZE.0)} />
            <>{ for every(inside(axes.rates)).map(decade) }</>
            <>{ for every(inside(axes.losses)).map(height) }</>
            <>{ for marks.into_iter().filter_map(mark) }</>
            <path class="range-curve" d={axes.curve(test)} />
        </svg>
    }
}
