//! Articles from files and standard input.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::iter;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

/// An article to be read.
pub struct Article {
    pub id: Option<String>,
    /// The file that it comes from.
    pub name: String,
    pub text: String,
    /// How long it was in the input.
    pub bytes: usize,
}

/// Something that could not be read: file, line and reason.
pub struct Trouble {
    file: String,
    line: Option<usize>,
    reason: String,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.reason),
            None => write!(f, "{}: {}", self.file, self.reason),
        }
    }
}

fn name(path: &Path) -> String {
    if is_stdin(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Where the first byte that is not UTF-8 stands.
fn not_utf8(bytes: &[u8], valid: usize) -> (usize, String) {
    let before = &bytes[..valid];
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    (line, format!("not UTF-8 at byte {valid}"))
}

fn decode(file: &str, bytes: Vec<u8>) -> Result<String, Trouble> {
    String::from_utf8(bytes).map_err(|error| {
        let (line, reason) = not_utf8(error.as_bytes(), error.utf8_error().valid_up_to());
        Trouble {
            file: file.to_owned(),
            line: Some(line),
            reason,
        }
    })
}

/// A whole file as text.
pub fn read_file(path: &Path) -> Result<String, String> {
    let file = name(path);
    let bytes = fs::read(path).map_err(|e| format!("{file}: {}", plain(&e)))?;
    decode(&file, bytes).map_err(|t| t.to_string())
}

/// The message of the system without its number.
fn plain(error: &io::Error) -> String {
    let message = error.to_string();
    message
        .split(" (os error")
        .next()
        .unwrap_or(&message)
        .to_lowercase()
}

/// The articles of a file: one, or with `jsonl` one a line. A line that cannot be read does not keep the others from being read.
pub fn articles(path: &Path, jsonl: bool) -> Box<dyn Iterator<Item = Result<Article, Trouble>>> {
    if !jsonl {
        return Box::new(iter::once(read_article(path)));
    }
    match open(path) {
        Ok(reader) => Box::new(Lines {
            file: name(path),
            reader,
            line: 0,
        }),
        Err(trouble) => Box::new(iter::once(Err(trouble))),
    }
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Trouble> {
    if is_stdin(path) {
        return Ok(Box::new(io::stdin().lock()));
    }
    match File::open(path) {
        Ok(open) => Ok(Box::new(BufReader::new(open))),
        Err(error) => Err(Trouble {
            file: name(path),
            line: None,
            reason: plain(&error),
        }),
    }
}

/// One article from a file of its own.
fn read_article(path: &Path) -> Result<Article, Trouble> {
    let file = name(path);
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes).map_err(|e| Trouble {
        file: file.clone(),
        line: None,
        reason: plain(&e),
    })?;
    let text = decode(&file, bytes)?;
    Ok(Article {
        id: (!is_stdin(path)).then(|| file.clone()),
        name: file,
        bytes: text.len(),
        text,
    })
}

/// The lines of a JSONL file.
struct Lines {
    file: String,
    reader: Box<dyn BufRead>,
    line: usize,
}

impl Iterator for Lines {
    type Item = Result<Article, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut bytes = Vec::new();
        while bytes.trim_ascii().is_empty() {
            bytes.clear();
            self.line += 1;
            match self.reader.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    // Nothing more is to be had of this file.
                    self.reader = Box::new(io::empty());
                    return Some(Err(self.trouble(plain(&error))));
                }
            }
        }
        Some(parse(&bytes, &self.file).map_err(|reason| self.trouble(reason)))
    }
}

impl Lines {
    fn trouble(&self, reason: String) -> Trouble {
        Trouble {
            file: self.file.clone(),
            line: Some(self.line),
            reason,
        }
    }
}

/// The message without its line, which is always the first of one.
fn not_json(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or(&message);
    format!("not JSON: {reason} at column {}", error.column())
}

/// What is taken of a line; all else is passed over.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    id: Value,
    text: Value,
}

impl Fields {
    fn read(line: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(line).or_else(|_| {
            // JSON of another kind, or a field that is there twice, of which the last counts.
            let mut value: Value = serde_json::from_str(line)?;
            let mut take = |name| value.get_mut(name).map(Value::take).unwrap_or_default();
            Ok(Fields {
                id: take("id"),
                text: take("text"),
            })
        })
    }
}

fn parse(line: &[u8], file: &str) -> Result<Article, String> {
    let bytes = line.len();
    let line =
        std::str::from_utf8(line).map_err(|e| format!("not UTF-8 at byte {}", e.valid_up_to()))?;
    let fields = Fields::read(line.trim_end()).map_err(|e| not_json(&e))?;
    let text = match fields.text {
        Value::String(text) => text,
        Value::Null => return Err("no `text`".to_owned()),
        _ => return Err("`text` is not a string".to_owned()),
    };
    let id = match fields.id {
        Value::Null => None,
        Value::String(id) => Some(id),
        other => Some(other.to_string()),
    };
    Ok(Article {
        id,
        name: file.to_owned(),
        text,
        bytes,
    })
}
