//! Paints the relief of the surface and of its inset: coarsely at once, then sharply in slices that hold nothing up.

use settle_draw::relief::{self, relief};
use settle_draw::{Px, Size, Theme, View};
use settle_model::Point;
use settle_model::surface::Surface;
use web_sys::Element;

use super::map::Map;
use super::mount::Scenery;
use crate::canvas::{Picture, Sheet, now};

/// The relief is soft: more device pixels than this to a CSS pixel are not seen.
const FINEST: f64 = 2.0;
/// Device pixels to a CSS pixel of the first, coarse relief.
const COARSE: f64 = 0.5;
/// Height of a strip in CSS pixels: whole device pixels at every usual scale.
const STRIP: f64 = 32.0;
/// Milliseconds that a frame may spend on strips.
const SLICE: f64 = 5.0;

/// What a relief is painted for.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    surface: Surface,
    view: View,
    inset: Option<View>,
    theme: &'static Theme,
    scale: f64,
}

/// A sharp relief in the making.
#[derive(Debug)]
struct Job {
    key: Key,
    sheet: Sheet,
    done: f64,
}

/// The painter of both reliefs.
#[derive(Debug)]
pub struct ReliefPainter {
    map: Picture,
    inset: Picture,
    shown: Option<Key>,
    job: Option<Job>,
}

impl ReliefPainter {
    /// Finds its canvases within the surface.
    #[must_use]
    pub fn find(root: &Element) -> Option<Self> {
        let (map, inset) = (Picture::find(root, ".surface-relief")?, Picture::find(root, ".inset-relief")?);
        Some(Self { map, inset, shown: None, job: None })
    }

    /// Gives back the memory of the pictures.
    pub fn release(&mut self) {
        self.map.release();
        self.inset.release();
        (self.shown, self.job) = (None, None);
    }

    /// Paints what is not painted yet, for a few milliseconds; says whether it wants to go on in the next frame.
    ///
    /// While something moves, a new relief stays coarse.
    pub fn paint(&mut self, map: &Map, scenery: &Scenery) -> bool {
        let key = Key {
            surface: scenery.lab.scene.surface.clone(),
            view: map.view,
            inset: map.inset.map(|inset| inset.view),
            theme: scenery.theme,
            scale: scenery.fine.clamp(1.0, FINEST.max(scenery.zoom)),
        };
        let sharp = self.shown.as_ref() == Some(&key);
        let coarse = Key { scale: COARSE, ..key.clone() };
        if sharp {
            self.job = None;
        } else if self.shown.as_ref() != Some(&coarse) {
            self.show_coarse(coarse, scenery.theme);
            return !scenery.moving;
        } else if !scenery.moving {
            return self.go_on(key, scenery.theme);
        }
        false
    }

    fn show_coarse(&mut self, key: Key, theme: &Theme) {
        key.with_surfaces(|surface| {
            self.map.show_image(&relief(&surface, &key.view, theme, key.scale), key.view.size());
            if let Some(inset) = key.inset {
                self.inset.show_image(&relief(&surface.inset(), &inset, theme, key.scale), inset.size());
            }
        });
        (self.shown, self.job) = (Some(key), None);
    }

    /// Paints strips until the slice is over, and shows them once they are all there.
    fn go_on(&mut self, key: Key, theme: &Theme) -> bool {
        let begun = now();
        let size = key.view.size();
        if self.job.as_ref().is_none_or(|job| job.key != key) {
            self.job = Sheet::new(size, key.scale).map(|sheet| Job { key: key.clone(), sheet, done: 0.0 });
        }
        let Some(job) = &mut self.job else { return false };
        key.with_surfaces(|surface| {
            while job.done < size.height && now() - begun < SLICE {
                let height = STRIP.min(size.height - job.done);
                let middle = key.view.to_model(Px::new(size.width / 2.0, job.done + height / 2.0));
                let strip = key.view.zoom(middle, 1.0, Size::new(size.width, height));
                job.sheet.put(&relief(&surface, &strip, theme, key.scale), job.done);
                job.done += height;
            }
        });
        if job.done < size.height {
            return true;
        }
        self.map.show_sheet(&job.sheet);
        key.with_surfaces(|surface| {
            if let Some(inset) = key.inset {
                self.inset.show_image(&relief(&surface.inset(), &inset, theme, key.scale), inset.size());
            }
        });
        (self.shown, self.job) = (Some(key), None);
        false
    }
}

impl Key {
    /// The surface as the drawing crate sees it; the ramp is that of the whole view.
    fn with_surfaces(&self, paint: impl FnOnce(relief::Surface<'_>)) {
        let loss = |p: Point| self.surface.as_loss().loss(p);
        paint(relief::Surface::in_view(&loss, self.surface.as_loss().lowest(), &self.view));
    }
}
