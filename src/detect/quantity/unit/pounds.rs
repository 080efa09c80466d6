//! Owns whether pounds are money or a weight.
//!
//! “20 pounds of beef” → weight · “8 million pounds of public money” → GBP

use crate::detect::quantity::draft::Draft;
use crate::detect::quantity::line::Line;
use crate::fact::Unit;

/// Pounds by the million are money, but “8 million pounds of apples”.
pub fn in_context<'t>(line: &Line<'t>, draft: &Draft, unit: &'t Unit) -> &'t Unit {
    let money = [
        "money",
        "funding",
        "funds",
        "investment",
        "debt",
        "debts",
        "cuts",
        "savings",
        "damage",
        "damages",
        "aid",
        "public",
        "taxpayer",
        "taxpayers",
        "government",
        "spending",
        "support",
        "losses",
        "assets",
        "cash",
        "grants",
        "loans",
        "revenue",
        "fees",
        "tax",
        "profits",
        "compensation",
        "sales",
        "trade",
        "business",
        "equipment",
    ];
    let of = line.is(draft.end, "of") && !(1..4).any(|n| line.is_any(draft.end + n, &money));
    let paid = unit.id == "pound" && draft.low.is_some_and(|v| v >= 1e6) && !of;
    if paid { line.tables.units.by_id("GBP").unwrap_or(unit) } else { unit }
}

/// “20 pounds of beef”, “a 6-pound baby”, “weighs 20 pounds”: no money.
pub fn is_weight(line: &Line<'_>, draft: &Draft, at: usize) -> bool {
    let words = [
        "weigh",
        "weighs",
        "weighed",
        "weighing",
        "weight",
        "lost",
        "gained",
        "lose",
        "lifted",
        "lifts",
        "heavier",
        "lighter",
        "overweight",
        "bench",
    ];
    line.is(at + 1, "of")
        || line.is_joint(draft.end)
        || (draft.first.saturating_sub(8)..at + 4).any(|at| line.is_any(at, &words))
}
