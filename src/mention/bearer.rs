//! What the words around a name tell of its bearer: gender, roles, country.
//!
//! Finds the president in "Venezuelan President Nicolas Maduro", the manager in "their manager, Chidozie Nkemelu," and the
//! turbine maker. Must not take "a close adviser to the president" for the president.

use crate::gazetteer::EntityKind;
use crate::token::{is_word, Flags, Tag, Token};

use super::candidate::Candidate;
use super::entity::{Named, Register};

/// Grammatical gender, as far as known.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
    Unknown,
}

impl Register<'_, '_> {
    pub(super) fn may_be(&self, entity: usize, candidate: &Candidate<'_>) -> bool {
        let told = self.gender_before(candidate);
        told == Gender::Unknown
            || self.beings[entity].gender == Gender::Unknown
            || told == self.beings[entity].gender
    }

    /// Gender by title: Mr., Mrs., King, spokeswoman.
    fn gender_before(&self, candidate: &Candidate<'_>) -> Gender {
        let Some(token) = candidate
            .tokens
            .start
            .checked_sub(1)
            .and_then(|at| self.layout.tokens.get(at))
        else {
            return Gender::Unknown;
        };
        if is_word!(
            token.word,
            "mr" | "mr." | "sir" | "king" | "prince" | "lord" | "pope"
        ) {
            return Gender::Masculine;
        }
        if is_word!(
            token.word,
            "mrs"
                | "mrs."
                | "ms"
                | "ms."
                | "miss"
                | "dame"
                | "lady"
                | "queen"
                | "princess"
                | "madame"
        ) {
            return Gender::Feminine;
        }
        flag_gender(token.flags, Flags::PERSON)
    }

    /// Gender by title, or else by the given name.
    pub(super) fn learn_gender(&mut self, entity: usize, candidate: &Candidate<'_>) {
        let told = self.gender_before(candidate);
        let first = self.layout.tokens.get(candidate.tokens.start);
        let gender = &mut self.beings[entity].gender;
        if told != Gender::Unknown {
            *gender = told;
        } else if *gender == Gender::Unknown && candidate.tokens.len() > 1 {
            *gender = first.map_or(Gender::Unknown, |first| name_gender(first.flags));
        }
    }

    /// Gender, roles and country from the words before and after a name.
    pub(super) fn learn(
        &mut self,
        entity: usize,
        candidate: &Candidate<'_>,
        previous: Option<&Named>,
    ) {
        if self.beings[entity].kind != EntityKind::Person {
            return self.learn_body(entity, candidate);
        }
        self.learn_gender(entity, candidate);
        let before = candidate.tokens.start;
        let mut at = before;
        while at > 0 && before - at < 6 {
            at -= 1;
            let Some(token) = self.layout.tokens.get(at).filter(|t| t.is_word()) else {
                break;
            };
            if token.has(Flags::TITLE.or(Flags::PERSON)) {
                self.role(entity, token.word);
                // "Venezuelan | President Nicolas Maduro"
                if let Some(country) =
                    previous.filter(|p| p.tokens.end == at && p.kind == EntityKind::Country)
                {
                    let key = country.entity.and_then(|e| self.beings[e].key);
                    if key.is_some() {
                        self.beings[entity].country = key;
                    }
                }
            } else if token.is_capital() {
                let word = token.word;
                let near = &mut self.beings[entity].near;
                if !near.contains(&word) {
                    near.push(word);
                }
            } else {
                break;
            }
        }
        // "their manager, Chidozie Nkemelu, ..."
        if before > 1
            && self.layout.word(before - 1) == ","
            && matches!(self.layout.word(candidate.tokens.end), "," | ".")
        {
            let mut at = before - 1;
            while at > 0 && before - at < 5 {
                at -= 1;
                let Some(token) = self
                    .layout
                    .tokens
                    .get(at)
                    .filter(|t| t.tag.is_noun() || t.tag == Tag::JJ)
                else {
                    break;
                };
                if token.has(Flags::PERSON) && !token.has(Flags::PLURAL) {
                    self.describe(entity, token);
                } else if at + 2 == before {
                    break;
                }
            }
        }
        if self.layout.word(candidate.tokens.end) == "," {
            for at in candidate.tokens.end + 1..candidate.tokens.end + 9 {
                // "a close adviser to the president" is none.
                let inside = |t: &&Token| {
                    t.tag.is_noun()
                        || matches!(
                            t.tag,
                            Tag::DT | Tag::JJ | Tag::CD | Tag::POS | Tag::PRPS | Tag::CC | Tag::VBN
                        )
                };
                let Some(token) = self.layout.tokens.get(at).filter(inside) else {
                    break;
                };
                if token.has(Flags::PERSON) {
                    self.describe(entity, token);
                }
            }
        }
    }

    /// "turbine maker Norrvik"
    fn learn_body(&mut self, entity: usize, candidate: &Candidate<'_>) {
        let before = candidate
            .tokens
            .start
            .checked_sub(1)
            .and_then(|at| self.layout.tokens.get(at));
        if let Some(token) =
            before.filter(|t| t.has(Flags::GROUP.or(Flags::OUTLET)) && t.tag.is_noun())
        {
            self.role(entity, token.word);
        }
    }

    /// The word describes the person: "a close adviser", "their manager".
    fn describe(&mut self, entity: usize, token: &Token) {
        self.role(entity, token.word);
        if self.beings[entity].gender == Gender::Unknown {
            self.beings[entity].gender = flag_gender(token.flags, Flags::PERSON);
        }
    }

    fn role(&mut self, entity: usize, word: u64) {
        let roles = &mut self.beings[entity].roles;
        if !roles.contains(&word) {
            roles.push(word);
        }
    }
}

/// The gender of those who bear a given name.
fn name_gender(flags: Flags) -> Gender {
    if flags.intersects(Flags::MANS_NAME) {
        Gender::Masculine
    } else if flags.intersects(Flags::WOMANS_NAME) {
        Gender::Feminine
    } else {
        Gender::Unknown
    }
}

pub(super) fn flag_gender(flags: Flags, wanted: Flags) -> Gender {
    if !flags.intersects(wanted) {
        return Gender::Unknown;
    }
    match (
        flags.intersects(Flags::MASCULINE),
        flags.intersects(Flags::FEMININE),
    ) {
        (true, false) => Gender::Masculine,
        (false, true) => Gender::Feminine,
        _ => Gender::Unknown,
    }
}
