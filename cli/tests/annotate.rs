//! The command as a user types it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

use assert_cmd::Command;
use predicates::prelude::*;
use serde_json::Value;

fn factlight(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("factlight").unwrap();
    command.arg("annotate").args(arguments);
    command
}

fn lines(command: &mut Command) -> Vec<Value> {
    let output = command.output().unwrap();
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn fact_texts(line: &Value) -> Vec<&str> {
    line["facts"].as_array().unwrap().iter().map(|fact| fact["text"].as_str().unwrap()).collect()
}

const FUND: &str = "🚲 The fund raised more than $2.1 billion, Dana Whitlow said.";

#[test]
fn plain_text_on_standard_input_gives_one_line() {
    let found = lines(factlight(&[]).write_stdin(FUND));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["id"], "-");
    assert!(fact_texts(&found[0]).contains(&"more than $2.1 billion"), "{found:?}");
}

#[test]
fn offsets_count_what_they_are_asked_to() {
    for (unit, start) in [("codepoints", 18), ("utf16", 19), ("utf8", 21)] {
        let found = lines(factlight(&["--offsets", unit]).write_stdin(FUND));
        let facts = found[0]["facts"].as_array().unwrap();
        let fact = facts.iter().find(|f| f["kind"] == "quantity").unwrap();
        assert_eq!(fact["start"], start, "{unit}");
        assert_eq!(fact["end"], start + 22, "{unit}");
        assert_eq!(fact["core"]["start"], start + 10, "{unit}");
    }
}

#[test]
fn a_quantity_has_the_documented_fields() {
    let found = lines(factlight(&[]).write_stdin(FUND));
    let fact = found[0]["facts"].as_array().unwrap().iter().find(|f| f["kind"] == "quantity").unwrap();
    assert_eq!(fact["amount"]["value"], 2.1e9);
    assert_eq!(fact["unit"]["id"], "USD");
    assert_eq!(fact["unit"]["measure"], "currency");
    assert_eq!(fact["approximator"], "more_than");
    assert_eq!(fact["form"], "currency");
    assert_eq!(fact["source"]["speaker"]["name"], "Dana Whitlow");
    assert_eq!(fact["source"]["cue"]["text"], "said");
}

#[test]
fn only_the_forms_that_are_asked_for_are_written() {
    let text = "The pier cost £4 million, 12 percent of it for 300 piles in 14 days.";
    let found = lines(factlight(&["--forms", "currency,percent"]).write_stdin(text));
    assert_eq!(fact_texts(&found[0]), ["£4 million", "12 percent"]);
    let refused = factlight(&["--forms", "money"]).write_stdin(text).assert().code(2);
    refused.stderr(predicate::str::contains("money").and(predicate::str::contains("cardinal, ordinal")));
}

#[test]
fn json_lines_keep_their_ids_and_order() {
    let input = "{\"id\": 7, \"text\": \"It cost $5.\"}\n\n{\"id\": \"b\", \"text\": \"\"}\n";
    let found = lines(factlight(&["--input", "jsonl"]).write_stdin(input));
    assert_eq!(found.iter().map(|l| l["id"].clone()).collect::<Vec<_>>(), [Value::from(7), Value::from("b")]);
    assert_eq!(found[1]["facts"], Value::Array(Vec::new()));
}

#[test]
fn a_broken_line_is_answered_in_its_place_and_the_rest_goes_on() {
    let input = "{\"id\": 1, \"text\": \"a\"}\nnonsense\n{\"id\": 3, \"text\": \"c\"}\n";
    let mut command = factlight(&["--input", "jsonl"]);
    command.write_stdin(input).assert().code(1).stderr(predicate::str::contains("-, line 2: expected one"));
    let found = lines(&mut command);
    assert_eq!(found.len(), 3);
    assert!(found[1]["error"].as_str().unwrap().contains("line 2"));
    assert_eq!(found[2]["id"], 3);
}

#[test]
fn html_is_read_as_a_browser_would() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    std::fs::write(&page, "<h1>Dam</h1><script>$9 billion</script><p>It cost <b>$2</b> billion.</p>")
        .unwrap();
    let found = lines(&mut factlight(&[page.to_str().unwrap()]));
    assert_eq!(found[0]["text"], "Dam\n\nIt cost $2 billion.");
    assert_eq!(fact_texts(&found[0]), ["$2 billion"]);
    assert_eq!(found[0]["facts"][0]["start"], 13);
}

#[test]
fn a_missing_file_is_said_and_the_others_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.txt");
    std::fs::write(&page, "It cost $2 billion.").unwrap();
    let mut command = factlight(&["nowhere.txt", page.to_str().unwrap()]);
    command.assert().code(1).stderr(predicate::str::contains("nowhere.txt"));
    let found = lines(&mut command);
    assert_eq!(found[0]["id"], "nowhere.txt");
    assert_eq!(fact_texts(&found[1]), ["$2 billion"]);
}

#[test]
fn bytes_that_are_no_utf8_lose_nothing_else() {
    let found = lines(factlight(&[]).write_stdin(b"Caf\xe9 sold for $2 billion.".to_vec()));
    assert_eq!(fact_texts(&found[0]), ["$2 billion"]);
}

#[test]
fn wrong_arguments_and_a_wrong_gazetteer_exit_with_two() {
    factlight(&["--offsets", "inches"]).assert().code(2).stderr(predicate::str::contains("codepoints"));
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.bin");
    std::fs::write(&bad, "not a gazetteer").unwrap();
    let bad = bad.to_str().unwrap();
    let command = factlight(&["--gazetteer", bad]).write_stdin("x").assert().code(2);
    command.stderr(predicate::str::contains("cannot open").and(predicate::str::contains("gazetteer")));
}

const STORY: &str = "<!doctype html><html lang=en-GB><nav><a href=/>Ferry sunk</a></nav><main><article>\
    <h1>Ferry sunk</h1><p>🚲 The fund raised <b>£4</b> million, Dana Whitlow said.</p><p>Nothing here.</p><p>She paid 12 percent.</p>";

#[test]
fn a_page_is_written_with_the_blocks_its_facts_speak_of() {
    let page = &lines(factlight(&["--input", "html", "--output", "page"]).write_stdin(STORY))[0];
    assert_eq!(page["format"], "factlight-page-1");
    let texts: Vec<_> =
        page["blocks"].as_array().unwrap().iter().map(|block| block["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["🚲 The fund raised £4 million, Dana Whitlow said.", "She paid 12 percent."]);
    let facts = page["facts"].as_array().unwrap();
    let words = |fact: &Value| {
        let at = |name: &str| fact["anchor"][name].as_u64().unwrap() as usize;
        let units: Vec<_> = texts[at("block")].encode_utf16().collect();
        String::from_utf16(&units[at("start")..at("end")]).unwrap()
    };
    let fact = facts.iter().find(|fact| fact["kind"] == "quantity").unwrap();
    assert_eq!(words(fact), "£4 million");
    assert_eq!(fact["source"]["speaker"]["name"], "Dana Whitlow");
    assert_eq!(fact["amount"]["value"], 4e6);
    assert_eq!(words(facts.last().unwrap()), "12 percent");
}

#[test]
fn the_root_is_what_is_read_of_a_page() {
    let html = "<p>It cost $5 billion.</p><div id=a><p>It cost $6 billion.</p></div>";
    let found = lines(factlight(&["--input", "html", "--root", "#a"]).write_stdin(html));
    assert_eq!(found[0]["text"], "It cost $6 billion.");
    let missing = factlight(&["--input", "html", "--root", "#b"]).write_stdin(html).assert().code(1);
    missing.stdout(predicate::str::contains("no element matches `--root`"));
    factlight(&["--root", "a["]).write_stdin(html).assert().code(2);
    let refused = factlight(&["--output", "page"]).write_stdin(FUND).assert().code(1);
    refused.stdout(predicate::str::contains("is for HTML"));
}

#[test]
fn the_language_of_a_page_says_how_it_writes_decimals_and_whether_it_is_read() {
    let value = |lang: &str, arguments: &[&str]| {
        let html = format!("<html lang={lang}><p>It cost €1.500 in all.</p>");
        let found = lines(factlight(&[&["--input", "html"], arguments].concat()).write_stdin(html));
        found[0]["facts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["amount"]["value"].as_f64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(value("en-DE", &[]), [1500.0]);
    assert_eq!(value("en-DE", &["--decimal", "point"]), [1.5]);
    assert_eq!(value("en-GB", &[]), [1.5]);
    assert_eq!(value("en-GB", &["--decimal", "comma"]), [1500.0]);
    let german =
        factlight(&["--input", "html"]).write_stdin("<html lang=de><p>It cost €5.</p>").assert().code(0);
    german.stderr(predicate::str::contains("“de”; only English is read"));
}
