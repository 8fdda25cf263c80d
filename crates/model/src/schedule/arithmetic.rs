//! Python's arithmetic where it differs from IEEE: it raises where a division is by zero or a power overflows.

use crate::error::{InvalidParam, Rule};

/// `a / b`.
///
/// # Errors
/// Division by zero, about the argument `field`.
pub(super) fn divide(a: f64, b: f64, field: &'static str) -> Result<f64, InvalidParam> {
    if b == 0.0 { Err(InvalidParam::refused(field, Rule::DivisionByZero, &[])) } else { Ok(a / b) }
}

/// `a mod b`, with the sign of `b`.
///
/// # Errors
/// A modulus of zero, about the argument `field`.
pub(super) fn modulo(a: i128, b: i128, field: &'static str) -> Result<i128, InvalidParam> {
    if b == 0 {
        return Err(InvalidParam::refused(field, Rule::DivisionByZero, &[]));
    }
    let rest = a % b;
    Ok(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
}

/// `base ** exponent` for a base from 0 on, or a whole exponent.
///
/// # Errors
/// 0 to a negative power, or a result beyond the largest f64, about the argument `field`.
pub(super) fn power(base: f64, exponent: f64, field: &'static str) -> Result<f64, InvalidParam> {
    if base == 0.0 && exponent < 0.0 {
        return divide(1.0, base, field);
    }
    let result = libm::pow(base, exponent);
    if result.is_infinite() && base.is_finite() {
        Err(InvalidParam::refused(field, Rule::Overflow, &[("base", base), ("exponent", exponent)]))
    } else {
        Ok(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_has_the_sign_of_the_modulus() {
        for (a, b, rest) in [(7, 3, 1), (-7, 3, 2), (7, -3, -2), (-7, -3, -1), (-6, 3, 0)] {
            assert_eq!(modulo(a, b, ""), Ok(rest), "{a} mod {b}");
        }
        assert!(modulo(1, 0, "").is_err());
    }

    #[test]
    fn an_overflowing_power_is_refused() {
        assert_eq!(power(0.0, 0.0, ""), Ok(1.0));
        assert_eq!(power(-2.0, 3.0, ""), Ok(-8.0));
        assert!(power(1e200, 2.0, "").is_err());
        assert!(power(0.0, -1.0, "").is_err());
    }
}
