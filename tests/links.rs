//! Links: what they keep of any scene, and that no text breaks them.

#[path = "../crates/model/tests/generate/mod.rs"]
#[allow(dead_code, reason = "the model's own tests use more of it")]
mod generate;

use std::time::{Duration, Instant};

use generate::any_scene;
use proptest::prelude::*;
use settle::link;
use settle_model::Scene;

/// The characters that Markdown, mail, course editors and QR codes leave alone.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~=&;:,+".contains(c)
}

/// What two scenes have in common is all there is of them, their looks aside.
fn without_view(scene: &Scene) -> Scene {
    Scene { view: settle_model::View::default(), ..scene.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_scene_comes_back_from_its_link(scene in any_scene()) {
        let fragment = link::write(&scene);
        prop_assert!(fragment.chars().all(is_plain), "{fragment}");
        let exact = link::read_exact(&fragment);
        prop_assert_eq!(exact.as_ref(), Some(&scene), "{}", fragment);
        prop_assert_eq!(link::mend(&fragment), (scene, vec![]), "both readers read the same");
    }

    #[test]
    fn any_text_opens_a_valid_scene(text in ".{0,300}") {
        prop_assert_eq!(link::read(&text).0.check(), Ok(()));
    }

    #[test]
    fn a_damaged_link_opens_a_valid_scene(scene in any_scene(), cut in 0.0..1.0_f64, junk in "[-._~=&;:,+%a-zA-Z0-9]{0,8}") {
        let whole = link::write(&scene);
        let at = (cut * whole.len() as f64) as usize;
        let damaged = format!("{}{junk}{}", &whole[..at], &whole[(at + junk.len() / 2).min(whole.len())..]);
        prop_assert_eq!(link::read(&damaged).0.check(), Ok(()), "{}", damaged);
    }

    /// What the exact reader takes, the mending one reads the same, and finds nothing to mend.
    #[test]
    fn the_readers_agree(scene in any_scene(), at in 0.0..1.0_f64, other in "[-._~=&;:,+a-z0-9]{0,2}") {
        let whole = link::write(&scene);
        let at = (at * whole.len() as f64) as usize;
        let near = format!("{}{other}{}", &whole[..at], &whole[(at + 1).min(whole.len())..]);
        if let Some(exact) = link::read_exact(&near) {
            let (mended, notices) = link::mend(&near);
            prop_assert_eq!(&exact, &mended, "{}", near);
            prop_assert!(notices.is_empty(), "{}: {:?}", near, notices);
        }
    }

    /// A scene that was changed in any way by damage is told so: no silent change.
    #[test]
    fn no_change_is_silent(scene in any_scene(), at in 0.0..1.0_f64, junk in "[-._~=;:,+a-z0-9]{1,3}") {
        let whole = link::write(&scene);
        let at = (at * whole.len() as f64) as usize;
        let field = whole[..at].rfind('&').map_or(0, |and| and + 1);
        let broken = format!("{}x{junk}{}", &whole[..field], &whole[field..]);
        let (mended, notices) = link::read(&broken);
        prop_assert!(!notices.is_empty() || without_view(&mended) == without_view(&scene), "{}", broken);
    }

    #[test]
    fn mailers_may_escape_every_mark(scene in any_scene()) {
        let escape = |b: u8| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02x}") };
        let escaped: String = link::write(&scene).bytes().map(escape).collect();
        prop_assert_eq!(link::read(&escaped), (scene, vec![]));
    }
}

/// Links of people who mean no good, or of programs that went wrong.
fn hostile() -> Vec<(&'static str, String)> {
    let runs = |schedule: &str| ["a", "b", "c", "d"].map(|l| format!("&{l}.lr=0.05&{l}.schedule={schedule}")).concat();
    let falling: String = (0..12_000).rev().map(|n| format!("{n},")).collect();
    vec![
        ("deep", format!("a.schedule={}", "SequentialLR;schedulers:+".repeat(10_000))),
        (
            "10,000 milestones, the last first",
            format!("steps=100000{}", runs(&format!("MultiStepLR;milestones:{falling}"))),
        ),
        ("10,000 parts", format!("steps=100000&a.schedule=SequentialLR;schedulers:{}~", "+Constant".repeat(10_000))),
        ("10,000 sequences", format!("a.schedule=SequentialLR;schedulers:{}~", "+SequentialLR".repeat(10_000))),
        ("a megabyte of junk", "%F0%28~%zz&;:+,=".repeat(65_536)),
        ("a megabyte of one letter", "x".repeat(1 << 20)),
        ("a megabyte of percent signs", "%".repeat(1 << 20)),
        ("a megabyte of fields", "a&".repeat(1 << 19)),
        ("a megabyte of arguments", format!("surface=quadratic{}", ";a:1".repeat(1 << 18))),
        ("100,000 steps with four runs", format!("steps=1e6{}", runs("CosineAnnealingLR;T_max:1"))),
        ("no numbers", "steps=NaN&start=inf,-inf&a.lr=nan&noise=sigma:NaN;seed:1e400".into()),
        ("huge numbers", format!("steps=100000&start=1e308,-1e308{}", runs("ExponentialLR;gamma:1e308"))),
    ]
}

#[test]
fn hostile_links_open_a_valid_scene_in_no_time_and_say_so() {
    for (name, link) in hostile() {
        let start = Instant::now();
        let (scene, notices) = link::read(&link);
        let took = start.elapsed();
        println!("{took:10.1?} {:6} notices: {name}", notices.len());
        assert_eq!(scene.check(), Ok(()), "{name}");
        // These are numbers that the libraries take as they are.
        assert_eq!(notices.is_empty(), name == "huge numbers", "{name}: {} changes are told", notices.len());
        assert!(took < Duration::from_secs(5), "{name} took {took:?} without optimisation");
    }
}

/// A notice is said of each thing that was changed, however many there are.
#[test]
fn every_change_is_told() {
    let many: String = (0..3000).map(|i| format!("&x{i}=1")).collect();
    assert_eq!(link::read(&format!("v=1{many}")).1.len(), 3000);
}
