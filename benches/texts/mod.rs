//! The texts that the benches read: the articles of `examples/articles`, or those of the file that `INQUIT_BENCH_CORPUS` names.
// No bench uses all of it.
#![allow(dead_code)]

use std::path::Path;
use std::{env, fs};

use criterion::Throughput;
use serde_json::Value;

/// One text an article.
pub fn articles() -> Vec<String> {
    match env::var_os("INQUIT_BENCH_CORPUS") {
        Some(file) => corpus(Path::new(&file)),
        None => own(),
    }
}

fn own() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("examples/articles is there")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| fs::read_to_string(file).expect("articles are UTF-8"))
        .collect()
}

/// A JSON object with `text` on each line.
fn corpus(file: &Path) -> Vec<String> {
    let name = file.display();
    let lines = fs::read_to_string(file).unwrap_or_else(|error| panic!("{name}: {error}"));
    let text = |(number, line): (usize, &str)| {
        let value: Value = serde_json::from_str(line)
            .unwrap_or_else(|error| panic!("{name}:{}: {error}", number + 1));
        match value.get("text").and_then(Value::as_str) {
            Some(text) => text.to_owned(),
            None => panic!("{name}:{}: no `text`", number + 1),
        }
    };
    lines
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(text)
        .collect()
}

pub fn bytes(articles: &[String]) -> Throughput {
    Throughput::Bytes(articles.iter().map(|text| text.len() as u64).sum())
}
