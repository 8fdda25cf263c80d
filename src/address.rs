//! The address bar and the browser's history: the one place that reads and writes them, for the one lab that has the page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use js_sys::Date;
use settle_model::Scene;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::dispatch::Dispatch;
use crate::history::Number;
use crate::later::{parts, with};
use crate::link;
use crate::mirror::{Mirror, Move, Pace};
use crate::opened::Opened;
use crate::state::{Action, LabState};

/// Milliseconds without a change before the link of the same entry is written anew.
const REST: u32 = 250;

/// Milliseconds after which a browser that did not go where it was sent is taken to have refused.
const PATIENCE: u32 = 2000;

/// What stands before the number in the browser's entries.
const MARK: &str = "settle:";

/// What a lab may do to the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A finished edit is an entry: Back and Forward undo and redo.
    Own,
    /// It only keeps its one entry true, as an embedded lab does, so that Back leaves the host page.
    Guest,
}

/// The scene of the address bar; `None` where it holds no fragment, or before what reads links was loaded.
#[must_use]
pub fn read() -> Option<Opened> {
    let fragment = fragment();
    parts().filter(|_| !fragment.is_empty()).map(|parts| (parts.read_link)(&fragment))
}

/// What stands behind `#` in the address.
#[must_use]
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The number of the entry that the browser stands on, also one that an earlier load of the page gave it.
#[must_use]
pub fn number() -> Option<Number> {
    let state = window().history().ok()?.state().ok()?.as_string()?;
    state.strip_prefix(MARK)?.parse().ok()
}

/// How a browser took what was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Put {
    Done,
    Refused,
    /// There was too much of it lately.
    Later,
}

/// What is known of the address bar.
struct Address {
    role: Role,
    mirror: Mirror,
    pace: Pace,
    /// The fragment that stands there, as we would write it.
    written: String,
    /// Where the browser was sent and has not arrived yet.
    sent: Option<Number>,
    /// What is done later: writing the link, or giving up on the browser.
    timer: Option<Timeout>,
    lab: Rc<LabState>,
}

type Shared = Rc<RefCell<Address>>;

impl Address {
    fn begin(role: Role, lab: &Rc<LabState>) -> Self {
        let number = lab.history.present().number;
        let mut address = Self {
            role,
            mirror: Mirror::begin(number),
            pace: Pace::default(),
            written: link::write(&lab.scene),
            sent: None,
            timer: None,
            lab: Rc::clone(lab),
        };
        // More than a link can hold only makes the browser slow.
        let link = (fragment().len() > link::LONGEST).then(|| address.written.clone());
        address.put(number, link.as_deref(), false);
        address
    }

    /// Writes number and fragment, into a new entry or the present one. A browser that refuses loses the link, nothing else.
    fn put(&mut self, number: Number, fragment: Option<&str>, new: bool) -> Put {
        let Ok(history) = window().history() else { return Put::Refused };
        if !self.pace.allows(Date::now()) {
            return Put::Later;
        }
        let (state, address) = (JsValue::from_str(&format!("{MARK}{number}")), fragment.map(|f| format!("#{f}")));
        let put = match new {
            true => history.push_state_with_url(&state, "", address.as_deref()),
            false => history.replace_state_with_url(&state, "", address.as_deref()),
        };
        // Some browsers throw, some ignore what they find too much.
        if put.is_ok() && self::number() == Some(number) { Put::Done } else { Put::Refused }
    }

    /// Brings the browser in step with the lab; what has to wait gives the milliseconds.
    fn follow(&mut self) -> Option<u32> {
        if self.sent.is_some() || self.lab.pending.is_some() {
            return None;
        }
        let number = self.lab.history.present().number;
        let link = link::write(&self.lab.scene);
        let way = if self.role == Role::Guest { Move::Stay } else { self.mirror.toward(number) };
        match way {
            Move::Stay if link == self.written => None,
            Move::Stay => Some(REST),
            Move::Go(distance) => {
                self.sent = self.mirror.reached_by(distance);
                let gone = window().history().is_ok_and(|history| history.go_with_delta(distance).is_ok());
                self.sent = self.sent.filter(|_| gone);
                Some(PATIENCE)
            }
            Move::Push => self.enter(number, Some(&link), &link),
            Move::Mark if self.mirror.has_followed() => self.enter(number, None, &link),
            Move::Mark => self.enter(number, Some(&link), &link),
        }
    }

    /// Gives the browser a new entry, or the present one another number; `fragment` is what is written of the `link`.
    fn enter(&mut self, number: Number, fragment: Option<&str>, link: &str) -> Option<u32> {
        let new = self.mirror.toward(number) == Move::Push;
        let put = self.put(number, fragment, new);
        if put == Put::Done {
            link.clone_into(&mut self.written);
            if new { self.mirror.pushed(number) } else { self.mirror.marked(number) }
        }
        (put == Put::Later).then_some(PATIENCE)
    }

    /// What waited: the link is written into the present entry, whatever stood there.
    fn catch_up(&mut self) {
        if self.sent.take().is_some() {
            self.mirror = Mirror::begin(self.lab.history.present().number);
        }
        let (number, link) = (self.lab.history.present().number, link::write(&self.lab.scene));
        let stays = self.role == Role::Guest || self.mirror.toward(number) == Move::Stay;
        // What was refused is not tried again before something else changes.
        if stays && link != self.written && self.put(number, Some(&link), false) != Put::Later {
            self.written = link;
        }
    }

    /// The browser stands on another entry, of this number or without one; whether the lab is to go there too.
    fn arrived(&mut self, number: Option<Number>) -> bool {
        let fragment = fragment();
        self.written = if fragment.is_empty() { link::write(&Scene::first()) } else { fragment };
        let sent = self.sent.take();
        match number {
            Some(number) => self.mirror.arrived(number),
            None => self.mirror.followed(),
        }
        sent.is_none() || sent != number
    }
}

/// Follows the lab, now and once it is time.
fn follow(address: &Shared) {
    let wait = address.borrow_mut().follow();
    let timer = wait.map(|wait| {
        let later = Rc::clone(address);
        Timeout::new(wait, move || {
            later.borrow_mut().catch_up();
            follow(&later);
        })
    });
    if timer.is_some() || address.borrow().sent.is_none() {
        address.borrow_mut().timer = timer;
    }
}

/// Keeps the address bar and a lab in step; a lab without a role has nothing to do with it.
#[hook]
pub fn use_address(role: Option<Role>, lab: &Rc<LabState>, dispatch: &Dispatch) {
    let address = use_memo(role, |role| role.map(|role| Rc::new(RefCell::new(Address::begin(role, lab)))));
    let address = (*address).clone();
    use_effect_with(lab.clone(), {
        let address = address.clone();
        move |lab| {
            if let Some(address) = address {
                address.borrow_mut().lab = Rc::clone(lab);
                follow(&address);
            }
        }
    });
    use_effect_with((role, dispatch.clone()), move |(_, dispatch)| {
        let listeners =
            address.map(|address| ["popstate", "hashchange"].map(|event| listen(event, &address, dispatch)));
        move || drop(listeners)
    });
}

/// Back, Forward, and links that are followed while the page is open. Following a link is told by both events, and by the
/// second one alone in some browsers.
fn listen(event: &'static str, address: &Shared, dispatch: &Dispatch) -> EventListener {
    let (address, dispatch) = (Rc::clone(address), dispatch.clone());
    EventListener::new(&window(), event, move |event| {
        let (number, followed) = (number(), event.type_() == "hashchange");
        if followed == number.is_none() {
            let goes = address.borrow_mut().arrived(number);
            if goes { go(number, &address, &dispatch) } else { follow(&address) }
        }
    })
}

/// Brings the lab to the entry that the browser stands on: by its number where the lab knows it, else by its link.
fn go(number: Option<Number>, address: &Shared, dispatch: &Dispatch) {
    let known = number.filter(|number| address.borrow().lab.history.has(*number));
    if let Some(number) = known {
        return dispatch.dispatch(Action::Travel(number, None));
    }
    let dispatch = dispatch.clone();
    with(move |_| {
        let opened = read().unwrap_or_else(|| Scene::first().into());
        dispatch.dispatch(match number {
            Some(number) => Action::Travel(number, Some(opened)),
            None => Action::Open(opened),
        });
    });
}
