//! From tokens to the result: extents, kind, stance, negation, addressee, speaker.

mod addressee;
mod attitude;
mod extent;
mod phrase;
mod voice;

use super::choice::Proposal;
use super::content::Piece;
use super::model::Model;
use super::scene::Scene;
use super::source::Side;
use super::speaker::speaker;
use super::watch::Watch;
use super::{rules, Attribution, AttributionKind, Parts};
use crate::mention::{Entity, Mention};
use crate::token::{hash_str, CueRow, Flags, Tag};
use crate::Span;
use phrase::CuePhrase;

/// A proposal on its way to the result: what was chosen, mended step by step.
struct Report<'l> {
    source: Option<Piece>,
    cue: Vec<Piece>,
    content: Vec<Piece>,
    addressee: Option<Piece>,
    row: Option<&'l CueRow>,
    /// The row is that of a listed phrase.
    is_phrase: bool,
}

impl Report<'_> {
    /// No part of source or content stands in this stretch.
    fn is_free(&self, stretch: Piece) -> bool {
        let apart = |p: &Piece| p.1 <= stretch.0 || p.0 >= stretch.1;
        self.content.iter().all(apart) && self.source.iter().all(apart)
    }

    fn cue_end(&self) -> usize {
        self.cue.last().map_or(0, |p| p.1)
    }

    /// The cue begins with a stretch that ends before it.
    fn extend_cue(&mut self, stretch: Piece) {
        match self.cue.first_mut() {
            Some(first) if stretch.1 == first.0 => first.0 = stretch.0,
            _ => self.cue.insert(0, stretch),
        }
    }

    /// The cue begins here.
    fn cue_starts(&mut self, at: usize) {
        if let Some(first) = self.cue.first_mut() {
            first.0 = first.0.max(at);
        }
    }
}

/// End of a noun phrase with the phrases that hang on it, not beyond `limit`: "members | of the committee in Oslo".
fn noun_phrase_end(scene: &Scene<'_, '_>, from: usize, limit: usize) -> usize {
    let tokens = scene.tokens();
    let mut end = from;
    while end + 1 < limit.min(tokens.len())
        && (tokens[end].tag == Tag::IN && tokens[end].has(Flags::PREPOSITION)
            || scene.is(end, &[hash_str("and"), hash_str("or")]))
    {
        let next = scene.chunk_of(end + 1).map(|c| scene.chunks[c]);
        let Some(chunk) = next.filter(|c| c.start == end + 1 && c.end <= limit) else {
            break;
        };
        if (chunk.start..chunk.end).any(|j| tokens[j].has(Flags::WEEKDAY.or(Flags::MONTH))) {
            break;
        }
        end = chunk.end;
    }
    end
}

/// Resolves proposals; the result is in the order of the contents, and `parent` speaks of that order.
pub(crate) fn resolve(
    scene: &Scene<'_, '_>,
    model: &Model,
    proposals: &[Proposal],
    mentions: &[Mention],
    entities: &[Entity],
    watch: &mut impl Watch,
) -> Vec<Attribution> {
    let mut all: Vec<Attribution> = proposals
        .iter()
        .map(|p| one(scene, model, p, mentions, entities))
        .collect();
    // What resolution has put outside of its parent's content is not nested in it: "refused to answer" is one cue.
    let mut stands: Vec<bool> = all.iter().map(|a| !a.content().is_empty()).collect();
    for (i, parent) in proposals
        .iter()
        .enumerate()
        .filter_map(|(i, p)| Some((i, p.parent?)))
    {
        stands[i] &= stands[parent] && holds(&all[parent], &all[i]);
    }
    // By the resolved content: a passive gives its subject to it.
    let mut order: Vec<usize> = (0..all.len()).filter(|&i| stands[i]).collect();
    order.sort_by_key(|&i| {
        let start = all[i].content().first().map_or(usize::MAX, |s| s.start());
        (start, proposals[i].parent.is_some(), i)
    });
    let mut place = vec![0; all.len()];
    for (at, &i) in order.iter().enumerate() {
        place[i] = at;
    }
    let places: Vec<Option<usize>> = (0..all.len())
        .map(|i| stands[i].then_some(place[i]))
        .collect();
    watch.resolved(proposals, &places);
    for (attribution, proposal) in all.iter_mut().zip(proposals) {
        attribution.parent = proposal.parent.map(|p| place[p] as u32);
    }
    let mut numbered: Vec<(usize, Attribution)> = place
        .into_iter()
        .zip(all)
        .zip(stands)
        .filter_map(|(numbered, stands)| stands.then_some(numbered))
        .collect();
    numbered.sort_by_key(|(at, _)| *at);
    numbered
        .into_iter()
        .map(|(_, attribution)| attribution)
        .collect()
}

/// Whether the cue and the content of one attribution lie in the content of another.
fn holds(outer: &Attribution, inner: &Attribution) -> bool {
    let outer = outer.content();
    let mut parts = inner.cue().iter().chain(inner.content());
    parts.all(|part| outer.iter().any(|content| content.covers(*part)))
}

fn one(
    scene: &Scene<'_, '_>,
    model: &Model,
    proposal: &Proposal,
    mentions: &[Mention],
    entities: &[Entity],
) -> Attribution {
    let mut content = proposal.content.clone();
    content.retain(|p| p.0 < p.1);
    let cue = CuePhrase::find(scene, proposal, &mut content);
    let mut report = Report {
        source: proposal.source,
        cue: vec![cue.piece],
        content,
        addressee: None,
        row: cue.row,
        is_phrase: cue.is_phrase,
    };
    let rule = rule_id(scene, proposal, &report);
    extent::mend_source(scene, proposal, &mut report);
    extent::support_noun(scene, proposal, &mut report);
    extent::take_infinitive(scene, proposal, &mut report);
    voice::undo(scene, proposal, &mut report);
    if report.addressee.is_none() {
        addressee::find(scene, proposal, &mut report);
    }
    extent::end_before_verb(scene, proposal, &mut report);
    // A source in the paragraph below may stand in a quotation that is taken along.
    let within = |(start, end): Piece| report.content.iter().any(|p| p.0 < end && start < p.1);
    if report.source.is_some_and(within) {
        report.source = None;
    }
    let kind = kind(scene, &report.content);
    let negated = (proposal.group..proposal.cue).any(|i| scene.tokens()[i].has(Flags::NEGATION));
    let written = rules::is_written(proposal.rule);
    Attribution {
        kind,
        stance: attitude::stance(scene, proposal, &report, kind, negated),
        negated,
        speaker: report
            .source
            .and_then(|source| speaker(scene, source, mentions, entities))
            .map(|entity| entity as u32),
        parts: parts(scene, &report),
        parent: None,
        rule,
        confidence: if written {
            proposal.score
        } else {
            model.calibrated(proposal.score)
        },
    }
}

/// The construction, more finely than the order where the cue is a mark or a phrase.
fn rule_id(scene: &Scene<'_, '_>, proposal: &Proposal, report: &Report<'_>) -> &'static str {
    if rules::is_written(proposal.rule) {
        return proposal.rule;
    }
    let utterance = |at: usize| scene.utterance_of[at];
    let first = report.content.first().map_or(0, |piece| piece.0);
    if utterance(first) > utterance(proposal.cue) {
        return rules::colon_paragraph::ID;
    }
    if scene.tag(proposal.cue) == Tag::Colon {
        return rules::colon::ID;
    }
    if proposal.rule == rules::after::ID && report.is_phrase && proposal.side == Side::Right {
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
    // And the opening one right before, where the piece has the other.
    if start > 0 && scene.opens(start - 1) && (start..end).any(|i| scene.closes(i)) {
        start -= 1;
    }
    Span::new(tokens[start].span.start(), tokens[end - 1].span.end())
}

fn parts(scene: &Scene<'_, '_>, report: &Report<'_>) -> Parts {
    let (source, addressee) = (report.source.as_slice(), report.addressee.as_slice());
    let count = source.len() + report.cue.len() + report.content.len() + addressee.len();
    let mut spans = Vec::with_capacity(count);
    let ends = [source, &report.cue, &report.content].map(|pieces| {
        add_spans(scene, pieces, &mut spans);
        spans.len() as u32
    });
    add_spans(scene, addressee, &mut spans);
    Parts {
        spans: spans.into(),
        ends,
    }
}

pub(crate) fn spans(scene: &Scene<'_, '_>, pieces: &[Piece]) -> Vec<Span> {
    let mut spans = Vec::with_capacity(pieces.len());
    add_spans(scene, pieces, &mut spans);
    spans
}

fn add_spans(scene: &Scene<'_, '_>, pieces: &[Piece], spans: &mut Vec<Span>) {
    let first = spans.len();
    let mut sorted;
    let pieces = if pieces.is_sorted() {
        pieces
    } else {
        // What is taken along may stand within a piece that reaches over the paragraph below.
        sorted = pieces.to_vec();
        sorted.sort_unstable();
        &sorted
    };
    for &piece in pieces.iter().filter(|piece| piece.1 > piece.0) {
        let next = span(scene, piece);
        match spans[first..].last_mut() {
            // Sentences of one quotation that follow each other are one stretch.
            Some(last) if only_blanks(scene, last.end(), next.start()) => {
                *last = Span::new(last.start(), next.end().max(last.end()))
            }
            _ => spans.push(next),
        }
    }
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
