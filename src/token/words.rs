//! The table from the hash of a word to what is known of it.

use super::lexicon::Word;

/// Open addressing over the hashes, which are well mixed; at most three quarters full.
#[derive(Clone, Default)]
pub(super) struct Words {
    /// A power of two of them, or none.
    slots: Vec<Slot>,
    count: usize,
}

/// Free where the hash is 0; a word whose hash is 0 goes by 1.
#[derive(Copy, Clone)]
struct Slot {
    hash: u64,
    word: Word,
}

impl Words {
    pub fn with_capacity(words: usize) -> Self {
        let mut table = Words::default();
        table.resize((words * 4 / 3).next_power_of_two().max(16));
        table
    }

    #[inline]
    pub fn get(&self, hash: u64) -> Option<&Word> {
        let hash = hash.max(1);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots.get(at)?;
            if slot.hash == hash {
                return Some(&slot.word);
            }
            if slot.hash == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    /// The word, made by `new` where it is not known yet, and whether it was known.
    pub fn enter(&mut self, hash: u64, new: impl FnOnce() -> Word) -> (&mut Word, bool) {
        let hash = hash.max(1);
        if (self.count + 1) * 4 > self.slots.len() * 3 {
            self.resize((self.slots.len() * 2).max(16));
        }
        let at = self.place(hash);
        let slot = &mut self.slots[at];
        let known = slot.hash == hash;
        if !known {
            *slot = Slot { hash, word: new() };
            self.count += 1;
        }
        (&mut slot.word, known)
    }

    /// Where the word is, or the free slot where it would be.
    fn place(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].hash != hash && self.slots[at].hash != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    fn resize(&mut self, slots: usize) {
        let free = Slot {
            hash: 0,
            word: Word::default(),
        };
        let old = std::mem::replace(&mut self.slots, vec![free; slots]);
        for slot in old.into_iter().filter(|slot| slot.hash != 0) {
            let at = self.place(slot.hash);
            self.slots[at] = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_apart_as_the_table_grows() {
        let mut words = Words::default();
        assert!(words.get(7).is_none());
        // All begin at one slot.
        for number in 1..=1000 {
            let word = Word {
                lemma: number,
                ..Word::default()
            };
            let (_, known) = words.enter(number << 32, || word);
            assert!(!known);
        }
        for number in 1..=1000 {
            assert_eq!(words.get(number << 32).map(|w| w.lemma), Some(number));
            assert!(words.enter(number << 32, Word::default).1);
        }
        assert!(words.get(1001 << 32).is_none());
    }
}
