//! Features: what the weights speak of.
//!
//! A feature is a template with up to four values, written `template=value|value`. Its hash can be had without
//! writing it, so that scoring makes no strings, and from the written form, so that the weights are a text that a person reads.
//!
//! Many features have values of closed classes only: tags, frames, small numbers. Those of one key are added by one function, and
//! a [`Grid`](super::grid::Grid) has its sum for each key; see [`Sink::closed`].

use memchr::memchr;

use super::grid::{Closed, Grid, Grids};
use super::open::{Open, OpenGrid};
use crate::eight::Eight;
use crate::stance::Stance;
use crate::token::{combine, hash_str, hash_until, Sense, Tag};

/// A fixed name with its hash. Only learning needs the text.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Name {
    #[cfg(feature = "training")]
    pub text: &'static str,
    pub hash: u64,
}

impl Name {
    pub const fn new(text: &'static str) -> Self {
        Name {
            #[cfg(feature = "training")]
            text,
            hash: hash_str(text),
        }
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.hash == other.hash
    }
}

/// One value of a feature.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Value {
    pub hash: u64,
    /// False where it is a word of which no weight speaks.
    pub known: bool,
    /// Empty where the hash is that of a word or a lemma.
    #[cfg(feature = "training")]
    pub text: &'static str,
}

impl From<Name> for Value {
    #[inline]
    fn from(name: Name) -> Self {
        Value {
            hash: name.hash,
            known: true,
            #[cfg(feature = "training")]
            text: name.text,
        }
    }
}

static TAGS: [Name; Tag::COUNT] = {
    let mut names = [Name::new(""); Tag::COUNT];
    let mut i = 0;
    while i < Tag::COUNT {
        names[i] = Name::new(Tag::ALL[i].name());
        i += 1;
    }
    names
};

impl From<Tag> for Value {
    #[inline]
    fn from(tag: Tag) -> Self {
        TAGS[tag as usize].into()
    }
}

/// The tag at some place, or that the place lies outside.
#[derive(Copy, Clone, Debug)]
pub(crate) struct TagOrEdge(pub Option<Tag>);

impl From<TagOrEdge> for Value {
    #[inline]
    fn from(tag: TagOrEdge) -> Self {
        match tag.0 {
            Some(tag) => tag.into(),
            None => Name::new("#").into(),
        }
    }
}

static NUMBERS: [Name; 32] = [
    Name::new("0"),
    Name::new("1"),
    Name::new("2"),
    Name::new("3"),
    Name::new("4"),
    Name::new("5"),
    Name::new("6"),
    Name::new("7"),
    Name::new("8"),
    Name::new("9"),
    Name::new("10"),
    Name::new("11"),
    Name::new("12"),
    Name::new("13"),
    Name::new("14"),
    Name::new("15"),
    Name::new("16"),
    Name::new("17"),
    Name::new("18"),
    Name::new("19"),
    Name::new("20"),
    Name::new("21"),
    Name::new("22"),
    Name::new("23"),
    Name::new("24"),
    Name::new("25"),
    Name::new("26"),
    Name::new("27"),
    Name::new("28"),
    Name::new("29"),
    Name::new("30"),
    Name::new("31"),
];

static STANCES: [Name; Stance::ALL.len()] = {
    let mut names = [Name::new(""); Stance::ALL.len()];
    let mut i = 0;
    while i < names.len() {
        names[i] = Name::new(Stance::ALL[i].as_str());
        i += 1;
    }
    names
};

static SENSES: [Name; Sense::COUNT] = {
    let mut names = [Name::new(""); Sense::COUNT];
    let mut i = 0;
    while i < names.len() {
        names[i] = Name::new(Sense::ALL[i].name());
        i += 1;
    }
    names
};

impl From<Sense> for Value {
    #[inline]
    fn from(sense: Sense) -> Self {
        SENSES[sense as usize].into()
    }
}

impl From<Stance> for Value {
    #[inline]
    fn from(stance: Stance) -> Self {
        STANCES[stance as usize].into()
    }
}

/// Small counts; everything from 31 is one.
impl From<usize> for Value {
    #[inline]
    fn from(number: usize) -> Self {
        NUMBERS[number.min(31)].into()
    }
}

impl From<bool> for Value {
    #[inline]
    fn from(value: bool) -> Self {
        NUMBERS[usize::from(value)].into()
    }
}

/// A word or a lemma; or one of the [`NAMED`], where a feature asks for a word and there is none or no more than its tag is told.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub hash: u64,
    /// Its number among the words that the weights of a model speak of; 0 for any other.
    pub number: u32,
}

/// What may stand in the place of a word, besides tags: nothing, the start of a sentence, its end, a closing quotation mark, any other end.
pub(crate) const NAMED: [&str; 5] = ["#", "S", "END", "CQ", "o"];

impl Word {
    pub const NOTHING: Word = Word::named(0);
    pub const START: Word = Word::named(1);
    pub const END: Word = Word::named(2);
    pub const CLOSED: Word = Word::named(3);
    pub const OTHER: Word = Word::named(4);

    const fn named(index: usize) -> Word {
        Word {
            hash: hash_str(NAMED[index]),
            number: index as u32 + 1,
        }
    }

    pub fn of_tag(tag: Tag) -> Word {
        Word {
            hash: TAGS[tag as usize].hash,
            number: (NAMED.len() + 1 + tag as usize) as u32,
        }
    }

    /// The hashes of what stands in the place of words, in the order of their numbers, which begin at 1; then that of a far gap.
    pub fn reserved() -> impl Iterator<Item = u64> {
        let named = NAMED.iter().map(|name| hash_str(name));
        let tags = TAGS.iter().map(|name| name.hash);
        named.chain(tags).chain([FAR.hash])
    }
}

impl From<Word> for Value {
    #[inline]
    fn from(word: Word) -> Self {
        Value {
            hash: word.hash,
            known: word.number != 0,
            #[cfg(feature = "training")]
            text: "",
        }
    }
}

/// A number below `N`; what is greater is read as the last.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Below<const N: usize>(u8);

impl<const N: usize> Below<N> {
    #[inline]
    pub fn of(number: usize) -> Self {
        Below(number.min(N - 1) as u8)
    }

    pub fn get(self) -> usize {
        usize::from(self.0)
    }
}

impl<const N: usize> From<Below<N>> for Value {
    #[inline]
    fn from(number: Below<N>) -> Self {
        number.get().into()
    }
}

/// The tags between two places, where they are at most three; else that the two are far apart.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gap(u32);

const FAR: Name = Name::new("far");
/// Stands for any word or gap where a grid is laid out.
pub(crate) const ANY: Name = Name::new("any word");

impl Gap {
    const BASE: u32 = Tag::COUNT as u32 + 1;
    pub const FAR: Gap = Gap(Self::BASE.pow(3));
    pub const ANY: Gap = Gap(Self::FAR.0 + 1);
    /// One more than the greatest [`Gap::code`].
    pub const COUNT: usize = Self::ANY.0 as usize + 1;

    /// Of at most three tags.
    pub fn of(tags: impl Iterator<Item = Tag>) -> Gap {
        Gap(tags.fold(0, |code, tag| code * Self::BASE + tag as u32 + 1))
    }

    /// The tag with this number as a word.
    fn tag(number: u32) -> Option<Tag> {
        Tag::ALL
            .get((number as usize).wrapping_sub(NAMED.len() + 1))
            .copied()
    }

    fn is_far(number: u32) -> bool {
        number as usize == NAMED.len() + 1 + Tag::COUNT
    }

    /// The gap whose values have these numbers, where it is one.
    pub fn of_numbers(values: &[u32]) -> Option<Gap> {
        match values {
            [far] if Gap::is_far(*far) => Some(Gap::FAR),
            [_, _, _, _, ..] => None,
            tags => {
                let code =
                    |code, number: &u32| Some(code * Self::BASE + Gap::tag(*number)? as u32 + 1);
                tags.iter().try_fold(0, code).map(Gap)
            }
        }
    }

    /// The gaps that values with these numbers may end in.
    pub fn at_end(values: &[u32]) -> impl Iterator<Item = Gap> + '_ {
        (0..=3.min(values.len()))
            .map_while(|count| Gap::of_numbers(&values[values.len() - count..]))
    }

    pub fn code(self) -> usize {
        self.0 as usize
    }

    /// What it is written as: its tags, or that it is far.
    pub fn values(self) -> impl Iterator<Item = Value> {
        let name = match self {
            Gap::FAR => Some(FAR),
            Gap::ANY => Some(ANY),
            _ => None,
        };
        let digit = move |place: u32| self.0 / Self::BASE.pow(place) % Self::BASE;
        let places = if name.is_none() { 0..3 } else { 0..0 };
        let tags = places.rev().map(digit).filter(|digit| *digit != 0);
        let tags = tags.map(|digit| Value::from(Tag::ALL[digit as usize - 1]));
        name.into_iter().map(Value::from).chain(tags)
    }
}

/// A length in bins that widen.
pub(crate) type Bin = Below<13>;

pub(crate) fn bin(length: usize) -> Bin {
    const LONGEST: usize = 50;
    static BINS: [u8; LONGEST + 1] = {
        const EDGES: [usize; 12] = [0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 30, LONGEST];
        let mut bins = [0; LONGEST + 1];
        let (mut length, mut at) = (0, 0);
        while length <= LONGEST {
            if length > EDGES[at] {
                at += 1;
            }
            bins[length] = at as u8;
            length += 1;
        }
        bins
    };
    Below(BINS.get(length).copied().unwrap_or(12))
}

/// Takes features as they are made.
pub(crate) trait Sink {
    fn add(&mut self, template: Name, values: &[Value]);

    /// A feature whose values are these, then those of a gap.
    fn add_gap(&mut self, template: Name, values: &[Value], gap: Gap);

    /// Adds the features that `features` makes of a key and of nothing else; `grid` has their sum. A sink that
    /// has no use for grids takes the features one by one, as is done here.
    fn closed<K: Closed>(
        &mut self,
        _grid: impl FnOnce(&Grids) -> &Grid<K>,
        key: K,
        features: impl FnOnce(K, &mut Self),
    ) {
        features(key, self);
    }

    /// The same for a key that is a word or a gap and the member of a closed class; each of the features must have the word or gap in it.
    fn open<O: Open, K: Closed>(
        &mut self,
        _grid: impl FnOnce(&Grids) -> &OpenGrid<O, K>,
        key: (O, K),
        features: impl FnOnce((O, K), &mut Self),
    ) {
        features(key, self);
    }
}

/// The hash of a feature.
#[inline(always)]
pub(crate) fn feature_hash(template: u64, values: &[Value]) -> u64 {
    values
        .iter()
        .fold(template, |hash, value| combine(hash, value.hash))
}

/// The hash of a feature that ends in a gap.
#[inline]
pub(crate) fn gap_hash(template: u64, values: &[Value], gap: Gap) -> u64 {
    let hash = feature_hash(template, values);
    gap.values()
        .fold(hash, |hash, value| combine(hash, value.hash))
}

/// Where the template of a feature in its written form ends, and its values.
#[inline]
pub(crate) fn read_written(feature: &str) -> (usize, WrittenValues<'_>) {
    let bytes = feature.as_bytes();
    let end = match Eight::read(bytes, 0).before(b'=') {
        8 => memchr(b'=', bytes).unwrap_or(bytes.len()),
        end => end.min(bytes.len()),
    };
    let values = WrittenValues {
        feature,
        at: end + 1,
        left: end + 1 < feature.len(),
    };
    (end, values)
}

/// The hashes of the values of a feature in its written form.
pub(crate) struct WrittenValues<'f> {
    feature: &'f str,
    /// Where the next one begins, if there is one.
    at: usize,
    left: bool,
}

impl<'f> WrittenValues<'f> {
    /// All of them as they are written.
    pub fn text(&self) -> &'f str {
        self.feature.get(self.at..).unwrap_or_default()
    }
}

impl Iterator for WrittenValues<'_> {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        if !self.left {
            return None;
        }
        let (hash, end) = hash_until(self.feature.as_bytes(), self.at, b'|');
        self.left = end < self.feature.len();
        self.at = end + 1;
        Some(hash)
    }
}

/// `feat!(sink, "name", value, value)`: adds one feature.
macro_rules! feat {
    ($sink:expr, $template:literal $(, $value:expr)*) => {{
        const TEMPLATE: $crate::attribution::feature::Name = $crate::attribution::feature::Name::new($template);
        $sink.add(TEMPLATE, &[$($crate::attribution::feature::Value::from($value)),*])
    }};
}
pub(crate) use feat;

#[cfg(test)]
mod tests {
    use super::*;

    struct One(u64);

    impl Sink for One {
        fn add(&mut self, template: Name, values: &[Value]) {
            self.0 = feature_hash(template.hash, values);
        }

        fn add_gap(&mut self, template: Name, values: &[Value], gap: Gap) {
            self.0 = gap_hash(template.hash, values, gap);
        }
    }

    fn hash_written(feature: &str) -> u64 {
        let (end, values) = read_written(feature);
        values.fold(hash_str(&feature[..end]), combine)
    }

    const SAY: Word = Word {
        hash: hash_str("say"),
        number: 0,
    };

    #[test]
    fn a_feature_and_its_written_form_have_one_hash() {
        let mut sink = One(0);
        feat!(sink, "Lst", SAY, Tag::PRPS, 3);
        assert_eq!(sink.0, hash_written("Lst=say|PRP$|3"));
        feat!(sink, "bias");
        assert_eq!(sink.0, hash_written("bias"));
        let gap = Gap::of([Tag::RB, Tag::Comma].into_iter());
        sink.add_gap(Name::new("Lgap"), &[SAY.into()], gap);
        assert_eq!(sink.0, hash_written("Lgap=say|RB|,"));
        sink.add_gap(Name::new("Lgap"), &[SAY.into()], Gap::FAR);
        assert_eq!(sink.0, hash_written("Lgap=say|far"));
    }

    #[test]
    fn a_gap_is_told_by_its_tags() {
        for gap in [
            Gap::FAR,
            Gap::of([].into_iter()),
            Gap::of([Tag::CD].into_iter()),
            Gap::of([Tag::Other, Tag::CD, Tag::Other].into_iter()),
        ] {
            let reserved: Vec<u64> = Word::reserved().collect();
            let number = |value: Value| reserved.iter().position(|hash| *hash == value.hash);
            let numbers: Vec<u32> = (gap.values().filter_map(number))
                .map(|at| at as u32 + 1)
                .collect();
            assert_eq!(Gap::of_numbers(&numbers), Some(gap));
            assert!(Gap::at_end(&numbers).any(|end| end == gap));
        }
    }

    #[test]
    fn bins_widen() {
        let bins: Vec<usize> = [0, 1, 5, 6, 7, 8, 10, 11, 50, 51, 9999]
            .map(|n| bin(n).get())
            .into();
        assert_eq!(bins, [0, 1, 5, 6, 6, 7, 7, 8, 11, 12, 12]);
    }
}
