//! The articles and their answers, from their files.

use std::fs;
use std::path::Path;

use crate::answer::Answer;

pub const ARTICLES: [&str; 11] = [
    "wire",
    "agency",
    "broadcast",
    "business",
    "court",
    "feature",
    "liveblog",
    "release",
    "science",
    "speech",
    "sport",
];

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

pub fn article(name: &str) -> String {
    read(&format!("examples/articles/{name}.txt"))
}

pub fn answer(name: &str, text: &str) -> Answer {
    let file = format!("tests/articles/{name}.toml");
    Answer::parse(&read(&file), text).unwrap_or_else(|e| panic!("{file}: {e}"))
}
