//! From tokens to the result: extents, kind, stance, negation, addressee, speaker.

use super::choice::Proposal;
use super::content::Piece;
use super::model::Model;
use super::scene::{Chunk, Scene};
use super::source::Side;
use super::speaker::speaker;
use super::{rules, Attribution, AttributionKind};
use crate::mention::{Entity, Mention};
use crate::stance::Stance;
use crate::token::{hash_str, Addressee, CueRow, Flags, Tag};
use crate::Span;

/// Resolves proposals; the result is in the order of the contents, and `parent` speaks of that order.
pub(crate) fn resolve(
    scene: &Scene<'_, '_>,
    model: &Model,
    proposals: &[Proposal],
    mentions: &[Mention],
    entities: &[Entity],
) -> Vec<Attribution> {
    let mut order: Vec<usize> = (0..proposals.len()).collect();
    order.sort_by_key(|&i| {
        (
            proposals[i].content.first().copied().unwrap_or_default().0,
            proposals[i].parent.is_some(),
            i,
        )
    });
    let mut place = vec![0; proposals.len()];
    for (at, &i) in order.iter().enumerate() {
        place[i] = at;
    }
    order
        .iter()
        .map(|&i| {
            let mut attribution = one(scene, model, &proposals[i], mentions, entities);
            attribution.parent = proposals[i].parent.map(|p| place[p]);
            attribution
        })
        .collect()
}

fn one(
    scene: &Scene<'_, '_>,
    model: &Model,
    proposal: &Proposal,
    mentions: &[Mention],
    entities: &[Entity],
) -> Attribution {
    let mut content = proposal.content.clone();
    let cue = CuePhrase::find(scene, proposal, &mut content);
    let source: Vec<Piece> = proposal.source.into_iter().collect();
    let addressee = addressee(scene, proposal, &cue, &content);
    let written = rules::is_written(proposal.rule);
    Attribution {
        kind: kind(scene, &content),
        stance: cue.row.map_or(Stance::Assert, |row| row.stance),
        negated: (proposal.group..proposal.cue).any(|i| scene.tokens()[i].has(Flags::NEGATION)),
        speaker: speaker(scene, proposal, mentions, entities),
        source: spans(scene, &source),
        cue: spans(scene, &[cue.piece]),
        content: spans(scene, &content),
        addressee: addressee
            .map(|piece| span(scene, piece))
            .into_iter()
            .collect(),
        parent: None,
        rule: rule_id(scene, proposal, &cue),
        confidence: if written {
            proposal.score
        } else {
            model.calibrated(proposal.score)
        },
    }
}

/// The construction, more finely than the order where the cue is a mark or a phrase.
fn rule_id(scene: &Scene<'_, '_>, proposal: &Proposal, cue: &CuePhrase<'_>) -> &'static str {
    if rules::is_written(proposal.rule) {
        return proposal.rule;
    }
    if scene.tag(proposal.cue) == Tag::Colon {
        return rules::colon::ID;
    }
    if proposal.rule == rules::after::ID && cue.phrase && proposal.side == Side::Right {
        return rules::according_to::ID;
    }
    proposal.rule
}

/// Trims marks and blanks that are no part of a phrase; a quotation mark stays.
fn span(scene: &Scene<'_, '_>, (mut start, mut end): Piece) -> Span {
    let tokens = scene.tokens();
    while end > start + 1
        && matches!(
            tokens[end - 1].tag,
            Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash
        )
        && !scene.quoted(end - 1)
    {
        end -= 1;
    }
    while end > start + 1
        && matches!(
            tokens[start].tag,
            Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Stop
        )
    {
        start += 1;
    }
    // A closing mark right after belongs to the quotation that it closes.
    if tokens.get(end).is_some()
        && scene.quoted(end - 1)
        && (scene.closes(end)
            || tokens[end].tag == Tag::Comma && end + 1 < tokens.len() && scene.closes(end + 1))
    {
        end += if scene.closes(end) { 1 } else { 2 };
    } else if tokens.get(end).is_some_and(|t| t.tag == Tag::Stop)
        && end + 1 < tokens.len()
        && scene.closes(end + 1)
    {
        end += 2;
    }
    Span::new(tokens[start].span.start(), tokens[end - 1].span.end())
}

fn spans(scene: &Scene<'_, '_>, pieces: &[Piece]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::with_capacity(pieces.len());
    for &piece in pieces.iter().filter(|p| p.1 > p.0) {
        let next = span(scene, piece);
        match spans.last_mut() {
            // Sentences of one quotation that follow each other are one stretch.
            Some(last) if only_blanks(scene, last.end(), next.start()) => {
                *last = Span::new(last.start(), next.end())
            }
            _ => spans.push(next),
        }
    }
    spans
}

/// Blanks without a line break.
fn only_blanks(scene: &Scene<'_, '_>, from: usize, to: usize) -> bool {
    from >= to
        || scene
            .layout
            .text
            .get(from..to)
            .is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() && c != '\n'))
}

/// Direct where at most one word in twenty lies outside quotation marks.
fn kind(scene: &Scene<'_, '_>, content: &[Piece]) -> AttributionKind {
    let words = content
        .iter()
        .flat_map(|&(a, b)| a..b)
        .filter(|&i| scene.tokens()[i].is_word());
    let (inside, outside) = words.fold((0, 0), |(q, o), i| {
        if scene.quoted(i) {
            (q + 1, o)
        } else {
            (q, o + 1)
        }
    });
    if inside == 0 {
        AttributionKind::Indirect
    } else if outside * 20 <= inside + outside {
        AttributionKind::Direct
    } else {
        AttributionKind::Mixed
    }
}

/// The words of the cue, and its row in the lexicon.
struct CuePhrase<'l> {
    piece: Piece,
    row: Option<&'l CueRow>,
    phrase: bool,
}

/// Longest run of prepositions and particles that is taken into a cue ("came out in favour of" has its own row).
const LONGEST_TAIL: usize = 2;

const QUESTION_WORDS: [u64; 9] = [
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

impl<'l> CuePhrase<'l> {
    /// Auxiliaries and adverbs before the verb, listed words and prepositions after it. Where a listed phrase reaches into the content and a
    /// question follows ("refused to answer whether"), the content gives way.
    fn find(scene: &Scene<'l, '_>, proposal: &Proposal, content: &mut [Piece]) -> CuePhrase<'l> {
        let tokens = scene.tokens();
        let i = proposal.cue;
        let mut row = scene.lexicon.cue(tokens[i].cue);
        let mut end = i + 1;
        let mut is_phrase = false;
        let room = tokens.len();
        for phrase in scene.lexicon.phrases(tokens[i].word) {
            let stop = i + 1 + phrase.rest.len();
            let matches = stop <= room
                && phrase
                    .rest
                    .iter()
                    .zip(i + 1..)
                    .all(|(word, j)| tokens[j].word == *word);
            if !matches {
                continue;
            }
            let reached = content.iter_mut().find(|p| p.0 < stop && p.1 > i);
            match reached {
                None => {}
                Some(piece)
                    if piece.1 > stop
                        && QUESTION_WORDS.contains(&tokens[stop].word)
                        && piece.0 > i =>
                {
                    piece.0 = stop
                }
                Some(_) => continue,
            }
            if proposal.source.is_some_and(|s| s.0 < stop && s.1 > i + 1) {
                continue;
            }
            row = scene.lexicon.cue(phrase.cue).or(row);
            end = stop;
            is_phrase = true;
            break;
        }
        let next = content
            .iter()
            .map(|p| p.0)
            .chain(proposal.source.map(|s| s.0))
            .filter(|&p| p >= end)
            .min();
        if let Some(next) = next.filter(|&n| n > end && n - end <= LONGEST_TAIL) {
            let tail = (end..next).all(|j| {
                matches!(tokens[j].tag, Tag::IN | Tag::TO | Tag::RB) && tokens[j].is_word()
            });
            let subordinate = (end..next)
                .any(|j| tokens[j].has(Flags::SUBORDINATOR) && !tokens[j].has(Flags::PREPOSITION));
            if tail && !subordinate {
                end = next;
            }
        }
        let start = match proposal.source {
            Some((s, e)) if s <= i && e > proposal.group => i,
            _ => proposal.group,
        };
        CuePhrase {
            piece: (start, end),
            row,
            phrase: is_phrase,
        }
    }
}

const WITH: [u64; 2] = [hash_str("with"), hash_str("to")];
const TALKS: [u64; 12] = [
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
/// How far behind the cue its addressee is looked for.
const ADDRESSEE_REACH: usize = 8;

/// The person spoken to: the object of the cue ("told TASS"), a phrase with *to* ("said to reporters"), or the partner of a conversation.
fn addressee(
    scene: &Scene<'_, '_>,
    proposal: &Proposal,
    cue: &CuePhrase<'_>,
    content: &[Piece],
) -> Option<Piece> {
    let tokens = scene.tokens();
    let utterance = scene.utterance(proposal.cue);
    let from = proposal.cue + 1;
    let free = |j: usize| {
        j < utterance.end
            && !content.iter().any(|p| (p.0..p.1).contains(&j))
            && !proposal.source.is_some_and(|s| (s.0..s.1).contains(&j))
    };
    let phrase_at = |j: usize| {
        let chunk = scene
            .chunk_of(j)
            .map(|c| scene.chunks[c])
            .filter(|c| c.start == j)?;
        let whole = widen(scene, chunk, utterance.end);
        (chunk.start..whole)
            .all(free)
            .then_some((chunk.start, whole))
            .or_else(|| {
                (chunk.start..chunk.end)
                    .all(free)
                    .then_some((chunk.start, chunk.end))
            })
    };
    let takes = cue.row.map_or(Addressee::None, |row| row.addressee);
    if takes == Addressee::Object && free(from) {
        if let Some(piece) = phrase_at(from) {
            return Some(piece);
        }
    }
    let last = (from + ADDRESSEE_REACH).min(utterance.end);
    let (mut talk, mut j) = (false, from);
    while j < last && free(j) {
        let token = &tokens[j];
        talk |= TALKS.contains(&token.word);
        let to = takes == Addressee::To && token.tag == Tag::TO && j == from;
        if (to || talk && WITH.contains(&token.word)) && j + 1 < utterance.end {
            return phrase_at(j + 1);
        }
        if matches!(token.tag, Tag::Stop | Tag::Comma | Tag::Semicolon) {
            break;
        }
        j += 1;
    }
    None
}

/// End of a noun phrase with the *of* that follows its first chunk ("members of the committee").
fn widen(scene: &Scene<'_, '_>, chunk: Chunk, end: usize) -> usize {
    let of = chunk.end < end && scene.is(chunk.end, &[hash_str("of")]);
    let next = of
        .then(|| {
            scene
                .chunk_of(chunk.end + 1)
                .filter(|_| chunk.end + 1 < end)
        })
        .flatten();
    next.map_or(chunk.end, |c| scene.chunks[c].end)
}
