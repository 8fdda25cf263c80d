//! Numbers as people read them: three significant digits.

/// A number with three significant digits: `0.0033`, `0.650`, `12.3`, `1.2 × 10^7` beyond five digits.
#[must_use]
pub fn three(n: f64) -> String {
    if n.is_nan() {
        return "not a number".into();
    }
    if n.is_infinite() {
        return if n > 0.0 { "infinite".into() } else { "−infinite".into() };
    }
    if n == 0.0 {
        return "0".into();
    }
    let exponent = exponent_of(n);
    let text = match exponent {
        -4..=4 => fixed(n, (2 - exponent).max(0) as usize),
        _ => format!("{}\u{202f}×\u{202f}10{}", fixed(n / 10f64.powi(exponent), 2), superscript(exponent)),
    };
    text.replace('-', "−")
}

/// A rate: three significant digits, at least three decimals where it is below 1, no zeros beyond them.
#[must_use]
pub fn rate(n: f64) -> String {
    if !(0.0001..1.0).contains(&n.abs()) {
        return three(n);
    }
    let digits = fixed(n, (2 - exponent_of(n)) as usize);
    let (head, tail) = digits.split_at(digits.find('.').map_or(digits.len(), |dot| (dot + 4).min(digits.len())));
    format!("{head}{}", tail.trim_end_matches('0')).replace('-', "−")
}

/// A number in a field, that can be typed again: three significant digits, no zeros at the end, `1e-7` for the tiny.
#[must_use]
pub fn plain(n: f64) -> String {
    if n == 0.0 || !n.is_finite() {
        return format!("{n}").replace("-0", "0");
    }
    let exponent = exponent_of(n);
    if !(-5..=6).contains(&exponent) {
        let scaled = trimmed(&fixed(n / 10f64.powi(exponent), 2));
        return format!("{scaled}e{exponent}");
    }
    trimmed(&fixed(n, (2 - exponent).max(0) as usize))
}

/// A share in percent: `92 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    let n = share * 100.0;
    let text = if n >= 9.95 || n == 0.0 { format!("{n:.0}") } else { plain((n * 10.0).round() / 10.0) };
    if n >= 10_000.0 { "over 10,000\u{a0}%".into() } else { format!("{text}\u{a0}%") }
}

/// A round number near `n`: one significant digit, or two where the first is a 1.
#[must_use]
pub fn round_number(n: f64) -> f64 {
    if n == 0.0 || !n.is_finite() {
        return n;
    }
    let exponent = exponent_of(n);
    let digits = if n.abs() / 10f64.powi(exponent) < 2.0 { 1 } else { 0 };
    significant(n, digits + 1)
}

/// The nearest number with so many significant digits.
#[must_use]
pub fn significant(n: f64, digits: i32) -> f64 {
    if n == 0.0 || !n.is_finite() {
        return n;
    }
    let decimals = (digits - 1 - exponent_of(n)).clamp(-300, 300);
    // A quotient of whole numbers, so that 0.07 is the double nearest to 0.07.
    let unit = 10f64.powi(decimals.abs());
    if decimals >= 0 { (n * unit).round() / unit } else { (n / unit).round() * unit }
}

fn trimmed(text: &str) -> String {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text.to_owned() }
}

fn fixed(n: f64, decimals: usize) -> String {
    format!("{n:.decimals$}")
}

/// The exponent after rounding to three digits, so that 0.9999 counts as 1.
fn exponent_of(n: f64) -> i32 {
    let scientific = format!("{n:.2e}");
    scientific.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0)
}

fn superscript(exponent: i32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).map_or('⁻', |d| DIGITS[d as usize]);
    exponent.to_string().chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_significant_digits() {
        let cases = [
            (0.65123, "0.651"),
            (0.0033219, "0.00332"),
            (12.34, "12.3"),
            (99_999.0, "1.00\u{202f}×\u{202f}10⁵"),
            (0.99999, "1.00"),
            (0.0, "0"),
            (-1.5, "−1.50"),
            (3.2e17, "3.20\u{202f}×\u{202f}10¹⁷"),
            (4e-9, "4.00\u{202f}×\u{202f}10⁻⁹"),
            (f64::NAN, "not a number"),
        ];
        for (n, text) in cases {
            assert_eq!(three(n), text);
        }
    }

    #[test]
    fn rates_keep_three_decimals() {
        for (n, text) in
            [(0.08, "0.080"), (0.092, "0.092"), (0.1, "0.100"), (0.0925, "0.0925"), (0.00125, "0.00125"), (2.0, "2.00")]
        {
            assert_eq!(rate(n), text);
        }
    }

    #[test]
    fn field_texts_read_back() {
        for (n, text) in
            [(0.3, "0.3"), (120.0, "120"), (0.97, "0.97"), (1e-7, "1e-7"), (-0.3, "-0.3"), (1.0 / 3.0, "0.333")]
        {
            assert_eq!(plain(n), text);
            assert!(text.parse::<f64>().is_ok());
        }
        assert_eq!(plain(25e9), "2.5e10");
    }

    #[test]
    fn shares_and_round_numbers() {
        assert_eq!(
            (percent(0.92), percent(1.5), percent(0.0123)),
            ("92\u{a0}%".into(), "150\u{a0}%".into(), "1.2\u{a0}%".into())
        );
        assert_eq!((round_number(0.15), round_number(0.0899), round_number(0.27)), (0.15, 0.09, 0.3));
        assert_eq!(significant(0.092_345, 3), 0.0923);
        assert_eq!(significant(123_456.0, 3), 123_000.0);
    }
}
