//! The engine over the boundary, in a browser: what JavaScript sends and gets. The DOM judges the offsets.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test stops at what it does not expect

#[path = "common/samples.rs"]
mod samples;

use factlight::wasm::{Engine, objects};
use factlight::{Document, Offsets, Utf16};
use js_sys::{Array, Error, JSON, Object, Reflect};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

thread_local! {
    static ENGINE: Engine = Engine::new(include_bytes!("../data/gazetteer.bin").to_vec())
        .ok()
        .expect("the project's own gazetteer loads");
}

/// What JavaScript has after `engine.annotate([{ kind: "paragraph", text, links: [] }, …], options)`.
fn annotate(texts: &[&str], options: &JsValue) -> Result<Array, Error> {
    let blocks = Array::new();
    for text in texts {
        let block = Object::new();
        set(&block, "kind", &"paragraph".into());
        set(&block, "text", &(*text).into());
        set(&block, "links", &Array::new());
        blocks.push(&block);
    }
    send(&blocks, options)
}

fn send(blocks: &JsValue, options: &JsValue) -> Result<Array, Error> {
    let options = (!options.is_undefined()).then(|| options.clone().unchecked_into());
    let facts = ENGINE.with(|engine| engine.annotate(blocks.clone().unchecked_into(), options));
    facts.map(|facts| facts.unchecked_into()).map_err(|error| JsValue::from(error).unchecked_into())
}

fn set(object: &Object, name: &str, value: &JsValue) {
    Reflect::set(object, &name.into(), value).unwrap();
}

fn field(object: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(object.clone(), |object, name| Reflect::get(&object, &name.into()).unwrap())
}

fn number(object: &JsValue, path: &str) -> u32 {
    field(object, path).as_f64().unwrap_or_else(|| panic!("{path} is not a number")) as u32
}

/// What the DOM says is marked: `Text.substringData(start, length)`.
fn marked(text: &str, fact: &JsValue) -> String {
    let document = web_sys::window().unwrap().document().unwrap();
    let (start, end) = (number(fact, "anchor.start"), number(fact, "anchor.end"));
    document.create_text_node(text).substring_data(start, end - start).unwrap()
}

#[wasm_bindgen_test]
fn offsets_are_those_of_the_dom_after_characters_of_every_width() {
    for before in ["", "£ ", "ü ", "½ ", "“‘’” ", "🙂 ", "👩‍👩‍👧 ", "🇩🇪 ", "e\u{301} ", "\u{feff}"]
    {
        let text = format!("{before}The harbour board paid £4.5 million for the dredger.");
        let facts = annotate(&[&text], &JsValue::UNDEFINED).unwrap();
        let quantities: Vec<String> = facts
            .iter()
            .filter(|fact| field(fact, "kind") == "quantity")
            .map(|fact| marked(&text, &fact))
            .collect();
        assert_eq!(quantities, ["£4.5 million"], "after {before:?}");
    }
}

#[wasm_bindgen_test]
fn facts_are_plain_objects_that_survive_a_message() {
    let facts = annotate(&["", "The ferry carried 1,200 passengers."], &JsValue::UNDEFINED).unwrap();
    assert_eq!(facts.length(), 1);
    let fact = facts.get(0);
    assert_eq!(number(&fact, "anchor.block"), 1);
    let prototype = Object::get_prototype_of(&fact);
    assert!(Object::is(&prototype, &Object::get_prototype_of(&Object::new())), "not a plain object");
    let written = JSON::stringify(&fact).unwrap();
    let read = JSON::parse(&String::from(&written)).unwrap();
    assert_eq!(JSON::stringify(&read).unwrap(), written);
    // serde would give None as undefined, which JSON leaves out; facts.ts says null.
    assert!(field(&fact, "source").is_null() && field(&fact, "citation").is_null());
}

#[wasm_bindgen_test]
fn javascript_gets_what_serde_writes() {
    let document = Document::from_text(samples::TEXT);
    let offsets = Offsets::<Utf16>::new([samples::TEXT]);
    let facts: Vec<_> = samples::samples().into_iter().map(|fact| offsets.fact(fact)).collect();
    let made = JSON::stringify(&objects(&document, samples::samples())).unwrap();
    let made: Value = serde_json::from_str(&String::from(made)).unwrap();
    let written: Value = serde_json::to_value(facts).unwrap();
    same(&made, &written);
}

/// Asserts that both are the same JSON; a whole number may be written with and without “.0”.
fn same(one: &Value, other: &Value) {
    match (one, other) {
        (Value::Number(a), Value::Number(b)) => assert_eq!(a.as_f64(), b.as_f64()),
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len());
            a.iter().zip(b).for_each(|(a, b)| same(a, b));
        }
        (Value::Object(a), Value::Object(b)) => {
            assert!(a.keys().eq(b.keys()), "{one} and {other}");
            a.values().zip(b.values()).for_each(|(a, b)| same(a, b));
        }
        _ => assert_eq!(one, other),
    }
}

#[wasm_bindgen_test]
fn options_are_an_object_and_each_has_a_default() {
    let options = Object::new();
    set(&options, "quantities", &false.into());
    let facts = annotate(&["The ferry carried 1,200 passengers."], &options).unwrap();
    assert!(facts.iter().all(|fact| field(&fact, "kind") != "quantity"));
    let text = "The ferry carried 1,200 passengers for £12.";
    for (forms, found) in [
        (JsValue::NULL, 2),
        (JsValue::UNDEFINED, 2),
        (Array::of1(&"currency".into()).into(), 1),
        (Array::new().into(), 0),
    ] {
        let options = Object::new();
        set(&options, "forms", &forms);
        assert_eq!(annotate(&[text], &options).unwrap().length(), found, "{forms:?}");
    }
}

#[wasm_bindgen_test]
fn a_block_needs_only_its_text() {
    let block = Object::new();
    set(&block, "text", &"It cost £5.".into());
    assert_eq!(send(&Array::of1(&block), &JsValue::UNDEFINED).unwrap().length(), 1);
}

#[wasm_bindgen_test]
fn any_text_gives_a_result() {
    for text in ["", " ", "\u{0}", "\u{200b}\u{202e}", "“““““", "0".repeat(10_000).as_str()] {
        assert!(annotate(&[text], &JsValue::UNDEFINED).is_ok(), "{text:?}");
    }
    // Half of a pair, as JavaScript strings may hold it, arrives as U+FFFD of the same width.
    let lone: JsValue =
        js_sys::eval("[{ kind: 'paragraph', text: 'In \\ud83d it paid £4.5 million.', links: [] }]").unwrap();
    let facts = send(&lone, &JsValue::UNDEFINED).unwrap();
    assert_eq!(number(&facts.get(0), "anchor.start"), 13);
}

#[wasm_bindgen_test]
fn a_bad_gazetteer_is_an_error_that_says_so() {
    for bytes in [vec![], b"<!doctype html><title>404</title>".to_vec()] {
        let Err(error) = Engine::new(bytes) else { panic!("bad bytes were taken") };
        let error: Error = JsValue::from(error).dyn_into().expect("an Error object");
        assert!(String::from(error.message()).contains("gazetteer"), "{:?}", error.message());
    }
}

#[wasm_bindgen_test]
fn wrong_arguments_are_errors_that_name_the_field() {
    let error = send(&"text".into(), &JsValue::UNDEFINED).unwrap_err();
    assert!(String::from(error.message()).starts_with("blocks: "), "{:?}", error.message());
    for (option, value, known) in [("marks", "everything", "claims"), ("decimal", "colon", "comma")] {
        let options = Object::new();
        set(&options, option, &value.into());
        let message = String::from(annotate(&["text"], &options).unwrap_err().message());
        assert!(message.starts_with(&format!("options: {option}")), "{message:?}");
        assert!(message.contains(value) && message.contains(known), "{message:?}");
    }
    for (field, value) in [("text", 5.into()), ("kind", "nonsense".into()), ("links", Object::new().into())] {
        let block = Object::new();
        set(&block, "text", &"It cost £5.".into());
        set(&block, field, &value);
        let error = send(&Array::of1(&block), &JsValue::UNDEFINED).unwrap_err();
        let message = String::from(error.message());
        assert!(message.starts_with(&format!("blocks: [0].{field} is no")), "{message:?}");
    }
    let error = send(&Array::of1(&JsValue::NULL), &JsValue::UNDEFINED).unwrap_err();
    assert_eq!(String::from(error.message()), "blocks: [0] is no object");
    let options = Object::new();
    set(&options, "forms", &Array::of2(&"currency".into(), &"money".into()));
    let error = annotate(&["text"], &options).unwrap_err();
    let message = String::from(error.message());
    assert!(message.contains("“money”") && message.contains("cardinal, ordinal"), "{message:?}");
    let options = Object::new();
    set(&options, "quantites", &true.into());
    let error = annotate(&["text"], &options).unwrap_err();
    let message = String::from(error.message());
    assert!(message.contains("“quantites”") && message.contains("quantities"), "{message:?}");
}
