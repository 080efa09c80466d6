//! Owns finding the runs of a document, and what only several of them together tell.
//!
//! “HOUSTON: The valve failed. ¶ HOUSTON: At noon.” → the runs “HOUSTON” and “HOUSTON”, labels of a conversation

use crate::by_fold::ByFold;
use crate::lexicon::{Is, NameWords, Sort};
use crate::text::{Block, Case, Sentence, Text, Token, TokenKind};

use super::View;
use super::runs::Run;
use super::signs::Signs;

/// The runs of the document that name something, in order.
pub(super) fn runs(view: &View<'_>) -> Vec<Run> {
    let text = view.text;
    let mut runs: Vec<Run> = Vec::with_capacity(text.tokens.len() / 16);
    for sentence in &text.sentences {
        let mut at = sentence.tokens.start;
        // “By Priya Hollenbeck”: whoever wrote the page is nobody the page speaks of.
        if is_byline(text, sentence) {
            continue;
        }
        let first = runs.len();
        while at < sentence.tokens.end {
            if !view.opens_name(at, &sentence.tokens) {
                at += 1;
                continue;
            }
            let end = view.run_end(at, sentence.tokens.end);
            // Of “Mr-in” no name is left behind the title.
            let cut = view.cut(at..end, sentence.tokens.clone());
            let has_capital = |run: &Run| text.tokens[run.tokens.clone()].iter().any(Token::is_capitalised);
            if let Some(mut run) = cut.filter(has_capital) {
                run.signs = view.read_signs(&run, &sentence.tokens, runs[first..].last());
                let told = runs.len() == first && run.gender == Is::NOTHING;
                if let Some(gender) = view.gender_behind(&run, &sentence.tokens).filter(|_| told) {
                    run.gender = gender;
                    run.signs.set(Signs::ACTS, true);
                }
                runs.push(run);
            }
            at = end;
        }
    }
    drop_participles(&mut runs);
    runs
}

/// Leaves out “Speaking” in “Speaking outside court, he left”, but not Harding in “Harding in a note denied it”, who is named
/// elsewhere.
fn drop_participles(runs: &mut Vec<Run>) {
    if !runs.iter().any(|run| run.participle) {
        return;
    }
    let named = |run: &&Run| !run.participle && (run.inside || !run.single);
    let last: ByFold<()> = runs.iter().filter(named).map(|run| (run.ends.1, ())).collect();
    runs.retain(|run| !run.participle || last.get(run.ends.1).is_some());
}

/// “HOUSTON: The valve failed. ¶ REED: When? ¶ HOUSTON: At noon.”: capitals that open blocks before a colon and come again.
pub(super) fn label(view: &View<'_>, runs: &mut [Run]) {
    let text = view.text;
    let labels = |run: &Run| {
        let (start, end) = (run.tokens.start, run.tokens.end);
        let block = text.tokens[start].block;
        let opens = start == 0 || text.tokens[start - 1].block != block;
        let upper = run
            .tokens
            .clone()
            .all(|i| text.tokens[i].case == Case::Upper || text.tokens[i].kind != TokenKind::Word);
        let colon = text.tokens.get(end).is_some_and(|t| t.block == block && text.of(t) == ":");
        opens && upper && colon
    };
    let mut count: ByFold<u32> = ByFold::default();
    for run in runs.iter().filter(|run| labels(run)) {
        *count.or_default(run.ends.1) += 1;
    }
    if !count.values().iter().any(|&times| times > 1) {
        return;
    }
    for run in runs.iter_mut().filter(|run| labels(run)) {
        run.signs.set(Signs::LABEL, true);
    }
}

/// “By Priya Hollenbeck”, “Photo: Rita Loe/Nord”, “(Reporting by Rita Loe)”: a short line that opens its block so and ends without
/// a stop.
fn is_byline(text: &Text<'_>, sentence: &Sentence) -> bool {
    if text.document.blocks.get(sentence.block.0 as usize).is_some_and(Block::is_byline) {
        return true;
    }
    let tokens = &text.tokens[sentence.tokens.clone()];
    let is = |at: usize, of: &str| tokens.get(at).is_some_and(|t| text.of(t).eq_ignore_ascii_case(of));
    let open = usize::from(is(0, "("));
    if (is(open + 1, ":") || is(open + 1, "by"))
        && tokens.get(open).is_some_and(|t| NameWords::shared().of(t).any(Sort::CREDIT))
    {
        return true;
    }
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return false };
    text.of(first).eq_ignore_ascii_case("by")
        && tokens.len() <= 16
        && tokens.get(1).is_some_and(Token::is_capitalised)
        && !matches!(text.of(last), "." | "?" | "!" | "…")
        && text.blocks.get(sentence.block.0 as usize).is_some_and(|s| {
            text.sentences.get(s.start).is_some_and(|first| first.tokens.start == sentence.tokens.start)
        })
}
