//! A QR code as a picture.

use yew::prelude::*;

use crate::qr::QrCode;

/// A QR code in black on white, whatever the theme, as large as the style sheet makes its class `qr`.
pub fn qr_code(code: &QrCode, label: &str) -> Html {
    let side = code.side;
    html! {
        <svg class="qr" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={label.to_owned()}
            shape-rendering="crispEdges">
            <path fill="#fff" d={format!("M0 0h{side}v{side}h-{side}z")} />
            <path fill="#000" d={code.path.clone()} />
        </svg>
    }
}
