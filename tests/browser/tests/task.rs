//! Tasks: what a link locks, how the page says that the goal is reached, and how a teacher sets one.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use settle_browser_tests::thirtyfour::{By, Key, TypingData};
use settle_browser_tests::{Page, Visitor, visit, visit_course};

/// One run without noise at a rate past its limit of 0.1; rate and warmup are free, and it is to end below 0.001.
const TASK: &str = "#v=1&surface=quadratic;a:1;b:20;angle:-0.3&start=-3,2.5&steps=120&noise=sigma:0;seed:5&a.lr=0.101\
    &view=free:rate,warmup;below:0.001";
/// A warmup before a cosine, whose boundary could be dragged; only the noise is free.
const COMPOSED: &str = "#v=1&surface=quadratic;angle:-0.3&start=-3,2.5&steps=120&noise=sigma:1;seed:5&a.lr=0.092&b.lr=0.092&b.schedule=SequentialLR;\
    schedulers:+LinearLR;start_factor:0.1;total_iters:12+CosineAnnealingLR;T_max:108~;milestones:12\
    &view=selected:1;free:noise;healthy:true";

async fn press(page: &Page, keys: impl Into<TypingData>) -> Result<()> {
    Ok(page.action_chain().send_keys(keys.into()).perform().await?)
}

/// Presses a key with Ctrl.
async fn control(page: &Page, key: &str) -> Result<()> {
    Ok(page.action_chain().key_down(Key::Control).send_keys(key).key_up(Key::Control).perform().await?)
}

/// Waits until the task's card says this.
async fn says(page: &Page, words: &str) -> Result<()> {
    let said = "document.querySelector('.task[aria-busy=false]')?.textContent";
    if page.wait_for(&format!("({said})?.includes({})", json!(words)), words).await.is_err() {
        anyhow::bail!("it says {} instead of “{words}”", page.ask(&format!("return {said}")).await?);
    }
    Ok(())
}

/// Types a rate.
async fn set_rate(page: &Page, rate: &str) -> Result<()> {
    let field = page.find(By::Css("input[type=text][data-param=base_lr]")).await?;
    field.click().await?;
    control(page, "a").await?;
    press(page, rate).await?;
    press(page, Key::Enter).await
}

/// The link, once it has come to rest.
async fn link(page: &Page) -> Result<String> {
    let link = page.ask("await new Promise(done => setTimeout(done, 1200)); return location.hash").await?;
    Ok(link.as_str().unwrap_or_default().to_owned())
}

/// The place of a share of an element in the window.
async fn place(page: &Page, selector: &str, share: (f64, f64)) -> Result<(f64, f64)> {
    let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return [box.left + box.width * arguments[1], box.top + box.height * arguments[2]]";
    let at = page.ask_about(script, vec![selector.into(), json!(share.0), json!(share.1)]).await?;
    at[0].as_f64().zip(at[1].as_f64()).with_context(|| format!("{selector} is nowhere"))
}

async fn drag(page: &Page, (x, y): (f64, f64)) -> Result<()> {
    page.mouse("mouseMoved", (x, y), false).await?;
    page.mouse("mousePressed", (x, y), true).await?;
    page.mouse("mouseMoved", (x + 30.0, y + 20.0), true).await?;
    page.mouse("mouseMoved", (x + 60.0, y + 40.0), true).await?;
    page.mouse("mouseReleased", (x + 60.0, y + 40.0), false).await
}

/// What the control column has: its controls by their keys, and the cards of runs.
async fn controls(page: &Page) -> Result<Value> {
    page.ask(
        "return [[...document.querySelectorAll('.slot-adjust [data-control]')].map(e => e.dataset.control),
            document.querySelectorAll('.card-pick').length]",
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_learner_reaches_the_goal_and_the_link_replays_it() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::PHONE] {
        visit(visitor, TASK, async |page| {
            says(page, "End below 0.001").await?;
            says(page, "not yet reached").await?;
            ensure!(controls(page).await? == json!([["rate", "warmup"], 0]), "{}", controls(page).await?);
            ensure!(page.ask("return document.querySelector('.task-reached').textContent").await? == "", "too early");
            set_rate(page, "0.09").await?;
            says(page, "Reached.").await?;
            let live = page.ask("return document.querySelector('.task-reached').ariaLive").await?;
            ensure!(live == "polite", "it is said to nobody: {live}");
            let link = link(page).await?;
            ensure!(link.contains("a.lr=0.09&view=free:rate,warmup;below:0.001"), "{link}");
            page.open(&link).await?;
            says(page, "Reached.").await?;
            set_rate(page, "0.101").await?;
            says(page, "not yet reached").await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_locked_does_not_change_by_any_way() -> Result<()> {
    visit(Visitor::LAPTOP, COMPOSED, async |page| {
        says(page, "The diagnosis finds nothing to mend").await?;
        page.wait_for(
            "document.querySelector('.edge')?.checkVisibility({visibilityProperty: true})",
            "the parts are shown",
        )
        .await?;
        let before = link(page).await?;
        drag(page, place(page, ".edge", (0.5, 0.5)).await?).await?;
        drag(page, place(page, ".start-handle", (0.5, 0.5)).await?).await?;
        ensure!(page.ask("return document.querySelector('.start-handle').disabled").await? == true, "it looks free");
        press(page, "a").await?;
        press(page, "n").await?;
        let shortcuts = page.ask("return document.querySelectorAll('.finding-do, .run-add, .families').length").await?;
        ensure!(shortcuts == 0, "{shortcuts} ways around it");
        let after = link(page).await?;
        let scene = |link: &str| link.split("&view=").next().unwrap_or_default().to_owned();
        ensure!(scene(&after) == scene(&before), "{before} became {after}");
        // What is free is.
        page.find(By::Css("input[type=range][data-param=sigma]")).await?.send_keys(Key::Home + "").await?;
        let freed = link(page).await?;
        ensure!(freed.contains("noise=sigma:0"), "{freed}");
        // Runs can be looked at, and the range test offers no rate.
        press(page, "1").await?;
        page.wait_for("document.querySelector('.task h2').textContent.endsWith('A')", "run A is judged").await?;
        page.find(By::XPath("//button[normalize-space()='Range test']")).await?.click().await?;
        page.wait_for("document.querySelector('.range-view')", "the range test is there").await?;
        ensure!(page.ask("return document.querySelector('.range-view button')").await?.is_null(), "it offers a rate");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_is_left_and_comes_back_by_undo_with_keys_alone() -> Result<()> {
    visit(Visitor::LAPTOP, TASK, async |page| {
        says(page, "End below 0.001").await?;
        for _ in 0..60 {
            press(page, Key::Tab + "").await?;
            if page.ask("return document.activeElement.classList.contains('task-leave')").await? == true {
                break;
            }
        }
        press(page, Key::Enter + "").await?;
        page.wait_for("document.activeElement.matches('.card-pick')", "the focus is on the run").await?;
        ensure!(page.ask("return document.querySelector('.task')").await?.is_null(), "the task is still there");
        ensure!(!link(page).await?.contains("view="), "the link still sets a task");
        control(page, "z").await?;
        says(page, "End below 0.001").await?;
        page.wait_for(
            "document.querySelector('.notices').textContent.includes('the task is set again')",
            "that is said",
        )
        .await?;
        control(page, "y").await?;
        page.wait_for("!document.querySelector('.task') && document.querySelector('.card-pick')", "it is left again")
            .await?;
        // Reset goes back to what was opened, which set it.
        page.find(By::Css("[data-tool=reset]")).await?.click().await?;
        says(page, "End below 0.001").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_embedded_lab_has_the_free_controls_and_the_task_under_them() -> Result<()> {
    for visitor in [Visitor::window(720, 420), Visitor::window(520, 700)] {
        visit(visitor, &format!("?embed{TASK}"), async |page| {
            says(page, "not yet reached").await?;
            let shown = "return [...document.querySelectorAll('.embed-adjust > * > [data-control], .task')]
                .map(e => [e.dataset.control ?? 'task', e.matches(':disabled')])";
            let found = page.ask(shown).await?;
            ensure!(found == json!([["rate", false], ["warmup", false], ["task", false]]), "{found}");
            let box_of = "const box = document.querySelector('.task').getBoundingClientRect();
                return [document.scrollingElement.scrollHeight <= innerHeight, box.bottom <= innerHeight, box.width > 150]";
            ensure!(page.ask(box_of).await? == json!([true, true, true]), "{} is cut", page.ask(box_of).await?);
            set_rate(page, "0.09").await?;
            says(page, "Reached.").await?;
            let out = page.ask("return document.querySelector('.embed-open').getAttribute('href')").await?;
            ensure!(out.as_str().is_some_and(|href| href.contains("view=free:rate,warmup;below:0.001")), "{out}");
            page.open(&format!("?embed&controls=noise,rate{TASK}")).await?;
            says(page, "not yet reached").await?;
            let found = page.ask(shown).await?;
            ensure!(found == json!([["noise", true], ["rate", false], ["task", false]]), "{found}");
            let noise = page.ask("return document.querySelector('[data-param=sigma]').matches(':disabled')").await?;
            ensure!(noise == true, "the noise can be changed");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_control_that_there_is_not_is_named() -> Result<()> {
    visit(Visitor::LAPTOP, "#v=1&view=free:rate,speed;below:0.1", async |page| {
        page.wait_for("document.querySelector('.notices').textContent.includes('speed')", "it is named").await?;
        ensure!(controls(page).await? == json!([["rate"], 0]), "{}", controls(page).await?);
        Ok(())
    })
    .await
}

/// Opens the Share panel and its setter of a task.
async fn set_task(page: &Page) -> Result<()> {
    page.find(By::Css("[data-tool=share]")).await?.click().await?;
    page.wait_for("document.querySelector('dialog.share[open]')", "the Share panel is open").await?;
    page.find(By::Css(".task-setter input[type=checkbox]")).await?.click().await?;
    page.wait_for("document.querySelector('.task-field input').value !== ''", "an end is suggested").await
}

/// Types into a field of the setter.
async fn type_goal(page: &Page, goal: &str, text: &str) -> Result<()> {
    page.find(By::Css(format!(".task-field [data-goal={goal}]"))).await?.click().await?;
    control(page, "a").await?;
    press(page, text).await?;
    press(page, Key::Tab + "").await
}

/// The first field of the panel whose id ends so.
async fn shared(page: &Page, what: &str) -> Result<String> {
    let script = "return document.querySelector(`.share textarea[id$=${arguments[0]}]`).value";
    Ok(page.ask_about(script, vec![what.into()]).await?.as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_sets_a_task_and_keeps_a_free_lab() -> Result<()> {
    visit(Visitor::LAPTOP, "#v=1&a.lr=0.092", async |page| {
        set_task(page).await?;
        let free = "return [...document.querySelectorAll('[data-free]:checked')].map(e => e.dataset.free)";
        ensure!(page.ask(free).await? == json!(["rate", "warmup"]), "{}", page.ask(free).await?);
        page.find(By::Css("[data-free=schedule]")).await?.click().await?;
        page.find(By::Css("[data-free=warmup]")).await?.click().await?;
        type_goal(page, "below", "low").await?;
        page.wait_for("document.querySelector('.task-field .complaint')?.textContent.includes('low')", "it is told")
            .await?;
        ensure!(!shared(page, "share-link").await?.contains("below"), "what is no number is in the link");
        type_goal(page, "below", "0.02").await?;
        page.wait_for("!document.querySelector('.task-field .complaint')", "it is a number now").await?;
        page.find(By::Css(".task-more summary")).await?.click().await?;
        page.find(By::Css("[data-goal=healthy]")).await?.click().await?;
        page.wait_for(
            "document.querySelector('.task-setter [role=status]').textContent.includes('Typical end below 0.02')",
            "it is told",
        )
        .await?;
        let view = "view=free:schedule,rate;below:0.02;healthy:true";
        let (link, frame) = (shared(page, "share-link").await?, shared(page, "share-frame").await?);
        ensure!(link.ends_with(view) && shared(page, "share-markdown").await?.contains(view), "{link}");
        ensure!(frame.contains(&format!("&amp;{view}")), "{frame}");
        page.ensure_accessible().await?;
        press(page, Key::Escape + "").await?;
        page.wait_for("!document.querySelector('dialog[open]')", "the panel has closed").await?;
        ensure!(page.ask("return document.querySelector('.task')").await?.is_null(), "the teacher's lab is locked");
        page.open(&format!("#{}", link.split_once('#').context("a fragment")?.1)).await?;
        says(page, "Typical end below 0.02").await?;
        // The way there: a cosine.
        page.find(By::Css("[data-family=CosineAnnealingLR]")).await?.click().await?;
        says(page, "Reached.").await?;
        page.ensure_accessible().await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_and_nothing_is_cut() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::LAPTOP.dark(), Visitor::PHONE, Visitor::PHONE.dark(), Visitor::NARROW] {
        visit(visitor, TASK, async |page| {
            says(page, "not yet reached").await?;
            page.ensure_accessible().await?;
            let wide = page.ask("return document.scrollingElement.scrollWidth - innerWidth").await?;
            ensure!(wide.as_i64().is_some_and(|over| over <= 0), "it scrolls sideways by {wide} at {visitor:?}");
            set_task_of_scene(page).await?;
            page.ensure_accessible().await?;
            let over = page
                .ask("const d = document.querySelector('dialog[open]'); return d.scrollWidth - d.clientWidth")
                .await?;
            ensure!(over == 0, "the panel scrolls sideways by {over} at {visitor:?}");
            page.open(&format!("?embed&controls=noise,rate{TASK}")).await?;
            says(page, "not yet reached").await?;
            page.ensure_accessible().await
        })
        .await?;
    }
    Ok(())
}

/// Opens the Share panel of a lab with a task, which its setter then shows.
async fn set_task_of_scene(page: &Page) -> Result<()> {
    page.find(By::Css("[data-tool=share]")).await?.click().await?;
    page.wait_for("document.querySelector('.task-setter [data-goal=below]')?.value === '0.001'", "the task is shown")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_works_in_a_frame_that_may_do_nothing_but_run() -> Result<()> {
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><title>A page</title><link rel=\"icon\" href=\"data:,\"><body>\
        <iframe title=\"lab\" width=\"720\" height=\"420\" sandbox=\"allow-scripts\" src=\"LAB?embed{}\"></iframe></body></html>",
        TASK.replace('&', "&amp;")
    );
    visit_course(Visitor::LAPTOP, "page.html", &page, async |page| {
        page.in_frame(0, async |page| {
            says(page, "not yet reached").await?;
            set_rate(page, "0.09").await?;
            says(page, "Reached.").await
        })
        .await
    })
    .await
}
