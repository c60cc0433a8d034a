//! Why: the possible cues of a sentence, what became of each, and the features that decided.
//!
//! `cargo run --release --example explain -- "The launch went according to plan, the minister said."`
#![allow(clippy::print_stdout)]

use inquit::{Extractor, Verdict};

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let text = match given.join(" ") {
        none if none.is_empty() => {
            "The launch went according to plan, the minister said.".to_owned()
        }
        text => text,
    };
    let explanation = Extractor::new().explain(&text);
    print!("{explanation}");
    let kept = |verdict| verdict == Verdict::Kept;
    let candidates = explanation.candidates();
    println!(
        "{} of {} possible cues kept",
        candidates.iter().filter(|c| kept(c.verdict())).count(),
        candidates.len()
    );
}
