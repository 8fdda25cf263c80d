//! What a learner does in the lesson: experiments, predictions, questions, patients.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use settle_browser_tests::lesson::{come_to, press, set};
use settle_browser_tests::thirtyfour::{By, Key};
use settle_browser_tests::{Visitor, visit};

#[tokio::test(flavor = "multi_thread")]
async fn a_task_is_done_told_and_remembered() -> Result<()> {
    visit(Visitor::LAPTOP, "lesson/en/", async |page| {
        come_to(page, "one-knob").await?;
        page.wait_for(
            "document.querySelector('#one-knob .task[aria-busy=false]:not(.task-done)')",
            "the task is judged",
        )
        .await?;
        set(page, "one-knob", "Base rate", "0.09").await?;
        page.wait_for("document.querySelector('#one-knob .task.task-done')", "the goal is reached").await?;
        let code = page.ask("return document.querySelector('.answer-code').textContent").await?;
        ensure!(code.as_str().is_some_and(|code| code.len() > 10), "{code}");
        page.refresh().await?;
        page.wait_for("document.documentElement.hasAttribute('data-ready')", "the app has started").await?;
        let again = page.ask("return document.querySelector('.answer-code').textContent").await?;
        ensure!(again == code, "{again} instead of {code}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_run_answers_a_prediction() -> Result<()> {
    visit(Visitor::LAPTOP.reduced_motion(), "lesson/en/#past-limit", async |page| {
        page.ask("document.getElementById('past-limit').scrollIntoView()").await?;
        let before = page
            .ask("const step = document.querySelector('#past-limit');
                return [step.querySelector('button').disabled, !!step.querySelector('.lab'), step.querySelector('.why').checkVisibility()]")
            .await?;
        ensure!(before == json!([true, false, false]), "nothing is given away: {before}");
        press(page, "#past-limit [value=b]").await?;
        press(page, "#past-limit button").await?;
        page.wait_for("document.querySelector('#past-limit .verdict').textContent", "the run has answered").await?;
        let after = page
            .ask("const step = document.querySelector('#past-limit');
                return [...step.querySelectorAll('.sketch')].map(e => e.dataset.is ?? '').concat(step.querySelector('.why').checkVisibility())")
            .await?;
        ensure!(after == json!(["", "wrong", "right", "", true]), "{after}");
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        let at = page.ask("const at = document.querySelector('#past-limit .scrubber'); return at.value === at.max").await?;
        ensure!(at == true, "the playhead stays at the end");
        let verdict = page.ask("return document.querySelector('#past-limit .verdict').textContent").await?;
        ensure!(verdict.as_str().is_some_and(|said| said.contains("It falls, turns, and grows")), "{verdict}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_prediction_can_be_run_and_says_what_it_did() -> Result<()> {
    visit(Visitor::LAPTOP.reduced_motion(), "lesson/en/", async |page| {
        let steps = page.ask("return [...document.querySelectorAll('[data-kind=predict]')].map(e => e.id)").await?;
        let steps = steps.as_array().cloned().unwrap_or_default();
        ensure!((1..=8).contains(&steps.len()), "{} predictions", steps.len());
        for step in steps.iter().filter_map(Value::as_str) {
            press(page, &format!("#{step} [value=a]")).await?;
            let pin = format!(
                "const pin = document.querySelector('#{step} .pin input');
                if (pin) {{ pin.value = +pin.min; pin.dispatchEvent(new Event('input', {{ bubbles: true }})); }}
                return !!pin"
            );
            let pin = page.ask(&pin).await? == true;
            press(page, &format!("#{step} button")).await?;
            let said = format!("document.querySelector('#{step} .verdict').textContent");
            page.wait_for(&said, &format!("the run of {step} has answered")).await?;
            let said = page.ask(&format!("return {said}")).await?;
            ensure!(!pin || said.as_str().is_some_and(|said| said.contains("your pin was at")), "{step}: {said}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_explained_and_opens_its_experiment() -> Result<()> {
    visit(Visitor::LAPTOP, "lesson/en/", async |page| {
        let faults = page
            .ask("const faults = [], wait = () => new Promise(done => setTimeout(done, 50));
                const steps = [...document.querySelectorAll('[data-kind=question]')];
                for (const step of steps) {
                    step.scrollIntoView();
                    const right = step.querySelector('form').dataset.right;
                    for (const input of step.querySelectorAll('input[type=radio]')) {
                        input.click();
                        step.querySelector('button').click();
                        const why = input.closest('.choice').querySelector('.why');
                        const word = why.querySelector('.right-or-wrong')?.textContent;
                        if (!why.checkVisibility() || word !== (input.value === right ? 'Right.' : 'Not quite.')) faults.push([step.id, input.value, word]);
                        let there = false;
                        for (let i = 0; i < 100 && !there; i++) {
                            await wait();
                            const link = step.querySelector('a.open').href;
                            there = !!step.querySelector('.live .lab') && link.endsWith(`#${input.dataset.scene}`);
                        }
                        if (!there) faults.push([step.id, input.value, step.querySelector('a.open').href, input.dataset.scene]);
                    }
                }
                return steps.length < 10 ? ['too few questions'] : faults")
            .await?;
        ensure!(faults == json!([]), "{faults:#}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_patient_is_examined_then_cured() -> Result<()> {
    visit(Visitor::LAPTOP, "lesson/en/", async |page| {
        come_to(page, "patient-one").await?;
        let state = "const step = document.querySelector('#patient-one');
            return [step.querySelector('.cured').checkVisibility(), !!step.querySelector('.finding'), !!step.querySelector('[data-control]')]";
        ensure!(page.ask(state).await? == json!([false, false, false]), "the question comes first");
        press(page, "#patient-one [value=b]").await?;
        press(page, "#patient-one form button").await?;
        ensure!(page.ask(state).await?[0] == false, "a wrong answer cures nothing");
        press(page, "#patient-one [value=a]").await?;
        press(page, "#patient-one form button").await?;
        page.wait_for("document.querySelector('#patient-one .finding[aria-busy=false]')", "the diagnosis is there").await?;
        ensure!(page.ask(state).await? == json!([true, true, true]), "now the cure");
        set(page, "patient-one", "Base rate", "0.6").await?;
        page.wait_for("document.querySelectorAll('#patient-one .task-met').length === 2", "it is cured").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_goes_on_where_the_last_one_ended() -> Result<()> {
    visit(Visitor::LAPTOP, "lesson/en/", async |page| {
        let scroll = "for (const e of document.querySelectorAll('.step, .turn')) {
                e.scrollIntoView({ block: 'end' }); await new Promise(done => setTimeout(done, 60)); }
            return [document.querySelectorAll('.rail [data-done]').length, document.querySelector('.rail .minutes').textContent]";
        let read = page.ask(scroll).await?;
        ensure!(read == json!([9, "30 of 30 minutes"]), "{read}");
        press(page, "#patient-two [value=a]").await?;
        press(page, "#patient-two form button").await?;
        page.refresh().await?;
        page.wait_for("document.documentElement.hasAttribute('data-ready')", "the app has started").await?;
        come_to(page, "patient-two").await?;
        let again = page
            .ask("const step = document.querySelector('#patient-two');
                return [document.querySelectorAll('.rail [data-done]').length, step.querySelector(':checked').value,
                    step.querySelector('button').disabled, step.querySelector('.cured').checkVisibility()]")
            .await?;
        ensure!(again == json!([9, "a", false, false]), "{again}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn labs_far_away_cost_nothing_and_keep_their_scene() -> Result<()> {
    visit(Visitor::LAPTOP, "lesson/en/", async |page| {
        come_to(page, "one-knob").await?;
        set(page, "one-knob", "Base rate", "0.07").await?;
        page.wait_for("document.querySelector('#one-knob a.open').href.includes('a.lr=0.07&')", "the link follows")
            .await?;
        let most = page
            .ask(
                "let most = 0;
                for (const step of document.querySelectorAll('.step')) {
                    step.scrollIntoView();
                    await new Promise(done => setTimeout(done, 120));
                    most = Math.max(most, document.querySelectorAll('.lab').length);
                }
                return [most, document.querySelectorAll('[data-figure]').length]",
            )
            .await?;
        let number = |at: usize| most[at].as_u64().unwrap_or(0);
        ensure!((1..=8).contains(&number(0)) && number(1) > 30, "at most {} of {} labs at once", number(0), number(1));
        come_to(page, "one-knob").await?;
        let rate =
            page.ask("return document.querySelector(\"#one-knob input[aria-label^='Base rate']\").value").await?;
        ensure!(rate == "0.070", "{rate}");
        page.ask("document.querySelector('#one-knob .lab').focus()").await?;
        page.press("r", 82).await?;
        let back = "document.querySelector(\"#one-knob input[aria-label^='Base rate']\").value === '0.005'";
        page.wait_for(back, "Reset leads to the scene of the text").await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_when_labs_come_and_go() -> Result<()> {
    visit(Visitor::LAPTOP, "lesson/en/", async |page| {
        let moved = page
            .ask("const wait = time => new Promise(done => setTimeout(done, time)), moved = [];
                for (const step of document.querySelectorAll('article > .step')) {
                    step.scrollIntoView();
                    await wait(500);
                    const top = step.getBoundingClientRect().top;
                    await wait(300);
                    if (Math.abs(step.getBoundingClientRect().top - top) > 1) moved.push([step.id, step.getBoundingClientRect().top - top]);
                }
                return moved")
            .await?;
        ensure!(moved == json!([]), "{moved}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_alone_reaches_and_answers() -> Result<()> {
    visit(Visitor::LAPTOP.reduced_motion(), "lesson/en/#past-limit", async |page| {
        page.ask("document.querySelector('#past-limit [value=a]').focus()").await?;
        page.press("ArrowDown", 40).await?;
        page.press("ArrowDown", 40).await?;
        let chosen = page.ask("return document.querySelector('#past-limit :checked').value").await?;
        ensure!(chosen == "c", "arrows choose: {chosen}");
        for _ in 0..4 {
            page.press("Tab", 9).await?;
            if page.ask("return document.activeElement.matches('#past-limit button')").await? == true {
                break;
            }
        }
        page.find(By::Css("#past-limit button")).await?.send_keys(Key::Enter + "").await?;
        page.wait_for("document.querySelector('#past-limit .verdict').textContent", "the run has answered").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_forgotten_and_brought_back() -> Result<()> {
    visit(Visitor::PHONE, "lesson/en/", async |page| {
        press(page, "#question-1 [value=b]").await?;
        press(page, "#question-1 button").await?;
        let code = "document.querySelector('.answer-code').textContent.includes('-')";
        page.wait_for(code, "there is a code").await?;
        press(page, "[data-do=forget]").await?;
        page.wait_for("document.querySelector('[data-do=recall]:not([hidden])')", "it can be taken back").await?;
        press(page, "[data-do=recall]").await?;
        page.wait_for(code, "the code is back").await
    })
    .await
}
