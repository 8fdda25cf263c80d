//! What is loaded when it is first needed.

use settle_draw::Record;
use settle_model::Scene;
use settle_model::schedule::Schedule;
use web_sys::{File, HtmlCanvasElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::dispatch::Dispatch;
use crate::files;
use crate::language::take_up;
use crate::link::{Notice, mend};
use crate::mended::sentence_of;
use crate::paper;
use crate::present::presenter::{Presenter, PresenterProps};
use crate::schedule_edit::Path;
use crate::view::help_dialog::{HelpDialog, HelpDialogProps};
use crate::view::run_table::{RunTable, RunTableProps};
use crate::view::schedule_editor::schedule_editor;
use crate::view::share_dialog::{ShareDialog, ShareDialogProps};

/// Everything that the first view does without.
#[derive(Debug)]
pub struct Parts {
    /// The help.
    pub help: fn(HelpDialogProps) -> Html,
    /// The Share panel.
    pub share: fn(ShareDialogProps) -> Html,
    /// The table of a run.
    pub table: fn(RunTableProps) -> Html,
    /// Reads the scene in a file, and gives it or the sentence that says why there is none.
    pub open_file: fn(File, Callback<Result<Scene, String>>),
    /// Draws on a canvas for paper.
    pub paper: fn(&HtmlCanvasElement, &Record, f64) -> Option<()>,
    /// The presenter view.
    pub presenter: fn(PresenterProps) -> Html,
    /// Takes up the language of a wish, and calls with what is then to be said.
    pub speak: fn(String, fn(Option<String>)),
    /// The nearest valid scene to a link, and what had to be changed to make it one.
    pub mend: fn(&str) -> (Scene, Vec<Notice>),
    /// The sentence on such a change.
    pub sentence_of: fn(&Notice) -> String,
    /// The general controls of a schedule: it, where it stands in the run's, and its accessible name where it is a part.
    pub schedule_editor: fn(&Schedule, &Path, Option<String>, &Dispatch) -> Html,
}

/// Each by its function.
pub(super) static ALL: Parts = Parts {
    help: |props| html! { <HelpDialog ..props /> },
    share: |props| html! { <ShareDialog ..props /> },
    table: |props| html! { <RunTable ..props /> },
    open_file: files::open,
    paper: paper::draw,
    presenter: |props| html! { <Presenter ..props /> },
    speak: |wish, then| spawn_local(async move { then(take_up(&wish).await) }),
    mend,
    sentence_of,
    schedule_editor,
};
