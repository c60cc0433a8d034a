//! Descriptions with *the*: "the Venezuelan leader", "the newspaper", "the ministry", "the 44-year-old".
//!
//! Must not find whom the article has not spoken of ("the next mayor", "the president of France") nor somebody of another party or country.

use std::ops::Range;

use crate::gazetteer::EntityKind;
use crate::token::{hash_lower, is_word, Flags, Tag, WordSet};

use super::super::bearer::{flag_gender, Gender};
use super::super::entity::Named;
use super::super::MentionForm;
use super::{kin, Resolver};

/// The number of the party that is called by the word.
fn party(word: u64) -> Option<usize> {
    [
        is_word!(word, "republican" | "republicans" | "gop"),
        is_word!(word, "democratic" | "democrat" | "democrats"),
        is_word!(word, "conservative" | "conservatives" | "tory"),
        is_word!(word, "labour" | "labor"),
        is_word!(word, "liberal" | "liberals"),
        is_word!(word, "libertarian"),
        is_word!(word, "green" | "greens"),
    ]
    .iter()
    .position(|called| *called)
}

/// "the first black president", "the next mayor": not whom the article has spoken of.
fn means_another(word: u64) -> bool {
    is_word!(
        word,
        "first" | "second" | "next" | "last" | "other" | "future" | "another" | "only"
    )
}

impl Resolver<'_, '_, '_, '_> {
    /// "the Venezuelan leader", "the newspaper", "the ministry", "the 44-year-old".
    pub(super) fn description(&self, at: usize, sentence: usize, named: &[Named]) -> Option<Named> {
        let end = self.layout.sentences.get(sentence)?.tokens.end;
        let mut head = None;
        let mut country = None;
        let mut aged = false;
        let mut i = at + 1;
        while i < end && i < at + 6 {
            let token = self.token(i)?;
            if let Some(name) = named.iter().take(4).find(|n| n.tokens.start == i) {
                // "the Venezuelan leader", "the Kremlin spokesman"
                if matches!(name.kind, EntityKind::Person | EntityKind::Outlet) {
                    return None;
                }
                country = name.entity;
                i = name.tokens.end;
                continue;
            }
            let text = self.layout.word(i);
            aged |= text.ends_with("-year-old");
            let parent = text.starts_with("mother-of-") || text.starts_with("father-of-");
            if text.ends_with("-year-old") || parent {
                let next = self.token(i + 1);
                if next.is_none_or(|t| !t.tag.is_noun() && t.tag != Tag::JJ || t.has(Flags::VERB)) {
                    let entity = self.nearest_person(at, sentence)?;
                    return Some(self.mention(
                        at..i + 1,
                        sentence,
                        EntityKind::Person,
                        MentionForm::Description,
                        Some(entity),
                    ));
                }
            }
            if !token.is_word()
                || !(token.tag.is_noun()
                    || matches!(token.tag, Tag::JJ | Tag::VBN | Tag::VBG | Tag::CD))
            {
                break;
            }
            head = Some(i);
            i += 1;
        }
        let head = head?;
        let token = self.token(head)?;
        if token.has(Flags::PLURAL) || token.tag == Tag::NNS {
            return None;
        }
        let word = token.word;
        let (kind, entity) = if token.has(Flags::PERSON) {
            // "the president of France" is described by more than the text before.
            if is_word!(self.word(head + 1), "of")
                || self.token(head + 1).is_some_and(|t| t.is_capital())
            {
                return None;
            }
            let described = self.person_described(at..head + 1, sentence, country);
            let described =
                described.or_else(|| aged.then(|| self.nearest_person(at, sentence)).flatten());
            (EntityKind::Person, described?)
        } else if token.has(Flags::OUTLET) && country.is_none() {
            let entity = self.best(at, sentence, 5, |resolver, trace| {
                let fits = resolver.type_fits(trace.entity, word);
                fits.unwrap_or(trace.kind == EntityKind::Outlet)
                    .then_some(0)
            });
            match entity {
                Some(entity) => (EntityKind::Outlet, entity),
                None => (
                    EntityKind::Institution,
                    self.body_described(at, sentence, word)?,
                ),
            }
        } else if country.is_none() && (token.has(Flags::GROUP) || self.is_body_head(word)) {
            if is_word!(self.word(head + 1), "of") {
                return None;
            }
            (
                EntityKind::Institution,
                self.body_described(at, sentence, word)?,
            )
        } else {
            return None;
        };
        let kind = self
            .register
            .beings
            .get(entity)
            .map_or(kind, |being| being.kind);
        Some(self.mention(
            at..head + 1,
            sentence,
            kind,
            MentionForm::Description,
            Some(entity),
        ))
    }

    /// "the 44-year-old"
    fn nearest_person(&self, at: usize, sentence: usize) -> Option<usize> {
        self.best(at, sentence, 3, |_, t| {
            (t.kind == EntityKind::Person).then_some(0)
        })
    }

    /// "the forum" after "North Sea Wind Forum"
    fn is_body_head(&self, word: u64) -> bool {
        self.register
            .names
            .head(word)
            .is_some_and(|h| h.kind == Some(EntityKind::Institution))
    }

    /// Whether the person is of the party that a description names: `None` where of another, `Some(None)` where that is not known.
    fn party_fits(&self, entity: usize, told: Option<usize>) -> Option<Option<bool>> {
        let Some(told) = told else {
            return Some(Some(false));
        };
        let being = &self.register.beings[entity];
        let mut own = being
            .near
            .iter()
            .chain(&being.roles)
            .filter_map(|&word| party(word))
            .peekable();
        match own.peek() {
            None => Some(None),
            Some(_) => own.any(|party| party == told).then_some(Some(true)),
        }
    }

    fn person_described(
        &self,
        tokens: Range<usize>,
        sentence: usize,
        country: Option<usize>,
    ) -> Option<usize> {
        let at = tokens.start;
        let token = self.token(tokens.end - 1)?;
        let word = token.word;
        let then = |i| self.layout.word(i).starts_with("then-");
        if tokens
            .clone()
            .any(|i| means_another(self.word(i)) || then(i))
        {
            return None;
        }
        let told_party = tokens.clone().find_map(|i| party(self.word(i)));
        let runs = is_word!(word, "nominee" | "candidate" | "contender" | "hopeful");
        let land = country.map(|entity| &self.register.beings[entity]);
        let gender = flag_gender(token.flags, Flags::PERSON);
        self.best(at, sentence, 8, |resolver, trace| {
            let being = &resolver.register.beings[trace.entity];
            let clash = gender != Gender::Unknown
                && being.gender != Gender::Unknown
                && gender != being.gender;
            if trace.kind != EntityKind::Person || clash {
                return None;
            }
            let party = resolver.party_fits(trace.entity, told_party)?;
            // Who runs for a party is told by the party; a minister is one without it.
            let role = match party {
                Some(true) if runs => resolver.role(trace.entity, word).or(Some(0)),
                None if runs => None,
                None => resolver.role(trace.entity, word).filter(|&role| role > 0),
                Some(_) => resolver.role(trace.entity, word),
            };
            let told = || {
                let told = tokens.clone().any(|i| {
                    let word = resolver.word(i);
                    let roles = || being.roles.iter().chain(&being.listed_roles);
                    being.near.contains(&word)
                        || i + 1 < tokens.end && roles().any(|role| *role == word)
                });
                6 * i32::from(told)
            };
            match land {
                Some(land) if land.kind == EntityKind::Country => {
                    let same = being.country.is_some() && being.country == land.key;
                    let any = being.roles.is_empty() && being.listed_roles.is_empty();
                    (same && (role.is_some() || any)).then_some(8 + role.unwrap_or(0))
                }
                Some(_) => role.map(|role| 2 + role + told()),
                None => role.map(|role| 6 + role + told()),
            }
        })
    }

    /// The institution whose name, or whose kind, has the word.
    fn body_described(&self, at: usize, sentence: usize, word: u64) -> Option<usize> {
        static ANY: WordSet<17> = WordSet::new([
            "club",
            "team",
            "side",
            "airline",
            "operator",
            "manufacturer",
            "charity",
            "utility",
            "company",
            "firm",
            "group",
            "organization",
            "organisation",
            "agency",
            "body",
            "institution",
            "regulator",
        ]);
        let generic = ANY.contains(word);
        self.best(at, sentence, 5, |resolver, trace| {
            let being = &resolver.register.beings[trace.entity];
            if trace.kind != EntityKind::Institution && trace.kind != EntityKind::Outlet {
                return None;
            }
            if being.words.contains(&word) || being.roles.contains(&word) {
                return Some(8);
            }
            match resolver.type_fits(trace.entity, word) {
                Some(fits) => fits.then_some(0),
                None => (generic && trace.kind == EntityKind::Institution).then_some(-2),
            }
        })
    }

    /// Whether a listed body is of a type that the word may mean; `None` where either is not known.
    fn type_fits(&self, entity: usize, word: u64) -> Option<bool> {
        let types = kin::types(word)?;
        let key = self.register.beings[entity].key?;
        let entry = self.register.gazetteer.get(key)?;
        Some(types.contains(&hash_lower(entry.metadata("type")?)))
    }
}
