//! Passives: what was taken for the source is the one spoken to ("Passengers were told that"), or what is spoken of ("The treasurer is accused of").

use super::super::choice::Proposal;
use super::super::content::Piece;
use super::super::scene::Scene;
use super::phrase::{opens_clause, QUESTION_WORDS};
use super::{noun_phrase_end, Report};
use crate::stance::Stance;
use crate::token::{hash_str, Addressee, CueClass, CueRow, Flags, Tag};

const BE: u64 = hash_str("be");
const BY: u64 = hash_str("by");
const IT: u64 = hash_str("it");
const AS: u64 = hash_str("as");
const TOLD: u64 = hash_str("told");
const THAT: u64 = hash_str("that");

/// Verbs with an empty *it* before a clause, though they are active ("it emerged that").
const IMPERSONAL: [u64; 5] = [
    hash_str("emerge"),
    hash_str("seem"),
    hash_str("appear"),
    hash_str("transpire"),
    hash_str("turn"),
];

/// Participles before "as saying".
const QUOTED: [u64; 5] = [
    hash_str("quoted"),
    hash_str("cited"),
    hash_str("reported"),
    hash_str("recorded"),
    hash_str("heard"),
];
/// How far before "as saying" its participle is looked for ("quoted by a local daily as saying").
const QUOTED_REACH: usize = 12;
/// How far behind the participle its agent is looked for.
const AGENT_REACH: usize = 6;

/// Gives source, addressee and content of a passive their places.
pub(super) fn undo<'l>(scene: &Scene<'l, '_>, proposal: &Proposal, report: &mut Report<'l>) {
    let subject = report.source.filter(|s| s.1 <= proposal.group);
    if let Some(it) = subject.filter(|&s| is_empty_it(scene, s, proposal, report)) {
        report.source = agent(scene, proposal, report);
        report.extend_cue(it);
        return;
    }
    if quoted_as(scene, proposal, report) || !is_passive(scene, proposal) {
        return;
    }
    let word = scene.layout.word(proposal.cue).to_lowercase();
    let adjective = scene.lexicon.row(CueClass::Adjective, &word);
    if let Some(state) = adjective.filter(|row| is_state(row, report)) {
        if !is_request(scene, report) {
            if !report.is_phrase {
                report.row = Some(state);
            }
            return;
        }
    }
    let Some(row) = report
        .row
        .filter(|row| matches!(row.class, CueClass::Verb | CueClass::Phrase))
    else {
        return;
    };
    let spoken_to = matches!(row.addressee, Addressee::Object)
        && !matches!(
            row.stance,
            Stance::Accuse | Stance::Criticise | Stance::Praise
        );
    match subject {
        Some(subject) => {
            report.source = agent(scene, proposal, report);
            // "is slated to", "is alleged to": the adjective says more.
            if let Some(row) = adjective.filter(|_| !report.is_phrase && !spoken_to) {
                report.row = Some(row);
            }
            if spoken_to {
                report.addressee = Some(subject);
            } else {
                take_in(&mut report.content, subject);
            }
        }
        None if spoken_to => {
            let by = report
                .source
                .is_some_and(|s| s.0 > proposal.cue && scene.is(s.0 - 1, &[BY]));
            let subject = chunk_before(scene, proposal.group).filter(|_| by);
            // "The mayor | was told by his lawyers | that": the choice took the subject for content.
            let clause = report
                .content
                .get(1)
                .is_some_and(|p| opens_clause(scene, p.0));
            if clause && report.content.first().copied() == subject {
                report.content.remove(0);
            }
            report.addressee = subject.filter(|s| report.is_free(*s));
        }
        None => {}
    }
}

fn chunk_before(scene: &Scene<'_, '_>, at: usize) -> Option<Piece> {
    let before = at.checked_sub(1)?;
    let chunk = scene.chunks[scene.chunk_of(before)?];
    (chunk.end == at).then_some((chunk.start, chunk.end))
}

/// A form of *be* in the verb group, with nothing but adverbs between it and a participle.
fn is_passive(scene: &Scene<'_, '_>, proposal: &Proposal) -> bool {
    let tokens = scene.tokens();
    // "Boil your water, town told": without an object it can be nothing else.
    let last = scene.core_end(scene.utterance(proposal.cue), proposal.cue + 1);
    let told = scene.is(proposal.cue, &[TOLD]) && last == proposal.cue + 1;
    told && proposal.group == proposal.cue
        || tokens[proposal.cue].has(Flags::PARTICIPLE)
            && (proposal.group..proposal.cue)
                .rev()
                .find(|&j| {
                    !(matches!(tokens[j].tag, Tag::RB)
                        || tokens[j].has(Flags::NEGATION) && !tokens[j].has(Flags::AUXILIARY))
                })
                .is_some_and(|j| is_be(scene, j))
}

fn is_be(scene: &Scene<'_, '_>, j: usize) -> bool {
    let token = &scene.tokens()[j];
    // "He's told" has *has* as often.
    token.lemma == BE && !scene.layout.word(j).starts_with(['\'', '’'])
        || matches!(
            scene.layout.word(j),
            "isn't" | "isn’t" | "wasn't" | "wasn’t" | "aren't" | "aren’t" | "weren't" | "weren’t"
        )
}

/// An adjective that says what its subject feels or thinks ("are concerned"), other than one that says what is said of it ("is reported").
fn is_state(row: &CueRow, report: &Report<'_>) -> bool {
    let felt = matches!(
        row.stance,
        Stance::Feel | Stance::Believe | Stance::Intend | Stance::Agree | Stance::Criticise
    );
    felt && (!row.speech || matches!(row.stance, Stance::Agree | Stance::Criticise))
        && report.row.is_none_or(|r| r.class != CueClass::Noun)
}

/// "Drivers were encouraged to": a verb that can be spoken to someone, before an infinitive.
fn is_request(scene: &Scene<'_, '_>, report: &Report<'_>) -> bool {
    report
        .row
        .is_some_and(|row| row.addressee == Addressee::Object)
        && report
            .content
            .iter()
            .any(|p| scene.tag(p.0) == Tag::TO || scene.is(p.0, &[hash_str("not")]))
}

/// *It* that stands for a clause, which is the content.
fn is_empty_it(
    scene: &Scene<'_, '_>,
    subject: Piece,
    proposal: &Proposal,
    report: &Report<'_>,
) -> bool {
    if subject.1 - subject.0 != 1 || !scene.is(subject.0, &[IT]) {
        return false;
    }
    let after = report.content.iter().find(|p| p.0 > proposal.cue);
    let that = after.is_some_and(|p| scene.is(p.0, &[THAT]));
    if IMPERSONAL.contains(&scene.tokens()[proposal.cue].lemma) {
        return that;
    }
    let contracted = that && is_contracted(scene, proposal);
    if !contracted && !is_passive(scene, proposal) {
        return false;
    }
    let spoken_to = report
        .row
        .is_some_and(|row| row.addressee == Addressee::Object);
    match after {
        None => !spoken_to,
        Some(p) => {
            that || !spoken_to
                && (scene.is(p.0, &QUESTION_WORDS)
                    || !matches!(scene.tag(p.0), Tag::TO | Tag::IN | Tag::VBG)
                        && (p.0..p.1).any(|j| scene.tag(j).is_finite()))
        }
    }
}

/// "It's believed".
fn is_contracted(scene: &Scene<'_, '_>, proposal: &Proposal) -> bool {
    scene.tokens()[proposal.cue].has(Flags::PARTICIPLE)
        && (proposal.group..proposal.cue).any(|j| matches!(scene.layout.word(j), "'s" | "’s"))
}

/// "was quoted (by a daily) as saying": the cue takes the participle along, and the subject is the source.
fn quoted_as(scene: &Scene<'_, '_>, proposal: &Proposal, report: &mut Report<'_>) -> bool {
    let tokens = scene.tokens();
    let at = proposal.cue;
    let start = scene.utterance(at).start;
    if tokens[at].tag != Tag::VBG || at <= start || !scene.is(at - 1, &[AS]) {
        return false;
    }
    let floor = report
        .source
        .filter(|s| s.1 <= at)
        .map_or(start, |s| s.1)
        .max(at.saturating_sub(QUOTED_REACH));
    let Some(verb) = (floor..at - 1).rev().find(|&j| scene.is(j, &QUOTED)) else {
        return false;
    };
    let group = scene.verb_group(verb, floor);
    report.cue.insert(0, (group, verb + 1));
    if let Some(saying) = report.cue.get_mut(1) {
        saying.0 = at - 1;
        if verb + 1 == saying.0 {
            saying.0 = group;
            report.cue.remove(0);
        }
    }
    true
}

/// The noun phrase with *by* between participle and content, or at the head of the content, which gives it up.
fn agent(scene: &Scene<'_, '_>, proposal: &Proposal, report: &mut Report<'_>) -> Option<Piece> {
    let tokens = scene.tokens();
    let end = scene.utterance(proposal.cue).end;
    let from = proposal.cue + 1;
    let by = (from..end.min(from + AGENT_REACH))
        .take_while(|&j| !matches!(tokens[j].tag, Tag::Stop | Tag::Semicolon | Tag::TO))
        .take_while(|&j| scene.is(j, &[BY]) || report.content.iter().all(|p| j < p.0 || p.1 <= j))
        .find(|&j| scene.is(j, &[BY]))?;
    if by + 1 >= end {
        return None;
    }
    let chunk = scene.chunk_of(by + 1).map(|c| scene.chunks[c])?;
    let dated = (chunk.start..chunk.end).any(|j| tokens[j].has(Flags::WEEKDAY.or(Flags::MONTH)));
    if chunk.start != by + 1 || dated || tokens[chunk.end - 1].tag == Tag::CD {
        return None;
    }
    let stop = report
        .content
        .iter()
        .map(|p| p.0)
        .find(|&p| p > by)
        .unwrap_or(end);
    let mut agent = (chunk.start, noun_phrase_end(scene, chunk.end, stop));
    let held = report.content.iter_mut().find(|p| (p.0..p.1).contains(&by));
    if let Some(piece) = held {
        if piece.0 < by {
            return None;
        }
        // In "by two clerks of shredding invoices" *of* belongs to the verb.
        if report.row.is_some_and(|row| row.stance == Stance::Accuse) {
            agent.1 = chunk.end;
        }
        if agent.1 + 1 >= piece.1 {
            return None;
        }
        piece.0 = agent.1;
        if scene.tag(piece.0) == Tag::IN && !opens_clause(scene, piece.0) {
            let preposition = piece.0;
            piece.0 += 1;
            report.cue.push((preposition, preposition + 1));
        }
    }
    Some(agent)
}

/// Adds a stretch to a content that does not hold it.
fn take_in(content: &mut Vec<Piece>, piece: Piece) {
    if content.iter().all(|p| p.1 <= piece.0 || p.0 >= piece.1) {
        let at = content.partition_point(|p| p.0 < piece.0);
        content.insert(at, piece);
    }
}
