//! The texts and markers of the charts.

use gloo::utils::document;
use settle_draw::axis::{LEFT, RIGHT, Tick};
use settle_draw::labels::{clear_of_pill, spread};
use settle_draw::loss_chart::LossChart;
use settle_draw::momentum_axis::MomentumAxis;
use settle_draw::rate_chart::RateChart;
use settle_draw::rate_names::names;
use settle_draw::{Px, Rect};
use settle_model::RunPlan;
use settle_model::optimizer::Optimizer;
use settle_text::{sentence, text};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::charts_painter::Drawn;
use super::labels::{Label, Labels, write};
use super::mount::Scenery;
use super::surface_texts::{RUN_CLASSES, class};
use crate::canvas::Ruler;
use crate::format::{self, count, power, rate, three};
use crate::limit::limit;
use crate::names::{derived_name_inside, letter};
use crate::state::LabState;

/// Letters at line ends keep this distance: 1.25 of their height.
const LETTER_GAP: f64 = 16.0;

/// In a lower plot the runs have no names, only their letters.
const LEAST_FOR_NAMES: f64 = 60.0;

/// The learning-rate chart, and its second axis where momentum is cycled.
pub type RatePicture<'a> = (&'a RateChart<'a>, Option<&'a MomentumAxis>);

/// The labels of the charts: those that stand, and those that move with the playhead.
#[derive(Debug)]
pub struct Texts {
    still: Labels,
    moving: Labels,
    step_ticks: Vec<(Tick, f64)>,
}

impl Texts {
    /// The labels within the charts.
    #[must_use]
    pub fn find(root: &Element) -> Option<Self> {
        let (still, moving) = (Labels::find(root, ".charts-still")?, Labels::find(root, ".charts-moving")?);
        Some(Self { still, moving, step_ticks: Vec::new() })
    }

    /// Puts what stands until the runs change.
    pub fn put_still(&mut self, drawn: &Drawn, chart: Option<RatePicture<'_>>, scenery: &Scenery, ruler: &Ruler) {
        let still = &mut self.still;
        still.begin();
        if let Some(chart) = chart {
            put_rates(still, chart, drawn, &scenery.lab, ruler);
        }
        if let Some(losses) = &drawn.losses {
            put_losses(still, losses, drawn.layout.loss_top, ruler);
        }
        still.finish();
        let ticks = drawn.axis.ticks();
        self.step_ticks = ticks.into_iter().map(|tick| (tick, ruler.width(&count(tick.value), 400, 12.0))).collect();
    }

    /// Puts what moves with the playhead: markers, the pill, the ticks that it leaves room for.
    pub fn put_moving(&mut self, drawn: &Drawn, scenery: &Scenery, ruler: &Ruler) {
        let moving = &mut self.moving;
        let position = scenery.moment.position;
        moving.begin();
        for run in 0..scenery.lab.runs.len() {
            let class = format!("chart-dot {}", DOT_CLASSES[run % DOT_CLASSES.len()]);
            if let Some(at) = drawn.rate_marker(&scenery.lab, run, position) {
                moving.put(("rate-dot", run), plain(&class, "", at));
            }
            if let Some(at) = drawn.loss_marker(run, position) {
                moving.put(("loss-dot", run), plain(&class, "", at));
            }
        }
        if let Some((scale, words)) = drawn.rates.zip(drawn.verdict(scenery.moment.step)) {
            // Below the plot, unless the ticks of the steps stand there.
            let y = scale.area.bottom + if drawn.losses.is_some() { 10.0 } else { -10.0 };
            moving.put(("verdict", 0), plain("chart-verdict at-left", &words, Px::new(scale.area.left, y)));
        }
        let words = sentence("stage-step-pill", &[("step", count(scenery.moment.step))]);
        let width = ruler.width(&words, 700, 12.0) + 16.0;
        let x = drawn.axis.x(position).clamp(width / 2.0, (scenery.size.width - width / 2.0).max(width / 2.0));
        let y = drawn.layout.ticks_y();
        moving.put(("pill", 0), plain("pill at-centre", &words, Px::new(x, y)));
        let ticks: Vec<(f64, f64)> = self.step_ticks.iter().map(|(tick, width)| (tick.at, *width)).collect();
        for (i, clear) in clear_of_pill(&ticks, (x, width)).into_iter().enumerate() {
            if clear {
                let (tick, _) = self.step_ticks[i];
                moving.put(("tick", i), plain("tick at-centre", &count(tick.value), Px::new(tick.at, y)));
            }
        }
        moving.finish();
    }
}

/// The classes of the runs' marks.
pub const DOT_CLASSES: [&str; 4] = ["run-mark-a", "run-mark-b", "run-mark-c", "run-mark-d"];

fn plain<'a>(class: &'a str, text: &'a str, at: Px) -> Label<'a> {
    Label { class, text, at, angle: 0.0 }
}

/// What stands on the learning-rate chart.
fn put_rates(still: &mut Labels, (chart, momentum): RatePicture<'_>, drawn: &Drawn, lab: &LabState, ruler: &Ruler) {
    for (i, tick) in chart.ticks().iter().enumerate() {
        let words = format::tick(tick.value, tick.decimals);
        still.put(("rate-tick", i), plain("tick at-right", &words, Px::new(LEFT - 8.0, tick.at)));
    }
    put_ends(still, "rate-end", &chart.ends(), &chart.area(), 0.0);
    let zone = put_zone(still, drawn.limit, chart, lab, ruler);
    if chart.area().height() >= LEAST_FOR_NAMES {
        put_names(still, chart, lab, ruler, zone);
        momentum.into_iter().for_each(|axis| put_momentum(still, chart, axis, ruler, zone));
    }
}

/// The ends of the momentum's axis: on the right, unless the zone's label stands there.
fn put_momentum(still: &mut Labels, chart: &RateChart<'_>, axis: &MomentumAxis, ruler: &Ruler, zone: Option<Rect>) {
    let area = chart.area();
    for (i, (value, y)) in axis.ticks().into_iter().enumerate() {
        let words = sentence("stage-momentum", &[("momentum", three(value))]);
        let width = ruler.width(&words, 400, 12.0);
        let right = Rect::around(Px::new(area.right - 6.0 - width / 2.0, y), width, 16.0);
        let left = Rect::around(Px::new(area.left + 6.0 + width / 2.0, y), width, 16.0);
        let is_free = |place: &Rect| zone.is_none_or(|zone| !zone.grown(4.0, 1.0).overlaps(place));
        if let Some(place) = [right, left].into_iter().find(is_free) {
            still.put(("momentum", i), plain(&class("chart-momentum at-centre", axis.run()), &words, place.centre()));
        }
    }
}

/// What stands on the loss chart.
fn put_losses(still: &mut Labels, losses: &LossChart, top: f64, ruler: &Ruler) {
    for (i, tick) in losses.ticks().iter().enumerate() {
        still.put(("loss-tick", i), plain("tick at-right", &power(tick.exponent), Px::new(LEFT - 8.0, tick.at + top)));
    }
    put_ends(still, "loss-end", &losses.ends(), &losses.area(), top);
    put_peaks(still, losses, top, ruler);
}

/// The letters at line ends, pushed apart.
fn put_ends(labels: &mut Labels, kind: &'static str, ends: &[Option<f64>], area: &Rect, top: f64) {
    let ends: Vec<(usize, f64)> = ends.iter().enumerate().filter_map(|(run, y)| y.map(|y| (run, y))).collect();
    let heights: Vec<f64> = ends.iter().map(|(_, y)| *y).collect();
    let placed = spread(&heights, LETTER_GAP, (area.top, area.bottom));
    for ((run, _), y) in ends.into_iter().zip(placed) {
        let at = Px::new(area.right + 8.0, y + top);
        labels.put((kind, run), plain(&class("letter at-left", run), letter(run), at));
    }
}

/// What the hatched zone says: the limit and where it comes from, or less where there is no room for that.
fn put_zone(
    labels: &mut Labels,
    limit: Option<f64>,
    chart: &RateChart<'_>,
    lab: &LabState,
    ruler: &Ruler,
) -> Option<Rect> {
    let values = [("limit", rate(limit?)), ("run", letter(lab.selected()).to_owned())];
    let whole = if is_two_over_curvature(lab) { "stage-unstable" } else { "stage-unstable-of" };
    // The more a run rises into the zone, the less room it leaves for words.
    let fits = |key| {
        let words = sentence(key, &values);
        chart.zone_label(ruler.width(&words, 400, 12.0), 17.0).map(|place| (words, place))
    };
    let (words, place) = [whole, "stage-unstable-short", "rate-unstable"].into_iter().find_map(fits)?;
    labels.put(("zone", 0), plain("zone-label at-centre", &words, place.centre()));
    Some(place)
}

/// Whether the limit is 2 / curvature, for the selected run and all others that are shown.
fn is_two_over_curvature(lab: &LabState) -> bool {
    let scene = &lab.scene;
    let of = |run: usize| limit(scene, &scene.runs[run]);
    let Optimizer::SGD(sgd) = &scene.runs[lab.selected()].optimizer else { return false };
    let plain = sgd.momentum == 0.0 && sgd.weight_decay == 0.0;
    plain && (0..scene.runs.len()).filter(|run| lab.is_shown(*run)).all(|run| of(run) == of(lab.selected()))
}

/// The names of the runs, each once, below its line, unless the zone's label stands there.
fn put_names(labels: &mut Labels, chart: &RateChart<'_>, lab: &LabState, ruler: &Ruler, zone: Option<Rect>) {
    let is_free = |place: &Rect| zone.is_none_or(|zone| !zone.grown(4.0, 1.0).overlaps(place));
    let words = |plan: &RunPlan| match &plan.name {
        Some(name) => name.clone(),
        None => derived_name_inside(plan, lab.scene.steps),
    };
    let words: Vec<String> = lab.scene.runs.iter().map(words).collect();
    let sizes: Vec<(f64, f64)> = words.iter().map(|words| (ruler.width(words, 700, 12.0), 16.0)).collect();
    for (run, place) in names(chart, &sizes).into_iter().enumerate() {
        if let Some(place) = place.filter(|place| lab.is_shown(run) && is_free(place)) {
            let class = class("chart-name at-centre", run);
            labels.put(("name", run), plain(&class, &words[run], place.centre()));
        }
    }
}

/// What the runs that left through the top reached.
fn put_peaks(labels: &mut Labels, losses: &LossChart, top: f64, ruler: &Ruler) {
    let area = losses.area();
    for (row, peak) in losses.peaks().into_iter().enumerate() {
        let values = [("run", letter(peak.run).to_owned()), ("loss", three(peak.value))];
        let words = sentence("stage-peak", &values);
        let half = ruler.width(&words, 700, 12.0) / 2.0 + 4.0;
        let x = ((peak.left + peak.right) / 2.0).clamp(area.left + half, (area.right - half).max(area.left + half));
        let y = top + area.top + 9.0 + 17.0 * row as f64;
        labels.put(("peak", peak.run), plain(&class("chart-peak at-centre", peak.run), &words, Px::new(x, y)));
    }
}

/// While it plays, the values of one run are written anew in every so many frames.
const EVERY: usize = 3;

/// The values at the playhead, in the title rows of the charts that are shown.
#[derive(Debug)]
pub struct Values {
    rate: Option<Element>,
    loss: Option<Element>,
    subtitle: Option<Element>,
    runs: Vec<(usize, Option<Value>, Option<Value>)>,
    turn: usize,
}

#[derive(Debug)]
struct Value {
    element: HtmlElement,
    text: String,
}

impl Values {
    /// The values within the charts.
    #[must_use]
    pub fn find(root: &Element) -> Self {
        let host = |selector| root.query_selector(selector).ok().flatten();
        let [rate, loss, subtitle] = [".rate-values", ".loss-values", ".chart-subtitle"].map(host);
        Self { rate, loss, subtitle, runs: Vec::new(), turn: 0 }
    }

    /// Makes room for the values of the shown runs.
    pub fn choose(&mut self, lab: &LabState) {
        let shown = (0..lab.runs.len()).filter(|run| lab.is_shown(*run));
        if shown.clone().eq(self.runs.iter().map(|(run, _, _)| *run)) {
            return;
        }
        self.rate.iter().chain(&self.loss).for_each(|host| host.set_text_content(None));
        let new = |host: &Option<Element>, run| host.as_ref().and_then(|host| Value::new(host, run));
        self.runs = shown.map(|run| (run, new(&self.rate, run), new(&self.loss, run))).collect();
    }

    /// Chooses a subtitle for the loss chart that fits between its title and its values.
    pub fn choose_subtitle(&self, width: f64, ruler: &Ruler) {
        let Some(subtitle) = &self.subtitle else { return };
        // Values of eight digits each, with their letters and gaps.
        let values = self.runs.len() as f64 * (ruler.width("A 0.000480", 400, 12.0) + 16.0);
        let room = width - RIGHT - ruler.width(text("stage-loss-title"), 600, 14.0) - values - 8.0;
        let fits = |key: &&&str| ruler.width(text(key), 400, 12.0) <= room;
        let key = ["stage-loss-subtitle", "stage-loss-subtitle-short"];
        let words = key.iter().find(fits).map_or("", |key| text(key));
        if subtitle.text_content().as_deref() != Some(words) {
            subtitle.set_text_content(Some(words));
        }
    }

    /// Shows the values at the playhead. While it plays, the runs take turns: nobody reads faster, and each text that
    /// changes costs its frame.
    pub fn put(&mut self, drawn: &Drawn, scenery: &Scenery) {
        let step = scenery.moment.step;
        let lowest = scenery.lab.scene.surface.as_loss().lowest();
        self.turn = (self.turn + 1) % (EVERY * self.runs.len()).max(1);
        let is_due = |place: usize| !scenery.moment.playing || EVERY * place == self.turn;
        for (_, (run, of_rate, of_loss)) in self.runs.iter_mut().enumerate().filter(|(place, _)| is_due(*place)) {
            let Some(run) = scenery.lab.runs.get(*run) else { continue };
            let rates = &run.rates.lr;
            let now = rates.get(step).or(rates.last());
            if let Some((of_rate, now)) = of_rate.as_mut().zip(now) {
                of_rate.set(rate(*now));
            }
            let sample = run.trajectory.get(step);
            if let Some(((of_loss, sample), losses)) = of_loss.as_mut().zip(sample).zip(drawn.losses.as_ref()) {
                let highest = 10f64.powi(losses.decades().1);
                of_loss.set(match sample.loss - lowest {
                    above if !above.is_finite() => text("stage-diverged").to_owned(),
                    above if above > highest => text("stage-off-scale").to_owned(),
                    above => three(above),
                });
            }
        }
    }
}

impl Value {
    fn new(host: &Element, run: usize) -> Option<Self> {
        let create = |name: &str| document().create_element(name).ok()?.dyn_into::<HtmlElement>().ok();
        let (pair, name, element) = (create("span")?, create("b")?, create("span")?);
        pair.set_class_name("chart-value");
        name.set_class_name(RUN_CLASSES[run % RUN_CLASSES.len()]);
        name.set_text_content(Some(letter(run)));
        for child in [&name, &element] {
            pair.append_child(child).ok()?;
        }
        host.append_child(&pair).ok()?;
        Some(Self { element, text: String::new() })
    }

    fn set(&mut self, text: String) {
        if self.text != text {
            write(&self.element, &text);
            self.text = text;
        }
    }
}
