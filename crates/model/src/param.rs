//! The parameter declaration: each parameter of a schedule, an optimizer or a surface is described once, and sliders,
//! help, links, validation, exports, docs and the registry's tests read that description.

mod field;

use std::borrow::Cow;

use crate::error::{InvalidParam, Problem, wrong_type};
use crate::value::{Map, Value};

pub(crate) use field::read_list;
pub use field::{Field, MOST_WORDS, is_word};

/// What a parameter holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Type {
    /// Any finite number.
    Float,
    /// A number without a fraction: 2 and 2.0 are taken, 2.5 is not.
    Int,
    /// True or false.
    Bool,
    /// One of these names.
    Choice(&'static [&'static str]),
    /// The library's None, or this.
    Optional(&'static Type),
    /// Integers in any order.
    Ints,
    /// Numbers.
    Floats,
    /// Steps, each with a number that holds there.
    Knots,
    /// Schedules, each with a kind and arguments of its own.
    Children,
    /// Named values.
    Object,
    /// Free text.
    Text,
    /// Names of letters, digits, `-` and `_`: at most 24, of at most 40 characters.
    Words,
    /// Two numbers.
    Pair,
}

impl Type {
    /// The value of this type that these numbers make in their order, a knot or a pair by two of them; `None` where this is
    /// no list, or they are too few or too many. What each number may be is not looked at.
    #[must_use]
    pub fn of_numbers(self, numbers: Vec<f64>) -> Option<Value> {
        let list = |numbers: &[f64]| Value::List(numbers.iter().copied().map(Value::Number).collect());
        match self {
            Self::Ints | Self::Floats => Some(list(&numbers)),
            Self::Pair => (numbers.len() == 2).then(|| list(&numbers)),
            Self::Knots => numbers.len().is_multiple_of(2).then(|| Value::List(numbers.chunks(2).map(list).collect())),
            _ => None,
        }
    }

    /// Whether it is a list of numbers in the sense of [`Self::of_numbers`].
    #[must_use]
    pub const fn is_numbers(self) -> bool {
        matches!(self, Self::Ints | Self::Floats | Self::Pair | Self::Knots)
    }

    /// The key of the sentence that says what would be right.
    #[must_use]
    pub const fn wrong_type_key(self) -> &'static str {
        match self {
            Self::Float => "invalid-not-a-number",
            Self::Int => "invalid-not-an-integer",
            Self::Bool => "invalid-not-a-bool",
            Self::Choice(_) => "invalid-not-a-choice",
            Self::Optional(inner) => inner.wrong_type_key(),
            Self::Ints => "invalid-not-integers",
            Self::Floats => "invalid-not-numbers",
            Self::Knots => "invalid-not-knots",
            Self::Children => "invalid-not-schedules",
            Self::Object => "invalid-not-an-object",
            Self::Text => "invalid-not-text",
            Self::Words => "invalid-not-words",
            Self::Pair => "invalid-not-a-pair",
        }
    }
}

/// What a number counts; the text layer has its name and its plural forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A pure number.
    None,
    /// Steps of the optimizer, one update each.
    Steps,
    /// A step, counted from 0.
    Step,
    /// A learning rate: loss decreases per squared gradient, to first order.
    Rate,
    /// A share of a whole, 0 to 1.
    Share,
    /// A multiplier.
    Factor,
    /// An angle in radians.
    Radians,
}

/// How a slider spaces its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal distances, equal differences.
    Linear,
    /// Equal distances, equal ratios; for rates.
    Log,
}

/// The numbers that the library accepts; this alone decides validity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    /// The least number accepted, or its open bound.
    pub low: f64,
    /// The greatest number accepted.
    pub high: f64,
    /// Whether `low` itself is refused.
    pub above_low: bool,
    /// Whether `high` itself is refused.
    pub below_high: bool,
}

impl Domain {
    /// Every finite number.
    pub const ANY: Self = Self::from_to(f64::NEG_INFINITY, f64::INFINITY);
    /// Above 0.
    pub const POSITIVE: Self = Self { above_low: true, ..Self::NOT_NEGATIVE };
    /// 0 and above.
    pub const NOT_NEGATIVE: Self = Self::from_to(0.0, f64::INFINITY);
    /// 1 and above.
    pub const FROM_ONE: Self = Self::from_to(1.0, f64::INFINITY);
    /// 0 to 1, both included.
    pub const UNIT: Self = Self::from_to(0.0, 1.0);
    /// Above 0, up to and with 1.
    pub const UNIT_ABOVE_ZERO: Self = Self { above_low: true, ..Self::UNIT };
    /// 0 and above, below 1.
    pub const UNIT_BELOW_ONE: Self = Self { below_high: true, ..Self::UNIT };
    /// Below 1.
    pub const BELOW_ONE: Self = Self { below_high: true, ..Self::from_to(f64::NEG_INFINITY, 1.0) };

    /// From `low` to `high`, both included.
    #[must_use]
    pub const fn from_to(low: f64, high: f64) -> Self {
        Self { low, high, above_low: false, below_high: false }
    }

    /// Whether the number is accepted; NaN and the infinities never are.
    #[must_use]
    pub fn contains(self, n: f64) -> bool {
        let above = if self.above_low { n > self.low } else { n >= self.low };
        let below = if self.below_high { n < self.high } else { n <= self.high };
        n.is_finite() && above && below
    }

    /// The nearest accepted number; NaN becomes the low end, or 0 where there is none. An open end gives way by a
    /// millionth of the domain's width.
    #[must_use]
    pub fn nearest(self, n: f64) -> f64 {
        let low = if self.low.is_finite() { self.low } else { f64::MIN };
        let high = if self.high.is_finite() { self.high } else { f64::MAX };
        let inside = if n.is_nan() { 0.0_f64.clamp(low, high) } else { n.clamp(low, high) };
        let margin = 1e-6 * (high - low).min(1.0);
        match inside {
            n if self.above_low && n <= self.low => low + margin,
            n if self.below_high && n >= self.high => high - margin,
            n => n,
        }
    }
}

/// One parameter, described once.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// The library's name of the argument.
    pub key: &'static str,
    /// The letter that formulas use.
    pub symbol: &'static str,
    /// What it holds.
    pub ty: Type,
    /// What it counts.
    pub unit: Unit,
    /// How a slider spaces it.
    pub scale: Scale,
    /// What the library accepts; of a list, what it accepts of each entry.
    pub domain: Domain,
    /// The comfortable range, for a slider.
    pub slider: [f64; 2],
    /// The library's default; `None` where the argument must be given.
    pub default: Option<Value>,
    /// What a control begins with where the library has no default.
    pub first: Value,
}

impl Param {
    /// The value a control begins with: the library's default, else our first value.
    #[must_use]
    pub fn initial(&self) -> &Value {
        self.default.as_ref().unwrap_or(&self.first)
    }

    /// Reads and checks a value by this declaration.
    ///
    /// # Errors
    /// A value of another type, or a number outside the domain.
    pub fn read<T: Field>(&self, value: &Value) -> Result<T, InvalidParam> {
        let field = T::from_value(value, self.ty).map_err(|e| e.inside(self.key))?;
        match field.outside(self.domain) {
            Some(n) => Err(InvalidParam::new(self.key, Problem::OutOfDomain(n, self.domain))),
            None => Ok(field),
        }
    }
}

/// Something whose parameters are declared: a schedule, an optimizer, a surface.
pub trait Declared: Sized {
    /// The class name of the library whose semantics it has.
    const KIND: &'static str;

    /// The declarations, in the library's order.
    fn params() -> &'static [Param];

    /// Reads the arguments; one that is left out takes the library's default.
    ///
    /// # Errors
    /// An unknown field, a missing required argument, a wrong type, a number outside its domain.
    fn read(fields: &Map) -> Result<Self, InvalidParam>;

    /// The arguments in the library's order.
    fn write(&self) -> Map;
}

/// The value of a declared field among those given, or its default.
///
/// # Errors
/// As [`Param::read`]; a required argument that is absent.
pub fn read_field<T: Field>(fields: &Map, param: &Param) -> Result<T, InvalidParam> {
    match fields.iter().find(|(key, _)| key == param.key).map(|(_, value)| value).or(param.default.as_ref()) {
        Some(value) => param.read(value),
        None => Err(InvalidParam::new(param.key, Problem::Missing)),
    }
}

/// Refuses fields that are not among the known ones, and fields that stand there twice.
///
/// # Errors
/// Names the first such field.
pub fn check_fields(fields: &Map, known: &[&'static str]) -> Result<(), InvalidParam> {
    for (i, (key, _)) in fields.iter().enumerate() {
        if !known.contains(&key.as_ref()) {
            return Err(InvalidParam::new(key.to_string(), Problem::UnknownField(known.to_vec())));
        }
        if fields[..i].iter().any(|(earlier, _)| earlier == key) {
            return Err(InvalidParam::new(key.to_string(), Problem::Repeated));
        }
    }
    Ok(())
}

/// The fields of an object, or the complaint that it is none.
///
/// # Errors
/// Any value that is no object.
pub fn fields_of(value: &Value) -> Result<&Map, InvalidParam> {
    match value {
        Value::Map(fields) => Ok(fields),
        other => Err(wrong_type(other, Type::Object)),
    }
}

/// Sets a field, in its place or at the end.
pub fn set_field(fields: &mut Map, key: &'static str, value: Value) {
    match fields.iter_mut().find(|(k, _)| k == key) {
        Some((_, slot)) => *slot = value,
        None => fields.push((Cow::Borrowed(key), value)),
    }
}

/// Declares an argument that is one of several names: an enum with the library's name of each variant.
macro_rules! choice {
    ($(#[$doc:meta])* pub enum $name:ident { $( $(#[$variant_doc:meta])* $variant:ident = $text:literal, )* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $( $(#[$variant_doc])* $variant, )* }

        impl $name {
            /// The library's names, in order.
            const NAMES: &'static [&'static str] = &[ $( $text, )* ];
        }

        impl $crate::param::Field for $name {
            fn from_value(
                value: &$crate::value::Value,
                ty: $crate::param::Type,
            ) -> Result<Self, $crate::InvalidParam> {
                match value {
                    $( $crate::value::Value::Text(name) if name == $text => Ok(Self::$variant), )*
                    other => Err($crate::error::wrong_type(other, ty)),
                }
            }

            fn to_value(&self) -> $crate::value::Value {
                $crate::value::Value::name(match self { $( Self::$variant => $text, )* })
            }
        }
    };
}
pub(crate) use choice;

/// Declares a struct with its parameters: `field: type, "symbol", unit, scale, domain, slider, default;` where the
/// default is `or value` (the library's) or `from value` (required; what a control begins with). `as "kind"` names a
/// kind that is not called like the struct.
macro_rules! declare {
    (
        $(#[$doc:meta])*
        pub struct $name:ident $(as $kind_name:literal)? {
            $( $(#[$field_doc:meta])*
               $field:ident : $rust:ty, $symbol:literal, $ty:expr, $unit:ident, $scale:ident, $domain:expr, $slider:expr,
               $kind:ident $value:expr; )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[allow(non_snake_case, reason = "arguments carry their library's names")]
        pub struct $name { $( $(#[$field_doc])* pub $field: $rust, )* }

        impl $crate::param::Declared for $name {
            const KIND: &'static str = $crate::param::declare!(@kind $name $($kind_name)?);

            fn params() -> &'static [$crate::param::Param] {
                #[allow(unused_imports, reason = "a kind without parameters uses none of them")]
                use $crate::{param::{Domain, Param, Scale, Type, Unit}, value::Value};
                static PARAMS: std::sync::LazyLock<Vec<Param>> = std::sync::LazyLock::new(|| vec![ $( Param {
                    key: stringify!($field),
                    symbol: $symbol,
                    ty: $ty,
                    unit: Unit::$unit,
                    scale: Scale::$scale,
                    domain: $domain,
                    slider: $slider,
                    default: $crate::param::declare!(@default $kind $value),
                    first: $value,
                }, )* ]);
                &PARAMS
            }

            #[allow(unused_variables, reason = "a kind without parameters reads none")]
            fn read(fields: &$crate::value::Map) -> Result<Self, $crate::InvalidParam> {
                #[allow(unused_mut, unused_variables, reason = "a kind without parameters reads none")]
                let mut params = Self::params().iter();
                Ok(Self { $( $field: $crate::param::declare!(@read fields params $field), )* })
            }

            fn write(&self) -> $crate::value::Map {
                vec![ $( (stringify!($field).into(), $crate::param::Field::to_value(&self.$field)), )* ]
            }
        }
    };
    (@kind $name:ident) => { stringify!($name) };
    (@kind $name:ident $kind:literal) => { $kind };
    (@default or $value:expr) => { Some($value) };
    (@default from $value:expr) => { None };
    (@read $fields:ident $params:ident $field:ident) => {
        $crate::param::read_field($fields, $params.next().expect("as many declarations as fields"))?
    };
}
pub(crate) use declare;
