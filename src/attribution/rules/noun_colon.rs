//! `noun-colon`: a noun of saying with its owner, then a colon and the quotation.
//!
//! Finds: *The mayor's* message: **"Stay at home tonight."**; *Her* verdict: **"Too much salt."**
//!
//! Must not find: *Her third novel: "The Salt Ladder"* (no noun of saying); *The mayor's office: "We regret this."* (the office speaks).
//!
//! Known misses: words without quotation marks; an owner after the noun (*The message of the mayor: ...*).
//!
//! The training news has few of these, so the rule is written, and its score is set by hand.

use super::super::choice::Proposal;
use super::super::scene::Scene;
use super::super::source::Side;
use super::{is_quoted, proposal};
use crate::token::{hash_str, Flags, Tag};

pub(crate) const ID: &str = "noun-colon";
const SCORE: f32 = 0.8;
const LONGEST_PHRASE: usize = 10;
/// Of two classes; in front of a noun alone it is the owner.
const HER: [u64; 1] = [hash_str("her")];

pub(crate) fn propose(scene: &Scene<'_, '_>, utterance: usize, out: &mut Vec<Proposal>) {
    let u = &scene.utterances[utterance];
    let last = u.end.min(u.start + LONGEST_PHRASE);
    let colon = (u.start + 2..last).find(|&i| scene.tag(i) == Tag::Colon && !scene.quoted(i));
    let Some(colon) = colon.filter(|&c| c + 1 < u.end && scene.opens(c + 1)) else {
        return;
    };
    let noun = colon - 1;
    let token = &scene.tokens()[noun];
    let her = noun == u.start + 1 && scene.is(u.start, &HER);
    let one_phrase = her || scene.chunk_of(noun) == scene.chunk_of(u.start);
    if !one_phrase || scene.chunk_of(noun).is_none() || token.cue == 0 || speaks(scene, noun) {
        return;
    }
    let source = if her || scene.tag(u.start) == Tag::PRPS {
        (u.start, u.start + 1)
    } else {
        match (u.start + 1..noun)
            .rev()
            .find(|&i| scene.tag(i) == Tag::POS)
        {
            Some(genitive) => (u.start, genitive),
            None => return,
        }
    };
    let content = (colon + 1, scene.core_end(u, colon + 1));
    if is_quoted(scene, content) {
        out.push(proposal(
            (ID, SCORE),
            noun,
            (source, Side::Left),
            vec![content],
        ));
    }
}

/// The noun is someone who speaks, and not what is said.
fn speaks(scene: &Scene<'_, '_>, noun: usize) -> bool {
    scene.tokens()[noun].has(Flags::PERSON.or(Flags::GROUP))
}
