//! The form in which the page reads a language: one line a message, in the order of the keys.
//!
//! `key=text`, where `{name}` is a value, and a choice is U+0001, the value's name, then for each text U+0002, what it is for,
//! U+0003 and the text, and U+0004 at the end. The text for all other values comes last.

use std::fmt::Write;

use crate::{Language, Part};

impl Language {
    /// The language as the page reads it.
    #[must_use]
    pub fn compile(&self) -> String {
        let mut out = String::new();
        for (key, parts) in &self.messages {
            out.push_str(key);
            out.push('=');
            parts.iter().for_each(|part| write_part(part, &mut out));
            out.push('\n');
        }
        out
    }

    /// The name of its file in the page's folder `texts`, which changes with what the file holds.
    #[must_use]
    pub fn file_name(&self) -> String {
        // FNV-1a: two builds by two compilers agree on it.
        let hash = self
            .compile()
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        format!("{}-{hash:016x}.txt", self.tag)
    }
}

fn write_part(part: &Part, out: &mut String) {
    match part {
        Part::Words(words) => out.push_str(words),
        Part::Value(name) => {
            let _ = write!(out, "{{{name}}}");
        }
        Part::Choice(name, texts) => {
            let _ = write!(out, "\u{1}{name}");
            for (what, parts) in texts {
                let _ = write!(out, "\u{2}{what}\u{3}");
                parts.iter().for_each(|part| write_part(part, out));
            }
            out.push('\u{4}');
        }
    }
}
