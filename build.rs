//! Leaves out of the tables what only people read: comments and the columns of examples and sources. They are a third of
//! what the tables add to the page's module. `data/*.tsv` → `$OUT_DIR/*.tsv`, with the same rows and columns;
//! `data/shapes.toml` → `$OUT_DIR/shapes.rs` and the files that it includes, its patterns compiled.

use std::path::Path;
use std::{env, fs, io};

#[path = "build/shapes.rs"]
mod shapes;

/// Headings of columns that no code reads.
const FOR_PEOPLE: [&str; 3] = ["example", "counter-example", "source"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    shapes::compile(&fs::read_to_string("data/shapes.toml")?, Path::new(&out))
        .map_err(|error| io::Error::other(format!("data/shapes.toml: {error}")))?;
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
