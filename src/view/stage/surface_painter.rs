//! Paints the loss surface: relief, trails, marks, inset, and the texts on them.

use std::ops::Range;

use settle_draw::contour_label::{ContourLabel, Decades, Obstacles};
use settle_draw::inset::{Inset, draw_footprint, draw_inset};
use settle_draw::relief;
use settle_draw::trail::{Marks, draw_marks, draw_newest, draw_settled, settled_end};
use settle_draw::{Rect, View};
use settle_model::Point;
use settle_model::surface::Surface;
use web_sys::{Element, HtmlElement};

use super::labels::{find, set};
use super::map::{LINE, Map};
use super::mount::{Painter, Scenery};
use super::relief_painter::ReliefPainter;
use super::surface_texts::{Texts, contour_text};
use crate::canvas::{Layer, Ruler};
use crate::pen::Care;

/// Segments that one frame appends at most; a long run goes on in the next frames.
const MOST_AT_ONCE: usize = 4000;

/// The painter of the surface.
#[derive(Debug)]
pub struct SurfacePainter {
    relief: ReliefPainter,
    kept: Layer,
    top: Layer,
    inset: Layer,
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
            kept: Layer::detached()?,
            top: Layer::find(root, ".surface-top")?,
            inset: Layer::find(root, ".inset-top")?,
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
        for layer in [&mut self.kept, &mut self.top, &mut self.inset] {
            layer.release();
        }
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
        rects.extend(map.minimum_labels(self.ruler.width("minimum", 400, 12.0), &[]));
        let size = |exponent, outermost| (self.ruler.width(&contour_text(exponent, outermost), 400, 11.0), LINE);
        self.contours = decades.labels(&Obstacles { runs: &runs, rects: &rects }, &size);
    }

    /// Paints trails and marks: all of them, or what is new since the last time.
    fn paint_runs(&mut self, map: &Map, scenery: &Scenery, stale: bool) {
        let (theme, now, care) = (scenery.theme, scenery.moment.step, scenery.care());
        let settled = settled_end(now);
        let most = MOST_AT_ONCE / map.trails.len().max(1);
        self.top.clear();
        if care == Care::Coarse {
            // All of it is drawn again with every change: keeping a part would only be copying it.
            self.append(&self.top, map, scenery, 0..settled.min(most), true);
            self.kept_to = usize::MAX;
        } else {
            let first = stale || settled < self.kept_to;
            if first {
                self.kept.clear();
                self.kept_to = 0;
            }
            let end = settled.min(self.kept_to + most);
            self.append(&self.kept, map, scenery, self.kept_to..end, first);
            self.kept_to = end;
            self.top.copy_from(&self.kept, 1.0);
        }
        if let Some(mut ink) = self.top.ink(care) {
            let marks = Marks { minima: &map.minima, start: map.start, trails: &map.trails, now };
            // A canvas refuses nothing that the drawing crate asks of it.
            let _ = draw_newest(&mut ink, &map.trails, theme, now);
            let _ = draw_marks(&mut ink, &marks, theme);
        }
        self.inset.clear();
        if let (Some(inset), Some(mut ink)) = (&map.inset, self.inset.ink(care)) {
            let _ = draw_inset(&mut ink, inset, &map.trails, theme, now);
        }
    }

    /// Draws the settled segments of a range, and under the first of them the inset's footprint.
    fn append(&self, layer: &Layer, map: &Map, scenery: &Scenery, range: Range<usize>, first: bool) {
        let Some(mut ink) = layer.ink(scenery.care()) else { return };
        if let Some(inset) = map.inset.as_ref().filter(|_| first) {
            let _ = draw_footprint(&mut ink, inset, scenery.theme);
        }
        let _ = draw_settled(&mut ink, &map.trails, scenery.theme, range);
    }
}
