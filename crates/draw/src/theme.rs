//! The colours, dashes and markers of the page, in light and in dark.
//!
//! The style sheet repeats them as custom properties; [`Theme::css_tokens`] is what a test compares it with.

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// From `0xrrggbb`.
    #[must_use]
    pub const fn hex(value: u32) -> Self {
        Self((value >> 16) as u8, (value >> 8) as u8, value as u8)
    }

    /// As a style sheet writes it: `#rrggbb`.
    #[must_use]
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// The colour `share` of the way (0 to 1) from this one to `other`, mixed in sRGB.
    #[must_use]
    pub fn mix(self, other: Self, share: f64) -> Self {
        let channel = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Self(channel(self.0, other.0), channel(self.1, other.1), channel(self.2, other.2))
    }
}

/// The shape that stands for a run where its colour alone would not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// Run A.
    Circle,
    /// Run B.
    Square,
    /// Run C.
    Triangle,
    /// Run D.
    Diamond,
}

/// The markers of runs A to D.
pub const MARKERS: [Marker; 4] = [Marker::Circle, Marker::Square, Marker::Triangle, Marker::Diamond];

/// The dash patterns of runs A to D: lengths of dash and gap in pixels, for a 2.2 px line; empty is solid.
pub const DASHES: [&[f64]; 4] = [&[], &[9.0, 4.0], &[2.5, 3.5], &[10.0, 3.5, 2.0, 3.5]];

/// The letters of runs A to D.
pub const LETTERS: [&str; 4] = ["A", "B", "C", "D"];

/// A run's two colours: marks reach 3:1 against the background, text 4.5:1. Never set text in the mark colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunColor {
    /// Lines, markers, slider fills.
    pub mark: Rgb,
    /// Letters and names.
    pub text: Rgb,
}

/// How strongly the relief is lit: opacities at full strength.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lighting {
    /// The colour of a contour that faces away from the light, and of shadows.
    pub shade: Rgb,
    /// A contour on the shaded side.
    pub contour_dark: f32,
    /// What is left of that on the lit side.
    pub contour_least: f32,
    /// A contour on the lit side, towards white.
    pub contour_light: f32,
    /// The shadow of a band on the one below.
    pub shadow: f32,
}

/// One colour scheme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// The page.
    pub paper: Rgb,
    /// Control column, diagnosis.
    pub panel: Rgb,
    /// Selected run, value fields.
    pub raised: Rgb,
    /// Slider track.
    pub sunk: Rgb,
    /// Text, playhead, hint.
    pub ink: Rgb,
    /// Secondary text, ticks.
    pub ink_2: Rgb,
    /// Text on ink.
    pub on_ink: Rgb,
    /// Zero axis, outlines.
    pub edge: Rgb,
    /// Grid lines, decoration only.
    pub grid: Rgb,
    /// Ground of what is unstable.
    pub zone: Rgb,
    /// Hatching over the zone, at [`HATCH_ALPHA`].
    pub hatch: Rgb,
    /// Explore, stabilise, refine.
    pub phases: [Rgb; 3],
    /// Outline under runs and markers.
    pub casing: Rgb,
    /// The tonal ramp of the surface, minimum to summit.
    pub surface: [Rgb; 4],
    /// Runs A to D.
    pub runs: [RunColor; 4],
    /// The light on the relief.
    pub lighting: Lighting,
}

/// The opacity of hatching.
pub const HATCH_ALPHA: f64 = 0.42;

const fn run(mark: u32, text: u32) -> RunColor {
    RunColor { mark: Rgb::hex(mark), text: Rgb::hex(text) }
}

impl Theme {
    /// Dark ink on light paper.
    pub const LIGHT: Self = Self {
        paper: Rgb::hex(0xfaf8f4),
        panel: Rgb::hex(0xf1eee7),
        raised: Rgb::hex(0xfffdf9),
        sunk: Rgb::hex(0xe6e1d7),
        ink: Rgb::hex(0x211e19),
        ink_2: Rgb::hex(0x5c564c),
        on_ink: Rgb::hex(0xfdfbf7),
        edge: Rgb::hex(0x8a8376),
        grid: Rgb::hex(0xe3ded3),
        zone: Rgb::hex(0xece7dd),
        hatch: Rgb::hex(0x8a8376),
        phases: [Rgb::hex(0xcfc8ba), Rgb::hex(0xded8cc), Rgb::hex(0xebe6dc)],
        casing: Rgb::hex(0xfdfbf7),
        surface: [Rgb::hex(0xfffdf8), Rgb::hex(0xefefeb), Rgb::hex(0xd8dfe1), Rgb::hex(0xaebec8)],
        runs: [run(0x0072b2, 0x00659e), run(0xd55e00, 0xad4b00), run(0x008f68, 0x00704f), run(0xb8609a, 0x9c4580)],
        lighting: Lighting {
            shade: Rgb::hex(0x35424a),
            contour_dark: 0.46,
            contour_least: 0.14,
            contour_light: 0.0,
            shadow: 0.08,
        },
    };

    /// Light ink on dark paper.
    pub const DARK: Self = Self {
        paper: Rgb::hex(0x151618),
        panel: Rgb::hex(0x1c1e20),
        raised: Rgb::hex(0x282a2d),
        sunk: Rgb::hex(0x2f3235),
        ink: Rgb::hex(0xeceae5),
        ink_2: Rgb::hex(0xb0aea8),
        on_ink: Rgb::hex(0x17181a),
        edge: Rgb::hex(0x7d8185),
        grid: Rgb::hex(0x292c2f),
        zone: Rgb::hex(0x212426),
        hatch: Rgb::hex(0x74787c),
        phases: [Rgb::hex(0x43474b), Rgb::hex(0x34373b), Rgb::hex(0x282b2e)],
        casing: Rgb::hex(0x111214),
        surface: [Rgb::hex(0x101214), Rgb::hex(0x1b2023), Rgb::hex(0x2a3339), Rgb::hex(0x44545e)],
        runs: [run(0x56b4e9, 0x6bbdec), run(0xf28a45, 0xf5985a), run(0x2fc698, 0x45cfa5), run(0xe29fc8, 0xe8add0)],
        lighting: Lighting {
            shade: Rgb::hex(0x05070a),
            contour_dark: 0.46,
            contour_least: 0.0,
            contour_light: 0.27,
            shadow: 0.30,
        },
    };

    /// The two colours of a person who forces them: `paper` and `ink`, and tones between them for what is decoration.
    /// Runs are told apart by dash, marker and letter.
    #[must_use]
    pub fn forced(paper: Rgb, ink: Rgb) -> Self {
        let tone = |share: f64| paper.mix(ink, share);
        let run = RunColor { mark: ink, text: ink };
        Self {
            paper,
            panel: paper,
            raised: paper,
            sunk: paper,
            ink,
            ink_2: ink,
            on_ink: paper,
            edge: ink,
            grid: tone(0.3),
            zone: paper,
            hatch: ink,
            phases: [paper; 3],
            casing: paper,
            surface: [paper, tone(0.06), tone(0.12), tone(0.2)],
            runs: [run; 4],
            lighting: Lighting { shade: ink, contour_dark: 0.5, contour_least: 0.5, contour_light: 0.0, shadow: 0.0 },
        }
    }

    /// [`Self::LIGHT`] for weak projectors: black on white, every line and text at 4.5:1 or more.
    pub const SOLID_LIGHT: Self = Self {
        paper: Rgb::hex(0xffffff),
        panel: Rgb::hex(0xf2f2f2),
        raised: Rgb::hex(0xffffff),
        sunk: Rgb::hex(0xdddddd),
        ink: Rgb::hex(0x000000),
        ink_2: Rgb::hex(0x333333),
        on_ink: Rgb::hex(0xffffff),
        edge: Rgb::hex(0x595959),
        grid: Rgb::hex(0xcccccc),
        zone: Rgb::hex(0xececec),
        hatch: Rgb::hex(0x000000),
        casing: Rgb::hex(0xffffff),
        surface: [Rgb::hex(0xffffff), Rgb::hex(0xededea), Rgb::hex(0xd3dcdf), Rgb::hex(0xa9bac5)],
        runs: [run(0x0072b2, 0x00659e), run(0xc25500, 0xad4b00), run(0x00845f, 0x00704f), run(0xac5690, 0x9c4580)],
        ..Self::LIGHT
    };

    /// [`Self::DARK`] for weak projectors: white on black.
    pub const SOLID_DARK: Self = Self {
        paper: Rgb::hex(0x000000),
        panel: Rgb::hex(0x161616),
        raised: Rgb::hex(0x262626),
        sunk: Rgb::hex(0x333333),
        ink: Rgb::hex(0xffffff),
        ink_2: Rgb::hex(0xd0d0d0),
        on_ink: Rgb::hex(0x000000),
        edge: Rgb::hex(0xa0a0a0),
        grid: Rgb::hex(0x3d3d3d),
        zone: Rgb::hex(0x1c1c1c),
        hatch: Rgb::hex(0xffffff),
        casing: Rgb::hex(0x000000),
        surface: [Rgb::hex(0x000000), Rgb::hex(0x151a1d), Rgb::hex(0x263037), Rgb::hex(0x44545e)],
        ..Self::DARK
    };

    /// Every colour under the name of its custom property, `--paper` to `--run-d-text`.
    #[must_use]
    pub fn css_tokens(&self) -> Vec<(&'static str, Rgb)> {
        let mut tokens = vec![
            ("--paper", self.paper),
            ("--panel", self.panel),
            ("--raised", self.raised),
            ("--sunk", self.sunk),
            ("--ink", self.ink),
            ("--ink-2", self.ink_2),
            ("--on-ink", self.on_ink),
            ("--edge", self.edge),
            ("--grid", self.grid),
            ("--zone", self.zone),
            ("--hatch", self.hatch),
            ("--casing", self.casing),
        ];
        tokens.extend(["--phase-1", "--phase-2", "--phase-3"].into_iter().zip(self.phases));
        tokens.extend(["--surface-1", "--surface-2", "--surface-3", "--surface-4"].into_iter().zip(self.surface));
        tokens.extend(["--run-a", "--run-b", "--run-c", "--run-d"].into_iter().zip(self.runs.map(|r| r.mark)));
        let text = ["--run-a-text", "--run-b-text", "--run-c-text", "--run-d-text"];
        tokens.extend(text.into_iter().zip(self.runs.map(|r| r.text)));
        tokens
    }

    /// The colours of run `index`; past the fourth they start over.
    #[must_use]
    pub fn run(&self, index: usize) -> RunColor {
        self.runs[index % self.runs.len()]
    }

    /// The tone of the surface at `height`, 0 (floor) to 1 (summit), linear between the four stops.
    #[must_use]
    pub fn tone(&self, height: f64) -> Rgb {
        let place = if height.is_nan() { 1.0 } else { height.clamp(0.0, 1.0) } * 3.0;
        let stop = (place as usize).min(2);
        self.surface[stop].mix(self.surface[stop + 1], place - stop as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(c: Rgb) -> f64 {
        let linear = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(c.0) + 0.7152 * linear(c.1) + 0.0722 * linear(c.2)
    }

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    #[test]
    fn text_reaches_4_5_and_marks_reach_3() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for run in theme.runs {
                for ground in [theme.paper, theme.panel] {
                    assert!(contrast(run.text, ground) >= 4.5, "{run:?} on {ground:?}");
                    assert!(contrast(run.mark, ground) >= 3.0, "{run:?} on {ground:?}");
                }
                assert!(contrast(run.mark, theme.casing) >= 3.0);
            }
            assert!(contrast(theme.ink, theme.zone) >= 12.9);
            assert!(contrast(theme.ink_2, theme.sunk) >= 5.5);
        }
    }

    #[test]
    fn forced_colours_are_those_two() {
        let (black, yellow) = (Rgb::hex(0), Rgb::hex(0xffff00));
        let theme = Theme::forced(black, yellow);
        assert_eq!((theme.ink, theme.paper, theme.run(2).mark), (yellow, black, yellow));
        for tone in theme.surface {
            assert!(contrast(theme.ink, tone) >= 4.5, "{tone:?}");
        }
    }

    #[test]
    fn on_a_projector_all_lines_and_texts_reach_4_5() {
        for theme in [Theme::SOLID_LIGHT, Theme::SOLID_DARK] {
            let colors = [theme.ink, theme.ink_2, theme.edge].into_iter();
            for color in colors.chain(theme.runs.iter().flat_map(|run| [run.mark, run.text])) {
                assert!(contrast(color, theme.paper) >= 4.5, "{color:?}");
            }
            assert!(contrast(theme.ink, theme.surface[3]) >= 7.0 && contrast(theme.ink, theme.zone) >= 15.0);
            assert!(contrast(theme.ink_2, theme.surface[3]) >= 4.5);
            assert!((contrast(theme.ink, theme.paper) - 21.0).abs() < 0.01);
        }
    }

    #[test]
    fn tokens_are_named_once() {
        let mut names: Vec<_> = Theme::LIGHT.css_tokens().into_iter().map(|t| t.0).collect();
        assert_eq!(names.len(), 27);
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 27);
        assert_eq!(Theme::LIGHT.paper.css(), "#faf8f4");
    }

    #[test]
    fn the_ramp_meets_its_stops() {
        for (i, stop) in Theme::DARK.surface.into_iter().enumerate() {
            assert_eq!(Theme::DARK.tone(i as f64 / 3.0), stop);
        }
        assert_eq!(Theme::DARK.tone(-1.0), Theme::DARK.surface[0]);
        assert_eq!(Theme::DARK.tone(f64::NAN), Theme::DARK.surface[3]);
    }
}
