//! The stage: the loss surface, the charts and the playback of a lab.

mod charts;
mod phone_strip;
mod surface;
mod transport;

use std::rc::Rc;

use yew::prelude::*;

pub use charts::Charts;
pub use phone_strip::PhoneStrip;
pub use surface::Surface;
pub use transport::Transport;

use crate::playhead::Playhead;
use crate::state::LabState;

/// What every part of the stage is given.
#[derive(Clone, PartialEq, Properties)]
pub struct StageProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
    /// The playhead that all views of the lab share.
    pub playhead: Playhead,
}
