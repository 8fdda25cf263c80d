//! How long it takes to paint four runs of 300 steps as pixels: `cargo bench -p settle-draw`.

use criterion::{Criterion, criterion_group, criterion_main};
use settle_draw::axis::Frame;
use settle_draw::loss_chart::LossChart;
use settle_draw::rate_chart::{Limit, RateChart};
use settle_draw::trail::{Marks, Trail, draw_marks, draw_newest, draw_settled, settled_end};
use settle_draw::{Care, PixelInk, Pixels, Px, Size, Theme, View};
use settle_model::surface::{LossSurface, Quadratic};
use settle_model::{Point, Run, Scene, simulate};
use std::hint::black_box;

const STEPS: u32 = 300;

/// Four runs of the first scene at different rates.
fn runs() -> Vec<Run> {
    let mut scene = Scene::first();
    scene.steps = STEPS;
    scene.runs =
        [0.092, 0.05, 0.08, 0.02].map(|rate| settle_model::RunPlan { base_lr: rate, ..scene.runs[0].clone() }).to_vec();
    (0..4).filter_map(|i| simulate(&scene.experiment(i)?).ok()).collect()
}

fn surface(c: &mut Criterion) {
    let size = Size::new(600.0, 370.0);
    let surface = Quadratic { a: 1.0, b: 20.0, angle: -0.3 };
    let domain = surface.domain();
    let half = 0.5 * (domain.high - domain.low);
    let view = View::fit(domain.low + half, half, size);
    let points = |run: &Run| run.trajectory.iter().map(|sample| sample.at).collect::<Vec<Point>>();
    let trails: Vec<Trail> = runs().iter().enumerate().map(|(i, run)| Trail::new(i, &points(run), &view)).collect();
    let mut pixels = Pixels::new(600, 370);
    let now = STEPS as usize;
    let marks = Marks { minima: &[Px::new(300.0, 185.0)], start: Px::new(100.0, 50.0), trails: &trails, now };
    let mut group = c.benchmark_group("surface");
    for (name, care) in [("at rest", Care::Full), ("while a slider moves", Care::Coarse)] {
        group.bench_function(format!("whole trails of four runs {name}"), |b| {
            b.iter(|| {
                pixels.clear();
                let ink = &mut PixelInk::new(&mut pixels, 1.0, care);
                draw_settled(ink, &trails, &Theme::LIGHT, 0..settled_end(now)).expect("pixels refuse nothing");
                draw_newest(ink, &trails, &Theme::LIGHT, now).expect("pixels refuse nothing");
                draw_marks(ink, &marks, &Theme::LIGHT).expect("pixels refuse nothing");
            });
        });
    }
    group.bench_function("a frame of playback", |b| {
        b.iter(|| {
            pixels.clear();
            let ink = &mut PixelInk::new(&mut pixels, 1.0, Care::Full);
            draw_newest(ink, &trails, &Theme::LIGHT, black_box(60)).expect("pixels refuse nothing");
            draw_marks(ink, &marks, &Theme::LIGHT).expect("pixels refuse nothing");
        });
    });
    group.finish();
}

fn charts(c: &mut Criterion) {
    let runs = runs();
    let frame = Frame { size: Size::new(404.0, 230.0), top: 30.0, bottom: 4.0 };
    let rates: Vec<&[f64]> = runs.iter().map(|run| run.rates.lr.as_slice()).collect();
    let losses: Vec<Vec<f64>> = runs.iter().map(|run| run.trajectory.iter().map(|s| s.loss).collect()).collect();
    let losses: Vec<&[f64]> = losses.iter().map(Vec::as_slice).collect();
    let mut pixels = Pixels::new(404, 230);
    let mut group = c.benchmark_group("charts");
    group.bench_function("rates of four runs", |b| {
        b.iter(|| {
            pixels.clear();
            let chart = RateChart::new(frame, STEPS as usize, &rates, Limit::Level(0.1));
            chart
                .draw_lines(&mut PixelInk::new(&mut pixels, 1.0, Care::Full), &Theme::LIGHT)
                .expect("pixels refuse nothing");
        });
    });
    group.bench_function("losses of four runs", |b| {
        b.iter(|| {
            pixels.clear();
            let chart = LossChart::new(frame, STEPS as usize, &losses);
            chart
                .draw_lines(&mut PixelInk::new(&mut pixels, 1.0, Care::Full), &Theme::LIGHT)
                .expect("pixels refuse nothing");
        });
    });
    group.finish();
}

criterion_group!(benches, surface, charts);
criterion_main!(benches);
