//! The field in which a run gets its name: Enter applies, Escape restores.

use settle_model::scene::LONGEST_NAME;
use settle_text::sentence;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::names::letter;
use crate::state::{Action, LabState};

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
    pub dispatch: UseReducerDispatcher<LabState>,
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
    let apply = use_callback(
        (props.run, props.onedit.clone(), props.dispatch.clone(), field.clone()),
        |(): (), (run, onedit, dispatch, field)| {
            if let Some(input) = field.cast::<HtmlInputElement>() {
                dispatch.dispatch(Action::Rename(*run, input.value()));
            }
            onedit.emit(None);
        },
    );
    let onkeydown = use_callback((apply.clone(), props.onedit.clone()), |event: KeyboardEvent, (apply, onedit)| {
        match event.key().as_str() {
            "Enter" => apply.emit(()),
            "Escape" => onedit.emit(None),
            _ => {}
        }
    });
    let onchange = apply.reform(|_: Event| ());
    let onblur = use_callback(props.onedit.clone(), |_: FocusEvent, onedit| onedit.emit(None));
    html! {
        <input type="text" class="card-name-field" ref={field} value={&props.name} placeholder={&props.placeholder}
            maxlength={LONGEST_NAME.to_string()} autocomplete="off" spellcheck="false"
            aria-label={sentence("run-name", &[("letter", letter(props.run))])} {onkeydown} {onchange} {onblur} />
    }
}
