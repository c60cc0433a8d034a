//! What a single word is that no list settles: weighed by all the places where it stands.
//!
//! Finds the person in "Okafor said", the town in "flew to Mozdok", the company in "shares of Norrvik". Must not name what "the" stands
//! before, a word that merely opens a sentence, nor the code of a model (A320).

use crate::gazetteer::{EntityKind, MatchForm};
use crate::token::{hash_lower, is_word, Flags, Shape, Tag};

use super::candidate::Candidate;
use super::entity::Register;
use super::sport;
use super::support::Around;
use super::surroundings::{COINAGES, PREFIXES};

impl<'g> Register<'_, 'g> {
    /// What each single word that no list settles most likely is, by all the places where it stands.
    pub(super) fn weigh(&mut self, candidates: &[Candidate<'g>]) {
        for (number, candidate) in candidates
            .iter()
            .enumerate()
            .filter(|(_, c)| c.tokens.len() == 1)
        {
            let Some(token) = self.layout.tokens.get(candidate.tokens.start) else {
                continue;
            };
            let person_listed = candidate.listed.is_some_and(|m| {
                m.form() == MatchForm::Weak
                    && m.entries().any(|(e, _)| e.kind() == EntityKind::Person)
            });
            // Baxter is a company, Guerrero a land, but may be somebody.
            let surname_listed = self.names.is_surname(token.word)
                && candidate.listed.is_some_and(|m| {
                    m.form() == MatchForm::Weak
                        && m.entries().all(|(e, _)| {
                            e.kind() == EntityKind::Place || e.metadata("type") == Some("company")
                        })
                });
            if !person_listed
                && !surname_listed
                && (candidate.listed.is_some() || candidate.kind.is_some())
            {
                continue;
            }
            let around = Around::new(self.layout, &candidate.tokens, candidate.sentence);
            let listed_land = |c: &Candidate<'_>| {
                c.listed.is_some_and(|m| {
                    m.form() != MatchForm::Weak
                        && m.form() != MatchForm::Demonym
                        && matches!(m.entry().kind(), EntityKind::Place | EntityKind::Country)
                })
            };
            let comma = |at: usize| {
                self.layout
                    .tokens
                    .get(at)
                    .is_some_and(|t| t.tag == Tag::Comma)
            };
            // "Kirriemuir, Scotland"; "Ghent, Bruges and Aalter"
            let before_land = candidates.get(number + 1).is_some_and(|next| {
                next.tokens.start == candidate.tokens.end + 1
                    && comma(candidate.tokens.end)
                    && listed_land(next)
            });
            let after_land = number
                .checked_sub(1)
                .and_then(|n| candidates.get(n))
                .is_some_and(|last| {
                    last.tokens.end + 1 == candidate.tokens.start
                        && (comma(last.tokens.end) || self.layout.word(last.tokens.end) == "and")
                        && last
                            .listed
                            .is_some_and(|m| m.entry().kind() == EntityKind::Place)
                        && listed_land(last)
                });
            let known = token.has(Flags::GIVEN_NAME) && !token.has(Flags::AMBIGUOUS);
            let mut person = 2 * i32::from(known)
                + 2 * i32::from(self.names.is_surname(token.word) && !surname_listed)
                + 3 * i32::from(person_listed);
            // In "fishermen in Zarzis said" it is not Zarzis that speaks, nor is it ", 34," in "in Kaya, Jane Roe, 34, waits".
            let inside = around.after_place_word() && !around.possessive();
            if !inside {
                person += 3 * i32::from(around.speaks())
                    + 2 * i32::from(around.does())
                    + 3 * i32::from(around.described_as_person());
            }
            person += 2 * i32::from(around.possessive()) + i32::from(around.after_company_word());
            person += 4 * i32::from(around.after_person_word());
            person += match around.described_as() {
                Some(true) => 3,
                Some(false) => -6,
                None => 0,
            };
            person += 4 * i32::from(self.row(number).kind == Some(EntityKind::Person));
            let layout = self.layout;
            if sport::plays(layout, &candidate.tokens) && self.is_sport() {
                person += 4;
            }
            // "Bendigo, Victoria"
            let in_land = number
                .checked_sub(1)
                .and_then(|n| candidates.get(n))
                .is_some_and(|last| {
                    last.tokens.end + 1 == candidate.tokens.start && comma(last.tokens.end)
                });
            person -= 6 * i32::from(surname_listed && (in_land || before_land));
            // "fled to Hamdayet in Sudan"
            let way_in_land = around.after_way_word()
                && !self.names.is_surname(token.word)
                && !known
                && self.layout.word(candidate.tokens.end) == "in"
                && candidates.get(number + 1).is_some_and(|next| {
                    next.tokens.start == candidate.tokens.end + 1 && listed_land(next)
                });
            person -= 5 * i32::from(around.after_the()) + 3 * i32::from(around.before_noun());
            let place = 5 * i32::from(inside)
                + 2 * i32::from(around.after_way_word())
                + 5 * i32::from(before_land)
                + 3 * i32::from(after_land)
                + 4 * i32::from(self.row(number).kind == Some(EntityKind::Place))
                + 6 * i32::from(around.named_after_ground())
                + 5 * i32::from(around.before_ground())
                + 2 * i32::from(around.after_journey())
                + 3 * i32::from(way_in_land || around.after_road())
                + 4 * i32::from(person < 2 && !known && self.row(number).there)
                + 4 * i32::from(self.names.is_place(token.word) && !candidate.titled);
            let weights = self.weights.entry(token.word).or_default();
            weights.0 += person;
            weights.1 += place;
        }
    }

    /// What a word is that nothing in the article has in full.
    pub(super) fn guess(
        &mut self,
        candidate: &Candidate<'_>,
        around: &Around<'_>,
    ) -> Option<EntityKind> {
        let token = self.layout.tokens.get(candidate.tokens.start)?;
        let &(person, place) = self.weights.get(&token.word).unwrap_or(&(0, 0));
        // "a TV ad": half of a name.
        if token.shape == Shape::Upper && self.names.head(token.word).is_some() {
            return None;
        }
        let told = self.body_told(&[token.word]);
        if told.is_some() && (!candidate.common || !around.is_head()) && place < 8 {
            return told;
        }
        if candidate.common {
            // Bush, Brown: ordinary words, but not in the middle of a sentence before a verb.
            let named = self.names.is_surname(token.word) || token.has(Flags::GIVEN_NAME);
            // "Harry said": a given name and a surname that speaks is one there, too.
            let speaks = || {
                person >= 7
                    && token.has(Flags::GIVEN_NAME)
                    && around.after(1).is_some_and(|t| t.has(Flags::SPEECH))
            };
            let name = person >= 4
                && (!around.opens() || speaks())
                && !self.in_capitals(candidate)
                && named;
            return name.then_some(EntityKind::Person);
        }
        let text = self.layout.word(candidate.tokens.start);
        let upper = token.shape == Shape::Upper && text.len() >= 2;
        if upper && !self.in_capitals(candidate) {
            // CSI300, A320, PM2.5
            let model = text.bytes().any(|b| b.is_ascii_digit());
            return ((text.len() <= 6 || around.does())
                && !model
                && !self.names.is_suffix(token.word))
            .then_some(EntityKind::Institution);
        }
        // NGOs, MTPs: several of a kind
        if text.len() > 2
            && text.ends_with('s')
            && text[..text.len() - 1]
                .bytes()
                .all(|b| b.is_ascii_uppercase())
        {
            return None;
        }
        let body = self.names.is_body(token.word) || is_brand(text);
        if body && person < 4 && !self.in_capitals(candidate) {
            return Some(EntityKind::Institution);
        }
        // "the Meghna river", not "the Formica"
        if text.contains('.') || around.after_the() && !around.before_ground() {
            return None;
        }

        // "from Selby" of somebody who is nowhere called so.
        let from = is_word!(around.word_before(), "from" | "into" | "through" | "via");
        if place >= 4 && place > person || from && person <= 4 && !token.has(Flags::GIVEN_NAME) {
            Some(EntityKind::Place)
        } else if person >= if self.in_capitals(candidate) { 3 } else { 1 }
            && !text.contains(|c: char| c.is_ascii_digit())
        {
            let somebody = token.has(Flags::GIVEN_NAME)
                || self.names.is_surname(token.word)
                || candidate.titled
                || around.described_as_person()
                || around.after_person_word();
            if !somebody && self.is_market() {
                return Some(EntityKind::Institution);
            }
            Some(EntityKind::Person)
        } else {
            None
        }
    }
}

/// A capital inside, and not as in McCartney, DiCaprio or O'Neill: LibriVox, BioNTech.
fn is_brand(text: &str) -> bool {
    if !text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return false;
    }
    let Some(cut) = text.get(1..).and_then(|rest| rest.find(char::is_uppercase)) else {
        return false;
    };
    let (first, rest) = text.split_at(cut + 1);
    // DiggFest is an event, CoronaVac a product.
    let last = rest.rfind(char::is_uppercase).unwrap_or(0);
    first.bytes().skip(1).any(|b| b.is_ascii_lowercase())
        && rest.len() > 1
        && !COINAGES.contains(hash_lower(&rest[last..]))
        && !PREFIXES.contains(hash_lower(first))
}
