//! The first use in a process, when the lists are read.
//!
//! Each measurement is a process of its own: this program again, which tells how long its first extraction took.
#![allow(missing_docs, clippy::print_stdout)]

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, path};

use criterion::{Criterion, SamplingMode};
use inquit::{Extractor, Gazetteer};

/// Set in the processes that measure.
const FIRST: &str = "INQUIT_BENCH_FIRST_USE";
const EXTRACTOR: &str = "extractor";
const GAZETTEER: &str = "gazetteer";

fn main() {
    if let Some(what) = env::var_os(FIRST) {
        let start = Instant::now();
        if what == GAZETTEER {
            black_box(Gazetteer::builtin().matches("in Russia").count());
        } else {
            black_box(Extractor::new().extract("“We won,” said Ana Lopes."));
        }
        println!("{}", start.elapsed().as_nanos());
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    let program = env::current_exe().expect("this program has a path");
    let mut group = criterion.benchmark_group("cold start");
    group.sample_size(20).sampling_mode(SamplingMode::Flat);
    for what in [EXTRACTOR, GAZETTEER] {
        group.bench_function(what, |b| {
            b.iter_custom(|times| (0..times).map(|_| run(&program, what).0).sum());
        });
    }
    // As the system sees it, from start to end.
    group.bench_function("process", |b| {
        b.iter_custom(|times| (0..times).map(|_| run(&program, EXTRACTOR).1).sum());
    });
    group.finish();
    criterion.final_summary();
}

/// What the process tells, and how long it took as a whole.
fn run(program: &path::Path, what: &str) -> (Duration, Duration) {
    let start = Instant::now();
    let output = Command::new(program)
        .env(FIRST, what)
        .output()
        .expect("this program runs");
    let whole = start.elapsed();
    let told = String::from_utf8_lossy(&output.stdout);
    let nanoseconds = told.trim().parse().expect("the process prints a time");
    (Duration::from_nanos(nanoseconds), whole)
}
