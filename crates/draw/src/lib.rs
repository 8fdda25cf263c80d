//! Everything Settle paints on canvases: the relief of a loss surface, the runs on it, the inset map and the charts.
//!
//! It is generic over the backend ([`Ink`]), so that [`Pixels`] for a canvas and an SVG file show the same, knows nothing of
//! schedules or optimizers, and sets no text: it returns where labels stand, and the page sets them in the DOM.
//! All places are in CSS pixels from the upper left corner of the canvas concerned.

pub mod axis;
pub mod clip;
pub mod contour_label;
pub mod ink;
pub mod inset;
pub mod labels;
pub mod loss_chart;
pub mod mark;
pub mod momentum_axis;
pub mod pixel_ink;
pub mod plot;
pub mod rate_chart;
pub mod rate_names;
pub mod record;
pub mod relief;
pub mod smooth;
pub mod stroke;
pub mod svg;
pub mod theme;
pub mod thin;
pub mod thumbnail;
pub mod trail;
pub mod view;

pub use axis::{Frame, StepAxis};
pub use ink::{Ink, Inked, UNITS};
pub use pixel_ink::{Care, PixelInk};
pub use record::Record;
pub use settle_raster::{Bands, Pixels};
pub use theme::{Rgb, Theme};
pub use view::{Px, Rect, Size, View};
