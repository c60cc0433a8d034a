//! Items of a list that stand in one paragraph: `1. The first 2. The second`, `• one • two`.

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

/// The items of a list that runs through a paragraph. It begins with a label at the beginning of a sentence; each label
/// that counts on from the last, in the same dress, begins an item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Items<'t> {
    text: &'t str,
    end: usize,
    last: Option<Label>,
    /// Up to where labels were looked for.
    seen: usize,
}

impl<'t> Items<'t> {
    pub(super) fn new(text: &'t str, end: usize, start: usize) -> Self {
        let mut items = Items {
            text,
            end,
            last: None,
            seen: start,
        };
        items.at_sentence(start);
        items
    }

    /// Looks for a first label where a sentence begins.
    pub(super) fn at_sentence(&mut self, start: usize) {
        // Most sentences begin with a capital and a small letter: no label.
        if let Some(label) = label(self.text, start, self.end) {
            self.last = Some(label);
            self.seen = start + label.len;
        }
    }

    /// Where the next item begins, if it does so before byte `to`.
    pub(super) fn before(&mut self, to: usize) -> Option<usize> {
        let last = self.last?;
        let bytes = self.text.as_bytes();
        while self.seen < to {
            let step = bytes[self.seen..to]
                .iter()
                .position(|b| matches!(b, b' ' | b'\n' | 0xE2));
            let Some(step) = step else {
                self.seen = to;
                return None;
            };
            let blank = self.seen + step;
            let at = if bytes[blank] == 0xE2 {
                blank
            } else {
                skip_blanks(self.text, blank, self.end)
            };
            self.seen = at.max(blank + 1);
            let Some(next) = label(self.text, at, self.end) else {
                continue;
            };
            if next.style != last.style || next.value != last.value + last.step() {
                continue;
            }
            self.last = Some(next);
            self.seen = at + next.len;
            // `(a) one, (b) two and (c) three` is one sentence.
            let head = self.text[..blank].trim_end();
            if !head.ends_with([',', ';', ':']) && !head.ends_with(" and") && !head.ends_with(" or")
            {
                return Some(at);
            }
        }
        None
    }
}

impl Label {
    fn step(self) -> u32 {
        u32::from(self.style.0 != b'*')
    }
}

/// The label at byte `at`: `1.`, `1)`, `1.)`, `(a)`, `a.`, `iv)`; a blank must follow.
fn label(text: &str, at: usize, end: usize) -> Option<Label> {
    let window = text.as_bytes().get(at..end.min(at + LONGEST))?;
    if window.first() == Some(&0xE2) {
        let bullet = ["•", "⁃", "◦", "▪", "‣", "●"]
            .iter()
            .any(|b| window.starts_with(b.as_bytes()));
        return bullet.then_some(Label {
            value: 0,
            style: (b'*', [window[1], window[2], 0]),
            len: 3,
        });
    }
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
