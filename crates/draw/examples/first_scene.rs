//! Writes the first scene as one SVG: surface with runs and inset, both charts, all labels.
//!
//!     cargo run -p settle-draw --example first_scene -- [light|dark] [now] [peak rate] > scene.svg
//!
//! Gradient descent with noise is written out here: this crate knows nothing of models.

use std::fmt::Write;

use settle_draw::axis::Frame;
use settle_draw::contour_label::{Decades, Obstacles};
use settle_draw::inset::{Inset, draw_footprint, draw_inset};
use settle_draw::labels::{letters, spread};
use settle_draw::loss_chart::LossChart;
use settle_draw::rate_chart::{AFTER, Limit, RateChart};
use settle_draw::relief::{Image, Surface, relief};
use settle_draw::svg::SvgInk;
use settle_draw::theme::LETTERS;
use settle_draw::trail::{Marks, Trail, draw_marks, draw_newest, draw_settled, settled_end};
use settle_draw::{Px, Rgb, Size, Theme, View};
use settle_model::geometry::Point;

const STEPS: usize = 120;
const SURFACE: Size = Size { width: 600.0, height: 540.0 };
const COLUMN: f64 = 404.0;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn bent(p: Point) -> (f64, f64) {
    let (sin, cos) = (-0.3f64).sin_cos();
    (cos * p.x + sin * p.y, cos * p.y - sin * p.x)
}

fn loss(p: Point) -> f64 {
    let (u, v) = bent(p);
    0.5 * (u * u + 20.0 * v * v)
}

fn gradient(p: Point) -> Point {
    let (sin, cos) = (-0.3f64).sin_cos();
    let (u, v) = bent(p);
    Point::new(cos * u - sin * 20.0 * v, sin * u + cos * 20.0 * v)
}

/// Sums of twelve uniform numbers are normal enough for a picture.
fn noise(seed: &mut u64) -> f64 {
    let mut uniform = || {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 11) as f64 / (1u64 << 53) as f64
    };
    (0..12).map(|_| uniform()).sum::<f64>() - 6.0
}

fn descend(rates: &[f64]) -> Vec<Point> {
    let mut seed = 5;
    let mut points = vec![Point::new(-3.0, 2.5)];
    for rate in rates {
        let here = points[points.len() - 1];
        let slope = gradient(here) + Point::new(noise(&mut seed), noise(&mut seed));
        points.push(here - *rate * slope);
    }
    points
}

fn warmup_cosine(peak: f64, t: usize) -> f64 {
    if t < 12 {
        return peak * (0.1 + 0.9 * t as f64 / 12.0);
    }
    peak * 0.5 * (1.0 + (std::f64::consts::PI * (t - 12) as f64 / 108.0).cos())
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0u32, |word, b| word << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let digit = DIGITS[(word >> (18 - 6 * i)) as usize & 63];
            text.push(if i <= chunk.len() { digit as char } else { '=' });
        }
    }
    text
}

fn embed(image: &Image, size: Size) -> Outcome<String> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, image.width as u32, image.height as u32);
    encoder.set_color(png::ColorType::Rgba);
    encoder.write_header()?.write_image_data(&image.rgba)?;
    let (w, h) = (size.width, size.height);
    Ok(format!("<image width=\"{w}\" height=\"{h}\" href=\"data:image/png;base64,{}\"/>", base64(&bytes)))
}

/// A page of SVG text that grows.
struct Page {
    body: String,
    theme: Theme,
}

impl Page {
    fn layer(&mut self, ink: &SvgInk, at: Px, opacity: f64) {
        let (x, y) = (at.x, at.y);
        let _ = write!(
            self.body,
            "<g transform=\"translate({x} {y}) scale(0.0625)\" opacity=\"{opacity}\" fill=\"none\" \
             stroke-linejoin=\"round\">{}</g>",
            ink.elements()
        );
    }

    fn text(&mut self, at: Px, text: &str, look: &str, (color, halo): (Rgb, Rgb)) {
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\" dy=\"4.3\" {look} fill=\"{}\" stroke=\"{}\" stroke-width=\"3\" \
             paint-order=\"stroke\">{text}</text>",
            at.x,
            at.y,
            color.css(),
            halo.css()
        );
    }
}

struct Scene {
    points: Vec<Vec<Point>>,
    rates: Vec<Vec<f64>>,
    now: usize,
}

fn surface(page: &mut Page, scene: &Scene) -> Outcome<()> {
    let theme = page.theme;
    let view = View::fit(Point::new(-0.5, 0.5), Point::new(3.6, 3.3), SURFACE);
    let surface = Surface::in_view(&loss, 0.0, &view);
    page.body.push_str(
        "<clipPath id=\"map\"><rect width=\"600\" height=\"540\" rx=\"10\"/></clipPath><g clip-path=\"url(#map)\">",
    );
    page.body.push_str(&embed(&relief(&surface, &view, &theme, 2.0), SURFACE)?);
    let trails: Vec<Trail> = scene.points.iter().enumerate().map(|(run, p)| Trail::new(run, p, &view)).collect();
    let start = view.to_px(Point::new(-3.0, 2.5));
    let minimum = view.to_px(Point::ORIGIN);
    let inset = Inset::place(&view, Point::ORIGIN, &[start]).ok_or("the minimum is out of sight")?;

    let mut ink = SvgInk::new(SURFACE);
    draw_footprint(&mut ink, &inset, &theme)?;
    draw_settled(&mut ink, &trails, &theme, 0..settled_end(scene.now))?;
    draw_newest(&mut ink, &trails, &theme, scene.now)?;
    draw_marks(&mut ink, &Marks { minima: &[minimum], start, trails: &trails, now: scene.now }, &theme)?;
    page.layer(&ink, Px::default(), 1.0);

    contour_labels(page, &Decades::new(&surface, &view), &trails, &inset);
    let middle = "font-size=\"12\" text-anchor=\"middle\"";
    page.text(start.offset(0.0, -18.0), "start, drag me", middle, (theme.ink, theme.casing));
    page.text(
        Px::new(inset.footprint.right + 8.0, minimum.y),
        "minimum",
        "font-size=\"12\"",
        (theme.ink, theme.casing),
    );
    run_letters(page, &trails, &|t| t.at(scene.now), SURFACE);
    page.body.push_str("</g>");
    inset_map(page, &inset, &surface, &trails, scene.now)
}

fn contour_labels(page: &mut Page, decades: &Decades, trails: &[Trail], inset: &Inset) {
    let theme = page.theme;
    let runs: Vec<Vec<Px>> = trails.iter().map(|t| t.seen(STEPS)).collect();
    let text = |exponent: i32, outermost: bool| {
        if outermost { (46.0, 12.0) } else { (7.0 * f64::from(exponent.abs() + 1), 12.0) }
    };
    let obstacles = Obstacles { runs: &runs, rects: &[inset.frame.grown(4.0, 20.0)] };
    for label in decades.labels(&obstacles, &text) {
        let name = format!("{}{}", if label.outermost { "loss " } else { "" }, 10f64.powi(label.exponent));
        let look = format!(
            "font-size=\"11\" text-anchor=\"middle\" transform=\"rotate({:.1} {} {})\"",
            label.angle, label.at.x, label.at.y
        );
        page.text(label.at, &name, &look, (theme.ink_2, theme.tone(label.tone)));
    }
}

fn run_letters(page: &mut Page, trails: &[Trail], at: &dyn Fn(&Trail) -> Option<Px>, size: Size) {
    let (runs, places): (Vec<usize>, Vec<Px>) = trails.iter().filter_map(|t| Some((t.run(), at(t)?))).unzip();
    for (run, place) in runs.iter().zip(letters(&places, &size.rect(), 9.0)) {
        let (theme, look) = (page.theme, "font-size=\"13\" font-weight=\"700\" text-anchor=\"middle\"");
        page.text(place, LETTERS[*run], look, (theme.run(*run).text, theme.casing));
    }
}

fn inset_map(page: &mut Page, inset: &Inset, surface: &Surface<'_>, trails: &[Trail], now: usize) -> Outcome<()> {
    let theme = page.theme;
    let (frame, size) = (inset.frame, inset.view.size());
    let (x, y, side) = (frame.left, frame.top, size.width);
    let _ = write!(
        page.body,
        "<clipPath id=\"inset\"><rect width=\"{side}\" height=\"{side}\" rx=\"8\"/></clipPath>\
         <g transform=\"translate({x} {y})\"><g clip-path=\"url(#inset)\">"
    );
    page.body.push_str(&embed(&relief(&surface.inset(), &inset.view, &theme, 2.0), size)?);
    let mut ink = SvgInk::new(size);
    draw_inset(&mut ink, inset, trails, &theme, now)?;
    page.layer(&ink, Px::default(), 1.0);
    run_letters(page, trails, &|t| inset.marker(t, now), size);
    let casing = theme.casing.css();
    let _ = write!(
        page.body,
        "</g><rect width=\"{side}\" height=\"{side}\" rx=\"8\" fill=\"none\" stroke=\"{casing}\" stroke-width=\"3\"/></g>"
    );
    let caption = Px::new(frame.centre().x, frame.bottom + 11.0);
    page.text(
        caption,
        "around the minimum, ×3",
        "font-size=\"12\" text-anchor=\"middle\"",
        (theme.ink_2, theme.casing),
    );
    Ok(())
}

fn rate_chart(page: &mut Page, scene: &Scene) -> Outcome<()> {
    let theme = page.theme;
    let rates: Vec<&[f64]> = scene.rates.iter().map(Vec::as_slice).collect();
    let frame = Frame { size: Size::new(COLUMN, 200.0), top: 10.0, bottom: 14.0 };
    let chart = RateChart::new(frame, STEPS, &rates, Limit::Level(0.1));
    let at = Px::new(626.0, 20.0);
    let (mut back, mut lines) = (SvgInk::new(frame.size), SvgInk::new(frame.size));
    chart.draw_back(&mut back, &theme)?;
    chart.draw_lines(&mut lines, &theme)?;
    both_layers(page, (&back, &lines), at, chart.axis().x(scene.now as f64));
    for tick in chart.ticks() {
        let label = format!("{:.*}", tick.decimals, tick.value);
        page.text(
            Px::new(at.x + 32.0, at.y + tick.at),
            &label,
            "font-size=\"12\" text-anchor=\"end\"",
            (theme.ink_2, theme.paper),
        );
    }
    if let Some(place) = chart.zone_label(195.0, 14.0) {
        let centre = place.centre().offset(at.x, at.y);
        page.text(
            centre,
            "unstable above 0.100 = 2 / curvature",
            "font-size=\"12\" text-anchor=\"middle\"",
            (theme.ink, theme.zone),
        );
    }
    ends(page, &chart.ends(), at, (chart.area().top, chart.area().bottom));
    Ok(())
}

fn loss_chart(page: &mut Page, scene: &Scene) -> Outcome<()> {
    let theme = page.theme;
    let values: Vec<Vec<f64>> = scene.points.iter().map(|p| p.iter().map(|p| loss(*p)).collect()).collect();
    let losses: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
    let frame = Frame { size: Size::new(COLUMN, 320.0), top: 10.0, bottom: 30.0 };
    let chart = LossChart::new(frame, STEPS, &losses);
    let at = Px::new(626.0, 220.0);
    let (mut back, mut lines) = (SvgInk::new(frame.size), SvgInk::new(frame.size));
    chart.draw_back(&mut back, &theme)?;
    chart.draw_lines(&mut lines, &theme)?;
    both_layers(page, (&back, &lines), at, chart.axis().x(scene.now as f64));
    for tick in chart.ticks() {
        let label = 10f64.powi(tick.exponent).to_string();
        page.text(
            Px::new(at.x + 32.0, at.y + tick.at),
            &label,
            "font-size=\"12\" text-anchor=\"end\"",
            (theme.ink_2, theme.paper),
        );
    }
    for tick in chart.axis().ticks() {
        let place = Px::new(at.x + tick.at, at.y + chart.area().bottom + 13.0);
        page.text(
            place,
            &tick.value.to_string(),
            "font-size=\"12\" text-anchor=\"middle\"",
            (theme.ink_2, theme.paper),
        );
    }
    for peak in chart.peaks() {
        let place = Px::new(at.x + (peak.left + peak.right) / 2.0, at.y + 20.0);
        let label = format!("▲ {} peaks at {:.0e}", LETTERS[peak.run], peak.value);
        let look = "font-size=\"12\" font-weight=\"700\" text-anchor=\"middle\"";
        page.text(place, &label, look, (theme.run(peak.run).text, theme.paper));
    }
    ends(page, &chart.ends(), at, (chart.area().top, chart.area().bottom));
    Ok(())
}

fn both_layers(page: &mut Page, (back, lines): (&SvgInk, &SvgInk), at: Px, playhead: f64) {
    page.layer(back, at, 1.0);
    page.layer(lines, at, AFTER);
    let id = at.y;
    let _ = write!(
        page.body,
        "<clipPath id=\"c{id}\"><rect x=\"{}\" y=\"{id}\" width=\"{playhead}\" height=\"400\"/></clipPath>\
         <g clip-path=\"url(#c{id})\">",
        at.x
    );
    page.layer(lines, at, 1.0);
    page.body.push_str("</g>");
}

fn ends(page: &mut Page, ends: &[Option<f64>], at: Px, room: (f64, f64)) {
    let (runs, heights): (Vec<usize>, Vec<f64>) =
        ends.iter().enumerate().filter_map(|(run, y)| Some((run, (*y)?))).unzip();
    for (run, y) in runs.iter().zip(spread(&heights, 15.0, room)) {
        let (theme, look) = (page.theme, "font-size=\"12\" font-weight=\"700\" text-anchor=\"middle\"");
        page.text(Px::new(at.x + COLUMN - 12.0, at.y + y), LETTERS[*run], look, (theme.run(*run).text, theme.paper));
    }
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let theme = if arguments.first().is_some_and(|a| a == "dark") { Theme::DARK } else { Theme::LIGHT };
    let now = arguments.get(1).map_or(Ok(113), |a| a.parse())?;
    let peak: f64 = arguments.get(2).map_or(Ok(0.08), |a| a.parse())?;
    let mut rates = vec![vec![0.092; STEPS], (0..STEPS).map(|t| warmup_cosine(peak, t)).collect()];
    if arguments.get(3).is_some() {
        rates.push((0..STEPS).map(|t| if t < 50 { 0.06 } else { 0.009 }).collect());
        rates.push((0..STEPS).map(|t| warmup_cosine(0.03, t)).collect());
    }
    let scene = Scene { points: rates.iter().map(|r| descend(r)).collect(), rates, now };
    let mut page = Page { body: String::new(), theme };
    surface(&mut page, &scene)?;
    rate_chart(&mut page, &scene)?;
    loss_chart(&mut page, &scene)?;
    println!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1040\" height=\"550\" font-family=\"Helvetica, Arial, sans-serif\">\
         <rect width=\"1040\" height=\"550\" fill=\"{}\"/>{}</svg>",
        theme.paper.css(),
        page.body
    );
    Ok(())
}
