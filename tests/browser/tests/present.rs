//! The presenter view, as a lecturer uses it: keys, clicker, full screen.

use anyhow::{Context, Result, ensure};
use settle_browser_tests::thirtyfour::{By, Key, TypingData};
use settle_browser_tests::{Page, Visitor, visit};

/// Four runs, of which D diverges and A leaves the map.
const FOUR: &str = "#v=1&surface=quadratic;a:1;b:20;angle:-0.3&start=-3,2.5&steps=120&noise=sigma:1;seed:5&a.lr=0.11\
    &b.lr=0.092&b.schedule=CosineAnnealingLR;T_max:120&c.lr=0.09&d.lr=2";

async fn press(page: &Page, keys: impl Into<TypingData>) -> Result<()> {
    page.action_chain().send_keys(keys).perform().await?;
    Ok(())
}

async fn is_there(page: &Page, selector: &str) -> Result<bool> {
    let script = "return !!document.querySelector(arguments[0])?.checkVisibility()";
    Ok(page.ask_about(script, vec![selector.into()]).await? == true)
}

async fn ensure_there(page: &Page, selector: &str) -> Result<()> {
    page.wait_for(&format!("document.querySelector({selector:?})?.checkVisibility()"), &format!("{selector} is there"))
        .await
}

async fn ensure_gone(page: &Page, selector: &str) -> Result<()> {
    page.wait_for(&format!("!document.querySelector({selector:?})?.checkVisibility()"), &format!("{selector} is gone"))
        .await
}

async fn words(page: &Page, selector: &str) -> Result<String> {
    let text = page.ask_about("return document.querySelector(arguments[0])?.innerText", vec![selector.into()]).await?;
    Ok(text.as_str().unwrap_or_default().trim().to_owned())
}

async fn step(page: &Page) -> Result<i64> {
    let value = page.ask("return document.querySelector('.present-bar input[data-playhead]').valueAsNumber").await?;
    value.as_f64().map(|n| n as i64).context("no scrubber")
}

/// The sentence, once the other seeds were run.
async fn sentence(page: &Page) -> Result<String> {
    page.wait_for("document.querySelector('.present-sentence')?.ariaBusy === 'false'", "all was computed").await?;
    words(page, ".present-sentence").await
}

/// Waits until the sentence says something.
async fn ensure_said(page: &Page, part: &str) -> Result<()> {
    let said =
        format!("document.querySelector('.present-sentence')?.innerText.replace(/\\s+/g, ' ').includes({part:?})");
    page.wait_for(&said, &format!("the sentence says {part:?}")).await
}

async fn query(page: &Page) -> Result<String> {
    Ok(page.ask("return location.search").await?.as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lab_is_as_it_was_after_a_presentation() -> Result<()> {
    visit(Visitor::DESKTOP, "", async |page| {
        page.ask("document.querySelector('input[data-playhead]').focus()").await?;
        press(page, Key::Home + Key::Right + Key::Right).await?;
        page.ask("document.activeElement.blur()").await?;
        for leave in ["p", "button"] {
            press(page, "p").await?;
            ensure_there(page, ".present .surface").await?;
            ensure_gone(page, ".masthead").await?;
            ensure!(step(page).await? == 2 && query(page).await? == "?present", "the playhead moved");
            if leave == "p" {
                press(page, "p").await?;
            } else {
                page.ask("document.querySelector('[data-order=present-leave-view]').click()").await?;
            }
            ensure_gone(page, ".present").await?;
            ensure_there(page, ".slot-adjust").await?;
            ensure!(query(page).await?.is_empty(), "the address still says that it presents");
        }
        let state =
            "return [document.querySelector('input[data-playhead]').value, document.activeElement.dataset.tool]";
        page.wait_for("document.activeElement.dataset.tool === 'present'", "the focus is on the button").await?;
        ensure!(page.ask(state).await? == serde_json::json!(["2", "present"]), "{}", page.ask(state).await?);
        page.find(By::Css("[data-tool=present]")).await?.click().await?;
        ensure_there(page, ".present .surface").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_it_and_a_reload_stays_there() -> Result<()> {
    visit(Visitor::DESKTOP, &format!("?present{FOUR}"), async |page| {
        for _ in 0..2 {
            ensure_there(page, ".present .surface").await?;
            let said = sentence(page).await?;
            ensure!(said.contains("D diverges") && said.contains("A leaves the map"), "{said}");
            page.refresh().await?;
        }
        ensure_there(page, ".present .surface").await?;
        // Escape leaves, whether the browser lets the page fill the screen or not.
        press(page, Key::Escape).await?;
        ensure_gone(page, ".present").await?;
        ensure!(page.ask("return location.hash.includes('d.lr=')").await? == true, "the scene is lost");
        let bounds = "return [...document.querySelectorAll('.card')].length";
        ensure!(page.ask(bounds).await? == 4, "the lab shows other runs");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clicker_goes_through_the_runs_and_back() -> Result<()> {
    visit(Visitor::DESKTOP.reduced_motion(), "?present", async |page| {
        ensure!(sentence(page).await?.starts_with("Same 120 steps: A keeps bouncing,"), "{}", sentence(page).await?);
        // From the end of all runs to A alone at its start; playing jumps to the end where motion is unwanted.
        for (turn, at, part) in [
            (Key::PageDown, 0, "120 steps: A keeps bouncing."),
            (Key::PageDown, 120, "120 steps: A keeps bouncing."),
            (Key::PageDown, 0, "120 steps: B settles."),
            (Key::PageDown, 120, "120 steps: B settles."),
            (Key::PageDown, 0, "Same 120 steps"),
            (Key::PageUp, 120, "120 steps: B settles."),
            (Key::PageUp, 0, "120 steps: B settles."),
            (Key::PageUp, 120, "120 steps: A keeps bouncing."),
        ] {
            press(page, turn).await?;
            ensure_said(page, part).await?;
            ensure!(step(page).await? == at, "{part} at step {}, not {at}", step(page).await?);
        }
        press(page, "0").await?;
        ensure_said(page, "Same 120 steps").await?;
        let hash = page.ask("await new Promise(done => setTimeout(done, 400)); return location.hash").await?;
        ensure!(!hash.as_str().unwrap_or_default().contains("hidden"), "the scene was changed: {hash}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_while_it_plays_finishes_the_run() -> Result<()> {
    visit(Visitor::DESKTOP, "?present", async |page| {
        press(page, Key::Home).await?;
        press(page, Key::PageDown).await?;
        page.wait_for("document.querySelector('.present-bar .play-button').hasAttribute('data-playing')", "it plays")
            .await?;
        press(page, Key::PageDown).await?;
        ensure!(step(page).await? == 120, "it stopped at step {}", step(page).await?);
        press(page, " ").await?;
        page.wait_for("document.querySelector('.present-bar .play-button').hasAttribute('data-playing')", "it plays")
            .await?;
        press(page, "b").await?;
        ensure_there(page, ".present-over-blank").await?;
        let black = "const box = document.querySelector('.present-over-blank').getBoundingClientRect();
            const over = document.elementFromPoint(innerWidth / 2, 5);
            return [box.width >= innerWidth && box.height >= innerHeight, getComputedStyle(over).backgroundColor]";
        ensure!(page.ask(black).await? == serde_json::json!([true, "rgb(0, 0, 0)"]), "{}", page.ask(black).await?);
        let rests = "return !document.querySelector('.present-bar .play-button').hasAttribute('data-playing')";
        ensure!(page.ask(rests).await? == true, "it plays on where nobody sees it");
        let at = step(page).await?;
        press(page, Key::PageDown).await?;
        ensure_gone(page, ".present-over-blank").await?;
        ensure!(step(page).await? == at && page.ask(rests).await? == true, "the key that brings it back did more");
        press(page, ".").await?;
        ensure_there(page, ".present-over-blank").await?;
        page.find(By::Css(".present-over-blank")).await?.click().await?;
        ensure_gone(page, ".present-over-blank").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_key_does_what_the_list_says() -> Result<()> {
    visit(Visitor::DESKTOP, "?present", async |page| {
        press(page, "h").await?;
        ensure_there(page, ".present-over-keys").await?;
        ensure!(words(page, ".present-over-keys").await?.contains("Page Down"), "no clicker in the list");
        press(page, "?").await?;
        ensure_gone(page, ".present-over-keys").await?;
        press(page, "2").await?;
        ensure!(words(page, ".present-said").await? == "B is chosen", "{}", words(page, ".present-said").await?);
        press(page, Key::Up).await?;
        page.wait_for("document.querySelector('.present-said').innerText === 'B: rate 0.0933'", "the rate moved")
            .await?;
        press(page, "-").await?;
        page.wait_for("document.querySelector('.present-said').innerText === 'B: rate 0.0912'", "the rate moved back")
            .await?;
        press(page, "1").await?;
        for _ in 0..8 {
            press(page, Key::Up).await?;
        }
        ensure_said(page, "A leaves the map at step").await?;
        for (pressed, at) in [(Key::Home, 0), (Key::Right, 1), (Key::Right, 2), (Key::Left, 1), (Key::End, 120)] {
            let name = format!("{pressed:?}");
            press(page, pressed).await?;
            ensure!(step(page).await? == at, "{name} went to {}", step(page).await?);
        }
        for dark in [true, false] {
            press(page, "d").await?;
            let paper = page.ask("return getComputedStyle(document.querySelector('.present')).backgroundColor").await?;
            ensure!(paper == if dark { "rgb(0, 0, 0)" } else { "rgb(255, 255, 255)" }, "the paper is {paper}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn single_keys_that_are_switched_off_do_nothing() -> Result<()> {
    visit(Visitor::DESKTOP, "", async |page| {
        page.ask("localStorage.setItem('settle-keys', 'off')").await?;
        page.open("?present").await?;
        ensure_there(page, ".present .surface").await?;
        for pressed in ["b", "q", "h", "d", "p", "."] {
            press(page, pressed).await?;
        }
        ensure!(!is_there(page, ".present-over").await? && is_there(page, ".present").await?, "a letter did something");
        press(page, Key::Home).await?;
        ensure!(step(page).await? == 0, "keys that write nothing still work");
        press(page, Key::Escape).await?;
        ensure_gone(page, ".present").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_refuses_the_full_screen_harms_nothing() -> Result<()> {
    for refusal in ["() => Promise.reject(new TypeError('no'))", "() => { throw new TypeError('no') }", "undefined"] {
        visit(Visitor::DESKTOP, "", async |page| {
            page.ask(&format!("Element.prototype.requestFullscreen = {refusal}")).await?;
            press(page, "p").await?;
            ensure_there(page, ".present .surface").await?;
            page.wait_for("document.activeElement.matches('.present')", "the keys are its own").await?;
            press(page, "f").await?;
            page.wait_for("document.querySelector('.present-said').innerText.includes('window')", "it is said").await?;
            press(page, Key::Escape).await?;
            ensure_gone(page, ".present").await?;
            ensure_there(page, ".slot-adjust").await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn escape_leaves_the_full_screen_before_the_view() -> Result<()> {
    visit(Visitor::DESKTOP, "", async |page| {
        // Full screen as a browser tells of it.
        let filled = "let full = null;
            Object.defineProperty(document, 'fullscreenElement', { get: () => full });
            Element.prototype.requestFullscreen = async function () { full = this; document.dispatchEvent(new Event('fullscreenchange')) };
            document.exitFullscreen = async () => { full = null; document.dispatchEvent(new Event('fullscreenchange')) }";
        page.ask(filled).await?;
        press(page, "p").await?;
        page.wait_for("document.fullscreenElement === document.documentElement", "it fills the screen").await?;
        ensure_there(page, ".present .surface").await?;
        // A browser that ends the full screen itself, and then tells of the key too.
        page.ask("document.exitFullscreen();
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))")
            .await?;
        page.ask("await new Promise(done => setTimeout(done, 600))").await?;
        ensure!(is_there(page, ".present").await?, "one press left twice");
        press(page, "f").await?;
        page.wait_for("document.fullscreenElement", "it fills the screen again").await?;
        press(page, "p").await?;
        ensure_gone(page, ".present").await?;
        ensure!(page.ask("return document.fullscreenElement").await?.is_null(), "the lab fills the screen");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing() -> Result<()> {
    for visitor in [Visitor::DESKTOP, Visitor::DESKTOP.dark()] {
        visit(visitor, &format!("?present{FOUR}"), async |page| {
            sentence(page).await?;
            page.ensure_accessible().await?;
            for (opens, over) in [("q", "code"), ("h", "keys"), ("b", "blank")] {
                press(page, opens).await?;
                ensure_there(page, &format!(".present-over-{over}")).await?;
                page.ensure_accessible().await?;
                press(page, opens).await?;
                ensure_gone(page, ".present-over").await?;
            }
            page.ask("document.querySelector('.present').setAttribute('data-pointer', '')").await?;
            page.ensure_accessible().await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_in_the_sentence_have_the_colours_of_the_runs() -> Result<()> {
    visit(Visitor::DESKTOP, "?present", async |page| {
        sentence(page).await?;
        let colours = "return [...document.querySelectorAll('.present-sentence b')].map(b =>
            [b.innerText, getComputedStyle(b).color, getComputedStyle(document.querySelector('.present .run-text-' + b.innerText.toLowerCase())).color])";
        let found = page.ask(colours).await?;
        let all = found.as_array().context("no letters")?;
        ensure!(all.len() == 2 && all.iter().all(|one| one[1] == one[2]) && all[0][1] != all[1][1], "{found:#}");
        Ok(())
    })
    .await
}
