//! What holds for any text: no panic, sound spans and indices, the same result every time.
//!
//! `PROPTEST_CASES=20000 cargo test --test properties` tries more.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

use std::fs;
use std::path::Path;

use inquit::{Extractor, Newlines, Offsets, Record, Segmenter};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

#[path = "properties/holds.rs"]
mod holds;

use holds::{extractor, greedy};

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

const HEADERS: [&str; 4] = [
    "kind\tkey\tname",
    "kind\tkey\tname\taliases\tweak\tdemonyms",
    "lemma\tclass\tforms\tframes\tstance\tspeech\taddressee",
    "Bzrk.\ttitle\tnever",
];

const CELLS: [&str; 32] = [
    "",
    "#",
    "|",
    "person",
    "country",
    "outlet",
    "x1",
    "x2",
    "x3",
    "Ana Lopes",
    "A|B|Ana  Lopes",
    "O’Neill",
    "U.S.",
    "CIA",
    "’s",
    "-",
    "verb",
    "noun",
    "phrase",
    "adjective",
    "mark",
    "say",
    "say|says|said|said|saying",
    "according to",
    "that|bare|quote",
    "to|np",
    "assert",
    "deny",
    "yes",
    "no",
    "object",
    "to",
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

fn any_characters() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>(), 0..200).prop_map(String::from_iter)
}

/// A table that is nearly one of ours: lines of cells, some of which make sense.
fn list() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        8 => prop::sample::select(&CELLS[..]).prop_map(str::to_owned),
        1 => noise(),
    ];
    let line = prop::collection::vec(cell, 0..9).prop_map(|cells| cells.join("\t"));
    let header = prop::sample::select(&HEADERS[..]).prop_map(str::to_owned);
    let head = prop_oneof![4 => header, 1 => line.clone()];
    (
        head,
        prop::collection::vec(line, 0..6),
        prop::sample::select(&["\n", "\r\n"][..]),
    )
        .prop_map(|(head, lines, end)| head + end + &lines.join(end))
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

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_gives_a_sound_document(text in text()) {
        holds::text(&text);
    }

    #[test]
    fn any_characters_give_a_sound_document(text in any_characters()) {
        holds::text(&text);
    }

    #[test]
    fn offsets_agree_with_a_naive_count(text in prop_oneof![text(), any_characters()]) {
        holds::offsets(&text);
    }

    #[test]
    fn any_list_is_read_or_told_what_is_wrong(list in list()) {
        holds::gazetteer_file(&list);
        holds::cue_file(&list);
        holds::abbreviation_file(&list);
    }

    #[test]
    fn every_segmenter_covers_the_text(text in text(), newlines in prop::sample::select(&[Newlines::Auto, Newlines::Break, Newlines::Wrap][..]), merge: bool) {
        let segmenter = Segmenter::builder().newlines(newlines).merge_quotations(merge).build().unwrap();
        holds::covered(&text, segmenter.sentences(&text).map(|s| s.span()));
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

/// The same in the articles that people send us, and in each of them cut anywhere.
#[test]
fn articles_give_sound_documents() {
    for article in ARTICLES {
        holds::text(article);
        holds::offsets(article);
    }
}

/// What the fuzzer once broke something with: a file a find, in a folder for each target of `fuzz/`.
#[test]
fn finds_of_the_fuzzer_hold() {
    type Target = (&'static str, fn(&str));
    let targets: [Target; 4] = [
        ("text", holds::text),
        ("gazetteer_file", holds::gazetteer_file),
        ("cue_file", holds::cue_file),
        ("offsets", holds::offsets),
    ];
    let finds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/properties/finds");
    for (target, holds) in targets {
        for file in fs::read_dir(finds.join(target)).into_iter().flatten() {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            holds(&String::from_utf8_lossy(&bytes));
        }
    }
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
        holds::sound(&extractor().extract(&text));
    }
}

#[test]
fn long_runs_of_names_end() {
    for part in ["Putin ", "TASS "] {
        holds::sound(&extractor().extract(&part.repeat(40_000 / part.len())));
    }
}
