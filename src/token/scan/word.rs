//! Words of any kind: what stands inside one, and which keep their full stop.
//!
//! Finds *AT&T*, *O'Neill*, *$1.5*, *p.m.*, *D-Va.* as one each; parts *U.S.-led* after the stop, *end.The*, and an agency's slug from the headline.

use memchr::memchr;
use unicode_segmentation::UnicodeSegmentation;

use super::super::{hash_lower, Lexicon, Token};
use super::case::Case;
use super::clitic::{clitic, negation_cut};
use super::{char_at, known_token, next_is_alnum};
use crate::eight::Eight;
use crate::Span;

pub(super) fn word(text: &str, start: usize, lexicon: &Lexicon, out: &mut Vec<Token>) -> usize {
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

pub(super) fn push(text: &str, start: usize, end: usize, lexicon: &Lexicon, out: &mut Vec<Token>) {
    let written = &text[start..end];
    let hash = hash_lower(written);
    let number = written
        .bytes()
        .find(u8::is_ascii_alphanumeric)
        .is_some_and(|b| b.is_ascii_digit());
    let known = lexicon.word(hash);
    let shape = Case::of(written).shape();
    let span = Span::new(start, end);
    out.push(known_token(text, span, hash, known, number, shape, false));
}
