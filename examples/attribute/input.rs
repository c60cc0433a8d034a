//! Articles from files and standard input.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use serde_json::Value;

/// An article to be read.
pub struct Article {
    pub id: Option<String>,
    /// The file that it comes from.
    pub name: String,
    pub text: String,
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

/// One article from a file of its own.
pub fn read_article(path: &Path) -> Result<Article, Trouble> {
    let file = name(path);
    let mut bytes = Vec::new();
    let read = if is_stdin(path) {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        fs::read(path).map(|all| bytes = all)
    };
    read.map_err(|e| Trouble {
        file: file.clone(),
        line: None,
        reason: plain(&e),
    })?;
    let text = decode(&file, bytes)?;
    Ok(Article {
        id: (!is_stdin(path)).then(|| file.clone()),
        name: file,
        text,
    })
}

/// Each article of a JSONL file; a bad line is complained of, and the rest is read.
pub fn each_line(
    path: &Path,
    take: &mut impl FnMut(Article) -> io::Result<()>,
    complain: &mut impl FnMut(Trouble),
) -> io::Result<()> {
    let file = name(path);
    let mut reader: Box<dyn BufRead> = if is_stdin(path) {
        Box::new(io::stdin().lock())
    } else {
        match File::open(path) {
            Ok(open) => Box::new(BufReader::new(open)),
            Err(error) => {
                complain(Trouble {
                    file,
                    line: None,
                    reason: plain(&error),
                });
                return Ok(());
            }
        }
    };
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        match reader.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                complain(Trouble {
                    file,
                    line: Some(line),
                    reason: plain(&error),
                });
                break;
            }
        }
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        match parse(&bytes, &file) {
            Ok(article) => take(article)?,
            Err(reason) => complain(Trouble {
                file: file.clone(),
                line: Some(line),
                reason,
            }),
        }
    }
    Ok(())
}

fn parse(line: &[u8], file: &str) -> Result<Article, String> {
    let line =
        std::str::from_utf8(line).map_err(|e| format!("not UTF-8 at byte {}", e.valid_up_to()))?;
    let value: Value = serde_json::from_str(line).map_err(|e| format!("not JSON: {e}"))?;
    let text = match value.get("text") {
        Some(Value::String(text)) => text.clone(),
        Some(_) => return Err("`text` is not a string".to_owned()),
        None => return Err("no `text`".to_owned()),
    };
    let id = match value.get("id") {
        None | Some(Value::Null) => None,
        Some(Value::String(id)) => Some(id.clone()),
        Some(other) => Some(other.to_string()),
    };
    Ok(Article {
        id,
        name: file.to_owned(),
        text,
    })
}
