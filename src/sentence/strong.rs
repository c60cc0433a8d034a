//! Question and exclamation marks, ellipses, and stops with no blank behind them.

use super::boundary::{Boundaries, Kind, Next, Place};
use super::context::{char_at, skip_blanks, word_after};
use super::lexicon::{Classes, LEXICON};

/// Words of a phrase that names a speaker are no more than this: `Chief Justice John G. Roberts Jr. said`.
const SPEAKER: usize = 7;

impl Boundaries<'_, '_> {
    pub(super) fn ellipsis(&self, place: Place<'_>) -> bool {
        if place.run.start == place.sentence {
            return false;
        }
        match place.next {
            Next::Upper if place.quote => place.opener || !self.attributed(place.at),
            Next::Upper => {
                let word = word_after(self.text, place.at, self.end);
                word != "I" && !word.starts_with("I'") && !word.starts_with("I’")
            }
            Next::Other => true,
            Next::Digit => place.quote,
            Next::Lower | Next::Comma | Next::Dash => false,
        }
    }

    pub(super) fn strong(&self, place: Place<'_>) -> bool {
        let Place {
            run,
            begin,
            next,
            at,
            ..
        } = place;
        let name = !place.quote
            && self
                .text
                .get(begin..run.end)
                .is_some_and(|w| LEXICON.get(w).has(Classes::MARKED_NAME));
        match next {
            Next::Upper if name => self.starts(at),
            Next::Upper if place.quote && !place.opener => !self.attributed(at),
            Next::Upper | Next::Other => true,
            Next::Digit => !name,
            Next::Comma => false,
            Next::Dash => {
                // A reply on the same line: `Why? - Because`.
                let after = at + char_at(self.text, at, self.end).map_or(0, char::len_utf8);
                let word = skip_blanks(self.text, after, self.end);
                !place.quote
                    && word > after
                    && char_at(self.text, word, self.end).is_some_and(char::is_uppercase)
            }
            Next::Lower => {
                let title = place.word.starts_with(char::is_uppercase)
                    && self.previous_word(place).starts_with(char::is_uppercase);
                if place.quote || place.bracket || name || title {
                    return false;
                }
                place.opener || !self.says(at)
            }
        }
    }

    /// `he yelled`, `said the man`, in small letters and without a closing mark before.
    fn says(&self, at: usize) -> bool {
        let word = word_after(self.text, at, self.end);
        if LEXICON.get(word).has(Classes::SPEECH) {
            return true;
        }
        let after = skip_blanks(self.text, at + word.len(), self.end);
        matches!(word, "he" | "she" | "they")
            && LEXICON
                .get(word_after(self.text, after, self.end))
                .has(Classes::SPEECH)
    }

    /// Whether the words at `at` say who spoke: `"It's over!" Smith said.`
    fn attributed(&self, at: usize) -> bool {
        let mut i = at;
        for nth in 0..SPEAKER {
            let word = word_after(self.text, i, self.end);
            let classes = LEXICON.get(word);
            if nth > 0 && classes.has(Classes::SPEECH) {
                let rest = skip_blanks(self.text, i + word.len(), self.end);
                // A clause follows: `Smith said he would go`, but `Smith asked the owner`.
                return matches!(word, "asked" | "asks" | "told" | "tells")
                    || !LEXICON
                        .get(word_after(self.text, rest, self.end))
                        .has(Classes::CLAUSE);
            }
            let named = word.starts_with(char::is_uppercase)
                || nth > 0
                    && matches!(
                        word,
                        "of" | "the" | "de" | "van" | "von" | "al" | "bin" | "for" | "del" | "da"
                    );
            let article = nth == 0
                && matches!(
                    word,
                    "The" | "One" | "A" | "An" | "I" | "His" | "Her" | "Their"
                );
            let starter = nth == 0 && classes.has(Classes::STARTER) && !article;
            // `The woman asked`: a small noun after an article.
            let noun = nth > 0
                && nth < 4
                && matches!(
                    word_after(self.text, at, self.end),
                    "The" | "One" | "A" | "An" | "His" | "Her" | "Their"
                );
            if word.is_empty() || starter || !named && !noun {
                return false;
            }
            i += word.len();
            if self.bytes().get(i) == Some(&b'.') {
                i += 1;
            }
            i = skip_blanks(self.text, i, self.end);
        }
        false
    }

    /// No blank after the marks: `the end.The next`, `home.”He`, `Really?thanks`, `consultation.11 Take`.
    pub(super) fn unspaced(&self, place: Place<'_>) -> Option<usize> {
        let Place {
            run, closed, word, ..
        } = place;
        let bytes = self.bytes();
        let rest = &bytes[closed..];
        let bare = closed == run.end;
        if bare && run.kind == Kind::Stop && rest.first().is_some_and(u8::is_ascii_digit) {
            return self.note(place);
        }
        let capital = rest.first().is_some_and(u8::is_ascii_uppercase);
        if place.quote && capital && rest.get(1).is_some_and(|b| !b.is_ascii_uppercase()) {
            return Some(closed);
        }
        if place.opener || !bare || word.contains(['@', '/', '_']) {
            return None;
        }
        let next = word_after(self.text, closed, self.end);
        let end = closed + next.len();
        let inner = matches!(
            bytes.get(end),
            Some(b'.' | b'/' | b'@' | b'-' | b'(' | b'=' | b'_')
        ) && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        let address =
            self.text[place.sentence..place.begin].ends_with(['/', '@', ':', '#', '\\', '=', '&']);
        if inner || address {
            return None;
        }
        if place.begin + word.len() < run.start {
            return None;
        }
        let grouped = self.text[..place.begin].ends_with(',');
        if (word.len() > 3 || grouped && word.len() == 3)
            && word.bytes().all(|b| b.is_ascii_digit())
            && run.kind == Kind::Stop
        {
            // `bought 1,000.That is`
            return (next.len() > 1 && self.starts(closed)).then_some(closed);
        }
        let small = word
            .bytes()
            .next_back()
            .is_some_and(|b| b.is_ascii_lowercase());
        if !small || word.len() < 2 || word.contains('.') {
            return None;
        }
        if !capital {
            let lower = rest.first().is_some_and(u8::is_ascii_lowercase);
            return (lower
                && run.kind == Kind::Strong
                && next.len() > 1
                && bytes.get(end) == Some(&b' '))
            .then_some(closed);
        }
        let second = next.as_bytes().get(1).is_none_or(u8::is_ascii_lowercase)
            || next.starts_with("I'")
            || next.starts_with("I’");
        let plain = word.len() >= 3
            && word.as_bytes()[0].is_ascii_lowercase()
            && next.len() > 1
            && !self.is_abbreviation(word);
        (second && (self.starts(closed) || plain)).then_some(closed)
    }

    /// Numbers of notes behind the stop: `in a consultation.11 12 Take`.
    fn note(&self, place: Place<'_>) -> Option<usize> {
        let bytes = self.bytes();
        let ends_word = bytes[..place.run.start]
            .last()
            .is_some_and(|b| b.is_ascii_lowercase() || *b == b')');
        if !ends_word || place.word.contains('.') || self.is_abbreviation(place.word) {
            return None;
        }
        let (mut i, mut end) = (place.closed, place.closed);
        loop {
            let digits = bytes[i..]
                .iter()
                .take(4)
                .take_while(|b| b.is_ascii_digit())
                .count();
            if digits == 0 || digits > 3 {
                break;
            }
            end = i + digits;
            i = skip_blanks(self.text, end, self.end);
            if i == end {
                return None;
            }
        }
        (end > place.closed && bytes.get(i).is_some_and(u8::is_ascii_uppercase)).then_some(end)
    }
}
