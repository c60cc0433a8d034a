//! `colon-paragraph`: a paragraph that ends in a colon introduces the quotation below it.
//!
//! Finds: *The minister said:* and in the next paragraph **"We won."**; *The office has just tweeted:* **"Ash to rise."**
//!
//! Must not find: *Passengers are keeping their spirits up:* with a quotation that is signed below (left to the weights).
//!
//! Known misses: what stands below without quotation marks.
//!
//! The two paragraphs are read as one stretch, so that what the weights know of *said: "..."* holds here as well.

use super::super::cue::Field;
use super::super::scene::Scene;
use super::is_quoted;
use crate::token::Tag;

pub(crate) const ID: &str = "colon-paragraph";

/// The stretch in which attributions of an utterance are looked for: itself, and the quotation below that it introduces.
pub(crate) fn field(scene: &Scene<'_, '_>, utterance: usize) -> Field {
    let field = Field::of(scene, utterance);
    let u = &scene.utterances[utterance];
    let Some(next) = scene.utterances.get(utterance + 1) else {
        return field;
    };
    let introduces =
        u.end > u.start && scene.tag(u.end - 1) == Tag::Colon && !scene.quoted(u.end - 1);
    let below = next.paragraph == u.paragraph + 1
        && next.kind == u.kind
        && scene.opens(next.start)
        && is_quoted(scene, (next.start, next.end));
    if introduces && below {
        Field {
            end: next.end,
            chunks: (u.chunks.start, next.chunks.end),
            ..field
        }
    } else {
        field
    }
}
