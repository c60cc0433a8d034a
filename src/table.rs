//! Tab-separated lists: a header line, rows of as many cells, `#` comments.

use memchr::memchr;

use crate::eight::Eight;
use crate::Error;

/// A parsed list; borrows the text.
pub(crate) struct Table<'t> {
    file: &'t str,
    header_line: usize,
    header: Vec<&'t str>,
    /// Row after row, each as long as the header.
    cells: Vec<&'t str>,
    /// Of each row.
    lines: Vec<u32>,
}

/// One row.
#[derive(Copy, Clone)]
pub(crate) struct Row<'a, 't> {
    file: &'t str,
    line: u32,
    cells: &'a [&'t str],
}

impl<'t> Table<'t> {
    pub fn parse(file: &'t str, text: &'t str) -> Result<Self, Error> {
        let mut table = Table {
            file,
            header_line: 1,
            header: Vec::new(),
            cells: Vec::new(),
            lines: Vec::new(),
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let bytes = text.as_bytes();
        let (mut start, mut number) = (0, 0);
        while start < bytes.len() {
            number += 1;
            if bytes[start] == b'#' {
                start = memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |end| start + end + 1);
                continue;
            }
            let known = table.cells.len();
            let mut cell = start;
            let end = loop {
                let end = cell_end(bytes, cell);
                table.cells.push(trim(&text[cell..end]));
                if bytes.get(end) != Some(&b'\t') {
                    break end;
                }
                cell = end + 1;
            };
            let line = &text[start..end];
            start = end + 1;
            let columns = table.cells.len() - known;
            if columns == 1 && matches!(line, "" | "\r") {
                table.cells.truncate(known);
                continue;
            }
            if table.header.is_empty() {
                table.header = std::mem::take(&mut table.cells);
                table.header_line = number;
                let rows = (bytes.len() - end) / line.len().max(8);
                table.cells.reserve(rows * columns);
                table.lines.reserve(rows);
                continue;
            }
            if columns != table.header.len() {
                let reason = format!(
                    "{columns} columns, where the header has {}",
                    table.header.len()
                );
                return Err(Error::new(file, Some(number), reason));
            }
            table.lines.push(number as u32);
        }
        Ok(table)
    }

    /// The number of a column that must be there.
    pub fn column(&self, name: &str) -> Result<usize, Error> {
        self.optional_column(name).ok_or_else(|| {
            Error::new(
                self.file,
                Some(self.header_line),
                format!("the header has no column `{name}`"),
            )
        })
    }

    pub fn optional_column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|cell| *cell == name)
    }

    pub fn header(&self) -> &[&'t str] {
        &self.header
    }

    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_, 't>> {
        let cells = self.cells.chunks_exact(self.header.len().max(1));
        self.lines.iter().zip(cells).map(|(&line, cells)| Row {
            file: self.file,
            line,
            cells,
        })
    }
}

/// The next tab or end of a line, or the end of the text.
fn cell_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() {
        let controls = Eight::read(bytes, at).controls();
        if controls == 0 {
            at += 8;
            continue;
        }
        at += controls.trailing_zeros() as usize / 8;
        if matches!(bytes.get(at), Some(b'\t' | b'\n') | None) {
            break;
        }
        at += 1;
    }
    at.min(bytes.len())
}

/// What stands before the first such byte (an ASCII one), and what after it.
pub(crate) fn cut(text: &str, at: u8) -> (&str, Option<&str>) {
    match memchr(at, text.as_bytes()) {
        Some(end) => (&text[..end], Some(&text[end + 1..])),
        None => (text, None),
    }
}

fn trim(cell: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_none_or(|b| b.is_ascii_graphic());
    if plain(cell.as_bytes().first()) && plain(cell.as_bytes().last()) {
        cell
    } else {
        cell.trim()
    }
}

impl<'t> Row<'_, 't> {
    pub fn cell(&self, column: usize) -> &'t str {
        self.cells.get(column).copied().unwrap_or_default()
    }

    pub fn error(&self, reason: impl Into<String>) -> Error {
        Error::new(self.file, Some(self.line as usize), reason)
    }
}

/// The values of a cell that holds several, separated by `|`.
pub(crate) fn values(cell: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(cell).filter(|cell| !cell.is_empty());
    let each = std::iter::from_fn(move || {
        let (value, after) = cut(rest?, b'|');
        rest = after;
        Some(trim(value))
    });
    each.filter(|value| !value.is_empty())
}
