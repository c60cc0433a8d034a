//! Inputs made to be slow, three megabytes each, through the whole and through the segmenter and the gazetteer alone.
//!
//! That the time is linear in their length is a test (tests/hostile.rs); here one sees the rate.
#![allow(missing_docs)]

use std::hint::black_box;

use criterion::{criterion_group, criterion_main, Criterion, SamplingMode, Throughput};
use inquit::{Extractor, Gazetteer, Segmenter};

#[path = "../tests/hostile/inputs.rs"]
mod inputs;

fn hostile(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let segmenter = Segmenter::new();
    let gazetteer = Gazetteer::builtin();
    type Reader<'r> = (&'static str, &'r dyn Fn(&str) -> usize);
    let readers: [Reader<'_>; 3] = [
        ("whole", &|text| {
            extractor.extract(text).attributions().len()
        }),
        ("sentences", &|text| segmenter.sentences(text).count()),
        ("gazetteer", &|text| gazetteer.matches(text).count()),
    ];
    let mut texts = inputs::all(3_000_000);
    texts.push(("one paragraph of 10 MB", inputs::paragraph(10_000_000)));
    for (reader, read) in readers {
        let mut group = criterion.benchmark_group(format!("hostile, {reader}"));
        group.sample_size(10).sampling_mode(SamplingMode::Flat);
        for (name, text) in &texts {
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(*name, |b| b.iter(|| black_box(read(black_box(text)))));
        }
        group.finish();
    }
}

criterion_group!(benches, hostile);
criterion_main!(benches);
