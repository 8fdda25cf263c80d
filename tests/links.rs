//! Links: what they keep of any scene, and that no text breaks them.

#[path = "../crates/model/tests/generate/mod.rs"]
#[allow(dead_code, reason = "the model's own tests use more of it")]
mod generate;

use generate::any_scene;
use proptest::prelude::*;
use settle::link;

/// The characters that Markdown, mail, course editors and QR codes leave alone.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~=&;:,+".contains(c)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_scene_comes_back_from_its_link(scene in any_scene()) {
        let fragment = link::write(&scene);
        prop_assert!(fragment.chars().all(is_plain), "{fragment}");
        let (back, notices) = link::read(&fragment);
        prop_assert_eq!(&back, &scene, "{}", fragment);
        prop_assert!(notices.is_empty(), "{notices:?}");
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
}
