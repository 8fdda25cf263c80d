//! The field in which a run gets its name: Enter applies, Escape restores.

use settle_model::scene::LONGEST_NAME;
use settle_text::sentence;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::dispatch::Dispatch;
use crate::names::letter;
use crate::state::Action;

/// The properties of [`RunNameField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RunNameFieldProps {
    /// The run, counted from 0.
    pub run: usize,
    /// The name a person gave; empty for none.
    pub name: AttrValue,
    /// The name that it has otherwise.
    pub placeholder: AttrValue,
    /// Ends the typing.
    pub onedit: Callback<Option<usize>>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// A field with the focus, in the place of the name.
#[component]
pub fn RunNameField(props: &RunNameFieldProps) -> Html {
    let field = use_node_ref();
    use_effect_with(field.clone(), |field| {
        if let Some(input) = field.cast::<HtmlInputElement>() {
            let _ = input.focus();
            input.select();
        }
    });
    let apply = {
        let (run, onedit, dispatch, field) = (props.run, props.onedit.clone(), props.dispatch.clone(), field.clone());
        move || {
            if let Some(input) = field.cast::<HtmlInputElement>() {
                dispatch.dispatch(Action::Rename(run, input.value()));
            }
            onedit.emit(None);
        }
    };
    let onkeydown = {
        let (apply, onedit, name) = (apply.clone(), props.onedit.clone(), props.name.clone());
        move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => apply(),
            "Escape" => {
                // The field is about to lose the focus, and must not take its text for a change.
                if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                    input.set_value(&name);
                }
                onedit.emit(None);
            }
            _ => {}
        }
    };
    let onchange = move |_: Event| apply();
    let onblur = props.onedit.reform(|_: FocusEvent| None);
    html! {
        <input type="text" class="card-name-field" ref={field} value={&props.name} placeholder={&props.placeholder}
            maxlength={LONGEST_NAME.to_string()} autocomplete="off" spellcheck="false"
            aria-label={sentence("run-name", &[("letter", letter(props.run))])} {onkeydown} {onchange} {onblur} />
    }
}
