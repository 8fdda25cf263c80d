//! The runs to choose from in a dialog about one of them.

use settle_text::text;
use yew::prelude::*;

use super::swatch::{run_class, swatch};
use crate::names::letter;

/// A button a run, where there are several.
pub fn run_choice(count: usize, chosen: usize, onrun: &Callback<usize>) -> Html {
    let button = |run: usize| {
        html! {
            <button type="button" class={run_class(run)} aria-pressed={(run == chosen).to_string()}
                onclick={onrun.reform(move |_: MouseEvent| run)}>
                { swatch(run) }<span class="spoken">{ text("run") }{ " " }</span>{ letter(run) }
            </button>
        }
    };
    html! {
        if count > 1 {
            <div class="table-runs" role="group" aria-label={text("runs")}>{ for (0..count).map(button) }</div>
        }
    }
}
