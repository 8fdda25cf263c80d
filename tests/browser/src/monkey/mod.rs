//! A monkey at the page: seeded random input as a person makes it, and what must hold all the while.
//!
//! It presses keys, drags, types, chooses, turns wheels, resizes the window, flips theme and forced colours, goes back and
//! forward. The console must stay quiet, the page must neither break nor grow, and every control must work in the end.

mod deeds;
mod health;

use crate::page::visit_with;
use crate::{Page, Visitor};
use anyhow::{Context, Result, ensure};
use deeds::Hands;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// So many of the last deeds are told when something went wrong.
const TOLD: usize = 40;
/// After so many deeds the page's health is checked.
const ROUND: usize = 25;
/// The share of the time after which the page is as large as it gets, and its size is taken.
const WARM: f64 = 0.25;

/// JavaScript is not compiled: what the compiler makes of it lies on the heap, and is no growth of the page. Wasm is compiled.
const INTERPRETED: &str = "--js-flags=--no-sparkplug --no-maglev --no-turbofan";

/// Lets the monkey at the page for a while; the same seed chooses the same deeds.
///
/// # Errors
/// When the console complains, the page breaks, grows, or has a control that does nothing any more: with the seed and the
/// last deeds.
pub async fn monkey(time: Duration, seed: u64) -> Result<()> {
    let mut told = VecDeque::new();
    let work = async |page: &Page| play(page, time, seed, &mut told).await;
    let played = visit_with(&[INTERPRETED], Visitor::LAPTOP, "", work).await;
    let last = told.make_contiguous().join("\n  ");
    played.with_context(|| format!("the monkey with seed {seed}; its last deeds:\n  {last}"))
}

async fn play(page: &Page, time: Duration, seed: u64, told: &mut VecDeque<String>) -> Result<()> {
    health::prepare(page).await?;
    let mut hands = Hands::new(seed);
    let begun = Instant::now();
    let mut warm = None;
    let mut count = 0_usize;
    while begun.elapsed() < time {
        for _ in 0..ROUND {
            let deed = hands.act(page).await?;
            count += 1;
            told.push_back(format!("{count}: {deed}"));
            told.truncate(told.len().min(TOLD + ROUND));
            while told.len() > TOLD {
                told.pop_front();
            }
        }
        health::ensure_well(page).await?;
        if warm.is_none() && begun.elapsed() > time.mul_f64(WARM) {
            let size = health::size_at_rest(page).await?;
            println!("{count} deeds, {:.0} s: {size:?}", begun.elapsed().as_secs_f64());
            warm = Some(size);
        }
    }
    let (before, after) = (warm.context("there was no time to warm up")?, health::size_at_rest(page).await?);
    println!(
        "{count} deeds with seed {seed} in {:.0} s; in bytes {before:?}, then {after:?}",
        begun.elapsed().as_secs_f64()
    );
    let grown = before.growth(&after);
    ensure!(grown.is_none(), "{}", grown.unwrap_or_default());
    health::ensure_alive(page).await
}
