//! The teacher's page: its Markdown, with what is made from the lesson in its places.
//!
//! ```text
//! - [demo] <step>   links that open the step's experiment in the presenter view, in the Lab and in the lesson
//! {pool}            where the codes of a class are pooled
//! {answers}         every question with its answers
//! {embeds}          every experiment as HTML for a course page
//! ```

use std::fmt::Write;

use anyhow::{Context, Result};
use settle::lesson::ROOT;
use settle::share::{Frame, SIZES};
use settle_model::View;
use settle_text::{sentence, text};

use crate::markdown::{blocks, escaped, line};
use crate::scene::scene;
use crate::source::{Block, Kind};
use crate::writer::Writer;

/// What begins a line of links to an experiment.
const DEMO: &str = "- [demo] ";

impl Writer<'_> {
    /// The body of the teacher's page.
    ///
    /// # Errors
    /// When a line names no step, or something is not valid.
    pub fn teacher(&self, markdown: &str) -> Result<String> {
        let mut out = String::from("<main class=\"page\">");
        let mut told = String::new();
        for text in markdown.lines() {
            let made = match (text.trim(), text.strip_prefix(DEMO)) {
                ("{pool}", _) => self.pool()?,
                ("{answers}", _) => format!("<section class=\"answers\">{}</section>", self.answer_list()?),
                ("{embeds}", _) => self.embeds()?,
                (_, Some(step)) => self.demonstration(step.trim())?,
                _ => {
                    told.push_str(text);
                    told.push('\n');
                    continue;
                }
            };
            out.push_str(&blocks(&std::mem::take(&mut told))?);
            out.push_str(&made);
        }
        out.push_str(&blocks(&told)?);
        out.push_str("</main>");
        Ok(out)
    }

    /// Every block of the lesson.
    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.parts.iter().flat_map(|part| &part.steps).map(|step| &step.block)
    }

    /// The scene of an experiment; of a question, the scene of its right answer.
    fn scene_of(&self, block: &Block) -> Option<String> {
        let of_answer = || block.get(&format!("{}.scene", block.get("right")?)).map(|scene| self.scenes.link(scene));
        match block.kind {
            Kind::Question => of_answer(),
            Kind::Lab | Kind::Predict => Some(self.scenes.of(block)),
            Kind::Part | Kind::Curves => None,
        }
    }

    /// The ways to an experiment.
    fn demonstration(&self, id: &str) -> Result<String> {
        let block = self.blocks().find(|block| block.id == id).with_context(|| format!("there is no step {id}"))?;
        let link = self.scene_of(block).with_context(|| format!("step {id} has no scene"))?;
        let mut scene = scene(&link)?;
        // From the start, so that nothing is given away, and free, so that the teacher can show more.
        scene.view = View { step: Some(0), ..scene.view.without_task() };
        let presenter = escaped(&format!("{ROOT}?present{}#{}", self.language(), settle::link::write(&scene)));
        Ok(format!(
            "<p class=\"ways\"><a href=\"{presenter}\">{}</a> <a href=\"{}\">{}</a> <a href=\"./#{id}\">{}</a></p>",
            text("lesson-presenter"),
            self.lab_address(id, &link),
            text("lesson-nav-lab"),
            text("lesson-nav-lesson")
        ))
    }

    /// Where codes are pasted, and what they come to: a row an answer.
    fn pool(&self) -> Result<String> {
        let mut out = format!(
            "<section class=\"pool\" data-pool=\"{}\"><label>{}<textarea rows=\"6\" spellcheck=\"false\"></textarea></label>\
             <p class=\"pool-count\" role=\"status\"></p><p class=\"pool-wrong\"></p>",
            self.items(),
            text("lesson-pool")
        );
        for block in self.blocks() {
            let rows = self.pool_rows(block)?;
            if !rows.is_empty() {
                let asked = block.get("ask").or_else(|| block.get("do")).unwrap_or_default();
                let _ = write!(out, "<table><caption>{}</caption>{rows}</table>", line(asked)?);
            }
        }
        out.push_str("</section>");
        Ok(out)
    }

    /// The rows of one step.
    fn pool_rows(&self, block: &Block) -> Result<String> {
        let mut out = String::new();
        let row = |out: &mut String, words: &str, item: &str, value: usize| {
            let _ = write!(out, "<tr><th scope=\"row\">{words}</th><td data-count=\"{item}:{value}\"></td></tr>");
        };
        if block.get("right").is_some() {
            for (at, letter) in block.answers().enumerate() {
                let mut words = line(block.get(letter).unwrap_or_default())?;
                if block.get("right") == Some(letter) {
                    words = format!("<b>{words} ({})</b>", text("lesson-pool-right"));
                }
                row(&mut out, &words, &block.id, at + 1);
            }
        }
        if block.get("pin").is_some() {
            row(&mut out, text("lesson-pool-pin"), &format!("{}.pin", block.id), 2);
        }
        if block.get("task").is_some() {
            row(&mut out, text("lesson-pool-done"), &format!("{}.done", block.id), 1);
        }
        Ok(out)
    }

    /// Every experiment as HTML for a course page.
    fn embeds(&self) -> Result<String> {
        let mut out = String::new();
        for block in self.blocks() {
            let Some(link) = self.scene_of(block) else { continue };
            let views = match block.kind {
                Kind::Question => block.get(&format!("{}.views", block.get("right").unwrap_or_default())),
                _ => block.get("views"),
            };
            let (controls, views) = (block.get("controls").unwrap_or("none"), views.unwrap_or("surface,loss"));
            let address = format!("?embed&controls={controls}&views={views}{}#{link}", self.language());
            let title = block.get("ask").or_else(|| block.get("do")).or_else(|| block.get("seen")).unwrap_or(&block.id);
            let frame = Frame { address: &address, title, size: SIZES[0] }.to_string();
            let _ = write!(
                out,
                "<details class=\"embed-code\" data-embed><summary>{}</summary><pre><code>{}</code></pre></details>",
                line(title)?,
                escaped(&frame)
            );
        }
        Ok(format!(
            "<p class=\"note-without\">{}</p>{out}",
            sentence("lesson-embed-address", &[("address", "https://…/")])
        ))
    }
}
