//! Cutting lines to rectangles, so that no backend ever sees a number that is far away or none at all.

use crate::view::{Px, Rect};

/// A stretch of a longer line: where it begins along that line (pixels, for the dash offset) and its points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    /// Length of the whole line before this piece.
    pub along: f64,
    /// Two points or more.
    pub points: Vec<Px>,
}

/// The part of the segment `a b` inside `rect` (Liang-Barsky), or none.
///
/// Coordinates may be as large as f64 holds; a segment with one that is not finite has no part inside.
#[must_use]
pub fn segment(a: Px, b: Px, rect: &Rect) -> Option<(Px, Px)> {
    if ![a.x, a.y, b.x, b.y].iter().all(|v| v.is_finite()) {
        return None;
    }
    if rect.contains(a) && rect.contains(b) {
        return Some((a, b));
    }
    // Measured from the end that is nearer to home: the other may be so far that sums with it lose all digits.
    if a.x.abs().max(a.y.abs()) > b.x.abs().max(b.y.abs()) {
        return from_near(b, a, rect).map(|(to, from)| (from, to));
    }
    from_near(a, b, rect)
}

fn from_near(a: Px, b: Px, rect: &Rect) -> Option<(Px, Px)> {
    // Halved before subtracting, so that 1e308 - -1e308 stays finite.
    let (dx, dy) = (b.x / 2.0 - a.x / 2.0, b.y / 2.0 - a.y / 2.0);
    let sides = [
        (-dx, a.x / 2.0 - rect.left / 2.0),
        (dx, rect.right / 2.0 - a.x / 2.0),
        (-dy, a.y / 2.0 - rect.top / 2.0),
        (dy, rect.bottom / 2.0 - a.y / 2.0),
    ];
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (p, q) in sides {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            enter = enter.max(q / p);
        } else {
            leave = leave.min(q / p);
        }
    }
    let inside = |p: Px| Px::new(p.x.clamp(rect.left, rect.right), p.y.clamp(rect.top, rect.bottom));
    let at = |t: f64| inside(Px::new(a.x + 2.0 * (dx * t), a.y + 2.0 * (dy * t)));
    (enter <= leave)
        .then(|| (if enter > 0.0 { at(enter) } else { inside(a) }, if leave < 1.0 { at(leave) } else { inside(b) }))
}

/// Gathers segments into pieces, joining those that meet.
#[derive(Debug, Default)]
pub struct Joiner {
    pieces: Vec<Piece>,
}

impl Joiner {
    /// Adds the segment `a b`, which begins `along` pixels into the whole line.
    pub fn push(&mut self, a: Px, b: Px, along: f64) {
        match self.pieces.last_mut() {
            Some(piece) if piece.points.last() == Some(&a) => piece.points.push(b),
            _ => self.pieces.push(Piece { along, points: vec![a, b] }),
        }
    }

    /// The pieces, in order.
    #[must_use]
    pub fn finish(self) -> Vec<Piece> {
        self.pieces
    }
}

/// The parts of a line inside `rect`; the line starts `along` pixels into a longer one.
///
/// Points that are not finite break the line.
#[must_use]
pub fn polyline(points: &[Px], along: f64, rect: &Rect) -> Vec<Piece> {
    // What is far away does not count: no dash is seen there, and sums would lose their digits.
    let counted = |a: Px, b: Px| Some(a.distance(b)).filter(|length| *length < 1e6).unwrap_or(0.0);
    let mut joiner = Joiner::default();
    let mut along = along;
    for pair in points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if let Some((from, to)) = segment(a, b, rect) {
            joiner.push(from, to, along + counted(a, from));
        }
        along += counted(a, b);
    }
    joiner.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RECT: Rect = Rect { left: 0.0, top: 0.0, right: 100.0, bottom: 50.0 };

    #[test]
    fn a_segment_is_cut_at_the_sides() {
        let cut = segment(Px::new(-50.0, 25.0), Px::new(150.0, 25.0), &RECT);
        assert_eq!(cut, Some((Px::new(0.0, 25.0), Px::new(100.0, 25.0))));
        let inside = (Px::new(10.0, 10.0), Px::new(20.0, 20.0));
        assert_eq!(segment(inside.0, inside.1, &RECT), Some(inside));
        assert_eq!(segment(Px::new(-10.0, 0.0), Px::new(-1.0, 50.0), &RECT), None);
        assert_eq!(segment(Px::new(-10.0, 45.0), Px::new(10.0, 65.0), &RECT), None);
        let far = segment(Px::new(1e300, 1e300), Px::new(50.0, 25.0), &RECT);
        assert_eq!(far, Some((Px::new(75.0, 50.0), Px::new(50.0, 25.0))));
    }

    #[test]
    fn a_line_that_leaves_and_returns_is_two_pieces_with_running_length() {
        let line = [Px::new(10.0, 10.0), Px::new(10.0, -10.0), Px::new(30.0, -10.0), Px::new(30.0, 10.0)];
        let pieces = polyline(&line, 5.0, &RECT);
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0].along, 5.0);
        assert_eq!(pieces[1].points, [Px::new(30.0, 0.0), Px::new(30.0, 10.0)]);
        assert_eq!(pieces[1].along, 5.0 + 20.0 + 20.0 + 10.0);
    }

    fn wild() -> impl Strategy<Value = f64> {
        prop_oneof![
            4 => -200.0..200.0,
            1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(1e300), Just(-1e308), Just(0.0), Just(f64::MAX)],
        ]
    }

    proptest! {
        #[test]
        fn every_piece_lies_inside(line in prop::collection::vec((wild(), wild()), 0..40)) {
            let line: Vec<Px> = line.into_iter().map(|(x, y)| Px::new(x, y)).collect();
            for piece in polyline(&line, 0.0, &RECT) {
                prop_assert!(piece.points.len() >= 2);
                prop_assert!(piece.along.is_finite());
                for p in piece.points {
                    prop_assert!(RECT.grown(1e-9, 1e-9).contains(p), "{p:?}");
                }
            }
        }
    }
}
