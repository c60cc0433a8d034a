//! Listed phrases of several words, by their first two.

use super::{combine, ByHash};

/// Phrases, each with the number of its cue.
#[derive(Clone, Default)]
pub(super) struct Phrases {
    /// The first phrase of each two words: its place in `list`, plus one.
    heads: ByHash<u32>,
    list: Vec<Phrase>,
    /// The words after the first of all phrases.
    words: Vec<u64>,
    /// One bit for each two words, which tells most others from them.
    pairs: Pairs,
}

#[derive(Copy, Clone)]
struct Phrase {
    from: u32,
    len: u16,
    cue: u16,
    /// The next phrase with these two words, which is no longer: its place, plus one; 0 after the last.
    next: u32,
}

impl Phrases {
    pub fn add(&mut self, first: u64, rest: impl Iterator<Item = u64>, cue: u16) {
        let from = self.words.len();
        self.words.extend(rest);
        let second = self.words.get(from).copied().unwrap_or(0);
        let pair = combine(first, second);
        self.pairs.add(pair);
        let len = (self.words.len() - from).min(u16::MAX.into()) as u16;
        let number = self.list.len() as u32 + 1;
        let head = self.heads.enter(pair, || 0).0;
        // Longest first, then as they came.
        let (mut before, mut next) = (None, *head);
        while let Some(phrase) = at(&self.list, next).filter(|phrase| phrase.len >= len) {
            before = Some(next as usize - 1);
            next = phrase.next;
        }
        match before {
            Some(before) => self.list[before].next = number,
            None => *head = number,
        }
        self.list.push(Phrase {
            from: from as u32,
            len,
            cue,
            next,
        });
    }

    /// False for most two words that no phrase begins with.
    #[inline]
    pub fn may_have(&self, first: u64, second: u64) -> bool {
        self.pairs.may_have(combine(first, second))
    }

    /// The words after the first and the cue of the phrases that begin with these two words, longest first.
    #[inline]
    pub fn of(&self, first: u64, second: u64) -> impl Iterator<Item = (&[u64], u16)> {
        let pair = combine(first, second);
        let head = self.heads.get(pair).copied().unwrap_or(0);
        let phrases = std::iter::successors(at(&self.list, head), |p| at(&self.list, p.next));
        phrases.map(|phrase| {
            let from = phrase.from as usize;
            let rest = self.words.get(from..from + usize::from(phrase.len));
            (rest.unwrap_or_default(), phrase.cue)
        })
    }
}

fn at(list: &[Phrase], number: u32) -> Option<Phrase> {
    list.get((number as usize).checked_sub(1)?).copied()
}

/// For each phrase ten bits.
const PAIRS: usize = 1024;

#[derive(Clone)]
struct Pairs([u64; PAIRS]);

impl Default for Pairs {
    fn default() -> Self {
        Pairs([0; PAIRS])
    }
}

impl Pairs {
    fn bit(pair: u64) -> (usize, u64) {
        ((pair >> 6) as usize % PAIRS, 1 << (pair % 64))
    }

    fn add(&mut self, pair: u64) {
        let (word, bit) = Self::bit(pair);
        self.0[word] |= bit;
    }

    #[inline]
    fn may_have(&self, pair: u64) -> bool {
        let (word, bit) = Self::bit(pair);
        self.0[word] & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_phrases_come_first() {
        let mut phrases = Phrases::default();
        for (cue, rest) in [&[2][..], &[2, 3], &[4], &[2, 5], &[6, 7, 8]]
            .iter()
            .enumerate()
        {
            phrases.add(1, rest.iter().copied(), cue as u16);
        }
        phrases.add(9, [2].into_iter(), 5);
        let cues: Vec<u16> = phrases.of(1, 2).map(|(_, cue)| cue).collect();
        assert_eq!(cues, [1, 3, 0]);
        assert_eq!(phrases.of(1, 4).next(), Some((&[4][..], 2)));
        assert_eq!(phrases.of(9, 2).next(), Some((&[2][..], 5)));
        assert_eq!(phrases.of(2, 9).count() + phrases.of(2, 3).count(), 0);
    }
}
