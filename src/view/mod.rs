//! What is on the page: one component a file, markup and events only.

pub mod stage;
