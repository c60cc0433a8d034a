//! Tokens: the words and marks that the later stages work on.
//!
//! The text is scanned once; each word is looked up once, in the [`Lexicon`]. A token keeps the hash
//! of its lower-case form, so that later stages compare words without touching the text again.

mod by_hash;
mod hash;
mod lexicon;
mod marks;
mod mend;
mod phrase;
mod scan;
mod sense;
mod tag;

pub(crate) use by_hash::ByHash;
pub(crate) use hash::{
    add_eight, combine, hash_bytes, hash_lower, hash_of, hash_str, hash_until, is_word, Stream,
    WordSet, START,
};
pub(crate) use lexicon::{Addressee, CueClass, CueRow, Flags, HashTable, Lexicon};
pub(crate) use marks::Marks;
pub(crate) use scan::tokens;
pub(crate) use sense::{Sense, Senses};
pub(crate) use tag::{is_head, tag_sentence, Tag};

use crate::Span;

/// What a token is made of.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number,
    /// A quotation mark of any form; an apostrophe inside a word belongs to the word.
    Quote,
    Mark,
}

/// How a word is written.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Lower,
    Capital,
    /// All capitals, two letters or more.
    Upper,
    Other,
}

/// One word, number or mark.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub span: Span,
    pub kind: Kind,
    pub shape: Shape,
    pub tag: Tag,
    /// The class that the lexicon gives the word; `None` where no list has it.
    pub class: Option<Tag>,
    /// Known to be of ASCII letters and digits only; most words are.
    pub plain: bool,
    /// Hash of the lower-case form, apostrophes straightened.
    pub word: u64,
    /// Hash of the lemma; that of the word where the lexicon has none.
    pub lemma: u64,
    pub flags: Flags,
    /// Row in [`Lexicon::cues`], plus one; 0 for none.
    pub cue: u16,
    pub senses: Senses,
    /// Number of the outermost quotation around it, its marks included, plus one; 0 outside.
    pub quotation: u32,
}

impl Token {
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }

    /// What it is about, by its tag; names are not looked at.
    pub fn sense(&self) -> Sense {
        match self.tag {
            tag if tag.is_name() => Sense::None,
            tag if tag.is_verb() => self.senses.verb(),
            _ => self.senses.noun(),
        }
    }

    pub fn has(&self, flags: Flags) -> bool {
        self.flags.intersects(flags)
    }
}
