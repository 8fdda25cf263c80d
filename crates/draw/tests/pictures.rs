//! What the charts and trails look like, as SVG, in light and dark.

use settle_draw::axis::Frame;
use settle_draw::loss_chart::LossChart;
use settle_draw::rate_chart::{Limit, RateChart};
use settle_draw::svg::SvgInk;
use settle_draw::trail::{Marks, Trail, draw_marks, draw_newest, draw_settled, settled_end};
use settle_draw::{Size, Theme, View};
use settle_model::geometry::Point;

const STEPS: usize = 40;

fn constant() -> Vec<f64> {
    vec![0.11; STEPS]
}

fn decaying() -> Vec<f64> {
    (0..STEPS).map(|t| 0.08 * (1.0 - t as f64 / STEPS as f64)).collect()
}

/// Gradient descent on `x^2 / 2 + 10 y^2`.
fn descend(rates: &[f64]) -> Vec<Point> {
    let mut points = vec![Point::new(-3.0, 1.0)];
    for rate in rates {
        let p = points[points.len() - 1];
        points.push(Point::new(p.x * (1.0 - rate), p.y * (1.0 - 20.0 * rate)));
    }
    points
}

fn losses(points: &[Point]) -> Vec<f64> {
    points.iter().map(|p| 0.5 * p.x * p.x + 10.0 * p.y * p.y).collect()
}

#[test]
fn rate_chart() {
    let size = Size::new(240.0, 120.0);
    let frame = Frame { size, top: 10.0, bottom: 10.0 };
    let (a, b) = (constant(), decaying());
    let chart = RateChart::new(frame, STEPS, &[&a, &b], Limit::Level(0.1));
    for (name, theme) in [("rate_light", Theme::LIGHT), ("rate_dark", Theme::DARK)] {
        let mut ink = SvgInk::new(size);
        chart.draw_back(&mut ink, &theme).expect("SVG never fails");
        chart.draw_lines(&mut ink, &theme).expect("SVG never fails");
        insta::assert_snapshot!(name, ink.document());
    }
}

#[test]
fn loss_chart() {
    let size = Size::new(240.0, 160.0);
    let frame = Frame { size, top: 10.0, bottom: 20.0 };
    let (a, b) = (losses(&descend(&constant())), losses(&descend(&decaying())));
    let chart = LossChart::new(frame, STEPS, &[&a, &b]);
    assert_eq!(chart.peaks().len(), 1, "run A leaves through the top");
    for (name, theme) in [("loss_light", Theme::LIGHT), ("loss_dark", Theme::DARK)] {
        let mut ink = SvgInk::new(size);
        chart.draw_back(&mut ink, &theme).expect("SVG never fails");
        chart.draw_lines(&mut ink, &theme).expect("SVG never fails");
        insta::assert_snapshot!(name, ink.document());
    }
}

#[test]
fn trails() {
    let size = Size::new(240.0, 200.0);
    let view = View::fit(Point::ORIGIN, Point::new(4.0, 3.0), size);
    let runs = [descend(&constant()), descend(&decaying())];
    let trails: Vec<Trail> = runs.iter().enumerate().map(|(run, points)| Trail::new(run, points, &view)).collect();
    let marks = Marks {
        minima: &[view.to_px(Point::ORIGIN)],
        start: view.to_px(Point::new(-3.0, 1.0)),
        trails: &trails,
        now: STEPS,
    };
    for (name, theme) in [("trails_light", Theme::LIGHT), ("trails_dark", Theme::DARK)] {
        let mut ink = SvgInk::new(size);
        draw_settled(&mut ink, &trails, &theme, 0..settled_end(STEPS)).expect("SVG never fails");
        draw_newest(&mut ink, &trails, &theme, STEPS).expect("SVG never fails");
        draw_marks(&mut ink, &marks, &theme).expect("SVG never fails");
        insta::assert_snapshot!(name, ink.document());
    }
}

#[test]
fn settling_in_parts_draws_what_settling_at_once_draws() {
    let view = View::fit(Point::ORIGIN, Point::new(4.0, 3.0), Size::new(240.0, 200.0));
    let trail = [Trail::new(1, &descend(&decaying()), &view)];
    let whole = trail[0].pieces(0..STEPS);
    let parts: Vec<_> = (0..STEPS).flat_map(|i| trail[0].pieces(i..i + 1)).collect();
    assert_eq!(whole.len(), 1);
    assert_eq!(parts.len(), STEPS);
    let mut along = 0.0;
    for (i, part) in parts.iter().enumerate() {
        assert_eq!(part.points, whole[0].points[i..i + 2]);
        assert!((part.along - along).abs() < 1e-9, "the dashes run on");
        along += part.points[0].distance(part.points[1]);
    }
}

#[test]
fn a_run_that_left_says_where_and_when() {
    let view = View::fit(Point::ORIGIN, Point::new(4.0, 3.0), Size::new(240.0, 200.0));
    let trail = Trail::new(0, &descend(&constant()), &view);
    assert_eq!(trail.left(0), None);
    let left = trail.left(STEPS).expect("it diverges");
    assert!(trail.at(left.step).is_none() && trail.at(left.step - 1).is_some());
    assert!(left.tip.y.abs() < 1e-9 || (left.tip.y - 200.0).abs() < 1e-9, "{left:?}");
    let bounds = view.size().rect();
    let label = left.label((120.0, 14.0), &bounds, &[]).expect("there is room");
    assert!(label.left >= 0.0 && label.right <= 240.0 && label.top >= 0.0 && label.bottom <= 200.0, "{label:?}");
}
