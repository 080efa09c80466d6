//! Owns teams that go by the name of their town, county or state: no places. What else a name may be is `beside`'s.
//!
//! “Brighton beat Leeds 2-0. Brighton play in Turin next.” → only Turin

use super::beside::Scene;
use super::lists::listed;
use super::view::View;
use super::{LEAST, Sighting, Verdict};
use crate::fact::{CountryCode, PlaceKind, RuleId};
use crate::lexicon::Roles;
use crate::syntax::Tag;
use crate::text::{Case, Token, TokenKind};

/// The verdict on a team's name.
const TEAM: Verdict = Verdict { score: -6.0, rule: RuleId("place.team"), person: true };
/// Tokens up to which teams and scores make a name one of theirs.
const REACH: usize = 150;
/// So many teams and scores, one of them a team, make a report of a match.
const SIGNS: usize = 2;

/// Takes out the names of teams: two that one verb matches, and in the report of a match those that no word of place leads up to.
pub(super) fn take(view: &View<'_>, sightings: &mut [Sighting]) {
    for at in 1..sightings.len() {
        if view.meet(&sightings[at - 1], &sightings[at]) {
            sightings[at - 1].verdict = TEAM;
            sightings[at].verdict = TEAM;
        }
    }
    let teams: Vec<usize> =
        sightings.iter().filter(|s| s.verdict.rule == TEAM.rule).map(|s| s.first).collect();
    if teams.is_empty() {
        return;
    }
    let tokens = view.analysis.text.tokens.len();
    let scores: Vec<usize> = (0..tokens).filter(|&at| view.is_score(at)).collect();
    let near = |all: &[usize], at: usize| {
        let from = all.partition_point(|&sign| sign + REACH < at);
        all[from..].partition_point(|&sign| sign <= at + REACH)
    };
    let mut led = false;
    for at in 0..sightings.len() {
        let is_listed = at > 0 && view.goes_on(&sightings[at - 1], &sightings[at]);
        let sighting = &sightings[at];
        // “flew to Munich, Berlin and Paris”
        led = view.is_led_up_to(sighting) || is_listed && led;
        let teams = near(&teams, sighting.first);
        let report = teams > 0 && teams + near(&scores, sighting.first) >= SIGNS;
        if report && !led && view.may_be_team(sighting) {
            sightings[at].verdict = TEAM;
        }
    }
}

impl View<'_> {
    /// “Santos winger Caio Recife”, “Durham's quick bowlers”, “Brighton have had a bid turned down”, “Leeds 1-0 Wigan”: whether the name
    /// is a team's.
    pub(super) fn is_team(&self, scene: &Scene<'_>, after: &Token) -> bool {
        let (sighting, about) = (scene.sighting, &scene.about);
        self.has_player(sighting, after) && !self.is_nation(sighting)
            || self.is_many(scene)
            // “before hosting Barrow”
            || !about.country && self.is_hosted(sighting)
            || !about.country && self.has_score(sighting.first, sighting.end)
    }

    /// Whether a word for a player stands behind the name, or behind its possessive and up to two words.
    fn has_player(&self, sighting: &Sighting, after: &Token) -> bool {
        const LONGEST: usize = 2;
        let player = |t: &Token| {
            t.kind == TokenKind::Word && t.case == Case::Lower && self.words.roles(t).any(Roles::PLAYER)
        };
        let behind = sighting.end + 1..=sighting.end + 1 + LONGEST;
        let mut owned = behind
            .map_while(|at| self.token(at))
            .take_while(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
        after.spaced && player(after) || after.kind == TokenKind::Possessive && owned.any(player)
    }

    /// “Brighton beat Leeds”, “Kerry proved too strong for Mayo”: whether one verb of a match, and no more than goes with it, stands
    /// between two names that are no countries'.
    fn meet(&self, first: &Sighting, second: &Sighting) -> bool {
        const LONGEST: usize = 5;
        let text = self.analysis.text;
        let Some(between) = text.tokens.get(first.end..second.first) else { return false };
        let verb = between.iter().take(LONGEST).position(|t| self.words.roles(t).any(Roles::BEATS));
        let Some(verb) = verb.filter(|_| between.len() <= LONGEST) else { return false };
        let with = |t: &Token| {
            matches!(
                text.of(t),
                "to" | "with"
                    | "off"
                    | "past"
                    | "aside"
                    | "against"
                    | "too"
                    | "strong"
                    | "good"
                    | "much"
                    | "for"
            )
        };
        let helps = |at: usize| {
            let tag = self.analysis.syntax.at(at).tag(at);
            matches!(tag, Tag::Adverb | Tag::Modal | Tag::Have | Tag::Be)
        };
        text.share_sentence(first.first, second.first)
            && (first.end..first.end + verb).all(helps)
            && between[verb + 1..].iter().all(with)
            && [first, second]
                .into_iter()
                .all(|s| !self.is_nation(s) && s.pair.is_none() && !s.pattern && !self.names_a_feature(s.end))
    }

    /// “from Celina and even Toledo”: whether the second stands in a list with the first.
    fn goes_on(&self, first: &Sighting, second: &Sighting) -> bool {
        let text = self.analysis.text;
        let between = text.tokens.get(first.end..second.first).unwrap_or_default();
        listed(self.analysis, first, second)
            || (2..=3).contains(&between.len())
                && between
                    .iter()
                    .all(|t| matches!(text.of(t), "," | "and" | "or" | "then" | "even" | "later"))
    }

    /// Whether a name may be a team's where the text reports a match: a town's, a county's or a region's, bare or with what it owns.
    fn may_be_team(&self, sighting: &Sighting) -> bool {
        let paired = sighting.pair.is_some() || sighting.within.is_some();
        let dateline = sighting.verdict.rule == RuleId("place.dateline");
        let own = self.after(sighting).is_some_and(|t| t.kind == TokenKind::Possessive);
        sighting.verdict.score >= LEAST
            && !paired
            && !dateline
            && !sighting.pattern
            && !self.is_nation(sighting)
            && self.is_local(sighting)
            // “Jefferson County had seven”
            && !self.names_a_feature(sighting.end)
            && (own || self.stands_alone(sighting.end))
    }

    /// Whether the name is a country's or that of one of the nations of Britain, whose teams are also the country.
    fn is_nation(&self, sighting: &Sighting) -> bool {
        let gazetteer = self.analysis.gazetteer;
        let mut candidates = gazetteer.entry(sighting.key).into_iter().flat_map(|entry| entry.candidates());
        candidates.any(|c| match gazetteer.kind(c.place) {
            PlaceKind::Country | PlaceKind::Continent => true,
            PlaceKind::Region => gazetteer.country(c.place) == Some(CountryCode(*b"GB")),
            _ => false,
        })
    }

    /// Whether a town, a county or a region has the name.
    fn is_local(&self, sighting: &Sighting) -> bool {
        let gazetteer = self.analysis.gazetteer;
        let mut candidates = gazetteer.entry(sighting.key).into_iter().flat_map(|entry| entry.candidates());
        candidates.any(|c| {
            matches!(gazetteer.kind(c.place), PlaceKind::City | PlaceKind::County | PlaceKind::Region)
        })
    }

    /// Whether a word that a place stands behind leads up to the name: “in”, “to”, “from”, “of”, “northern”, “the city of”.
    fn is_led_up_to(&self, sighting: &Sighting) -> bool {
        let Some((_, before)) = self.before(sighting.mark.0) else { return false };
        let roles = self.words.roles(before);
        let preposition = matches!(
            self.text(before),
            "to" | "from" | "of" | "via" | "through" | "between" | "around" | "for"
        );
        preposition || roles.any(Roles::LOCATIVE | Roles::DIRECTION)
    }

    /// “*Brighton have* had a bid turned down”: whether a name that opens its sentence takes a verb in the plural, as only a team's
    /// does; not “Brighton and Hove have”, nor “the Netherlands have”.
    fn is_many(&self, scene: &Scene<'_>) -> bool {
        let (first, end) = (scene.sighting.first, scene.sighting.end);
        let verb = self.token(end).filter(|t| t.spaced && t.case == Case::Lower);
        let plural = verb.is_some_and(|t| matches!(self.text(t), "have" | "are" | "were" | "want"));
        let of = |at: usize| self.token(at).map_or("", |t| self.text(t));
        let many = of(end - 1).ends_with('s') || (first..end).any(|at| of(at) == "and");
        scene.start && plural && !many && self.starts_sentence(first)
    }

    /// “before hosting *Barrow*”: whether somebody is host to the name alone, as a team is to another; not “hosting Paris Fashion Week”.
    fn is_hosted(&self, sighting: &Sighting) -> bool {
        let before = self.before(sighting.first).filter(|(at, _)| at + 1 == sighting.first);
        before.is_some_and(|(_, t)| self.words.roles(t).any(Roles::HOSTS)) && self.stands_alone(sighting.end)
    }

    /// “2-1”: whether a score of two short numbers stands from the token at `at` on.
    fn is_score(&self, at: usize) -> bool {
        let of = |at: usize| self.token(at);
        let number = |at: usize| of(at).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 3);
        let dash = of(at + 1).is_some_and(|t| !t.spaced && matches!(self.text(t), "-" | "–"));
        number(at) && dash && number(at + 2) && of(at + 2).is_some_and(|t| !t.spaced)
    }

    /// “beat *Barrow* 3-2”, “to stun *Philadelphia*, 31-30”, “draw 2-2 with *Wigan*”, “*Leeds* 1-0 Wigan”: whether a score stands right
    /// beside the name, or before the word that leads to it.
    fn has_score(&self, first: usize, end: usize) -> bool {
        // The score's last token stands at `last`.
        let ends = |last: usize| last.checked_sub(2).is_some_and(|at| self.is_score(at));
        let text = self.analysis.text;
        let own = |at: usize| text.share_sentence(at, first);
        let before = first.checked_sub(1).filter(|&at| own(at));
        let word = |at: usize| self.token(at).map_or("", |t| self.text(t));
        let led = before.filter(|&at| matches!(word(at), "with" | "against" | "to" | "over" | "by"));
        let at_home = before.filter(|&at| word(at) == "at");
        let comma = usize::from(word(end) == ",");
        // “won 3-1 at Barrow” tells where.
        at_home.is_none()
            && (own(end) && self.is_score(end + comma)
                || before.is_some_and(ends)
                || led.and_then(|at| at.checked_sub(1)).is_some_and(ends))
    }
}
