//! Names that a list has: the entry, or what is called by its name.
//!
//! Finds the government in "Washington accuses", the Republicans, who are no party but its people. Must not find a country in the name of its vote
//! ("the 2019 United Kingdom general election"), a town of Ireland in "c Stewart b Cork", nor an acronym in a line of capitals.

use crate::gazetteer::{EntityKind, Entry, Match, MatchForm};
use crate::token::{Flags, Lexicon, Shape, Tag};

use super::super::candidate::Candidate;
use super::super::entity::Register;
use super::super::sport;
use super::super::support::Around;
use super::super::MentionForm;
use super::is_end;

impl<'g> Register<'_, 'g> {
    pub(super) fn listed_name(
        &mut self,
        candidate: &Candidate<'g>,
        found: Match<'g>,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        let sure = found.form() != MatchForm::Weak && found.form() != MatchForm::Demonym;
        let weak = found.form() == MatchForm::Weak;
        if weak || sure && found.entry().kind() != EntityKind::Institution {
            if let Some(club) = self.club_named(candidate, found) {
                return Some(club);
            }
        }
        let around = Around::new(self.layout, &candidate.tokens, candidate.sentence);
        let state = self.state_of_town(found, &around);
        if let Some(place) = state.or_else(|| self.other_land(found)) {
            // A vote's name has the land as its part.
            if around.names_vote() {
                return None;
            }
            let entity = self.enter(place);
            return Some((entity, place.kind(), MentionForm::Name));
        }
        // "c Stewart b Cork": no town of Ireland.
        if found.entry().kind() == EntityKind::Place
            && candidate.tokens.len() == 1
            && sport::plays(self.layout, &candidate.tokens)
            && self.is_sport()
        {
            let words = self.words(candidate);
            return Some((
                self.person_of(candidate, words),
                EntityKind::Person,
                MentionForm::Name,
            ));
        }
        let form = found.form();
        let mut entry = found.entry();
        // Several papers are called The Times, or Le Soleil.
        if entry.kind() == EntityKind::Outlet {
            entry = self.outlet_of_the_land(found).unwrap_or(entry);
        }
        if form == MatchForm::Weak {
            return self.weak_full_name(candidate, entry, &around);
        }
        if form == MatchForm::Demonym {
            let country = self.enter(entry);
            return Some((country, EntityKind::Country, MentionForm::Demonym));
        }
        if candidate.common
            && self
                .layout
                .tokens
                .get(candidate.tokens.start)
                .is_some_and(|t| t.shape == Shape::Upper)
            && self.in_capitals(candidate)
            && !self.opens_dateline(candidate)
        {
            return None;
        }
        // "Washington accuses": the capital speaks for its country.
        if entry.kind() == EntityKind::Place && around.governs() && !self.opens_dateline(candidate)
        {
            if let Some(country) = entry
                .metadata("stands_for")
                .and_then(|key| self.gazetteer.get(key))
            {
                let entity = self.enter(country);
                return Some((entity, country.kind(), MentionForm::Alias));
            }
        }
        // A vote's name has the land as its part.
        if around.names_vote() {
            return None;
        }
        let entity = self.enter(entry);
        let office = around
            .after(1)
            .is_some_and(|t| t.has(Flags::TITLE) && t.is_capital());
        if (self.ends_low(candidate) || office) && entry.metadata("type") == Some("government") {
            return Some((entity, entry.kind(), MentionForm::Description));
        }
        if self.names_members(candidate, entry) {
            return Some((entity, entry.kind(), MentionForm::Demonym));
        }
        self.spell(entity, candidate);
        self.learn_head(candidate, entity);
        let form = if form == MatchForm::Name {
            MentionForm::Name
        } else {
            MentionForm::Alias
        };
        if entry.kind() != EntityKind::Person {
            self.learn_acronym(candidate, entity);
        }
        Some((entity, entry.kind(), form))
    }

    /// "Indian government"
    pub(super) fn ends_low(&self, candidate: &Candidate<'_>) -> bool {
        self.layout
            .tokens
            .get(candidate.tokens.end - 1)
            .is_some_and(|t| t.shape == Shape::Lower)
    }

    /// "Labour", a noun of the Labour Party's name, is the party; "Conservative" tells whose somebody is.
    pub(super) fn names_party(&self, candidate: &Candidate<'_>, entry: &Entry) -> bool {
        let words = Lexicon::shared();
        let text = self.layout.word(candidate.tokens.start);
        self.layout
            .tokens
            .get(candidate.tokens.start)
            .and_then(|t| words.word(t.word))
            .is_some_and(|word| word.tag == Tag::NN)
            && entry.name().split(' ').any(|word| word == text)
    }

    /// "Republicans" are no party, but the people of one.
    pub(super) fn names_members(&self, candidate: &Candidate<'_>, entry: &Entry) -> bool {
        let text = self
            .layout
            .text
            .get(candidate.span.range())
            .unwrap_or_default();
        candidate.tokens.len() == 1
            && entry.kind() == EntityKind::Institution
            && text.len() > 4
            && entry.metadata("type") == Some("party")
            && text != entry.name()
            && entry.name().starts_with(text.trim_end_matches('s'))
            && !self.names_party(candidate, entry)
    }

    /// People bear the name that the article gives them in full: Sergey or Sergei, with diacritics or without.
    fn spell(&mut self, entity: usize, candidate: &Candidate<'_>) {
        let being = &self.beings[entity];
        if being.kind != EntityKind::Person || being.spelled || candidate.tokens.len() < 2 {
            return;
        }
        // "Di Maio" is not all of Luigi Di Maio.
        let words = self.words(candidate);
        if candidate.titled || !is_end(&being.words, &words) {
            let surface = self.person_surface(candidate.span);
            let being = &mut self.beings[entity];
            being.spelled = true;
            being.name = surface.into();
            self.index(entity, words);
        }
    }
}
