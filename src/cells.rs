//! The lists of words, of few columns and many rows: read from left to right, a word hashed as it is passed.
//!
//! A row costs a third of what it does as a [`Row`](crate::table::Row), of which any cell may be asked for, and most rows that are read at
//! start-up are of this kind.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

use crate::eight::Eight;
use crate::table::Table;
use crate::token::{add_eight, hash_lower, START};
use crate::Error;

/// A list read cell by cell; borrows the text.
pub(crate) struct Cells<'t> {
    file: &'t str,
    text: &'t str,
    /// Where the next cell begins, and where its row does.
    at: usize,
    row: usize,
    columns: usize,
    /// Tabs that were passed in this row.
    tabs: usize,
}

impl<'t> Cells<'t> {
    /// The rows of a list whose header was read, and has these columns in this order.
    pub fn of(table: &Table<'t>, columns: &[&str]) -> Result<Self, Error> {
        if table.header() != columns {
            let wanted = columns.join(", ");
            return Err(table.error(format!("the header is not `{wanted}`")));
        }
        let (file, text, at) = table.rest();
        Ok(Cells {
            file,
            text,
            at,
            row: at,
            columns: columns.len(),
            tabs: 0,
        })
    }

    /// Goes to the next row. False at the end.
    #[inline]
    pub fn next_row(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                None => return false,
                Some(b'#') => {
                    let end = memchr(b'\n', &bytes[self.at..]);
                    self.at = end.map_or(bytes.len(), |end| self.at + end);
                }
                Some(b'\n' | b'\r') => self.at += 1,
                Some(_) => {
                    (self.row, self.tabs) = (self.at, 0);
                    return true;
                }
            }
        }
    }

    /// The hash of the next cell in lower case.
    #[inline]
    pub fn hash(&mut self) -> u64 {
        let eight = Eight::read(self.text.as_bytes(), self.at);
        // After the text there are zeros, which are controls.
        let count = Eight::leading(!eight.controls());
        if count < 8 {
            let cell = Eight(Eight::first(eight.0, count));
            if count > 0 && cell.wide() == 0 {
                self.pass(self.at + count);
                return add_eight(START, cell.lower());
            }
        }
        self.long_hash()
    }

    /// Of a cell that is empty, long or not of ASCII.
    #[inline(never)]
    fn long_hash(&mut self) -> u64 {
        let bytes = self.text.as_bytes();
        let (mut hash, mut at) = (START, self.at);
        loop {
            let eight = Eight::read(bytes, at);
            let count = Eight::leading(!eight.controls());
            let cell = if count < 8 {
                Eight(Eight::first(eight.0, count))
            } else {
                eight
            };
            if cell.wide() != 0 {
                let (from, end) = (self.at, self.end(at));
                self.pass(end);
                return hash_lower(self.text.get(from..end).unwrap_or_default());
            }
            if count > 0 {
                hash = add_eight(hash, cell.lower());
            }
            at += count;
            if count < 8 {
                self.pass(at);
                return hash;
            }
        }
    }

    /// The next cell.
    #[inline]
    pub fn cell(&mut self) -> &'t [u8] {
        let cell = self.pass_cell();
        self.text.as_bytes().get(cell).unwrap_or_default()
    }

    /// The next cell as text.
    #[inline]
    pub fn text(&mut self) -> &'t str {
        let cell = self.pass_cell();
        self.text.get(cell).unwrap_or_default()
    }

    /// The first cell of the row.
    pub fn first(&self) -> &'t str {
        let cell = self.text.get(self.row..self.end(self.row));
        cell.unwrap_or_default()
    }

    /// The row must end here.
    #[inline]
    pub fn end_row(&self) -> Result<(), Error> {
        let ended = matches!(
            self.text.as_bytes().get(self.at),
            None | Some(b'\n' | b'\r')
        );
        if ended && self.tabs + 1 == self.columns {
            Ok(())
        } else {
            Err(self.wrong_columns())
        }
    }

    /// Where the cell ends that begins at `from`.
    #[inline]
    fn end(&self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            let count = Eight::leading(!Eight::read(bytes, at).controls());
            at += count;
            if count < 8 {
                return at;
            }
        }
    }

    /// Where the next cell lies, which is passed.
    #[inline]
    fn pass_cell(&mut self) -> Range<usize> {
        let cell = self.at..self.end(self.at);
        self.pass(cell.end);
        cell
    }

    /// Goes on behind a cell that ends at `end`.
    #[inline]
    fn pass(&mut self, end: usize) {
        let tab = self.text.as_bytes().get(end) == Some(&b'\t');
        self.at = end + usize::from(tab);
        self.tabs += usize::from(tab);
    }

    #[cold]
    fn wrong_columns(&self) -> Error {
        let rest = &self.text[self.row..];
        let line = rest.lines().next().unwrap_or_default();
        let columns = line.split('\t').count();
        self.error(format!(
            "{columns} columns, where the header has {}",
            self.columns
        ))
    }

    /// What is wrong with this row.
    #[cold]
    pub fn error(&self, reason: impl Into<String>) -> Error {
        let before = &self.text.as_bytes()[..self.row];
        let line = memchr_iter(b'\n', before).count() + 1;
        Error::new(self.file, Some(line), reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(u64, String)>, Error> {
        let mut cells = Cells::of(&Table::open("mine.tsv", text), &["word", "tag"])?;
        let mut rows = Vec::new();
        while cells.next_row() {
            let (hash, tag) = (cells.hash(), cells.cell());
            cells.end_row()?;
            assert_eq!(hash, hash_lower(cells.first()));
            rows.push((hash, String::from_utf8_lossy(tag).into_owned()));
        }
        Ok(rows)
    }

    #[test]
    fn words_are_hashed_as_they_are_passed() {
        let text = "# words\nword\ttag\nVote\tNN\n\n# more\nvote-rigging\tVBG\r\nÉlysées\tNNPS\n\tX\neighteen\t";
        let rows = read(text).expect("rows of two");
        let words = ["vote", "vote-rigging", "élysées", "", "eighteen"];
        assert!(rows.iter().map(|row| row.0).eq(words.map(hash_lower)));
        let tags: Vec<&str> = rows.iter().map(|row| row.1.as_str()).collect();
        assert_eq!(tags, ["NN", "VBG", "NNPS", "X", ""]);
    }

    #[test]
    fn a_row_of_another_length_is_named() {
        let told = |text| read(text).err().map(|error| error.to_string());
        let wrong =
            |line, columns| format!("mine.tsv:{line}: {columns} columns, where the header has 2");
        assert_eq!(told("word\ttag\na\tb\nc\n"), Some(wrong(3, 1)));
        assert_eq!(told("word\ttag\n#\na\tb\tc\n"), Some(wrong(3, 3)));
        assert_eq!(
            told("tag\tword\n").as_deref(),
            Some("mine.tsv:1: the header is not `word, tag`")
        );
    }
}
