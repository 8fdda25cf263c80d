//! The condition number of the bowl: how many times steeper its steep direction is than its flat one.

use settle_model::param::{Domain, Param, Scale, Type, Unit};
use settle_model::surface::Surface;
use settle_model::value::Value;

/// The derived control.
pub static CONDITION: Param = Param {
    key: "condition",
    symbol: "κ",
    ty: Type::Float,
    unit: Unit::None,
    scale: Scale::Log,
    domain: Domain::FROM_ONE,
    slider: [1.0, 1000.0],
    default: None,
    first: Value::Number(20.0),
};

/// The condition number; none where the surface has no two curvatures above 0.
#[must_use]
pub fn condition(surface: &Surface) -> Option<f64> {
    match surface {
        Surface::Quadratic(bowl) if bowl.a > 0.0 && bowl.b > 0.0 => Some(bowl.a.max(bowl.b) / bowl.a.min(bowl.b)),
        _ => None,
    }
}

/// The parameter that gives the surface another condition number, and its value: the flat direction becomes flatter, the
/// steep one and with it the stability limit stay.
#[must_use]
pub fn with_condition(surface: &Surface, condition: f64) -> Option<(&'static str, Value)> {
    let Surface::Quadratic(bowl) = surface else { return None };
    let (flat, steep) = if bowl.a <= bowl.b { ("a", bowl.b) } else { ("b", bowl.a) };
    Some((flat, Value::Number(steep / condition)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use settle_model::surface::Quadratic;

    #[test]
    fn the_steep_direction_stays() {
        for (a, b, flat) in [(1.0, 20.0, "a"), (20.0, 1.0, "b"), (5.0, 5.0, "a")] {
            let bowl = Surface::Quadratic(Quadratic { a, b, angle: 0.0 });
            let (key, value) = with_condition(&bowl, 10.0).expect("a bowl");
            assert_eq!(key, flat);
            let other = bowl.with(key, value).expect("valid");
            assert_eq!(condition(&other), Some(10.0));
        }
        assert_eq!(condition(&Surface::Quadratic(Quadratic { a: 0.0, b: 1.0, angle: 0.0 })), None);
    }
}
