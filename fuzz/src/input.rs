//! Owns what an input says: three bytes of options, then text with a little mark-up. All of it is plain text, so that a found
//! input can be read and written by hand, and a blank is what nothing is asked for with.
//!
//! `"   # Dam holds\n\nIt is [12 m](/r) high."` → default options; a heading, and a paragraph with a link to “/r”

use factlight::fact::{CountryCode, GenreOption, QuantityForm};
use factlight::{Block, BlockKind, Decimal, Document, Forms, Home, Link, Marks, Options, Span};

/// How many bytes the options take.
pub const HEAD: usize = 3;

/// Which countries' English a page may be written in; the first is for none.
const COUNTRIES: [Option<[u8; 2]>; 8] =
    [None, Some(*b"US"), Some(*b"GB"), Some(*b"CA"), Some(*b"AU"), Some(*b"IE"), Some(*b"ZA"), Some(*b"DE")];

/// What a block may begin with to be something else than a paragraph.
const KINDS: [(&str, BlockKind); 11] = [
    ("# ", BlockKind::Heading),
    ("- ", BlockKind::ListItem),
    ("| ", BlockKind::TableCell),
    ("> ", BlockKind::Blockquote),
    ("^ ", BlockKind::Caption),
    ("~ ", BlockKind::Preformatted),
    ("@ ", BlockKind::Post),
    ("? ", BlockKind::Question),
    ("+ ", BlockKind::PullQuote),
    ("] ", BlockKind::Reference),
    ("/ ", BlockKind::Byline),
];

/// The options and the document of an input; any bytes have one.
pub fn read(bytes: &[u8]) -> (Options, Document) {
    let (header, text) = bytes.split_at(bytes.len().min(HEAD));
    (options(header), document(&String::from_utf8_lossy(text)))
}

/// Three bytes, each with the bits of a blank turned round: switches, country, forms.
fn options(header: &[u8]) -> Options {
    let [switches, country, forms] = [0, 1, 2].map(|at| header.get(at).map_or(0, |byte| byte ^ b' '));
    let is_on = |bit: u8| switches & 1 << bit != 0;
    let bits = u16::from(forms) | u16::from(country >> 4) << 8;
    let wanted = QuantityForm::NAMES.iter().enumerate().filter(|(at, _)| bits & 1 << at != 0);
    Options {
        marks: if is_on(0) { Marks::All } else { Marks::Claims },
        quantities: !is_on(1),
        quotes: !is_on(2),
        places: !is_on(3),
        metonyms: !is_on(4),
        demonyms: is_on(5),
        sources: !is_on(6),
        decimal: if is_on(7) { Decimal::Comma } else { Decimal::Point },
        home: COUNTRIES[usize::from(country >> 4 & 7)]
            .map_or_else(Home::default, |code| Home::of(&[CountryCode(code)])),
        locale: COUNTRIES[usize::from(country & 7)].map(CountryCode),
        genre: GenreOption::NAMES[usize::from(country >> 4 & 7)].1,
        forms: (country & 8 != 0).then(|| Forms::of(wanted.map(|(_, (_, form))| *form))),
    }
}

/// Blank lines separate blocks.
fn document(text: &str) -> Document {
    Document { blocks: text.split("\n\n").map(block).collect() }
}

fn block(text: &str) -> Block {
    let kind = KINDS.iter().find_map(|(mark, kind)| Some((text.strip_prefix(mark)?, *kind)));
    let (mut rest, kind) = kind.unwrap_or((text, BlockKind::Paragraph));
    let mut block = Block { kind, ..Block::default() };
    while let Some((before, label, href, after)) = link(rest) {
        block.text.push_str(before);
        let start = block.text.len() as u32;
        block.text.push_str(label);
        block.links.push(Link { span: Span::new(start, block.text.len() as u32), href: href.to_owned() });
        rest = after;
    }
    block.text.push_str(rest);
    block
}

/// The first `[label](href)`: what stands before it, its two parts, what stands behind.
fn link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (head, tail) = text.split_once("](")?;
    let (before, label) = head.rsplit_once('[')?;
    let (href, after) = tail.split_once(')')?;
    (!label.is_empty()).then_some((before, label, href, after))
}
