//! Roles in headlines, which have no article: "... — spokesman", "Mayor says ...".
//!
//! Finds the person whom the article goes on to name so. Must not find a role that more words tell ("a party spokesman").

use std::ops::Range;

use crate::gazetteer::EntityKind;
use crate::layout::LaidSentence;
use crate::sentence::SentenceKind;
use crate::token::{Flags, Tag};

use super::super::entity::Named;
use super::super::MentionForm;
use super::{Resolver, REACH};

/// Words of a role in a headline.
pub(super) const ROLE: usize = 4;

/// Headlines and what stands first may name a person by the role alone.
#[inline]
pub(super) fn is_headline(sentence: &LaidSentence, number: usize) -> bool {
    number < 6
        || matches!(
            sentence.kind,
            SentenceKind::Headline | SentenceKind::Section
        )
}

impl Resolver<'_, '_, '_, '_> {
    /// "... — spokesman" at the end of a headline: the person the article goes on to name so.
    pub(super) fn headline_role(
        &self,
        at: usize,
        sentence: usize,
        named: Option<Range<usize>>,
    ) -> Option<Named> {
        let laid = self.layout.sentences.get(sentence)?;
        let noun = |i: usize| {
            laid.tokens.contains(&i)
                && self
                    .token(i)
                    .is_some_and(|t| t.tag.is_noun() || t.tag == Tag::JJ)
        };
        let first = match named {
            Some(name) if name.end == at => name.start,
            _ => at,
        };
        let before = first.checked_sub(1).filter(|i| laid.tokens.contains(i));
        let parted = before
            .and_then(|i| self.token(i))
            .is_some_and(|t| matches!(t.tag, Tag::Dash | Tag::Colon));
        let headline = is_headline(laid, sentence);
        if !parted && !headline {
            return None;
        }
        if before.is_some_and(|i| {
            noun(i)
                || self.token(i).is_some_and(|t| {
                    matches!(t.tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::CD | Tag::CC)
                })
        }) {
            return None;
        }
        let mut last = at;
        while last + 1 < at + ROLE
            && noun(last)
            && noun(last + 1)
            && self.token(last + 1).is_none_or(|t| t.cue == 0)
        {
            last += 1;
        }
        let token = self.token(last).filter(|_| noun(last))?;
        if !token.has(Flags::PERSON) || token.has(Flags::PLURAL) {
            return None;
        }
        let ends = last + 1 >= laid.tokens.end && parted;
        let says = headline
            && self.token(last + 1).is_some_and(|t| {
                laid.tokens.contains(&(last + 1))
                    && (t.tag.is_verb() || t.tag.is_noun())
                    && (t.cue != 0 || t.has(Flags::SPEECH))
                    && !t.is_capital()
            });
        if !ends && !says {
            return None;
        }
        let told = |entity: usize| {
            (first..last)
                .filter(|&i| {
                    let word = self.word(i);
                    self.has_role(entity, word) || self.was_near(entity, word)
                })
                .count()
        };
        let entity = (0..self.register.beings.len().min(REACH))
            .rev()
            .filter(|&entity| {
                self.register.beings[entity].kind == EntityKind::Person
                    && self.has_role(entity, token.word)
            })
            .max_by_key(|&entity| told(entity))?;
        Some(self.mention(
            first..last + 1,
            sentence,
            EntityKind::Person,
            MentionForm::Description,
            Some(entity),
        ))
    }
}
