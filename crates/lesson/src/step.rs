//! The HTML of one step: what is told, the card to act on, and the figure beside it.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use settle_model::Scene;
use settle_text::{sentence, text};

use crate::chart::{Chart, Line, path};
use crate::digits;
use crate::markdown::{blocks, escaped, line};
use crate::run::{Course, RUNS, courses};
use crate::scene::{canonical, changed, scene};
use crate::source::{Block, Kind, Step};
use crate::still::stills;
use crate::writer::Writer;

impl Writer<'_> {
    /// A step as a section.
    ///
    /// # Errors
    /// When a scene or a formula is not valid.
    pub fn step(&self, step: &Step) -> Result<String> {
        let block = &step.block;
        let (card, figure) = match block.kind {
            Kind::Part => bail!("a part begins where one has begun"),
            Kind::Lab => (self.lab_card(block)?, self.lab_figure(block)?),
            Kind::Predict => (self.predict_card(block)?, self.predict_figure(block)?),
            Kind::Question => (self.question_card(block)?, self.question_figure(block)),
            Kind::Curves => (self.lab_card(block)?, digits::figure(&self.home, block)?),
        };
        Ok(format!(
            "<section class=\"step\" id=\"{}\" data-kind=\"{}\"><div class=\"told\">{}{}{card}</div>{figure}</section>\n",
            block.id,
            block.kind.name(),
            blocks(&step.told)?,
            if block.get("optional").is_some() { optional() } else { String::new() },
        ))
    }

    /// What to try, the goal, one way, and what to see; of a patient, the question first.
    fn lab_card(&self, block: &Block) -> Result<String> {
        let mut out = String::new();
        if let (Some(ask), false) = (block.get("ask"), self.is_patient(block)) {
            let _ = write!(out, "<p class=\"eyebrow\">{}</p><p class=\"ask\">{}</p>", text("lesson-task"), line(ask)?);
        }
        if let Some(words) = block.get("do") {
            let _ = write!(out, "<p class=\"do\"><b>{}</b> {}</p>", text("lesson-try"), line(words)?);
        }
        let mut cure = String::new();
        if let Some(words) = block.get("cure") {
            let _ = write!(cure, "<p class=\"cure\"><b>{}</b> {}</p>", text("lesson-cure"), line(words)?);
        }
        if let Some(words) = block.get("goal") {
            let _ = write!(cure, "<p class=\"goal\"><b>{}</b> {}</p>", text("lesson-goal"), line(words)?);
        }
        let seen = block.get("seen").or_else(|| block.get("why"));
        for (class, key, words) in [("one-way", "lesson-hint", block.get("hint")), ("seen", "lesson-seen", seen)] {
            if let Some(words) = words {
                let (key, words) = (text(key), line(words)?);
                let _ = write!(cure, "<details class=\"{class}\"><summary>{key}</summary><p>{words}</p></details>");
            }
        }
        if self.is_patient(block) {
            out.push_str(&self.choices(block, false)?);
            let _ = write!(out, "<div class=\"cured\">{cure}</div>");
        } else {
            out.push_str(&cure);
        }
        Ok(format!("<div class=\"box\">{out}</div>"))
    }

    /// Whether a lab begins with a question.
    #[must_use]
    pub fn is_patient(&self, block: &Block) -> bool {
        block.kind == Kind::Lab && block.get("cure").is_some()
    }

    /// A question as a form: its answers, each with what is said of it.
    fn choices(&self, block: &Block, scenes: bool) -> Result<String> {
        let mut out = String::new();
        let id = &block.id;
        let _ = write!(
            out,
            "<form class=\"choices\" data-right=\"{}\"><fieldset><legend>{}</legend>",
            block.get("right").context("no answer is right")?,
            line(block.get("ask").unwrap_or_default())?
        );
        for letter in block.answers() {
            let words = line(block.get(letter).unwrap_or_default())?;
            let why = line(block.get(&format!("{letter}.why")).context("an answer is not explained")?)?;
            let mut data = String::new();
            if scenes {
                let link = self.scenes.link(block.get(&format!("{letter}.scene")).context("an answer has no scene")?);
                let link = canonical(&link)?;
                let views = block.get(&format!("{letter}.views")).unwrap_or("rate,loss");
                let _ = write!(data, " data-scene=\"{}\" data-views=\"{views}\"", escaped(&link));
            }
            let _ = write!(
                out,
                "<div class=\"choice\"><label><input type=\"radio\" name=\"{id}\" value=\"{letter}\"{data}><span>{words}</span>\
                 </label><div aria-live=\"polite\"><p class=\"why\" hidden>{why}</p></div></div>"
            );
        }
        let _ = write!(
            out,
            "</fieldset><p class=\"row\"><button type=\"button\" class=\"primary\" disabled>{}</button></p></form>",
            text("lesson-answer")
        );
        Ok(out)
    }

    fn question_card(&self, block: &Block) -> Result<String> {
        let number = block.id.rsplit('-').next().unwrap_or_default();
        let eyebrow = sentence("lesson-question", &[("number", number)]);
        Ok(format!("<div class=\"box\"><p class=\"eyebrow\">{eyebrow}</p>{}</div>", self.choices(block, true)?))
    }

    fn question_figure(&self, block: &Block) -> String {
        format!(
            "<div class=\"figure figure-later\" data-figure=\"{}\"><p class=\"still\">{}</p><div class=\"live\"></div>\
             <p class=\"figure-foot\"><a class=\"open\" hidden>{}</a></p></div>",
            block.id,
            text("lesson-see"),
            text("lesson-open")
        )
    }

    fn lab_figure(&self, block: &Block) -> Result<String> {
        let link = canonical(&self.scenes.of(block))?;
        let scene = scene(&link)?;
        let views = block.get("views").unwrap_or("surface,rate");
        let still = stills(&scene, views)?;
        Ok(self.figure(block, &link, views, &still))
    }

    /// The place of a lab: a still picture until the lab is mounted, and the way to the whole lab.
    fn figure(&self, block: &Block, link: &str, views: &str, still: &str) -> String {
        let mut data = format!(" data-scene=\"{}\" data-views=\"{views}\"", escaped(link));
        let _ = write!(data, " data-controls=\"{}\"", block.get("controls").unwrap_or("none"));
        if let Some(after) = block.get("after") {
            let _ = write!(data, " data-after=\"{after}\"");
        }
        format!(
            "<div class=\"figure\" data-figure=\"{}\"{data}><div class=\"still\">{still}</div><div class=\"live\"></div>\
             <p class=\"figure-foot\"><a class=\"open\" href=\"{}\">{}</a></p></div>",
            block.id,
            self.lab_address(&block.id, link),
            text("lesson-open")
        )
    }

    fn predict_card(&self, block: &Block) -> Result<String> {
        let id = &block.id;
        let mut out = format!(
            "<form class=\"box predict\" data-right=\"{}\" data-run=\"{}\" data-shown=\"{}\"><p class=\"eyebrow\">{}</p><fieldset><legend>{}</legend>",
            block.get("right").context("no answer is right")?,
            block.get("run").unwrap_or("A"),
            block.get("shown").unwrap_or("0"),
            text("lesson-predict"),
            line(block.get("ask").unwrap_or_default())?
        );
        out.push_str("<div class=\"sketches\">");
        for letter in block.answers() {
            let words = line(block.get(letter).unwrap_or_default())?;
            let _ = write!(
                out,
                "<label class=\"sketch\"><input type=\"radio\" name=\"{id}\" value=\"{letter}\">{}<span>{words}</span></label>",
                self.sketch(block, letter)?
            );
        }
        out.push_str("</div></fieldset>");
        if block.get("pin").is_some() {
            let (low, high) = self.pin_range(block)?;
            let _ = write!(
                out,
                "<p class=\"pin\"><label>{} <output></output><input type=\"range\" min=\"{low:.2}\" max=\"{high:.2}\" step=\"0.05\" \
                 value=\"{:.2}\"></label></p>",
                text("lesson-pin"),
                (low + high) / 2.0
            );
        }
        let _ = write!(
            out,
            "<p class=\"row\"><button type=\"button\" class=\"primary\" disabled>{}</button><span class=\"note\">{}</span></p>\
             <p class=\"verdict\" role=\"status\"></p><p class=\"why\" hidden>{}</p></form>",
            text("lesson-run"),
            text("lesson-choose"),
            line(block.get("why").context("it is not explained")?)?
        );
        Ok(out)
    }

    /// The run that a prediction is about, 0 for A, in the scene as it is or with a change.
    fn course(&self, block: &Block, change: &str) -> Result<(Scene, Course)> {
        let scene = scene(&changed(&self.scenes.of(block), change))?;
        let course = courses(&scene)?.into_iter().nth(run_of(block)?).context("there is no such run")?;
        Ok((scene, course))
    }

    /// Lowest and highest loss of a prediction's sketches, as powers of ten.
    fn pin_range(&self, block: &Block) -> Result<(f64, f64)> {
        let (_, course) = self.course(block, "")?;
        let axis = block.get("axis").context("it has no axis")?;
        let (low, high) = axis.split_once(' ').context("an axis has two ends")?;
        let first = course.excess[0].log10();
        Ok((low.parse::<f64>()?.log10() + first, high.parse::<f64>()?.log10() + first))
    }

    /// The loss of a real run, small and without numbers.
    fn sketch(&self, block: &Block, letter: &str) -> Result<String> {
        let change = block.get(&format!("{letter}.scene")).context("a sketch has no run")?;
        let (_, course) = self.course(block, change)?;
        let (low, high) = self.pin_range(block)?;
        let last = (course.excess.len() - 1) as f64;
        let every = course.excess.len().div_ceil(100);
        let place = |(step, loss): (usize, &f64)| {
            let share = (loss.max(1e-300).log10() - low) / (high - low);
            (share.is_finite() && share < 1.15)
                .then(|| (3.0 + 96.0 * step as f64 / last, 48.0 - 44.0 * share.max(-0.1)))
        };
        let kept = course.excess.iter().enumerate().filter(|(step, _)| step % every == 0);
        Ok(format!(
            "<svg viewBox=\"0 0 102 52\" aria-hidden=\"true\" focusable=\"false\"><path class=\"axes\" d=\"M2 2V49H101\"/>\
             <path class=\"line\" d=\"{}\"/></svg>",
            path(kept.map_while(place))
        ))
    }

    /// What is seen before the run: the steps up to the question, and a cover over the rest.
    fn predict_figure(&self, block: &Block) -> Result<String> {
        let link = canonical(&self.scenes.of(block))?;
        let (scene, course) = self.course(block, "")?;
        let shown: usize = block.get("shown").unwrap_or("0").parse()?;
        let (low, high) = self.pin_range(block)?;
        let class = RUNS[run_of(block)?];
        let points =
            course.excess.iter().take(shown + 1).enumerate().map(|(step, loss)| (step as f64, *loss)).collect();
        let chart = Chart {
            title: text("lesson-still-loss"),
            said: sentence("stage-losses-words", &[("steps", shown.to_string())]),
            steps: scene.steps,
            height: 300.0,
            log: true,
            range: (10f64.powf(low), 10f64.powf(high)),
            lines: vec![Line { class, points }],
            cover: Some((shown, text("lesson-covered"))),
        };
        let views = block.get("views").unwrap_or("surface,loss");
        Ok(self.figure(block, &link, views, &chart.svg()))
    }
}

/// What stands over a step that the thirty minutes do without.
fn optional() -> String {
    format!("<p class=\"optional\">{}</p>", text("lesson-optional"))
}

/// The run that a prediction is about, 0 for A.
fn run_of(block: &Block) -> Result<usize> {
    let letter = block.get("run").unwrap_or("A").to_lowercase();
    RUNS.iter().position(|run| *run == letter).with_context(|| format!("there is no run {letter}"))
}
