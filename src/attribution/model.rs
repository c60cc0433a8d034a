//! The weights that choose among what the rules propose.
//!
//! They were learned from news by the program in `train/` and are a text, `model/weights.tsv`: a feature a line with its weight in twentieths, and
//! how often a word is a cue, in steps from 0 to 8. Calibration rows say how often attributions of a score were right.

use once_cell::sync::Lazy;

use super::feature::{feature_hash, hash_written, Name, Sink, Value};
use crate::table::Table;
use crate::token::{hash_str, HashTable};
use crate::Error;

/// Weights are written as whole multiples of this.
const STEP: f32 = 0.05;

/// A hash table of weights with one probe in the usual case.
#[derive(Clone)]
struct Weights {
    slots: Vec<(u32, f32)>,
    mask: usize,
}

impl Weights {
    fn new(rows: &[(u64, f32)]) -> Self {
        let size = (rows.len() * 2 + 2).next_power_of_two();
        let mut weights = Weights {
            slots: vec![(0, 0.0); size],
            mask: size - 1,
        };
        for &(hash, weight) in rows {
            let (mut at, tag) = weights.place(hash);
            while weights.slots[at].0 != 0 && weights.slots[at].0 != tag {
                at = (at + 1) & weights.mask;
            }
            weights.slots[at] = (tag, weight);
        }
        weights
    }

    fn place(&self, hash: u64) -> (usize, u32) {
        (hash as usize & self.mask, (hash >> 32) as u32 | 1)
    }

    #[inline]
    fn get(&self, hash: u64) -> f32 {
        let (mut at, tag) = self.place(hash);
        loop {
            match self.slots[at] {
                (0, _) => return 0.0,
                (t, weight) if t == tag => return weight,
                _ => at = (at + 1) & self.mask,
            }
        }
    }
}

/// What was learned: weights, cue counts, calibration.
#[derive(Clone)]
pub(crate) struct Model {
    weights: Weights,
    priors: HashTable<u8>,
    lemma_priors: HashTable<u8>,
    /// Whether there are weights for the three parts together.
    judges: bool,
    /// Score and share of attributions with about that score that were right; rising.
    calibration: Vec<(f32, f32)>,
}

static BUILTIN: Lazy<Model> = Lazy::new(|| {
    // Parsed by a test as well, so that it cannot fail here.
    Model::read("weights.tsv", include_str!("../../model/weights.tsv"))
        .unwrap_or_else(|_| Model::empty())
});

impl Model {
    pub fn builtin() -> &'static Model {
        &BUILTIN
    }

    /// A model that knows nothing.
    pub fn empty() -> Self {
        Model {
            weights: Weights::new(&[]),
            priors: HashTable::default(),
            lemma_priors: HashTable::default(),
            judges: false,
            calibration: Vec::new(),
        }
    }

    pub fn read(file: &str, text: &str) -> Result<Self, Error> {
        let table = Table::parse(file, text)?;
        let (feature, weight) = (table.column("feature")?, table.column("weight")?);
        let mut model = Model::empty();
        let mut rows = Vec::with_capacity(table.rows().len());
        for row in table.rows() {
            let value: f32 = row.cell(weight).parse().map_err(|_| {
                row.error(format!("the weight `{}` is no number", row.cell(weight)))
            })?;
            let name = row.cell(feature);
            if let Some(word) = name.strip_prefix("prior=") {
                model.priors.insert(hash_str(word), value as u8);
            } else if let Some(lemma) = name.strip_prefix("lemma-prior=") {
                model.lemma_priors.insert(hash_str(lemma), value as u8);
            } else if let Some(score) = name.strip_prefix("calibration=") {
                let score: f32 = score
                    .parse()
                    .map_err(|_| row.error(format!("`{score}` is no number")))?;
                model.calibration.push((score, value));
            } else {
                model.judges |= name == "f.bias";
                rows.push((hash_written(name), value * STEP));
            }
        }
        model.weights = Weights::new(&rows);
        model.calibration.sort_by(|a, b| a.0.total_cmp(&b.0));
        Ok(model)
    }

    pub fn prior(&self, word: u64) -> u8 {
        self.priors.get(&word).copied().unwrap_or(0)
    }

    pub fn lemma_prior(&self, lemma: u64) -> u8 {
        self.lemma_priors.get(&lemma).copied().unwrap_or(0)
    }

    /// Whether there are weights for cue, source and content together; else the product of the three decides.
    pub fn judges(&self) -> bool {
        self.judges
    }

    /// A sink that adds up weights.
    pub fn sum(&self) -> Sum<'_> {
        Sum {
            weights: &self.weights,
            total: 0.0,
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

/// Adds up the weights of the features that it is given.
pub(crate) struct Sum<'m> {
    weights: &'m Weights,
    pub total: f32,
}

impl Sink for Sum<'_> {
    #[inline]
    fn add(&mut self, template: Name, values: &[Value]) {
        self.total += self.weights.get(feature_hash(template, values));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_parse() {
        if let Err(error) = Model::read("weights.tsv", include_str!("../../model/weights.tsv")) {
            panic!("{error}");
        }
    }

    #[test]
    fn a_weight_is_found_by_its_feature() {
        let model = Model::read("w.tsv", "feature\tweight\nc.w=said\t40\nprior=said\t8\n").unwrap();
        let mut sum = model.sum();
        super::super::feature::feat!(
            sum,
            "c.w",
            super::super::feature::WordHash(hash_str("said"))
        );
        assert!((sum.total - 2.0).abs() < 1e-6);
        assert_eq!(
            (model.prior(hash_str("said")), model.prior(hash_str("sad"))),
            (8, 0)
        );
        assert!(Model::read("w.tsv", "feature\tweight\nc.w=said\tmuch\n").is_err());
    }
}
