//! One document of growing length, and a growing number of documents: the rate stays the same where the time is linear.
#![allow(missing_docs)]

use std::hint::black_box;

use criterion::{
    criterion_group, criterion_main, BenchmarkId, Criterion, SamplingMode, Throughput,
};
use inquit::Extractor;

mod texts;

fn one_document(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let once = texts::articles().join("\n\n");
    let mut group = criterion.benchmark_group("one document");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for kilobytes in [10, 100, 1_000, 10_000] {
        let size: usize = kilobytes * 1000;
        let text = once.repeat(size.div_ceil(once.len().max(1)));
        let end = (0..=size).rev().find(|&at| text.is_char_boundary(at));
        let text = &text[..end.unwrap_or(0)];
        group.throughput(Throughput::Bytes(text.len() as u64));
        let id = BenchmarkId::from_parameter(format!("{kilobytes} KB"));
        group.bench_with_input(id, text, |b, text| {
            b.iter(|| black_box(extractor.extract(text)));
        });
    }
    group.finish();
}

fn many_documents(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let articles = texts::articles();
    let mut group = criterion.benchmark_group("many documents");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for number in [1, 10, 100, 1_000, 10_000] {
        let some = || articles.iter().cycle().take(number);
        let size = some().map(|text| text.len() as u64).sum();
        group.throughput(Throughput::Bytes(size));
        group.bench_function(BenchmarkId::from_parameter(number), |b| {
            b.iter(|| some().for_each(|text| drop(black_box(extractor.extract(text)))));
        });
    }
    group.finish();
}

criterion_group!(benches, one_document, many_documents);
criterion_main!(benches);
