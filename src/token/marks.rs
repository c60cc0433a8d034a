//! Many words of which little is known: given names, surnames.

/// A few bits for each of many words, by their hashes. A word takes four bytes and a half instead of the 24 of a
/// [`ByHash`](super::ByHash); what a hash is told by, 29 of its bits and where they stand, is 45 bits of it.
#[derive(Clone, Default)]
pub(crate) struct Marks {
    /// A power of two of them, or none; 0 where free.
    slots: Vec<u32>,
    free: usize,
}

impl Marks {
    /// The greatest set of marks.
    const ALL: u32 = 0b111;

    /// There is no place for more words than these.
    pub fn with_capacity(words: usize) -> Self {
        let slots = (words * 4 / 3).next_power_of_two().max(16);
        Marks {
            slots: vec![0; slots],
            free: slots / 4 * 3,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The marks of a word; 0 where it has none.
    #[inline]
    pub fn get(&self, hash: u64) -> u32 {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(&slot) = self.slots.get(at) {
            if slot == 0 {
                break;
            }
            if (slot ^ Self::told(hash)) & !Self::ALL == 0 {
                return slot & Self::ALL;
            }
            at = (at + 1) & mask;
        }
        0
    }

    /// Marks a word, beside the marks that it has. False where there is no place left.
    #[inline]
    pub fn add(&mut self, hash: u64, marks: u32) -> bool {
        if self.free == 0 {
            return false;
        }
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 {
            if (self.slots[at] ^ Self::told(hash)) & !Self::ALL == 0 {
                self.slots[at] |= marks & Self::ALL;
                return true;
            }
            at = (at + 1) & mask;
        }
        self.slots[at] = Self::told(hash) & !Self::ALL | marks & Self::ALL;
        self.free -= 1;
        true
    }

    fn told(hash: u64) -> u32 {
        (hash >> 32) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::hash_str;

    #[test]
    fn a_word_keeps_its_marks() {
        let mut marks = Marks::with_capacity(600);
        let word = |number: usize| hash_str(&format!("w{number}"));
        for number in 0..600 {
            assert!(marks.add(word(number), number as u32 % 7 + 1));
        }
        for number in 0..600 {
            assert_eq!(marks.get(word(number)), number as u32 % 7 + 1);
        }
        assert!(marks.add(word(1), 0b101));
        assert_eq!(marks.get(word(1)), 0b111);
        assert_eq!(marks.get(word(600)), 0);
        assert_eq!(Marks::default().get(1), 0);
        assert!(!Marks::default().add(1, 1));
    }
}
