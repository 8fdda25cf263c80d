//! The surface as it is seen at one size: view, trails, inset, and where its texts stand. Pure.

use settle_draw::inset::Inset;
use settle_draw::labels::{beside, first_free, letters};
use settle_draw::mark::MARKER_RADIUS;
use settle_draw::trail::{Left, Trail};
use settle_draw::{Px, Rect, Size, View};
use settle_model::{Point, Run};

use crate::state::LabState;

/// Below this width the start is called by its name only, and the inset's caption is short.
const NARROW: f64 = 460.0;
/// Below this height the start's label stands beside it, and minima have none: their crosses are seen.
const LOW: f64 = 170.0;
/// A point this close to the pointer, in pixels, is meant.
const REACH: f64 = 14.0;
/// Height of a line of text.
pub const LINE: f64 = 18.0;

/// Of more minima than this only the lowest are marked.
const MOST_MINIMA: usize = 6;
/// Minima whose losses differ by no more are equally low.
const SAME_LOSS: f64 = 1e-9;

/// The surface with the runs that are shown, in pixels of one size.
#[derive(Clone, Debug)]
pub struct Map {
    /// What is seen.
    pub view: View,
    /// The shown runs.
    pub trails: Vec<Trail>,
    /// The inset map.
    pub inset: Option<Inset>,
    /// The minima that are marked, of those that are seen.
    pub minima: Vec<Px>,
    /// How many of them are the lowest, where there are also others.
    lowest: usize,
    /// The start.
    pub start: Px,
}

/// A text and the rectangle it fills.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed<T> {
    /// What it is about.
    pub what: T,
    /// Where it stands.
    pub at: Rect,
}

/// A point of a trail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The run.
    pub run: usize,
    /// The step.
    pub step: usize,
    /// Where it is.
    pub at: Px,
}

impl Map {
    /// The map of a lab at a size.
    #[must_use]
    pub fn new(lab: &LabState, size: Size) -> Self {
        let surface = lab.scene.surface.as_loss();
        let domain = surface.domain();
        let half = 0.5 * (domain.high - domain.low);
        let view = View::fit(domain.low + half, half, size);
        let start = view.to_px(lab.scene.start);
        let minima = surface.minima();
        let closest = nearest(lab, &view, &minima);
        // Those of the lowest loss come first.
        let is_lowest = |p: &Point| surface.loss(*p) <= surface.lowest() + SAME_LOSS;
        let lowest = minima.iter().take_while(|p| is_lowest(p)).count();
        let (marked, lowest) = match minima.len() {
            all if all > MOST_MINIMA => (lowest, lowest),
            all => (all, if lowest < all { lowest } else { 0 }),
        };
        let minima = minima[..marked].iter().map(|p| view.to_px(*p));
        let minima: Vec<Px> = minima.filter(|p| size.rect().contains(*p)).collect();
        let avoid: Vec<Px> = minima.iter().copied().chain([start]).collect();
        let inset = closest.and_then(|minimum| Inset::place(&view, minimum, &avoid));
        let shown = (0..lab.runs.len()).filter(|run| lab.is_shown(*run));
        let trails = shown.map(|run| Trail::new(run, &points(&lab.runs[run]), &view)).collect();
        Self { view, trails, inset, minima, lowest, start }
    }

    /// Whether there is little room.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.view.size().width < NARROW
    }

    fn is_low(&self) -> bool {
        self.view.size().height < LOW
    }

    /// Where the runs are seen, for labels that keep clear of them. Of a long run its beginning and its end will do: in
    /// between it has long settled or left.
    #[must_use]
    pub fn ways(&self) -> Vec<Vec<Px>> {
        let short = |points: Vec<Px>| match points.len() {
            0..=1500 => vec![points],
            all => vec![points[..1200].to_vec(), points[all - 200..].to_vec()],
        };
        self.trails.iter().flat_map(|trail| short(trail.seen(usize::MAX))).collect()
    }

    fn bounds(&self) -> Rect {
        self.view.size().rect().grown(-6.0, -6.0)
    }

    /// Where the start's label, `width` pixels wide, stands: above the ring, or where there is room.
    #[must_use]
    pub fn start_label(&self, width: f64) -> Rect {
        let [_, _, above, below] = beside(self.start, (width, LINE), 14.0);
        let [right, left, ..] = beside(self.start, (width, LINE), 16.0);
        let taken: Vec<Rect> = self.inset.iter().map(|inset| inset.frame.grown(4.0, 22.0)).collect();
        let places = if self.is_low() { [above, left, right, below] } else { [above, below, right, left] };
        first_free(&places, &self.bounds(), &taken).unwrap_or(above)
    }

    /// Where the minima's labels stand: beside the inset's footprint, or beside the cross; and whether each is the lowest
    /// where others are not.
    #[must_use]
    pub fn minimum_labels(&self, width: &dyn Fn(bool) -> f64, taken: &[Rect]) -> Vec<Placed<bool>> {
        if self.is_low() {
            return Vec::new();
        }
        let mut taken = taken.to_vec();
        let frame = self.inset.map(|inset| inset.frame.grown(4.0, 4.0));
        taken.extend(frame.map(|frame| Rect { bottom: frame.bottom + LINE, ..frame }));
        let mut placed = Vec::new();
        let is_seen = |minimum: &&Px| frame.is_none_or(|frame| !frame.contains(**minimum));
        for (i, minimum) in self.minima.iter().enumerate().filter(|(_, minimum)| is_seen(minimum)) {
            let what = i < self.lowest;
            let footprint = self.inset.filter(|inset| inset.footprint.centre().distance(*minimum) < 1.0);
            let gap = footprint.map_or(11.0, |inset| inset.footprint.width() / 2.0 + 9.0);
            let [right, left, above, below] = beside(*minimum, (width(what), LINE), gap);
            if let Some(at) = first_free(&[right, below, left, above], &self.bounds(), &taken) {
                taken.push(at);
                placed.push(Placed { what, at });
            }
        }
        placed
    }

    /// Where the letters of the runs that are on the map stand.
    #[must_use]
    pub fn letters(&self, now: usize) -> Vec<(usize, Px)> {
        let here: Vec<(usize, Px)> =
            self.trails.iter().filter_map(|trail| trail.at(now).map(|p| (trail.run(), p))).collect();
        let markers: Vec<Px> = here.iter().map(|(_, p)| *p).collect();
        let placed = letters(&markers, &self.view.size().rect(), MARKER_RADIUS + 4.0);
        here.iter().zip(placed).map(|((run, _), at)| (*run, at)).collect()
    }

    /// Where the letters in the inset stand, in pixels from its corner.
    #[must_use]
    pub fn inset_letters(&self, now: usize) -> Vec<(usize, Px)> {
        let Some(inset) = self.inset else { return Vec::new() };
        let here: Vec<(usize, Px)> =
            self.trails.iter().filter_map(|trail| inset.marker(trail, now).map(|p| (trail.run(), p))).collect();
        let markers: Vec<Px> = here.iter().map(|(_, p)| *p).collect();
        let placed = letters(&markers, &inset.view.size().rect(), MARKER_RADIUS + 4.0);
        here.iter().zip(placed).map(|((run, _), at)| (*run, at)).collect()
    }

    /// Where it is said that runs left the map; `width(run, step)` is the text's width.
    #[must_use]
    pub fn left_labels(&self, now: usize, width: &dyn Fn(&Left) -> f64, taken: &[Rect]) -> Vec<Placed<Left>> {
        let mut taken = taken.to_vec();
        taken.extend(self.inset.map(|inset| inset.frame.grown(4.0, 4.0)));
        let mut placed = Vec::new();
        for left in self.trails.iter().filter_map(|trail| trail.left(now)) {
            let places = places_at_tip(&left, width(&left), &self.bounds());
            let at = first_free(&places, &self.bounds(), &taken).unwrap_or(places[0]);
            taken.push(at);
            placed.push(Placed { what: left, at });
        }
        placed
    }

    /// The newest point of a shown run up to step `now` that the pointer is on.
    #[must_use]
    pub fn hit(&self, pointer: Px, now: usize) -> Option<Hit> {
        let near = |trail: &Trail| {
            let run = trail.run();
            let distance = |step: usize| trail.at(step).map(|at| (at.distance(pointer), Hit { run, step, at }));
            (0..=now).rev().filter_map(distance).min_by(|a, b| a.0.total_cmp(&b.0))
        };
        let best = self.trails.iter().filter_map(near).min_by(|a, b| a.0.total_cmp(&b.0))?;
        (best.0 <= REACH).then_some(best.1)
    }

    /// The point of the model under a place, kept on the map, in round numbers of about a pixel.
    #[must_use]
    pub fn start_at(&self, place: Px) -> Point {
        let bounds = self.view.size().rect().grown(-2.0, -2.0);
        let inside = Px::new(place.x.clamp(bounds.left, bounds.right), place.y.clamp(bounds.top, bounds.bottom));
        self.rounded(self.view.to_model(inside))
    }

    /// The start moved by so many grid steps, kept on the map. A grid step is about ten pixels, a fine one about one.
    #[must_use]
    pub fn start_moved(&self, from: Point, (dx, dy): (f64, f64), fine: bool) -> Point {
        let step = self.grid() * if fine { 1.0 } else { 10.0 };
        self.start_at(self.view.to_px(self.rounded(from) + Point::new(dx * step, dy * step)))
    }

    /// The power of ten that is nearest to a pixel, from below.
    fn grid(&self) -> f64 {
        libm::pow(10.0, libm::log10(1.0 / self.view.scale()).round())
    }

    fn rounded(&self, p: Point) -> Point {
        // Division by a whole number gives the double that is written so.
        let parts = (1.0 / self.grid()).round();
        if parts >= 1.0 {
            Point::new((p.x * parts).round() / parts, (p.y * parts).round() / parts)
        } else {
            Point::new((p.x / self.grid()).round() * self.grid(), (p.y / self.grid()).round() * self.grid())
        }
    }
}

fn points(run: &Run) -> Vec<Point> {
    run.trajectory.iter().map(|sample| sample.at).collect()
}

/// The minimum that the selected run is nearest to where it was last seen.
fn nearest(lab: &LabState, view: &View, minima: &[Point]) -> Option<Point> {
    let run = lab.runs.get(lab.selected())?;
    let on_map = |p: &Point| view.size().rect().contains(view.to_px(*p));
    let last = run.trajectory.iter().rev().map(|sample| sample.at).find(on_map).unwrap_or(lab.scene.start);
    minima.iter().copied().min_by(|a, b| (*a - last).norm().total_cmp(&(*b - last).norm()))
}

/// Places for a text beside the tip of an arrow: level with it inside the border, on either side, then further in.
fn places_at_tip(left: &Left, width: f64, bounds: &Rect) -> Vec<Rect> {
    let inwards = [26.0, 50.0, 74.0, 98.0, 122.0, 146.0, 170.0, 194.0];
    let sides = [-1.0, 1.0];
    let place = |depth: f64, side: f64| {
        let foot = left.tip.offset(-left.direction.x * depth, -left.direction.y * depth);
        let centre = foot.offset(side * (width / 2.0 + 16.0), 0.0);
        let y = centre.y.clamp(bounds.top + LINE / 2.0, (bounds.bottom - LINE / 2.0).max(bounds.top + LINE / 2.0));
        let half = width / 2.0;
        let x = centre.x.clamp(bounds.left + half, (bounds.right - half).max(bounds.left + half));
        Rect::around(Px::new(x, y), width, LINE)
    };
    inwards.iter().flat_map(|depth| sides.iter().map(move |side| place(*depth, *side))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;
    use settle_model::Scene;
    use std::rc::Rc;
    use yew::Reducible;

    fn map(actions: impl IntoIterator<Item = Action>) -> Map {
        let lab = actions.into_iter().fold(Rc::new(LabState::open(Scene::first())), Reducible::reduce);
        Map::new(&lab, Size::new(600.0, 540.0))
    }

    #[test]
    fn the_first_scene_is_seen_whole() {
        let map = map([]);
        assert_eq!((map.trails.len(), map.minima.len()), (2, 1));
        let inset = map.inset.expect("the minimum is on the map");
        assert!(inset.frame.left > 300.0 && inset.frame.top < 20.0, "upper right");
        assert!(map.start_label(90.0).bottom <= map.start.y);
        let minimum = map.minimum_labels(&|_| 50.0, &[]);
        assert!(minimum[0].at.left > inset.footprint.right && !minimum[0].what);
        assert_eq!(map.letters(120).len(), 2);
    }

    #[test]
    fn the_lowest_of_several_minima_is_told_from_the_others() {
        let marked = |surface| {
            let map = map([Action::ChooseSurface(surface)]);
            (map.minima.len(), map.lowest)
        };
        assert_eq!(marked("himmelblau"), (4, 0), "all alike");
        assert_eq!(marked("two_basins"), (2, 1));
        assert_eq!(marked("rastrigin"), (1, 1), "121 marks would hide the surface");
    }

    #[test]
    fn hidden_runs_are_not_drawn() {
        assert_eq!(map([Action::ToggleHidden(0)]).trails.iter().map(Trail::run).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_run_past_the_limit_is_said_to_have_left() {
        let map = map([Action::SetRate(0.15)]);
        let placed = map.left_labels(120, &|_| 150.0, &[]);
        assert_eq!(placed.len(), 1);
        assert_eq!(placed[0].what.run, 0);
        assert!(map.view.size().rect().contains(placed[0].at.centre()));
        assert!(map.letters(120).iter().all(|(run, _)| *run == 1), "what left has no letter");
    }

    #[test]
    fn the_start_moves_in_round_numbers_and_stays_on_the_map() {
        let map = map([]);
        let start = Point::new(-3.0, 2.5);
        assert_eq!(map.start_moved(start, (1.0, 0.0), false), Point::new(-2.9, 2.5));
        assert_eq!(map.start_moved(start, (0.0, -1.0), true), Point::new(-3.0, 2.49));
        let far = map.start_at(Px::new(-1e6, 1e6));
        assert!(map.view.size().rect().contains(map.view.to_px(far)));
    }

    #[test]
    fn the_pointer_finds_points_up_to_the_playhead_only() {
        let map = map([]);
        assert_eq!(map.hit(map.start, 120).map(|hit| hit.step), Some(0));
        let late = map.trails[0].at(60).expect("on the map");
        assert!(map.hit(late, 120).is_some_and(|hit| hit.at.distance(late) < 1e-9));
        assert!(map.hit(late, 0).is_none());
    }
}
