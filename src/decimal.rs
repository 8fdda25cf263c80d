//! Numbers out of decimal texts.

/// The number that digits, a point, a sign and an exponent stand for; infinite where it is too large.
#[must_use]
pub fn read(text: &str) -> Option<f64> {
    let is_digit = |c: char| c.is_ascii_digit();
    let is_decimal = text.contains(is_digit) && text.chars().all(|c| is_digit(c) || "+-.eE".contains(c));
    is_decimal.then(|| parse(text)).filter(|n| !n.is_nan())
}

/// The browser's own reader finds the same double, and spares the page the ten kilobytes of tables that Rust's needs.
#[cfg(target_arch = "wasm32")]
fn parse(text: &str) -> f64 {
    wasm_bindgen::JsValue::from_str(text).unchecked_into_f64()
}

#[cfg(not(target_arch = "wasm32"))]
fn parse(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_and_nothing_else() {
        let cases = [("0.07", 0.07), ("-3", -3.0), ("+.5", 0.5), ("5.", 5.0), ("8e-2", 0.08), ("1e999", f64::INFINITY)];
        for (text, n) in cases {
            assert_eq!(read(text), Some(n), "{text}");
        }
        for text in ["", " 1", ".", "e5", "1e", "1-2", "0x10", "1_000", "inf", "NaN"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
