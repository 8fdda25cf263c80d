//! What a lab is opened with.

use std::rc::Rc;

use settle_model::Scene;

use crate::later;
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
    /// Hands over what a fragment holds, the first scene where it is empty: at once where it is valid as it stands, else as
    /// soon as the part that mends links is here. Where that can't be loaded, it is the first scene, and a notice says why.
    pub fn read(fragment: &str, then: impl FnOnce(Self) + 'static) {
        if let Some(scene) = link::read_exact(fragment) {
            return then(scene.into());
        }
        let fragment = fragment.to_owned();
        later::with(move |parts| {
            let unread = || (Scene::first(), vec![Notice::Unread]);
            let (scene, notices) = parts.map_or_else(unread, |parts| (parts.mend)(&fragment));
            then(Self { scene: Shared::new(scene), notices: notices.into() });
        });
    }
}

impl From<Scene> for Opened {
    fn from(scene: Scene) -> Self {
        Self { scene: Shared::new(scene), notices: Rc::from([]) }
    }
}
