//! Every claim of the lesson, held to the core. `lesson/README.md` is what its formulas mean.

mod answers;
mod bench;
mod check;
mod curves;
mod formula;
mod measure;
mod numbers;
mod reach;
mod spread;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use settle_lesson::source::{Block, Kind, Part, read};

use crate::check::{Checker, Found};

fn home() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../lesson"))
}

/// The parts of the lesson in English, each with its file.
fn parts() -> Vec<(String, Part)> {
    let parts = read(&home().join("en"), None).expect("the lesson").into_iter().enumerate();
    parts.map(|(at, part)| (format!("lesson/en/{at}-{}.md", part.id), part)).collect()
}

/// Checks the blocks of a part, and the numbers that are told beside them.
fn checked(checker: &Checker, file: &str, part: &Part) -> Found {
    let mut found = Found::default();
    for step in &part.steps {
        found.add(checker.check(file, &step.block));
    }
    let told = part.steps.iter().map(|step| step.told.as_str()).chain([part.rest.as_str()]);
    let lacks = found.known.lacks(&part.id, told);
    if !lacks.is_empty() {
        found.bad.push(format!("{file}: beside the blocks is told of {lacks:?}, which nothing measures"));
    }
    found
}

#[test]
fn every_claim_holds() {
    let (checker, parts) = (Checker::new(&home()).expect("scenes"), parts());
    let (next, all) = (AtomicUsize::new(0), Mutex::new(Found::default()));
    let work = || {
        while let Some((file, part)) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
            let found = checked(&checker, file, part);
            all.lock().expect("no thread failed").add(found);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(work);
        }
    });
    let mut all = all.into_inner().expect("no thread failed");
    all.bad.sort();
    println!("{} claims hold", all.good);
    assert!(all.bad.is_empty(), "{} claims do not hold:\n{}", all.bad.len(), all.bad.join("\n"));
}

#[test]
fn the_lesson_is_of_the_size_that_was_agreed() {
    let parts = parts();
    let blocks: Vec<&Block> = parts.iter().flat_map(|(_, part)| &part.steps).map(|step| &step.block).collect();
    let ids: HashSet<&str> = blocks.iter().map(|block| block.id.as_str()).collect();
    assert_eq!(ids.len(), blocks.len(), "an id is there twice");
    let count = |kind: Kind, begin: &str| blocks.iter().filter(|b| b.kind == kind && b.id.starts_with(begin)).count();
    assert!(count(Kind::Predict, "") <= 8, "{} predictions", count(Kind::Predict, ""));
    assert!(count(Kind::Question, "") >= 10, "{} questions", count(Kind::Question, ""));
    assert_eq!(count(Kind::Lab, "task-"), 2, "open tasks");
}

#[test]
fn an_epoch_has_the_steps_that_are_told() {
    let record = curves::record(&home().join("digits.json")).expect("the record");
    let script = std::fs::read_to_string(home().join("record_digits.py")).expect("its script");
    let (batch, epoch) = (record["batch"].as_u64().expect("a batch"), record["epoch"].as_u64().expect("an epoch"));
    assert_eq!((batch, epoch, 2 * epoch), (16, 88, 176));
    assert_eq!(1397_u64.div_ceil(batch), epoch, "batches of an epoch");
    assert!(script.contains("400"), "images held back");
    assert_eq!(record["steps"].as_u64().map(|steps| steps / epoch), Some(8), "epochs");
}

/// What is found in a lesson of one block.
fn found(block: &str) -> Found {
    let text = format!("```part one\nminutes: 1\nrail: One\n```\n# One\n```{block}\n```\n");
    let part = Part::read(&text, None).expect("a part");
    Checker::new(&home()).expect("scenes").check("0-one.md", &part.steps[0].block)
}

#[test]
fn a_broken_claim_is_reported() {
    let lab = "lab knob\nscene: quiet + a.lr=0.08\n";
    let broken = [
        ("fact: last(A) = 0.008", ""),
        ("fact: last(A) = 0.01", "0-one.md: knob: last(A) = 0.01: last(A) is 7.9289e-3"),
        ("fact: [a.lr=0.105] last(A) < 1", "knob: [a.lr=0.105] last(A) < 1: last(A) is 1457"),
        ("fact: [a.lr=-1] last(A) < 1", "is not valid as it stands"),
        ("fact: lst(A) < 1", "there is no measure lst"),
        ("fact: last(B) < 1", "there is no run B"),
        ("fact: first(A) == diverged", "first(A) is healthy"),
        ("facts: last(A) = 0.01", "no keys [\"facts\"]"),
        ("solve: a.lr=0.09", "no task"),
        ("do: It ends at 0.0079 after 40 steps.\nfact: last(A) < 1", ""),
        ("do: It ends at 0.0078.\nfact: last(A) < 1", "[0.0078]"),
        ("a: Yes", "its answers: there are [\"a\"], and should be 3"),
    ];
    for (line, message) in broken {
        let bad = found(&format!("{lab}{line}")).bad.join("\n");
        assert!(if message.is_empty() { bad.is_empty() } else { bad.contains(message) }, "{line}\n{bad}");
    }
}

#[test]
fn a_broken_task_is_reported() {
    let lab = "lab knob\nscene: quiet + a.lr=0.005\ntask: below:0.01\ncontrols: rate\n";
    let broken = [
        ("solve: a.lr=0.082..0.097\nstuck: a.lr=0.05", ""),
        ("solve: a.lr=0.081..0.097", "solve a.lr=0.081 does not do it: Below(0.01) at 1.0483e-2"),
        ("solve: a.lr=0.05", "solve a.lr=0.05 does not do it: Below(0.01) at 1"),
        ("solve: a.lr=0.09\nstuck: a.lr=0.085", "stuck a.lr=0.085 does it: Below(0.01) at 7.5476e-3"),
        ("stuck: a.lr=0.05", "no way to do its task"),
        ("solve: a.lr=0.09&a.schedule=CosineAnnealingLR;T_max:400", "locks [\"schedule\"]"),
        ("solve: a.lr=0.09&steps=41", "locks [\"steps\"]"),
        ("solve: a.lr=0.09\nviews: rate,los", "are not known"),
        ("solve: a.lr=0.09\nremedy: 9", "remedy 9: there is no such remedy"),
    ];
    for (line, message) in broken {
        let bad = found(&format!("{lab}{line}")).bad.join("\n");
        assert!(if message.is_empty() { bad.is_empty() } else { bad.contains(message) }, "{line}\n{bad}");
    }
    let done =
        found("lab knob\nscene: quiet + a.lr=0.09\ntask: below:0.01\ncontrols: rate\nsolve: a.lr=0.09").bad.join("\n");
    assert!(done.contains("the scene itself does it"), "{done}");
}

#[test]
fn broken_answers_are_reported() {
    let predict = |right: &str, other: &str| {
        let answers =
            "a: One\nb: Two\nc: Three\nd: Four\na.scene: a.lr=0.105\nb.scene: a.lr=0.15\nc.scene: a.lr=0.01\n";
        let scene = "predict past\nscene: quiet + a.lr=0.105\naxis: 0.001 300\nshown: 3\nwhy: So.\nask: What?\n";
        found(&format!("{scene}{answers}d.scene: {other}\nright: {right}")).bad.join("\n")
    };
    assert_eq!(predict("a", "a.lr=0.08"), "");
    assert!(predict("b", "a.lr=0.08").contains("b is another run"));
    assert!(predict("e", "a.lr=0.08").contains("right is [\"e\"]"));
    assert!(predict("a", "a.lr=0.1049").contains("sketch d differs from a by 0.0"));
    let question = "question question-1\nask: What?\na: One\na.why: So.\nb: Two\nb.why: So.\nc: Three\nright: a";
    let bad = found(question).bad.join("\n");
    assert!(bad.contains("an answer has no reason") && bad.contains("answer a has no scene"), "{bad}");
}
