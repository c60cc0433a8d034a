//! Words of spans, so that marks and blanks at the edges of a span do not count.

use std::collections::BTreeSet;
use std::ops::Range;

use inquit::Span;

/// Runs of letters and digits inside the spans, by their bytes; marks, where there is no letter or digit at all (a cue `:` or `—`).
pub fn words(text: &str, spans: &[Span]) -> BTreeSet<(usize, usize)> {
    let runs = |is_part: fn(char) -> bool| {
        let mut runs = BTreeSet::new();
        for span in spans {
            let mut start = None;
            for (at, c) in text[*span]
                .char_indices()
                .map(|(i, c)| (span.start() + i, c))
            {
                match (is_part(c), start) {
                    (true, None) => start = Some(at),
                    (false, Some(from)) => {
                        runs.insert((from, at));
                        start = None;
                    }
                    _ => {}
                }
            }
            runs.extend(start.map(|from| (from, span.end())));
        }
        runs
    };
    let words = runs(char::is_alphanumeric);
    if words.is_empty() {
        runs(|c| !c.is_whitespace())
    } else {
        words
    }
}

/// Share of common words, from 0 to 1; two that are empty agree.
pub fn dice(text: &str, one: &[Span], other: &[Span]) -> f64 {
    let (one, other) = (words(text, one), words(text, other));
    if one.is_empty() && other.is_empty() {
        return 1.0;
    }
    2.0 * one.intersection(&other).count() as f64 / (one.len() + other.len()) as f64
}

/// Whether the words of two cues are the same but for auxiliaries and adverbs.
pub fn same_cue(text: &str, one: &[Span], other: &[Span]) -> bool {
    let (one, other) = (words(text, one), words(text, other));
    let heads = |words: &BTreeSet<(usize, usize)>| -> BTreeSet<(usize, usize)> {
        let mut heads = words.clone();
        heads.retain(|&(from, to)| !is_auxiliary(&text[from..to]));
        heads
    };
    let (one_heads, other_heads) = (heads(&one), heads(&other));
    if one_heads.is_empty() || other_heads.is_empty() {
        return one == other;
    }
    one_heads == other_heads
}

/// Words of a verb group that a cue may have or leave out.
fn is_auxiliary(word: &str) -> bool {
    const WORDS: &str = "am is are was were be been being has have had having do does did will would shall should can could may \
        might must not n t s d ve ll re never also again once earlier later since still yet just even already often ever";
    let word = word.to_lowercase();
    WORDS.split_whitespace().any(|w| w == word) || (word.ends_with("ly") && word.len() > 4)
}

/// The spans' text, blanks as single blanks, pieces parted by ` ... `.
pub fn show(text: &str, spans: &[Span]) -> String {
    if spans.is_empty() {
        return "nothing".to_owned();
    }
    let pieces: Vec<String> = spans.iter().map(|s| flat(&text[*s])).collect();
    pieces.join(" ... ")
}

/// The same with the middle of a long text left out.
pub fn show_short(text: &str, spans: &[Span]) -> String {
    shorten(&show(text, spans))
}

pub fn shorten(shown: &str) -> String {
    let words: Vec<&str> = shown.split(' ').collect();
    if words.len() <= 12 {
        return shown.to_owned();
    }
    format!(
        "{} [...] {}",
        words[..6].join(" "),
        words[words.len() - 5..].join(" ")
    )
}

pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a string stands in a text, not inside a word.
pub fn occurrences<'t>(text: &'t str, part: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let is_inside = |outer: Option<char>, edge: Option<char>| {
        outer.is_some_and(char::is_alphanumeric) && edge.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(part)
        .map(|(start, found)| start..start + found.len())
        .filter(move |range| {
            !is_inside(text[..range.start].chars().next_back(), part.chars().next())
                && !is_inside(text[range.end..].chars().next(), part.chars().next_back())
        })
}
