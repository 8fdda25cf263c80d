//! Whatever a run does, drawing it neither panics nor reaches far outside its canvas.

use std::convert::Infallible;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use proptest::prelude::*;
use settle_draw::axis::Frame;
use settle_draw::inset::{Inset, draw_footprint, draw_inset};
use settle_draw::loss_chart::LossChart;
use settle_draw::rate_chart::{Limit, RateChart};
use settle_draw::trail::{Marks, Trail, draw_marks, draw_newest, draw_settled, settled_end};
use settle_draw::{Ink, Px, Rect, Size, Theme, UNITS, View, thumbnail};
use settle_model::geometry::Point;

/// An ink that only remembers how far it was asked to go.
struct Reach {
    size: Size,
    corners: Option<Rect>,
}

impl Reach {
    fn new(size: Size) -> Self {
        Self { size, corners: None }
    }

    fn touch(&mut self, (x, y): BackendCoord) {
        let (x, y) = (f64::from(x) / UNITS, f64::from(y) / UNITS);
        let so_far = self.corners.unwrap_or(Rect { left: x, top: y, right: x, bottom: y });
        self.corners = Some(Rect {
            left: so_far.left.min(x),
            top: so_far.top.min(y),
            right: so_far.right.max(x),
            bottom: so_far.bottom.max(y),
        });
    }

    fn stays_in(&self, bounds: Rect) -> bool {
        let Some(c) = self.corners else { return true };
        bounds.contains(Px::new(c.left, c.top)) && bounds.contains(Px::new(c.right, c.bottom))
    }
}

impl Ink for Reach {
    fn dash(&mut self, pattern: &[f64], offset: f64) {
        assert!(offset.is_finite() && pattern.iter().all(|length| length.is_finite() && *length > 0.0));
    }
}

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Reach {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        ((self.size.width * UNITS) as u32, (self.size.height * UNITS) as u32)
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Outcome {
        unreachable!("nothing is drawn by single pixels")
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, _: &S, _: bool) -> Outcome {
        self.touch(a);
        self.touch(b);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Outcome {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        assert!(points.len() >= 2, "a stroke of {} points", points.len());
        points.into_iter().for_each(|p| self.touch(p));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, r: u32, _: &S, _: bool) -> Outcome {
        let r = r as i32;
        self.touch((at.0 - r, at.1 - r));
        self.touch((at.0 + r, at.1 + r));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _: &S) -> Outcome {
        path.into_iter().for_each(|p| self.touch(p));
        Ok(())
    }
}

fn wild() -> impl Strategy<Value = f64> {
    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, 1e300, -1e300, 1e-320, 0.0, -0.0, -1.0];
    prop_oneof![3 => -5.0..5.0, 2 => (-40.0..40.0f64).prop_map(f64::exp), 1 => prop::sample::select(odd.to_vec())]
}

fn series() -> impl Strategy<Value = Vec<f64>> {
    prop_oneof![4 => prop::collection::vec(wild(), 0..90), 1 => prop::collection::vec(wild(), 1500..1600)]
}

fn limit(kind: u8, level: f64, levels: &[f64]) -> Limit<'_> {
    match kind {
        0 => Limit::Unknown,
        1 => Limit::Level(level),
        _ => Limit::Along(levels),
    }
}

fn frame(width: f64, height: f64) -> Frame {
    Frame { size: Size::new(width, height), top: 10.0, bottom: 30.0 }
}

proptest! {
    #[test]
    fn the_rate_chart_keeps_to_its_canvas(
        runs in prop::collection::vec(series(), 0..5),
        kind in 0..3u8, level in wild(), levels in series(),
        steps in 0..2000usize, width in 0.0..700.0, height in 0.0..300.0,
    ) {
        let rates: Vec<&[f64]> = runs.iter().map(Vec::as_slice).collect();
        let chart = RateChart::new(frame(width, height), steps, &rates, limit(kind, level, &levels));
        let mut ink = Reach::new(Size::new(width, height));
        chart.draw_back(&mut ink, &Theme::LIGHT).expect("this ink never fails");
        chart.draw_lines(&mut ink, &Theme::LIGHT).expect("this ink never fails");
        prop_assert!(ink.stays_in(chart.area().grown(1.0, 1.0)), "{:?} beyond {:?}", ink.corners, chart.area());
        prop_assert!(chart.top().is_finite() && chart.top() > 0.0);
        prop_assert!((1..=4).contains(&chart.ticks().len()));
        for run in 0..runs.len() {
            prop_assert!(chart.marker(run, steps / 2).is_none_or(|p| chart.area().contains(p)));
        }
        let _ = chart.zone_label(150.0, 14.0);
        let _ = settle_draw::rate_names::names(&chart, &vec![(40.0, 14.0); runs.len()]);
    }

    #[test]
    fn the_loss_chart_keeps_to_its_canvas(
        runs in prop::collection::vec(series(), 0..5), steps in 0..2000usize, width in 0.0..700.0, height in 0.0..300.0,
    ) {
        let losses: Vec<&[f64]> = runs.iter().map(Vec::as_slice).collect();
        let chart = LossChart::new(frame(width, height), steps, &losses);
        let mut ink = Reach::new(Size::new(width, height));
        chart.draw_back(&mut ink, &Theme::DARK).expect("this ink never fails");
        chart.draw_lines(&mut ink, &Theme::DARK).expect("this ink never fails");
        prop_assert!(ink.stays_in(chart.area().grown(1.0, 1.0)), "{:?} beyond {:?}", ink.corners, chart.area());
        prop_assert!((1..=5).contains(&chart.ticks().len()));
        for peak in chart.peaks() {
            prop_assert!(peak.value.is_finite() && peak.left <= peak.right);
        }
    }

    #[test]
    fn trails_keep_within_one_view_width(
        runs in prop::collection::vec((series(), series()), 0..5), now in 0..130usize, width in 1.0..700.0,
    ) {
        let size = Size::new(width, 300.0);
        let view = View::fit(Point::ORIGIN, Point::new(4.0, 4.0), size);
        let points = |(xs, ys): &(Vec<f64>, Vec<f64>)| xs.iter().zip(ys).map(|(x, y)| Point::new(*x, *y)).collect::<Vec<_>>();
        let trails: Vec<Trail> = runs.iter().enumerate().map(|(i, run)| Trail::new(i, &points(run), &view)).collect();
        let mut ink = Reach::new(size);
        draw_settled(&mut ink, &trails, &Theme::LIGHT, 0..settled_end(now)).expect("this ink never fails");
        draw_newest(&mut ink, &trails, &Theme::LIGHT, now).expect("this ink never fails");
        let start = view.to_px(Point::new(1.0, 1.0));
        let marks = Marks { minima: &[start], start, trails: &trails, now };
        draw_marks(&mut ink, &marks, &Theme::LIGHT).expect("this ink never fails");
        prop_assert!(ink.stays_in(view.outer().grown(24.0, 24.0)), "{:?} beyond {:?}", ink.corners, view.outer());
        for left in trails.iter().filter_map(|t| t.left(now)) {
            prop_assert!(left.step <= now && size.rect().grown(1e-6, 1e-6).contains(left.tip), "{left:?}");
            prop_assert!((left.direction.x.hypot(left.direction.y) - 1.0).abs() < 1e-9, "{left:?}");
        }
        let Some(inset) = Inset::place(&view, Point::ORIGIN, &[start]) else { return Ok(()) };
        draw_footprint(&mut ink, &inset, &Theme::DARK).expect("this ink never fails");
        let mut ink = Reach::new(inset.view.size());
        draw_inset(&mut ink, &inset, &trails, &Theme::DARK, now).expect("this ink never fails");
        prop_assert!(ink.stays_in(inset.view.size().rect().grown(24.0, 24.0)), "{:?}", ink.corners);
    }

    #[test]
    fn thumbnails_stay_in_their_box(values in series()) {
        let path = thumbnail::path(&values, (60.0, 20.0));
        let numbers = path.split(['M', 'L', ' ']).filter(|part| !part.is_empty());
        for number in numbers {
            let number: f64 = number.parse().expect("a number");
            prop_assert!((0.0..=60.0).contains(&number), "{path}");
        }
    }
}

#[test]
fn a_hundred_thousand_steps_are_thinned_to_pixels() {
    let rates: Vec<f64> = (0..100_000).map(|t| 1.0 + f64::from(t % 7)).collect();
    let chart = RateChart::new(frame(404.0, 200.0), 100_000, &[&rates], Limit::Level(10.0));
    let mut ink = settle_draw::svg::SvgInk::new(Size::new(404.0, 200.0));
    chart.draw_lines(&mut ink, &Theme::LIGHT).expect("this ink never fails");
    let points = ink.elements().matches(',').count();
    assert!(points < 1600, "{points} points");
}
