//! Text forms of what was computed, for other programs.

mod csv;

pub use csv::{COLUMNS, Csv};
