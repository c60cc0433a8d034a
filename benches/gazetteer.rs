//! Gazetteer alone: matching with the embedded lists, and what the first call costs.
#![allow(missing_docs, clippy::print_stdout)]

use std::hint::black_box;
use std::time::Instant;

use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use inquit::Gazetteer;

const ARTICLES: [&str; 4] = [
    include_str!("../examples/articles/wire.txt"),
    include_str!("../examples/articles/agency.txt"),
    include_str!("../examples/articles/business.txt"),
    include_str!("../examples/articles/speech.txt"),
];

fn matching(criterion: &mut Criterion) {
    // Once a process: reading the lists and building the automaton.
    let start = Instant::now();
    let gazetteer = Gazetteer::builtin();
    println!(
        "gazetteer/first use: {:.1} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    let text = ARTICLES.join("\n\n");
    let ascii: String = text.chars().filter(char::is_ascii).collect();
    let mut group = criterion.benchmark_group("gazetteer");
    for (name, text) in [
        ("matches", text.repeat(64)),
        ("matches, ascii", ascii.repeat(64)),
        ("matches, 1 article", ARTICLES[0].to_owned()),
    ] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| gazetteer.matches(black_box(&text)).count())
        });
    }
    group.finish();
}

fn growth(criterion: &mut Criterion) {
    let gazetteer = Gazetteer::builtin();
    // Texts that could make a matcher slow: one name overlapping itself, blanks, capitals.
    let mut group = criterion.benchmark_group("gazetteer growth");
    for (name, unit) in [
        ("names", "New York Times "),
        ("blanks", "     "),
        ("capitals", "NEW YORK "),
        ("letters", "a"),
    ] {
        for size in [10_000, 100_000] {
            let text = unit.repeat(size / unit.len());
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(format!("{name}/{size}"), |bencher| {
                bencher.iter(|| gazetteer.matches(black_box(&text)).count())
            });
        }
    }
    group.finish();
}

criterion_group!(benches, matching, growth);
criterion_main!(benches);
