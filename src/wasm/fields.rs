//! Owns reading an object of the page's into a type that derives `Deserialize`. What a getter or a proxy throws would go
//! through the module, which is torn by that as by a trap: every field is read once, under `catch`, and no object inside is
//! looked into. Says in every error which field it is about. What the fields mean is left to their type, what is wrong with a
//! value to `wrong`.
//!
//! `{ marks: "everything" }` as `Options` → “marks: unknown variant `everything`, expected `claims` or `all`”

use js_sys::{Array, ArrayIntoIter, JsString, Reflect};
use serde::de::value::{SeqDeserializer, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Error as _, IntoDeserializer, MapAccess, Unexpected, Visitor,
};
use serde::{Deserializer, forward_to_deserialize_any};
use wasm_bindgen::prelude::*;

use super::wrong::Wrong;

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
    T::deserialize(fields).map_err(|wrong| wrong.to_string())
}

/// One word as a `T`, an enum whose variants have no fields.
///
/// # Errors
/// Says which words there are.
pub(super) fn word<T: DeserializeOwned>(value: JsValue) -> Result<T, String> {
    T::deserialize(Value::One(value)).map_err(|wrong| wrong.to_string())
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
    type Error = Wrong;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_map(Self { known, ..self })
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        while let Some(key) = self.names.next() {
            let name = String::from(JsString::from(key.clone()));
            let is_known = self.known.contains(&name.as_str());
            let value = self.value(&key).map_err(|_| Wrong::custom(format!("{name}: {THROWS}")))?;
            if is_known && value.is_absent() {
                continue;
            }
            let key: StrDeserializer<'_, Wrong> = name.as_str().into_deserializer();
            let key = seed.deserialize(key)?;
            self.next = Some((name, value));
            return Ok(Some(key));
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Wrong> {
        let (name, value) = self.next.take().ok_or_else(|| Wrong::custom("a value without a name"))?;
        seed.deserialize(value).map_err(|error| Wrong::custom(format!("{name}: {error}")))
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
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let opaque = |what| Err(Wrong::invalid_type(Unexpected::Other(what), &visitor));
        let value = match self {
            Self::List(items) => {
                return SeqDeserializer::new(items.into_iter().map(Self::One)).deserialize_any(visitor);
            }
            Self::One(value) => value,
        };
        if value.is_null() || value.is_undefined() {
            visitor.visit_unit()
        } else if let Some(value) = value.as_bool() {
            visitor.visit_bool(value)
        } else if let Some(value) = value.as_string() {
            visitor.visit_string(value)
        } else if let Some(number) = value.as_f64().filter(|number| (*number as i64) as f64 == *number) {
            visitor.visit_i64(number as i64)
        } else if value.is_function() {
            opaque("function")
        } else if value.is_object() {
            opaque("object")
        } else if value.is_symbol() {
            opaque("symbol")
        } else if value.is_bigint() {
            opaque("BigInt")
        } else {
            opaque("number that is no integer")
        }
    }

    /// What is absent is left out before.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        if let Self::One(value) = &self
            && let Some(word) = value.as_string()
        {
            visitor.visit_enum(word.into_deserializer())
        } else {
            self.deserialize_any(visitor)
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Wrong> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
