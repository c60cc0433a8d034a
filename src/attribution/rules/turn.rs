//! `turn`: the turns of a transcript or an interview.
//!
//! Finds: *Q:* **Did you see the second boat?**; *MS. DELACROIX:* **I object to the count.**; *Anchor:* **Good evening.**;
//! *14:11 Announcer:* **"Please walk."**
//!
//! Must not find: *Where: Old Customs House*; *Ingredients: flour*; *Arsenal: Raya, Saliba, White* (no one speaks); *MONDAY: Rain.*; *Ana
//! Lopes: Lopes would close the mill* (a list of persons).
//!
//! Known misses: a turn that goes on in a paragraph of its own; one turn alone that is not quoted; speakers on lines of their own.
//!
//! The training news has none of these, so the rule is written, and its score is set by hand. One line alone shows nothing: only
//! several make a transcript.

use super::super::choice::{is_searched, Proposal};
use super::super::content::Piece;
use super::super::idiom::is_idiom;
use super::super::scene::Scene;
use super::super::source::Side;
use super::label::{head, label, Label};
use super::{is_free, is_quoted, proposal};
use crate::token::{hash_str, Flags, Kind, Shape, Tag};

pub(crate) const ID: &str = "turn";
const SCORE: f32 = 0.75;
const LONGEST_SOURCE: usize = 6;
const LETTERS: [u64; 2] = [hash_str("q"), hash_str("a")];

/// How surely what stands before the colon is one who speaks.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Speaker {
    /// Q and A.
    Letter,
    /// A role, a title, a first name, or all in capitals.
    Person,
    /// Some name.
    Name,
}

struct Turn {
    utterance: usize,
    source: Piece,
    colon: usize,
    speaker: Speaker,
    /// A clock time stands before it.
    timed: bool,
}

/// Adds to `barred` the colons after names of which something is told.
pub(crate) fn propose(scene: &Scene<'_, '_>, out: &mut Vec<Proposal>, barred: &mut Vec<usize>) {
    let mut turns: Vec<Turn> = (0..scene.utterances.len())
        .filter_map(|utterance| turn(scene, utterance))
        .collect();
    turns.retain(|turn| {
        let told = is_told(scene, turn);
        if told {
            barred.push(turn.colon);
        }
        !told
    });
    let letters = LETTERS.iter().all(|letter| {
        let is = |t: &Turn| t.speaker == Speaker::Letter && scene.is(t.source.0, &[*letter]);
        turns.iter().any(is)
    });
    let mut seen: Vec<u64> = Vec::new();
    let mut again: Vec<u64> = Vec::new();
    let mut persons = 0;
    for turn in &turns {
        let word = scene.tokens()[turn.source.1 - 1].word;
        if turn.speaker == Speaker::Name && seen.contains(&word) && !again.contains(&word) {
            again.push(word);
        }
        if seen.len() < 64 {
            seen.push(word);
        }
        persons += usize::from(turn.speaker == Speaker::Person);
    }
    for turn in &turns {
        let last = scene.tokens()[turn.source.1 - 1].word;
        let sure = match turn.speaker {
            Speaker::Letter => letters,
            Speaker::Person => persons > 1,
            Speaker::Name => again.contains(&last),
        };
        let content = content(scene, turn);
        let quoted = turn.timed && content.iter().all(|&piece| is_quoted(scene, piece));
        if sure || quoted {
            out.push(proposal(
                (ID, SCORE),
                turn.colon,
                (turn.source, Side::Left),
                content,
            ));
        }
    }
}

fn turn(scene: &Scene<'_, '_>, utterance: usize) -> Option<Turn> {
    let u = &scene.utterances[utterance];
    if !u.opens_paragraph || !is_searched(u.kind) {
        return None;
    }
    let tokens = scene.tokens();
    let timed = tokens[u.start].kind == Kind::Number && u.start + 1 < u.end;
    let start = u.start + usize::from(timed);
    let colon = (start + 1..u.end.min(start + LONGEST_SOURCE + 1))
        .find(|&i| scene.tag(i) == Tag::Colon)
        .filter(|&i| is_free(scene, i, Tag::Colon, false))?;
    let says_a_word = (colon + 1..u.end).any(|i| tokens[i].is_word());
    if !says_a_word || is_idiom(scene, colon) {
        return None;
    }
    let source = (start, colon);
    let speaker = speaker(scene, source)?;
    let speaks = speaker == Speaker::Letter
        || (colon + 1..u.end).any(|i| {
            matches!(tokens[i].tag, Tag::PRP | Tag::UH)
                || tokens[i].tag.is_finite()
                || scene.layout.word(i) == "?"
        });
    speaks.then_some(Turn {
        utterance,
        source,
        colon,
        speaker,
        timed,
    })
}

/// Who speaks seldom says the own name: a list of persons, and what is told of each.
fn is_told(scene: &Scene<'_, '_>, turn: &Turn) -> bool {
    let tokens = scene.tokens();
    let own = tokens[turn.source.1 - 1].word;
    let end = scene.utterances[turn.utterance].end;
    turn.speaker != Speaker::Letter
        && (turn.colon + 1..end).any(|i| tokens[i].word == own && !scene.quoted(i))
}

fn speaker(scene: &Scene<'_, '_>, source: Piece) -> Option<Speaker> {
    let tokens = scene.tokens();
    let first = &tokens[source.0];
    if source.1 == source.0 + 1 && first.is_capital() && scene.is(source.0, &LETTERS) {
        return Some(Speaker::Letter);
    }
    if !first.is_capital() {
        return None;
    }
    let any = |flags: Flags| (source.0..source.1).any(|i| tokens[i].has(flags));
    let capitals = (source.0..source.1)
        .all(|i| tokens[i].shape == Shape::Upper || !tokens[i].is_word())
        || tokens[source.1 - 1].shape == Shape::Upper && any(Flags::TITLE.or(Flags::HONORIFIC));
    match label(scene, source, LONGEST_SOURCE)? {
        Label::Role if tokens[head(scene, source)].has(Flags::PERSON) => Some(Speaker::Person),
        Label::Role => capitals.then_some(Speaker::Person),
        Label::Name if capitals || any(Flags::HONORIFIC.or(Flags::GIVEN_NAME)) => {
            Some(Speaker::Person)
        }
        Label::Name => Some(Speaker::Name),
    }
}

/// All that follows the colon in its paragraph.
fn content(scene: &Scene<'_, '_>, turn: &Turn) -> Vec<Piece> {
    let u = &scene.utterances[turn.utterance];
    let rest = scene.utterances[turn.utterance + 1..]
        .iter()
        .take_while(|next| next.paragraph == u.paragraph);
    let first = (turn.colon + 1, scene.core_end(u, turn.colon + 1));
    std::iter::once(first)
        .filter(|p| p.1 > p.0)
        .chain(rest.map(|next| (next.start, next.end)))
        .collect()
}
