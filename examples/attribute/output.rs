//! Where results go: standard output, or a folder with a file or two for each article.

use std::collections::HashSet;
use std::fs;
use std::io::{self, StdoutLock, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Arc, Mutex, PoisonError};

use crate::html;
use crate::render::Rendered;

/// Why nothing more can be written.
pub enum Stop {
    /// The reader of a pipe has seen enough.
    Quiet,
    Trouble(String),
}

pub struct Output {
    place: Place,
    /// Held while writing, so that an interrupt leaves whole lines and whole files.
    writing: Arc<Mutex<()>>,
}

enum Place {
    Stdout(StdoutLock<'static>),
    Folder {
        path: PathBuf,
        taken: HashSet<String>,
        pages: Vec<(String, html::Summary)>,
    },
}

impl Output {
    /// Standard output, or the folder, which is made if it is not there. From now on ctrl-C ends the program between two writes, after
    /// `farewell`.
    pub fn new(folder: Option<&Path>, farewell: impl Fn() + Send + 'static) -> Result<Self, Stop> {
        let place = match folder {
            None => Place::Stdout(io::stdout().lock()),
            Some(path) => {
                fs::create_dir_all(path).map_err(|error| told(path, &error))?;
                Place::Folder {
                    path: path.to_owned(),
                    taken: HashSet::new(),
                    pages: Vec::new(),
                }
            }
        };
        let writing = Arc::new(Mutex::new(()));
        let held = Arc::clone(&writing);
        ctrlc::set_handler(move || {
            let _between_writes = held.lock().unwrap_or_else(PoisonError::into_inner);
            farewell();
            process::exit(130);
        })
        .map_err(|error| Stop::Trouble(error.to_string()))?;
        Ok(Output { place, writing })
    }

    /// What stands before all results on standard output.
    pub fn begin(&mut self, head: &str) -> Result<(), Stop> {
        match &mut self.place {
            Place::Stdout(out) => print(out, head),
            Place::Folder { .. } => Ok(()),
        }
    }

    pub fn write(&mut self, results: Vec<Rendered>) -> Result<(), Stop> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut self.place {
            Place::Stdout(out) => {
                let all: String = results
                    .into_iter()
                    .flat_map(|r| r.parts)
                    .map(|p| p.1)
                    .collect();
                print(out, &all)
            }
            Place::Folder { path, taken, pages } => {
                for result in results {
                    let name = file_name(&result.name, taken);
                    for (extension, text) in &result.parts {
                        write_file(&path.join(format!("{name}.{extension}")), text)?;
                    }
                    if let Some(summary) = result.summary {
                        pages.push((format!("{name}.html"), summary));
                    }
                }
                Ok(())
            }
        }
    }

    /// The file that belongs to a folder as a whole.
    pub fn finish(self, configuration: Option<(&str, &str)>) -> Result<(), Stop> {
        let Place::Folder { path, pages, .. } = self.place else {
            return Ok(());
        };
        if !pages.is_empty() {
            write_file(&path.join("index.html"), &html::index(&pages))?;
        }
        if let Some((name, text)) = configuration {
            write_file(&path.join(name), text)?;
        }
        Ok(())
    }
}

fn print(out: &mut StdoutLock<'static>, text: &str) -> Result<(), Stop> {
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::Quiet,
            _ => Stop::Trouble(format!("standard output: {error}")),
        })
}

fn write_file(path: &Path, text: &str) -> Result<(), Stop> {
    fs::write(path, text).map_err(|error| told(path, &error))
}

fn told(path: &Path, error: &io::Error) -> Stop {
    Stop::Trouble(format!("{}: {error}", path.display()))
}

/// A file name for an article, without its extension: letters, digits, `-`, `_` and `.` of its name, and a number if another article has taken it.
fn file_name(article: &str, taken: &mut HashSet<String>) -> String {
    let last = article.rsplit(['/', '\\']).next().unwrap_or_default();
    let last = last.strip_suffix(".txt").unwrap_or(last);
    let kept: String = last
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "-_.".contains(c) {
                c
            } else {
                '-'
            }
        })
        .take(80)
        .collect();
    let kept = kept.trim_matches(['-', '.']);
    let base = if kept.is_empty() { "article" } else { kept };
    let mut name = base.to_owned();
    let mut number = 2;
    // Some systems do not tell capitals from small letters.
    while name.eq_ignore_ascii_case("index") || !taken.insert(name.to_lowercase()) {
        name = format!("{base}-{number}");
        number += 1;
    }
    name
}
