//! The marks on the surface: a run's dots and markers, the start, the minimum, the arrow of a run that left.

use crate::ink::{Ink, Inked};
use crate::stroke::{Stroke, dot, polygon, ring, straight};
use crate::theme::{MARKERS, Marker, Theme};
use crate::view::Px;

/// Radius of a run's marker, without its casing.
pub const MARKER_RADIUS: f64 = 5.6;
/// Width of the casing ring around a marker; a hairline in ink follows it.
pub const MARKER_CASING: f64 = 2.4;
/// Radius of the ring at the start.
pub const START_RADIUS: f64 = 6.5;
/// Half the length of the minimum's cross.
pub const CROSS_ARM: f64 = 6.0;

/// Fills a run's shape, as tall and wide as a circle of `radius` looks.
///
/// # Errors
/// Those of the backend, here and below.
pub fn shape<I: Ink>(ink: &mut I, marker: Marker, at: Px, radius: f64, fill: &Stroke) -> Inked<(), I> {
    if marker == Marker::Circle { dot(ink, at, radius, fill) } else { polygon(ink, &corners(marker, at, radius), fill) }
}

/// The corners of a marker that has some; the circle has none.
fn corners(marker: Marker, at: Px, radius: f64) -> Vec<Px> {
    let turned = |places: &[(f64, f64)]| places.iter().map(|(x, y)| at.offset(x * radius, y * radius)).collect();
    match marker {
        Marker::Circle => Vec::new(),
        Marker::Square => turned(&[(-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)]),
        Marker::Triangle => turned(&[(0.0, -1.2), (1.13, 0.82), (-1.13, 0.82)]),
        Marker::Diamond => turned(&[(0.0, -1.26), (1.26, 0.0), (0.0, 1.26), (-1.26, 0.0)]),
    }
}

/// How much larger a polygon must be drawn so that its sides move out by as much as a circle's rim does.
fn outset(marker: Marker, extra: f64) -> f64 {
    match marker {
        Marker::Circle => extra,
        Marker::Square => extra / 0.92,
        Marker::Triangle => extra / 0.66,
        Marker::Diamond => extra / 0.89,
    }
}

/// A run's marker at its present point: hairline in ink, casing ring, the run's colour.
///
/// # Errors
/// Those of the backend.
pub fn marker<I: Ink>(ink: &mut I, run: usize, at: Px, theme: &Theme) -> Inked<(), I> {
    let kind = MARKERS[run % MARKERS.len()];
    let grown = |extra: f64| MARKER_RADIUS + outset(kind, extra);
    shape(ink, kind, at, grown(MARKER_CASING + 1.0), &Stroke::new(theme.ink, 0.0))?;
    shape(ink, kind, at, grown(MARKER_CASING), &Stroke::new(theme.casing, 0.0))?;
    shape(ink, kind, at, MARKER_RADIUS, &Stroke::new(theme.run(run).mark, 0.0))
}

/// The open ring at the start point.
///
/// # Errors
/// Those of the backend.
pub fn start_ring<I: Ink>(ink: &mut I, at: Px, theme: &Theme) -> Inked<(), I> {
    ring(ink, at, START_RADIUS, &Stroke::new(theme.casing, 4.2).alpha(0.9))?;
    ring(ink, at, START_RADIUS, &Stroke::new(theme.ink, 1.75))
}

/// The cross at a minimum.
///
/// # Errors
/// Those of the backend.
pub fn cross<I: Ink>(ink: &mut I, at: Px, theme: &Theme) -> Inked<(), I> {
    let strokes =
        [(Stroke::new(theme.casing, 4.0).alpha(0.9), CROSS_ARM + 1.2), (Stroke::new(theme.ink, 1.75), CROSS_ARM)];
    for (stroke, arm) in strokes {
        straight(ink, at.offset(-arm, 0.0), at.offset(arm, 0.0), &stroke)?;
        straight(ink, at.offset(0.0, -arm), at.offset(0.0, arm), &stroke)?;
    }
    Ok(())
}

/// The arrow head of a run that left: its tip at `tip`, pointing along the unit vector `(direction.x, direction.y)`.
///
/// # Errors
/// Those of the backend.
pub fn arrow<I: Ink>(ink: &mut I, run: usize, tip: Px, direction: Px, theme: &Theme) -> Inked<(), I> {
    let head = |length: f64, half: f64, lead: f64| {
        let at = |along: f64, across: f64| {
            tip.offset(along * direction.x - across * direction.y, along * direction.y + across * direction.x)
        };
        [at(lead, 0.0), at(-length, half), at(-length, -half)]
    };
    polygon(ink, &head(19.5, 10.2, 1.0), &Stroke::new(theme.casing, 0.0).alpha(0.95))?;
    polygon(ink, &head(17.0, 7.2, -3.0), &Stroke::new(theme.run(run).mark, 0.0))
}
