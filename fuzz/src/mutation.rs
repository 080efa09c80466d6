//! Owns changing text as text: words, blanks and marks are put in, left out, doubled, moved and written otherwise. A changed byte
//! of a word makes another unknown word, mostly; rules are reached by known words in places where nobody expects them.
//!
//! “Rents fell by 4 percent.” → “Rents fell by more than 4\u{a0}percent.”, “percent fell by 4 Rents.”, “Rents FELL by ½ percent.”

use std::sync::LazyLock;

use fastrand::Rng;
use libfuzzer_sys::fuzzer_mutate;

/// What may stand between two words.
const BETWEEN: [&str; 14] =
    ["", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u{a0}", "\u{2009}", "\u{200b}", "\u{ad}", "-", ", ", ". "];
const NUMBERS: [&str; 14] = [
    "0",
    "1",
    "2",
    "7",
    "12",
    "20",
    "2019",
    "1,000",
    "1.5",
    "1/2",
    "½",
    "10^9",
    "0.0001",
    "99999999999999999999",
];

/// Words of data/ and marks, as `cargo xtask fuzz` has written them down; none where it has not.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/words.dict");
    let dictionary = std::fs::read_to_string(file).unwrap_or_default();
    dictionary.lines().filter_map(word).collect()
});

/// The word of a line of a dictionary: `"caf\xc3\xa9"` → café.
fn word(line: &str) -> Option<String> {
    let mut rest = line.strip_prefix('"')?.strip_suffix('"')?.bytes();
    let mut word = Vec::new();
    while let Some(byte) = rest.next() {
        match (byte, byte == b'\\') {
            (byte, false) => word.push(byte),
            _ => match rest.next()? {
                b'x' => {
                    let digits = [rest.next()?, rest.next()?].map(char::from);
                    word.push(u8::from_str_radix(&digits.iter().collect::<String>(), 16).ok()?);
                }
                byte => word.push(byte),
            },
        }
    }
    String::from_utf8(word).ok()
}

/// Changes `data[..size]`, of which the first `head` bytes are no text, and gives its new length, `max_size` at most. What
/// is longer becomes shorter: that is how a found input is made small. Each third change is left to libFuzzer, which knows
/// other inputs and what is compared.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32, head: usize) -> usize {
    let mut random = Rng::with_seed(u64::from(seed));
    if size <= head || max_size <= head {
        return fuzzer_mutate(data, size, max_size);
    }
    if random.u8(..3) == 0 {
        // What is not needed for a crash stays as it was: a reader sees what is.
        let kept = if max_size < size { head } else { 0 };
        return kept + fuzzer_mutate(&mut data[kept..], size - kept, max_size - kept);
    }
    let text = String::from_utf8_lossy(&data[head..size]).into_owned();
    let mut pieces = pieces(&text);
    for _ in 0..random.usize(1..5) {
        change(&mut pieces, &mut random);
    }
    while pieces.iter().map(String::len).sum::<usize>() > max_size - head {
        remove(&mut pieces, &mut random);
    }
    let text = pieces.concat();
    data[head..head + text.len()].copy_from_slice(text.as_bytes());
    head + text.len()
}

/// Runs of letters and digits, runs of white space, and all else character by character.
fn pieces(text: &str) -> Vec<String> {
    let kind = |c: char| {
        if c.is_alphanumeric() {
            1
        } else if c.is_whitespace() {
            2
        } else {
            0
        }
    };
    let mut pieces: Vec<String> = Vec::new();
    let mut last = 0;
    for c in text.chars() {
        match pieces.last_mut().filter(|_| kind(c) != 0 && kind(c) == last) {
            Some(piece) => piece.push(c),
            None => pieces.push(c.into()),
        }
        last = kind(c);
    }
    pieces
}

fn change(pieces: &mut Vec<String>, random: &mut Rng) {
    let known = |random: &mut Rng| random.choice(WORDS.iter()).cloned().unwrap_or_default();
    if pieces.is_empty() {
        return pieces.push(known(random));
    }
    let at = random.usize(..pieces.len());
    match random.u8(..10) {
        0 => remove(pieces, random),
        1 => {
            let copy = pieces[at..pieces.len().min(at + random.usize(1..9))].to_vec();
            let to = random.usize(..=pieces.len());
            pieces.splice(to..to, copy);
        }
        2 => {
            let other = random.usize(..pieces.len());
            pieces.swap(at, other);
        }
        3 => pieces[at] = known(random).trim().to_owned(),
        4 => pieces[at] = written_otherwise(&pieces[at], random),
        5 => {
            let cut = pieces[at].char_indices().map(|(cut, _)| cut).nth(random.usize(..4)).unwrap_or(0);
            let between = BETWEEN[random.usize(..BETWEEN.len())];
            pieces[at].insert_str(cut, between);
        }
        6 | 7 => {
            // A blank is more often in a rule's way than a word is.
            let blank = (at..pieces.len()).find(|&at| pieces[at].trim().is_empty()).unwrap_or(at);
            pieces[blank] = BETWEEN[random.usize(..BETWEEN.len())].to_owned();
        }
        _ => pieces.insert(at, known(random)),
    }
}

fn remove(pieces: &mut Vec<String>, random: &mut Rng) {
    let at = random.usize(..pieces.len().max(1));
    pieces.drain(at..pieces.len().min(at + random.usize(1..6)));
}

/// A number as another one, a word in other letters.
fn written_otherwise(piece: &str, random: &mut Rng) -> String {
    let mut letters = piece.chars();
    match (letters.next(), random.u8(..3)) {
        (Some(first), _) if first.is_numeric() => NUMBERS[random.usize(..NUMBERS.len())].to_owned(),
        (_, 0) => piece.to_uppercase(),
        (_, 1) => piece.to_lowercase(),
        (first, _) => first.into_iter().flat_map(char::to_uppercase).chain(letters).collect(),
    }
}
