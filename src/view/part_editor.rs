//! The parts of a plan: each a schedule of its own, to add, move and remove.

use settle_model::schedule::Schedule;
use settle_text::{sentence, text};
use yew::prelude::*;

use super::icon::{Icon, Sign};
use super::schedule_editor::ScheduleEditor;
use crate::schedule_edit::{Edit, Path, parts};
use crate::state::{Action, LabState};

/// The properties of [`PartList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PartListProps {
    /// The plan.
    pub schedule: Schedule,
    /// Where in the run's schedule it stands.
    pub path: Path,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
}

/// The parts in their order.
#[component]
pub fn PartList(props: &PartListProps) -> Html {
    let edit = use_callback((props.path.clone(), props.dispatch.clone()), |edit: Edit, (path, dispatch)| {
        dispatch.dispatch(Action::EditSchedule(path.clone(), edit));
    });
    let parts: Vec<Schedule> = parts(&props.schedule).iter().filter_map(|p| Schedule::from_value(p).ok()).collect();
    let count = parts.len();
    let part = |(i, part): (usize, Schedule)| {
        let number = (i + 1).to_string();
        let named = |key: &str| sentence(key, &[("part", &number)]);
        let path: Path = props.path.iter().copied().chain([i]).collect();
        let up = edit.reform(move |_: MouseEvent| Edit::MovePartDown(i - 1));
        let remove = edit.reform(move |_: MouseEvent| Edit::RemovePart(i));
        html! {
            <li key={i} class="part">
                <div class="part-head">
                    <span>{ named("part") }</span>
                    if i > 0 {
                        <button type="button" aria-label={named("part-up")} onclick={up}><Icon sign={Sign::Up} /></button>
                    }
                    if count > 1 {
                        <button type="button" aria-label={named("part-remove")} onclick={remove}><Icon sign={Sign::Cross} /></button>
                    }
                </div>
                <ScheduleEditor schedule={part} {path} name={named("kind-of-part")} dispatch={props.dispatch.clone()} />
            </li>
        }
    };
    let add = edit.reform(|_: MouseEvent| Edit::AddPart);
    html! {
        <div class="parts">
            <ol>{ for parts.into_iter().enumerate().map(part) }</ol>
            <button type="button" class="quiet" onclick={add}><Icon sign={Sign::Plus} />{ text("part-add") }</button>
        </div>
    }
}
