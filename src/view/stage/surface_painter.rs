//! Paints the loss surface: relief, trails, marks, inset, and the texts on them.

use settle_draw::contour_label::{ContourLabel, Decades, Obstacles};
use settle_draw::inset::{Inset, draw_footprint, draw_inset};
use settle_draw::relief;
use settle_draw::trail::{Marks, draw_marks, draw_newest, draw_settled, settled_end};
use settle_draw::{Bands, Rect, View};
use settle_model::Point;
use settle_model::surface::Surface;
use web_sys::{Element, HtmlElement};

use super::labels::{find, set};
use super::map::{LINE, Map};
use super::mount::{Painter, Scenery};
use super::relief_painter::ReliefPainter;
use super::surface_texts::{Texts, contour_text};
use crate::canvas::{Ruler, Screen};
use crate::drawing::Drawing;

/// Segments that one frame appends at most; a long run goes on in the next frames.
const MOST_AT_ONCE: usize = 4000;

/// The painter of the surface.
#[derive(Debug)]
pub struct SurfacePainter {
    relief: ReliefPainter,
    kept: Drawing,
    top: Drawing,
    /// Where `top` shows other than `kept`.
    fresh: Bands,
    inset: Drawing,
    screen: Screen,
    inset_screen: Screen,
    inset_box: HtmlElement,
    handle: HtmlElement,
    texts: Texts,
    ruler: Ruler,
    decades: Option<(Surface, View, Decades)>,
    contours: Vec<ContourLabel>,
    scenery: Option<Scenery>,
    map: Option<Map>,
    kept_to: usize,
}

impl Painter for SurfacePainter {
    fn find(root: &Element) -> Option<Self> {
        Some(Self {
            relief: ReliefPainter::find(root)?,
            kept: Drawing::default(),
            top: Drawing::default(),
            fresh: Bands::default(),
            inset: Drawing::default(),
            screen: Screen::find(root, ".surface-top")?,
            inset_screen: Screen::find(root, ".inset-top")?,
            inset_box: find(root, ".inset")?,
            handle: find(root, ".start-handle")?,
            texts: Texts::find(root)?,
            ruler: Ruler::new(root),
            decades: None,
            contours: Vec::new(),
            scenery: None,
            map: None,
            kept_to: 0,
        })
    }

    fn paint(&mut self, scenery: &Scenery) -> bool {
        let stale = self.renew(scenery);
        let Some(map) = self.map.take() else { return false };
        let now = scenery.moment.step;
        if stale {
            self.ruler.attune();
            self.fit(&map, scenery);
            // Runs may pass over labels while they move; at rest the labels make way.
            if !scenery.moving {
                self.place_contour_labels(&map, scenery);
            }
        }
        let behind = self.kept_to < settled_end(now);
        if self.scenery.as_ref().is_none_or(|old| stale || behind || old.moment.step != now) {
            self.paint_runs(&map, scenery, stale);
            self.texts.put(&map, &self.contours, scenery, &self.ruler);
        }
        let goes_on = self.relief.paint(&map, scenery) || self.kept_to < settled_end(now);
        self.map = Some(map);
        self.scenery = Some(scenery.clone());
        goes_on
    }

    fn say(&mut self, scenery: &Scenery) {
        self.texts.say(&scenery.lab, scenery.moment.step);
    }

    fn release(&mut self) {
        self.relief.release();
        for drawing in [&mut self.kept, &mut self.top, &mut self.inset] {
            drawing.release();
        }
        self.screen.release();
        self.inset_screen.release();
        (self.scenery, self.map) = (None, None);
    }
}

impl SurfacePainter {
    /// The map that is on screen.
    #[must_use]
    pub fn map(&self) -> Option<&Map> {
        self.map.as_ref()
    }

    /// What is on screen.
    #[must_use]
    pub fn scenery(&self) -> Option<&Scenery> {
        self.scenery.as_ref()
    }

    /// Makes the map anew where anything but the playhead changed, and says whether it did.
    fn renew(&mut self, scenery: &Scenery) -> bool {
        let same = self.scenery.as_ref().is_some_and(|old| {
            let (a, b) = (&old.lab.scene, &scenery.lab.scene);
            old.lab.runs == scenery.lab.runs
                && (a.start, &a.surface, &a.runs) == (b.start, &b.surface, &b.runs)
                && (a.view.selected, &a.view.hidden) == (b.view.selected, &b.view.hidden)
                && (old.size, old.playing_scale(), old.moving)
                    == (scenery.size, scenery.playing_scale(), scenery.moving)
                && std::ptr::eq(old.theme, scenery.theme)
        });
        if !same || self.map.is_none() {
            self.map = Some(Map::new(&scenery.lab, scenery.size));
            return true;
        }
        false
    }

    /// Brings canvases, inset and handle to their places.
    fn fit(&mut self, map: &Map, scenery: &Scenery) {
        self.kept.begin(scenery.size, scenery.playing_scale());
        self.top.begin(scenery.size, scenery.playing_scale());
        set(&self.handle, "translate", &format!("{:.1}px {:.1}px", map.start.x, map.start.y));
        set(&self.inset_box, "display", if map.inset.is_some() { "block" } else { "none" });
        if let Some(Inset { frame, .. }) = map.inset {
            set(&self.inset_box, "translate", &format!("{:.1}px {:.1}px", frame.left, frame.top));
            set(&self.inset_box, "width", &format!("{}px", frame.width()));
            set(&self.inset_box, "height", &format!("{}px", frame.height()));
            self.inset.begin(map.inset.map_or(scenery.size, |inset| inset.view.size()), scenery.playing_scale());
        }
    }

    /// Finds places for the contours' labels that are free of runs.
    fn place_contour_labels(&mut self, map: &Map, scenery: &Scenery) {
        let surface = &scenery.lab.scene.surface;
        if self.decades.as_ref().is_none_or(|(of, view, _)| of != surface || *view != map.view) {
            let loss = |p: Point| surface.as_loss().loss(p);
            let seen = relief::Surface::in_view(&loss, surface.as_loss().lowest(), &map.view);
            self.decades = Some((surface.clone(), map.view, Decades::new(&seen, &map.view)));
        }
        let Some((_, _, decades)) = &self.decades else { return };
        let runs: Vec<_> = map.ways();
        let mut rects: Vec<Rect> =
            map.inset.iter().map(|i| Rect { bottom: i.frame.bottom + 26.0, ..i.frame }).collect();
        rects.extend(map.inset.iter().map(|inset| inset.footprint.grown(4.0, 4.0)));
        rects.push(map.start_label(self.ruler.width("start, drag me", 400, 12.0)));
        let labels = map.minimum_labels(&|_| self.ruler.width("minimum", 400, 12.0), &[]);
        rects.extend(labels.into_iter().map(|placed| placed.at));
        let size = |exponent, outermost| (self.ruler.width(&contour_text(exponent, outermost), 400, 11.0), LINE);
        self.contours = decades.labels(&Obstacles { runs: &runs, rects: &rects }, &size);
    }

    /// Paints trails and marks: all of them, or what is new since the last time.
    fn paint_runs(&mut self, map: &Map, scenery: &Scenery, stale: bool) {
        let (theme, now, care) = (scenery.theme, scenery.moment.step, scenery.care());
        self.keep(map, scenery, stale);
        self.top.pixels.take_recent();
        let marks = Marks { minima: &map.minima, start: map.start, trails: &map.trails, now };
        // Pixels refuse nothing.
        let _ = draw_newest(&mut self.top.ink(care), &map.trails, theme, now);
        let _ = draw_marks(&mut self.top.ink(care), &marks, theme);
        self.fresh = self.top.pixels.take_recent();
        self.screen.show(&mut self.top);
        self.inset.clear();
        if let Some(inset) = &map.inset {
            let _ = draw_inset(&mut self.inset.ink(care), inset, &map.trails, theme, now);
            self.inset_screen.show(&mut self.inset);
        }
    }

    /// Draws settled segments, and under the first of them the inset's footprint; afterwards `top` shows just these.
    fn keep(&mut self, map: &Map, scenery: &Scenery, stale: bool) {
        let (settled, care) = (settled_end(scenery.moment.step), scenery.care());
        let first = stale || settled < self.kept_to;
        if first {
            self.kept.clear();
            self.kept_to = 0;
        }
        self.kept.pixels.take_recent();
        if let Some(inset) = map.inset.as_ref().filter(|_| first) {
            let _ = draw_footprint(&mut self.kept.ink(care), inset, scenery.theme);
        }
        let end = settled.min(self.kept_to + MOST_AT_ONCE / map.trails.len().max(1));
        let _ = draw_settled(&mut self.kept.ink(care), &map.trails, scenery.theme, self.kept_to..end);
        self.kept_to = end;
        let mut changed = self.kept.pixels.take_recent();
        if first {
            self.top.clear();
        } else {
            changed.join(&self.fresh);
        }
        self.top.restore(&self.kept, &changed);
    }
}
