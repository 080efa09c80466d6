//! Owns reading JSON lines: a document a line, cut into chunks of whole lines that can be read apart. What is made of a
//! document is `annotate`'s.
//!
//! `{"id": 7, "text": "It cost £5."}` → `Line { number: 1, document: Ok(Document { id: 7, text: "It cost £5." }) }`

use std::io::{self, BufRead};
use std::mem;

use anyhow::{Result, anyhow};
use serde::Deserialize;
use serde_json::Value;

/// What a line holds; other fields are passed over.
#[derive(Debug, Deserialize)]
pub struct Document {
    /// Comes back with its facts, whatever it is.
    pub id: Value,
    /// Plain text.
    pub text: String,
}

/// A line that is not blank.
#[derive(Debug)]
pub struct Line {
    /// From 1, blank lines counted.
    pub number: usize,
    /// Its document, or why there is none.
    pub document: Result<Document>,
}

/// Whole lines that stand together.
#[derive(Debug, PartialEq, Eq)]
pub struct Chunk {
    /// The number of the first, from 1.
    pub first: usize,
    /// The lines, with their line breaks.
    pub bytes: Vec<u8>,
}

/// Something that is no line.
#[derive(Debug)]
pub struct Damage {
    /// The number of the line where it is, from 1.
    pub line: usize,
    /// What it is.
    pub error: io::Error,
}

/// Lines in chunks, in order: as many whole lines as are there, so that nobody waits for a line that is not yet written.
///
/// A line that is too long is passed over. An error of reading is the last item; what came before it, half lines too, is in
/// the chunks before.
#[derive(Debug)]
pub struct Chunks<R> {
    from: R,
    longest: usize,
    /// The number of the line that is read next.
    number: usize,
    /// The start of that line.
    start: Vec<u8>,
    is_passing_over: bool,
    has_ended: bool,
    damage: Option<Damage>,
}

impl<R: BufRead> Chunks<R> {
    /// The lines of `from`; `longest` is how many bytes a line may have, give or take a buffer of `from`.
    pub fn of(from: R, longest: usize) -> Self {
        Self {
            from,
            longest,
            number: 1,
            start: Vec::new(),
            is_passing_over: false,
            has_ended: false,
            damage: None,
        }
    }

    /// What has been read, which has this many line breaks.
    fn chunk(&mut self, breaks: usize) -> Chunk {
        let first = self.number;
        self.number += breaks;
        Chunk { first, bytes: mem::take(&mut self.start) }
    }

    /// What is said at the end: `damage`, behind the start of a line that it cut off.
    fn end(&mut self, damage: Option<Damage>) -> Option<Result<Chunk, Damage>> {
        self.has_ended = true;
        if self.start.is_empty() {
            return damage.map(Err);
        }
        self.damage = damage;
        Some(Ok(self.chunk(0)))
    }

    /// Passes over the line of which there is too much already.
    fn pass_over(&mut self) -> Damage {
        self.start = Vec::new();
        self.is_passing_over = true;
        let said = format!("longer than {} bytes; what it holds is passed over", self.longest);
        Damage { line: self.number, error: io::Error::new(io::ErrorKind::FileTooLarge, said) }
    }
}

impl<R: BufRead> Iterator for Chunks<R> {
    type Item = Result<Chunk, Damage>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.has_ended {
            let there = match self.from.fill_buf() {
                Ok([]) => return self.end(None),
                Ok(there) => there,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return self.end(Some(Damage { line: self.number, error })),
            };
            if self.is_passing_over {
                let end = there.iter().position(|byte| *byte == b'\n');
                let passed = end.map_or(there.len(), |end| end + 1);
                self.from.consume(passed);
                self.is_passing_over = end.is_none();
                self.number += usize::from(end.is_some());
                continue;
            }
            let end = there.iter().rposition(|byte| *byte == b'\n').map(|last| last + 1);
            let taken = &there[..end.unwrap_or(there.len())];
            let (bytes, breaks) = (taken.len(), taken.iter().filter(|byte| **byte == b'\n').count());
            self.start.extend_from_slice(taken);
            self.from.consume(bytes);
            if breaks > 0 {
                return Some(Ok(self.chunk(breaks)));
            }
            if self.start.len() > self.longest {
                return Some(Err(self.pass_over()));
            }
        }
        self.damage.take().map(Err)
    }
}

/// The lines of `chunk` that are not blank.
pub fn read(chunk: &Chunk) -> impl Iterator<Item = Line> {
    let numbered = (chunk.first..).zip(chunk.bytes.split(|byte| *byte == b'\n'));
    numbered
        .filter(|(_, bytes)| !bytes.trim_ascii().is_empty())
        .map(|(number, bytes)| Line { number, document: document(bytes) })
}

fn document(bytes: &[u8]) -> Result<Document> {
    serde_json::from_slice(bytes).map_err(|error| {
        // “at line 1” is that of the bytes it was given, not of the file.
        let place = format!(" at line {} column {}", error.line(), error.column());
        let said = error.to_string();
        let said = said.strip_suffix(&place).unwrap_or(&said);
        anyhow!("expected one {{\"id\", \"text\"}} a line: {said} at byte {}", error.column())
    })
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use proptest::prelude::*;

    use super::*;

    /// What is read of `bytes`, `at_once` at a time, and then fails, if `fails`: the lines' numbers and ids, and the damage.
    fn lines(bytes: &[u8], at_once: usize, longest: usize, fails: bool) -> Vec<(usize, String)> {
        let end: Box<dyn Read> = if fails { Box::new(Broken) } else { Box::new(io::empty()) };
        let chunks = Chunks::of(BufReader::with_capacity(at_once, bytes.chain(end)), longest);
        let lines = chunks.flat_map(|found| match found {
            Ok(chunk) => read(&chunk).map(|line| (line.number, said(line.document))).collect(),
            Err(damage) => vec![(damage.line, damage.error.to_string())],
        });
        lines.collect()
    }

    fn said(document: Result<Document>) -> String {
        document.map_or_else(|error| error.to_string(), |document| document.id.to_string())
    }

    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("broken"))
        }
    }

    #[test]
    fn lines_have_their_numbers_whatever_is_read_at_once() {
        let text = b"{\"id\": 1, \"text\": \"a\"}\n\n \r\n{\"id\": 4, \"text\": \"d\"}\r\n{\"id\": 5, \"text\": \"e\"}";
        let expected = [(1, "1".to_owned()), (4, "4".to_owned()), (5, "5".to_owned())];
        for at_once in 1..text.len() + 2 {
            assert_eq!(lines(text, at_once, 1000, false), expected, "{at_once}");
        }
    }

    #[test]
    fn what_was_read_before_damage_comes_first() {
        let text = b"{\"id\": 1, \"text\": \"a\"}\n{\"id\": 2, \"te";
        let found = lines(text, 7, 1000, true);
        assert_eq!(found[0], (1, "1".to_owned()));
        assert!(found[1].0 == 2 && found[1].1.contains("EOF"), "{found:?}");
        assert_eq!(found[2], (2, "broken".to_owned()));
        let ended = lines(&text[..23], 7, 1000, true);
        assert_eq!(ended, [(1, "1".to_owned()), (2, "broken".to_owned())]);
        let whole = lines(&text[..22], 7, 1000, true);
        assert_eq!(whole, [(1, "1".to_owned()), (1, "broken".to_owned())]);
        assert_eq!(lines(b"", 7, 1000, true), [(1, "broken".to_owned())]);
    }

    #[test]
    fn a_line_that_is_too_long_is_told_and_passed_over() {
        let text =
            format!("{{\"id\": 1, \"text\": \"a\"}}\n{}\n{{\"id\": 3, \"text\": \"c\"}}\n", "x".repeat(90));
        let found = lines(text.as_bytes(), 8, 40, false);
        assert_eq!([found[0].0, found[1].0, found[2].0], [1, 2, 3], "{found:?}");
        assert!(found[1].1.contains("longer than 40 bytes"), "{found:?}");
        assert_eq!(found.len(), 3);
        assert_eq!(lines("x".repeat(90).as_bytes(), 8, 40, false).len(), 1);
    }

    #[test]
    fn an_error_says_the_byte_of_its_line() {
        let [(number, said)] = &lines(b"{\"id\": 1, \"text\": \"Caf\xe9 sold\"}\n", 64, 1000, false)[..]
        else {
            panic!("one line")
        };
        assert_eq!(*number, 1);
        assert!(said.contains("invalid unicode") && said.contains("at byte 2"), "{said}");
        assert!(!said.contains("line 1"), "{said}");
    }

    proptest! {
        #[test]
        fn chunks_hold_every_byte_in_order(bytes in "[a\n\r]{0,40}", at_once in 1_usize..12) {
            let chunks = Chunks::of(BufReader::with_capacity(at_once, bytes.as_bytes()), 1000);
            let (mut whole, mut number) = (Vec::new(), 1);
            for chunk in chunks.map(Result::unwrap) {
                prop_assert_eq!(chunk.first, number);
                number += chunk.bytes.iter().filter(|byte| **byte == b'\n').count();
                whole.extend(chunk.bytes);
            }
            prop_assert_eq!(whole, bytes.into_bytes());
        }
    }
}
