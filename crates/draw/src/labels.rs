//! Where texts stand: pure rules by which labels avoid each other. Widths and heights are measured by the page.

use crate::view::{Px, Rect};

/// How far a run's letter stands from its marker on the surface.
pub const LETTER_PUSH: f64 = 17.0;

/// Pushes labels apart along a line: `at` are the wanted centres, of which no two may end closer than `gap` and none
/// outside `low..=high`. Their order by height is kept; equal ones keep the order of the list.
///
/// If they do not fit at all, they are spread evenly.
#[must_use]
pub fn spread(at: &[f64], gap: f64, (low, high): (f64, f64)) -> Vec<f64> {
    let room = (high - low).max(0.0);
    let gap = if at.len() > 1 { gap.min(room / (at.len() - 1) as f64) } else { gap };
    let mut order: Vec<usize> = Vec::new();
    for (i, wanted) in at.iter().enumerate() {
        order.insert(order.partition_point(|j| at[*j] <= *wanted), i);
    }
    let mut placed = vec![0.0; at.len()];
    // Clusters of labels that touch, each around the mean of where its members want to be.
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let top = |cluster: &[usize]| {
        let mean = cluster.iter().map(|i| at[*i].clamp(low, high)).sum::<f64>() / cluster.len() as f64;
        let length = gap * (cluster.len() - 1) as f64;
        (mean - length / 2.0).clamp(low, (high - length).max(low))
    };
    for i in order {
        let mut cluster = vec![i];
        while let Some(before) = clusters.last() {
            if top(before) + gap * before.len() as f64 <= top(&cluster) + 1e-9 {
                break;
            }
            let mut merged = clusters.pop().unwrap_or_default();
            merged.append(&mut cluster);
            cluster = merged;
        }
        clusters.push(cluster);
    }
    for cluster in &clusters {
        for (place, i) in cluster.iter().enumerate() {
            placed[*i] = top(cluster) + gap * place as f64;
        }
    }
    placed
}

/// The places of the letters beside markers on the surface: each pushed [`LETTER_PUSH`] pixels away from the markers'
/// common centre, up and to the right where there is but one or a marker lies in the centre itself; kept `inset` pixels
/// inside `bounds`.
///
/// A letter that would lie on another marker or on a letter placed before it turns around its own marker, as little as
/// is needed; where every side is taken it stays where it was pushed.
#[must_use]
pub fn letters(markers: &[Px], bounds: &Rect, inset: f64) -> Vec<Px> {
    let inner = bounds.grown(-inset, -inset);
    let mut placed: Vec<Px> = Vec::with_capacity(markers.len());
    for (i, marker) in markers.iter().enumerate() {
        let outward = outward(*marker, markers);
        let free = |p: &Px| {
            let others = markers.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, other)| other);
            others.chain(&placed).all(|other| p.distance(*other) >= LETTER_ROOM)
        };
        let turned = TURNS.map(|turn| turned(*marker, outward, turn, &inner));
        let place = turned.iter().find(|p| free(p)).copied().unwrap_or(turned[0]);
        placed.push(place);
    }
    placed
}

/// The distance that a letter keeps from other markers and letters.
const LETTER_ROOM: f64 = 13.0;
/// By how many degrees a letter may turn around its marker, the least first.
const TURNS: [f64; 9] = [0.0, 40.0, -40.0, 80.0, -80.0, 120.0, -120.0, 160.0, -160.0];

/// The direction, in degrees, from the markers' centre to one of them.
fn outward(marker: Px, markers: &[Px]) -> f64 {
    let count = markers.len() as f64;
    let mean = |of: fn(&Px) -> f64| markers.iter().map(of).sum::<f64>() / count;
    let centre = Px::new(mean(|p| p.x), mean(|p| p.y));
    if marker.distance(centre) < 0.5 {
        return -45.0;
    }
    libm::atan2(marker.y - centre.y, marker.x - centre.x).to_degrees()
}

fn turned(marker: Px, outward: f64, turn: f64, inner: &Rect) -> Px {
    let (sin, cos) = libm::sincos((outward + turn).to_radians());
    let pushed = marker.offset(LETTER_PUSH * cos, LETTER_PUSH * sin);
    Px::new(
        pushed.x.clamp(inner.left.min(inner.right), inner.right.max(inner.left)),
        pushed.y.clamp(inner.top.min(inner.bottom), inner.bottom.max(inner.top)),
    )
}

/// Which labels centred at `at` with the given widths stay when a pill of `pill.1` pixels stands at `pill.0`: those that
/// keep 6 px from it.
#[must_use]
pub fn clear_of_pill(labels: &[(f64, f64)], pill: (f64, f64)) -> Vec<bool> {
    labels.iter().map(|(at, width)| (at - pill.0).abs() >= (width + pill.1) / 2.0 + 6.0).collect()
}

/// Which names fit into their bands, `(left, right)` each, with 4 px on either side; those that do not are left out.
#[must_use]
pub fn names_that_fit(bands: &[(f64, f64)], widths: &[f64]) -> Vec<bool> {
    bands.iter().zip(widths).map(|((left, right), width)| right - left >= width + 8.0).collect()
}

/// The first of several places for a label that lies inside `bounds` and touches none of the `taken` rectangles.
#[must_use]
pub fn first_free(places: &[Rect], bounds: &Rect, taken: &[Rect]) -> Option<Rect> {
    let inside = |r: &Rect| bounds.contains(Px::new(r.left, r.top)) && bounds.contains(Px::new(r.right, r.bottom));
    places.iter().find(|place| inside(place) && !taken.iter().any(|other| place.overlaps(other))).copied()
}

/// Places for a label of `width` by `height` beside a point, best first: right, left, above, below, `gap` pixels away.
#[must_use]
pub fn beside(at: Px, (width, height): (f64, f64), gap: f64) -> [Rect; 4] {
    let (dx, dy) = (gap + width / 2.0, gap + height / 2.0);
    [(dx, 0.0), (-dx, 0.0), (0.0, -dy), (0.0, dy)].map(|(x, y)| Rect::around(at.offset(x, y), width, height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_that_are_far_apart_stay() {
        assert_eq!(spread(&[80.0, 10.0, 40.0], 15.0, (0.0, 100.0)), [80.0, 10.0, 40.0]);
        assert_eq!(spread(&[], 15.0, (0.0, 100.0)), Vec::<f64>::new());
    }

    #[test]
    fn close_labels_part_around_their_middle() {
        assert_eq!(spread(&[50.0, 52.0], 15.0, (0.0, 100.0)), [43.5, 58.5]);
        assert_eq!(spread(&[99.0, 98.0], 15.0, (0.0, 100.0)), [100.0, 85.0]);
        assert_eq!(spread(&[5.0, 5.0, 5.0], 60.0, (0.0, 100.0)), [0.0, 50.0, 100.0]);
    }

    proptest! {
        #[test]
        fn spread_labels_never_touch(at in prop::collection::vec(-50.0..250.0f64, 0..5)) {
            let placed = spread(&at, 16.0, (0.0, 200.0));
            for (i, a) in placed.iter().enumerate() {
                prop_assert!((-1e-9..=200.0 + 1e-9).contains(a));
                for b in &placed[..i] {
                    prop_assert!((a - b).abs() >= 16.0 - 1e-6);
                }
            }
        }
    }

    #[test]
    fn letters_move_apart() {
        let bounds = Rect { left: 0.0, top: 0.0, right: 200.0, bottom: 200.0 };
        let placed = letters(&[Px::new(90.0, 100.0), Px::new(110.0, 100.0)], &bounds, 8.0);
        assert!(placed[0].distance(Px::new(73.0, 100.0)) < 1e-9 && placed[1].distance(Px::new(127.0, 100.0)) < 1e-9);
        let row = [Px::new(80.0, 100.0), Px::new(92.0, 100.0), Px::new(104.0, 100.0), Px::new(130.0, 100.0)];
        let placed = letters(&row, &bounds, 8.0);
        for (i, letter) in placed.iter().enumerate() {
            assert!((letter.distance(row[i]) - LETTER_PUSH).abs() < 1e-9);
            let others = row.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, p)| p);
            assert!(others.chain(&placed[..i]).all(|p| p.distance(*letter) >= LETTER_ROOM), "{placed:?}");
        }
        assert!(letters(&[], &bounds, 8.0).is_empty());
        let alone = letters(&[Px::new(100.0, 100.0)], &bounds, 8.0)[0];
        assert!(alone.x > 110.0 && alone.y < 90.0);
        let corner = letters(&[Px::new(199.0, 1.0)], &bounds, 8.0)[0];
        assert_eq!(corner, Px::new(192.0, 8.0));
    }

    #[test]
    fn ticks_give_way_to_the_pill() {
        let ticks = [(40.0, 7.0), (153.0, 14.0), (266.0, 14.0), (380.0, 21.0)];
        assert_eq!(clear_of_pill(&ticks, (360.0, 60.0)), [true, true, true, false]);
    }

    #[test]
    fn names_are_left_out_rather_than_clipped() {
        assert_eq!(names_that_fit(&[(0.0, 40.0), (40.0, 140.0)], &[39.0, 60.0]), [false, true]);
    }

    #[test]
    fn the_first_free_place_is_taken() {
        let bounds = Rect { left: 0.0, top: 0.0, right: 100.0, bottom: 100.0 };
        let places = beside(Px::new(90.0, 50.0), (30.0, 10.0), 4.0);
        assert_eq!(first_free(&places, &bounds, &[]), Some(places[1]));
        assert_eq!(first_free(&places, &bounds, &[bounds]), None);
    }
}
