//! Stance: that of the cue's row, unless what follows the cue says more.

use super::super::choice::Proposal;
use super::super::scene::Scene;
use super::phrase::QUESTION_WORDS;
use super::Report;
use crate::attribution::AttributionKind;
use crate::stance::Stance;
use crate::token::{hash_str, Addressee, CueClass, Tag};

const TO: u64 = hash_str("to");
const NOT: u64 = hash_str("not");
const THAT: u64 = hash_str("that");

/// Verbs of answering and telling that decline when they are not to be had ("would not say who").
const ANSWERS: [u64; 14] = [
    hash_str("say"),
    hash_str("tell"),
    hash_str("specify"),
    hash_str("disclose"),
    hash_str("reveal"),
    hash_str("explain"),
    hash_str("confirm"),
    hash_str("clarify"),
    hash_str("mention"),
    hash_str("discuss"),
    hash_str("elaborate"),
    hash_str("identify"),
    hash_str("name"),
    hash_str("provide"),
];
const REPLIES: [u64; 5] = [
    hash_str("respond"),
    hash_str("reply"),
    hash_str("comment"),
    hash_str("answer"),
    hash_str("return"),
];
/// Verbs of saying that order with an infinitive ("told his defenders to stay deep").
const ORDERS: [u64; 2] = [hash_str("say"), hash_str("tell")];
const SUGGEST: u64 = hash_str("suggest");
const CONSIDER: u64 = hash_str("consider");
const EXPECT: u64 = hash_str("expect");
const REJECT: [u64; 2] = [hash_str("reject"), hash_str("dismiss")];
const SUSPECT: u64 = hash_str("suspect");
const ACCEPT: u64 = hash_str("accept");

/// What follows the cue, as far as it matters for the stance.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Frame {
    Infinitive,
    /// *that*, or a clause without it.
    Clause,
    Question,
    Gerund,
    Other,
}

pub(super) fn stance(
    scene: &Scene<'_, '_>,
    proposal: &Proposal,
    report: &Report<'_>,
    kind: AttributionKind,
    negated: bool,
) -> Stance {
    let token = &scene.tokens()[proposal.cue];
    let Some(row) = report.row else {
        return Stance::Assert;
    };
    let frame = frame(scene, proposal, report);
    let lemma = token.lemma;
    let verb = token.tag.is_verb() || row.class == CueClass::Verb;
    let would = (proposal.group..proposal.cue).any(|j| scene.tag(j) == Tag::MD);
    if verb && negated && (REPLIES.contains(&lemma) || would && withholds(lemma, frame)) {
        return Stance::Decline;
    }
    if row.stance == Stance::Decline && report.is_phrase && frame == Frame::Clause && negated {
        // "did not say that" declines nothing.
        return scene
            .lexicon
            .cue(token.cue)
            .map_or(row.stance, |row| row.stance);
    }
    match (row.stance, frame) {
        (Stance::Ask, Frame::Infinitive) => Stance::Request,
        (Stance::Ask, Frame::Clause) if row.addressee != Addressee::None => Stance::Request,
        (Stance::Deny, Frame::Infinitive) if report.addressee.is_some() => Stance::Request,
        (Stance::Assert, Frame::Infinitive) if row.addressee != Addressee::None => {
            // "is said to be" orders nothing.
            let spoken = report.source.is_some() || report.addressee.is_some();
            if ORDERS.contains(&lemma) && spoken {
                Stance::Order
            } else if report.addressee.is_some() {
                Stance::Request
            } else {
                Stance::Assert
            }
        }
        (Stance::Assert, _) if kind == AttributionKind::Direct && is_question(scene, report) => {
            Stance::Ask
        }
        (Stance::Believe, Frame::Infinitive) if lemma != EXPECT && report.source.is_some() => {
            Stance::Intend
        }
        (Stance::Intend, Frame::Clause) => Stance::Believe,
        (Stance::Believe, _) if lemma == CONSIDER && deliberates(scene, proposal, frame) => {
            Stance::Intend
        }
        (Stance::Propose, _) if lemma == SUGGEST && !is_proposed(scene, report, frame) => {
            Stance::Assert
        }
        (Stance::Deny, Frame::Other) if REJECT.contains(&lemma) && is_wish(scene, report) => {
            Stance::Decline
        }
        (Stance::Admit, Frame::Other) if lemma == ACCEPT => Stance::Agree,
        (Stance::Accuse, Frame::Clause) if lemma == SUSPECT => Stance::Believe,
        (stance, _) => stance,
    }
}

fn withholds(lemma: u64, frame: Frame) -> bool {
    ANSWERS.contains(&lemma) && frame == Frame::Question
}

fn frame(scene: &Scene<'_, '_>, proposal: &Proposal, report: &Report<'_>) -> Frame {
    let tokens = scene.tokens();
    let Some(&(start, end)) = report.content.iter().find(|p| p.0 > proposal.cue) else {
        return Frame::Other;
    };
    let infinitive = scene.is(start, &[TO])
        || scene.is(start, &[NOT]) && start + 1 < end && scene.is(start + 1, &[TO])
        || start > 0 && scene.is(start - 1, &[TO]) && tokens[start].tag == Tag::VB;
    if infinitive {
        Frame::Infinitive
    } else if scene.is(start, &QUESTION_WORDS) {
        Frame::Question
    } else if scene.is(start, &[THAT]) || opens_bare_clause(scene, start, end) {
        Frame::Clause
    } else if tokens[start].tag == Tag::VBG {
        Frame::Gerund
    } else {
        Frame::Other
    }
}

/// A noun phrase with a finite verb right after it.
fn opens_bare_clause(scene: &Scene<'_, '_>, start: usize, end: usize) -> bool {
    let Some(chunk) = scene.chunk_of(start).map(|c| scene.chunks[c]) else {
        return false;
    };
    let verb = (chunk.end..end).find(|&j| scene.tag(j) != Tag::RB);
    chunk.start == start && verb.is_some_and(|j| scene.tag(j).is_finite())
}

/// All that was said is one question.
fn is_question(scene: &Scene<'_, '_>, report: &Report<'_>) -> bool {
    let mut stops = report
        .content
        .iter()
        .flat_map(|p| p.0..(p.1 + 1).min(scene.tokens().len()))
        .filter(|&j| scene.tag(j) == Tag::Stop)
        .peekable();
    stops.peek().is_some() && stops.all(|j| scene.layout.word(j).ends_with('?'))
}

/// "is considering a sale", "considered selling", but not "considers him a friend".
fn deliberates(scene: &Scene<'_, '_>, proposal: &Proposal, frame: Frame) -> bool {
    scene.tag(proposal.cue) == Tag::VBG || frame == Frame::Gerund
}

/// "suggested that he walk", "that it should be closed".
fn is_proposed(scene: &Scene<'_, '_>, report: &Report<'_>, frame: Frame) -> bool {
    let tokens = scene.tokens();
    let Some(&(start, end)) = report.content.last() else {
        return false;
    };
    if frame != Frame::Clause {
        return frame == Frame::Gerund || !(start..end).any(|j| scene.tag(j).is_finite());
    }
    let subject = start + usize::from(scene.is(start, &[THAT]));
    let Some(chunk) = (subject < end)
        .then(|| scene.chunk_of(subject))
        .flatten()
        .map(|c| scene.chunks[c])
    else {
        return false;
    };
    let plural = matches!(scene.tag(chunk.end - 1), Tag::NNS | Tag::NNPS)
        || scene.is(
            chunk.end - 1,
            &[
                hash_str("they"),
                hash_str("we"),
                hash_str("you"),
                hash_str("i"),
            ],
        );
    (chunk.end..end)
        .find(|&j| tokens[j].tag != Tag::RB)
        .is_some_and(|j| {
            scene.is(j, &[hash_str("should"), hash_str("be")])
                || !plural && matches!(tokens[j].tag, Tag::VB | Tag::VBP)
        })
}

/// What is rejected is a request or a proposal.
fn is_wish(scene: &Scene<'_, '_>, report: &Report<'_>) -> bool {
    let Some(chunk) = report
        .content
        .last()
        .and_then(|p| scene.chunk_of(p.0))
        .map(|c| scene.chunks[c])
    else {
        return false;
    };
    let word = scene.layout.word(chunk.end - 1).to_lowercase();
    let lemma = word.strip_suffix('s').unwrap_or(&word);
    [word.as_str(), lemma]
        .iter()
        .filter_map(|lemma| scene.lexicon.row(CueClass::Noun, lemma))
        .any(|row| matches!(row.stance, Stance::Request | Stance::Propose))
}
