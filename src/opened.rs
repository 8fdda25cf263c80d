//! What a lab is opened with.

use std::rc::Rc;

use settle_model::Scene;

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
    /// What a fragment holds; the first scene where it is empty. One that is valid as it stands is read in a moment.
    #[must_use]
    pub fn read(fragment: &str) -> Self {
        link::read_exact(fragment).map_or_else(
            || {
                let (scene, notices) = link::read(fragment);
                Self { scene: Shared::new(scene), notices: notices.into() }
            },
            Into::into,
        )
    }
}

impl From<Scene> for Opened {
    fn from(scene: Scene) -> Self {
        Self { scene: Shared::new(scene), notices: Rc::from([]) }
    }
}
