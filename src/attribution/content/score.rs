//! What speaks for contents, added up: what several of them share is scored once.

use super::super::grid::Closed;
use super::super::model::Model;
use super::contents::Draft;
use super::{
    before_features, close_features, end_features, kind_features, opening, span_features,
    start_features, Contents, Form, Opening, Order, Setting,
};

/// No score yet.
const UNKNOWN: i32 = i32::MIN;

/// Scores in steps of a weight, by the numbers of starts, ends and pieces.
#[derive(Default)]
pub(crate) struct Scores {
    forms: Vec<i32>,
    starts: Vec<i32>,
    ends: Vec<i32>,
    before: Vec<i32>,
    closes: Vec<i32>,
    spans: Vec<i32>,
}

#[inline]
fn remembered(score: &mut i32, make: impl FnOnce() -> i32) -> i32 {
    if *score == UNKNOWN {
        *score = make();
    }
    *score
}

impl Scores {
    /// Forgets all, and makes room for the scores of these.
    pub fn clear(&mut self, contents: &Contents) {
        let (starts, ends) = (contents.starts.len(), contents.ends.len());
        for (scores, len) in [
            (&mut self.forms, Form::COUNT),
            (&mut self.starts, starts),
            (&mut self.ends, ends),
            (&mut self.before, contents.before.len() * Form::COUNT),
            (&mut self.closes, ends * Opening::COUNT),
            (&mut self.spans, starts * ends),
        ] {
            scores.clear();
            scores.resize(len, UNKNOWN);
        }
    }

    /// What form, start and end of a content say, each for itself.
    pub fn edges(
        &mut self,
        model: &Model,
        setting: &Setting<'_, '_, '_>,
        contents: &Contents,
        draft: &Draft,
    ) -> i32 {
        let form = draft.form.index();
        let (order, ..) = draft.form.parts();
        let mut steps = remembered(&mut self.forms[form], || {
            model.steps(|sum| kind_features(setting, &contents.of(draft), sum))
        });
        if order != Order::After {
            let piece = usize::from(draft.before);
            steps += remembered(&mut self.before[piece * Form::COUNT + form], || {
                let content = contents.of(draft);
                model.steps(|sum| before_features(setting, &content, contents.before[piece], sum))
            });
        }
        if order != Order::Before {
            let (start, end) = (usize::from(draft.start), usize::from(draft.end));
            steps += remembered(&mut self.starts[start], || {
                model.steps(|sum| start_features(setting, contents.starts[start], sum))
            });
            steps += remembered(&mut self.ends[end], || {
                model.steps(|sum| end_features(setting, contents.ends[end], sum))
            });
        }
        steps
    }

    /// What start and end of the piece after the cue say together.
    pub fn inside(
        &mut self,
        model: &Model,
        setting: &Setting<'_, '_, '_>,
        contents: &Contents,
        draft: &Draft,
    ) -> i32 {
        let (order, ..) = draft.form.parts();
        if order == Order::Before {
            return 0;
        }
        let (start, end) = (usize::from(draft.start), usize::from(draft.end));
        let closes = &mut self.closes;
        remembered(&mut self.spans[start * contents.ends.len() + end], || {
            let (p, z) = (contents.starts[start], contents.ends[end]);
            let opening = opening(setting, p, z);
            let close = &mut closes[end * Opening::COUNT + opening.index()];
            let close = remembered(close, || {
                model.steps(|sum| close_features(setting, opening, z, sum))
            });
            let mut sum = model.sum_from(close);
            span_features(setting, opening, p, z, &mut sum);
            sum.steps()
        })
    }
}
