//! Who opens the page: a window, preferences, a processor.

/// A visitor's window, preferences and processor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visitor {
    /// Width of the viewport in CSS pixels.
    pub width: u32,
    /// Height of the viewport in CSS pixels.
    pub height: u32,
    /// Device pixels a CSS pixel.
    pub scale: f64,
    /// Whether the screen is a phone's, touched instead of pointed at.
    pub touch: bool,
    /// Whether dark colours are preferred.
    pub dark: bool,
    /// Whether less motion is preferred.
    pub reduced_motion: bool,
    /// Whether the browser replaces the colours of pages.
    pub forced_colors: bool,
    /// How many times slower than this machine the visitor's processor is.
    pub slowdown: f64,
}

impl Visitor {
    /// The window of a small laptop, the least on which nothing may need scrolling.
    pub const LAPTOP: Self = Self::window(1366, 640);
    /// A projector's or large screen's window.
    pub const DESKTOP: Self = Self::window(1920, 1080);
    /// A phone held upright.
    pub const PHONE: Self = Self { scale: 2.0, touch: true, ..Self::window(390, 844) };
    /// The narrowest screen that must not scroll sideways.
    pub const NARROW: Self = Self { scale: 2.0, touch: true, ..Self::window(320, 568) };

    /// A visitor with a window of that size and no preferences.
    #[must_use]
    pub const fn window(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            scale: 1.0,
            touch: false,
            dark: false,
            reduced_motion: false,
            forced_colors: false,
            slowdown: 1.0,
        }
    }

    /// The same, preferring dark colours.
    #[must_use]
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The same, preferring less motion.
    #[must_use]
    pub const fn reduced_motion(self) -> Self {
        Self { reduced_motion: true, ..self }
    }

    /// The same on a processor so many times slower.
    #[must_use]
    pub const fn slowed(self, slowdown: f64) -> Self {
        Self { slowdown, ..self }
    }
}
