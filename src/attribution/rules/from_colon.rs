//! `from-colon`: *From* and a person, then a colon and the words.
//!
//! Finds: *From the chairman:* **"All leave is cancelled."**; *From Ana Lopes, mayor:* and the paragraph below.
//!
//! Must not find: *From Monday: new timetable*; *From our correspondent: ...*; *From the archive: ...*.
//!
//! Known misses: words that go on for several paragraphs without quotation marks: the first is taken.
//!
//! The training news has none of these, so the rule is written, and its score is set by hand.

use super::super::choice::Proposal;
use super::super::content::Piece;
use super::super::idiom::is_idiom;
use super::super::scene::Scene;
use super::super::source::Side;
use super::label::{head, label, Label};
use super::{is_quoted, proposal};
use crate::token::{hash_str, Flags, Tag};

pub(crate) const ID: &str = "from-colon";
const SCORE: f32 = 0.8;
const FROM: [u64; 1] = [hash_str("from")];
const LONGEST_SOURCE: usize = 10;

pub(crate) fn propose(scene: &Scene<'_, '_>, utterance: usize, out: &mut Vec<Proposal>) {
    let u = &scene.utterances[utterance];
    if !scene.is(u.start, &FROM) {
        return;
    }
    let last = u.end.min(u.start + LONGEST_SOURCE + 2);
    let colon = (u.start + 2..last).find(|&i| scene.tag(i) == Tag::Colon);
    let Some(colon) = colon else { return };
    let source = (u.start + 1, colon);
    if !is_person(scene, source) || is_idiom(scene, colon) {
        return;
    }
    let content = if (colon + 1..u.end).any(|i| scene.tokens()[i].is_word()) {
        vec![(colon + 1, scene.core_end(u, colon + 1))]
    } else {
        below(scene, utterance)
    };
    if !content.is_empty() {
        out.push(proposal(
            (ID, SCORE),
            u.start,
            (source, Side::Right),
            content,
        ));
    }
}

/// A role that persons or bodies have, or the name of a person with title or first name.
fn is_person(scene: &Scene<'_, '_>, (start, end): Piece) -> bool {
    let comma = (start..end)
        .find(|&i| scene.tag(i) == Tag::Comma)
        .unwrap_or(end);
    let source = (start, comma);
    let any = |flags: Flags| (source.0..source.1).any(|i| scene.tokens()[i].has(flags));
    match label(scene, source, LONGEST_SOURCE) {
        Some(Label::Role) => {
            scene.tokens()[head(scene, source)].has(Flags::PERSON.or(Flags::GROUP))
        }
        Some(Label::Name) => any(Flags::GIVEN_NAME.or(Flags::TITLE)),
        None => false,
    }
}

/// The quotation below, or the paragraph below if it is not quoted.
fn below(scene: &Scene<'_, '_>, utterance: usize) -> Vec<Piece> {
    let rest = &scene.utterances[utterance + 1..];
    let quoted: Vec<Piece> = rest
        .iter()
        .map(|u| (u.start, u.end))
        .take_while(|&piece| is_quoted(scene, piece))
        .collect();
    if !quoted.is_empty() {
        return quoted;
    }
    let Some(first) = rest.first() else {
        return quoted;
    };
    rest.iter()
        .take_while(|u| u.paragraph == first.paragraph && u.kind == first.kind)
        .map(|u| (u.start, u.end))
        .collect()
}
