//! Where source and content begin and end, mended by what the tagger and the choice cannot see.

use super::super::choice::Proposal;
use super::super::content::Piece;
use super::super::scene::Scene;
use super::Report;
use crate::token::{hash_str, Addressee, CueClass, Flags, Tag};

const THAT: u64 = hash_str("that");
/// Words that open a clause and are no part of a noun phrase, though a chunk may begin with them.
const OPENERS: [u64; 8] = [
    hash_str("but"),
    hash_str("and"),
    hash_str("while"),
    hash_str("although"),
    hash_str("though"),
    hash_str("because"),
    hash_str("as"),
    hash_str("if"),
];
/// Relatives that are the object of the cue: "which the mayor called".
const OBJECTS: [u64; 3] = [hash_str("which"), hash_str("what"), hash_str("whom")];
/// Words that float between subject and verb.
const FLOATING: [u64; 6] = [
    hash_str("also"),
    hash_str("first"),
    hash_str("then"),
    hash_str("once"),
    hash_str("ever"),
    hash_str("again"),
];

const OWNERS: [u64; 7] = [
    hash_str("my"),
    hash_str("your"),
    hash_str("his"),
    hash_str("her"),
    hash_str("its"),
    hash_str("our"),
    hash_str("their"),
];
/// Prepositions that open a sentence with what is behind the news.
const AGAINST: [u64; 5] = [
    hash_str("despite"),
    hash_str("after"),
    hash_str("amid"),
    hash_str("following"),
    hash_str("over"),
];
/// Verbs that make a cue with the noun after them ("made the claim that").
const LIGHT_VERBS: [u64; 10] = [
    hash_str("make"),
    hash_str("give"),
    hash_str("issue"),
    hash_str("release"),
    hash_str("have"),
    hash_str("express"),
    hash_str("voice"),
    hash_str("take"),
    hash_str("raise"),
    hash_str("send"),
];

/// Trims and widens the source.
pub(super) fn mend_source(scene: &Scene<'_, '_>, proposal: &Proposal, report: &mut Report<'_>) {
    let Some((mut start, mut end)) = report.source else {
        return;
    };
    let tokens = scene.tokens();
    while end > start + 1 && opens(scene, start, end) {
        if OBJECTS.contains(&tokens[start].word) {
            let piece = (start, start + 1);
            // "a report in which an engineer said"
            let adverbial = start > 0 && matches!(tokens[start - 1].tag, Tag::IN | Tag::TO);
            if !adverbial && report.content.iter().all(|p| p.1 <= start || p.0 > start) {
                let at = report.content.partition_point(|p| p.0 < start);
                report.content.insert(at, piece);
            }
        }
        start += 1;
    }
    if end <= proposal.group {
        while end > start + 1 && FLOATING.contains(&tokens[end - 1].word) {
            end -= 1;
        }
        // "The weekly reported", "The will says": what looked like an adverb or an auxiliary is the noun.
        let bare = end == start + 1 && is_article(scene, start);
        if bare && end == proposal.group && proposal.cue > end {
            end = proposal.cue;
            report.cue_starts(proposal.cue);
        }
    } else if end == start + 1 && start > proposal.cue {
        // "chimed in her sister"
        let next = (end < tokens.len())
            .then(|| scene.chunk_of(end))
            .flatten()
            .map(|c| scene.chunks[c])
            .filter(|c| c.start == end);
        let owner = scene.is(start, &[hash_str("her"), hash_str("his")]);
        if let Some(chunk) = next.filter(|c| owner && report.is_free((c.start, c.end))) {
            end = chunk.end;
        }
    }
    report.source = Some((start, end));
}

fn is_article(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.is(at, &[hash_str("the"), hash_str("a"), hash_str("an")])
}

/// The token opens a clause and is no part of the noun phrase after it.
fn opens(scene: &Scene<'_, '_>, start: usize, end: usize) -> bool {
    let token = &scene.tokens()[start];
    let next = &scene.tokens()[start + 1];
    if token.word == THAT {
        // "that man said" may be either.
        return end > start + 2 && !matches!(next.tag, Tag::NN | Tag::IN | Tag::JJ)
            || next.tag.is_name()
            || matches!(next.tag, Tag::PRP | Tag::NNS | Tag::DT | Tag::PRPS);
    }
    OPENERS.contains(&token.word) && token.tag != Tag::RB
        || OBJECTS.contains(&token.word)
            && matches!(
                next.tag,
                Tag::PRP | Tag::DT | Tag::PRPS | Tag::NNP | Tag::NNPS
            )
}

/// A cue that is a light verb takes its noun along, if nothing else stands before the content.
pub(super) fn support_noun<'l>(
    scene: &Scene<'l, '_>,
    proposal: &Proposal,
    report: &mut Report<'l>,
) {
    let tokens = scene.tokens();
    let from = proposal.cue + 1;
    if report.is_phrase
        || report.cue_end() != from
        || !LIGHT_VERBS.contains(&tokens[proposal.cue].lemma)
    {
        return;
    }
    let Some(chunk) = tokens
        .get(from)
        .and_then(|_| scene.chunk_of(from))
        .map(|c| scene.chunks[c])
        .filter(|c| c.start == from)
    else {
        return;
    };
    let noun = scene
        .lexicon
        .cue(tokens[chunk.end - 1].cue)
        .and_then(|row| scene.lexicon.row(CueClass::Noun, &row.lemma));
    let joined = report.content.iter().any(|p| p.0 == chunk.end);
    if let (Some(noun), true) = (noun, joined && report.is_free((chunk.start, chunk.end))) {
        report.row = Some(noun);
        if let Some(last) = report.cue.last_mut() {
            last.1 = chunk.end;
        }
    }
}

/// A content that begins after its infinitive ("have been told | to keep boiling their water") takes it in.
pub(super) fn take_infinitive(scene: &Scene<'_, '_>, proposal: &Proposal, report: &mut Report<'_>) {
    let tokens = scene.tokens();
    let from = proposal.cue + 1;
    let takes = report
        .row
        .is_some_and(|row| row.addressee == Addressee::Object && row.frames.takes("to"));
    let Some(piece) = report.content.iter_mut().find(|p| p.0 > from) else {
        return;
    };
    let infinitive = takes
        && scene.is(from, &[hash_str("to")])
        && (2..=4).contains(&(piece.0 - from))
        && (from + 1..piece.0)
            .all(|j| tokens[j].tag.is_verb() || matches!(tokens[j].tag, Tag::RB | Tag::IN));
    if infinitive {
        piece.0 = from;
        if let Some(last) = report.cue.last_mut() {
            last.1 = last.1.min(from);
        }
    }
}

/// After a noun as cue the clause of which it is the subject is no part of the content: "Her demand for a recount | was thrown out".
pub(super) fn end_before_verb(scene: &Scene<'_, '_>, proposal: &Proposal, report: &mut Report<'_>) {
    let tokens = scene.tokens();
    let noun = matches!(tokens[proposal.cue].tag, Tag::NN | Tag::NNS)
        && report.row.is_some_and(|row| row.class == CueClass::Noun)
        && scene.chunk_of(proposal.cue).is_some();
    let Some(piece) = report
        .content
        .last_mut()
        .filter(|p| noun && p.0 > proposal.cue && !scene.quoted(p.0))
    else {
        return;
    };
    if !is_owned(scene, proposal) {
        return;
    }
    if scene.is(scene.utterance(proposal.cue).start, &AGAINST) {
        // "Despite a warning from the harbour office that the wind was rising | , the ferry sailed"
        let comma = (piece.0..piece.1).find(|&j| scene.tag(j) == Tag::Comma);
        let verb = (scene.utterance(proposal.cue).start..proposal.cue)
            .any(|j| scene.tag(j).is_verb() || scene.tag(j) == Tag::MD);
        if let Some(comma) = comma.filter(|&c| !verb && c > piece.0) {
            piece.1 = comma;
        }
        return;
    }
    if !is_subject(scene, proposal) {
        return;
    }
    let clause = scene.is(piece.0, &[THAT]);
    if let Some(verb) = matrix_verb(scene, *piece, clause) {
        piece.1 = verb;
    }
}

/// The source owns the noun ("Her demand", "a decision by the board"), so that it is a noun.
fn is_owned(scene: &Scene<'_, '_>, proposal: &Proposal) -> bool {
    proposal.source.is_some_and(|(start, end)| {
        let left = end <= proposal.cue
            && (matches!(scene.tag(end - 1), Tag::POS | Tag::PRPS)
                || scene.is(end - 1, &OWNERS)
                || scene.tag(end) == Tag::POS);
        let right = start > proposal.cue
            && scene.is(
                start - 1,
                &[hash_str("by"), hash_str("from"), hash_str("of")],
            );
        left || right
    })
}

/// No verb stands before the cue in its clause, so that one must come after.
fn is_subject(scene: &Scene<'_, '_>, proposal: &Proposal) -> bool {
    let start = scene.utterance(proposal.cue).start;
    !(start..proposal.cue).any(|j| {
        let tag = scene.tag(j);
        tag.is_finite() || tag.is_verb() || tag == Tag::IN && !scene.is(j, &[hash_str("by")])
    })
}

/// The verb group of the outer clause: the second finite one where the content is a clause itself.
fn matrix_verb(scene: &Scene<'_, '_>, piece: Piece, clause: bool) -> Option<usize> {
    let tokens = scene.tokens();
    let mut left = usize::from(clause);
    let mut j = piece.0 + 1;
    while j < piece.1 {
        let token = &tokens[j];
        if matches!(
            token.tag,
            Tag::CC | Tag::Comma | Tag::WP | Tag::WDT | Tag::WRB
        ) || token.has(Flags::SUBORDINATOR) && !token.has(Flags::PREPOSITION)
            || scene.quoted(j)
        {
            return None;
        }
        // "refugees | the state will accept": a relative clause of its own.
        let both = scene
            .chunk_of(j)
            .filter(|&c| scene.chunks[c].start == j)
            .and(scene.chunk_of(j - 1));
        if both.is_some() && j > piece.0 + 2 {
            left += 1;
        }
        let finite = token.tag.is_finite()
            || token.tag == Tag::VBN
                && token.has(Flags::PAST)
                && j > piece.0 + 2
                && scene.chunk_of(j - 1).is_some();
        if finite {
            if left == 0 {
                return (j > piece.0 + 1).then_some(j);
            }
            left -= 1;
            // Past the rest of the group.
            while j + 1 < piece.1
                && (matches!(tokens[j + 1].tag, Tag::RB | Tag::VB | Tag::VBN | Tag::VBG)
                    || tokens[j].has(Flags::AUXILIARY) && tokens[j + 1].tag == Tag::VBD)
            {
                j += 1;
            }
        }
        j += 1;
    }
    None
}
