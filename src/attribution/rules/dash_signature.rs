//! `dash-signature`: a quotation signed with a dash and a name.
//!
//! Finds: **"We will rebuild."** — *Ana Lopes, mayor of Faro*; on a line of its own: — *a reader in Leeds*.
//!
//! Must not find: **"It was over,"** — *as he knew* —; a dash that goes on with the sentence.
//!
//! Known misses: a signature that begins with a common noun which no list knows for a person.
//!
//! The training news has few of these, so the rule is written, and its score is set by hand.

use super::super::choice::Proposal;
use super::super::content::Piece;
use super::super::scene::Scene;
use super::super::source::Side;
use super::{is_quoted, proposal};
use crate::token::{Flags, Kind, Tag};

pub(crate) const ID: &str = "dash-signature";
const SCORE: f32 = 0.8;
const LONGEST_SOURCE: usize = 25;
const LONGEST_QUOTATION: usize = 40;

pub(crate) fn propose(scene: &Scene<'_, '_>, utterance: usize, out: &mut Vec<Proposal>) {
    let u = &scene.utterances[utterance];
    let dash = (u.start..u.end.min(u.start + 600))
        .find(|&i| scene.tag(i) == Tag::Dash && !scene.quoted(i));
    let Some(dash) = dash else { return };
    let source = (
        dash + 1,
        without_date(scene, (dash + 1, scene.core_end(u, dash + 1))),
    );
    if source.1 <= source.0 || source.1 - source.0 > LONGEST_SOURCE || !signs(scene, source) {
        return;
    }
    let content = if dash > u.start {
        if !scene.quoted(u.start) || !is_quoted(scene, (u.start, dash)) {
            return;
        }
        vec![(u.start, dash)]
    } else {
        quotation_before(scene, utterance)
    };
    if !content.is_empty() {
        out.push(proposal((ID, SCORE), dash, (source, Side::Right), content));
    }
}

/// A name, or a common noun for a person, and no clause.
fn signs(scene: &Scene<'_, '_>, (start, end): Piece) -> bool {
    let chunk = scene
        .chunk_of(start)
        .map_or(start + 1, |c| scene.chunks[c].end);
    let person =
        (start..chunk.min(end)).any(|i| scene.tokens()[i].has(Flags::PERSON.or(Flags::GROUP)));
    (scene.tokens()[start].is_capital() || person)
        && !(start..end).any(|i| scene.tag(i).is_finite() || scene.quoted(i))
}

/// End of a signature without handle and date: `— Ann Marsh (@annmarsh) October 3, 2026`.
fn without_date(scene: &Scene<'_, '_>, (start, end): Piece) -> usize {
    let handle = |i: usize| i < end && scene.layout.word(i).starts_with('@');
    let month = |i: usize| i < end && scene.tokens()[i].has(Flags::MONTH);
    let day = |i: usize| scene.tokens()[i].kind == Kind::Number && month(i + 1);
    (start + 1..end)
        .find(|&i| handle(i) || scene.tag(i) == Tag::Open && handle(i + 1) || month(i) || day(i))
        .unwrap_or(end)
}

/// The quoted utterances that end right before this one.
fn quotation_before(scene: &Scene<'_, '_>, utterance: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for u in scene.utterances[..utterance]
        .iter()
        .rev()
        .take(LONGEST_QUOTATION)
    {
        if !is_quoted(scene, (u.start, u.end)) {
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
