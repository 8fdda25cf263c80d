//! The stage: the loss surface, the charts and the playback of a lab.

pub mod chart_edit;
mod chart_hand;
mod chart_keys;
mod chart_places;
mod charts;
mod charts_data;
mod charts_layout;
mod charts_painter;
mod charts_texts;
mod describe;
mod easel;
mod gain_view;
mod labels;
mod map;
mod mount;
mod note;
mod phases;
mod phone_strip;
mod place;
mod play_button;
mod range_view;
mod relief_painter;
mod scrubber;
mod start_handle;
mod strip_painter;
mod surface;
mod surface_painter;
mod surface_texts;
mod transport;
mod visible;

use crate::diagnosis::Diagnosed;
use std::rc::Rc;

use settle_model::diagnosis::Report;
use yew::prelude::*;

pub use charts::Charts;
pub use charts_layout::Plots;
pub use gain_view::{GainView, GainViewProps};
pub use phone_strip::PhoneStrip;
pub use play_button::use_play_button;
pub use range_view::{RangeView, RangeViewProps};
pub use scrubber::use_scrubber;
pub use surface::Surface;
pub use transport::Transport;
pub use visible::{use_surface_size, visible};

use crate::playhead::Playhead;
use crate::shared::Shared;
use crate::state::LabState;

/// What every part of the stage is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StageProps {
    /// The lab.
    pub lab: Rc<LabState>,
    /// Where actions go.
    pub dispatch: UseReducerDispatcher<LabState>,
    /// The playhead that all views of the lab share.
    pub playhead: Playhead,
    /// How many times larger than it is laid out it is shown; what transforms it says so, and canvases are as much finer.
    #[prop_or(1.0)]
    pub zoom: f64,
    /// The phases of the selected run.
    #[prop_or_default]
    pub phases: Phases,
}

/// The phases of a run, as the loss chart shows them.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phases {
    /// There is no place for them.
    #[default]
    Unwanted,
    /// Their place is kept.
    Awaited,
    /// They are of this run.
    Of(usize, Shared<Report>),
}

impl Phases {
    /// Those of the selected run, once its diagnosis is there.
    #[must_use]
    pub fn of(diagnosed: Option<&Diagnosed>, lab: &LabState) -> Self {
        let run = lab.selected();
        match diagnosed {
            Some(Diagnosed { run: of, of: shown, report }) if *of == run && lab.runs.get(run) == Some(shown) => {
                Self::Of(run, report.clone())
            }
            _ => Self::Awaited,
        }
    }
}
