//! Drives the built page in a real Chromium.
//!
//! `cargo xtask test browser` runs the tests: it knows where the page, Chromium, its driver and
//! axe-core are. A test is a [`visit`]: a fresh browser profile opens the page as a [`Visitor`] would
//! see it, from a sub-folder of a strict server, and the visit fails if the console complained.
//!
//! ```no_run
//! # use settle_browser_tests::{Visitor, visit};
//! # async fn test() -> anyhow::Result<()> {
//! visit(Visitor::PHONE.dark(), "#v=1", async |page| {
//!     anyhow::ensure!(page.ask("return innerWidth").await? == 390);
//!     Ok(())
//! })
//! .await
//! # }
//! ```

mod axe;
mod course;
mod driver;
pub mod lesson;
mod monkey;
mod page;
mod picture;
mod places;
mod visitor;

pub use course::visit_course;
pub use monkey::monkey;
pub use page::{Page, visit};
pub use picture::Picture;
pub use thirtyfour;
pub use visitor::Visitor;
