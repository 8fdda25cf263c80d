//! What the browser's history holds of this page, as far as is known, and how to bring it in step with a lab's: pure.

use crate::history::Number;

/// The browser's entries of this page that are known, in their order, by the numbers of the lab's entries that they show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mirror {
    numbers: Vec<Number>,
    at: usize,
    /// Whether the browser stands on an entry that has no number yet, after the one at `at`: a link was followed.
    unmarked: bool,
}

/// What to do to the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Nothing but keeping the address true.
    Stay,
    /// Gives the entry it stands on the number.
    Mark,
    /// A new entry.
    Push,
    /// So many entries on, or back where negative.
    Go(i32),
}

impl Mirror {
    /// A browser that stands on an entry of this number.
    #[must_use]
    pub fn begin(number: Number) -> Self {
        Self { numbers: vec![number], at: 0, unmarked: false }
    }

    /// The move that brings the browser to the entry of that number, or nearer to it.
    ///
    /// An entry that the browser was never given (it refused, or there were too many) takes the place of the next newer
    /// one on the way back, and is new on the way forward.
    #[must_use]
    pub fn toward(&self, number: Number) -> Move {
        if self.unmarked {
            return Move::Mark;
        }
        let at = match self.numbers.binary_search(&number) {
            Ok(at) if at == self.at => return Move::Stay,
            Ok(at) => at,
            Err(_) if number > self.numbers[self.at] => return Move::Push,
            Err(at) if at == self.at => return Move::Mark,
            Err(at) => at,
        };
        Move::Go(at as i32 - self.at as i32)
    }

    /// The number that the browser arrives at by going so far.
    #[must_use]
    pub fn reached_by(&self, distance: i32) -> Option<Number> {
        self.at.checked_add_signed(distance as isize).and_then(|at| self.numbers.get(at)).copied()
    }

    /// The browser took a new entry.
    pub fn pushed(&mut self, number: Number) {
        self.numbers.truncate(self.at + 1);
        self.numbers.push(number);
        self.at = self.numbers.len() - 1;
    }

    /// The entry that the browser stands on has this number now.
    pub fn marked(&mut self, number: Number) {
        if self.unmarked {
            self.unmarked = false;
            self.pushed(number);
        } else {
            self.numbers[self.at] = number;
        }
    }

    /// The browser went to an entry of this number; one of an earlier load of the page may be new here.
    pub fn arrived(&mut self, number: Number) {
        self.unmarked = false;
        self.at = self.numbers.binary_search(&number).unwrap_or_else(|at| {
            self.numbers.insert(at, number);
            at
        });
    }

    /// Whether it stands on an entry that a followed link made, and that has no number yet.
    #[must_use]
    pub const fn has_followed(&self) -> bool {
        self.unmarked
    }

    /// The browser followed a link to a new entry of this page.
    pub fn followed(&mut self) {
        self.unmarked = true;
    }
}

/// Keeps calls below what browsers allow: Safari refuses more than 100 in 30 seconds, Chromium ignores more than 200.
#[derive(Clone, Debug, Default)]
pub struct Pace(Vec<f64>);

impl Pace {
    const MOST: usize = 80;
    const SPAN: f64 = 30_000.0;

    /// Whether another call is allowed at this time in milliseconds; if so it is counted.
    pub fn allows(&mut self, now: f64) -> bool {
        self.0.retain(|&then| (0.0..Self::SPAN).contains(&(now - then)));
        let room = self.0.len() < Self::MOST;
        if room {
            self.0.push(now);
        }
        room
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A browser as the mirror can't see it: it may refuse new entries.
    struct Browser {
        entries: Vec<Option<Number>>,
        at: usize,
    }

    /// Brings the browser in step, as the address does; `refuses` says whether new entries are refused.
    fn follow(mirror: &mut Mirror, browser: &mut Browser, number: Number, refuses: bool) {
        for _ in 0..5 {
            match mirror.toward(number) {
                Move::Stay => return,
                Move::Mark => {
                    browser.entries[browser.at] = Some(number);
                    mirror.marked(number);
                }
                Move::Push if refuses => return,
                Move::Push => {
                    browser.entries.truncate(browser.at + 1);
                    browser.entries.push(Some(number));
                    browser.at += 1;
                    mirror.pushed(number);
                }
                Move::Go(distance) => {
                    let aim = mirror.reached_by(distance);
                    browser.at = browser.at.checked_add_signed(distance as isize).expect("inside");
                    assert_eq!(browser.entries[browser.at], aim);
                    mirror.arrived(aim.expect("known"));
                }
            }
        }
        panic!("no end: {mirror:?}");
    }

    #[test]
    fn edits_undo_and_redo_walk_the_browser() {
        let (mut mirror, mut browser) = (Mirror::begin(0), Browser { entries: vec![Some(0)], at: 0 });
        for number in [1, 2, 3, 2, 1, 2, 4, 2, 0, 5] {
            follow(&mut mirror, &mut browser, number, false);
            assert_eq!(browser.entries[browser.at], Some(number));
        }
        assert_eq!(browser.entries, [Some(0), Some(5)]);
    }

    #[test]
    fn entries_that_were_refused_are_made_up_for() {
        let (mut mirror, mut browser) = (Mirror::begin(0), Browser { entries: vec![Some(0)], at: 0 });
        for (number, refuses) in [(1, true), (2, false), (3, true), (4, true), (5, false)] {
            follow(&mut mirror, &mut browser, number, refuses);
        }
        assert_eq!(browser.entries, [Some(0), Some(2), Some(5)]);
        for number in [4, 3, 2, 1, 0] {
            follow(&mut mirror, &mut browser, number, false);
        }
        assert_eq!((browser.entries.clone(), browser.at), (vec![Some(0), Some(1), Some(3)], 0));
        for number in [1, 2, 3] {
            follow(&mut mirror, &mut browser, number, false);
        }
        assert_eq!(browser.entries, [Some(0), Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn a_link_that_was_followed_gets_its_number() {
        let (mut mirror, mut browser) = (Mirror::begin(7), Browser { entries: vec![Some(7), None], at: 1 });
        mirror.followed();
        follow(&mut mirror, &mut browser, 8, false);
        assert_eq!(browser.entries, [Some(7), Some(8)]);
        mirror.arrived(3);
        assert_eq!(mirror.toward(7), Move::Go(1), "an entry from before a reload lies before");
    }

    #[test]
    fn a_held_key_does_not_use_up_what_browsers_allow() {
        let mut pace = Pace::default();
        let allowed = (0..1000).filter(|n| pace.allows(f64::from(*n) * 30.0)).count();
        assert_eq!(allowed, 80, "in 30 seconds");
        assert!(pace.allows(30_001.0));
    }
}
