//! Reporting words: `data/cues.tsv`.
//!
//! “told” → past of *tell*; reports a clause, and who is told stands behind it

use super::rows;

/// How a reporting word reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // columns of a table, free of each other
pub struct Cue {
    /// Its form.
    pub form: Form,
    /// Reports a clause, with or without “that”.
    pub clause: bool,
    /// Reports a clause only with “that”, “whether” and the like.
    pub that: bool,
    /// Pins words in marks on something: “called the leak “regrettable””.
    pub call: bool,
    /// Reports what is to be done: “vowed to return”.
    pub to: bool,
    /// Reports a deed behind -ing: “admitted stealing it”.
    pub ing: bool,
    /// Who is told stands behind it.
    pub told: bool,
    /// Tells what somebody thinks: reports a clause that stands before it, with a comma, “It will rain, she believes”, or behind
    /// it, where it is somebody else's than the writer's.
    pub weak: bool,
    /// A noun and a participle behind it are what was come upon: “found the door locked”.
    pub state: bool,
    /// Reports words in marks only behind a comma or a colon: “he continued: “And it rained.””
    pub apart: bool,
    /// Its base and present form are nouns as well: “report”, “comments”.
    pub noun: bool,
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// “say”.
    #[default]
    Base,
    /// “says”.
    Present,
    /// “said”.
    Past,
    /// “saying”.
    Ing,
    /// “written”.
    Participle,
}

/// Nouns for what somebody says: “claim”, “warnings”.
pub fn nouns() -> impl Iterator<Item = &'static str> {
    rows(include_str!(concat!(env!("OUT_DIR"), "/cues.tsv")))
        .filter(|row| row.get(2).is_some_and(|frames| *frames == "owned"))
        .flat_map(|row| row[1].split(' '))
}

/// Every form of every verb's row. Where two forms read the same, the likelier one comes first.
pub fn forms() -> impl Iterator<Item = (String, Cue)> {
    let order = [Form::Past, Form::Present, Form::Ing, Form::Participle, Form::Base];
    order.into_iter().flat_map(|form| {
        rows(include_str!(concat!(env!("OUT_DIR"), "/cues.tsv"))).filter_map(move |row| {
            let (forms, frames) = (row.get(1)?, row.get(2).filter(|frames| **frames != "owned")?);
            let index = match form {
                Form::Base => 0,
                Form::Present => 1,
                Form::Past => 2,
                Form::Ing => 3,
                Form::Participle => 4,
            };
            let words = forms.split(' ').nth(index)?.replace('=', " ");
            let has = |frame: &str| frames.split(' ').any(|f| f == frame);
            let cue = Cue {
                form,
                clause: has("clause"),
                that: has("that"),
                call: has("call"),
                to: has("to"),
                ing: has("ing"),
                told: has("told"),
                weak: has("weak"),
                state: has("state"),
                apart: has("apart"),
                noun: has("noun"),
            };
            Some((words, cue))
        })
    })
}
