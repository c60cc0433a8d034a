//! Abbreviations: what stands before a stop that may end no sentence.

use once_cell::sync::Lazy;

use super::hash::WordMap;
use crate::Error;

const FILE: &str = "gazetteers/abbreviations.tsv";
static EMBEDDED: Lazy<Abbreviations> = Lazy::new(|| {
    let mut list = Abbreviations {
        words: WordMap::default(),
    };
    // A test reads the embedded list; should it be broken all the same, no text may notice.
    let _ = list.read(
        FILE,
        include_str!("../../gazetteers/abbreviations.tsv"),
        &mut Err,
    );
    list
});

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Title,
    Rank,
    Suffix,
    Initial,
    Month,
    Weekday,
    State,
    Company,
    Place,
    Address,
    Unit,
    Latin,
    Reference,
    Time,
    Era,
    Acronym,
    Other,
}

/// Before what a sentence can end in an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    Never,
    /// Before a word that begins sentences.
    Starter,
    /// Before any capital.
    Capital,
    /// It is one only before a number, elsewhere a word.
    Number,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Abbreviation {
    pub(super) class: Class,
    pub(super) ends: Ends,
}

#[derive(Clone, Debug)]
pub(super) struct Abbreviations {
    words: WordMap<Abbreviation>,
}

impl Abbreviations {
    pub(super) fn embedded() -> Self {
        EMBEDDED.clone()
    }

    /// The entry for a word that stands before a stop.
    pub(super) fn get(&self, word: &str) -> Option<Abbreviation> {
        self.words.get(word).copied()
    }

    pub(super) fn add(&mut self, word: &str) {
        let entry = Abbreviation {
            class: Class::Other,
            ends: Ends::Starter,
        };
        self.words
            .insert(word.strip_suffix('.').unwrap_or(word).into(), entry);
    }

    /// Reads rows of the columns `abbreviation`, `class`, `ends`. `on_error` is told of each that cannot be used; its error ends the reading.
    pub(super) fn read<E>(
        &mut self,
        file: &str,
        tsv: &str,
        on_error: &mut impl FnMut(Error) -> Result<(), E>,
    ) -> Result<(), E> {
        let rows = tsv
            .lines()
            .enumerate()
            .filter(|(_, row)| !row.is_empty() && !row.starts_with('#'));
        for (i, row) in rows {
            if let Err(reason) = self.read_row(row) {
                on_error(Error::new(file, Some(i + 1), reason))?;
            }
        }
        Ok(())
    }

    fn read_row(&mut self, row: &str) -> Result<(), String> {
        let mut cells = row.split('\t');
        let (Some(word), Some(class), Some(ends), None) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            return Err("three columns wanted: abbreviation, class, ends".to_owned());
        };
        if (word, class, ends) == ("abbreviation", "class", "ends") {
            return Ok(());
        }
        let class = class_of(class).ok_or_else(|| format!("unknown class `{class}`"))?;
        let ends = ends_of(ends, class)
            .ok_or_else(|| format!("unknown value `{ends}` in column ends (never or may)"))?;
        self.insert(
            word.strip_suffix('.').unwrap_or(word),
            Abbreviation { class, ends },
        );
        Ok(())
    }

    /// Enters a word as written and, where that makes no ordinary word of it, in capitals and with a capital.
    fn insert(&mut self, word: &str, entry: Abbreviation) {
        self.words.insert(word.into(), entry);
        if matches!(entry.class, Class::Unit | Class::Reference | Class::Weekday) {
            return;
        }
        let upper = word.to_uppercase();
        if upper.len() > 1 && upper != word {
            // `ST. LOUIS`, but also `RT. The network`.
            let ends = if entry.ends == Ends::Never {
                Ends::Starter
            } else {
                entry.ends
            };
            self.words
                .entry(upper.into())
                .or_insert(Abbreviation { ends, ..entry });
        }
        if word.len() > 2 && !word.contains('.') {
            let mut chars = word.chars();
            let title: String = chars
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .chain(chars)
                .collect();
            self.words.entry(title.into()).or_insert(entry);
        }
    }
}

fn class_of(name: &str) -> Option<Class> {
    Some(match name {
        "title" => Class::Title,
        "rank" => Class::Rank,
        "suffix" => Class::Suffix,
        "initial" => Class::Initial,
        "month" => Class::Month,
        "weekday" => Class::Weekday,
        "state" => Class::State,
        "company" => Class::Company,
        "place" => Class::Place,
        "address" => Class::Address,
        "unit" => Class::Unit,
        "latin" => Class::Latin,
        "reference" => Class::Reference,
        "time" => Class::Time,
        "era" => Class::Era,
        "acronym" => Class::Acronym,
        "other" => Class::Other,
        _ => return None,
    })
}

/// What `may` means for a class.
fn ends_of(name: &str, class: Class) -> Option<Ends> {
    match (name, class) {
        ("never", _) => Some(Ends::Never),
        ("may", Class::Latin | Class::Time) => Some(Ends::Capital),
        ("may", Class::Reference) => Some(Ends::Number),
        ("may", _) => Some(Ends::Starter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_list_reads_whole() {
        let mut list = Abbreviations {
            words: WordMap::default(),
        };
        list.read(
            FILE,
            include_str!("../../gazetteers/abbreviations.tsv"),
            &mut Err,
        )
        .unwrap();
        assert_eq!(list.get("Gen").map(|a| a.class), Some(Class::Rank));
        assert_eq!(list.get("CORP").map(|a| a.class), Some(Class::Company));
        assert_eq!(list.get("general"), None);
        // `in.` is inches; `IN.` is a word in a headline.
        assert_eq!(list.get("IN"), None);
    }

    #[test]
    fn a_bad_row_is_named() {
        let mut list = Abbreviations {
            words: WordMap::default(),
        };
        let error = list
            .read(
                "mine.tsv",
                "abbreviation\tclass\tends\nfoo.\tbar\tnever\n",
                &mut Err,
            )
            .unwrap_err();
        assert_eq!(error.to_string(), "mine.tsv:2: unknown class `bar`");
    }
}
