//! The pseudo-language: English in accented letters and a third longer, to see what is cut, and what is no text of ours.

use fluent_pseudo::transform;

use crate::{Language, Part};

/// The tag of the pseudo-language: English as written in a region that does not exist, as others call theirs.
pub const PSEUDO: &str = "en-XA";

/// Texts that are no words: what they say decides something.
const CODES: [&str; 4] = ["language-direction", "language-case-inside", "number-decimal", "number-group"];

/// The pseudo-language made from English. Its texts stand in brackets, so that a lost end is seen.
#[must_use]
pub fn pseudo(english: &Language) -> Language {
    let made = |(key, parts): (&String, &Vec<Part>)| {
        let words = letters(parts) > 1 && !CODES.contains(&key.as_str());
        (key.clone(), if words { bracketed(parts) } else { parts.clone() })
    };
    Language { tag: PSEUDO.to_owned(), messages: english.messages.iter().map(made).collect() }
}

fn bracketed(parts: &[Part]) -> Vec<Part> {
    let bracket = |words: &str| std::iter::once(Part::Words(words.to_owned()));
    bracket("[").chain(parts.iter().map(accented)).chain(bracket("]")).collect()
}

fn accented(part: &Part) -> Part {
    match part {
        Part::Words(words) => Part::Words(transform(words, false, true).into_owned()),
        Part::Value(name) => Part::Value(name.clone()),
        Part::Choice(name, texts) => {
            let accent = |(what, parts): &(String, Vec<Part>)| (what.clone(), parts.iter().map(accented).collect());
            Part::Choice(name.clone(), texts.iter().map(accent).collect())
        }
    }
}

/// How many letters the words of a text have.
fn letters(parts: &[Part]) -> usize {
    let count = |part: &Part| match part {
        Part::Words(words) => words.chars().filter(|c| c.is_alphabetic()).count(),
        Part::Value(_) => 0,
        Part::Choice(_, texts) => texts.iter().map(|(_, parts)| letters(parts)).sum(),
    };
    parts.iter().map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english;

    #[test]
    fn it_has_the_keys_and_values_of_english_in_longer_words() {
        let english = english(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).expect("English is Fluent");
        let pseudo = pseudo(&english);
        assert_eq!(pseudo.differences(&english), Vec::<String>::new());
        let all = |language: &Language| language.messages.values().map(|parts| letters(parts)).sum::<usize>();
        assert!(all(&pseudo) * 100 > all(&english) * 125, "{} {}", all(&pseudo), all(&english));
        assert!(pseudo.compile().contains("\nhelp=[Ħeeŀƥ]\n"));
    }
}
