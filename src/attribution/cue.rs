//! Which tokens may be a cue.

mod features;
mod template;

use super::feature::{Below, Gap, TagOrEdge, Word};
use super::frame::{frame_after, frame_before, Frame};
use super::grid::class;
pub(crate) use super::idiom::is_idiom;
use super::scene::Scene;
use crate::token::{hash_str, CueRow, Flags};

pub(crate) use features::{context_features, cue_features, place_features};
pub(crate) use template::CueGrids;

/// How often a word is a cue, from 0 to 8.
pub(crate) type Step = Below<9>;

/// A stretch of tokens read as one utterance: a whole one, or a content in which nested reports are looked for.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Field {
    pub start: usize,
    pub end: usize,
    /// Chunks of the utterance, as a range into the scene's.
    pub chunks: (usize, usize),
}

impl Field {
    pub fn of(scene: &Scene<'_, '_>, utterance: usize) -> Field {
        let u = &scene.utterances[utterance];
        Field {
            start: u.start,
            end: u.end,
            chunks: (u.chunks.start, u.chunks.end),
        }
    }

    /// A part of this field.
    pub fn part(&self, scene: &Scene<'_, '_>, start: usize, end: usize) -> Field {
        let (mut first, mut last) = self.chunks;
        while first < last && scene.chunks[first].start < start {
            first += 1;
        }
        while last > first && scene.chunks[last - 1].end > end {
            last -= 1;
        }
        Field {
            start,
            end,
            chunks: (first, last),
        }
    }

    pub fn word(&self, scene: &Scene<'_, '_>, at: isize) -> Word {
        self.index(at).map_or(Word::NOTHING, |i| scene.word(i))
    }

    pub fn tag(&self, scene: &Scene<'_, '_>, at: isize) -> TagOrEdge {
        TagOrEdge(self.index(at).map(|i| scene.tag(i)))
    }

    fn index(&self, at: isize) -> Option<usize> {
        usize::try_from(at)
            .ok()
            .filter(|i| (self.start..self.end).contains(i))
    }

    /// The chunk that ends last before `i`, as a number into the scene's.
    pub fn chunk_before(&self, scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
        let chunks = scene.chunks.get(self.chunks.0..self.chunks.1)?;
        let after = chunks.partition_point(|c| c.end <= i);
        after.checked_sub(1).map(|x| x + self.chunks.0)
    }
}

/// A token that may be the head of a cue, with what is asked of it again and again.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Cue {
    pub at: usize,
    /// First token of the verb group.
    pub group: usize,
    pub before: Frame,
    pub after: Frame,
    /// The row of the listed phrase that begins here ("point out", "according to"), and the end of the phrase.
    pub phrase: Option<(u16, usize)>,
}

impl Cue {
    pub fn new(scene: &Scene<'_, '_>, field: &Field, at: usize) -> Cue {
        let group = scene.verb_group(at, field.start);
        Cue {
            at,
            group,
            before: frame_before(scene, group, field.start),
            after: frame_after(scene, at, field.end),
            phrase: listed_phrase(scene, at, field.end),
        }
    }
}

/// The longest listed phrase that begins at a token.
pub(crate) fn listed_phrase(scene: &Scene<'_, '_>, at: usize, end: usize) -> Option<(u16, usize)> {
    let tokens = scene.tokens();
    if !tokens[at].has(Flags::PHRASE) {
        return None;
    }
    let second = tokens.get(at + 1)?.word;
    if !scene.lexicon.may_have_phrase(tokens[at].word, second) {
        return None;
    }
    scene
        .lexicon
        .phrases(tokens[at].word, second)
        .map(|(rest, cue)| (rest, cue, at + 1 + rest.len()))
        .filter(|(.., stop)| *stop <= end)
        .find(|(rest, ..)| {
            rest.iter()
                .zip(at + 1..)
                .all(|(word, j)| tokens[j].word == *word)
        })
        .map(|(_, cue, stop)| (cue, stop))
}

class! {
    /// What the lexicon says of a word as a cue.
    Listed {
        No "no", Speech "verb+", Verb "verb", SpeechNoun "noun+", Noun "noun", Adjective "adjective", Phrase "phrase", Mark "mark",
    }
}

const BE: u64 = hash_str("be");

/// The step of a word that was a cue now and then in the training news, but less than one time in twenty.
const SELDOM: u8 = 2;

/// Whether the token is worth a look: a listed cue, a word that was a cue in the training news more than now and then, or a verb unknown to them. An
/// idiom may still show that it is none: [`is_idiom`].
pub(crate) fn may_be_cue(scene: &Scene<'_, '_>, at: usize) -> bool {
    let token = &scene.tokens()[at];
    let (step, lemma_step) = (scene.prior[at], scene.lemma_prior[at]);
    token.cue != 0
        || step.max(lemma_step) > SELDOM
        || step == 0 && lemma_step == 0 && token.tag.is_verb() && token.lemma != BE
        || token.has(Flags::PHRASE) && listed_phrase(scene, at, scene.utterance(at).end).is_some()
}

/// What the lexicon says of a row as a cue.
pub(crate) fn listed(row: Option<&CueRow>) -> Listed {
    use crate::token::CueClass::{Adjective, Mark, Noun, Phrase, Verb};
    match row {
        None => Listed::No,
        Some(row) => match (row.class, row.speech) {
            (Verb, true) => Listed::Speech,
            (Verb, false) => Listed::Verb,
            (Noun, true) => Listed::SpeechNoun,
            (Noun, false) => Listed::Noun,
            (Adjective, _) => Listed::Adjective,
            (Phrase, _) => Listed::Phrase,
            (Mark, _) => Listed::Mark,
        },
    }
}

/// What stands between two places.
pub(crate) fn gap(scene: &Scene<'_, '_>, from: usize, to: usize) -> Gap {
    if is_far(from, to) {
        return Gap::FAR;
    }
    Gap::of((from..to).map(|j| scene.tag(j)))
}

/// Whether [`gap`] says no more than that the two are far apart.
pub(crate) fn is_far(from: usize, to: usize) -> bool {
    to < from || to - from > 3
}
