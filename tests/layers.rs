//! Layers only point down: a file uses only what stands before it in the list, and detectors never meet.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

use std::path::{Path, PathBuf};

const LAYERS: [&str; 10] =
    ["text", "fact", "lexicon", "syntax", "names", "detect", "attribute", "overlap", "engine", "wasm"];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

/// What a line uses of this crate: `["detect", "quote"]` of `use crate::detect::quote::…`.
fn uses(line: &str) -> Vec<Vec<&str>> {
    let code = line.split("//").next().unwrap_or_default();
    code.split("crate::")
        .skip(1)
        .map(|rest| {
            let path = rest
                .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                .next()
                .unwrap_or_default();
            path.split("::").filter(|s| !s.is_empty()).collect()
        })
        .collect()
}

/// What is wrong with `line` in the file `path`, given relative to src/.
fn breach(path: &Path, line: &str) -> Option<String> {
    let mut parts = path.iter().map(|p| p.to_str().unwrap().trim_end_matches(".rs"));
    let (layer, inner) = (parts.next().unwrap(), parts.next());
    let rank = |name: &str| LAYERS.iter().position(|l| *l == name);
    let here = rank(layer)?;
    if line.contains("crate::{") {
        return Some("`crate::{…}` hides what is used: one `use` a layer".to_owned());
    }
    uses(line).into_iter().find_map(|used| {
        let there = rank(used.first()?)?;
        if there > here {
            return Some(format!("{layer} uses {}, which stands above it", used[0]));
        }
        let sibling = layer == "detect" && used[0] == "detect" && inner.is_some_and(|i| i != "mod");
        let detector = |name: &str| ["quantity", "quote", "place"].contains(&name);
        let other = used.get(1).filter(|u| sibling && detector(u) && Some(**u) != inner)?;
        Some(format!("the {} detector uses {other}", inner.unwrap_or_default()))
    })
}

#[test]
fn layers_only_point_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    assert!(files.len() > 15, "found {} files in {}", files.len(), src.display());
    for file in files {
        let path = file.strip_prefix(&src).unwrap();
        for (number, line) in std::fs::read_to_string(&file).unwrap().lines().enumerate() {
            if let Some(breach) = breach(path, line) {
                panic!("src/{}:{}: {breach}: {line}", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn a_breach_is_seen() {
    let sees = |path: &str, line: &str| breach(Path::new(path), line).is_some();
    assert!(sees("text/token.rs", "use crate::lexicon::rows;"));
    assert!(sees("syntax/clauses.rs", "use crate::detect::Analysis;"));
    assert!(!sees("syntax/clauses.rs", "use crate::lexicon::Words;"));
    assert!(sees("fact.rs", "    let x = crate::engine::Engine::new();"));
    assert!(sees("detect/place/mod.rs", "use crate::detect::quote::Detector;"));
    assert!(sees("names/cast.rs", "use crate::detect::Analysis;"));
    assert!(sees("lexicon/words.rs", "use crate::names::Cast;"));
    assert!(!sees("names/cast.rs", "use crate::lexicon::Words;"));
    assert!(!sees("detect/place/beside.rs", "use crate::names::Kind;"));
    assert!(!sees("detect/place/mod.rs", "use crate::detect::place::lookup;"));
    assert!(!sees("detect/place/mod.rs", "use crate::detect::{Analysis, Mention};"));
    assert!(!sees("engine.rs", "use crate::detect::{Analysis, place, quantity, quote};"));
    assert!(!sees("text/token.rs", "// see crate::engine"));
}

#[test]
fn only_the_boundary_knows_javascript() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    for file in files.iter().filter(|f| !f.starts_with(src.join("wasm")) && !f.ends_with("wasm.rs")) {
        let text = std::fs::read_to_string(file).unwrap();
        for word in ["wasm_bindgen", "web_sys", "js_sys"] {
            assert!(!text.contains(word), "{} names {word}", file.display());
        }
    }
}
