//! Names of one's own: a list from a file, rows from memory, over the embedded lists.
//!
//!     cargo run --example custom_gazetteer -- [LIST.tsv]
#![allow(clippy::print_stdout)]

use inquit::{EntityKind, Entry, Gazetteer};

const LIST: &str = "\
kind\tkey\tname\taliases\tweak\tbeat
outlet\tvalley-echo\tThe Valley Echo\tValley Echo\tEcho\tlocal news
person\tjane-roe\tJane Roe\t\t\tcity hall
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (file, list) = match std::env::args().nth(1) {
        Some(path) => {
            let list =
                std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
            (path, list)
        }
        None => ("LIST".to_owned(), LIST.to_owned()),
    };
    let gazetteer = Gazetteer::builder()
        .tsv(file, list)
        .entry(
            Entry::new(EntityKind::Institution, "harbour-board", "Harbour Board")
                .with("beat", "shipping"),
        )
        .build()?;
    let text = "Jane Roe told the Valley Echo that the Harbour Board had written to France.";
    for found in gazetteer.matches(text) {
        let entry = found.entry();
        let beat = entry.metadata("beat").unwrap_or("-");
        println!(
            "{:<14} {:<12} {:<14} {beat}",
            &text[found.span().range()],
            entry.kind(),
            entry.key()
        );
    }
    Ok(())
}
