//! One hash for words, whether read from a list or from a text.

const SEED: u64 = 0x51_7c_c1_b7_27_22_0a_95;

/// Joins two hashes; not commutative.
#[inline]
pub(crate) const fn combine(a: u64, b: u64) -> u64 {
    let x = (a.rotate_left(23) ^ b).wrapping_mul(SEED);
    x ^ (x >> 29)
}

/// Hash of a string as it stands.
pub(crate) const fn hash_str(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = bytes.len() as u64;
    let mut i = 0;
    while i < bytes.len() {
        hash = step(hash, bytes[i]);
        i += 1;
    }
    finish(hash)
}

#[inline]
const fn step(hash: u64, byte: u8) -> u64 {
    (hash.rotate_left(5) ^ byte as u64).wrapping_mul(SEED)
}

#[inline]
const fn finish(hash: u64) -> u64 {
    hash ^ (hash >> 31)
}

/// Hash of the lower-case form of a word, with ’ read as '. Equal to [`hash_str`] of that form.
pub(crate) fn hash_lower(word: &str) -> u64 {
    if word.is_ascii() {
        let mut hash = word.len() as u64;
        for byte in word.bytes() {
            hash = step(hash, byte.to_ascii_lowercase());
        }
        return finish(hash);
    }
    let folded: String = word
        .chars()
        .map(|c| if c == '’' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect();
    hash_str(&folded)
}

/// [`hash_lower`] of a word of ASCII letters and digits, and how many of its letters are capitals and how many are not.
#[inline]
pub(crate) fn hash_plain(word: &[u8]) -> (u64, usize, usize) {
    let (mut hash, mut upper, mut lower) = (word.len() as u64, 0, 0);
    for &byte in word {
        upper += usize::from(byte.is_ascii_uppercase());
        lower += usize::from(byte.is_ascii_lowercase());
        hash = step(hash, byte.to_ascii_lowercase());
    }
    (finish(hash), upper, lower)
}

/// A few words, so kept that nearly every other word is told from them by one bit.
pub(crate) struct WordSet<const N: usize> {
    bits: [u64; 16],
    words: [u64; N],
}

impl<const N: usize> WordSet<N> {
    pub const fn new(list: [&str; N]) -> Self {
        let mut set = WordSet {
            bits: [0; 16],
            words: [0; N],
        };
        let mut i = 0;
        while i < N {
            let hash = hash_str(list[i]);
            set.words[i] = hash;
            set.bits[(hash >> 6) as usize % 16] |= 1 << (hash % 64);
            i += 1;
        }
        set
    }

    #[inline]
    pub fn contains(&self, word: u64) -> bool {
        self.bits[(word >> 6) as usize % 16] & (1 << (word % 64)) != 0 && self.words.contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_case_and_the_apostrophe_of_a_word_do_not_count() {
        assert_eq!(hash_lower("Don’t"), hash_str("don't"));
        assert_eq!(hash_lower("ÉLYSÉE"), hash_str("élysée"));
        assert_ne!(hash_lower("say"), hash_lower("says"));
        assert_ne!(combine(1, 2), combine(2, 1));
        assert_eq!(hash_plain(b"McKay2"), (hash_lower("mckay2"), 2, 3));
    }

    #[test]
    fn a_set_has_its_words_only() {
        static SET: WordSet<3> = WordSet::new(["that", "whether", "if"]);
        assert!(["that", "whether", "if"]
            .iter()
            .all(|w| SET.contains(hash_str(w))));
        assert!(["than", "", "weather", "of"]
            .iter()
            .all(|w| !SET.contains(hash_str(w))));
    }
}
