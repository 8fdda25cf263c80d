//! What a lab remembers of its finished edits: pure, bounded, and its own, so that every lab on a page can undo.
//!
//! Entries are numbered in the order of time. The browser's history, where the page mirrors this one, carries the same
//! numbers, also over a reload; so an entry that only the browser still knows has its place among the others.

use std::rc::Rc;

use settle_model::Scene;

use crate::subject::Subject;

/// The most edits that can be undone.
pub const MOST: usize = 100;

/// The number of an entry; later entries have larger ones.
pub type Number = u32;

/// A scene at rest, as an edit left it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number.
    pub number: Number,
    /// The scene, as it was last looked at.
    pub scene: Rc<Scene>,
    /// The scene that Reset returned to at that time.
    pub opened: Rc<Scene>,
    /// What the edit changed that led from the entry before to this one; none for the first.
    pub subject: Option<Subject>,
}

/// Entries in the order of time, one of them the present one. Never empty.
#[derive(Clone, Debug)]
pub struct History {
    entries: Rc<Vec<Entry>>,
    at: usize,
    /// The number of the next new entry: no number is given twice.
    next: Number,
}

impl PartialEq for History {
    /// Whether it is the same history at the same place; entries are compared by identity.
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && Rc::ptr_eq(&self.entries, &other.entries)
    }
}

impl History {
    /// A history that begins with a scene, under a number.
    #[must_use]
    pub fn begin(number: Number, scene: &Scene) -> Self {
        let scene = Rc::new(scene.clone());
        Self {
            entries: Rc::new(vec![Entry { number, opened: Rc::clone(&scene), scene, subject: None }]),
            at: 0,
            next: number.saturating_add(1),
        }
    }

    /// The present entry.
    #[must_use]
    pub fn present(&self) -> &Entry {
        &self.entries[self.at]
    }

    /// The entry that an undo leads to.
    #[must_use]
    pub fn before(&self) -> Option<&Entry> {
        self.at.checked_sub(1).map(|at| &self.entries[at])
    }

    /// The entry that a redo leads to.
    #[must_use]
    pub fn after(&self) -> Option<&Entry> {
        self.entries.get(self.at + 1)
    }

    /// Whether there is an entry of that number.
    #[must_use]
    pub fn has(&self, number: Number) -> bool {
        self.find(number).is_ok()
    }

    fn find(&self, number: Number) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&number, |entry| entry.number)
    }

    /// The present entry as the scene is looked at now.
    pub fn note(&mut self, scene: &Scene) {
        if *self.present().scene != *scene {
            let at = self.at;
            Rc::make_mut(&mut self.entries)[at].scene = Rc::new(scene.clone());
        }
    }

    /// A finished edit: a new present entry; what could be redone is gone, and the oldest entry where there are too many.
    /// `opened` is the scene that Reset returns to from here on, where that changed.
    pub fn push(&mut self, scene: &Scene, subject: Subject, opened: Option<&Scene>) {
        let before = &self.present().opened;
        let entry = Entry {
            number: self.next,
            scene: Rc::new(scene.clone()),
            opened: opened.map_or_else(|| Rc::clone(before), |opened| Rc::new(opened.clone())),
            subject: Some(subject),
        };
        self.next = self.next.saturating_add(1);
        let at = self.at;
        let entries = Rc::make_mut(&mut self.entries);
        entries.truncate(at + 1);
        entries.push(entry);
        if entries.len() > MOST + 1 {
            entries.remove(0);
        }
        self.at = entries.len() - 1;
    }

    /// Makes the entry of that number the present one. One that is not known takes its place among the others with the
    /// scene given for it; without one nothing changes.
    pub fn travel(&mut self, number: Number, scene: Option<&Scene>) {
        match (self.find(number), scene) {
            (Ok(at), _) => self.at = at,
            (Err(at), Some(scene)) => {
                let scene = Rc::new(scene.clone());
                let entry = Entry { number, opened: Rc::clone(&scene), scene, subject: None };
                Rc::make_mut(&mut self.entries).insert(at, entry);
                self.at = at;
                self.next = self.next.max(number.saturating_add(1));
            }
            (Err(_), None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene(steps: u32) -> Scene {
        Scene { steps, ..Scene::first() }
    }

    fn steps(history: &History) -> [Option<u32>; 3] {
        let steps = |entry: &Entry| entry.scene.steps;
        [history.before().map(steps), Some(steps(history.present())), history.after().map(steps)]
    }

    #[test]
    fn a_new_edit_takes_the_place_of_what_could_be_redone() {
        let mut history = History::begin(0, &scene(1));
        history.push(&scene(2), Subject::Steps, None);
        history.push(&scene(3), Subject::Steps, None);
        history.travel(0, None);
        assert_eq!(steps(&history), [None, Some(1), Some(2)]);
        history.push(&scene(4), Subject::Steps, None);
        assert_eq!(steps(&history), [Some(1), Some(4), None]);
        assert_eq!(history.present().number, 3, "a number is given once");
        history.travel(7, None);
        assert_eq!(steps(&history), [Some(1), Some(4), None], "a number that nobody knows leads nowhere");
    }

    #[test]
    fn it_is_bounded_and_forgets_the_oldest() {
        let mut history = History::begin(0, &scene(1));
        for n in 2..=300 {
            history.push(&scene(n), Subject::Steps, None);
        }
        let mut back = 0;
        while let Some(number) = history.before().map(|entry| entry.number) {
            history.travel(number, None);
            back += 1;
        }
        assert_eq!((back, steps(&history)), (MOST, [None, Some(200), Some(201)]));
        assert!(!history.has(0) && history.has(299));
    }

    #[test]
    fn an_entry_that_only_the_browser_knew_takes_its_place() {
        let mut history = History::begin(5, &scene(5));
        history.push(&scene(6), Subject::Steps, None);
        history.travel(3, Some(&scene(3)));
        assert_eq!(steps(&history), [None, Some(3), Some(5)]);
        assert_eq!((history.present().number, history.present().opened.steps), (3, 3));
    }
}
