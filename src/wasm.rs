//! The boundary to JavaScript: one class, one constructor, one method. Plain objects in, plain objects out; offsets are
//! UTF-16 on both sides. What comes in may be anything, a proxy or a getter that throws, and is read by `inward`: blocks by
//! hand, options through `fields` by serde. How facts are made is `outward`'s. No other file of the engine knows JavaScript.
//!
//! `engine.annotate([{ text: "It cost £5." }], { quotes: false })` → `[{ anchor: { block: 0, start: 8, end: 10 }, … }]`

use wasm_bindgen::prelude::*;

use crate::fact::{Fact, Offsets, Options};
use crate::lexicon::Gazetteer;
use crate::text::{Document, Genre, Utf16};

mod fields;
mod inward;
mod outward;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../www/src/facts.ts");

#[wasm_bindgen]
extern "C" {
    /// `Block[]` of facts.ts.
    #[wasm_bindgen(typescript_type = "Block[]")]
    pub type Blocks;
    /// `EngineOptions` of facts.ts.
    #[wasm_bindgen(typescript_type = "EngineOptions")]
    pub type EngineOptions;
    /// `Found` of facts.ts.
    #[wasm_bindgen(typescript_type = "Found")]
    pub type Facts;
}

/// Finds the facts of pages.
#[wasm_bindgen]
pub struct Engine(crate::Engine);

#[wasm_bindgen]
impl Engine {
    /// An engine that knows the places of `gazetteer`, the bytes of gazetteer.bin.
    ///
    /// # Errors
    /// An `Error` that says what is wrong with the bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(gazetteer: Vec<u8>) -> Result<Self, JsError> {
        console_error_panic_hook::set_once();
        Ok(Self(crate::Engine::new(Gazetteer::from_bytes(gazetteer)?)))
    }

    /// The facts of `blocks`, sorted by block and start; nested or disjoint. Any text gives a result.
    ///
    /// # Errors
    /// An `Error` that names the field when `blocks` or `options` are not of their type. Whatever they are, and whatever
    /// reading them throws, the engine can be asked again.
    pub fn annotate(&self, blocks: Blocks, options: Option<EngineOptions>) -> Result<Facts, JsError> {
        let timeline = Timeline::start();
        let facts = self.facts(&blocks, options.as_deref());
        timeline.end();
        facts
    }
}

impl Engine {
    fn facts(&self, blocks: &JsValue, options: Option<&JsValue>) -> Result<Facts, JsError> {
        let document = Document { blocks: inward::blocks(blocks)? };
        let options = options.map_or(Ok(Options::default()), inward::options)?;
        let found = self.0.read(&document, &options);
        let facts = objects(&document, found.facts);
        if found.genre != Genre::News {
            // An array of ours: nothing of the page's is in the way.
            drop(js_sys::Reflect::set(&facts, &"genre".into(), &found.genre.name().into()));
        }
        Ok(facts.unchecked_into())
    }
}

/// `facts` of `document` as JavaScript has them.
pub fn objects(document: &Document, facts: impl IntoIterator<Item = Fact>) -> js_sys::Array {
    let offsets = Offsets::<Utf16>::new(document.blocks.iter().map(|block| block.text.as_str()));
    let mut outgoing = outward::Outgoing::default();
    facts.into_iter().for_each(|fact| outgoing.fact(&offsets.fact(fact)));
    outgoing.into_objects()
}

/// Puts a call on the page's own timeline, where a developer's tools show it: `factlight.annotate`.
struct Timeline(Option<web_sys::Performance>);

impl Timeline {
    const NAME: &str = "factlight.annotate";

    /// Marks the start, in a page or a worker; where there is no timeline, does nothing.
    fn start() -> Self {
        let performance = js_sys::Reflect::get(&js_sys::global(), &"performance".into()).ok();
        let performance = performance.and_then(|p| p.dyn_into::<web_sys::Performance>().ok());
        Self(performance.filter(|p| p.mark(Self::NAME).is_ok()))
    }

    /// Measures from the start and takes the mark away. A timeline that refuses loses the measure, not the facts.
    fn end(self) {
        if let Some(performance) = self.0 {
            drop(performance.measure_with_start_mark(Self::NAME, Self::NAME));
            performance.clear_marks_with_mark_name(Self::NAME);
        }
    }
}
