//! Each stage and the whole, and beside them in the same group and on the same text what bounds them from below and what others take.
//!
//!     cargo bench --bench stages --features training
//!
//! Without the feature the stages that are not public (tokens, mentions, attribution) are left out. See benches/README.md.
#![allow(missing_docs, clippy::print_stdout)]

use std::hint::black_box;

use aho_corasick::{AhoCorasick, MatchKind};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use icu_segmenter::options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{SentenceSegmenter, WordSegmenter};
#[cfg(feature = "training")]
use inquit::stages::Stages;
use inquit::{quotations, Document, Extractor, Gazetteer, Offsets, Segmenter};
use unicode_segmentation::UnicodeSegmentation;

mod texts;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let articles = texts::articles();
    let mut bench = Bench {
        criterion: &mut criterion,
        articles: &articles,
        names: Names::new(),
    };
    bench.tokens();
    bench.sentences();
    bench.quotations();
    bench.gazetteer();
    #[cfg(feature = "training")]
    bench.mentions_and_attribution();
    #[cfg(not(feature = "training"))]
    println!("left out without --features training: inquit in `tokens`; `mentions`; `attribution`");
    bench.whole();
    bench.record();
    criterion.final_summary();
}

/// The embedded names in the automata of others.
struct Names {
    overlapping: AhoCorasick,
    longest: AhoCorasick,
    double_array: DoubleArrayAhoCorasick<u32>,
}

impl Names {
    fn new() -> Self {
        let gazetteer = Gazetteer::builtin();
        let mut names: Vec<&str> = gazetteer
            .entries()
            .flat_map(|e| {
                let others = e.aliases().chain(e.weak()).chain(e.demonyms());
                others.chain([e.name()])
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        let of = |kind| {
            let automaton = AhoCorasick::builder().match_kind(kind).build(&names);
            automaton.expect("the names make an automaton")
        };
        Names {
            overlapping: of(MatchKind::Standard),
            longest: of(MatchKind::LeftmostLongest),
            double_array: DoubleArrayAhoCorasickBuilder::new()
                .build(&names)
                .expect("the names make an automaton"),
        }
    }
}

struct Bench<'b> {
    criterion: &'b mut Criterion,
    articles: &'b [String],
    names: Names,
}

fn group_of<'c>(
    criterion: &'c mut Criterion,
    name: &str,
    articles: &[String],
) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.throughput(texts::bytes(articles)).sample_size(20);
    group
}

/// Counts something in every article.
fn count(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    articles: &[String],
    of: impl Fn(&str) -> usize,
) {
    group.bench_function(name, |b| {
        b.iter(|| {
            articles
                .iter()
                .map(|text| of(black_box(text)))
                .sum::<usize>()
        });
    });
}

impl Bench<'_> {
    fn tokens(&mut self) {
        let articles = self.articles;
        let mut group = group_of(self.criterion, "tokens", articles);
        #[cfg(feature = "training")]
        {
            let stages = Stages::default();
            count(&mut group, "inquit", articles, |text| stages.tokens(text));
        }
        count(
            &mut group,
            "unicode-segmentation words",
            articles,
            unicode_words,
        );
        let icu = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
        count(&mut group, "icu_segmenter words", articles, |text| {
            icu.segment_str(text).count()
        });
        count(&mut group, "memchr of line breaks", articles, line_breaks);
        group.finish();
    }

    fn sentences(&mut self) {
        let articles = self.articles;
        let mut group = group_of(self.criterion, "sentences", articles);
        let segmenter = Segmenter::new();
        count(&mut group, "inquit", articles, |text| {
            segmenter.sentences(text).count()
        });
        count(&mut group, "sentencex", articles, |text| {
            sentencex::get_sentence_boundaries("en", text).len()
        });
        // Knows no abbreviations.
        let icu = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
        count(&mut group, "icu_segmenter", articles, |text| {
            icu.segment_str(text).count()
        });
        count(&mut group, "unicode-segmentation", articles, |text| {
            text.split_sentence_bound_indices().count()
        });
        count(&mut group, "memchr of line breaks", articles, line_breaks);
        group.finish();
    }

    fn quotations(&mut self) {
        let articles = self.articles;
        let mut group = group_of(self.criterion, "quotations", articles);
        count(&mut group, "inquit", articles, |text| {
            quotations(text).len()
        });
        count(&mut group, "memchr of line breaks", articles, line_breaks);
        group.finish();
    }

    fn gazetteer(&mut self) {
        let (articles, gazetteer) = (self.articles, Gazetteer::builtin());
        let mut group = group_of(self.criterion, "gazetteer", articles);
        count(&mut group, "inquit", articles, |text| {
            gazetteer.matches(text).count()
        });
        self.names.scans(&mut group, articles);
        group.finish();
    }

    /// What is read in [`Stages::read`] is not timed: only the stage itself.
    #[cfg(feature = "training")]
    fn mentions_and_attribution(&mut self) {
        let articles = self.articles;
        let stages = Stages::default();
        let read: Vec<_> = articles.iter().map(|text| stages.read(text)).collect();
        let mut group = group_of(self.criterion, "mentions", articles);
        group.bench_function("inquit", |b| {
            b.iter(|| read.iter().map(|r| stages.mentions(r)).sum::<usize>());
        });
        self.names.scan(&mut group, articles);
        group.finish();
        let mut group = group_of(self.criterion, "attribution", articles);
        group.bench_function("inquit", |b| {
            b.iter(|| read.iter().map(|r| stages.attributions(r)).sum::<usize>());
        });
        self.names.scan(&mut group, articles);
        group.finish();
    }

    /// From text to document, and from text to the line of JSON that the example `attribute` prints.
    fn whole(&mut self) {
        let articles = self.articles;
        let extractor = Extractor::new();
        let mut group = group_of(self.criterion, "whole", articles);
        count(&mut group, "inquit", articles, |text| {
            black_box(extractor.extract(text)).attributions().len()
        });
        let mut line = Vec::new();
        group.bench_function("inquit to JSON", |b| {
            b.iter(|| {
                for text in articles {
                    let record = extractor.extract(text).to_record(Offsets::Char);
                    line.clear();
                    serde_json::to_writer(&mut line, &record).expect("a record is JSON");
                    black_box(&line);
                }
            });
        });
        self.names.scan(&mut group, articles);
        count(
            &mut group,
            "unicode-segmentation words",
            articles,
            unicode_words,
        );
        count(&mut group, "memchr of line breaks", articles, line_breaks);
        group.finish();
    }

    /// From document to record, and from record to JSON.
    fn record(&mut self) {
        let articles = self.articles;
        let extractor = Extractor::new();
        let documents: Vec<Document<'_>> = articles.iter().map(|t| extractor.extract(t)).collect();
        let mut group = group_of(self.criterion, "record", articles);
        group.bench_function("inquit", |b| {
            b.iter(|| {
                for document in &documents {
                    black_box(document.to_record(Offsets::Utf16));
                }
            });
        });
        let mut line = Vec::new();
        group.bench_function("inquit to JSON", |b| {
            b.iter(|| {
                for document in &documents {
                    line.clear();
                    serde_json::to_writer(&mut line, &document.to_record(Offsets::Utf16))
                        .expect("a record is JSON");
                    black_box(&line);
                }
            });
        });
        count(&mut group, "memchr of line breaks", articles, line_breaks);
        group.finish();
    }
}

impl Names {
    /// The bare scan: every occurrence of every name, on word edges or not.
    fn scan(&self, group: &mut BenchmarkGroup<'_, WallTime>, articles: &[String]) {
        count(group, "aho-corasick, overlapping", articles, |text| {
            self.overlapping.find_overlapping_iter(text).count()
        });
    }

    /// All automata, all with the same names.
    fn scans(&self, group: &mut BenchmarkGroup<'_, WallTime>, articles: &[String]) {
        self.scan(group, articles);
        count(group, "aho-corasick, leftmost-longest", articles, |text| {
            self.longest.find_iter(text).count()
        });
        count(group, "daachorse, overlapping", articles, |text| {
            self.double_array.find_overlapping_iter(text).count()
        });
        count(group, "memchr of line breaks", articles, line_breaks);
    }
}

fn line_breaks(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

fn unicode_words(text: &str) -> usize {
    text.unicode_words().count()
}
