//! From lists to a gazetteer.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use super::entry::{Cells, Columns};
use super::matching::{Given, NamesBuilder};
use super::{EntityKind, Entry, Gazetteer, Inner};
use crate::error::going_on;
use crate::table::{Row, Table};
use crate::token::{hash_of, ByHash};
use crate::Error;

/// Collects lists; made by [`Gazetteer::builder`].
///
/// The caller's lists lie over the embedded ones: a row with a key that is known replaces the known row, and of two
/// things with one name the caller's comes first. Among the caller's own lists the later lies over the earlier.
///
/// ```
/// use inquit::Gazetteer;
/// let mine = "kind\tkey\tname\taliases\noutlet\tdaily-planet\tThe Daily Planet\tPlanet\n";
/// let gazetteer = Gazetteer::builder().tsv("mine.tsv", mine).build()?;
/// let names: Vec<_> = gazetteer.matches("Planet on France").map(|m| m.entry().name()).collect();
/// assert_eq!(names, ["The Daily Planet", "France"]);
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct GazetteerBuilder {
    builtin: bool,
    lists: Vec<List>,
}

#[derive(Clone, Debug)]
enum List {
    Tsv { file: String, text: String },
    Rows { file: String, rows: Vec<Entry> },
    Entry(Entry),
}

impl GazetteerBuilder {
    pub(super) fn new() -> Self {
        GazetteerBuilder {
            builtin: true,
            lists: Vec::new(),
        }
    }

    /// Adds a tab-separated list; `file` is what errors call it.
    ///
    /// The first line that is neither empty nor a `#` comment names the columns. `kind`, `key` and `name` must be there; `aliases`,
    /// `weak` and `demonyms` hold further names separated by `|`; what other columns hold is carried along as
    /// [`Entry::metadata`]. What is wrong with a list is told by [`build`](Self::build).
    ///
    /// ```
    /// use inquit::Gazetteer;
    /// let error = Gazetteer::builder().tsv("mine.tsv", "kind\tkey\tname\nperson\tjane-roe\n").build().unwrap_err();
    /// assert_eq!(error.to_string(), "mine.tsv:2: 2 columns, where the header has 3");
    /// ```
    #[must_use]
    pub fn tsv(mut self, file: impl Into<String>, text: impl Into<String>) -> Self {
        self.lists.push(List::Tsv {
            file: file.into(),
            text: text.into(),
        });
        self
    }

    /// Adds a list from memory, or from a file of any form that the caller reads: an [`Entry`] is serde's `Deserialize`, so a line of
    /// JSON makes one (see `examples/custom_gazetteer.rs`). `file` is what errors call the list; for its line they give the number of the row.
    ///
    /// ```
    /// use inquit::{Entry, Gazetteer};
    /// let lines = r#"{"kind": "person", "key": "jane-roe", "name": "Jane Roe", "aliases": ["J. Roe"], "seat": 14}
    /// {"kind": "outlet", "key": "daily-planet", "name": "Daily Planet"}"#;
    /// # #[cfg(feature = "serde")] {
    /// let rows: Vec<Entry> = lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    /// let gazetteer = Gazetteer::builder().entries("mine.jsonl", rows).build()?;
    /// let found = gazetteer.matches("J. Roe of the Daily Planet").next().unwrap();
    /// assert_eq!((found.entry().key(), found.entry().metadata("seat")), ("jane-roe", Some("14")));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn entries(
        mut self,
        file: impl Into<String>,
        entries: impl IntoIterator<Item = Entry>,
    ) -> Self {
        self.lists.push(List::Rows {
            file: file.into(),
            rows: entries.into_iter().collect(),
        });
        self
    }

    /// Adds one row from memory; its key is what errors call it.
    ///
    /// ```
    /// use inquit::{EntityKind, Entry, Gazetteer};
    /// let gazetteer = Gazetteer::builder().entry(Entry::new(EntityKind::Person, "jane-roe", "Jane Roe")).build()?;
    /// assert!(gazetteer.get("jane-roe").is_some());
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn entry(mut self, entry: Entry) -> Self {
        self.lists.push(List::Entry(entry));
        self
    }

    /// Leaves the embedded lists out, so that only the caller's are known.
    ///
    /// ```
    /// let empty = inquit::Gazetteer::builder().without_builtin().build()?;
    /// assert_eq!(empty.matches("Vladimir Putin in Russia").count(), 0);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn without_builtin(mut self) -> Self {
        self.builtin = false;
        self
    }

    /// Reads the lists and makes the index. Takes about a microsecond a name.
    ///
    /// # Errors
    /// The first row that cannot be used: too few or too many columns, an unknown kind, no key, no name, or a key that the same list has
    /// given already; or a header without `kind`, `key` or `name`.
    ///
    /// ```
    /// let list = "kind\tkey\tname\nperson\ta\tJane Roe\nperson\ta\tRichard Roe\n";
    /// let error = inquit::Gazetteer::builder().tsv("mine.tsv", list).build().unwrap_err();
    /// assert_eq!(error.to_string(), "mine.tsv:3: the key `a` was given on an earlier line");
    /// ```
    pub fn build(self) -> Result<Gazetteer, Error> {
        self.build_by(&mut Err)
    }

    /// Reads the lists and makes the index, without the rows that cannot be used: `left_out` is told of each, in the order of the lists from
    /// the last to the first. Of a list whose header cannot be used no row is.
    ///
    /// ```
    /// use inquit::Gazetteer;
    /// let list = "kind\tkey\tname\nplanet\tmars\tMars\nperson\tjane-roe\tJane Roe\n";
    /// let mut errors = Vec::new();
    /// let gazetteer = Gazetteer::builder().tsv("mine.tsv", list).build_lossy(|error| errors.push(error.to_string()));
    /// assert_eq!(errors, ["mine.tsv:2: unknown kind `planet` (person, country, outlet, institution or place)"]);
    /// assert!(gazetteer.get("jane-roe").is_some());
    /// ```
    #[must_use]
    pub fn build_lossy(self, left_out: impl FnMut(Error)) -> Gazetteer {
        let Ok(gazetteer) = self.build_by(&mut going_on(left_out));
        gazetteer
    }

    /// `on_error` is told of each row that cannot be used; its error ends the reading.
    fn build_by<E>(
        self,
        on_error: &mut impl FnMut(Error) -> Result<(), E>,
    ) -> Result<Gazetteer, E> {
        if self.builtin && self.lists.is_empty() {
            return Ok(Gazetteer::builtin().clone());
        }
        let builtin = self.builtin.then(Gazetteer::builtin);
        let mut rows = Rows::new(builtin.map_or(0, |builtin| builtin.entries().count()));
        for list in self.lists.iter().rev() {
            match list {
                List::Tsv { file, text } => {
                    rows.read(file, text, |cell| Cow::Owned(cell.to_owned()), on_error)?;
                }
                List::Rows {
                    file,
                    rows: entries,
                } => {
                    let mut seen = HashSet::new();
                    for (number, entry) in entries.iter().enumerate() {
                        match check(entry, &mut seen) {
                            Ok(()) => rows.add(entry.clone()),
                            Err(reason) => on_error(Error::new(file, Some(number + 1), reason))?,
                        }
                    }
                }
                List::Entry(entry) => match check(entry, &mut HashSet::new()) {
                    Ok(()) => rows.add(entry.clone()),
                    Err(reason) => on_error(Error::new(entry.key(), None, reason))?,
                },
            }
        }
        for entry in builtin.into_iter().flat_map(Gazetteer::entries) {
            rows.add(entry.clone());
        }
        Ok(Gazetteer::of(rows))
    }
}

/// What every row must have: a key of its own and a name.
fn check<'e>(entry: &'e Entry, seen: &mut HashSet<&'e str>) -> Result<(), String> {
    if entry.key().is_empty() {
        Err("no key".to_owned())
    } else if entry.name().is_empty() {
        Err("no name".to_owned())
    } else if !seen.insert(entry.key()) {
        Err(format!(
            "the key `{}` was given on an earlier line",
            entry.key()
        ))
    } else {
        Ok(())
    }
}

/// Entries by key, and their names; the first row of a key stays.
pub(super) struct Rows {
    entries: Vec<Entry>,
    keys: Keys,
    names: NamesBuilder,
    /// How many lists were read.
    lists: u32,
}

/// From the hash of a key to its entry.
pub(super) type Keys = ByHash<Place>;

#[derive(Copy, Clone, Default)]
pub(super) struct Place {
    pub entry: u32,
    /// The last list with the key.
    list: u32,
}

impl Rows {
    /// For about so many entries.
    pub fn new(expected: usize) -> Self {
        Rows {
            entries: Vec::with_capacity(expected),
            keys: Keys::with_capacity(expected),
            names: NamesBuilder::new(expected * 8 / 5),
            lists: 0,
        }
    }

    pub fn add(&mut self, entry: Entry) {
        let (_, known) = self.enter(entry.key());
        if !known {
            let cell = |column| entry.metadata(column).unwrap_or_default();
            let given = Given {
                name: entry.name(),
                weak: cell("weak"),
                aliases: cell("aliases"),
                demonyms: cell("demonyms"),
            };
            self.names.add(self.entries.len() as u32, given);
            self.entries.push(entry);
        }
    }

    /// The place of a key, and whether it was known.
    fn enter(&mut self, key: &str) -> (&mut Place, bool) {
        let place = Place {
            entry: self.entries.len() as u32,
            list: 0,
        };
        self.keys.enter(hash_of(key), || place)
    }

    /// `on_error` is told of the header, or of each row, that cannot be used; its error ends the reading.
    pub fn read<'t, E>(
        &mut self,
        file: &'t str,
        text: &'t str,
        keep: impl Fn(&'t str) -> Cow<'static, str>,
        on_error: &mut impl FnMut(Error) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut table = Table::open(file, text);
        let layout = match ListLayout::of(&table) {
            Ok(layout) => layout,
            Err(error) => return on_error(error),
        };
        self.lists += 1;
        loop {
            let read = match table.next_row() {
                Ok(Some(row)) => self.read_row(row, &layout, &keep),
                Ok(None) => return Ok(()),
                Err(error) => Err(error),
            };
            if let Err(error) = read {
                on_error(error)?;
            }
        }
    }

    fn read_row<'t>(
        &mut self,
        row: Row<'_, 't>,
        layout: &ListLayout,
        keep: &impl Fn(&'t str) -> Cow<'static, str>,
    ) -> Result<(), Error> {
        let [kind, key, name] = layout.needed;
        let kind = EntityKind::parse(row.cell(kind)).ok_or_else(|| {
            row.error(format!(
                "unknown kind `{}` (person, country, outlet, institution or place)",
                row.cell(kind)
            ))
        })?;
        let (given, called) = (row.cell(key), row.cell(name));
        if given.is_empty() || called.is_empty() {
            return Err(row.error(format!(
                "no {}",
                if given.is_empty() { "key" } else { "name" }
            )));
        }
        let list = self.lists;
        let (place, known) = self.enter(given);
        let seen = std::mem::replace(&mut place.list, list) == list;
        if seen {
            return Err(row.error(format!("the key `{given}` was given on an earlier line")));
        }
        if !known {
            let cells = if layout.needed == [0, 1, 2] {
                Cells::Row(keep(row.from(1)))
            } else {
                let order = [key, name].into_iter().chain(layout.others.iter().copied());
                Cells::Each(order.map(|column| keep(row.cell(column))).collect())
            };
            let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
            let [weak, aliases, demonyms] = layout.names.map(cell);
            let given = Given {
                name: called,
                weak,
                aliases,
                demonyms,
            };
            self.names.add(self.entries.len() as u32, given);
            let columns = Arc::clone(&layout.columns);
            self.entries.push(Entry::of_row(kind, columns, cells));
        }
        Ok(())
    }
}

/// Which columns of a list hold what.
struct ListLayout {
    /// Kind, key and name; in the lists that come with the crate the first three.
    needed: [usize; 3],
    /// Weak forms, aliases and demonyms.
    names: [Option<usize>; 3],
    others: Vec<usize>,
    /// The names of the others.
    columns: Columns,
}

impl ListLayout {
    fn of(table: &Table<'_>) -> Result<Self, Error> {
        let needed = [
            table.column("kind")?,
            table.column("key")?,
            table.column("name")?,
        ];
        let header = table.header();
        let others: Vec<usize> = (0..header.len()).filter(|c| !needed.contains(c)).collect();
        let further = |name: &str| header.iter().position(|column| *column == name);
        Ok(ListLayout {
            needed,
            names: ["weak", "aliases", "demonyms"].map(further),
            columns: others.iter().map(|&c| Box::from(header[c])).collect(),
            others,
        })
    }
}

impl Gazetteer {
    pub(super) fn of(rows: Rows) -> Gazetteer {
        Gazetteer {
            inner: Arc::new(Inner {
                entries: rows.entries,
                keys: rows.keys,
                names: rows.names.finish(),
            }),
        }
    }
}
