//! What links keep, and what they make of damage.

use super::*;

#[test]
fn the_first_scene_is_short_and_reads_back() {
    let link = write(&Scene::first());
    assert_eq!(
        link,
        "v=1&surface=quadratic;angle:-0.3&start=-3,2.5&steps=120&noise=sigma:1;seed:5&a.lr=0.092&b.lr=0.092\
         &b.schedule=SequentialLR;schedulers:+LinearLR;start_factor:0.1;total_iters:12+CosineAnnealingLR;T_max:108~\
         ;milestones:12"
    );
    assert_eq!(read(&link), (Scene::first(), vec![]));
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
    scene.view = View { selected: 2, hidden: vec![0, 1], step: Some(17) };
    let momentum = scene.runs[2]
        .optimizer
        .with("momentum", Value::Number(0.9))
        .and_then(|o| o.with("nesterov", Value::Bool(true)));
    scene.runs[2].optimizer = momentum.expect("valid");
    assert_eq!(read(&write(&scene)), (scene, vec![]));
}

/// The notices of a link, as `field: from -> to`.
fn notices(link: &str) -> Vec<String> {
    let show = |notice| match notice {
        Notice::Unknown { field } => format!("{field}?"),
        Notice::Changed { field, from, to } => format!("{field}: {from} -> {to}"),
    };
    let (scene, notices) = read(link);
    assert_eq!(scene.check(), Ok(()), "{link}");
    notices.into_iter().map(show).collect()
}

#[test]
fn damage_is_named_with_what_was_made_of_it() {
    let cases: [(&str, &[&str]); 18] = [
        ("start=a,1,2", &["start: a,1,2 -> -3, 2.5"]),
        ("view=step:500", &["view.step: 500 -> 120"]),
        ("c.lr=1&c.schedule=OneCycleLR;max_lr:1", &["c.schedule: OneCycleLR -> Constant"]),
        ("x=1&x=2&x=3&x=4&x=5&x=6&x=7", &["x?"; 7]),
        ("v=2", &["v: 2 -> 1"]),
        ("steps=1e9", &["steps: 1e9 -> 100000"]),
        ("steps=NaN", &["steps: NaN -> 120"]),
        ("start=1", &["start: 1 -> -3, 2.5"]),
        ("surface=bowl", &["surface: bowl -> quadratic"]),
        ("surface=quadratic;a:-1", &["surface.a: -1 -> 0"]),
        ("colour=red", &["colour?"]),
        ("a.lr=fast", &["a.lr: fast -> 0.05"]),
        ("a.lr=1&a.schedule=StepLR;gama:1", &["a.schedule.gama?"]),
        ("a.lr=1&a.schedule=StepLR;step_size:2.4", &["a.schedule.step_size: 2.4 -> 2"]),
        ("a.lr=1&a.optimizer=SGD;nesterov:true", &["a.optimizer.nesterov: true -> false"]),
        ("a.schedule=OneCycleLR;max_lr:1;total_steps:50", &["steps: 120 -> 51"]),
        ("a.schedule=OneCycleLR;max_lr:1", &["a.schedule: OneCycleLR -> Constant"]),
        ("view=selected:3;hidden:2", &["view.selected: 3 -> 1", "view.hidden: 2 -> "]),
    ];
    for (link, wanted) in cases {
        assert_eq!(notices(link), wanted, "{link}");
    }
}

#[test]
fn hostile_links_open_a_valid_scene() {
    let deep = format!("a.schedule={}", "SequentialLR;schedulers:+".repeat(10_000));
    let wide = format!("a.schedule=MultiStepLR;milestones:{}", "1,".repeat(20_000));
    let junk = "%F0%28~%zz&;:+,=".repeat(60_000);
    for link in [
        deep.as_str(),
        &wide,
        &junk,
        "a.lr=1e308&a.schedule=ExponentialLR;gamma:1e308&steps=100000",
        "start=1e308,-1e308",
    ] {
        assert_eq!(read(link).0.check(), Ok(()), "{}", &link[..60.min(link.len())]);
    }
}
