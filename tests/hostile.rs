//! Time grows with the text and no faster, on inputs made to break that.
//!
//! `HOSTILE_BYTES=3000000 cargo test --release --test hostile -- --nocapture` tries long ones and tells what each took.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::time::Duration;
use std::{env, iter};

use cpu_time::ThreadTime;
use inquit::{Document, Extractor, Offsets};

#[path = "hostile/inputs.rs"]
mod inputs;

/// The longer text is so many times the text. Twice would be too little: caches and pages that the longer one leaves cost up to 3.5 times
/// at one size and nothing at the next.
const TIMES: usize = 8;
/// What its time may be, in times that of the text: 12 is the aim (2.3 for each doubling), 64 would be quadratic.
const MOST: f64 = 24.0;
/// Times are compared from here on: below it they say little.
const MEASURABLE: Duration = Duration::from_millis(4);

/// Processor time of this thread for text to record. The clock would count what else the machine does.
fn time(extractor: &Extractor, text: &str) -> Duration {
    let start = ThreadTime::now();
    let document: Document<'_> = extractor.extract(text);
    drop(document.to_record(Offsets::Utf16));
    start.elapsed()
}

/// How many times the time for `text` the longer one takes: the least of several tries, since noise only adds.
fn growth(extractor: &Extractor, text: &str, longer: &str) -> (f64, Duration) {
    let (mut one, mut many) = (Duration::MAX, Duration::MAX);
    let mut ratio = f64::MAX;
    for tries in 0..12 {
        one = one.min(time(extractor, text));
        many = many.min(time(extractor, longer));
        ratio = many.as_secs_f64() / one.as_secs_f64();
        if tries >= 2 && ratio <= MOST {
            break;
        }
    }
    (ratio, many)
}

#[test]
fn time_is_linear() {
    let asked = env::var("HOSTILE_BYTES").ok();
    let asked: Option<usize> = asked.map(|bytes| bytes.parse().unwrap());
    let longest = asked.unwrap_or(1 << 18);
    let extractor = Extractor::new();
    drop(extractor.extract("“We won,” said Ana Lopes."));
    let mut failed = Vec::new();
    for (name, text) in inputs::all(longest * TIMES) {
        let cut = |size: usize| &text[..text.floor_char_boundary(size)];
        let size = asked.unwrap_or_else(|| {
            let mut sizes = iter::successors(Some(1 << 13), |size| Some(size * 2));
            let long =
                |size: &usize| *size >= longest || time(&extractor, cut(*size)) >= MEASURABLE;
            sizes.find(long).unwrap_or(longest)
        });
        let (ratio, took) = growth(&extractor, cut(size), cut(size * TIMES));
        let told = format!(
            "{name}: {} bytes took {took:?}, {ratio:.1} times an eighth of them",
            size * TIMES
        );
        println!("{told}");
        if ratio > MOST {
            failed.push(told);
        }
    }
    assert!(failed.is_empty(), "not linear: {failed:#?}");
}
