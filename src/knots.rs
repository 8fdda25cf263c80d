//! Changes to a curve that is drawn by hand: its knots, each a step and a share of the base rate. Pure.

use std::collections::BTreeMap;

use settle_draw::Px;
use settle_model::Point;
use settle_model::schedule::Schedule;
use settle_model::value::Value;

use crate::format::significant;
use crate::schedule_edit::Edit;
use crate::state::Action;

/// The most knots that a stroke of the pointer leaves, and that drawing leaves in all.
const MOST: [usize; 2] = [20, 24];

/// A knot is left out where the curve is no further from it than so many pixels.
const TOLERANCE: f64 = 1.5;

/// A stroke that begins or ends so close to a side of the plot, in pixels, goes up to it.
const NEAR_SIDE: f64 = 12.0;

/// The most steps of which a stroke is made.
const MOST_STEPS: usize = 1000;

/// Where steps and shares of the base rate are on the chart, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Left and right side of the plot: step 0, and the last one.
    pub x: (f64, f64),
    /// Upper and lower side of the plot: the largest share, and 0.
    pub y: (f64, f64),
    /// The last step, at least 1.
    pub steps: f64,
    /// The share at the upper side, above 0.
    pub top: f64,
}

impl Scale {
    /// Where a knot is.
    #[must_use]
    pub fn place(&self, knot: Point) -> Px {
        let (x, y) = (self.x, self.y);
        Px::new(x.0 + (x.1 - x.0) * knot.x / self.steps, y.1 - (y.1 - y.0) * knot.y / self.top)
    }

    /// The knot at a place: a whole step within the run, a share between 0 and the largest.
    #[must_use]
    pub fn knot(&self, at: Px) -> Point {
        let (x, y) = (self.x, self.y);
        let share = |from: f64, to: f64, v: f64| ((v - from) / (to - from)).clamp(0.0, 1.0);
        Point::new((share(x.0, x.1, at.x) * self.steps).round(), rounded(share(y.1, y.0, at.y) * self.top))
    }
}

/// The knots of a schedule that is drawn by hand; none of another.
#[must_use]
pub fn knots(schedule: &Schedule) -> Option<&[Point]> {
    match schedule {
        Schedule::Drawn(drawn) => Some(&drawn.knots),
        _ => None,
    }
}

/// The action that gives the selected run other knots.
#[must_use]
pub fn set(knots: &[Point]) -> Action {
    let pair = |knot: &Point| Value::List(vec![Value::Number(knot.x), Value::Number(knot.y)]);
    Action::EditSchedule(Vec::new(), Edit::Set("knots", Value::List(knots.iter().map(pair).collect())))
}

/// Whether the curve is still the straight fall that it begins as.
#[must_use]
pub fn is_new(knots: &[Point], steps: u32) -> bool {
    *knots == [Point::new(0.0, 1.0), Point::new(steps.into(), 0.0)]
}

/// The share at a step: straight between knots, held before the first and after the last.
#[must_use]
pub fn share_at(knots: &[Point], step: f64) -> f64 {
    let after = knots.partition_point(|knot| knot.x <= step);
    match (after.checked_sub(1).and_then(|i| knots.get(i)), knots.get(after)) {
        (Some(a), Some(b)) => a.y + (b.y - a.y) * (step - a.x) / (b.x - a.x),
        (Some(only), None) | (None, Some(only)) => only.y,
        (None, None) => 1.0,
    }
}

/// The knots after one was moved: to a step between its neighbours within the run, and to a share not below 0.
#[must_use]
pub fn moved(knots: &[Point], index: usize, to: Point, steps: u32) -> Vec<Point> {
    let mut knots = knots.to_vec();
    let Some(old) = knots.get(index).copied() else { return knots };
    let (low, high) = room(&knots, index, steps);
    let step = if low <= high { to.x.clamp(low, high) } else { old.x };
    knots[index] = Point::new(step, to.y.max(0.0));
    knots
}

/// The least and the largest step that a knot can be moved to.
#[must_use]
pub fn room(knots: &[Point], index: usize, steps: u32) -> (f64, f64) {
    let before = index.checked_sub(1).and_then(|i| knots.get(i)).map_or(0.0, |knot| (knot.x + 1.0).max(0.0));
    let after = knots.get(index + 1).map_or(f64::from(steps), |knot| (knot.x - 1.0).min(steps.into()));
    (before, after)
}

/// The knots with one more, and its number; nothing where there is a knot at that step already.
#[must_use]
pub fn added(knots: &[Point], knot: Point) -> Option<(Vec<Point>, usize)> {
    let index = knots.partition_point(|other| other.x < knot.x);
    if knots.get(index).is_some_and(|other| other.x == knot.x) {
        return None;
    }
    let mut knots = knots.to_vec();
    knots.insert(index, knot);
    Some((knots, index))
}

/// The knots with one more on the curve after another: half-way to the next one, or to the end of the run; before it, where
/// there is no room after it.
#[must_use]
pub fn added_after(knots: &[Point], index: usize, steps: u32) -> Option<(Vec<Point>, usize)> {
    let at = knots.get(index)?.x;
    let next = knots.get(index + 1).map_or(f64::from(steps), |knot| knot.x);
    let before = index.checked_sub(1).and_then(|i| knots.get(i)).map_or(0.0, |knot| knot.x);
    let between = |a: f64, b: f64| Some(f64::midpoint(a, b).floor()).filter(|step| *step > a && *step < b);
    let step = between(at, next).or_else(|| between(before, at))?;
    added(knots, Point::new(step, rounded(share_at(knots, step))))
}

/// The knots with one less; nothing where it is the last.
#[must_use]
pub fn removed(knots: &[Point], index: usize) -> Option<Vec<Point>> {
    let others = || knots.iter().enumerate().filter(|(i, _)| *i != index).map(|(_, knot)| *knot);
    (knots.len() > 1 && index < knots.len()).then(|| others().collect())
}

/// The number of the knot nearest to a place, if it is within `reach` pixels.
#[must_use]
pub fn nearest(knots: &[Point], scale: &Scale, at: Px, reach: f64) -> Option<usize> {
    let far = |knot: &Point| scale.place(*knot).distance(at);
    let near = knots.iter().enumerate().map(|(i, knot)| (i, far(knot))).min_by(|a, b| a.1.total_cmp(&b.1));
    near.filter(|(_, far)| *far <= reach).map(|(i, _)| i)
}

/// The way of a pointer over the chart: a height for each column of pixels that it passed, the last one where it passed twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stroke {
    columns: BTreeMap<i32, f64>,
    last: Option<Px>,
}

impl Stroke {
    /// Goes on to a place, in a straight line.
    pub fn go_to(&mut self, at: Px) {
        let from = self.last.replace(at).unwrap_or(at);
        let (a, b) = (from.x.round() as i32, at.x.round() as i32);
        for x in a.min(b)..=a.max(b) {
            let share = if a == b { 1.0 } else { f64::from(x - a) / f64::from(b - a) };
            self.columns.insert(x, from.y + (at.y - from.y) * share);
        }
    }

    /// The height at a column, or at the nearest one that it passed.
    fn y(&self, x: f64) -> Option<f64> {
        let x = x.round() as i32;
        let before = self.columns.range(..=x).next_back();
        before.or_else(|| self.columns.range(x..).next()).map(|(_, y)| *y)
    }

    /// Its first and last step.
    fn steps(&self, scale: &Scale) -> Option<(f64, f64)> {
        let step = |x: i32| scale.knot(Px::new(x.into(), 0.0)).x;
        Some((step(*self.columns.first_key_value()?.0), step(*self.columns.last_key_value()?.0)))
    }

    /// The few knots that it is made of; its ends go up to a side of the plot that they are close to.
    fn knots(&self, scale: &Scale) -> Vec<Point> {
        let Some((first, last)) = self.steps(scale) else { return Vec::new() };
        let every = ((last - first) as usize / MOST_STEPS).max(1);
        let steps = (0..=(last - first) as usize).step_by(every).map(|i| first + i as f64).chain([last]);
        let knot = |step: f64| {
            let x = scale.place(Point::new(step, 0.0)).x;
            self.y(x).map(|y| Point::new(step, scale.knot(Px::new(x, y)).y))
        };
        let mut knots: Vec<Point> = steps.filter_map(knot).collect();
        // The last step may be one of every so many.
        knots.dedup_by_key(|knot| knot.x);
        let mut knots = simplified(&knots, scale, MOST[0]);
        let close = NEAR_SIDE / (scale.x.1 - scale.x.0) * scale.steps;
        if let Some(knot) = knots.first_mut().filter(|knot| knot.x < close) {
            knot.x = 0.0;
        }
        if let Some(knot) = knots.last_mut().filter(|knot| knot.x > 0.0 && knot.x > scale.steps - close) {
            knot.x = scale.steps;
        }
        knots
    }

    /// The knots after it was drawn over a curve: between its ends it replaces what was there, outside of them the curve stays.
    #[must_use]
    pub fn over(&self, knots: &[Point], scale: &Scale) -> Vec<Point> {
        let drawn = self.knots(scale);
        let [Some(first), Some(last)] = [drawn.first(), drawn.last()].map(|knot| knot.map(|knot| knot.x)) else {
            return knots.to_vec();
        };
        let outside = |knot: &&Point| knot.x < first || knot.x > last;
        let mut all: Vec<Point> = knots.iter().filter(outside).copied().collect();
        let beside = [first - 1.0, last + 1.0].into_iter().filter(|step| (0.0..=scale.steps).contains(step));
        for edge in beside {
            if let Some((more, _)) = added(&all, Point::new(edge, rounded(share_at(knots, edge)))) {
                all = more;
            }
        }
        let place = all.partition_point(|knot| knot.x < first);
        all.splice(place..place, drawn);
        if all.len() > MOST[1] { simplified(&all, scale, MOST[1]) } else { all }
    }
}

/// The fewest of a curve's knots that keep it within the tolerance on the chart, but at most so many: the ends, and again
/// and again the knot that the curve is furthest from (Douglas and Peucker 1973, the worst place first).
#[must_use]
pub fn simplified(knots: &[Point], scale: &Scale, most: usize) -> Vec<Point> {
    let mut kept: Vec<usize> = (0..knots.len()).filter(|i| *i == 0 || *i + 1 == knots.len()).collect();
    while kept.len() < most {
        let chosen: Vec<Point> = kept.iter().map(|i| knots[*i]).collect();
        let off = |knot: &Point| {
            let on_curve = Point::new(knot.x, share_at(&chosen, knot.x));
            (scale.place(*knot).y - scale.place(on_curve).y).abs()
        };
        let worst = knots.iter().map(off).enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        match worst.filter(|(_, off)| *off > TOLERANCE) {
            Some((worst, _)) => kept.insert(kept.partition_point(|i| *i < worst), worst),
            None => break,
        }
    }
    kept.into_iter().map(|i| knots[i]).collect()
}

/// A share with as many digits as the eye tells apart on a chart, so that links stay short.
fn rounded(share: f64) -> f64 {
    significant(share, 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCALE: Scale = Scale { x: (40.0, 380.0), y: (30.0, 180.0), steps: 120.0, top: 1.25 };

    fn fall() -> Vec<Point> {
        vec![Point::new(0.0, 1.0), Point::new(120.0, 0.0)]
    }

    fn stroke(way: &[(f64, f64)]) -> Stroke {
        let mut stroke = Stroke::default();
        way.iter().for_each(|(x, y)| stroke.go_to(Px::new(*x, *y)));
        stroke
    }

    /// Whether the model takes the knots.
    fn is_valid(knots: &[Point]) -> bool {
        let optimizer = settle_model::optimizer::ALL[0].initial();
        let drawn = settle_model::schedule::Drawn { knots: knots.to_vec() };
        Schedule::Drawn(drawn).rates(0.1, &optimizer, 120).is_ok()
    }

    #[test]
    fn places_and_knots_agree() {
        for knot in [Point::new(0.0, 1.25), Point::new(60.0, 0.5), Point::new(120.0, 0.0)] {
            assert_eq!(SCALE.knot(SCALE.place(knot)), knot);
        }
        assert_eq!(SCALE.knot(Px::new(-900.0, -900.0)), Point::new(0.0, 1.25), "kept in the plot");
        assert_eq!(SCALE.knot(Px::new(900.0, 900.0)), Point::new(120.0, 0.0));
    }

    #[test]
    fn the_curve_is_the_model_s() {
        let knots = vec![Point::new(10.0, 0.8), Point::new(50.0, 0.2), Point::new(90.0, 0.5)];
        let optimizer = settle_model::optimizer::ALL[0].initial();
        let drawn = Schedule::Drawn(settle_model::schedule::Drawn { knots: knots.clone() });
        for (t, rate) in drawn.rates(1.0, &optimizer, 120).expect("valid").lr.into_iter().enumerate() {
            assert!((share_at(&knots, t as f64) - rate).abs() < 1e-12, "at step {t}");
        }
    }

    #[test]
    fn a_knot_stays_between_its_neighbours() {
        let knots = vec![Point::new(0.0, 1.0), Point::new(40.0, 0.5), Point::new(120.0, 0.0)];
        let to = |index: usize, x: f64, y: f64| moved(&knots, index, Point::new(x, y), 120)[index];
        assert_eq!(to(1, 60.0, 0.9), Point::new(60.0, 0.9));
        assert_eq!(to(1, -5.0, -0.9), Point::new(1.0, 0.0));
        assert_eq!(to(1, 500.0, 0.3), Point::new(119.0, 0.3));
        assert_eq!((to(0, -7.0, 1.0).x, to(2, 500.0, 1.0).x), (0.0, 120.0));
        let close = vec![Point::new(3.0, 1.0), Point::new(4.0, 0.5), Point::new(5.0, 0.0)];
        assert_eq!(
            moved(&close, 1, Point::new(9.0, 0.7), 120)[1],
            Point::new(4.0, 0.7),
            "there is no room to the side"
        );
    }

    #[test]
    fn knots_come_and_go() {
        let (three, new) = added_after(&fall(), 0, 120).expect("room");
        assert_eq!((new, three[1]), (1, Point::new(60.0, 0.5)));
        assert_eq!(added_after(&fall(), 1, 120), Some((three.clone(), 1)), "before the last, as the run ends there");
        assert_eq!(removed(&three, 1), Some(fall()));
        assert_eq!(removed(&fall()[..1], 0), None, "one stays");
        assert_eq!(added(&three, Point::new(60.0, 0.1)), None);
        assert_eq!(nearest(&three, &SCALE, SCALE.place(three[1]).offset(3.0, -3.0), 12.0), Some(1));
        assert_eq!(nearest(&three, &SCALE, SCALE.place(three[1]).offset(30.0, 0.0), 12.0), None);
    }

    #[test]
    fn a_stroke_over_all_of_the_chart_is_the_new_curve() {
        let new = stroke(&[(45.0, 60.0), (200.0, 170.0), (376.0, 100.0)]).over(&fall(), &SCALE);
        assert!(new.len() <= 3, "straight lines need few knots: {new:?}");
        assert_eq!((new[0].x, new[new.len() - 1].x), (0.0, 120.0), "it goes up to the sides");
        for (x, y) in [(45.0, 60.0), (120.0, 113.2), (200.0, 170.0), (300.0, 130.2)] {
            let step = SCALE.knot(Px::new(x, 0.0)).x;
            let there = SCALE.place(Point::new(step, share_at(&new, step))).y;
            assert!((there - y).abs() < 5.0, "at {x}: {there} instead of {y}");
        }
    }

    #[test]
    fn outside_of_a_stroke_the_curve_stays() {
        let new = stroke(&[(153.0, 40.0), (210.0, 40.0)]).over(&fall(), &SCALE);
        for step in [0.0, 20.0, 39.0, 61.0, 90.0, 120.0] {
            assert!((share_at(&new, step) - share_at(&fall(), step)).abs() < 0.01, "step {step}: {new:?}");
        }
        assert!((share_at(&new, 50.0) - SCALE.knot(Px::new(0.0, 40.0)).y).abs() < 0.01);
    }

    #[test]
    fn going_back_draws_anew() {
        let there = stroke(&[(50.0, 60.0), (370.0, 60.0), (50.0, 150.0)]).over(&fall(), &SCALE);
        let only = stroke(&[(370.0, 60.0), (50.0, 150.0)]).over(&fall(), &SCALE);
        assert!((share_at(&there, 60.0) - share_at(&only, 60.0)).abs() < 0.02, "{there:?} {only:?}");
    }

    #[test]
    fn a_short_run_has_a_knot_a_step_at_most() {
        let scale = Scale { steps: 3.0, ..SCALE };
        let new = stroke(&[(40.0, 60.0), (150.0, 170.0), (380.0, 100.0)]).over(&fall(), &scale);
        assert!(new.len() <= 4 && new.iter().all(|knot| knot.x.fract() == 0.0), "{new:?}");
    }

    proptest! {
        #[test]
        fn whatever_is_drawn_is_valid_and_has_few_knots(
            way in prop::collection::vec((0.0..420.0f64, 0.0..220.0f64), 1..40),
            old in prop::collection::btree_map(0u8..120, 0.0..2.0f64, 1..30),
            steps in 1u32..5000,
        ) {
            let scale = Scale { steps: steps.into(), ..SCALE };
            let old: Vec<Point> = old.into_iter().map(|(x, y)| Point::new(x.into(), y)).collect();
            let new = stroke(&way).over(&old, &scale);
            prop_assert!(is_valid(&new), "{new:?}");
            prop_assert!(new.len() <= MOST[1] && new.iter().all(|knot| (0.0..=1.25).contains(&knot.y) || old.len() > 1 || knot.y <= 2.0));
        }

        #[test]
        fn a_simplified_curve_is_close(heights in prop::collection::vec(0.0..1.25f64, 2..60)) {
            let knots: Vec<Point> = heights.iter().enumerate().map(|(i, y)| Point::new(i as f64, *y)).collect();
            let few = simplified(&knots, &SCALE, 1000);
            for knot in &knots {
                let off = SCALE.place(*knot).y - SCALE.place(Point::new(knot.x, share_at(&few, knot.x))).y;
                prop_assert!(off.abs() <= TOLERANCE);
            }
        }
    }
}
