//! `dash-signature`: a quotation signed with a dash and a name.
//!
//! Finds: **"We will rebuild."** — *Ana Lopes, mayor of Faro*.
//!
//! Must not find: **"It was over,"** — *as he knew* —; a dash that goes on with the sentence.
//!
//! Known misses: a signature in lower case ("— a reader in Leeds").
//!
//! The training news has few of these, so the rule is written, and its score is set by hand.

use super::super::choice::Proposal;
use super::super::scene::Scene;
use super::super::source::Side;
use crate::token::Tag;

pub(crate) const ID: &str = "dash-signature";
const SCORE: f32 = 0.8;
const LONGEST_SOURCE: usize = 25;
const LONGEST_QUOTATION: usize = 40;

pub(crate) fn propose(scene: &Scene<'_, '_>, utterance: usize, out: &mut Vec<Proposal>) {
    let u = &scene.utterances[utterance];
    let dash = (u.start..u.end.min(u.start + 600))
        .find(|&i| scene.tag(i) == Tag::Dash && !scene.quoted(i));
    let Some(dash) = dash else { return };
    let end = scene.core_end(u, dash + 1);
    let source = (dash + 1, end);
    if source.1 <= source.0
        || source.1 - source.0 > LONGEST_SOURCE
        || !scene.tokens()[source.0].is_capital()
    {
        return;
    }
    if (source.0..source.1).any(|i| scene.tag(i).is_finite() || scene.quoted(i)) {
        return;
    }
    let content = if dash > u.start {
        let quoted = (u.start..dash).all(|i| scene.quoted(i) || !scene.tokens()[i].is_word());
        if !quoted || !scene.quoted(u.start) {
            return;
        }
        vec![(u.start, dash)]
    } else {
        let pieces = quotation_before(scene, utterance);
        if pieces.is_empty() {
            return;
        }
        pieces
    };
    out.push(Proposal {
        cue: dash,
        group: dash,
        source: Some(source),
        side: Side::Right,
        content,
        rule: ID,
        score: SCORE,
        parent: None,
    });
}

/// The quoted utterances that end right before this one.
fn quotation_before(scene: &Scene<'_, '_>, utterance: usize) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    for u in scene.utterances[..utterance]
        .iter()
        .rev()
        .take(LONGEST_QUOTATION)
    {
        let whole = (u.start..u.end).all(|i| scene.quoted(i) || !scene.tokens()[i].is_word());
        if !whole {
            break;
        }
        pieces.push((u.start, u.end));
        if scene.opens(u.start) {
            break;
        }
    }
    pieces.reverse();
    pieces
}
