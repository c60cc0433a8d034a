//! The form in which names and texts are compared: no diacritics, straight apostrophes, single blanks.
//!
//! A text that has this form already is not copied. Case is kept: an automaton that ignores case costs four times as much.

use std::borrow::Cow;

use crate::eight::Eight;
use crate::table::trim;
use crate::Span;

/// A text made ready for matching, with the way back to the text as it was given.
pub(super) struct Folded<'t> {
    original: &'t str,
    text: Cow<'t, str>,
    /// Where the two run apart: (offset in the folded text, offset in the original).
    marks: Vec<(u32, u32)>,
}

const CHUNK: usize = 64;

impl<'t> Folded<'t> {
    pub fn new(original: &'t str) -> Self {
        let bytes = original.as_bytes();
        let Some(first) = next_unfolded(bytes, 0) else {
            return Folded {
                original,
                text: Cow::Borrowed(original),
                marks: Vec::new(),
            };
        };
        let mut text = String::with_capacity(original.len());
        let mut marks = Vec::new();
        let mut done = 0;
        let mut next = Some(first);
        while let Some(at) = next {
            text.push_str(&original[done..at]);
            done = fold_at(original, at, &mut text, &mut marks);
            next = next_unfolded(bytes, done);
        }
        text.push_str(&original[done..]);
        Folded {
            original,
            text: Cow::Owned(text),
            marks,
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it differs from the text as it was given.
    pub fn is_changed(&self) -> bool {
        !self.marks.is_empty()
    }

    /// The stretch of the original that a stretch of the folded text stands for.
    pub fn original(&self, start: usize, end: usize) -> Span {
        let before = self.marks.partition_point(|mark| mark.0 as usize <= start);
        let inside = self.marks.get(before..).unwrap_or_default();
        // A name has few marks, or none.
        let inside = inside
            .iter()
            .take_while(|mark| mark.0 as usize <= end)
            .count();
        let mut start = self.offset(start, before);
        let mut end = self.offset(end, before + inside);
        while !self.original.is_char_boundary(start) {
            start -= 1;
        }
        while !self.original.is_char_boundary(end) {
            end += 1;
        }
        Span::new(start, end)
    }

    /// Of a place with so many marks at or before it.
    fn offset(&self, at: usize, before: usize) -> usize {
        match before.checked_sub(1).and_then(|i| self.marks.get(i)) {
            Some(&(folded, original)) => {
                (original as usize + (at - folded as usize)).min(self.original.len())
            }
            None => at,
        }
    }
}

/// Texts are read as far as spans reach, so that both fit.
fn mark(folded: usize, original: usize) -> (u32, u32) {
    (folded as u32, original as u32)
}

/// The folded form of a name in a list.
pub(super) fn fold_name(name: &str) -> Cow<'_, str> {
    let name = trim(name);
    match next_unfolded(name.as_bytes(), 0) {
        None => Cow::Borrowed(name),
        Some(_) => Folded::new(name).text,
    }
}

/// The next byte, from `from` on, at which the text may have to be changed.
fn next_unfolded(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    // Whole chunks first: the compiler makes these loops wide.
    while let Some(chunk) = bytes.get(at..at + CHUNK + 1) {
        let mut odd = false;
        for pair in chunk.windows(2) {
            odd |= (pair[0] >= 128) | (pair[0] < 32) | ((pair[0] == 32) & (pair[1] == 32));
        }
        if odd {
            break;
        }
        at += CHUNK;
    }
    while at < bytes.len() {
        let eight = Eight::read(bytes, at);
        let blanks = eight.blanks();
        // Of the last byte it is not known yet whether two blanks stand together.
        let odd = eight.wide() | eight.controls() | blanks & blanks >> 8;
        if odd != 0 {
            let first = at + odd.trailing_zeros() as usize / 8;
            return (first < bytes.len()).then_some(first);
        }
        at += 7;
    }
    None
}

/// Writes the folded form of what stands at `at`; returns where to go on.
fn fold_at(original: &str, at: usize, text: &mut String, marks: &mut Vec<(u32, u32)>) -> usize {
    let Some(c) = original.get(at..).and_then(|rest| rest.chars().next()) else {
        return original.len();
    };
    let mut end = at + c.len_utf8();
    if c.is_whitespace() {
        let mut breaks = usize::from(c == '\n');
        while let Some(next) = original[end..].chars().next().filter(|n| n.is_whitespace()) {
            breaks += usize::from(next == '\n');
            end += next.len_utf8();
        }
        marks.push(mark(text.len(), at));
        // A name goes on over a line break, not into the next paragraph.
        text.push(if breaks > 1 { '\n' } else { ' ' });
        marks.push(mark(text.len(), end));
        return end;
    }
    if is_dropped(c) {
        marks.push(mark(text.len(), end));
        return end;
    }
    match letters(c) {
        Some(letters) => {
            marks.push(mark(text.len(), at));
            text.push_str(letters);
            marks.push(mark(text.len(), end));
        }
        None => text.push(c),
    }
    end
}

/// Combining marks, soft hyphens and joiners.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

// Base letters of the Latin blocks from UnicodeData.txt; `.` where there is none.
const LATIN_1_AND_A: &str = "AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLl..LlNnNnNnnNnOoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
const LATIN_B: &str = "...............A................Oo.............Uu............................AaIiOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa....AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............................";
const LATIN_ADDITIONAL: &str = "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy.s....AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......";

fn letters(c: char) -> Option<&'static str> {
    let (block, first) = match c {
        '’' | '‘' | 'ʼ' | '´' | '′' => return Some("'"),
        '‐' | '‑' => return Some("-"),
        'Æ' => return Some("AE"),
        'æ' => return Some("ae"),
        'Œ' => return Some("OE"),
        'œ' => return Some("oe"),
        'Þ' => return Some("Th"),
        'þ' => return Some("th"),
        'ß' => return Some("ss"),
        'ə' => return Some("a"),
        '\u{c0}'..='\u{17f}' => (LATIN_1_AND_A, 0xc0),
        '\u{180}'..='\u{24f}' => (LATIN_B, 0x180),
        '\u{1e00}'..='\u{1eff}' => (LATIN_ADDITIONAL, 0x1e00),
        _ => return None,
    };
    let at = u32::from(c).checked_sub(first)? as usize;
    block.get(at..=at).filter(|letter| *letter != ".")
}

/// Stretches of the (folded) text in capitals, rewritten as names are in running text: `BANK OF ENGLAND`
/// as `Bank of England`. Lengths do not change.
///
/// `shouted`: where four capitals stand together, in order.
pub(super) fn capitals<'t>(
    text: &'t str,
    shouted: &'t [usize],
) -> impl Iterator<Item = (usize, String)> + 't {
    let bytes = text.as_bytes();
    let mut at = 0;
    shouted.iter().filter_map(move |&hit| {
        if hit < at {
            return None;
        }
        let start = word_run(bytes, hit, at, true);
        let end = word_run(bytes, hit, start, false);
        at = end.max(hit + 1);
        Some((start, title_case(text.get(start..end)?)))
    })
}

/// Widens to the words around that have no small letter.
fn word_run(bytes: &[u8], from: usize, limit: usize, backwards: bool) -> usize {
    let mut edge = from;
    let mut at = from;
    let outside = |b: u8| b.is_ascii_lowercase() || b == b'\n' || b >= 128;
    if backwards {
        loop {
            if at == limit {
                return at;
            }
            let byte = bytes[at - 1];
            if outside(byte) {
                // A word begins a line.
                return if byte == b'\n' { at } else { edge };
            }
            at -= 1;
            if !byte.is_ascii_alphanumeric() && byte != b'\'' {
                edge = at + 1;
            }
        }
    }
    while let Some(&byte) = bytes.get(at) {
        if outside(byte) {
            return if byte == b'\n' { at } else { edge };
        }
        if !byte.is_ascii_alphanumeric() && byte != b'\'' {
            edge = at;
        }
        at += 1;
    }
    at
}

const SMALL_WORDS: [&str; 14] = [
    "of", "the", "and", "for", "in", "on", "de", "la", "du", "del", "da", "al", "van", "von",
];

fn title_case(capitals: &str) -> String {
    let mut out = String::with_capacity(capitals.len());
    let mut start = 0;
    for word in capitals.split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
        let letters = word.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
        let lower = letters.to_ascii_lowercase();
        let after_apostrophe = capitals[..start].ends_with('\'');
        let small = start > 0 && SMALL_WORDS.contains(&lower.as_str())
            || after_apostrophe && letters.len() < 3;
        match letters.get(..1) {
            Some(first) if !small => {
                out.push_str(first);
                out.push_str(&lower[1..]);
            }
            _ => out.push_str(&lower),
        }
        out.push_str(&word[letters.len()..]);
        start += word.len();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(
            Folded::new("Miami Herald, U.S.").text,
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn spans_lead_back_to_the_text() {
        let text = "A  Nicolás\r\nMaduro’s x e\u{301}té Straße\n\nB";
        let folded = Folded::new(text);
        assert_eq!(folded.text(), "A Nicolas Maduro's x ete Strasse\nB");
        for (part, original) in [
            ("Nicolas Maduro", "Nicolás\r\nMaduro"),
            ("Maduro", "Maduro"),
            ("ete", "e\u{301}té"),
            ("Strasse", "Straße"),
            ("B", "B"),
        ] {
            let at = folded.text().find(part).unwrap();
            assert_eq!(&text[folded.original(at, at + part.len())], original);
        }
    }

    #[test]
    fn capitals_are_read_as_names() {
        let text = "In BANK OF ENGLAND'S view, US: IRAN says UN'S O'BRIEN\nNEW YORK\nsaid";
        let shouted =
            ["BANK", "ENGLAND", "IRAN", "BRIEN", "YORK"].map(|word| text.find(word).unwrap());
        let found: Vec<_> = capitals(text, &shouted).collect();
        let texts: Vec<_> = found.iter().map(|(_, text)| text.trim()).collect();
        assert_eq!(
            texts,
            ["Bank of England's", "Us: Iran", "Un's O'Brien", "New York"]
        );
        assert_eq!(found[0].0, 3);
    }
}
