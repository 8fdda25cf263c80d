//! What carries a lab out of the page and back: the Share panel, the table and the program of a run, files that are dropped.

use settle_model::Scene;
use settle_text::{sentence, text};
use web_sys::{File, HtmlElement};
use yew::prelude::*;

use super::code_dialog::CodeDialogProps;
use super::modal::News;
use super::notice_texts::{notice, with_act};
use super::run_table::RunTableProps;
use super::share_dialog::ShareDialogProps;
use crate::dispatch::{Dispatch, click};
use crate::drop::use_file_drop;
use crate::later::{use_later, with};
use crate::opened::Opened;
use crate::state::Action;
use crate::use_lab::LabHandle;

/// A dialog that can be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The Share panel.
    Share,
    /// The table of a run.
    Table(usize),
    /// The program of a run.
    Code(usize),
}

/// What a face of a lab needs for sharing.
#[derive(Clone, Debug, PartialEq)]
pub struct Sharing {
    /// Opens the Share panel.
    pub onshare: Callback<MouseEvent>,
    /// Opens a dialog.
    pub onopen: Callback<Panel>,
    /// What was opened or refused, for the region of notices.
    pub notice: Html,
    /// The dialog that is open, and the place to drop a file.
    pub panels: Html,
}

/// The last news, and the scene that was opened with it.
type Told = (News, Option<Scene>);

/// The sharing of a lab that has a page to itself.
#[hook]
pub fn use_sharing(handle: &LabHandle) -> Sharing {
    let LabHandle { lab, dispatch, playhead } = handle;
    let panel = use_state_eq(Option::<Panel>::default);
    let parts = use_later(panel.is_some());
    let told = use_state_eq(|| Option::<Told>::None);
    let onfile =
        use_callback((panel.setter(), told.setter(), dispatch.clone()), |file: File, (panel, told, dispatch)| {
            open_file(file, panel.clone(), told.clone(), dispatch.clone());
        });
    let say = use_callback(told.setter(), |said: String, told| told.set(Some((News::now(said), None))));
    let onclose = use_callback((panel.setter(), told.setter()), |(), (panel, told)| {
        panel.set(None);
        told.set(None);
    });
    let show = {
        let (panel, told) = (panel.setter(), told.setter());
        Callback::from(move |wanted| {
            told.set(None);
            panel.set(Some(wanted));
        })
    };
    let dragged = use_file_drop(&onfile);
    let news = told.as_ref().map(|(news, _)| news.clone()).unwrap_or_default();
    let notice = if panel.is_none() {
        told_notice(told.as_ref(), &lab.scene, dispatch, &onclose)
    } else {
        html! {}
    };
    let lab = lab.clone();
    let dialog = match (*panel).zip(parts) {
        None => html! {},
        Some((Panel::Share, parts)) => (parts.share)(ShareDialogProps { lab, news, say, onfile, onclose }),
        Some((Panel::Table(run), parts)) => {
            let step = playhead.moment().step;
            (parts.table)(RunTableProps { lab, run, onrun: show.reform(Panel::Table), step, news, say, onclose })
        }
        Some((Panel::Code(run), parts)) => {
            (parts.code)(CodeDialogProps { lab, run, onrun: show.reform(Panel::Code), news, say, onclose })
        }
    };
    let panels = html! { <>{ dialog }if dragged { <DropTarget /> }</> };
    Sharing { onshare: show.reform(|_| Panel::Share), onopen: show, notice, panels }
}

/// Opens a file as one change of the lab, or says why not.
fn open_file(file: File, panel: UseStateSetter<Option<Panel>>, told: UseStateSetter<Option<Told>>, dispatch: Dispatch) {
    let name = file.name();
    let done = Callback::from(move |read: Result<Scene, String>| match read {
        Ok(scene) => {
            dispatch.dispatch(Action::Open(Opened::from(scene.clone())));
            panel.set(None);
            told.set(Some((News::now(sentence("opened", &[("name", &name)])), Some(scene))));
        }
        Err(why) => told.set(Some((News::now(why), None))),
    });
    with(move |parts| (parts.open_file)(file, done));
}

/// The notice of a file that was opened, as long as the lab is as the file had it, or of one that was refused.
fn told_notice(told: Option<&Told>, scene: &Scene, dispatch: &Dispatch, onclose: &Callback<()>) -> Html {
    let Some((news, opened)) = told else { return html! {} };
    if opened.as_ref().is_some_and(|opened| Scene { view: scene.view.clone(), ..opened.clone() } != *scene) {
        return html! {};
    }
    let words = news.said.to_string();
    let said = match opened {
        Some(_) => with_act(words, "undo", click(dispatch, Action::Undo)),
        None => html! { <p key={news.at.to_string()}>{ words }</p> },
    };
    notice("file", said, Some(onclose.reform(|_| ())))
}

/// Where a file that is being dragged can be dropped: the whole page, above everything.
#[component]
fn DropTarget() -> Html {
    let place = use_node_ref();
    use_effect_with(place.clone(), |place| {
        if let Some(place) = place.cast::<HtmlElement>() {
            // Above an open dialog, where the browser can; elsewhere it is above the page.
            let _ = place.show_popover();
        }
    });
    html! { <div class="drop-target" popover="manual" ref={place}><p>{ text("drop-here") }</p></div> }
}
