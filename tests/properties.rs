//! What holds for any text: no panic, sound spans and indices, the same result every time.
//!
//! `PROPTEST_CASES=20000 cargo test --test properties` tries more.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

use std::ops::Range;
use std::sync::OnceLock;

use inquit::{Document, Extractor, MentionForm, Offsets, Record, Segmenter, Span, SpanRecord};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(Extractor::new)
}

/// Keeps everything, however unsure.
fn greedy() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(|| Extractor::builder().threshold(0.0).build().unwrap())
}

const ARTICLES: [&str; 4] = [
    include_str!("../examples/articles/wire.txt"),
    include_str!("../examples/articles/liveblog.txt"),
    include_str!("../examples/articles/feature.txt"),
    include_str!("../examples/articles/court.txt"),
];

const PARTS: [&str; 96] = [
    "\"",
    "“",
    "”",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "``",
    "''",
    "\"\"",
    "(",
    ")",
    "[",
    "]",
    " — ",
    " - ",
    "--",
    ":",
    ";",
    ",",
    ".",
    "...",
    "…",
    "?",
    "!",
    "?!",
    "/",
    "* * *",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    " ",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{2028}",
    "\0",
    "said",
    "told",
    "says",
    "did not say",
    "according to",
    "According to",
    "denied that",
    "asked whether",
    "report",
    "the claim that",
    "has repeatedly stated",
    "would",
    "wants to",
    "promised to",
    "he",
    "She",
    "they",
    "who",
    "which",
    "that",
    "and",
    "but",
    "the minister",
    "two officials",
    "The 44-year-old",
    "the newspaper",
    "its",
    "Dmitry Peskov",
    "Peskov",
    "Ana Lopes",
    "O’Neill-Sørensen",
    "TASS",
    "Reuters",
    "The New York Times Co",
    "Washington",
    "U.S.",
    "the US",
    "EU",
    "Iran's",
    "Foreign Ministry",
    "Mr.",
    "Dr",
    "No.",
    "p.m.",
    "Oct. 4",
    "MOSCOW, November 2. /TASS/.",
    "PARIS (Reuters) -",
    "By Ann Marsh",
    "Updated 13.40 GMT",
    "Read more on the site →",
    "Q:",
    "3.5",
    "$101",
    "😀",
    "e\u{301}",
];

/// A few characters of any kind, more of those that break things.
fn noise() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        4 => any::<char>(),
        2 => proptest::char::range(' ', '~'),
        1 => proptest::char::range('\u{2000}', '\u{206f}'),
        1 => proptest::char::range('\u{300}', '\u{36f}'),
    ];
    prop::collection::vec(one, 0..12).prop_map(String::from_iter)
}

/// A stretch of a real article, cut anywhere.
fn stretch() -> impl Strategy<Value = String> {
    (
        prop::sample::select(&ARTICLES[..]),
        any::<prop::sample::Index>(),
        1..400_usize,
    )
        .prop_map(|(text, from, length)| {
            let from = from.index(text.chars().count());
            text.chars().skip(from).take(length).collect()
        })
}

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        12 => prop::sample::select(&PARTS[..]).prop_map(str::to_owned),
        2 => noise(),
        2 => stretch(),
    ];
    let glue = prop_oneof![6 => Just(" "), 2 => Just(""), 1 => Just("\n\n")];
    prop::collection::vec((part, glue), 0..40).prop_map(|parts| {
        parts
            .iter()
            .flat_map(|(part, glue)| [part.as_str(), glue])
            .collect()
    })
}

fn check(document: &Document<'_>) {
    let text = document.text();
    for sentence in document.sentences() {
        sound(text, sentence.span(), "sentence");
    }
    covered(text, document.sentences().iter().map(|s| s.span()));
    if let Some(dateline) = document.dateline() {
        sound(text, dateline.span(), "dateline");
        for part in [
            dateline.place(),
            dateline.region(),
            dateline.date(),
            dateline.agency(),
        ]
        .into_iter()
        .flatten()
        {
            assert!(
                !part.is_empty() && text[dateline.span()].contains(part),
                "{part:?} of the dateline"
            );
        }
    }
    for quotation in document.quotations() {
        sound(text, quotation.span(), "quotation");
        assert!(
            quotation.span().covers(quotation.content()),
            "{quotation:?}"
        );
        let _ = &text[quotation.content()];
    }
    assert!(
        document.quotations().is_sorted_by_key(|q| q.span().start()),
        "quotations in text order"
    );
    for mention in document.mentions() {
        sound(text, mention.span(), "mention");
        if let Some(entity) = mention.entity() {
            let (ours, theirs) = (mention.kind(), document.entities()[entity].kind());
            // "Scottish" is of the kind of a country's adjective, Scotland is a place.
            assert!(
                ours == theirs || mention.form() == MentionForm::Demonym,
                "{} is a {ours}, what it means a {theirs}",
                &text[mention.span()]
            );
        }
    }
    assert!(
        document.mentions().is_sorted_by_key(|m| m.span().start()),
        "mentions in text order"
    );
    for entity in 0..document.entities().len() {
        assert!(!document.entities()[entity].name().is_empty());
        assert!(
            document
                .mentions()
                .iter()
                .any(|m| m.entity() == Some(entity)),
            "nothing mentions entity {entity}"
        );
    }
    attributions(document);
}

fn attributions(document: &Document<'_>) {
    let text = document.text();
    let all = document.attributions();
    assert!(
        all.is_sorted_by_key(|a| a.content()[0].start()),
        "attributions in the order of their contents"
    );
    for (number, attribution) in all.iter().enumerate() {
        let lists = [
            attribution.source(),
            attribution.cue(),
            attribution.content(),
            attribution.addressee(),
        ];
        for (list, name) in lists
            .into_iter()
            .zip(["source", "cue", "content", "addressee"])
        {
            list.iter().for_each(|span| sound(text, *span, name));
            assert!(
                list.windows(2).all(|pair| pair[0].end() <= pair[1].start()),
                "pieces of the {name}: {list:?}"
            );
        }
        let [_, cue, content, _] = lists;
        assert!(!content.is_empty() && !cue.is_empty());
        assert!((0.0..=1.0).contains(&attribution.confidence()));
        assert!(attribution
            .speaker()
            .is_none_or(|s| s < document.entities().len()));
        let mut steps = 0;
        let mut at = attribution.parent();
        while let Some(parent) = at {
            assert!(
                steps < all.len(),
                "the parents of attribution {number} run in a circle"
            );
            steps += 1;
            at = all[parent].parent();
        }
    }
}

/// What has a parent stands in its content.
fn nested(document: &Document<'_>) {
    let all = document.attributions();
    for attribution in all {
        if let Some(parent) = attribution.parent() {
            let inside = |span: &Span| all[parent].content().iter().any(|c| c.covers(*span));
            assert!(
                attribution.cue().iter().all(inside),
                "the cue {:?} stands outside the content of its parent {:?} in {:?}",
                attribution.cue(),
                all[parent].content(),
                document.text()
            );
        }
    }
}

/// Source, cue and content of an attribution stand apart.
fn apart(document: &Document<'_>) {
    let text = document.text();
    for attribution in document.attributions() {
        let lists = [
            attribution.source(),
            attribution.cue(),
            attribution.content(),
        ];
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let overlap = lists[one]
                .iter()
                .any(|a| lists[other].iter().any(|b| a.overlaps(*b)));
            assert!(
                !overlap,
                "source, cue, content: {lists:?} ({}) in {text:?}",
                attribution.rule()
            );
        }
    }
}

#[track_caller]
fn sound(text: &str, span: Span, name: &str) {
    assert!(
        !span.is_empty() && text.get(span.range()).is_some(),
        "{name} {span:?} in {text:?}"
    );
}

/// White space, and the characters of no width that stand for none.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// In order, without overlap, and nothing but blanks outside.
fn covered(text: &str, spans: impl Iterator<Item = Span>) {
    let mut from = 0;
    for span in spans {
        assert!(
            span.start() >= from,
            "{span:?} overlaps the sentence before it, in {text:?}"
        );
        assert!(
            text[from..span.start()].chars().all(is_blank),
            "left out before {span:?}, in {text:?}"
        );
        assert_eq!(
            text[span].trim(),
            &text[span],
            "blanks at the edges of {span:?}, in {text:?}"
        );
        from = span.end();
    }
    assert!(
        text[from..].chars().all(is_blank),
        "left out at the end of {text:?}"
    );
}

/// All pairs of offsets in a record, in a fixed order.
fn offsets(record: &Record) -> Vec<Range<usize>> {
    let spans = |list: &[SpanRecord]| -> Vec<Range<usize>> {
        list.iter().map(|s| s.start..s.end).collect()
    };
    let mut all: Vec<Range<usize>> = record.dateline.iter().map(|d| d.start..d.end).collect();
    all.extend(record.sentences.iter().map(|s| s.start..s.end));
    all.extend(record.mentions.iter().map(|m| m.start..m.end));
    for attribution in &record.attributions {
        for list in [
            &attribution.source,
            &attribution.cue,
            &attribution.content,
            &attribution.addressee,
        ] {
            all.extend(spans(list));
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_gives_a_sound_document(text in text()) {
        let document = extractor().extract(&text);
        check(&document);
        nested(&document);
        check(&greedy().extract(&text));
    }

    #[test]
    fn what_is_nested_stands_in_the_content_of_its_parent(text in text()) {
        nested(&greedy().extract(&text));
    }

    #[test]
    fn source_cue_and_content_stand_apart(text in text()) {
        apart(&extractor().extract(&text));
        apart(&greedy().extract(&text));
    }

    #[test]
    fn any_characters_give_a_sound_document(text in prop::collection::vec(any::<char>(), 0..200).prop_map(String::from_iter)) {
        check(&greedy().extract(&text));
    }

    #[test]
    fn offsets_agree_with_a_naive_count(text in text()) {
        let document = extractor().extract(&text);
        let bytes = offsets(&document.to_record(Offsets::Byte));
        let of = |count: fn(&str) -> usize| -> Vec<Range<usize>> {
            bytes.iter().map(|r| count(&text[..r.start])..count(&text[..r.end])).collect()
        };
        prop_assert_eq!(offsets(&document.to_record(Offsets::Char)), of(|t| t.chars().count()));
        prop_assert_eq!(offsets(&document.to_record(Offsets::Utf16)), of(|t| t.encode_utf16().count()));
        let spans: Vec<Range<usize>> = document.sentences().iter().map(|s| s.span().range()).collect();
        let at = usize::from(document.dateline().is_some());
        prop_assert_eq!(&bytes[at..at + spans.len()], &spans[..]);
    }

    #[test]
    fn the_segmenter_alone_says_the_same(text in text()) {
        let alone: Vec<_> = Segmenter::new().sentences(&text).collect();
        let document = extractor().extract(&text);
        prop_assert_eq!(document.sentences(), &alone[..]);
        let merged = Segmenter::builder().merge_quotations(true).build().unwrap();
        covered(&text, merged.sentences(&text).map(|s| s.span()));
    }

    #[test]
    fn a_document_does_not_depend_on_those_before(one in text(), other in text()) {
        let extractor = extractor();
        let first = extractor.extract(&one).to_record(Offsets::Byte);
        let between = extractor.extract(&other).to_record(Offsets::Byte);
        prop_assert_eq!(&extractor.extract(&one).to_record(Offsets::Byte), &first);
        prop_assert_eq!(&Extractor::new().extract(&one).to_record(Offsets::Byte), &first);
        prop_assert_eq!(&extractor.clone().extract(&other).to_record(Offsets::Byte), &between);
    }

    #[test]
    fn a_higher_threshold_only_takes_away(text in text()) {
        let sure = Extractor::builder().threshold(0.8).build().unwrap();
        prop_assert!(sure.extract(&text).attributions().iter().all(|a| a.confidence() >= 0.8));
        prop_assert!(sure.extract(&text).attributions().len() <= greedy().extract(&text).attributions().len());
    }
}

#[test]
fn every_thread_gives_the_same() {
    let texts: Vec<String> = ARTICLES.iter().map(|t| (*t).to_owned()).collect();
    let expected: Vec<Record> = texts
        .iter()
        .map(|t| extractor().extract(t).to_record(Offsets::Char))
        .collect();
    std::thread::scope(|scope| {
        for shift in 0..4 {
            let (texts, expected) = (&texts, &expected);
            scope.spawn(move || {
                for i in (0..texts.len()).map(|i| (i + shift) % texts.len()) {
                    assert_eq!(
                        extractor().extract(&texts[i]).to_record(Offsets::Char),
                        expected[i]
                    );
                }
            });
        }
    });
}

/// The same words in the articles that people send us: there they do stand apart.
#[test]
fn source_cue_and_content_stand_apart_in_articles() {
    ARTICLES
        .iter()
        .for_each(|text| apart(&extractor().extract(text)));
}

/// Runs of one thing, long enough that a method that is not linear would not end.
#[test]
fn long_runs_end() {
    let parts = [
        "\"",
        "“",
        "'",
        " ",
        "\n",
        "(",
        ".",
        "said ",
        "he said \"",
        "\u{301}",
        "A",
        "A. ",
        "1,",
        "Xyzzy ",
        "Putin said. ",
        "e\u{301}",
        "\u{a0}",
    ];
    for part in parts {
        let text = part.repeat(40_000 / part.len());
        check(&extractor().extract(&text));
    }
}

#[test]
fn long_runs_of_names_end() {
    for part in ["Putin ", "TASS "] {
        check(&extractor().extract(&part.repeat(40_000 / part.len())));
    }
}
