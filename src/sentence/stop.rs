//! Whether a full stop ends a sentence, or an abbreviation, an initial, the label of an item.

use super::abbreviation::{Abbreviation, Class, Ends};
use super::boundary::{Boundaries, Next, Place};
use super::context::{char_at, is_dotted, skip_blanks, word_after, word_before};
use super::lexicon::{Classes, LEXICON};
use super::list;

/// A phrase before the sentence proper (`At 5 a.m. Mr. Smith ...`) is no longer than this.
const FRONTED: usize = 45;
/// What stands before the label of an item, in bytes: bullets, brackets.
const LABEL: usize = 24;
/// How far back an opening bracket is looked for.
const BRACKET: usize = 60;

impl Boundaries<'_, '_> {
    pub(super) fn stop(&self, place: Place<'_>) -> bool {
        let Place {
            word,
            begin,
            sentence,
            next,
            ..
        } = place;
        if next == Next::Comma {
            return false;
        }
        let first = begin - sentence <= LABEL
            && !self.bytes()[sentence..begin]
                .iter()
                .any(u8::is_ascii_alphanumeric);
        // `1. First`, `a.) second`, `• 9. Third`, `J. Smith`, `.NET`
        if first && !place.quote && (word.is_empty() || list::is_label(word)) {
            return false;
        }
        if place.quote || place.bracket {
            return match next {
                Next::Lower | Next::Comma => false,
                Next::Digit | Next::Upper | Next::Other => true,
                Next::Dash => !place.quote,
            };
        }
        if word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase() {
            return self.initial(place);
        }
        match self.abbreviation(word) {
            Some(found) if self.holds(place, found) => self.abbreviated(place, found),
            _ => next != Next::Lower || place.opener || self.ends_before_lower(place),
        }
    }

    fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        if let Some(found) = self.abbreviations.get(word) {
            return Some(found);
        }
        if let Some(at) = word.rfind('-') {
            // `R-Ohio`, `D-Md.`
            return self
                .abbreviations
                .get(&word[at + 1..])
                .filter(|a| !matches!(a.class, Class::Latin | Class::Unit | Class::Reference));
        }
        is_dotted(word).then_some(Abbreviation {
            class: Class::Acronym,
            ends: Ends::Starter,
        })
    }

    pub(super) fn is_abbreviation(&self, word: &str) -> bool {
        self.abbreviation(word).is_some()
    }

    /// Whether a word that may be an abbreviation is one here: `5 in.`, but not `come in.`
    fn holds(&self, place: Place<'_>, found: Abbreviation) -> bool {
        match found.class {
            Class::Unit if place.word.bytes().all(|b| b.is_ascii_alphabetic()) => {
                let head = self.text[place.sentence..place.begin].trim_end();
                let before = self.previous_word(place);
                head.ends_with(|c: char| c.is_ascii_digit())
                    || place.next == Next::Lower
                        && !matches!(place.word, "in" | "min" | "sec" | "mi" | "oz" | "lb")
                    || LEXICON.get(before).has(Classes::NOUN_STARTER)
                    || head.ends_with('.')
                        && self
                            .abbreviations
                            .get(before)
                            .is_some_and(|a| a.class == Class::Unit)
                    || matches!(
                        before,
                        "a" | "per" | "an" | "six" | "two" | "three" | "few" | "sq" | "cu" | "fl"
                    )
            }
            _ => true,
        }
    }

    fn initial(&self, place: Place<'_>) -> bool {
        let Place { word, next, at, .. } = place;
        if !matches!(next, Next::Upper | Next::Other) {
            return false;
        }
        let before = self.previous_word(place);
        let plain = before.starts_with(|c: char| c.is_ascii_lowercase());
        if word == "I" && plain && before != "said" {
            return true;
        }
        self.quoted(place) || self.starts(at)
    }

    fn abbreviated(&self, place: Place<'_>, found: Abbreviation) -> bool {
        let Place { word, next, at, .. } = place;
        match next {
            Next::Lower | Next::Comma | Next::Dash => return false,
            Next::Digit => {
                return found.class == Class::Latin && found.ends == Ends::Capital
                    || found.ends == Ends::Number
                        && !self.bytes().get(at).is_some_and(u8::is_ascii_digit);
            }
            Next::Other if found.ends == Ends::Never => return false,
            Next::Upper | Next::Other => {}
        }
        let next_word = word_after(self.text, at, self.end);
        match (found.ends, found.class) {
            // `on Main St. They met`, but `met St. Peter`
            (Ends::Never, Class::Place) => {
                self.opens(at) && self.previous_word(place).starts_with(char::is_uppercase)
            }
            (Ends::Never, _) => false,
            (Ends::Number, _) => !is_numeral(next_word) || matches!(word, "No" | "no"),
            (Ends::Capital, Class::Time) => {
                let classes = self.classes(at);
                let timed = classes.has(Classes::ZONE)
                    || classes.has(Classes::WEEKDAY)
                    || classes.has(Classes::MONTH);
                !timed && (self.opens(at) || !self.fronted(place))
            }
            (Ends::Capital, _) => true,
            (Ends::Starter, class) => {
                let listed = self.abbreviations.get(word).is_some();
                if listed && self.quoted(place) || self.opens(at) {
                    return true;
                }
                if self.fronted(place) {
                    return false;
                }
                if self.starts(at) {
                    return true;
                }
                let head = self.text[place.sentence..place.begin].trim_end();
                match class {
                    _ if matches!(word, "B.C" | "A.D" | "C.E" | "B.C.E") => {
                        head.ends_with(|c: char| c.is_ascii_digit())
                    }
                    // `Reston, Va. Police`, but `Va. Gov.`
                    Class::State => head.ends_with(',') && !self.titled(at),
                    Class::Unit | Class::Era => true,
                    Class::Suffix => {
                        word.contains('.')
                            && self
                                .previous_word(place)
                                .starts_with(|c: char| c.is_ascii_lowercase())
                    }
                    Class::Company => !word.contains('.') && self.noun(at),
                    Class::Weekday => !self.classes(at).has(Classes::MONTH),
                    _ => false,
                }
            }
        }
    }

    /// Whether a quotation opens behind the stop.
    fn quoted(&self, place: Place<'_>) -> bool {
        place.opener && !self.text[..place.at].ends_with(['(', '['])
    }

    /// Whether the word at `at` is a title with its stop.
    fn titled(&self, at: usize) -> bool {
        let word = word_after(self.text, at, self.end);
        self.bytes().get(at + word.len()) == Some(&b'.')
            && self
                .abbreviations
                .get(word)
                .is_some_and(|a| matches!(a.class, Class::Title | Class::Rank))
    }

    /// Classes of the word at `at`, with its stop if that makes it one of ours.
    fn classes(&self, at: usize) -> Classes {
        let word = word_after(self.text, at, self.end);
        let end = at + word.len();
        if self.bytes().get(end) == Some(&b'.') {
            let stopped = self
                .text
                .get(at..=end)
                .map_or(Classes::default(), |w| LEXICON.get(w));
            if stopped != Classes::default() {
                return stopped;
            }
        }
        if word.contains('’') {
            return LEXICON.get(&word.replace('’', "'"));
        }
        LEXICON.get(word)
    }

    /// Whether the word at `at` begins sentences. A noun does so only if small letters follow: `U.S. Officials Say`.
    pub(super) fn starts(&self, at: usize) -> bool {
        let classes = self.classes(at);
        if classes.has(Classes::STARTER) {
            return true;
        }
        if !classes.has(Classes::NOUN_STARTER) {
            return false;
        }
        let after = skip_blanks(
            self.text,
            at + word_after(self.text, at, self.end).len(),
            self.end,
        );
        char_at(self.text, after, self.end)
            .is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == ',')
    }

    /// Whether the word at `at` is one that has a capital only where a sentence begins. (`Mr.` begins sentences too, but
    /// always has its capital.)
    fn opens(&self, at: usize) -> bool {
        let word = word_after(self.text, at, self.end);
        let adverb = word.len() > 4
            && word.ends_with("ly")
            && self.bytes().get(at + word.len()) == Some(&b',');
        adverb || self.classes(at).has(Classes::STARTER) && !self.titled(at)
    }

    /// Whether the word at `at` is a common noun, not part of a name that goes on: `Hale & Sons Co. Rivals said ...`, but
    /// `Hale & Sons Co. Chairman Dean Frost`.
    fn noun(&self, at: usize) -> bool {
        let word = word_after(self.text, at, self.end);
        let after = skip_blanks(self.text, at + word.len(), self.end);
        let next = word_after(self.text, after, self.end);
        after > at + word.len()
            && next.starts_with(char::is_lowercase)
            && !matches!(next, "of" | "and" | "for" | "to" | "the" | "or")
            && word.bytes().any(|b| b.is_ascii_lowercase())
            && !LEXICON.get(word).has(Classes::ROLE)
    }

    pub(super) fn previous_word(&self, place: Place<'_>) -> &str {
        let head = self.text[place.sentence..place.begin].trim_end();
        let end = place.sentence + head.len();
        word_before(
            self.text,
            place.sentence,
            end - usize::from(head.ends_with('.')),
        )
    }

    /// Whether what stands before the abbreviation is a phrase before the sentence proper: `At 5 a.m. Mr. Smith`.
    fn fronted(&self, place: Place<'_>) -> bool {
        if place.begin - place.sentence > FRONTED {
            return false;
        }
        let head =
            self.text[place.sentence..place.begin].trim_start_matches(['"', '“', '\'', '‘', '(']);
        // `He noted: In 44 B.C. Caesar died.`
        let head = head.rsplit(": ").next().unwrap_or(head);
        let first = head.split(' ').next().unwrap_or("");
        LEXICON.get(first).has(Classes::PREPOSITION)
            && !head.split(' ').skip(1).any(|w| {
                matches!(
                    w,
                    "he" | "she"
                        | "it"
                        | "we"
                        | "you"
                        | "I"
                        | "was"
                        | "were"
                        | "is"
                        | "are"
                        | "had"
                        | "has"
                        | "said"
                        | "have"
                )
            })
    }

    /// Whether a bracket was opened shortly before, and not closed.
    fn bracketed(&self, place: Place<'_>) -> bool {
        let from = place.sentence.max(place.begin.saturating_sub(BRACKET));
        let head = &self.bytes()[from..place.begin];
        let open = head.iter().rposition(|b| matches!(b, b'(' | b'['));
        open.is_some_and(|at| !head[at..].iter().any(|b| matches!(b, b')' | b']')))
    }

    /// Whether a word that is no known abbreviation ends a sentence before a small letter. A stop there is mostly careless
    /// writing; abbreviations that we do not know are short or have no vowel.
    fn ends_before_lower(&self, place: Place<'_>) -> bool {
        let word = place.word;
        if self.bracketed(place) {
            return false;
        }
        if word.bytes().all(|b| !b.is_ascii_alphabetic()) {
            // `for 1. above`
            return word.is_empty() || word.len() > 2 || word.bytes().any(|b| b >= 0x80);
        }
        if word.contains('.') {
            return false;
        }
        if word
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            || word.bytes().any(|b| b >= 0x80)
        {
            return true;
        }
        let vowel = word.bytes().any(|b| {
            matches!(
                b.to_ascii_lowercase(),
                b'a' | b'e' | b'i' | b'o' | b'u' | b'y'
            )
        });
        let known = LEXICON.get(word).has(Classes::SHORT_WORD);
        let next = word_after(self.text, place.at, self.end);
        let subject = matches!(
            next,
            "i" | "i'm"
                | "im"
                | "it"
                | "the"
                | "they"
                | "we"
                | "you"
                | "he"
                | "she"
                | "but"
                | "this"
                | "that"
                | "there"
                | "my"
        );
        known
            || vowel && (word.len() > 3 || word.len() == 3 && subject)
            || word.len() > 2 && word.as_bytes()[0].is_ascii_digit()
    }
}

fn is_numeral(word: &str) -> bool {
    word.len() == 1 && word != "A" && word.as_bytes()[0].is_ascii_uppercase()
        || !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}
