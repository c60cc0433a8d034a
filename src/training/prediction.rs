//! What a model makes of a text, beside the gold.

use crate::attribution::choice::{is_searched, select, Chooser, Proposal, WordCount};
use crate::attribution::content::Piece;
use crate::attribution::cue::Field;
use crate::attribution::model::Model;
use crate::Span;

use super::lesson::GoldTokens;
use super::{LearnedModel, Lesson, Reader};

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

impl Reader {
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
