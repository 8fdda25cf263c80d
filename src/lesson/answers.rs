//! What a learner answered and did: pure, and kept as text.
//!
//! ```text
//! text   = *(line LF)
//! line   = "answer" step first last     ; the letter chosen first, and the one chosen last
//!        / "pin" step number            ; where the end was guessed to be, as a power of ten, before the first run
//!        / "close" step                 ; the pin was close
//!        / "done" step                  ; its task was done
//!        / "read" part                  ; it was read to its end
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The letters of answers.
pub const LETTERS: [char; 4] = ['a', 'b', 'c', 'd'];

/// The answer to one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The letter chosen first, which counts.
    pub first: char,
    /// The letter chosen last.
    pub last: char,
    /// Where the end was guessed to be, as a power of ten.
    pub pin: Option<f64>,
    /// Whether that was close.
    pub close: bool,
}

/// Everything that was answered and done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    answers: BTreeMap<String, Answer>,
    done: BTreeSet<String>,
    read: BTreeSet<String>,
}

impl Answers {
    /// Of its text; lines that are none are left out.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut all = Self::default();
        for line in text.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                ["answer", step, first, last] => {
                    if let (Some(first), Some(last)) = (letter(first), letter(last)) {
                        all.answers.insert(step.to_owned(), Answer { first, last, ..Answer::default() });
                    }
                }
                ["pin", step, number] => {
                    if let Some(answer) = all.answers.get_mut(step) {
                        answer.pin = number.parse().ok().filter(|pin: &f64| pin.is_finite());
                    }
                }
                ["close", step] => {
                    if let Some(answer) = all.answers.get_mut(step) {
                        answer.close = true;
                    }
                }
                ["done", step] => {
                    all.done.insert(step.to_owned());
                }
                ["read", part] => {
                    all.read.insert(part.to_owned());
                }
                _ => {}
            }
        }
        all
    }

    /// As text.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::new();
        for (step, answer) in &self.answers {
            let _ = writeln!(out, "answer {step} {} {}", answer.first, answer.last);
            if let Some(pin) = answer.pin {
                let _ = writeln!(out, "pin {step} {pin}");
            }
            if answer.close {
                let _ = writeln!(out, "close {step}");
            }
        }
        for (word, names) in [("done", &self.done), ("read", &self.read)] {
            for name in names {
                let _ = writeln!(out, "{word} {name}");
            }
        }
        out
    }

    /// The answer to a step's question.
    #[must_use]
    pub fn of(&self, step: &str) -> Option<&Answer> {
        self.answers.get(step)
    }

    /// Notes an answer; the first one to a step counts, and so does its pin.
    pub fn choose(&mut self, step: &str, letter: char, pin: Option<f64>) {
        let new = Answer { first: letter, last: letter, pin, close: false };
        self.answers.entry(step.to_owned()).or_insert(new).last = letter;
    }

    /// Notes that a step's pin was close.
    pub fn was_close(&mut self, step: &str) {
        if let Some(answer) = self.answers.get_mut(step) {
            answer.close = true;
        }
    }

    /// Notes that a step's task was done; whether that is new.
    pub fn finish(&mut self, step: &str) -> bool {
        self.done.insert(step.to_owned())
    }

    /// Whether a step's task was done.
    #[must_use]
    pub fn is_done(&self, step: &str) -> bool {
        self.done.contains(step)
    }

    /// Notes that a part was read to its end; whether that is new.
    pub fn note_read(&mut self, part: &str) -> bool {
        self.read.insert(part.to_owned())
    }

    /// Whether a part was read to its end.
    #[must_use]
    pub fn is_read(&self, part: &str) -> bool {
        self.read.contains(part)
    }

    /// Takes in what another one holds and this does not.
    pub fn take_in(&mut self, other: Self) {
        for (step, answer) in other.answers {
            self.answers.entry(step).or_insert(answer);
        }
        self.done.extend(other.done);
        self.read.extend(other.read);
    }

    /// Whether nothing was answered or done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.done.is_empty()
    }
}

fn letter(word: &str) -> Option<char> {
    LETTERS.into_iter().find(|letter| word.chars().eq([*letter]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_answered_reads_back() {
        let mut all = Answers::default();
        all.choose("brink", 'b', Some(-1.25));
        all.choose("brink", 'c', Some(2.0));
        all.was_close("brink");
        all.choose("question-1", 'a', None);
        assert!(all.finish("one-knob") && !all.finish("one-knob"));
        assert!(all.note_read("goals"));
        let read = Answers::read(&all.write());
        assert_eq!(read, all);
        let brink = read.of("brink").expect("an answer");
        assert_eq!((brink.first, brink.last, brink.pin, brink.close), ('b', 'c', Some(-1.25), true));
    }

    #[test]
    fn of_two_windows_each_keeps_what_the_other_noted() {
        let (mut one, mut other) = (Answers::default(), Answers::default());
        one.choose("brink", 'a', None);
        other.choose("brink", 'b', None);
        other.choose("drop", 'c', None);
        other.finish("one-knob");
        one.take_in(other);
        assert_eq!(one.of("brink").map(|answer| answer.first), Some('a'));
        assert_eq!(one.of("drop").map(|answer| answer.first), Some('c'));
        assert!(one.is_done("one-knob"));
    }

    #[test]
    fn what_is_no_answer_is_left_out() {
        let read = Answers::read("answer x\nanswer y e a\npin z 1\n?done\nanswer q a b c\n\n");
        assert_eq!(read, Answers::default());
    }
}
