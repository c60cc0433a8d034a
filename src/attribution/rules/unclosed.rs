//! `unclosed`: a quotation whose closing mark was forgotten, with its cue at the end.
//!
//! Finds: **"The pump failed at noon**, *Kwame Asante said.* where no mark closes before the paragraph ends.
//!
//! Must not find: a paragraph of a quotation that runs on into the next; *"He came, he saw, she said yes* (no name or role before the verb of
//! saying at the end).
//!
//! Known misses: a cue in the middle of the paragraph; one followed by where and when it was said.
//!
//! Words in quotation marks are not searched for cues, so the rule is written, and its score is set by hand.

use super::super::choice::{is_searched, Proposal};
use super::super::content::Piece;
use super::super::scene::Scene;
use super::super::source::Side;
use super::proposal;
use crate::token::{Flags, Tag};

pub(crate) const ID: &str = "unclosed";
const SCORE: f32 = 0.7;
const LONGEST_SOURCE: usize = 12;

pub(crate) fn propose(scene: &Scene<'_, '_>, utterance: usize, out: &mut Vec<Proposal>) {
    let u = &scene.utterances[utterance];
    let end = scene.core_end(u, u.start);
    if !is_searched(u.kind)
        || end < u.start + 4
        || !scene.opens(u.start)
        || !is_open(scene, end - 1)
    {
        return;
    }
    let reach = (u.start + 2).max(end.saturating_sub(LONGEST_SOURCE + 2));
    let comma = (reach..end).rev().find(|&i| scene.tag(i) == Tag::Comma);
    let Some(comma) = comma else { return };
    let (first, last) = (comma + 1, end - 1);
    let parts = if first < last && speaks(scene, last) && names(scene, (first, last)) {
        Some((last, (first, last), Side::Left))
    } else if first < last && speaks(scene, first) && names(scene, (first + 1, end)) {
        Some((first, (first + 1, end), Side::Right))
    } else {
        None
    };
    if let Some((cue, source, side)) = parts {
        let content = vec![(u.start, comma)];
        out.push(proposal((ID, SCORE), cue, (source, side), content));
    }
}

/// The token stands in a quotation that is never closed, nor opened again by the next paragraph.
fn is_open(scene: &Scene<'_, '_>, i: usize) -> bool {
    let number = scene.tokens()[i].quotation as usize;
    number
        .checked_sub(1)
        .and_then(|n| scene.layout.quotations.get(n))
        .is_some_and(|q| !q.is_closed() && !q.runs_on())
}

fn speaks(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene.tokens()[i].has(Flags::SPEECH) && scene.tag(i).is_finite()
}

/// A name, a role, or *he* and *she*.
fn names(scene: &Scene<'_, '_>, (start, end): Piece) -> bool {
    let plain = (start..end).all(|i| scene.tokens()[i].is_word() && !scene.tag(i).is_finite());
    let chunk = scene.chunk_of(start).map(|c| scene.chunks[c]);
    let head = chunk
        .filter(|c| c.start == start && c.end <= end)
        .map(|c| c.end - 1);
    plain
        && head.is_some_and(|head| {
            let person = Flags::PERSON.or(Flags::GROUP).or(Flags::GIVEN_NAME);
            scene.tag(head).is_name()
                || scene.tag(head) == Tag::PRP
                || scene.tokens()[head].has(person)
        })
}
