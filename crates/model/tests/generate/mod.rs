//! Experiments and scenes at random, made from the parameter declarations alone: a new kind is in here at once.

use std::borrow::Cow;

use proptest::collection::vec;
use proptest::prelude::*;
use settle_model::experiment::{BASE_LR, STEPS};
use settle_model::optimizer::{self, Optimizer};
use settle_model::param::{Declared, MOST_WORDS, Param, Type};
use settle_model::schedule::{self, Schedule};
use settle_model::surface::{self, Surface};
use settle_model::value::{Map, Value};
use settle_model::{Experiment, Kind, Noise, Point, RunPlan, Scene, View};

/// A number of the parameter's domain: mostly from its slider, sometimes from far outside.
fn number(param: &'static Param) -> BoxedStrategy<f64> {
    let [low, high] = param.slider;
    let inside = low..=high.max(low);
    let far = prop_oneof![-1e3..1e3_f64, any::<f64>(), Just(0.0), Just(1.0), Just(1e300), Just(5e-324)];
    let domain = param.domain;
    prop_oneof![4 => inside.boxed(), 1 => far.boxed()].prop_map(move |n| domain.nearest(n)).boxed()
}

fn integer(param: &'static Param) -> BoxedStrategy<f64> {
    let domain = param.domain;
    prop_oneof![4 => number(param), 1 => (-3..40).prop_map(f64::from)]
        .prop_map(move |n| domain.nearest(n.round()).clamp(-9e15, 9e15))
        .boxed()
}

/// A value of a parameter's type.
fn value(param: &'static Param, ty: Type, depth: u32) -> BoxedStrategy<Value> {
    match ty {
        Type::Float => number(param).prop_map(Value::Number).boxed(),
        Type::Int => integer(param).prop_map(Value::Number).boxed(),
        Type::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
        Type::Choice(options) => prop::sample::select(options).prop_map(Value::name).boxed(),
        Type::Optional(inner) => prop_oneof![Just(Value::Null), value(param, *inner, depth)].boxed(),
        Type::Ints => vec(integer(param).prop_map(Value::Number), 0..4).prop_map(Value::List).boxed(),
        Type::Pair => (number(param), number(param)).prop_map(|(x, y)| pair(x, y)).boxed(),
        Type::Knots => knots().boxed(),
        Type::Children if depth > 0 => {
            vec(schedule_to(depth - 1).prop_map(|s| s.to_value()), 1..4).prop_map(Value::List).boxed()
        }
        Type::Children => Just(Value::List(vec![])).boxed(),
        Type::Floats => vec(number(param).prop_map(Value::Number), 0..3).prop_map(Value::List).boxed(),
        Type::Words => {
            let word = "[A-Za-z0-9]([-_A-Za-z0-9]{0,38}[A-Za-z0-9])?";
            vec(word.prop_map(|word| Value::Text(word.into())), 0..=MOST_WORDS).prop_map(Value::List).boxed()
        }
        Type::Object | Type::Text => Just(Value::Null).boxed(),
    }
}

fn pair(x: f64, y: f64) -> Value {
    Value::List(vec![Value::Number(x), Value::Number(y)])
}

/// Knots in order, mostly.
fn knots() -> impl Strategy<Value = Value> {
    let steps = prop_oneof![4 => prop::collection::btree_set(0..60_u32, 0..6).prop_map(|s| s.into_iter().collect()),
        1 => vec(0..60_u32, 0..4)];
    (steps, -1.0..2.0_f64)
        .prop_map(|(steps, factor)| steps.into_iter().map(|t| pair(f64::from(t), factor / f64::from(t + 1))).collect())
        .prop_map(Value::List)
}

fn arguments(params: &'static [Param], depth: u32) -> BoxedStrategy<Map> {
    let each = |p: &'static Param| value(p, p.ty, depth).prop_map(move |v| (Cow::Borrowed(p.key), v)).boxed();
    params.iter().map(each).collect::<Vec<_>>().boxed()
}

fn any_of<T: std::fmt::Debug + 'static>(all: &'static [Kind<T>], depth: u32) -> BoxedStrategy<T> {
    (0..all.len())
        .prop_flat_map(move |i| (Just(i), arguments((all[i].params)(), depth)))
        .prop_map(move |(i, fields)| all[i].read_object(&fields).expect("values of the domain"))
        .boxed()
}

fn schedule_to(depth: u32) -> BoxedStrategy<Schedule> {
    any_of(schedule::ALL, depth)
}

/// Any schedule, parts inside parts included; its libraries may still refuse it.
pub fn any_schedule() -> BoxedStrategy<Schedule> {
    schedule_to(2)
}

/// Any surface.
pub fn any_surface() -> BoxedStrategy<Surface> {
    any_of(surface::ALL, 0)
}

fn any_optimizer() -> BoxedStrategy<Optimizer> {
    any_of(optimizer::ALL, 0).prop_filter("a library would refuse it", |o| o.check().is_ok()).boxed()
}

fn any_noise() -> BoxedStrategy<Noise> {
    arguments(Noise::params(), 0).prop_map(|fields| Noise::read(&fields).expect("values of the domain")).boxed()
}

fn any_point() -> BoxedStrategy<Point> {
    let coordinate = || prop_oneof![8 => -5.0..5.0_f64, 1 => -1e300..1e300_f64];
    (coordinate(), coordinate()).prop_map(|(x, y)| Point::new(x, y)).boxed()
}

fn any_steps() -> BoxedStrategy<u32> {
    prop_oneof![8 => 1..60_u32, 1 => 1..(STEPS.domain.high as u32 / 50)].boxed()
}

fn any_plan(steps: u32) -> BoxedStrategy<RunPlan> {
    let name = prop::option::of("[^\\p{C}]{1,40}");
    (name, any_optimizer(), number(&BASE_LR), any_schedule())
        .prop_map(|(name, optimizer, base_lr, schedule)| RunPlan { name, optimizer, base_lr, schedule })
        .prop_filter("a library would refuse it", move |run| run.check(steps).is_ok())
        .boxed()
}

/// Any experiment that its libraries take.
pub fn any_experiment() -> BoxedStrategy<Experiment> {
    any_scene().prop_filter_map("a scene has a first run", |scene| scene.experiment(0)).boxed()
}

/// Any view, for the task in it; none half of the time.
fn any_task(steps: u32) -> BoxedStrategy<View> {
    let any = arguments(View::params(), 0)
        .prop_map(move |fields| View::read(&fields).expect("values of the domain").tidy(steps))
        .prop_filter("goals that can't be reached", |view| view.check_goals().is_ok());
    prop_oneof![Just(View::default()), any].boxed()
}

/// Any scene whose runs their libraries take.
pub fn any_scene() -> BoxedStrategy<Scene> {
    any_steps()
        .prop_flat_map(|steps| (Just(steps), vec(any_plan(steps), 1..=4)))
        .prop_flat_map(|(steps, runs)| {
            let last = runs.len() as i64 - 1;
            let hidden = prop::collection::btree_set(0..=last, 0..=runs.len());
            let view = (0..=last, hidden, prop::option::of(0..i64::from(steps)), any_task(steps));
            (any_surface(), any_point(), Just(steps), any_noise(), Just(runs), view)
        })
        .prop_map(|(surface, start, steps, noise, runs, (selected, hidden, step, task))| {
            let view = View { selected, hidden: hidden.into_iter().collect(), step, ..task };
            Scene { surface, start, steps, noise, runs, view }
        })
        .boxed()
}
