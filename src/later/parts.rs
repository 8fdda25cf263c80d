//! What is loaded when it is first needed.

use settle_model::schedule::Schedule;
use yew::prelude::*;

use crate::dispatch::Dispatch;
use crate::schedule_edit::Path;
use crate::view::help_dialog::{HelpDialog, HelpDialogProps};
use crate::view::schedule_editor::schedule_editor;

/// Everything that the first view does without.
#[derive(Debug)]
pub struct Parts {
    /// The help.
    pub help: fn(HelpDialogProps) -> Html,
    /// The general controls of a schedule: it, where it stands in the run's, and its accessible name where it is a part.
    pub schedule_editor: fn(&Schedule, &Path, Option<String>, &Dispatch) -> Html,
}

/// Each by its function.
pub(super) static ALL: Parts = Parts { help: |props| html! { <HelpDialog ..props /> }, schedule_editor };
