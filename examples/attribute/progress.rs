//! How far it is, on standard error, if that is a terminal and the results go elsewhere.

use std::fmt::Display;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

pub struct Progress {
    bar: ProgressBar,
    articles: u64,
}

impl Progress {
    /// For all that the files hold. Without a bar if `shown` is false or standard error is no terminal.
    pub fn new(files: &[PathBuf], shown: bool) -> Self {
        if !shown || !io::stderr().is_terminal() {
            return Progress {
                bar: ProgressBar::hidden(),
                articles: 0,
            };
        }
        // Standard input has no length, and then there is no end to show.
        let sizes = files.iter().map(|file| std::fs::metadata(file).ok());
        let whole = sizes.map(|size| Some(size?.len())).sum::<Option<u64>>();
        let (form, bar) = match whole {
            Some(bytes) => (
                "{bar:30} {percent}%  {msg}  {eta} left",
                ProgressBar::new(bytes),
            ),
            None => ("{spinner} {msg}  {elapsed}", ProgressBar::no_length()),
        };
        if let Ok(style) = ProgressStyle::with_template(form) {
            bar.set_style(style);
        }
        bar.set_draw_target(ProgressDrawTarget::stderr());
        Progress { bar, articles: 0 }
    }

    /// So many more articles, made of so many bytes of input.
    pub fn done(&mut self, articles: usize, bytes: usize) {
        self.articles += articles as u64;
        self.bar.inc(bytes as u64);
        self.bar.set_message(format!("{} articles", self.articles));
    }

    /// A line on standard error, above the bar.
    #[allow(clippy::print_stderr)]
    pub fn say(&self, line: impl Display) {
        self.bar.suspend(|| eprintln!("attribute: {line}"));
    }

    /// Takes the bar off the terminal, from whatever thread.
    pub fn eraser(&self) -> impl Fn() + Send + 'static {
        let bar = self.bar.clone();
        move || bar.finish_and_clear()
    }

    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
