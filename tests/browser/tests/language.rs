//! Languages: the page in the one that its address asks for, and in the pseudo-language no text that is cut or is no text of
//! ours.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use settle_browser_tests::{Page, Visitor, visit};

/// English, accented and a third longer.
const PSEUDO: &str = "?lang=en-XA";

/// Looks at every text that is shown, and gives a line for each that can't be read whole.
const CUT: &str = include_str!("cut.js");

/// What was found wrong, each with the first state of the page in which it was.
#[derive(Default)]
struct Found(BTreeMap<String, String>);

impl Found {
    /// Notes the texts that are cut, overlap another one or are not of the language.
    async fn look(&mut self, page: &Page, state: &str) -> Result<()> {
        page.ask("await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))").await?;
        // A busy machine may still be laying the charts out: what is wrong stays so.
        let mut found = page.ask(CUT).await?;
        for _ in 0..3 {
            if found.as_array().is_some_and(Vec::is_empty) {
                break;
            }
            page.ask("await new Promise(r => setTimeout(r, 300))").await?;
            found = page.ask(CUT).await?;
        }
        for line in found.as_array().into_iter().flatten().filter_map(|line| line.as_str()) {
            self.0.entry(line.to_owned()).or_insert_with(|| state.to_owned());
        }
        Ok(())
    }

    /// Fails if anything was found.
    fn nothing(&self) -> Result<()> {
        let lines: Vec<String> = self.0.iter().map(|(what, state)| format!("{state}: {what}")).collect();
        ensure!(lines.is_empty(), "{}", lines.join("\n"));
        Ok(())
    }
}

/// Waits until everything was computed that is said.
async fn settled(page: &Page) -> Result<()> {
    let all = "document.querySelector('.embed, .present') ? document.querySelector('.happened')?.ariaBusy !== 'true'
        : document.querySelector('.finding')?.ariaBusy === 'false'";
    page.wait_for(all, "all was computed").await?;
    // What grew or shrank with that is painted anew once it holds still.
    page.ask("await new Promise(done => setTimeout(done, 300))").await?;
    Ok(())
}

/// Opens every closed group, help text and menu that is shown.
async fn open_all(page: &Page) -> Result<()> {
    page.ask(
        "for (let i = 0; i < 3; i++) {
            document.querySelectorAll('button[aria-expanded=false], summary').forEach(e =>
                e.checkVisibility() && !e.closest('details[open]') && e.click());
            await new Promise(r => setTimeout(r, 100));
        }",
    )
    .await?;
    Ok(())
}

/// Chooses one of the phone's tabs; without tabs everything is shown.
async fn choose_tab(page: &Page, tab: usize) -> Result<()> {
    page.ask(&format!("[...document.querySelectorAll('[role=tab]')].filter(e => e.checkVisibility())[{tab}]?.click()"))
        .await?;
    Ok(())
}

/// Goes through the states of the lab.
async fn whole_lab_reads_well(page: &Page) -> Result<()> {
    let mut found = Found::default();
    settled(page).await?;
    for tab in 0..3 {
        choose_tab(page, tab).await?;
        found.look(page, &format!("tab {tab}")).await?;
    }
    choose_tab(page, 1).await?;
    for view in [1, 2, 0] {
        page.ask(&format!("document.querySelectorAll('.charts-lower button')[{view}].click()")).await?;
        let there = format!("{view} === 0 || document.querySelector('.loss-cover').children.length > 0");
        page.wait_for(&there, "the view under the learning rate").await?;
        found.look(page, &format!("view {view} under the learning rate")).await?;
    }
    choose_tab(page, 0).await?;
    page.ask("document.querySelector('[data-tool=help]').click()").await?;
    page.wait_for("document.querySelector('dialog[open] dl')", "the help is open").await?;
    found.look(page, "the help").await?;
    page.ask("document.querySelector('dialog[open]').close()").await?;
    for family in 0..7 {
        page.ask(&format!("document.querySelectorAll('[data-family]')[{family}]?.click()")).await?;
        open_all(page).await?;
        found.look(page, &format!("family {family}, all open")).await?;
    }
    found.nothing()
}

/// Goes through the notices.
async fn notices_read_well(page: &Page) -> Result<()> {
    let mut found = Found::default();
    settled(page).await?;
    page.wait_for("document.querySelector('[data-notice]')", "there is a notice").await?;
    found.look(page, "a damaged link").await?;
    page.ask("document.querySelector('[data-notice] details')?.setAttribute('open', '')").await?;
    found.look(page, "all of a damaged link").await?;
    page.ask("document.querySelectorAll('.notice-close').forEach(e => e.click())").await?;
    page.ask("document.querySelectorAll('[data-family]')[1].click(); await new Promise(requestAnimationFrame)").await?;
    page.ask("document.querySelector('[data-tool=reset]').click()").await?;
    page.wait_for("document.querySelector('[data-notice=lost]')", "everything was taken back").await?;
    found.look(page, "everything was taken back").await?;
    found.nothing()
}

/// Everything that is wrong with a link at once, and three runs of which one diverges.
const DAMAGED: &str = "#v=1&surface=quadratic;a:1;b:nan;c:2&steps=-5&a.lr=900&b.schedule=StepLR;step_size:0;gamma:x&c.lr=0.05\
    &c.schedule=Foo&view=selected:9&start=x";

/// A task with every goal there is.
const TASK: &str = "#v=1&a.lr=0.092&b.lr=0.03&view=free:rate,schedule;below:0.1;healthy:true;restarts:2;overshoot:45,55\
    ;settles_after:200";

/// Opens a view that is loaded when it is first needed, and looks at it.
async fn opened_reads_well(page: &Page, open: &str, there: &str) -> Result<()> {
    let mut found = Found::default();
    settled(page).await?;
    page.ask(&format!("document.querySelector('{open}')?.click()")).await?;
    page.wait_for(&format!("document.querySelector('{there}')?.checkVisibility()"), &format!("{there} is there"))
        .await?;
    page.ask("await new Promise(r => setTimeout(r, 300))").await?;
    found.look(page, open).await?;
    found.nothing()
}

/// Looks at every face of the lab, and tells of all that is wrong with any.
async fn in_the_pseudo_language(visitor: Visitor) -> Result<()> {
    let embed = format!("{PSEUDO}&embed&controls=runs,schedule,rate,warmup,noise&views=surface,rate,loss,text");
    let share = async |page: &Page| opened_reads_well(page, "[data-tool=share]", "dialog[open] h2").await;
    let present = async |page: &Page| opened_reads_well(page, "none", "section.present").await;
    let embedded = async |page: &Page| opened_reads_well(page, "none", ".embed-open").await;
    let task = async |page: &Page| opened_reads_well(page, "none", ".task .task-value").await;
    let setter = async |page: &Page| opened_reads_well(page, "[data-tool=share]", ".task-setter .task-told").await;
    let faces = [
        visit(visitor, PSEUDO, whole_lab_reads_well).await,
        visit(visitor, PSEUDO, share).await,
        visit(visitor, &format!("{PSEUDO}&present"), present).await,
        visit(visitor, &embed, embedded).await,
        visit(visitor, &format!("{PSEUDO}{DAMAGED}"), notices_read_well).await,
        visit(visitor, &format!("{PSEUDO}{TASK}"), task).await,
        visit(visitor, &format!("{PSEUDO}&embed{TASK}"), task).await,
        visit(visitor, &format!("{PSEUDO}{TASK}"), setter).await,
    ];
    let names = ["the lab", "the Share panel", "the presenter view", "the embedded lab", "the notices"];
    let names = names.into_iter().chain(["a task", "an embedded task", "the setter of a task"]);
    let wrong = faces.iter().zip(names).filter_map(|(face, name)| Some(format!("{name}:\n{:#}", face.as_ref().err()?)));
    let wrong: Vec<String> = wrong.collect();
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_text_is_cut_on_a_narrow_phone() -> Result<()> {
    in_the_pseudo_language(Visitor::NARROW).await
}

#[tokio::test(flavor = "multi_thread")]
async fn no_text_is_cut_on_a_phone() -> Result<()> {
    in_the_pseudo_language(Visitor::PHONE).await
}

#[tokio::test(flavor = "multi_thread")]
async fn no_text_is_cut_on_a_laptop() -> Result<()> {
    in_the_pseudo_language(Visitor::LAPTOP).await
}

#[tokio::test(flavor = "multi_thread")]
async fn english_reads_as_well() -> Result<()> {
    for visitor in [Visitor::NARROW, Visitor::PHONE, Visitor::LAPTOP] {
        visit(visitor, "", whole_lab_reads_well).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_which_language_it_speaks() -> Result<()> {
    let spoken = "return [document.documentElement.lang, document.documentElement.dir, document.title, \
        document.querySelector('[data-tool=help] span').textContent]";
    visit(Visitor::LAPTOP, "", async |page| {
        let said = page.ask(spoken).await?;
        ensure!(said[0] == "en" && said[3] == "Help", "{said}");
        Ok(())
    })
    .await?;
    visit(Visitor::LAPTOP, PSEUDO, async |page| {
        let said = page.ask(spoken).await?;
        ensure!(said[0] == "en-XA" && said[1] == "ltr" && said[3] == "[Ħeeŀƥ]", "{said}");
        ensure!(said[2].as_str().is_some_and(|title| title.contains("ŀeeaař")), "{said}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_that_there_is_not_is_answered_in_english_and_says_so() -> Result<()> {
    visit(Visitor::LAPTOP, "?lang=tlh", async |page| {
        page.wait_for("document.querySelector('[data-notice]')", "there is a notice").await?;
        let said = page.ask("return document.querySelector('[data-notice]').innerText").await?;
        ensure!(said.as_str().is_some_and(|said| said.contains("tlh") && said.contains("English")), "{said}");
        ensure!(page.ask("return document.documentElement.lang").await? == "en");
        Ok(())
    })
    .await
}

/// The reader of English loads no other language.
#[tokio::test(flavor = "multi_thread")]
async fn other_languages_are_loaded_only_by_who_reads_them() -> Result<()> {
    let loaded =
        "return performance.getEntriesByType('resource').map(e => e.name).filter(name => name.includes('/texts/'))";
    visit(Visitor::LAPTOP, "", async |page| {
        let texts = page.ask(loaded).await?;
        ensure!(texts.as_array().is_some_and(Vec::is_empty), "{texts}");
        Ok(())
    })
    .await?;
    visit(Visitor::LAPTOP, PSEUDO, async |page| {
        let texts = page.ask(loaded).await?;
        ensure!(texts.as_array().is_some_and(|texts| texts.len() == 1), "{texts}");
        Ok(())
    })
    .await
}
