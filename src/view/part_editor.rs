//! The parts of a plan: each a schedule of its own, to add, move and remove.

use settle_model::schedule::Schedule;
use settle_text::{sentence, text};
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::schedule_editor::schedule_editor;
use crate::dispatch::{Dispatch, click};
use crate::schedule_edit::{Edit, Path, parts};
use crate::state::Action;

/// The most parts of a plan that are shown; a link may bring thousands.
const SHOWN: usize = 24;

/// The parts of a plan in their order; where in the run's schedule it stands.
pub fn part_list(schedule: &Schedule, path: &Path, dispatch: &Dispatch) -> Html {
    let edit = |edit: Edit| click(dispatch, Action::EditSchedule(path.clone(), edit));
    let parts: Vec<Schedule> = parts(schedule).iter().filter_map(|p| Schedule::from_value(p).ok()).collect();
    let count = parts.len();
    let part = |(i, part): (usize, &Schedule)| {
        let number = (i + 1).to_string();
        let named = |key: &str| sentence(key, &[("part", &number)]);
        let inside: Path = path.iter().copied().chain([i]).collect();
        html! {
            <li key={i} class="part">
                <div class="part-head">
                    <span>{ named("part") }</span>
                    if i > 0 {
                        <button type="button" aria-label={named("part-up")} onclick={edit(Edit::MovePartDown(i - 1))}>
                            { icon(Sign::Up) }
                        </button>
                    }
                    if count > 1 {
                        <button type="button" aria-label={named("part-remove")} onclick={edit(Edit::RemovePart(i))}>
                            { icon(Sign::Cross) }
                        </button>
                    }
                </div>
                { schedule_editor(part, &inside, Some(named("kind-of-part")), dispatch) }
            </li>
        }
    };
    html! {
        <div class="parts">
            <ol>{ for parts.iter().take(SHOWN).enumerate().map(part) }</ol>
            if count > SHOWN {
                <p class="belief">{ sentence("parts-more", &[("count", crate::format::count(count - SHOWN))]) }</p>
            }
            <button type="button" class="quiet" onclick={edit(Edit::AddPart)}>{ icon(Sign::Plus) }{ text("part-add") }</button>
        </div>
    }
}
