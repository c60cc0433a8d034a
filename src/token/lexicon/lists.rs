//! The lists of words, read into the table: what each kind of list says of its words.
//! Later lists add to earlier ones.

use super::super::{hash_bytes, hash_lower, ByHash, Marks, Sense, Tag};
use super::{given, CueClass, Flags, Lexicon, Word};
use crate::cells::Cells;
use crate::stance::Stance;
use crate::table::{self, Table};
use crate::Error;

macro_rules! list {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../gazetteers/", $name)))
    };
}

const VERBS: &str = include_str!("../../../gazetteers/verbs.tsv");

pub(super) const BUILTIN_LISTS: [(&str, &str); 10] = [
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
            take(crate::token::hash_of(row.cell(lemma)), row.cell(lemma));
        }
    }

    fn entry(&mut self, word: &str) -> &mut Word {
        self.enter(word).0
    }

    /// The entry of a word, and whether it was known.
    fn enter(&mut self, word: &str) -> (&mut Word, bool) {
        self.enter_hash(hash_lower(word), word)
    }

    #[inline]
    pub(super) fn enter_hash(&mut self, hash: u64, word: &str) -> (&mut Word, bool) {
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
            _ => self.add_cues(table, &mut Err),
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
}
