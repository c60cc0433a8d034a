//! The eleven articles of `examples/articles/` against the answers that readers gave (`tests/articles/*.toml`), and snapshots of
//! what is printed for them.
//!
//! What is still wrong stands in `tests/known_failures.toml`, no more and no less:
//! `INQUIT_UPDATE=1 cargo test --test articles` writes it anew, `cargo test --test articles -- --nocapture` prints the counts.
//! `INSTA_UPDATE=always` takes over new snapshots.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

#[path = "articles/answer.rs"]
mod answer;
#[path = "articles/check.rs"]
mod check;
#[path = "articles/known.rs"]
mod known;
#[path = "../examples/attribute/line.rs"]
mod line;
#[path = "articles/print.rs"]
mod print;
#[path = "articles/resolve.rs"]
mod resolve;
#[path = "../examples/attribute/text.rs"]
mod text;
#[path = "articles/words.rs"]
mod words;

use std::fs;
use std::path::Path;

use inquit::Extractor;

use answer::Answer;

const ARTICLES: [&str; 11] = [
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

fn article(name: &str) -> String {
    read(&format!("examples/articles/{name}.txt"))
}

fn answer(name: &str, text: &str) -> Answer {
    let file = format!("tests/articles/{name}.toml");
    Answer::parse(&read(&file), text).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// Every article of the folder is tested, and has an answer.
#[test]
fn articles_are_all_here() {
    let mut found: Vec<String> = Vec::new();
    for (folder, extension) in [("examples/articles", "txt"), ("tests/articles", "toml")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == extension) {
                found.push(path.file_stem().unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    let mut expected = [ARTICLES, ARTICLES].concat();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

/// What we give is what the readers answered, but for the known failures.
#[test]
fn answers() {
    let extractor = Extractor::new();
    let mut checks = Vec::new();
    for name in ARTICLES {
        let text = article(name);
        checks.push((
            name,
            check::checks(&extractor.extract(&text), &answer(name, &text)),
        ));
    }
    print!(
        "{}",
        check::summary(checks.iter().flat_map(|(_, list)| list))
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/known_failures.toml");
    if std::env::var_os("INQUIT_UPDATE").is_some_and(|v| v == "1") {
        fs::write(&path, known::write(&checks)).unwrap();
        return;
    }
    let listed = known::parse(&fs::read_to_string(&path).unwrap_or_default())
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let changes = known::changes(&checks, &listed);
    assert!(
        changes.is_empty(),
        "tests/known_failures.toml and what fails differ (INQUIT_UPDATE=1 writes it anew):\n{changes}"
    );
}

macro_rules! snapshots {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            let text = article(stringify!($name));
            let printed = print::print(&Extractor::new().extract(&text));
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => true }, {
                insta::assert_snapshot!(stringify!($name), printed);
            });
        }
    )*};
}

snapshots! { wire agency broadcast business court feature liveblog release science speech sport }
