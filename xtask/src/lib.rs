//! What the commands and the browser tests share: a strict server for `dist/`, and a quiet Chromium.

pub mod chromium;
pub mod course;
pub mod first_view;
pub mod site;
