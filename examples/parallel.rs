//! Many articles on all cores, results in the order of the files.
//!
//!     cargo run --release --example parallel -- examples/articles/*.txt
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::{env, fs};

use inquit::Extractor;
use rayon::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    let read = |file: String| match fs::read_to_string(&file) {
        Ok(text) => Ok((file, text)),
        Err(error) => Err(format!("{file}: {error}")),
    };
    let articles: Vec<_> = env::args().skip(1).map(read).collect::<Result<_, _>>()?;
    // One extractor serves all threads; a document borrows its text.
    let extractor = Extractor::new();
    let documents: Vec<_> = articles
        .par_iter()
        .map(|(_, text)| extractor.extract(text))
        .collect();
    for ((file, _), document) in articles.iter().zip(&documents) {
        println!("{file}: {} attributions", document.attributions().len());
    }
    Ok(())
}
