//! Tab-separated lists: a header line, rows of as many cells, `#` comments.

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
        let mut rest = text;
        let mut number = 0;
        while !rest.is_empty() {
            let (line, after) = cut(rest, b'\n');
            rest = after.unwrap_or_default();
            number += 1;
            let line = line.strip_suffix('\r').unwrap_or(line);
            let line = line.strip_prefix('\u{feff}').unwrap_or(line);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if table.header.is_empty() {
                table.header = line.split('\t').map(str::trim).collect();
                table.header_line = number;
                let rows = rest.len() / line.len().max(8);
                table.cells.reserve(rows * table.header.len());
                table.lines.reserve(rows);
                continue;
            }
            let known = table.cells.len();
            let mut more = Some(line);
            while let Some(cells) = more {
                let (cell, after) = cut(cells, b'\t');
                table.cells.push(trim(cell));
                more = after;
            }
            let columns = table.cells.len() - known;
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

/// What stands before the first such byte (an ASCII one), and what after it.
pub(crate) fn cut(text: &str, at: u8) -> (&str, Option<&str>) {
    match text.bytes().position(|byte| byte == at) {
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
    cell.split('|')
        .map(str::trim)
        .filter(|value| !value.is_empty())
}
