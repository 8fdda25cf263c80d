//! The presenter view: the lab on a projector.
//!
//! Pure: [`screen`], [`show`], [`keys`], [`sentence`], [`fit`]. One browser effect a file: [`use_screen`], [`window`],
//! [`listen`], [`face`], [`link`]. Markup: [`presenter`], [`overlay`], [`bar`].

pub mod bar;
pub mod desk;
pub mod face;
pub mod fit;
pub mod keys;
pub mod link;
pub mod listen;
pub mod overlay;
pub mod presenter;
pub mod screen;
pub mod sentence;
pub mod show;
pub mod use_screen;
pub mod window;
