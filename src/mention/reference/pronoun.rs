//! He and she, it and they: whom they mean.
//!
//! Finds the one who acted or spoke last ("Roe ... He said"), the one still to come ("In his last year, Roe faces"), the body of "it said".
//! Misses: *they* for several people, which is marked without an entity; *it* and *they* that do not speak are not marked.

use crate::gazetteer::EntityKind;
use crate::token::{is_word, Flags, Tag};

use super::super::bearer::Gender;
use super::super::entity::Named;
use super::super::support::Around;
use super::super::MentionForm;
use super::{Resolver, Trace, REACH};

impl Resolver<'_, '_, '_, '_> {
    /// "he", "his": the person, and what the pronoun tells of the gender.
    pub(super) fn he_or_she(
        &mut self,
        at: usize,
        sentence: usize,
        named: &[Named],
    ) -> Option<Named> {
        let word = self.word(at);
        let gender = if is_word!(word, "he" | "his") {
            Gender::Masculine
        } else {
            Gender::Feminine
        };
        if is_word!(word, "her")
            && !self.token(at + 1).is_some_and(|t| {
                t.tag.is_noun() || matches!(t.tag, Tag::JJ | Tag::CD | Tag::VBN | Tag::VBG)
            })
        {
            return None;
        }
        let possessive = is_word!(word, "his" | "her");
        let entity = possessive
            .then(|| self.person_to_come(at, sentence, gender, named))
            .flatten()
            .or_else(|| self.person(at, sentence, gender, possessive));
        if let Some(entity) = entity {
            let being = &mut self.register.beings[entity];
            if being.gender == Gender::Unknown {
                being.gender = gender;
            }
        }
        Some(self.mention(
            at..at + 1,
            sentence,
            EntityKind::Person,
            MentionForm::Pronoun,
            entity,
        ))
    }

    /// "it said", "they said"; anything else that it or they may do is left alone.
    pub(super) fn it_or_they(&self, at: usize, sentence: usize) -> Option<Named> {
        let word = self.word(at);
        let speaks = Around::new(self.layout, &(at..at + 1), sentence)
            .verb()
            .is_some_and(|verb| verb.has(Flags::SPEECH) && verb.tag != Tag::VBN);
        if !speaks {
            return None;
        }
        let plural = is_word!(word, "they");
        let body = self.body(at, sentence, plural);
        match body {
            Some((entity, kind)) => Some(self.mention(
                at..at + 1,
                sentence,
                kind,
                MentionForm::Pronoun,
                Some(entity),
            )),
            None if plural => Some(self.mention(
                at..at + 1,
                sentence,
                EntityKind::Person,
                MentionForm::Pronoun,
                None,
            )),
            None => None,
        }
    }

    /// The person whom he or she means.
    fn person(
        &self,
        at: usize,
        sentence: usize,
        gender: Gender,
        possessive: bool,
    ) -> Option<usize> {
        // What someone has is mostly that of the nearest one who acts.
        let acts = |t: &&Trace| t.subject && t.sentence == sentence && t.kind == EntityKind::Person;
        let last = || self.trail.iter().rev().take(REACH);
        let nearest = possessive.then(|| last().find(acts)).flatten();
        let nearest = nearest.map(|t| t.entity);
        // "Two," she answered: not the one who asked.
        let answers = self
            .token(at + 1)
            .is_some_and(|t| is_word!(t.lemma, "answer" | "reply" | "respond"));
        let asks = |t: &&Trace| t.spoke && t.kind == EntityKind::Person;
        let asker = answers.then(|| last().find(asks)).flatten();
        let asker = asker.map(|t| t.entity);
        self.best(at, sentence, 6, |resolver, trace| {
            let fits = resolver.gender_fits(trace.entity, gender)?;
            (trace.kind == EntityKind::Person).then_some(
                fits + 6 * i32::from(nearest == Some(trace.entity))
                    - 9 * i32::from(asker == Some(trace.entity)),
            )
        })
    }

    fn gender_fits(&self, entity: usize, gender: Gender) -> Option<i32> {
        match self.register.beings[entity].gender {
            known if known == gender => Some(5),
            Gender::Unknown => Some(1),
            _ => None,
        }
    }

    /// "In the twilight of his term, Obama faces ..."
    fn person_to_come(
        &self,
        at: usize,
        sentence: usize,
        gender: Gender,
        named: &[Named],
    ) -> Option<usize> {
        let tokens = &self.layout.sentences.get(sentence)?.tokens;
        let opens = self.token(tokens.start)?.tag == Tag::IN
            || matches!(self.token(tokens.start)?.tag, Tag::VBG | Tag::VBN);
        if !opens
            || self
                .trail
                .last()
                .is_some_and(|t| t.sentence == sentence && t.kind == EntityKind::Person)
        {
            return None;
        }
        let comma = (at..tokens.end.min(at + 12))
            .find(|&i| self.token(i).is_some_and(|t| t.tag == Tag::Comma))?;
        let name = named
            .iter()
            .take(4)
            .find(|n| n.tokens.start > comma && n.tokens.start <= comma + 4)?;
        let entity = name.entity.filter(|_| name.kind == EntityKind::Person)?;
        self.gender_fits(entity, gender).map(|_| entity)
    }

    /// The body that "it said" means.
    fn body(&self, at: usize, sentence: usize, plural: bool) -> Option<(usize, EntityKind)> {
        let entity = self.best(at, sentence, 3, |_, trace| match trace.kind {
            EntityKind::Institution | EntityKind::Outlet if trace.subject || !plural => Some(2),
            EntityKind::Country if !plural && trace.subject => Some(0),
            _ => None,
        })?;
        Some((entity, self.register.beings[entity].kind))
    }
}
