//! The picture of a loss surface: quiet bands of log loss, contours on their edges, light from the north-west.
//!
//! Height is `log10(loss - lowest)`, three bands a decade; the tone runs from a floor ([`floor`]) to the largest loss in
//! view. A contour is dark where its slope faces away from the light and bright where it faces it, and each band casts
//! a soft shadow on the one below. Where bands get narrower than [`WIDE`] pixels contours and shadows fade, and are
//! gone at [`NARROW`]. Everything is computed pixel by pixel from the height and its gradient.
//!
//! One image serves a surface, size and theme; runs are drawn over it.

use settle_model::geometry::Point;

use crate::theme::{Lighting, Rgb, Theme};
use crate::view::{Px, View};

/// Bands in one decade of loss.
pub const BANDS: f32 = 3.0;
/// Band width from which contours and shadows are at full strength, in pixels.
pub const WIDE: f32 = 9.0;
/// Band width at which they are gone.
pub const NARROW: f32 = 2.0;
/// Width of a contour, and of one on a whole decade.
const CONTOUR: (f32, f32) = (0.9, 1.5);
/// Distance in pixels over which the shadow of a band loses most of its strength.
const SHADOW_REACH: f32 = 4.5;

/// A loss surface as the relief sees it.
#[derive(Clone, Copy)]
pub struct Surface<'a> {
    /// The loss at a point of the model; may be anything.
    pub loss: &'a dyn Fn(Point) -> f64,
    /// The lowest loss on the domain, which the height is measured from.
    pub lowest: f64,
    /// The loss above the lowest at which the ramp begins; see [`floor`].
    pub floor: f64,
    /// The loss above the lowest at which the ramp ends; an inset takes it from its map, so that tones agree.
    pub top: f64,
}

impl std::fmt::Debug for Surface<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Surface")
            .field("lowest", &self.lowest)
            .field("floor", &self.floor)
            .field("top", &self.top)
            .finish_non_exhaustive()
    }
}

impl<'a> Surface<'a> {
    /// A surface with the floor that suits a view of it.
    #[must_use]
    pub fn in_view(loss: &'a dyn Fn(Point) -> f64, lowest: f64, view: &View) -> Self {
        let top = largest(loss, lowest, view);
        Self { loss, lowest, floor: floor(top), top }
    }

    /// The same surface for an inset: its floor lies 33 times lower, since three times closer losses are 9 times
    /// smaller, and the middle of the inset shall be as bright as the minimum on the map.
    #[must_use]
    pub fn inset(self) -> Self {
        Self { floor: self.floor * 0.03, ..self }
    }

    /// The loss above the lowest, as it is drawn: at least the floor.
    #[must_use]
    pub fn above(&self, p: Point) -> f64 {
        // `max` takes the floor for NaN; what is not a number counts as endless instead.
        let above = (self.loss)(p) - self.lowest;
        if above.is_nan() { f64::INFINITY } else { above.max(self.floor) }
    }
}

/// The floor of the ramp for a view whose largest loss above the lowest is `largest`.
///
/// 0.02 where the largest is about 300 (100 to 1,000), as on the first surface; moved by whole decades for others, so
/// that every surface has 3.7 to 4.7 decades, 11 to 14 bands, from floor to summit, and decades keep their labels.
#[must_use]
pub fn floor(largest: f64) -> f64 {
    if largest.is_finite() && largest > 0.0 {
        0.02 * libm::pow(10.0, libm::log10(largest / 316.0).round())
    } else {
        0.02
    }
}

/// The largest finite loss above the lowest in view, from a coarse grid; 0 if there is none.
#[must_use]
pub fn largest(loss: &dyn Fn(Point) -> f64, lowest: f64, view: &View) -> f64 {
    const CELLS: usize = 24;
    let size = view.size();
    let place = |i: usize, length: f64| length * i as f64 / CELLS as f64;
    let mut largest = 0.0_f64;
    for i in 0..(CELLS + 1) * (CELLS + 1) {
        let at = Px::new(place(i % (CELLS + 1), size.width), place(i / (CELLS + 1), size.height));
        let above = loss(view.to_model(at)) - lowest;
        if above.is_finite() {
            largest = largest.max(above);
        }
    }
    largest
}

/// An image: RGBA bytes, row by row from the upper left, as a canvas's `ImageData` wants them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Device pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// Paints a surface as seen in `view`, `scale` device pixels to a CSS pixel.
///
/// The image has the view's size times `scale`, rounded, and is opaque.
#[must_use]
pub fn relief(surface: &Surface<'_>, view: &View, theme: &Theme, scale: f64) -> Image {
    let scale = if scale.is_finite() { scale.clamp(0.25, 8.0) } else { 1.0 };
    let pixels = |length: f64| ((length * scale).round() as usize).max(1);
    let (width, height) = (pixels(view.size().width), pixels(view.size().height));
    let grid = Grid::new(surface, view, scale, (width, height));
    let shader = Shader::new(theme, &grid, scale as f32);
    let mut rgba = Vec::with_capacity(width * height * 4);
    for y in 0..height {
        for x in 0..width {
            let [r, g, b] = shader.color(grid.at(x, y), grid.slope(x, y));
            rgba.extend_from_slice(&[to_byte(r), to_byte(g), to_byte(b), 255]);
        }
    }
    Image { width, height, rgba }
}

fn to_byte(channel: f32) -> u8 {
    (channel + 0.5) as u8
}

/// Heights in bands, one a device pixel with a border of one pixel all around.
struct Grid {
    heights: Vec<f32>,
    stride: usize,
    floor: f32,
    top: f32,
}

impl Grid {
    fn new(surface: &Surface<'_>, view: &View, scale: f64, (width, height): (usize, usize)) -> Self {
        let stride = width + 2;
        let mut heights = Vec::with_capacity(stride * (height + 2));
        for y in 0..height + 2 {
            for x in 0..stride {
                let at = Px::new((x as f64 - 0.5) / scale, (y as f64 - 0.5) / scale);
                // Beyond 1e38 all is the same height: f32 ends there, and no surface has bands so far up.
                let above = (surface.above(view.to_model(at))).min(1e38) as f32;
                heights.push(above.log10() * BANDS);
            }
        }
        let floor = libm::log10(surface.floor) as f32 * BANDS;
        let top = libm::log10(surface.top.clamp(f64::MIN_POSITIVE, 1e38)) as f32 * BANDS;
        Self { heights, stride, floor, top: top.max(floor + 1.0) }
    }

    fn at(&self, x: usize, y: usize) -> f32 {
        self.heights[(y + 1) * self.stride + x + 1]
    }

    fn slope(&self, x: usize, y: usize) -> Slope {
        let i = (y + 1) * self.stride + x + 1;
        let h = &self.heights;
        let (left, right) = (h[i] - h[i - 1], h[i + 1] - h[i]);
        let (up, down) = (h[i] - h[i - self.stride], h[i + self.stride] - h[i]);
        let (dx, dy) = (left.abs().max(right.abs()), up.abs().max(down.abs()));
        Slope { x: 0.5 * (left + right), y: 0.5 * (up + down), steepest: (dx * dx + dy * dy).sqrt() }
    }
}

/// How the height changes around a pixel, in bands per device pixel; y points down.
#[derive(Clone, Copy)]
struct Slope {
    /// Central difference to the right.
    x: f32,
    /// Central difference downwards.
    y: f32,
    /// The steepest way to a neighbour: on the floor of a narrow valley, where the other two are 0, it is not.
    steepest: f32,
}

/// The band edge nearest to a pixel.
struct Edge {
    /// How far it is, in CSS pixels.
    distance: f32,
    /// Its height in bands.
    level: f32,
    /// From -1, lit, to 1, in the shade.
    shaded: f32,
    /// How much of it is drawn, 0 to 1.
    fade: f32,
}

/// Turns a height and its gradient into a colour.
struct Shader {
    ramp: [[f32; 3]; 4],
    shade: [f32; 3],
    lighting: Lighting,
    scale: f32,
    floor: f32,
    per_band: f32,
}

impl Shader {
    fn new(theme: &Theme, grid: &Grid, scale: f32) -> Self {
        Self {
            ramp: theme.surface.map(channels),
            shade: channels(theme.lighting.shade),
            lighting: theme.lighting,
            scale,
            floor: grid.floor,
            per_band: 3.0 / (grid.top - grid.floor),
        }
    }

    fn color(&self, height: f32, gradient: Slope) -> [f32; 3] {
        let (gx, gy) = (gradient.x, gradient.y);
        let slope = (gx * gx + gy * gy).sqrt().max(1e-6);
        // Bands per CSS pixel, and how wide a band is here.
        let width = 1.0 / (slope * self.scale);
        let band = height.floor();
        let (below, over) = ((height - band) * width, (band + 1.0 - height) * width);
        let lower = below < over;
        let (distance, edge) = if lower { (below, band) } else { (over, band + 1.0) };
        let narrowest = width.min(1.0 / (gradient.steepest * self.scale).max(1e-6));
        let fade = ((narrowest - NARROW) / (WIDE - NARROW)).clamp(0.0, 1.0);
        // 1 where uphill is towards the light in the north-west: a wall that stands in its own shade.
        let shaded = -(gx + gy) / slope * std::f32::consts::FRAC_1_SQRT_2;
        let mut color = self.tone(self.tone_height(height, band, if lower { -distance } else { distance }, fade));
        // The shadow falls from the band above onto this one, below its upper edge.
        let shadow = self.lighting.shadow * fade * shaded.max(0.0) * falloff(over);
        blend(&mut color, self.shade, shadow);
        if edge > self.floor {
            self.contour(&mut color, &Edge { distance, level: edge, shaded, fade });
        }
        color
    }

    /// The height whose tone this pixel takes: the band's middle, smoothed over the pixel that holds an edge, and the
    /// height itself where bands are too narrow to be told apart. `signed` is below zero next to the lower edge.
    fn tone_height(&self, height: f32, band: f32, signed: f32, fade: f32) -> f32 {
        let reach = signed.abs() * self.scale;
        let spill = (0.5 - reach).max(0.0) * signed.signum();
        height + (band + 0.5 + spill - height) * fade
    }

    fn tone(&self, height: f32) -> [f32; 3] {
        let place = ((height - self.floor) * self.per_band).clamp(0.0, 3.0);
        let stop = (place as usize).min(2);
        let share = place - stop as f32;
        let (a, b) = (self.ramp[stop], self.ramp[stop + 1]);
        [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]
    }

    fn contour(&self, color: &mut [f32; 3], edge: &Edge) {
        let Edge { distance, level, shaded, fade } = *edge;
        let decade = (level / BANDS).fract() == 0.0;
        let width = if decade { CONTOUR.1 } else { CONTOUR.0 };
        let cover = ((0.5 * width - distance) * self.scale + 0.5).clamp(0.0, 1.0).min(width * self.scale) * fade;
        if cover > 0.0 {
            let weight = if decade { 1.0 } else { 0.72 };
            let Lighting { contour_dark, contour_least, contour_light, .. } = self.lighting;
            let share = (shaded + 0.7).clamp(0.0, 1.7) / 1.7;
            let dark = contour_least + (contour_dark - contour_least) * share;
            let light = contour_light * (-shaded - 0.1).clamp(0.0, 0.6) / 0.6;
            blend(color, self.shade, cover * dark * weight);
            blend(color, [255.0; 3], cover * light * weight);
        }
    }
}

/// 1 at a band's edge, falling off like `exp(-distance / reach)`, and nothing at three times the reach.
fn falloff(distance: f32) -> f32 {
    let left = (1.0 - distance / (3.0 * SHADOW_REACH)).max(0.0);
    left * left * left
}

fn channels(color: Rgb) -> [f32; 3] {
    [color.0, color.1, color.2].map(f32::from)
}

fn blend(color: &mut [f32; 3], over: [f32; 3], share: f32) {
    for (channel, over) in color.iter_mut().zip(over) {
        *channel += (over - *channel) * share;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Size;

    fn bowl(p: Point) -> f64 {
        0.5 * (p.x * p.x + 20.0 * p.y * p.y)
    }

    fn view() -> View {
        View::fit(Point::ORIGIN, Point::new(4.0, 4.0), Size::new(120.0, 120.0))
    }

    fn pixel(image: &Image, x: usize, y: usize) -> [u8; 3] {
        let i = (y * image.width + x) * 4;
        [image.rgba[i], image.rgba[i + 1], image.rgba[i + 2]]
    }

    fn far(pixel: [u8; 3], from: Rgb) -> i32 {
        [from.0, from.1, from.2].iter().zip(pixel).map(|(a, b)| (i32::from(*a) - i32::from(b)).abs()).sum()
    }

    #[test]
    fn the_minimum_is_nearest_to_the_page_tone() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            let surface = Surface::in_view(&bowl, 0.0, &view());
            let image = relief(&surface, &view(), &theme, 1.0);
            let middle = far(pixel(&image, 60, 60), theme.surface[0]);
            let corner = far(pixel(&image, 2, 2), theme.surface[0]);
            assert!(middle < 40 && corner > 100, "{middle} {corner}");
        }
    }

    #[test]
    fn the_tone_never_turns_back_up_the_slope() {
        // A flat slope, so that nothing but the tone is left: heights only.
        let surface = Surface { loss: &|p: Point| 10f64.powf(p.x), lowest: 0.0, floor: 1e-4, top: 1e4 };
        let grid = Grid::new(&surface, &view(), 1.0, (120, 120));
        let shader = Shader::new(&Theme::LIGHT, &grid, 1.0);
        let tones: Vec<f32> = (0..240).map(|i| shader.tone(grid.floor + i as f32 * 0.1)[0]).collect();
        assert!(tones.windows(2).all(|pair| pair[0] >= pair[1]));
    }

    #[test]
    fn contours_lie_on_band_edges_and_decades_are_wider() {
        let surface = Surface { loss: &|p: Point| 10f64.powf(p.x), lowest: 0.0, floor: 1e-4, top: 1e4 };
        let grid = Grid::new(&surface, &view(), 1.0, (120, 120));
        let shader = Shader::new(&Theme::LIGHT, &grid, 1.0);
        // Ten pixels a band, uphill to the upper left: the shaded side.
        let slope = -0.1 / std::f32::consts::SQRT_2;
        let even = |slope: f32| Slope { x: slope, y: slope, steepest: slope.abs() * std::f32::consts::SQRT_2 };
        let dark = |height: f32| shader.color(height, even(slope))[0];
        assert!(dark(1.0) < dark(1.5) - 20.0, "an edge");
        assert!(dark(3.0) < dark(3.5) - 20.0, "a decade");
        assert!(dark(3.09) < dark(3.5) - 10.0 && dark(1.09) > dark(1.5) - 10.0, "a decade reaches further");
        let lit = |height: f32| shader.color(height, even(-slope))[0];
        assert!(lit(1.0) > dark(1.0) + 20.0, "contours fade on the lit side");
        let narrow = shader.color(1.0, even(slope * 6.0))[0];
        assert!((narrow - shader.tone(1.0)[0]).abs() < 1.0, "gone where bands are under 2 px");
    }

    #[test]
    fn the_floor_follows_the_scale_of_the_surface() {
        assert!((floor(310.0) - 0.02).abs() < 1e-12);
        assert!((floor(3100.0) - 0.2).abs() < 1e-12);
        assert!((floor(f64::NAN) - 0.02).abs() < 1e-12);
        for largest in [1e-9, 0.3, 80.0, 2500.0, 1e12] {
            let decades = (largest / floor(largest)).log10();
            assert!((3.6..4.8).contains(&decades), "{largest} has {decades} decades");
        }
    }

    #[test]
    fn wild_losses_are_painted_without_complaint() {
        let wild = |p: Point| {
            if p.x > 1.0 {
                f64::NAN
            } else if p.x < -1.0 {
                f64::INFINITY
            } else {
                -1e300
            }
        };
        let surface = Surface::in_view(&wild, 0.0, &view());
        let image = relief(&surface, &view(), &Theme::DARK, 1.5);
        assert_eq!((image.width, image.height, image.rgba.len()), (180, 180, 180 * 180 * 4));
    }
}
