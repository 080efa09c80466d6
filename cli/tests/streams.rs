//! The command over many documents: by how many threads, how compressed, how damaged they are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use serde_json::{Value, json};

/// What the command says of `stdin` and of the files named in `arguments`.
fn annotate(arguments: &[&str], stdin: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlight"));
    command.arg("annotate").args(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut to = child.stdin.take().unwrap();
    let bytes = stdin.to_vec();
    // A command that does not read its input is no error here.
    let writing = std::thread::spawn(move || drop(to.write_all(&bytes)));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    output
}

fn answers(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 0).unwrap()
}

fn gunzip(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    MultiGzDecoder::new(bytes).read_to_end(&mut text).unwrap();
    text
}

/// Documents of different lengths, so that threads get out of step; most of a line is a field that is passed over, and
/// compresses badly.
fn documents(count: usize) -> Vec<u8> {
    let document = |number: usize| {
        let text =
            format!("The pier in Oslo cost £{number} million, Ida Holm said.\n\n").repeat(1 + number * 7 % 5);
        let padding = noise(number as u64, 250);
        format!("{}\n", json!({ "id": number, "text": text, "padding": padding })).into_bytes()
    };
    (0..count).flat_map(document).collect()
}

/// Words without sense, the same for the same seed.
fn noise(seed: u64, words: u64) -> String {
    let mut state = seed + 1;
    let mut letter = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + (state >> 60) as u8)
    };
    (0..words * 8).map(|at| if at % 8 == 7 { ' ' } else { letter() }).collect()
}

/// What was in an archive.
type Unpack = fn(&[u8]) -> Vec<u8>;

fn written(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn ids(answers: &[Value]) -> Vec<Value> {
    answers.iter().map(|answer| answer["id"].clone()).collect()
}

#[test]
fn the_output_is_the_same_by_however_many_threads() {
    let input = documents(200);
    let one = annotate(&["--input", "jsonl", "--jobs", "1"], &input);
    assert!(one.status.success());
    assert_eq!(ids(&answers(&one.stdout)), (0..200).map(Value::from).collect::<Vec<_>>());
    for jobs in ["4", "32"] {
        assert!(annotate(&["--input", "jsonl", "--jobs", jobs], &input).stdout == one.stdout, "{jobs}");
    }
    assert!(annotate(&["--input", "jsonl"], &input).stdout == one.stdout);
    for jobs in ["0", "-1", "1025", "many"] {
        let refused = annotate(&["--jobs", jobs], b"");
        assert_eq!(refused.status.code(), Some(2), "{jobs}");
    }
}

#[test]
fn files_are_answered_in_the_order_they_are_named_whatever_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str, bytes: &[u8]| written(folder.path(), name, bytes).display().to_string();
    let long = "The pier cost £4 million.\n\n".repeat(200);
    let files = [
        at("a.txt", long.as_bytes()),
        at("b.html.zst", &zstd(b"<p>It cost $9.")),
        folder.path().join("missing.txt").display().to_string(),
        at("c.jsonl.gz", &gzip(&documents(3))),
        at("d.txt.gz", &gzip(b"It cost $7.")),
    ];
    let names: Vec<_> = files.iter().map(String::as_str).collect();
    let one = annotate(&[&["--jobs", "1"][..], &names].concat(), b"");
    let four = annotate(&[&["--jobs", "4"][..], &names].concat(), b"");
    assert!(one.stdout == four.stdout && one.stderr == four.stderr);
    assert_eq!(one.status.code(), Some(1));
    let found = answers(&one.stdout);
    let expected =
        [json!(files[0]), json!(files[1]), json!(files[2]), json!(0), json!(1), json!(2), json!(files[4])];
    assert_eq!(ids(&found), expected);
    assert_eq!(found[1]["text"], "It cost $9.");
    assert!(found[2]["error"].as_str().unwrap().contains("missing.txt"));
    assert_eq!(found[6]["facts"][0]["text"], "$7");
}

#[test]
fn compressed_input_gives_what_the_plain_gives() {
    let input = documents(40);
    let plain = annotate(&["--input", "jsonl"], &input).stdout;
    let folder = tempfile::tempdir().unwrap();
    // Two in one file, as `cat` and parallel compressors write them.
    let (first, second) = input.split_at(input.len() / 3);
    for (name, bytes) in [
        ("a.jsonl.gz", gzip(&input)),
        ("a.jsonl.zst", zstd(&input)),
        ("B.NDJSON.GZ", [gzip(first), gzip(second)].concat()),
        ("b.ndjson.zst", [zstd(first), zstd(second)].concat()),
        ("unnamed.jsonl", gzip(&input)),
    ] {
        let path = written(folder.path(), name, &bytes);
        assert!(annotate(&[path.to_str().unwrap()], b"").stdout == plain, "{name}");
        assert!(annotate(&["--input", "jsonl"], &bytes).stdout == plain, "{name} on standard input");
    }
}

#[test]
fn output_is_compressed_by_the_ending_of_its_name() {
    let input = documents(40);
    let plain = annotate(&["--input", "jsonl"], &input).stdout;
    let folder = tempfile::tempdir().unwrap();
    let unpacked: [(&str, Unpack); 3] = [
        ("o.jsonl", <[u8]>::to_vec),
        ("o.jsonl.gz", gunzip),
        ("o.zst", |bytes| zstd::decode_all(bytes).unwrap()),
    ];
    for (name, unpack) in unpacked {
        let path = folder.path().join(name);
        let done = annotate(&["--input", "jsonl", "--to", path.to_str().unwrap()], &input);
        assert!(done.status.success() && done.stdout.is_empty(), "{name}: {}", said(&done));
        assert!(unpack(&fs::read(&path).unwrap()) == plain, "{name}");
    }
}

#[test]
fn a_file_is_not_written_over_what_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path(), "a.jsonl", &documents(2));
    let name = path.to_str().unwrap();
    let refused = annotate(&[name, "--to", name], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("one of the files to read"), "{}", said(&refused));
    assert_eq!(fs::read(&path).unwrap(), documents(2));
    let nowhere = folder.path().join("no/such/folder.jsonl");
    let refused = annotate(&[name, "--to", nowhere.to_str().unwrap()], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("cannot write") && said(&refused).contains("folder.jsonl"));
}

#[test]
fn of_a_damaged_archive_every_line_before_the_damage_is_answered() {
    let input = documents(200);
    let plain = annotate(&["--input", "jsonl"], &input).stdout;
    let folder = tempfile::tempdir().unwrap();
    for (ending, bytes) in [("gz", gzip(&input)), ("zst", zstd(&input))] {
        for kept in [bytes.len() / 2, bytes.len() - 1] {
            let path = written(folder.path(), &format!("a.jsonl.{ending}"), &bytes[..kept]);
            let done = annotate(&[path.to_str().unwrap(), "--jobs", "3"], b"");
            assert_eq!(done.status.code(), Some(1), "{ending} {kept}");
            let found = answers(&done.stdout);
            let whole = found.iter().take_while(|answer| answer.get("error").is_none()).count();
            let same: Vec<_> = plain.split_inclusive(|byte| *byte == b'\n').take(whole).collect();
            assert!(done.stdout.starts_with(&same.concat()), "{ending} {kept}");
            // Behind them at most the line that is cut, and then what happened.
            assert!(found.len() - whole <= 2, "{ending} {kept}");
            let error = found.last().unwrap()["error"].as_str().unwrap();
            assert!(error.contains(&format!("a.jsonl.{ending}, line ")), "{error}");
            assert!(error.contains("cut off behind byte"), "{error}");
            assert!(said(&done).contains(error), "{}", said(&done));
        }
    }
}

#[test]
fn of_a_damaged_text_what_is_there_is_answered_with_the_error() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("{}{}", "The pier cost £4 million.\n\n".repeat(9), noise(1, 40_000));
    for (ending, bytes) in [("gz", gzip(text.as_bytes())), ("zst", zstd(text.as_bytes()))] {
        let path = written(folder.path(), &format!("a.txt.{ending}"), &bytes[..bytes.len() * 9 / 10]);
        let done = annotate(&[path.to_str().unwrap()], b"");
        assert_eq!(done.status.code(), Some(1));
        let found = answers(&done.stdout);
        assert_eq!(found.len(), 1);
        assert!(found[0]["error"].as_str().unwrap().contains("cut off"), "{ending}");
        assert_eq!(found[0]["facts"].as_array().unwrap().len(), 9, "{ending}");
    }
    for (name, bytes, why) in [
        ("a.txt.gz", &b"It cost $7."[..], "not what its ending says"),
        ("b.jsonl.zst", b"", "empty"),
        ("c.txt.zst", &gzip(b"It cost $7."), "not what its ending says"),
    ] {
        let path = written(folder.path(), name, bytes);
        let done = annotate(&[path.to_str().unwrap()], b"");
        assert_eq!(done.status.code(), Some(1));
        let found = answers(&done.stdout);
        assert!(found.len() == 1 && found[0]["error"].as_str().unwrap().contains(why), "{found:?}");
    }
}

#[test]
fn a_line_that_is_no_utf8_says_so_with_line_and_byte_and_the_rest_goes_on() {
    let mut input = documents(2);
    input.extend(b"{\"id\": 2, \"text\": \"Caf\xe9 sold for $2 billion.\"}\n");
    input.extend(documents(1));
    let done = annotate(&["--input", "jsonl"], &input);
    assert_eq!(done.status.code(), Some(1));
    let found = answers(&done.stdout);
    assert_eq!(ids(&found), [json!(0), json!(1), Value::Null, json!(0)]);
    let error = found[2]["error"].as_str().unwrap();
    assert!(error.contains("-, line 3: ") && error.contains("at byte 2"), "{error}");
    // The same words, as UTF-8, are no error.
    let right = "{\"id\": 2, \"text\": \"Café sold for $2 billion.\"}";
    assert!(annotate(&["--input", "jsonl"], right.as_bytes()).status.success());
}

#[test]
fn lines_are_answered_as_they_come() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlight"));
    command.args(["annotate", "--input", "jsonl", "--jobs", "4"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut to = child.stdin.take().unwrap();
    let mut from = std::io::BufReader::new(child.stdout.take().unwrap());
    for number in 0..3 {
        writeln!(to, "{}", json!({ "id": number, "text": "It cost $5." })).unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut from, &mut line).unwrap();
        assert_eq!(answers(line.as_bytes())[0]["id"], number);
    }
    drop(to);
    assert!(child.wait().unwrap().success());
}

#[test]
fn whoever_reads_only_the_start_ends_the_run() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlight"));
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path(), "a.jsonl", &documents(300));
    command.arg("annotate").arg(path).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut start = [0; 100];
    child.stdout.take().unwrap().read_exact(&mut start).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success() && done.stderr.is_empty(), "{}", said(&done));
}

/// A line as somebody may write it: with a document, or with anything.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let text = "(It cost £[0-9]{1,3}[.] |Ida Holm said so[.] |In Oslo, |\\PC{0,5}){0,6}";
    prop_oneof![
        6 => (any::<u32>(), text).prop_map(|(id, text)| json!({ "id": id, "text": text }).to_string().into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 0..20),
        1 => "[ \\t\\r]{0,3}".prop_map(String::into_bytes),
        1 => Just(br#"{"text": "It has no id."}"#.to_vec()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]
    #[test]
    fn every_line_is_answered_once_in_order_by_any_number_of_threads(
        lines in prop::collection::vec(line(), 0..40),
        ends in any::<bool>(),
    ) {
        // A first line of text, so that what comes behind is never taken for an archive.
        let mut input = [vec![br#"{"id": "first", "text": ""}"#.to_vec()], lines].concat().join(&b"\n"[..]);
        input.extend(ends.then_some(b'\n'));
        let one = annotate(&["--input", "jsonl", "--jobs", "1"], &input);
        let four = annotate(&["--input", "jsonl", "--jobs", "4"], &input);
        prop_assert_eq!(&one.stdout, &four.stdout);
        prop_assert_eq!(&one.stderr, &four.stderr);
        let expected: Vec<_> = input
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.trim_ascii().is_empty())
            .map(|line| {
                let read = serde_json::from_slice::<Value>(line).ok();
                let read = read.filter(|document| document["text"].is_string() && document.get("id").is_some());
                read.map_or(Value::Null, |document| document["id"].clone())
            })
            .collect();
        prop_assert_eq!(ids(&answers(&one.stdout)), expected);
    }
}
