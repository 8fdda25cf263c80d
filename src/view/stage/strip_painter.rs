//! Paints the learning-rate curve of the phone's strip.

use settle_draw::axis::{Frame, LEFT};
use settle_draw::labels::spread;
use settle_draw::rate_chart::{AFTER, RateChart};
use settle_draw::{Care, Px, Size, StepAxis};
use settle_text::{sentence, text};
use web_sys::{Element, HtmlElement};

use super::charts_data::{shown_limit, shown_rates};
use super::describe;
use super::labels::{Label, Labels, find, say, set};
use super::mount::{Painter, Scenery};
use super::surface_texts::class;
use crate::canvas::{Picture, Ruler};
use crate::drawing::Drawing;
use crate::format::count;
use crate::limits::limits;
use crate::names::letter;

/// Room above the plot.
const TOP: f64 = 4.0;
/// Room below it, for the words.
const BOTTOM: f64 = 24.0;

/// The painter of the strip. Its canvas reaches further left than its element, so that the plot begins at its edge.
#[derive(Debug)]
pub struct StripPainter {
    root: Element,
    back: Drawing,
    front: Drawing,
    shown_back: Picture,
    shown_front: Picture,
    past: HtmlElement,
    front_canvas: HtmlElement,
    playhead: HtmlElement,
    labels: Labels,
    ruler: Ruler,
    scenery: Option<Scenery>,
    axis: Option<StepAxis>,
}

impl Painter for StripPainter {
    fn find(root: &Element) -> Option<Self> {
        Some(Self {
            root: root.clone(),
            back: Drawing::default(),
            front: Drawing::default(),
            shown_back: Picture::find(root, ".strip-back")?,
            shown_front: Picture::find(root, ".strip-front")?,
            past: find(root, ".strip-past")?,
            front_canvas: find(root, ".strip-front")?,
            playhead: find(root, ".strip-playhead")?,
            labels: Labels::find(root, ".strip-labels")?,
            ruler: Ruler::new(root),
            scenery: None,
            axis: None,
        })
    }

    fn paint(&mut self, scenery: &Scenery) -> bool {
        let size = Size::new(scenery.size.width + LEFT, scenery.size.height);
        let frame = Frame { size, top: TOP, bottom: BOTTOM };
        let stale = self.scenery.as_ref().is_none_or(|old| {
            old.lab != scenery.lab
                || (old.size, old.fine, old.moving) != (scenery.size, scenery.fine, scenery.moving)
                || !std::ptr::eq(old.theme, scenery.theme)
        });
        if stale {
            let runs = shown_rates(&scenery.lab);
            let scene = &scenery.lab.scene;
            let along = limits(&scenery.lab, scenery.lab.selected());
            let (_, level) = shown_limit(&scenery.lab, along.as_deref());
            let chart = RateChart::new(frame, scene.steps as usize, &runs, level);
            self.axis = Some(chart.axis());
            self.paint_chart(&chart, size, scenery);
            self.put_ends(&chart);
        }
        if let Some(axis) = self.axis {
            let x = axis.x(scenery.moment.position);
            let shift = (size.width - x).max(0.0);
            set(&self.past, "translate", &format!("{:.2}px", -shift));
            set(&self.front_canvas, "translate", &format!("{shift:.2}px"));
            set(&self.playhead, "translate", &format!("{:.2}px", x - LEFT));
            self.put_words(frame, scenery);
        }
        self.scenery = Some(scenery.clone());
        false
    }

    fn say(&mut self, scenery: &Scenery) {
        say(&self.root, ".strip-words", &describe::rates(&scenery.lab, scenery.moment.step));
    }

    fn release(&mut self) {
        self.back.release();
        self.front.release();
        self.shown_back.release();
        self.shown_front.release();
        (self.scenery, self.axis) = (None, None);
    }
}

impl StripPainter {
    /// How much further left than its element the canvas reaches.
    pub const LEFT: f64 = LEFT;

    /// The step axis on screen, in pixels of the canvas.
    #[must_use]
    pub fn axis(&self) -> Option<StepAxis> {
        self.axis
    }

    fn paint_chart(&mut self, chart: &RateChart<'_>, size: Size, scenery: &Scenery) {
        for drawing in [&mut self.back, &mut self.front] {
            drawing.begin(size, scenery.scale());
        }
        // Pixels refuse nothing.
        let _ = chart.draw_back(&mut self.back.ink(Care::Full), scenery.theme);
        let _ = chart.draw_lines(&mut self.front.ink(scenery.care()), scenery.theme);
        self.back.lay_over(&self.front, AFTER);
        self.shown_back.show(&self.back);
        self.shown_front.show(&self.front);
    }

    fn put_ends(&mut self, chart: &RateChart<'_>) {
        let area = chart.area();
        let ends: Vec<(usize, f64)> = chart.ends().iter().enumerate().filter_map(|(i, y)| y.map(|y| (i, y))).collect();
        let heights: Vec<f64> = ends.iter().map(|(_, y)| *y).collect();
        self.labels.begin();
        for ((run, _), y) in ends.into_iter().zip(spread(&heights, 15.0, (area.top, area.bottom))) {
            let at = Px::new(area.right + 11.0 - LEFT, y);
            let class = class("letter at-left", run);
            self.labels.put(("end", run), Label { class: &class, text: letter(run), at, angle: 0.0 });
        }
        self.labels.finish();
    }

    fn put_words(&mut self, frame: Frame, scenery: &Scenery) {
        let (area, y) = (frame.plot(), frame.size.height - 9.0);
        let values = [("step", count(scenery.moment.step)), ("steps", count(scenery.moment.steps))];
        let words = sentence("stage-strip-step", &values);
        let title =
            Label { class: "strip-title at-left", text: text("stage-strip-title"), at: Px::new(0.0, y), angle: 0.0 };
        let at = Px::new(area.right - LEFT - 12.0, y);
        // The title goes where the last step would not fit beside it.
        let last = [("step", count(scenery.moment.steps)), ("steps", count(scenery.moment.steps))];
        let last = self.ruler.width(&sentence("stage-strip-step", &last), 400, 13.0);
        let width = self.ruler.width(title.text, 400, 13.0) + last;
        if width + 8.0 <= at.x {
            self.labels.put(("title", 0), title);
        }
        self.labels.put(("step", 0), Label { class: "at-right", text: &words, at, angle: 0.0 });
        self.labels.finish();
    }
}
