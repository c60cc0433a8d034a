//! Short forms, settled by what the article has said in full.
//!
//! Finds the person in "Roe", the body in "the Commission" or "AWC", the place that a dateline opens with. Must not find a name in an ordinary word that
//! opens a sentence ("Brown bears attacked"), in a title ("Mr. President"), nor in an agency's slug ("ICE HOCKEY - ").

use crate::gazetteer::{EntityKind, Entry, Match};
use crate::token::{is_word, Flags, Shape, Tag, Token};

use super::super::candidate::Candidate;
use super::super::entity::{name_hash, of_kind, Register, NAMESAKES};
use super::super::sport;
use super::super::support::Around;
use super::super::MentionForm;
use super::is_end;

impl<'g> Register<'_, 'g> {
    /// A single word, a titled surname or a weak form: settled by what the article has said in full.
    pub(super) fn short_name(
        &mut self,
        candidate: &Candidate<'g>,
        number: usize,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        let around = Around::new(self.layout, &candidate.tokens, candidate.sentence);
        let token = self.layout.tokens.get(candidate.tokens.start)?;
        let single = candidate.tokens.len() == 1;
        if let Some((word, found)) = self.paper_word(candidate).zip(candidate.listed) {
            if let Some(&paper) = self.papers.get(&word) {
                return Some((paper, EntityKind::Outlet, MentionForm::Alias));
            }
            if let Some(listed) = self.listed_name(candidate, found) {
                return Some(listed);
            }
        }
        if let Some(&entity) = self.short.get(&token.word).filter(|_| single) {
            return Some((entity, self.beings[entity].kind, MentionForm::Alias));
        }
        if candidate.listed.is_some() && around.names_vote() {
            return None;
        }
        // "Upper | Darby" opens a sentence, where a capital says little; elsewhere it is Upper Darby.
        if single && candidate.listed.is_none() && around.before(1).is_some_and(Token::is_capital) {
            let hash = name_hash([around.word_before(), token.word]);
            for kind in [EntityKind::Place, EntityKind::Institution] {
                if let Some(&entity) = self.full.get(&of_kind(kind, hash)) {
                    return Some((entity, kind, MentionForm::Alias));
                }
            }
        }
        if single && !candidate.titled {
            if let Some(entity) = self.by_head_word(candidate, token.word, &around) {
                return Some((entity, self.beings[entity].kind, MentionForm::Alias));
            }
        }
        if let Some(found) = candidate.listed {
            if let Some(club) = self.club_named(candidate, found) {
                return Some(club);
            }
            if let Some(tie) = self.weak_name(candidate, found, &around, number) {
                return Some(tie);
            }
        }
        // "RUGBY LEAGUE - ", "ICE HOCKEY - "
        let slug = single
            && (sport::is_slug(token.word)
                || around
                    .after(1)
                    .is_some_and(|t| t.shape == Shape::Upper && sport::is_slug(t.word)));
        if slug && token.shape == Shape::Upper && around.is_head() {
            return None;
        }
        let text = self.layout.word(candidate.tokens.start);
        // "RTRS - Tennis - " has no city.
        let code = token.shape == Shape::Upper
            && text.len() <= 4
            && !text.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
        if single && !code && self.opens_dateline(candidate) {
            let title = text
                .chars()
                .take(1)
                .chain(text.chars().skip(1).flat_map(char::to_lowercase));
            let title: String = title.collect();
            let listed = self
                .gazetteer
                .matches(&title)
                .find(|m| {
                    m.entry().kind() == EntityKind::Place && m.span().range() == (0..title.len())
                })
                .map(|m| m.entry());
            if let Some(place) = listed {
                let entity = self.enter(place);
                return Some((entity, EntityKind::Place, MentionForm::Name));
            }
            // "SOCCER - Norwich win again"
            if candidate.common && around.after(1).is_some_and(|t| t.tag == Tag::Dash) {
                return None;
            }
            let entity = self.body_of(candidate, EntityKind::Place);
            self.beings[entity].name = title.into();
            return Some((entity, EntityKind::Place, MentionForm::Name));
        }
        if single && self.body_told(&[token.word]).is_none() && self.is_no_name(token) {
            return None;
        }
        let last = self.layout.tokens.get(candidate.tokens.end - 1)?;
        // "Brown bears attacked" speaks of no Mr. Brown.
        let opens = candidate.common && around.is_head() && !candidate.titled;
        // "Cousins, who", "Cousins and Berg"
        let named = is_word!(around.after(1).map_or(0, |t| t.word), "and" | "or")
            || is_word!(around.after(2).map_or(0, |t| t.word), "who" | "whose");
        if opens && !around.acts() && !around.possessive() && !around.speaks() && !named {
            return None;
        }
        if let Some(entity) = self.person_called(last.word, candidate) {
            return Some((entity, EntityKind::Person, MentionForm::Surname));
        }
        let surname = |found: Match<'_>| !single && found.entry().kind() == EntityKind::Person;
        if candidate.titled
            || candidate.listed.is_some_and(surname)
            || candidate.kind == Some(EntityKind::Person) && candidate.listed.is_none()
        {
            let words = self.words(candidate);
            if let Some(known) = self.longer_name(&words) {
                return Some((known, EntityKind::Person, MentionForm::Surname));
            }
            let entity = self.person_of(candidate, words);
            return Some((entity, EntityKind::Person, MentionForm::Name));
        }
        if !single {
            let kind = self.body_told(&self.words(candidate))?;
            return Some((self.body_of(candidate, kind), kind, MentionForm::Name));
        }
        let kind = self.guess(candidate, &around)?;
        let hash = name_hash([token.word]);
        let entity = match self.full.get(&of_kind(kind, hash)) {
            Some(&known) => known,
            None => {
                let words = vec![token.word];
                let entity = self.add(self.surface(candidate.span).into(), kind, None, words);
                self.full.insert(of_kind(kind, hash), entity);
                entity
            }
        };
        Some((entity, kind, MentionForm::Name))
    }

    /// The person of that name who has the title before it; of several the one named in full most often, or the first: whom the article is about
    /// goes by the surname, relatives are told by their given names.
    pub(super) fn person_called(&self, word: u64, candidate: &Candidate<'_>) -> Option<usize> {
        let people = self.people.get(&word)?;
        let people = &people[people.len().saturating_sub(NAMESAKES)..];
        let fitting = |entity: &usize| self.may_be(*entity, candidate);
        let by_last = |entity: &usize| self.beings[*entity].words.last() == Some(&word);
        let by_first = |entity: &usize| self.beings[*entity].words.first() == Some(&word);
        let title = candidate.tokens.start.checked_sub(1);
        let title = title.and_then(|at| self.layout.tokens.get(at));
        let rank = |entity: usize| {
            let being = &self.beings[entity];
            let mut roles = being.roles.iter().chain(&being.listed_roles);
            let has_title = title.is_some_and(|t| roles.any(|role| *role == t.word));
            (has_title, being.in_full)
        };
        let most_named = |is_named: &dyn Fn(&usize) -> bool| {
            let named = people.iter().copied().filter(|e| is_named(e) && fitting(e));
            named.rev().max_by_key(|e| rank(*e))
        };
        if candidate.tokens.len() > 1 {
            let words = self.words(candidate);
            let longer = most_named(&|e| is_end(&self.beings[*e].words, &words));
            let alone = || most_named(&|e| by_last(e) && self.beings[*e].words.len() == 1);
            return longer.or_else(alone);
        }
        most_named(&by_last).or_else(|| {
            let common = candidate.common && !candidate.titled;
            if common {
                None
            } else {
                most_named(&by_first)
            }
        })
    }

    /// "Mr. President", "World War II": nobody's name, unless the article has such a surname in full.
    fn is_no_name(&self, token: &Token) -> bool {
        let title = token.has(Flags::TITLE) && !token.has(Flags::GIVEN_NAME);
        let surname = || {
            self.people.get(&token.word).is_some_and(|people| {
                people.iter().rev().take(NAMESAKES).any(|&e| {
                    let words = &self.beings[e].words;
                    words.len() > 1 && words.last() == Some(&token.word)
                })
            })
        };
        let other = self
            .names
            .head(token.word)
            .is_some_and(|h| h.kind.is_none());
        (title || other || self.names.is_suffix(token.word)) && !surname()
    }

    /// The body last named with this head word: "the Commission", "a Commission spokesman".
    fn by_head_word(
        &self,
        candidate: &Candidate<'_>,
        word: u64,
        around: &Around<'_>,
    ) -> Option<usize> {
        let &entity = self.headed.get(&word)?;
        // "the House" is the chamber, White House or not.
        let is_chamber = |entry: &Entry| entry.metadata("type") == Some("parliament");
        let key = self.beings[entity].key;
        let other = key.and_then(|key| self.gazetteer.get(key));
        let listed = candidate.listed.map(|found| found.entry());
        if listed.is_some_and(is_chamber) && other.is_some_and(|entry| !is_chamber(entry)) {
            return None;
        }
        let before_person = around
            .after(1)
            .is_some_and(|t| t.has(Flags::PERSON) && t.shape == Shape::Lower);
        let fits = around.after_the() || before_person || around.possessive() || !around.is_head();
        (fits && !self.in_capitals(candidate)).then_some(entity)
    }
}
