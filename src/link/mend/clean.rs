//! Undoes what the way does to a link: escapes of editors and mailers, marks that chats add, line breaks.

use std::borrow::Cow;

use crate::link::syntax::{LONGEST, unescape};

/// Marks that end a sentence, a bracket or an emphasis around a link; none of ours ends in one.
const MARKS: &[char] =
    &['.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '"', '\'', '*', '_', '`', '…', '”', '’', '»'];

/// How often an escape may have been escaped again.
const LAYERS: usize = 3;

/// The fragment as it was written, as far as that can be known; at most so many bytes of it as links may have.
pub fn clean(fragment: &str) -> String {
    let mut end = fragment.len().min(LONGEST);
    while !fragment.is_char_boundary(end) {
        end -= 1;
    }
    let mut text = Cow::Borrowed(fragment[..end].trim_start_matches(['#', '?']));
    for _ in 0..LAYERS {
        if text.contains('%') {
            text = Cow::Owned(unescape(&text, b'%'));
        }
    }
    let text = text.replace("&amp;", "&").replace(' ', "+");
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    text.trim_end_matches(MARKS).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_mailers_and_chats_do_is_undone() {
        let link = "v=1&a.schedule=SequentialLR;schedulers:+LinearLR+Constant~;milestones:2";
        let ways = [
            link.replace(';', "%3B").replace(':', "%3a").replace('+', "%2B").replace('~', "%7E"),
            link.replace(';', "%253B").replace('&', "%26").replace('=', "%3D"),
            link.replace('&', "&amp;"),
            link.replace('+', " "),
            format!("#{link}."),
            format!("{link})."),
            format!("{link}\"…"),
            link.replace("&a", "&\r\n\ta"),
        ];
        for way in ways {
            assert_eq!(clean(&way), link, "{way}");
        }
        assert_eq!(clean("%E4%&v=1%"), "\u{fffd}%&v=1%");
    }

    #[test]
    fn what_is_too_long_is_cut_between_characters() {
        assert_eq!(clean(&"é".repeat(LONGEST)).len(), LONGEST);
        assert_eq!(clean(&format!("x{}", "é".repeat(LONGEST))).len(), LONGEST - 1);
    }
}
