//! Finding listed names in a text.
//!
//! All occurrences of all names are found (overlapping), those on word edges are kept, and of those that overlap the longest, then the
//! earliest. Taking the leftmost longest at once and filtering by word edges afterwards would lose names: New York Times on "The New
//! York Timeserver".

use std::fmt;
use std::iter::FusedIterator;
use std::vec;

use super::fold::{capitals, fold_name, Folded};
use super::index::Index;
use super::{Entry, Gazetteer};
use crate::table::values;
use crate::{span, Span};

/// By which of its names an entry was found.
///
/// ```
/// use inquit::{Gazetteer, MatchForm};
/// let gazetteer = Gazetteer::builtin();
/// let found: Vec<_> = gazetteer.matches("the Russian envoy to the UN").map(|m| m.form()).collect();
/// assert_eq!(found, [MatchForm::Demonym, MatchForm::Alias]);
/// ```
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum MatchForm {
    /// Its canonical name.
    Name,
    /// An alias.
    Alias,
    /// A form that needs support from the text around.
    Weak,
    /// A demonym.
    Demonym,
}

impl MatchForm {
    /// Its name, in lower case.
    ///
    /// ```
    /// assert_eq!(inquit::MatchForm::Weak.as_str(), "weak");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            MatchForm::Name => "name",
            MatchForm::Alias => "alias",
            MatchForm::Weak => "weak",
            MatchForm::Demonym => "demonym",
        }
    }
}

impl fmt::Display for MatchForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Which of the names that overlap in a text are given.
///
/// ```
/// use inquit::{Gazetteer, Overlap};
/// let list = "kind\tkey\tname\n\
///             place\tuniversity-town\tUniversity Town\n\
///             institution\ttown-council\tTown Council of Ruritz\n\
///             place\truritz\tRuritz\n";
/// let gazetteer = Gazetteer::builder().without_builtin().tsv("mine.tsv", list).build()?;
/// let text = "University Town Council of Ruritz";
/// let found = |overlap| gazetteer.matches_by(text, overlap).map(|m| &text[m.span()]).collect::<Vec<_>>();
/// assert_eq!(found(Overlap::Longest), ["Town Council of Ruritz"]);
/// assert_eq!(found(Overlap::Earliest), ["University Town", "Ruritz"]);
/// assert_eq!(found(Overlap::All), ["University Town", "Town Council of Ruritz", "Ruritz"]);
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Overlap {
    /// The longest, then the earliest. What [`Gazetteer::matches`] and an [`Extractor`](crate::Extractor) take.
    #[default]
    Longest,
    /// The earliest, then the longest: as one reads from left to right.
    Earliest,
    /// All, those inside longer ones too.
    All,
}

/// Which entry a name leads to, and as what.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
struct Target {
    entry: u32,
    form: MatchForm,
}

/// Every name of every entry.
pub(super) struct Names {
    index: Index,
    /// What the names lead to, in the order of their numbers.
    targets: Vec<Target>,
    /// For each name, where its targets begin.
    begins: Vec<u32>,
}

/// Takes the names of one entry after the other.
pub(super) struct NamesBuilder {
    index: Index,
    /// Names by number and what they lead to, in the order in which they were given.
    claims: Vec<(u32, Target)>,
}

/// The names of an entry. All but the first are cells with several values.
pub(super) struct Given<'e> {
    pub name: &'e str,
    pub weak: &'e str,
    pub aliases: &'e str,
    pub demonyms: &'e str,
}

impl NamesBuilder {
    pub fn new(expected: usize) -> Self {
        NamesBuilder {
            index: Index::new(expected),
            claims: Vec::with_capacity(expected),
        }
    }

    pub fn add(&mut self, entry: u32, given: Given<'_>) {
        for weak in values(given.weak) {
            self.claim(weak, entry, MatchForm::Weak);
        }
        let aliases = values(given.aliases).map(|alias| (alias, MatchForm::Alias));
        for (name, form) in std::iter::once((given.name, MatchForm::Name)).chain(aliases) {
            self.claim(name, entry, form);
            if let Some(dotted) = dotted(name) {
                self.claim(&dotted, entry, form);
            }
            // "U.S" as some write it.
            if let Some(open) = name.strip_suffix('.').filter(|open| is_dotted(open)) {
                self.claim(open, entry, form);
            }
        }
        for demonym in values(given.demonyms) {
            self.claim(demonym, entry, MatchForm::Demonym);
        }
    }

    fn claim(&mut self, name: &str, entry: u32, form: MatchForm) {
        if let Some(number) = self.index.insert(&fold_name(name)) {
            self.claims.push((number, Target { entry, form }));
        }
    }

    pub fn finish(self) -> Names {
        let (targets, begins) = by_name(&self.claims, self.index.len());
        Names {
            index: self.index,
            targets,
            begins,
        }
    }
}

impl Names {
    fn targets(&self, name: u32) -> &[Target] {
        let name = name as usize;
        match (self.begins.get(name), self.begins.get(name + 1)) {
            (Some(&start), Some(&end)) => self
                .targets
                .get(start as usize..end as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// Occurrences on word edges, sorted by start.
    fn occurrences(&self, text: &str) -> Vec<Occurrence> {
        let folded = Folded::new(span::in_reach(text));
        let whole = folded.text();
        let mut found = Vec::new();
        let scan = |text: &str, offset: usize, found: &mut Vec<Occurrence>| {
            self.index.find(text, |start, end, number| {
                let span = Span::new(offset + start, offset + end);
                if on_word_edges(whole, span) {
                    found.push(Occurrence { span, number });
                }
            })
        };
        let shouted = scan(whole, 0, &mut found);
        let plain = found.len();
        for (start, rewritten) in capitals(whole, &shouted) {
            scan(&rewritten, start, &mut found);
        }
        if folded.is_changed() {
            for occurrence in &mut found {
                occurrence.span = folded.original(occurrence.span.start(), occurrence.span.end());
            }
        }
        if found.len() > plain {
            found.sort_by_key(|o| (o.span.start(), o.span.end()));
            found.dedup_by_key(|o| (o.span, o.number));
        } else {
            found.sort_by_key(|o| o.span.start());
        }
        found
    }
}

/// The targets of each name in turn, and where those of each begin. A form given both as weak and as name is weak; safe names stand before
/// weak ones, else they stand in the order of the lists.
fn by_name(claims: &[(u32, Target)], names: usize) -> (Vec<Target>, Vec<u32>) {
    // Where the next claim of each name goes.
    let mut next: Vec<u32> = vec![0; names + 1];
    for (number, _) in claims {
        next[*number as usize + 1] += 1;
    }
    for number in 0..names {
        next[number + 1] += next[number];
    }
    let none = Target {
        entry: 0,
        form: MatchForm::Name,
    };
    let mut targets = vec![none; claims.len()];
    for (number, target) in claims {
        let next = &mut next[*number as usize];
        targets[*next as usize] = *target;
        *next += 1;
    }
    let (mut from, mut kept) = (0, 0);
    for end in next.iter_mut().take(names) {
        let first = kept;
        // Claims come in the order of the entries, of each the weak form first. Those that are kept move up.
        for at in from..*end as usize {
            let target = targets[at];
            if kept == first || targets[kept - 1].entry != target.entry {
                targets[kept] = target;
                kept += 1;
            }
        }
        if kept > first + 1 {
            targets[first..kept].sort_by_key(|target| target.form == MatchForm::Weak);
        }
        from = *end as usize;
        *end = first as u32;
    }
    targets.truncate(kept);
    if let Some(end) = next.last_mut() {
        *end = kept as u32;
    }
    (targets, next)
}

/// "C.I.A." for "CIA".
fn dotted(name: &str) -> Option<String> {
    let acronym = (2..=5).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
    acronym.then(|| name.chars().flat_map(|c| [c, '.']).collect())
}

/// "U.S", "U.A.E"
fn is_dotted(name: &str) -> bool {
    name.len() >= 3
        && name.len() % 2 == 1
        && name.bytes().enumerate().all(|(i, b)| {
            if i % 2 == 0 {
                b.is_ascii_uppercase()
            } else {
                b == b'.'
            }
        })
}

fn on_word_edges(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let before = match span.start().checked_sub(1).and_then(|at| bytes.get(at)) {
        None => true,
        Some(b) if *b < 128 => !b.is_ascii_alphanumeric() && !matches!(b, b'_' | b'@' | b'#'),
        Some(_) => !text[..span.start()].ends_with(char::is_alphanumeric),
    };
    before
        && match bytes.get(span.end()) {
            None => true,
            // "Reuters.com" is not Reuters.
            // "U.S" of "U.S." is found with its stop.
            Some(b'.') if span.len() > 2 && bytes.get(span.end() - 2) == Some(&b'.') => false,
            Some(b'.') => !bytes
                .get(span.end() + 1)
                .is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit()),
            Some(b) if *b < 128 => !b.is_ascii_alphanumeric() && *b != b'_',
            Some(_) => !text[span.end()..].starts_with(char::is_alphanumeric),
        }
}

#[derive(Copy, Clone, Debug)]
struct Occurrence {
    span: Span,
    /// Of the name.
    number: u32,
}

/// Of overlapping occurrences the longest, then the earliest.
fn longest(found: Vec<Occurrence>) -> Vec<Occurrence> {
    let mut kept = Vec::with_capacity(found.len());
    let mut rest = found.as_slice();
    while let Some(first) = rest.first() {
        let mut end = first.span.end();
        let count = rest
            .iter()
            .take_while(|o| {
                let inside = o.span.start() < end || o.span == first.span;
                if inside {
                    end = end.max(o.span.end());
                }
                inside
            })
            .count();
        let (cluster, after) = rest.split_at(count.max(1));
        rest = after;
        // Of one that holds all others nothing else is left.
        let whole = cluster
            .iter()
            .find(|o| o.span == Span::new(first.span.start(), end));
        match whole {
            Some(whole) => kept.push(*whole),
            None => keep_longest(cluster, end, &mut kept),
        }
    }
    kept
}

fn keep_longest(cluster: &[Occurrence], end: usize, kept: &mut Vec<Occurrence>) {
    let begin = cluster[0].span.start();
    let mut order: Vec<&Occurrence> = cluster.iter().collect();
    order.sort_by_key(|o| (std::cmp::Reverse(o.span.len()), o.span.start()));
    // One that overlaps a longer one kept before holds its first or its last byte.
    let mut taken = vec![false; end - begin];
    let from = kept.len();
    for occurrence in order {
        let (start, end) = (
            occurrence.span.start() - begin,
            occurrence.span.end() - begin,
        );
        let free = !taken.get(start).copied().unwrap_or(true)
            && !taken.get(end.saturating_sub(1)).copied().unwrap_or(true);
        if free {
            taken[start..end].fill(true);
            kept.push(*occurrence);
        }
    }
    kept[from..].sort_by_key(|o| o.span.start());
}

/// Of overlapping occurrences the earliest, then the longest.
fn earliest(mut found: Vec<Occurrence>) -> Vec<Occurrence> {
    found.sort_by_key(|o| (o.span.start(), std::cmp::Reverse(o.span.end())));
    let mut end = 0;
    found.retain(|o| {
        let free = o.span.start() >= end;
        if free {
            end = o.span.end();
        }
        free
    });
    found
}

impl Gazetteer {
    /// The listed names in `text`, in order, none overlapping another: of overlapping names the longest, then the earliest.
    ///
    /// Names are found as whole words; across a line break or doubled and no-break blanks, but not over an empty line; with curly or
    /// straight apostrophes; with or without diacritics; in ALL-CAPS lines; before `'s` and beside a hyphen. Spans
    /// are bytes of `text` as it was given. Scans some 300 MB/s.
    ///
    /// ```
    /// use inquit::{EntityKind, Gazetteer};
    /// let text = "Venezuela-US confrontation, the Miami\nHerald’s report";
    /// let found: Vec<_> = Gazetteer::builtin().matches(text).map(|m| (&text[m.span()], m.entry().name())).collect();
    /// assert_eq!(found, [("Venezuela", "Venezuela"), ("US", "United States"), ("Miami\nHerald", "Miami Herald")]);
    /// ```
    pub fn matches(&self, text: &str) -> Matches<'_> {
        self.matches_by(text, Overlap::Longest)
    }

    /// The listed names in `text`, sorted by start, with a choice of those that overlap.
    ///
    /// ```
    /// use inquit::{Gazetteer, Overlap};
    /// let text = "the New York Times";
    /// let found: Vec<_> = Gazetteer::builtin().matches_by(text, Overlap::All).map(|m| &text[m.span()]).collect();
    /// assert!(found.contains(&"New York") && found.contains(&"New York Times"));
    /// ```
    pub fn matches_by(&self, text: &str, overlap: Overlap) -> Matches<'_> {
        let found = self.inner.names.occurrences(text);
        let found = match overlap {
            Overlap::Longest => longest(found),
            Overlap::Earliest => earliest(found),
            Overlap::All => found,
        };
        Matches {
            gazetteer: self,
            found: found.into_iter(),
        }
    }
}

/// The names found in a text; made by [`Gazetteer::matches`] and [`Gazetteer::matches_by`].
///
/// ```
/// let mut found = inquit::Gazetteer::builtin().matches("France and Spain");
/// assert_eq!(found.next().unwrap().span(), inquit::Span::new(0, 6));
/// ```
#[derive(Clone, Debug)]
pub struct Matches<'g> {
    gazetteer: &'g Gazetteer,
    found: vec::IntoIter<Occurrence>,
}

impl<'g> Iterator for Matches<'g> {
    type Item = Match<'g>;

    fn next(&mut self) -> Option<Match<'g>> {
        loop {
            let occurrence = self.found.next()?;
            let inner = &self.gazetteer.inner;
            let targets = inner.names.targets(occurrence.number);
            // Each name was made from an entry, so there is a first.
            if let Some(first) = targets.first().copied() {
                if let Some(entry) = inner.entries.get(first.entry as usize) {
                    return Some(Match {
                        gazetteer: self.gazetteer,
                        span: occurrence.span,
                        entry,
                        name: occurrence.number,
                        form: first.form,
                    });
                }
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.found.len()))
    }
}

impl FusedIterator for Matches<'_> {}

/// A listed name in a text.
///
/// ```
/// let gazetteer = inquit::Gazetteer::builtin();
/// let found = gazetteer.matches("in Russia").next().unwrap();
/// assert_eq!(found.span(), inquit::Span::new(3, 9));
/// assert_eq!(found.entry().key(), "RU");
/// ```
#[derive(Copy, Clone)]
pub struct Match<'g> {
    gazetteer: &'g Gazetteer,
    span: Span,
    entry: &'g Entry,
    name: u32,
    form: MatchForm,
}

impl<'g> Match<'g> {
    /// Where it stands, in bytes.
    ///
    /// ```
    /// let found = inquit::Gazetteer::builtin().matches("Russia").next().unwrap();
    /// assert_eq!(found.span().len(), 6);
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What bears the name; where several things do, the first: a safe name before a weak one, the caller's lists before the
    /// embedded ones.
    ///
    /// ```
    /// let found = inquit::Gazetteer::builtin().matches("Russia").next().unwrap();
    /// assert_eq!(found.entry().name(), "Russia");
    /// ```
    #[must_use]
    pub fn entry(&self) -> &'g Entry {
        self.entry
    }

    /// By which kind of name [`entry`](Self::entry) was found.
    ///
    /// ```
    /// use inquit::{Gazetteer, MatchForm};
    /// let found = Gazetteer::builtin().matches("Russian").next().unwrap();
    /// assert_eq!(found.form(), MatchForm::Demonym);
    /// ```
    #[must_use]
    pub fn form(&self) -> MatchForm {
        self.form
    }

    /// All things that bear the name, the first being [`entry`](Self::entry).
    ///
    /// ```
    /// use inquit::{EntityKind, Entry, Gazetteer};
    /// let gazetteer = Gazetteer::builder()
    ///     .without_builtin()
    ///     .entry(Entry::new(EntityKind::Country, "GE", "Georgia"))
    ///     .entry(Entry::new(EntityKind::Place, "georgia-us", "Georgia"))
    ///     .build()?;
    /// assert_eq!(gazetteer.matches("Georgia").next().unwrap().entries().count(), 2);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    pub fn entries(&self) -> impl Iterator<Item = (&'g Entry, MatchForm)> + use<'g> {
        let inner = &self.gazetteer.inner;
        let entries = &inner.entries;
        let targets = inner.names.targets(self.name).iter();
        targets.filter_map(move |target| Some((entries.get(target.entry as usize)?, target.form)))
    }
}

impl fmt::Debug for Match<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?} as {:?}", self.span, self.entry, self.form)
    }
}
