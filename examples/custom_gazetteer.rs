//! Names of one's own: lists from files (TSV, or JSONL with one object a line), rows from memory, over the embedded lists.
//!
//!     cargo run --example custom_gazetteer -- [LIST.tsv | LIST.jsonl]...
//!
//! A line of JSONL that cannot be read is told with its number, the others are still used, and the exit status is 1.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::process::ExitCode;

use inquit::{EntityKind, Entry, Gazetteer, GazetteerBuilder, Overlap};

const TSV: &str = "\
kind\tkey\tname\taliases\tweak\tbeat
outlet\tvalley-echo\tThe Valley Echo\tValley Echo\tEcho\tlocal news
person\tjane-roe\tJane Roe\t\t\tcity hall
";

const JSONL: &str = r#"
{"kind": "place", "key": "old-mill", "name": "Old Mill", "aliases": ["Roe's Mill"], "beat": "planning", "wikidata": "Q0"}
"#;

/// The rows of a list with one JSON object a line, and what is wrong with the other lines.
fn read_jsonl(file: &str, text: &str) -> (Vec<Entry>, Vec<String>) {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str(line) {
            Ok(entry) => rows.push(entry),
            Err(error) => faults.push(format!("{file}:{number}: {error}")),
        }
    }
    (rows, faults)
}

fn add(
    builder: GazetteerBuilder,
    file: &str,
    text: String,
    faults: &mut Vec<String>,
) -> GazetteerBuilder {
    if file.ends_with(".jsonl") {
        let (rows, wrong) = read_jsonl(file, &text);
        faults.extend(wrong);
        builder.entries(file, rows)
    } else {
        builder.tsv(file, text)
    }
}

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let mut faults = Vec::new();
    let mut builder = Gazetteer::builder();
    let files: Vec<String> = std::env::args().skip(1).collect();
    for file in &files {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        builder = add(builder, file, text, &mut faults);
    }
    if files.is_empty() {
        builder = add(builder, "list.tsv", TSV.to_owned(), &mut faults);
        builder = add(builder, "list.jsonl", JSONL.to_owned(), &mut faults);
    }
    let board = Entry::new(EntityKind::Institution, "harbour-board", "Harbour Board");
    let gazetteer = builder.entry(board.with("beat", "shipping")).build()?;
    let text =
        "Jane Roe told the Valley Echo at Roe's Mill that the Harbour Board had written to France.";
    for found in gazetteer.matches_by(text, Overlap::Longest) {
        let entry = found.entry();
        println!(
            "{:<14} {:<12} {:<14} {:<12} {}",
            &text[found.span()],
            entry.kind(),
            entry.key(),
            entry.identifier().unwrap_or_default(),
            entry.metadata("beat").unwrap_or("-")
        );
    }
    for fault in &faults {
        eprintln!("{fault}");
    }
    Ok(ExitCode::from(u8::from(!faults.is_empty())))
}
