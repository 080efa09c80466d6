//! Owns what `--output page` writes: facts with the text of the blocks they speak of, for `www/src/engine/precomputed.ts` to find
//! on the live page. Offsets count UTF-16, as there.
//!
//! `<p>Hello.<p>It cost £5.` → `{"blocks":[{"text":"It cost £5."}],"facts":[{"anchor":{"block":0,"start":8,"end":10},…}]}`

use std::collections::HashMap;

use factlight::{Block, Document, Found, Genre, Offsets, Utf16};
use serde_json::{Value, json};

/// The facts of `document`, and of its blocks those that they speak of.
///
/// # Errors
/// When a fact is not to be written as JSON.
pub fn page_json(id: &Value, document: &Document, found: Found) -> serde_json::Result<Value> {
    let offsets = Offsets::<Utf16>::new(document.blocks.iter().map(|block| block.text.as_str()));
    let mut facts = found
        .facts
        .into_iter()
        .map(|fact| serde_json::to_value(offsets.fact(fact)))
        .collect::<serde_json::Result<Vec<_>>>()?;
    let mut spoken_of = Vec::new();
    for fact in &mut facts {
        renumber(fact, &mut spoken_of);
    }
    let all = blocks_json(&document.blocks);
    let blocks: Vec<_> =
        spoken_of.iter().filter_map(|block| all.get(usize::try_from(*block).ok()?)).collect();
    let mut page = json!({ "id": id, "format": "factlight-page-1", "blocks": blocks, "facts": facts });
    if found.genre != Genre::News {
        page["genre"] = json!(found.genre.name());
    }
    Ok(page)
}

/// In every anchor of `value` the block's place in `spoken_of`, which grows by those not yet there.
fn renumber(value: &mut Value, spoken_of: &mut Vec<u64>) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| renumber(value, spoken_of)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field.as_u64().filter(|_| name == "block") {
                    Some(block) => {
                        let known = spoken_of.iter().rposition(|known| *known == block);
                        *field = json!(known.unwrap_or_else(|| {
                            spoken_of.push(block);
                            spoken_of.len() - 1
                        }));
                    }
                    None => renumber(field, spoken_of),
                }
            }
        }
        _ => {}
    }
}

/// Each block as its text, and where others have the same text, which one of how many it is.
fn blocks_json(blocks: &[Block]) -> Vec<Value> {
    let text = |block: &'_ Block| block.text.trim_end().to_owned();
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    blocks.iter().for_each(|block| counts.entry(text(block)).or_default().1 += 1);
    let write = |block| match counts.get_mut(&text(block)) {
        Some((nth, of)) if *of > 1 => {
            *nth += 1;
            json!({ "text": text(block), "nth": *nth - 1, "of": of })
        }
        _ => json!({ "text": text(block) }),
    };
    blocks.iter().map(write).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_stand_twice_say_which_they_are() {
        let blocks = ["One", "Two", "One ", "One"].map(Block::paragraph);
        let expected = [
            json!({ "text": "One", "nth": 0, "of": 3 }),
            json!({ "text": "Two" }),
            json!({ "text": "One", "nth": 1, "of": 3 }),
            json!({ "text": "One", "nth": 2, "of": 3 }),
        ];
        assert_eq!(blocks_json(&blocks), expected);
    }

    #[test]
    fn anchors_count_the_blocks_that_are_spoken_of() {
        let mut fact =
            json!({ "anchor": { "block": 7, "start": 1 }, "source": [{ "block": 3 }, { "block": 7 }] });
        let mut spoken_of = Vec::new();
        renumber(&mut fact, &mut spoken_of);
        assert_eq!(
            fact,
            json!({ "anchor": { "block": 0, "start": 1 }, "source": [{ "block": 1 }, { "block": 0 }] })
        );
        assert_eq!(spoken_of, [7, 3]);
    }
}
