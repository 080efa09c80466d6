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

fn message(result: Result<Array, Error>) -> String {
    String::from(result.expect_err("no error").message())
}

/// What `source` is, as a page would write it.
fn script(source: &str) -> JsValue {
    js_sys::eval(source).unwrap_or_else(|error| panic!("{source}: {error:?}"))
}

/// A text with a fact for each option to leave out or let in.
const TEXT: &str = "“It cost £5,” Ada Holm said in Paris. Moscow denied it. The Iraqi boat carried 3 sheep.";

const FIELDS: [&str; 11] = [
    "marks",
    "quantities",
    "quotes",
    "places",
    "metonyms",
    "demonyms",
    "sources",
    "forms",
    "home",
    "locale",
    "decimal",
];

#[wasm_bindgen_test]
fn wrong_blocks_are_errors_that_name_the_block_and_the_field() {
    for (blocks, what) in [
        ("'text'", "blocks: no array"),
        ("[null]", "blocks: [0] is no object"),
        ("[{ text: 'a' }, {}]", "blocks: [1].text is no string"),
        ("[{ text: 5 }]", "blocks: [0].text is no string"),
        ("[{ text: new String('a') }]", "blocks: [0].text is no string"),
        (
            "[{ text: 'a', kind: 'nonsense' }]",
            "blocks: [0].kind: unknown variant `nonsense`, expected one of `paragraph`, `heading`",
        ),
        ("[{ text: 'a', kind: 5 }]", "blocks: [0].kind: invalid type: integer `5`, expected a kind of block"),
        ("[{ text: 'a', kind: { heading: null } }]", "blocks: [0].kind: invalid type: object"),
        ("[{ text: 'a', links: {} }]", "blocks: [0].links is no array"),
        (
            "[{ text: 'a', links: [{ start: 0, end: 1 }] }]",
            "blocks: [0].links is no array of { start, end, href }",
        ),
    ] {
        let message = message(send(&script(blocks), &JsValue::UNDEFINED));
        assert!(message.starts_with(what), "{blocks}: {message:?}");
    }
}

#[wasm_bindgen_test]
fn a_wrong_option_is_an_error_that_says_which_what_was_passed_and_what_there_is() {
    for (name, value, passed, known) in [
        ("marks", "'everything'", "`everything`", "`claims` or `all`"),
        ("marks", "5", "integer `5`", "`claims` or `all`"),
        ("marks", "{ claims: null }", "object", "`claims` or `all`"),
        ("decimal", "'colon'", "`colon`", "`point` or `comma`"),
        ("decimal", "['comma']", "sequence", "`point` or `comma`"),
        ("quantities", "'yes'", "string \"yes\"", "a boolean"),
        ("quotes", "1", "integer `1`", "a boolean"),
        ("places", "[]", "sequence", "a boolean"),
        ("metonyms", "{}", "object", "a boolean"),
        ("demonyms", "() => true", "function", "a boolean"),
        ("sources", "new Boolean(true)", "object", "a boolean"),
        ("sources", "Symbol('on')", "Symbol(on)", "a boolean"),
        ("quotes", "NaN", "floating point `NaN`", "a boolean"),
        ("quotes", "10n", "integer `10`", "a boolean"),
        ("places", "2n ** 80n", "BigInt", ""),
        ("locale", "44", "integer `44`", "a string"),
        ("locale", "{ toString() { throw 0; } }", "object", "a string"),
        ("home", "'GB'", "string \"GB\"", "a sequence"),
        ("home", "['Britain']", "`Britain`", "such as `GB`"),
        ("forms", "'currency'", "string \"currency\"", "a sequence"),
        ("forms", "new Set(['currency'])", "object", "a sequence"),
        ("forms", "['currency', 'money']", "`money`", "`cardinal`, `ordinal`"),
        ("forms", "[5]", "integer `5`", "the name of a form"),
        ("forms", "[null]", "unit value", "the name of a form"),
        ("forms", "[{ currency: null }]", "object", "the name of a form"),
        ("forms", "[['currency']]", "object", "the name of a form"),
    ] {
        let message = message(annotate(&[TEXT], &script(&format!("({{ {name}: {value} }})"))));
        assert!(message.starts_with(&format!("options: {name}: ")), "{name} {value}: {message:?}");
        assert!(message.contains(passed) && message.contains(known), "{name} {value}: {message:?}");
    }
    for options in ["'text'", "5", "true", "() => 1", "Symbol()"] {
        assert!(message(annotate(&[TEXT], &script(options))).starts_with("options: no object"), "{options}");
    }
}

#[wasm_bindgen_test]
fn an_unknown_option_is_an_error_that_names_those_there_are() {
    for value in ["true", "undefined", "null", "{}"] {
        let message =
            message(annotate(&[TEXT], &script(&format!("({{ quotes: true, quantites: {value} }})"))));
        assert!(message.starts_with("options: unknown field `quantites`, expected one of "), "{message:?}");
        assert!(FIELDS.iter().all(|name| message.contains(&format!("`{name}`"))), "{message:?}");
    }
}

#[wasm_bindgen_test]
fn an_option_that_is_undefined_or_null_takes_its_default() {
    let found =
        |options: &JsValue| String::from(JSON::stringify(&annotate(&[TEXT], options).unwrap()).unwrap());
    let default = found(&JsValue::UNDEFINED);
    assert_eq!(found(&Object::new()), default);
    for name in FIELDS {
        for nothing in ["undefined", "null"] {
            assert_eq!(found(&script(&format!("({{ {name}: {nothing} }})"))), default, "{name}: {nothing}");
        }
    }
    for other in ["marks: 'all'", "quantities: false", "quotes: false", "places: false", "metonyms: false"] {
        assert_ne!(found(&script(&format!("({{ {other} }})"))), default, "{other}");
    }
}

#[wasm_bindgen_test]
fn objects_of_another_window_and_proxies_are_read_like_any() {
    let found = |blocks: &JsValue, options: &JsValue| {
        String::from(JSON::stringify(&send(blocks, options).unwrap()).unwrap())
    };
    let options = "({ forms: ['currency'], marks: 'all', places: false, locale: 'en-GB' })";
    let blocks =
        format!("[{{ kind: 'heading', text: {TEXT:?}, links: [{{ start: 1, end: 9, href: '/a' }}] }}]");
    let here = found(&script(&blocks), &script(options));
    assert!(here.contains("\"/a\"") && here.contains("currency") && !here.contains("cardinal"), "{here}");
    let elsewhere: JsValue = js_sys::Function::new_with_args(
        "source",
        "const frame = document.createElement('iframe'); document.body.append(frame);
         return frame.contentWindow.eval(source);",
    )
    .into();
    let elsewhere = |source: &str| {
        elsewhere.unchecked_ref::<js_sys::Function>().call1(&JsValue::NULL, &source.into()).unwrap()
    };
    assert_eq!(found(&elsewhere(&blocks), &elsewhere(options)), here);
    let deep: JsValue = script(
        "(function deep(value) { return Object(value) !== value ? value : new Proxy(value, { get: (o, name) => deep(o[name]) }); })",
    );
    let deep = |source: &str| {
        deep.unchecked_ref::<js_sys::Function>().call1(&JsValue::NULL, &script(source)).unwrap()
    };
    assert_eq!(found(&deep(&blocks), &deep(options)), here);
}

/// What throws when it is asked for anything, or whatever holds it.
const HOSTILE: [&str; 5] = [
    "(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy; })()",
    "new Proxy([], { get() { throw new RangeError('no'); } })",
    "new Proxy([], new Proxy({}, { get() { throw undefined; } }))",
    "[new Proxy({}, { get() { throw null; }, ownKeys() { throw 1; }, has() { throw 2; }, getPrototypeOf() { throw 3; } })]",
    "[(() => { const { proxy, revoke } = Proxy.revocable(function () {}, {}); revoke(); return proxy; })()]",
];

#[wasm_bindgen_test]
fn what_throws_when_it_is_read_is_an_error_that_names_the_field() {
    for name in FIELDS {
        for thrown in ["new TypeError('no')", "undefined", "Object.create(null)"] {
            let options = script(&format!("({{ get {name}() {{ throw {thrown}; }} }})"));
            assert_eq!(message(annotate(&[TEXT], &options)), format!("options: {name}: reading it throws"));
        }
        for hostile in HOSTILE {
            let message = message(annotate(&[TEXT], &script(&format!("({{ {name}: {hostile} }})"))));
            assert!(message.starts_with(&format!("options: {name}: ")), "{name} {hostile}: {message}");
        }
    }
    for hostile in &HOSTILE[..3] {
        assert!(message(send(&script(hostile), &JsValue::UNDEFINED)).starts_with("blocks: "), "{hostile}");
    }
    for trap in ["ownKeys", "getOwnPropertyDescriptor", "get"] {
        let options = format!("new Proxy({{ quotes: true }}, {{ {trap}() {{ throw 0; }} }})");
        let message = message(annotate(&[TEXT], &script(&options)));
        assert!(
            message.starts_with("options: ") && message.ends_with("reading it throws"),
            "{trap}: {message}"
        );
    }
    for field in ["text", "kind", "links"] {
        let blocks = format!("[{{ text: 'a', get {field}() {{ throw new TypeError('no'); }} }}]");
        let message = message(send(&script(&blocks), &JsValue::UNDEFINED));
        assert_eq!(message, format!("blocks: [0].{field}: reading it throws"));
        for hostile in HOSTILE {
            let blocks = format!("[{{ text: 'a', {field}: {hostile} }}]");
            assert!(send(&script(&blocks), &JsValue::UNDEFINED).is_err(), "{blocks}");
        }
    }
    for field in ["start", "end", "href"] {
        let link = format!("{{ start: 0, end: 1, href: '', get {field}() {{ throw 0; }} }}");
        let blocks = format!("[{{ text: 'a', links: [{link}] }}]");
        assert!(send(&script(&blocks), &JsValue::UNDEFINED).is_err(), "{blocks}");
    }
}

#[wasm_bindgen_test]
fn a_link_may_lie_anywhere() {
    for (start, end) in
        [("-1", "3"), ("5", "2"), ("0", "1e300"), ("4294967295", "1e9"), ("NaN", "Infinity"), ("1.5", "6.5")]
    {
        // “½” is two bytes and one unit: offsets are counted on from behind it.
        let link = format!("{{ start: {start}, end: {end}, href: '/a' }}");
        let blocks = format!("[{{ text: '½ of it cost £5, Ada Holm said.', links: [{link}] }}]");
        assert!(send(&script(&blocks), &JsValue::UNDEFINED).is_ok(), "{blocks}");
    }
}
