//! Layers only point down: a file uses only what stands before it in the list, and detectors never meet. Within a layer files
//! form no circle either.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const LAYERS: [&str; 11] =
    ["text", "fact", "lexicon", "syntax", "names", "detect", "attribute", "overlap", "bar", "engine", "wasm"];

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

/// The modules of a file: `["detect", "quote"]` of `detect/quote/mod.rs`.
fn modules(path: &Path) -> Vec<String> {
    let parts = path.iter().map(|part| part.to_str().unwrap().trim_end_matches(".rs").to_owned());
    parts.filter(|part| part != "mod" && part != "lib").collect()
}

/// What a `use` names, each path whole: `super::{a::X, b}` → `super::a::X`, `super::b`.
fn expanded(tree: &str) -> Vec<String> {
    let Some(open) = tree.find('{') else { return vec![tree.trim().to_owned()] };
    let (before, inside) = (&tree[..open], &tree[open + 1..tree.rfind('}').expect("a closing brace")]);
    let (mut depth, mut start, mut paths) = (0, 0, Vec::new());
    for (at, sign) in inside.char_indices().chain([(inside.len(), ',')]) {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let parts = expanded(&inside[start..at]);
                paths.extend(parts.iter().map(|part| format!("{}{part}", before.trim())));
                start = at + 1;
            }
            _ => {}
        }
    }
    paths
}

/// The paths that code names, in `use` lines and elsewhere, as modules from the crate's root on. `here` is the code's module.
fn named(code: &str, here: &[String]) -> Vec<Vec<String>> {
    let code = code.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines: Vec<&str> = code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = lines.join("\n");
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let is_use =
        |line: &str| line.trim_start().starts_with("use ") || line.trim_start().starts_with("pub use ");
    let used = (0..lines.len()).filter(|at| is_use(lines[*at])).flat_map(|at| {
        let statement = lines[at..].join(" ");
        let statement = statement.split_once("use ").map_or("", |(_, rest)| rest);
        expanded(statement.split(';').next().unwrap_or_default())
    });
    let plain = code.split(|c| !is_path(c)).filter(|path| path.contains("::")).map(str::to_owned);
    used.chain(plain)
        .filter_map(|path| {
            let mut from: Vec<String> = match path.split("::").next()? {
                "super" | "self" => here.to_vec(),
                "crate" => Vec::new(),
                // A child of this module, where there is one of the name.
                _ => here.iter().cloned().chain([path.split("::").next()?.to_owned()]).collect(),
            };
            for part in path.split("::").skip_while(|part| *part == "self") {
                match part {
                    "super" => drop(from.pop()),
                    "crate" => {}
                    part if from.last().is_some_and(|last| last == part) => {}
                    part => from.push(part.to_owned()),
                }
            }
            Some(from)
        })
        .collect()
}

/// The modules each module uses, a folder's face (its `mod.rs`) left out: it holds what the files in it share.
fn used_modules(files: &[(Vec<String>, String)]) -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let known: BTreeSet<&[String]> = files.iter().map(|(modules, _)| modules.as_slice()).collect();
    let mut all = BTreeMap::new();
    for (here, code) in files {
        let mut used = BTreeSet::new();
        for path in named(code, here) {
            let module = (1..=path.len()).rev().map(|end| &path[..end]).find(|end| known.contains(end));
            let other = module.filter(|module| !here.starts_with(module) && !module.starts_with(here));
            used.extend(other.map(<[String]>::to_vec));
        }
        all.insert(here.clone(), used);
    }
    all
}

/// A circle of modules that use each other, if there is one.
fn circle(used: &BTreeMap<Vec<String>, BTreeSet<Vec<String>>>) -> Option<Vec<String>> {
    // What uses nothing more is in no circle: taken out until nothing goes.
    let mut rest = used.clone();
    loop {
        let done: Vec<_> = rest
            .iter()
            .filter(|(_, uses)| uses.iter().all(|module| !rest.contains_key(module)))
            .map(|(module, _)| module.clone())
            .collect();
        if done.is_empty() {
            break;
        }
        rest.retain(|module, _| !done.contains(module));
    }
    let mut walk = vec![rest.keys().next()?.clone()];
    loop {
        let next = rest[walk.last()?].iter().find(|module| rest.contains_key(*module))?.clone();
        if let Some(start) = walk.iter().position(|module| *module == next) {
            return Some(walk[start..].iter().map(|module| module.join("/")).collect());
        }
        walk.push(next);
    }
}

#[test]
fn files_form_no_circle() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let read = |file: &PathBuf| std::fs::read_to_string(file).unwrap();
    let files: Vec<_> =
        files.iter().map(|file| (modules(file.strip_prefix(&src).unwrap()), read(file))).collect();
    let used = used_modules(&files);
    assert!(used.values().map(BTreeSet::len).sum::<usize>() > 150, "too few uses were read");
    if let Some(circle) = circle(&used) {
        panic!("these files use each other: {}", circle.join(" → "));
    }
}

#[test]
fn a_circle_is_seen() {
    let files = |codes: &[(&str, &str)]| -> Vec<(Vec<String>, String)> {
        codes.iter().map(|(path, code)| (modules(Path::new(path)), (*code).to_owned())).collect()
    };
    let circle_of = |codes: &[(&str, &str)]| circle(&used_modules(&files(codes)));
    let found = circle_of(&[
        ("names/runs.rs", "use super::{View, signs::Signs};"),
        ("names/signs.rs", "fn x() { super::scan::runs(); }"),
        ("names/scan.rs", "use crate::names::runs::Run;"),
        ("text/mod.rs", "use span::Span;"),
    ]);
    assert_eq!(found.unwrap(), ["names/runs", "names/signs", "names/scan"]);
    assert!(
        circle_of(&[("names/a.rs", "use super::b::B; // b"), ("names/b.rs", "// use super::a::A;")])
            .is_none()
    );
    let face = [("names/mod.rs", "mod a;\nuse a::A;\npub struct View;"), ("names/a.rs", "use super::View;")];
    assert!(circle_of(&face).is_none(), "a folder's face holds what its files share");
    let test = [("a.rs", "use crate::b::B;"), ("b.rs", "#[cfg(test)]\nmod tests { use crate::a::A; }")];
    assert!(circle_of(&test).is_none(), "a test may use what stands above");
}
