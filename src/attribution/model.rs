//! The weights that choose among what the rules propose.
//!
//! They were learned from news by the program in `train/` and are a text, `model/weights.tsv`: a feature a line with its weight in twentieths, and
//! how often a word is a cue, in steps from 0 to 8. Calibration rows say how often attributions of a score were right.

use once_cell::sync::Lazy;

use super::cue::Step;
use super::feature::{feature_hash, gap_hash, read_written, Gap, Name, Sink, Value};
use super::grid::{Closed, Grid, Grids};
use super::open::{Numbers, Open, OpenGrid, Written};
use super::scene::Known;
use crate::cells::Cells;
use crate::table::Table;
use crate::token::{combine, hash_of, HashTable};
use crate::Error;

/// Weights are written as whole multiples of this.
const STEP: f32 = 0.05;

/// A hash table of weights, with a bit for each hash before it: nine of ten features have no weight, and the bits are
/// few enough to stay in the cache.
#[derive(Clone)]
pub(crate) struct Weights {
    bits: Vec<u64>,
    slots: Vec<(u32, i32)>,
}

impl Weights {
    fn new(count: usize, rows: impl Iterator<Item = (u64, i32)>) -> Self {
        let size = (count * 2 + 2).next_power_of_two();
        let mut weights = Weights {
            bits: vec![0; (size / 8).max(1)],
            slots: vec![(0, 0); size],
        };
        for (hash, weight) in rows {
            let (word, bit) = weights.bit(hash);
            weights.bits[word] |= bit;
            let (mut at, tag) = weights.place(hash);
            while weights.slots[at].0 != 0 && weights.slots[at].0 != tag {
                at = (at + 1) & (size - 1);
            }
            weights.slots[at] = (tag, weight);
        }
        weights
    }

    /// Word and bit; the number of words is a power of two.
    #[inline(always)]
    fn bit(&self, hash: u64) -> (usize, u64) {
        (
            (hash >> 6) as usize & (self.bits.len() - 1),
            1 << (hash & 63),
        )
    }

    fn place(&self, hash: u64) -> (usize, u32) {
        (
            hash as usize & (self.slots.len() - 1),
            (hash >> 32) as u32 | 1,
        )
    }

    /// False where there is no such weight for sure.
    #[inline(always)]
    fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = self.bit(hash);
        self.bits.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// The weight of a feature; 0 where none was learned.
    pub fn of(&self, hash: u64) -> i32 {
        if self.may_have(hash) {
            self.find(hash)
        } else {
            0
        }
    }

    #[inline]
    fn find(&self, hash: u64) -> i32 {
        let (mut at, tag) = self.place(hash);
        loop {
            match self.slots.get(at) {
                Some(&(t, weight)) if t == tag => return weight,
                None | Some((0, _)) => return 0,
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }
}

/// What was learned: weights, cue counts, calibration.
#[derive(Clone)]
pub(crate) struct Model {
    weights: Weights,
    grids: Grids,
    /// Whether there are weights for the three parts together.
    judges: bool,
    /// Score and share of attributions with about that score that were right; rising.
    calibration: Vec<(f32, f32)>,
}

/// The embedded weights.
const WEIGHTS: &str = include_str!("../../model/weights.tsv");

static BUILTIN: Lazy<Model> = Lazy::new(|| {
    // Parsed by a test as well, so that it cannot fail here.
    Model::read("weights.tsv", WEIGHTS).unwrap_or_else(|_| Model::empty())
});

/// A feature as it is written, and its weight.
pub(crate) type Named = (&'static str, f32);

static NAMES: Lazy<HashTable<Named>> = Lazy::new(|| {
    let rows = WEIGHTS.lines().filter_map(|line| line.split_once('\t'));
    let named = rows.filter_map(|(name, weight)| {
        let (end, values) = read_written(name);
        let weight: f32 = weight.parse().ok()?;
        let hash = values.fold(hash_of(&name[..end]), combine);
        Some((hash, (name, weight * STEP)))
    });
    named.collect()
});

/// The embedded weight of the feature with this hash.
pub(crate) fn named(hash: u64) -> Option<Named> {
    NAMES.get(&hash).copied()
}

impl Model {
    pub fn builtin() -> &'static Model {
        &BUILTIN
    }

    /// A model that knows nothing.
    pub fn empty() -> Self {
        Self::new(&Written::default(), Numbers::new(0), Vec::new())
    }

    fn new(written: &Written, numbers: Numbers, mut calibration: Vec<(f32, f32)>) -> Self {
        let weights = Weights::new(written.len(), written.hashes(&numbers));
        calibration.sort_by(|a, b| a.0.total_cmp(&b.0));
        Model {
            grids: Grids::new(&weights, written, numbers),
            weights,
            judges: false,
            calibration,
        }
    }

    pub fn read(file: &str, text: &str) -> Result<Self, Error> {
        let table = Table::open(file, text);
        let mut cells = Cells::of(&table, &["feature", "weight"])?;
        let (mut judges, mut calibration) = (false, Vec::new());
        let mut written = Written::with_capacity(table.rows());
        let mut numbers = Numbers::new(table.rows() / 3);
        // Rows of one template stand together.
        let mut last = ("", hash_of(""), Of::Feature);
        while cells.next_row() {
            let (name, weight) = (cells.text(), cells.text());
            cells.end_row()?;
            let value = weight
                .parse::<i16>()
                .map(f32::from)
                .or_else(|_| weight.parse::<f32>())
                .map_err(|_| cells.error(format!("the weight `{weight}` is no number")))?;
            let (end, values) = read_written(name);
            let template = &name[..end];
            if template != last.0 {
                last = (template, hash_of(template), Of::template(template));
                judges |= template == "f.bias";
            }
            match last.2 {
                Of::Feature => {
                    written.add(last.1, values, value.round() as i32, &mut numbers);
                }
                Of::Word => numbers.know(hash_of(values.text())).prior = prior_step(value),
                Of::Lemma => {
                    numbers.know(hash_of(values.text())).lemma_prior = prior_step(value);
                }
                Of::Score => {
                    let score = values.text();
                    let score: f32 = score
                        .parse()
                        .map_err(|_| cells.error(format!("`{score}` is no number")))?;
                    calibration.push((score, value));
                }
            }
        }
        Ok(Model {
            judges,
            ..Model::new(&written, numbers, calibration)
        })
    }

    /// What is known of a word.
    pub fn known(&self, word: u64) -> Known {
        self.grids.numbers.known(word)
    }

    /// Whether there are weights for cue, source and content together; else the product of the three decides.
    pub fn judges(&self) -> bool {
        self.judges
    }

    /// A sum of so many steps.
    pub fn score(steps: i32) -> f32 {
        steps as f32 * STEP
    }

    /// A sink that adds up weights.
    pub fn sum(&self) -> Sum<'_> {
        self.sum_from(0)
    }

    /// The sum, in steps, of the features that are added.
    pub fn steps(&self, features: impl FnOnce(&mut Sum<'_>)) -> i32 {
        let mut sum = self.sum();
        features(&mut sum);
        sum.steps()
    }

    /// A sink that adds weights to a sum made before.
    pub fn sum_from(&self, steps: i32) -> Sum<'_> {
        Sum {
            weights: &self.weights,
            grids: &self.grids,
            steps,
            pending: [0; PENDING],
            len: 0,
        }
    }

    /// A sink that adds up weights without any grid.
    #[cfg(test)]
    pub fn plain(&self) -> super::grid::Plain<'_> {
        super::grid::Plain {
            weights: &self.weights,
            total: 0,
        }
    }

    /// The share of attributions with this score that were right in the training news.
    pub fn calibrated(&self, score: f32) -> f32 {
        let after = self.calibration.partition_point(|(s, _)| *s <= score);
        match (
            after.checked_sub(1).and_then(|i| self.calibration.get(i)),
            self.calibration.get(after),
        ) {
            (None, None) => score,
            (Some(&(_, share)), None) | (None, Some(&(_, share))) => share,
            (Some(&(s0, r0)), Some(&(s1, r1))) => {
                r0 + (r1 - r0) * (score - s0) / (s1 - s0).max(f32::EPSILON)
            }
        }
    }
}

/// What a row of the weights is about.
#[derive(Copy, Clone)]
enum Of {
    Feature,
    /// How often a word is a cue, or a lemma is.
    Word,
    Lemma,
    /// How often attributions of a score are right.
    Score,
}

impl Of {
    fn template(name: &str) -> Self {
        match name {
            "prior" => Of::Word,
            "lemma-prior" => Of::Lemma,
            "calibration" => Of::Score,
            _ => Of::Feature,
        }
    }
}

fn prior_step(value: f32) -> u8 {
    Step::of(value as usize).get() as u8
}

const PENDING: usize = 16;

/// Adds up the weights of the features that it is given.
///
/// Features that may have a weight are set aside and looked up together: whether one has is a coin's toss to the processor, and
/// the look-ups need not wait for each other.
pub(crate) struct Sum<'m> {
    weights: &'m Weights,
    grids: &'m Grids,
    steps: i32,
    pending: [u64; PENDING],
    len: usize,
}

impl Sum<'_> {
    /// The sum as a whole number of steps.
    pub fn steps(&mut self) -> i32 {
        self.look_up();
        self.steps
    }

    pub fn total(&mut self) -> f32 {
        Model::score(self.steps())
    }

    #[inline(always)]
    fn hash(&mut self, hash: u64) {
        self.pending[self.len % PENDING] = hash;
        self.len += usize::from(self.weights.may_have(hash));
        if self.len == PENDING {
            self.look_up();
        }
    }

    #[inline(never)]
    fn look_up(&mut self) {
        let found = self.pending.iter().take(self.len);
        self.steps += found.map(|hash| self.weights.find(*hash)).sum::<i32>();
        self.len = 0;
    }
}

impl Sink for Sum<'_> {
    #[inline(always)]
    fn add(&mut self, template: Name, values: &[Value]) {
        if values.iter().all(|value| value.known) {
            self.hash(feature_hash(template.hash, values));
        }
    }

    #[inline]
    fn add_gap(&mut self, template: Name, values: &[Value], gap: Gap) {
        let numbers = &self.grids.numbers;
        if gap.number(numbers) != 0 && values.iter().all(|value| value.known) {
            self.hash(gap_hash(template.hash, values, gap));
        }
    }

    #[inline(always)]
    fn closed<K: Closed>(
        &mut self,
        grid: impl FnOnce(&Grids) -> &Grid<K>,
        key: K,
        _: impl FnOnce(K, &mut Self),
    ) {
        self.steps += grid(self.grids).get(key);
    }

    #[inline(always)]
    fn open<O: Open, K: Closed>(
        &mut self,
        grid: impl FnOnce(&Grids) -> &OpenGrid<O, K>,
        key: (O, K),
        _: impl FnOnce((O, K), &mut Self),
    ) {
        self.steps += grid(self.grids).get(key, &self.grids.numbers);
    }
}

#[cfg(test)]
mod tests {
    use super::super::feature::Word;
    use super::*;
    use crate::token::hash_str;

    #[test]
    fn the_embedded_weights_parse() {
        if let Err(error) = Model::read("weights.tsv", WEIGHTS) {
            panic!("{error}");
        }
    }

    #[test]
    fn a_weight_is_found_by_its_feature() {
        let model = Model::read("w.tsv", "feature\tweight\nc.w=said\t40\nprior=said\t8\n").unwrap();
        let said = model.known(hash_str("said"));
        let word = Word {
            hash: hash_str("said"),
            number: said.number,
        };
        let mut sum = model.sum();
        super::super::feature::feat!(sum, "c.w", word);
        assert!((sum.total() - 2.0).abs() < 1e-6);
        assert_eq!((said.prior, said.lemma_prior), (8, 0));
        assert_eq!(model.known(hash_str("sad")).prior, 0);
        assert!(Model::read("w.tsv", "feature\tweight\nc.w=said\tmuch\n").is_err());
    }
}
