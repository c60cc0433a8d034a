//! Sums of features over a word, or a gap, and a closed class.
//!
//! Of the many words there are, a template has weights for a few hundred. An [`OpenGrid`] has a row for each of these with a sum for each member of
//! the class, so that the features of a word cost two loads, and those of a word that no weight speaks of cost no more.

use std::marker::PhantomData;
use std::ops::Range;

use super::feature::{feature_hash, gap_hash, Gap, Name, Sink, Value, Word, ANY};
use super::grid::Closed;
use super::scene::Known;
use crate::token::{combine, ByHash};

/// A value out of a class without end.
pub(crate) trait Open: Copy {
    /// What a grid is laid out with.
    const ANY: Self;

    /// Its number among those that weights speak of; 0 for any other.
    fn number(self, numbers: &Numbers) -> usize;

    /// The number of the value that a feature's values, from here on, begin with.
    fn written(values: &[u32], numbers: &Numbers) -> usize;
}

impl Open for Word {
    const ANY: Word = Word {
        hash: ANY.hash,
        number: 0,
    };

    #[inline]
    fn number(self, _: &Numbers) -> usize {
        self.number as usize
    }

    fn written(values: &[u32], _: &Numbers) -> usize {
        values.first().map_or(0, |word| *word as usize)
    }
}

impl Open for Gap {
    const ANY: Gap = Gap::ANY;

    #[inline]
    fn number(self, numbers: &Numbers) -> usize {
        numbers.gaps.get(self.code()).copied().unwrap_or(0).into()
    }

    fn written(values: &[u32], numbers: &Numbers) -> usize {
        Gap::of_numbers(values).map_or(0, |gap| gap.number(numbers))
    }
}

/// Numbers of the words and gaps that weights speak of.
#[derive(Clone)]
pub(crate) struct Numbers {
    words: ByHash<Known>,
    /// The hash of each word, by its number.
    hashes: Vec<u64>,
    gaps: Box<[u16]>,
    last_gap: u16,
}

impl Numbers {
    pub fn new(expected: usize) -> Self {
        let mut numbers = Numbers {
            words: ByHash::with_capacity(expected),
            hashes: vec![0],
            gaps: vec![0; Gap::COUNT].into(),
            last_gap: 0,
        };
        for word in Word::reserved() {
            numbers.of_word(word);
        }
        numbers
    }

    /// The number of a word, which gets one if it has none.
    #[inline]
    fn of_word(&mut self, word: u64) -> u32 {
        let known = self.words.enter(word, Known::default).0;
        if known.number == 0 {
            known.number = self.hashes.len() as u32;
            self.hashes.push(word);
        }
        known.number
    }

    /// What is known of a word.
    pub fn known(&self, word: u64) -> Known {
        self.words.get(word).copied().unwrap_or_default()
    }

    pub fn know(&mut self, word: u64) -> &mut Known {
        self.words.enter(word, Known::default).0
    }

    fn add_gap(&mut self, gap: Gap) {
        if let Some(number) = self.gaps.get_mut(gap.code()) {
            if *number == 0 && self.last_gap < u16::MAX {
                self.last_gap += 1;
                *number = self.last_gap;
            }
        }
    }
}

/// Weights with what they are written with.
#[derive(Default)]
pub(crate) struct Written {
    /// Weights of one template that stand together.
    stretches: Vec<(u64, Range<usize>)>,
    rows: Vec<WrittenRow>,
    /// The numbers of the values of all rows.
    values: Vec<u32>,
}

#[derive(Copy, Clone)]
struct WrittenRow {
    /// Where its values end; they begin where those of the row before do.
    end: u32,
    weight: i16,
}

impl Written {
    pub fn with_capacity(rows: usize) -> Self {
        Written {
            stretches: Vec::new(),
            rows: Vec::with_capacity(rows),
            values: Vec::with_capacity(rows * 2),
        }
    }

    /// Adds a weight, and numbers all words and gaps of its values: whatever may be one.
    pub fn add(
        &mut self,
        template: u64,
        values: impl Iterator<Item = u64>,
        weight: i32,
        numbers: &mut Numbers,
    ) {
        let from = self.values.len();
        self.values
            .extend(values.map(|value| numbers.of_word(value)));
        for gap in Gap::at_end(&self.values[from..]) {
            numbers.add_gap(gap);
        }
        let row = self.rows.len();
        self.rows.push(WrittenRow {
            end: self.values.len() as u32,
            weight: weight.clamp(i16::MIN.into(), i16::MAX.into()) as i16,
        });
        match self.stretches.last_mut() {
            Some((last, rows)) if *last == template => rows.end = row + 1,
            _ => self.stretches.push((template, row..row + 1)),
        }
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    fn stretch(&self, rows: Range<usize>) -> impl Iterator<Item = (&[u32], i32)> {
        let before = rows.start.checked_sub(1).and_then(|row| self.rows.get(row));
        let mut from = before.map_or(0, |row| row.end as usize);
        let rows = self.rows.get(rows).unwrap_or_default();
        rows.iter().map(move |row| {
            let start = std::mem::replace(&mut from, row.end as usize);
            let values = self.values.get(start..from).unwrap_or_default();
            (values, row.weight.into())
        })
    }

    /// The values and weights of a template.
    fn of(&self, template: u64) -> impl Iterator<Item = (&[u32], i32)> {
        let stretches = self.stretches.iter();
        let those = stretches.filter(move |(name, _)| *name == template);
        those.flat_map(|(_, rows)| self.stretch(rows.clone()))
    }

    /// All weights, by the hash of their feature.
    pub fn hashes<'a>(&'a self, numbers: &'a Numbers) -> impl Iterator<Item = (u64, i32)> + 'a {
        let stretches = self.stretches.iter();
        stretches.flat_map(|(template, rows)| {
            let rows = self.stretch(rows.clone());
            rows.map(|(values, weight)| (numbers.hash(*template, values), weight))
        })
    }
}

impl Numbers {
    /// Goes on with the hash of a feature.
    fn hash(&self, hash: u64, values: &[u32]) -> u64 {
        let hashes = values.iter().map(|value| self.hashes[*value as usize]);
        hashes.fold(hash, combine)
    }
}

/// A sum for each word that weights speak of, and each member of a class, in steps of a weight.
#[derive(Clone)]
pub(crate) struct OpenGrid<O, K> {
    /// The row of each number; 0, where all sums are 0, for most.
    rows: Box<[u16]>,
    sums: Box<[i16]>,
    keys: PhantomData<fn(O, K)>,
}

impl<O: Open, K: Closed> OpenGrid<O, K> {
    /// `features` must have the word or gap in each of its features.
    pub fn new(weights: &Written, numbers: &Numbers, features: impl Fn((O, K), &mut Plan)) -> Self {
        let mut plan = Plan::default();
        for index in 0..K::COUNT {
            plan.index = index;
            features((O::ANY, K::at(index)), &mut plan);
        }
        plan.places.sort_unstable();
        let mut rows: Vec<u16> = Vec::new();
        let mut sums = vec![0; K::COUNT];
        for &(template, place) in &plan.templates {
            for (values, weight) in weights.of(template) {
                let (before, open) = values.split_at(place.at.min(values.len()));
                let rest = if place.is_last {
                    &[]
                } else {
                    open.get(1..).unwrap_or_default()
                };
                let any = combine(numbers.hash(template, before), ANY.hash);
                let hash = numbers.hash(any, rest);
                let first = plan.places.partition_point(|(h, _)| *h < hash);
                let places = plan.places[first..].iter();
                let places = places.take_while(|(h, _)| *h == hash);
                let number = O::written(open, numbers);
                if rows.len() <= number {
                    rows.resize(number + 1, 0);
                }
                if rows[number] == 0 {
                    rows[number] = (sums.len() / K::COUNT) as u16;
                    sums.resize(sums.len() + K::COUNT, 0);
                }
                let row = usize::from(rows[number]) * K::COUNT;
                for &(_, index) in places {
                    let sum: &mut i16 = &mut sums[row + index];
                    let all = i32::from(*sum) + weight;
                    *sum = all.clamp(i16::MIN.into(), i16::MAX.into()) as i16;
                }
            }
        }
        OpenGrid {
            rows: rows.into(),
            sums: sums.into(),
            keys: PhantomData,
        }
    }

    #[inline]
    pub fn get(&self, (open, key): (O, K), numbers: &Numbers) -> i32 {
        let row = self.rows.get(open.number(numbers)).copied().unwrap_or(0);
        let at = usize::from(row) * K::COUNT + key.index();
        self.sums.get(at).copied().unwrap_or(0).into()
    }
}

/// Where in the values of a template the word or the gap stands.
#[derive(Copy, Clone, PartialEq, Eq)]
struct Place {
    at: usize,
    /// It is a gap, and takes all values that are left.
    is_last: bool,
}

/// Takes down which features there are at each index of a grid.
#[derive(Default)]
pub(crate) struct Plan {
    index: usize,
    /// Hash of a feature with [`ANY`] in it, and the index.
    places: Vec<(u64, usize)>,
    templates: Vec<(u64, Place)>,
}

impl Plan {
    fn feature(&mut self, template: u64, hash: u64, place: Place) {
        self.places.push((hash, self.index));
        if !self.templates.contains(&(template, place)) {
            self.templates.push((template, place));
        }
    }
}

impl Sink for Plan {
    fn add(&mut self, template: Name, values: &[Value]) {
        let at = values.iter().position(|value| value.hash == ANY.hash);
        debug_assert!(at.is_some(), "a feature of an open grid without its word");
        let place = Place {
            at: at.unwrap_or(0),
            is_last: false,
        };
        self.feature(template.hash, feature_hash(template.hash, values), place);
    }

    fn add_gap(&mut self, template: Name, values: &[Value], gap: Gap) {
        debug_assert!(gap == Gap::ANY, "a feature of an open grid without its gap");
        let place = Place {
            at: values.len(),
            is_last: true,
        };
        self.feature(template.hash, gap_hash(template.hash, values, gap), place);
    }
}
