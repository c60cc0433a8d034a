//! Which land a name means that several have: Georgia is a country, and a state.
//!
//! The town before the comma tells it ("Augusta, Georgia"), or else what the article names of each country.

use crate::gazetteer::{EntityKind, Entry, Match, MatchForm};
use crate::token::{hash_of, Tag};

use super::super::candidate::Candidate;
use super::super::entity::Register;
use super::super::support::Around;

impl<'g> Register<'_, 'g> {
    /// Counts by country what is listed of that country only.
    pub(super) fn count_lands(&mut self, candidates: &[Candidate<'g>]) {
        let land = |entry: &'g Entry| match entry.kind() {
            EntityKind::Country => Some(entry.key()),
            _ => entry.metadata("country"),
        };
        for found in candidates
            .iter()
            .filter_map(|c| c.listed)
            .filter(|m| m.form() != MatchForm::Weak)
        {
            let first = land(found.entry());
            let mut others = found.entries().skip(1);
            if let Some(land) = first.filter(|_| others.all(|(e, _)| land(e) == first)) {
                *self.lands.entry(hash_of(land)).or_default() += 1;
            }
        }
    }

    /// "Augusta, Georgia": the land that the town before the comma is in.
    pub(super) fn state_of_town(&self, found: Match<'g>, around: &Around<'_>) -> Option<&'g Entry> {
        found.entries().nth(1)?;
        let comma = around.before(1).is_some_and(|t| t.tag == Tag::Comma);
        let town = around.before(2).filter(|t| comma && t.is_capital())?;
        let text = self.layout.text.get(town.span.range())?;
        let land = self
            .gazetteer
            .matches(text)
            .filter(|m| m.form() != MatchForm::Demonym)
            .flat_map(|m| m.entries().map(|(e, _)| e).collect::<Vec<_>>())
            .find(|e| e.kind() == EntityKind::Place)?
            .metadata("country")?;
        found
            .entries()
            .map(|(entry, _)| entry)
            .find(|e| e.kind() == EntityKind::Place && e.metadata("country") == Some(land))
            .filter(|e| e.key() != found.entry().key())
    }

    /// Georgia among American names is no country.
    pub(super) fn other_land(&self, found: Match<'g>) -> Option<&'g Entry> {
        let land = |entry: &'g Entry| match entry.kind() {
            EntityKind::Country => Some(entry.key()),
            EntityKind::Place => entry.metadata("country"),
            _ => None,
        };
        if found.form() == MatchForm::Demonym || found.entries().nth(1).is_none() {
            return None;
        }
        let weight = |entry: &'g Entry| {
            land(entry)
                .and_then(|key| self.lands.get(&hash_of(key)))
                .copied()
                .unwrap_or(0)
        };
        let first = weight(found.entry());
        land(found.entry())?;
        let (best, _) = found
            .entries()
            .filter(|(e, _)| land(e).is_some())
            .max_by_key(|(e, _)| weight(e))?;
        (best.key() != found.entry().key() && weight(best) > 2 * first && weight(best) > 1)
            .then_some(best)
    }
}
