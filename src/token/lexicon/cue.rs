//! Cues, as `cues.tsv` and the lists of callers have them: the rows, and the words that point to them.

use super::super::{combine, hash_lower, hash_of};
use super::{Flags, Lexicon};
use crate::stance::Stance;
use crate::table::{self, Row, Table};
use crate::Error;

/// What a cue is by word class.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum CueClass {
    Verb,
    Noun,
    Adjective,
    Phrase,
    Mark,
}

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

/// The columns of a list of cues.
struct CueColumns {
    lemma: usize,
    class: usize,
    forms: usize,
    frames: usize,
    stance: usize,
    speech: usize,
    addressee: usize,
}

impl CueColumns {
    fn of(table: &Table<'_>) -> Result<Self, Error> {
        Ok(CueColumns {
            lemma: table.column("lemma")?,
            class: table.column("class")?,
            forms: table.column("forms")?,
            frames: table.column("frames")?,
            stance: table.column("stance")?,
            speech: table.column("speech")?,
            addressee: table.column("addressee")?,
        })
    }
}

impl Lexicon {
    /// Adds a list of cues of the caller's. `on_error` is told of the header, or of each row, that cannot be used; its error ends the reading.
    pub fn add_cue_list<E>(
        &mut self,
        file: &str,
        text: &str,
        on_error: &mut impl FnMut(Error) -> Result<(), E>,
    ) -> Result<(), E> {
        self.add_cues(&mut Table::open(file, text), on_error)
    }

    pub(super) fn add_cues<E>(
        &mut self,
        table: &mut Table<'_>,
        on_error: &mut impl FnMut(Error) -> Result<(), E>,
    ) -> Result<(), E> {
        let columns = match CueColumns::of(table) {
            Ok(columns) => columns,
            Err(error) => return on_error(error),
        };
        self.cues.reserve(table.rows());
        loop {
            let read = match table.next_row() {
                Ok(Some(row)) => self.add_cue(row, &columns),
                Ok(None) => return Ok(()),
                Err(error) => Err(error),
            };
            if let Err(error) = read {
                on_error(error)?;
            }
        }
    }

    fn add_cue(&mut self, row: Row<'_, '_>, columns: &CueColumns) -> Result<(), Error> {
        let class = match row.cell(columns.class) {
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
        let (stance, frames) = (row.cell(columns.stance), row.cell(columns.frames));
        let stance =
            Stance::parse(stance).ok_or_else(|| row.error(format!("unknown stance `{stance}`")))?;
        let frames = Frames::parse(frames)
            .ok_or_else(|| row.error(format!("unknown frame in `{frames}`")))?;
        let speech = row.cell(columns.speech) == "yes";
        let cue = self.push_cue(CueRow {
            lemma: row.cell(columns.lemma).to_owned(),
            class,
            stance,
            speech,
            addressee: match row.cell(columns.addressee) {
                "np" => Addressee::Object,
                "to" => Addressee::To,
                _ => Addressee::None,
            },
            frames,
        });
        for form in table::values(row.cell(columns.forms)) {
            self.add_cue_form(form, cue, class, speech, frames.takes("bare"));
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

    pub(super) fn cue_named(&mut self, lemma: &str, class: CueClass, stance: Stance) -> u16 {
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
}

#[cfg(test)]
mod tests {
    use super::*;

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
