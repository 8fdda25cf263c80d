//! What is loaded when it is first needed.

use settle_draw::Record;
use settle_model::param::Param;
use settle_model::schedule::Schedule;
use settle_model::theory::stability_limits;
use settle_model::value::Value;
use settle_model::{Experiment, Run, Scene};
use web_sys::{File, HtmlCanvasElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::diagnosis::{self, Diagnosing};
use crate::dispatch::Dispatch;
use crate::entry::parse;
use crate::files;
use crate::language::take_up;
use crate::lesson;
use crate::locks::is_free;
use crate::opened::Opened;
use crate::paper;
use crate::present::presenter::{Presenter, PresenterProps};
use crate::schedule_edit::Path;
use crate::shows::{Field, Wish, options};
use crate::state::LabState;
use crate::subject::Subject;
use crate::view::code_dialog::{CodeDialog, CodeDialogProps};
use crate::view::embed::{Embed, EmbedProps};
use crate::view::finding::{FindingPanel, FindingPanelProps};
use crate::view::group::Body;
use crate::view::group_bodies::group_body;
use crate::view::help_dialog::{HelpDialog, HelpDialogProps};
use crate::view::notice::NoticesProps;
use crate::view::notice_texts::notices;
use crate::view::run_table::{RunTable, RunTableProps};
use crate::view::schedule_editor::schedule_editor;
use crate::view::share_dialog::{ShareDialog, ShareDialogProps};
use crate::view::shown_controls::frees_schedule;
use crate::view::stage::chart_edit::{ChartEdit, ChartEditProps};
use crate::view::stage::{GainView, GainViewProps, RangeView, RangeViewProps};
use crate::view::task_card::{TaskPanel, TaskPanelProps};
use crate::words::explain;

/// Everything that the first view does without.
pub struct Parts {
    /// The texts that only these need.
    pub texts: &'static str,
    /// The help.
    pub help: fn(HelpDialogProps) -> Html,
    /// The Share panel.
    pub share: fn(ShareDialogProps) -> Html,
    /// The table of a run.
    pub table: fn(RunTableProps) -> Html,
    /// The program of a run.
    pub code: fn(CodeDialogProps) -> Html,
    /// Reads the scene in a file, and gives it or the sentence that says why there is none.
    pub open_file: fn(File, Callback<Result<Scene, String>>),
    /// Begins the diagnosis of an experiment.
    pub diagnosis: fn(&Experiment) -> Option<Box<dyn Diagnosing>>,
    /// What a diagnosis says.
    pub finding: fn(FindingPanelProps) -> Html,
    /// The rate as the gain of a controller.
    pub gain: fn(GainViewProps) -> Html,
    /// The range test.
    pub range: fn(RangeViewProps) -> Html,
    /// The stability limit at each point of a run.
    pub limits: fn(&Experiment, &Run) -> Vec<f64>,
    /// Draws on a canvas for paper.
    pub paper: fn(&HtmlCanvasElement, &Record, f64) -> Option<()>,
    /// The presenter view.
    pub presenter: fn(PresenterProps) -> Html,
    /// Takes up the language of a wish, and calls with what is then to be said.
    pub speak: fn(String, fn(Option<String>)),
    /// The face of an embedded lab.
    pub embed: fn(EmbedProps) -> Html,
    /// Brings a page of the lesson to life.
    pub lesson: fn(),
    /// What the fields of the address ask of an embedded lab, and what there is to say of them.
    pub options: fn(&[Field]) -> Wish,
    /// The task of a scene in the workbench.
    pub task: fn(TaskPanelProps) -> Html,
    /// Whether a task that leaves these controls free lets an edit be made.
    pub is_free: fn(&Subject, &[String]) -> bool,
    /// The controls in a group.
    pub group_body: fn(Body, &LabState, &Dispatch) -> Html,
    /// What the lab has to say for itself: with time, and at once.
    pub notices: fn(&NoticesProps, Option<Callback<MouseEvent>>) -> [Html; 2],
    /// The scene of a link's fragment.
    pub read_link: fn(&str) -> Opened,
    /// The general controls of a schedule: it, where it stands in the run's, and its accessible name where it is a part.
    pub schedule_editor: fn(&Schedule, &Path, Option<String>, &Dispatch) -> Html,
    /// What can be changed on the learning-rate chart.
    pub chart_edit: fn(ChartEditProps) -> Html,
    /// The value that was typed, or why it is none.
    pub typed: fn(&Param, &str) -> Result<Value, String>,
}

/// Each by its function.
pub(super) static ALL: Parts = Parts {
    texts: settle_text::LATER,
    help: |props| html! { <HelpDialog ..props /> },
    share: |props| html! { <ShareDialog ..props /> },
    table: |props| html! { <RunTable ..props /> },
    code: |props| html! { <CodeDialog ..props /> },
    open_file: files::open,
    diagnosis: diagnosis::begin,
    finding: |props| html! { <FindingPanel ..props /> },
    gain: |props| html! { <GainView ..props /> },
    range: |props| html! { <RangeView ..props /> },
    limits: stability_limits,
    paper: paper::draw,
    presenter: |props| html! { <Presenter ..props /> },
    speak: |wish, then| spawn_local(async move { then(take_up(&wish).await) }),
    embed: |props| html! { <Embed ..props /> },
    lesson: lesson::begin,
    options,
    task: |props| html! { <TaskPanel ..props /> },
    is_free,
    group_body,
    notices,
    read_link: Opened::read,
    schedule_editor,
    chart_edit: |props| {
        let editable = props.editable && frees_schedule(&props.lab);
        html! { <ChartEdit ..ChartEditProps { editable, ..props } /> }
    },
    typed: |param, text| parse(param, text).map_err(|error| explain(&error)),
};
