//! What a lecturer does: the orders of keys and buttons, carried out.

use std::rc::Rc;

use settle_model::experiment::BASE_LR;
use settle_text::{sentence, text};
use yew::prelude::*;

use super::keys::Order;
use super::show::{self, Turn};
use super::window;
use crate::format::rate as rate_text;
use crate::names::letter;
use crate::playhead::Playhead;
use crate::scale::Ruler;
use crate::state::{Action, LabState};
use crate::storage::ThemeChoice;
use crate::theme::is_dark;
use crate::use_lab::LabHandle;

/// What lies over the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Over {
    /// Nothing.
    #[default]
    Nothing,
    /// Black.
    Blank,
    /// The code, as large as the screen.
    Code,
    /// The list of keys.
    Keys,
}

/// Everything that orders act on.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The lab.
    pub handle: LabHandle,
    /// The run that is shown alone.
    pub alone: UseStateHandle<Option<usize>>,
    /// What lies over the picture.
    pub over: UseStateHandle<Over>,
    /// Where it is said for a moment what an order did.
    pub said: UseStateSetter<AttrValue>,
    /// Leaves the presenter view.
    pub onleave: Callback<()>,
}

impl Desk {
    /// Carries out an order.
    pub fn obey(&self, order: Order) {
        match order {
            Order::Next => self.turn(show::next),
            Order::Back => self.turn(show::back),
            Order::Rate(by) => self.move_rate(by),
            Order::Choose(run) => self.choose(run),
            Order::All => self.show(None),
            Order::Blank => {
                self.playhead().pause();
                self.over.set(Over::Blank);
            }
            Order::Code => self.over.set(Over::Code),
            Order::Keys => self.over.set(Over::Keys),
            Order::Theme => if is_dark() { ThemeChoice::Light } else { ThemeChoice::Dark }.apply(),
            Order::Full if window::is_full() => window::give_back(),
            Order::Full => window::fill(self.says(text("present-said-window"))),
            Order::Leave => self.onleave.emit(()),
            Order::Play => self.playhead().toggle_play(),
            Order::Step(by) => self.playhead().step_by(by),
            Order::Start => self.playhead().to_start(),
            Order::End => self.playhead().to_end(),
        }
    }

    /// The handler of a button that gives an order.
    #[must_use]
    pub fn button(&self, order: Order) -> Callback<MouseEvent> {
        let desk = self.clone();
        Callback::from(move |_| desk.obey(order))
    }

    fn lab(&self) -> &Rc<LabState> {
        &self.handle.lab
    }

    fn playhead(&self) -> &Playhead {
        &self.handle.playhead
    }

    fn says(&self, words: &'static str) -> Callback<()> {
        let said = self.said.clone();
        Callback::from(move |()| said.set(words.into()))
    }

    fn turn(&self, turn: impl FnOnce(&[Option<usize>], Option<usize>, crate::playhead::Moment) -> Turn) {
        match turn(&show::views(self.lab()), *self.alone, self.playhead().moment()) {
            Turn::Play => self.playhead().toggle_play(),
            Turn::ToEnd => self.playhead().to_end(),
            Turn::ToStart => self.playhead().to_start(),
            Turn::Begin(alone) => {
                self.playhead().to_start();
                self.show(alone);
            }
            Turn::Finish(alone) => {
                self.playhead().to_end();
                self.show(alone);
            }
        }
    }

    /// Shows one run alone, or all.
    fn show(&self, alone: Option<usize>) {
        if alone != *self.alone {
            self.alone.set(alone);
            self.said.set(match alone {
                Some(run) => sentence("present-said-alone", &[("run", letter(run))]).into(),
                None => text("present-said-all").into(),
            });
        }
    }

    /// Chooses a run that is shown; where one is shown alone, that one is shown instead.
    fn choose(&self, run: usize) {
        if run < self.lab().runs.len() && self.lab().is_shown(run) {
            self.handle.dispatch.dispatch(Action::Select(run));
            match *self.alone {
                Some(_) => self.show(Some(run)),
                None => self.said.set(sentence("present-said-run", &[("run", letter(run))]).into()),
            }
        }
    }

    /// Moves the rate of the run that is shown alone, else of the chosen one, by stops of its slider.
    fn move_rate(&self, by: i64) {
        let (lab, dispatch) = (self.lab(), &self.handle.dispatch);
        let run = self.alone.unwrap_or(lab.selected());
        let Some(plan) = lab.scene.runs.get(run) else { return };
        let rate = lab.controls(run).map_or(plan.base_lr, |controls| controls.rate);
        let next = Ruler::of(&BASE_LR).moved(rate, by);
        if run != lab.selected() {
            dispatch.dispatch(Action::Select(run));
        }
        dispatch.dispatch(Action::SetRate(next));
        let values = [("run", letter(run).to_owned()), ("rate", rate_text(next))];
        self.said.set(sentence("present-said-rate", &values).into());
    }
}
