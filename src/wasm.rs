//! The only file that knows JavaScript: one class, one constructor, one method. Plain objects in, plain objects out;
//! offsets are UTF-16 on both sides.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::fact::{Offsets, Options};
use crate::lexicon::Gazetteer;
use crate::text::{Block, BlockKind, Document, Link, OffsetTable, Span, Utf16};

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
    /// `Fact[]` of facts.ts.
    #[wasm_bindgen(typescript_type = "Fact[]")]
    pub type Facts;
}

/// A block as the page sends it.
#[derive(Deserialize)]
struct PageBlock {
    #[serde(default)]
    kind: PageBlockKind,
    text: String,
    #[serde(default)]
    links: Vec<PageLink>,
}

#[derive(Deserialize)]
struct PageLink {
    start: u32,
    end: u32,
    href: String,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum PageBlockKind {
    #[default]
    Paragraph,
    Heading,
    ListItem,
    TableCell,
    Blockquote,
    Caption,
}

impl From<PageBlock> for Block {
    fn from(block: PageBlock) -> Self {
        let offsets = OffsetTable::<Utf16>::new(&block.text);
        // A link past the text's end is the page's mistake; it loses the link, not the block.
        let byte = |offset| offsets.byte(offset).min(block.text.len() as u32);
        let links = block
            .links
            .into_iter()
            .map(|link| Link { span: Span::new(byte(link.start), byte(link.end)), href: link.href })
            .filter(|link| !link.span.is_empty())
            .collect();
        let kind = match block.kind {
            PageBlockKind::Paragraph => BlockKind::Paragraph,
            PageBlockKind::Heading => BlockKind::Heading,
            PageBlockKind::ListItem => BlockKind::ListItem,
            PageBlockKind::TableCell => BlockKind::TableCell,
            PageBlockKind::Blockquote => BlockKind::Blockquote,
            PageBlockKind::Caption => BlockKind::Caption,
        };
        Self { kind, links, text: block.text }
    }
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
    /// An `Error` that names the field when `blocks` or `options` are not of their type.
    pub fn annotate(&self, blocks: Blocks, options: Option<EngineOptions>) -> Result<Facts, JsError> {
        let timeline = Timeline::start();
        let blocks: Vec<PageBlock> = serde_wasm_bindgen::from_value(blocks.into())
            .map_err(|e| JsError::new(&format!("blocks: {e}; pass [{{ kind, text, links }}]")))?;
        let options: Options = match options {
            None => Options::default(),
            Some(options) => read_options(options.into())?,
        };
        let document = Document { blocks: blocks.into_iter().map(Block::from).collect() };
        let facts = self.0.annotate(&document, &options);
        let offsets = Offsets::<Utf16>::new(document.blocks.iter().map(|b| b.text.as_str()));
        let facts: Vec<_> = facts.into_iter().map(|fact| offsets.fact(fact)).collect();
        let plain = serde_wasm_bindgen::Serializer::json_compatible();
        let facts = facts.serialize(&plain).map_err(JsError::from)?.unchecked_into();
        timeline.end();
        Ok(facts)
    }
}

/// `{ marks, quantities, … }`; the reader asks only for the fields it knows, so a misspelt one is looked for here.
fn read_options(options: JsValue) -> Result<Options, JsError> {
    let known = Options::FIELDS.join(", ");
    if let Some(object) = options.dyn_ref::<js_sys::Object>() {
        for name in js_sys::Object::keys(object).iter().filter_map(|name| name.as_string()) {
            if !Options::FIELDS.contains(&name.as_str()) {
                return Err(JsError::new(&format!("options: there is no “{name}”; there are {known}")));
            }
        }
    }
    let wrong =
        |e| JsError::new(&format!("options: {e}; marks is \"claims\" or \"all\", the others are booleans"));
    serde_wasm_bindgen::from_value(options).map_err(wrong)
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
