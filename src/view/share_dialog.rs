//! The Share panel: link, QR code, snippets for course pages, files.

use std::rc::Rc;

use gloo::utils::window;
use settle_model::Scene;
use settle_text::{sentence, text};
use web_sys::{File, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::copy_row::copy_row;
use super::icon::{Sign, icon};
use super::modal::{News, modal_head, modal_status, use_modal};
use super::qr_code::qr_code;
use super::task_setter::TaskSetter;
use super::unique::use_unique_id;
use crate::files::save;
use crate::qr::QrCode;
use crate::share::{self, Frame, Links, SIZES, file_name, markdown, title};
use crate::state::LabState;

/// The properties of [`ShareDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShareDialogProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// What was last done.
    pub news: News,
    /// Says what was done.
    pub say: Callback<String>,
    /// Opens a file.
    pub onfile: Callback<File>,
    /// Told that it closed.
    pub onclose: Callback<()>,
}

/// A modal dialog with everything that carries the scene out of the page and back.
#[component]
pub fn ShareDialog(props: &ShareDialogProps) -> Html {
    let dialog = use_modal();
    let id = use_unique_id("share");
    let size = use_state_eq(usize::default);
    let shared = use_state_eq(|| props.lab.scene.view.clone());
    let onview = use_callback(shared.setter(), |view, shared| shared.set(view));
    let scene = &Scene { view: (*shared).clone(), ..props.lab.scene.clone() };
    let links = use_memo(scene.clone(), |scene| Links::new(&window().location().href().unwrap_or_default(), scene));
    let code = use_memo(links.clone(), |links| QrCode::of(&links.lab()));
    let (link, name) = (links.lab(), title(scene));
    let frame = Frame { address: &links.with("embed"), title: &name, size: SIZES[*size] };
    let row = |what: &'static str, value: String, extra: Html| copy_row(&id, what, value, extra, &props.say);
    html! {
        <dialog class="help share" ref={dialog} aria-labelledby={format!("{id}-heading")}
            onclose={props.onclose.reform(|_: Event| ())}>
            { modal_head(&format!("{id}-heading"), text("share-heading"), &props.onclose) }
            <p>{ text("share-lead") }</p>
            <TaskSetter lab={props.lab.clone()} {onview} />
            <div class="share-link">
                <div>
                    { row("share-link", link.clone(), html! {}) }
                    { row("share-markdown", markdown(&name, &link), html! {}) }
                </div>
                { qr_part(code.as_ref().as_ref(), &link) }
            </div>
            <h3>{ text("share-course") }</h3>
            { row("share-frame", frame.to_string(), size_choice(&id, &size)) }
            <h3>{ text("share-file") }</h3>
            { file_part(props, scene) }
            { modal_status(&props.news) }
        </dialog>
    }
}

/// The QR code, or why there is none.
fn qr_part(code: Option<&QrCode>, link: &str) -> Html {
    match code {
        Some(code) => qr_code(code, text("share-qr")),
        None => {
            let length = link.chars().count().to_string();
            html! { <p class="qr-none">{ sentence("share-qr-none", &[("length", length)]) }</p> }
        }
    }
}

/// The choice of the embedded lab's size.
fn size_choice(id: &str, size: &UseStateHandle<usize>) -> Html {
    let setter = size.setter();
    let onchange = move |event: Event| {
        let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.selected_index());
        setter.set(chosen.and_then(|at| usize::try_from(at).ok()).filter(|at| *at < SIZES.len()).unwrap_or_default());
    };
    let option = |(at, (width, height)): (usize, (u32, u32))| {
        let said = sentence("share-size-of", &[("width", width.to_string()), ("height", height.to_string())]);
        html! { <option selected={at == **size}>{ said }</option> }
    };
    let field = format!("{id}-size");
    html! {
        <span class="share-size">
            <label for={field.clone()}>{ text("share-size") }</label>
            <select id={field} {onchange}>{ for SIZES.into_iter().enumerate().map(option) }</select>
        </span>
    }
}

/// The buttons that save and open a file.
fn file_part(props: &ShareDialogProps, scene: &Scene) -> Html {
    let onsave = {
        let (scene, say) = (scene.clone(), props.say.clone());
        move |_: MouseEvent| {
            let name = file_name(&scene);
            let saved = save(&name, "application/json", &share::write(&scene));
            say.emit(if saved { sentence("saved", &[("name", name)]) } else { text("not-saved").to_owned() });
        }
    };
    let onfile = props.onfile.clone();
    let onchange = move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            onfile.emit(file);
        }
        // So that the same file can be chosen again.
        input.set_value("");
    };
    let onopen = |event: MouseEvent| {
        let button = event.target_dyn_into::<web_sys::Element>();
        let input = button.and_then(|b| b.closest(".share-file").ok()??.query_selector("input").ok()?);
        if let Some(input) = input.and_then(|input| wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(input).ok()) {
            input.click();
        }
    };
    html! {
        <div class="share-file">
            <button type="button" class="quiet" onclick={onsave}>{ icon(Sign::Save) }{ text("save-what") }</button>
            <button type="button" class="quiet" onclick={onopen}>{ icon(Sign::Open) }{ text("open-what") }</button>
            <input type="file" accept=".json,application/json" hidden=true {onchange} />
            <p>{ text("share-file-note") }</p>
        </div>
    }
}
