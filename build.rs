//! Leaves out of the tables what only people read: comments and the columns of examples and sources. They are a third of
//! what the tables add to the page's module. `data/*.tsv` → `$OUT_DIR/*.tsv`, with the same rows and columns;
//! `data/shapes.toml` → `$OUT_DIR/shapes.tsv`, a row a shape, its patterns without the white space that makes them readable.

use std::path::Path;
use std::{env, fs, io};

use regex_syntax::ast::parse::ParserBuilder;
use regex_syntax::ast::print::Printer;

/// Headings of columns that no code reads.
const FOR_PEOPLE: [&str; 3] = ["example", "counter-example", "source"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(Path::new(&out).join("shapes.tsv"), shapes(&fs::read_to_string("data/shapes.toml")?)?)?;
    for entry in fs::read_dir("data")? {
        let path = entry?.path();
        let Some(name) = path.file_name().filter(|_| path.extension().is_some_and(|end| end == "tsv")) else {
            continue;
        };
        fs::write(Path::new(&out).join(name), without_words_for_people(&fs::read_to_string(&path)?))?;
    }
    Ok(())
}

fn without_words_for_people(table: &str) -> String {
    // The last comment with tabs names the columns.
    let heading =
        table.lines().take_while(|line| line.starts_with('#')).filter(|line| line.contains('\t')).last();
    let columns: Vec<&str> =
        heading.map_or(Vec::new(), |line| line.trim_start_matches('#').split('\t').map(str::trim).collect());
    let mut rows = String::new();
    for row in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        for (number, cell) in row.split('\t').enumerate() {
            if number > 0 {
                rows.push('\t');
            }
            if !columns.get(number).is_some_and(|column| FOR_PEOPLE.contains(column)) {
                rows.push_str(cell);
            }
        }
        rows.push('\n');
    }
    rows
}

/// `data/shapes.toml` as rows: name, token, inside, pattern, except, not-before.
fn shapes(file: &str) -> io::Result<String> {
    let wrong = |message: String| io::Error::other(format!("data/shapes.toml: {message}"));
    let file: toml::Table = file.parse().map_err(|error| wrong(format!("{error}")))?;
    let shapes = file.get("shape").and_then(toml::Value::as_array);
    let mut rows = String::new();
    for shape in shapes.ok_or_else(|| wrong("holds no [[shape]]".to_owned()))? {
        let cell = |key: &str| shape.get(key).and_then(toml::Value::as_str).unwrap_or_default();
        let inside = shape.get("inside").and_then(toml::Value::as_array);
        let inside: Vec<_> = inside.into_iter().flatten().filter_map(toml::Value::as_str).collect();
        let mut cells = vec![cell("name").to_owned(), cell("token").to_owned(), inside.join(" ")];
        for key in ["pattern", "except", "not-before"] {
            let pattern =
                terse(cell(key)).map_err(|error| wrong(format!("{key} of {}: {error}", cell("name"))))?;
            cells.push(pattern);
        }
        rows.push_str(&cells.join("\t"));
        rows.push('\n');
    }
    Ok(rows)
}

/// A pattern of many lines, with spaces and comments in it, as one line that means the same. An error where it does not
/// compile without tables of Unicode, as in `(?u:\d)`: the module has none, while what the tests link may have them.
fn terse(pattern: &str) -> Result<String, Box<dyn std::error::Error>> {
    regex_syntax::ParserBuilder::new()
        .unicode(false)
        .utf8(false)
        .ignore_whitespace(true)
        .build()
        .parse(pattern)?;
    let syntax = ParserBuilder::new().ignore_whitespace(true).build().parse(pattern)?;
    let mut terse = String::new();
    Printer::new().print(&syntax, &mut terse)?;
    Ok(terse)
}
