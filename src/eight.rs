//! Eight bytes of a text looked at together: which are letters, which are capitals, where a word ends.
//!
//! Sets of bytes are given as the high bit of each byte that is in the set.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// Eight bytes, the first one lowest.
#[derive(Copy, Clone)]
pub(crate) struct Eight(pub u64);

impl Eight {
    /// The bytes from `at` on; zeros where the text has ended.
    #[inline]
    pub fn read(bytes: &[u8], at: usize) -> Eight {
        match bytes.get(at..).and_then(<[u8]>::first_chunk) {
            Some(eight) => Eight(u64::from_le_bytes(*eight)),
            None => Self::last(bytes, at),
        }
    }

    /// Of fewer than eight bytes: what is left of the last eight; of a short text two halves that overlap, or the first, the middle and the last.
    fn last(bytes: &[u8], at: usize) -> Eight {
        if let Some(last) = bytes.last_chunk() {
            let passed = (at + 8 - bytes.len()) as u32;
            return Eight(
                u64::from_le_bytes(*last)
                    .checked_shr(8 * passed)
                    .unwrap_or(0),
            );
        }
        let rest = bytes.get(at..).unwrap_or_default();
        if let (Some(low), Some(high)) = (rest.first_chunk(), rest.last_chunk()) {
            let (low, high) = (u32::from_le_bytes(*low), u32::from_le_bytes(*high));
            return Eight(u64::from(low) | u64::from(high) << (8 * (rest.len() - 4)));
        }
        let byte = |at: usize| u64::from(rest[at]) << (8 * at);
        match rest.len() {
            0 => Eight(0),
            count => Eight(byte(0) | byte(count / 2) | byte(count - 1)),
        }
    }

    /// Bytes from `low` to `high`, both of ASCII, by their lower seven bits.
    const fn within(seven: u64, low: u8, high: u8) -> u64 {
        (seven + (0x80 - low as u64) * ONES) ^ (seven + (0x7f - high as u64) * ONES)
    }

    /// Letters of ASCII.
    #[inline]
    pub const fn letters(self) -> u64 {
        let small = self.0 & !HIGH | (0x20 * ONES);
        Self::within(small, b'a', b'z') & !self.0 & HIGH
    }

    /// Digits of ASCII.
    #[inline]
    pub const fn digits(self) -> u64 {
        Self::within(self.0 & !HIGH, b'0', b'9') & !self.0 & HIGH
    }

    /// Bytes below the blank: tabs, ends of lines.
    #[inline]
    pub const fn controls(self) -> u64 {
        !((self.0 & !HIGH) + (0x80 - b' ' as u64) * ONES) & !self.0 & HIGH
    }

    /// Bytes that are not ASCII.
    #[inline]
    pub const fn wide(self) -> u64 {
        self.0 & HIGH
    }

    /// Blanks.
    #[inline]
    pub const fn blanks(self) -> u64 {
        let other = self.0 ^ (b' ' as u64 * ONES);
        !(((other & !HIGH) + !HIGH) | other) & HIGH
    }

    /// How many bytes stand before the first such byte.
    #[inline]
    pub const fn before(self, byte: u8) -> usize {
        // Zero where the byte is; what a carry makes of those after the first does not count.
        let other = self.0 ^ (byte as u64 * ONES);
        ((other.wrapping_sub(ONES) & !other & HIGH).trailing_zeros() / 8) as usize
    }

    /// Of these letters the capitals.
    #[inline]
    pub const fn capitals(self, letters: u64) -> u64 {
        letters & !(self.0 << 2)
    }

    /// With small letters for capitals.
    #[inline]
    pub const fn lower(self) -> u64 {
        self.0 | self.capitals(self.letters()) >> 2
    }

    /// How many bytes at the beginning are all in the set.
    #[inline]
    pub const fn leading(set: u64) -> usize {
        ((!set & HIGH).trailing_zeros() / 8) as usize
    }

    /// All but the first `count` bytes, which are fewer than eight, set to zero.
    #[inline]
    pub const fn first(eight: u64, count: usize) -> u64 {
        eight & !(u64::MAX << (8 * count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_told_as_one_by_one() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = [b' '; 8];
                bytes[place] = byte;
                let eight = Eight::read(&bytes, 0);
                let bit = 0x80 << (8 * place);
                let is = |set: u64| {
                    assert_eq!(set & !bit, 0);
                    set == bit
                };
                assert_eq!(is(eight.letters()), byte.is_ascii_alphabetic());
                assert_eq!(is(eight.digits()), byte.is_ascii_digit());
                assert_eq!(is(eight.controls()), byte < b' ');
                assert_eq!(is(eight.wide()), byte >= 128);
                assert_eq!(eight.blanks() & bit != 0, byte == b' ');
                assert_eq!(eight.before(byte), if byte == b' ' { 0 } else { place });
                assert_eq!(
                    is(eight.capitals(eight.letters())),
                    byte.is_ascii_uppercase()
                );
                bytes[place] = byte.to_ascii_lowercase();
                assert_eq!(eight.lower(), u64::from_le_bytes(bytes));
            }
        }
    }

    #[test]
    fn a_word_is_measured() {
        let eight = Eight::read(b"Vote-rig", 0);
        let length = Eight::leading(eight.letters());
        assert_eq!(length, 4);
        assert_eq!(
            Eight::first(eight.0, length).to_le_bytes(),
            *b"Vote\0\0\0\0"
        );
        assert_eq!(Eight::leading(u64::MAX), 8);
        assert_eq!(
            Eight::read(b"Vote-rig", 6).0.to_le_bytes(),
            *b"ig\0\0\0\0\0\0"
        );
        for length in 0..=8 {
            let mut bytes = [0; 8];
            bytes[..length].copy_from_slice(&b"Vote-rig"[..length]);
            let read = Eight::read(&b"Vote-rig"[..length], 0);
            assert_eq!(read.0.to_le_bytes(), bytes);
        }
        assert_eq!(Eight::read(b"Vote-rig", 9).0, 0);
    }
}
