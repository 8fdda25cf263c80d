//! The general controls of a schedule: its kind and every argument that it declares, at any depth.

use settle_model::param::{Param, Type};
use settle_model::schedule::{self, Schedule};
use settle_model::value::Value;
use settle_text::text;
use yew::prelude::*;

use super::about::About;
use super::choice_control::{ChoiceControl, kinds};
use super::kind_picker::KindPicker;
use super::param_control::ParamControl;
use super::part_editor::part_list;
use crate::dispatch::Dispatch;
use crate::schedule_edit::Path;
use crate::setter::{Setter, Target};

/// A schedule with all its arguments; where in the run's schedule it stands, and the accessible name of its kind where it
/// is a part.
pub fn schedule_editor(schedule: &Schedule, path: &Path, name: Option<String>, dispatch: &Dispatch) -> Html {
    let kind = schedule.kind();
    let argument = |param: &Param| {
        let value = schedule.get(param.key).unwrap_or(Value::Null);
        let code = format!("{kind}({})", param.key);
        ParamControl { kind, param, value, setter: Setter::Schedule(path.clone()), code }.html(dispatch)
    };
    let about = About { label: text("kind-label").into(), ..About::default() };
    let target = Target { setter: Setter::ScheduleKind(path.clone()), key: "kind", dispatch: dispatch.clone() };
    let has_parts = schedule.params().iter().any(|param| param.ty == Type::Children);
    html! {
        <div class="editor">
            if path.is_empty() {
                <KindPicker chosen={kind} {target} />
            } else {
                <ChoiceControl {about} choices={kinds(schedule::ALL)} chosen={kind} name={name.map(AttrValue::from)} {target} />
            }
            <p class="belief">
                { text(&format!("belief-{kind}")).to_owned() }{ " " }{ text("in-code") }{ " " }<code>{ kind }</code>
            </p>
            { quirk(kind) }
            <>{ for schedule.params().iter().filter(|p| p.ty != Type::Children).map(argument) }</>
            if schedule.params().is_empty() { <p class="belief">{ text("no-arguments") }</p> }
            if has_parts { { part_list(schedule, path, dispatch) } }
        </div>
    }
}

/// What surprises people about a kind; nothing of one that holds no surprise.
fn quirk(kind: &str) -> Html {
    let key = format!("quirk-{kind}");
    if !settle_text::has(&key) {
        return html! {};
    }
    html! { <p class="belief">{ text("watch-out") }{ " " }{ text(&key).to_owned() }</p> }
}
