//! Which entity a name leads to: first the names that need nothing but themselves, then the short forms, which the whole article settles.

mod full;
mod land;
mod listed;
mod paper;
mod short;
mod weak;

use std::ops::Range;

use crate::gazetteer::EntityKind;
use crate::token::{Flags, Lexicon, Shape, Token};
use crate::Span;

use super::body;
use super::candidate::Candidate;
use super::entity::{name_hash, of_kind, Named, Register, NAMESAKES};
use super::lexicon::Head;
use super::run;
use super::series::{self, Row};
use super::sport;
use super::MentionForm;

impl<'g> Register<'_, 'g> {
    /// Ties each candidate to an entity, or drops it.
    pub fn name(&mut self, mut candidates: Vec<Candidate<'g>>) -> Vec<Named> {
        self.count_lands(&candidates);
        self.clubs = candidates.iter().filter(|c| sport::is_club(c)).count();
        self.join_towns(&mut candidates);
        self.rows = series::rows(self.layout, &candidates);
        self.bodies = body::evidence(self.layout, &candidates, &self.rows);
        self.tell_teams(&candidates);
        let mut ties: Vec<Option<(usize, EntityKind, MentionForm)>> = vec![None; candidates.len()];
        for (number, candidate) in candidates.iter().enumerate() {
            ties[number] = self.full_name(candidate, number);
            if let Some((entity, kind, _)) = ties[number] {
                self.learn_paper(candidate, entity, true);
                if kind == EntityKind::Person {
                    self.beings[entity].in_full += 1;
                    self.learn_gender(entity, candidate);
                }
            }
        }
        self.weigh(&candidates);
        let mut named = Vec::with_capacity(candidates.len());
        for (number, candidate) in candidates.iter().enumerate() {
            let tie = match ties[number] {
                Some(tie) => Some(tie),
                None => self.short_name(candidate, number),
            };
            if let Some((entity, kind, form)) = tie {
                self.learn_paper(candidate, entity, false);
                self.learn(entity, candidate, named.last());
                let tokens = self.widened(candidate, entity, form);
                let span = match (
                    self.layout.tokens.get(tokens.start),
                    self.layout.tokens.get(tokens.end - 1),
                ) {
                    (Some(first), Some(last)) if tokens != candidate.tokens => {
                        Span::new(first.span.start(), last.span.end())
                    }
                    _ => candidate.span,
                };
                named.push(Named {
                    span,
                    tokens,
                    kind,
                    form,
                    entity: Some(entity),
                    sentence: candidate.sentence,
                });
            }
        }
        named
    }

    /// With the words that its full name has beside it: "ap | Gwilym", "Halden | Tidal" in a headline.
    fn widened(&self, candidate: &Candidate<'_>, entity: usize, form: MentionForm) -> Range<usize> {
        let mut tokens = candidate.tokens.clone();
        if tokens.len() != 1 || !matches!(form, MentionForm::Surname | MentionForm::Alias) {
            return tokens;
        }
        let words = &self.beings[entity].words;
        let word = |at: usize| self.layout.tokens.get(at).map_or(0, |t| t.word);
        let Some(place) = words.iter().position(|w| *w == word(tokens.start)) else {
            return tokens;
        };
        if form == MentionForm::Surname {
            let mut before = words[..place].iter().rev();
            while tokens.start > 0
                && before
                    .next()
                    .is_some_and(|w| self.names.is_particle(*w) && *w == word(tokens.start - 1))
            {
                tokens.start -= 1;
            }
        } else if place > 0 {
            // "Upper | Darby Police"
            let first = tokens.start.wrapping_sub(place);
            let whole = self.layout.tokens.get(first).is_some_and(Token::is_capital)
                && words[..place]
                    .iter()
                    .rev()
                    .zip(1..)
                    .all(|(w, steps)| word(tokens.start - steps) == *w);
            if whole && place + 1 == words.len() {
                tokens.start -= place;
            }
        } else if words.len() > 1 {
            let rest = &words[1..];
            let follows = rest
                .iter()
                .enumerate()
                .all(|(i, w)| word(tokens.end + i) == *w);
            if follows {
                tokens.end += rest.len();
            }
        }
        tokens
    }

    /// What the row of names is in which this candidate stands.
    pub(super) fn row(&self, number: usize) -> Row {
        self.rows.get(number).copied().unwrap_or_default()
    }

    /// The kind of body that the article has told the bearer of this name to be.
    pub(super) fn body_told(&self, words: &[u64]) -> Option<EntityKind> {
        self.bodies
            .get(&name_hash(words.iter().copied()))
            .and_then(|evidence| body::kind(*evidence))
    }

    pub(super) fn in_capitals(&self, candidate: &Candidate<'_>) -> bool {
        self.layout
            .sentences
            .get(candidate.sentence)
            .is_some_and(|sentence| {
                let words = &self.layout.tokens[sentence.tokens.clone()];
                let upper = words.iter().filter(|t| t.shape == Shape::Upper).count();
                upper * 2 > words.iter().filter(|t| t.is_word()).count()
            })
    }

    /// "BRUSSELS, May 14 (Reuters) -", "STORNOWAY, Scotland —"
    fn opens_dateline(&self, candidate: &Candidate<'_>) -> bool {
        let Some(sentence) = self.layout.sentences.get(candidate.sentence) else {
            return false;
        };
        candidate.tokens.start == sentence.tokens.start
            && run::opens_dateline(
                &self.layout.tokens,
                candidate.tokens.start,
                sentence.tokens.end,
            )
    }

    /// The body or place of this name, new or known.
    fn body_of(&mut self, candidate: &Candidate<'g>, kind: EntityKind) -> usize {
        let words = self.words(candidate);
        let entity = match self
            .full
            .get(&of_kind(kind, name_hash(words.iter().copied())))
        {
            Some(&known) => known,
            None => {
                let told = self.body_told(&words).is_some();
                let entity = self.add(self.surface(candidate.span).into(), kind, None, words);
                if kind == EntityKind::Institution {
                    self.learn_short(candidate, entity, told);
                }
                entity
            }
        };
        self.learn_acronym(candidate, entity);
        self.learn_head(candidate, entity);
        entity
    }

    /// "Eastmere Water" is "Eastmere" for short, "NK Dravina" "Dravina".
    fn learn_short(&mut self, candidate: &Candidate<'_>, entity: usize, told: bool) {
        let tokens = &candidate.tokens;
        if tokens.len() < 2 {
            return;
        }
        let head = |at: usize| {
            self.layout
                .tokens
                .get(at)
                .and_then(|t| self.names.head(t.word))
        };
        let club = head(tokens.start).is_some_and(|h| h.company && h.first);
        let company = head(tokens.end - 1).is_some_and(|h| h.company && h.last);
        if !(club || company || told && head(tokens.end - 1).is_none()) {
            return;
        }
        let at = tokens.start + usize::from(club);
        let Some(token) = self.layout.tokens.get(at) else {
            return;
        };
        let ordinary = Lexicon::shared()
            .word(token.word)
            .is_some_and(|w| !w.tag.is_name());
        let place = self
            .gazetteer
            .matches(self.layout.word(at))
            .any(|m| matches!(m.entry().kind(), EntityKind::Country | EntityKind::Place));
        if !ordinary && !place && token.is_capital() && !token.has(Flags::GIVEN_NAME) {
            self.short.entry(token.word).or_insert(entity);
        }
    }

    /// "the Commission" after "European Commission"
    fn learn_head(&mut self, candidate: &Candidate<'_>, entity: usize) {
        if self.beings[entity].kind != EntityKind::Institution || candidate.tokens.len() < 2 {
            return;
        }
        for at in [candidate.tokens.start, candidate.tokens.end - 1] {
            let Some(token) = self.layout.tokens.get(at) else {
                continue;
            };
            let edge = |h: Head| {
                h.kind == Some(EntityKind::Institution)
                    && !h.company
                    && (h.last && at + 1 == candidate.tokens.end
                        || h.first && at == candidate.tokens.start)
            };
            if token.is_capital() && self.names.head(token.word).is_some_and(edge) {
                self.headed.insert(token.word, entity);
            }
        }
    }

    /// "Acme Widget Corporation (AWC)"
    fn learn_acronym(&mut self, candidate: &Candidate<'_>, entity: usize) {
        let end = candidate.tokens.end;
        let text = |at: usize| self.layout.word(at);
        if text(end) != "(" || text(end + 2) != ")" {
            return;
        }
        if let Some(token) = self.layout.tokens.get(end + 1) {
            let fits = token.is_capital()
                && text(end + 1).chars().filter(|c| c.is_uppercase()).count() >= 2;
            // "the Taiwan Straits (ARATS)" is short for more than the straits.
            let begins = |c: char| text(candidate.tokens.start).starts_with(c);
            let other =
                self.beings[entity].kind == EntityKind::Place && !text(end + 1).starts_with(begins);
            if fits && !other {
                self.short.insert(token.word, entity);
            }
        }
    }

    /// The person whose name ends in these words: "López Tobar" is "Andrés Manuel López Tobar".
    fn longer_name(&self, words: &[u64]) -> Option<usize> {
        if words.len() < 2 {
            return None;
        }
        let namesakes = self.people.get(words.last()?)?;
        let ends = |entity: &&usize| is_end(&self.beings[**entity].words, words);
        namesakes.iter().rev().take(NAMESAKES).find(ends).copied()
    }

    /// The person of this name, new or known.
    fn person_of(&mut self, candidate: &Candidate<'g>, words: Vec<u64>) -> usize {
        match self.same_person(&words) {
            Some(known) => {
                if words.len() > self.beings[known].words.len() && self.beings[known].key.is_none()
                {
                    self.beings[known].name = self.person_surface(candidate.span).into();
                    self.index(known, words);
                }
                known
            }
            None => self.add(
                self.person_surface(candidate.span).into(),
                EntityKind::Person,
                None,
                words,
            ),
        }
    }
}

/// The words are the end of a longer name.
fn is_end(name: &[u64], words: &[u64]) -> bool {
    name.len() > words.len() && name.ends_with(words)
}
