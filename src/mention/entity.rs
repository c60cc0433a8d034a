//! The entities of a text: what is known of each, and by which names it is found.

use std::borrow::Cow;

use crate::gazetteer::{EntityKind, Entry, Gazetteer};
use crate::layout::Layout;
use crate::token::{combine, hash_lower, is_word, Flags, HashTable, Tag, Token};
use crate::Span;

use super::body::Evidence;
use super::candidate::Candidate;
use super::lexicon::NameLexicon;
use super::series::Row;
use super::{Entity, Mention, MentionForm};

/// Of people who share a name only the last few are looked at, so that time stays linear.
pub(super) const NAMESAKES: usize = 32;

/// Grammatical gender, as far as known.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
    Unknown,
}

/// What is known of one entity.
pub(super) struct Being<'g> {
    pub name: Cow<'g, str>,
    pub kind: EntityKind,
    pub key: Option<&'g str>,
    /// The words of its fullest name.
    pub words: Vec<u64>,
    pub gender: Gender,
    /// Words by which the text has described it ("president", "spokesman").
    pub roles: Vec<u64>,
    /// Words by which its list describes it.
    pub listed_roles: Vec<u64>,
    /// Capitalised words that stood before its name ("Republican", "Texas").
    pub near: Vec<u64>,
    /// The key of its country, if known.
    pub country: Option<&'g str>,
    /// Named as the article spells it.
    pub(super) spelled: bool,
    /// How often a person is named in full.
    pub(super) in_full: u32,
}

/// A mention that is tied to its entity.
#[derive(Clone)]
pub(super) struct Named {
    pub span: Span,
    pub tokens: std::ops::Range<usize>,
    pub kind: EntityKind,
    pub form: MentionForm,
    pub entity: Option<usize>,
    pub sentence: usize,
}

pub(super) struct Register<'l, 'g> {
    pub(super) layout: &'l Layout<'l>,
    pub(super) gazetteer: &'g Gazetteer,
    pub(super) names: &'static NameLexicon,
    pub beings: Vec<Being<'g>>,
    /// By the entry, see [`entry_id`].
    pub(super) listed: HashTable<usize>,
    /// By kind and the hash of a whole name.
    pub(super) full: HashTable<usize>,
    /// People by each word of their names.
    pub(super) people: HashTable<Vec<usize>>,
    /// How often the article names something of a country, by the hash of its key.
    pub(super) lands: HashTable<u32>,
    /// Evidence for person and place of single words.
    pub(super) weights: HashTable<(i32, i32)>,
    /// Acronyms and short names of bodies.
    pub(super) short: HashTable<usize>,
    /// The last body named with a head word: "the Commission".
    pub(super) headed: HashTable<usize>,
    /// The last outlet named in full whose name ends in a word, or, before there is one, the first to come: "The Times".
    pub(super) papers: HashTable<usize>,
    /// What speaks for a body, by the hash of a whole name.
    pub(super) bodies: HashTable<Evidence>,
    /// For each candidate the row of names that it stands in.
    pub(super) rows: Vec<Row>,
    /// How many mentions of clubs there are that mean nothing else.
    pub(super) clubs: usize,
    /// Is the article about a team sport? Asked where a club may be meant.
    pub(super) sport: Option<bool>,
}

/// What tells an entry of the gazetteer from all others: where it lies.
pub(super) fn entry_id(entry: &Entry) -> u64 {
    std::ptr::from_ref(entry) as usize as u64
}

impl<'l, 'g> Register<'l, 'g> {
    pub fn new(layout: &'l Layout<'l>, gazetteer: &'g Gazetteer) -> Self {
        Register {
            layout,
            gazetteer,
            names: NameLexicon::builtin(),
            beings: Vec::new(),
            listed: HashTable::default(),
            full: HashTable::default(),
            people: HashTable::default(),
            lands: HashTable::default(),
            weights: HashTable::default(),
            short: HashTable::default(),
            headed: HashTable::default(),
            papers: HashTable::default(),
            bodies: HashTable::default(),
            rows: Vec::new(),
            clubs: 0,
            sport: None,
        }
    }

    pub(super) fn enter(&mut self, entry: &'g Entry) -> usize {
        let id = entry_id(entry);
        if let Some(&known) = self.listed.get(&id) {
            return known;
        }
        let words: Vec<u64> = entry.name().split_whitespace().map(hash_lower).collect();
        let entity = self.add(entry.name().into(), entry.kind(), Some(entry.key()), words);
        self.listed.insert(id, entity);
        let being = &mut self.beings[entity];
        being.country = entry.metadata("country");
        being.gender = match entry.metadata("gender") {
            Some("f") => Gender::Feminine,
            Some("m") => Gender::Masculine,
            _ => Gender::Unknown,
        };
        if let Some(role) = entry.metadata("role") {
            being.listed_roles.extend(
                role.split([' ', '|', ','])
                    .filter(|w| w.len() > 3)
                    .map(hash_lower),
            );
        }
        entity
    }

    pub(super) fn add(
        &mut self,
        name: Cow<'g, str>,
        kind: EntityKind,
        key: Option<&'g str>,
        words: Vec<u64>,
    ) -> usize {
        let entity = self.beings.len();
        self.beings.push(Being {
            name,
            kind,
            key,
            words: Vec::new(),
            gender: Gender::Unknown,
            roles: Vec::new(),
            listed_roles: Vec::new(),
            near: Vec::new(),
            country: None,
            spelled: false,
            in_full: 0,
        });
        self.index(entity, words);
        entity
    }

    pub(super) fn index(&mut self, entity: usize, words: Vec<u64>) {
        let kind = self.beings[entity].kind;
        if kind == EntityKind::Person {
            for &word in &words {
                let list = self.people.entry(word).or_default();
                if list.last() != Some(&entity) {
                    list.push(entity);
                }
            }
        } else {
            let hash = name_hash(words.iter().copied());
            self.full.entry(of_kind(kind, hash)).or_insert(entity);
        }
        self.beings[entity].words = words;
    }

    /// "Donald J. Trump" is "Donald Trump".
    pub(super) fn same_person(&self, words: &[u64]) -> Option<usize> {
        let (first, last) = (words.first()?, words.last()?);
        self.people
            .get(last)?
            .iter()
            .rev()
            .take(NAMESAKES)
            .copied()
            .find(|&entity| {
                let known = &self.beings[entity].words;
                known.first() == Some(first) && known.last() == Some(last)
            })
    }

    pub(super) fn words(&self, candidate: &Candidate<'_>) -> Vec<u64> {
        self.layout.tokens[candidate.tokens.clone()]
            .iter()
            .filter(|t| {
                t.tag != Tag::Comma && !self.names.is_suffix(t.word) || candidate.tokens.len() == 1
            })
            .map(|t| t.word)
            .collect()
    }

    pub(super) fn surface(&self, span: Span) -> String {
        let text = self.layout.text.get(span.range()).unwrap_or_default();
        // Nearly all have single blanks only.
        if text.is_ascii() && !text.contains("  ") && !text.contains(|c: char| c < ' ') {
            return text.to_owned();
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A person's name; one in capitals ("By JANE ROE") as it is written elsewhere.
    pub(super) fn person_surface(&self, span: Span) -> String {
        let name = self.surface(span);
        if name.bytes().any(|b| b.is_ascii_lowercase())
            || name.contains(char::is_lowercase)
            || !name.contains(' ')
        {
            return name;
        }
        let mut small = String::with_capacity(name.len());
        let mut inside = false;
        for c in name.chars() {
            if inside {
                small.extend(c.to_lowercase());
            } else {
                small.push(c);
            }
            inside = c.is_alphabetic();
        }
        small
    }

    pub(super) fn may_be(&self, entity: usize, candidate: &Candidate<'_>) -> bool {
        let told = self.gender_before(candidate);
        told == Gender::Unknown
            || self.beings[entity].gender == Gender::Unknown
            || told == self.beings[entity].gender
    }

    /// Gender by title: Mr., Mrs., King, spokeswoman.
    pub(super) fn gender_before(&self, candidate: &Candidate<'_>) -> Gender {
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
                    self.role(entity, token.word);
                    if self.beings[entity].gender == Gender::Unknown {
                        self.beings[entity].gender = flag_gender(token.flags, Flags::PERSON);
                    }
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
                    self.role(entity, token.word);
                    if self.beings[entity].gender == Gender::Unknown {
                        self.beings[entity].gender = flag_gender(token.flags, Flags::PERSON);
                    }
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

    fn role(&mut self, entity: usize, word: u64) {
        let roles = &mut self.beings[entity].roles;
        if !roles.contains(&word) {
            roles.push(word);
        }
    }

    /// The public lists: entities in the order in which they come up, mentions sorted.
    pub fn finish(mut self, mut named: Vec<Named>) -> (Vec<Mention>, Vec<Entity>) {
        named.sort_by_key(|n| (n.span.start(), n.span.end()));
        let mut numbers: Vec<Option<u32>> = vec![None; self.beings.len()];
        let mut entities = Vec::new();
        let mut mentions = Vec::with_capacity(named.len());
        for mention in named {
            let entity = mention.entity.map(|old| {
                *numbers[old].get_or_insert_with(|| {
                    let being = &mut self.beings[old];
                    entities.push(Entity {
                        name: std::mem::take(&mut being.name).into(),
                        kind: being.kind,
                        key: being.key.map(Box::from),
                    });
                    entities.len() as u32 - 1
                })
            });
            mentions.push(Mention {
                span: mention.span,
                kind: mention.kind,
                form: mention.form,
                entity,
            });
        }
        // They stay while attributions are looked for.
        entities.shrink_to_fit();
        (mentions, entities)
    }
}

pub(super) fn name_hash(words: impl IntoIterator<Item = u64>) -> u64 {
    words.into_iter().fold(0, combine)
}

/// A name's hash as that of a name of one kind.
pub(super) fn of_kind(kind: EntityKind, name: u64) -> u64 {
    combine(name, kind as u64)
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
