//! Full names: what is named in full is an entity, whatever the rest of the article says.
//!
//! Finds the person in "Jane Roe", the town in "Luang Prabang, Pakse and Vientiane", the team in "Skeid 0". Leaves to the short forms a person's
//! name of one word, and what may be the end of a longer one ("De Blasio").

use crate::gazetteer::{EntityKind, Entry, MatchForm};
use crate::token::{Flags, Tag};

use super::super::body;
use super::super::candidate::Candidate;
use super::super::entity::{name_hash, Register};
use super::super::sport;
use super::super::support::Around;
use super::super::MentionForm;

impl<'g> Register<'_, 'g> {
    /// Names that need nothing but themselves.
    pub(super) fn full_name(
        &mut self,
        candidate: &Candidate<'g>,
        number: usize,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        if sport::is_slug_line(self.layout, &candidate.tokens) {
            return None;
        }
        if self.in_results(candidate) || self.rides_for_team(candidate) {
            return Some((
                self.body_of(candidate, EntityKind::Institution),
                EntityKind::Institution,
                MentionForm::Name,
            ));
        }
        if let Some(found) = candidate.listed {
            // Which of several papers is "The Times", the whole article tells.
            if self.paper_word(candidate).is_some() {
                return None;
            }
            return self.listed_name(candidate, found);
        }
        // "Luang Prabang, Pakse and Vientiane"
        let several = candidate.tokens.len() > 1 && !candidate.titled;
        let row = self.row(number);
        let row = row.kind == Some(EntityKind::Place) || row.there && candidate.kind.is_none();
        if several
            && matches!(candidate.kind, None | Some(EntityKind::Person))
            && (row
                || Around::new(self.layout, &candidate.tokens, candidate.sentence)
                    .named_after_ground())
        {
            return Some((
                self.body_of(candidate, EntityKind::Place),
                EntityKind::Place,
                MentionForm::Name,
            ));
        }
        let kind = candidate.kind?;
        let words = self.words(candidate);
        if kind == EntityKind::Person {
            let full = words.len() > 1;
            let given = self
                .layout
                .tokens
                .get(candidate.tokens.start)
                .is_some_and(|t| t.has(Flags::GIVEN_NAME) || t.tag == Tag::CD);
            let sure = || {
                self.bodies
                    .get(&name_hash(words.iter().copied()))
                    .is_some_and(|evidence| evidence.body >= body::SURE)
            };
            if full && !candidate.titled && (!given || sure()) {
                if let Some(body) = self.body_told(&words) {
                    return Some((self.body_of(candidate, body), body, MentionForm::Name));
                }
            }
            if full && !candidate.titled && !given && self.is_firm(candidate) {
                let body = EntityKind::Institution;
                return Some((self.body_of(candidate, body), body, MentionForm::Name));
            }
            // "De Blasio" after "Bill de Blasio"; whether there is one, the whole article tells.
            if full && !given && self.names.is_particle(words[0]) {
                return None;
            }
            if let Some(known) = self.longer_name(&words) {
                return Some((known, kind, MentionForm::Surname));
            }
            return full.then(|| (self.person_of(candidate, words), kind, MentionForm::Name));
        }
        Some((self.body_of(candidate, kind), kind, MentionForm::Name))
    }

    /// A team that is no listed club: "Skeid 0".
    fn in_results(&mut self, candidate: &Candidate<'g>) -> bool {
        let given = self
            .layout
            .tokens
            .get(candidate.tokens.start)
            .is_some_and(|t| t.has(Flags::GIVEN_NAME) && candidate.tokens.len() > 1);
        let listed = candidate.listed.is_some_and(|found| {
            found.form() != MatchForm::Weak
                && found
                    .entries()
                    .any(|(e, _)| e.kind() != EntityKind::Place || self.is_team(e))
                || found
                    .entries()
                    .any(|(e, _)| self.is_team(e) || e.kind() == EntityKind::Country)
        });
        let layout = self.layout;
        !given
            && !listed
            && !candidate.titled
            && sport::in_results(layout, &candidate.tokens)
            && self.is_sport()
    }

    /// "1. Biagio Conte (Italy) | Scrigno"
    fn rides_for_team(&self, candidate: &Candidate<'_>) -> bool {
        let land = || sport::rides_for(self.layout, &candidate.tokens);
        !candidate.titled
            && candidate
                .listed
                .is_none_or(|found| found.form() == MatchForm::Weak)
            && land().is_some_and(|land| {
                self.gazetteer
                    .matches(self.layout.word(land.start))
                    .any(|m| {
                        m.entry().kind() == EntityKind::Country && m.form() != MatchForm::Demonym
                    })
            })
    }

    fn is_team(&self, entry: &Entry) -> bool {
        entry.metadata("type") == Some("club")
    }
}
