//! `floating`: quotations without a cue of their own go with the attribution before them.
//!
//! Finds: *"We won," she said.* and after it **"They lost."**, in the same paragraph or in the next; the paragraphs of one quotation that
//! the weights left behind, before or after its cue.
//!
//! Must not find: a quotation with a cue of its own; one after a sentence that reports nothing (*"We won," she said. It rained. "They
//! lost."*).
//!
//! Known misses: a floating quotation of another speaker, whom only the sense shows.

use super::super::choice::Proposal;
use super::super::content::Piece;
use super::super::rules;
use super::super::scene::Scene;
use super::is_quoted;
use crate::sentence::SentenceKind;
use crate::token::{Shape, Tag};

/// Adds to the chosen proposals the quotations that float beside them.
pub(crate) fn take_along(scene: &Scene<'_, '_>, kept: &mut [Proposal]) {
    let mut taken = vec![false; scene.tokens().len()];
    // For each utterance: the proposal to which a quotation after it belongs.
    let mut owner: Vec<Option<usize>> = vec![None; scene.utterances.len()];
    let ranks: Vec<_> = kept.iter().map(|p| rank(scene, p)).collect();
    for (number, proposal) in kept.iter().enumerate() {
        let ends = proposal.content.iter().map(|&(start, end)| {
            taken[start..end].fill(true);
            end - 1
        });
        for at in ends.chain([proposal.cue]) {
            let slot = &mut owner[scene.utterance_of[at] as usize];
            if ranks[number].is_some() && slot.is_none_or(|old| ranks[old] < ranks[number]) {
                *slot = Some(number);
            }
        }
    }
    let free = |utterance: usize, taken: &[bool]| {
        let u = &scene.utterances[utterance];
        u.kind == SentenceKind::Prose
            && is_quoted(scene, (u.start, u.end))
            && !taken[u.start..u.end].contains(&true)
    };
    for utterance in 1..scene.utterances.len() {
        let Some(number) = owner[utterance - 1] else {
            continue;
        };
        let (before, u) = (
            &scene.utterances[utterance - 1],
            &scene.utterances[utterance],
        );
        let near = u.paragraph == before.paragraph
            || u.paragraph == before.paragraph + 1
                && (runs_into(scene, u.start)
                    || !is_heading(scene, (u.start, u.end), &kept[number].content));
        if near && free(utterance, &taken) {
            kept[number].content.push((u.start, u.end));
            taken[u.start..u.end].fill(true);
            owner[utterance] = Some(number);
        }
    }
    for proposal in kept.iter_mut() {
        let mut first = proposal.content.first().copied().unwrap_or_default();
        let mut earlier: Vec<Piece> = Vec::new();
        while first.0 > 0 && scene.opens(first.0) && runs_into(scene, first.0) {
            let utterance = scene.utterance_of[first.0 - 1] as usize;
            if !free(utterance, &taken) {
                break;
            }
            let u = &scene.utterances[utterance];
            taken[u.start..u.end].fill(true);
            first = (u.start, u.end);
            earlier.push(first);
        }
        if !earlier.is_empty() {
            earlier.reverse();
            earlier.append(&mut proposal.content);
            proposal.content = earlier;
        }
    }
}

/// Fewest words of a paragraph that goes with the one before it.
const LEAST_WORDS: usize = 4;

/// A quoted line that stands between paragraphs and is no part of the text: a crosshead, a pull quote, a link.
fn is_heading(scene: &Scene<'_, '_>, line: Piece, content: &[Piece]) -> bool {
    let tokens = scene.tokens();
    let words = |piece: Piece| (piece.0..piece.1).filter(|&i| tokens[i].is_word());
    let first: Vec<u64> = words(line)
        .take(LEAST_WORDS)
        .map(|i| tokens[i].word)
        .collect();
    let ends = (line.0..line.1).rev().find(|&i| !scene.closes(i));
    let sentence =
        ends.is_some_and(|i| matches!(scene.tag(i), Tag::Stop | Tag::Semicolon | Tag::Dash));
    let capitals = words(line).all(|i| tokens[i].shape != Shape::Lower);
    let again = content.iter().any(|&piece| {
        let opening = words(piece).take(LEAST_WORDS).map(|i| tokens[i].word);
        opening.eq(first.iter().copied())
    });
    let marked = |i: usize| scene.opens(i).then(|| is_single(scene.layout.word(i)));
    let other_marks = content
        .iter()
        .flat_map(|p| p.0..p.1)
        .find_map(marked)
        .is_some_and(|single| marked(line.0) == Some(!single));
    first.len() < LEAST_WORDS || !sentence || capitals || again || other_marks
}

fn is_single(mark: &str) -> bool {
    matches!(mark, "'" | "‘")
}

/// How fit a proposal is to take along what follows: one that quotes, then the later one; unset where it is no speech.
fn rank(scene: &Scene<'_, '_>, proposal: &Proposal) -> Option<(bool, usize)> {
    let row = scene.lexicon.cue(scene.tokens()[proposal.cue].cue);
    let speaks = row.is_some_and(|row| row.speech) || rules::is_written(proposal.rule);
    let quotes = proposal
        .content
        .iter()
        .any(|&(start, end)| (start..end).any(|i| scene.quoted(i)));
    (speaks || quotes).then_some((quotes, proposal.cue))
}

/// The quotation that opens at a token was opened, and not closed, in the paragraph before.
fn runs_into(scene: &Scene<'_, '_>, at: usize) -> bool {
    let number = scene.tokens()[at - 1].quotation as usize;
    number > 0
        && scene
            .layout
            .quotations
            .get(number - 1)
            .is_some_and(|q| q.runs_on())
}
