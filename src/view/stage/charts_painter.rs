//! Paints the learning-rate chart and the loss chart, and moves their playhead.

use std::cell::RefCell;

use settle_draw::loss_chart::LossChart;
use settle_draw::momentum_axis::MomentumAxis;
use settle_draw::rate_chart::{AFTER, RateChart};
use settle_draw::stroke::{Stroke, rect};
use settle_draw::{Care, Px, Rect, Size, StepAxis, Theme};
use settle_model::diagnosis::Phase;
use web_sys::{Element, HtmlElement};
use yew::Callback;

use super::Phases;
use super::charts_data::{loss_chart, momentum_axis, shown_limit, shown_rates};
use super::charts_layout::{Layout, Plots, RateScale};
use super::charts_texts::{Texts, Values};
use super::describe;
use super::labels::{find, say, set};
use super::mount::{Painter, Scenery};
use super::phases::{band, bands, shade};
use crate::canvas::{Picture, Ruler};
use crate::drawing::Drawing;
use crate::limits::limits;
use crate::state::LabState;
use crate::subject::Subject;
use crate::verdicts::Verdicts;

/// One chart's canvases: what lies behind, with the lines after the playhead, and the lines before it.
#[derive(Debug)]
struct Panes {
    frame: HtmlElement,
    past: HtmlElement,
    front_canvas: HtmlElement,
    back: Picture,
    front: Picture,
}

/// The painter of the charts; of those that are shown, as it finds them on the page.
#[derive(Debug)]
pub struct ChartsPainter {
    root: Element,
    rate: Option<Panes>,
    loss: Option<Panes>,
    back: Drawing,
    front: Drawing,
    loss_head: Option<HtmlElement>,
    cover: Option<HtmlElement>,
    playhead: HtmlElement,
    texts: Texts,
    values: Values,
    ruler: Ruler,
    shown_back: Option<Back>,
    scenery: Option<Scenery>,
    drawn: Option<Drawn>,
    /// Told where rates are, each time they may have moved.
    follower: RefCell<Option<Follower>>,
}

/// What follows the learning-rate chart's scale.
pub type Follower = Callback<RateScale>;

/// What is on screen.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Where the charts are.
    pub layout: Layout,
    /// The step axis that they share.
    pub axis: StepAxis,
    /// The learning-rate chart's scale, where it is shown.
    pub rates: Option<RateScale>,
    /// The loss chart, where it is shown.
    pub losses: Option<LossChart>,
    /// The limit of the selected run, where it is one number for all steps.
    pub limit: Option<f64>,
    /// What the selected run's ReduceLROnPlateau made of each loss, where that is its schedule.
    pub verdicts: Option<Verdicts>,
}

/// What is drawn of the runs.
struct Charts<'a> {
    rates: Option<RateChart<'a>>,
    momentum: Option<MomentumAxis>,
    losses: Option<LossChart>,
}

/// What lies behind the lines.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Back {
    layout: Layout,
    steps: usize,
    top: Option<f64>,
    zone: Option<Rect>,
    decades: Option<(i32, i32)>,
    scale: f64,
    theme: &'static Theme,
    /// The phases: which, and where they end.
    phases: [Option<(&'static str, u32)>; 3],
    /// Whether the lines are there too, as faintly as what comes after the playhead.
    has_lines: bool,
}

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Chart {
    Rate,
    Loss,
}

/// Whether a curve is being drawn by hand: the axis then stays, or it would run away from the pointer.
fn is_drawing(lab: &LabState) -> bool {
    matches!(&lab.pending, Some(Subject::Argument(_, path, "knots")) if path.is_empty())
}

/// Whether something comes after the playhead.
fn has_future(scenery: &Scenery) -> bool {
    scenery.moment.position < f64::from(scenery.moment.steps)
}

impl Panes {
    fn find(root: &Element, name: &str) -> Option<Self> {
        let front = format!(".{name}-front");
        Some(Self {
            frame: find(root, &format!(".chart-{name}"))?,
            past: find(root, &format!(".{name}-past"))?,
            front_canvas: find(root, &front)?,
            back: Picture::find(root, &format!(".{name}-back"))?,
            front: Picture::find(root, &front)?,
        })
    }

    /// Ends the lines at full strength at `x`: two transforms, and nothing is painted.
    fn cut(&self, x: f64, width: f64) {
        let shift = (width - x).max(0.0);
        set(&self.past, "translate", &format!("{:.2}px", -shift));
        set(&self.front_canvas, "translate", &format!("{shift:.2}px"));
    }

    fn release(&self) {
        self.back.release();
        self.front.release();
    }
}

impl Painter for ChartsPainter {
    fn find(root: &Element) -> Option<Self> {
        Some(Self {
            root: root.clone(),
            rate: Panes::find(root, "rate"),
            loss: Panes::find(root, "loss"),
            back: Drawing::default(),
            front: Drawing::default(),
            loss_head: find(root, ".loss-head"),
            cover: find(root, ".loss-cover"),
            playhead: find(root, ".charts-playhead")?,
            texts: Texts::find(root)?,
            values: Values::find(root),
            ruler: Ruler::new(root),
            shown_back: None,
            scenery: None,
            drawn: None,
            follower: RefCell::new(None),
        })
    }

    fn paint(&mut self, scenery: &Scenery) -> bool {
        if self.is_stale(scenery) {
            self.ruler.attune();
            self.renew(scenery);
        }
        if let Some(drawn) = &self.drawn {
            self.texts.put_moving(drawn, scenery, &self.ruler);
            self.values.put(drawn, scenery);
            let x = drawn.axis.x(scenery.moment.position);
            self.panes().for_each(|panes| panes.cut(x, scenery.size.width));
            set(&self.playhead, "translate", &format!("{x:.2}px {}px", drawn.layout.playhead().0));
        }
        self.scenery = Some(scenery.clone());
        false
    }

    fn say(&mut self, scenery: &Scenery) {
        let (lab, step) = (&scenery.lab, scenery.moment.step);
        say(&self.root, ".rate-words", &describe::rates(lab, step));
        let phases: Vec<Phase> = bands(scenery).into_iter().flatten().collect();
        say(&self.root, ".loss-words", &describe::losses(lab, step, &phases));
    }

    fn release(&mut self) {
        self.panes().for_each(Panes::release);
        self.back.release();
        self.front.release();
        (self.scenery, self.drawn, self.shown_back) = (None, None, None);
    }
}

impl ChartsPainter {
    /// The step axis on screen.
    #[must_use]
    pub fn axis(&self) -> Option<StepAxis> {
        self.drawn.as_ref().map(|drawn| drawn.axis)
    }

    /// The scale of the learning-rate chart on screen.
    #[must_use]
    pub fn scale(&self) -> Option<RateScale> {
        self.drawn.as_ref()?.rates
    }

    /// Tells another follower from now on, or none.
    pub fn set_follower(&self, follower: Option<Follower>) {
        self.follower.replace(follower);
    }

    /// The charts that are shown.
    fn panes(&self) -> impl Iterator<Item = &Panes> {
        self.rate.iter().chain(&self.loss)
    }

    /// Paints all but what moves with the playhead.
    fn renew(&mut self, scenery: &Scenery) {
        let lab = &scenery.lab;
        let plots = match (&self.rate, &self.loss) {
            (Some(_), None) => Plots::Rate,
            (None, Some(_)) => Plots::Loss,
            _ => Plots::Both,
        };
        let layout = Layout::new(scenery.size, plots, scenery.phases != Phases::Unwanted);
        let steps = lab.scene.steps as usize;
        let along = limits(lab, lab.selected());
        let (limit, shown) = shown_limit(lab, along.as_deref());
        let runs = shown_rates(lab);
        let held = self.scale().filter(|_| is_drawing(lab)).map(|scale| scale.top);
        let charts = Charts {
            rates: layout.rate.map(|frame| RateChart::new(frame, steps, &runs, shown).held_at(frame, held)),
            momentum: layout.rate.and_then(|frame| momentum_axis(frame, lab)),
            losses: layout.loss.map(|frame| loss_chart(frame, lab)),
        };
        self.paint_charts(&layout, &charts, scenery);
        let axis = StepAxis::new(scenery.size.width, steps);
        let Charts { rates: chart, momentum, losses } = charts;
        let verdicts = Some(lab.selected()).filter(|run| lab.is_shown(*run)).and_then(|run| Verdicts::of(lab, run));
        let drawn = Drawn { layout, axis, rates: chart.as_ref().map(RateScale::of), losses, limit, verdicts };
        self.texts.put_still(&drawn, chart.as_ref().map(|chart| (chart, momentum.as_ref())), scenery, &self.ruler);
        self.values.choose(lab);
        self.values.choose_subtitle(scenery.size.width, &self.ruler);
        let scale = drawn.rates;
        self.drawn = Some(drawn);
        if let Some((scale, follower)) = scale.zip(self.follower.borrow().clone()) {
            follower.emit(scale);
        }
    }

    fn is_stale(&self, scenery: &Scenery) -> bool {
        // Faint lines under full ones would make these bolder, so they are there only while something lies ahead.
        let shows_future = self.shown_back.is_some_and(|back| back.has_lines);
        has_future(scenery) != shows_future
            || self.scenery.as_ref().is_none_or(|old| {
                let (a, b) = (&old.lab.scene, &scenery.lab.scene);
                old.lab.runs != scenery.lab.runs
                    || (&a.runs, a.steps) != (&b.runs, b.steps)
                    || (a.view.selected, &a.view.hidden) != (b.view.selected, &b.view.hidden)
                    || (old.size, old.fine, old.moving) != (scenery.size, scenery.fine, scenery.moving)
                    || old.phases != scenery.phases
                    || !std::ptr::eq(old.theme, scenery.theme)
            })
    }

    fn paint_charts(&mut self, layout: &Layout, charts: &Charts<'_>, scenery: &Scenery) {
        self.fit(layout);
        let (chart, losses) = (charts.rates.as_ref(), charts.losses.as_ref());
        let back = Back {
            layout: *layout,
            steps: scenery.lab.scene.steps as usize,
            top: chart.map(RateChart::top),
            zone: chart.and_then(RateChart::zone),
            decades: losses.map(LossChart::decades),
            scale: scenery.scale(),
            theme: scenery.theme,
            phases: bands(scenery).map(|phase| phase.map(|phase| (phase.name, phase.until))),
            has_lines: has_future(scenery),
        };
        let keep = !back.has_lines && self.shown_back == Some(back);
        let theme = scenery.theme;
        // Pixels refuse nothing.
        if let Some((chart, frame)) = chart.zip(layout.rate) {
            self.begin(frame.size, back.scale, keep);
            let _ = chart.draw_lines(&mut self.front.ink(scenery.care()), theme);
            let _ = charts.momentum.as_ref().map(|axis| axis.draw(&mut self.front.ink(scenery.care()), theme));
            let _ = if keep { Ok(()) } else { chart.draw_back(&mut self.back.ink(Care::Full), theme) };
            self.show(Chart::Rate, &back, keep);
        }
        if let Some((losses, frame)) = losses.zip(layout.loss) {
            self.begin(frame.size, back.scale, keep);
            let _ = losses.draw_lines(&mut self.front.ink(scenery.care()), theme);
            let _ = if keep { Ok(()) } else { losses.draw_back(&mut self.back.ink(Care::Full), theme) };
            if let Some(top) = layout.phases.filter(|_| !keep) {
                for phase in bands(scenery).into_iter().flatten() {
                    let (band, shade) =
                        (band(&losses.axis(), &phase, top), Stroke::new(theme.ink, 0.0).alpha(shade(phase.name)));
                    let _ = rect(&mut self.back.ink(Care::Full), &band, &shade);
                }
            }
            self.show(Chart::Loss, &back, keep);
        }
        self.shown_back = Some(back);
    }

    /// Brings the charts and the playhead to their places.
    fn fit(&self, layout: &Layout) {
        if let Some(cover) = &self.cover {
            set(cover, "top", &format!("{}px", layout.loss_top));
        }
        for element in self.loss.iter().map(|panes| &panes.frame).chain(&self.loss_head) {
            set(element, "translate", &format!("0 {}px", layout.loss_top));
        }
        for (panes, frame) in [(&self.rate, layout.rate), (&self.loss, layout.loss)] {
            if let Some((panes, frame)) = panes.as_ref().zip(frame) {
                set(&panes.frame, "height", &format!("{}px", frame.size.height));
            }
        }
        let (top, bottom) = layout.playhead();
        set(&self.playhead, "height", &format!("{}px", bottom - top));
    }

    /// Begins to draw a chart, and what lies behind it unless that is to be kept.
    fn begin(&mut self, size: Size, scale: f64, keep: bool) {
        self.front.begin(size, scale);
        if !keep {
            self.back.begin(size, scale);
        }
    }

    /// Shows what was drawn; behind it also the lines, faintly, where something comes after the playhead.
    fn show(&mut self, chart: Chart, back: &Back, keep: bool) {
        let panes = if chart == Chart::Rate { &self.rate } else { &self.loss };
        if back.has_lines {
            self.back.lay_over(&self.front, AFTER);
        }
        if let Some(panes) = panes {
            if !keep {
                panes.back.show(&self.back);
            }
            panes.front.show(&self.front);
        }
    }
}

impl Drawn {
    /// Where a run's marker stands in the upper chart, in pixels of the whole.
    #[must_use]
    pub fn rate_marker(&self, lab: &LabState, run: usize, position: f64) -> Option<Px> {
        let run = lab.runs.get(run).filter(|_| lab.is_shown(run))?;
        self.rates?.marker(&run.rates.lr, position)
    }

    /// Why the selected run has its rate at a step, where it watches the loss.
    #[must_use]
    pub fn verdict(&self, step: usize) -> Option<String> {
        self.verdicts.as_ref()?.words_before(step)
    }

    /// Where a run's marker stands in the lower chart, in pixels of the whole.
    #[must_use]
    pub fn loss_marker(&self, run: usize, position: f64) -> Option<Px> {
        let step = position as usize;
        let losses = self.losses.as_ref()?;
        let (a, b) = (losses.marker(run, step)?, losses.marker(run, step + 1));
        let share = position - step as f64;
        let y = b.map_or(a.y, |b| a.y + (b.y - a.y) * share);
        Some(Px::new(self.axis.x(position), y + self.layout.loss_top))
    }
}
