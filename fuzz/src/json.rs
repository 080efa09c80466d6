//! Owns checking what was written: every span of a JSON value is one of its text.
//!
//! `{"start": 8, "end": 10, "text": "£5"}` in “It cost £5.” → holds

use factlight_cli::page::OffsetUnit;
use serde_json::{Map, Value};

/// `text[start..end]` as `unit` counts; none where the offsets are no borders of characters in it.
pub fn slice(text: &str, unit: OffsetUnit, start: u64, end: u64) -> Option<String> {
    let (start, end) = (usize::try_from(start).ok()?, usize::try_from(end).ok()?);
    match unit {
        OffsetUnit::Utf8 => text.get(start..end).map(str::to_owned),
        OffsetUnit::Utf16 => {
            let units: Vec<u16> = text.encode_utf16().collect();
            String::from_utf16(units.get(start..end)?).ok()
        }
        OffsetUnit::Codepoints => {
            let points: Vec<char> = text.chars().collect();
            Some(points.get(start..end)?.iter().collect())
        }
    }
}

/// The offsets of an object that has some.
pub fn span(object: &Map<String, Value>) -> Option<(u64, u64)> {
    Some((object.get("start")?.as_u64()?, object.get("end")?.as_u64()?))
}

/// Calls `see` with every object in `value`.
pub fn objects<'v>(value: &'v Value, see: &mut impl FnMut(&'v Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            see(object);
            object.values().for_each(|value| objects(value, see));
        }
        Value::Array(values) => values.iter().for_each(|value| objects(value, see)),
        _ => {}
    }
}
