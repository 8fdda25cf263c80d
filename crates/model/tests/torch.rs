//! Rates and runs against PyTorch itself: the tables of `reference/torch.jsonl`, written by `reference/torch_tables.py`.

use settle_model::value::Value;
use settle_model::{Experiment, Run, simulate};

/// Largest relative difference of a rate: rounding, carried through a recursion of some hundred steps.
const RATES: f64 = 1e-12;

/// Largest relative difference along a trajectory: the same, magnified where neighbouring runs part.
const POINTS: f64 = 1e-9;

/// The value of a field of a JSON object.
fn field<'a>(object: &'a Value, key: &str) -> Option<&'a Value> {
    match object {
        Value::Map(fields) => fields.iter().find_map(|(k, value)| (k == key).then_some(value)),
        _ => None,
    }
}

/// The numbers in a value, in order; what JSON can't hold is written as text, and nothing counts as NaN.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Number(n) => vec![*n],
        Value::Text(text) => vec![text.parse().expect("inf, -inf or nan")],
        Value::List(items) => items.iter().flat_map(numbers).collect(),
        Value::Null => vec![f64::NAN],
        other => panic!("{other:?} is no number"),
    }
}

/// Whether two numbers agree to `tolerance`, relative to the larger; all NaNs are one.
fn agree(ours: f64, theirs: f64, tolerance: f64) -> bool {
    ours == theirs
        || (ours.is_nan() && theirs.is_nan())
        || (ours - theirs).abs() <= tolerance * ours.abs().max(theirs.abs())
}

/// The first place at which two sequences differ, in words.
fn difference(name: &str, ours: &[f64], theirs: &[f64], tolerance: f64) -> Option<String> {
    if ours.len() != theirs.len() {
        return Some(format!("{name}: {} entries, PyTorch has {}", ours.len(), theirs.len()));
    }
    let at = ours.iter().zip(theirs).position(|(&a, &b)| !agree(a, b, tolerance))?;
    Some(format!("{name} {at}: {:e}, PyTorch has {:e}", ours[at], theirs[at]))
}

/// What is wrong with our run of a case, if anything is.
fn compare(case: &Value) -> Option<String> {
    let run = Experiment::from_value(field(case, "document").expect("a document")).and_then(|e| simulate(&e));
    match (run, field(case, "raises")) {
        (Err(_), Some(_)) => None,
        (Err(refusal), None) => Some(format!("refused: {refusal}")),
        (Ok(_), Some(error)) => Some(format!("taken, PyTorch raises {error:?}")),
        (Ok(run), None) => compare_run(&run, case),
    }
}

fn compare_run(run: &Run, case: &Value) -> Option<String> {
    let theirs = |key| field(case, key).map(numbers);
    let momentum: Vec<f64> = run.rates.momentum.iter().map(|m| m.unwrap_or(f64::NAN)).collect();
    let points: Vec<f64> = run.trajectory.iter().flat_map(|s| [s.at.x, s.at.y]).collect();
    let losses: Vec<f64> = run.trajectory.iter().map(|s| s.loss).collect();
    difference("lr", &run.rates.lr, &theirs("lr")?, RATES)
        .or_else(|| difference("momentum", &momentum, &theirs("momentum")?, RATES))
        .or_else(|| difference("point", &points, &theirs("points")?, POINTS))
        .or_else(|| difference("loss", &losses, &theirs("losses")?, POINTS))
}

#[test]
fn every_case_is_what_pytorch_did() {
    let mut lines = include_str!("reference/torch.jsonl").lines();
    let read = |line| serde_json::from_str::<Value>(line).expect("a line of JSON");
    let head = read(lines.next().expect("the provenance"));
    let cases: Vec<Value> = lines.map(read).collect();
    assert_eq!(field(&head, "cases").map(numbers), Some(vec![cases.len() as f64]), "the table is whole");
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let document = serde_json::to_string(field(case, "document")?).expect("serializes");
            compare(case).map(|what| format!("{what}\n    {document}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
