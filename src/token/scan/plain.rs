//! Plain words: ASCII letters and digits, with nothing after them that could belong to the word. Nine words of ten are, and are read eight bytes at once.
//!
//! Must not read a word of which more has to be looked at ("U.S.", "don't", "Mr."); `word.rs` does.

use super::super::{add_eight, Flags, Lexicon, Shape, Token, START};
use super::case::Case;
use super::clitic::clitic;
use super::known_token;
use crate::eight::Eight;
use crate::Span;

/// Reads a plain word, if one stands here. Returns its end.
#[inline]
pub(super) fn plain_word(
    text: &str,
    start: usize,
    lexicon: &Lexicon,
    out: &mut Vec<Token>,
) -> Option<usize> {
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
    let span = Span::new(start, end);
    out.push(known_token(text, span, hash, known, number, shape, true));
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
