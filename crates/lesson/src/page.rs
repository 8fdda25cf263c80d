//! The page of the lesson: header, rail, parts, answers.

use std::fmt::Write;

use anyhow::{Context, Result};
use settle::lesson::ROOT;
use settle_text::{sentence, text};

use crate::markdown::{blocks, escaped, line};
use crate::scene::scene;
use crate::source::{Block, Kind, Part};
use crate::writer::Writer;

impl Writer<'_> {
    /// What stands in the page's body.
    ///
    /// # Errors
    /// When a scene or a formula is not valid.
    pub fn body(&self) -> Result<String> {
        let minutes: u32 = self.parts.iter().map(|part| part.minutes).sum();
        let mut out = format!(
            "<div class=\"lesson\" data-lesson data-items=\"{}\">{}<main class=\"lesson-parts\"><header class=\"lead\"><h1>{}</h1><p>{}</p></header>",
            self.items(),
            self.rail(minutes),
            text("lesson-title"),
            self.lead()
        );
        for (at, part) in self.parts.iter().enumerate() {
            out.push_str(&self.part(at, part)?);
        }
        let _ = write!(out, "{}{}</main></div>", code(), self.answers()?);
        Ok(out)
    }

    /// What the lesson is.
    #[must_use]
    pub fn lead(&self) -> String {
        let minutes: u32 = self.parts.iter().map(|part| part.minutes).sum();
        sentence("lesson-lead", &[("minutes", minutes.to_string())])
    }

    /// Whose page this is, the other pages, and the other languages.
    #[must_use]
    pub fn header(&self, here: &str) -> String {
        let pages = [
            ("lesson", "./", "lesson-nav-lesson"),
            ("lab", "", "lesson-nav-lab"),
            ("teacher", "teacher.html", "lesson-nav-teacher"),
        ];
        let mut nav = String::new();
        for (page, address, key) in pages {
            let address = if page == "lab" {
                format!("{ROOT}{}", self.language().replacen('&', "?", 1))
            } else {
                address.to_owned()
            };
            let current = if page == here { " aria-current=\"page\"" } else { "" };
            let _ = write!(nav, "<a href=\"{address}\"{current}>{}</a>", text(key));
        }
        let file = if here == "teacher" { "teacher.html" } else { "" };
        let mut languages = String::new();
        for (tag, name) in self.languages {
            let current = if tag == self.tag { " aria-current=\"true\"" } else { "" };
            let _ =
                write!(languages, "<a href=\"../{tag}/{file}\" lang=\"{tag}\" hreflang=\"{tag}\"{current}>{name}</a>");
        }
        format!(
            "<nav class=\"pages\" aria-label=\"{}\">{nav}</nav><nav class=\"languages\" aria-label=\"{}\">{languages}</nav>",
            text("lesson-nav"),
            text("lesson-language")
        )
    }

    /// What a learner's code holds: each question and how many values its answer has, pins, tasks.
    #[must_use]
    pub fn items(&self) -> String {
        let blocks = self.parts.iter().flat_map(|part| &part.steps).map(|step| &step.block);
        let mut items = Vec::new();
        for block in blocks {
            if block.get("right").is_some() {
                items.push(format!("{}:{}", block.id, block.answers().count() + 1));
            }
            if block.get("pin").is_some() {
                items.push(format!("{}.pin:3", block.id));
            }
            if block.get("task").is_some() {
                items.push(format!("{}.done:2", block.id));
            }
        }
        items.join(" ")
    }

    fn rail(&self, minutes: u32) -> String {
        let mut out = format!("<nav class=\"rail\" aria-label=\"{}\"><ol>", text("lesson-rail"));
        for part in self.parts {
            let _ = write!(
                out,
                "<li data-part=\"{}\" data-minutes=\"{}\"><a href=\"#{}\">{}</a></li>",
                part.id,
                part.minutes,
                part.id,
                escaped(&part.rail)
            );
        }
        let done = sentence("lesson-minutes-of", &[("done", "0".to_owned()), ("all", minutes.to_string())]);
        let _ = write!(out, "</ol><p class=\"minutes\" data-all=\"{minutes}\">{done}</p></nav>");
        out
    }

    fn part(&self, at: usize, part: &Part) -> Result<String> {
        let mut out = format!("<article class=\"lesson-part\" id=\"{}\"><h2>{}</h2>", part.id, escaped(&part.title));
        for step in &part.steps {
            out.push_str(&self.step(step)?);
        }
        let _ = write!(out, "<div class=\"told rest\">{}</div><p class=\"turn\">", blocks(&part.rest)?);
        let turn = |out: &mut String, part: Option<&Part>, key: &str| {
            if let Some(part) = part {
                let said = sentence(key, &[("title", part.title.as_str())]);
                let _ = write!(out, "<a href=\"#{}\">{}</a>", part.id, escaped(&said));
            }
        };
        turn(&mut out, at.checked_sub(1).and_then(|at| self.parts.get(at)), "lesson-back");
        turn(&mut out, self.parts.get(at + 1), "lesson-next");
        out.push_str("</p></article>\n");
        Ok(out)
    }

    /// The answers at the end, for paper and where there are no scripts.
    fn answers(&self) -> Result<String> {
        Ok(format!(
            "<section class=\"answers\" id=\"answers\"><h2>{}</h2><p>{}</p>{}</section>",
            text("lesson-answers"),
            text("lesson-answers-lead"),
            self.answer_list()?
        ))
    }

    /// Every question with its answer.
    pub(crate) fn answer_list(&self) -> Result<String> {
        let mut out = String::from("<dl>");
        let blocks = self.parts.iter().flat_map(|part| &part.steps).map(|step| &step.block);
        for block in blocks.filter(|block| block.get("right").is_some()) {
            let right = block.get("right").unwrap_or_default();
            let words = line(block.get(right).context("the right answer has no words")?)?;
            let ask = line(block.get("ask").unwrap_or_default())?;
            let _ =
                write!(out, "<dt>{ask}</dt><dd><p><b>{}</b></p>", sentence("lesson-answer-is", &[("answer", words)]));
            for (words, link) in self.explanations(block)? {
                let address = self.lab_address(&block.id, &link);
                let _ = write!(out, "<p>{words} <a href=\"{address}\">{}</a></p>", text("lesson-answer-experiment"));
            }
            out.push_str("</dd>");
        }
        out.push_str("</dl>");
        Ok(out)
    }

    /// What is said of the answers of a block, each with the scene that shows it.
    fn explanations(&self, block: &Block) -> Result<Vec<(String, String)>> {
        if block.kind == Kind::Predict {
            return Ok(vec![(line(block.get("why").unwrap_or_default())?, self.scenes.of(block))]);
        }
        let one = |letter: &str| {
            let why = line(block.get(&format!("{letter}.why")).unwrap_or_default())?;
            let link = block
                .get(&format!("{letter}.scene"))
                .map_or_else(|| self.scenes.of(block), |text| self.scenes.link(text));
            scene(&link)?;
            Ok((format!("<i>{}</i> {why}", line(block.get(letter).unwrap_or_default())?), link))
        };
        block.answers().map(one).collect()
    }
}

/// The code of the learner's answers.
fn code() -> String {
    format!(
        "<section class=\"lesson-code\" id=\"code\"><h2>{}</h2><p class=\"score\"></p><p>{}</p><p class=\"row\"><output class=\"answer-code\">{}</output>\
         <button type=\"button\" class=\"quiet\" data-do=\"copy\" disabled>{}</button>\
         <button type=\"button\" class=\"quiet\" data-do=\"forget\">{}</button>\
         <button type=\"button\" class=\"quiet\" data-do=\"recall\" hidden>{}</button></p><p class=\"code-said\" role=\"status\"></p></section>",
        text("lesson-code"),
        text("lesson-code-lead"),
        text("lesson-code-none"),
        text("lesson-code-copy"),
        text("lesson-forget"),
        text("lesson-recall")
    )
}
