//! The whole extractor, each public stage, the first use in a process, and growth with the size of the text.
//!
//!     cargo bench --bench pipeline
//!     INQUIT_BENCH_CORPUS=news.jsonl cargo bench --bench pipeline    (a JSON object with `text` on each line)
//!
//! See benches/README.md.
#![allow(missing_docs, clippy::print_stdout)]

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use criterion::{BenchmarkId, Criterion, Throughput};
use inquit::{quotations, Document, Extractor, Gazetteer, Offsets, Segmenter};
use serde_json::Value;

/// Set in the processes that measure a first use.
const FIRST_USE: &str = "INQUIT_BENCH_FIRST_USE";

fn main() {
    if env::var_os(FIRST_USE).is_some() {
        let start = Instant::now();
        black_box(Extractor::new().extract("“We won,” said Ana Lopes."));
        println!("{}", start.elapsed().as_nanos());
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    let articles = articles();
    whole(&mut criterion, &articles);
    stages(&mut criterion, &articles);
    growth(&mut criterion, &articles);
    first_use(&mut criterion);
    criterion.final_summary();
}

/// The articles of examples/articles, or those of the file that INQUIT_BENCH_CORPUS names.
fn articles() -> Vec<String> {
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

fn bytes(articles: &[String]) -> Throughput {
    Throughput::Bytes(articles.iter().map(|text| text.len() as u64).sum())
}

/// From text to document, and from text to the line of JSON that the example `attribute` prints.
fn whole(criterion: &mut Criterion, articles: &[String]) {
    let extractor = Extractor::new();
    let mut group = criterion.benchmark_group("whole");
    group.throughput(bytes(articles)).sample_size(20);
    group.bench_function("extract", |b| {
        b.iter(|| {
            articles
                .iter()
                .for_each(|text| drop(black_box(extractor.extract(text))))
        });
    });
    group.bench_function("extract to JSON", |b| {
        let mut line = Vec::new();
        b.iter(|| {
            for text in articles {
                line.clear();
                let record = extractor.extract(text).to_record(Offsets::Char);
                serde_json::to_writer(&mut line, &record).expect("a record is JSON");
                black_box(&line);
            }
        });
    });
    group.finish();
}

/// Each stage that can be used alone, on the same text.
fn stages(criterion: &mut Criterion, articles: &[String]) {
    let segmenter = Segmenter::new();
    let gazetteer = Gazetteer::builtin();
    let extractor = Extractor::new();
    let documents: Vec<Document<'_>> = articles.iter().map(|t| extractor.extract(t)).collect();
    let mut group = criterion.benchmark_group("stage");
    group.throughput(bytes(articles)).sample_size(20);
    group.bench_function("sentences", |b| {
        b.iter(|| {
            let cut = |text| segmenter.sentences(text).count();
            black_box(articles.iter().map(|text| cut(text)).sum::<usize>())
        });
    });
    group.bench_function("quotations", |b| {
        b.iter(|| {
            articles
                .iter()
                .for_each(|text| drop(black_box(quotations(text))))
        });
    });
    group.bench_function("gazetteer", |b| {
        b.iter(|| {
            let find = |text: &String| gazetteer.matches(text).count();
            black_box(articles.iter().map(find).sum::<usize>())
        });
    });
    group.bench_function("record", |b| {
        let write = |document: &Document<'_>| drop(black_box(document.to_record(Offsets::Utf16)));
        b.iter(|| documents.iter().for_each(write));
    });
    group.finish();
}

/// One text of growing length: the rate stays the same where the time is linear.
fn growth(criterion: &mut Criterion, articles: &[String]) {
    let extractor = Extractor::new();
    let once = articles.join("\n\n");
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(10);
    for kilobytes in [1, 16, 256, 1024] {
        let size = kilobytes * 1024;
        let mut text = once.repeat(size / once.len().max(1) + 1);
        while !text.is_char_boundary(size.min(text.len())) {
            text.pop();
        }
        text.truncate(size);
        group.throughput(Throughput::Bytes(text.len() as u64));
        let id = BenchmarkId::from_parameter(format!("{kilobytes} KB"));
        group.bench_with_input(id, &text, |b, text| {
            b.iter(|| black_box(extractor.extract(text)))
        });
    }
    group.finish();
}

/// The lists are read once in a process, so each measurement is a process of its own: this program again, which
/// tells how long its first extraction took. `process` is the whole process, as the system sees it.
fn first_use(criterion: &mut Criterion) {
    let program = env::current_exe().expect("this program has a path");
    let run = || {
        let start = Instant::now();
        let output = Command::new(&program)
            .env(FIRST_USE, "1")
            .output()
            .expect("this program runs");
        let whole = start.elapsed();
        let told = String::from_utf8_lossy(&output.stdout);
        let nanoseconds = told.trim().parse().expect("the process prints a time");
        (Duration::from_nanos(nanoseconds), whole)
    };
    let mut group = criterion.benchmark_group("first use");
    group.sample_size(10);
    group.bench_function("extractor", |b| {
        b.iter_custom(|times| (0..times).map(|_| run().0).sum());
    });
    group.bench_function("process", |b| {
        b.iter_custom(|times| (0..times).map(|_| run().1).sum());
    });
    group.finish();
}
