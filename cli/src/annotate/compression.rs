//! Owns gzip and zstd: telling them, reading and writing them as a stream. Which files there are is left to `documents`.
//!
//! `news.jsonl.gz` → gzip, and inside it what `news.jsonl` would be

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Cursor, Read, Write};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;

/// Bytes that are read at once: what a thread works on at a time.
pub(super) const BUFFER: usize = 128 << 10;

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    Gzip,
    Zstd,
}

impl Compression {
    /// What the ending of `path` says.
    pub(super) fn of_ending(path: &Path) -> Option<Self> {
        match path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase().as_str() {
            "gz" => Some(Self::Gzip),
            "zst" => Some(Self::Zstd),
            _ => None,
        }
    }

    /// What the first four bytes say; no text starts with any of these.
    fn of_start(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd] => Some(Self::Zstd),
            // A frame to skip, which parallel compressors write first.
            [0x50..=0x5f, 0x2a, 0x4d, 0x18] => Some(Self::Zstd),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }
}

/// `path` as it was called before it was compressed.
pub(super) fn uncompressed(path: &Path) -> PathBuf {
    if Compression::of_ending(path).is_some() { path.with_extension("") } else { path.to_owned() }
}

/// What `from` holds, uncompressed: as `said` it is, or else as its first bytes tell.
///
/// # Errors
/// When it cannot be read, or is not what `said` says.
pub(super) fn reader(
    mut from: Box<dyn BufRead + Send>,
    said: Option<Compression>,
) -> io::Result<Box<dyn BufRead + Send>> {
    let mut start = Vec::new();
    from.by_ref().take(4).read_to_end(&mut start)?;
    let found = Compression::of_start(&start);
    if let Some(said) = said.filter(|said| found != Some(*said)) {
        let what = if start.is_empty() { "empty, which no such file is" } else { "not what its ending says" };
        let what = format!("expected {} data; the file is {what}", said.name());
        return Err(io::Error::new(io::ErrorKind::InvalidData, what));
    }
    let from = Cursor::new(start).chain(from);
    let data: Box<dyn Read + Send> = match found {
        None => return Ok(Box::new(from)),
        Some(Compression::Gzip) => Box::new(MultiGzDecoder::new(from)),
        Some(Compression::Zstd) => Box::new(zstd::stream::read::Decoder::with_buffer(from)?),
    };
    let name = found.map_or("", Compression::name);
    Ok(Box::new(BufReader::with_capacity(BUFFER, Decoded { data, name, bytes: 0 })))
}

/// Uncompressed data, which says where it breaks off.
struct Decoded {
    data: Box<dyn Read + Send>,
    name: &'static str,
    /// How much of it was read.
    bytes: u64,
}

impl Read for Decoded {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.data.read(into).map_err(|error| {
            let kind = error.kind();
            if kind == io::ErrorKind::Interrupted {
                return error;
            }
            let what = if kind == io::ErrorKind::UnexpectedEof { "cut off" } else { "damaged" };
            let Self { name, bytes, .. } = self;
            let said = format!("the {name} data is {what} behind byte {bytes} of what it holds ({error})");
            io::Error::new(kind, said)
        })?;
        self.bytes += read as u64;
        Ok(read)
    }
}

/// Writes compressed, or as it comes.
pub(super) enum Writer<W: Write> {
    Plain(W),
    Gzip(GzEncoder<W>),
    Zstd(zstd::stream::write::Encoder<'static, W>),
}

impl<W: Write> Writer<W> {
    /// # Errors
    /// When there is no room for a compressor.
    pub(super) fn new(to: W, compression: Option<Compression>) -> io::Result<Self> {
        Ok(match compression {
            None => Self::Plain(to),
            Some(Compression::Gzip) => Self::Gzip(GzEncoder::new(to, flate2::Compression::default())),
            Some(Compression::Zstd) => {
                let mut encoder = zstd::stream::write::Encoder::new(to, zstd::DEFAULT_COMPRESSION_LEVEL)?;
                encoder.include_checksum(true)?;
                Self::Zstd(encoder)
            }
        })
    }

    /// Writes all of `bytes`.
    ///
    /// # Errors
    /// Those of what it writes to.
    pub(super) fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(to) => to.write_all(bytes),
            Self::Gzip(to) => to.write_all(bytes),
            Self::Zstd(to) => to.write_all(bytes),
        }
    }

    /// Hands on what is held back, where that costs nothing: compressed, it would be larger.
    ///
    /// # Errors
    /// Those of what it writes to.
    pub(super) fn pass_on(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(to) => to.flush(),
            _ => Ok(()),
        }
    }

    /// Writes the last of it.
    ///
    /// # Errors
    /// Those of what it writes to.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Plain(mut to) => to.flush(),
            Self::Gzip(to) => to.finish()?.flush(),
            Self::Zstd(to) => to.finish()?.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Compression; 2] = [Compression::Gzip, Compression::Zstd];

    fn compressed(text: &[u8], compression: Compression) -> Vec<u8> {
        let mut written = Vec::new();
        let mut writer = Writer::new(&mut written, Some(compression)).unwrap();
        text.chunks(1000).for_each(|piece| writer.write_all(piece).unwrap());
        writer.finish().unwrap();
        written
    }

    /// What was read of `bytes`, and why no more.
    fn read(bytes: &[u8], said: Option<Compression>) -> (Vec<u8>, Option<String>) {
        let mut found = Vec::new();
        let reader = reader(Box::new(Cursor::new(bytes.to_vec())), said);
        let error = reader.and_then(|mut reader| reader.read_to_end(&mut found)).err();
        (found, error.map(|error| error.to_string()))
    }

    fn text() -> Vec<u8> {
        (0..9000)
            .flat_map(|number| format!("Line {number} cost £{}.\n", number * 7919 % 1000).into_bytes())
            .collect()
    }

    #[test]
    fn what_was_written_is_read_whether_a_name_says_what_it_is_or_not() {
        for compression in BOTH {
            let bytes = compressed(&text(), compression);
            assert!(bytes.len() < text().len() / 2);
            assert_eq!(read(&bytes, Some(compression)), (text(), None));
            assert_eq!(read(&bytes, None), (text(), None));
            assert_eq!(read(&compressed(b"", compression), Some(compression)), (Vec::new(), None));
            // As `cat a.gz b.gz` has them.
            let twice = [bytes.clone(), bytes].concat();
            assert_eq!(read(&twice, None), ([text(), text()].concat(), None));
        }
    }

    #[test]
    fn plain_text_stays_as_it_is_however_short() {
        for text in ["", "x", "(µ/", "\u{28}\u{b5}", "P*M", "It cost £5."] {
            assert_eq!(read(text.as_bytes(), None), (text.as_bytes().to_vec(), None));
        }
    }

    #[test]
    fn a_file_that_is_not_what_its_name_says_is_an_error() {
        for (bytes, said) in [
            (&b"It cost 5."[..], "not what"),
            (b"", "empty"),
            (b"\x1f", "not what"),
            (b"\x28\xb5\x2f", "not what"),
        ] {
            for compression in BOTH {
                let (found, error) = read(bytes, Some(compression));
                assert!(found.is_empty());
                assert!(error.unwrap().contains(said), "{bytes:?}");
            }
        }
        assert!(read(&compressed(b"x", Compression::Zstd), Some(Compression::Gzip)).1.is_some());
    }

    #[test]
    fn wherever_it_is_cut_off_what_was_before_is_read_and_the_error_says_where() {
        for compression in BOTH {
            let bytes = compressed(&text(), compression);
            for cut in (4..40).chain((40..bytes.len()).step_by(997)).chain(bytes.len() - 8..bytes.len()) {
                let (found, error) = read(&bytes[..cut], Some(compression));
                assert!(text().starts_with(&found), "{compression:?} {cut}");
                let error = error.unwrap_or_else(|| panic!("{compression:?} cut at {cut} is read as whole"));
                assert!(error.contains(&format!("cut off behind byte {}", found.len())), "{cut}: {error}");
            }
        }
    }

    #[test]
    fn a_bit_that_is_wrong_is_an_error() {
        for compression in BOTH {
            let bytes = compressed(&text(), compression);
            for at in (20..bytes.len()).step_by(997) {
                let mut wrong = bytes.clone();
                wrong[at] ^= 0x10;
                let (_, error) = read(&wrong, Some(compression));
                assert!(error.is_some(), "{compression:?} with byte {at} wrong is read as whole");
            }
        }
    }

    #[test]
    fn an_ending_tells() {
        let of = |name: &str| (Compression::of_ending(Path::new(name)), uncompressed(Path::new(name)));
        assert_eq!(of("a/news.jsonl.gz"), (Some(Compression::Gzip), "a/news.jsonl".into()));
        assert_eq!(of("PAGE.HTML.ZST"), (Some(Compression::Zstd), "PAGE.HTML".into()));
        assert_eq!(of("gz"), (None, "gz".into()));
        assert_eq!(of("a.txt"), (None, "a.txt".into()));
    }
}
