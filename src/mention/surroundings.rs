//! Words around a name, or in it, that tell what it names: a team has fans, only a government recalls its ambassador, a creek is a place.

use once_cell::sync::Lazy;

use crate::cells::Cells;
use crate::table::{self, Table};
use crate::token::ByHash;
use crate::Error;

/// A class of words; `surroundings.tsv` explains each.
#[derive(Copy, Clone)]
pub(crate) struct Surrounding(u16);

/// The classes, each the bit of its place here.
const NAMES: [&str; 16] = [
    "act",
    "appeal",
    "belonging",
    "coinage",
    "epithet",
    "given",
    "ground",
    "journalism",
    "landscape",
    "market",
    "own_voice",
    "prefix",
    "site",
    "sport",
    "team",
    "thing",
];

/// Verbs by their lemma.
pub(super) const ACTS: Surrounding = Surrounding(1);
/// Verbs by their lemma.
pub(super) const APPEALED: Surrounding = Surrounding(1 << 1);
pub(super) const BELONGINGS: Surrounding = Surrounding(1 << 2);
pub(super) const COINAGES: Surrounding = Surrounding(1 << 3);
pub(super) const EPITHETS: Surrounding = Surrounding(1 << 4);
pub(super) const GIVEN: Surrounding = Surrounding(1 << 5);
pub(super) const GROUNDS: Surrounding = Surrounding(1 << 6);
pub(super) const JOURNALISM: Surrounding = Surrounding(1 << 7);
pub(super) const LANDSCAPE: Surrounding = Surrounding(1 << 8);
pub(super) const MARKET: Surrounding = Surrounding(1 << 9);
pub(crate) const OWN_VOICE: Surrounding = Surrounding(1 << 10);
pub(super) const PREFIXES: Surrounding = Surrounding(1 << 11);
pub(super) const SITES: Surrounding = Surrounding(1 << 12);
pub(super) const SPORT: Surrounding = Surrounding(1 << 13);
pub(super) const OWNED_BY_TEAM: Surrounding = Surrounding(1 << 14);
pub(super) const NAMED_THINGS: Surrounding = Surrounding(1 << 15);

impl Surrounding {
    /// Whether the word with this hash is of the class.
    #[inline]
    pub fn contains(self, word: u64) -> bool {
        WORDS.get(word).is_some_and(|classes| classes & self.0 != 0)
    }

    /// How many of the words are of each class.
    pub fn count<const N: usize>(
        of: [Surrounding; N],
        words: impl Iterator<Item = u64>,
    ) -> [usize; N] {
        let mut counts = [0; N];
        for classes in words.filter_map(|word| WORDS.get(word)) {
            for (count, class) in counts.iter_mut().zip(of) {
                *count += usize::from(classes & class.0 != 0);
            }
        }
        counts
    }
}

const LIST: &str = include_str!("../../gazetteers/surroundings.tsv");

// Linted by a test, so that it cannot fail to parse here.
static WORDS: Lazy<ByHash<u16>> = Lazy::new(|| read(LIST).unwrap_or_default());

fn read(text: &str) -> Result<ByHash<u16>, Error> {
    let table = Table::open("surroundings.tsv", text);
    let mut cells = Cells::of(&table, &["word", "classes"])?;
    let mut words = ByHash::with_capacity(table.rows());
    while cells.next_row() {
        let (word, classes) = (cells.hash(), cells.text());
        cells.end_row()?;
        let entry: &mut u16 = words.enter(word, u16::default).0;
        for class in table::values(classes) {
            let bit = NAMES.iter().position(|name| *name == class);
            let bit = bit.ok_or_else(|| cells.error(format!("unknown class `{class}`")))?;
            *entry |= 1 << bit;
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::hash_str;

    #[test]
    fn the_list_parses_and_each_class_has_words() {
        if let Err(error) = read(LIST) {
            panic!("{error}");
        }
        for (class, word) in [
            (ACTS, "recall"),
            (APPEALED, "urge"),
            (BELONGINGS, "shares"),
            (COINAGES, "fest"),
            (EPITHETS, "mainland"),
            (GIVEN, "lance"),
            (GROUNDS, "town"),
            (JOURNALISM, "newsroom"),
            (LANDSCAPE, "creek"),
            (PREFIXES, "mc"),
            (OWN_VOICE, "donor"),
            (SITES, "prison"),
            (SPORT, "midfielder"),
            (OWNED_BY_TEAM, "fans"),
            (NAMED_THINGS, "index"),
            (MARKET, "dividend"),
        ] {
            assert!(class.contains(hash_str(word)), "{word}");
            assert!(!class.contains(hash_str("ministry")), "{word}");
        }
    }

    #[test]
    fn an_unknown_class_is_named() {
        let error = read("word\tclasses\ngoal\tsport|ball\n").err();
        let error = error.map(|error| error.to_string());
        assert_eq!(
            error.as_deref(),
            Some("surroundings.tsv:2: unknown class `ball`")
        );
    }
}
