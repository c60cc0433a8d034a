//! What is known of a word before any text is read: word class, lemma, cue, role, name.
//!
//! Every list under `gazetteers/` that speaks of single words ends in one table from the hash of the
//! lower-case word to a [`Word`].

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use once_cell::sync::Lazy;

use super::phrase::Phrases;
use super::{combine, hash_bytes, hash_lower, hash_of, ByHash, Marks, Sense, Senses, Tag};
use crate::cells::Cells;
use crate::table::{self, Table};
use crate::Error;

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

/// What a cue is by word class.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum CueClass {
    Verb,
    Noun,
    Adjective,
    Phrase,
    Mark,
}

use crate::stance::Stance;

/// A row of `cues.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct CueRow {
    pub lemma: String,
    pub class: CueClass,
    pub stance: Stance,
    pub speech: bool,
    /// The direct object is the person spoken to ("told reporters").
    pub addressee: Addressee,
    pub frames: Frames,
}

/// The kinds of content that a cue takes, as `cues.tsv` names them.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Frames(u8);

impl Frames {
    const NAMES: [&'static str; 8] = ["that", "bare", "quote", "to", "of", "np", "wh", "as"];

    fn parse(cell: &str) -> Option<Frames> {
        let mut frames = Frames(0);
        for name in table::values(cell) {
            let bit = Self::NAMES.iter().position(|n| *n == name)?;
            frames.0 |= 1 << bit;
        }
        Some(frames)
    }

    /// Whether the frame of this name is among them.
    pub fn takes(self, name: &str) -> bool {
        Self::NAMES
            .iter()
            .position(|n| *n == name)
            .is_some_and(|bit| self.0 & (1 << bit) != 0)
    }
}

/// How a cue names the person spoken to.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Addressee {
    None,
    Object,
    To,
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

macro_rules! list {
    ($name:literal) => {
        ($name, include_str!(concat!("../../gazetteers/", $name)))
    };
}

const VERBS: &str = include_str!("../../gazetteers/verbs.tsv");

const BUILTIN_LISTS: [(&str, &str); 10] = [
    list!("tags.tsv"),
    ("verbs.tsv", VERBS),
    list!("senses.tsv"),
    list!("function_words.tsv"),
    list!("titles.tsv"),
    list!("roles.tsv"),
    list!("given_names.tsv"),
    list!("ambiguous.tsv"),
    list!("abbreviations.tsv"),
    list!("cues.tsv"),
];

impl Lexicon {
    #[cfg(test)]
    pub fn builtin() -> &'static Lexicon {
        &BUILTIN
    }

    /// The embedded lists, read when first asked for.
    pub fn shared() -> Arc<Lexicon> {
        Arc::clone(&BUILTIN)
    }

    /// Adds a list of cues of the caller's.
    pub fn add_cue_list(&mut self, file: &str, text: &str) -> Result<(), Error> {
        self.add_cues(&mut Table::open(file, text))
    }

    /// Reads lists by file name, in the order in which later ones add to earlier ones.
    pub(crate) fn read(lists: &[(&str, &str)]) -> Result<Lexicon, Error> {
        let mut lexicon = Lexicon {
            words: ByHash::with_capacity(70_000),
            ..Lexicon::default()
        };
        for &(file, text) in lists {
            lexicon.add(file, text)?;
        }
        for word in ["he", "she", "his", "her", "it", "they", "the"] {
            lexicon.flag(word, Flags::ANAPHORIC);
        }
        lexicon.colon = lexicon.cue_named(":", CueClass::Mark, Stance::Assert);
        Ok(lexicon)
    }

    /// Names every lemma of the embedded list of verbs with its hash.
    #[cfg(feature = "training")]
    pub fn lemmas(mut take: impl FnMut(u64, &str)) {
        let mut table = Table::open("verbs.tsv", VERBS);
        let lemma = table.column("lemma").unwrap_or(0);
        while let Ok(Some(row)) = table.next_row() {
            take(hash_of(row.cell(lemma)), row.cell(lemma));
        }
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

    fn cue_named(&mut self, lemma: &str, class: CueClass, stance: Stance) -> u16 {
        let speech = class == CueClass::Mark;
        self.push_cue(CueRow {
            lemma: lemma.to_owned(),
            class,
            stance,
            speech,
            addressee: Addressee::None,
            frames: Frames::parse("quote|bare").unwrap_or_default(),
        })
    }

    fn push_cue(&mut self, row: CueRow) -> u16 {
        let key = combine(hash_of(&row.lemma), row.class as u64);
        self.cues.push(row);
        let number = u16::try_from(self.cues.len()).unwrap_or(0);
        self.rows.enter(key, || number);
        number
    }

    /// The row of a class with this lemma.
    pub fn row(&self, class: CueClass, lemma: &str) -> Option<&CueRow> {
        let number = self.rows.get(combine(hash_of(lemma), class as u64))?;
        self.cue(*number)
    }

    fn entry(&mut self, word: &str) -> &mut Word {
        self.enter(word).0
    }

    /// The entry of a word, and whether it was known.
    fn enter(&mut self, word: &str) -> (&mut Word, bool) {
        self.enter_hash(hash_lower(word), word)
    }

    #[inline]
    fn enter_hash(&mut self, hash: u64, word: &str) -> (&mut Word, bool) {
        self.enter_first(hash, || word)
    }

    /// [`enter_hash`](Self::enter_hash) of a word that is cut out only where it is not known.
    #[inline]
    fn enter_first<'w>(&mut self, hash: u64, word: impl FnOnce() -> &'w str) -> (&mut Word, bool) {
        let mut name = false;
        let (entry, known) = self.words.enter(hash, || {
            let given = Word::of_name(hash, self.names.get(hash));
            name = given.is_some();
            given.unwrap_or_else(|| Word::new(hash, Tag::guess(word(), false)))
        });
        (entry, known || name)
    }

    fn flag(&mut self, word: &str, flags: Flags) {
        let entry = self.entry(word);
        entry.flags = entry.flags.or(flags);
    }

    /// Adds the rows of one list; its name says how they are read.
    pub(crate) fn add(&mut self, file: &str, text: &str) -> Result<(), Error> {
        let mut table = Table::open(file, text);
        let table = &mut table;
        match file.rsplit('/').next().unwrap_or(file) {
            "tags.tsv" => self.add_tags(Cells::of(table, &["word", "tag"])?),
            "verbs.tsv" => self.add_verbs(Cells::of(table, &["form", "lemma", "tags", "noun"])?),
            "senses.tsv" => self.add_senses(Cells::of(table, &["word", "noun", "verb"])?),
            "function_words.tsv" => self.add_function_words(table),
            "titles.tsv" => self.add_titles(table),
            "roles.tsv" => self.add_roles(table),
            "given_names.tsv" => self.add_given_names(table),
            "ambiguous.tsv" => self.add_marked(table, "word", Flags::AMBIGUOUS),
            "abbreviations.tsv" => self.add_abbreviations(table),
            _ => self.add_cues(table),
        }
    }

    fn add_tags(&mut self, mut cells: Cells<'_>) -> Result<(), Error> {
        while cells.next_row() {
            let (hash, name) = (cells.hash(), cells.cell());
            cells.end_row()?;
            let tag = Tag::parse(name).ok_or_else(|| cells.error(unknown("tag", name)))?;
            self.words.enter(hash, || Word::new(hash, tag)).0.tag = tag;
        }
        Ok(())
    }

    fn add_verbs(&mut self, mut cells: Cells<'_>) -> Result<(), Error> {
        // The few sets of tags that there are, by their hashes.
        let mut known_tags: Vec<(u64, Option<Tag>, Flags)> = Vec::new();
        while cells.next_row() {
            let (form, lemma) = (cells.hash(), cells.hash());
            let (tags, only_verb) = (cells.cell(), cells.cell() == b"no");
            cells.end_row()?;
            let set = hash_bytes(tags);
            let (first, mut flags) = match known_tags.iter().find(|known| known.0 == set) {
                Some(&(_, first, flags)) => (first, flags),
                None => {
                    let (first, flags) =
                        verb_tags(tags).map_err(|name| cells.error(unknown("tag", name)))?;
                    known_tags.push((set, first, flags));
                    (first, flags)
                }
            };
            if !only_verb {
                flags = flags.or(Flags::ALSO_NOUN);
            }
            let (entry, known) = self.enter_first(form, || cells.first());
            entry.flags = entry.flags.or(flags);
            // Of a word that no other list has, a form as "emails" is a noun, one as "emailed" a verb.
            let verbal = only_verb || !flags.intersects(Flags::BASE.or(Flags::PRESENT_S));
            if !known && verbal || only_verb && !entry.tag.is_verb() {
                entry.tag = first.unwrap_or(entry.tag);
            }
            entry.lemma = lemma;
        }
        Ok(())
    }

    fn add_senses(&mut self, mut cells: Cells<'_>) -> Result<(), Error> {
        let mut of_lemmas = ByHash::with_capacity(6_000);
        while cells.next_row() {
            let (hash, noun, verb) = (cells.hash(), cells.cell(), cells.cell());
            cells.end_row()?;
            let unknown = |name| cells.error(unknown("sense", name));
            if !noun.is_empty() {
                let sense = Sense::of_noun(noun).ok_or_else(|| unknown(noun))?;
                let entry = self.enter_first(hash, || cells.first()).0;
                entry.senses.set_noun(sense);
            }
            if !verb.is_empty() {
                let sense = Sense::of_verb(verb).ok_or_else(|| unknown(verb))?;
                of_lemmas.enter(hash, || sense);
            }
        }
        let verbs = self.words.values_mut();
        for word in verbs.filter(|word| word.flags.intersects(Flags::VERB)) {
            if let Some(sense) = of_lemmas.get(word.lemma) {
                word.senses.set_verb(*sense);
            }
        }
        Ok(())
    }

    fn add_function_words(&mut self, table: &mut Table<'_>) -> Result<(), Error> {
        let (word, class) = (table.column("word")?, table.column("class")?);
        while let Some(row) = table.next_row()? {
            let mut classes = table::values(row.cell(class));
            let mut flags = Flags::NONE;
            let mut first = None;
            for name in classes.by_ref() {
                first = first.or(Tag::of_function_class(name));
                flags = flags.or(match name {
                    "auxiliary" | "modal" => Flags::AUXILIARY,
                    "negation" => Flags::NEGATION,
                    "month" => Flags::MONTH,
                    "weekday" => Flags::WEEKDAY,
                    "subordinator" => Flags::SUBORDINATOR,
                    "preposition" => Flags::PREPOSITION,
                    _ => Flags::NONE,
                });
            }
            let (entry, known) = self.enter(row.cell(word));
            entry.flags = entry.flags.or(flags);
            // The counted class stands where it is one of the readings; and that of an open-class word, since
            // "early" and "daily" are adjectives more often than adverbs.
            let counted = known
                && (first == Some(Tag::RB)
                    || table::values(row.cell(class)).any(|name| entry.tag.is_reading(name)));
            if let Some(tag) = first.filter(|_| !counted) {
                entry.tag = tag;
            }
        }
        Ok(())
    }

    fn add_titles(&mut self, table: &mut Table<'_>) -> Result<(), Error> {
        let (title, class) = (table.column("title")?, table.column("class")?);
        while let Some(row) = table.next_row()? {
            let flags = if row.cell(class) == "honorific" {
                Flags::HONORIFIC
            } else {
                Flags::NONE
            };
            // Of "Deputy Foreign Minister" each word may open or close a title.
            for word in row.cell(title).split(' ') {
                if word.starts_with(char::is_uppercase) {
                    self.flag(word, Flags::TITLE.or(flags));
                }
            }
        }
        Ok(())
    }

    fn add_roles(&mut self, table: &mut Table<'_>) -> Result<(), Error> {
        let (role, number) = (table.column("role")?, table.column("number")?);
        let (gender, class) = (table.column("gender")?, table.column("class")?);
        while let Some(row) = table.next_row()? {
            let kind = match row.cell(class) {
                "person" => Flags::PERSON,
                "group" => Flags::GROUP,
                "document" => Flags::DOCUMENT,
                "outlet" => Flags::OUTLET,
                other => return Err(row.error(format!("unknown class `{other}`"))),
            };
            let number = if row.cell(number) == "plural" {
                Flags::PLURAL
            } else {
                Flags::NONE
            };
            let gender = match row.cell(gender) {
                "m" => Flags::MASCULINE,
                "f" => Flags::FEMININE,
                _ => Flags::NONE,
            };
            let word = row.cell(role).rsplit(' ').next().unwrap_or_default();
            self.flag(word, kind.or(number).or(gender));
        }
        Ok(())
    }

    fn add_given_names(&mut self, table: &mut Table<'_>) -> Result<(), Error> {
        let mut cells = Cells::of(table, &["name", "gender"])?;
        if self.names.is_empty() {
            self.names = Marks::with_capacity(table.rows());
        }
        while cells.next_row() {
            let (hash, gender) = (cells.hash(), cells.cell());
            cells.end_row()?;
            let (marks, flags) = match gender {
                b"f" => (given::WOMANS, Flags::WOMANS_NAME),
                b"m" => (given::MANS, Flags::MANS_NAME),
                _ => (0, Flags::NONE),
            };
            if self.word(hash).is_none() && self.names.add(hash, given::NAME | marks) {
                continue;
            }
            // Of a name that is another word too, the gender of that word is another matter.
            let entry = self.enter_first(hash, || cells.first()).0;
            entry.flags = entry.flags.or(Flags::GIVEN_NAME).or(flags);
        }
        Ok(())
    }

    fn add_marked(
        &mut self,
        table: &mut Table<'_>,
        column: &str,
        flags: Flags,
    ) -> Result<(), Error> {
        let column = table.column(column)?;
        while let Some(row) = table.next_row()? {
            self.flag(row.cell(column), flags);
        }
        Ok(())
    }

    fn add_abbreviations(&mut self, table: &mut Table<'_>) -> Result<(), Error> {
        let abbreviation = table.column("abbreviation")?;
        while let Some(row) = table.next_row()? {
            let stem = row.cell(abbreviation).trim_end_matches('.');
            if stem.len() > 1 && !stem.contains(['.', ' ']) {
                self.flag(stem, Flags::ABBREVIATION);
                self.entry(&format!("{stem}.")).tag = Tag::NNP;
                let flags = self.word(hash_lower(stem)).map_or(Flags::NONE, |w| w.flags);
                self.flag(&format!("{stem}."), flags);
            }
        }
        Ok(())
    }

    fn add_cues(&mut self, table: &mut Table<'_>) -> Result<(), Error> {
        let (lemma, class) = (table.column("lemma")?, table.column("class")?);
        let (forms, stance) = (table.column("forms")?, table.column("stance")?);
        let (speech, addressee) = (table.column("speech")?, table.column("addressee")?);
        let frames = table.column("frames")?;
        self.cues.reserve(table.rows());
        while let Some(row) = table.next_row()? {
            let class = match row.cell(class) {
                "verb" => CueClass::Verb,
                "noun" => CueClass::Noun,
                "adjective" => CueClass::Adjective,
                "phrase" => CueClass::Phrase,
                other => {
                    return Err(row.error(format!(
                        "unknown class `{other}` (verb, noun, adjective or phrase)"
                    )))
                }
            };
            let stance = Stance::parse(row.cell(stance))
                .ok_or_else(|| row.error(format!("unknown stance `{}`", row.cell(stance))))?;
            let frames = Frames::parse(row.cell(frames))
                .ok_or_else(|| row.error(format!("unknown frame in `{}`", row.cell(frames))))?;
            let speaks = row.cell(speech) == "yes";
            let addressee = match row.cell(addressee) {
                "np" => Addressee::Object,
                "to" => Addressee::To,
                _ => Addressee::None,
            };
            let cue = self.push_cue(CueRow {
                lemma: row.cell(lemma).to_owned(),
                class,
                stance,
                speech: speaks,
                addressee,
                frames,
            });
            for form in table::values(row.cell(forms)) {
                self.add_cue_form(form, cue, class, speaks, frames.takes("bare"));
            }
        }
        Ok(())
    }

    fn add_cue_form(&mut self, form: &str, cue: u16, class: CueClass, speech: bool, bare: bool) {
        let (first, rest) = table::cut(form, b' ');
        let Some(rest) = rest else {
            let verbal = class == CueClass::Verb;
            let hash = hash_lower(first);
            // Of "claim" the verb and "claim" the noun the verb's row is kept.
            let earlier = self.word(hash).and_then(|word| self.cue(word.cue));
            let keep = earlier.is_some_and(|row| row.class == CueClass::Verb);
            let entry = self.enter_hash(hash, first).0;
            if !keep {
                entry.cue = cue;
            }
            if speech && verbal {
                entry.flags = entry.flags.or(Flags::SPEECH);
            }
            if bare && verbal {
                entry.flags = entry.flags.or(Flags::BARE_CLAUSE);
            }
            return;
        };
        let hash = hash_lower(first);
        let entry = self.enter_hash(hash, first).0;
        entry.flags = entry.flags.or(Flags::PHRASE);
        self.phrases.add(hash, rest.split(' ').map(hash_lower), cue);
    }
}

fn unknown(what: &str, name: &[u8]) -> String {
    format!("unknown {what} `{}`", String::from_utf8_lossy(name))
}

/// The first of the tags of a verb form, and what all of them say of it. The error is a name that is no tag.
fn verb_tags(cell: &[u8]) -> Result<(Option<Tag>, Flags), &[u8]> {
    let mut flags = Flags::VERB;
    let mut first = None;
    for name in cell.split(|byte| *byte == b'|') {
        let tag = Tag::parse(name).ok_or(name)?;
        first = first.or(Some(tag));
        flags = flags.or(match tag {
            Tag::VBD => Flags::PAST,
            Tag::VBN => Flags::PARTICIPLE,
            Tag::VBZ => Flags::PRESENT_S,
            Tag::VBG => Flags::GERUND,
            _ => Flags::BASE,
        });
    }
    Ok((first, flags))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::hash_str;

    #[test]
    fn the_embedded_lists_parse() {
        if let Err(error) = Lexicon::read(&BUILTIN_LISTS) {
            panic!("{error}");
        }
        let said = Lexicon::builtin().word(hash_str("said")).unwrap();
        assert_eq!(said.lemma, hash_str("say"));
        assert!(said.flags.intersects(Flags::SPEECH));
    }

    #[test]
    fn a_bad_row_is_named() {
        let header = "lemma\tclass\tforms\tframes\tstance\tspeech\taddressee\n";
        let text = format!("# cues\n{header}say\tverb\tsay|says\tthat\tassert\tyes\tto\nsay\tverbal\tsay\tthat\tassert\tyes\t\n");
        let error = Lexicon::read(&[("cues.tsv", &text)]).err().unwrap();
        assert_eq!(
            error.to_string(),
            "cues.tsv:4: unknown class `verbal` (verb, noun, adjective or phrase)"
        );
    }
}
