//! The general controls of a schedule: its kind and every argument that it declares, at any depth.

use settle_model::param::{Param, Type};
use settle_model::schedule::{self, Schedule};
use settle_model::value::Value;
use settle_text::text;
use yew::prelude::*;

use super::choice_control::{Choice, ChoiceControl};
use super::param_control::ParamControl;
use super::part_editor::PartList;
use crate::names::kind_name;
use crate::schedule_edit::{Edit, Path};
use crate::setter::Setter;
use crate::state::{Action, LabState};

/// The properties of [`ScheduleEditor`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ScheduleEditorProps {
    /// The schedule, or the part of one.
    pub schedule: Schedule,
    /// Where in the run's schedule it stands.
    pub path: Path,
    /// The accessible name of its kind, where it is a part.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
}

/// A schedule with all its arguments.
#[component]
pub fn ScheduleEditor(props: &ScheduleEditorProps) -> Html {
    let (schedule, path) = (&props.schedule, &props.path);
    let onchoice = use_callback((path.clone(), props.dispatch.clone()), |kind, (path, dispatch)| {
        dispatch.dispatch(Action::EditSchedule(path.clone(), Edit::Kind(kind)));
    });
    let choice = |kind: &settle_model::Kind<Schedule>| Choice { name: kind.name, label: kind_name(kind.name).into() };
    let argument = |param: &Param| {
        let value = schedule.get(param.key).unwrap_or(Value::Null);
        let code = format!("{}({})", schedule.kind(), param.key);
        html! {
            <ParamControl key={format!("{}-{}", schedule.kind(), param.key)} kind={schedule.kind()} param={param.clone()}
                {value} setter={Setter::Schedule(path.clone())} dispatch={props.dispatch.clone()} {code} />
        }
    };
    let has_parts = schedule.params().iter().any(|param| param.ty == Type::Children);
    html! {
        <div class="editor">
            <ChoiceControl key_name="kind" choices={schedule::ALL.iter().map(choice).collect::<Vec<_>>()}
                chosen={schedule.kind()} label={text("kind-label")} name={props.name.clone()} {onchoice} />
            <p class="belief">
                { text(&format!("belief-{}", schedule.kind())).to_owned() }{ " " }{ text("in-code") }{ " " }
                <code>{ schedule.kind() }</code>
            </p>
            { for schedule.params().iter().filter(|p| p.ty != Type::Children).map(argument) }
            if schedule.params().is_empty() { <p class="belief">{ text("no-arguments") }</p> }
            if has_parts {
                <PartList schedule={schedule.clone()} path={path.clone()} dispatch={props.dispatch.clone()} />
            }
        </div>
    }
}
