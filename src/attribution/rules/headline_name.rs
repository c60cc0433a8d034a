//! `headline-name`: a headline whose first part, before a colon, is its source.
//!
//! Finds: *Lopes*: **We will not yield**; *Police*: **Two held after fire**; *Airlines*: **no flights before Saturday**.
//!
//! Must not find: *Iceland ash cloud live: minister insists ...*; *Bergen snow: What we know so far*; *Explainer: The Strait of Malacca*.
//!
//! Known misses: a name whose words show no speaker (*Nkomo: Mine to reopen*); these are left to the weights, which do not know places from
//! people either.
//!
//! The training news has few of these, so the rule is written, and its score is set by hand.

use super::super::choice::Proposal;
use super::super::idiom::is_idiom;
use super::super::scene::Scene;
use super::super::source::Side;
use super::label::{is_question_word, label, Label};
use super::{is_free, is_headline, is_quoted, proposal};
use crate::token::{hash_str, Flags, Tag};

pub(crate) const ID: &str = "headline-name";
const SCORE: f32 = 0.8;
const LONGEST_SOURCE: usize = 4;

/// Words of one who speaks.
const FIRST_PERSON: [u64; 7] = [
    hash_str("i"),
    hash_str("we"),
    hash_str("me"),
    hash_str("us"),
    hash_str("my"),
    hash_str("our"),
    hash_str("let"),
];
const NO: [u64; 1] = [hash_str("no")];

pub(crate) fn propose(scene: &Scene<'_, '_>, utterance: usize, out: &mut Vec<Proposal>) {
    let u = &scene.utterances[utterance];
    if !is_headline(scene, utterance) {
        return;
    }
    let end = scene.core_end(u, u.start);
    let colon = (u.start + 1..end.min(u.start + LONGEST_SOURCE + 1))
        .find(|&i| is_free(scene, i, Tag::Colon, false));
    let Some(colon) = colon else { return };
    let (source, content) = ((u.start, colon), (colon + 1, end));
    if content.1 < content.0 + 2 || is_idiom(scene, colon) {
        return;
    }
    let quoted = is_quoted(scene, content);
    if !quoted && is_question_word(scene, content.0) {
        return;
    }
    let any = |test: &dyn Fn(usize) -> bool| (content.0..content.1).any(test);
    let speaks = any(&|i| scene.is(i, &FIRST_PERSON))
        || any(&|i| scene.tag(i) == Tag::MD || scene.tokens()[i].has(Flags::NEGATION));
    let reports = any(&|i| {
        let token = &scene.tokens()[i];
        token.tag.is_verb() || matches!(token.tag, Tag::MD | Tag::TO)
    }) || scene.is(content.0, &NO);
    let takes = match label(scene, source, LONGEST_SOURCE) {
        Some(Label::Role) => quoted || reports,
        Some(Label::Name) => quoted || speaks,
        None => false,
    };
    if takes {
        out.push(proposal(
            (ID, SCORE),
            colon,
            (source, Side::Left),
            vec![content],
        ));
    }
}

/// Adds the colons of headlines that ask rather than report, on either side (*Izmir: What we know*), and the words before them.
pub(crate) fn bar(scene: &Scene<'_, '_>, out: &mut Vec<usize>) {
    for (number, u) in scene.utterances.iter().enumerate() {
        if !is_headline(scene, number) {
            continue;
        }
        let colon = (u.start + 1..u.end).find(|&i| is_free(scene, i, Tag::Colon, false));
        let Some(colon) = colon.filter(|&c| c + 1 < u.end) else {
            continue;
        };
        let asks = |i: usize| is_question_word(scene, i) && !scene.quoted(i);
        if asks(u.start) || asks(colon + 1) {
            out.extend([colon - 1, colon]);
        }
    }
}
