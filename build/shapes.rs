//! Compiles `data/shapes.toml`, so that the engine has no compiler of patterns: `regex-automata` builds the smallest automaton
//! of each pattern and writes it as the bytes that it runs itself in `src/text/shapes.rs`.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::{env, fs, iter};

use regex_automata::Anchored;
use regex_automata::dfa::dense::{self, DFA};
use regex_automata::dfa::{Automaton, StartKind};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::util::{start, syntax};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How many shapes there may be: what a byte tells of each is a bit.
const MOST: usize = 64;

/// How large an automaton may be before it is minimized: some 2000 states. Minimizing many more takes seconds, and the module
/// would be heavy with them.
const MOST_BYTES: usize = 500_000;

/// Of how many first bytes it is written which shapes can have them.
const FIRST_BYTES: usize = 3;

/// For each byte, the shapes that it leaves possible where it stands: the first shape is the lowest bit.
type Possible = [u64; 256];

/// Compiles the text of `data/shapes.toml` into the folder `out`: `shapes.rs` has the statics of `src/text/shapes.rs` and includes
/// the other files, one for each automaton.
pub fn compile(file: &str, out: &Path) -> Result<()> {
    let file: toml::Table = file.parse()?;
    let shapes = file.get("shape").and_then(toml::Value::as_array).ok_or("holds no [[shape]]")?;
    if shapes.len() > MOST {
        return Err(format!("holds more than {MOST} shapes").into());
    }
    let mut rows = String::new();
    let (mut first, mut word) = ([[0; 256]; FIRST_BYTES], FirstWord::default());
    for (number, shape) in shapes.iter().enumerate() {
        let name = shape.get("name").and_then(toml::Value::as_str).ok_or("a shape has no name")?;
        let (row, pattern) = row(name, shape, out).map_err(|error| format!("{name}: {error}"))?;
        rows.push_str(&row);
        mark_first(&pattern, 1 << number, &mut first)?;
        mark_word(&pattern, 1 << number, &mut word)?;
    }
    let statics = format!(
        "static ROWS: [Row; {}] = [\n{rows}];\n\
         static BY_BYTES: ByBytes = ByBytes {{ first: {first:?}, word: {}, behind_word: {:?}, behind_sign: {:?} }};\n",
        shapes.len(),
        word.alone,
        word.behind,
        word.behind_sign,
    );
    Ok(fs::write(out.join("shapes.rs"), statics)?)
}

/// A shape as a `Row`, and the automaton of its pattern.
fn row(name: &str, shape: &toml::Value, out: &Path) -> Result<(String, DFA<Vec<u32>>)> {
    let cell = |key: &str| shape.get(key).and_then(toml::Value::as_str).unwrap_or_default();
    let inside = shape.get("inside").and_then(toml::Value::as_array);
    let holds = |what: &str| inside.into_iter().flatten().any(|cell| cell.as_str() == Some(what));
    let longest = match shape.get("longest").map(|cell| cell.as_integer().ok_or("longest is no number")) {
        Some(longest) => longest?.to_string(),
        None => "usize::MAX".to_owned(),
    };
    let write = |automaton: &DFA<Vec<u32>>, key: &str| -> Result<String> {
        let file = format!("{name}.{key}.dfa");
        fs::write(out.join(&file), bytes(automaton)?)?;
        Ok(format!("Pattern::new(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\")))"))
    };
    let optional = |key: &str, end: &str| -> Result<String> {
        match cell(key) {
            "" => Ok("None".to_owned()),
            pattern => Ok(format!("Some({})", write(&automaton(pattern, end)?, key)?)),
        }
    };
    // No letter, digit or underscore may stand behind a shape.
    let pattern = automaton(cell("pattern"), r"\b{end-half}")?;
    let row = format!(
        "Row {{ name: {name:?}, address: {}, holds_place: {}, holds_number: {}, longest: {longest},\n\
         pattern: {}, except: {}, not_before: {} }},\n",
        cell("token") == "address",
        holds("place"),
        holds("number"),
        write(&pattern, "pattern")?,
        optional("except", "$")?,
        optional("not-before", "")?,
    );
    Ok((row, pattern))
}

/// The smallest automaton of `pattern`, at the start of the text and with `end` behind it. `\d`, `\w`, `\b` and `(?i)` speak of
/// ASCII alone.
fn automaton(pattern: &str, end: &str) -> Result<DFA<Vec<u32>>> {
    // The line break ends a comment of the pattern.
    let pattern = format!("^(?x:{pattern}\n){end}");
    let config = dense::Config::new().start_kind(StartKind::Anchored).minimize(true).accelerate(false);
    let config = config.dfa_size_limit(Some(MOST_BYTES));
    let ascii = syntax::Config::new().unicode(false).utf8(false);
    let bytes = thompson::Config::new().utf8(false);
    let automaton = dense::Builder::new().configure(config).syntax(ascii).thompson(bytes).build(&pattern);
    automaton.map_err(|error| {
        let causes = iter::successors(Some(&error as &dyn Error), |&error| error.source());
        let mut message = causes.map(ToString::to_string).collect::<Vec<_>>().join(": ");
        if error.is_size_limit_exceeded() {
            message.push_str("; bound the match by `longest` instead of by a count in the pattern");
        }
        message.into()
    })
}

/// `automaton` as the target of the build reads it, without the steps that lead nowhere: an eighth of the bytes that all of them take.
fn bytes(automaton: &DFA<Vec<u32>>) -> Result<Vec<u8>> {
    let automaton = automaton.to_sparse()?;
    Ok(match env::var("CARGO_CFG_TARGET_ENDIAN").as_deref() {
        Ok("big") => automaton.to_bytes_big_endian(),
        _ => automaton.to_bytes_little_endian(),
    })
}

fn start_of(automaton: &DFA<Vec<u32>>) -> Result<StateID> {
    Ok(automaton.start_state(&start::Config::new().anchored(Anchored::Yes))?)
}

/// The bytes on which `automaton` goes on from `state`, each with where it leads.
fn steps(automaton: &DFA<Vec<u32>>, state: StateID) -> impl Iterator<Item = (u8, StateID)> {
    let steps = (0..=u8::MAX).map(move |byte| (byte, automaton.next_state(state, byte)));
    steps.filter(|(_, next)| !automaton.is_dead_state(*next))
}

/// Marks with `bit` each byte that can stand first, second, … where `automaton` matches, or next to the match.
fn mark_first(automaton: &DFA<Vec<u32>>, bit: u64, first: &mut [Possible]) -> Result<()> {
    let mut states = BTreeSet::from([start_of(automaton)?]);
    for possible in first {
        // A match is told one byte late. Behind that byte anything may stand.
        if states.iter().any(|state| automaton.is_match_state(*state)) {
            possible.iter_mut().for_each(|shapes| *shapes |= bit);
            continue;
        }
        let next: Vec<_> = states.iter().flat_map(|state| steps(automaton, *state)).collect();
        next.iter().for_each(|(byte, _)| possible[usize::from(*byte)] |= bit);
        states = next.into_iter().map(|(_, state)| state).collect();
    }
    Ok(())
}

/// What can stand behind a first word: a letter, digit or underscore, and those that follow.
struct FirstWord {
    /// The shapes that such a word can be alone.
    alone: u64,
    /// By the byte behind it.
    behind: Possible,
    /// By the byte behind that one.
    behind_sign: Possible,
}

impl Default for FirstWord {
    fn default() -> Self {
        Self { alone: 0, behind: [0; 256], behind_sign: [0; 256] }
    }
}

/// Marks with `bit` what can stand behind the first word, where `automaton` matches what starts with one. As no letter, digit or
/// underscore stands behind a match, it has all of its first word.
fn mark_word(automaton: &DFA<Vec<u32>>, bit: u64, word: &mut FirstWord) -> Result<()> {
    let of_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let in_word = |(byte, next)| of_word(byte).then_some(next);
    let mut open: Vec<_> = steps(automaton, start_of(automaton)?).filter_map(in_word).collect();
    let mut seen = BTreeSet::new();
    while let Some(state) = open.pop() {
        if seen.insert(state) {
            open.extend(steps(automaton, state).filter_map(in_word));
        }
    }
    if seen.iter().any(|state| automaton.is_match_state(automaton.next_eoi_state(*state))) {
        word.alone |= bit;
    }
    let behind = |state: &StateID| steps(automaton, *state).filter(|(byte, _)| !of_word(*byte));
    let signs: Vec<_> = seen.iter().flat_map(behind).collect();
    for (sign, state) in signs {
        word.behind[usize::from(sign)] |= bit;
        // A match is told one byte late. Behind that byte anything may stand.
        if automaton.is_match_state(state) {
            word.behind_sign.iter_mut().for_each(|shapes| *shapes |= bit);
        }
        steps(automaton, state).for_each(|(byte, _)| word.behind_sign[usize::from(byte)] |= bit);
    }
    Ok(())
}
