//! Finding quotation marks, and telling them from apostrophes, inches and feet by their neighbours.

use super::scan;
use crate::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Family {
    /// `"`, “ ”, „ “, doubled `` ` `` and `'`.
    Double,
    /// `'`, ‘ ’.
    Single,
    /// « ».
    Angle,
}

/// What the neighbours of a mark allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Open,
    Close,
    /// May as well be an apostrophe: `the players' union`.
    CloseOrApostrophe,
    /// The state decides: `" spaced "`, `said"We`.
    Either,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) family: Family,
    pub(super) turn: Turn,
    /// A straight single mark, which opens only if something closes it.
    pub(super) doubtful: bool,
}

/// Words that begin with an apostrophe, after it, in lower case; their first word is compared.
const ELISIONS: [&str; 28] = [
    "n",
    "em",
    "til",
    "till",
    "tis",
    "twas",
    "twere",
    "twill",
    "cause",
    "cuz",
    "cos",
    "coz",
    "bout",
    "round",
    "nother",
    "neath",
    "tween",
    "ere",
    "im",
    "ello",
    "ave",
    "ad",
    "e",
    "s",
    "nineties",
    "eighties",
    "sixties",
    "seventies",
];

/// The marks of one paragraph, in order.
pub(super) fn marks(text: &str, paragraph: Span, out: &mut Vec<Mark>) {
    out.clear();
    let end = paragraph.end();
    let bytes = &text.as_bytes()[..end];
    let mut i = paragraph.start();
    while let Some(found) = scan::find(bytes, i, |b| {
        (b == b'"') | (b == b'\'') | (b == b'`') | (b == 0xE2) | (b == 0xC2)
    }) {
        i = found;
        let (len, found) = match bytes[i] {
            b'"' => (1, straight_double(text, paragraph, i, 1)),
            b'`' if bytes.get(i + 1) == Some(&b'`') => {
                (2, Some((Family::Double, Turn::Open, false)))
            }
            b'\''
                if bytes.get(i + 1) == Some(&b'\'') && before(text, paragraph, i) != Some('\'') =>
            {
                (2, straight_double(text, paragraph, i, 2))
            }
            b'\'' => (1, straight_single(text, paragraph, i)),
            0xC2 => match bytes.get(i + 1) {
                Some(0xAB) => (2, Some((Family::Angle, Turn::Open, false))),
                Some(0xBB) => (2, Some((Family::Angle, Turn::Close, false))),
                _ => (2, None),
            },
            0xE2 if bytes.get(i + 1) == Some(&0x80) => (3, curly(text, paragraph, i)),
            0xE2 => (3, None),
            _ => (1, None),
        };
        if let Some((family, turn, doubtful)) = found {
            out.push(Mark {
                span: Span::new(i, i + len),
                family,
                turn,
                doubtful,
            });
        }
        i += len;
    }
}

/// Whether a character is a letter or a digit; marks and dashes, the commonest neighbours, are told at once.
fn is_word(c: char) -> bool {
    match c {
        '\u{2000}'..='\u{206f}' => false,
        c => c.is_alphanumeric(),
    }
}

type Found = Option<(Family, Turn, bool)>;

fn before(text: &str, paragraph: Span, i: usize) -> Option<char> {
    text[paragraph.start()..i].chars().next_back()
}

fn after(text: &str, paragraph: Span, i: usize) -> Option<char> {
    text[i..paragraph.end()].chars().next()
}

/// Whether what stands before a mark lets it open.
fn opens_after(c: Option<char>) -> bool {
    c.is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '(' | '['
                    | '{'
                    | '—'
                    | '–'
                    | '-'
                    | '/'
                    | '='
                    | '“'
                    | '‘'
                    | '«'
                    | '`'
                    | '\u{ad}'
                    | '\u{200b}'
            )
    })
}

/// Whether what stands after a mark lets it close.
fn closes_before(c: Option<char>) -> bool {
    c.is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '.' | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | ')'
                    | ']'
                    | '}'
                    | '—'
                    | '–'
                    | '-'
                    | '/'
                    | '”'
                    | '’'
                    | '»'
                    | '…'
                    | '\u{200b}'
            )
    })
}

fn straight_double(text: &str, paragraph: Span, i: usize, len: usize) -> Found {
    let (left, right) = (before(text, paragraph, i), after(text, paragraph, i + len));
    let quote = |c: Option<char>| matches!(c, Some('\'' | '"'));
    let turn = match (
        opens_after(left) || quote(left),
        closes_before(right) || quote(right),
    ) {
        (true, false) => Turn::Open,
        (false, true) => {
            if len == 1 && inches(text, paragraph, i) {
                return None;
            }
            Turn::Close
        }
        (true, true) => match (left, right) {
            (None, _) => Turn::Open,
            (_, None) => Turn::Close,
            // `said: '"No," she said'` and `"He said 'no.'"`: nested marks turn as their outer side says.
            (Some('\'' | '"'), r) if closes_before(r) => Turn::Close,
            (l, Some('\'' | '"')) if opens_after(l) => Turn::Open,
            _ => Turn::Either,
        },
        (false, false) => {
            if left.is_some_and(|c| c.is_ascii_digit()) {
                return None;
            }
            Turn::Either
        }
    };
    Some((Family::Double, turn, false))
}

/// `6'2"`, `6' 2"`: feet stand before the inches. Inches alone (`a 5" pipe`) are told by state: with nothing open,
/// a mark that can only close is passed over.
fn inches(text: &str, paragraph: Span, i: usize) -> bool {
    let head = &text[paragraph.start()..i];
    let rest =
        head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '½' | '¼' | '¾'));
    if rest.len() == head.len() || head.len() - rest.len() > 6 {
        return false;
    }
    let rest = rest.strip_suffix(' ').unwrap_or(rest);
    rest.strip_suffix(['\'', '’', '′'])
        .is_some_and(|r| r.ends_with(|c: char| c.is_ascii_digit()))
}

fn elision(text: &str, paragraph: Span, i: usize) -> bool {
    let rest = &text[i..paragraph.end()];
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        // '90s, '08 - but not '2024 was hard'.
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        return digits == 2 && !rest[digits..].starts_with(['%', ',', '.', ':']);
    }
    let len = rest
        .bytes()
        .take(10)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let word = &rest[..len];
    ELISIONS.iter().any(|e| e.eq_ignore_ascii_case(word))
        && (word != "E" && word != "S" && word != "N")
}

fn closing_single(text: &str, paragraph: Span, i: usize, right: Option<char>) -> Turn {
    let head = &text[paragraph.start()..i];
    let rest = text[..paragraph.end()].get(i..).unwrap_or("");
    let blank_then_word = right.is_some_and(|c| c == ' ')
        && rest
            .chars()
            .skip_while(|c| matches!(c, '\'' | '’'))
            .nth(1)
            .is_some_and(is_word);
    let plural = head.ends_with(['s', 'S', 'z', 'x'])
        || head.ends_with("in")
        || head.ends_with(" o")
        || head.ends_with(" ol")
        || head.ends_with(" an");
    let feet = head.ends_with(|c: char| c.is_ascii_digit());
    if (plural && blank_then_word) || feet {
        Turn::CloseOrApostrophe
    } else {
        Turn::Close
    }
}

fn straight_single(text: &str, paragraph: Span, i: usize) -> Found {
    let (left, right) = (before(text, paragraph, i), after(text, paragraph, i + 1));
    if left.is_some_and(is_word) && right.is_some_and(is_word) {
        return None;
    }
    let quote = |c: Option<char>| matches!(c, Some('"'));
    let opens = (opens_after(left) || quote(left))
        && right.is_some_and(|c| {
            is_word(c) || matches!(c, '"' | '“' | '.' | '…' | '[' | '(' | '$' | '£' | '€')
        });
    if opens {
        if elision(text, paragraph, i + 1) {
            return None;
        }
        return Some((Family::Single, Turn::Open, true));
    }
    if left.is_none_or(char::is_whitespace) {
        return None;
    }
    let closes = closes_before(right) || quote(right);
    closes.then(|| {
        (
            Family::Single,
            closing_single(text, paragraph, i, right),
            true,
        )
    })
}

fn curly(text: &str, paragraph: Span, i: usize) -> Found {
    let (left, right) = (before(text, paragraph, i), after(text, paragraph, i + 3));
    match text.as_bytes().get(i + 2)? {
        // ‘
        0x98 => {
            if elision(text, paragraph, i + 3) || right.is_none_or(char::is_whitespace) {
                return None;
            }
            if left.is_some_and(is_word) && right.is_some_and(is_word) {
                return None;
            }
            Some((Family::Single, Turn::Open, false))
        }
        // ’
        0x99 => {
            let word = |c: Option<char>| c.is_some_and(is_word);
            if word(right) || left.is_none_or(char::is_whitespace) {
                return None;
            }
            Some((
                Family::Single,
                closing_single(text, paragraph, i, right),
                false,
            ))
        }
        // “, which closes after „ and where it was typed by mistake
        0x9C => {
            let closes = !opens_after(left) && closes_before(right);
            Some((
                Family::Double,
                if closes { Turn::Either } else { Turn::Open },
                false,
            ))
        }
        // ”
        0x9D => {
            let opens = left.is_none_or(char::is_whitespace) && right.is_some_and(is_word);
            Some((
                Family::Double,
                if opens { Turn::Either } else { Turn::Close },
                false,
            ))
        }
        // „ ‟
        0x9E | 0x9F => Some((Family::Double, Turn::Open, false)),
        _ => None,
    }
}
