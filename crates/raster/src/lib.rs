//! Lines, dots and polygons on a picture of pixels.
//!
//! Without a graphics processor a browser's canvas strokes a line in general ways that take ten times as long as the few
//! shapes of a lab need. Here a segment is the set of points that are near enough to it, and a picture knows which of
//! its parts were touched, so that only those are cleared, copied and shown. All numbers are device pixels.
//!
//! ```
//! use settle_raster::{Paint, Pixels};
//! let mut pixels = Pixels::new(20, 10);
//! pixels.line(&[(2.0, 5.0), (18.0, 5.0)], 2.0, Paint::new([200, 0, 0], 1.0));
//! assert_eq!(pixels.at(10, 5), [200, 0, 0, 255]);
//! assert_eq!(pixels.at(10, 8), [0, 0, 0, 0]);
//! ```

mod bands;
mod line;
mod pixels;
mod shape;

pub use bands::{Area, Bands};
pub use line::Dashes;
pub use pixels::{Paint, Pixels};
