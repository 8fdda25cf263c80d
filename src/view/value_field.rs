//! A value that can be typed: Enter applies, Escape restores, the arrows step on the scale.

use settle_model::param::Param;
use settle_model::value::Value;
use settle_text::sentence;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::entry::show;
use crate::later::{warm, with};
use crate::setter::Target;
use crate::words::unit;

/// What is being typed into a field, until it is a value.
#[derive(Clone, Debug)]
pub struct Typing {
    draft: UseStateHandle<Option<AttrValue>>,
    complaint: UseStateHandle<Option<AttrValue>>,
    param: Param,
    target: Target,
}

/// Nothing typed yet.
#[hook]
pub fn use_typing(param: &Param, target: &Target) -> Typing {
    let draft = use_state_eq(Option::default);
    let complaint = use_state_eq(Option::default);
    Typing { draft, complaint, param: param.clone(), target: target.clone() }
}

impl Typing {
    /// Sets a value, whatever was typed.
    pub fn set(&self, value: Value) {
        self.forget();
        self.target.set(value);
    }

    fn forget(&self) {
        self.draft.set(None);
        self.complaint.set(None);
    }

    /// Sets what was typed, or complains of it.
    fn apply(&self) {
        let Some(typed) = (*self.draft).clone() else { return };
        let typing = self.clone();
        with(move |parts| match (parts.typed)(&typing.param, &typed) {
            Ok(value) => {
                typing.forget();
                typing.target.choose(value);
            }
            Err(complaint) => typing.complaint.set(Some(complaint.into())),
        });
    }

    /// A field for a value with its unit; an id where its label names it, and what moves the value by stops of a scale.
    pub fn field(&self, value: &Value, names: &Names, onstep: Option<Callback<i64>>) -> Html {
        let (typing, typed, changed) = (self.clone(), self.draft.setter(), self.clone());
        let oninput = move |event: InputEvent| {
            typed.set(event.target_dyn_into::<HtmlInputElement>().map(|input| input.value().into()));
        };
        let onchange = move |_: Event| changed.apply();
        let onkeydown = move |event: KeyboardEvent| {
            let by = match event.key().as_str() {
                "Enter" => return typing.apply(),
                "Escape" => return typing.forget(),
                "ArrowUp" => 1,
                "ArrowDown" => -1,
                _ => return,
            };
            if let Some(onstep) = &onstep {
                event.prevent_default();
                onstep.emit(by);
            }
        };
        let wrong = self.complaint.is_some();
        let shown = (*self.draft).clone().unwrap_or_else(|| show(&self.param, value).into());
        let (before, after) = unit(&self.param, value);
        let size = shown.chars().count().clamp(2, 24).to_string();
        html! {
            <span class={classes!("value", wrong.then_some("value-wrong"))}>
                if !before.is_empty() { <span class="unit">{ before }</span> }
                <input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" value={shown} {size}
                    id={names.id.clone()} aria-label={sentence("value-of", &[("name", names.label.as_str())])}
                    data-param={self.param.key} aria-invalid={wrong.then_some("true")}
                    aria-describedby={wrong.then(|| names.complaint.clone())} {oninput} {onkeydown} {onchange} onfocus={warm} />
                if !after.is_empty() { <span class="unit">{ after }</span> }
            </span>
        }
    }

    /// Why what was typed is no value, if it is none.
    pub fn complaint(&self, names: &Names) -> Html {
        html! {
            if let Some(said) = &*self.complaint {
                <p id={&names.complaint} class="complaint" role="alert">{ said }</p>
            }
        }
    }
}

/// The names that a field goes by.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    /// Its id, where a label names it.
    pub id: Option<AttrValue>,
    /// The label of its control.
    pub label: AttrValue,
    /// The id under which a complaint stands.
    pub complaint: AttrValue,
}
