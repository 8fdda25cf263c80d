//! The programs that a run becomes: in which library, called what, and which of their words are of which sort. Pure.

use settle_model::{Experiment, export};

/// A library that programs are written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Library {
    /// PyTorch, with transformers' helpers where the schedule is theirs.
    #[default]
    PyTorch,
    /// Keras.
    Keras,
    /// optax, on JAX.
    Optax,
}

impl Library {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::PyTorch, Self::Keras, Self::Optax];

    /// Its name, as its makers write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PyTorch => "PyTorch",
            Self::Keras => "Keras",
            Self::Optax => "optax",
        }
    }

    /// The program that builds the optimizer and the schedule of an experiment, and prints the rate of each step.
    #[must_use]
    pub fn program(self, experiment: &Experiment) -> String {
        match self {
            Self::PyTorch => export::pytorch(experiment),
            Self::Keras => export::keras(experiment),
            Self::Optax => export::optax(experiment),
        }
    }
}

/// What a stretch of Python is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Names, signs and spaces.
    Plain,
    /// A word of the language.
    Keyword,
    /// A text in quotation marks.
    Text,
    /// A number.
    Number,
    /// What is said to people.
    Comment,
}

/// The words of Python that our programs use.
const KEYWORDS: [&str; 20] = [
    "and", "as", "class", "def", "elif", "else", "False", "for", "from", "if", "import", "in", "is", "lambda", "None",
    "not", "or", "return", "True", "while",
];

/// A program as stretches, in order; put together they are the program.
#[must_use]
pub fn stretches(program: &str) -> Vec<(Sort, &str)> {
    let mut found: Vec<(Sort, &str)> = Vec::new();
    let mut rest = program;
    while !rest.is_empty() {
        let before = found.last().and_then(|(_, text)| text.chars().last());
        let (sort, length) = next(rest, before.is_some_and(|c| c.is_alphanumeric() || c == '_'));
        let (text, after) = rest.split_at(length);
        found.push((sort, text));
        rest = after;
    }
    found
}

/// What stands at the beginning, and how long it is; `inside` a word a digit is none of a number.
fn next(rest: &str, inside: bool) -> (Sort, usize) {
    let until = |end: fn(char) -> bool| rest.find(end).unwrap_or(rest.len());
    let Some(first) = rest.chars().next() else { return (Sort::Plain, 0) };
    match first {
        '#' => (Sort::Comment, until(|c| c == '\n')),
        '"' if rest.starts_with("\"\"\"") => (Sort::Comment, rest[3..].find("\"\"\"").map_or(rest.len(), |at| at + 6)),
        '"' | '\'' => (Sort::Text, rest[1..].find(first).map_or(rest.len(), |at| at + 2)),
        _ if first.is_ascii_digit() && !inside => (Sort::Number, number(rest)),
        _ if first.is_alphabetic() || first == '_' => {
            let length = until(|c| !c.is_alphanumeric() && c != '_');
            (if KEYWORDS.contains(&&rest[..length]) { Sort::Keyword } else { Sort::Plain }, length)
        }
        _ => (Sort::Plain, first.len_utf8()),
    }
}

/// How long the number is at the beginning: digits, a point, an exponent with its sign.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let is_part = |at: usize| match bytes[at] {
        b'+' | b'-' => at > 0 && matches!(bytes[at - 1], b'e' | b'E'),
        byte => byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_'),
    };
    (0..bytes.len()).find(|at| !is_part(*at)).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::Scene;

    #[test]
    fn every_library_has_a_program_of_its_own() {
        let experiment = Scene::first().experiment(1).expect("run B");
        let programs = Library::ALL.map(|library| library.program(&experiment));
        for (library, program) in Library::ALL.into_iter().zip(&programs) {
            assert!(
                program.contains(&format!("import {}", library.name().to_lowercase().replace("py", ""))),
                "{program}"
            );
            let stretches = stretches(program);
            assert_eq!(stretches.iter().map(|(_, text)| *text).collect::<String>(), *program);
            for sort in [Sort::Keyword, Sort::Number, Sort::Plain] {
                assert!(stretches.iter().any(|(other, _)| *other == sort), "{sort:?} in {program}");
            }
        }
    }

    #[test]
    fn words_texts_numbers_and_comments_are_told_apart() {
        let program = "def f2(x):  # it's 1\n    return -1.5e-05 * \"a # b\" + x0\n";
        let colored: Vec<_> = stretches(program).into_iter().filter(|(sort, _)| *sort != Sort::Plain).collect();
        let expected = [
            (Sort::Keyword, "def"),
            (Sort::Comment, "# it's 1"),
            (Sort::Keyword, "return"),
            (Sort::Number, "1.5e-05"),
            (Sort::Text, "\"a # b\""),
        ];
        assert_eq!(colored, expected);
    }
}
