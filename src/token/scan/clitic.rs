//! Contracted endings, which stand as tokens of their own: `'s`, `'ll`, `n't`.

use super::next_is_alnum;

/// The contracted endings that stand as tokens of their own.
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

fn apostrophe(bytes: &[u8], at: usize) -> usize {
    if bytes.get(at) == Some(&b'\'') {
        1
    } else if bytes.get(at..at + 3) == Some("’".as_bytes()) {
        3
    } else {
        0
    }
}

/// Length of a clitic such as `'s` that begins at `at`, or 0.
pub(super) fn clitic(text: &str, at: usize) -> usize {
    let mark = apostrophe(text.as_bytes(), at);
    if mark == 0 {
        return 0;
    }
    let rest = &text.as_bytes()[at + mark..];
    for ending in CLITICS {
        if rest.len() >= ending.len()
            && rest[..ending.len()].eq_ignore_ascii_case(ending.as_bytes())
            && !next_is_alnum(text, at + mark + ending.len())
        {
            return mark + ending.len();
        }
    }
    0
}

/// Where the `n't` of a word begins: "don't" is written as one run.
pub(super) fn negation_cut(text: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let word = &bytes[start..end];
    let cut = if word.ends_with(b"n't") || word.ends_with(b"N'T") {
        end - 3
    } else if word.ends_with("n’t".as_bytes()) || word.ends_with("N’T".as_bytes()) {
        end - 5
    } else {
        return None;
    };
    Some(cut)
}
