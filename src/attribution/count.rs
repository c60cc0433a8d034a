//! Running counts over the tokens of a text, so that a question about a stretch costs the same for any length.

use crate::layout::{Layout, QuotationMark};
use crate::token::{hash_str, Tag};

/// What is counted.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Counted {
    Word,
    Quoted,
    Comma,
    Finite,
    Opening,
    Closing,
    Semicolon,
    Conjunction,
    /// *Who*, *which*, *that*.
    Relative,
}

const WHO: [u64; 3] = [hash_str("who"), hash_str("which"), hash_str("that")];

/// How many of each kind stand before a token: words and quoted tokens less multiples of 65,536, which two bytes of `many` hold, commas too in
/// the first two bytes of `few`, the others less multiples of 256 in a byte each. They are asked for within an utterance, and one of more than
/// 600 tokens is not searched. So few bytes, since there is a row for each token.
#[derive(Copy, Clone, Default)]
struct Row {
    many: u32,
    few: [u32; 2],
}

impl Counted {
    /// The place of its bits, and which of them there are.
    const fn place(self) -> (u32, u64) {
        match self {
            Counted::Word | Counted::Comma => (0, 0xFFFF),
            Counted::Quoted => (16, 0xFFFF),
            other => (8 * (other as u32 - Counted::Comma as u32) + 8, 0xFF),
        }
    }

    /// One of them.
    const fn one(self, is: bool) -> u64 {
        (is as u64) << self.place().0
    }
}

/// Adds to each count at most one, and carries nothing into the next; `highest`: the highest bit of each.
#[inline]
fn add(counts: u64, ones: u64, highest: u64) -> u64 {
    ((counts & !highest) + ones) ^ (counts & highest)
}

const MANY: u64 = 0x8000_8000;
const FEW: u64 = 0x8080_8080_8080_8000;

/// What a token of each tag adds to `few`.
static OF_TAG: [u64; Tag::COUNT] = {
    let mut ones = [0; Tag::COUNT];
    let mut i = 0;
    while i < Tag::COUNT {
        ones[i] = Counted::Finite.one(Tag::ALL[i].is_finite());
        i += 1;
    }
    ones[Tag::Comma as usize] = Counted::Comma.one(true);
    ones[Tag::Semicolon as usize] = Counted::Semicolon.one(true);
    ones[Tag::CC as usize] = Counted::Conjunction.one(true);
    ones
};

/// A row for each token, and one for the end.
#[derive(Default)]
pub(crate) struct Counts(Vec<Row>);

impl Counts {
    pub fn new(layout: &Layout<'_>) -> Self {
        let (mut many, mut few) = (0_u64, 0_u64);
        let row = |many: u64, few: u64| Row {
            many: many as u32,
            few: [few as u32, (few >> 32) as u32],
        };
        let mut counts = Vec::with_capacity(layout.tokens.len() + 1);
        for token in &layout.tokens {
            counts.push(row(many, few));
            let relative = Counted::Relative.one(WHO.contains(&token.word));
            let mut more = OF_TAG[token.tag as usize] | relative;
            if token.quotation != 0 {
                let mark = layout.mark(token);
                more |= Counted::Opening.one(mark == QuotationMark::Open)
                    | Counted::Closing.one(mark == QuotationMark::Close);
            }
            let word = Counted::Word.one(token.is_word());
            many = add(many, word | Counted::Quoted.one(token.quotation != 0), MANY);
            few = add(few, more, FEW);
        }
        counts.push(row(many, few));
        Counts(counts)
    }

    /// How many stand in `start..end`.
    #[inline]
    pub fn of(&self, kind: Counted, start: usize, end: usize) -> usize {
        let (shift, bits) = kind.place();
        let of = |row: &Row| match kind {
            Counted::Word | Counted::Quoted => u64::from(row.many) >> shift,
            _ => (u64::from(row.few[0]) | u64::from(row.few[1]) << 32) >> shift,
        };
        match (self.0.get(start), self.0.get(end)) {
            (Some(before), Some(after)) if start < end => {
                (of(after).wrapping_sub(of(before)) & bits) as usize
            }
            _ => 0,
        }
    }

    #[inline]
    pub fn any(&self, kind: Counted, start: usize, end: usize) -> bool {
        self.of(kind, start, end) > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_count_runs_into_the_next() {
        let all: u64 = [Counted::Opening, Counted::Semicolon, Counted::Relative]
            .iter()
            .map(|kind| kind.one(true))
            .sum();
        let (mut few, mut many) = (0, 0);
        for _ in 0..70_000 {
            few = add(few, all | Counted::Comma.one(true), FEW);
            many = add(many, Counted::Word.one(true), MANY);
        }
        let of = |kind: Counted, counts: u64| (counts >> kind.place().0) & kind.place().1;
        assert_eq!(of(Counted::Comma, few), 70_000 % 65_536);
        assert_eq!(of(Counted::Relative, few), 70_000 % 256);
        assert_eq!(of(Counted::Finite, few) + of(Counted::Conjunction, few), 0);
        assert_eq!(of(Counted::Quoted, many), 0);
    }
}
