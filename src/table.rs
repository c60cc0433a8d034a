//! Tab-separated lists: a header line, rows of as many cells, `#` comments.

use memchr::{memchr, memchr_iter};

use crate::eight::Eight;
use crate::Error;

/// A list that is read row by row; borrows the text.
pub(crate) struct Table<'t> {
    file: &'t str,
    text: &'t str,
    /// Where the next line begins, and the number of the last one.
    at: usize,
    line: usize,
    header_line: usize,
    header: Vec<&'t str>,
    /// Where the last row begins, and where each of its cells ends.
    start: usize,
    ends: Vec<usize>,
}

/// The row that was read last; its cells are cut out when they are asked for.
#[derive(Copy, Clone)]
pub(crate) struct Row<'a, 't> {
    table: &'a Table<'t>,
}

impl<'t> Table<'t> {
    /// Reads the header.
    pub fn open(file: &'t str, text: &'t str) -> Self {
        let mut table = Table {
            file,
            text: text.strip_prefix('\u{feff}').unwrap_or(text),
            at: 0,
            line: 0,
            header_line: 1,
            header: Vec::new(),
            start: 0,
            ends: Vec::new(),
        };
        if table.advance() {
            table.header_line = table.line;
            let row = Row { table: &table };
            table.header = (0..table.ends.len())
                .map(|column| row.cell(column))
                .collect();
        }
        table
    }

    /// Finds the cells of the next line that is neither empty nor a comment. False at the end.
    fn advance(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            self.start = self.at;
            self.line += 1;
            if bytes[self.start] == b'#' {
                let end = memchr(b'\n', &bytes[self.start..]);
                self.at = end.map_or(bytes.len(), |end| self.start + end + 1);
                continue;
            }
            self.ends.clear();
            let end = cell_ends(bytes, self.start, &mut self.ends);
            self.at = end + 1;
            let blank = end == self.start || end == self.start + 1 && bytes[self.start] == b'\r';
            if !blank {
                return true;
            }
        }
        false
    }

    /// The number of a column that must be there.
    pub fn column(&self, name: &str) -> Result<usize, Error> {
        let at = self.header.iter().position(|cell| *cell == name);
        at.ok_or_else(|| self.error(format!("the header has no column `{name}`")))
    }

    pub fn header(&self) -> &[&'t str] {
        &self.header
    }

    /// The name of the list, its text, and where the rows begin that are still to be read.
    pub fn rest(&self) -> (&'t str, &'t str, usize) {
        (self.file, self.text, self.at)
    }

    /// What is wrong with the header.
    pub fn error(&self, reason: impl Into<String>) -> Error {
        Error::new(self.file, Some(self.header_line), reason)
    }

    /// How many rows are left at most.
    pub fn rows(&self) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        memchr_iter(b'\n', rest).count() + 1
    }

    /// The next row; `None` after the last.
    pub fn next_row(&mut self) -> Result<Option<Row<'_, 't>>, Error> {
        if !self.advance() {
            return Ok(None);
        }
        let (columns, wanted) = (self.ends.len(), self.header.len());
        if columns != wanted {
            let reason = format!("{columns} columns, where the header has {wanted}");
            return Err(Error::new(self.file, Some(self.line), reason));
        }
        Ok(Some(Row { table: self }))
    }
}

/// Tells where the cells of the line end that begins at `from`. Returns the end of the line.
fn cell_ends(bytes: &[u8], from: usize, ends: &mut Vec<usize>) -> usize {
    let mut at = from;
    loop {
        // After the text there are zeros, which are controls.
        let mut controls = Eight::read(bytes, at).controls();
        while controls != 0 {
            let end = at + controls.trailing_zeros() as usize / 8;
            controls &= controls - 1;
            match bytes.get(end) {
                Some(b'\t') => ends.push(end),
                Some(b'\n') | None => {
                    ends.push(end);
                    return end;
                }
                _ => {}
            }
        }
        at += 8;
    }
}

/// A cell of a row that has its tabs in it.
pub(crate) fn nth_cell(row: &str, column: usize) -> &str {
    let bytes = row.as_bytes();
    let (mut at, mut from, mut left) = (0, 0, column);
    while at < bytes.len() {
        let mut controls = Eight::read(bytes, at).controls();
        while controls != 0 {
            let end = at + controls.trailing_zeros() as usize / 8;
            controls &= controls - 1;
            if bytes.get(end) != Some(&b'\t') {
                continue;
            }
            if left == 0 {
                return trim(&row[from..end]);
            }
            left -= 1;
            from = end + 1;
        }
        at += 8;
    }
    if left == 0 {
        trim(&row[from..])
    } else {
        ""
    }
}

/// What stands before the first such byte (an ASCII one), and what after it.
#[inline]
pub(crate) fn cut(text: &str, byte: u8) -> (&str, Option<&str>) {
    // Most cells are shorter than what memchr is fast for.
    let mut at = 0;
    while at < text.len() {
        at += Eight::read(text.as_bytes(), at).before(byte);
        if text.as_bytes().get(at) == Some(&byte) {
            return (&text[..at], Some(&text[at + 1..]));
        }
    }
    (text, None)
}

#[inline]
pub(crate) fn trim(cell: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_none_or(|b| b.is_ascii_graphic());
    if plain(cell.as_bytes().first()) && plain(cell.as_bytes().last()) {
        cell
    } else {
        cell.trim()
    }
}

impl<'t> Row<'_, 't> {
    #[inline]
    pub fn cell(&self, column: usize) -> &'t str {
        let (from, to) = self.place(column);
        trim(&self.table.text[from..to])
    }

    /// This column and those after it, as they stand, with their tabs.
    pub fn from(&self, column: usize) -> &'t str {
        let (from, to) = self.place(column);
        let end = self.table.ends.last().copied();
        &self.table.text[from..end.unwrap_or(to).max(to)]
    }

    /// Where a cell begins and ends; nowhere, where there is no such column.
    #[inline]
    fn place(&self, column: usize) -> (usize, usize) {
        let ends = &self.table.ends;
        match (ends.get(column), ends.get(column.wrapping_sub(1))) {
            (Some(end), Some(before)) => (before + 1, *end),
            (Some(end), None) => (self.table.start, *end),
            (None, _) => (0, 0),
        }
    }

    pub fn error(&self, reason: impl Into<String>) -> Error {
        Error::new(self.table.file, Some(self.table.line), reason)
    }
}

/// The values of a cell that holds several, separated by `|`.
pub(crate) fn values(cell: &str) -> Values<'_> {
    Values { rest: Some(cell) }
}

pub(crate) struct Values<'t> {
    rest: Option<&'t str>,
}

impl<'t> Iterator for Values<'t> {
    type Item = &'t str;

    #[inline]
    fn next(&mut self) -> Option<&'t str> {
        loop {
            let (value, rest) = cut(self.rest?, b'|');
            self.rest = rest;
            let value = trim(value);
            if !value.is_empty() {
                return Some(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_cut_at_tabs() {
        let text = "# a comment\n\nword\tclass of the word\tmore\r\n a \tb\t\n\n\u{1}c\t\t d|e \n";
        let mut table = Table::open("mine.tsv", text);
        assert_eq!(table.header(), ["word", "class of the word", "more"]);
        assert_eq!(table.column("more").ok(), Some(2));
        let mut rows = Vec::new();
        while let Some(row) = table.next_row().expect("rows of three") {
            let whole = row.from(0);
            for column in 0..4 {
                assert_eq!(row.cell(column), nth_cell(whole, column));
            }
            rows.push([row.cell(0), row.cell(1), row.cell(2)]);
        }
        assert_eq!(rows, [["a", "b", ""], ["\u{1}c", "", "d|e"]]);
    }

    #[test]
    fn a_row_of_another_length_is_named() {
        let mut table = Table::open("mine.tsv", "# comment\na\tb\n1\t2\n1\n");
        assert!(table.next_row().is_ok_and(|row| row.is_some()));
        let error = table.next_row().err().map(|error| error.to_string());
        let told = "mine.tsv:4: 1 columns, where the header has 2";
        assert_eq!(error.as_deref(), Some(told));
        let error = table.column("c").err().map(|error| error.to_string());
        let told = "mine.tsv:2: the header has no column `c`";
        assert_eq!(error.as_deref(), Some(told));
    }
}
