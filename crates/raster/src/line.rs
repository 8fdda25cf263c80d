//! Lines: the points that are near enough to a segment.

use crate::pixels::{Paint, Pixels, cover};

/// Lengths of dash, gap, dash, ... in pixels, and how far into them a line begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dashes<'a> {
    /// The lengths; an odd number of them is as good as repeated.
    pub pattern: &'a [f32],
    /// The way already gone along the pattern.
    pub offset: f32,
}

/// A stretch of a line from a point along a unit vector.
#[derive(Clone, Copy, Debug)]
struct Segment {
    from: (f32, f32),
    along: (f32, f32),
    length: f32,
    /// Whether it ends bluntly at its beginning and at its end; else it is round there, as joints are.
    blunt: (bool, bool),
}

impl Segment {
    /// The segment between two points; none where they are one, or not numbers.
    fn new(a: (f32, f32), b: (f32, f32)) -> Option<Self> {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = (dx * dx + dy * dy).sqrt();
        let along = (dx / length, dy / length);
        (length > 1e-3 && length < 1e6).then_some(Self { from: a, along, length, blunt: (false, false) })
    }

    fn at(&self, way: f32) -> (f32, f32) {
        (self.from.0 + self.along.0 * way, self.from.1 + self.along.1 * way)
    }

    /// How far a point is along it and beside it.
    #[inline]
    fn place(&self, x: f32, y: f32) -> (f32, f32) {
        let (rx, ry) = (x - self.from.0, y - self.from.1);
        (rx * self.along.0 + ry * self.along.1, rx * self.along.1 - ry * self.along.0)
    }

    /// The share of the pixel around a place along and beside it that it covers; it reaches half a pixel further than
    /// half its width.
    #[inline]
    fn covers(&self, (way, across): (f32, f32), reach: f32) -> f32 {
        let left = self.length - way;
        if way >= 0.5 && left >= 0.5 {
            return (reach - across.abs()).clamp(0.0, 1.0);
        }
        let (blunt, inside) = if way < left { (self.blunt.0, way) } else { (self.blunt.1, left) };
        if blunt {
            return (reach - across.abs()).clamp(0.0, 1.0) * (inside + 0.5).clamp(0.0, 1.0);
        }
        let beyond = inside.min(0.0);
        (reach - (across * across + beyond * beyond).sqrt()).clamp(0.0, 1.0)
    }

    /// The columns of a row that it may cover, out of some.
    fn columns(&self, y: f32, reach: f32, (left, right): (usize, usize)) -> (usize, usize) {
        let (dx, dy) = self.along;
        if dy.abs() < 1e-3 {
            return (left, right);
        }
        let middle = self.from.0 + (y - self.from.1) * dx / dy;
        let half = reach / dy.abs();
        let from = ((middle - half).floor().max(0.0) as usize).clamp(left, right);
        (from, ((middle + half).ceil().max(0.0) as usize).clamp(from, right))
    }
}

impl Pixels {
    /// Draws a line through points, round at its joints, blunt at its ends. A line thinner than a pixel is paler.
    pub fn line(&mut self, points: &[(f32, f32)], width: f32, paint: Paint) {
        let last = points.len().saturating_sub(2);
        let mut before = None;
        for (i, pair) in points.windows(2).enumerate() {
            let Some(mut segment) = Segment::new(pair[0], pair[1]) else { continue };
            segment.blunt = (before.is_none(), i == last);
            self.segment(segment, before, width, paint);
            before = Some(segment);
        }
    }

    /// Draws the dashes of a line through points. Without a pattern the line is whole.
    pub fn dashed(&mut self, points: &[(f32, f32)], width: f32, paint: Paint, dashes: Dashes<'_>) {
        let period: f32 = dashes.pattern.iter().sum();
        if !(period > 0.1 && period.is_finite() && dashes.offset.is_finite()) {
            return self.line(points, width, paint);
        }
        let (mut part, mut left) = begin(dashes.pattern, dashes.offset.rem_euclid(2.0 * period));
        let mut dash: Vec<(f32, f32)> = Vec::new();
        for segment in points.windows(2).filter_map(|pair| Segment::new(pair[0], pair[1])) {
            let mut way = 0.0;
            while way < segment.length {
                if part.is_multiple_of(2) && dash.is_empty() {
                    dash.push(segment.at(way));
                }
                let step = left.min(segment.length - way);
                (way, left) = (way + step, left - step);
                if part.is_multiple_of(2) {
                    dash.push(segment.at(way));
                }
                if left <= 1e-4 {
                    self.line(&dash, width, paint);
                    dash.clear();
                    part += 1;
                    left = dashes.pattern[part % dashes.pattern.len()].max(1e-3);
                }
            }
        }
        self.line(&dash, width, paint);
    }

    /// Draws one segment. Where the one before covered a pixel already, only what is missing is added, so that a line
    /// that is not opaque does not show its joints.
    fn segment(&mut self, segment: Segment, before: Option<Segment>, width: f32, paint: Paint) {
        let half = width.max(0.0) / 2.0;
        let (paint, half) = thin(paint, half);
        let reach = half + 0.5;
        let end = segment.at(segment.length);
        let low = (segment.from.0.min(end.0) - reach, segment.from.1.min(end.1) - reach);
        let high = (segment.from.0.max(end.0) + reach, segment.from.1.max(end.1) + reach);
        let (columns, rows) = self.reserve(low, high);
        let before = before.filter(|_| paint.alpha < 0.999);
        for y in rows.0..rows.1 {
            let middle = y as f32 + 0.5;
            let span = segment.columns(middle, reach, columns);
            let had = before.map_or((0, 0), |before| before.columns(middle, reach, span));
            for (x, pixel) in (span.0..span.1).zip(self.row(y, span)) {
                let place = x as f32 + 0.5;
                let share = segment.covers(segment.place(place, middle), reach);
                let had = match before.filter(|_| had.0 <= x && x < had.1) {
                    Some(before) => before.covers(before.place(place, middle), reach),
                    None => 0.0,
                };
                if share > had {
                    cover(pixel, paint, if had > 0.0 { (share - had) / (1.0 - had * paint.alpha) } else { share });
                }
            }
        }
    }
}

/// A line thinner than a pixel covers as much of it as it is wide.
fn thin(paint: Paint, half: f32) -> (Paint, f32) {
    if half < 0.5 { (Paint { alpha: paint.alpha * 2.0 * half, ..paint }, 0.5) } else { (paint, half) }
}

/// The part of a pattern that lies `offset` along it, and what is left of it.
fn begin(pattern: &[f32], mut offset: f32) -> (usize, f32) {
    for part in 0..2 * pattern.len() {
        let length = pattern[part % pattern.len()];
        if offset < length {
            return (part, length - offset);
        }
        offset -= length;
    }
    (0, pattern[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Paint = Paint::new([10, 20, 30], 1.0);

    /// The opacity of all pixels together, in pixels.
    fn sum(pixels: &Pixels) -> f32 {
        pixels.bytes().iter().skip(3).step_by(4).map(|a| f32::from(*a) / 255.0).sum()
    }

    #[test]
    fn a_line_covers_its_length_times_its_width() {
        for (end, width) in [((90.0, 10.0), 2.2), ((10.0, 90.0), 1.0), ((80.0, 70.0), 3.0), ((17.0, 90.0), 0.5)] {
            let mut pixels = Pixels::new(100, 100);
            pixels.line(&[(10.0, 10.0), end], width, INK);
            let length = ((end.0 - 10.0f32).powi(2) + (end.1 - 10.0f32).powi(2)).sqrt();
            assert!((sum(&pixels) / (length * width) - 1.0).abs() < 0.03, "{end:?} {width}: {}", sum(&pixels));
        }
    }

    #[test]
    fn joints_of_a_pale_line_are_not_darker() {
        let mut pixels = Pixels::new(60, 60);
        pixels.line(&[(5.0, 30.0), (30.0, 30.0), (55.0, 30.5), (5.0, 31.0)], 6.0, Paint::new([0; 3], 0.5));
        let darkest = pixels.bytes().iter().skip(3).step_by(4).max();
        assert!(darkest <= Some(&192), "at most two of the three lie over each other: {darkest:?}");
        let mut bent = Pixels::new(60, 60);
        bent.line(&[(5.0, 30.0), (30.0, 30.0), (30.0, 55.0)], 6.0, Paint::new([0; 3], 0.5));
        assert_eq!(bent.bytes().iter().skip(3).step_by(4).max(), Some(&128));
    }

    #[test]
    fn dashes_leave_gaps_and_go_on_around_corners() {
        let dashes = Dashes { pattern: &[6.0, 4.0], offset: 0.0 };
        let mut pixels = Pixels::new(120, 20);
        pixels.dashed(&[(10.0, 10.0), (33.0, 10.0), (110.0, 10.0)], 2.0, INK, dashes);
        for x in 0..10 {
            assert_eq!(pixels.at(10 + 10 * x + 3, 10)[3], 255, "dash {x}");
            assert_eq!(pixels.at(10 + 10 * x + 8, 10)[3], 0, "gap {x}");
        }
        let mut moved = Pixels::new(120, 20);
        moved.dashed(&[(10.0, 10.0), (110.0, 10.0)], 2.0, INK, Dashes { offset: 6.0, ..dashes });
        assert_eq!((moved.at(12, 10)[3], moved.at(17, 10)[3]), (0, 255));
    }

    #[test]
    fn what_lies_outside_or_is_no_number_is_left_out() {
        let mut pixels = Pixels::new(10, 10);
        pixels.line(&[(-50.0, -50.0), (-10.0, 60.0), (f32::NAN, 3.0), (4.0, f32::INFINITY)], 3.0, INK);
        pixels.line(&[(4.0, 4.0)], 3.0, INK);
        pixels.line(&[], 3.0, INK);
        pixels.dashed(&[(0.0, 0.0), (9.0, 9.0)], 1.0, INK, Dashes { pattern: &[0.0], offset: f32::NAN });
        assert!(pixels.at(5, 5)[3] > 0 && pixels.at(0, 9)[3] == 0);
    }
}
