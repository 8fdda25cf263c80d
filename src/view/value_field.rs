//! A value that can be typed: Enter applies, Escape restores, the arrows step on the scale.

use settle_model::param::Param;
use settle_model::value::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::entry::{parse, show};
use crate::words::{explain, unit};

/// The properties of [`ValueField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ValueFieldProps {
    /// The declaration.
    pub param: Param,
    /// The value.
    pub value: Value,
    /// The accessible name.
    pub name: AttrValue,
    /// Its id, where a label names it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Takes a valid value.
    pub onvalue: Callback<Value>,
    /// Moves the value by stops of the scale.
    #[prop_or_default]
    pub onstep: Option<Callback<i64>>,
    /// The id under which a complaint stands.
    pub complaint: AttrValue,
    /// Hands out the complaint, or takes it back.
    pub oncomplaint: Callback<Option<AttrValue>>,
    /// Whether a complaint stands.
    #[prop_or_default]
    pub complained: bool,
    /// Whether it takes nothing now.
    #[prop_or_default]
    pub disabled: bool,
}

/// A field for a typed value with its unit.
#[component]
pub fn ValueField(props: &ValueFieldProps) -> Html {
    let draft = use_state_eq(|| None::<String>);
    let oninput = use_callback(draft.setter(), |event: InputEvent, draft| {
        draft.set(event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()));
    });
    let apply = {
        let deps = (draft.clone(), props.param.clone(), props.onvalue.clone(), props.oncomplaint.clone());
        use_callback(deps, |(): (), (draft, param, onvalue, oncomplaint)| {
            let Some(typed) = (**draft).clone() else { return };
            match parse(param, &typed) {
                Ok(value) => {
                    oncomplaint.emit(None);
                    draft.set(None);
                    onvalue.emit(value);
                }
                Err(error) => oncomplaint.emit(Some(explain(&error).into())),
            }
        })
    };
    let onkeydown = {
        let deps = (draft.setter(), apply.clone(), props.oncomplaint.clone(), props.onstep.clone());
        use_callback(deps, |event: KeyboardEvent, (draft, apply, oncomplaint, onstep)| {
            let by = match event.key().as_str() {
                "Enter" => return apply.emit(()),
                "Escape" => {
                    draft.set(None);
                    return oncomplaint.emit(None);
                }
                "ArrowUp" => 1,
                "ArrowDown" => -1,
                _ => return,
            };
            if let Some(onstep) = onstep {
                event.prevent_default();
                draft.set(None);
                oncomplaint.emit(None);
                onstep.emit(by);
            }
        })
    };
    let onchange = apply.reform(|_: Event| ());
    let shown = (*draft).clone().unwrap_or_else(|| show(&props.param, &props.value));
    let (before, after) = unit(&props.param, &props.value);
    let size = shown.chars().count().clamp(2, 24).to_string();
    html! {
        <span class={classes!("value", props.complained.then_some("value-wrong"))}>
            if !before.is_empty() { <span class="unit">{ before }</span> }
            <input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" value={shown} {size}
                id={props.id.clone()} aria-label={&props.name} data-param={props.param.key}
                aria-invalid={props.complained.then_some("true")}
                aria-describedby={props.complained.then(|| props.complaint.clone())}
                disabled={props.disabled} {oninput} {onkeydown} {onchange} />
            if !after.is_empty() { <span class="unit">{ after }</span> }
        </span>
    }
}
