//! The lab inside other pages: in frames of any size, sandboxed, on another site, several on one page.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use settle_browser_tests::thirtyfour::{By, Key};
use settle_browser_tests::{Page, Visitor, visit, visit_course};

/// The course page with four labs.
const COURSE: &str = "examples/embed/plain.html";

/// A page with a field, a frame without any rights but scripts, and a link.
const BARE: &str = r##"<!DOCTYPE html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
    <body><p><input id="before" aria-label="before"></p>
    <iframe title="lab" width="720" height="420" sandbox="allow-scripts" src="LAB?embed#v=1&a.lr=0.05&b.lr=0.06&view=step:30"></iframe>
    <p><a id="after" href="#there">after</a></p><div style="height: 3000px"></div></body></html>"##;

/// The rate slider.
const RATE: &str = "input[type=range][data-param=base_lr]";

/// Two runs of which the second is selected, the playhead before the end.
const SCENE: &str = "#v=1&surface=quadratic;a:1;b:20;angle:-0.3&start=-3,2.5&steps=120&noise=sigma:1;seed:5&a.lr=0.092\
    &b.lr=0.08&b.schedule=SequentialLR;schedulers:+LinearLR;start_factor:0.1;end_factor:1;total_iters:12\
    +CosineAnnealingLR;T_max:108~;milestones:12&view=selected:1;step:113";

/// The parts of an embedded lab that are cut, that lie on each other, or that scroll; nothing where all is well.
const FAULTS: &str = r"
    const parts = ['.embed-stage', '.embed-charts', '.embed-play', '.embed-controls', '.embed-text', '.embed-foot'];
    const boxes = parts.map(name => [name, document.querySelector(name)?.getBoundingClientRect()]).filter(([, box]) => box);
    const faults = [];
    for (const [name, box] of boxes) {
        if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) faults.push(name + ' is cut');
        if (box.width < 20 || box.height < 20) faults.push(name + ' has no room');
        for (const [other, its] of boxes) {
            const apart = box.right <= its.left || its.right <= box.left || box.bottom <= its.top || its.bottom <= box.top;
            if (other < name && !apart) faults.push(`${name} lies on ${other}`);
        }
    }
    for (const e of document.querySelectorAll('button, a, label, .transport-step, .limit-scale span, .chart-title')) {
        const box = e.getBoundingClientRect();
        const seen = e.checkVisibility() && getComputedStyle(e).visibility === 'visible' && box.width > 1;
        if (seen && (box.left < -1 || box.right > innerWidth + 1)) faults.push(e.outerHTML.slice(0, 80) + ' is cut');
    }
    const page = document.scrollingElement;
    if (page.scrollHeight > innerHeight) faults.push(`it scrolls: ${page.scrollHeight} in ${innerHeight}`);
    if (page.scrollWidth > innerWidth) faults.push('it scrolls sideways');
    return faults";

async fn is_whole(page: &Page, what: &str) -> Result<()> {
    page.wait_for("document.querySelector('.surface-top').width > 1", "the surface was painted").await?;
    let faults = page.ask(FAULTS).await?;
    ensure!(faults == json!([]), "{what}: {faults:#}");
    Ok(())
}

/// Where the playhead, the rate, the link and the start of a lab stand, once an edit is finished and its link written.
async fn state(page: &Page) -> Result<Value> {
    page.ask(
        "await new Promise(done => setTimeout(done, 1500));
        return [...document.querySelectorAll('input[type=range]')].map(input => input.value).concat(location.hash, document.querySelector('.start-handle')?.style.translate)",
    )
    .await
}

/// A place in the window: that of `share` (0 to 1, across and down) of an element in a frame, which is brought into view.
async fn place(page: &Page, frame: usize, element: &str, share: (f64, f64)) -> Result<(f64, f64)> {
    let script =
        "const frame = document.querySelectorAll('iframe')[arguments[0]]; frame.scrollIntoView({ block: 'center' });
        const box = frame.getBoundingClientRect(); return [box.left + frame.clientLeft, box.top + frame.clientTop]";
    let outer = page.ask_about(script, vec![frame.into()]).await?;
    let script = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return [box.left + arguments[1] * box.width, box.top + arguments[2] * box.height]";
    let arguments = vec![element.into(), share.0.into(), share.1.into()];
    let inner = page.in_frame(frame, async |page| page.ask_about(script, arguments).await).await?;
    let number = |value: &Value, i: usize| value[i].as_f64().context("a place");
    Ok((number(&outer, 0)? + number(&inner, 0)?, number(&outer, 1)? + number(&inner, 1)?))
}

async fn click(page: &Page, at: (f64, f64)) -> Result<()> {
    page.mouse("mouseMoved", at, false).await?;
    page.mouse("mousePressed", at, true).await?;
    page.mouse("mouseReleased", at, false).await
}

#[tokio::test(flavor = "multi_thread")]
async fn it_fits_every_frame_with_nothing_cut() -> Result<()> {
    for (width, height) in [(320, 360), (360, 400), (559, 420), (560, 420), (720, 420), (1000, 700)] {
        for touch in [false, true] {
            let visitor = Visitor { touch, ..Visitor::window(width, height) };
            visit(visitor, &format!("?embed{SCENE}"), async |page| {
                is_whole(page, &format!("{width}x{height}, touch: {touch}")).await
            })
            .await?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_in_a_frame_light_and_dark() -> Result<()> {
    let all = "controls=runs,schedule,rate,warmup,decay-ends,momentum,nesterov,noise,new-seed,steps,surface,condition\
        &views=surface,rate,loss,text";
    for visitor in [Visitor::window(720, 420), Visitor::window(360, 400), Visitor::PHONE] {
        for (visitor, query) in [(visitor, ""), (visitor.dark(), ""), (visitor, all), (visitor.dark(), all)] {
            visit(visitor, &format!("?embed&{query}{SCENE}"), async |page| {
                page.wait_for("document.querySelector('.surface-top').width > 1", "the surface was painted").await?;
                page.ensure_accessible().await
            })
            .await?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_chooses_controls_views_theme_and_height() -> Result<()> {
    let query = "?embed&controls=warmup,momentum,rate,gamma&views=loss,text&theme=dark&height=300";
    visit(Visitor::window(900, 800), &format!("{query}{SCENE}"), async |page| {
        let found = page
            .ask(
                "return [[...document.querySelectorAll('[data-control]')].map(e => e.dataset.control),
                ['surface', 'chart-rate', 'chart-loss', 'happened'].filter(name => document.querySelector('.' + name)),
                document.documentElement.dataset.theme, document.querySelector('.embed').style.getPropertyValue('--height'),
                document.querySelectorAll('.notice').length]",
            )
            .await?;
        let expected = json!([["warmup", "momentum", "rate"], ["chart-loss", "happened"], "dark", "300px", 0]);
        ensure!(found == expected, "{found}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_option_that_is_not_known_is_named() -> Result<()> {
    visit(Visitor::window(720, 420), "?embed&contrls=rate&controls=rate,speed&height=tall", async |page| {
        let said = page.ask("return document.querySelector('.notice')?.innerText").await?;
        let said = said.as_str().unwrap_or_default();
        ensure!(["contrls", "speed", "tall"].iter().all(|name| said.contains(name)), "{said}");
        ensure!(page.ask("return document.querySelectorAll('[data-control]').length").await? == 1, "the rate is there");
        page.find(By::Css(".notice-close")).await?.click().await?;
        page.wait_for("!document.querySelector('.notice')", "the notice is closed").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn it_works_sandboxed_without_a_storage() -> Result<()> {
    visit_course(Visitor::LAPTOP, "page.html", BARE, async |page| {
        let entries = page.ask("return history.length").await?;
        let (before, after) = page
            .in_frame(0, async |page| {
                let bare = page
                    .ask("let kept = true; try { localStorage } catch { kept = false } return [origin, kept]")
                    .await?;
                ensure!(bare == json!(["null", false]), "the frame has more rights than it should: {bare}");
                is_whole(page, "sandboxed").await?;
                let before = state(page).await?;
                page.ask("document.querySelector('input[type=range][data-param]').focus()").await?;
                for _ in 0..3 {
                    page.press("ArrowLeft", 37).await?;
                }
                Ok((before, state(page).await?))
            })
            .await?;
        ensure!(before != after, "the keys changed nothing: {before}");
        ensure!(
            page.ask("return history.length").await? == entries,
            "it left entries in the history of the page around it"
        );
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn four_on_a_page_do_not_disturb_each_other() -> Result<()> {
    visit_course(Visitor::LAPTOP, COURSE, "", async |page| {
        let mut before = Vec::new();
        for frame in 0..4 {
            place(page, frame, ".lab", (0.0, 0.0)).await?;
            let (state, notices) = page
                .in_frame(frame, async |page| {
                    Ok((
                        state(page).await?,
                        page.ask("return document.querySelector('.notice')?.innerText ?? ''").await?,
                    ))
                })
                .await?;
            ensure!(notices == "", "frame {frame} complains: {notices}");
            before.push(state);
        }
        let thumb = place(page, 1, "[data-control=rate] .slider input", (0.2, 0.5)).await?;
        click(page, thumb).await?;
        page.press("ArrowLeft", 37).await?;
        let chart = place(page, 1, ".charts", (0.4, 0.3)).await?;
        click(page, chart).await?;
        page.press("ArrowLeft", 37).await?;
        for (frame, before) in before.iter().enumerate() {
            let after = page.in_frame(frame, state).await?;
            ensure!((after != *before) == (frame == 1), "frame {frame}: {before} became {after}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_gets_the_height_that_its_lab_wishes() -> Result<()> {
    visit_course(Visitor::LAPTOP, COURSE, "", async |page| {
        place(page, 3, ".lab", (0.0, 0.0)).await?;
        let height = "document.querySelectorAll('iframe')[3].clientHeight";
        page.wait_for(&format!("{height} >= 480"), "the frame is as high as the lab asks for").await?;
        page.in_frame(3, async |page| {
            let over = page.ask("return document.scrollingElement.scrollHeight - innerHeight").await?;
            ensure!(over == 0, "{over} pixels are below the frame");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_around_keeps_its_focus_and_its_place() -> Result<()> {
    visit_course(Visitor::LAPTOP, COURSE, "", async |page| {
        page.ask("document.querySelector('#notes').focus({ preventScroll: true }); scrollTo(0, 300)").await?;
        page.in_frame(0, async |page| {
            page.wait_for("document.querySelector('.surface-top').width > 1", "the surface was painted").await
        })
        .await?;
        let here = "return [document.activeElement.id, scrollY]";
        ensure!(page.ask(here).await? == json!(["notes", 300]), "loading moved it: {}", page.ask(here).await?);
        // Played by a script, as when the learner looks at it from afar.
        page.in_frame(0, async |page| page.ask("document.querySelector('.play-button').click()").await).await?;
        page.in_frame(0, async |page| {
            page.wait_for("document.querySelector('[data-playhead]').value > 20", "the lab plays").await
        })
        .await?;
        ensure!(page.ask(here).await? == json!(["notes", 300]), "playing moved it: {}", page.ask(here).await?);
        // Pressing takes the focus, as it must, but not the place.
        let before = page.ask("const f = document.querySelector('iframe'); return scrollY").await?;
        let button = page
            .in_frame(0, async |page| {
                page.ask("const box = document.querySelector('.play-button').getBoundingClientRect(); return [box.left + 9, box.top + 9]").await
            })
            .await?;
        let frame = page.ask("const box = document.querySelector('iframe').getBoundingClientRect(); return [box.left, box.top]").await?;
        let at = |i: usize| button[i].as_f64().unwrap_or_default() + frame[i].as_f64().unwrap_or_default();
        click(page, (at(0), at(1))).await?;
        page.in_frame(0, async |page| {
            page.wait_for("!document.querySelector('.play-button').dataset.playing", "the lab pauses").await
        })
        .await?;
        ensure!(page.ask("return scrollY").await? == before, "pressing moved the page");
        Ok(())
    })
    .await
}

/// Presses on an element of the frame, drags far out of the frame, lets go there, and moves over the frame again.
async fn drag_out(page: &Page, element: &str) -> Result<[Value; 3]> {
    let start = place(page, 0, element, (0.5, 0.5)).await?;
    let before = page.in_frame(0, state).await?;
    page.mouse("mouseMoved", start, false).await?;
    page.mouse("mousePressed", start, true).await?;
    for step in 1..=8 {
        page.mouse("mouseMoved", (start.0 + 60.0 * f64::from(step), start.1 + 4.0 * f64::from(step)), true).await?;
    }
    let out = (1300.0, start.1 + 32.0);
    page.mouse("mouseMoved", out, true).await?;
    page.mouse("mouseReleased", out, false).await?;
    let dragged = page.in_frame(0, state).await?;
    page.mouse("mouseMoved", (start.0 - 60.0, start.1 + 10.0), false).await?;
    page.mouse("mouseMoved", (start.0 - 90.0, start.1 + 20.0), false).await?;
    Ok([before, dragged, page.in_frame(0, state).await?])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pointer_let_go_outside_the_frame_ends_the_drag() -> Result<()> {
    for element in [".start-handle", RATE, "[data-playhead]"] {
        visit_course(Visitor::LAPTOP, "page.html", BARE, async |page| {
            let [before, dragged, after] = drag_out(page, element).await?;
            ensure!(before != dragged, "{element} was not dragged: {before}");
            ensure!(dragged == after, "{element} is still held: {dragged} became {after}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_replaces_the_entry_of_the_frame_so_that_back_leaves_the_page() -> Result<()> {
    visit(Visitor::LAPTOP, "?embed#v=1&a.lr=0.05", async |page| {
        let entries = page.ask("return history.length").await?;
        page.find(By::Css(RATE)).await?.send_keys(Key::Right.value().to_string()).await?;
        page.wait_for("location.hash.includes('a.lr=0.051')", "the link is that of the new rate").await?;
        ensure!(page.ask("return history.length").await? == entries, "the edit is an entry of its own");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn tab_goes_in_and_out() -> Result<()> {
    visit_course(Visitor::LAPTOP, "page.html", BARE, async |page| {
        page.in_frame(0, async |page| is_whole(page, "before").await).await?;
        page.ask("document.querySelector('#before').focus()").await?;
        let mut inside = 0;
        for _ in 0..30 {
            page.press("Tab", 9).await?;
            // The frame is a process of its own: the page hears a little later where the focus went.
            let script = "for (let wait = 0; wait < 50 && document.activeElement === document.body; wait++)
                    await new Promise(done => setTimeout(done, 20));
                return document.activeElement.id || document.activeElement.tagName";
            let now = page.ask(script).await?;
            match now.as_str() {
                Some("IFRAME") => inside += 1,
                Some("after") => break,
                other => anyhow::bail!("the focus went to {other:?}"),
            }
        }
        ensure!((4..20).contains(&inside), "Tab stopped {inside} times in the lab");
        let now = page.ask("return document.activeElement.id").await?;
        ensure!(now == "after", "Tab did not leave the lab");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_lab_opens_with_the_present_scene() -> Result<()> {
    visit_course(Visitor::LAPTOP, COURSE, "", async |page| {
        let slider = place(page, 0, RATE, (0.3, 0.5)).await?;
        click(page, slider).await?;
        let link = page
            .in_frame(0, async |page| {
                state(page).await?;
                page.ask("const link = document.querySelector('.embed-open'); return [location.hash, link.hash, link.target, link.rel]")
                    .await
            })
            .await?;
        ensure!(link[0] == link[1] && link[2] == "_blank" && link[3] == "noopener", "the link is not of this scene: {link}");
        let corner = place(page, 0, ".embed-open", (0.5, 0.5)).await?;
        click(page, corner).await?;
        let mut windows = page.windows().await?;
        for _ in 0..100 {
            if windows.len() > 1 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            windows = page.windows().await?;
        }
        page.switch_to_window(windows.get(1).context("no window was opened")?.clone()).await?;
        page.wait_for("document.querySelector('.slot-adjust')", "the whole lab has started").await?;
        let opened = page.ask("return [location.hash, location.search, origin !== 'null']").await?;
        ensure!(opened == json!([link[0], "", true]), "{opened} instead of {link}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_deck_the_arrow_keys_belong_to_whoever_has_the_focus() -> Result<()> {
    visit_course(Visitor::window(1280, 800), "examples/embed/reveal.html#/1", "", async |page| {
        page.wait_for("document.querySelector('iframe').src", "the slide has its lab").await?;
        let slider = place(page, 0, RATE, (0.3, 0.5)).await?;
        let before = page.in_frame(0, state).await?;
        // The deck is shown larger or smaller than it is laid out, so the middle of the frame is pressed, then Tab is used.
        click(page, slider).await?;
        page.in_frame(0, async |page| {
            page.ask("document.querySelector('input[type=range][data-param]').focus()").await
        })
        .await?;
        page.press("ArrowRight", 39).await?;
        page.press("ArrowRight", 39).await?;
        ensure!(page.in_frame(0, state).await? != before, "the lab did not get its keys");
        ensure!(page.ask("return Reveal.getIndices().h").await? == 1, "the deck took the lab's keys");
        click(page, (40.0, 760.0)).await?;
        page.press("ArrowRight", 39).await?;
        page.wait_for("Reveal.getIndices().h === 2", "the deck turns its slide").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lab_out_of_sight_gives_its_canvases_back() -> Result<()> {
    visit_course(Visitor::LAPTOP, COURSE, "", async |page| {
        place(page, 0, ".lab", (0.0, 0.0)).await?;
        let painted = "document.querySelector('.surface-top').width > 1";
        page.in_frame(0, async |page| page.wait_for(painted, "the surface was painted").await).await?;
        page.ask("scrollTo(0, document.body.scrollHeight)").await?;
        page.in_frame(0, async |page| page.wait_for(&format!("!({painted})"), "its canvases were released").await)
            .await?;
        page.ask("scrollTo(0, 0)").await?;
        page.in_frame(0, async |page| page.wait_for(painted, "the surface was painted again").await).await
    })
    .await
}
