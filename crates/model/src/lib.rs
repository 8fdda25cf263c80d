//! The core of Settle: what a training run with a learning-rate schedule does on a loss surface of two weights.
//!
//! An [`Experiment`] names a surface, a start, an optimizer, a base rate, a schedule and the noise; [`simulate()`] makes a
//! [`Run`] of it, and nothing else goes in. A [`Scene`] is up to four of them side by side.
//!
//! ```
//! use settle_model::{End, Experiment, simulate};
//!
//! let document = r#"{"version": 1, "surface": {"kind": "quadratic", "a": 1, "b": 10, "angle": 0}, "start": [1, 1],
//!     "optimizer": {"kind": "SGD"}, "base_lr": 0.1, "schedule": {"kind": "StepLR", "step_size": 2}, "steps": 3}"#;
//! let experiment: Experiment = serde_json::from_str(document).expect("a valid document");
//! let run = simulate(&experiment)?;
//! assert_eq!(run.rates.lr[..2], [0.1, 0.1]);
//! assert_eq!(run.trajectory[1].at.y, 0.0);
//! assert_eq!(run.end, End::Completed);
//! # Ok::<(), settle_model::InvalidParam>(())
//! ```

pub mod diagnosis;
mod error;
pub mod experiment;
pub mod export;
pub mod geometry;
mod kinds;
mod linear;
pub mod noise;
pub mod optimizer;
pub mod outcome;
pub mod param;
pub mod range_test;
pub mod scene;
pub mod schedule;
mod simulate;
pub mod surface;
pub mod task;
pub mod theory;
pub mod value;

pub use error::{InvalidParam, Problem, Rule};
pub use experiment::Experiment;
pub use geometry::{Curvature, Hessian, Point};
pub use kinds::Kind;
pub use noise::Noise;
pub use scene::{RunPlan, Scene, View};
pub use simulate::{End, Run, Sample, State, final_loss, simulate};
