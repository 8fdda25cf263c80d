//! What an edit is about: edits of one subject that follow each other closely are one.

use settle_model::scene::MOST_RUNS;

use crate::schedule_edit::{Edit, Path};
use crate::state::Action;

/// What an edit changes. Runs are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The rate of a run: base rate or peak.
    Rate(usize),
    /// The family of a run's schedule.
    Family(usize),
    /// A plain control of a run's family.
    Control(usize, &'static str),
    /// An argument somewhere in a run's schedule.
    Argument(usize, Path, &'static str),
    /// The kinds or parts of a run's schedule.
    Schedule(usize),
    /// The kind of a run's optimizer.
    OptimizerKind(usize),
    /// An argument of a run's optimizer.
    Optimizer(usize, &'static str),
    /// The kind of the surface.
    SurfaceKind,
    /// A parameter of the surface.
    Surface(&'static str),
    /// The start.
    Start,
    /// A parameter of the noise.
    Noise(&'static str),
    /// The number of steps.
    Steps,
    /// A run was added.
    Added(usize),
    /// Another run took the place of one.
    Replaced(usize),
    /// A run was removed.
    Removed(usize),
    /// The name of a run.
    Name(usize),
    /// Whether a run is drawn.
    Shown(usize),
    /// Everything went back to the opened scene.
    Reset,
    /// Another scene was opened, by a link or a file.
    Opened,
    /// The scene of the visit before.
    Kept,
    /// The task.
    Task,
}

impl Subject {
    /// What an action on a lab of so many runs is about, one of them selected; none for what is no edit: choosing a run,
    /// moving the playhead, closing notices, undoing.
    #[must_use]
    pub fn of(action: &Action, selected: usize, runs: usize) -> Option<Self> {
        Some(match action {
            Action::SetRate(_) => Self::Rate(selected),
            Action::ChooseFamily(_) => Self::Family(selected),
            Action::SetControl(key, _) => Self::Control(selected, key),
            Action::EditSchedule(path, Edit::Set(key, _)) => Self::Argument(selected, path.clone(), key),
            Action::EditSchedule(..) => Self::Schedule(selected),
            Action::ChooseOptimizer(_) => Self::OptimizerKind(selected),
            Action::SetOptimizer(key, _) => Self::Optimizer(selected, key),
            Action::ChooseSurface(_) => Self::SurfaceKind,
            Action::SetSurface(key, _) => Self::Surface(key),
            Action::SetStart(_) => Self::Start,
            Action::SetNoise(key, _) => Self::Noise(key),
            Action::SetSteps(_) => Self::Steps,
            Action::Adopt(_) if runs >= MOST_RUNS => Self::Replaced(runs - 1),
            Action::AddRun | Action::Adopt(_) => Self::Added(runs),
            Action::Remove(run) => Self::Removed(*run),
            Action::Rename(run, _) => Self::Name(*run),
            Action::ToggleHidden(run) => Self::Shown(*run),
            Action::Reset => Self::Reset,
            Action::Open(_) => Self::Opened,
            Action::GoOn => Self::Kept,
            Action::LeaveTask => Self::Task,
            Action::Select(_)
            | Action::SetStep(_)
            | Action::Settle
            | Action::Abandon
            | Action::Undo
            | Action::Redo
            | Action::Travel(..)
            | Action::LetGo
            | Action::Understand
            | Action::Decline => return None,
        })
    }

    /// Whether each such edit is one of its own, however closely it follows another.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        matches!(
            self,
            Self::Schedule(_)
                | Self::Added(_)
                | Self::Replaced(_)
                | Self::Removed(_)
                | Self::Name(_)
                | Self::Shown(_)
                | Self::Reset
                | Self::Opened
                | Self::Kept
                | Self::Task
        )
    }
}
