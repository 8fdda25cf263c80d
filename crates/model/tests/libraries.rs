//! Rates and runs against the libraries themselves: the tables in `reference/`, each written by the script beside it, which
//! runs the real library.

use settle_model::value::Value;
use settle_model::{Experiment, Run, simulate};

/// Largest relative difference of a rate: rounding, carried through a recursion of some hundred steps.
const RATES: f64 = 1e-12;

/// The same where the library computes in 32 bits, as Keras does its cosine.
const RATES_IN_32_BITS: f64 = 5e-6;

/// What 32 bits leave of a rate that cancels almost to zero, relative to the largest rate of the run.
const REST_IN_32_BITS: f64 = 3e-7;

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
        return Some(format!("{name}: {} entries, the library has {}", ours.len(), theirs.len()));
    }
    let at = ours.iter().zip(theirs).position(|(&a, &b)| !agree(a, b, tolerance))?;
    Some(format!("{name} {at}: {:e}, the library has {:e}", ours[at], theirs[at]))
}

/// What is wrong with our run of a case, if anything is.
fn compare(case: &Value, rates: f64) -> Option<String> {
    let run = Experiment::from_value(field(case, "document").expect("a document")).and_then(|e| simulate(&e));
    match (run, field(case, "raises")) {
        (Err(_), Some(_)) => None,
        (Err(refusal), None) => Some(format!("refused: {refusal}")),
        (Ok(_), Some(error)) => Some(format!("taken, the library raises {error:?}")),
        (Ok(run), None) => compare_run(&run, case, rates),
    }
}

fn compare_run(run: &Run, case: &Value, rates: f64) -> Option<String> {
    let theirs = |key| field(case, key).map(numbers);
    let lr = theirs("lr").expect("rates");
    let largest = if rates > RATES { lr.iter().fold(0.0, |a: f64, b| a.max(b.abs())) } else { 0.0 };
    let near = |(ours, theirs): (&f64, &f64)| {
        let rest = (ours - theirs).abs() <= largest * REST_IN_32_BITS;
        if rest { *theirs } else { *ours }
    };
    let ours: Vec<f64> =
        run.rates.lr.iter().zip(&lr).map(near).chain(run.rates.lr.iter().copied().skip(lr.len())).collect();
    let momentum: Vec<f64> = run.rates.momentum.iter().map(|m| m.unwrap_or(f64::NAN)).collect();
    let points: Vec<f64> = run.trajectory.iter().flat_map(|s| [s.at.x, s.at.y]).collect();
    let losses: Vec<f64> = run.trajectory.iter().map(|s| s.loss).collect();
    difference("lr", &ours, &lr, rates)
        .or_else(|| difference("momentum", &momentum, &theirs("momentum")?, RATES))
        .or_else(|| difference("point", &points, &theirs("points")?, POINTS))
        .or_else(|| difference("loss", &losses, &theirs("losses")?, POINTS))
}

/// Holds every case of a table.
fn check(table: &str, rates: f64) {
    let mut lines = table.lines();
    let read = |line| serde_json::from_str::<Value>(line).expect("a line of JSON");
    let head = read(lines.next().expect("the provenance"));
    let cases: Vec<Value> = lines.map(read).collect();
    assert_eq!(field(&head, "cases").map(numbers), Some(vec![cases.len() as f64]), "the table is whole");
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let document = serde_json::to_string(field(case, "document")?).expect("serializes");
            compare(case, rates).map(|what| format!("{what}\n    {document}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn every_case_is_what_pytorch_did() {
    check(include_str!("reference/torch.jsonl"), RATES);
}

#[test]
fn every_case_is_what_transformers_did() {
    check(include_str!("reference/transformers.jsonl"), RATES);
}

#[test]
fn every_case_is_what_optax_did() {
    check(include_str!("reference/optax.jsonl"), RATES);
}

#[test]
fn every_case_is_what_keras_did() {
    check(include_str!("reference/keras.jsonl"), RATES_IN_32_BITS);
}
