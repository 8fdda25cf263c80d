//! The recorded curves of a small network.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use settle_text::text;

use crate::chart::{Chart, Line};
use crate::markdown::line;
use crate::source::Block;

/// The runs in the file, and the class of their lines.
const RUNS: [(&str, [&str; 2]); 3] =
    [("constant", ["a", "a val"]), ("early-decay", ["b", "b val"]), ("warmup-cosine", ["c", "c val"])];

/// The recorded curves as charts with a legend.
///
/// # Errors
/// When the file is not as its script writes it.
pub fn figure(home: &Path, block: &Block) -> Result<String> {
    let record: Value = serde_json::from_str(&fs::read_to_string(home.join(block.get("file").context("no file")?))?)?;
    let steps = record["steps"].as_u64().context("no steps")? as u32;
    let every = record["every"].as_f64().context("no distance of points")?;
    let values = |run: &str, what: &str| -> Result<Vec<(f64, f64)>> {
        let list = record["runs"][run][what].as_array().with_context(|| format!("no {what} of {run}"))?;
        Ok(list.iter().enumerate().filter_map(|(i, value)| Some((i as f64 * every, value.as_f64()?))).collect())
    };
    let (mut rates, mut losses) = (Vec::new(), Vec::new());
    for (run, [training, validation]) in RUNS {
        rates.push(Line { class: training, points: values(run, "rates")? });
        losses.push(Line { class: training, points: values(run, "training")? });
        losses.push(Line { class: validation, points: values(run, "validation")? });
    }
    let words = |key: &str| line(block.get(key).unwrap_or_default());
    let mut legend = String::new();
    for (run, [class, _]) in RUNS {
        legend.push_str(&format!("<li><svg viewBox=\"0 0 28 8\" aria-hidden=\"true\"><path class=\"line {class}\" d=\"M0 4H28\"/></svg>{}</li>", words(run)?));
    }
    for (key, class) in [("training", ""), ("validation", "val")] {
        legend.push_str(&format!("<li><svg viewBox=\"0 0 28 8\" aria-hidden=\"true\"><path class=\"line ink {class}\" d=\"M0 4H28\"/></svg>{}</li>", words(key)?));
    }
    let range = losses.iter().flat_map(|line| &line.points).map(|point| point.1);
    let range = range.fold((f64::INFINITY, 0.0), |(low, high): (f64, f64), loss| (low.min(loss), high.max(loss)));
    let chart = |title, height, log, range, lines| Chart {
        title,
        said: title.to_owned(),
        steps,
        height,
        log,
        range,
        lines,
        cover: None,
    };
    Ok(format!(
        "<div class=\"figure\" data-curves>{}{}<ul class=\"legend\">{legend}</ul></div>",
        chart(text("lesson-still-rate"), 150.0, false, (0.0, 0.14), rates).svg(),
        chart(text("lesson-still-loss"), 300.0, true, (10f64.powf(range.0.log10().floor()), 1.2 * range.1), losses)
            .svg(),
    ))
}
