//! Two small linear models: logistic regression, and a ranker of candidates that compete in groups.

use std::collections::HashMap;

use argmin::core::{CostFunction, Error, Executor, Gradient, State};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;
use inquit::training::Rows;

/// Candidates with their features, as they are collected.
#[derive(Default)]
pub struct Problem {
    ids: HashMap<u64, u32>,
    counts: Vec<u32>,
    features: Vec<u32>,
    ends: Vec<usize>,
    groups: Vec<u32>,
    shares: Vec<f32>,
    lesson: usize,
    last: Option<(usize, usize)>,
}

impl Problem {
    /// Groups of another lesson are other groups.
    pub fn next_lesson(&mut self) {
        self.lesson += 1;
    }
}

impl Rows for Problem {
    fn row(&mut self, group: usize, share: f32, features: &[u64]) {
        if self.last != Some((self.lesson, group)) {
            let next = self.groups.last().map_or(0, |g| g + 1);
            self.last = Some((self.lesson, group));
            self.groups.push(next);
        } else {
            self.groups.push(self.groups.last().copied().unwrap_or(0));
        }
        for &hash in features {
            let next = self.ids.len() as u32;
            let id = *self.ids.entry(hash).or_insert(next);
            if id == next {
                self.counts.push(0);
            }
            self.counts[id as usize] += 1;
            self.features.push(id);
        }
        self.ends.push(self.features.len());
        self.shares.push(share);
    }
}

/// How candidates are judged.
#[derive(Copy, Clone, PartialEq)]
pub enum Loss {
    /// Each by itself.
    Logistic,
    /// Against the others of its group.
    Softmax,
}

struct Objective<'p> {
    problem: &'p Problem,
    /// Dense number of a kept feature, or `u32::MAX`.
    dense: Vec<u32>,
    loss: Loss,
    l2: f64,
}

impl Objective<'_> {
    fn row(&self, i: usize) -> &[u32] {
        let start = if i == 0 { 0 } else { self.problem.ends[i - 1] };
        &self.problem.features[start..self.problem.ends[i]]
    }

    fn score(&self, i: usize, weights: &[f64]) -> f64 {
        self.row(i)
            .iter()
            .map(|f| self.dense[*f as usize])
            .filter(|d| *d != u32::MAX)
            .map(|d| weights[d as usize])
            .sum()
    }

    /// Loss, and for each row the derivative by its score.
    fn judge(&self, weights: &[f64]) -> (f64, Vec<f64>) {
        let rows = self.problem.ends.len();
        let scores: Vec<f64> = (0..rows).map(|i| self.score(i, weights)).collect();
        let mut slopes = vec![0.0; rows];
        let mut loss = 0.5 * self.l2 * weights.iter().map(|w| w * w).sum::<f64>();
        match self.loss {
            Loss::Logistic => {
                for i in 0..rows {
                    let y = f64::from(self.problem.shares[i]);
                    let s = scores[i];
                    loss += s.max(0.0) + (-s.abs()).exp().ln_1p() - y * s;
                    slopes[i] = 1.0 / (1.0 + (-s).exp()) - y;
                }
            }
            Loss::Softmax => {
                let mut start = 0;
                while start < rows {
                    let mut end = start;
                    while end < rows && self.problem.groups[end] == self.problem.groups[start] {
                        end += 1;
                    }
                    let most = scores[start..end]
                        .iter()
                        .copied()
                        .fold(f64::NEG_INFINITY, f64::max);
                    let sum: f64 = scores[start..end].iter().map(|s| (s - most).exp()).sum();
                    loss += sum.ln() + most;
                    for i in start..end {
                        let y = f64::from(self.problem.shares[i]);
                        loss -= y * scores[i];
                        slopes[i] = (scores[i] - most).exp() / sum - y;
                    }
                    start = end;
                }
            }
        }
        (loss, slopes)
    }
}

impl CostFunction for Objective<'_> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, weights: &Self::Param) -> Result<f64, Error> {
        Ok(self.judge(weights).0)
    }
}

impl Gradient for Objective<'_> {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, weights: &Self::Param) -> Result<Vec<f64>, Error> {
        let (_, slopes) = self.judge(weights);
        let mut gradient: Vec<f64> = weights.iter().map(|w| w * self.l2).collect();
        for (i, slope) in slopes.iter().enumerate() {
            for f in self.row(i) {
                let d = self.dense[*f as usize];
                if d != u32::MAX {
                    gradient[d as usize] += slope;
                }
            }
        }
        Ok(gradient)
    }
}

/// Fits weights to features seen at least `least` times; returns feature hash and weight.
pub fn fit(
    problem: &Problem,
    loss: Loss,
    l2: f64,
    least: u32,
    iterations: u64,
) -> Result<Vec<(u64, f64)>, Error> {
    let mut dense = vec![u32::MAX; problem.counts.len()];
    let mut kept = 0;
    for (id, count) in problem.counts.iter().enumerate() {
        if *count >= least {
            dense[id] = kept;
            kept += 1;
        }
    }
    let objective = Objective {
        problem,
        dense: dense.clone(),
        loss,
        l2,
    };
    let search = MoreThuenteLineSearch::new().with_c(1e-4, 0.9)?;
    let solver = LBFGS::new(search, 7);
    let result = Executor::new(objective, solver)
        .configure(|state| state.param(vec![0.0; kept as usize]).max_iters(iterations))
        .run()?;
    let weights = result.state().get_best_param().cloned().unwrap_or_default();
    let mut out: Vec<(u64, f64)> = problem
        .ids
        .iter()
        .filter_map(|(hash, id)| {
            weights
                .get(dense[*id as usize] as usize)
                .map(|w| (*hash, *w))
        })
        .collect();
    out.sort_by_key(|(hash, _)| *hash);
    Ok(out)
}
