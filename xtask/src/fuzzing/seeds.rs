//! Owns the inputs that a target starts from: the project's own sentences, in the form that the target reads. They are made for
//! each run, so that a new case is a new seed, and none is kept that nobody can read.
//!
//! “Rents fell by 4 percent.” of tests/cases → `<p>Rents fell by 4 percent.</p>` for `html`

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::dictionary::{cells, tables};
use crate::paths::Paths;

/// Writes the seeds of `target` to `folder`, which has nothing else behind it.
///
/// # Errors
/// When a file of ours cannot be read, or a seed not be written.
pub fn write(paths: &Paths, target: &str, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    for (number, seed) in seeds(paths, target)?.into_iter().enumerate() {
        let file = folder.join(format!("{number:05}"));
        fs::write(&file, seed).with_context(|| format!("writing {}", file.display()))?;
    }
    Ok(())
}

fn seeds(paths: &Paths, target: &str) -> Result<Vec<String>> {
    // It makes its own first file: fuzz_targets/gazetteer.rs.
    if target == "gazetteer" {
        return Ok(Vec::new());
    }
    let texts = texts(paths)?;
    let each = texts.iter().enumerate();
    Ok(match target {
        "html" | "precomputed" => {
            let mut pages: Vec<String> = each.map(|(number, text)| page(number, text)).collect();
            for file in files(&paths.www().join("demo/articles"), "html")? {
                pages.push(read(&file)?);
            }
            pages
        }
        "jsonl" => each.map(|(number, text)| line(number, text)).collect(),
        // A target that nothing is said of here reads its input as fuzz/src/input.rs does.
        _ => each.map(|(number, text)| marked_up(number, text)).collect(),
    })
}

/// Our own texts: of cases and whole pages, the examples of the tables, and the cases of ../shared where it is there.
fn texts(paths: &Paths) -> Result<BTreeSet<String>> {
    let mut texts = BTreeSet::new();
    for file in files(&paths.root.join("tests/cases"), "toml")? {
        let table: toml::Table =
            read(&file)?.parse().with_context(|| format!("reading {}", file.display()))?;
        let cases = table.get("case").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
        texts.extend(cases.iter().filter_map(|case| Some(case.get("text")?.as_str()?.to_owned())));
    }
    for file in files(&paths.root.join("tests/pages"), "txt")? {
        texts.insert(read(&file)?);
    }
    for (_, table) in tables(&paths.root.join("data"))? {
        let examples = cells(&table).filter(|(heading, _)| heading.ends_with("example"));
        texts.extend(examples.map(|(_, example)| example.to_owned()));
    }
    for file in files(&paths.root.join("../shared/cases"), "jsonl")? {
        let lines = read(&file)?;
        let cases = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        texts.extend(cases.filter_map(|case| Some(case.get("text")?.as_str()?.to_owned())));
    }
    texts.remove("");
    Ok(texts)
}

/// The files under `folder` whose names end so, in order; none where there is no such folder.
fn files(folder: &Path, end: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, end)?);
        } else if path.extension().is_some_and(|own| own == end) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

/// Three of four with the default options, the rest with others; of some the first block is no paragraph, or has a link.
fn marked_up(number: usize, text: &str) -> String {
    const OPTIONS: [&str; 8] = ["!  ", "&  ", " ! ", "$\" ", "(  ", "`  ", " #(", "\"  "];
    let options = if number.is_multiple_of(4) { OPTIONS[number / 4 % OPTIONS.len()] } else { "   " };
    let kind = ["", "", "", "# ", "- ", "| ", "> ", "^ ", "@ ", "? "][number % 10];
    let text = match text.split_once(' ').filter(|_| number.is_multiple_of(5)) {
        Some((word, rest)) => format!("[{word}](/r) {rest}"),
        None => text.to_owned(),
    };
    format!("{options}{kind}{text}")
}

/// A page with `text` in it: blocks in elements of several kinds, quotation marks as they are or as `<q>`.
fn page(number: usize, text: &str) -> String {
    let safe = text.replace('&', "&amp;").replace('<', "&lt;");
    let safe =
        if number.is_multiple_of(3) { safe.replace('“', "<q>").replace('”', "</q>") } else { safe };
    let safe = if number.is_multiple_of(5) { format!("<a href=\"/r\">{safe}</a>") } else { safe };
    let kind = ["p", "p", "h2", "li", "blockquote", "div", "figcaption", "td"][number % 8];
    let blocks: String =
        safe.split("\n\n").map(|block| format!("<{kind}>{}</{kind}>", block.replace('\n', "<br>"))).collect();
    match kind {
        "td" => format!("<table><tr>{blocks}</table>"),
        "div" => format!("<nav>Home</nav><article lang=\"en-GB\">{blocks}</article>"),
        _ => blocks,
    }
}

/// A line, and one that is none.
fn line(number: usize, text: &str) -> String {
    let line = json!({ "id": number, "text": text }).to_string();
    if number.is_multiple_of(7) { format!("{line}\n\n{{\"id\": null}}\n") } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths() -> Paths {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned();
        Paths { cache: root.join("target"), root }
    }

    #[test]
    fn cases_pages_and_examples_are_seeds() {
        let texts = texts(&paths()).unwrap();
        assert!(texts.contains("Ferry traffic rose 3 percent from 2019."), "tests/cases");
        assert!(texts.contains("Sales rose 3 percent from 2019."), "data/bases.tsv");
        assert!(texts.iter().any(|text| text.starts_with("Port of Skarvik")), "tests/pages");
    }

    #[test]
    fn seeds_are_what_their_targets_read() {
        assert_eq!(page(0, "“No,” he said."), "<p><a href=\"/r\"><q>No,</q> he said.</a></p>");
        assert_eq!(
            page(5, "A & B\n\nC"),
            "<nav>Home</nav><article lang=\"en-GB\"><div><a href=\"/r\">A &amp; B</div><div>C</a></div></article>"
        );
        assert_eq!(marked_up(1, "It cost £5."), "   It cost £5.");
        assert_eq!(marked_up(5, "It cost £5."), "   | [It](/r) cost £5.");
        assert_eq!(line(1, "“5”"), r#"{"id":1,"text":"“5”"}"#);
        assert_eq!(line(7, "5").lines().count(), 3);
    }
}
