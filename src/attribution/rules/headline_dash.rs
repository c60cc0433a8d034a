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
use super::label::last_part;
use super::proposal;
use crate::token::Tag;

pub(crate) const ID: &str = "headline-dash";
const SCORE: f32 = 0.85;

pub(crate) fn propose(scene: &Scene<'_, '_>, utterance: usize, out: &mut Vec<Proposal>) {
    let last = last_part(scene, utterance, Tag::Dash, true);
    if let Some(part) = last {
        out.push(proposal(
            (ID, SCORE),
            part.mark,
            (part.source, Side::Right),
            vec![part.content],
        ));
    }
}
