//! Settle: model.
