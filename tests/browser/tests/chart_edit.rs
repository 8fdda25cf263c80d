//! Schedules that are changed on the learning-rate chart: their parts by the boundaries, a drawn curve by its knots.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use settle_browser_tests::thirtyfour::{By, Key, TypingData};
use settle_browser_tests::{Page, Visitor, visit};

/// The two runs of the first scene, the second of them selected: a warmup, then a cosine.
const COMPOSED: &str = "#v=1&a.lr=0.092&b.lr=0.092&b.schedule=SequentialLR;\
    schedulers:+LinearLR;start_factor:0.1;total_iters:12+CosineAnnealingLR;T_max:108~;milestones:12&view=selected:1";
/// Three held rates, one after the other.
const STAGES: &str = "#v=1&a.lr=0.09&a.schedule=SequentialLR;schedulers:+ConstantLR;factor:1;total_iters:999\
    +ConstantLR;factor:0.5;total_iters:999+ConstantLR;factor:0.2;total_iters:999~;milestones:30,70";
/// A curve that falls straight from the base rate to 0.
const FALL: &str = "#v=1&a.lr=0.09&a.schedule=Drawn;knots:0,1,120,0";

/// Where the middle of an element is in the window.
async fn middle(page: &Page, selector: &str) -> Result<(f64, f64)> {
    let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2]";
    pair(&page.ask_about(script, vec![selector.into()]).await?)
}

/// A place on the plot of the learning rates: shares of its width from the left and of its height from below.
async fn on_plot(page: &Page, (x, y): (f64, f64)) -> Result<(f64, f64)> {
    let script = "const box = document.querySelector('.chart-edit').getBoundingClientRect();
        return [box.left + box.width * arguments[0], box.bottom - box.height * arguments[1]]";
    pair(&page.ask_about(script, vec![json!(x), json!(y)]).await?)
}

fn pair(value: &Value) -> Result<(f64, f64)> {
    value[0].as_f64().zip(value[1].as_f64()).with_context(|| format!("{value} is no place"))
}

/// Presses at the first place, goes through the others, and lets go at the last.
async fn drag(page: &Page, way: &[(f64, f64)]) -> Result<()> {
    let (first, last) = way.first().zip(way.last()).context("a way")?;
    page.mouse("mouseMoved", *first, false).await?;
    page.mouse("mousePressed", *first, true).await?;
    for place in &way[1..] {
        page.mouse("mouseMoved", *place, true).await?;
    }
    page.mouse("mouseReleased", *last, false).await
}

/// The same with a finger.
async fn swipe(page: &Page, way: &[(f64, f64)]) -> Result<()> {
    for (i, (x, y)) in way.iter().enumerate() {
        let kind = if i == 0 { "touchStart" } else { "touchMove" };
        let event = json!({ "type": kind, "touchPoints": [{ "x": x, "y": y }] });
        page.cdp().send_raw("Input.dispatchTouchEvent", event).await?;
    }
    page.cdp().send_raw("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await?;
    Ok(())
}

async fn press(page: &Page, keys: impl Into<TypingData>) -> Result<()> {
    Ok(page.action_chain().send_keys(keys.into()).perform().await?)
}

async fn undo(page: &Page) -> Result<()> {
    Ok(page.find(By::Css("[data-tool=undo]")).await?.click().await?)
}

async fn focus(page: &Page, selector: &str) -> Result<()> {
    page.ask_about("document.querySelector(arguments[0]).focus()", vec![selector.into()]).await?;
    Ok(())
}

/// Waits until the boundaries stand at these steps.
async fn wait_for_boundaries(page: &Page, steps: &[i64]) -> Result<()> {
    let there = "[...document.querySelectorAll('.edge')].map(e => Number(e.ariaValueNow))";
    page.wait_for(&format!("JSON.stringify({there}) === '{}'", json!(steps)), &format!("boundaries at {steps:?}")).await
}

/// The knots of the curve: step and rate.
async fn knots(page: &Page) -> Result<Vec<(f64, f64)>> {
    let found = page
        .ask(
            "return [...document.querySelectorAll('.knot')].map(e => [Number(e.dataset.step), Number(e.dataset.rate)])",
        )
        .await?;
    found.as_array().into_iter().flatten().map(pair).collect()
}

async fn open(page: &Page, link: &str) -> Result<()> {
    page.open(link).await?;
    page.wait_for("document.querySelector('.chart-edit')?.checkVisibility({visibilityProperty: true})", "it is there")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_boundary_is_dragged_and_the_sliders_follow() -> Result<()> {
    visit(Visitor::LAPTOP, COMPOSED, async |page| {
        wait_for_boundaries(page, &[12]).await?;
        let names = page.ask("return [...document.querySelectorAll('.block')].map(e => e.textContent)").await?;
        ensure!(names == json!(["warmup", "cosine"]), "{names}");
        let (x, y) = middle(page, ".edge").await?;
        let width = on_plot(page, (1.0, 0.0)).await?.0 - on_plot(page, (0.0, 0.0)).await?.0;
        let to = x + 20.0 / 120.0 * width;
        drag(page, &[(x, y), (x + 10.0, y), (to + 30.0, y), (to, y)]).await?;
        wait_for_boundaries(page, &[32]).await?;
        page.wait_for(
            "document.querySelector('input[type=range][data-param=warmup]').valueAsNumber === 32",
            "the warmup's slider follows",
        )
        .await?;
        ensure!(page.ask("return document.querySelector('.knot')").await?.is_null(), "knots on a composition");
        undo(page).await?;
        wait_for_boundaries(page, &[12]).await?;
        let undo = page.ask("return document.querySelector('[data-tool=undo]').ariaDisabled === 'true'").await?;
        ensure!(undo == true, "the drag was more than one edit");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn boundaries_move_by_keys_between_their_neighbours() -> Result<()> {
    visit(Visitor::LAPTOP, STAGES, async |page| {
        wait_for_boundaries(page, &[30, 70]).await?;
        focus(page, "[data-boundary='0']").await?;
        press(page, Key::Right + Key::Right + Key::PageUp).await?;
        wait_for_boundaries(page, &[42, 70]).await?;
        press(page, Key::End.value().to_string()).await?;
        wait_for_boundaries(page, &[69, 70]).await?;
        press(page, Key::Home.value().to_string()).await?;
        wait_for_boundaries(page, &[1, 70]).await?;
        let said = page
            .ask(
                "const e = document.querySelector('[data-boundary=\"1\"]');
                return [e.role, e.ariaLabel, e.ariaValueText, e.ariaValueMin, e.ariaValueMax]",
            )
            .await?;
        let wanted = json!(["slider", "boundary between held factor and held factor", "step 70", "2", "119"]);
        ensure!(said == wanted, "{said}");
        page.ask("await new Promise(done => setTimeout(done, 900))").await?;
        undo(page).await?;
        wait_for_boundaries(page, &[30, 70]).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn escape_gives_back_what_is_being_dragged() -> Result<()> {
    visit(Visitor::LAPTOP, STAGES, async |page| {
        wait_for_boundaries(page, &[30, 70]).await?;
        let (x, y) = middle(page, ".edge").await?;
        page.mouse("mouseMoved", (x, y), false).await?;
        page.mouse("mousePressed", (x, y), true).await?;
        page.mouse("mouseMoved", (x + 40.0, y), true).await?;
        page.wait_for("document.querySelector('.edge').ariaValueNow > 35", "it is dragged").await?;
        page.press("Escape", 27).await?;
        wait_for_boundaries(page, &[30, 70]).await?;
        page.mouse("mouseMoved", (x + 60.0, y), true).await?;
        page.mouse("mouseReleased", (x + 60.0, y), false).await?;
        wait_for_boundaries(page, &[30, 70]).await?;
        let undo = page.ask("return document.querySelector('[data-tool=undo]').ariaDisabled === 'true'").await?;
        ensure!(undo == true, "there is an edit to undo");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_curve_is_drawn_and_is_in_the_link() -> Result<()> {
    visit(Visitor::LAPTOP, FALL, async |page| {
        page.wait_for("document.querySelectorAll('.knot').length === 2", "two knots").await?;
        page.wait_for("!document.querySelector('.draw-hint').hidden", "it says where to draw").await?;
        let mut way = Vec::new();
        for i in 0..=20 {
            let share = f64::from(i) / 20.0;
            way.push(on_plot(page, (0.02 + 0.96 * share, 0.2 + 0.5 * (share * 6.0).sin().abs())).await?);
        }
        drag(page, &way).await?;
        page.wait_for("document.querySelectorAll('.knot').length > 6", "the curve has knots").await?;
        let drawn = knots(page).await?;
        ensure!(drawn.len() <= 24, "{} knots", drawn.len());
        ensure!(drawn[0].0 == 0.0 && drawn[drawn.len() - 1].0 == 120.0, "it goes up to the sides: {drawn:?}");
        page.wait_for("document.querySelector('.draw-hint').hidden", "the hint is gone").await?;
        page.wait_for("location.hash.includes('Drawn;knots:')", "the link has it").await?;
        let link = page.ask("return location.hash").await?.as_str().unwrap_or_default().to_owned();
        undo(page).await?;
        page.wait_for("document.querySelectorAll('.knot').length === 2", "the drawing is one edit").await?;
        open(page, &link).await?;
        ensure!(knots(page).await? == drawn, "the link opens another curve");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn knots_move_come_and_go_by_pointer() -> Result<()> {
    visit(Visitor::LAPTOP, FALL, async |page| {
        page.wait_for("document.querySelectorAll('.knot').length === 2", "two knots").await?;
        // In the middle of the curve, whose upper end the axis leaves a quarter of room: 0.09 of 0.125.
        let middle_of_curve = on_plot(page, (0.5, 0.36)).await?;
        drag(page, &[middle_of_curve]).await?;
        page.wait_for("document.querySelectorAll('.knot').length === 3", "a press on the curve adds a knot").await?;
        let (x, y) = middle(page, "[data-knot='1']").await?;
        drag(page, &[(x, y), (x + 20.0, y - 5.0), (x + 40.0, y - 30.0)]).await?;
        page.wait_for("document.querySelector('[data-knot=\"1\"]').dataset.step > 70", "it is dragged").await?;
        let moved = knots(page).await?[1];
        ensure!((0.06..0.08).contains(&moved.1), "{moved:?}");
        let place = middle(page, "[data-knot='1']").await?;
        ensure!((place.1 - (y - 30.0)).abs() < 2.0, "it is not where it was put: {place:?}");
        for _ in 0..2 {
            drag(page, &[place]).await?;
        }
        page.wait_for("document.querySelectorAll('.knot').length === 2", "pressing it twice takes it away").await?;
        for count in [3, 3, 2] {
            undo(page).await?;
            page.wait_for(&format!("document.querySelectorAll('.knot').length === {count}"), "each is one edit")
                .await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn knots_move_come_and_go_by_keys() -> Result<()> {
    visit(Visitor::LAPTOP, FALL, async |page| {
        page.wait_for("document.querySelectorAll('.knot').length === 2", "two knots").await?;
        focus(page, "[data-knot='0']").await?;
        press(page, Key::Insert.value().to_string()).await?;
        page.wait_for("document.activeElement.dataset.knot === '1'", "the new knot has the focus").await?;
        ensure!(knots(page).await?[1] == (60.0, 0.045), "{:?}", knots(page).await?);
        press(page, Key::Right + Key::Right + Key::Up).await?;
        page.wait_for("document.activeElement.dataset.step === '62'", "it moves").await?;
        let name = page.ask("return document.activeElement.ariaLabel").await?;
        ensure!(name == "Knot 2 of 3: step 62, rate 0.0459", "{name}");
        page.ask("await new Promise(done => setTimeout(done, 900))").await?;
        press(page, Key::Delete.value().to_string()).await?;
        page.wait_for("document.querySelectorAll('.knot').length === 2", "it is gone").await?;
        page.wait_for("document.activeElement.matches('.knot')", "a knot has the focus").await?;
        undo(page).await?;
        page.wait_for("document.querySelector('[data-knot=\"1\"]').dataset.step === '62'", "it is back").await?;
        undo(page).await?;
        page.wait_for("document.querySelector('[data-knot=\"1\"]').dataset.step === '60'", "the keys were one edit")
            .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn fingers_draw_and_drag_on_a_phone() -> Result<()> {
    visit(Visitor::PHONE, STAGES, async |page| {
        page.ask("document.querySelectorAll('[role=tab]')[1].click()").await?;
        wait_for_boundaries(page, &[30, 70]).await?;
        let (x, y) = middle(page, ".edge").await?;
        let size = page
            .ask("const b = document.querySelector('.edge').getBoundingClientRect(); return [b.width, b.height]")
            .await?;
        ensure!(size == json!([44, 44]), "{size}");
        swipe(page, &[(x, y), (x + 10.0, y), (x + 24.0, y + 3.0)]).await?;
        page.wait_for("document.querySelector('.edge').ariaValueNow > 35", "the boundary is dragged").await?;
        page.open(FALL).await?;
        page.ask("document.querySelectorAll('[role=tab]')[1].click()").await?;
        page.wait_for("document.querySelectorAll('.knot').length === 2", "two knots").await?;
        let way =
            [on_plot(page, (0.2, 0.1)).await?, on_plot(page, (0.5, 0.6)).await?, on_plot(page, (0.8, 0.2)).await?];
        swipe(page, &way).await?;
        page.wait_for("document.querySelectorAll('.knot').length > 4", "the finger draws").await?;
        let scrolled = page.ask("return scrollY").await?;
        ensure!(scrolled == 0, "the page scrolled by {scrolled}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_loss_chart_is_scrubbed_as_before() -> Result<()> {
    visit(Visitor::LAPTOP, FALL, async |page| {
        page.wait_for("document.querySelectorAll('.knot').length === 2", "two knots").await?;
        let scrubber = "document.querySelector('.transport input[data-playhead]').valueAsNumber";
        let (x, y) = middle(page, ".chart-loss").await?;
        drag(page, &[(x - 40.0, y), (x, y)]).await?;
        page.wait_for(&format!("Math.abs({scrubber} - 55) < 10"), "the playhead follows on the loss chart").await?;
        open(page, COMPOSED).await?;
        let place = on_plot(page, (0.25, 0.5)).await?;
        drag(page, &[place]).await?;
        page.wait_for(&format!("{scrubber} === 30"), "and on the learning rates of a composition").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::LAPTOP.dark(), Visitor::PHONE] {
        visit(visitor, COMPOSED, async |page| {
            for link in [COMPOSED, STAGES, FALL] {
                page.open(link).await?;
                page.ask("document.querySelectorAll('[role=tab]')[1]?.click()").await?;
                page.wait_for("document.querySelector('.edge, .knot')?.checkVisibility()", "it is there").await?;
                page.ensure_accessible().await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_embedded_chart_changes_what_it_has_controls_for() -> Result<()> {
    visit(Visitor::window(720, 420), "", async |page| {
        for (controls, sliders) in [("rate", 0), ("rate,warmup", 1)] {
            page.open(&format!("?embed&controls={controls}{COMPOSED}")).await?;
            page.wait_for("document.querySelectorAll('.block').length === 2", "the parts are shown").await?;
            let found = page.ask("return document.querySelectorAll('.edge[role=slider]').length").await?;
            ensure!(found == sliders, "{found} boundaries can be moved with {controls}");
        }
        Ok(())
    })
    .await
}
