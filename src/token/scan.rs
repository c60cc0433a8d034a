//! From text to tokens, in one pass.
//!
//! A word is a run of letters and digits, with single hyphens, apostrophes, `&` and full stops inside it; `'s`, `'ll`
//! and `n't` stand apart; a listed abbreviation, an initial and a dotted acronym keep their full stop.

mod case;
mod clitic;
mod plain;
mod word;

use super::lexicon::Word;
use super::{
    add_eight, hash_lower, hash_str, Flags, Kind, Lexicon, Senses, Shape, Tag, Token, START,
};
use crate::eight::Eight;
use crate::Span;
use clitic::clitic;
use plain::plain_word;
use word::{push, word};

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

/// A word or number, with what the lexicon knows of it.
#[inline]
fn known_token(
    text: &str,
    span: Span,
    hash: u64,
    known: Option<Word>,
    number: bool,
    shape: Shape,
    plain: bool,
) -> Token {
    let word = match known {
        Some(word) => word,
        None => Word::new(hash, Tag::guess(&text[span], number)),
    };
    Token {
        span,
        kind: if number { Kind::Number } else { Kind::Word },
        shape,
        tag: if number { Tag::CD } else { word.tag },
        class: known.map(|word| word.tag),
        plain,
        word: hash,
        lemma: word.lemma,
        flags: word.flags,
        cue: word.cue,
        senses: word.senses,
        quotation: 0,
    }
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
