//! An ink that writes SVG: for tests, for pictures to save and for printing.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use crate::ink::{Ink, UNITS};
use crate::view::Size;

/// Collects everything drawn as SVG elements.
#[derive(Clone, Debug)]
pub struct SvgInk {
    size: Size,
    body: String,
    dash: String,
}

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl SvgInk {
    /// An empty picture of `size` CSS pixels.
    #[must_use]
    pub fn new(size: Size) -> Self {
        Self { size, body: String::new(), dash: String::new() }
    }

    /// The elements drawn so far, in drawing units: they want a `<g transform="scale(0.0625)">` around them.
    #[must_use]
    pub fn elements(&self) -> &str {
        &self.body
    }

    /// The whole document.
    #[must_use]
    pub fn document(&self) -> String {
        let (w, h) = self.get_size();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {w} {h}\" \
             fill=\"none\" stroke-linejoin=\"round\">\n{}</svg>\n",
            self.size.width, self.size.height, self.body
        )
    }

    fn element(&mut self, shape: &str, style: &impl BackendStyle, fill: bool) {
        let color = style.color();
        let (r, g, b) = color.rgb;
        let paint = if fill { "fill" } else { "stroke" };
        let _ = write!(self.body, "<{shape} {paint}=\"#{r:02x}{g:02x}{b:02x}\"");
        if !fill {
            let _ = write!(self.body, " stroke-width=\"{}\"{}", style.stroke_width(), self.dash);
        }
        if color.alpha < 1.0 {
            let _ = write!(self.body, " {paint}-opacity=\"{:.3}\"", color.alpha);
        }
        self.body.push_str("/>\n");
    }
}

fn list(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut text = String::new();
    for (x, y) in points {
        let _ = write!(text, "{}{x},{y}", if text.is_empty() { "" } else { " " });
    }
    text
}

impl Ink for SvgInk {
    fn dash(&mut self, pattern: &[f64], offset: f64) {
        self.dash.clear();
        if pattern.is_empty() {
            return;
        }
        self.dash.push_str(" stroke-dasharray=\"");
        for length in pattern {
            let _ = write!(self.dash, "{length} ");
        }
        let _ = write!(self.dash, "\" stroke-dashoffset=\"{offset:.1}\"");
    }
}

impl DrawingBackend for SvgInk {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        ((self.size.width * UNITS).round() as u32, (self.size.height * UNITS).round() as u32)
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Outcome {
        self.element(&format!("rect x=\"{x}\" y=\"{y}\" width=\"1\" height=\"1\""), &color, true);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Outcome {
        let (w, h) = (b.0 - a.0, b.1 - a.1);
        self.element(&format!("rect x=\"{}\" y=\"{}\" width=\"{w}\" height=\"{h}\"", a.0, a.1), style, fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.element(&format!("polyline points=\"{}\"", list(path)), style, false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, r: u32, style: &S, fill: bool) -> Outcome {
        self.element(&format!("circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\""), style, fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.element(&format!("polygon points=\"{}\"", list(path)), style, true);
        Ok(())
    }
}
