//! How much memory is taken: the shared data, one article, and the inputs made to take much.
//!
//! `HOSTILE_BYTES=3000000 cargo test --release --test memory -- --nocapture` tries long inputs and tells what each took.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::env;
use std::sync::{Mutex, MutexGuard, PoisonError};

use inquit::{Extractor, Offsets};
use peak_alloc::PeakAlloc;

#[path = "hostile/inputs.rs"]
mod inputs;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The counts are those of the process, so one test measures at a time.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Most bytes in use while `work` runs, and bytes that are still in use after it, beyond those in use before.
fn taken<T>(work: impl FnOnce() -> T) -> (usize, usize, T) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let made = work();
    let most = MEMORY.peak_usage().saturating_sub(before);
    (most, MEMORY.current_usage().saturating_sub(before), made)
}

fn warm() -> Extractor {
    let extractor = Extractor::new();
    drop(extractor.extract("“We won,” said Ana Lopes."));
    extractor
}

#[test]
fn shared_data_is_small() {
    let _alone = alone();
    // What another test has read already is counted by the process as a whole.
    let extractor = warm();
    let shared = MEMORY.current_usage();
    println!("shared data: {shared} bytes");
    assert!(shared < 30_000_000, "{shared} bytes");
    drop(extractor);
}

#[test]
fn an_article_takes_little() {
    let _alone = alone();
    let extractor = warm();
    let text = inputs::paragraph(10_000);
    let article = concat!(
        include_str!("../examples/articles/wire.txt"),
        include_str!("../examples/articles/court.txt"),
        include_str!("../examples/articles/feature.txt"),
    );
    for text in [
        text.as_str(),
        &article[..article.floor_char_boundary(10_000)],
    ] {
        let (most, kept, document) = taken(|| extractor.extract(text));
        println!(
            "{} bytes of article: at most {most}, the document {kept}",
            text.len()
        );
        assert!(most < 200_000, "{most} bytes");
        drop(document);
    }
}

#[test]
fn memory_grows_with_the_text() {
    let _alone = alone();
    let asked = env::var("HOSTILE_BYTES").ok();
    let size = asked.map_or(200_000, |bytes| bytes.parse().unwrap());
    let extractor = warm();
    let mut failed = Vec::new();
    for (name, text) in inputs::all(size) {
        let (most, kept, ()) = taken(|| {
            drop(extractor.extract(&text).to_record(Offsets::Utf16));
        });
        let times = most as f64 / text.len() as f64;
        let told = format!(
            "{name}: {} bytes took {most}, {times:.1} times as many",
            text.len()
        );
        println!("{told}");
        assert_eq!(kept, 0, "{name}");
        if times > 20.0 {
            failed.push(told);
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}
