//! What a list says of one person, country, outlet, institution or place.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::table;

/// What kind of thing a name stands for.
///
/// ```
/// use inquit::EntityKind;
/// assert_eq!(EntityKind::Outlet.to_string(), "outlet");
/// ```
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum EntityKind {
    /// One human being.
    Person,
    /// A country, a territory, or a state of the past.
    Country,
    /// A newspaper, agency, broadcaster or site.
    Outlet,
    /// Any other body of people: ministry, parliament, party, company, court, alliance.
    Institution,
    /// A city, province, region, sea or building.
    Place,
}

impl EntityKind {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "person" => EntityKind::Person,
            "country" => EntityKind::Country,
            "outlet" => EntityKind::Outlet,
            "institution" => EntityKind::Institution,
            "place" => EntityKind::Place,
            _ => return None,
        })
    }

    /// The word that lists and records use.
    ///
    /// ```
    /// assert_eq!(inquit::EntityKind::Person.as_str(), "person");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Country => "country",
            EntityKind::Outlet => "outlet",
            EntityKind::Institution => "institution",
            EntityKind::Place => "place",
        }
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The columns of a list that are not `kind`, `key` and `name`, shared by its rows.
pub(super) type Columns = Arc<[Box<str>]>;

/// A row of a gazetteer: one thing, all its names, and whatever else its list says of it.
///
/// ```
/// use inquit::{EntityKind, Gazetteer};
/// let list = "kind\tkey\tname\taliases\tparty\nperson\tjane-roe\tJane Roe\tJ. Roe\tGreens\n";
/// let gazetteer = Gazetteer::builder().without_builtin().tsv("mine.tsv", list).build()?;
/// let roe = gazetteer.get("jane-roe").unwrap();
/// assert_eq!((roe.name(), roe.kind()), ("Jane Roe", EntityKind::Person));
/// assert_eq!(roe.aliases().collect::<Vec<_>>(), ["J. Roe"]);
/// assert_eq!(roe.metadata("party"), Some("Greens"));
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone)]
pub struct Entry {
    kind: EntityKind,
    columns: Columns,
    cells: Cells,
}

/// Key, name and what stands in the further columns.
#[derive(Clone)]
pub(super) enum Cells {
    /// Of a list that was a text: with its tabs, to be cut when a cell is asked for.
    Row(Cow<'static, str>),
    Each(Vec<Cow<'static, str>>),
}

impl Cells {
    fn get(&self, at: usize) -> &str {
        match self {
            Cells::Row(row) => table::nth_cell(row, at),
            Cells::Each(cells) => cells.get(at).map_or("", |cell| cell),
        }
    }
}

impl Entry {
    /// A row made in memory, without aliases yet.
    ///
    /// ```
    /// use inquit::{EntityKind, Entry, Gazetteer};
    /// let entry = Entry::new(EntityKind::Outlet, "daily-planet", "Daily Planet").with("aliases", "Planet Online");
    /// let gazetteer = Gazetteer::builder().entry(entry).build()?;
    /// let found = gazetteer.matches("as Planet Online wrote").next().unwrap();
    /// assert_eq!(found.entry().key(), "daily-planet");
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn new(kind: EntityKind, key: impl Into<String>, name: impl Into<String>) -> Self {
        Entry {
            kind,
            columns: Arc::new([]),
            cells: Cells::Each(vec![Cow::Owned(key.into()), Cow::Owned(name.into())]),
        }
    }

    /// Key, name and the cells of the further columns.
    fn all_cells(&self) -> impl Iterator<Item = &str> {
        (0..2 + self.columns.len()).map(|at| self.cells.get(at))
    }

    pub(super) fn of_row(kind: EntityKind, columns: Columns, cells: Cells) -> Self {
        Entry {
            kind,
            columns,
            cells,
        }
    }

    /// The same row with one more column. Several `aliases`, `weak` forms or `demonyms` are separated by `|`.
    ///
    /// ```
    /// use inquit::{EntityKind, Entry};
    /// let entry = Entry::new(EntityKind::Person, "jane-roe", "Jane Roe").with("role", "mayor");
    /// assert_eq!(entry.metadata("role"), Some("mayor"));
    /// ```
    #[must_use]
    pub fn with(mut self, column: &str, value: impl Into<String>) -> Self {
        let value = Cow::Owned(value.into());
        let cells = self.all_cells().map(|cell| Cow::Owned(cell.to_owned()));
        let mut cells: Vec<_> = cells.collect();
        if let Some(at) = self.column(column) {
            cells[at] = value;
        } else {
            let columns = self.columns.iter().cloned();
            self.columns = columns.chain([column.into()]).collect();
            cells.push(value);
        }
        self.cells = Cells::Each(cells);
        self
    }

    /// The place of a further column.
    fn column(&self, name: &str) -> Option<usize> {
        let at = self.columns.iter().position(|c| &**c == name)?;
        Some(at + 2)
    }

    fn cell(&self, at: Option<usize>) -> &str {
        at.map_or("", |at| self.cells.get(at))
    }

    /// What it is.
    ///
    /// ```
    /// # use inquit::{EntityKind, Entry};
    /// assert_eq!(Entry::new(EntityKind::Country, "XX", "Ruritania").kind(), EntityKind::Country);
    /// ```
    #[must_use]
    pub fn kind(&self) -> EntityKind {
        self.kind
    }

    /// Its identifier, unique in a gazetteer. For countries of the embedded lists the ISO 3166 code.
    ///
    /// ```
    /// # use inquit::{EntityKind, Entry};
    /// assert_eq!(Entry::new(EntityKind::Country, "XX", "Ruritania").key(), "XX");
    /// ```
    #[must_use]
    pub fn key(&self) -> &str {
        self.cell(Some(0))
    }

    /// A public identifier, as `authority:value`, where the list gives one: the ISO 3166 code of a country, else what stands in the column
    /// `wikidata`, `geonames` or `iso3166`.
    ///
    /// ```
    /// use inquit::{EntityKind, Entry, Gazetteer};
    /// assert_eq!(Gazetteer::builtin().get("VE").unwrap().identifier().unwrap(), "iso3166:VE");
    /// assert_eq!(Gazetteer::builtin().get("texas").unwrap().identifier().unwrap(), "iso3166:US-TX");
    /// assert_eq!(Gazetteer::builtin().get("aachen").unwrap().identifier().unwrap(), "geonames:3247449");
    /// let entry = Entry::new(EntityKind::Person, "douglas-adams", "Douglas Adams").with("wikidata", "Q42");
    /// assert_eq!(entry.identifier().unwrap(), "wikidata:Q42");
    /// ```
    #[must_use]
    pub fn identifier(&self) -> Option<String> {
        let given = ["wikidata", "geonames", "iso3166"]
            .iter()
            .find_map(|authority| Some((*authority, self.metadata(authority)?)));
        // ISO keeps the codes with X for those who need one of their own.
        let code = |key: &str| {
            let (country, part) = key.split_once('-').unwrap_or((key, ""));
            country.len() == 2
                && !country.starts_with('X')
                && key.bytes().all(|b| b.is_ascii_uppercase() || b == b'-')
                && part.len() <= 3
        };
        let key = self.key();
        let country = (self.kind == EntityKind::Country && code(key)).then_some(("iso3166", key));
        given
            .or(country)
            .map(|(authority, value)| format!("{authority}:{value}"))
    }

    /// The canonical name.
    ///
    /// ```
    /// # use inquit::{EntityKind, Entry};
    /// assert_eq!(Entry::new(EntityKind::Country, "XX", "Ruritania").name(), "Ruritania");
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        self.cell(Some(1))
    }

    /// Other names that are safe by themselves.
    ///
    /// ```
    /// # use inquit::{EntityKind, Entry};
    /// let entry = Entry::new(EntityKind::Institution, "cia", "Central Intelligence Agency").with("aliases", "CIA|the Agency");
    /// assert_eq!(entry.aliases().count(), 2);
    /// ```
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        self.values("aliases")
    }

    /// Names that are right only where the text around supports them.
    ///
    /// ```
    /// # use inquit::{EntityKind, Entry};
    /// let entry = Entry::new(EntityKind::Outlet, "the-times", "The Times").with("weak", "Times");
    /// assert!(entry.weak().eq(["Times"]));
    /// ```
    pub fn weak(&self) -> impl Iterator<Item = &str> {
        self.values("weak")
    }

    /// Adjectives and nouns for what comes from there ("Russian", "Russians").
    ///
    /// ```
    /// # use inquit::{EntityKind, Entry};
    /// let entry = Entry::new(EntityKind::Country, "XX", "Ruritania").with("demonyms", "Ruritanian|Ruritanians");
    /// assert!(entry.demonyms().eq(["Ruritanian", "Ruritanians"]));
    /// ```
    pub fn demonyms(&self) -> impl Iterator<Item = &str> {
        self.values("demonyms")
    }

    /// The cell of any column as it was given; `None` where the list has no such column or the cell is empty.
    ///
    /// ```
    /// # use inquit::Gazetteer;
    /// let venezuela = Gazetteer::builtin().get("VE").unwrap();
    /// assert_eq!(venezuela.metadata("capital"), Some("caracas"));
    /// assert_eq!(venezuela.metadata("party"), None);
    /// ```
    #[must_use]
    pub fn metadata(&self, column: &str) -> Option<&str> {
        Some(self.cell(self.column(column))).filter(|cell| !cell.is_empty())
    }

    fn values(&self, column: &str) -> impl Iterator<Item = &str> {
        table::values(self.metadata(column).unwrap_or_default())
    }
}

/// A map with `kind`, `key` and `name`; what else it has becomes a column, a list of strings one with several values, `null` none.
///
/// ```
/// let row = r#"{"kind": "place", "key": "ruritz", "name": "Ruritz", "aliases": ["Ruritza", "Ruric"], "capital": true}"#;
/// let entry: inquit::Entry = serde_json::from_str(row)?;
/// assert!(entry.aliases().eq(["Ruritza", "Ruric"]));
/// assert_eq!(entry.metadata("capital"), Some("true"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Entry {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Row {
            kind: EntityKind,
            key: String,
            name: String,
            #[serde(flatten)]
            others: std::collections::BTreeMap<String, Cell>,
        }
        #[derive(serde::Deserialize)]
        #[serde(untagged)]
        enum Cell {
            Text(String),
            Texts(Vec<String>),
            Truth(bool),
            Whole(i64),
            Number(f64),
            Nothing(()),
        }
        let row = Row::deserialize(deserializer)?;
        let (columns, others) = row
            .others
            .into_iter()
            .filter_map(|(column, cell)| {
                let text = match cell {
                    Cell::Text(text) => text,
                    Cell::Texts(texts) => texts.join("|"),
                    Cell::Truth(truth) => truth.to_string(),
                    Cell::Whole(number) => number.to_string(),
                    Cell::Number(number) => number.to_string(),
                    Cell::Nothing(()) => return None,
                };
                Some((Box::from(column), Cow::Owned(text)))
            })
            .unzip::<Box<str>, _, Vec<_>, Vec<_>>();
        let mut cells = vec![Cow::Owned(row.key), Cow::Owned(row.name)];
        cells.extend(others);
        let cells = Cells::Each(cells);
        Ok(Entry::of_row(row.kind, columns.into(), cells))
    }
}

/// What [`Deserialize`](serde::Deserialize) reads: the columns are texts, and those without a value are left out.
///
/// ```
/// use inquit::{EntityKind, Entry};
/// let entry = Entry::new(EntityKind::Place, "ruritz", "Ruritz").with("aliases", "Ruritza|Ruric").with("seat", "");
/// let row = serde_json::to_string(&entry)?;
/// assert_eq!(row, r#"{"kind":"place","key":"ruritz","name":"Ruritz","aliases":"Ruritza|Ruric"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[cfg(feature = "serde")]
impl serde::Serialize for Entry {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("kind", &self.kind)?;
        row.serialize_entry("key", self.key())?;
        row.serialize_entry("name", self.name())?;
        for (column, cell) in self.columns.iter().zip(self.all_cells().skip(2)) {
            if !cell.is_empty() {
                row.serialize_entry(&**column, cell)?;
            }
        }
        row.end()
    }
}

/// Equal where kind, columns and all values are, wherever the row came from.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.columns == other.columns
            && self.all_cells().eq(other.all_cells())
    }
}

impl Eq for Entry {}

impl Hash for Entry {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.kind.hash(state);
        self.columns.hash(state);
        self.all_cells().for_each(|cell| cell.hash(state));
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", self.kind, self.key(), self.name())
    }
}
