//! What was seen, to be compared.

use anyhow::{Context, Result};
use std::io::Cursor;

/// A difference of a colour channel that nobody sees.
const UNSEEN: u8 = 24;

/// The share of pixels that may differ all the same: the browser sets text anew by fractions of a pixel.
const STRAY: f64 = 0.0005;

/// A picture of a part of the page.
#[derive(Debug)]
pub struct Picture {
    size: (u32, u32),
    pixels: Vec<u8>,
}

impl Picture {
    /// Reads a PNG file.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(png: &[u8]) -> Result<Self> {
        let mut reader = png::Decoder::new(Cursor::new(png)).read_info()?;
        let mut pixels = vec![0; reader.output_buffer_size().context("a picture too large for memory")?];
        let frame = reader.next_frame(&mut pixels)?;
        pixels.truncate(frame.buffer_size());
        Ok(Self { size: (frame.width, frame.height), pixels })
    }

    /// Width and height in pixels.
    #[must_use]
    pub const fn size(&self) -> (u32, u32) {
        self.size
    }

    /// How bright a pixel is, 0 to 255; 0 outside.
    #[must_use]
    pub fn grey(&self, x: u32, y: u32) -> u8 {
        let (width, height) = self.size;
        let channels = self.pixels.len() / (width.max(1) * height.max(1)) as usize;
        let pixel = self.pixels.iter().skip((y * width + x) as usize * channels).take(channels.min(3));
        (pixel.map(|c| u32::from(*c)).sum::<u32>() / channels.clamp(1, 3) as u32) as u8
    }

    /// Whether a person sees the same in both.
    #[must_use]
    pub fn looks_like(&self, other: &Self) -> bool {
        let channels = self.pixels.len().max(1);
        let apart = self.pixels.iter().zip(&other.pixels).filter(|(a, b)| a.abs_diff(**b) > UNSEEN).count();
        self.size == other.size && (apart as f64) < STRAY * channels as f64
    }
}
