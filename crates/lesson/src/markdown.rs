//! Markdown as HTML, its mathematics as MathML.

use anyhow::{Result, anyhow};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};
use pulldown_latex::config::DisplayMode;
use pulldown_latex::{Parser as Latex, RenderConfig, Storage, push_mathml};

/// A text of paragraphs, lists, tables, headings from the second level on, and mathematics.
///
/// # Errors
/// When mathematics can't be read.
pub fn blocks(text: &str) -> Result<String> {
    let mut out = String::new();
    html::push_html(&mut out, events(text)?.into_iter());
    Ok(out)
}

/// A text of one paragraph, without its tags.
///
/// # Errors
/// When mathematics can't be read.
pub fn line(text: &str) -> Result<String> {
    let mut out = String::new();
    let inside = |event: &Event<'_>| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph));
    html::push_html(&mut out, events(text)?.into_iter().filter(inside));
    Ok(out.trim().to_owned())
}

/// The events of a text, mathematics as HTML.
fn events(text: &str) -> Result<Vec<Event<'_>>> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_MATH)
        .map(|event| match event {
            Event::InlineMath(latex) => Ok(Event::InlineHtml(math(&latex, DisplayMode::Inline)?)),
            Event::DisplayMath(latex) => Ok(Event::InlineHtml(math(&latex, DisplayMode::Block)?)),
            other => Ok(other),
        })
        .collect()
}

/// MathML of LaTeX.
fn math(latex: &str, display_mode: DisplayMode) -> Result<CowStr<'static>> {
    let storage = Storage::new();
    let mut out = String::new();
    // An error in the mathematics is an event, which would be shown in the midst of the page.
    let events: Vec<_> = Latex::new(latex, &storage)
        .collect::<Result<_, _>>()
        .map_err(|error| anyhow!("`{latex}` is no mathematics: {error}"))?;
    let config = RenderConfig { display_mode, ..Default::default() };
    push_mathml(&mut out, events.into_iter().map(Ok::<_, pulldown_latex::ParserError>), config)?;
    Ok(out.into())
}

/// Text as it stands in HTML and its attributes.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mathematics_becomes_mathml() {
        let html = blocks("The limit is $2 / \\lambda$.\n\n$$w_{t+1}$$").expect("mathematics");
        assert!(html.contains("<p>The limit is <math") && html.contains("λ"), "{html}");
        assert!(html.contains("<msub>"), "{html}");
    }

    #[test]
    fn bad_mathematics_is_refused() {
        assert!(line("$\\nothing$").is_err());
    }

    #[test]
    fn a_line_has_no_paragraph() {
        assert_eq!(line("a **b** < c").expect("a line"), "a <strong>b</strong> &lt; c");
    }
}
