//! How much memory is taken: the shared data, one article, and the inputs made to take much.
//!
//! `HOSTILE_BYTES=3000000 cargo test --release --test memory -- --nocapture` tries long inputs and tells what each took.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::path::Path;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::{env, fs};

use inquit::Extractor;
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

/// An extractor whose data has been read, and the bytes that were left in use by that.
fn warm() -> (Extractor, usize) {
    static SHARED: OnceLock<usize> = OnceLock::new();
    let read = || {
        drop(
            Extractor::new().extract("“We won,” said Ana Lopes of his brother. The agency agreed."),
        )
    };
    let shared = *SHARED.get_or_init(|| taken(read).1);
    (Extractor::new(), shared)
}

/// Most bytes in use while `work` runs, and bytes that are still in use after it, beyond those in use before.
fn taken<T>(work: impl FnOnce() -> T) -> (usize, usize, T) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let made = work();
    let most = MEMORY.peak_usage().saturating_sub(before);
    (most, MEMORY.current_usage().saturating_sub(before), made)
}

/// The lists and weights as they lie in the program, and what is made of them.
#[test]
fn shared_data_is_small() {
    let _alone = alone();
    let (_, heap) = warm();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["gazetteers", "model"].map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let lists = files.into_iter().flatten().map(|file| file.unwrap());
    let lists = lists.filter(|file| file.path().extension().is_some_and(|e| e == "tsv"));
    let embedded: u64 = lists.map(|file| file.metadata().unwrap().len()).sum();
    println!("shared data: {heap} bytes, and {embedded} in the program");
    assert!(heap as u64 + embedded < 30_000_000);
}

#[test]
fn an_article_takes_little() {
    let _alone = alone();
    let (extractor, _) = warm();
    let articles = inputs::articles();
    let article = &articles[..articles.floor_char_boundary(10_000)];
    let (most, kept, _document) = taken(|| extractor.extract(article));
    println!(
        "an article of {} bytes: at most {most}, the document {kept}",
        article.len()
    );
    assert!(most < 200_000, "{most} bytes");
}

#[test]
fn memory_grows_with_the_text() {
    let _alone = alone();
    let asked = env::var("HOSTILE_BYTES").ok();
    let size = asked.map_or(200_000, |bytes| bytes.parse().unwrap());
    let (extractor, _) = warm();
    let mut failed = Vec::new();
    for (name, text) in inputs::all(size) {
        let (most, ..) = taken(|| drop(extractor.extract(&text)));
        let times = most as f64 / text.len() as f64;
        let told = format!(
            "{name}: {} bytes took {most}, {times:.1} times as many",
            text.len()
        );
        println!("{told}");
        // The harness allocates too, now and then.
        let kept = (0..3).map(|_| taken(|| drop(extractor.extract(&text))).1);
        assert_eq!(kept.min(), Some(0), "{name} leaves memory in use");
        // The aim is 20; a token takes some 70 bytes, and a bracket is one.
        if times > 80.0 {
            failed.push(told);
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}
