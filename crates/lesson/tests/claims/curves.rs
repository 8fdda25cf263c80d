//! What formulas may ask of the recorded curves.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value as Json;

use crate::formula::Value;

/// The record of a file.
///
/// # Errors
/// When it can't be read.
pub fn record(path: &Path) -> Result<Json> {
    Ok(serde_json::from_str(&fs::read_to_string(path).with_context(|| path.display().to_string())?)?)
}

/// A measure of a record.
///
/// # Errors
/// A run, a curve or a measure that there is not.
pub fn measure(record: &Json, name: &str, values: &[Value]) -> Result<Value> {
    let run = values.first().context("no run is named")?.word()?;
    let run = record["runs"].get(run).with_context(|| format!("there is no run {run}"))?;
    if let ("accuracy", [_]) = (name, values) {
        return Ok(Value::Number(run[name].as_f64().context("there is no accuracy")?));
    }
    let curve = values.get(1).context("no curve is named")?.word()?;
    let curve = run[curve].as_array().with_context(|| format!("there is no curve {curve}"))?;
    let curve: Vec<f64> = curve.iter().filter_map(Json::as_f64).collect();
    let third = &curve[curve.len() - curve.len() / 3 - 1..];
    let every = record["every"].as_f64().context("there is no distance of points")?;
    let lowest = |list: &[f64]| list.iter().copied().fold(f64::INFINITY, f64::min);
    Ok(Value::Number(match (name, &values[2..]) {
        ("from", [step]) => *curve.get((step.number()? / every).ceil() as usize).context("there is no such step")?,
        ("end", []) => curve[curve.len() - 1],
        ("low_at", []) => every * curve.iter().position(|loss| *loss == lowest(&curve)).context("it is empty")? as f64,
        ("late_begin", []) => third[0],
        ("late_low", []) => lowest(third),
        ("late_peak", []) => third.iter().copied().fold(0.0, f64::max),
        _ => bail!("there is no measure {name} of a curve"),
    }))
}
