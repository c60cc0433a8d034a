//! What the name rules know of single words: heads of institutions, outlets and places; what a word names; particles.

use once_cell::sync::Lazy;

use crate::cells::Cells;
use crate::gazetteer::EntityKind;
use crate::table::Table;
use crate::token::{hash_lower, HashTable, Marks, WordSet};
use crate::Error;

/// What a phrase is whose first or last word this is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// `None`: a law, an event, a work.
    pub kind: Option<EntityKind>,
    pub first: bool,
    pub last: bool,
    /// A company or club, which goes on to be called by its first word.
    pub company: bool,
}

#[derive(Default)]
pub(super) struct NameLexicon {
    heads: HashTable<Head>,
    /// Surnames, and what else the news names by single words.
    words: Marks,
}

static BUILTIN: Lazy<NameLexicon> = Lazy::new(|| {
    // Linted by a test; a list that could not be read would be left out here.
    NameLexicon::read(HEADS, SURNAMES, NAME_WORDS).unwrap_or_default()
});

const HEADS: &str = include_str!("../../gazetteers/heads.tsv");
const SURNAMES: &str = include_str!("../../gazetteers/surnames.tsv");
const NAME_WORDS: &str = include_str!("../../gazetteers/name_words.tsv");

/// What a single word is known to name.
const SURNAME: u32 = 1;
const PLACE: u32 = 2;
const BODY: u32 = 4;

static PARTICLES: WordSet<39> = WordSet::new([
    "de", "da", "di", "do", "du", "del", "della", "dos", "das", "la", "le", "el", "al", "bin",
    "ibn", "bint", "van", "von", "der", "den", "ter", "ten", "zu", "zur", "y", "e", "abu", "bou",
    "ould", "af", "av", "st", "ap", "ab", "und", "vom", "dal", "degli", "lo",
]);
static SUFFIXES: WordSet<26> = WordSet::new([
    "jr", "jr.", "sr", "sr.", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi",
    "xii", "xiii", "xiv", "xv", "xvi", "xxiii", "esq.", "phd", "ph.d.", "md", "m.d.",
]);

impl NameLexicon {
    pub fn builtin() -> &'static NameLexicon {
        &BUILTIN
    }

    fn read(heads: &str, surnames: &str, name_words: &str) -> Result<Self, Error> {
        let mut lexicon = NameLexicon::default();
        let mut table = Table::open("heads.tsv", heads);
        let (word, kind, position) = (
            table.column("word")?,
            table.column("kind")?,
            table.column("position")?,
        );
        while let Some(row) = table.next_row()? {
            let head = Head {
                kind: match row.cell(kind) {
                    "other" => None,
                    "company" => Some(EntityKind::Institution),
                    name => Some(
                        EntityKind::parse(name)
                            .ok_or_else(|| row.error(format!("unknown kind `{name}`")))?,
                    ),
                },
                first: row.cell(position) != "last",
                last: row.cell(position) != "first",
                company: row.cell(kind) == "company",
            };
            lexicon.heads.insert(hash_lower(row.cell(word)), head);
        }
        let surnames = Table::open("surnames.tsv", surnames);
        let names = Table::open("name_words.tsv", name_words);
        lexicon.words = Marks::with_capacity(surnames.rows() + names.rows());
        let mut cells = Cells::of(&surnames, &["surname"])?;
        while cells.next_row() {
            lexicon.words.add(cells.hash(), SURNAME);
            cells.end_row()?;
        }
        let mut cells = Cells::of(&names, &["word", "kind"])?;
        while cells.next_row() {
            let (word, kind) = (cells.hash(), cells.text());
            cells.end_row()?;
            let mark = match kind {
                "person" => SURNAME,
                "place" => PLACE,
                "institution" => BODY,
                other => return Err(cells.error(format!("unknown kind `{other}`"))),
            };
            lexicon.words.add(word, mark);
        }
        Ok(lexicon)
    }

    pub fn head(&self, word: u64) -> Option<Head> {
        self.heads.get(&word).copied()
    }

    pub fn is_surname(&self, word: u64) -> bool {
        self.words.get(word) & SURNAME != 0
    }

    /// The name of some place: Kirriemuir, Pontefract.
    pub fn is_place(&self, word: u64) -> bool {
        self.words.get(word) & PLACE != 0
    }

    /// In the name of some company, party or paper: Telekom, Shimbun.
    pub fn is_body(&self, word: u64) -> bool {
        self.words.get(word) & BODY != 0
    }

    pub fn is_particle(&self, word: u64) -> bool {
        PARTICLES.contains(word)
    }

    pub fn is_suffix(&self, word: u64) -> bool {
        SUFFIXES.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::hash_str;

    #[test]
    fn the_lists_parse() {
        if let Err(error) = NameLexicon::read(HEADS, SURNAMES, NAME_WORDS) {
            panic!("{error}");
        }
        let lexicon = NameLexicon::builtin();
        assert_eq!(
            lexicon.head(hash_str("ministry")).unwrap().kind,
            Some(EntityKind::Institution)
        );
        assert!(
            lexicon.is_surname(hash_str("johnson")) && !lexicon.is_surname(hash_str("ministry"))
        );
    }
}
