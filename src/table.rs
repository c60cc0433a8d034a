//! Tab-separated lists: a header line, rows of as many cells, `#` comments.

use crate::Error;

/// A parsed list; borrows the text.
pub(crate) struct Table<'t> {
    file: &'t str,
    header_line: usize,
    header: Vec<&'t str>,
    rows: Vec<Row<'t>>,
}

/// One row.
pub(crate) struct Row<'t> {
    file: &'t str,
    line: usize,
    cells: Vec<&'t str>,
}

impl<'t> Table<'t> {
    pub fn parse(file: &'t str, text: &'t str) -> Result<Self, Error> {
        let mut header = Vec::new();
        let mut header_line = 1;
        let mut rows = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.strip_prefix('\u{feff}').unwrap_or(line);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            if header.is_empty() {
                header = cells;
                header_line = number + 1;
                continue;
            }
            if cells.len() != header.len() {
                let reason = format!(
                    "{} columns, where the header has {}",
                    cells.len(),
                    header.len()
                );
                return Err(Error::new(file, Some(number + 1), reason));
            }
            rows.push(Row {
                file,
                line: number + 1,
                cells,
            });
        }
        Ok(Table {
            file,
            header_line,
            header,
            rows,
        })
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

    pub fn rows(&self) -> &[Row<'t>] {
        &self.rows
    }
}

impl<'t> Row<'t> {
    pub fn cell(&self, column: usize) -> &'t str {
        self.cells.get(column).copied().unwrap_or_default()
    }

    pub fn error(&self, reason: impl Into<String>) -> Error {
        Error::new(self.file, Some(self.line), reason)
    }
}

/// The values of a cell that holds several, separated by `|`.
pub(crate) fn values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|')
        .map(str::trim)
        .filter(|value| !value.is_empty())
}
