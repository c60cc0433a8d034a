//! What a program needs to learn the weights: candidates, features and gold labels.
//!
//! For the program in `train/` only (cargo feature `training`); it may change with any version.
#![allow(missing_docs)]

use std::collections::HashMap;

use crate::attribution::choice::{is_searched, select, Chooser, Proposal, WordCount};
use crate::attribution::content::{all_content_features, Contents, Piece, Setting};
use crate::attribution::cue::{
    context_features, cue_features, is_idiom, place_features, Cue, Field,
};
use crate::attribution::feature::{feature_hash, Gap, Name, Sink, Value, NAMED};
use crate::attribution::model::Model;
use crate::attribution::rules;
use crate::attribution::scene::{Known, Scene};
use crate::attribution::source::{all_source_features, source_candidates};
use crate::attribution::triple::triple_features;
use crate::layout::Layout;
use crate::quotation::quotations;
use crate::sentence::Segmenter;
use crate::token::{hash_str, Flags, Lexicon, Tag};
use crate::Span;

/// Reads texts for learning.
pub struct Reader {
    segmenter: Segmenter,
    lexicon: std::sync::Arc<Lexicon>,
}

impl Default for Reader {
    fn default() -> Self {
        Reader {
            segmenter: Segmenter::new(),
            lexicon: Lexicon::shared(),
        }
    }
}

/// An attribution as a person marked it.
#[derive(Clone, Debug)]
pub struct Gold {
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
}

#[derive(Clone, Debug)]
struct GoldTokens {
    source: Vec<Piece>,
    cue: Vec<Piece>,
    content: Vec<Piece>,
    head: Option<usize>,
}

/// A text with its gold.
pub struct Lesson<'t> {
    layout: Layout<'t>,
    gold: Vec<GoldTokens>,
}

/// A word outside quotations.
pub struct Word {
    pub word: u64,
    pub lemma: u64,
    pub is_head: bool,
}

/// A predicted attribution, by bytes.
#[derive(Clone, Debug)]
pub struct Prediction {
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
    pub score: f32,
    /// Whether it agrees with the gold: content and source by half (Dice).
    pub is_right: bool,
}

/// What is counted of the words: step by word and by lemma.
pub trait Priors {
    fn word(&self, word: u64) -> u8;
    fn lemma(&self, lemma: u64) -> u8;
}

/// Takes the rows of a learning problem.
pub trait Rows {
    /// Features of a candidate. `group`: candidates of one group compete; `share`: how much of the truth it holds.
    fn row(&mut self, group: usize, share: f32, features: &[u64]);
}

/// Is told the hash of a feature and how to write it out.
pub type Naming<'n> = dyn FnMut(u64, &dyn Fn() -> String) + 'n;

/// Collects feature hashes, and writes out the names that are asked for.
struct Collect<'n> {
    hashes: Vec<u64>,
    names: Option<&'n mut Naming<'n>>,
    words: &'n HashMap<u64, String>,
}

impl Sink for Collect<'_> {
    fn add(&mut self, template: Name, values: &[Value]) {
        let hash = feature_hash(template.hash, values);
        self.hashes.push(hash);
        let words = self.words;
        if let Some(names) = &mut self.names {
            names(hash, &|| {
                let mut written = template.text.to_owned();
                for (i, value) in values.iter().enumerate() {
                    written.push(if i == 0 { '=' } else { '|' });
                    if value.text.is_empty() {
                        written.push_str(words.get(&value.hash).map_or("?", String::as_str));
                    } else {
                        written.push_str(value.text);
                    }
                }
                written
            });
        }
    }

    fn add_gap(&mut self, template: Name, values: &[Value], gap: Gap) {
        let all: Vec<Value> = values.iter().copied().chain(gap.values()).collect();
        self.add(template, &all);
    }
}

fn tokens_of(layout: &Layout<'_>, spans: &[Span]) -> Vec<Piece> {
    let tokens = &layout.tokens;
    let pieces = spans.iter().map(|span| {
        let start = tokens.partition_point(|t| t.span.end() <= span.start());
        let end = tokens.partition_point(|t| t.span.start() < span.end());
        (start, end)
    });
    pieces.filter(|(start, end)| end > start).collect()
}

/// Words that are seldom the head of a cue though they stand in it.
const LIGHT: [&str; 40] = [
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "for",
    "with",
    "that",
    "by",
    "from",
    "his",
    "her",
    "their",
    "its",
    "as",
    "at",
    "out",
    "up",
    "down",
    "off",
    "over",
    "against",
    "more",
    "than",
    "he",
    "she",
    "they",
    "him",
    "them",
    "it",
    "this",
    "i",
    "you",
    "we",
    "and",
    "or",
    "reporters",
    "news",
    "statement",
];

impl Reader {
    pub fn lesson<'t>(&self, text: &'t str, gold: &[Gold]) -> Lesson<'t> {
        let sentences: Vec<_> = self.segmenter.sentences(text).collect();
        let layout = Layout::new(text, &self.lexicon, &sentences, quotations(text));
        let gold = gold
            .iter()
            .map(|g| GoldTokens {
                source: tokens_of(&layout, &g.source),
                cue: tokens_of(&layout, &g.cue),
                content: tokens_of(&layout, &g.content),
                head: None,
            })
            .collect();
        Lesson { layout, gold }
    }

    /// Adds the words of a lesson to a table from hash to written form, for the names of features.
    pub fn collect_words(&self, lesson: &Lesson<'_>, words: &mut HashMap<u64, String>) {
        for token in &lesson.layout.tokens {
            let written = || {
                lesson.layout.text[token.span]
                    .to_lowercase()
                    .replace('’', "'")
            };
            words.entry(token.word).or_insert_with(written);
            if token.lemma == token.word {
                words.entry(token.lemma).or_insert_with(written);
            }
        }
        for name in NAMED.into_iter().chain(Tag::ALL.map(Tag::name)) {
            words.insert(hash_str(name), name.to_owned());
        }
        Lexicon::lemmas(|hash, lemma| {
            words.entry(hash).or_insert_with(|| lemma.to_owned());
        });
    }

    fn scene<'a, 't>(&'a self, lesson: &'a Lesson<'t>, priors: &dyn Priors) -> Scene<'a, 't> {
        let mut scene = Scene::new(&lesson.layout, &self.lexicon);
        scene.set_known(|word| Known {
            number: 0,
            prior: priors.word(word),
            lemma_prior: priors.lemma(word),
        });
        scene
    }

    fn known_scene<'a, 't>(&'a self, lesson: &'a Lesson<'t>, model: &Model) -> Scene<'a, 't> {
        let mut scene = Scene::new(&lesson.layout, &self.lexicon);
        scene.set_known(|word| model.known(word));
        scene
    }

    /// Cue candidates: each its own group, share 1 for a cue and 0 for none.
    pub fn cues(
        &self,
        lesson: &Lesson<'_>,
        priors: &dyn Priors,
        names: &mut Names<'_>,
        rows: &mut dyn Rows,
    ) {
        let scene = self.scene(lesson, priors);
        for (number, u) in scene
            .utterances
            .iter()
            .enumerate()
            .filter(|(_, u)| is_searched(u.kind))
        {
            let field = Field::of(&scene, number);
            let possible = scene.possible_cues(u.start, u.end);
            for at in possible.filter(|&at| !is_idiom(&scene, at)) {
                let mut sink = names.sink();
                let cue = Cue::new(&scene, &field, at);
                cue_features(&scene, &field, &cue, &mut sink);
                place_features(&scene, &field, &cue, &mut sink);
                context_features(&scene, &field, &cue, &mut sink);
                let is_head = lesson.gold.iter().any(|g| g.head == Some(at));
                rows.row(at, f32::from(u8::from(is_head)), &sink.hashes);
            }
        }
    }

    /// Source and content candidates of the gold cues.
    pub fn extents(
        &self,
        lesson: &Lesson<'_>,
        priors: &dyn Priors,
        names: &mut Names<'_>,
        sources: &mut dyn Rows,
        contents: &mut dyn Rows,
    ) {
        let scene = self.scene(lesson, priors);
        let count = WordCount::new(&scene);
        let mut candidates = Vec::new();
        let mut proposed = Contents::default();
        for gold in &lesson.gold {
            let Some(head) = gold
                .head
                .filter(|&h| !scene.quoted(h) && !gold.source.is_empty())
            else {
                continue;
            };
            let number = scene.utterance_of[head] as usize;
            if !is_searched(scene.utterances[number].kind) {
                continue;
            }
            let field = Field::of(&scene, number);
            if field.end - field.start > 600 {
                continue;
            }
            let cue = Cue::new(&scene, &field, head);
            source_candidates(&scene, &field, &cue, &mut candidates);
            let dice: Vec<f32> = candidates
                .iter()
                .map(|c| count.dice(&gold.source, &[(c.start, c.end)]))
                .collect();
            let best = emit(
                head,
                &dice,
                |k| {
                    let mut sink = names.sink();
                    all_source_features(&scene, &field, &cue, &candidates[k], &mut sink);
                    sink.hashes
                },
                sources,
            );
            let Some(best) = best else { continue };
            let setting = Setting::new(&scene, &field, &cue, &candidates[best]);
            rules::contents(&setting, &mut proposed);
            let dice: Vec<f32> = proposed
                .iter()
                .map(|c| count.dice(&gold.content, &c.pieces(&setting).collect::<Vec<_>>()))
                .collect();
            emit(
                head,
                &dice,
                |k| {
                    let mut sink = names.sink();
                    all_content_features(&setting, &proposed.at(k), &mut sink);
                    sink.hashes
                },
                contents,
            );
        }
    }

    /// What a model finds at each possible cue: each its own group, share 1 where it agrees with the gold.
    pub fn triples(
        &self,
        lesson: &Lesson<'_>,
        model: &LearnedModel,
        names: &mut Names<'_>,
        rows: &mut dyn Rows,
    ) {
        let model = &model.0;
        let scene = self.known_scene(lesson, model);
        let count = WordCount::new(&scene);
        let mut watch = ();
        let mut chooser = Chooser::new(&scene, model, &mut watch);
        let mut number = 0;
        for (utterance, u) in scene.utterances.iter().enumerate() {
            if !is_searched(u.kind) {
                continue;
            }
            chooser.each(Field::of(&scene, utterance), |_| true, &mut |found| {
                let p = found.proposal(0.0);
                let source: Vec<Piece> = p.source.into_iter().collect();
                let right = lesson.gold.iter().any(|g| {
                    count.dice(&p.content, &g.content) >= 0.5
                        && count.dice(&source, &g.source) >= 0.5
                });
                let mut sink = names.sink();
                triple_features(
                    found.setting,
                    &found.source,
                    &found.content,
                    found.masses,
                    &mut sink,
                );
                rows.row(number, f32::from(u8::from(right)), &sink.hashes);
                number += 1;
            });
        }
    }

    /// What a model makes of a lesson; outer attributions only.
    pub fn predict(
        &self,
        lesson: &Lesson<'_>,
        weights: &str,
        threshold: f32,
    ) -> Result<Vec<Prediction>, crate::Error> {
        let model = Model::read("weights", weights)?;
        Ok(self.predict_with(lesson, &LearnedModel(model), threshold))
    }

    /// As [`Reader::predict`], with a model read once.
    pub fn predict_with(
        &self,
        lesson: &Lesson<'_>,
        model: &LearnedModel,
        threshold: f32,
    ) -> Vec<Prediction> {
        let model = &model.0;
        let scene = self.known_scene(lesson, model);
        let mut watch = ();
        let mut chooser = Chooser::new(&scene, model, &mut watch);
        let mut proposals = Vec::new();
        for (number, u) in scene.utterances.iter().enumerate() {
            if is_searched(u.kind) {
                chooser.propose(Field::of(&scene, number), &mut proposals);
            }
        }
        let kept = select(&chooser.count, proposals, threshold, &mut ());
        let rights = align(&chooser.count, &kept, &lesson.gold);
        let span = |p: &Piece| {
            Span::new(
                scene.tokens()[p.0].span.start(),
                scene.tokens()[p.1 - 1].span.end(),
            )
        };
        kept.iter()
            .zip(rights)
            .map(|(p, is_right)| Prediction {
                source: p.source.iter().map(span).collect(),
                cue: vec![span(&(p.cue, p.cue + 1))],
                content: p.content.iter().map(span).collect(),
                score: p.score,
                is_right,
            })
            .collect()
    }
}

/// One-to-one, best content first, as the usual scorer does.
fn align(count: &WordCount<'_>, kept: &[Proposal], gold: &[GoldTokens]) -> Vec<bool> {
    let mut pairs = Vec::new();
    for (i, p) in kept.iter().enumerate() {
        for (j, g) in gold.iter().enumerate() {
            let content = count.dice(&p.content, &g.content);
            if content >= 0.5 {
                let source: Vec<Piece> = p.source.into_iter().collect();
                let source = if source.is_empty() && g.source.is_empty() {
                    1.0
                } else {
                    count.dice(&source, &g.source)
                };
                pairs.push((content, source, i, j));
            }
        }
    }
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then(y.1.total_cmp(&x.1)));
    let (mut right, mut used_p, mut used_g) = (
        vec![false; kept.len()],
        vec![false; kept.len()],
        vec![false; gold.len()],
    );
    for (_, source, i, j) in pairs {
        if !used_p[i] && !used_g[j] {
            used_p[i] = true;
            used_g[j] = true;
            right[i] = source >= 0.5;
        }
    }
    right
}

/// Emits a group whose best candidates by Dice share the truth; returns the first of them.
fn emit(
    group: usize,
    dice: &[f32],
    mut features: impl FnMut(usize) -> Vec<u64>,
    rows: &mut dyn Rows,
) -> Option<usize> {
    let most = dice.iter().copied().fold(0.0, f32::max);
    if most < 0.5 {
        return None;
    }
    let best = dice.iter().filter(|d| **d == most).count() as f32;
    for (k, d) in dice.iter().enumerate() {
        let share = if *d == most { 1.0 / best } else { 0.0 };
        rows.row(group, share, &features(k));
    }
    dice.iter().position(|d| *d == most)
}

/// Weights that were read.
pub struct LearnedModel(Model);

impl LearnedModel {
    pub fn read(text: &str) -> Result<Self, crate::Error> {
        Ok(LearnedModel(Model::read("weights", text)?))
    }
}

/// Gives features their written names, where they are asked for.
pub struct Names<'n> {
    pub words: &'n HashMap<u64, String>,
    pub wanted: Option<&'n mut Naming<'n>>,
}

impl Names<'_> {
    fn sink(&mut self) -> Collect<'_> {
        let names = self
            .wanted
            .as_mut()
            .map(|wanted| &mut **wanted as &mut Naming<'_>);
        Collect {
            hashes: Vec::with_capacity(64),
            names,
            words: self.words,
        }
    }
}

impl Lesson<'_> {
    pub fn gold_len(&self) -> usize {
        self.gold.iter().filter(|g| !g.content.is_empty()).count()
    }

    /// Words of the cues, for [`Lesson::find_heads`].
    pub fn cue_words(&self, mut take: impl FnMut(u64, bool)) {
        for token in &self.layout.tokens {
            take(token.word, false);
        }
        for &(start, end) in self.gold.iter().flat_map(|g| &g.cue) {
            for token in &self.layout.tokens[start..end] {
                take(token.word, true);
            }
        }
    }

    /// Finds the word that makes each gold cue a cue; `in_cue` is the share of a word's occurrences that stand in a cue.
    pub fn find_heads(&mut self, in_cue: &dyn Fn(u64) -> f64) {
        let light: Vec<u64> = LIGHT.iter().map(|w| hash_str(w)).collect();
        for gold in &mut self.gold {
            let Some(&(start, end)) = gold.cue.first() else {
                continue;
            };
            let mut best: Option<(f64, usize)> = None;
            for i in start..end {
                let token = &self.layout.tokens[i];
                let mut score = in_cue(token.word);
                if light.contains(&token.word)
                    || token.has(Flags::AUXILIARY.or(Flags::NEGATION))
                    || token.tag == Tag::RB
                {
                    score *= 0.02;
                }
                if token.tag.is_verb() {
                    score += 0.08;
                } else if !token.is_word() && token.tag != Tag::Colon {
                    score -= 1.0;
                }
                score -= 0.004 * (i - start) as f64;
                if best.is_none_or(|(s, _)| score > s) {
                    best = Some((score, i));
                }
            }
            gold.head = best.map(|(_, i)| i);
        }
    }

    /// The words outside quotations.
    pub fn words(&self) -> impl Iterator<Item = Word> + '_ {
        let heads: Vec<usize> = self.gold.iter().filter_map(|g| g.head).collect();
        let outside =
            (0..self.layout.tokens.len()).filter(|&i| self.layout.tokens[i].quotation == 0);
        outside.map(move |i| {
            let token = &self.layout.tokens[i];
            Word {
                word: token.word,
                lemma: token.lemma,
                is_head: heads.contains(&i),
            }
        })
    }
}
