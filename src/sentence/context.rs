//! What stands around a stop: the word before it, the word after it.

/// Longest word worth a look: an address or a number without end is no abbreviation.
const LONGEST: usize = 40;

/// The word that ends before byte `end`, not before byte `start`; with its inner stops and hyphens. Empty where
/// there is none, or where it is too long to be one.
pub(super) fn word_before(text: &str, start: usize, end: usize) -> &str {
    let bytes = text.as_bytes();
    let mut i = end;
    while i > start {
        let b = bytes[i - 1];
        let inside = b.is_ascii_alphanumeric()
            || matches!(b, b'.' | b'&' | b'-' | b'\'' | b'@' | b'_')
            || b >= 0x80;
        if !inside {
            break;
        }
        i -= 1;
        if end - i > LONGEST {
            return "";
        }
    }
    // Curly marks and dashes are no letters.
    let word = text.get(i..end).unwrap_or("");
    match word.rfind(['“', '”', '‘', '’', '—', '–', '«', '\u{a0}', '…', '•', '⁃'])
    {
        Some(at) => word[at..]
            .chars()
            .next()
            .map_or("", |c| &word[at + c.len_utf8()..]),
        None => word.trim_start_matches(['\'', '-', '.', '&']),
    }
}

/// The word that begins at byte `from`: letters, digits and inner apostrophes; with a final stop if it is short
/// enough for an abbreviation.
pub(super) fn word_after(text: &str, from: usize, end: usize) -> &str {
    let bytes = text.as_bytes();
    let mut i = from;
    while i < end && i - from < LONGEST {
        let b = bytes[i];
        if !(b.is_ascii_alphanumeric() || b == b'\'' || b >= 0x80) {
            break;
        }
        // U+2000 to U+203F: blanks, dashes, quotation marks; only the apostrophe belongs to a word.
        if b == 0xE2 && bytes.get(i + 1) == Some(&0x80) && bytes.get(i + 2) != Some(&0x99)
            || b == 0xC2 && bytes.get(i + 1) == Some(&0xA0)
        {
            break;
        }
        i += 1;
    }
    text.get(from..i).unwrap_or("")
}

/// The first byte at or after `from`, before `end`, that begins no white space.
pub(super) fn skip_blanks(text: &str, from: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut i = from;
    while i < end {
        match bytes[i] {
            b' ' | b'\t'..=b'\r' => i += 1,
            b if b < 0x80 => break,
            _ => match text[i..end].chars().next() {
                Some(c) if c.is_whitespace() => i += c.len_utf8(),
                _ => break,
            },
        }
    }
    i
}

pub(super) fn char_at(text: &str, i: usize, end: usize) -> Option<char> {
    text.get(i..end).and_then(|rest| rest.chars().next())
}

/// Whether a word is made of letters with a stop between each two or more: `U.S`, `a.m`, `Ph.D`, `J.R.R`.
pub(super) fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
        })
}
