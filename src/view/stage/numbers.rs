//! Numbers as the stage shows them: shorter than elsewhere, since they stand beside a picture.

/// A loss with two significant digits: `1.2`, `0.0033`, `120`, and `3 × 10¹⁷` where that would be long.
#[must_use]
pub fn loss(n: f64) -> String {
    if !n.is_finite() {
        return crate::format::three(n);
    }
    if n == 0.0 {
        return "0".into();
    }
    let (digits, exponent) = scientific(n, 1);
    match exponent {
        -4..=3 => format!("{n:.*}", (1 - exponent).max(0) as usize).replace('-', "−"),
        _ => {
            let first = if digits.ends_with(".0") { &digits[..digits.len() - 2] } else { &digits };
            format!("{first} × {}", ten_to(exponent)).replace('-', "−")
        }
    }
}

/// A rate with as many decimals as tell it apart on an axis that ends at `top`: three below 1.
#[must_use]
pub fn rate(n: f64, top: f64) -> String {
    if !n.is_finite() {
        return crate::format::three(n);
    }
    let exponent = if top > 0.0 { libm::log10(top).floor() as i32 } else { 0 };
    match exponent {
        -6..=4 => format!("{n:.*}", (2 - exponent).clamp(0, 8) as usize),
        _ => format!("{n:.1e}"),
    }
}

/// A power of ten as a tick shows it: `0.01`, `1`, `100`, `10⁴`.
#[must_use]
pub fn power(exponent: i32) -> String {
    match exponent {
        -3..=3 => crate::format::plain(10f64.powi(exponent)),
        _ => ten_to(exponent),
    }
}

/// A coordinate of the surface: two decimals.
#[must_use]
pub fn coordinate(n: f64) -> String {
    let text = format!("{n:.2}");
    if text == "-0.00" { "0.00".into() } else { text.replace('-', "−") }
}

/// `3.1e17` as its digits, `decimals` of them after the point, and its exponent.
fn scientific(n: f64, decimals: usize) -> (String, i32) {
    let text = format!("{n:.decimals$e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    (digits.to_owned(), exponent.parse().unwrap_or(0))
}

fn ten_to(exponent: i32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).map_or('⁻', |d| DIGITS[d as usize]);
    format!("10{}", exponent.to_string().chars().map(digit).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_have_two_digits() {
        let cases = [
            (1.234, "1.2"),
            (0.0033, "0.0033"),
            (118.0, "118"),
            (3.0e17, "3 × 10¹⁷"),
            (4.4e-9, "4.4 × 10⁻⁹"),
            (0.0, "0"),
            (-0.5, "−0.50"),
        ];
        for (n, text) in cases {
            assert_eq!(loss(n), text);
        }
    }

    #[test]
    fn rates_have_the_decimals_of_their_axis() {
        assert_eq!((rate(0.092, 0.125), rate(0.0, 0.125)), ("0.092".into(), "0.000".into()));
        assert_eq!((rate(1.5, 2.0), rate(0.0004, 0.001)), ("1.50".into(), "0.00040".into()));
    }

    #[test]
    fn powers_of_ten() {
        assert_eq!((power(2), power(-2), power(0), power(4)), ("100".into(), "0.01".into(), "1".into(), "10⁴".into()));
        assert_eq!(power(-12), "10⁻¹²");
    }
}
