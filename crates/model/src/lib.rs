//! The core of Settle: what a training run with a learning-rate schedule does on a loss surface of two weights.

pub mod geometry;

pub use geometry::{Curvature, Hessian, Point};
