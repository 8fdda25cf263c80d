//! Small pictures of a schedule, as SVG path data.

use std::fmt::Write;

use crate::thin::thin;

/// The path (`d` attribute) of a curve through `values`, which fills a box of `width` by `height` from its upper left
/// corner: the first value at the left side, the last at the right, 0 at the bottom and the largest at the top.
///
/// Values that are not finite are left out; an empty curve is an empty path, a single value a level line. At most two
/// points a pixel are kept, coordinates are rounded to a tenth.
#[must_use]
pub fn path(values: &[f64], (width, height): (f64, f64)) -> String {
    let largest = values.iter().copied().filter(|v| v.is_finite()).fold(0.0, f64::max);
    let largest = if largest > 0.0 { largest } else { 1.0 };
    let last = (values.len().max(2) - 1) as f64;
    let place = |(t, v): (usize, &f64)| (width * t as f64 / last, height * (1.0 - (v / largest).clamp(0.0, 1.0)));
    let finite = values.iter().enumerate().filter(|(_, v)| v.is_finite());
    let points = thin(finite.map(place).collect(), (0.0, width), width as usize);
    let mut path = String::new();
    for (i, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if i == 0 { "M" } else { "L" }, tenth(*x), tenth(*y));
    }
    if let [(_, y)] = points[..] {
        let _ = write!(path, "L{} {}", tenth(width), tenth(y));
    }
    path
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_fill_their_box() {
        assert_eq!(path(&[0.0, 0.1, 0.05], (60.0, 20.0)), "M0 20L30 0L60 10");
        assert_eq!(path(&[0.3], (60.0, 20.0)), "M0 0L60 0");
        assert_eq!(path(&[], (60.0, 20.0)), "");
        assert_eq!(path(&[1.0, f64::NAN, -1.0], (60.0, 20.0)), "M0 0L60 20");
        assert!(path(&vec![1.0; 10_000], (60.0, 20.0)).len() < 3000);
    }
}
