//! Features: what the weights speak of.
//!
//! A feature is a template with up to four values, written `template=value|value`. Its hash can be had without
//! writing it, so that scoring makes no strings, and from the written form, so that the weights are a text that a person reads.
//!
//! Many features have values of closed classes only: tags, frames, small numbers. Those of one key are added by one function, and
//! a [`Grid`](super::grid::Grid) has its sum for each key; see [`Sink::closed`].

use super::grid::{Closed, Grid, Grids};
use crate::stance::Stance;
use crate::table::cut;
use crate::token::{combine, hash_str, Tag};

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
    /// Empty where the hash is that of a word or a lemma.
    #[cfg(feature = "training")]
    pub text: &'static str,
}

impl From<Name> for Value {
    #[inline]
    fn from(name: Name) -> Self {
        Value {
            hash: name.hash,
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
        names[i] = Name::new(Stance::ALL[i].name());
        i += 1;
    }
    names
};

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

/// A word or lemma by its hash.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct WordHash(pub u64);

impl From<WordHash> for Value {
    #[inline]
    fn from(word: WordHash) -> Self {
        Value {
            hash: word.0,
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

/// A run of values whose number is not fixed: the tags of a short gap, say. At most four; more are dropped.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Values {
    list: [Value; 4],
    len: usize,
}

impl Values {
    pub fn new() -> Self {
        Values {
            list: [WordHash(0).into(); 4],
            len: 0,
        }
    }

    pub fn then(mut self, value: impl Into<Value>) -> Self {
        if let Some(slot) = self.list.get_mut(self.len) {
            *slot = value.into();
            self.len += 1;
        }
        self
    }
}

impl std::ops::Deref for Values {
    type Target = [Value];

    #[inline]
    fn deref(&self) -> &[Value] {
        self.list.get(..self.len).unwrap_or_default()
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

    /// A feature whose values are these, then those of a run.
    fn add_run(&mut self, template: Name, values: &[Value], run: &Values);

    /// Adds the features that `features` makes of a key and of nothing else; `grid` has their sum.
    fn closed<K: Closed>(
        &mut self,
        grid: impl FnOnce(&Grids) -> &Grid<K>,
        key: K,
        features: impl FnOnce(K, &mut Self),
    );
}

/// The hash of a feature.
#[inline(always)]
pub(crate) fn feature_hash(template: u64, values: &[Value]) -> u64 {
    values
        .iter()
        .fold(template, |hash, value| combine(hash, value.hash))
}

/// The hash of a feature in its written form.
pub(crate) fn hash_written(feature: &str) -> u64 {
    let (template, values) = cut(feature, b'=');
    let mut hash = hash_str(template);
    let mut rest = values.filter(|values| !values.is_empty());
    while let Some(values) = rest {
        let (value, more) = cut(values, b'|');
        hash = combine(hash, hash_str(value));
        rest = more;
    }
    hash
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

        fn add_run(&mut self, template: Name, values: &[Value], run: &Values) {
            self.0 = feature_hash(feature_hash(template.hash, values), run);
        }

        fn closed<K: Closed>(
            &mut self,
            _: impl FnOnce(&Grids) -> &Grid<K>,
            key: K,
            features: impl FnOnce(K, &mut Self),
        ) {
            features(key, self);
        }
    }

    #[test]
    fn a_feature_and_its_written_form_have_one_hash() {
        let mut sink = One(0);
        feat!(sink, "Lst", WordHash(hash_str("say")), Tag::PRPS, 3);
        assert_eq!(sink.0, hash_written("Lst=say|PRP$|3"));
        feat!(sink, "bias");
        assert_eq!(sink.0, hash_written("bias"));
        let run = Values::new().then(Tag::RB).then(Tag::Comma);
        sink.add_run(Name::new("Lgap"), &[WordHash(hash_str("say")).into()], &run);
        assert_eq!(sink.0, hash_written("Lgap=say|RB|,"));
    }

    #[test]
    fn bins_widen() {
        let bins: Vec<usize> = [0, 1, 5, 6, 7, 8, 10, 11, 50, 51, 9999]
            .map(|n| bin(n).get())
            .into();
        assert_eq!(bins, [0, 1, 5, 6, 6, 7, 7, 8, 11, 12, 12]);
    }
}
