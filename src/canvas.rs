//! The browser side of drawing: canvases that show drawings, text widths, and what the browser says about the screen.

use std::cell::{Cell, RefCell};
use std::fmt;

use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use settle_draw::Size;
use settle_draw::relief::Image;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, ImageBitmap, ImageBitmapRenderingContext, ImageData,
    IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, MediaQueryList, MutationObserver,
    MutationObserverInit, OffscreenCanvas, OffscreenCanvasRenderingContext2d, ResizeObserver, ResizeObserverEntry,
};

use crate::drawing::Drawing;
use crate::later;
use crate::print;
use crate::theme::{FORCED, PREFERS_DARK};

/// A canvas on the page that shows a drawing which goes on changing.
#[derive(Debug)]
pub struct Screen {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Screen {
    /// The canvas that `selector` finds within `root`.
    #[must_use]
    pub fn find(root: &Element, selector: &str) -> Option<Self> {
        let canvas: HtmlCanvasElement = root.query_selector(selector).ok()??.dyn_into().ok()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, context })
    }

    /// Shows what changed of a drawing since it was last shown.
    pub fn show(&self, drawing: &mut Drawing) {
        let (width, height) = (drawing.pixels.width() as u32, drawing.pixels.height() as u32);
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
            place(&self.canvas, drawing.size());
        }
        if draw_for_paper(&self.canvas, drawing) {
            place(&self.canvas, drawing.size());
            return;
        }
        let changed = drawing.pixels.take_changed().areas();
        let bytes = Clamped(drawing.pixels.bytes());
        // Refused for a drawing without pixels, which has nothing to show.
        let Ok(data) = ImageData::new_with_u8_clamped_array_and_sh(bytes, width, height) else { return };
        for area in changed {
            let [x, y, width, height] = [area.left, area.top, area.width, area.height].map(|n| n as f64);
            // Fails only for numbers that are not finite.
            let _ = self.context.put_image_data_with_dirty_x_and_dirty_y_and_dirty_width_and_dirty_height(
                &data, 0.0, 0.0, x, y, width, height,
            );
        }
    }

    /// Gives back the memory of the canvas.
    pub fn release(&self) {
        self.canvas.set_width(0);
        self.canvas.set_height(0);
    }
}

/// A canvas on the page that shows a finished picture.
///
/// Without a GPU the browser copies every canvas that can be drawn on in every frame, changed or not. What does not change
/// from frame to frame is therefore drawn elsewhere and shown by one of these, which costs nothing until it changes.
#[derive(Debug)]
pub struct Picture {
    canvas: HtmlCanvasElement,
    context: ImageBitmapRenderingContext,
    placed: Cell<Size>,
    desk: RefCell<Option<Desk>>,
}

/// Where pictures are made; empty again once one was taken from it.
#[derive(Debug)]
struct Desk {
    canvas: OffscreenCanvas,
    context: OffscreenCanvasRenderingContext2d,
}

impl Desk {
    fn new(width: u32, height: u32) -> Option<Self> {
        let canvas = OffscreenCanvas::new(width, height).ok()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, context })
    }
}

impl Picture {
    /// The canvas that `selector` finds within `root`.
    #[must_use]
    pub fn find(root: &Element, selector: &str) -> Option<Self> {
        let canvas: HtmlCanvasElement = root.query_selector(selector).ok()??.dyn_into().ok()?;
        let context = canvas.get_context("bitmaprenderer").ok()??.dyn_into().ok()?;
        Some(Self { canvas, context, placed: Cell::default(), desk: RefCell::default() })
    }

    /// Shows a drawing.
    pub fn show(&self, drawing: &Drawing) {
        let pixels = &drawing.pixels;
        if draw_for_paper(&self.canvas, drawing) {
            return place(&self.canvas, drawing.size());
        }
        self.show_bytes(pixels.bytes(), (pixels.width() as u32, pixels.height() as u32), drawing.size());
    }

    /// Shows an image over `size` CSS pixels, whatever its own resolution is.
    pub fn show_image(&self, image: &Image, size: Size) {
        self.show_bytes(&image.rgba, (image.width as u32, image.height as u32), size);
    }

    /// Shows a finished sheet, which is empty afterwards.
    pub fn show_sheet(&self, sheet: &Sheet) {
        self.placed.set(sheet.size);
        place(&self.canvas, sheet.size);
        // Refused for a sheet without pixels.
        if let Ok(bitmap) = sheet.canvas.transfer_to_image_bitmap() {
            self.put(&bitmap);
        }
    }

    /// Gives back the memory of the picture.
    pub fn release(&self) {
        self.canvas.set_width(1);
        self.canvas.set_height(1);
        *self.desk.borrow_mut() = None;
    }

    fn put(&self, bitmap: &ImageBitmap) {
        match print::stand_in(&self.canvas, bitmap.width(), bitmap.height()) {
            Some(paper) => drop(copy(&paper, bitmap)),
            None => self.context.transfer_from_image_bitmap(bitmap),
        }
    }

    fn show_bytes(&self, rgba: &[u8], (width, height): (u32, u32), size: Size) {
        if self.placed.replace(size) != size {
            place(&self.canvas, size);
        }
        let shown = || {
            let mut desk = self.desk.borrow_mut();
            if desk.as_ref().is_none_or(|desk| (desk.canvas.width(), desk.canvas.height()) != (width, height)) {
                *desk = Desk::new(width, height);
            }
            let Desk { canvas, context } = desk.as_ref()?;
            let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(rgba), width, height).ok()?;
            context.put_image_data(&data, 0.0, 0.0).ok()?;
            self.put(&canvas.transfer_to_image_bitmap().ok()?);
            Some(())
        };
        // Refused for a canvas without pixels, which has nothing to show.
        let _ = shown();
    }
}

/// A picture that is put together from strips before it is shown.
#[derive(Debug)]
pub struct Sheet {
    canvas: OffscreenCanvas,
    context: OffscreenCanvasRenderingContext2d,
    size: Size,
    scale: f64,
}

impl Sheet {
    /// An empty sheet of `size` CSS pixels with `scale` device pixels to each.
    #[must_use]
    pub fn new(size: Size, scale: f64) -> Option<Self> {
        let pixels = |length: f64| (length * scale).round() as u32;
        let canvas = OffscreenCanvas::new(pixels(size.width), pixels(size.height)).ok()?;
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, context, size, scale })
    }

    /// Puts an image of the sheet's width `top` CSS pixels below its upper side.
    pub fn put(&self, image: &Image, top: f64) {
        let (width, height) = (image.width as u32, image.height as u32);
        let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&image.rgba), width, height);
        // Fails only for a size that does not fit the bytes.
        let _ = data.and_then(|data| self.context.put_image_data(&data, 0.0, (top * self.scale).round()));
    }
}

/// Draws for paper, beside `canvas`, what a drawing noted, as lines that stay sharp at any size; says whether it did. It
/// does not on a screen, nor while the part that can has not been loaded.
fn draw_for_paper(canvas: &HtmlCanvasElement, drawing: &Drawing) -> bool {
    let drawn = || {
        let (record, parts) = drawing.record().zip(later::parts())?;
        let paper = print::stand_in(canvas, drawing.pixels.width() as u32, drawing.pixels.height() as u32)?;
        paper.class_list().add_1(print::LINES).ok()?;
        (parts.paper)(&paper, record, drawing.scale())
    };
    drawn().is_some()
}

/// Puts a picture on a canvas of its size.
fn copy(canvas: &HtmlCanvasElement, picture: &ImageBitmap) -> Option<()> {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_image_bitmap(picture, 0.0, 0.0).ok()
}

/// Sets the size that a canvas has on the page, through the CSSOM.
fn place(canvas: &HtmlCanvasElement, size: Size) {
    for (property, pixels) in [("width", size.width), ("height", size.height)] {
        // Fails only for an element without a style.
        let _ = canvas.style().set_property(property, &format!("{pixels}px"));
    }
}

/// Device pixels to a CSS pixel on this screen.
#[must_use]
pub fn device_scale() -> f64 {
    let ratio = window().device_pixel_ratio();
    if ratio.is_finite() { ratio.clamp(0.5, 4.0) } else { 1.0 }
}

/// Milliseconds since the page began.
#[must_use]
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Measures texts as the page sets them.
#[derive(Debug)]
pub struct Ruler {
    context: Option<CanvasRenderingContext2d>,
    family: String,
    font: Cell<(u32, f64)>,
    larger: Cell<f64>,
}

impl Ruler {
    /// A ruler for the typeface of an element.
    #[must_use]
    pub fn new(like: &Element) -> Self {
        let canvas = document().create_element("canvas").ok().and_then(|e| e.dyn_into::<HtmlCanvasElement>().ok());
        let context = canvas.and_then(|c| c.get_context("2d").ok()??.dyn_into().ok());
        let style = window().get_computed_style(like).ok().flatten();
        let family = style.and_then(|style| style.get_property_value("font-family").ok());
        Self {
            context,
            family: family.filter(|f| !f.is_empty()).unwrap_or_else(|| "sans-serif".into()),
            font: Cell::default(),
            larger: Cell::new(1.0),
        }
    }

    /// Takes up how large the page sets its labels on this screen: on a phone 13 pixels instead of 12.
    pub fn attune(&self) {
        self.larger.set(if media_matches(crate::media::PHONE) { 13.0 / 12.0 } else { 1.0 });
    }

    /// The width in pixels of a text that is set at `size` pixels on a large screen.
    #[must_use]
    pub fn width(&self, text: &str, weight: u32, size: f64) -> f64 {
        let size = size * self.larger.get();
        let guess = text.chars().count() as f64 * size * 0.55;
        let Some(context) = &self.context else { return guess };
        if self.font.replace((weight, size)) != (weight, size) {
            context.set_font(&format!("{weight} {size}px {}", self.family));
        }
        context.measure_text(text).map_or(guess, |metrics| metrics.width())
    }
}

/// Whether a media query holds now.
#[must_use]
pub fn media_matches(query: &str) -> bool {
    media(query).is_some_and(|list| list.matches())
}

fn media(query: &str) -> Option<MediaQueryList> {
    window().match_media(query).ok().flatten()
}

/// Watches an element: its size, whether it is near the viewport, and the theme of the page. Dropping it ends that.
pub struct Watch {
    resize: Option<ResizeObserver>,
    near: Option<IntersectionObserver>,
    theme: Option<MutationObserver>,
    _prefers: [Option<EventListener>; 2],
    _print: [Option<EventListener>; 3],
    _on_resize: Closure<dyn FnMut(js_sys::Array)>,
    _on_near: Closure<dyn FnMut(js_sys::Array)>,
    _on_theme: Closure<dyn FnMut()>,
}

/// What a [`Watch`] saw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seen {
    /// The element has this size, in whole CSS pixels; nothing at all where it is not shown.
    Size(Option<Size>),
    /// It is near the viewport, or is not any more.
    Near(bool),
    /// The theme may have changed.
    Theme,
    /// The page is about to be printed, or was.
    Print(bool),
}

impl Watch {
    /// Watches `element` and tells `seen`, not before this returned.
    pub fn new(element: &Element, seen: impl Fn(Seen) + Clone + 'static) -> Self {
        let on_resize = {
            let seen = seen.clone();
            Closure::new(move |entries: js_sys::Array| {
                if let Ok(entry) = entries.get(entries.length().saturating_sub(1)).dyn_into::<ResizeObserverEntry>() {
                    let rect = entry.content_rect();
                    let (width, height) = (rect.width().round(), rect.height().round());
                    seen(Seen::Size((width >= 1.0 && height >= 1.0).then(|| Size::new(width, height))));
                }
            })
        };
        let on_near = {
            let seen = seen.clone();
            Closure::new(move |entries: js_sys::Array| {
                let last = entries.get(entries.length().saturating_sub(1));
                if let Ok(entry) = last.dyn_into::<IntersectionObserverEntry>() {
                    seen(Seen::Near(entry.is_intersecting()));
                }
            })
        };
        let on_theme = {
            let seen = seen.clone();
            Closure::new(move || seen(Seen::Theme))
        };
        let prefers = [PREFERS_DARK, FORCED].map(|query| {
            let seen = seen.clone();
            media(query).map(|list| EventListener::new(&list, "change", move |_| seen(Seen::Theme)))
        });
        Self {
            resize: observe_size(element, &on_resize),
            near: observe_nearness(element, &on_near),
            theme: observe_theme(&on_theme),
            _prefers: prefers,
            _print: print::watch(move |on| seen(Seen::Print(on))),
            _on_resize: on_resize,
            _on_near: on_near,
            _on_theme: on_theme,
        }
    }
}

fn observe_size(element: &Element, heard: &Closure<dyn FnMut(js_sys::Array)>) -> Option<ResizeObserver> {
    let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(observer)
}

fn observe_nearness(element: &Element, heard: &Closure<dyn FnMut(js_sys::Array)>) -> Option<IntersectionObserver> {
    let init = IntersectionObserverInit::new();
    init.set_root_margin("100%");
    let observer = IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &init).ok()?;
    observer.observe(element);
    Some(observer)
}

fn observe_theme(heard: &Closure<dyn FnMut()>) -> Option<MutationObserver> {
    let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).ok()?;
    let init = MutationObserverInit::new();
    init.set_attributes(true);
    init.set_attribute_filter(&js_sys::Array::of2(&"data-theme".into(), &"data-present".into()));
    observer.observe_with_options(&document_element(), &init).ok()?;
    Some(observer)
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.resize.iter().for_each(ResizeObserver::disconnect);
        self.near.iter().for_each(IntersectionObserver::disconnect);
        self.theme.iter().for_each(MutationObserver::disconnect);
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch").finish_non_exhaustive()
    }
}
