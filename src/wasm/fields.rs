//! Owns reading an object of the page's into a type that derives `Deserialize`. The values are read by
//! `serde_wasm_bindgen`, the object around them here, for two reasons: that crate asks an object only for the fields it
//! knows, so that none would be unknown; and what a getter or a proxy throws would go through it, and through the module,
//! which is torn by that as by a trap. Here every field is read once, under `catch`, and no object inside is looked into.
//! Says in every error which field it is about. What the fields mean is left to their type.
//!
//! `{ marks: "everything" }` as `Options` → “marks: unknown variant `everything`, expected `claims` or `all`”

use js_sys::{Array, ArrayIntoIter, Error as Thrown, JsString, Reflect};
use serde::de::value::{SeqDeserializer, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Error as _, IntoDeserializer, MapAccess, Unexpected, Visitor,
};
use serde::{Deserializer, forward_to_deserialize_any};
use serde_wasm_bindgen::{Deserializer as Plain, Error};
use wasm_bindgen::prelude::*;

// As js-sys has them, but what they throw is caught: a proxy's traps, or that it was revoked.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Object)]
    fn keys(object: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
    fn copy(list: &JsValue) -> Result<Array, JsValue>;
}

/// What is wrong with a field whose getter throws, or whose object is a proxy that does.
pub(super) const THROWS: &str = "reading it throws";

/// The items of an array, be it another window's or behind a proxy; none for what is no array.
///
/// # Errors
/// What reading it threw.
pub(super) fn items(value: &JsValue) -> Result<Option<Array>, JsValue> {
    Ok(if is_array(value)? { Some(copy(value)?) } else { None })
}

/// The own fields of `object` as a `T`. One that is undefined or null is as good as absent.
///
/// # Errors
/// Says what is wrong, and with which field.
pub(super) fn read<T: DeserializeOwned>(object: &JsValue) -> Result<T, String> {
    let names = keys(object).map_err(|_| THROWS.to_owned())?;
    let fields = Fields { object, names: names.into_iter(), known: &[], next: None };
    T::deserialize(fields).map_err(message)
}

/// One word as a `T`, an enum whose variants have no fields.
///
/// # Errors
/// Says which words there are.
pub(super) fn word<T: DeserializeOwned>(value: JsValue) -> Result<T, String> {
    T::deserialize(Value::One(value)).map_err(message)
}

/// What serde said. Every `Error` here was made by it: what the page throws is caught before.
fn message(error: Error) -> String {
    JsValue::from(error).unchecked_into::<Thrown>().message().into()
}

/// An object of the page's, on its way through serde.
struct Fields<'a> {
    object: &'a JsValue,
    names: ArrayIntoIter,
    /// What the type calls its fields; serde says so when it asks for them.
    known: &'static [&'static str],
    /// The field whose value is next.
    next: Option<(String, Value)>,
}

impl Fields<'_> {
    fn value(&self, name: &JsValue) -> Result<Value, JsValue> {
        let value = Reflect::get(self.object, name)?;
        Ok(items(&value)?.map_or(Value::One(value), Value::List))
    }
}

impl<'de> Deserializer<'de> for Fields<'_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(Self { known, ..self })
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        while let Some(key) = self.names.next() {
            let name = String::from(JsString::from(key.clone()));
            let is_known = self.known.contains(&name.as_str());
            let value = self.value(&key).map_err(|_| Error::custom(format!("{name}: {THROWS}")))?;
            if is_known && value.is_absent() {
                continue;
            }
            let key: StrDeserializer<'_, Error> = name.as_str().into_deserializer();
            let key = seed.deserialize(key)?;
            self.next = Some((name, value));
            return Ok(Some(key));
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let (name, value) = self.next.take().ok_or_else(|| Error::custom("a value without a name"))?;
        seed.deserialize(value).map_err(|error| Error::custom(format!("{name}: {}", message(error))))
    }
}

/// What a field holds.
enum Value {
    One(JsValue),
    /// A copy, which runs nothing of the page's when it is read.
    List(Array),
}

impl Value {
    fn is_absent(&self) -> bool {
        matches!(self, Self::One(value) if value.is_null() || value.is_undefined())
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let opaque = |what| Err(Error::invalid_type(Unexpected::Other(what), &visitor));
        match self {
            Self::List(items) => {
                SeqDeserializer::new(items.into_iter().map(Self::One)).deserialize_any(visitor)
            }
            Self::One(value) if value.is_object() => opaque("object"),
            Self::One(value) if value.is_function() => opaque("function"),
            Self::One(value) => Plain::from(value).deserialize_any(visitor),
        }
    }

    /// What is absent is left out before.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::One(value) if value.is_string() => {
                Plain::from(value).deserialize_enum(name, variants, visitor)
            }
            other => other.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
