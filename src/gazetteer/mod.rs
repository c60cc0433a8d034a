//! Lists of names: people, countries, outlets, institutions and places, and where a text has them.

mod builder;
mod entry;
mod fold;
mod index;
mod matching;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use memchr::memchr_iter;
use once_cell::sync::Lazy;

pub use builder::GazetteerBuilder;
pub use entry::{EntityKind, Entry};
pub use matching::{Match, MatchForm, Matches, Overlap};

use builder::{Keys, Rows};
use matching::Names;

use crate::token::hash_of;

/// Names and what they stand for. Cheap to clone; of use alone on any text.
///
/// ```
/// use inquit::{EntityKind, Gazetteer};
/// let gazetteer = Gazetteer::builtin();
/// let found = gazetteer.matches("a source told TASS").next().unwrap();
/// assert_eq!((found.entry().name(), found.entry().kind()), ("TASS", EntityKind::Outlet));
/// ```
#[derive(Clone)]
pub struct Gazetteer {
    inner: Arc<Inner>,
}

struct Inner {
    entries: Vec<Entry>,
    keys: Keys,
    names: Names,
}

macro_rules! list {
    ($name:literal) => {
        ($name, include_str!(concat!("../../gazetteers/", $name)))
    };
}

/// In the order in which one name of several things is given away.
const BUILTIN_LISTS: [(&str, &str); 6] = [
    list!("countries.tsv"),
    list!("people.tsv"),
    list!("institutions.tsv"),
    list!("outlets.tsv"),
    list!("places.tsv"),
    list!("cities.tsv"),
];

static BUILTIN: Lazy<Gazetteer> = Lazy::new(|| {
    let lines = BUILTIN_LISTS.map(|(_, text)| memchr_iter(b'\n', text.as_bytes()).count());
    let mut rows = Rows::new(lines.iter().sum());
    for (file, text) in BUILTIN_LISTS {
        // The embedded lists are linted by a test; what could not be read would be left out here.
        let _ = rows.read(file, text, Cow::Borrowed, &mut Err);
    }
    Gazetteer::of(rows)
});

impl Gazetteer {
    /// The lists that come with the crate (folder `gazetteers/`), read when first asked for.
    ///
    /// ```
    /// assert_eq!(inquit::Gazetteer::builtin().get("VE").unwrap().name(), "Venezuela");
    /// ```
    #[must_use]
    pub fn builtin() -> &'static Gazetteer {
        &BUILTIN
    }

    /// A builder with the embedded lists and nothing else yet.
    ///
    /// ```
    /// let list = "kind\tkey\tname\nplace\truritz\tRuritz\n";
    /// let gazetteer = inquit::Gazetteer::builder().tsv("mine.tsv", list).build()?;
    /// assert_eq!(gazetteer.matches("from Ruritz to Rome").count(), 2);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn builder() -> GazetteerBuilder {
        GazetteerBuilder::new()
    }

    /// The entry with this key.
    ///
    /// ```
    /// assert!(inquit::Gazetteer::builtin().get("no-such-key").is_none());
    /// ```
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        let place = self.inner.keys.get(hash_of(key))?;
        let entry = self.inner.entries.get(place.entry as usize)?;
        (entry.key() == key).then_some(entry)
    }

    /// All entries, the caller's lists first.
    ///
    /// ```
    /// use inquit::{EntityKind, Gazetteer};
    /// let countries = Gazetteer::builtin().entries().filter(|e| e.kind() == EntityKind::Country);
    /// assert!(countries.count() > 190);
    /// ```
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.inner.entries.iter()
    }
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gazetteer({} entries)", self.inner.entries.len())
    }
}
