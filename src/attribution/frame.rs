//! What stands before and after a possible cue: the shape that tells "said that" from "said goodbye".

use super::feature::{tag_name, Name};
use super::scene::Scene;
use crate::token::{hash_str, Tag};

const END: Name = Name::new("END");
const START: Name = Name::new("START");
const QUOTE: Name = Name::new("QUOTE");
const COMMA_QUOTE: Name = Name::new("COMMA+Q");
const COMMA: Name = Name::new("COMMA");
const COLON: Name = Name::new("COLON");

const OPENERS: [(u64, Name); 7] = [
    (hash_str("that"), Name::new("THAT")),
    (hash_str("whether"), Name::new("WHETHER")),
    (hash_str("if"), Name::new("IF")),
    (hash_str("how"), Name::new("HOW")),
    (hash_str("why"), Name::new("WHY")),
    (hash_str("what"), Name::new("WHAT")),
    (hash_str("to"), Name::new("TO")),
];

const NP_OPENERS: [(u64, Name); 3] = [
    (hash_str("that"), Name::new("NP-THAT")),
    (hash_str("whether"), Name::new("NP-WHETHER")),
    (hash_str("to"), Name::new("NP-TO")),
];

fn lookup(list: &[(u64, Name)], word: u64) -> Option<Name> {
    list.iter().find(|(w, _)| *w == word).map(|(_, name)| *name)
}

/// The frame that follows token `i` in an utterance that ends at `end`.
pub(crate) fn frame_after(scene: &Scene<'_, '_>, i: usize, end: usize) -> Name {
    let j = i + 1;
    if j >= end {
        return END;
    }
    let tag = scene.tag(j);
    if scene.opens(j) {
        return QUOTE;
    }
    match tag {
        Tag::Stop => return END,
        Tag::Comma => {
            return if j + 1 < end && scene.opens(j + 1) {
                COMMA_QUOTE
            } else {
                COMMA
            }
        }
        Tag::Colon => return COLON,
        _ => {}
    }
    if let Some(name) = lookup(&OPENERS, scene.tokens()[j].word) {
        return name;
    }
    match tag {
        Tag::IN => tag_name(Tag::IN),
        Tag::PRP => tag_name(Tag::PRP),
        Tag::DT
        | Tag::PDT
        | Tag::PRPS
        | Tag::CD
        | Tag::JJ
        | Tag::NN
        | Tag::NNS
        | Tag::NNP
        | Tag::NNPS => {
            let Some(chunk) = scene.chunk_of(j) else {
                return Name::new("NP");
            };
            let after = scene.chunks[chunk].end;
            if after >= end {
                return Name::new("NP");
            }
            if let Some(name) = lookup(&NP_OPENERS, scene.tokens()[after].word) {
                return name;
            }
            match scene.tag(after) {
                Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD => Name::new("NP-V"),
                Tag::Comma | Tag::Stop => Name::new("NP-,"),
                _ => Name::new("NP"),
            }
        }
        other => tag_name(other),
    }
}

/// The frame before token `i` in an utterance that begins at `start`.
pub(crate) fn frame_before(scene: &Scene<'_, '_>, i: usize, start: usize) -> Name {
    let group = scene.verb_group(i, start);
    if group <= start {
        return START;
    }
    let p = group - 1;
    if scene.closes(p) {
        return QUOTE;
    }
    if scene.tag(p) == Tag::Comma {
        return COMMA;
    }
    let Some(chunk) = scene.chunk_of(p) else {
        return tag_name(scene.tag(p));
    };
    let first = scene.chunks[chunk].start;
    if first <= start {
        return Name::new("NP");
    }
    if scene.closes(first - 1) {
        return Name::new("QUOTE-NP");
    }
    match scene.tag(first - 1) {
        Tag::Comma => Name::new("COMMA-NP"),
        Tag::IN => Name::new("IN-NP"),
        _ => Name::new("X-NP"),
    }
}
