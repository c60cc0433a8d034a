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
use super::label::last_part;
use super::proposal;
use crate::token::Tag;

pub(crate) const ID: &str = "headline-colon";
const SCORE: f32 = 0.85;

pub(crate) fn propose(scene: &Scene<'_, '_>, utterance: usize, out: &mut Vec<Proposal>) {
    let last =
        last_part(scene, utterance, Tag::Colon, false).filter(|part| !is_idiom(scene, part.mark));
    if let Some(part) = last {
        out.push(proposal(
            (ID, SCORE),
            part.mark,
            (part.source, Side::Right),
            vec![part.content],
        ));
    }
}
