//! Owns which part of an HTML page is read. How it is read is `html`'s.
//!
//! `Root::Article` of `<nav>…</nav><article>…</article>` → the article

use scraper::{ElementRef, Html, Selector};

/// The part of a page that is read.
#[derive(Clone, Debug)]
pub enum Root {
    /// All of it.
    Page,
    /// The article where the page says which that is, else all of it: as `www/src/tag/auto.ts` has it.
    Article,
    /// The first element that a CSS selector finds.
    Found(Selector),
}

impl Root {
    /// The element whose text is read; none where the page has no such one.
    pub fn of<'a>(&self, page: &'a Html) -> Option<ElementRef<'a>> {
        let whole = page.root_element();
        match self {
            Self::Page => Some(whole),
            Self::Found(selector) => page.select(selector).next(),
            Self::Article => {
                let main = only(whole, "main, [role=main]");
                let article = only(main.unwrap_or(whole), "article");
                Some(article.or(main).unwrap_or(whole))
            }
        }
    }
}

/// The element under `within` that `selector` finds, if it finds no second one.
fn only<'a>(within: ElementRef<'a>, selector: &str) -> Option<ElementRef<'a>> {
    let selector = Selector::parse(selector).ok()?;
    let mut found = within.select(&selector);
    found.next().filter(|_| found.next().is_none())
}
