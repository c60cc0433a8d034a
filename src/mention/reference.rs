//! Pronouns and descriptions led back to the names before them.
//!
//! For each, the entities mentioned shortly before are weighed by gender, number, distance, subjecthood and whether they spoke.
//! Only the last few mentions are looked at, so that time stays linear.

use std::ops::Range;

mod kin;

use crate::gazetteer::EntityKind;
use crate::layout::{LaidSentence, Layout};
use crate::sentence::SentenceKind;
use crate::token::{hash_lower, is_word, Flags, Tag, Token, WordSet};
use crate::Span;

use super::entity::{Gender, Named, Register};
use super::support::Around;
use super::MentionForm;

/// How many mentions back a pronoun may reach.
const REACH: usize = 40;

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

/// A mention passed on the way through the text.
#[derive(Clone)]
struct Trace {
    entity: usize,
    kind: EntityKind,
    sentence: usize,
    subject: bool,
    spoke: bool,
    quoted: bool,
    modifier: bool,
}

/// Words of a role in a headline.
const ROLE: usize = 4;

/// Headlines and what stands first may name a person by the role alone.
fn is_headline(sentence: &LaidSentence, number: usize) -> bool {
    number < 6
        || matches!(
            sentence.kind,
            SentenceKind::Headline | SentenceKind::Section
        )
}

struct Resolver<'a, 'r, 'l, 'g> {
    layout: &'a Layout<'a>,
    register: &'r mut Register<'l, 'g>,
    trail: Vec<Trace>,
    counts: Vec<u32>,
}

/// Adds the pronouns and descriptions whose entity can be told, and the pronouns of which it cannot.
pub(super) fn resolve(
    layout: &Layout<'_>,
    register: &mut Register<'_, '_>,
    named: &mut Vec<Named>,
) {
    let counts = vec![0; register.beings.len()];
    let mut resolver = Resolver {
        layout,
        register,
        trail: Vec::with_capacity(named.len()),
        counts,
    };
    let mut found = Vec::new();
    let mut next = 0;
    for (number, sentence) in layout.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            while named.get(next).is_some_and(|n| n.tokens.start < at) {
                next += 1;
            }
            if let Some(name) = named.get(next).filter(|n| n.tokens.start == at) {
                resolver.pass(name);
                next += 1;
                if named.get(next).is_none_or(|n| n.tokens.start != at) {
                    at = name.tokens.end.max(at + 1);
                }
                continue;
            }
            let before_name = named.get(next).map_or(sentence.tokens.end, |n| {
                n.tokens.start.min(sentence.tokens.end)
            });
            let Some(here) = resolver.next(at..before_name, number) else {
                at = before_name;
                continue;
            };
            at = here;
            let here = named.get(next..).unwrap_or_default();
            let before = next
                .checked_sub(1)
                .and_then(|n| named.get(n))
                .map(|n| n.tokens.clone());
            match resolver.read(at, number, here, before) {
                Some(mention) => {
                    // A country inside a description is passed too.
                    at = mention.tokens.end;
                    if mention.entity.is_some() {
                        resolver.pass(&mention);
                    }
                    found.push(mention);
                }
                None => at += 1,
            }
        }
    }
    named.append(&mut found);
}

impl Resolver<'_, '_, '_, '_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.layout.tokens.get(at)
    }

    fn word(&self, at: usize) -> u64 {
        self.token(at).map_or(0, |t| t.word)
    }

    fn quoted(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.quotation != 0)
    }

    fn pass(&mut self, name: &Named) {
        let Some(entity) = name.entity else { return };
        let kind = self.layout.sentences.get(name.sentence).map(|s| s.kind);
        if matches!(
            kind,
            Some(
                SentenceKind::Dateline
                    | SentenceKind::Byline
                    | SentenceKind::Boilerplate
                    | SentenceKind::Caption
            )
        ) {
            return;
        }
        let around = Around::new(self.layout, &name.tokens, name.sentence);
        self.counts[entity] += 1;
        // "US President Donald Trump": of the two only the second can be meant by a pronoun.
        let modifier = name.form == MentionForm::Demonym
            || around.possessive()
            || around
                .after(1)
                .is_some_and(|t| t.tag.is_noun() && !matches!(name.kind, EntityKind::Person));
        let verb = around.verb();
        self.trail.push(Trace {
            entity,
            kind: name.kind,
            sentence: name.sentence,
            subject: verb.is_some() && !around.after_place_or_way_word()
                || around.is_head() && !modifier,
            spoke: around.speaks_by(verb) || around.according(),
            quoted: self.quoted(name.tokens.start),
            modifier,
        });
    }

    /// The first token that may begin a mention: a pronoun, "the", or a noun where a headline may name a role.
    fn next(&self, tokens: Range<usize>, sentence: usize) -> Option<usize> {
        let laid = self.layout.sentences.get(sentence)?;
        // Elsewhere a role that is taken up must end the sentence.
        let roles = if is_headline(laid, sentence) {
            laid.tokens.start
        } else {
            laid.tokens.end.saturating_sub(ROLE)
        };
        let open = self.layout.tokens.get(tokens.clone())?;
        let roles = roles.saturating_sub(tokens.start).min(open.len());
        let (before, rest) = open.split_at(roles);
        let anaphoric = |token: &Token| token.has(Flags::ANAPHORIC);
        let found = before.iter().position(anaphoric).or_else(|| {
            let begins = |t: &Token| anaphoric(t) || t.tag.is_noun() || t.tag == Tag::JJ;
            Some(roles + rest.iter().position(begins)?)
        });
        found.map(|steps| tokens.start + steps)
    }

    fn read(
        &mut self,
        at: usize,
        sentence: usize,
        named: &[Named],
        before: Option<Range<usize>>,
    ) -> Option<Named> {
        if self.layout.sentences.get(sentence)?.kind == SentenceKind::Boilerplate {
            return None;
        }
        let token = self.token(at)?;
        let word = token.word;
        if is_word!(word, "he" | "she" | "his" | "her") {
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
            return Some(self.mention(
                at..at + 1,
                sentence,
                EntityKind::Person,
                MentionForm::Pronoun,
                entity,
            ));
        }
        if is_word!(word, "it" | "they") {
            let speaks = Around::new(self.layout, &(at..at + 1), sentence)
                .verb()
                .is_some_and(|verb| verb.has(Flags::SPEECH) && verb.tag != Tag::VBN);
            if !speaks {
                return None;
            }
            let plural = is_word!(word, "they");
            let body = self.body(at, sentence, plural);
            return match body {
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
            };
        }
        if is_word!(word, "the") {
            return self.description(at, sentence, named);
        }
        let name = before.filter(|n| n.end == at);
        self.headline_role(at, sentence, name)
    }

    fn mention(
        &self,
        tokens: Range<usize>,
        sentence: usize,
        kind: EntityKind,
        form: MentionForm,
        entity: Option<usize>,
    ) -> Named {
        let start = self.token(tokens.start).map_or(0, |t| t.span.start());
        let end = self.token(tokens.end - 1).map_or(start, |t| t.span.end());
        Named {
            span: Span::new(start, end),
            tokens,
            kind,
            form,
            entity,
            sentence,
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

    /// The entity of highest weight among those mentioned in the last sentences.
    fn best(
        &self,
        at: usize,
        sentence: usize,
        sentences: usize,
        fit: impl Fn(&Self, &Trace) -> Option<i32>,
    ) -> Option<usize> {
        let inside = self.quoted(at);
        let mut best: Option<(i32, usize)> = None;
        for trace in self.trail.iter().rev().take(REACH) {
            let distance = sentence.saturating_sub(trace.sentence);
            // A long quotation may lie between the name and the pronoun.
            if distance > sentences * 2 {
                break;
            }
            let Some(fits) = fit(self, trace) else {
                continue;
            };
            let mut weight = fits - 3 * i32::try_from(distance.min(8)).unwrap_or(8);
            weight += 4 * i32::from(trace.subject) + 3 * i32::from(trace.spoke);
            weight += i32::try_from(self.counts[trace.entity].min(3)).unwrap_or(0);
            weight -= 5 * i32::from(trace.quoted && !inside) + 3 * i32::from(trace.modifier);
            if best.is_none_or(|(known, _)| weight > known) {
                best = Some((weight, trace.entity));
            }
        }
        best.map(|(_, entity)| entity)
    }

    /// "the Venezuelan leader", "the newspaper", "the ministry", "the 44-year-old".
    fn description(&self, at: usize, sentence: usize, named: &[Named]) -> Option<Named> {
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
                    let entity = self.best(at, sentence, 3, |_, t| {
                        (t.kind == EntityKind::Person).then_some(0)
                    })?;
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
            let described = described.or_else(|| {
                aged.then(|| {
                    self.best(at, sentence, 3, |_, t| {
                        (t.kind == EntityKind::Person).then_some(0)
                    })
                })
                .flatten()
            });
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

    /// "the forum" after "North Sea Wind Forum"
    fn is_body_head(&self, word: u64) -> bool {
        self.register
            .names
            .head(word)
            .is_some_and(|h| h.kind == Some(EntityKind::Institution))
    }

    /// What speaks for the role: more where the text has named it than where only a list has.
    fn role(&self, entity: usize, word: u64) -> Option<i32> {
        let being = &self.register.beings[entity];
        let has = |roles: &[u64]| {
            !roles.is_empty()
                && (roles.contains(&word)
                    || kin::roles(word).iter().any(|role| roles.contains(role)))
        };
        if has(&being.roles) {
            Some(4)
        } else {
            has(&being.listed_roles).then_some(0)
        }
    }

    fn has_role(&self, entity: usize, word: u64) -> bool {
        self.role(entity, word).is_some()
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
        let gender = super::entity::flag_gender(token.flags, Flags::PERSON);
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
        let entry = self
            .register
            .gazetteer
            .get(self.register.beings[entity].key?)?;
        Some(types.contains(&hash_lower(entry.metadata("type")?)))
    }

    /// "... — spokesman" at the end of a headline: the person the article goes on to name so.
    fn headline_role(
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
                    self.has_role(entity, word)
                        || self.register.beings[entity].near.contains(&word)
                        || kin::roles(word)
                            .iter()
                            .any(|k| self.register.beings[entity].near.contains(k))
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
