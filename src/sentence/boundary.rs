//! Where sentences end within a paragraph: a look at the stops, and around each at what stands there.

use super::abbreviation::{Abbreviation, Abbreviations, Class, Ends};
use super::context::{char_at, is_dotted, skip_blanks, word_after, word_before};
use super::lexicon::{Classes, LEXICON};
use super::list;
use crate::Span;

const fn stops() -> [bool; 256] {
    let mut table = [false; 256];
    table[b'.' as usize] = true;
    table[b'?' as usize] = true;
    table[b'!' as usize] = true;
    table[0xE2] = true;
    table
}
static STOPS: [bool; 256] = stops();

/// A phrase before the sentence proper (`At 5 a.m. Mr. Smith ...`) is no longer than this.
const FRONTED: usize = 45;

/// One or more marks that may end a sentence.
#[derive(Clone, Copy, Debug)]
struct Run {
    start: usize,
    end: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Stop,
    Ellipsis,
    /// A question or exclamation mark is among them.
    Strong,
}

/// What comes after a run, its closing marks and blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Lower,
    Upper,
    Digit,
    /// A mark that goes on with the sentence.
    Comma,
    Dash,
    Other,
}

#[derive(Clone, Copy, Debug)]
struct Place<'t> {
    /// First byte of the sentence.
    sentence: usize,
    /// The word before the stop.
    word: &'t str,
    run: Run,
    /// After the closing marks.
    closed: usize,
    quote: bool,
    bracket: bool,
    next: Next,
    /// First byte of the next word, after opening marks.
    at: usize,
    /// Whether an opening mark stands before it.
    opener: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Boundaries<'a, 't> {
    pub(super) text: &'t str,
    pub(super) abbreviations: &'a Abbreviations,
    /// Where the marks begin that close quotations, ascending.
    pub(super) closing: &'a [usize],
    /// End of the paragraph.
    pub(super) end: usize,
}

impl Boundaries<'_, '_> {
    /// Appends where the sentences of a paragraph end, but for the last.
    pub(super) fn find(&self, paragraph: Span, out: &mut Vec<usize>) {
        let bytes = &self.text.as_bytes()[..self.end];
        let mut sentence = paragraph.start();
        let mut items = list::Items::of(self.text, paragraph);
        let mut i = sentence;
        while let Some(step) = bytes[i..].iter().position(|&b| STOPS[b as usize]) {
            i += step;
            if bytes[i] == 0xE2 && !bytes[i..].starts_with("…".as_bytes()) {
                i += 1;
                continue;
            }
            if let Some(item) = items.before(i) {
                if item > sentence {
                    out.push(item);
                    sentence = item;
                }
                i = i.max(item);
            }
            let run = self.run(i);
            i = run.end;
            if let Some(end) = self.ends(sentence, run) {
                out.push(end);
                sentence = skip_blanks(self.text, end, self.end);
                i = i.max(end);
            }
        }
        while let Some(item) = items.before(self.end) {
            if item > sentence {
                out.push(item);
                sentence = item;
            }
        }
    }

    fn run(&self, start: usize) -> Run {
        let bytes = &self.text.as_bytes()[..self.end];
        let (mut i, mut dots, mut strong) = (start, 0, false);
        loop {
            match bytes.get(i) {
                Some(b'.') => {
                    dots += 1;
                    i += 1;
                }
                Some(b'?' | b'!') => {
                    strong = true;
                    i += 1;
                }
                Some(0xE2) if bytes[i..].starts_with("…".as_bytes()) => {
                    dots += 3;
                    i += 3;
                }
                // The points of a spaced ellipsis: `. . .`
                Some(b' ')
                    if !strong
                        && bytes.get(i + 1) == Some(&b'.')
                        && bytes.get(i + 2).is_none_or(|b| !b.is_ascii_alphanumeric()) =>
                {
                    i += 1;
                }
                _ => break,
            }
        }
        let kind = match (strong, dots) {
            (true, _) => Kind::Strong,
            (false, 0 | 1) => Kind::Stop,
            (false, _) => Kind::Ellipsis,
        };
        Run {
            start,
            end: i,
            kind,
        }
    }

    /// Where the sentence ends that `run` closes, if it closes one.
    fn ends(&self, sentence: usize, run: Run) -> Option<usize> {
        let bytes = &self.text.as_bytes()[..self.end];
        let simple = run.kind == Kind::Stop && bytes.get(run.end) == Some(&b' ');
        let (closed, quote, bracket) = if simple
            && !matches!(
                bytes.get(run.end + 1),
                Some(b')' | b']' | b'"' | b'\'' | 0xE2)
            ) {
            (run.end, false, false)
        } else {
            self.closers(run.end)
        };
        let after = skip_blanks(self.text, closed, self.end);
        if after >= self.end {
            return None;
        }
        let word = word_before(self.text, sentence, run.start);
        let (next, at, opener) = self.next(after);
        let place = Place {
            sentence,
            word,
            run,
            closed,
            quote,
            bracket,
            next,
            at,
            opener,
        };
        let ends = if after == closed {
            return self.unspaced(place);
        } else {
            match run.kind {
                Kind::Stop => self.stop(place),
                Kind::Ellipsis => self.ellipsis(place),
                Kind::Strong => self.strong(place),
            }
        };
        ends.then_some(closed)
    }

    /// Takes the closing marks and note numbers that belong to what ends at `from`.
    fn closers(&self, from: usize) -> (usize, bool, bool) {
        let bytes = &self.text.as_bytes()[..self.end];
        let (mut i, mut quote, mut bracket) = (from, false, false);
        loop {
            let rest = &bytes[i..];
            let spaced = rest.first() == Some(&b' ');
            let rest = if spaced { &rest[1..] } else { rest };
            let len = match rest {
                [b')' | b']' | b'}', ..] => {
                    bracket = true;
                    1
                }
                [b'\'', b'\'', ..] => {
                    quote = true;
                    2
                }
                [b'"' | b'\'', tail @ ..] => {
                    let paired = self
                        .closing
                        .binary_search(&(i + usize::from(spaced)))
                        .is_ok();
                    let edge = tail.first().is_none_or(|b| {
                        b.is_ascii_whitespace() || b.is_ascii_punctuation() || *b == 0xE2
                    });
                    if !paired && (spaced || !edge) {
                        break;
                    }
                    quote = true;
                    1
                }
                [0xE2, 0x80, 0x99 | 0x9D, ..] => {
                    quote = true;
                    3
                }
                [0xC2, 0xBB, ..] => {
                    quote = true;
                    2
                }
                // Note numbers: `martyr.[1]`, `[17][18]`.
                [b'[', tail @ ..] if !spaced => {
                    let digits = tail
                        .iter()
                        .take(4)
                        .take_while(|b| b.is_ascii_digit())
                        .count();
                    if digits == 0 || tail.get(digits) != Some(&b']') {
                        break;
                    }
                    digits + 2
                }
                _ => break,
            };
            i += len + usize::from(spaced);
        }
        (i, quote, bracket)
    }

    fn next(&self, after: usize) -> (Next, usize, bool) {
        let (mut at, mut opener) = (after, false);
        while let Some(c) = char_at(self.text, at, self.end) {
            match c {
                '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '{' | '`' | '„' | '¿' | '¡' | '_'
                | '*' | '<' => {
                    opener = true;
                    at += c.len_utf8();
                }
                // After an opening mark: `"...and`.
                '.' | '…' if opener => at += c.len_utf8(),
                _ => break,
            }
        }
        let next = match char_at(self.text, at, self.end) {
            None => Next::Other,
            Some('a'..='z') => {
                // iPhone, eBay: a small letter, then a capital.
                if self
                    .text
                    .as_bytes()
                    .get(at + 1)
                    .is_some_and(u8::is_ascii_uppercase)
                {
                    Next::Upper
                } else {
                    Next::Lower
                }
            }
            Some('A'..='Z') => Next::Upper,
            Some('0'..='9' | '$' | '£' | '€' | '¥') => Next::Digit,
            Some(',' | ';' | ':' | '/' | '&' | '=' | '%' | '+' | ')' | ']') => Next::Comma,
            Some('-' | '–' | '—') => Next::Dash,
            Some(c) if c.is_lowercase() => Next::Lower,
            Some(c) if c.is_uppercase() => Next::Upper,
            Some(_) => Next::Other,
        };
        (next, at, opener)
    }

    fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        if let Some(found) = self.abbreviations.get(word) {
            return Some(found);
        }
        if let Some(at) = word.rfind('-') {
            return self
                .abbreviations
                .get(&word[at + 1..])
                .filter(|a| a.class != Class::Latin && a.class != Class::Unit);
        }
        is_dotted(word).then_some(Abbreviation {
            class: Class::Acronym,
            ends: Ends::Starter,
        })
    }

    fn stop(&self, place: Place<'_>) -> bool {
        let Place {
            word,
            sentence,
            run,
            next,
            ..
        } = place;
        let begin = run.start - word.len();
        if next == Next::Comma {
            return false;
        }
        if place.quote || place.bracket {
            return match next {
                Next::Lower => false,
                Next::Digit | Next::Upper | Next::Other => true,
                Next::Comma => false,
                Next::Dash => !place.quote,
            };
        }
        if begin == sentence
            || self.text[sentence..begin]
                .bytes()
                .all(|b| !b.is_ascii_alphanumeric() && b < 0x80)
        {
            // `1. First`, `a. second`, `J. Smith`, `.NET`
            if word.is_empty() || list::is_label(word) {
                return false;
            }
        }
        if word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase() {
            return self.initial(place);
        }
        match self.abbreviation(word) {
            Some(found) => self.abbreviated(place, found),
            None => match next {
                Next::Lower => {
                    if place.opener {
                        return true;
                    }
                    word.is_empty() || ends_before_lower(word)
                }
                _ => true,
            },
        }
    }

    fn initial(&self, place: Place<'_>) -> bool {
        let Place {
            word,
            run,
            next,
            at,
            ..
        } = place;
        if !matches!(next, Next::Upper | Next::Other) {
            return false;
        }
        let before = self.previous_word(place.sentence, run.start - word.len());
        let plain = before.starts_with(|c: char| c.is_ascii_lowercase());
        if word == "I" && plain && before != "said" {
            return true;
        }
        place.opener || self.starts(at, false)
    }

    fn abbreviated(&self, place: Place<'_>, found: Abbreviation) -> bool {
        let Place {
            word,
            run,
            next,
            at,
            sentence,
            ..
        } = place;
        let begin = run.start - word.len();
        match next {
            Next::Lower | Next::Comma => return false,
            Next::Dash => return false,
            Next::Digit => {
                return matches!(found.class, Class::Etc)
                    || found.ends == Ends::Number
                        && self
                            .text
                            .as_bytes()
                            .get(at)
                            .is_some_and(|b| !b.is_ascii_digit())
            }
            Next::Other if found.ends == Ends::Never => return false,
            Next::Upper | Next::Other => {}
        }
        let next_word = word_after(self.text, at, self.end);
        match found.ends {
            Ends::Never => false,
            Ends::Number => !is_numeral(next_word) || matches!(word, "No" | "no"),
            Ends::Capital if found.class == Class::Time => {
                let classes = self.classes(at);
                !classes.has(Classes::ZONE)
                    && !classes.has(Classes::WEEKDAY)
                    && !classes.has(Classes::MONTH)
                    && !self.fronted(sentence, begin)
            }
            Ends::Capital => true,
            Ends::Starter => {
                if place.opener
                    && char_at(self.text, at, self.end).is_some_and(char::is_uppercase)
                    && !self.text[..at].ends_with('(')
                {
                    return true;
                }
                if self.fronted(sentence, begin) {
                    return false;
                }
                if self.starts(at, matches!(found.class, Class::Acronym)) {
                    return true;
                }
                let head = self.text[sentence..begin].trim_end();
                match found.class {
                    // `Reston, Va. Police`, but `Va. Gov.`
                    Class::State => head.ends_with(',') && !self.titled(at),
                    Class::Unit => {
                        head.ends_with(|c: char| c.is_ascii_digit())
                            || self
                                .abbreviations
                                .get(self.previous_word(sentence, begin).trim_end_matches('.'))
                                .is_some_and(|a| a.class == Class::Unit)
                    }
                    Class::Suffix => {
                        word.contains('.')
                            && self
                                .previous_word(sentence, begin)
                                .starts_with(|c: char| c.is_ascii_lowercase())
                    }
                    Class::Day => !self.classes(at).has(Classes::MONTH),
                    _ => false,
                }
            }
        }
    }

    fn titled(&self, at: usize) -> bool {
        let word = word_after(self.text, at, self.end);
        self.text.as_bytes().get(at + word.len()) == Some(&b'.')
            && self
                .abbreviations
                .get(word)
                .is_some_and(|a| a.class == Class::Title)
    }

    /// Classes of the word at `at`, with its stop if that makes it one of ours.
    fn classes(&self, at: usize) -> Classes {
        let word = word_after(self.text, at, self.end);
        let end = at + word.len();
        if self.text.as_bytes().get(end) == Some(&b'.') {
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
    fn starts(&self, at: usize, strict: bool) -> bool {
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
        let _ = strict;
        char_at(self.text, after, self.end)
            .is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == ',')
    }

    fn previous_word(&self, sentence: usize, end: usize) -> &str {
        let head = self.text[sentence..end].trim_end();
        word_before(self.text, sentence, sentence + head.len())
    }

    /// Whether what stands between `sentence` and `end` is a phrase before the sentence proper: `At 5 a.m. Mr. Smith`.
    fn fronted(&self, sentence: usize, end: usize) -> bool {
        if end - sentence > FRONTED {
            return false;
        }
        let head = self.text[sentence..end].trim_start_matches(['"', '“', '\'', '‘', '(']);
        let first = head.split(' ').next().unwrap_or("");
        // `She remarked: At 5 a.m. the city ...`
        if !LEXICON.get(first).has(Classes::PREPOSITION) {
            return false;
        }
        !head.split(' ').skip(1).any(|w| {
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

    fn ellipsis(&self, place: Place<'_>) -> bool {
        if place.run.start == place.sentence {
            return false;
        }
        match place.next {
            Next::Upper => {
                let word = word_after(self.text, place.at, self.end);
                place.quote
                    || !matches!(
                        word,
                        "I" | "I'm" | "I've" | "I'll" | "I'd" | "I’m" | "I’ve" | "I’ll" | "I’d"
                    )
            }
            Next::Other => true,
            Next::Digit => place.quote,
            Next::Lower => false,
            Next::Comma | Next::Dash => false,
        }
    }

    fn strong(&self, place: Place<'_>) -> bool {
        let Place {
            run,
            next,
            at,
            word,
            ..
        } = place;
        let begin = run.start - word.len();
        // `(!)`, `(?)`
        if place.bracket && word.is_empty() && self.text[..run.start].ends_with(['(', '[']) {
            return false;
        }
        let name = !place.quote
            && self
                .text
                .get(begin..run.end)
                .is_some_and(|w| LEXICON.get(w).has(Classes::MARKED_NAME));
        match next {
            Next::Upper if name => self.starts(at, false),
            Next::Upper if place.quote && !place.opener => !self.attributed(at),
            Next::Upper | Next::Other => true,
            Next::Digit => !name,
            Next::Comma => false,
            Next::Dash => false,
            Next::Lower => {
                if place.quote || place.bracket || name {
                    return false;
                }
                if place.opener {
                    return true;
                }
                let word = word_after(self.text, at, self.end);
                let after = skip_blanks(self.text, at + word.len(), self.end);
                !(matches!(word, "he" | "she" | "they" | "said" | "asked")
                    && (word.len() > 3
                        || LEXICON
                            .get(word_after(self.text, after, self.end))
                            .has(Classes::SPEECH)))
            }
        }
    }

    /// Whether the words at `at` say who spoke: `"It's over!" Smith said.`
    fn attributed(&self, at: usize) -> bool {
        let mut i = at;
        for nth in 0..7 {
            let word = word_after(self.text, i, self.end);
            if word.is_empty() {
                return false;
            }
            let classes = LEXICON.get(word);
            if nth > 0 && classes.has(Classes::SPEECH) {
                let after = i + word.len();
                let rest = skip_blanks(self.text, after, self.end);
                let follows = word_after(self.text, rest, self.end);
                return !matches!(
                    follows,
                    "that"
                        | "he"
                        | "she"
                        | "it"
                        | "they"
                        | "the"
                        | "there"
                        | "a"
                        | "his"
                        | "her"
                        | "we"
                        | "I"
                        | "this"
                        | "those"
                        | "no"
                        | "nothing"
                        | "if"
                        | "whether"
                );
            }
            let capital = word.starts_with(|c: char| c.is_uppercase());
            if nth == 0 && classes.has(Classes::STARTER) && word != "I" && word != "The"
                || !(capital
                    || nth > 0
                        && matches!(
                            word,
                            "of" | "the" | "de" | "van" | "von" | "al" | "bin" | "for"
                        ))
            {
                if !(nth == 1
                    && LEXICON
                        .get(word_after(self.text, at, self.end))
                        .has(Classes::STARTER))
                {
                    return false;
                }
                if !capital && nth > 4 {
                    return false;
                }
            }
            i += word.len();
            if self.text.as_bytes().get(i) == Some(&b'.') {
                i += 1;
            }
            i = skip_blanks(self.text, i, self.end);
        }
        false
    }

    /// No blank after the marks: `the end.The next`, `home.”He`, `consultation.11 Take`.
    fn unspaced(&self, place: Place<'_>) -> Option<usize> {
        let Place {
            run, closed, word, ..
        } = place;
        let bytes = &self.text.as_bytes()[..self.end];
        let small = word
            .bytes()
            .next_back()
            .is_some_and(|b| b.is_ascii_lowercase());
        let rest = &bytes[closed..];
        if closed == run.end
            && run.kind == Kind::Stop
            && rest.first().is_some_and(u8::is_ascii_digit)
        {
            return self.note(place);
        }
        if run.kind == Kind::Ellipsis || word.contains(['.', '@', '/', '_']) && closed == run.end {
            return None;
        }
        let capital = rest.first().is_some_and(u8::is_ascii_uppercase);
        if place.quote && capital {
            return Some(closed);
        }
        if place.opener || closed > run.end {
            return None;
        }
        let next = word_after(self.text, closed, self.end);
        let end = closed + next.len();
        let inner = matches!(bytes.get(end), Some(b'.' | b'/' | b'@' | b'-' | b'('))
            && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        let address =
            self.text[place.sentence..run.start - word.len()].ends_with(['/', '@', ':', '#', '\\']);
        if !small || !capital || inner || address || word.len() < 2 {
            return None;
        }
        let second = next.as_bytes().get(1).is_none_or(u8::is_ascii_lowercase)
            || next.starts_with("I'")
            || next.starts_with("I’");
        let known = self.starts(closed, false);
        let plain = word.len() >= 3
            && word.as_bytes()[0].is_ascii_lowercase()
            && next.len() > 1
            && self.abbreviation(word).is_none();
        (second && (known || plain)).then_some(closed)
    }

    /// Numbers of notes behind the stop: `in a consultation.11 12 Take`.
    fn note(&self, place: Place<'_>) -> Option<usize> {
        let bytes = &self.text.as_bytes()[..self.end];
        let ends_word = bytes[..place.run.start]
            .last()
            .is_some_and(|b| b.is_ascii_lowercase() || *b == b')');
        if !ends_word || place.word.contains('.') || self.abbreviation(place.word).is_some() {
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

/// Whether a word that is no known abbreviation ends a sentence before a small letter. A stop before a small letter is
/// mostly careless writing; unknown abbreviations are short or have no vowel.
fn ends_before_lower(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    if letters == 0 || word.contains('.') {
        return letters == 0;
    }
    if word.len() <= 2 {
        return matches!(
            word,
            "it" | "me"
                | "us"
                | "up"
                | "in"
                | "on"
                | "so"
                | "do"
                | "go"
                | "to"
                | "be"
                | "is"
                | "no"
                | "we"
                | "he"
                | "my"
                | "by"
                | "at"
                | "as"
                | "of"
                | "ok"
                | "OK"
                | "TV"
        );
    }
    word.bytes().any(|b| {
        matches!(
            b,
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'A' | b'E' | b'I' | b'O' | b'U'
        )
    }) && word.len() > 3
        || matches!(
            word,
            "you"
                | "him"
                | "her"
                | "out"
                | "one"
                | "two"
                | "all"
                | "day"
                | "now"
                | "too"
                | "not"
                | "way"
                | "off"
                | "are"
                | "was"
                | "car"
                | "war"
                | "job"
                | "own"
                | "can"
                | "did"
                | "had"
                | "get"
                | "got"
                | "lot"
                | "bad"
                | "big"
                | "old"
                | "new"
                | "men"
                | "man"
                | "say"
                | "see"
                | "use"
                | "yes"
                | "ago"
                | "law"
                | "tax"
                | "oil"
        )
        || word
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        || word.bytes().any(|b| b >= 0x80)
}

fn is_numeral(word: &str) -> bool {
    word.len() == 1 && word != "A" && word.as_bytes()[0].is_ascii_uppercase()
        || !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}
