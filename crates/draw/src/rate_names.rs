//! Where the runs' names stand in the learning-rate chart.

use crate::rate_chart::RateChart;
use crate::view::{Px, Rect};

/// The most runs whose names are shown; with more, the cards name them.
const MOST_RUNS: usize = 2;
/// Distance between tried places.
const STRIDE: f64 = 4.0;
/// Room between a line and its name; below a steep line, which passes beside the name, more of it.
const GAPS: [f64; 4] = [GAP, 8.0, 14.0, 22.0];
const GAP: f64 = 4.0;

/// The place of each run's name, of the given width and height: below its line, where that leaves most room; None where
/// there is none, and for all if there are more than two runs.
#[must_use]
pub fn names(chart: &RateChart<'_>, sizes: &[(f64, f64)]) -> Vec<Option<Rect>> {
    if chart.runs() > MOST_RUNS {
        return vec![None; sizes.len()];
    }
    let mut taken: Vec<Rect> = Vec::new();
    let mut places = Vec::new();
    for (run, size) in sizes.iter().enumerate() {
        let place = best(chart, run, *size, &taken);
        taken.extend(place);
        places.push(place);
    }
    places
}

fn best(chart: &RateChart<'_>, run: usize, (width, height): (f64, f64), taken: &[Rect]) -> Option<Rect> {
    let area = chart.area();
    let count = ((area.width() - width - 2.0 * GAP) / STRIDE).max(0.0) as usize;
    let place = |i: usize| {
        let x = area.left + GAP + width / 2.0 + i as f64 * STRIDE;
        let span = (x - width / 2.0, x + width / 2.0);
        let (_, lowest) = chart.covers(run, span)?;
        let below = |gap: f64| Rect::around(Px::new(x, lowest + gap + height / 2.0), width, height);
        // More than three lines of room is no better than three: then the middle of the chart is.
        let room = (floor_below(chart, run, span, lowest) - lowest).min(3.0 * height);
        let off_centre = (x - area.centre().x).abs() / area.width();
        let is_free = |label: &Rect, gap: f64| {
            room >= height + gap + GAP && !chart.passes(label) && !taken.iter().any(|t| t.overlaps(label))
        };
        let (gap, label) = GAPS.into_iter().map(|gap| (gap, below(gap))).find(|(gap, label)| is_free(label, *gap))?;
        Some((room - gap + GAP - height * off_centre, label))
    };
    (0..=count).filter_map(place).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, label)| label)
}

/// The upper end of what comes next below a height: another line, or the plot's lower side.
fn floor_below(chart: &RateChart<'_>, run: usize, span: (f64, f64), height: f64) -> f64 {
    (0..chart.runs())
        .filter(|other| *other != run)
        .filter_map(|other| chart.covers(other, span))
        .filter(|(_, low)| *low > height)
        .map(|(high, _)| high.max(height))
        .fold(chart.area().bottom, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axis::Frame;
    use crate::rate_chart::Limit;
    use crate::view::Size;

    const FRAME: Frame = Frame { size: Size { width: 404.0, height: 200.0 }, top: 10.0, bottom: 14.0 };

    #[test]
    fn names_stand_below_their_lines_and_touch_nothing() {
        let flat = [0.092; 120];
        let ramp: Vec<f64> = (0..120).map(|t| 0.08 * (1.0 - t as f64 / 120.0)).collect();
        let chart = RateChart::new(FRAME, 120, &[&flat, &ramp], Limit::Level(0.1));
        let places = names(&chart, &[(50.0, 14.0), (98.0, 14.0)]);
        for (run, place) in places.iter().enumerate() {
            let place = place.expect("there is room");
            let (_, lowest) = chart.covers(run, (place.left, place.right)).expect("it has steps");
            assert!(place.top > lowest && !chart.passes(&place), "{place:?}");
        }
    }

    #[test]
    fn a_name_below_a_steep_line_keeps_further_away() {
        let flat = [0.092; 120];
        let cosine = |t: i32| 0.046 * (1.0 + libm::cos(f64::from(t - 12) / 108.0 * std::f64::consts::PI));
        let warm: Vec<f64> =
            (0..120).map(|t| if t < 12 { 0.0092 + 0.0069 * f64::from(t) } else { cosine(t) }).collect();
        let frame = Frame { size: Size { width: 294.0, height: 307.0 }, top: 30.0, bottom: 4.0 };
        let chart = RateChart::new(frame, 120, &[&flat, &warm], Limit::Level(0.1));
        let place = names(&chart, &[(60.0, 16.0), (126.0, 16.0)])[1].expect("there is room");
        let (_, lowest) = chart.covers(1, (place.left, place.right)).expect("it has steps");
        assert!(place.top > lowest + GAP && !chart.passes(&place), "{place:?}");
    }

    #[test]
    fn three_runs_have_no_names_and_a_crowded_line_has_none() {
        let flat = [0.1; 10];
        let three = RateChart::new(FRAME, 10, &[&flat, &flat, &flat], Limit::Unknown);
        assert_eq!(names(&three, &[(50.0, 14.0); 3]), [None; 3]);
        let zero = [0.0; 10];
        let low = RateChart::new(FRAME, 10, &[&zero, &flat], Limit::Unknown);
        let places = names(&low, &[(50.0, 14.0); 2]);
        assert!(places[0].is_none() && places[1].is_some());
        let none: [f64; 0] = [];
        assert_eq!(names(&RateChart::new(FRAME, 10, &[&none], Limit::Unknown), &[(50.0, 14.0)]), [None]);
    }
}
