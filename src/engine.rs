//! Owns the order of the stages, one line each. Every rule is left to the stage it belongs to.

use crate::attribute::Attributor;
use crate::bar;
use crate::detect::{self, Analysis, Mention, place, quantity, quote};
use crate::fact::{Fact, FactKind, Forms, GenreOption, Marks, Options};
use crate::lexicon::Gazetteer;
use crate::names::{Cast, Countries};
use crate::overlap;
use crate::syntax::Syntax;
use crate::text::{Document, Genre, Text};

/// What is found in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The facts that a reader would want marked there.
    pub facts: Vec<Fact>,
    /// What sort of page it is, as asked for or as judged: on all but news, only what stands up is a fact.
    pub genre: Genre,
}

/// Finds the facts of documents. Made once, used for any number of them.
#[derive(Debug)]
pub struct Engine {
    gazetteer: Gazetteer,
    quantities: quantity::Detector,
    quotes: quote::Detector,
    places: place::Detector,
    attributor: Attributor,
}

impl Engine {
    /// An engine that knows the places of `gazetteer`.
    pub fn new(gazetteer: Gazetteer) -> Self {
        Self {
            gazetteer,
            quantities: quantity::Detector::new(),
            quotes: quote::Detector::new(),
            places: place::Detector::new(),
            attributor: Attributor::new(),
        }
    }

    /// From here on the places are those of `gazetteer`; what is made for every engine stays.
    pub fn set_gazetteer(&mut self, gazetteer: Gazetteer) {
        self.gazetteer = gazetteer;
    }

    /// The facts of `document`, sorted by block and start, outer before inner; nested or disjoint, never crossing.
    ///
    /// Any text gives a result. Linear in the document's length.
    pub fn annotate(&self, document: &Document, options: &Options) -> Vec<Fact> {
        self.read(document, options).facts
    }

    /// As [`Engine::annotate`], with what sort of page it is.
    pub fn read(&self, document: &Document, options: &Options) -> Found {
        let text = Text::new(document);
        let genre = match options.genre {
            GenreOption::Auto => Genre::of(&text),
            GenreOption::Is(genre) => genre,
        };
        // Places and speakers ask for names; figures alone do not.
        let named = options.places || options.quotes || options.quantities && options.sources;
        let cast = if named { Cast::read(&text, &self.gazetteer) } else { Cast::default() };
        let syntax = Syntax::new(&text);
        let countries = Countries::new(&text, &cast, &self.gazetteer);
        let analysis = Analysis {
            text: &text,
            syntax: &syntax,
            cast: &cast,
            countries: &countries,
            gazetteer: &self.gazetteer,
            options: *options,
        };
        let mut mentions = Vec::new();
        if options.quantities {
            mentions.extend(self.quantities.detect(&analysis));
            mentions.retain(|mention| is_asked_for(mention, options.forms));
        }
        // Quantities have their sources from the quotes they stand in.
        if options.quotes || options.quantities && options.sources {
            mentions.extend(self.quotes.detect(&analysis));
        }
        if options.places {
            mentions.extend(self.places.detect(&analysis));
            mentions.retain(|mention| options.metonyms || !is_metonym(mention));
        }
        mentions.retain(|mention| detect::is_told(&text, mention));
        let mut facts = self.attributor.attribute(&analysis, mentions);
        facts.retain(|fact| options.quotes || !matches!(fact.kind, FactKind::Quote(_)));
        if !options.sources {
            let quantities = facts.iter_mut().filter(|fact| matches!(fact.kind, FactKind::Quantity(_)));
            quantities.for_each(|fact| fact.source = None);
        }
        let mut facts = overlap::resolve(facts);
        // Who asks for all that can be read judges for himself.
        if options.marks == Marks::Claims {
            facts.retain(|fact| bar::stands_up(fact, genre));
        }
        Found { facts, genre }
    }
}

fn is_metonym(mention: &Mention) -> bool {
    matches!(&mention.kind, FactKind::Place(place) if place.metonym)
}

fn is_asked_for(mention: &Mention, forms: Option<Forms>) -> bool {
    match &mention.kind {
        FactKind::Quantity(quantity) => forms.is_none_or(|forms| forms.contains(quantity.form)),
        _ => true,
    }
}
