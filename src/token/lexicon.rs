//! What is known of a word before any text is read: word class, lemma, cue, role, name.
//!
//! Every list under `gazetteers/` that speaks of single words ends in one table from the hash of the
//! lower-case word to a [`Word`].

mod cue;
mod lists;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use once_cell::sync::Lazy;

use super::phrase::Phrases;
use super::{combine, hash_lower, hash_of, ByHash, Marks, Senses, Tag};
pub(crate) use cue::{Addressee, CueClass, CueRow};
use lists::BUILTIN_LISTS;

/// Sets of things that are known of a word.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Flags(u32);

impl Flags {
    pub const NONE: Flags = Flags(0);
    /// Some form of a verb.
    pub const VERB: Flags = Flags(1);
    pub const PAST: Flags = Flags(1 << 1);
    pub const PARTICIPLE: Flags = Flags(1 << 2);
    pub const PRESENT_S: Flags = Flags(1 << 3);
    pub const BASE: Flags = Flags(1 << 4);
    pub const GERUND: Flags = Flags(1 << 5);
    /// A verb form that is as often a noun or an adjective.
    pub const ALSO_NOUN: Flags = Flags(1 << 6);
    pub const AUXILIARY: Flags = Flags(1 << 7);
    pub const NEGATION: Flags = Flags(1 << 8);
    pub const MONTH: Flags = Flags(1 << 9);
    pub const WEEKDAY: Flags = Flags(1 << 10);
    /// Stands before a person's name.
    pub const TITLE: Flags = Flags(1 << 11);
    pub const GIVEN_NAME: Flags = Flags(1 << 12);
    /// Head of a description of a person.
    pub const PERSON: Flags = Flags(1 << 13);
    pub const GROUP: Flags = Flags(1 << 14);
    pub const DOCUMENT: Flags = Flags(1 << 15);
    pub const OUTLET: Flags = Flags(1 << 16);
    pub const PLURAL: Flags = Flags(1 << 17);
    pub const MASCULINE: Flags = Flags(1 << 18);
    pub const FEMININE: Flags = Flags(1 << 19);
    /// Verb of saying or writing.
    pub const SPEECH: Flags = Flags(1 << 20);
    pub const ABBREVIATION: Flags = Flags(1 << 21);
    /// Looks like a name at the head of a sentence and mostly is none.
    pub const AMBIGUOUS: Flags = Flags(1 << 22);
    /// Begins a listed phrase of several words.
    pub const PHRASE: Flags = Flags(1 << 23);
    /// Any of the verb forms.
    pub const SUBORDINATOR: Flags = Flags(1 << 24);
    pub const PREPOSITION: Flags = Flags(1 << 25);
    pub const HONORIFIC: Flags = Flags(1 << 26);
    /// Takes up what was named before, or may begin what does: he, it, the.
    pub const ANAPHORIC: Flags = Flags(1 << 27);
    /// Given names of men only, and of women only. John, Mark and Grace are words too, whose own gender is another matter.
    pub const MANS_NAME: Flags = Flags(1 << 28);
    pub const WOMANS_NAME: Flags = Flags(1 << 29);
    /// A verb that a clause may follow without *that*.
    pub const BARE_CLAUSE: Flags = Flags(1 << 30);

    pub const fn or(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    pub const fn intersects(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }
}

#[derive(Copy, Clone, Debug)]
pub(crate) struct Word {
    pub lemma: u64,
    pub flags: Flags,
    pub cue: u16,
    pub tag: Tag,
    pub senses: Senses,
}

impl Word {
    /// A word that is its own lemma, and of which nothing else is known.
    pub fn new(hash: u64, tag: Tag) -> Word {
        Word {
            lemma: hash,
            flags: Flags::NONE,
            cue: 0,
            tag,
            senses: Senses::default(),
        }
    }
}

/// Marks of given names.
mod given {
    pub const NAME: u32 = 1;
    pub const MANS: u32 = 1 << 1;
    pub const WOMANS: u32 = 1 << 2;
}

impl Word {
    /// A word of which nothing is known but that it is a given name.
    fn of_name(hash: u64, marks: u32) -> Option<Word> {
        let flags = match marks & (given::MANS | given::WOMANS) {
            _ if marks & given::NAME == 0 => return None,
            given::MANS => Flags::MASCULINE.or(Flags::MANS_NAME),
            given::WOMANS => Flags::FEMININE.or(Flags::WOMANS_NAME),
            _ => Flags::NONE,
        };
        Some(Word {
            flags: flags.or(Flags::GIVEN_NAME),
            ..Word::new(hash, Tag::NNP)
        })
    }
}

impl Default for Word {
    fn default() -> Self {
        Word::new(0, Tag::NN)
    }
}

/// Word hashes are good hashes already.
#[derive(Default)]
pub(crate) struct PassThrough(u64);

impl Hasher for PassThrough {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

pub(crate) type HashTable<V> = HashMap<u64, V, BuildHasherDefault<PassThrough>>;

/// The table of words, and the cues it points to.
#[derive(Clone, Default)]
pub(crate) struct Lexicon {
    words: ByHash<Word>,
    /// Given names of which nothing else is known.
    names: Marks,
    cues: Vec<CueRow>,
    /// Rows of `cues` by lemma and class.
    rows: ByHash<u16>,
    phrases: Phrases,
    colon: u16,
}

// The embedded lists are linted by a test, so that they cannot fail to parse here.
static BUILTIN: Lazy<Arc<Lexicon>> =
    Lazy::new(|| Arc::new(Lexicon::read(&BUILTIN_LISTS).unwrap_or_default()));

impl Lexicon {
    #[cfg(test)]
    pub fn builtin() -> &'static Lexicon {
        &BUILTIN
    }

    /// The embedded lists, read when first asked for.
    pub fn shared() -> Arc<Lexicon> {
        Arc::clone(&BUILTIN)
    }

    #[inline]
    pub fn word(&self, hash: u64) -> Option<Word> {
        match self.words.get(hash) {
            Some(word) => Some(*word),
            None => Word::of_name(hash, self.names.get(hash)),
        }
    }

    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.word(hash_lower(word))
            .is_some_and(|w| w.flags.intersects(Flags::ABBREVIATION))
    }

    pub fn colon_cue(&self) -> u16 {
        self.colon
    }

    pub fn cue(&self, number: u16) -> Option<&CueRow> {
        self.cues.get(usize::from(number).checked_sub(1)?)
    }

    /// False for most two words that no listed cue begins with.
    #[inline]
    pub fn may_have_phrase(&self, first: u64, second: u64) -> bool {
        self.phrases.may_have(first, second)
    }

    /// The listed cues of several words that begin with these two words, longest first: their words after the first, and the row.
    #[inline]
    pub fn phrases(&self, first: u64, second: u64) -> impl Iterator<Item = (&[u64], u16)> {
        self.phrases.of(first, second)
    }

    /// The row of a class with this lemma.
    pub fn row(&self, class: CueClass, lemma: &str) -> Option<&CueRow> {
        let number = self.rows.get(combine(hash_of(lemma), class as u64))?;
        self.cue(*number)
    }
}
