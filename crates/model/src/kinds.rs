//! The registries: an `ALL` list of kinds, and the enum that holds one of them with its arguments.

use crate::error::{InvalidParam, Problem};
use crate::param::{Declared, Param, Type, check_fields, fields_of};
use crate::value::{Map, Value};

/// One entry of an `ALL` list.
#[derive(Debug)]
pub struct Kind<T> {
    /// The class name of the library whose semantics it has.
    pub name: &'static str,
    /// The declarations of its parameters.
    pub params: fn() -> &'static [Param],
    pub(crate) read: fn(&Map) -> Result<T, InvalidParam>,
}

impl<T> Kind<T> {
    pub(crate) const fn of<D: Declared>(read: fn(&Map) -> Result<T, InvalidParam>) -> Self {
        Self { name: D::KIND, params: D::params, read }
    }

    /// The kind with the values its controls begin with.
    ///
    /// # Panics
    /// Never: the registry's tests build every kind from its first values.
    #[must_use]
    pub fn initial(&self) -> T {
        let given = (self.params)().iter().map(|p| (p.key.into(), p.initial().clone())).collect();
        (self.read)(&given).expect("first values are valid")
    }

    /// Reads the arguments of this kind from an object that may also hold `kind`, strictly.
    ///
    /// # Errors
    /// An unknown field, a missing required argument, a wrong type, a number outside its domain.
    pub fn read_object(&self, fields: &Map) -> Result<T, InvalidParam> {
        let known: Vec<_> = std::iter::once("kind").chain((self.params)().iter().map(|p| p.key)).collect();
        check_fields(fields, &known)?;
        (self.read)(fields)
    }
}

/// The entry of a list that an object's `kind` names.
pub(crate) fn kind_in<'a, T>(all: &'a [Kind<T>], fields: &Map) -> Result<&'a Kind<T>, InvalidParam> {
    let named = fields.iter().find(|(key, _)| key == "kind").map(|(_, value)| value);
    match named {
        None => Err(InvalidParam::new("kind", Problem::Missing)),
        Some(Value::Text(name)) => all.iter().find(|k| k.name == name).ok_or_else(|| {
            let known = all.iter().map(|k| k.name).collect();
            InvalidParam::new("kind", Problem::UnknownKind(name.to_string(), known))
        }),
        Some(other) => Err(crate::error::wrong_type(other, Type::Text).inside("kind")),
    }
}

/// Reads `{"kind": ..., arguments}` as a member of a list.
pub(crate) fn read_any<T>(all: &[Kind<T>], value: &Value) -> Result<T, InvalidParam> {
    let fields = fields_of(value)?;
    kind_in(all, fields)?.read_object(fields)
}

/// Declares a registry: one line a kind, `module::Kind`. Yields the modules, the enum, `ALL`, and access by name.
/// The first token must be `$`: the macro that runs code for whichever kind it is is made from it.
macro_rules! kinds {
    ( $d:tt, $dispatch:ident, $(#[$doc:meta])* pub enum $name:ident { $($module:ident :: $kind:ident),* $(,)? } ) => {
        $( mod $module; pub use $module::$kind; )*

        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name { $( #[doc = concat!("`", stringify!($kind), "`.")] $kind($kind), )* }

        /// Every kind there is.
        pub static ALL: &[$crate::kinds::Kind<$name>] = &[
            $( $crate::kinds::Kind::of::<$kind>(|fields| {
                <$kind as $crate::param::Declared>::read(fields).map($name::$kind)
            }), )*
        ];

        /// Runs one expression for whichever kind it is, with its own type.
        macro_rules! $dispatch {
            ($d value:expr, $d it:ident => $d body:expr) => {
                match $d value { $( $name::$kind($d it) => $d body, )* }
            };
        }
        #[allow(unused_imports, reason = "not every registry dispatches outside its own module")]
        pub(crate) use $dispatch;

        impl $name {
            /// The class name of the library whose semantics it has.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                $dispatch!(self, it => $crate::kinds::kind_name(it))
            }

            /// The declarations of its parameters.
            #[must_use]
            pub fn params(&self) -> &'static [$crate::param::Param] {
                $dispatch!(self, it => $crate::kinds::params_of(it))
            }

            /// Its arguments in the library's order.
            #[must_use]
            pub fn arguments(&self) -> $crate::value::Map {
                $dispatch!(self, it => $crate::param::Declared::write(it))
            }

            /// One argument by its name.
            #[must_use]
            pub fn get(&self, key: &str) -> Option<$crate::value::Value> {
                self.arguments().into_iter().find_map(|(k, value)| (k == key).then_some(value))
            }

            /// The same with one argument changed.
            ///
            /// # Errors
            /// An unknown name, or a value that the declaration refuses.
            pub fn with(&self, key: &'static str, value: $crate::value::Value) -> Result<Self, $crate::InvalidParam> {
                let mut fields = self.arguments();
                $crate::param::set_field(&mut fields, key, value);
                $crate::param::set_field(&mut fields, "kind", $crate::value::Value::name(self.kind()));
                Self::from_value(&$crate::value::Value::Map(fields))
            }

            /// Reads `{"kind": ..., arguments}`, strictly.
            ///
            /// # Errors
            /// An unknown kind or field, a missing required argument, a wrong type, a number outside its domain.
            pub fn from_value(value: &$crate::value::Value) -> Result<Self, $crate::InvalidParam> {
                $crate::kinds::read_any(ALL, value)
            }

            /// As documents hold it, all arguments written out.
            #[must_use]
            pub fn to_value(&self) -> $crate::value::Value {
                let mut fields = self.arguments();
                fields.insert(0, ("kind".into(), $crate::value::Value::name(self.kind())));
                $crate::value::Value::Map(fields)
            }
        }
    };
}
pub(crate) use kinds;

/// The name of a declared thing's kind.
pub(crate) fn kind_name<D: Declared>(_: &D) -> &'static str {
    D::KIND
}

/// The declarations of a declared thing's parameters.
pub(crate) fn params_of<D: Declared>(_: &D) -> &'static [Param] {
    D::params()
}
