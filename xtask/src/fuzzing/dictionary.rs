//! Owns the words that the fuzzer puts into inputs: those that rules ask for, from the tables in data/, and the marks and
//! invisible characters that text is cut at. What the words mean is the engine's.
//!
//! the phrase `more than` of data/approximators.tsv → `" more than "` in fuzz/words.dict

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::paths::Paths;

/// Columns that hold words of texts, by their headings; several words stand in a cell between `;` or `|`.
const COLUMNS: [&str; 15] = [
    "word",
    "words",
    "phrase",
    "lemma",
    "title",
    "sign",
    "symbols",
    "clues",
    "name",
    "names",
    "abbreviations",
    "demonyms",
    "before",
    "after",
    "parts",
];
/// Columns with a word between every two blanks.
const LISTS: [(&str, &str); 3] =
    [("words.tsv", "words"), ("cues.tsv", "forms"), ("block_kinds.tsv", "example")];
/// Of the words of a table with more than this only some are taken, evenly: names would leave little room for words.
const MOST: usize = 400;

/// Where text is cut, joined or hidden, and what numbers are made of.
const MARKS: [&str; 74] = [
    "“", "”", "‘", "’", "\"", "'", "''", "«", "»", "„", "‚", "‹", "›", "「", "」", "(", ")", "[", "]", ".",
    ",", ";", ":", "!", "?", "…", "...", "-", "‐", "–", "—", "−", "/", "%", "‰", "°", "′", "″", "$", "€",
    "£", "¥", "½", "¾", "⅓", "²", "×", "±", "~", "&", "@", "#", "*", "•", "\u{a0}", "\u{202f}", "\u{2009}",
    "\u{200b}", "\u{200d}", "\u{2060}", "\u{feff}", "\u{ad}", "\u{202e}", "\u{fffc}", "\u{301}", "\n",
    "\r\n", "\u{2028}", "\n\n", "\t", "1,000", "0.5", "٣", "１",
];
/// The mark-up of inputs (fuzz/src/input.rs), of pages and of JSON lines.
const MARK_UP: [&str; 34] = [
    "\n\n# ",
    "\n\n- ",
    "\n\n| ",
    "\n\n> ",
    "\n\n^ ",
    "\n\n@ ",
    "\n\n? ",
    "\n\n+ ",
    "\n\n] ",
    "\n\n/ ",
    "<sup>",
    "</sup>",
    "[",
    "](/r)",
    "<p>",
    "</p>",
    "<br>",
    "<q>",
    "</q>",
    "<a href=\"/r\">",
    "</a>",
    "<li>",
    "<td>",
    "<h2>",
    "<blockquote>",
    "<article>",
    "<details>",
    "<span hidden>",
    " lang=\"de\"",
    "&nbsp;",
    "{\"id\":1,\"text\":\"",
    "\"}\n",
    "\\n",
    "\\ud83d\\ude00",
];

/// Writes the dictionary, in libFuzzer's format, and gives its place.
///
/// # Errors
/// When a table cannot be read, or the file not be written.
pub fn write(paths: &Paths) -> Result<PathBuf> {
    let file = paths.fuzz().join("words.dict");
    let mut entries: BTreeSet<String> = MARKS.into_iter().chain(MARK_UP).map(entry).collect();
    for (name, text) in tables(&paths.root.join("data"))? {
        entries.extend(words(&name, &text).iter().map(|word| entry(&format!(" {word} "))));
    }
    let text: String = entries.into_iter().map(|entry| entry + "\n").collect();
    fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
    Ok(file)
}

/// The tables of `folder` by name, in order.
pub fn tables(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut tables = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "tsv") {
            let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            tables.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text));
        }
    }
    tables.sort();
    Ok(tables)
}

/// The cells of `table`, each with its column's heading, row by row; in a table without headings that of all is “name”.
pub fn cells(table: &str) -> impl Iterator<Item = (&str, &str)> {
    let comments = table.lines().take_while(|line| line.starts_with('#'));
    let heading = comments.filter(|line| line.contains('\t')).last().unwrap_or("name");
    let headings: Vec<&str> = heading.trim_start_matches('#').split('\t').map(str::trim).collect();
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .flat_map(move |row| headings.clone().into_iter().zip(row.split('\t')))
}

/// The words of a table.
fn words<'t>(name: &str, table: &'t str) -> Vec<&'t str> {
    let mut words: Vec<&str> = Vec::new();
    for (heading, cell) in cells(table) {
        if LISTS.contains(&(name, heading)) {
            words.extend(cell.split_whitespace());
        } else if COLUMNS.contains(&heading) {
            words.extend(cell.split([';', '|']).map(str::trim).filter(|word| !word.is_empty()));
        }
    }
    let step = words.len().div_ceil(MOST).max(1);
    words.into_iter().step_by(step).collect()
}

/// A line of the dictionary: `"\xe2\x80\x9c"`.
fn entry(word: &str) -> String {
    let mut line = String::from("\"");
    for byte in word.bytes() {
        match byte {
            b'"' | b'\\' => line.extend(['\\', char::from(byte)]),
            b' '..=b'~' => line.push(char::from(byte)),
            _ => line.push_str(&format!("\\x{byte:02x}")),
        }
    }
    line + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_from_the_columns_that_hold_some() {
        let table = "# Of units.\n# id\tname\twords\tsymbols\texample\nmetre\tmetre\tmetre|metres\tm\tIt was 7 metres.\n";
        assert_eq!(words("units.tsv", table), ["metre", "metre", "metres", "m"]);
        assert_eq!(words("words.tsv", "# words\ttags\nthe a an\tdet\n"), ["the", "a", "an"]);
        assert_eq!(words("surnames.tsv", "# Surnames.\nSmith; Jones\n"), ["Smith", "Jones"]);
    }

    #[test]
    fn entries_are_ascii() {
        assert_eq!(entry("“a\"\\\n"), r#""\xe2\x80\x9ca\"\\\x0a""#);
    }

    #[test]
    fn every_table_of_words_gives_some() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for (name, text) in tables(&root.join("data")).unwrap() {
            assert!(!words(&name, &text).is_empty(), "{name} gives no words");
        }
    }
}
