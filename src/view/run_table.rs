//! The numbers of a run as a table.

use std::rc::Rc;

use settle_model::Run;
use settle_model::export::TracedCsv;
use settle_text::{sentence, text};
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::modal::{News, modal_head, modal_status, use_modal};
use super::run_choice::run_choice;
use super::unique::use_unique_id;
use crate::files::save;
use crate::names::{letter, name};
use crate::share::slug;
use crate::state::LabState;
use crate::table::{Columns, page};

/// The properties of [`RunTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RunTableProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// The run, counted from 0.
    pub run: usize,
    /// Shows another run.
    pub onrun: Callback<usize>,
    /// The step at which it opens.
    pub step: usize,
    /// What was last done.
    pub news: News,
    /// Says what was done.
    pub say: Callback<String>,
    /// Told that it closed.
    pub onclose: Callback<()>,
}

/// A modal dialog with a row a point, as many as can be read at once.
#[component]
pub fn RunTable(props: &RunTableProps) -> Html {
    let dialog = use_modal();
    let id = use_unique_id("table");
    let at = use_state_eq(|| props.step);
    use_effect_with((dialog.clone(), *at, props.run), |(dialog, ..)| show_current(dialog));
    let Some(run) = props.lab.runs.get(props.run) else { return html! {} };
    let steps = run.trajectory.len() - 1;
    let plan_name = props.lab.scene.runs.get(props.run).map(|plan| name(plan, props.lab.scene.steps));
    let named = [
        ("letter", letter(props.run).to_owned()),
        ("name", plan_name.unwrap_or_default()),
        ("steps", steps.to_string()),
    ];
    let caption = sentence("table-caption", &named);
    let onsave = {
        let (run, say) = (run.clone(), props.say.clone());
        let experiment = props.lab.scene.experiment(props.run);
        let file = format!("settle-{}.csv", slug(&format!("run {} {}", named[0].1, named[1].1)));
        move |_: MouseEvent| {
            let saved = experiment
                .as_ref()
                .is_some_and(|experiment| save(&file, "text/csv", &TracedCsv::new(experiment, &run).to_string()));
            say.emit(if saved { sentence("saved", &[("name", &file)]) } else { text("not-saved").to_owned() });
        }
    };
    html! {
        <dialog class="help table-dialog" ref={dialog} aria-labelledby={format!("{id}-heading")}
            onclose={props.onclose.reform(|_: Event| ())}>
            { modal_head(&format!("{id}-heading"), text("table-heading"), &props.onclose) }
            <div class="table-tools">
                { run_choice(props.lab.runs.len(), props.run, &props.onrun) }
                { pages(&id, &at, steps + 1) }
                <button type="button" class="quiet" onclick={onsave}>{ icon(Sign::Save) }{ text("table-save") }</button>
            </div>
            <div class="table-scroll" tabindex="0" role="region" aria-label={caption.clone()}>
                { table(run, &Columns::of(&props.lab, props.run), caption, *at) }
            </div>
            <p class="aside">{ text("table-note") }</p>
            { modal_status(&props.news) }
        </dialog>
    }
}

/// The rows around a step.
fn table(run: &Run, columns: &Columns, caption: String, at: usize) -> Html {
    let row = |step: usize| {
        let current = (step == at).then_some("step");
        let cells = columns.cells(run, step).unwrap_or_default();
        html! {
            <tr key={step} aria-current={current}>
                <th scope="row">{ step }</th>
                { for cells.into_iter().map(|cell| html! { <td>{ cell }</td> }) }
            </tr>
        }
    };
    html! {
        <table>
            <caption>{ caption }</caption>
            <thead><tr>
                <th scope="col">{ text("table-step") }</th>
                { for columns.headings().into_iter().map(|key| html! { <th scope="col">{ text(key) }</th> }) }
            </tr></thead>
            <tbody>{ for page(at, run.trajectory.len()).map(row) }</tbody>
        </table>
    }
}

/// Which steps are shown, where not all of them are.
fn pages(id: &str, at: &UseStateHandle<usize>, points: usize) -> Html {
    let shown = page(**at, points);
    if shown.len() == points {
        return html! {};
    }
    let to = |step: Option<usize>| {
        let setter = at.setter();
        move |_: MouseEvent| step.into_iter().for_each(|step| setter.set(step))
    };
    let (before, after) = (shown.start.checked_sub(1), Some(shown.end).filter(|end| *end < points));
    let range =
        [("from", shown.start), ("to", shown.end - 1), ("last", points - 1)].map(|(key, n)| (key, n.to_string()));
    let setter = at.setter();
    let onchange = move |event: Event| {
        let typed = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value_as_number());
        if let Some(step) = typed.filter(|n| n.is_finite()) {
            setter.set((step.max(0.0) as usize).min(points - 1));
        }
    };
    let field = format!("{id}-go");
    html! {
        <div class="table-pages" role="group" aria-label={text("table-pages")}>
            <button type="button" class="quiet" aria-label={text("table-before")} aria-disabled={before.is_none().to_string()}
                onclick={to(before)}>{ "←" }</button>
            <span aria-live="polite">{ sentence("table-range", &range) }</span>
            <button type="button" class="quiet" aria-label={text("table-after")} aria-disabled={after.is_none().to_string()}
                onclick={to(after)}>{ "→" }</button>
            <label for={field.clone()}>{ text("table-go") }</label>
            <input id={field} type="number" min="0" max={(points - 1).to_string()} step="1" inputmode="numeric" {onchange} />
        </div>
    }
}

/// Scrolls to the row of the step that is looked at.
fn show_current(dialog: &NodeRef) {
    let Some(dialog) = dialog.cast::<HtmlElement>() else { return };
    let find = |what: &str| {
        dialog.query_selector(what).ok().flatten().and_then(|e| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(e).ok())
    };
    if let (Some(row), Some(scroll)) = (find("[aria-current]"), find(".table-scroll")) {
        scroll.set_scroll_top(row.offset_top() - scroll.client_height() / 2);
    }
}
