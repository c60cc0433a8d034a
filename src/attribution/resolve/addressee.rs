//! The person spoken to: the object of the cue ("told TASS"), a phrase with *to* ("said to reporters"), or the partner of a conversation.

use super::super::choice::Proposal;
use super::super::chunk::Chunk;
use super::super::content::Piece;
use super::super::scene::Scene;
use super::phrase::opens_clause;
use super::{noun_phrase_end, Report};
use crate::stance::Stance;
use crate::token::{hash_str, Addressee, Flags, Tag, Token};

const TO: u64 = hash_str("to");
const NOT: u64 = hash_str("not");
const OF: u64 = hash_str("of");
const A: [u64; 2] = [hash_str("a"), hash_str("an")];
const CLAUSES: [u64; 3] = [hash_str("that"), hash_str("whether"), hash_str("why")];
const WITH: [u64; 2] = [hash_str("with"), TO];
const TALKS: [u64; 14] = [
    hash_str("talking"),
    hash_str("speaking"),
    hash_str("conversation"),
    hash_str("interview"),
    hash_str("meeting"),
    hash_str("call"),
    hash_str("talk"),
    hash_str("talks"),
    hash_str("briefing"),
    hash_str("statement"),
    hash_str("letter"),
    hash_str("email"),
    hash_str("message"),
    hash_str("speech"),
];
/// People in one place, which is named with them ("a crowd outside the customs house").
const GATHERINGS: [u64; 7] = [
    hash_str("crowd"),
    hash_str("audience"),
    hash_str("rally"),
    hash_str("gathering"),
    hash_str("congregation"),
    hash_str("conference"),
    hash_str("meeting"),
];
/// Ends of phrases of time, which look like objects.
const TIMES: [u64; 10] = [
    hash_str("week"),
    hash_str("month"),
    hash_str("year"),
    hash_str("day"),
    hash_str("morning"),
    hash_str("evening"),
    hash_str("night"),
    hash_str("today"),
    hash_str("yesterday"),
    hash_str("tomorrow"),
];
/// How far behind the cue its addressee is looked for.
const REACH: usize = 8;

/// Finds the person spoken to; where the content began with them ("urged residents to boil water"), it gives way.
pub(super) fn find(scene: &Scene<'_, '_>, proposal: &Proposal, report: &mut Report<'_>) {
    let end = scene.utterance(proposal.cue).end;
    let takes = report.row.map_or(Addressee::None, |row| row.addressee);
    let from = if report.is_phrase {
        report.cue_end().max(proposal.cue + 1)
    } else {
        proposal.cue + 1
    };
    if from >= end {
        return;
    }
    if takes == Addressee::Object {
        report.addressee = split(scene, from, report).or_else(|| object(scene, from, end, report));
        if report.addressee.is_some() {
            return;
        }
    }
    let first = proposal.cue + 1;
    if takes == Addressee::To && scene.is(first, &[TO]) && report.is_free((first, first + 1)) {
        report.addressee =
            phrase_at(scene, first + 1, end, report).filter(|piece| !is_thing(scene, *piece));
        return;
    }
    let start = scene.utterance(proposal.cue).start;
    report.addressee = partner(scene, first, end, report).or_else(|| {
        // "On a call with analysts, she accused"
        let opening = scene.tag(start) == Tag::IN || scene.is(start, &TALKS);
        opening
            .then(|| partner(scene, start, proposal.group, report))
            .flatten()
    });
}

/// The partner of a conversation that is named from here on, before any comma.
fn partner(scene: &Scene<'_, '_>, from: usize, end: usize, report: &Report<'_>) -> Option<Piece> {
    let tokens = scene.tokens();
    let mut talk = false;
    for (j, token) in tokens
        .iter()
        .enumerate()
        .take(end.min(from + REACH))
        .skip(from)
    {
        if matches!(token.tag, Tag::Stop | Tag::Comma | Tag::Semicolon)
            || !report.is_free((j, j + 1))
        {
            return None;
        }
        talk |= TALKS.contains(&token.word);
        if talk && WITH.contains(&token.word) && j + 1 < end {
            return phrase_at(scene, j + 1, end, report);
        }
    }
    None
}

/// "to the loudest cheer of the day": what is said or done is not spoken to.
fn is_thing(scene: &Scene<'_, '_>, (start, end): Piece) -> bool {
    let head = chunk_at(scene, start).map_or(end, |c| c.end) - 1;
    let token = &scene.tokens()[head];
    !token.tag.is_name()
        && !token.has(Flags::PERSON.or(Flags::GROUP))
        && scene.lexicon.cue(token.cue).is_some()
}

/// A content that begins with the person spoken to and goes on with an infinitive or a clause is cut in two.
fn split(scene: &Scene<'_, '_>, from: usize, report: &mut Report<'_>) -> Option<Piece> {
    let tokens = scene.tokens();
    let row = report.row?;
    // "ordered the release of papers that": a relative clause.
    let clause = row.frames.takes("that")
        && matches!(row.stance, Stance::Assert | Stance::Warn | Stance::Promise);
    let resumes = |at: usize| {
        row.frames.takes("to") && opens_infinitive(scene, at) || clause && scene.is(at, &CLAUSES)
    };
    let piece = report.content.iter_mut().find(|p| p.0 == from)?;
    let chunk = chunk_at(scene, from)?;
    let head = &tokens[chunk.end - 1];
    let thing = scene.is(chunk.start, &A)
        && !head.tag.is_name()
        && !head.has(Flags::PERSON.or(Flags::GROUP));
    let mut cut = chunk.end;
    if thing || scene.quoted(from) {
        return None;
    }
    if !(cut < piece.1 && resumes(cut)) {
        cut = noun_phrase_end(scene, chunk.end, piece.1);
        // "the regulator, Ofwat, to investigate"
        if cut + 1 < piece.1 && tokens[cut].tag == Tag::Comma {
            if let Some(apposition) = chunk_at(scene, cut + 1) {
                let stop = noun_phrase_end(scene, apposition.end, piece.1);
                if stop + 1 < piece.1 && tokens[stop].tag == Tag::Comma {
                    cut = stop + 1;
                }
            }
        }
    }
    if cut + 1 >= piece.1 || !resumes(cut) {
        return None;
    }
    piece.0 = cut;
    Some((from, cut))
}

/// "to boil", "not to boil".
fn opens_infinitive(scene: &Scene<'_, '_>, at: usize) -> bool {
    let tokens = scene.tokens();
    let to = at + usize::from(scene.is(at, &[NOT]));
    let follows =
        |token: &Token| token.has(Flags::BASE) && !token.tag.is_name() || token.tag == Tag::Quote;
    tokens.get(to).is_some_and(|t| t.word == TO)
        && match tokens.get(to + 1) {
            Some(adverb) if adverb.tag == Tag::RB => tokens.get(to + 2).is_some_and(follows),
            next => next.is_some_and(follows),
        }
}

/// The noun phrase right after the cue.
fn object(scene: &Scene<'_, '_>, from: usize, end: usize, report: &Report<'_>) -> Option<Piece> {
    let (start, mut stop) = phrase_at(scene, from, end, report)?;
    let gathering = (start..stop).any(|j| scene.is(j, &GATHERINGS));
    let content = report.content.iter().map(|p| p.0).find(|&p| p >= stop);
    if let Some(content) = content.filter(|&c| gathering && opens_clause(scene, c)) {
        // The last word may look like a verb ("the old customs house").
        let whole = scene.tag(stop) == Tag::IN
            && (stop..content)
                .all(|j| scene.tokens()[j].is_word() && !is_time(scene, j) && !scene.is(j, &TALKS));
        stop = if whole {
            content
        } else {
            noun_phrase_end(scene, stop, content)
        };
    }
    Some((start, stop))
}

fn chunk_at(scene: &Scene<'_, '_>, at: usize) -> Option<Chunk> {
    if at >= scene.tokens().len() {
        return None;
    }
    let chunk = scene.chunks[scene.chunk_of(at)?];
    (chunk.start == at).then_some(chunk)
}

/// The noun phrase at a token, with the *of* after it where that is free too.
fn phrase_at(scene: &Scene<'_, '_>, at: usize, end: usize, report: &Report<'_>) -> Option<Piece> {
    let mut chunk = chunk_at(scene, at).filter(|c| c.end <= end)?;
    // "asked Clinton Friday", "warned this week"
    while chunk.end > chunk.start && is_time(scene, chunk.end - 1) {
        chunk.end -= 1;
    }
    let last = chunk.end.checked_sub(1).filter(|&last| last >= at)?;
    if is_determiner(scene, last) {
        return None;
    }
    let of = chunk.end + 1 < end && scene.is(chunk.end, &[OF]);
    let whole = of
        .then(|| chunk_at(scene, chunk.end + 1))
        .flatten()
        .map_or(chunk.end, |c| c.end);
    [(at, whole), (at, chunk.end)]
        .into_iter()
        .find(|piece| report.is_free(*piece))
}

fn is_time(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.tokens()[at].has(Flags::WEEKDAY.or(Flags::MONTH)) || scene.is(at, &TIMES)
}

fn is_determiner(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.tag(at) == Tag::DT && scene.is(at, &[hash_str("this"), hash_str("the"), hash_str("a")])
}
