//! The words of a cue, and its row in the lexicon.

use super::super::choice::Proposal;
use super::super::content::Piece;
use super::super::scene::Scene;
use crate::token::{hash_str, Addressee, CueClass, CueRow, Flags, Tag};

/// Longest run of prepositions and particles that is taken into a cue ("came out in favour of" has its own row).
const LONGEST_TAIL: usize = 2;
/// How far before its chosen word a listed phrase may begin ("let it be *known*").
const REACH_BACK: usize = 4;

const THAT: u64 = hash_str("that");
const TO: u64 = hash_str("to");
const BY: u64 = hash_str("by");

/// Words that open a question inside a sentence.
pub(super) const QUESTION_WORDS: [u64; 9] = [
    hash_str("whether"),
    hash_str("if"),
    hash_str("what"),
    hash_str("who"),
    hash_str("how"),
    hash_str("why"),
    hash_str("when"),
    hash_str("where"),
    hash_str("which"),
];

/// Verbs whose infinitive carries the report: the cue takes them along ("went on to say").
const CARRIERS: [u64; 10] = [
    hash_str("fail"),
    hash_str("continue"),
    hash_str("begin"),
    hash_str("start"),
    hash_str("seem"),
    hash_str("appear"),
    hash_str("try"),
    hash_str("hasten"),
    hash_str("proceed"),
    hash_str("manage"),
];
/// Prepositions of where and when something was said.
const OF_PLACE: [u64; 3] = [hash_str("in"), hash_str("on"), hash_str("at")];
const GO: u64 = hash_str("go");
const ON: u64 = hash_str("on");

/// The words of the cue, and its row in the lexicon.
pub(super) struct CuePhrase<'l> {
    pub piece: Piece,
    pub row: Option<&'l CueRow>,
    /// The row is that of a listed phrase.
    pub is_phrase: bool,
}

/// Whether a content begins here as a clause or a quotation, with no noun phrase before it.
pub(super) fn opens_clause(scene: &Scene<'_, '_>, at: usize) -> bool {
    at < scene.tokens().len()
        && (scene.is(at, &[THAT])
            || scene.is(at, &QUESTION_WORDS)
            || scene.opens(at)
            || scene.tag(at) == Tag::Colon)
}

impl<'l> CuePhrase<'l> {
    /// Auxiliaries and adverbs before the verb, listed words and prepositions after it. Where a listed phrase reaches into the content and a
    /// question follows ("refused to answer whether"), the content gives way.
    pub fn find(scene: &Scene<'l, '_>, proposal: &Proposal, content: &mut [Piece]) -> Self {
        let tokens = scene.tokens();
        let at = proposal.cue;
        let mut phrase = CuePhrase {
            piece: (at, at + 1),
            row: own_row(scene, at),
            is_phrase: false,
        };
        if let Some((piece, row)) = listed(scene, proposal, content, phrase.row) {
            phrase.row = row.or(phrase.row);
            phrase.piece = piece;
            phrase.is_phrase = true;
        }
        let end = phrase.piece.1;
        let next = content
            .iter()
            .map(|p| p.0)
            .chain(proposal.source.map(|s| s.0))
            .filter(|&p| p >= end)
            .min();
        if let Some(next) = next.filter(|&n| n > end && n - end <= LONGEST_TAIL) {
            let tail = (end..next).all(|j| {
                matches!(tokens[j].tag, Tag::IN | Tag::TO | Tag::RB)
                    && tokens[j].is_word()
                    && (tokens[j].word != BY || proposal.source.is_none_or(|s| s.0 != next))
            });
            let subordinate = (end..next)
                .any(|j| tokens[j].has(Flags::SUBORDINATOR) && !tokens[j].has(Flags::PREPOSITION));
            if tail && !subordinate {
                phrase.piece.1 = next;
            }
        }
        let start = match proposal.source {
            Some((s, e)) if s <= at && e > proposal.group => at,
            source => {
                let floor = source.filter(|s| s.1 <= at).map_or(0, |s| s.1);
                carrier(scene, proposal.group, floor).unwrap_or(proposal.group)
            }
        };
        phrase.piece.0 = phrase.piece.0.min(start);
        phrase
    }
}

/// The row of one word; of "calls" the noun that of the noun.
fn own_row<'l>(scene: &Scene<'l, '_>, at: usize) -> Option<&'l CueRow> {
    let token = &scene.tokens()[at];
    let row = scene.lexicon.cue(token.cue)?;
    let noun = matches!(token.tag, Tag::NN | Tag::NNS) && row.class == CueClass::Verb;
    noun.then(|| scene.lexicon.row(CueClass::Noun, &row.lemma))
        .flatten()
        .or(Some(row))
}

/// The longest listed phrase around the chosen word that leaves source and content alone, and its row.
fn listed<'l>(
    scene: &Scene<'l, '_>,
    proposal: &Proposal,
    content: &mut [Piece],
    own: Option<&CueRow>,
) -> Option<(Piece, Option<&'l CueRow>)> {
    let tokens = scene.tokens();
    let at = proposal.cue;
    let first = scene.utterance(at).start.max(at.saturating_sub(REACH_BACK));
    let mut best: Option<(Piece, u16)> = None;
    for start in (first..=at).rev() {
        let Some(second) = tokens.get(start + 1) else {
            continue;
        };
        for (rest, cue) in scene.lexicon.phrases(tokens[start].word, second.word) {
            let stop = start + 1 + rest.len();
            let fits = stop > at
                && stop <= tokens.len()
                && best.is_none_or(|((a, b), _)| stop - start > b - a)
                && rest
                    .iter()
                    .zip(start + 1..)
                    .all(|(word, j)| tokens[j].word == *word);
            if !fits || proposal.source.is_some_and(|s| s.0 < stop && s.1 > start) {
                continue;
            }
            // "reported on Monday that", "wrote in a letter": the preposition belongs to what follows.
            let governs = own.is_some_and(|row| row.frames.takes("quote"))
                && scene.is(stop - 1, &OF_PLACE)
                && content.iter().any(|p| p.0 > stop)
                && proposal.source.is_none_or(|s| s.0 != stop)
                && !content.iter().any(|p| p.0 <= stop && stop < p.1);
            if governs || speaks_to(scene, stop, content, own) {
                continue;
            }
            match content.iter_mut().find(|p| p.0 < stop && p.1 > start) {
                None => {}
                Some(piece)
                    if piece.1 > stop
                        && QUESTION_WORDS.contains(&tokens[stop].word)
                        && piece.0 > at =>
                {
                    piece.0 = stop
                }
                Some(_) => continue,
            }
            best = Some(((start, stop), cue));
        }
    }
    best.map(|(piece, number)| (piece, scene.lexicon.cue(number)))
}

/// The phrase ends in *to* and what follows is a person, then a clause: "admitted to detectives that".
fn speaks_to(scene: &Scene<'_, '_>, stop: usize, content: &[Piece], own: Option<&CueRow>) -> bool {
    own.is_some_and(|row| row.addressee == Addressee::To)
        && scene.is(stop - 1, &[TO])
        && content
            .iter()
            .any(|p| p.0 > stop && opens_clause(scene, p.0))
}

/// Start of the verb group before an infinitive that carries it, not before `floor`.
fn carrier(scene: &Scene<'_, '_>, group: usize, floor: usize) -> Option<usize> {
    let tokens = scene.tokens();
    if !scene.is(group, &[TO]) || group <= floor {
        return None;
    }
    let mut verb = group - 1;
    if scene.is(verb, &[ON]) && verb > floor && tokens[verb - 1].lemma == GO {
        verb -= 1;
    } else if !CARRIERS.contains(&tokens[verb].lemma) {
        return None;
    }
    let start = scene.verb_group(verb, floor.max(scene.utterance(verb).start));
    (verb >= floor).then_some(start)
}
