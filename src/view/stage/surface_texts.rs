//! The texts on the surface: start, minima, letters, who left, contours.

use settle_draw::contour_label::ContourLabel;
use settle_draw::inset::Inset;
use settle_draw::trail::Left;
use settle_draw::{Px, Rect};
use settle_text::{sentence, text};
use web_sys::{Element, HtmlElement};

use super::describe;
use super::labels::{Label, Labels, find};
use super::map::{Map, Placed};
use super::mount::Scenery;
use crate::canvas::Ruler;
use crate::format::{count, power};
use crate::names::letter;
use crate::state::LabState;
use crate::subject::Subject;

/// The classes of the runs' texts.
pub const RUN_CLASSES: [&str; 4] = ["run-text-a", "run-text-b", "run-text-c", "run-text-d"];

/// The labels of the surface and of its inset.
#[derive(Debug)]
pub struct Texts {
    surface: Labels,
    inset: Labels,
    words: HtmlElement,
    said: String,
}

/// What a contour's label says: `loss 100` on the outermost, `10` on the others.
#[must_use]
pub fn contour_text(exponent: i32, outermost: bool) -> String {
    let value = power(exponent);
    if outermost { sentence("stage-contour-loss", &[("loss", value)]) } else { value }
}

impl Texts {
    /// The texts within the surface.
    #[must_use]
    pub fn find(root: &Element) -> Option<Self> {
        let (surface, inset) = (Labels::find(root, ".surface-labels")?, Labels::find(root, ".inset-labels")?);
        Some(Self { surface, inset, words: find(root, ".surface-words")?, said: String::new() })
    }

    /// Says in words what the picture shows.
    pub fn say(&mut self, lab: &LabState, step: usize) {
        let words = describe::surface(lab, step);
        if self.said != words {
            self.words.set_text_content(Some(&words));
            self.said = words;
        }
    }

    /// Puts all texts for what is painted.
    pub fn put(&mut self, map: &Map, contours: &[ContourLabel], scenery: &Scenery, ruler: &Ruler) {
        let now = scenery.moment.step;
        self.surface.begin();
        self.put_contours(contours);
        let mut taken = vec![self.put_start(map, scenery, ruler)];
        taken.extend(self.put_minima(map, ruler, &taken));
        self.put_caption(map, ruler);
        self.put_left(map, now, ruler, &taken);
        for (run, at) in map.letters(now) {
            self.surface.put(("letter", run), plain(&class("letter at-centre", run), letter(run), at));
        }
        self.surface.finish();
        self.inset.begin();
        for (run, at) in map.inset_letters(now) {
            self.inset.put(("letter", run), plain(&class("letter at-centre", run), letter(run), at));
        }
        self.inset.finish();
    }

    fn put_contours(&mut self, contours: &[ContourLabel]) {
        for (i, contour) in contours.iter().enumerate() {
            let height = contour.tone.clamp(0.0, 1.0);
            // The halo has the tone of the ground, in one of eight grades that the style sheet knows.
            let class = format!("contour-label at-centre tone-{}", (height * 7.0).round());
            let text = contour_text(contour.exponent, contour.outermost);
            self.surface
                .put(("contour", i), Label { class: &class, text: &text, at: contour.at, angle: contour.angle });
        }
    }

    fn put_start(&mut self, map: &Map, scenery: &Scenery, ruler: &Ruler) -> Rect {
        // Enlarged it is for an audience, which can't drag, and a task may lock it.
        let fixed = scenery.zoom > 1.0 || !scenery.lab.is_free(&Subject::Start);
        let words = text(if map.is_narrow() || fixed { "stage-start-short" } else { "stage-start-drag" });
        let place = map.start_label(ruler.width(words, 400, 12.0) + 4.0);
        self.surface.put(("start", 0), plain("at-centre", words, place.centre()));
        place
    }

    fn put_minima(&mut self, map: &Map, ruler: &Ruler, taken: &[Rect]) -> Vec<Rect> {
        let words = |lowest: bool| text(if lowest { "stage-lowest-minimum" } else { "stage-minimum" });
        let places = map.minimum_labels(&|lowest| ruler.width(words(lowest), 400, 12.0) + 4.0, taken);
        for (i, Placed { what, at }) in places.iter().enumerate() {
            self.surface.put(("minimum", i), plain("at-centre", words(*what), at.centre()));
        }
        places.into_iter().map(|placed| placed.at).collect()
    }

    /// The inset's caption, or a short one where that would not fit between the inset's middle and the nearer border.
    fn put_caption(&mut self, map: &Map, ruler: &Ruler) {
        let has_room = |inset: &Inset| inset.frame.bottom + 22.0 <= map.view.size().height;
        if let Some(inset) = map.inset.filter(has_room) {
            let middle = inset.frame.centre().x;
            let room = 2.0 * middle.min(map.view.size().width - middle) - 8.0;
            let whole = text("stage-inset-caption");
            let fits = !map.is_narrow() && ruler.width(whole, 400, 12.0) <= room;
            let words = if fits { whole } else { text("stage-inset-short") };
            let at = Px::new(inset.frame.centre().x, inset.frame.bottom + 12.0);
            self.surface.put(("inset", 0), plain("quiet-label at-centre", words, at));
        }
    }

    fn put_left(&mut self, map: &Map, now: usize, ruler: &Ruler, taken: &[Rect]) {
        let words = |left: &Left| {
            let values = [("run", letter(left.run).to_owned()), ("step", count(left.step))];
            sentence("stage-left-map", &values)
        };
        let width = |left: &Left| ruler.width(&words(left), 700, 12.0) + 6.0;
        for placed in map.left_labels(now, &width, taken) {
            let run = placed.what.run;
            let class = class("left-label at-centre", run);
            self.surface.put(("left", run), plain(&class, &words(&placed.what), placed.at.centre()));
        }
    }
}

/// The classes of a run's text.
#[must_use]
pub fn class(base: &str, run: usize) -> String {
    format!("{base} {}", RUN_CLASSES[run % RUN_CLASSES.len()])
}

fn plain<'a>(class: &'a str, text: &'a str, at: Px) -> Label<'a> {
    Label { class, text, at, angle: 0.0 }
}
