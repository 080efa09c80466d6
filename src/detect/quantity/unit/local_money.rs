//! Owns giving an amount the unit that a sign or word has on its page. Which it has is left to `page_money`.
//!
//! “$5” on a page from Australia → AUD · “R40 billion” on one from South Africa → ZAR

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::detect::quantity::page_money::ToldBy;
use crate::fact::{Measure, Unit};
use crate::lexicon::local_money::LocalMoney;

/// Gives the draft the unit that the word at `at` has on this page, where it alone names the draft's money.
pub fn localise(line: &Line<'_>, draft: &mut Draft, at: usize, length: usize) {
    let point = length == 2 && line.str(at + 1) == ".";
    let currency = draft.unit.as_ref().is_some_and(|unit| unit.measure == Measure::Currency);
    if !currency || length != 1 && !point {
        return;
    }
    let shared = line.tokens.get(at).and_then(|token| LocalMoney::shared().of(token));
    if let Some((id, told)) = shared.and_then(|shared| line.money.unit(shared)) {
        draft.unit = Some(unit(line, id));
        // “R1.6 million”: one country's, whatever the page.
        let sure = told == ToldBy::Nothing && shared.is_some_and(|shared| shared.noun.is_empty());
        draft.money = Some(told).filter(|_| !sure);
    }
}

/// The unit with this id; “dollar” is none of one state.
fn unit(line: &Line<'_>, id: &'static str) -> Unit {
    let shared = || Unit { id: id.into(), name: id.into(), measure: Measure::Currency };
    line.tables.units.by_id(id).cloned().unwrap_or_else(shared)
}

/// The currency whose letter stands at `at`, right before an amount: “R40 billion”, on a page from South Africa.
pub fn letter<'t>(line: &Line<'t>, at: usize) -> Option<&'t Unit> {
    let token = line.tokens.get(at).filter(|_| line.tight(at + 1))?;
    line.tables.units.by_id(line.money.letter(token)?.0)
}
