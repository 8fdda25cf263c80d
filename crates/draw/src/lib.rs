//! Settle: draw.
