//! A scene on its way out of the page and back: links, snippets for course pages, files. Pure.

mod document;
mod links;
mod snippet;
mod title;

pub use document::{LARGEST, file_name, read, write};
pub use links::Links;
pub use snippet::{Frame, SIZES, markdown};
pub use title::{slug, title};
