//! What a lab is opened with.

use std::rc::Rc;

use settle_model::Scene;

use crate::free;
use crate::link::{self, Notice};
use crate::shared::Shared;

/// What a link or a file opened: the scene, and what had to be changed to make it a valid one. The same link opened again
/// is another opening, since the lab may have moved on.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// A valid scene.
    pub scene: Shared<Scene>,
    /// What was changed.
    pub notices: Rc<[Notice]>,
}

impl Opened {
    /// What a fragment holds; the first scene where it is empty. Free controls that there are not are left out, and named.
    #[must_use]
    pub fn read(fragment: &str) -> Self {
        let (mut scene, mut notices) = link::read(fragment);
        let (view, unknown) = free::settled(std::mem::take(&mut scene.view));
        scene.view = view;
        notices.extend(unknown.into_iter().map(|(at, key)| Notice::Entry {
            field: "view.free".to_owned(),
            entry: at + 1,
            from: key,
            to: String::new(),
        }));
        Self { scene: Shared::new(scene), notices: notices.into() }
    }
}

impl From<Scene> for Opened {
    fn from(scene: Scene) -> Self {
        Self { scene: Shared::new(scene), notices: Rc::from([]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_that_there_is_not_is_left_out_and_named() {
        let opened = Opened::read("v=1&view=free:rate,speed;below:0.1");
        assert_eq!(opened.scene.view.free, ["rate"]);
        let [Notice::Entry { field, entry, from, .. }] = &*opened.notices else { panic!("{:?}", opened.notices) };
        assert_eq!((field.as_str(), *entry, from.as_str()), ("view.free", 2, "speed"));
        assert!(Opened::read("v=1&view=free:rate,T_max;below:0.1").notices.is_empty());
    }
}
