//! One hash for words, whether read from a list or from a text.

use crate::eight::Eight;

const SEED: u64 = 0x51_7c_c1_b7_27_22_0a_95;

/// Joins two hashes; not commutative.
#[inline]
pub(crate) const fn combine(a: u64, b: u64) -> u64 {
    let x = (a.rotate_left(23) ^ b).wrapping_mul(SEED);
    x ^ (x >> 29)
}

/// Hash of the empty string.
pub(crate) const START: u64 = 0xA076_1D64_78BD_642F;

/// Adds up to eight bytes, the first lowest, to a hash. No string has zero bytes at its end, so its length needs no place of its own.
#[inline]
pub(crate) const fn add_eight(hash: u64, eight: u64) -> u64 {
    let product = (hash ^ eight) as u128 * 0xE703_7ED1_A0B4_28DB;
    (product as u64) ^ ((product >> 64) as u64)
}

/// Hash of a string as it stands.
pub(crate) const fn hash_str(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut stream = Stream::new();
    let mut i = 0;
    while i < bytes.len() {
        stream.push(bytes[i]);
        i += 1;
    }
    stream.finish()
}

/// [`hash_str`] of a string that is not known before the program runs: eight bytes at once.
#[inline]
pub(crate) fn hash_of(text: &str) -> u64 {
    hash_bytes(text.as_bytes())
}

/// [`hash_of`] of bytes.
#[inline]
pub(crate) fn hash_bytes(bytes: &[u8]) -> u64 {
    let (mut hash, mut at) = (START, 0);
    while at < bytes.len() {
        hash = add_eight(hash, Eight::read(bytes, at).0);
        at += 8;
    }
    hash
}

/// [`hash_of`] of what stands from `from` to the first such byte (an ASCII one), and where that is.
#[inline]
pub(crate) fn hash_until(bytes: &[u8], from: usize, stop: u8) -> (u64, usize) {
    let mut hash = START;
    let mut at = from;
    loop {
        let eight = Eight::read(bytes, at);
        let count = eight.before(stop).min(bytes.len().saturating_sub(at));
        at += count;
        if count == 8 {
            hash = add_eight(hash, eight.0);
            continue;
        }
        if count > 0 {
            hash = add_eight(hash, Eight::first(eight.0, count));
        }
        return (hash, at);
    }
}

/// A hash that is made byte by byte.
pub(crate) struct Stream {
    hash: u64,
    eight: u64,
    filled: u32,
}

impl Stream {
    pub const fn new() -> Self {
        Stream {
            hash: START,
            eight: 0,
            filled: 0,
        }
    }

    pub const fn push(&mut self, byte: u8) {
        self.eight |= (byte as u64) << self.filled;
        self.filled += 8;
        if self.filled == 64 {
            self.hash = add_eight(self.hash, self.eight);
            (self.eight, self.filled) = (0, 0);
        }
    }

    pub const fn finish(self) -> u64 {
        if self.filled == 0 {
            self.hash
        } else {
            add_eight(self.hash, self.eight)
        }
    }
}

/// Hash of the lower-case form of a word, with ’ read as '. Equal to [`hash_str`] of that form.
#[inline]
pub(crate) fn hash_lower(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let (mut hash, mut at) = (START, 0);
    while at < bytes.len() {
        let eight = Eight::read(bytes, at);
        if eight.wide() != 0 {
            return hash_wide(word);
        }
        hash = add_eight(hash, eight.lower());
        at += 8;
    }
    hash
}

/// [`hash_lower`] of a word that is not all ASCII.
#[cold]
fn hash_wide(word: &str) -> u64 {
    let mut stream = Stream::new();
    for c in word.chars() {
        match c {
            '’' => stream.push(b'\''),
            c if c.is_ascii() => stream.push(c.to_ascii_lowercase() as u8),
            c => {
                for lower in c.to_lowercase() {
                    let mut buffer = [0; 4];
                    for &byte in lower.encode_utf8(&mut buffer).as_bytes() {
                        stream.push(byte);
                    }
                }
            }
        }
    }
    stream.finish()
}

/// Whether a hash is that of one of a few words: `is_word!(token.word, "a" | "an")`. For longer lists see [`WordSet`].
macro_rules! is_word {
    ($word:expr, $($text:literal)|+) => {{
        let word: u64 = $word;
        $(word == const { $crate::token::hash_str($text) })||+
    }};
}
pub(crate) use is_word;

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
        for word in ["", "vote", "elections", "parliaments", "Überwachungen"] {
            assert_eq!(
                hash_lower(&word.to_uppercase()),
                hash_str(&word.to_lowercase())
            );
        }
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
