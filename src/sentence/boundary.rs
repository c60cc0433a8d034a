//! Where sentences end within a paragraph: a look at the stops, and around each at what stands there.

use super::abbreviation::Abbreviations;
use super::context::{char_at, skip_blanks, word_before};
use super::list::Items;
use crate::quotation::scan;
use crate::Span;

/// Opening marks before a word take no more bytes than these.
const OPENERS: usize = 24;

/// One or more marks that may end a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Stop,
    /// The last marks are points, or one point of omission.
    Ellipsis,
    /// A question or exclamation mark is among them.
    Strong,
}

/// What comes after a run, its closing marks and blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Lower,
    Upper,
    Digit,
    /// A mark that goes on with the sentence.
    Comma,
    Dash,
    Other,
}

/// A run with what stands around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'t> {
    /// First byte of the sentence.
    pub(super) sentence: usize,
    /// The word before the run, and where it begins.
    pub(super) word: &'t str,
    pub(super) begin: usize,
    pub(super) run: Run,
    /// After the closing marks, and whether quotation marks or brackets are among them.
    pub(super) closed: usize,
    pub(super) quote: bool,
    pub(super) bracket: bool,
    pub(super) next: Next,
    /// First byte of the next word, after opening marks; whether there are any.
    pub(super) at: usize,
    pub(super) opener: bool,
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
        let bytes = self.bytes();
        let mut sentence = paragraph.start();
        let mut items = Items::new(self.text, self.end, sentence);
        let mut i = sentence;
        while let Some(found) = scan::find(bytes, i, |b| {
            (b == b'.') | (b == b'?') | (b == b'!') | (b == 0xE2)
        }) {
            i = found;
            if bytes[i] == 0xE2 && !bytes[i..].starts_with("…".as_bytes()) {
                i += 1;
                continue;
            }
            while let Some(item) = items.before(i) {
                out.push(self.text[..item].trim_end().len());
                sentence = item;
            }
            let run = self.run(i);
            i = run.end;
            if let Some(end) = self.ends(sentence, run) {
                out.push(end);
                sentence = skip_blanks(self.text, end, self.end);
                items.at_sentence(sentence);
                i = i.max(end);
            }
        }
        while let Some(item) = items.before(self.end) {
            out.push(self.text[..item].trim_end().len());
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.text.as_bytes()[..self.end]
    }

    fn run(&self, start: usize) -> Run {
        let bytes = self.bytes();
        let (mut i, mut dots, mut strong) = (start, 0, false);
        let spaced = |i: usize| {
            let edge = bytes.get(i + 2).is_none_or(|b| !b.is_ascii_alphanumeric());
            edge.then(|| bytes.get(i + 1).copied()).flatten()
        };
        loop {
            match bytes.get(i) {
                Some(b'.') => {
                    dots += 1;
                    i += 1;
                }
                Some(b'?' | b'!') => {
                    (dots, strong) = (0, true);
                    i += 1;
                }
                Some(0xE2) if bytes[i..].starts_with("…".as_bytes()) => {
                    dots += 3;
                    i += 3;
                }
                // Points and marks set apart: `. . .`, `! ! !`, `? ...`
                Some(b' ') => match spaced(i) {
                    // `word. . . . Next`: a stop, then an ellipsis that opens the next sentence.
                    Some(b'.')
                        if i == start + 1 && dots == 1 && self.opens_with_ellipsis(start) =>
                    {
                        break
                    }
                    Some(b'.')
                        if !strong
                            || dots > 0
                            || bytes.get(i + 2) == Some(&b'.')
                            || bytes[i + 2..].starts_with(b" .") =>
                    {
                        i += 1
                    }
                    Some(b'!' | b'?') if strong && dots == 0 => i += 1,
                    _ => break,
                },
                _ => break,
            }
        }
        let kind = match (strong, dots) {
            (_, 2..) => Kind::Ellipsis,
            (true, _) => Kind::Strong,
            (false, _) => Kind::Stop,
        };
        Run {
            start,
            end: i,
            kind,
        }
    }

    /// Whether a stop right behind a word is followed by the three points of an ellipsis and a capital.
    fn opens_with_ellipsis(&self, stop: usize) -> bool {
        let bytes = self.bytes();
        let after_word = stop > 0 && bytes[stop - 1].is_ascii_alphanumeric();
        after_word
            && bytes[stop + 1..]
                .strip_prefix(b" . . . ")
                .is_some_and(|rest| rest.first().is_some_and(u8::is_ascii_uppercase))
    }

    /// Where the sentence ends that `run` closes, if it closes one.
    fn ends(&self, sentence: usize, run: Run) -> Option<usize> {
        let bytes = self.bytes();
        let simple = bytes.get(run.end) == Some(&b' ')
            && bytes
                .get(run.end + 1)
                .is_some_and(u8::is_ascii_alphanumeric);
        let (closed, quote, bracket) = if simple {
            (run.end, false, false)
        } else {
            self.closers(run.end)
        };
        let after = skip_blanks(self.text, closed, self.end);
        if after >= self.end {
            return None;
        }
        let mut word = word_before(self.text, sentence, run.start);
        let mut begin = run.start - word.len();
        if word.is_empty() && begin > sentence && bytes[begin - 1] == b' ' {
            // Text cut into tokens: `Mr . Robinson`.
            word = word_before(self.text, sentence, begin - 1);
            begin -= 1 + word.len();
        }
        let (next, at, opener) = self.next(after);
        let place = Place {
            sentence,
            word,
            begin,
            run,
            closed,
            quote,
            bracket,
            next,
            at,
            opener,
        };
        // `[...]` stands for what was left out.
        if bracket && run.start > 0 && matches!(bytes[run.start - 1], b'[' | b'(') {
            return None;
        }
        if after == closed {
            return self.unspaced(place);
        }
        let ends = match run.kind {
            Kind::Stop => self.stop(place),
            Kind::Ellipsis => self.ellipsis(place),
            Kind::Strong => self.strong(place),
        };
        ends.then_some(closed)
    }

    /// Takes the closing marks and note numbers that belong to what ends at `from`.
    fn closers(&self, from: usize) -> (usize, bool, bool) {
        let bytes = self.bytes();
        let (mut i, mut quote, mut bracket) = (from, false, false);
        loop {
            let rest = &bytes[i..];
            let spaced = rest.first() == Some(&b' ');
            let rest = if spaced { &rest[1..] } else { rest };
            let paired = |len: usize| {
                let tail = &rest[len..];
                let edge = tail.first().is_none_or(|b| {
                    b.is_ascii_whitespace() || b.is_ascii_punctuation() || *b == 0xE2
                });
                // `All Grown Up ! '' and`
                let goes_on = matches!(tail, [b' ', b'a'..=b'z', ..]);
                self.closing
                    .binary_search(&(i + usize::from(spaced)))
                    .is_ok()
                    || if spaced { goes_on } else { edge }
            };
            let len = match rest {
                [b')' | b']' | b'}', ..] => {
                    bracket = true;
                    1
                }
                [b'\'', b'\'', ..] if paired(2) => {
                    quote = true;
                    2
                }
                [b'"' | b'\'' | b'`', ..] if paired(1) => {
                    quote = true;
                    1
                }
                [0xE2, 0x80, 0x99 | 0x9D, ..] if !spaced || paired(3) => {
                    quote = true;
                    3
                }
                // “ closes what „ opened.
                [0xE2, 0x80, 0x9C, ..] if self.closing.binary_search(&i).is_ok() => {
                    quote = true;
                    3
                }
                [0xC2, 0xBB, ..] => {
                    quote = true;
                    2
                }
                // Note numbers: `martyr.[1]`, `[17][18]`, `a gas. [1]`.
                [b'[', tail @ ..] => {
                    let digits = tail
                        .iter()
                        .take(4)
                        .take_while(|b| b.is_ascii_digit())
                        .count();
                    if digits == 0 || digits > 3 || tail.get(digits) != Some(&b']') {
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
        let limit = self.end.min(after + OPENERS);
        while let Some(c) = char_at(self.text, at, limit) {
            match c {
                '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '{' | '`' | '„' | '¿' | '¡' | '_'
                | '*' | '<' => {
                    opener = true;
                    at += c.len_utf8();
                }
                // After an opening mark: `"...and`.
                '.' | '…' if opener => at += c.len_utf8(),
                ' ' if opener => at += 1,
                _ => break,
            }
        }
        let next = match char_at(self.text, at, self.end) {
            None => Next::Other,
            Some('a'..='z') => {
                // iPhone, eBay: a small letter, then a capital.
                let brand = self.bytes().get(at + 1).is_some_and(u8::is_ascii_uppercase);
                if brand {
                    Next::Upper
                } else {
                    Next::Lower
                }
            }
            Some('A'..='Z') => Next::Upper,
            Some('0'..='9' | '$' | '£' | '€' | '¥') => Next::Digit,
            Some(',' | ';' | ':' | '/' | '&' | '=' | '%' | '+' | ')' | ']') => Next::Comma,
            Some('.') if self.bytes()[at..].starts_with(b". . .") => Next::Other,
            // A mark that stands alone: `American Dad ! '' .`
            Some('.' | '?' | '!') if self.bytes().get(at + 1).is_none_or(|b| *b == b' ') => {
                Next::Comma
            }
            Some('-' | '–' | '—') => Next::Dash,
            Some(c) if c.is_lowercase() => Next::Lower,
            Some(c) if c.is_uppercase() => Next::Upper,
            Some(_) => Next::Other,
        };
        (next, at, opener)
    }
}
