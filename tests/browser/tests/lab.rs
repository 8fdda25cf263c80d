//! The Lab as people use it: sliders, links, playback, runs.

use anyhow::{Result, ensure};
use settle_browser_tests::thirtyfour::{By, Key, TypingData, WebElement};
use settle_browser_tests::{Page, Picture, Visitor, visit};

/// The rate slider.
const RATE: &str = "input[type=range][data-param=base_lr]";

/// The scrubber that is shown.
const SCRUBBER: &str = "[...document.querySelectorAll('input[data-playhead]')].find(e => e.checkVisibility())";

/// What is seen of the surface and of the charts, once everything is sharp.
async fn pictures(page: &Page) -> Result<[Picture; 2]> {
    page.ask("await new Promise(done => setTimeout(done, 700))").await?;
    let surface = find(page, ".surface").await?.screenshot_as_png().await?;
    let charts = find(page, ".slot-charts").await?.screenshot_as_png().await?;
    Ok([Picture::read(&surface)?, Picture::read(&charts)?])
}

/// Whether both pictures look the same.
fn same(a: &[Picture; 2], b: &[Picture; 2]) -> bool {
    a[0].looks_like(&b[0]) && a[1].looks_like(&b[1])
}

async fn address(page: &Page) -> Result<String> {
    page.ask("await new Promise(done => setTimeout(done, 1000))").await?;
    Ok(page.ask("return location.hash").await?.as_str().unwrap_or_default().to_owned())
}

async fn find(page: &Page, selector: &str) -> Result<WebElement> {
    Ok(page.find(By::Css(selector)).await?)
}

/// The text of the element, as far as it is there.
async fn text(page: &Page, selector: &str) -> Result<String> {
    let text = page.ask_about("return document.querySelector(arguments[0])?.innerText", vec![selector.into()]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

async fn playhead(page: &Page) -> Result<i64> {
    let value = page.ask(&format!("return {SCRUBBER}.valueAsNumber")).await?;
    Ok(value.as_f64().map_or(-1, |n| n as i64))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slider_changes_the_picture_and_the_link() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        ensure!(address(page).await?.is_empty(), "nothing was changed yet");
        let before = pictures(page).await?;
        find(page, RATE).await?.send_keys(Key::Left + Key::Left).await?;
        let link = address(page).await?;
        ensure!(link.starts_with("#v=1&") && link.contains("&a.lr=") && !link.contains("a.lr=0.092"), "{link}");
        ensure!(!same(&pictures(page).await?, &before), "the picture is the old one");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_reopened_gives_the_same_picture() -> Result<()> {
    visit(Visitor::LAPTOP, "#v=1&surface=himmelblau&start=-0.5,-1&steps=80&noise=sigma:2;seed:9&a.lr=0.01&b.lr=0.02\
        &b.optimizer=SGD;momentum:0.8&b.schedule=ExponentialLR;gamma:0.95&c.lr=0.01&c.name=two~20words&view=selected:1;step:33",
        async |page| {
        ensure!(playhead(page).await? == 33, "the playhead stands at {}", playhead(page).await?);
        let diagnosed = "document.querySelector('.finding[aria-busy=false]')";
        page.wait_for(diagnosed, "the diagnosis").await?;
        let (happened, before) = (text(page, ".finding").await?, pictures(page).await?);
        find(page, RATE).await?.send_keys(Key::Right).await?;
        let link = address(page).await?;
        page.ask("await new Promise(done => setTimeout(done, 600))").await?;
        page.wait_for(diagnosed, "another diagnosis").await?;
        let (changed, facts) = (pictures(page).await?, text(page, ".finding").await?);
        ensure!(!same(&changed, &before) && facts != happened, "the slider changed nothing");
        page.open(&link).await?;
        page.wait_for(diagnosed, "the diagnosis of the link").await?;
        ensure!(same(&pictures(page).await?, &changed), "another picture");
        ensure!(text(page, ".finding").await? == facts, "{facts}\nis now\n{}", text(page, ".finding").await?);
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_typed_while_the_page_is_open_is_opened() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        page.ask("location.hash = '#v=1&steps=33&a.lr=0.03'").await?;
        page.wait_for(&format!("{SCRUBBER}.max === '33'"), "the link was opened").await?;
        find(page, RATE).await?.send_keys(Key::Right).await?;
        ensure!(!address(page).await?.contains("a.lr=0.03&"), "the slider moved");
        page.ask("location.hash = '#v=1&steps=33&a.lr=0.03'").await?;
        let field = "document.querySelector('.rate-control input[type=text]').value";
        page.wait_for(&format!("{field} === '0.030'"), "the same link was opened again").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_link_opens_the_nearest_scene_and_says_so() -> Result<()> {
    visit(Visitor::LAPTOP, "#v=1&steps=1e99&a.lr=NaN&colour=red%zz", async |page| {
        page.wait_for(
            "document.querySelector('[role=status], [role=alert]')?.innerText.includes('Steps')",
            "it was said",
        )
        .await?;
        let said = page
            .ask("return [...document.querySelectorAll('[role=status], [role=alert]')].map(e => e.innerText).join()")
            .await?;
        for word in ["100000", "NaN", "colour"] {
            ensure!(said.as_str().is_some_and(|said| said.contains(word)), "{word} is not named in {said}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn playing_advances_and_stops_at_the_end() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        ensure!(playhead(page).await? == 120, "it opens at the end");
        page.wait_for("document.querySelector('.finding[aria-busy=false]')", "the diagnosis, and the phases with it")
            .await?;
        let still = pictures(page).await?;
        ensure!(
            same(&pictures(page).await?, &still) && playhead(page).await? == 120,
            "something moves that nobody asked for"
        );
        find(page, ".transport-speed select").await?.send_keys("8").await?;
        find(page, ".play-button").await?.click().await?;
        page.wait_for(&format!("{SCRUBBER}.valueAsNumber < 60"), "playing from the end starts over").await?;
        page.wait_for(&format!("{SCRUBBER}.valueAsNumber === 120"), "the end is reached").await?;
        ensure!(same(&pictures(page).await?, &still), "the end looks otherwise than before");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn with_reduced_motion_play_jumps_to_the_end() -> Result<()> {
    visit(Visitor::LAPTOP.reduced_motion(), "#v=1&view=step:7", async |page| {
        let still = pictures(page).await?;
        ensure!(playhead(page).await? == 7 && same(&pictures(page).await?, &still), "something moves by itself");
        find(page, ".play-button").await?.click().await?;
        ensure!(playhead(page).await? == 120, "it stands at {}", playhead(page).await?);
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_do_everything_from_anywhere_in_the_lab() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let press = async |keys: TypingData| page.action_chain().send_keys(keys).perform().await;
        press(Key::Home.into()).await?;
        ensure!(playhead(page).await? == 0, "Home");
        press(Key::Right + Key::Right + Key::Left).await?;
        ensure!(playhead(page).await? == 1, "arrows");
        press(Key::End.into()).await?;
        ensure!(playhead(page).await? == 120, "End");
        press("2".into()).await?;
        page.wait_for("document.querySelector('[data-run=B]').ariaPressed === 'true'", "2 chose run B").await?;
        find(page, RATE).await?.send_keys(Key::Left).await?;
        let changed = address(page).await?;
        page.ask("document.activeElement.blur()").await?;
        press("r".into()).await?;
        ensure!(address(page).await? != changed, "R went back");
        press("?".into()).await?;
        page.wait_for("document.querySelector('dialog[open]')", "? opened the help").await?;
        press(Key::Escape.into()).await?;
        page.wait_for("!document.querySelector('dialog[open]')", "Escape closed it").await?;
        // A dialog gives the focus back to what had it before; the key is meant for the lab.
        page.ask("document.activeElement.blur(); await new Promise(done => setTimeout(done, 200))").await?;
        press(" ".into()).await?;
        page.wait_for(&format!("{SCRUBBER}.valueAsNumber < 120"), "Space plays").await
    })
    .await
}

/// Everything that can be clicked can be reached with Tab, or with the arrows inside its group.
#[tokio::test(flavor = "multi_thread")]
async fn tab_reaches_every_control() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let wanted = page
            .ask(
                "window.seen = new Set();
                document.addEventListener('focusin', e => seen.add(e.target));
                window.wanted = [...document.querySelectorAll('button, input, select, summary, a[href], [tabindex]')]
                    .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0);
                return wanted.length",
            )
            .await?;
        let count = wanted.as_u64().unwrap_or_default();
        ensure!(count > 20, "only {count} controls");
        for _ in 0..count + 2 {
            page.action_chain().send_keys(Key::Tab.value().to_string()).perform().await?;
        }
        let missed = page.ask("return wanted.filter(e => !seen.has(e)).map(e => e.outerHTML.slice(0, 120))").await?;
        ensure!(missed.as_array().is_some_and(Vec::is_empty), "not reached: {missed}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_start_moves_by_keys_and_by_pointer() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let handle = find(page, ".start-handle").await?;
        handle.send_keys(Key::Right).await?;
        let by_key = address(page).await?;
        ensure!(by_key.contains("&start=") && !by_key.contains("&start=-3,2.5"), "{by_key}");
        page.action_chain().drag_and_drop_element_by_offset(&handle, 60, 40).release().perform().await?;
        ensure!(address(page).await? != by_key, "the pointer moved nothing");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn runs_are_added_named_hidden_and_removed() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        find(page, ".card-add button").await?.click().await?;
        find(page, ".card-add button").await?.click().await?;
        page.wait_for("document.querySelectorAll('[data-run]').length === 4 && !document.querySelector('.card-add')", "four runs").await?;
        let link = address(page).await?;
        ensure!(link.contains("&d.lr=") && link.contains("selected:3"), "{link}");
        find(page, ".card-more").await?.click().await?;
        let act = async |name: &str| -> Result<()> {
            let script = "const b = [...document.querySelectorAll('button')].find(b => b.checkVisibility() && (b.innerText.trim() === arguments[0] || b.ariaLabel === arguments[0])); b.click()";
            page.ask_about(script, vec![name.into()]).await.map(|_| ())
        };
        act("Rename").await?;
        page.action_chain().send_keys("my own").send_keys(Key::Enter.value().to_string()).perform().await?;
        ensure!(address(page).await?.contains("&d.name=my~20own"), "{}", address(page).await?);
        act("Hide").await?;
        ensure!(address(page).await?.contains("hidden:3"), "{}", address(page).await?);
        act("Remove").await?;
        ensure!(!address(page).await?.contains("&d."), "{}", address(page).await?);
        find(page, ".notice-act").await?.click().await?;
        page.wait_for("document.activeElement.className === 'card-pick'", "a card has the focus").await?;
        ensure!(address(page).await?.contains("&d.name=my~20own"), "the removed run is back");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_minute_leads_past_the_limit_and_back() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let hint = async || text(page, ".hint").await;
        ensure!(hint().await?.contains("Try this:"), "{}", hint().await?);
        let rate = find(page, ".rate-control input[type=text]").await?;
        rate.send_keys(Key::Control + "a").await?;
        rate.send_keys("0.15".to_owned() + Key::Enter).await?;
        page.wait_for(
            "document.querySelector('.hint').innerText.includes('That is the limit.')",
            "the second hint came",
        )
        .await?;
        page.wait_for(
            "document.querySelector('.happened').innerText.includes('leaves the map at step')",
            "it is told where run A left",
        )
        .await?;
        ensure!(
            text(page, ".rate-control").await?.contains("150"),
            "the share of the limit: {}",
            text(page, ".rate-control").await?
        );
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_quotes_the_median_of_seeds() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        page.wait_for(
            "document.querySelector('.happened').innerText.includes('Typically B ends')",
            "the seeds were run",
        )
        .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_diverges_says_at_which_step() -> Result<()> {
    visit(Visitor::LAPTOP, "#v=1&a.lr=900&steps=400", async |page| {
        let card = text(page, "[data-run=A]").await?;
        ensure!(card.contains("diverged at step"), "{card}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_can_not_be_is_refused_in_a_sentence() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let rate = find(page, ".rate-control input[type=text]").await?;
        rate.send_keys(Key::Control + "a").await?;
        rate.send_keys("-1".to_owned() + Key::Enter).await?;
        page.wait_for(
            "[...document.querySelectorAll('[role=alert]')].some(e => e.innerText.includes('-1'))",
            "the value is named",
        )
        .await?;
        ensure!(address(page).await?.is_empty(), "nothing was changed");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_map_and_the_sentences_agree_on_when_a_run_left() -> Result<()> {
    for visitor in [Visitor::LAPTOP, Visitor::DESKTOP] {
        visit(visitor, "?embed&views=surface,text#v=1&surface=himmelblau&start=-0.5,-1&a.lr=0.05", async |page| {
            let step =
                "(e) => document.querySelector(e)?.textContent.match(/(?:left|leaves) the map at step (\\d+)/)?.[1]";
            page.wait_for(&format!("({step})('.surface-labels') && ({step})('.happened')"), "both say so").await?;
            let said = page.ask(&format!("return ['.surface-labels', '.happened'].map({step})")).await?;
            ensure!(said[0] == said[1], "{said} at {visitor:?}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_opens_and_closes_makes_nothing_around_it_anew() -> Result<()> {
    const MARK: &str = "document.querySelectorAll('canvas, .header [data-tool], .run-list, .rate-slot, .group, .slot-happened').forEach(e => {
        if (e.checkVisibility()) { marked.push(e) } })";
    let deeds = [
        ("help", "document.querySelector('[data-tool=help]').click()", "document.querySelector('dialog.help').close()"),
        (
            "share",
            "document.querySelector('[data-tool=share]').click()",
            "document.querySelector('dialog[open]').close()",
        ),
        ("table", "document.querySelector('.charts-table').click()", "document.querySelector('dialog[open]').close()"),
        (
            "all kinds",
            "document.querySelector('.all-kinds button').click()",
            "document.querySelector('.all-kinds button').click()",
        ),
        ("a group", "document.querySelector('.group-head').click()", "document.querySelector('.group-head').click()"),
        (
            "a value",
            "document.querySelector('[data-tool=theme]').click()",
            "document.querySelector('[data-tool=theme]').click()",
        ),
    ];
    visit(Visitor::LAPTOP, "", async |page| {
        for (name, open, close) in deeds {
            let script = format!(
                "const marked = []; {MARK};
                const wait = () => new Promise(done => setTimeout(done, 900));
                {open}; await wait(); {close}; await wait();
                return [marked.length > 8, marked.filter(e => !e.isConnected).map(e => e.className || e.tagName).join(', ')]"
            );
            let found = page.ask(&script).await?;
            ensure!(found[0] == true, "{name}: too little was there to be compared");
            ensure!(found[1] == "", "{name} made anew: {}", found[1]);
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_chosen_by_keys_keeps_the_focus() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        find(page, ".all-kinds button").await?.click().await?;
        let chosen = "document.querySelector('.kind-picker [aria-checked=true]')";
        page.wait_for(chosen, "the kinds are shown").await?;
        page.ask(&format!("{chosen}.focus()")).await?;
        let mut seen = Vec::new();
        for _ in 0..4 {
            page.action_chain().send_keys(Key::Down).perform().await?;
            page.ask("await new Promise(done => setTimeout(done, 400))").await?;
            let at = page
                .ask("return document.activeElement.getAttribute('aria-checked') === 'true' && document.activeElement.dataset.kind")
                .await?;
            ensure!(at.is_string() && !seen.contains(&at), "the focus was lost after {seen:?}: {at}");
            seen.push(at);
        }
        Ok(())
    })
    .await
}
