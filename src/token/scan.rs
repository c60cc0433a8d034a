//! From text to tokens, in one pass.
//!
//! A word is a run of letters and digits, with single hyphens, apostrophes, `&` and full stops inside it; `'s`, `'ll`
//! and `n't` stand apart; a listed abbreviation, an initial and a dotted acronym keep their full stop.

use memchr::memchr;
use unicode_segmentation::UnicodeSegmentation;

use super::lexicon::Word;
use super::{
    add_eight, hash_lower, hash_str, Flags, Kind, Lexicon, Senses, Shape, Tag, Token, START,
};
use crate::eight::Eight;
use crate::Span;

/// Splits `text` into tokens. Linear in its length.
pub(crate) fn tokens(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5 + 4);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match FIRST[usize::from(byte)] {
            First::Blank => at += 1,
            First::Word => {
                let end = plain_word(text, at, lexicon, &mut out);
                at = end.unwrap_or_else(|| {
                    make_room(&mut out, at, bytes.len());
                    word(text, at, lexicon, &mut out)
                });
                at += usize::from(bytes.get(at) == Some(&b' '));
            }
            First::Mark => {
                make_room(&mut out, at, bytes.len());
                at = mark(text, at, byte.into(), 1, lexicon, &mut out);
            }
            First::Unsure => {
                make_room(&mut out, at, bytes.len());
                at = unsure(text, at, lexicon, &mut out);
            }
        }
    }
    // What is too large stays so for all stages to come.
    if out.capacity() - out.len() > out.len() / 8 {
        out.shrink_to_fit();
    }
    out
}

/// Where the text has more tokens than was guessed, makes room for the rest by what was read of it. Only what is not a plain word has so many.
#[inline]
fn make_room(out: &mut Vec<Token>, at: usize, end: usize) {
    #[cold]
    fn more(out: &mut Vec<Token>, at: usize, end: usize) {
        let rest = (end - at) as u64 * out.len() as u64 / at.max(1) as u64;
        out.reserve_exact((rest + rest / 16) as usize + 16);
    }
    if out.len() == out.capacity() {
        more(out, at, end);
    }
}

/// What a byte begins.
#[derive(Copy, Clone)]
enum First {
    Blank,
    Word,
    Mark,
    /// The characters after it settle it.
    Unsure,
}

static FIRST: [First; 256] = {
    let mut first = [First::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        first[byte] = match byte as u8 {
            0..=b' ' | 0x7f => First::Blank,
            b'@' | b'#' | b'$' | 0x80.. => First::Unsure,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => First::Word,
            _ => First::Mark,
        };
        byte += 1;
    }
    first
};

/// Reads what begins with a character that is not ASCII, or with a sign that may begin a word.
fn unsure(text: &str, at: usize, lexicon: &Lexicon, out: &mut Vec<Token>) -> usize {
    let (c, width) = char_at(text, at);
    // Dashes, quotation marks and points of omission are the commonest.
    let letter = !('\u{2010}'..='\u{203f}').contains(&c) && c.is_alphanumeric();
    if letter || matches!(c, '@' | '#' | '$') && next_is_alnum(text, at + 1) {
        word(text, at, lexicon, out)
    } else if c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}')
    {
        at + width
    } else {
        mark(text, at, c, width, lexicon, out)
    }
}

/// Reads a word of ASCII letters and digits with nothing at its end that could belong to it: nine words of ten. Returns its end.
#[inline]
fn plain_word(text: &str, start: usize, lexicon: &Lexicon, out: &mut Vec<Token>) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = Eight::read(bytes, start);
    let letters = first.letters();
    let capitals = first.capitals(letters);
    let lower = first.0 | capitals >> 2;
    let count = Eight::leading(letters | first.digits());
    let (end, hash, shape) = if count < 8 {
        let hash = add_eight(START, Eight::first(lower, count));
        let (letters, capitals) = (Eight::first(letters, count), Eight::first(capitals, count));
        let shape = match capitals {
            0 if letters != 0 => Shape::Lower,
            _ => Case::default().and(letters, capitals).shape(),
        };
        (start + count, hash, shape)
    } else {
        let case = Case::default().and(letters, capitals);
        long_word(bytes, start + 8, add_eight(START, lower), case)
    };
    let after = bytes.get(end).copied().unwrap_or(b' ');
    let mut stop = false;
    if after != b' ' {
        match AFTER[usize::from(after)] {
            After::Ends => {}
            After::EndsLetters if !bytes[end - 1].is_ascii_digit() => {}
            After::Apostrophe if clitic(text, end) > 0 => {}
            After::Wide if ends_before_wide(text, end) => {}
            After::Stop if end - start > 1 && stop_stands_alone(bytes, end) => stop = true,
            _ => return None,
        }
    }
    let known = lexicon.word(hash);
    if stop && known.is_some_and(|word| word.flags.intersects(Flags::ABBREVIATION)) {
        return None;
    }
    let number = bytes[start].is_ascii_digit();
    let word = match known {
        Some(word) => word,
        None => Word::new(hash, Tag::guess(&text[start..end], number)),
    };
    out.push(Token {
        span: Span::new(start, end),
        kind: if number { Kind::Number } else { Kind::Word },
        shape,
        tag: if number { Tag::CD } else { word.tag },
        class: known.map(|word| word.tag),
        plain: true,
        word: hash,
        lemma: word.lemma,
        flags: word.flags,
        cue: word.cue,
        senses: word.senses,
        quotation: 0,
    });
    Some(end)
}

/// The rest of a plain word of eight bytes or more: its end, hash and shape.
fn long_word(bytes: &[u8], from: usize, hash: u64, case: Case) -> (usize, u64, Shape) {
    let (mut end, mut hash, mut case) = (from, hash, case);
    loop {
        let eight = Eight::read(bytes, end);
        let letters = eight.letters();
        let capitals = eight.capitals(letters);
        let lower = eight.0 | capitals >> 2;
        let count = Eight::leading(letters | eight.digits());
        end += count;
        if count == 8 {
            hash = add_eight(hash, lower);
            case = case.and(letters, capitals);
            continue;
        }
        if count > 0 {
            hash = add_eight(hash, Eight::first(lower, count));
            case = case.and(Eight::first(letters, count), Eight::first(capitals, count));
        }
        return (end, hash, case.shape());
    }
}

/// What a byte after letters and digits says of the end of their word.
#[derive(Copy, Clone, PartialEq, Eq)]
enum After {
    /// More has to be looked at.
    Unsure,
    Ends,
    /// Ends it after a letter.
    EndsLetters,
    Stop,
    Apostrophe,
    /// Begins a character from U+2000 on.
    Wide,
}

static AFTER: [After; 256] = {
    let mut after = [After::Ends; 256];
    let mut byte = 0;
    while byte < 256 {
        after[byte] = match byte as u8 {
            b',' | b':' | b'/' => After::EndsLetters,
            b'.' => After::Stop,
            b'\'' => After::Apostrophe,
            0xE2 => After::Wide,
            b'-' | b'&' | b'_' | b'%' | 0x80.. => After::Unsure,
            _ => After::Ends,
        };
        byte += 1;
    }
    after
};

/// A dash, a quotation mark or three points ends the word; an apostrophe does with the `s` of a clitic.
fn ends_before_wide(text: &str, end: usize) -> bool {
    match text.as_bytes().get(end + 1..end + 3) {
        Some([0x80, 0x99]) => clitic(text, end) > 0,
        Some([0x80, third]) => (0x93..=0xA6).contains(third),
        _ => false,
    }
}

/// Nothing that could make one word of it follows the stop.
fn stop_stands_alone(bytes: &[u8], stop: usize) -> bool {
    match bytes.get(stop + 1..) {
        None | Some([]) => true,
        Some([0xE2, 0x80, third, ..]) => (0x93..=0xA6).contains(third),
        Some([byte, ..]) => byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b')'),
    }
}

/// How the letters of a word are written, as it is read from its beginning.
#[derive(Default)]
struct Case {
    first: Option<bool>,
    small: bool,
    capital: bool,
    /// Two or more.
    capitals: bool,
}

impl Case {
    #[inline]
    fn and(mut self, letters: u64, capitals: u64) -> Self {
        if letters == 0 {
            return self;
        }
        let lowest = letters & letters.wrapping_neg();
        self.first.get_or_insert(capitals & lowest != 0);
        self.small |= capitals != letters;
        if capitals != 0 {
            self.capitals |= self.capital || capitals & (capitals - 1) != 0;
            self.capital = true;
        }
        self
    }

    #[inline]
    fn shape(&self) -> Shape {
        match self.first {
            None => Shape::Other,
            Some(false) => Shape::Lower,
            Some(true) if self.capitals && !self.small => Shape::Upper,
            Some(true) => Shape::Capital,
        }
    }
}

fn char_at(text: &str, at: usize) -> (char, usize) {
    match text.as_bytes().get(at) {
        Some(&b) if b < 128 => (b as char, 1),
        _ => text
            .get(at..)
            .and_then(|t| t.chars().next())
            .map_or(('\0', 1), |c| (c, c.len_utf8())),
    }
}

fn next_is_alnum(text: &str, at: usize) -> bool {
    char_at(text, at).0.is_alphanumeric()
}

/// The contracted endings that stand as tokens of their own.
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

fn apostrophe(bytes: &[u8], at: usize) -> usize {
    if bytes.get(at) == Some(&b'\'') {
        1
    } else if bytes.get(at..at + 3) == Some("’".as_bytes()) {
        3
    } else {
        0
    }
}

/// Length of a clitic such as `'s` that begins at `at`, or 0.
fn clitic(text: &str, at: usize) -> usize {
    let mark = apostrophe(text.as_bytes(), at);
    if mark == 0 {
        return 0;
    }
    let rest = &text.as_bytes()[at + mark..];
    for ending in CLITICS {
        if rest.len() >= ending.len()
            && rest[..ending.len()].eq_ignore_ascii_case(ending.as_bytes())
            && !next_is_alnum(text, at + mark + ending.len())
        {
            return mark + ending.len();
        }
    }
    0
}

/// What agencies set before a headline, with no blank after the hyphen: "Soccer-Rovers beat", "Motor racing-Hill wins".
const SLUGS: [&str; 34] = [
    "soccer",
    "football",
    "tennis",
    "golf",
    "cricket",
    "rugby",
    "union",
    "league",
    "athletics",
    "cycling",
    "boxing",
    "basketball",
    "baseball",
    "hockey",
    "swimming",
    "skiing",
    "olympics",
    "racing",
    "nfl",
    "nba",
    "nhl",
    "mlb",
    "exclusive",
    "explainer",
    "analysis",
    "factbox",
    "timeline",
    "column",
    "preview",
    "insight",
    "focus",
    "newsmaker",
    "obituary",
    "markets",
];

/// The hyphen at `end` parts a slug, which has two words at most, from the headline.
fn ends_slug(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let line = bytes[..start]
        .iter()
        .rev()
        .take(12)
        .position(|b| *b == b'\n')
        .map_or(start.saturating_sub(12), |back| start - back);
    let begins = line == 0 || bytes[line - 1] == b'\n';
    begins
        && bytes.get(end + 1).is_some_and(u8::is_ascii_uppercase)
        && bytes[line..start].iter().filter(|b| **b == b' ').count() < 2
        && bytes.get(start..end).is_some_and(|word| {
            SLUGS
                .iter()
                .any(|slug| word.eq_ignore_ascii_case(slug.as_bytes()))
        })
}

fn word(text: &str, start: usize, lexicon: &Lexicon, out: &mut Vec<Token>) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    if !char_at(text, start).0.is_alphanumeric() {
        end += 1;
    }
    let mut segmented_script = false;
    loop {
        end += letters(bytes, end);
        let (c, width) = char_at(text, end);
        if end >= bytes.len() {
            break;
        }
        if c.is_alphanumeric() || c == '_' || is_combining(c) {
            segmented_script |= c >= '\u{0e00}';
            end += width;
            continue;
        }
        let inner = match c {
            '-' => next_is_alnum(text, end + 1) && !ends_slug(text, start, end),
            '&' => next_is_alnum(text, end + 1),
            '.' => next_is_alnum(text, end + 1) && joins_over_stop(bytes, start, end),
            ',' | ':' | '/' => {
                bytes[end - 1].is_ascii_digit()
                    && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
            }
            '\'' | '’' => clitic(text, end) == 0 && next_is_alnum(text, end + width),
            _ => false,
        };
        if inner {
            end += width;
        } else {
            break;
        }
    }
    let bytes_of = &bytes[start..end];
    // U.S. and J. keep their stop, as does a listed abbreviation.
    if bytes.get(end) == Some(&b'.') && takes_stop(text, start, end, lexicon) {
        push(text, start, end + 1, lexicon, out);
        return end + 1;
    }
    if bytes.get(end) == Some(&b'%') && bytes_of.last().is_some_and(u8::is_ascii_digit) {
        end += 1;
    }
    // "don't" is written as one run: cut before the n.
    let negation = negation_cut(text, start, end);
    if let Some(cut) = negation {
        if cut > start {
            push(text, start, cut, lexicon, out);
        }
        push(text, cut, end, lexicon, out);
    } else if segmented_script {
        for (at, piece) in text[start..end].unicode_word_indices() {
            push(text, start + at, start + at + piece.len(), lexicon, out);
        }
    } else {
        push(text, start, end, lexicon, out);
    }
    let ending = clitic(text, end);
    if ending > 0 {
        push(text, end, end + ending, lexicon, out);
        end += ending;
    }
    end
}

/// How many letters and digits of ASCII stand here, as far as eight bytes tell.
fn letters(bytes: &[u8], at: usize) -> usize {
    let eight = Eight::read(bytes, at);
    Eight::leading(eight.letters() | eight.digits())
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{200d}')
}

/// `U.S`, `3.5` and `a.m` go on after a stop; `end.The` does not.
fn joins_over_stop(bytes: &[u8], start: usize, stop: usize) -> bool {
    let before = bytes[stop - 1];
    if before.is_ascii_digit() {
        return bytes.get(stop + 1).is_some_and(u8::is_ascii_digit);
    }
    let single = stop - start == 1 || matches!(bytes[stop - 2], b'.' | b'-');
    let next_single = !bytes.get(stop + 2).is_some_and(u8::is_ascii_alphanumeric);
    let domain =
        bytes.get(stop + 1).is_some_and(u8::is_ascii_lowercase) && before.is_ascii_lowercase();
    before.is_ascii_alphabetic() && ((single && next_single) || (domain && !next_single))
}

fn takes_stop(text: &str, start: usize, end: usize, lexicon: &Lexicon) -> bool {
    let bytes = text.as_bytes();
    let word = &bytes[start..end];
    if !word.is_ascii() || bytes.get(end + 1) == Some(&b'.') {
        return false;
    }
    if memchr(b'.', word).is_some() {
        return word
            .iter()
            .all(|b| b.is_ascii_alphabetic() || matches!(b, b'.' | b'-'));
    }
    // The state of "(D-Va.)" is what the hyphen leaves.
    let hyphen =
        memchr(b'-', word).filter(|at| word.get(*at + 1).is_some_and(u8::is_ascii_uppercase));
    let start = start + hyphen.map_or(0, |at| at + 1);
    let word = &bytes[start..end];
    if word.len() == 1 {
        return word[0].is_ascii_uppercase() && word[0] != b'I';
    }
    lexicon.is_abbreviation(&text[start..end]) && {
        // "... in jail." and "No." as an answer: an abbreviation is followed by a word on the same line.
        let rest = &bytes[end + 1..bytes.len().min(end + 3)];
        word[0].is_ascii_uppercase()
            && rest.first() == Some(&b' ')
            && rest.get(1).is_some_and(|b| !b.is_ascii_whitespace())
            || matches!(rest.first(), Some(b',' | b')'))
    }
}

fn negation_cut(text: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let word = &bytes[start..end];
    let cut = if word.ends_with(b"n't") || word.ends_with(b"N'T") {
        end - 3
    } else if word.ends_with("n’t".as_bytes()) || word.ends_with("N’T".as_bytes()) {
        end - 5
    } else {
        return None;
    };
    Some(cut)
}

fn mark(
    text: &str,
    at: usize,
    c: char,
    width: usize,
    lexicon: &Lexicon,
    out: &mut Vec<Token>,
) -> usize {
    let bytes = text.as_bytes();
    let twin = bytes.get(at + 1) == bytes.get(at);
    let (kind, len) = match c {
        '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›' => {
            (Kind::Quote, width)
        }
        '\'' | '`' => (Kind::Quote, if twin { 2 } else { 1 }),
        '-' | '.' => {
            let run = bytes[at..].iter().take_while(|b| **b == bytes[at]).count();
            (Kind::Mark, run)
        }
        _ => (Kind::Mark, width),
    };
    // An apostrophe left alone before a clitic: players' and the like are marks, 's after a mark is a word.
    if matches!(c, '\'' | '’') && len == width {
        let ending = clitic(text, at);
        if ending > 0 && at > 0 && !bytes[at - 1].is_ascii_whitespace() {
            push(text, at, at + ending, lexicon, out);
            return at + ending;
        }
    }
    let tag = Tag::of_mark(c, len > width, kind);
    let word = match c {
        '’' => hash_str("'"),
        _ if len < 8 => add_eight(START, Eight::first(Eight::read(bytes, at).0, len)),
        _ => hash_lower(&text[at..at + len]),
    };
    out.push(Token {
        span: Span::new(at, at + len),
        kind,
        shape: Shape::Other,
        tag,
        class: lexicon.word(word).map(|word| word.tag),
        plain: false,
        word,
        lemma: word,
        flags: Flags::NONE,
        cue: if c == ':' { lexicon.colon_cue() } else { 0 },
        senses: Senses::default(),
        quotation: 0,
    });
    at + len
}

fn push(text: &str, start: usize, end: usize, lexicon: &Lexicon, out: &mut Vec<Token>) {
    let written = &text[start..end];
    let hash = hash_lower(written);
    let number = written
        .bytes()
        .find(u8::is_ascii_alphanumeric)
        .is_some_and(|b| b.is_ascii_digit());
    let known = lexicon.word(hash);
    let word = match known {
        Some(word) => word,
        None => Word::new(hash, Tag::guess(written, number)),
    };
    out.push(Token {
        span: Span::new(start, end),
        kind: if number { Kind::Number } else { Kind::Word },
        shape: shape(written),
        tag: if number { Tag::CD } else { word.tag },
        class: known.map(|word| word.tag),
        plain: false,
        word: hash,
        lemma: word.lemma,
        flags: word.flags,
        cue: word.cue,
        senses: word.senses,
        quotation: 0,
    });
}

fn shape(word: &str) -> Shape {
    let mut case = Case::default();
    if word.is_ascii() {
        for at in (0..word.len()).step_by(8) {
            let eight = Eight::read(word.as_bytes(), at);
            let letters = eight.letters();
            case = case.and(letters, eight.capitals(letters));
        }
        return case.shape();
    }
    for c in word.chars().filter(|c| *c != '’' && c.is_alphabetic()) {
        case = case.and(1, u64::from(c.is_uppercase()));
    }
    case.shape()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text, Lexicon::builtin())
            .iter()
            .map(|t| &text[t.span])
            .collect()
    }

    #[test]
    fn words_marks_and_clitics() {
        assert_eq!(
            split("“We don’t know,” Mr. Smith’s aide said."),
            [
                "“", "We", "do", "n’t", "know", ",", "”", "Mr.", "Smith", "’s", "aide", "said", "."
            ]
        );
        assert_eq!(
            split("U.S.-led talks at 3:15 p.m. cost $1.5 million"),
            ["U.S.", "-", "led", "talks", "at", "3:15", "p.m.", "cost", "$1.5", "million"]
        );
        assert_eq!(
            split("It ended.The rest"),
            ["It", "ended", ".", "The", "rest"]
        );
        assert_eq!(
            split("AT&T and O'Neill--50%"),
            ["AT&T", "and", "O'Neill", "--", "50%"]
        );
        assert_eq!(
            split("J. K. Rowling, 43rd"),
            ["J.", "K.", "Rowling", ",", "43rd"]
        );
    }

    #[test]
    fn a_state_in_brackets_keeps_its_stop() {
        assert_eq!(
            split("Amy Roe (D-S.C.) and Al Poe (R-Va.), of Erie (Pa.)"),
            [
                "Amy", "Roe", "(", "D-S.C.", ")", "and", "Al", "Poe", "(", "R-Va.", ")", ",", "of",
                "Erie", "(", "Pa.", ")"
            ]
        );
        assert_eq!(split("a hold-up. He"), ["a", "hold-up", ".", "He"]);
    }

    #[test]
    fn any_text_is_covered_in_order() {
        for text in [
            "",
            "’",
            "n't",
            "'",
            "''",
            "a'",
            "é’s",
            "日本語の文",
            "\u{feff}x",
            "$",
            "a.",
            ".a",
            "x\u{300}y",
            "'s",
            "“’”",
        ] {
            let mut end = 0;
            for token in tokens(text, Lexicon::builtin()) {
                assert!(
                    token.span.start() >= end && !token.span.is_empty(),
                    "{text:?}"
                );
                end = token.span.end();
                assert!(text.get(token.span.range()).is_some());
            }
        }
    }
}
