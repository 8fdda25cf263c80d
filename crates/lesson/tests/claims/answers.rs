//! Holds the answers of predictions, questions and patients to what they must be.

use anyhow::{Context, Result, ensure};
use settle_lesson::source::{Block, Kind};

use crate::check::Check;

/// How far a wrong sketch is from the right one somewhere, as a share of the height of its box.
const APART: f64 = 0.1;

/// Checks the answers of a block that has some, or must have.
pub fn check(check: &mut Check<'_>) {
    let count = check.block.answers().count();
    match check.block.kind {
        Kind::Predict => {
            let one = chosen(check.block, 4);
            check.done("its answers", one);
            predict(check);
        }
        Kind::Question => {
            let one = chosen(check.block, 3).and_then(|()| explained(check.block));
            check.done("its answers", one);
            for letter in check.block.answers() {
                let played = check.answer_link(letter).and_then(|link| check.checker.bench.play(&link));
                check.done(&format!("the scene of answer {letter}"), played);
            }
        }
        Kind::Lab if count > 0 || check.block.get("cure").is_some() => {
            let one = chosen(check.block, 3).and_then(|()| explained(check.block));
            check.done("its answers", one);
        }
        _ => check.say(count == 0 && check.block.get("right").is_none(), || "it has answers".to_owned()),
    }
}

/// Whether there are so many answers with words, of which one is right.
fn chosen(block: &Block, count: usize) -> Result<()> {
    let all: Vec<&str> = block.answers().collect();
    ensure!(all.len() == count, "there are {all:?}, and should be {count}");
    for letter in &all {
        ensure!(block.get(letter).is_some_and(|words| !words.is_empty()), "{letter} has no words");
    }
    let right: Vec<&str> = block.all("right").collect();
    ensure!(right.len() == 1 && all.contains(&right[0]), "right is {right:?} of {all:?}");
    Ok(())
}

fn explained(block: &Block) -> Result<()> {
    let silent = |letter: &&str| block.get(&format!("{letter}.why")).is_none_or(str::is_empty);
    ensure!(block.answers().find(silent).is_none(), "an answer has no reason");
    Ok(())
}

fn predict(check: &mut Check<'_>) {
    let right = check.block.get("right").unwrap_or_default();
    let same = || {
        let own = check.checker.bench.play(&check.link())?;
        let shown: u32 = check.block.get("shown").context("it does not say what is shown")?.parse()?;
        ensure!(shown < own.steps, "{shown} steps are shown of {}", own.steps);
        ensure!(check.checker.bench.play(&check.answer_link(right)?)?.runs == own.runs, "{right} is another run");
        Ok(())
    };
    let same = same();
    check.done("the right sketch", same);
    let Some(truth) = check.done("the right sketch", sketch(check, right)) else { return };
    for letter in check.block.answers().filter(|letter| *letter != right) {
        if let Some(other) = check.done(&format!("sketch {letter}"), sketch(check, letter)) {
            let far = truth.iter().zip(&other).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
            check.say(far >= APART, || {
                format!("sketch {letter} differs from {right} by {far:.3} of the height at most")
            });
        }
    }
}

/// The heights of a sketch: shares of its axis, on which losses are by their logarithm.
fn sketch(check: &Check<'_>, letter: &str) -> Result<Vec<f64>> {
    let run = check.block.get("run").unwrap_or("A");
    let losses = |link: &str| {
        let subject = check.checker.bench.subject(link, run)?;
        Ok::<_, anyhow::Error>(subject.excess(&*subject.own()?))
    };
    let (low, high) = check.block.get("axis").and_then(|axis| axis.split_once(' ')).context("it has no axis")?;
    let (low, high) = (low.parse::<f64>()?.ln(), high.parse::<f64>()?.ln());
    ensure!(low < high, "its axis is upside down");
    let first = losses(&check.link())?[0];
    let share = |loss: &f64| ((loss.max(f64::MIN_POSITIVE) / first).ln() - low) / (high - low);
    // What is no number has left the box above.
    let within = |share: f64| if share.is_nan() { 1.0 } else { share.clamp(0.0, 1.0) };
    Ok(losses(&check.answer_link(letter)?)?.iter().map(share).map(within).collect())
}
