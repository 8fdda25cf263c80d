//! A run as a program, in the library of one's choice.

use std::rc::Rc;

use settle_text::{sentence, text};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::family_picker::focus_on;
use super::icon::{Sign, icon};
use super::modal::{News, modal_head, modal_status, use_modal};
use super::run_choice::run_choice;
use super::unique::use_unique_id;
use crate::clipboard::copy;
use crate::code::{Library, Sort, stretches};
use crate::files::save;
use crate::names::{letter, name};
use crate::share::slug;
use crate::state::LabState;

/// The properties of [`CodeDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CodeDialogProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// The run, counted from 0.
    pub run: usize,
    /// Shows another run.
    pub onrun: Callback<usize>,
    /// What was last done.
    pub news: News,
    /// Says what was done.
    pub say: Callback<String>,
    /// Told that it closed.
    pub onclose: Callback<()>,
}

/// A modal dialog with a tab a library.
#[component]
pub fn CodeDialog(props: &CodeDialogProps) -> Html {
    let dialog = use_modal();
    let id = use_unique_id("code");
    let library = use_state_eq(Library::default);
    let tabs = use_tabs(&id, *library, {
        let setter = library.setter();
        Callback::from(move |chosen| setter.set(chosen))
    });
    let scene = &props.lab.scene;
    let Some((experiment, plan)) = scene.experiment(props.run).zip(scene.runs.get(props.run)) else { return html! {} };
    let program = library.program(&experiment);
    let what = sentence("code-of", &[("library", library.name()), ("letter", letter(props.run))]);
    let file = format!("{}.py", slug(&format!("settle {} {}", library.name(), name(plan, scene.steps))));
    let onsave = {
        let (program, say) = (program.clone(), props.say.clone());
        move |_: MouseEvent| {
            let saved = save(&file, "text/x-python", &program);
            say.emit(if saved { sentence("saved", &[("name", &file)]) } else { text("not-saved").to_owned() });
        }
    };
    let oncopy = {
        let (program, say, what) = (program.clone(), props.say.clone(), what.clone());
        move |_: MouseEvent| {
            let (program, say, what) = (program.clone(), say.clone(), what.clone());
            spawn_local(async move {
                let copied = copy(&program).await;
                say.emit(if copied {
                    sentence("copied", &[("what", what)])
                } else {
                    text("code-not-copied").to_owned()
                });
            });
        }
    };
    html! {
        <dialog class="help table-dialog code-dialog" ref={dialog} aria-labelledby={format!("{id}-heading")}
            onclose={props.onclose.reform(|_: Event| ())}>
            { modal_head(&format!("{id}-heading"), text("code-heading"), &props.onclose) }
            <div class="table-tools">
                { run_choice(props.lab.runs.len(), props.run, &props.onrun) }
                { tabs }
                <button type="button" class="quiet" onclick={oncopy}>{ icon(Sign::Copy) }{ text("copy") }</button>
                <button type="button" class="quiet" onclick={onsave}>{ icon(Sign::Save) }{ text("code-save") }</button>
            </div>
            <div class="table-scroll" tabindex="0" role="tabpanel" id={format!("{id}-panel")} aria-label={what}>
                <pre class="code" translate="no"><code>{ for stretches(&program).into_iter().map(stretch) }</code></pre>
            </div>
            <p class="aside">{ text("code-note") }</p>
            { modal_status(&props.news) }
        </dialog>
    }
}

/// The tabs of the libraries; the arrows move among them.
#[hook]
fn use_tabs(id: &AttrValue, shown: Library, ontab: Callback<Library>) -> Html {
    let list = use_node_ref();
    let onkeydown = {
        let (list, ontab) = (list.clone(), ontab.clone());
        move |event: KeyboardEvent| {
            let (at, count) = (Library::ALL.iter().position(|l| *l == shown).unwrap_or(0), Library::ALL.len());
            let next = match event.key().as_str() {
                "ArrowRight" => (at + 1) % count,
                "ArrowLeft" => (at + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            ontab.emit(Library::ALL[next]);
            focus_on(&list, next);
        }
    };
    let tab = |library: Library| {
        let chosen = library == shown;
        html! {
            <button key={library.name()} type="button" role="tab" aria-controls={format!("{id}-panel")}
                aria-selected={chosen.to_string()} tabindex={if chosen { "0" } else { "-1" }}
                onclick={ontab.reform(move |_: MouseEvent| library)}>{ library.name() }</button>
        }
    };
    html! {
        <div class="code-tabs" role="tablist" ref={list} aria-label={text("code-libraries")} {onkeydown}>
            { for Library::ALL.into_iter().map(tab) }
        </div>
    }
}

/// A stretch in the colour of its sort.
fn stretch((sort, text): (Sort, &str)) -> Html {
    let class = match sort {
        Sort::Plain => return html! { { text.to_owned() } },
        Sort::Keyword => "code-keyword",
        Sort::Text => "code-text",
        Sort::Number => "code-number",
        Sort::Comment => "code-comment",
    };
    html! { <span {class}>{ text.to_owned() }</span> }
}
