//! Owns what JavaScript passes in: blocks and options, which may be anything. Options are left to `fields` and to serde,
//! what both mean to the engine.
//!
//! `[{ kind: "paragraph", text: "It cost £5.", links: [] }]` → `[Block { Paragraph, "It cost £5.", [] }]`

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::fields;
use crate::fact::Options;
use crate::text::{Block, BlockKind, Link, OffsetTable, Span, Utf16};

#[wasm_bindgen]
extern "C" {
    /// An object of the page's: a block or a link, which JavaScript may have made of anything.
    type Plain;
    #[wasm_bindgen(method, getter, catch)]
    fn kind(this: &Plain) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn text(this: &Plain) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn links(this: &Plain) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn column(this: &Plain) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn row(this: &Plain) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn start(this: &Plain) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn end(this: &Plain) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, catch)]
    fn href(this: &Plain) -> Result<JsValue, JsValue>;
}

/// What is wrong with the value called `name`.
fn wrong(name: &str, what: &str) -> JsError {
    JsError::new(&format!("{name}: {what}"))
}

/// `Block[]`. Read by hand, as what a getter throws would go through `serde_wasm_bindgen`: docs/decisions/0015.
///
/// # Errors
/// An `Error` that names the block and the field.
pub(super) fn blocks(blocks: &JsValue) -> Result<Vec<Block>, JsError> {
    let Ok(Some(blocks)) = fields::items(blocks) else {
        return Err(wrong("blocks", "no array; pass [{ kind, text, links }]"));
    };
    let read = |(number, block): (usize, JsValue)| {
        read_block(&block).map_err(|what| wrong("blocks", &format!("[{number}]{what}")))
    };
    blocks.into_iter().enumerate().map(read).collect()
}

/// # Errors
/// Says what is wrong with which field: “.text is no string”.
fn read_block(block: &JsValue) -> Result<Block, String> {
    let block = object(block).ok_or(" is no object")?;
    let throws = |name: &str| format!(".{name}: {}", fields::THROWS);
    let text = block.text().map_err(|_| throws("text"))?.as_string().ok_or(".text is no string")?;
    let kind = block.kind().map_err(|_| throws("kind"))?;
    let kind = if kind.is_undefined() {
        BlockKind::Paragraph
    } else {
        fields::word(kind).map_err(|what| format!(".kind: {what}"))?
    };
    let links = block.links().map_err(|_| throws("links"))?;
    let links = if links.is_undefined() {
        Vec::new()
    } else {
        let links = fields::items(&links).map_err(|_| throws("links"))?.ok_or(".links is no array")?;
        read_links(links, &text).ok_or(".links is no array of { start, end, href }")?
    };
    let column =
        headings(&block.column().map_err(|_| throws("column"))?).map_err(|what| format!(".column {what}"))?;
    let row = block.row().map_err(|_| throws("row"))?;
    let row = if row.is_undefined() || row.is_null() {
        None
    } else {
        Some(row.as_string().ok_or(".row is no string")?)
    };
    Ok(Block { kind, text, links, column, row })
}

/// The headings of a cell's column, none where there are none.
///
/// # Errors
/// Says what else it is.
fn headings(column: &JsValue) -> Result<Vec<String>, String> {
    if column.is_undefined() || column.is_null() {
        return Ok(Vec::new());
    }
    let headings = fields::items(column).map_err(|_| fields::THROWS)?.ok_or("is no array")?;
    let headings: Option<Vec<String>> = headings.into_iter().map(|heading| heading.as_string()).collect();
    headings.ok_or_else(|| "is no array of strings".to_owned())
}

fn object(value: &JsValue) -> Option<&Plain> {
    value.is_object().then(|| value.unchecked_ref())
}

/// The links of a block's `text`; none where one of them is no link.
fn read_links(links: Array, text: &str) -> Option<Vec<Link>> {
    if links.length() == 0 {
        return Some(Vec::new());
    }
    let offsets = OffsetTable::<Utf16>::new(text);
    let length = text.len() as u32;
    // A link past the text's end is the page's mistake; it loses the link, not the block.
    let byte = |offset: f64| offsets.byte((offset as u32).min(length)).min(length);
    let read = |link: JsValue| {
        let link = object(&link)?;
        let (start, end) = (link.start().ok()?.as_f64()?, link.end().ok()?.as_f64()?);
        Some(Link { span: Span::new(byte(start), byte(end)), href: link.href().ok()?.as_string()? })
    };
    let links: Option<Vec<Link>> = links.into_iter().map(read).collect();
    links.map(|links| links.into_iter().filter(|link| !link.span.is_empty()).collect())
}

/// `EngineOptions`.
///
/// # Errors
/// An `Error` that names the field, what was passed and what there is.
pub(super) fn options(options: &JsValue) -> Result<Options, JsError> {
    // Not `dyn_ref`: an object of another window is no instance of this one's `Object`.
    if !options.is_object() {
        return Err(wrong("options", "no object; pass { marks, quantities, … }"));
    }
    fields::read(options).map_err(|what| wrong("options", &what))
}
