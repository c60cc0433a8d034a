//! Sentences, news structure and quotations against the cases in `tests/cases`.
#![allow(clippy::unwrap_used)]

use inquit::{quotations, Segmenter};
use toml::{Table, Value};

const NEWS: &str = include_str!("cases/sentence_news.toml");
const BOUNDARIES: &str = include_str!("cases/sentence_boundaries.toml");
const KNOWN_FAILURES: &str = include_str!("cases/sentence_known_failures.toml");
const QUOTATIONS: &str = include_str!("cases/sentence_quotations.toml");

fn cases(file: &str) -> Vec<Table> {
    let table: Table = file.parse().unwrap();
    let cases = table["case"].as_array().unwrap();
    cases
        .iter()
        .map(|case| case.as_table().unwrap().clone())
        .collect()
}

fn field<'c>(case: &'c Table, name: &str) -> Option<&'c str> {
    case.get(name).and_then(Value::as_str)
}

/// The text without its marks, and the sentences the marks make of it.
fn wanted(marked: &str) -> (String, Vec<String>) {
    let sentences = marked
        .split('¦')
        .map(|s| s.trim().to_owned())
        .filter(|s| !s.is_empty());
    (marked.replace('¦', ""), sentences.collect())
}

fn check(file: &str) {
    let segmenter = Segmenter::new();
    let mut failures = Vec::new();
    for case in cases(file) {
        let name = field(&case, "name").unwrap();
        let (text, sentences) = wanted(field(&case, "cuts").or(field(&case, "text")).unwrap());
        let found: Vec<_> = segmenter.sentences(&text).collect();
        let got: Vec<&str> = found.iter().map(|s| &text[s.span().range()]).collect();
        if got != sentences {
            failures.push(format!("{name}:\n   got {got:#?}\n  want {sentences:#?}"));
            continue;
        }
        if let Some(kinds) = field(&case, "kinds") {
            let got: Vec<&str> = found.iter().map(|s| s.kind().as_str()).collect();
            if got != kinds.split(' ').collect::<Vec<_>>() {
                failures.push(format!("{name}:\n   got {got:?}\n  want {kinds}"));
            }
        }
        let dateline = segmenter.dateline(&text).map(|d| {
            let place = d.place_name().unwrap_or_default();
            [
                &place,
                d.region().unwrap_or(""),
                d.date().unwrap_or(""),
                d.agency().unwrap_or(""),
            ]
            .join("|")
        });
        let in_kinds = field(&case, "kinds").is_some_and(|k| k.contains("dateline"));
        if let Some(want) = field(&case, "dateline") {
            if dateline.as_deref() != Some(want) {
                failures.push(format!("{name}:\n   got {dateline:?}\n  want {want}"));
            }
        } else if dateline.is_some() != in_kinds {
            failures.push(format!("{name}: dateline {dateline:?}"));
        }
    }
    assert!(
        failures.is_empty(),
        "{} failed\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn news_structure() {
    check(NEWS);
}

#[test]
fn boundaries() {
    check(BOUNDARIES);
}

#[test]
fn known_failures_still_fail() {
    for case in cases(KNOWN_FAILURES) {
        let (text, want) = wanted(field(&case, "text").unwrap());
        let found: Vec<String> = Segmenter::new()
            .sentences(&text)
            .map(|s| text[s.span().range()].to_owned())
            .collect();
        assert_ne!(
            found,
            want,
            "mended: move `{}` to the other cases",
            field(&case, "name").unwrap()
        );
    }
}

#[test]
fn news_cases_are_many_and_both_ways() {
    let all = cases(NEWS);
    let with = all
        .iter()
        .filter(|c| field(c, "kinds").is_some_and(|k| k.contains("dateline")))
        .count();
    assert!(
        all.len() >= 60 && with >= 20 && all.len() - with >= 20,
        "{} cases, {with} datelines",
        all.len()
    );
}

#[test]
fn quotation_marks() {
    let mut failures = Vec::new();
    for case in cases(QUOTATIONS) {
        let (name, marked) = (field(&case, "name").unwrap(), field(&case, "text").unwrap());
        let (mut text, mut open, mut want) = (String::new(), Vec::new(), Vec::new());
        for c in marked.chars() {
            match c {
                '⟦' => {
                    open.push(want.len());
                    want.push((text.len(), 0, open.len() - 1));
                }
                '⟧' => want[open.pop().unwrap()].1 = text.len(),
                c => text.push(c),
            }
        }
        let found = quotations(&text);
        let got: Vec<_> = found
            .iter()
            .map(|q| (q.span().start(), q.span().end(), usize::from(q.depth())))
            .collect();
        if got != want {
            let show = |all: &[(usize, usize, usize)]| {
                all.iter()
                    .map(|&(s, e, d)| format!("{d}:{}", &text[s..e]))
                    .collect::<Vec<_>>()
            };
            failures.push(format!(
                "{name}:\n   got {:?}\n  want {:?}",
                show(&got),
                show(&want)
            ));
        }
        let count = |name| case.get(name).and_then(Value::as_integer).unwrap_or(0);
        let not_closed = found.iter().filter(|q| !q.is_closed()).count() as i64;
        let run_on = found.iter().filter(|q| q.runs_on()).count() as i64;
        if (not_closed, run_on) != (count("open"), count("runs_on")) {
            failures.push(format!("{name}: {not_closed} open, {run_on} run on"));
        }
    }
    assert!(
        failures.is_empty(),
        "{} failed\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn merging_joins_what_a_quotation_holds_and_nothing_else() {
    let text = "“It is over. We lost,” he said. He left. “Odd.\n\n“It is. Is it?” She left.";
    let merged = Segmenter::builder().merge_quotations(true).build().unwrap();
    let got: Vec<&str> = merged
        .sentences(text)
        .map(|s| &text[s.span().range()])
        .collect();
    assert_eq!(
        got,
        [
            "“It is over. We lost,” he said.",
            "He left.",
            "“Odd.",
            "“It is. Is it?”",
            "She left."
        ]
    );
    let inside: Vec<bool> = Segmenter::new()
        .sentences(text)
        .map(|s| s.in_quotation())
        .collect();
    assert_eq!(inside, [true, false, false, true, true, false, false]);
}

#[test]
fn own_abbreviations_are_added_to_ours() {
    let text = "Bzrk. Marsh met Sen. Frost.";
    assert_eq!(Segmenter::new().sentences(text).count(), 2);
    assert_eq!(
        Segmenter::builder()
            .abbreviation("Bzrk.")
            .build()
            .unwrap()
            .sentences(text)
            .count(),
        1
    );
}
