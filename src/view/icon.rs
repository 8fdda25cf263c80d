//! The icons, drawn as lines on a grid of 20.

use yew::prelude::*;

/// An icon. It says nothing to a screen reader: what it stands on has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Adds.
    Plus,
    /// Closes.
    Cross,
    /// Opens a row.
    Chevron,
    /// Opens a row of buttons.
    Dots,
    /// Takes back.
    Back,
    /// Takes the last edit back.
    Undo,
    /// Makes it again.
    Redo,
    /// A question.
    Question,
    /// Light and dark.
    Contrast,
    /// Light.
    Sun,
    /// Dark.
    Moon,
    /// A screen on a stand.
    Screen,
    /// A book: the lesson.
    Book,
    /// Upwards.
    Up,
    /// Not drawn.
    Hidden,
    /// Opens elsewhere.
    Out,
    /// Out of the page.
    Share,
    /// Onto the clipboard.
    Copy,
    /// Into a file.
    Save,
    /// From a file.
    Open,
    /// Right.
    Check,
    /// Rows and columns.
    Table,
    /// A program.
    Code,
}

impl Sign {
    /// The lines.
    const fn path(self) -> &'static str {
        match self {
            Self::Plus => "M10 4.5v11M4.5 10h11",
            Self::Cross => "M5.5 5.5l9 9M14.5 5.5l-9 9",
            Self::Chevron => "M8 5.5l4.5 4.5L8 14.5",
            Self::Dots => "M4.6 10h.01M10 10h.01M15.4 10h.01",
            Self::Back => "M15.200 13.200a6.200 6.200 0 1 1 .4-5.600M16.200 3.600v4.200H12",
            Self::Undo => "M4 8h8a4.300 4.300 0 0 1 0 8.600H7.500M4 8l3.700-3.700M4 8l3.700 3.700",
            Self::Redo => "M16 8H8a4.300 4.300 0 0 0 0 8.600h4.500M16 8l-3.700-3.700M16 8l-3.700 3.700",
            Self::Question => {
                "M10 2.800a7.200 7.200 0 1 1 0 14.400a7.200 7.200 0 1 1 0-14.400M8 8.200a2 2 0 1 1 2.900 1.800c-.6.4-.9.7-.9 1.400M10 13.900h.01"
            }
            Self::Contrast => "M10 3.200a6.800 6.800 0 1 1 0 13.600a6.800 6.800 0 1 1 0-13.600",
            Self::Sun => {
                "M10 6.800a3.200 3.200 0 1 1 0 6.400a3.200 3.200 0 1 1 0-6.400M10 2.500v1.500M10 16v1.500M2.500 10H4M16 10h1.500M4.700 4.700l1.100 1.100M14.200 14.200l1.100 1.100M15.300 4.700l-1.100 1.100M5.800 14.200l-1.100 1.100"
            }
            Self::Moon => "M15.900 11.800A6.400 6.400 0 0 1 8.200 4.100a6.400 6.400 0 1 0 7.700 7.700z",
            Self::Book => {
                "M10 5.500C8 4 5.500 3.800 3 4.200V15.500C5.500 15.100 8 15.300 10 16.800C12 15.300 14.500 15.100 17 15.500V4.200C14.500 3.800 12 4 10 5.500V16.800"
            }
            Self::Screen => "M3 4h14v9.500H3zM10 13.500V16M6.500 16.500h7",
            Self::Up => "M10 15.500v-11M5.500 9L10 4.500L14.500 9",
            Self::Out => "M8 5H5v10h10v-3M11 4.500h4.500V9M15.500 4.500L9.500 10.500",
            Self::Share => "M10 12.500V3M6.500 6.200L10 2.700l3.500 3.500M6 9H4.500v7.800h11V9H14",
            Self::Copy => "M7.500 6.500h9v10.500h-9zM12.500 6.500V3h-9v10.500h4",
            Self::Save => "M10 3v9.500M6.500 9.200L10 12.700l3.500-3.500M4 13.500v3.300h12v-3.300",
            Self::Open => "M3.500 16.200V4.500h4.700l1.800 2h6v2.300M3.500 16.200L6 8.800h11.700l-2.200 7.400z",
            Self::Check => "M4 10.500l4 4l8-9",
            Self::Table => "M3.500 4h13v12.500h-13zM3.500 8h13M3.500 12.200h13M8.200 8v8.500",
            Self::Code => "M7 5.5L2.500 10L7 14.500M13 5.500l4.500 4.500l-4.500 4.500",
            Self::Hidden => {
                "M3.500 3.500l13 13M8 5.300c4.500-1.300 7.700 1.600 9 4.700a10 10 0 0 1-2 3M5.500 6.500A9.500 9.500 0 0 0 3 10c1.800 4.300 6.500 6.500 10 4.600"
            }
        }
    }

    /// The filled part of an icon that has one.
    const fn filled(self) -> Option<&'static str> {
        match self {
            Self::Contrast => Some("M10 3.200a6.800 6.800 0 0 1 0 13.600z"),
            _ => None,
        }
    }
}

/// An icon of 20 by 20 pixels in the colour of its text.
pub fn icon(sign: Sign) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={sign.path()} />
            if let Some(filled) = sign.filled() {
                <path class="icon-filled" d={filled} />
            }
        </svg>
    }
}
