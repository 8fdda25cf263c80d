//! Settle: text.
