//! The table of rules, in Markdown.

use std::collections::BTreeMap;
use std::fmt::Write;

use inquit::{Attribution, Span};

use crate::Rule;

const HEAD: &str = "\
# Rules of attribution

Each row is one construction and one file in `src/attribution/rules/`. The example and the counter-example are the shortest of the rule's
in `tests/cases/attribution/`; in an example the *source* is slanted, the `cue` is set as code, the **content** is bold. *Found* is how many
attributions the rule gives in the eleven articles of `examples/articles/`, *right* how many of these a reader gave as well, with at least half of
the words of source and content in common. A rule that finds nothing there is for texts of other kinds.
";

const TAIL: &str = "
`floating` adds to what another rule has found, under whose id the attribution stands; the sum has it once.
The table is written by `INQUIT_UPDATE=1 cargo test --test rules`.
";

pub fn write(rules: &BTreeMap<String, Rule>) -> String {
    let mut out = String::from(HEAD);
    out.push_str(
        "\n| rule | what it finds | example | counter-example | found | right | precision |\n",
    );
    out.push_str("| --- | --- | --- | --- | ---: | ---: | ---: |\n");
    let (mut given, mut right) = (0, 0);
    for (id, rule) in rules {
        let _ = writeln!(
            out,
            "| `{id}` | {} | {} | {} | {} | {} | {} |",
            rule.finds,
            shortest(&rule.examples),
            shortest(&rule.counter_examples),
            rule.given,
            rule.right,
            share(rule.right, rule.given)
        );
        if id != "floating" {
            given += rule.given;
            right += rule.right;
        }
    }
    let _ = writeln!(
        out,
        "| all | | | | {given} | {right} | {} |",
        share(right, given)
    );
    out.push_str(TAIL);
    out
}

fn shortest(texts: &[String]) -> &str {
    let shortest = texts.iter().min_by_key(|text| text.len());
    shortest.map_or("", String::as_str)
}

fn share(right: usize, all: usize) -> String {
    match all {
        0 => String::new(),
        _ => format!("{:.0} %", 100.0 * right as f64 / all as f64),
    }
}

/// A text in one cell, without marks.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if !out.is_empty() {
            out.push_str("<br>");
        }
        out.push_str(&line.trim().replace('|', "\\|"));
    }
    out
}

/// A text in one cell, with marks for source, cue and content.
pub fn marked(text: &str, attribution: &Attribution) -> String {
    let mut marks: Vec<(Span, &str)> = Vec::new();
    let roles = [
        (attribution.source(), "*"),
        (attribution.cue(), "`"),
        (attribution.content(), "**"),
    ];
    for (spans, mark) in roles {
        marks.extend(spans.iter().map(|span| (*span, mark)));
    }
    marks.sort_by_key(|(span, _)| *span);
    let (mut out, mut at) = (String::new(), 0);
    for (span, mark) in marks.into_iter().filter(|(span, _)| !span.is_empty()) {
        if span.start() < at {
            continue;
        }
        out.push_str(&text[at..span.start()]);
        out.push_str(mark);
        out.push_str(&text[span]);
        out.push_str(mark);
        at = span.end();
    }
    out.push_str(&text[at..]);
    plain(&out)
}
