//! Sums of features over a word, or a gap, and a closed class.
//!
//! Of the many words there are, a template has weights for a few hundred. An [`OpenGrid`] has a row for each of these with a sum for each member of
//! the class, so that the features of a word cost two loads, and those of a word that no weight speaks of cost no more.

use std::marker::PhantomData;

use super::feature::{feature_hash, gap_hash, hash_of, Gap, Name, Sink, Value, Word, ANY};
use super::grid::Closed;
use crate::token::HashTable;

/// A value out of a class without end.
pub(crate) trait Open: Copy {
    /// What a grid is laid out with.
    const ANY: Self;

    /// Its number among those that weights speak of; 0 for any other.
    fn number(self, numbers: &Numbers) -> usize;

    /// The number of the value that these hashes begin with, which gets one if it has none.
    fn numbered(hashes: &[u64], numbers: &mut Numbers) -> usize;
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

    fn numbered(hashes: &[u64], numbers: &mut Numbers) -> usize {
        hashes.first().map_or(0, |word| numbers.of_word(*word)) as usize
    }
}

impl Open for Gap {
    const ANY: Gap = Gap::ANY;

    #[inline]
    fn number(self, numbers: &Numbers) -> usize {
        numbers.gaps.get(self.code()).copied().unwrap_or(0).into()
    }

    fn numbered(hashes: &[u64], numbers: &mut Numbers) -> usize {
        let gap = Gap::of_hashes(hashes);
        gap.map_or(0, |gap| numbers.of_gap(gap.code()).into())
    }
}

/// Numbers of the words and gaps that weights speak of.
#[derive(Clone)]
pub(crate) struct Numbers {
    words: HashTable<u32>,
    gaps: Box<[u16]>,
    last_gap: u16,
}

impl Default for Numbers {
    fn default() -> Self {
        let reserved = Word::reserved().zip(1..);
        Numbers {
            words: reserved.collect(),
            gaps: vec![0; Gap::COUNT].into(),
            last_gap: 0,
        }
    }
}

impl Numbers {
    /// The number of a word, which gets one if it has none.
    fn of_word(&mut self, word: u64) -> u32 {
        let next = self.words.len() as u32 + 1;
        *self.words.entry(word).or_insert(next)
    }

    /// Words with their numbers.
    pub fn words(&self) -> impl Iterator<Item = (u64, u32)> + '_ {
        self.words.iter().map(|(word, number)| (*word, *number))
    }

    fn of_gap(&mut self, code: usize) -> u16 {
        let Some(number) = self.gaps.get_mut(code) else {
            return 0;
        };
        if *number == 0 && self.last_gap < u16::MAX {
            self.last_gap += 1;
            *number = self.last_gap;
        }
        *number
    }
}

/// A weight by what it is written with.
pub(crate) struct Written {
    pub template: u64,
    pub values: Vec<u64>,
    pub weight: i32,
}

/// All weights, by template.
pub(crate) struct Templates(HashTable<Vec<Written>>);

impl Templates {
    /// Numbers all words and gaps of the weights: whatever may be one.
    pub fn new(weights: Vec<Written>, numbers: &mut Numbers) -> Self {
        let mut templates: HashTable<Vec<Written>> = HashTable::default();
        for weight in weights {
            for value in &weight.values {
                numbers.of_word(*value);
            }
            for at in weight.values.len().saturating_sub(3)..=weight.values.len() {
                Gap::numbered(&weight.values[at..], numbers);
            }
            templates.entry(weight.template).or_default().push(weight);
        }
        Templates(templates)
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
    pub fn new(
        weights: &Templates,
        numbers: &mut Numbers,
        features: impl Fn((O, K), &mut Plan),
    ) -> Self {
        let mut plan = Plan::default();
        for index in 0..K::COUNT {
            plan.index = index;
            features((O::ANY, K::at(index)), &mut plan);
        }
        plan.places.sort_unstable();
        let mut rows: Vec<u16> = Vec::new();
        let mut sums = vec![0; K::COUNT];
        for &(template, place) in &plan.templates {
            for written in weights.0.get(&template).into_iter().flatten() {
                let (before, open) = written.values.split_at(place.at.min(written.values.len()));
                let mut closed = before.to_vec();
                closed.push(ANY.hash);
                if !place.is_last {
                    closed.extend(open.iter().skip(1));
                }
                let hash = hash_of(template, &closed);
                let first = plan.places.partition_point(|(h, _)| *h < hash);
                let places = plan.places[first..].iter();
                let places = places.take_while(|(h, _)| *h == hash);
                let number = O::numbered(open, numbers);
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
                    let all = i32::from(*sum) + written.weight;
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
