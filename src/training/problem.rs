//! The learning problems: which word is a cue, which candidate the source and the content, which triple is right.

use std::collections::HashMap;

use crate::attribution::choice::{is_searched, Chooser, WordCount};
use crate::attribution::content::{all_content_features, Contents, Piece, Setting};
use crate::attribution::cue::{
    context_features, cue_features, is_idiom, place_features, Cue, Field,
};
use crate::attribution::feature::{feature_hash, Gap, Name, Sink, Value};
use crate::attribution::rules;
use crate::attribution::source::{all_source_features, source_candidates};
use crate::attribution::triple::triple_features;

use super::{LearnedModel, Lesson, Priors, Reader};

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

impl Reader {
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
