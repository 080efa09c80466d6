//! Owns where a currency sign or code stands before a number.

use crate::detect::quantity::line::Line;
use crate::detect::quantity::unit::local_money;
use crate::fact::Unit;
use crate::text::TokenKind;

/// The currency sign or code that ends right before token `at`: its first token and unit.
pub fn sign_before<'t>(line: &Line<'t>, at: usize) -> Option<(usize, &'t Unit)> {
    let last = line.tokens.get(at.checked_sub(1)?)?;
    let may_be = match last.kind {
        TokenKind::Symbol | TokenKind::Mark => true,
        TokenKind::Word => last.span.len() <= 7,
        _ => matches!(line.str(at - 1), "." | "/"),
    };
    if !may_be {
        return None;
    }
    let sign = (at.saturating_sub(3)..at).find_map(|start| {
        let (length, unit) = line.tables.units.before(line.text, line.stretch(start..at))?;
        // “Rs 900”, but “in CHF. 20 people”.
        (start + length == at).then_some((start, unit))
    });
    sign.or_else(|| Some((at - 1, local_money::letter(line, at - 1)?)))
}
