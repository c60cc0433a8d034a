//! How often a word is a cue, counted outside quotations and told in steps from 0 to 8.

use std::collections::HashMap;

use inquit::training::{Lesson, Priors};

type Table = HashMap<u64, (u32, u32)>;

/// Occurrences as head of a cue, and in all.
#[derive(Clone, Default)]
pub struct Counts {
    words: Table,
    lemmas: Table,
}

/// Steps by written word.
pub struct Buckets {
    pub words: Vec<(String, u8)>,
    pub lemmas: Vec<(String, u8)>,
}

fn add(table: &mut Table, key: u64, heads: u32, all: u32) {
    let entry = table.entry(key).or_default();
    entry.0 += heads;
    entry.1 += all;
}

fn bucket(heads: u32, all: u32) -> u8 {
    if all == 0 {
        return 0;
    }
    if heads == 0 {
        return u8::from(all >= 5);
    }
    let share = (f64::from(heads) + 0.1) / (f64::from(all) + 1.0);
    let step = [0.05, 0.12, 0.25, 0.4, 0.6, 0.8]
        .iter()
        .position(|limit| share < *limit)
        .unwrap_or(6);
    step as u8 + 2
}

impl Counts {
    pub fn of(lesson: &Lesson<'_>) -> Counts {
        let mut counts = Counts::default();
        for word in lesson.words() {
            let head = u32::from(word.is_head);
            add(&mut counts.words, word.word, head, 1);
            add(&mut counts.lemmas, word.lemma, head, 1);
        }
        counts
    }

    pub fn plus(mut self, other: &Counts) -> Counts {
        other
            .words
            .iter()
            .for_each(|(k, (c, n))| add(&mut self.words, *k, *c, *n));
        other
            .lemmas
            .iter()
            .for_each(|(k, (c, n))| add(&mut self.lemmas, *k, *c, *n));
        self
    }

    /// These counts less those of one text, so that it does not learn from its own answer.
    pub fn without<'c>(&'c self, own: &'c Counts) -> Without<'c> {
        Without { all: self, own }
    }

    pub fn buckets(&self, written: &HashMap<u64, String>) -> Buckets {
        let list = |table: &Table| {
            let rows = table
                .iter()
                .filter_map(|(k, (c, n))| Some((written.get(k)?.clone(), bucket(*c, *n))));
            let mut rows: Vec<_> = rows
                .filter(|(w, b)| *b > 0 && !w.is_empty() && !w.contains(['\t', '\n']))
                .collect();
            rows.sort();
            rows
        };
        Buckets {
            words: list(&self.words),
            lemmas: list(&self.lemmas),
        }
    }
}

pub struct Without<'c> {
    all: &'c Counts,
    own: &'c Counts,
}

fn less(all: &Table, own: &Table, key: u64) -> u8 {
    let (c, n) = all.get(&key).copied().unwrap_or_default();
    let (oc, on) = own.get(&key).copied().unwrap_or_default();
    bucket(c - oc, n - on)
}

impl Priors for Without<'_> {
    fn word(&self, word: u64) -> u8 {
        less(&self.all.words, &self.own.words, word)
    }
    fn lemma(&self, lemma: u64) -> u8 {
        less(&self.all.lemmas, &self.own.lemmas, lemma)
    }
}
