//! What is pasted into a course page.

use std::fmt;

/// The sizes on offer for an embedded lab, in CSS pixels.
pub const SIZES: [(u32, u32); 4] = [(720, 420), (1000, 700), (560, 640), (360, 400)];

/// What the frame may do: run, and open the whole lab in a window of its own.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// An embedded lab, as the HTML of a course page has it.
///
/// ```
/// let frame = settle::share::Frame { address: "https://example.org/?embed#v=1&steps=9", title: "A & B", size: (720, 420) };
/// assert_eq!(frame.to_string(), "<iframe src=\"https://example.org/?embed#v=1&amp;steps=9\" title=\"A &amp; B\" \
///     width=\"720\" height=\"420\" loading=\"lazy\" \
///     sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// The address of the embedded lab.
    pub address: &'a str,
    /// What assistive technology calls the frame.
    pub title: &'a str,
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
}

impl fmt::Display for Frame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (address, title, (width, height)) = (escaped(self.address), escaped(self.title), self.size);
        write!(f, "<iframe src=\"{address}\" title=\"{title}\" width=\"{width}\" height=\"{height}\" ")?;
        write!(f, "loading=\"lazy\" sandbox=\"{SANDBOX}\"></iframe>")
    }
}

/// A text as it stands in an attribute of HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A link in Markdown.
///
/// ```
/// assert_eq!(settle::share::markdown("a [b] *c*", "https://example.org/(1)#v=1"),
///     "[a \\[b\\] \\*c\\*](https://example.org/%281%29#v=1)");
/// ```
#[must_use]
pub fn markdown(text: &str, address: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>&!|~#".contains(c) {
            shown.push('\\');
        }
        shown.push(c);
    }
    format!("[{shown}]({})", address.replace('(', "%28").replace(')', "%29"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_not_leave_its_attribute() {
        let frame = Frame { address: "a\"b", title: "\"><script>alert(1)</script>", size: SIZES[0] };
        let html = frame.to_string();
        assert_eq!(html.matches('<').count(), 2, "{html}");
        assert!(html.contains("title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""), "{html}");
    }
}
