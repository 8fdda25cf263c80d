//! The page opens, wherever it is hosted.

use anyhow::{Result, ensure};
use settle_browser_tests::{Visitor, visit};

#[tokio::test(flavor = "multi_thread")]
async fn the_page_opens_from_a_sub_folder_under_a_strict_policy() -> Result<()> {
    visit(Visitor::LAPTOP, "", async |page| {
        let mounted = page.ask("return document.querySelector('#app').children.length").await?;
        ensure!(mounted.as_u64() > Some(0), "nothing is mounted");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_is_the_visitor_that_the_test_asked_for() -> Result<()> {
    visit(Visitor::PHONE.dark().reduced_motion(), "", async |page| {
        let seen = page
            .ask(
                "return [innerWidth, innerHeight, devicePixelRatio,
                     matchMedia('(prefers-color-scheme: dark)').matches,
                     matchMedia('(prefers-reduced-motion: reduce)').matches,
                     matchMedia('(pointer: coarse)').matches]",
            )
            .await?;
        ensure!(seen == serde_json::json!([390, 844, 2, true, true, true]), "it is {seen}");
        Ok(())
    })
    .await
}
