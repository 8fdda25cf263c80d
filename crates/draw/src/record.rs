//! A drawing as the list of what was drawn, so that another ink can draw it again.

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend};

use crate::ink::{Ink, Inked};

/// What was drawn, in order, in drawing units.
#[derive(Clone, Debug, Default)]
pub struct Record(Vec<Mark>);

/// One thing that was drawn.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    /// A full rectangle.
    Rect(BackendCoord, BackendCoord, Look),
    /// A line.
    Path(Vec<BackendCoord>, Look),
    /// A circle, filled or not.
    Circle(BackendCoord, u32, Look, bool),
    /// A full polygon.
    Polygon(Vec<BackendCoord>, Look),
    /// The dashes of the lines that follow.
    Dash(Vec<f64>, f64),
}

/// A colour and a width.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    rgb: (u8, u8, u8),
    alpha: f64,
    width: u32,
}

impl Look {
    /// That of a style.
    pub(crate) fn of(style: &impl BackendStyle) -> Self {
        let BackendColor { rgb, alpha } = style.color();
        Self { rgb, alpha, width: style.stroke_width() }
    }

    /// The same, so much paler.
    fn faded(self, alpha: f64) -> Self {
        Self { alpha: self.alpha * alpha, ..self }
    }
}

impl BackendStyle for Look {
    fn color(&self) -> BackendColor {
        BackendColor { rgb: self.rgb, alpha: self.alpha }
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

impl Record {
    /// Notes a mark.
    pub(crate) fn note(&mut self, mark: Mark) {
        self.0.push(mark);
    }

    /// Draws everything once more.
    ///
    /// # Errors
    /// Those of the backend.
    pub fn play<I: Ink>(&self, ink: &mut I) -> Inked<(), I> {
        self.0.iter().try_for_each(|mark| mark.play(ink))
    }

    /// Puts another drawing over this one, paler by `alpha`.
    pub fn lay_over(&mut self, other: &Self, alpha: f64) {
        self.0.extend(other.0.iter().map(|mark| mark.faded(alpha)));
    }
}

impl Mark {
    fn play<I: Ink + DrawingBackend>(&self, ink: &mut I) -> Inked<(), I> {
        match self {
            Self::Rect(from, to, look) => ink.draw_rect(*from, *to, look, true),
            Self::Path(points, look) => ink.draw_path(points.iter().copied(), look),
            Self::Circle(at, radius, look, fill) => ink.draw_circle(*at, *radius, look, *fill),
            Self::Polygon(corners, look) => ink.fill_polygon(corners.iter().copied(), look),
            Self::Dash(pattern, offset) => {
                ink.dash(pattern, *offset);
                Ok(())
            }
        }
    }

    fn faded(&self, alpha: f64) -> Self {
        let mut faded = self.clone();
        match &mut faded {
            Self::Rect(.., look) | Self::Path(_, look) | Self::Circle(_, _, look, _) | Self::Polygon(_, look) => {
                *look = look.faded(alpha);
            }
            Self::Dash(..) => {}
        }
        faded
    }
}

#[cfg(test)]
mod tests {
    use settle_raster::Pixels;

    use super::*;
    use crate::pixel_ink::{Care, PixelInk};
    use crate::stroke::{Stroke, dot, outline, straight};
    use crate::theme::Rgb;
    use crate::view::{Px, Rect};

    /// Some of everything.
    fn draw<I: Ink>(ink: &mut I) -> Inked<(), I> {
        let stroke = Stroke::new(Rgb(200, 30, 0), 2.0);
        ink.dash(&[64.0, 32.0], 16.0);
        straight(ink, Px::new(2.0, 10.0), Px::new(38.0, 12.0), &stroke)?;
        ink.dash(&[], 0.0);
        dot(ink, Px::new(20.0, 25.0), 5.0, &stroke)?;
        outline(ink, &Rect { left: 4.0, top: 16.0, right: 36.0, bottom: 36.0 }, &stroke)?;
        let corners = [(32, 32), (96, 32), (64, 96)];
        ink.fill_polygon(corners, &Look { rgb: (0, 0, 200), alpha: 0.5, width: 0 })
    }

    #[test]
    fn a_record_played_again_is_the_same_drawing() {
        let (mut first, mut again) = (Pixels::new(80, 80), Pixels::new(80, 80));
        let mut record = Record::default();
        draw(&mut PixelInk::new(&mut first, 2.0, Care::Full).recording(Some(&mut record))).expect("pixels take it");
        record.play(&mut PixelInk::new(&mut again, 2.0, Care::Full)).expect("pixels take it");
        assert!(first.bytes().iter().any(|byte| *byte > 0));
        assert_eq!(first.bytes(), again.bytes());
    }

    #[test]
    fn what_is_laid_over_is_paler() {
        let mut record = Record::default();
        let mut pixels = Pixels::new(80, 80);
        draw(&mut PixelInk::new(&mut pixels, 2.0, Care::Full).recording(Some(&mut record))).expect("pixels take it");
        let mut pale = Record::default();
        pale.lay_over(&record, 0.5);
        pixels.clear();
        pale.play(&mut PixelInk::new(&mut pixels, 2.0, Care::Full)).expect("pixels take it");
        assert_eq!(pixels.at(40, 50)[3], 128, "the dot");
    }
}
