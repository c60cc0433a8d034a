//! Which outlet a name of one word means that many end in: "The Times", "the Herald".
//!
//! The one that was last named in full, or else that of the country in the news.

use crate::gazetteer::{EntityKind, Entry, Match};
use crate::token::{hash_of, is_word};

use super::super::candidate::Candidate;
use super::super::entity::Register;

impl<'g> Register<'_, 'g> {
    /// The word of "The Times", "Post".
    pub(super) fn paper_word(&self, candidate: &Candidate<'_>) -> Option<u64> {
        let found = candidate.listed?;
        let words = self.layout.tokens.get(candidate.tokens.clone())?;
        let word = match words {
            [word] => word.word,
            [the, word] if is_word!(the.word, "the") => word.word,
            _ => return None,
        };
        let head = self.names.head(word)?;
        (head.kind == Some(EntityKind::Outlet) && found.entry().kind() == EntityKind::Outlet)
            .then_some(word)
    }

    /// "The New York Times" is "The Times" from here on, until another is named so. `only_first`: another changes nothing.
    pub(super) fn learn_paper(
        &mut self,
        candidate: &Candidate<'_>,
        entity: usize,
        only_first: bool,
    ) {
        if self.beings[entity].kind != EntityKind::Outlet {
            return;
        }
        let words = self.layout.tokens.get(candidate.tokens.clone());
        let words = match words.unwrap_or_default() {
            [the, rest @ ..] if is_word!(the.word, "the") => rest,
            words => words,
        };
        if let [_, .., last] = words {
            let paper = self.papers.entry(last.word).or_insert(entity);
            if !only_first {
                *paper = entity;
            }
        }
    }

    /// Of several outlets of one name that of the country in the news, or else the first.
    pub(super) fn outlet_of_the_land(&self, found: Match<'g>) -> Option<&'g Entry> {
        let weight = |entry: &Entry| {
            let country = entry.metadata("country").map(hash_of);
            country.and_then(|key| self.lands.get(&key)).copied()
        };
        let entries = found.entries().map(|(entry, _)| entry);
        let outlets = entries.filter(|entry| entry.kind() == EntityKind::Outlet);
        outlets.reduce(|best, other| {
            if weight(other) > weight(best) {
                other
            } else {
                best
            }
        })
    }
}
