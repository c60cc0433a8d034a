//! What we give for an article, to be read by a person.

use std::fmt::Write;

use inquit::Document;

use crate::words::flat;

/// Sentences and mentions, a line each, then what `attribute --format text` prints.
pub fn print(document: &Document<'_>) -> String {
    let text = document.text();
    let mut out = String::new();
    if let Some(dateline) = document.dateline() {
        let place = dateline.place_name();
        let parts = [
            place.as_deref(),
            dateline.region(),
            dateline.date(),
            dateline.agency(),
        ];
        let parts: Vec<&str> = parts.iter().map(|p| p.unwrap_or("-")).collect();
        let _ = writeln!(
            out,
            "DATELINE place, region, date, agency\n{}\n",
            parts.join(" | ")
        );
    }
    out.push_str("SENTENCES (> goes on inside a quotation)\n");
    for sentence in document.sentences() {
        let quoted = if sentence.in_quotation() { " >" } else { "" };
        let _ = writeln!(
            out,
            "{:<11} {}{quoted}",
            sentence.kind().as_str(),
            flat(&text[sentence.span()])
        );
    }
    out.push_str("\nMENTIONS kind, form, words: entity\n");
    for mention in document.mentions() {
        let name = mention
            .entity()
            .map_or("?", |e| document.entities()[e].name());
        let (kind, form) = (mention.kind().to_string(), mention.form().to_string());
        let _ = writeln!(
            out,
            "{kind:<11} {form:<11} {}: {name}",
            flat(&text[mention.span()])
        );
    }
    out.push_str("\nATTRIBUTIONS\n");
    let mut printed = Vec::new();
    if crate::text::print(document, None, false, &mut printed).is_err() {
        out.push_str("(could not be printed)\n");
    }
    out.push_str(&String::from_utf8_lossy(&printed));
    out
}
