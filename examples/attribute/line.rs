//! What spans hold, on one line.

use inquit::{Document, Span};

/// Line breaks and doubled blanks as single blanks.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The pieces of a source, cue, content or addressee, in one line.
pub fn join(document: &Document<'_>, spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| flat(&document.text()[*span]))
        .collect::<Vec<_>>()
        .join(" ... ")
}
