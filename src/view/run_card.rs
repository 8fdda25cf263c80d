//! One run in the list: swatch, letter, name, final loss.

use settle_text::{sentence, text};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::run_name::RunNameField;
use super::swatch::{run_class, swatch};
use crate::dispatch::{Dispatch, click};
use crate::ends::Outcome;
use crate::format::count;
use crate::names::letter;
use crate::state::Action;

/// The properties of [`RunCard`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RunCardProps {
    /// The run, counted from 0.
    pub run: usize,
    /// Its name.
    pub name: AttrValue,
    /// Whether a person gave that name.
    pub given: bool,
    /// Whether its controls are shown.
    pub selected: bool,
    /// Whether it is drawn.
    pub shown: bool,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Whether its name is being typed.
    pub editing: bool,
    /// Whether the row of buttons is open.
    pub more: bool,
    /// Begins or ends typing a name.
    pub onedit: Callback<Option<usize>>,
    /// Opens or closes the row of buttons.
    pub onmore: Callback<MouseEvent>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// Gives an element the focus when something that held it has ended.
#[hook]
fn use_focus_after(held: bool, element: &NodeRef) {
    let before = use_mut_ref(|| false);
    use_effect_with((held, element.clone()), move |(held, element)| {
        if before.replace(*held)
            && !held
            && let Some(element) = element.cast::<HtmlElement>()
        {
            let _ = element.focus();
        }
    });
}

/// A run's card: choosing it shows its controls.
#[component]
pub fn RunCard(props: &RunCardProps) -> Html {
    let choose = click(&props.dispatch, Action::Select(props.run));
    let pick = use_node_ref();
    use_focus_after(props.editing, &pick);
    let letter = letter(props.run);
    let (end, before) = match &props.outcome {
        Some(Outcome::Loss(loss)) => (loss.clone(), text("run-end-loss")),
        Some(Outcome::Diverged(step)) => (sentence("run-diverged", &[("step", count(step))]), "✕"),
        None => (String::new(), ""),
    };
    let diverged = matches!(props.outcome, Some(Outcome::Diverged(_)));
    html! {
        <div class={classes!("card-row", run_class(props.run), diverged.then_some("card-diverged"))}>
            if props.editing {
                { swatch(props.run) }
                <span class="card-letter" aria-hidden="true">{ letter }</span>
                <RunNameField run={props.run} name={if props.given { props.name.clone() } else { AttrValue::default() }}
                    placeholder={&props.name} onedit={&props.onedit} dispatch={props.dispatch.clone()} />
            } else {
                <button type="button" class="card-pick" aria-pressed={props.selected.to_string()}
                    title={&props.name} data-run={letter} onclick={choose} ref={pick}>
                    { swatch(props.run) }
                    <span class="spoken">{ text("run") }{ " " }</span>
                    <span class="card-letter">{ letter }</span>
                    <span class="card-name">{ &props.name }</span>
                    if props.shown {
                        <span class="card-end">
                            <span class={(!diverged).then_some("spoken")}>{ before }{ " " }</span>{ end }
                        </span>
                    } else {
                        <span class="card-end card-hidden">{ icon(Sign::Hidden) }{ text("run-hidden") }</span>
                    }
                </button>
                if props.selected {
                    <button type="button" class="card-more" aria-expanded={props.more.to_string()} onclick={&props.onmore}
                        aria-label={sentence("run-more", &[("letter", letter)])}>{ icon(Sign::Dots) }</button>
                }
            }
        </div>
    }
}
