//! Learns the weights of inquit from news in which a person has marked the attributions.
//!
//!     cargo run --release -p inquit-train -- GOLD.jsonl --out model/weights.tsv

mod corpus;
mod fit;
mod prior;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use inquit::training::{LearnedModel, Lesson, Names, Prediction, Reader};

use corpus::Article;
use fit::{fit, Loss, Problem};
use prior::{Buckets, Counts};

/// Learns the weights of inquit from news with marked attributions (JSONL: id, text, attributions by code points).
#[derive(Parser)]
struct Options {
    /// Gold data to learn from.
    gold: PathBuf,
    /// Where the weights are written.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Gold data to be measured on afterwards.
    #[arg(long)]
    eval: Option<PathBuf>,
    /// Where the attributions found in the data of `--eval` are written, one document a line.
    #[arg(long, requires = "eval")]
    predictions: Option<PathBuf>,
    /// Cross-validates in so many parts, and calibrates the confidence on them; 0 for none.
    #[arg(long, default_value_t = 5)]
    folds: usize,
    /// The weights that judge the three parts together learn from what is found in so many parts left out in turn; 0 for none.
    #[arg(long, default_value_t = 3)]
    parts: usize,
    /// Features seen more seldom are left out.
    #[arg(long, default_value_t = 20)]
    least: u32,
    /// Weights nearer to zero than this are left out.
    #[arg(long, default_value_t = 0.1)]
    cut: f64,
    /// Score below which nothing is kept.
    #[arg(long, default_value_t = 0.35)]
    threshold: f32,
}

/// Weights are written as whole multiples of this.
const STEP: f64 = 0.05;

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<(), String> {
    let articles = corpus::read(&options.gold)?;
    let reader = Reader::default();
    let mut calibration = Vec::new();
    if options.folds > 1 {
        let mut predictions = Vec::new();
        let mut total = 0;
        for fold in 0..options.folds {
            let part = |keep: bool| {
                articles
                    .iter()
                    .enumerate()
                    .filter(move |(i, _)| (i % options.folds == fold) == keep)
                    .map(|(_, a)| a)
            };
            let weights = learn(&reader, &part(false).collect::<Vec<_>>(), options, &[])?;
            let (mut found, gold) =
                measure(&reader, &part(true).collect::<Vec<_>>(), &weights, 0.02)?;
            eprintln!(
                "fold {}: {}",
                fold + 1,
                summary(&found, gold, options.threshold)
            );
            predictions.append(&mut found);
            total += gold;
        }
        for threshold in [0.25, 0.3, 0.35, 0.4, 0.5, 0.6] {
            eprintln!(
                "all folds, threshold {threshold}: {}",
                summary(&predictions, total, threshold)
            );
        }
        calibration = calibrate(&mut predictions);
    }
    let all: Vec<&Article> = articles.iter().collect();
    let weights = learn(&reader, &all, options, &calibration)?;
    eprintln!(
        "{} weights, {} bytes",
        weights.lines().count(),
        weights.len()
    );
    if let Some(path) = &options.eval {
        let eval = corpus::read(path)?;
        let (found, gold) = measure(&reader, &eval.iter().collect::<Vec<_>>(), &weights, 0.02)?;
        for threshold in [0.25, 0.3, 0.35, 0.4, 0.5, 0.6] {
            eprintln!(
                "{}, threshold {threshold}: {}",
                path.display(),
                summary(&found, gold, threshold)
            );
        }
        if let Some(path) = &options.predictions {
            corpus::write(path, &reader, &eval, &weights, options.threshold)?;
        }
    }
    if let Some(path) = &options.out {
        std::fs::write(path, &weights).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}

/// Learns from articles; the result is the text of a weights file.
///
/// The weights that judge cue, source and content together learn from what the others find in articles that these have not seen.
fn learn(
    reader: &Reader,
    articles: &[&Article],
    options: &Options,
    calibration: &[(f32, f32)],
) -> Result<String, String> {
    let mut judged = Problem::default();
    let mut names = HashMap::new();
    let words = words_of(reader, articles);
    for part in 0..options.parts {
        let of = |keep: bool| {
            let chosen = articles.iter().enumerate();
            let chosen = chosen.filter(move |(i, _)| (i % options.parts == part) == keep);
            chosen.map(|(_, a)| *a).collect::<Vec<_>>()
        };
        let weights = extents(reader, &of(false), options, &words)?;
        let model = LearnedModel::read(&weights.write(&[])).map_err(|e| e.to_string())?;
        for article in of(true) {
            let lesson = reader.lesson(&article.text, &article.gold);
            let mut note = |hash: u64, name: &dyn Fn() -> String| {
                names.entry(hash).or_insert_with(name);
            };
            let mut naming = Names {
                words: &words,
                wanted: Some(&mut note),
            };
            reader.triples(&lesson, &model, &mut naming, &mut judged);
            judged.next_lesson();
        }
    }
    let mut weights = extents(reader, articles, options, &words)?;
    if options.parts > 1 {
        let fitted = fit(&judged, Loss::Logistic, 4.0, options.least.min(15), 80);
        weights.add(fitted.map_err(|e| e.to_string())?, &names, 0.02);
    }
    Ok(weights.write(calibration))
}

fn words_of(reader: &Reader, articles: &[&Article]) -> HashMap<u64, String> {
    let mut words = HashMap::new();
    for article in articles {
        reader.collect_words(&reader.lesson(&article.text, &[]), &mut words);
    }
    words
}

/// Learns cue, source and content, each by itself.
fn extents(
    reader: &Reader,
    articles: &[&Article],
    options: &Options,
    words: &HashMap<u64, String>,
) -> Result<Weights, String> {
    let mut lessons: Vec<Lesson<'_>> = articles
        .iter()
        .map(|a| reader.lesson(&a.text, &a.gold))
        .collect();
    let mut in_cue: HashMap<u64, (u32, u32)> = HashMap::new();
    for lesson in &lessons {
        lesson.cue_words(|word, cue| {
            let entry = in_cue.entry(word).or_default();
            if cue {
                entry.0 += 1;
            } else {
                entry.1 += 1;
            }
        });
    }
    let share = |word: u64| {
        in_cue
            .get(&word)
            .map_or(0.0, |(c, n)| f64::from(*c) / (f64::from(*n) + 3.0))
    };
    lessons.iter_mut().for_each(|l| l.find_heads(&share));
    let each: Vec<Counts> = lessons.iter().map(Counts::of).collect();
    let all = each.iter().fold(Counts::default(), Counts::plus);

    let mut problems = [Problem::default(), Problem::default(), Problem::default()];
    let [cues, sources, contents] = &mut problems;
    for (lesson, own) in lessons.iter().zip(&each) {
        let priors = all.without(own);
        let mut unnamed = Names {
            words,
            wanted: None,
        };
        reader.cues(lesson, &priors, &mut unnamed, cues);
        reader.extents(lesson, &priors, &mut unnamed, sources, contents);
        [&mut *cues, &mut *sources, &mut *contents]
            .into_iter()
            .for_each(Problem::next_lesson);
    }
    let mut fitted = Vec::new();
    for (problem, loss, l2, iterations) in [
        (&*cues, Loss::Logistic, 10.0, 80),
        (&*sources, Loss::Softmax, 1.5, 60),
        (&*contents, Loss::Softmax, 1.5, 80),
    ] {
        fitted
            .extend(fit(problem, loss, l2, options.least, iterations).map_err(|e| e.to_string())?);
    }
    let kept: HashMap<u64, f64> = fitted
        .iter()
        .copied()
        .filter(|(_, w)| w.abs() >= options.cut)
        .collect();
    let mut names: HashMap<u64, String> = HashMap::new();
    for (lesson, own) in lessons.iter().zip(&each) {
        let priors = all.without(own);
        let mut note = |hash: u64, name: &dyn Fn() -> String| {
            if kept.contains_key(&hash) {
                names.entry(hash).or_insert_with(name);
            }
        };
        let mut naming = Names {
            words,
            wanted: Some(&mut note),
        };
        reader.cues(lesson, &priors, &mut naming, &mut Nothing);
        reader.extents(lesson, &priors, &mut naming, &mut Nothing, &mut Nothing);
    }
    let mut weights = Weights { lines: Vec::new() };
    weights.add(fitted, &names, options.cut);
    weights.add_buckets(&all.buckets(words));
    Ok(weights)
}

struct Nothing;

impl inquit::training::Rows for Nothing {
    fn row(&mut self, _: usize, _: f32, _: &[u64]) {}
}

/// The lines of a weights file.
struct Weights {
    lines: Vec<String>,
}

impl Weights {
    /// Adds the weights that are not nearer to zero than `cut`, under their written names.
    fn add(&mut self, fitted: Vec<(u64, f64)>, names: &HashMap<u64, String>, cut: f64) {
        for (hash, weight) in fitted.into_iter().filter(|(_, w)| w.abs() >= cut) {
            let steps = (weight / STEP).round() as i32;
            let plain = |name: &&String| {
                !name.contains(['\t', '?', '\n'])
                    && !name.contains("=|")
                    && !name.ends_with(['=', '|'])
            };
            if let Some(name) = names.get(&hash).filter(plain).filter(|_| steps != 0) {
                self.lines.push(format!("{name}\t{steps}"));
            }
        }
    }

    fn add_buckets(&mut self, buckets: &Buckets) {
        let words = buckets
            .words
            .iter()
            .map(|(word, step)| format!("prior={word}\t{step}"));
        let lemmas = buckets
            .lemmas
            .iter()
            .map(|(word, step)| format!("lemma-prior={word}\t{step}"));
        self.lines.extend(words.chain(lemmas));
    }

    fn write(&self, calibration: &[(f32, f32)]) -> String {
        let mut lines = self.lines.clone();
        lines.extend(
            calibration
                .iter()
                .map(|(score, share)| format!("calibration={score:.3}\t{share:.3}")),
        );
        lines.sort();
        lines.dedup();
        let mut text = String::from(
            "# What was learned from news with marked attributions, by the program in train/: see README.md.\n\
             # A weight is in twentieths; prior and lemma-prior say in steps from 0 to 8 how often a word is a cue;\n\
             # calibration says how many of the attributions with such a score were right.\n\
             feature\tweight\n",
        );
        for line in lines {
            let _ = writeln!(text, "{line}");
        }
        text
    }
}

fn measure(
    reader: &Reader,
    articles: &[&Article],
    weights: &str,
    threshold: f32,
) -> Result<(Vec<Prediction>, usize), String> {
    let model = LearnedModel::read(weights).map_err(|e| e.to_string())?;
    let mut predictions = Vec::new();
    let mut gold = 0;
    for article in articles {
        let lesson = reader.lesson(&article.text, &article.gold);
        gold += lesson.gold_len();
        predictions.extend(reader.predict_with(&lesson, &model, threshold));
    }
    Ok((predictions, gold))
}

fn summary(predictions: &[Prediction], gold: usize, threshold: f32) -> String {
    let kept = predictions.iter().filter(|p| p.score >= threshold);
    let (right, all) = kept.fold((0.0, 0.0), |(r, n), p| {
        (r + f64::from(u8::from(p.is_right)), n + 1.0)
    });
    let (precision, recall) = (right / f64::max(all, 1.0), right / gold.max(1) as f64);
    format!(
        "P {:.1} R {:.1} F1 {:.1}",
        100.0 * precision,
        100.0 * recall,
        200.0 * precision * recall / f64::max(precision + recall, 1e-9)
    )
}

/// The share of right ones in twenty equal parts of the scores, made to rise (pool adjacent violators).
fn calibrate(predictions: &mut [Prediction]) -> Vec<(f32, f32)> {
    predictions.sort_by(|a, b| a.score.total_cmp(&b.score));
    let part = predictions.len().div_ceil(20).max(1);
    let mut blocks: Vec<(f64, f64, f64)> = Vec::new();
    for chunk in predictions.chunks(part) {
        let score: f64 = chunk.iter().map(|p| f64::from(p.score)).sum();
        let right = chunk.iter().filter(|p| p.is_right).count() as f64;
        blocks.push((score, right, chunk.len() as f64));
        while let [.., a, b] = blocks[..] {
            if a.1 / a.2 <= b.1 / b.2 {
                break;
            }
            blocks.truncate(blocks.len() - 2);
            blocks.push((a.0 + b.0, a.1 + b.1, a.2 + b.2));
        }
    }
    blocks
        .iter()
        .map(|(score, right, n)| ((score / n) as f32, (right / n) as f32))
        .collect()
}
