//! The entities of a text: what is known of each, and by which names it is found.

use std::borrow::Cow;

use crate::gazetteer::{EntityKind, Entry, Gazetteer};
use crate::layout::Layout;
use crate::token::{combine, hash_lower, HashTable, Tag};
use crate::Span;

use super::bearer::Gender;
use super::body::Evidence;
use super::candidate::Candidate;
use super::lexicon::NameLexicon;
use super::series::Row;
use super::{Entity, Mention, MentionForm};

/// Of people who share a name only the last few are looked at, so that time stays linear.
pub(super) const NAMESAKES: usize = 32;

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
    /// How many words of sport and of markets the article has.
    pub(super) subjects: Option<[usize; 2]>,
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
            subjects: None,
        }
    }

    pub(super) fn enter(&mut self, entry: &'g Entry) -> usize {
        let id = entry_id(entry);
        if let Some(&known) = self.listed.get(&id) {
            return known;
        }
        let words: Vec<u64> = entry.name().split_whitespace().map(hash_lower).collect();
        // "Jane Q. Roe", who is listed as Jane Roe, was named before.
        let known = match entry.kind() {
            EntityKind::Person => self.same_person(&words),
            _ => None,
        };
        let entity = match known.filter(|&known| self.beings[known].key.is_none()) {
            Some(known) => {
                self.beings[known].name = entry.name().into();
                self.beings[known].key = Some(entry.key());
                known
            }
            None => self.add(entry.name().into(), entry.kind(), Some(entry.key()), words),
        };
        self.listed.insert(id, entity);
        let being = &mut self.beings[entity];
        being.country = entry.metadata("country");
        being.gender = match entry.metadata("gender") {
            Some("f") => Gender::Feminine,
            Some("m") => Gender::Masculine,
            _ => being.gender,
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
