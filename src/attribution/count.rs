//! Running counts over the tokens of a text, so that a question about a stretch costs the same for any length.

use crate::layout::{Layout, QuotationMark};
use crate::token::{hash_str, Tag};

/// What is counted.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Counted {
    Word,
    Finite,
    Opening,
    Closing,
    Quoted,
    Comma,
    Semicolon,
    Conjunction,
    /// *Who*, *which*, *that*.
    Relative,
}

const KINDS: usize = Counted::Relative as usize + 1;
const WHO: [u64; 3] = [hash_str("who"), hash_str("which"), hash_str("that")];

/// What each tag adds to the counts.
static OF_TAG: [[u16; KINDS]; Tag::COUNT] = {
    let mut counts = [[0; KINDS]; Tag::COUNT];
    let mut i = 0;
    while i < Tag::COUNT {
        counts[i][Counted::Finite as usize] = Tag::ALL[i].is_finite() as u16;
        i += 1;
    }
    counts[Tag::Comma as usize][Counted::Comma as usize] = 1;
    counts[Tag::Semicolon as usize][Counted::Semicolon as usize] = 1;
    counts[Tag::CC as usize][Counted::Conjunction as usize] = 1;
    counts
};

/// For each token, how many of each kind stand before it, less multiples of 65,536: counts are asked for within an utterance, and one as long as that
/// is not searched. Two bytes a count, since there are many.
pub(crate) struct Counts(Vec<[u16; KINDS]>);

impl Counts {
    pub fn new(layout: &Layout<'_>) -> Self {
        let mut running = [0; KINDS];
        let mut counts = Vec::with_capacity(layout.tokens.len() + 1);
        for (token, quoted) in layout.tokens.iter().zip(&layout.quoted) {
            counts.push(running);
            let of_tag = &OF_TAG[token.tag as usize];
            for (sum, count) in running.iter_mut().zip(of_tag) {
                *sum = u16::wrapping_add(*sum, *count);
            }
            let mut count = |kind: Counted, is: bool| {
                let running: &mut u16 = &mut running[kind as usize];
                *running = running.wrapping_add(u16::from(is));
            };
            count(Counted::Word, token.is_word());
            count(Counted::Opening, quoted.mark == QuotationMark::Open);
            count(Counted::Closing, quoted.mark == QuotationMark::Close);
            count(Counted::Quoted, quoted.quotation != 0);
            count(Counted::Relative, WHO.contains(&token.word));
        }
        counts.push(running);
        Counts(counts)
    }

    /// How many stand in `start..end`.
    #[inline]
    pub fn of(&self, kind: Counted, start: usize, end: usize) -> usize {
        match (self.0.get(start), self.0.get(end)) {
            (Some(before), Some(after)) if start < end => after[kind as usize]
                .wrapping_sub(before[kind as usize])
                .into(),
            _ => 0,
        }
    }

    #[inline]
    pub fn any(&self, kind: Counted, start: usize, end: usize) -> bool {
        self.of(kind, start, end) > 0
    }
}
