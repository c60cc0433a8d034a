//! The list of what is known to fail: `tests/known_failures.toml`.

use std::collections::BTreeSet;
use std::fmt::Write;

use toml::Table;

use crate::check::Check;

const HEAD: &str = "\
# What we still get wrong in the articles of examples/articles/, held against the answers of readers in tests/articles/.
# `id of the check` = what we give instead. `aN` is the attribution of that id in the answer, `sentence/N` the Nth sentence, `@N` a byte.
# `extra/...` and `extra-mention/...` are attributions and names that the answer does not have.
# Must be exactly what fails: tests/articles.rs. `INQUIT_UPDATE=1 cargo test --test articles` writes this file.
";

fn failures(checks: &[Check]) -> impl Iterator<Item = (&str, &str)> {
    checks
        .iter()
        .filter(|c| !c.id.is_empty())
        .filter_map(|c| Some((c.id.as_str(), c.wrong.as_deref()?)))
}

/// A string of TOML in one line, as a key must be; blanks have been made single, so there is no control character in it.
fn quoted(text: &str) -> String {
    if text.contains('"') && !text.contains('\'') {
        return format!("'{text}'");
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn line(id: &str, given: &str) -> String {
    format!("{} = {}", quoted(id), quoted(given))
}

/// The list as it should be.
pub fn write(checks: &[(&str, Vec<Check>)]) -> String {
    let mut out = HEAD.to_owned();
    for (article, checks) in checks {
        let lines: Vec<String> = failures(checks)
            .map(|(id, given)| line(id, given))
            .collect();
        if !lines.is_empty() {
            let _ = write!(out, "\n[{article}]\n{}\n", lines.join("\n"));
        }
    }
    out
}

/// The ids of a list, each with its article before it: `wire/a3/source`.
pub fn parse(toml: &str) -> Result<BTreeSet<String>, String> {
    let table: Table = toml.parse().map_err(|e| format!("{e}"))?;
    let mut ids = BTreeSet::new();
    for (article, list) in &table {
        let list = list
            .as_table()
            .ok_or(format!("`{article}` is not a table"))?;
        ids.extend(list.keys().map(|id| format!("{article}/{id}")));
    }
    Ok(ids)
}

/// Which lines are to be added and deleted.
pub fn changes(checks: &[(&str, Vec<Check>)], listed: &BTreeSet<String>) -> String {
    let mut out = String::new();
    let mut failing = BTreeSet::new();
    for (article, checks) in checks {
        for (id, given) in failures(checks) {
            let whole = format!("{article}/{id}");
            if !listed.contains(&whole) {
                let _ = writeln!(
                    out,
                    "{whole} fails; mend it, or add under [{article}]:\n    {}",
                    line(id, given)
                );
            }
            failing.insert(whole);
        }
    }
    for gone in listed.difference(&failing) {
        let (article, id) = gone.split_once('/').unwrap_or((gone, ""));
        let _ = writeln!(
            out,
            "{gone} does not fail (any more); delete under [{article}] the line of {}",
            quoted(id)
        );
    }
    out
}
