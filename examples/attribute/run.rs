//! Articles in, results out: read in batches, each batch done on all cores, written in the order of the input.

use std::io;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::input::{self, Article};
use crate::output::{Output, Stop};
use crate::progress::Progress;
use crate::render::Renderer;

/// A batch is full at so many articles or bytes: this bounds the memory.
const ARTICLES: usize = 256;
const BYTES: usize = 4 << 20;

/// Does all that can be read; says whether that was everything.
pub fn run(
    files: &[PathBuf],
    jsonl: bool,
    renderer: &Renderer<'_>,
    output: &mut Output,
    progress: &mut Progress,
) -> Result<bool, Stop> {
    let mut todo = Batch::default();
    let mut all_read = true;
    output.begin(&renderer.head().map_err(unwritten)?)?;
    for article in files.iter().flat_map(|file| input::articles(file, jsonl)) {
        match article {
            Ok(article) => {
                todo.bytes += article.bytes;
                todo.articles.push(article);
            }
            Err(trouble) => {
                all_read = false;
                progress.say(trouble);
            }
        }
        if todo.articles.len() == ARTICLES || todo.bytes >= BYTES {
            todo.flush(renderer, output, progress)?;
        }
    }
    todo.flush(renderer, output, progress)?;
    Ok(all_read)
}

#[derive(Default)]
struct Batch {
    articles: Vec<Article>,
    /// Of input.
    bytes: usize,
    /// Articles in the batches before.
    before: usize,
}

impl Batch {
    fn flush(
        &mut self,
        renderer: &Renderer<'_>,
        output: &mut Output,
        progress: &mut Progress,
    ) -> Result<(), Stop> {
        let before = self.before;
        let count = self.articles.len();
        let results = self
            .articles
            .par_drain(..)
            .enumerate()
            .map(|(number, article)| renderer.render(before + number, article))
            .collect::<io::Result<Vec<_>>>()
            .map_err(unwritten)?;
        output.write(results)?;
        progress.done(count, self.bytes);
        self.before += count;
        self.bytes = 0;
        Ok(())
    }
}

fn unwritten(error: io::Error) -> Stop {
    Stop::Trouble(error.to_string())
}
