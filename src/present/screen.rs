//! How large everything is on a screen: laid out for a small one, and shown as many times larger as the screen has room for.
//! Pure.

/// The height that the presenter view is laid out for at least, in its own pixels.
const HEIGHT: f64 = 540.0;
/// The width that it is laid out for at least; 16:9 has more, 4:3 has just about this.
const WIDTH: f64 = 780.0;
/// The same for a screen that is higher than wide, where the parts stand below each other.
const UPRIGHT: (f64, f64) = (480.0, 860.0);
/// Below this width of the window they do so whatever its height.
const NARROW: f64 = 560.0;

/// A screen for the presenter view.
///
/// On 1920 by 1080 everything is shown twice as large as it is laid out: labels of 12 pixels are 24 high, lines of 2.2 are
/// 4.4 wide. Other screens keep the proportions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// How many times larger than it is laid out everything is shown; at least 1.
    pub zoom: f64,
    /// The width to lay out for, in whole pixels.
    pub width: f64,
    /// The height to lay out for, in whole pixels.
    pub height: f64,
    /// Whether the parts stand below each other.
    pub upright: bool,
}

impl Screen {
    /// The screen of a window of so many CSS pixels; anything below 1 counts as 1.
    #[must_use]
    pub fn of(width: f64, height: f64) -> Self {
        let (width, height) = (width.max(1.0), height.max(1.0));
        let upright = height > width || width < NARROW;
        let (least_width, least_height) = if upright { UPRIGHT } else { (WIDTH, HEIGHT) };
        let zoom = (width / least_width).min(height / least_height).max(1.0);
        Self { zoom, width: (width / zoom).floor(), height: (height / zoom).floor(), upright }
    }

    /// The room for the sentence from left to right: the style sheet's left column, or all but its margins.
    #[must_use]
    pub fn sentence_width(&self) -> f64 {
        (self.width - if self.upright { 2.0 * 16.0 } else { 2.0 * 28.0 + 26.0 + 294.0 }).max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_screens_keep_their_proportions() {
        for (width, height, zoom) in [
            (1280.0, 720.0, 720.0 / 540.0),
            (1920.0, 1080.0, 2.0),
            (2560.0, 1440.0, 1440.0 / 540.0),
            (3840.0, 2160.0, 4.0),
        ] {
            let screen = Screen::of(width, height);
            assert!((screen.zoom - zoom).abs() < 1e-12, "{width}: {screen:?}");
            assert_eq!((screen.width, screen.height, screen.upright), (960.0, 540.0, false));
        }
    }

    #[test]
    fn nothing_is_laid_out_for_more_than_there_is() {
        for (width, height) in
            [(1024.0, 768.0), (800.0, 600.0), (1366.0, 640.0), (390.0, 844.0), (320.0, 300.0), (0.0, 0.0)]
        {
            let screen = Screen::of(width, height);
            assert!(screen.width * screen.zoom <= width.max(1.0) && screen.height * screen.zoom <= height.max(1.0));
            assert!(screen.zoom >= 1.0, "labels stay as large as in the lab: {screen:?}");
        }
        assert!(Screen::of(390.0, 844.0).upright && !Screen::of(1024.0, 768.0).upright);
    }
}
