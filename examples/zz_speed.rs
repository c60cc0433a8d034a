#![allow(missing_docs, clippy::print_stdout)]
use std::time::Instant;
fn main() {
    let mut texts = Vec::new();
    for f in std::fs::read_dir("examples/articles").unwrap() {
        texts.push(std::fs::read_to_string(f.unwrap().path()).unwrap());
    }
    let seg = inquit::Segmenter::new();
    let bytes: usize = texts.iter().map(|t| t.len()).sum();
    let mut best = f64::MAX;
    let mut n = 0;
    let mut besti = f64::MAX;
    let icu = icu_segmenter::SentenceSegmenter::new(Default::default());
    for _ in 0..300 {
        let t = Instant::now();
        for x in &texts {
            n += seg.sentences(x).count();
        }
        best = best.min(t.elapsed().as_secs_f64());
        let t = Instant::now();
        for x in &texts {
            n += icu.segment_str(x).count();
        }
        besti = besti.min(t.elapsed().as_secs_f64());
    }
    println!(
        "inquit {:.0} MB/s  icu {:.0} MB/s ratio {:.2} {n}",
        bytes as f64 / best / 1e6,
        bytes as f64 / besti / 1e6,
        besti / best
    );
}
