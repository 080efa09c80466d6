//! Owns what JavaScript passes in: blocks and options, which may be anything. What they mean is left to the engine.
//!
//! `[{ kind: "paragraph", text: "It cost £5.", links: [] }]` → `[Block { Paragraph, "It cost £5.", [] }]`

use js_sys::{Array, JsString, Object};
use wasm_bindgen::prelude::*;

use crate::fact::{CountryCode, Decimal, Forms, Marks, Options, QuantityForm};
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

/// `Block[]`: one crossing a field, as reading all that serde could read takes twice as long.
///
/// # Errors
/// An `Error` that names the block and the field.
pub(super) fn blocks(blocks: &JsValue) -> Result<Vec<Block>, JsError> {
    let Some(blocks) = blocks.dyn_ref::<Array>() else {
        return Err(wrong("blocks", "no array; pass [{ kind, text, links }]"));
    };
    let read = |(number, block): (usize, JsValue)| {
        read_block(&block).map_err(|(field, what)| wrong("blocks", &format!("[{number}]{field} is {what}")))
    };
    blocks.iter().enumerate().map(read).collect()
}

/// A field, and what is wrong with it.
type Wrong = (&'static str, &'static str);

fn read_block(block: &JsValue) -> Result<Block, Wrong> {
    let block = object(block).ok_or(("", "no object"))?;
    let text = block.text().ok().and_then(|text| text.as_string()).ok_or((".text", "no string"))?;
    let kind = block.kind().map_err(|_| (".kind", "not to be read"))?;
    let kind = if kind.is_undefined() { Some(BlockKind::Paragraph) } else { block_kind(&kind) };
    let kind = kind.ok_or((
        ".kind",
        "not one of paragraph, heading, listitem, tablecell, blockquote, caption and preformatted",
    ))?;
    let links = block.links().map_err(|_| (".links", "not to be read"))?;
    let links = if links.is_undefined() {
        Vec::new()
    } else {
        let links = links.dyn_ref::<Array>().ok_or((".links", "no array"))?;
        read_links(links, &text).ok_or((".links", "no array of { start, end, href }"))?
    };
    Ok(Block { kind, text, links })
}

fn object(value: &JsValue) -> Option<&Plain> {
    value.is_object().then(|| value.unchecked_ref())
}

fn block_kind(kind: &JsValue) -> Option<BlockKind> {
    Some(match kind.as_string()?.as_str() {
        "paragraph" => BlockKind::Paragraph,
        "heading" => BlockKind::Heading,
        "listitem" => BlockKind::ListItem,
        "tablecell" => BlockKind::TableCell,
        "blockquote" => BlockKind::Blockquote,
        "caption" => BlockKind::Caption,
        "preformatted" => BlockKind::Preformatted,
        _ => return None,
    })
}

/// The links of a block's `text`; none where one of them is no link.
fn read_links(links: &Array, text: &str) -> Option<Vec<Link>> {
    if links.length() == 0 {
        return Some(Vec::new());
    }
    let offsets = OffsetTable::<Utf16>::new(text);
    // A link past the text's end is the page's mistake; it loses the link, not the block.
    let byte = |offset: f64| offsets.byte(offset as u32).min(text.len() as u32);
    let read = |link: JsValue| {
        let link = object(&link)?;
        let (start, end) = (link.start().ok()?.as_f64()?, link.end().ok()?.as_f64()?);
        Some(Link { span: Span::new(byte(start), byte(end)), href: link.href().ok()?.as_string()? })
    };
    let links: Option<Vec<Link>> = links.iter().map(read).collect();
    links.map(|links| links.into_iter().filter(|link| !link.span.is_empty()).collect())
}

/// `EngineOptions`. A field that is undefined or null takes its default.
///
/// # Errors
/// An `Error` that names the field.
pub(super) fn options(options: &JsValue) -> Result<Options, JsError> {
    let mut read = Options::default();
    // Not `dyn_ref`: an object of another window is no instance of this one's `Object`.
    if !options.is_object() {
        return Err(wrong("options", "no object; pass { marks, quantities, … }"));
    }
    for field in Object::entries(options.unchecked_ref()).iter() {
        let field: Array = field.unchecked_into();
        let (name, value) = (String::from(field.get(0).unchecked_into::<JsString>()), field.get(1));
        if !Options::FIELDS.contains(&name.as_str()) {
            let known = Options::FIELDS.join(", ");
            return Err(wrong("options", &format!("there is no “{name}”; there are {known}")));
        }
        if value.is_undefined() || value.is_null() {
            continue;
        }
        let is_on =
            || value.as_bool().ok_or_else(|| wrong("options", &format!("{name} is neither true nor false")));
        match name.as_str() {
            "quantities" => read.quantities = is_on()?,
            "quotes" => read.quotes = is_on()?,
            "places" => read.places = is_on()?,
            "metonyms" => read.metonyms = is_on()?,
            "demonyms" => read.demonyms = is_on()?,
            "sources" => read.sources = is_on()?,
            "locale" => {
                let tag = value.as_string().ok_or_else(|| wrong("options", "locale is no string"))?;
                read.locale = CountryCode::of_language_tag(&tag);
            }
            "decimal" => {
                let known = [("point", Decimal::Point), ("comma", Decimal::Comma)];
                read.decimal = one_of("decimal", &value, known)?;
            }
            "forms" => read.forms = Some(read_forms(&value)?),
            _ => read.marks = one_of("marks", &value, [("claims", Marks::Claims), ("all", Marks::All)])?,
        }
    }
    Ok(read)
}

/// What `value` means, one of two words, for the option called `name`.
fn one_of<T: Copy>(name: &str, value: &JsValue, known: [(&str, T); 2]) -> Result<T, JsError> {
    let word = value.as_string();
    let meant = known.iter().find(|(known, _)| word.as_deref() == Some(*known));
    meant.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let [(first, _), (second, _)] = known;
        let word = word.as_deref().unwrap_or("what was passed");
        wrong(&format!("options: {name}"), &format!("“{word}” is neither “{first}” nor “{second}”"))
    })
}

fn read_forms(forms: &JsValue) -> Result<Forms, JsError> {
    let list = forms.dyn_ref::<Array>().ok_or_else(|| wrong("options: forms", "no array of names"))?;
    let read = |form: JsValue| {
        QuantityForm::named(&form.as_string().unwrap_or_default())
            .map_err(|what| wrong("options: forms", &what))
    };
    list.iter().map(read).collect::<Result<Vec<_>, _>>().map(Forms::of)
}
