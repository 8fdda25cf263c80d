//! Numbers as people read them, each kind of thing in one way wherever it stands: on a card, in a chart, in a sentence.
//!
//! | what | how | for instance |
//! | --- | --- | --- |
//! | measured: a loss | [`three`]: three significant digits, also where they are zeros | `0.00240`, `3.00 × 10¹⁷` |
//! | a learning rate | [`rate`]: up to three digits, at least three decimals below 1 | `0.092`, `0.100`, `1.95e-5` |
//! | another setting, a ratio | [`plain`]: up to three digits, no zeros at the end | `0.9`, `20`, `1e-7` |
//! | a number of things, a step | [`count`]: whole, grouped from five digits on | `120`, `10,000` |
//! | a share | [`percent`] | `92 %` |
//! | a coordinate | [`coordinate`]: two decimals | `−3.00` |
//!
//! The signs are those of the language. A field holds the same digits as a keyboard types them: [`typed`]. Documents, links and
//! code know points only; see `settle_model::value::number`.

use settle_text::{sentence, text};

/// A measured number: three significant digits, `0.0033` or `0.650` or `12.3`, and `1.20 × 10⁷` from five digits on.
#[must_use]
pub fn three(n: f64) -> String {
    if n.is_nan() {
        return text("number-not-a-number").to_owned();
    }
    if n.is_infinite() {
        return text(if n > 0.0 { "number-infinite" } else { "number-minus-infinite" }).to_owned();
    }
    if n == 0.0 {
        return "0".into();
    }
    let exponent = exponent_of(n);
    match exponent {
        -4..=4 => spoken(&fixed(n, decimals(exponent))),
        _ => {
            let digits = spoken(&fixed(n / 10f64.powi(exponent), 2));
            format!("{digits}\u{202f}×\u{202f}{}", ten_to(exponent))
        }
    }
}

/// A rate: three significant digits, at least three decimals where it is below 1, no zeros beyond them.
#[must_use]
pub fn rate(n: f64) -> String {
    spoken(&rate_digits(n))
}

/// A setting: three significant digits, no zeros at the end, `1e-7` for the tiny and the huge.
#[must_use]
pub fn plain(n: f64) -> String {
    spoken(&plain_digits(n))
}

/// A whole number of things.
#[must_use]
pub fn count(n: impl ToString) -> String {
    spoken(&n.to_string())
}

/// A share in percent: `92 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    let n = share * 100.0;
    if n >= 10_000.0 {
        return sentence("number-percent-beyond", &[("value", count(10_000))]);
    }
    let digits = if n >= 9.95 || n == 0.0 { fixed(n, 0) } else { plain_digits((n * 10.0).round() / 10.0) };
    sentence("number-percent", &[("value", spoken(&digits))])
}

/// A coordinate of the surface: two decimals.
#[must_use]
pub fn coordinate(n: f64) -> String {
    let digits = fixed(n, 2);
    spoken(if digits == "-0.00" { "0.00" } else { &digits })
}

/// A power of ten as a tick shows it: `0.01`, `1`, `100`, `10⁴`.
#[must_use]
pub fn power(exponent: i32) -> String {
    match exponent {
        -3..=3 => plain(10f64.powi(exponent)),
        _ => ten_to(exponent),
    }
}

/// A tick of an axis, all of whose ticks have as many decimals; the zero has none.
#[must_use]
pub fn tick(n: f64, decimals: usize) -> String {
    if n == 0.0 { "0".into() } else { spoken(&fixed(n, decimals)) }
}

/// The digits of [`rate`] with a point.
#[must_use]
pub fn rate_digits(n: f64) -> String {
    match n.abs() {
        0.0001..0.9995 => {
            let digits = fixed(n, decimals(exponent_of(n)));
            let (head, tail) =
                digits.split_at(digits.find('.').map_or(digits.len(), |dot| (dot + 4).min(digits.len())));
            format!("{head}{}", tail.trim_end_matches('0'))
        }
        0.9995..99_950.0 => fixed(n, decimals(exponent_of(n))),
        _ => plain_digits(n),
    }
}

/// The digits of [`plain`] with a point.
#[must_use]
pub fn plain_digits(n: f64) -> String {
    if n == 0.0 || !n.is_finite() {
        return format!("{n}").replace("-0", "0");
    }
    let exponent = exponent_of(n);
    if !(-4..=6).contains(&exponent) {
        let scaled = trimmed(&fixed(n / 10f64.powi(exponent), 2));
        return format!("{scaled}e{exponent}");
    }
    trimmed(&fixed(n, decimals(exponent)))
}

/// Digits with a point as a field holds them: the decimal sign of the language, and else what a keyboard has.
#[must_use]
pub fn typed(digits: &str) -> String {
    digits.replacen('.', text("number-decimal"), 1)
}

/// Digits with a point as a sentence has them: the signs of the language, a true minus, thousands grouped from five digits on.
fn spoken(digits: &str) -> String {
    let (minus, size) = digits.strip_prefix('-').map_or(("", digits), |size| ("−", size));
    let whole = size.find(|c: char| !c.is_ascii_digit()).unwrap_or(size.len());
    let (whole, rest) = size.split_at(whole);
    format!("{minus}{}{}", grouped(whole), typed(rest))
}

fn grouped(digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let group = text("number-group");
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    out
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

/// The decimals of three significant digits.
fn decimals(exponent: i32) -> usize {
    (2 - exponent).max(0) as usize
}

/// The exponent after rounding to three digits, so that 0.9999 counts as 1.
fn exponent_of(n: f64) -> i32 {
    let scientific = format!("{n:.2e}");
    scientific.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0)
}

fn ten_to(exponent: i32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).map_or('⁻', |d| DIGITS[d as usize]);
    format!("10{}", exponent.to_string().chars().map(digit).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes up a language that writes numbers as German does.
    fn speak_german() {
        settle_text::speak("de", "number-decimal=,\nnumber-group=.\n".into(), Box::new(|_| "other".into()));
    }

    #[test]
    fn three_significant_digits() {
        let cases = [
            (0.65123, "0.651"),
            (0.0033219, "0.00332"),
            (0.0024, "0.00240"),
            (12.34, "12.3"),
            (1234.0, "1234"),
            (45_678.0, "45,678"),
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
        let cases = [
            (0.08, "0.080"),
            (0.092, "0.092"),
            (0.1, "0.100"),
            (0.0925, "0.0925"),
            (0.00125, "0.00125"),
            (0.9999, "1.00"),
            (2.0, "2.00"),
            (0.0, "0"),
            (1.95e-5, "1.95e-5"),
            (1e20, "1e20"),
        ];
        for (n, text) in cases {
            assert_eq!(rate(n), text);
        }
    }

    #[test]
    fn field_texts_read_back() {
        for (n, text) in
            [(0.3, "0.3"), (120.0, "120"), (0.97, "0.97"), (1e-7, "1e-7"), (-0.3, "-0.3"), (1.0 / 3.0, "0.333")]
        {
            assert_eq!(plain_digits(n), text);
            assert!(text.parse::<f64>().is_ok());
        }
        assert_eq!(plain_digits(25e9), "2.5e10");
    }

    #[test]
    fn shares_and_round_numbers() {
        assert_eq!(
            (percent(0.92), percent(1.5), percent(0.0123), percent(200.0)),
            ("92\u{a0}%".into(), "150\u{a0}%".into(), "1.2\u{a0}%".into(), "over 10,000\u{a0}%".into())
        );
        assert_eq!((round_number(0.15), round_number(0.0899), round_number(0.27)), (0.15, 0.09, 0.3));
        assert_eq!(significant(0.092_345, 3), 0.0923);
        assert_eq!(significant(123_456.0, 3), 123_000.0);
    }

    #[test]
    fn powers_ticks_and_coordinates() {
        assert_eq!([2, -2, 0, 4, -12].map(power), ["100", "0.01", "1", "10⁴", "10⁻¹²"]);
        assert_eq!((tick(0.05, 2), tick(0.0, 2)), ("0.05".into(), "0".into()));
        assert_eq!((coordinate(-3.0), coordinate(-0.001)), ("−3.00".into(), "0.00".into()));
    }

    #[test]
    fn counts_are_grouped_from_five_digits_on() {
        assert_eq!([120, 9999, 10_000, 1_234_567].map(count), ["120", "9999", "10,000", "1,234,567"]);
    }

    #[test]
    fn another_language_has_its_own_signs() {
        speak_german();
        assert_eq!((rate(0.092), three(-1.5), plain(1e-7)), ("0,092".into(), "−1,50".into(), "1e-7".into()));
        assert_eq!((count(12_345), percent(0.012)), ("12.345".into(), "1,2\u{a0}%".into()));
        assert_eq!((typed("-0.3"), tick(0.05, 2)), ("-0,3".into(), "0,05".into()));
    }
}
