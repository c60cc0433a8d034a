//! `headline-colon`: a headline whose last part, after a colon, is its source.
//!
//! Finds: **Dozens held after protest**: *police*; **Bank to cut 900 jobs**: *sources*.
//!
//! Must not find: *Ingredients: flour, two eggs*; *How to vote: a guide*; *Man of the match: Otieno* (nothing is reported).
//!
//! Known misses: a source with an apposition; a headline that begins with a question word (*Why the bridge fell: report*).
//!
//! The training news has next to none of these, so the rule is written, and its score is set by hand.

use super::super::choice::Proposal;
use super::super::idiom::is_idiom;
use super::super::scene::Scene;
use super::super::source::Side;
use super::label::closes_headline;
use super::{is_free, is_headline, proposal};
use crate::token::Tag;

pub(crate) const ID: &str = "headline-colon";
const SCORE: f32 = 0.85;

pub(crate) fn propose(scene: &Scene<'_, '_>, utterance: usize, out: &mut Vec<Proposal>) {
    let u = &scene.utterances[utterance];
    if !is_headline(scene, utterance) {
        return;
    }
    let end = scene.core_end(u, u.start);
    let colon = (u.start + 1..end)
        .rev()
        .find(|&i| is_free(scene, i, Tag::Colon, false));
    let Some(colon) = colon else { return };
    let (content, source) = ((u.start, colon), (colon + 1, end));
    if closes_headline(scene, content, source) && !is_idiom(scene, colon) {
        out.push(proposal(
            (ID, SCORE),
            colon,
            (source, Side::Right),
            vec![content],
        ));
    }
}
