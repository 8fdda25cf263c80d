//! Text forms of what was computed, and of experiments, for other programs.

mod course;
mod csv;
mod descent;
mod formula;
mod keras;
mod keras_schedules;
mod optax;
mod optax_schedules;
mod origin;
mod python;
mod pytorch;
mod warmups;

pub use csv::{COLUMNS, Csv, TracedCsv};
pub use keras::keras;
pub use optax::optax;
pub use pytorch::pytorch;
