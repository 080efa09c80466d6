//! Owns what is wrong with a value that JavaScript passed, in words. Which field holds it is `fields`' to say.
//!
//! `"yes"` for a boolean → “invalid type: string "yes", expected a boolean”

use std::fmt::{self, Display};

use serde::de::{Error, Expected, Unexpected};

/// What is wrong.
#[derive(Debug)]
pub(super) struct Wrong(String);

impl Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

impl Error for Wrong {
    fn custom<T: Display>(what: T) -> Self {
        Self(what.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("invalid type: {}, expected {expected}", written(found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("invalid value: {}, expected {expected}", written(found)))
    }
}

/// As serde writes it, but for what no value here is: to write out fractions would add 6 kB to the page's module.
fn written(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(value) => format!("boolean `{value}`"),
        Unexpected::Signed(value) => format!("integer `{value}`"),
        Unexpected::Str(value) => format!("string {value:?}"),
        Unexpected::Unit => "unit value".to_owned(),
        Unexpected::Seq => "sequence".to_owned(),
        Unexpected::Other(what) => what.to_owned(),
        _ => "value".to_owned(),
    }
}
