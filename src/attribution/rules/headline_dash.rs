//! `headline-dash`: a headline whose last part, after a dash, is its source.
//!
//! Finds: **Talks to resume in May** — *spokesman*; **Dozens held after protest** - *police*.
//!
//! Must not find: *Rain, wind and a red card — City win again* (the part after the dash is a clause); *Storm Ana - live updates*.
//!
//! Known misses: a source before the dash; a name that no list has and that is written in lower case.
//!
//! The training news has next to none of these, so the rule is written, and its score is set by hand.

use super::super::choice::Proposal;
use super::super::scene::Scene;
use super::super::source::Side;
use crate::sentence::SentenceKind;
use crate::token::{Flags, Tag};

pub(crate) const ID: &str = "headline-dash";
const SCORE: f32 = 0.8;
const LONGEST_SOURCE: usize = 7;

pub(crate) fn propose(scene: &Scene<'_, '_>, utterance: usize, out: &mut Vec<Proposal>) {
    let u = &scene.utterances[utterance];
    if u.kind != SentenceKind::Headline {
        return;
    }
    let end = scene.core_end(u, u.start);
    let Some(dash) = (u.start + 1..end).rev().find(|&i| is_free_dash(scene, i)) else {
        return;
    };
    let source = (dash + 1, end);
    if source.1 <= source.0 || source.1 - source.0 > LONGEST_SOURCE || dash - u.start < 3 {
        return;
    }
    let verbless = (source.0..source.1).all(|i| {
        let token = &scene.tokens()[i];
        token.is_word() && !token.tag.is_finite() || token.tag == Tag::POS
    });
    let speaks = Flags::PERSON
        .or(Flags::GROUP)
        .or(Flags::DOCUMENT)
        .or(Flags::OUTLET)
        .or(Flags::GIVEN_NAME);
    let last = &scene.tokens()[source.1 - 1];
    let known = last.has(speaks)
        || scene.tokens()[source.0].has(speaks)
        || last.tag.is_name() && !last.has(Flags::GERUND);
    if verbless && known {
        out.push(Proposal {
            cue: dash,
            group: dash,
            source: Some(source),
            side: Side::Right,
            content: vec![(u.start, dash)],
            rule: ID,
            score: SCORE,
            parent: None,
        });
    }
}

/// A dash with blanks around it.
fn is_free_dash(scene: &Scene<'_, '_>, i: usize) -> bool {
    let tokens = scene.tokens();
    tokens[i].tag == Tag::Dash
        && tokens[i - 1].span.end() < tokens[i].span.start()
        && tokens
            .get(i + 1)
            .is_some_and(|t| t.span.start() > tokens[i].span.end())
}
