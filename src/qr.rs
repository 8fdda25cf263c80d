//! QR codes: from a text to the outline of its dark modules. Pure; the drawing is in `view/qr_code.rs`.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder, QRCode, Version};

/// Modules of white that a reader needs around a code.
const QUIET: usize = 4;

/// A QR code, ready to be drawn in black on white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// Modules along a side, the white ones around the code among them.
    pub side: usize,
    /// The dark modules, as the data of an SVG path of `side` by `side`.
    pub path: String,
}

impl QrCode {
    /// The code of a text: the smallest one, with as much error correction as fits it without making it larger.
    ///
    /// Where the text is longer than the largest code holds (2953 bytes) there is none.
    ///
    /// ```
    /// let code = settle::qr::QrCode::of("https://example.org/settle/#v=1&steps=120").expect("short enough");
    /// assert_eq!(code.side, 4 + 29 + 4);
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let smallest = build(text, ECL::L, None)?;
        let version = smallest.version?;
        let stronger = [ECL::H, ECL::Q, ECL::M].into_iter().find_map(|level| build(text, level, Some(version)));
        Some(Self::drawn(&stronger.unwrap_or(smallest)))
    }

    /// Every run of dark modules in a row as a rectangle.
    fn drawn(code: &QRCode) -> Self {
        let mut path = String::new();
        for y in 0..code.size {
            let row = &code[y];
            let mut x = 0;
            while x < code.size {
                let dark = row[x].value();
                let length = row[x..].iter().take_while(|module| module.value() == dark).count();
                if dark {
                    // Writing to a string never fails.
                    let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
                }
                x += length;
            }
        }
        Self { side: code.size + 2 * QUIET, path }
    }
}

fn build(text: &str, level: ECL, version: Option<Version>) -> Option<QRCode> {
    let mut builder = QRBuilder::new(text);
    builder.ecl(level);
    if let Some(version) = version {
        builder.version(version);
    }
    builder.build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dark modules of a path, drawn again.
    fn modules(code: &QrCode) -> Vec<bool> {
        let mut dark = vec![false; code.side * code.side];
        for run in code.path.split('M').skip(1) {
            let numbers: Vec<usize> =
                run.split(['h', ' ', 'v']).take(3).map(|n| n.parse().expect("a number")).collect();
            dark[numbers[1] * code.side + numbers[0]..][..numbers[2]].fill(true);
        }
        dark
    }

    /// What a phone reads, and the level of error correction: 1 is L, 0 is M, 3 is Q, 2 is H.
    fn read(code: &QrCode) -> (String, u16) {
        let dark = modules(code);
        let scale = 4;
        let shade = |x: usize, y: usize| if dark[y / scale * code.side + x / scale] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(code.side * scale, code.side * scale, shade);
        let (meta, text) = image.detect_grids().first().expect("a code").decode().expect("legible");
        (text, meta.ecc_level)
    }

    #[test]
    fn a_reader_reads_the_text() {
        for length in [1, 40, 120, 400, 1200] {
            let text: String = "https://example.org/#v=1&a.lr=0.092;~+,".chars().cycle().take(length).collect();
            assert_eq!(read(&QrCode::of(&text).expect("it fits")).0, text);
        }
    }

    #[test]
    fn room_that_is_left_corrects_errors() {
        let longest_of_a_version = "a".repeat(17);
        assert_eq!(read(&QrCode::of(&longest_of_a_version).expect("it fits")).1, 1);
        let shortest = QrCode::of("a").expect("it fits");
        assert_eq!((shortest.side, read(&shortest).1), (29, 2));
    }

    #[test]
    fn what_is_too_long_has_none() {
        assert!(QrCode::of(&"a".repeat(2953)).is_some());
        assert_eq!(QrCode::of(&"a".repeat(2954)), None);
    }
}
