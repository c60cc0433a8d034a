//! Throw-away: names only.
#![allow(clippy::all)]
use std::io::{BufRead, Write};
fn main() {
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    for line in std::io::stdin().lock().lines() {
        let doc: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = doc["text"].as_str().unwrap();
        let (mentions, entities) = inquit::names_of(text);
        let mut chars = vec![0; text.len() + 1];
        let mut n = 0;
        for (at, c) in text.char_indices() { for i in 0..c.len_utf8() { chars[at + i] = n; } n += 1; }
        chars[text.len()] = n;
        let list: Vec<_> = mentions.iter().map(|m| serde_json::json!({"start": chars[m.span().start()], "end": chars[m.span().end()], "type": m.kind().to_string(), "form": m.form().to_string(),
            "name": m.entity().map(|e| entities[e].name().to_owned())})).collect();
        let names: Vec<_> = list.iter().filter(|m| matches!(m["form"].as_str(), Some("name" | "alias" | "surname"))).cloned().collect();
        writeln!(out, "{}", serde_json::json!({"id": doc["id"], "text": text, "entities": names, "all": list})).unwrap();
    }
}
