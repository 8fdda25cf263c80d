//! The diagnosis on the command line: an experiment on standard input, what was found as JSON on standard output.
//!
//! `{"findings": [{"rule", "from", "until", "evidence": {name: number}, "text", "remedies": [{"text", "experiment", "gain"}]}],
//! "phases": [{"name", "from", "until"}], "predicted": {...}, "measured": {...}}`. The last two hold `overshoot_percent`,
//! `period` and `damping_ratio` (one for each eigen-direction, the sharper first), `settling_step` and `noise_floor`, null
//! where undefined. A number that is infinite is written as the largest there is. A bad document is answered by a sentence on
//! standard error and exit status 2.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use settle_model::diagnosis::{Finding, Numbers, Quantity, Remedy, Report, diagnose};
use settle_model::theory::Terms;
use settle_model::value::Value;
use settle_model::{Experiment, InvalidParam};
use settle_text::{sentence, text};

fn main() -> ExitCode {
    if std::env::args().len() > 1 {
        eprintln!("usage: diagnose < experiment.json > diagnosis.json");
        return ExitCode::from(2);
    }
    let mut document = Vec::new();
    if let Err(error) = io::stdin().read_to_end(&mut document) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    match found(&document) {
        Ok(json) => match writeln!(io::stdout().lock(), "{json}") {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
            _ => ExitCode::SUCCESS,
        },
        Err(complaint) => {
            eprintln!("{complaint}");
            ExitCode::from(2)
        }
    }
}

/// The diagnosis of a document as JSON.
fn found(document: &[u8]) -> Result<String, String> {
    let wrong_json = |e: serde_json::Error| sentence("invalid-json", &[("detail", e.to_string())]);
    let value: Value = serde_json::from_slice(document).map_err(wrong_json)?;
    let complain = |e: InvalidParam| {
        let (key, values) = e.message();
        sentence(key, &values)
    };
    let report = Experiment::from_value(&value).and_then(|experiment| diagnose(&experiment)).map_err(complain)?;
    serde_json::to_string(&told(&report)).map_err(|e| e.to_string())
}

fn told(report: &Report) -> Value {
    let phase = |p: &settle_model::diagnosis::Phase| {
        map([("name", Value::name(p.name)), ("from", whole(p.from)), ("until", whole(p.until))])
    };
    map([
        ("findings", Value::List(report.findings.iter().map(finding).collect())),
        ("phases", Value::List(report.phases.iter().map(phase).collect())),
        ("predicted", terms(&report.predicted)),
        ("measured", terms(&report.measured)),
    ])
}

fn finding(found: &Finding) -> Value {
    let evidence = found.evidence.iter().map(|(name, n)| ((*name).into(), number(n.value()))).collect();
    map([
        ("rule", Value::name(found.rule)),
        ("from", whole(found.from)),
        ("until", whole(found.until)),
        ("evidence", Value::Map(evidence)),
        ("text", Value::Text(said(found).into())),
        ("remedies", Value::List(found.remedies.iter().map(remedy).collect())),
    ])
}

/// The sentence of a finding; a healthy run that could end lower is told how.
fn said(found: &Finding) -> String {
    let sentence = sentence(found.key, &written(&found.evidence));
    match found.remedies.first() {
        Some(first) if found.rule == "healthy" => format!("{sentence} {}", change(first)),
        _ => sentence,
    }
}

/// What a remedy changes, and what is gained by it.
fn change(remedy: &Remedy) -> String {
    let gain = vec![("gain", Quantity::Number(remedy.gain))];
    let said = [sentence(remedy.key, &written(&remedy.values)), sentence(remedy.gain_key, &written(&gain))];
    said.join(" ")
}

fn remedy(remedy: &Remedy) -> Value {
    map([
        ("text", Value::Text(change(remedy).into())),
        ("experiment", remedy.experiment.to_value()),
        ("gain", number(remedy.gain)),
    ])
}

fn terms(terms: &Terms) -> Value {
    let maybe = |n: Option<f64>| n.filter(|n| n.is_finite()).map_or(Value::Null, Value::Number);
    let pair = |pair: [Option<f64>; 2]| Value::List(pair.map(maybe).to_vec());
    map([
        ("overshoot_percent", pair(terms.overshoot_percent)),
        ("period", pair(terms.period)),
        ("damping_ratio", pair(terms.damping_ratio)),
        ("settling_step", maybe(terms.settling_step.map(f64::from))),
        ("noise_floor", maybe(terms.noise_floor)),
    ])
}

fn map<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    Value::Map(fields.map(|(key, value)| (key.into(), value)).to_vec())
}

fn whole(n: u32) -> Value {
    Value::Number(f64::from(n))
}

/// JSON has no infinity.
fn number(n: f64) -> Value {
    if n.is_nan() { Value::Null } else { Value::Number(n.clamp(f64::MIN, f64::MAX)) }
}

/// Numbers as a sentence has them.
fn written(numbers: &Numbers) -> Vec<(&'static str, String)> {
    let write = |n: Quantity| match n {
        Quantity::Count(n) => n.to_string(),
        Quantity::Share(n) => sentence("number-percent", &[("value", digits(100.0 * n))]),
        Quantity::Rate(n) | Quantity::Loss(n) | Quantity::Number(n) => digits(n),
    };
    numbers.iter().map(|(name, n)| (*name, write(*n))).collect()
}

/// Three significant digits.
fn digits(n: f64) -> String {
    if n.is_nan() {
        return text("number-not-a-number").to_owned();
    }
    if n.is_infinite() {
        return text(if n > 0.0 { "number-infinite" } else { "number-minus-infinite" }).to_owned();
    }
    let rounded: f64 = format!("{n:.2e}").parse().unwrap_or(n);
    settle_model::value::number(rounded)
}
