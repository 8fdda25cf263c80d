//! The presenter view on every projector, and the code that the audience reads.

use anyhow::{Context, Result, ensure};
use settle_browser_tests::thirtyfour::{By, Key, TypingData};
use settle_browser_tests::{Page, Visitor, visit};
use std::time::Duration;

/// The projectors: the one of every lecture hall, a small one, a wall, and the old shape.
const SCREENS: [(u32, u32); 4] = [(1280, 720), (1920, 1080), (3840, 2160), (1024, 768)];

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

/// The sentence, once the other seeds were run.
async fn sentence(page: &Page) -> Result<String> {
    page.wait_for("document.querySelector('.present-sentence')?.ariaBusy === 'false'", "all was computed").await?;
    words(page, ".present-sentence").await
}

/// Everything on screen is on the screen, nothing lies on something else, and labels are large.
const CUT: &str = "const parts = ['.surface', '.present-sentence', '.present-chart', '.present-code .qr', '.present-code p']
        .map(name => [name, document.querySelector('.present ' + name).getBoundingClientRect()]);
    const wrong = [];
    for (const [name, box] of parts) {
        if (box.left < 0 || box.top < 0 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5) wrong.push(name + ' is cut');
        for (const [other, its] of parts) {
            if (name < other && box.left < its.right - 0.5 && its.left < box.right - 0.5 && box.top < its.bottom - 0.5 && its.top < box.bottom - 0.5)
                wrong.push(name + ' lies on ' + other);
        }
    }
    const labels = [...document.querySelectorAll('.present :is(.surface-labels, .charts-still, .charts-moving) span')];
    for (const label of labels.filter(e => e.checkVisibility() && e.innerText)) {
        const box = label.getBoundingClientRect(), stage = label.closest('.surface, .charts').getBoundingClientRect();
        if (box.left < stage.left - 1 || box.right > stage.right + 1 || box.top < stage.top - 1 || box.bottom > stage.bottom + 1)
            wrong.push(label.innerText + ' is cut');
    }
    const root = document.querySelector('.present');
    if (root.scrollHeight > root.clientHeight || root.scrollWidth > root.clientWidth) wrong.push('it scrolls');
    if (document.scrollingElement.scrollHeight > innerHeight) wrong.push('the page scrolls');
    const text = document.createRange();
    text.selectNodeContents(document.querySelector('.present-sentence'));
    const tops = new Set([...text.getClientRects()].map(box => Math.round(box.bottom / 4)));
    const zoom = root.getBoundingClientRect().width / root.offsetWidth;
    const line = parseFloat(getComputedStyle(document.querySelector('.present-sentence')).lineHeight) * zoom;
    if (text.getBoundingClientRect().height > 2.2 * line) wrong.push('the sentence takes ' + tops.size + ' lines');
    if (12 * zoom < innerHeight / 60) wrong.push('labels are ' + 12 * zoom + ' pixels high');
    return wrong";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_cut_on_any_projector() -> Result<()> {
    for (width, height) in SCREENS {
        visit(Visitor::window(width, height), "?present", async |page| {
            for address in ["?present", &format!("?present{FOUR}")] {
                page.open(address).await?;
                sentence(page).await?;
                tokio::time::sleep(Duration::from_millis(500)).await;
                let wrong = page.ask(CUT).await?;
                ensure!(wrong.as_array().is_some_and(Vec::is_empty), "at {width} by {height}, {address}: {wrong:#}");
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_size_is_taken_up() -> Result<()> {
    visit(Visitor::window(1280, 720), "?present", async |page| {
        for (width, height) in [(1920, 1080), (640, 900), (1024, 768)] {
            page.become_visitor(Visitor::window(width, height)).await?;
            let filled = format!(
                "Math.abs(document.querySelector('.present').getBoundingClientRect().right - {width}) < 4 &&
                Math.abs(document.querySelector('.present .surface-top').getBoundingClientRect().width -
                document.querySelector('.present .surface').getBoundingClientRect().width) < 1"
            );
            page.wait_for(&filled, &format!("it fills {width} by {height}")).await?;
        }
        Ok(())
    })
    .await
}

/// What a phone reads from the picture of an element.
async fn read(page: &Page, selector: &str) -> Result<String> {
    let png = page.find(By::Css(selector)).await?.screenshot_as_png().await?;
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("too large")?];
    let frame = reader.next_frame(&mut pixels)?;
    let (width, height) = (frame.width as usize, frame.height as usize);
    let channels = frame.buffer_size() / (width * height);
    let grey = |x: usize, y: usize| pixels[(y * width + x) * channels];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = image.detect_grids();
    Ok(grids.first().context("no code is seen")?.decode()?.1)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_opens_the_same_experiment_in_the_lab() -> Result<()> {
    visit(Visitor::DESKTOP, "?present", async |page| {
        let first = read(page, ".present-code .qr").await?;
        ensure!(first.starts_with(&format!("{}#v=1&", page.address())), "{first}");
        press(page, Key::Up).await?;
        page.ask("await new Promise(done => setTimeout(done, 600))").await?;
        press(page, Key::Home + Key::Right + Key::Right).await?;
        page.ask("await new Promise(done => setTimeout(done, 600))").await?;
        press(page, "q").await?;
        ensure_there(page, ".present-over-code .qr").await?;
        let link = read(page, ".present-over-code .qr").await?;
        ensure!(link != first && link.contains("a.lr=0.0933"), "the code is the old one: {link}");
        ensure!(words(page, ".present-over-code p").await?.replace(char::is_whitespace, "") == link, "the text is another");
        let share = "const box = document.querySelector('.present-over-code .qr').getBoundingClientRect(); return box.height / innerHeight";
        ensure!(page.ask(share).await?.as_f64() > Some(0.7), "the back row can't read it");
        press(page, "q").await?;
        ensure_gone(page, ".present-over-code").await?;
        page.goto(&link).await?;
        page.wait_for("document.querySelector('#app .slot-adjust')", "the lab is there").await?;
        ensure!(!is_there(page, ".present").await?, "the phone presents too");
        let rate = page.ask("return document.querySelector('input[type=range][data-param=base_lr]').ariaValueText").await?;
        ensure!(rate.as_str().is_some_and(|rate| rate.contains("0.0933")), "{rate}");
        Ok(())
    })
    .await
}
