//! Segmentation on articles, beside the fastest peers, and its time against size on eight hostile inputs.
//!
//! `cargo bench --bench sentence -- articles` shows all four in one group, so that the ratio is seen in one run.

use std::hint::black_box;

use criterion::{criterion_group, criterion_main, BenchmarkId, Criterion, Throughput};
use icu_segmenter::options::SentenceBreakInvariantOptions;
use icu_segmenter::SentenceSegmenter;
use inquit::Segmenter;
use unicode_segmentation::UnicodeSegmentation;

/// About a megabyte of articles: those of `examples/articles` and the one below, over and over.
fn articles() -> Vec<String> {
    let mut texts = vec![ARTICLE.to_owned()];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    texts.extend(
        paths
            .iter()
            .filter_map(|path| std::fs::read_to_string(path).ok()),
    );
    let size: usize = texts.iter().map(String::len).sum();
    let times = (1 << 20) / size + 1;
    texts
        .iter()
        .cycle()
        .take(times * texts.len())
        .cloned()
        .collect()
}

fn bench_articles(c: &mut Criterion) {
    let texts = articles();
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut group = c.benchmark_group("articles");
    group
        .throughput(Throughput::Bytes(bytes as u64))
        .sample_size(20);
    let segmenter = Segmenter::new();
    let each =
        |count: &dyn Fn(&str) -> usize| texts.iter().map(|t| count(black_box(t))).sum::<usize>();
    group.bench_function("inquit", |b| {
        b.iter(|| each(&|t| segmenter.sentences(t).count()))
    });
    group.bench_function("sentencex", |b| {
        b.iter(|| each(&|t| sentencex::get_sentence_boundaries("en", t).len()));
    });
    let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    group.bench_function("icu_segmenter", |b| {
        b.iter(|| each(&|t| icu.segment_str(t).count()))
    });
    group.bench_function("unicode-segmentation", |b| {
        b.iter(|| each(&|t| t.split_sentence_bound_indices().count()));
    });
    group.finish();
}

/// Inputs that make other segmenters slow or crash.
fn hostile(size: usize) -> [(&'static str, String); 8] {
    let fill = |unit: &str| unit.repeat(size / unit.len());
    [
        (
            "blanks",
            format!("It rained.{}It stopped.", " ".repeat(size)),
        ),
        ("opening quotes", fill("“\"‘")),
        ("opening brackets", fill("([")),
        ("dots", fill(".")),
        ("spaced quotes", fill("\" ")),
        ("newlines", fill("\n")),
        ("initials", fill("A. ")),
        ("digits", format!("bud.{}", "7".repeat(size))),
    ]
}

fn bench_hostile(c: &mut Criterion) {
    let mut group = c.benchmark_group("hostile");
    group.sample_size(10);
    let segmenter = Segmenter::new();
    for size in [50_000, 200_000, 800_000, 3_000_000] {
        for (name, text) in hostile(size) {
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, size), &text, |b, text| {
                b.iter(|| segmenter.sentences(black_box(text)).count());
            });
        }
    }
    group.finish();
}

fn bench_quotations(c: &mut Criterion) {
    let texts = articles();
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut group = c.benchmark_group("quotations");
    group
        .throughput(Throughput::Bytes(bytes as u64))
        .sample_size(20);
    group.bench_function("inquit", |b| {
        b.iter(|| {
            texts
                .iter()
                .map(|t| inquit::quotations(black_box(t)).len())
                .sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, bench_articles, bench_hostile, bench_quotations);
criterion_main!(benches);

const ARTICLE: &str = "Council puts off vote on harbour plan\n\nBy Ann Marsh\n\nUpdated: 4:10 p.m. Nov. 2, 2026\n\nPORT ELLEN, Nov. 2 (Coast News) — The harbour council put off a vote on the $4.5 million ferry plan on Monday after three members asked for a new count of the costs.\n\n“We will not be hurried,” said Rep. J. Marlow, R-Ohio, who leads the council. “The figures are old. The figures are wrong, too, and everybody in this room knows it.”\n\nMayor Ruth Okafor told reporters that the plan would go ahead “with or without” the council's blessing. She said that Hale & Sons Co. had offered to build the pier by June 1, and that the firm, which has its seat in St. Louis, would pay a fine of 2.5 percent a week if it were late.\n\nAccording to the Coast Herald, which first reported the delay, the U.S. Coast Guard had warned in August that the old pier was not safe. A spokesman for the Guard denied the report. “We never said that,” he wrote in an e-mail. “Ask the people who did.”\n\nThe plan was drawn up in 2019 by Dr. Emil Varga, an engineer at the University of Tarn, and has been changed four times since. In its last form it had room for two ferries, a market and about 120 cars. Opponents say that the market would take trade from shops in the old town; supporters answer that the old town has lost a third of its shops already.\n\n“Is there a plan B?” Councillor Dean Frost asked. “Because I have not seen one.”\n\nNo date was set for a new vote. The council meets again at 7 p.m. Thursday.\n\nRead more: What the harbour plan would cost you";
