//! The pages of the lesson: whole without scripts, on any screen and on paper, in a frame, in Spanish, for teachers.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use settle_browser_tests::lesson::{come_to, press, set};
use settle_browser_tests::{Visitor, visit, visit_course};

/// A page with a lesson in a frame that may run scripts and nothing else.
const FRAMED: &str = r##"<!DOCTYPE html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
    <iframe title="lesson" width="1200" height="600" sandbox="allow-scripts" src="LABlesson/en/#one-knob"></iframe></html>"##;

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_the_lesson_is_whole() -> Result<()> {
    visit(Visitor::LAPTOP, "lesson/en/", async |page| {
        page.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        page.refresh().await?;
        page.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await?;
        let whole = page
            .ask("const seen = e => e.checkVisibility() && e.getBoundingClientRect().height > 0;
                const all = selector => [...document.querySelectorAll(selector)];
                return {
                    parts: all('article > h2').filter(seen).length,
                    figures: all('.figure').filter(e => !e.classList.contains('figure-later')).every(e => e.querySelector('svg.still-chart')),
                    answers: all('#answers dt').filter(seen).length,
                    mathematics: all('math').filter(seen).length > 3,
                    links: all('.figure a.open[href*=\"#v=1\"]').filter(seen).length > 20,
                    buttons: all('main button').filter(seen).length,
                }")
            .await?;
        let expected = json!({ "parts": 9, "figures": true, "answers": 20, "mathematics": true, "links": true, "buttons": 0 });
        ensure!(whole == expected, "{whole}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn to_the_lab_and_back() -> Result<()> {
    visit(Visitor::LAPTOP, "lesson/en/", async |page| {
        come_to(page, "let-it-fall").await?;
        press(page, "#let-it-fall a.open").await?;
        page.wait_for("document.querySelector('[data-tool=lesson]')", "the Lab is there").await?;
        ensure!(
            page.ask("return location.hash").await?.as_str().is_some_and(|hash| hash.contains("step_size:200")),
            "its scene"
        );
        press(page, "[data-tool=lesson]").await?;
        page.wait_for("document.querySelector('#let-it-fall')", "the lesson is back").await?;
        ensure!(page.ask("return location.hash").await? == "#let-it-fall", "at the step");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_accessible_on_any_screen() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::LAPTOP.dark(), Visitor::PHONE, Visitor::PHONE.dark()] {
        for address in ["lesson/en/", "lesson/es/", "lesson/en/teacher.html"] {
            visit(visitor, address, async |page| {
                page.ensure_accessible().await?;
                let wide = page.ask("return document.scrollingElement.scrollWidth - innerWidth").await?;
                ensure!(wide.as_i64().is_some_and(|wide| wide <= 0), "{address} scrolls sideways by {wide}");
                Ok(())
            })
            .await?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_narrowest_phone_cuts_nothing() -> Result<()> {
    visit(Visitor::window(320, 568), "lesson/en/", async |page| {
        let cut = page
            .ask("const cut = [];
                for (const step of document.querySelectorAll('.step')) {
                    step.scrollIntoView();
                    await new Promise(done => setTimeout(done, 150));
                    for (const e of step.querySelectorAll('p, label, button, summary, a, legend, math')) {
                        const box = e.getBoundingClientRect();
                        if (e.checkVisibility() && box.width > 1 && (box.left < 0 || box.right > innerWidth)) cut.push([step.id, e.outerHTML.slice(0, 80)]);
                    }
                }
                return cut.slice(0, 5)")
            .await?;
        ensure!(cut == json!([]), "{cut:#}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_is_pooled() -> Result<()> {
    visit(Visitor::LAPTOP, "lesson/en/", async |page| {
        for (question, letter) in [("question-1", "b"), ("question-2", "a")] {
            press(page, &format!("#{question} [value={letter}]")).await?;
            press(page, &format!("#{question} button")).await?;
        }
        let code = page.ask("return document.querySelector('.answer-code').textContent").await?;
        page.open("lesson/en/teacher.html").await?;
        let text = format!("{0}\n{0}\nnonsense\n", code.as_str().unwrap_or_default());
        let script = "const field = document.querySelector('.pool textarea'); field.value = arguments[0];
            field.dispatchEvent(new Event('input', { bubbles: true }));
            const count = name => document.querySelector(`[data-count='${name}']`).firstChild.textContent;
            return [document.querySelector('.pool-count').textContent, document.querySelector('.pool-wrong').textContent.slice(0, 17),
                count('question-1:2'), count('question-1:1'), count('question-2:1')]";
        let pooled = page.ask_about(script, vec![text.into()]).await?;
        ensure!(pooled == json!(["2 codes", "Line 3: “nonsense", "2", "0", "2"]), "{pooled}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_teachers_page_embeds_every_experiment_with_its_address() -> Result<()> {
    visit(Visitor::LAPTOP, "lesson/en/teacher.html", async |page| {
        let codes =
            page.ask("return [...document.querySelectorAll('[data-embed] code')].map(e => e.textContent)").await?;
        let codes = codes.as_array().cloned().unwrap_or_default();
        ensure!(codes.len() > 30, "{} experiments", codes.len());
        let begins = format!("<iframe src=\"{}?embed&amp;", page.address());
        for code in codes.iter().filter_map(Value::as_str) {
            ensure!(code.starts_with(&begins), "{code}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_paper_the_answers_come_at_the_end() -> Result<()> {
    visit(Visitor::LAPTOP, "lesson/en/", async |page| {
        page.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let paper = page
            .ask("const seen = selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).length;
                return [seen('#answers dt') >= 20, seen('.step .why'), seen('.rail'), seen('.still svg.still-chart') > 25, seen('main button')]")
            .await?;
        ensure!(paper == json!([true, 0, 0, true, 0]), "{paper}");
        let pdf = page.printed((8.27, 11.69)).await?;
        ensure!(pdf.len() > 100_000, "{} bytes", pdf.len());
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn spanish_is_chosen_by_address_and_by_menu() -> Result<()> {
    visit(Visitor::LAPTOP, "#v=1&a.lr=0.05", async |page| {
        press(page, ".tool-language").await?;
        page.wait_for(
            "document.documentElement.lang === 'es' && document.querySelector('[data-tool=lesson]')",
            "it is in Spanish",
        )
        .await?;
        ensure!(
            page.ask("return location.hash").await?.as_str().is_some_and(|hash| hash.contains("a.lr=0.05")),
            "the scene"
        );
        press(page, "[data-tool=lesson]").await?;
        page.wait_for(
            "document.querySelector('h1') && document.documentElement.hasAttribute('data-ready')",
            "the lesson",
        )
        .await?;
        ensure!(
            page.ask("return [document.documentElement.lang, location.pathname.slice(-10)]").await?
                == json!(["es", "lesson/es/"]),
            "in Spanish"
        );
        come_to(page, "one-knob").await?;
        page.wait_for("document.querySelector('#one-knob .task')?.textContent.includes('0,01')", "a task in Spanish")
            .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_sandboxed_frame_nothing_is_kept_and_nothing_breaks() -> Result<()> {
    visit_course(Visitor::LAPTOP, "page.html", FRAMED, async |page| {
        page.in_frame(0, async |page| {
            come_to(page, "one-knob").await?;
            set(page, "one-knob", "Base rate", "0.09").await?;
            page.wait_for("document.querySelector('#one-knob .task.task-done')", "the goal is reached").await?;
            press(page, "#question-1 [value=b]").await?;
            press(page, "#question-1 button").await?;
            page.wait_for("document.querySelector('#question-1 .right-or-wrong')", "the answer is explained").await
        })
        .await
    })
    .await
}
