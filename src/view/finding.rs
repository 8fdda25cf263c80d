//! What the diagnosis of the selected run says, and the remedy that was checked.

use settle_model::RunPlan;
use settle_model::diagnosis::{Finding, Numbers, Quantity, Remedy};
use settle_model::scene::MOST_RUNS;
use settle_text::{sentence, text};
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::swatch::swatch;
use super::what_happened::Why;
use crate::diagnosis::curve;
use crate::dispatch::{choose, leaving};
use crate::format::{count, percent, plain, rate, significant, three};
use crate::hints::Hint;
use crate::names::letter;
use crate::state::Action;

/// The size of a remedy's curve.
const CURVE: (f64, f64) = (30.0, 14.0);
/// Shares below this are told as less than it.
const TINY: f64 = 0.001;
/// The card of the selected run.
const CHOSEN_CARD: &str = ".card-pick[aria-pressed=true]";

/// The properties of [`FindingPanel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FindingPanelProps {
    /// How many runs the lab has.
    pub runs: usize,
    /// The diagnosis of its selected run, and what it can do.
    pub why: Why,
    /// Which page of it is shown, counted from 0: a finding with one of its remedies each.
    pub page: usize,
    /// Shows another page.
    pub onpage: Callback<usize>,
    /// How the runs compare.
    pub compared: Option<String>,
    /// Whether it is still of an experiment before the last change.
    pub old: bool,
}

/// A page of a diagnosis: what was found, the steps that show it, and what mends it.
#[component]
pub fn FindingPanel(props: &FindingPanelProps) -> Html {
    let report = &props.why.diagnosed.report;
    let pages: Vec<(&Finding, Option<&Remedy>)> = report.findings.iter().flat_map(remedies).collect();
    let page = props.page.min(pages.len().saturating_sub(1));
    let Some((found, remedy)) = pages.get(page).copied() else { return html! {} };
    let run = props.why.diagnosed.run;
    let title = sentence(&format!("finding-title-{}", found.rule), &[("run", letter(run).to_owned())]);
    html! {
        <section class={classes!("finding", props.old.then_some("finding-old"))} aria-busy={props.old.to_string()}
            data-rule={found.rule}>
            <div class="finding-what">
                <div class="finding-head"><h2>{ swatch(run) }{ title }</h2>{ pager(page, pages.len(), &props.onpage) }</div>
                <p>{ told(found.key, &found.evidence) }{ " " }{ span(found, props) }</p>
            </div>
            { remedy.map_or_else(|| nothing(found, props), |remedy| offer(remedy, props)) }
        </section>
    }
}

/// A finding with each of its remedies, or alone where it has none.
fn remedies(found: &Finding) -> Vec<(&Finding, Option<&Remedy>)> {
    match found.remedies.as_slice() {
        [] => vec![(found, None)],
        some => some.iter().map(|remedy| (found, Some(remedy))).collect(),
    }
}

/// The steps that show it: the charts shade them, the playhead goes there.
fn span(found: &Finding, props: &FindingPanelProps) -> Html {
    let (from, until) = (found.from, found.until);
    let shade = |on: bool| props.why.onspan.reform(move |()| on.then_some((from, until)));
    let (on, off) = (shade(true), shade(false));
    let onclick = props.why.onseek.reform(move |_: MouseEvent| from);
    let words = sentence("finding-span", &[("from", count(from)), ("until", count(until))]);
    html! {
        <button type="button" class="finding-span" {onclick} onpointerenter={on.reform(|_: PointerEvent| ())}
            onpointerleave={off.reform(|_: PointerEvent| ())} onfocus={on.reform(|_: FocusEvent| ())}
            onblur={off.reform(|_: FocusEvent| ())}>{ words }</button>
    }
}

/// A remedy, and the button that puts it beside the run.
fn offer(remedy: &Remedy, props: &FindingPanelProps) -> Html {
    let experiment = &remedy.experiment;
    let plan = RunPlan {
        name: None,
        optimizer: experiment.optimizer.clone(),
        base_lr: experiment.base_lr,
        schedule: experiment.schedule.clone(),
    };
    let (key, place) =
        if props.runs < MOST_RUNS { ("remedy-add", props.runs) } else { ("remedy-replace", MOST_RUNS - 1) };
    let onclick = leaving(CHOSEN_CARD, choose(&props.why.dispatch, Action::Adopt(Box::new(plan))));
    let curve = curve(experiment, CURVE);
    let gain = sentence(remedy.gain_key, &[("gain", plain(significant(remedy.gain, 2)))]);
    html! {
        <>
            <p class="finding-remedy">
                { icon(Sign::Check) }
                <span><strong>{ text("remedy-lead") }</strong>{ " " }{ told(remedy.key, &remedy.values) }{ " " }{ gain }</span>
            </p>
            if props.why.adds {
            <div class="finding-button">
                { props.why.hint.as_ref().filter(|_| !props.old).map(bubble).unwrap_or_default() }
                <button type="button" class="finding-do" {onclick}>
                    <svg viewBox="-1 -1 32 16" aria-hidden="true" focusable="false"><path d={curve} /></svg>
                    { sentence(key, &[("letter", letter(place))]) }
                </button>
            </div>
            }
        </>
    }
}

/// The hint that points at the button below it.
fn bubble((hint, onclose): &(Hint, Callback<MouseEvent>)) -> Html {
    html! {
        <div class="hint hint-above" role="status">
            <p><strong>{ hint.lead }</strong>{ " " }{ &hint.sentence }</p>
            <button type="button" class="hint-close" aria-label={text("hint-close")}
                onclick={leaving(CHOSEN_CARD, onclose.clone())}>{ icon(Sign::Cross) }</button>
        </div>
    }
}

/// What stands there where nothing is offered: how the runs compare, or that nothing helps.
fn nothing(found: &Finding, props: &FindingPanelProps) -> Html {
    let unhelped = (found.rule != "healthy").then(|| text("remedy-none").to_owned());
    match unhelped.or_else(|| props.compared.clone()) {
        Some(words) => html! { <p class="finding-remedy"><span>{ words }</span></p> },
        None => html! {},
    }
}

/// Leads to the other findings and remedies.
fn pager(page: usize, pages: usize, onpage: &Callback<usize>) -> Html {
    if pages < 2 {
        return html! {};
    }
    let values = [("page", count(page + 1)), ("pages", count(pages))];
    let onclick = onpage.reform(move |_: MouseEvent| (page + 1) % pages);
    html! {
        <button type="button" class="finding-next quiet" aria-label={sentence("finding-next", &values)} {onclick}>
            { sentence("finding-page", &values) }{ icon(Sign::Chevron) }
        </button>
    }
}

/// A sentence with its numbers, each written as what it is.
fn told(key: &str, numbers: &Numbers) -> String {
    let written: Vec<(&str, String)> = numbers.iter().map(|(name, quantity)| (*name, write(*quantity))).collect();
    sentence(key, &written)
}

fn write(quantity: Quantity) -> String {
    match quantity {
        Quantity::Count(n) => count(n),
        Quantity::Share(share) if share > 0.0 && share < TINY => sentence("share-tiny", &[("share", percent(TINY))]),
        Quantity::Share(share) => percent(share),
        Quantity::Rate(n) => rate(n),
        Quantity::Loss(n) => three(n),
        Quantity::Number(n) => plain(significant(n, 2)),
    }
}
