//! Weak aliases: what a list has as a name that is more often something else (Times, Nice, Labour), and what in the article supports it.
//!
//! Finds the party in "the Labour vote", the paper in "told The Post", the town in "flew to Nice". Must not find them where the word
//! opens a sentence, nor one of two Clintons, where the article does not say which.

use crate::gazetteer::{EntityKind, Entry, Match, MatchForm};
use crate::token::{is_word, Flags, Shape, Tag};

use super::super::candidate::Candidate;
use super::super::entity::{entry_id, Register};
use super::super::support::Around;
use super::super::MentionForm;

impl<'g> Register<'_, 'g> {
    /// "James Baker", "Socialist Party": some person or body, if perhaps not the listed one.
    pub(super) fn weak_full_name(
        &mut self,
        candidate: &Candidate<'g>,
        entry: &'g Entry,
        around: &Around<'_>,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        if candidate.tokens.len() < 2 {
            return None;
        }
        if self.ends_low(candidate) && entry.kind() == EntityKind::Institution {
            let entity = self.enter(entry);
            return Some((entity, entry.kind(), MentionForm::Description));
        }
        if entry.kind() == EntityKind::Institution && !candidate.common {
            return Some((
                self.body_of(candidate, entry.kind()),
                entry.kind(),
                MentionForm::Name,
            ));
        }
        let paper = around.before(1).is_some_and(|t| t.has(Flags::OUTLET));
        // "told The Post": the article is part of the name.
        let article = !around.opens()
            && self.layout.word(candidate.tokens.start) == "The"
            && around.after(1).is_none_or(|t| {
                !t.is_capital() && !t.tag.is_noun() && t.tag != Tag::JJ && !is_word!(t.word, "of")
            });
        let told = is_word!(around.word_before(), "told");
        if entry.kind() == EntityKind::Outlet
            && (around.speaks() || paper || around.according() || article || told)
        {
            return Some((self.enter(entry), EntityKind::Outlet, MentionForm::Name));
        }
        if entry.kind() != EntityKind::Person {
            return None;
        }
        let words = self.words(candidate);
        // "Le Pen": a surname; of whom, the whole article tells.
        if words
            .first()
            .is_some_and(|first| self.names.is_particle(*first))
        {
            return None;
        }
        Some((
            self.person_of(candidate, words),
            EntityKind::Person,
            MentionForm::Name,
        ))
    }

    pub(super) fn weak_name(
        &mut self,
        candidate: &Candidate<'g>,
        found: Match<'g>,
        around: &Around<'_>,
        number: usize,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        // Said in full elsewhere in the article.
        let known = found
            .entries()
            .find_map(|(entry, _)| self.listed.get(&entry_id(entry)).copied());
        if let Some(entity) = known {
            let kind = self.beings[entity].kind;
            // Another person of that surname may have been named too.
            let word = self.layout.tokens.get(candidate.tokens.end - 1)?.word;
            if kind == EntityKind::Person && self.people.get(&word).is_some_and(|p| p.len() > 1) {
                let person = self.person_called(word, candidate)?;
                return Some((person, kind, MentionForm::Surname));
            }
            let fits = match kind {
                EntityKind::Outlet | EntityKind::Institution => {
                    let broadcaster = kind == EntityKind::Outlet
                        && found.entry().metadata("type") == Some("broadcaster");
                    around.after_the()
                        || !candidate.common
                        || broadcaster && !around.opens()
                        || self.means_listed(candidate, found.entry(), around)
                }
                _ => true,
            };
            let entry = found.entry();
            let form = if kind == EntityKind::Person {
                MentionForm::Surname
            } else if self.names_members(candidate, entry) {
                MentionForm::Demonym
            } else {
                MentionForm::Alias
            };
            return fits.then_some((entity, kind, form));
        }
        if self
            .people
            .contains_key(&self.layout.tokens.get(candidate.tokens.start)?.word)
        {
            return None;
        }
        // Which of two Clintons, the article does not say.
        let people = |(entry, _): &(&Entry, MatchForm)| entry.kind() == EntityKind::Person;
        let several = found.entries().filter(people).nth(1).is_some();
        let (entry, _) = found.entries().find(|(entry, _)| match entry.kind() {
            EntityKind::Outlet => {
                // "told CCTV"
                let letters = self
                    .layout
                    .tokens
                    .get(candidate.tokens.start)
                    .is_some_and(|t| t.shape == Shape::Upper);
                around.after_the() && (around.speaks() || around.as_source())
                    || letters && is_word!(around.word_before(), "told")
                    || self.means_listed(candidate, entry, around)
            }
            // A town that some club is called by, outside sport.
            EntityKind::Institution if entry.metadata("type") == Some("club") => around.after_the(),
            EntityKind::Institution => {
                // ETA and PAN are words in small letters only.
                let acronym = candidate.tokens.len() == 1
                    && self.layout.word(candidate.tokens.start).len() > 2
                    && self
                        .layout
                        .tokens
                        .get(candidate.tokens.start)
                        .is_some_and(|t| t.shape == Shape::Upper)
                    && !candidate.heading
                    && !self.in_capitals(candidate);
                acronym
                    || around.after_the()
                    || around.acts() && !candidate.common
                    || self.means_listed(candidate, entry, around)
            }
            EntityKind::Country => !candidate.common || !around.is_head(),
            EntityKind::Place => {
                around.after_place_word()
                    || around.after_way_word()
                    || around.named_after_ground()
                    || self.row(number).kind == Some(EntityKind::Place)
                    || self.is_town(candidate, around)
                    || self.means_listed(candidate, entry, around)
            }
            EntityKind::Person => {
                !several && (candidate.titled || around.speaks() && !candidate.common)
            }
        })?;
        let entity = self.enter(entry);
        let form = if self.names_members(candidate, entry) {
            MentionForm::Demonym
        } else {
            MentionForm::Alias
        };
        Some((entity, entry.kind(), form))
    }

    /// A listed name that is a word too, with a capital where a word has none: "brought against Apple", "a House hearing".
    fn means_listed(&self, candidate: &Candidate<'_>, entry: &Entry, around: &Around<'_>) -> bool {
        let Some(token) = self.layout.tokens.get(candidate.tokens.start) else {
            return false;
        };
        let surname = self.names.is_surname(token.word);
        let named = candidate.common
            && !token.has(Flags::GIVEN_NAME)
            && !around.opens()
            && !candidate.heading
            && !token.has(Flags::MONTH.or(Flags::WEEKDAY));
        // "Labour MP" is a title; the party's name is none for that.
        let office = is_word!(around.word_before(), "of")
            && around.before(2).is_some_and(|t| t.has(Flags::TITLE))
            || around
                .after(1)
                .is_some_and(|t| t.has(Flags::TITLE) && t.is_capital());
        let party = named && !office && self.names_party(candidate, entry);
        let named = named && !token.has(Flags::TITLE);
        match entry.kind() {
            EntityKind::Place => named && !surname,
            EntityKind::Institution if entry.metadata("type") == Some("company") => {
                named || self.body_told(&[token.word]).is_some()
            }
            EntityKind::Institution if entry.metadata("type") == Some("party") => party,
            // "34 House seats"
            EntityKind::Institution => {
                named
                    && around.before_noun()
                    && (!surname || entry.metadata("type") == Some("parliament"))
            }
            EntityKind::Outlet => {
                !around.opens() && !candidate.heading && around.before_journalist()
            }
            _ => false,
        }
    }

    /// A word that the news has as a place far more often than as anything else.
    fn is_town(&self, candidate: &Candidate<'_>, around: &Around<'_>) -> bool {
        let word = self.layout.tokens.get(candidate.tokens.start);
        let somebody =
            |word: u64| self.names.is_surname(word) && (around.does() || around.possessive());
        !candidate.titled
            && !self.in_capitals(candidate)
            && word.is_some_and(|t| self.names.is_place(t.word) && !somebody(t.word))
    }
}
