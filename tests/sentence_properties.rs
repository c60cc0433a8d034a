//! What holds for every text: sentences and quotations lie in bounds, in order, and miss nothing; time is linear.
#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use inquit::{quotations, Newlines, Segmenter};
use proptest::prelude::*;

fn holds(text: &str, segmenter: &Segmenter) {
    let mut end = 0;
    let mut paragraph = 0;
    for sentence in segmenter.sentences(text) {
        let range = sentence.span().range();
        assert!(
            range.start >= end && range.start < range.end,
            "order at {range:?} in {text:?}"
        );
        assert!(
            text[end..range.start].trim().is_empty(),
            "missed {:?}",
            &text[end..range.start]
        );
        let inner = &text[range.clone()];
        assert_eq!(inner, inner.trim(), "blanks around a sentence of {text:?}");
        assert!(sentence.paragraph() >= paragraph);
        (end, paragraph) = (range.end, sentence.paragraph());
    }
    assert!(
        text[end..].trim().is_empty(),
        "missed the end {:?} of {text:?}",
        &text[end..]
    );
    let mut start = 0;
    for quotation in quotations(text) {
        let (span, content) = (quotation.span(), quotation.content());
        assert!(span.start() >= start && span.covers(content));
        assert!(text.get(span.range()).is_some() && text.get(content.range()).is_some());
        start = span.start();
    }
    if let Some(dateline) = segmenter.dateline(text) {
        assert!(text
            .get(dateline.span().range())
            .is_some_and(|d| d.contains(dateline.place().unwrap_or(""))));
    }
}

fn segmenters() -> Vec<Segmenter> {
    [
        (Newlines::Auto, false),
        (Newlines::Wrap, true),
        (Newlines::Break, false),
    ]
    .into_iter()
    .map(|(newlines, merge)| {
        Segmenter::builder()
            .newlines(newlines)
            .merge_quotations(merge)
            .build()
            .unwrap()
    })
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text(text in any::<String>()) {
        for segmenter in segmenters() {
            holds(&text, &segmenter);
        }
    }

    #[test]
    fn text_of_the_parts_that_matter(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..40)) {
        let text = parts.concat();
        for segmenter in segmenters() {
            holds(&text, &segmenter);
        }
    }
}

const PARTS: [&str; 64] = [
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{200b}",
    ".",
    ". ",
    "...",
    "…",
    "? ",
    "! ",
    ". . . ",
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "''",
    "``",
    "«",
    "»",
    "„",
    "(",
    ")",
    "[",
    "]",
    "[1]",
    "—",
    " – ",
    "- ",
    "/",
    ", ",
    ": ",
    "•",
    "⁃",
    "The",
    "he said",
    "Smith",
    "U.S.",
    "p.m.",
    "Mr.",
    "Inc.",
    "J.",
    "1.",
    "2.",
    "a)",
    "b)",
    "5",
    "LONDON",
    "Oslo",
    " (AP)",
    "/TASS/",
    "Nov. 2",
    "By ",
    "Read more",
    "é",
    "名前",
    "Yahoo!",
];

fn hostile(size: usize) -> Vec<(&'static str, String)> {
    let fill = |unit: &str| unit.repeat(size / unit.len());
    vec![
        (
            "blanks",
            format!("It rained.{}It stopped.", " ".repeat(size)),
        ),
        ("opening quotes", fill("“\"‘")),
        ("opening brackets", fill("([")),
        ("dots", fill(".")),
        ("spaced quotes", fill("\" ")),
        ("newlines", fill("\n")),
        ("initials", fill("A. ")),
        ("digits", format!("bud.{}", "7".repeat(size))),
        ("abbreviations in a bracket", fill("(see. ")),
        ("list labels", fill("1. a 2. b ")),
        ("lines", fill("A line of text\n")),
        ("paragraphs of one mark", fill("“\n\n")),
        ("inches", fill("6' 2\" ")),
        ("capitals", fill("LONDON ")),
        ("stops in brackets", fill("(. ")),
        ("brackets after stops", fill(".(")),
        ("quotations of a stop", fill("\".\" ")),
        ("single marks", fill("'s '")),
        ("names and dots", fill("Mr . ")),
    ]
}

/// Coarse: ten times the text may take no more than thirty times as long, once it takes long enough to be measured.
#[test]
fn time_is_linear() {
    let segmenter = Segmenter::new();
    let time = |text: &str| {
        let run = || {
            let start = Instant::now();
            let count = segmenter.sentences(text).count() + quotations(text).len();
            assert!(count <= text.len());
            start.elapsed()
        };
        (0..3).map(|_| run()).min().unwrap_or_default()
    };
    for ((name, small), (_, large)) in hostile(30_000).into_iter().zip(hostile(300_000)) {
        let (small, large) = (time(&small), time(&large));
        let floor = Duration::from_millis(5);
        assert!(
            large < small.max(floor) * 30,
            "{name}: {small:?}, then {large:?}"
        );
    }
}
