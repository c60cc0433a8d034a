//! Features: what the weights speak of.
//!
//! A feature is a template with up to four values, written `template=value|value`. Its hash can be had without
//! writing it, so that scoring makes no strings, and from the written form, so that the weights are a text that a person reads.

use crate::token::{combine, hash_str, Tag};

/// A fixed name with its hash.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Name {
    pub text: &'static str,
    pub hash: u64,
}

impl Name {
    pub const fn new(text: &'static str) -> Self {
        Name {
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
    #[cfg_attr(not(feature = "training"), allow(dead_code))]
    pub text: &'static str,
}

impl From<Name> for Value {
    fn from(name: Name) -> Self {
        Value {
            hash: name.hash,
            text: name.text,
        }
    }
}

const TAGS: [Name; Tag::COUNT] = {
    let mut names = [Name::new(""); Tag::COUNT];
    let mut i = 0;
    while i < Tag::COUNT {
        names[i] = Name::new(Tag::ALL[i].name());
        i += 1;
    }
    names
};

/// The name of a tag.
pub(crate) const fn tag_name(tag: Tag) -> Name {
    TAGS[tag as usize]
}

impl From<Tag> for Value {
    fn from(tag: Tag) -> Self {
        tag_name(tag).into()
    }
}

const NUMBERS: [Name; 32] = [
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

/// Small counts; everything from 31 is one.
impl From<usize> for Value {
    fn from(number: usize) -> Self {
        NUMBERS[number.min(31)].into()
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        NUMBERS[usize::from(value)].into()
    }
}

/// A word or lemma by its hash.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct WordHash(pub u64);

impl From<WordHash> for Value {
    fn from(word: WordHash) -> Self {
        Value {
            hash: word.0,
            text: "",
        }
    }
}

/// A run of values whose number is not fixed: the tags of a short gap, say. At most eight; more are dropped.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Values {
    list: [Value; 8],
    len: usize,
}

impl Values {
    pub fn of(values: &[Value]) -> Self {
        let mut all = Values {
            list: [Value { hash: 0, text: "" }; 8],
            len: 0,
        };
        for value in values.iter().take(8) {
            all.list[all.len] = *value;
            all.len += 1;
        }
        all
    }

    pub fn then(mut self, value: impl Into<Value>) -> Self {
        if let Some(slot) = self.list.get_mut(self.len) {
            *slot = value.into();
            self.len += 1;
        }
        self
    }

    /// These values, then those.
    pub fn join(self, after: Values) -> Self {
        after.iter().fold(self, |all, value| all.then(*value))
    }
}

impl std::ops::Deref for Values {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.list[..self.len]
    }
}

/// Lengths in bins that widen.
pub(crate) fn bin(length: usize) -> Value {
    const EDGES: [usize; 12] = [0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50];
    EDGES
        .iter()
        .position(|edge| length <= *edge)
        .unwrap_or(EDGES.len())
        .into()
}

/// Takes features as they are made.
pub(crate) trait Sink {
    fn add(&mut self, template: Name, values: &[Value]);
}

/// The hash of a feature.
#[inline]
pub(crate) fn feature_hash(template: Name, values: &[Value]) -> u64 {
    values
        .iter()
        .fold(template.hash, |hash, value| combine(hash, value.hash))
}

/// The hash of a feature in its written form.
pub(crate) fn hash_written(feature: &str) -> u64 {
    let (template, values) = feature.split_once('=').unwrap_or((feature, ""));
    let start = hash_str(template);
    if values.is_empty() {
        return start;
    }
    values
        .split('|')
        .fold(start, |hash, value| combine(hash, hash_str(value)))
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
            self.0 = feature_hash(template, values);
        }
    }

    #[test]
    fn a_feature_and_its_written_form_have_one_hash() {
        let mut sink = One(0);
        feat!(sink, "Lst", WordHash(hash_str("say")), Tag::PRPS, 3);
        assert_eq!(sink.0, hash_written("Lst=say|PRP$|3"));
        feat!(sink, "bias");
        assert_eq!(sink.0, hash_written("bias"));
    }
}
