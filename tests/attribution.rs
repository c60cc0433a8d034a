//! Own cases of attribution, as data: `cases/attribution/*.toml`, one file a construction; README.md there explains the format.
//!
//! The cases that fail must be exactly those listed in `known_failures.toml`; `INQUIT_UPDATE=1 cargo test --test attribution`
//! rewrites the list, for its changes to be read.

#[path = "attribution/case.rs"]
mod case;
#[allow(dead_code)]
#[path = "attribution/found.rs"]
mod found;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use inquit::Extractor;
use toml::{Table, Value};

use case::{folder, read_cases, Case, KNOWN};
use found::outcome;

/// Name and reason of the known failures, by construction.
fn read_known() -> BTreeMap<String, String> {
    let Ok(text) = fs::read_to_string(folder().join(KNOWN)) else {
        return BTreeMap::new();
    };
    let table: Table = text.parse().unwrap_or_else(|e| panic!("{KNOWN}: {e}"));
    let lists = table.iter().filter_map(|(_, list)| list.as_table());
    lists
        .flatten()
        .map(|(name, reason)| (name.clone(), reason.as_str().unwrap_or_default().to_owned()))
        .collect()
}

fn write_known(cases: &[Case], failures: &BTreeMap<&str, String>) {
    let mut text = String::from(
        "# Cases that fail, and what is given instead: fields that differ, then [source] [cue] [content] kind stance.\n\
         # Written by INQUIT_UPDATE=1 cargo test --test attribution; read what changes.\n",
    );
    let mut construction = "";
    for case in cases {
        let Some(reason) = failures.get(case.name.as_str()) else {
            continue;
        };
        if construction != case.construction {
            construction = &case.construction;
            let _ = write!(text, "\n[{construction}]\n");
        }
        let _ = writeln!(text, "{} = {}", case.name, Value::String(reason.clone()));
    }
    fs::write(folder().join(KNOWN), text).expect("the list of known failures can be written");
}

fn summary(cases: &[Case], failures: &BTreeMap<&str, String>) -> String {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for case in cases {
        let (right, all) = counts.entry(&case.construction).or_default();
        *all += 1;
        *right += usize::from(!failures.contains_key(case.name.as_str()));
    }
    let mut text = String::new();
    for (construction, (right, all)) in counts {
        let _ = writeln!(text, "{construction:18} {right:3} of {all:3}");
    }
    let right = cases.len() - failures.len();
    let _ = writeln!(text, "{:18} {right:3} of {:3}", "all", cases.len());
    text
}

#[test]
fn names_are_unique() {
    let mut seen = BTreeSet::new();
    for case in read_cases() {
        assert!(
            seen.insert(case.name.clone()),
            "{}: two cases of this name",
            case.name
        );
    }
    assert!(seen.len() >= 400, "only {} cases", seen.len());
}

#[test]
fn cases_are_right_except_the_known_failures() {
    let cases = read_cases();
    let extractor = Extractor::new();
    let failures: BTreeMap<&str, String> = cases
        .iter()
        .filter_map(|case| Some((case.name.as_str(), outcome(&extractor, case).wrong?)))
        .collect();
    println!("{}", summary(&cases, &failures));
    if std::env::var_os("INQUIT_UPDATE").is_some() {
        write_known(&cases, &failures);
        return;
    }
    let known = read_known();
    let mut message = String::new();
    for (name, reason) in &failures {
        if !known.contains_key(*name) {
            let _ = writeln!(message, "new failure     {name}: {reason}");
        }
    }
    for (name, reason) in &known {
        if !failures.contains_key(name.as_str()) {
            let _ = writeln!(message, "no longer fails {name} (was {reason})");
        }
    }
    assert!(
        message.is_empty(),
        "{KNOWN} is not up to date; if this is meant, run with INQUIT_UPDATE=1\n{message}"
    );
}

/// Nobody speaks who only has a part in the name of the source.
#[test]
fn whose_lawyer_speaks_says_nothing_himself() {
    let extractor = Extractor::new();
    for text in [
        "Ana Lopes was at home on Sunday. Her lawyer said that she was ill.",
        "Paul Brown was at home on Sunday. His ex-wife said that he was ill.",
        "Mayor Ana Lopes left. The mayor's lawyer said that she was ill.",
        "Ana Lopes left. The Lopes campaign said that it was over.",
        "President Ana Lopes left. The first black president said that it was over.",
    ] {
        let document = extractor.extract(text);
        let speakers: Vec<_> = document
            .attributions()
            .iter()
            .map(|a| a.speaker())
            .collect();
        assert_eq!(speakers, [None], "{text}");
    }
}
