//! The closed groups: optimizer, loss surface, noise, steps.

use std::rc::Rc;

use settle_model::param::{Declared, Param};
use settle_model::value::{Map, Value};
use settle_model::{Noise, optimizer, surface};
use settle_text::text;
use yew::prelude::*;

use super::choice_control::{Choice, ChoiceControl};
use super::group::Group;
use super::param_control::ParamControl;
use crate::condition::{CONDITION, condition};
use crate::names::kind_name;
use crate::seed::new_seed;
use crate::setter::Setter;
use crate::state::{Action, LabState};
use crate::summary::{noise_summary, optimizer_summary, steps_summary, surface_summary};

/// The properties of every group.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GroupsProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
}

/// The controls of all declared parameters.
fn declared(kind: &'static str, params: &[Param], arguments: &Map, setter: &Setter, props: &GroupsProps) -> Html {
    let control = |param: &Param| {
        let value = arguments.iter().find(|(key, _)| key == param.key).map_or(Value::Null, |(_, value)| value.clone());
        let code = if *setter == Setter::Optimizer { format!("{kind}({})", param.key) } else { String::new() };
        html! {
            <ParamControl key={format!("{kind}-{}", param.key)} {kind} param={param.clone()} {value}
                setter={setter.clone()} dispatch={props.dispatch.clone()} {code} />
        }
    };
    params.iter().map(control).collect()
}

/// Kind and arguments of the selected run's optimizer.
#[component]
pub fn OptimizerGroup(props: &GroupsProps) -> Html {
    let onchoice =
        use_callback(props.dispatch.clone(), |kind, dispatch| dispatch.dispatch(Action::ChooseOptimizer(kind)));
    let lab = &props.lab;
    let present = &lab.scene.runs[lab.selected()].optimizer;
    let changed = lab.opened.runs.get(lab.selected()).is_some_and(|run| run.optimizer != *present);
    let choice = |kind: &settle_model::Kind<_>| Choice { name: kind.name, label: kind_name(kind.name).into() };
    html! {
        <Group title={text("group-optimizer")} summary={optimizer_summary(present)} {changed} name="optimizer">
            <ChoiceControl key_name="optimizer" choices={optimizer::ALL.iter().map(choice).collect::<Vec<_>>()}
                chosen={present.kind()} label={text("kind-label")} {onchoice} />
            { declared(present.kind(), present.params(), &present.arguments(), &Setter::Optimizer, props) }
        </Group>
    }
}

/// Kind and parameters of the surface; the bowl also by its condition number.
#[component]
pub fn SurfaceGroup(props: &GroupsProps) -> Html {
    let onchoice =
        use_callback(props.dispatch.clone(), |kind, dispatch| dispatch.dispatch(Action::ChooseSurface(kind)));
    let present = &props.lab.scene.surface;
    let choice = |kind: &settle_model::Kind<_>| Choice { name: kind.name, label: kind_name(kind.name).into() };
    html! {
        <Group title={text("group-surface")} summary={surface_summary(present)} changed={*present != props.lab.opened.surface}
            name="surface">
            <ChoiceControl key_name="surface" choices={surface::ALL.iter().map(choice).collect::<Vec<_>>()}
                chosen={present.kind()} label={text("kind-label")} {onchoice} />
            if let Some(condition) = condition(present) {
                <ParamControl kind="quadratic" param={CONDITION.clone()} value={Value::Number(condition)}
                    setter={Setter::Condition(present.clone())} dispatch={props.dispatch.clone()} />
            }
            { declared(present.kind(), present.params(), &present.arguments(), &Setter::Surface, props) }
        </Group>
    }
}

/// Strength and seed of the noise.
#[component]
pub fn NoiseGroup(props: &GroupsProps) -> Html {
    let noise = &props.lab.scene.noise;
    let another = use_callback((noise.seed, props.dispatch.clone()), |_: MouseEvent, (seed, dispatch)| {
        dispatch.dispatch(Action::SetNoise("seed", Value::Number(new_seed(*seed) as f64)));
    });
    html! {
        <Group title={text("group-noise")} summary={noise_summary(noise)} changed={*noise != props.lab.opened.noise} name="noise">
            { declared("noise", Noise::params(), &noise.write(), &Setter::Noise, props) }
            <button type="button" class="quiet" onclick={another}>{ text("new-seed") }</button>
        </Group>
    }
}

/// The length of the runs.
#[component]
pub fn StepsGroup(props: &GroupsProps) -> Html {
    let steps = props.lab.scene.steps;
    html! {
        <Group title={text("group-steps")} summary={steps_summary(steps)} changed={steps != props.lab.opened.steps} name="steps">
            <ParamControl kind="" param={settle_model::experiment::STEPS.clone()} value={Value::Number(steps.into())}
                setter={Setter::Steps} dispatch={props.dispatch.clone()} />
        </Group>
    }
}
