//! Cues, as `cues.tsv` and the lists of callers have them: the rows, and the words that point to them.

use super::super::{combine, hash_lower, hash_of};
use super::{Flags, Lexicon};
use crate::stance::Stance;
use crate::table::{self, Table};
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

impl Lexicon {
    /// Adds a list of cues of the caller's.
    pub fn add_cue_list(&mut self, file: &str, text: &str) -> Result<(), Error> {
        self.add_cues(&mut Table::open(file, text))
    }

    pub(super) fn add_cues(&mut self, table: &mut Table<'_>) -> Result<(), Error> {
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
