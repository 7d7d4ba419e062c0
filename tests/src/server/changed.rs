//! A site with some answers replaced: an altered archive, a wrong hash, a signature by someone else.

use super::content::Content;
use super::http::{Answer, Request};
use super::listen::Site;
use std::collections::BTreeMap;

/// A site with some answers replaced.
pub struct Changed {
    site: Box<dyn Site>,
    instead: BTreeMap<String, Answer>,
}

impl Changed {
    /// As `site`, until told otherwise.
    #[must_use]
    pub fn of(site: impl Site) -> Self {
        Self { site: Box::new(site), instead: BTreeMap::new() }
    }

    /// Answers this path (without its query) so.
    #[must_use]
    pub fn answer_at(mut self, path: &str, answer: Answer) -> Self {
        self.instead.insert(path.to_owned(), answer);
        self
    }

    /// Answers this path with 200 and these bytes.
    #[must_use]
    pub fn bytes_at(self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.answer_at(path, Answer::ok(Content::of(bytes)))
    }
}

impl Site for Changed {
    fn answer(&self, request: &Request) -> Answer {
        self.instead.get(request.path()).cloned().unwrap_or_else(|| self.site.answer(request))
    }
}
