//! What links keep, and what they make of damage.

use super::*;
use settle_model::value::Value;

#[test]
fn the_first_scene_is_short_and_reads_back() {
    let link = write(&Scene::first());
    assert_eq!(
        link,
        "v=1&surface=quadratic;angle:-0.3&start=-3,2.5&steps=120&noise=sigma:1;seed:5&a.lr=0.092&b.lr=0.092\
         &b.schedule=SequentialLR;schedulers:+LinearLR;start_factor:0.1;total_iters:12+CosineAnnealingLR;T_max:108~\
         ;milestones:12"
    );
    assert_eq!(read_exact(&link), Some(Scene::first()));
    assert!(link.len() < 400);
}

#[test]
fn no_link_is_the_first_scene() {
    for empty in ["", "#", "v=1", "#v=1&"] {
        assert_eq!(read(empty), (Scene::first(), vec![]), "{empty}");
    }
}

#[test]
fn everything_of_a_scene_is_kept() {
    let mut scene = Scene::first();
    scene.runs[0].name = Some("fixed, für alle".into());
    scene.runs.push(scene.runs[1].clone());
    scene.view = View {
        selected: 2,
        hidden: vec![0, 1],
        step: Some(17),
        free: vec!["rate".into(), "T_max".into()],
        below: Some(0.004),
        healthy: true,
        restarts: 1,
        overshoot: vec![45.0, 55.0],
        settles_after: Some(20),
    };
    let momentum = scene.runs[2]
        .optimizer
        .with("momentum", Value::Number(0.9))
        .and_then(|o| o.with("nesterov", Value::Bool(true)));
    scene.runs[2].optimizer = momentum.expect("valid");
    assert_eq!(read_exact(&write(&scene)), Some(scene));
}

/// The notices of a link, as `field: from -> to`.
fn notices(link: &str) -> Vec<String> {
    let show = |notice| match notice {
        Notice::Changed { field, from, to } => format!("{field}: {from} -> {to}"),
        Notice::Entry { field, entry, from, to } => format!("{field}[{entry}]: {from} -> {to}"),
        Notice::Missing { field, to } => format!("{field}: -> {to}"),
        Notice::Unknown { field } => format!("{field}?"),
        Notice::Repeated { field, from } => format!("{field}: {from} again"),
        Notice::Rest { field, text } => format!("{field}: {text} left over"),
        Notice::Moved { from, to } => format!("{from} -> {to}"),
        Notice::Newer { version } => format!("newer: {version}"),
        Notice::Cut { length, kept } => format!("{length} cut to {kept}"),
    };
    let (scene, notices) = read(link);
    assert_eq!(scene.check(), Ok(()), "{link}");
    notices.into_iter().map(show).collect()
}

#[test]
fn damage_is_named_with_what_was_made_of_it() {
    let cases: [(&str, &[&str]); 39] = [
        ("view=free:rate,-b,none", &["view.free[2]: -b -> "]),
        ("view=below:0", &["view.below: 0 -> 1e-6"]),
        ("view=overshoot:55,45", &["view.overshoot: 55, 45 -> none"]),
        ("view=overshoot:50", &["view.overshoot: 50 -> none"]),
        ("view=restarts:-2", &["view.restarts: -2 -> 0"]),
        ("start=a,1,2", &["start: a,1,2 -> -3, 2.5"]),
        ("start=x&surface=himmelblau", &["start: x -> -0.5, -1"]),
        ("view=step:500", &["view.step: 500 -> 120"]),
        ("c.lr=1&c.schedule=OneCycleLR;max_lr:1", &["2 -> 0", "a.schedule: OneCycleLR -> Constant"]),
        ("x=1&x=2&x=3", &["x?", "x?", "x?"]),
        ("v=2", &["newer: 2"]),
        ("v=0", &["v: 0 -> 1"]),
        ("v=one", &["v: one -> 1"]),
        ("v=1.0", &[]),
        ("steps=1e9", &["steps: 1e9 -> 100000"]),
        ("steps=NaN", &["steps: NaN -> 120"]),
        ("steps=1e308", &["steps: 1e308 -> 100000"]),
        ("steps=1e999", &["steps: 1e999 -> 100000"]),
        ("steps=50&steps=60", &["steps: 60 again"]),
        ("start=1", &["start: 1 -> -3, 2.5"]),
        ("start=1,2&start=3,4", &["start: 3,4 again"]),
        ("surface=bowl;a:3", &["surface: bowl;… -> quadratic"]),
        ("surface=quadratic;a:-1", &["surface.a: -1 -> 0"]),
        ("surface=quadratic;a:2;a:3", &["surface.a: 3 again"]),
        ("surface=quadratic;a:2~~x", &["surface: ~~x left over"]),
        ("colour=red", &["colour?"]),
        ("a.lr=fast", &["a.lr: fast -> 0.05"]),
        ("a.lr=1e999", &["a.lr: 1e999 -> 1.7976931348623157e308"]),
        ("a.lr=1&c.lr=2&d.lr=3", &["2 -> 1", "3 -> 2"]),
        ("a.lr=1&a.schedule=StepLR;step_size:2;gama:1", &["a.schedule.gama?"]),
        ("a.lr=1&a.schedule=StepLR;step_size:2.4", &["a.schedule.step_size: 2.4 -> 2"]),
        ("a.lr=1&a.schedule=StepLR", &["a.schedule.step_size: -> 40"]),
        ("a.lr=1&a.optimizer=SGD;nesterov:true", &["a.optimizer.nesterov: true -> false"]),
        ("a.schedule=OneCycleLR;max_lr:1;total_steps:50", &["steps: 120 -> 51"]),
        ("a.schedule=OneCycleLR;max_lr:1", &["a.schedule: OneCycleLR -> Constant"]),
        ("view=selected:3;hidden:2", &["view.selected: 3 -> 1", "view.hidden: 2 -> "]),
        (
            "a.schedule=MultiStepLR;milestones:1,2.5,x,4",
            &["a.schedule.milestones[2]: 2.5 -> 3", "a.schedule.milestones[3]: x -> "],
        ),
        (
            "a.schedule=SequentialLR;schedulers:+StepLR;step_size:no+Nothing~;milestones:3",
            &["a.schedule.schedulers.0.step_size: no -> 40", "a.schedule.schedulers.1: Nothing -> Constant"],
        ),
        ("a.name=~41~0a~42", &["a.name: A\nB -> AB"]),
    ];
    for (link, wanted) in cases {
        assert_eq!(notices(link), wanted, "{link}");
    }
}

#[test]
fn what_mailers_and_chats_add_changes_nothing_and_is_not_told() {
    let mut scene = Scene::first();
    scene.runs[0].name = Some("50 % (mine)".into());
    scene.steps = 77;
    let link = write(&scene);
    let escaped: String = link
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).into() } else { format!("%{b:02X}") })
        .collect();
    let twice = link.replace(';', "%253B").replace('~', "%257e");
    for way in
        [format!("{link}."), format!("{link})"), link.replace('&', "&amp;"), link.replace('+', "%20"), escaped, twice]
    {
        assert_eq!(read(&way), (scene.clone(), vec![]), "{way}");
    }
}

#[test]
fn arguments_in_any_order_and_defaults_written_out_are_exact_too() {
    for link in [
        "a.lr=1&v=1",
        "surface=quadratic;angle:0;b:20;a:1",
        "a.schedule=StepLR;gamma:1e-1;step_size:30",
        "a.optimizer=SGD;nesterov:false",
        "view=hidden:none;step:none",
    ] {
        let (mended, notices) = mend(link);
        assert_eq!((read_exact(link), notices), (Some(mended), vec![]), "{link}");
    }
    for other in [
        "v=2",
        "a.lr=1.",
        "a.lr=-1",
        "x=1",
        "a.lr=1&a.lr=1",
        "a.lr=1~",
        "steps=2.5",
        "c.lr=1",
        "view=step:900",
        "a.name=",
        "v=1%",
    ] {
        let exact = read_exact(other);
        assert!(exact.is_none() || mend(other) == (exact.expect("some"), vec![]), "{other}");
    }
}
