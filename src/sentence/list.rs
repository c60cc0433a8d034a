//! Items of a list that stand in one paragraph: `1. The first 2. The second`, `• one • two`.

use crate::Span;

use super::context::skip_blanks;

/// Labels are no longer than this, marks included.
const LONGEST: usize = 8;

/// Whether a word before a stop, at the beginning of a sentence, is the label of an item or an initial.
pub(super) fn is_label(word: &str) -> bool {
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    digits && word.len() <= 3
        || word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic()
        || word.len() <= 4 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
        || word.len() <= 4
            && word.len() > 1
            && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// What a label counts with and how it is dressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Label {
    value: u32,
    /// Letter, digit or Roman, and the marks around it.
    style: (u8, [u8; 3]),
    len: usize,
}

/// Where the items of a paragraph begin, if it begins with one.
#[derive(Clone, Debug, Default)]
pub(super) struct Items {
    starts: Vec<usize>,
    passed: usize,
}

impl Items {
    pub(super) fn of(text: &str, paragraph: Span) -> Self {
        let mut items = Items::default();
        let bytes = &text.as_bytes()[..paragraph.end()];
        let start = paragraph.start();
        if let Some(bullet) = ["•", "⁃", "◦", "▪", "‣"]
            .iter()
            .find(|b| text[start..].starts_with(**b))
        {
            let body = &text[start + bullet.len()..paragraph.end()];
            items.starts.extend(
                body.match_indices(bullet)
                    .map(|(i, _)| start + bullet.len() + i),
            );
            return items;
        }
        // Most paragraphs begin with a capital followed by a small letter: no label.
        let Some(first) = label(text, start, paragraph.end()) else {
            return items;
        };
        let mut last = first;
        let mut i = start + first.len;
        while i < bytes.len() {
            let Some(blank) = bytes[i..].iter().position(|b| matches!(b, b' ' | b'\n')) else {
                break;
            };
            i = skip_blanks(text, i + blank, paragraph.end());
            if let Some(next) = label(text, i, paragraph.end()) {
                if next.style == last.style && next.value == last.value + 1 {
                    items.starts.push(i);
                    last = next;
                    i += next.len;
                }
            }
        }
        items
    }

    /// The next item that begins at or before `i`; each is told once.
    pub(super) fn before(&mut self, i: usize) -> Option<usize> {
        let item = self
            .starts
            .get(self.passed)
            .copied()
            .filter(|&item| item <= i)?;
        self.passed += 1;
        Some(item)
    }
}

/// The label at byte `at`: `1.`, `1)`, `1.)`, `(a)`, `a.`, `iv)`; a blank must follow.
fn label(text: &str, at: usize, end: usize) -> Option<Label> {
    let window = text.as_bytes().get(at..end.min(at + LONGEST))?;
    let open = usize::from(window.first() == Some(&b'('));
    let body = &window[open..];
    let len = body
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let word = body.get(..len)?;
    let marks = body.get(len..)?;
    let tail = match marks {
        [b'.', b')', ..] => 2,
        [b')', ..] => 1,
        [b'.', ..] if open == 0 => 1,
        _ => return None,
    };
    if !marks.get(tail).is_some_and(|b| matches!(b, b' ' | b'\n')) {
        return None;
    }
    let (kind, value) = if len > 0 && len <= 3 && word.iter().all(u8::is_ascii_digit) {
        (
            b'1',
            word.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')),
        )
    } else if len == 1 && word[0].is_ascii_lowercase() && !(word[0] == b'i' && tail + open > 1) {
        (b'a', u32::from(word[0]))
    } else if len == 1 && word[0].is_ascii_uppercase() && marks[0] != b'.' {
        (b'A', u32::from(word[0]))
    } else if len > 0 && word.iter().all(|b| matches!(b, b'i' | b'v' | b'x')) {
        (b'i', roman(word))
    } else {
        return None;
    };
    let dress = [
        if open == 1 { b'(' } else { 0 },
        marks[0],
        if tail == 2 { b')' } else { 0 },
    ];
    Some(Label {
        value,
        style: (kind, dress),
        len: open + len + tail,
    })
}

fn roman(word: &[u8]) -> u32 {
    let digit = |b: &u8| match b {
        b'i' => 1,
        b'v' => 5,
        _ => 10,
    };
    let mut sum = 0;
    for (i, b) in word.iter().enumerate() {
        let value: u32 = digit(b);
        if word.get(i + 1).is_some_and(|n| digit(n) > value) {
            sum = u32::wrapping_sub(sum, value);
        } else {
            sum = u32::wrapping_add(sum, value);
        }
    }
    sum
}
