//! Phrases short enough to stand as a source without a verb: *police*, *the mayor*, *Lopes*, *MS. DELACROIX*.

use super::super::content::Piece;
use super::super::idiom::is_label;
use super::super::scene::Scene;
use super::{is_free, is_headline};
use crate::token::{hash_str, Flags, Kind, Shape, Tag};

/// What a short phrase names.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// By what they are: *police*, *a ministry spokesman*, *report*.
    Role,
    Name,
}

const SPEAKS: Flags = Flags::PERSON
    .or(Flags::GROUP)
    .or(Flags::DOCUMENT)
    .or(Flags::OUTLET);
const NO_SOURCE: Flags = Flags::WEEKDAY.or(Flags::MONTH).or(Flags::NEGATION);

/// Lower-case words inside names.
const PARTICLES: [u64; 15] = [
    hash_str("de"),
    hash_str("da"),
    hash_str("di"),
    hash_str("del"),
    hash_str("della"),
    hash_str("der"),
    hash_str("den"),
    hash_str("van"),
    hash_str("von"),
    hash_str("la"),
    hash_str("le"),
    hash_str("al"),
    hash_str("bin"),
    hash_str("of"),
    hash_str("the"),
];

const QUESTION_WORDS: [u64; 9] = [
    hash_str("what"),
    hash_str("how"),
    hash_str("why"),
    hash_str("who"),
    hash_str("whose"),
    hash_str("whom"),
    hash_str("where"),
    hash_str("when"),
    hash_str("which"),
];

/// What a phrase of at most `most` tokens names, if it may stand as a source.
pub(super) fn label(scene: &Scene<'_, '_>, (start, end): Piece, most: usize) -> Option<Label> {
    let tokens = scene.tokens();
    if start >= end || end - start > most {
        return None;
    }
    let fits = (start..end).all(|i| {
        let token = &tokens[i];
        let glued = token.tag == Tag::Dash && i > start && i + 1 < end;
        let verb = token.tag.is_finite() && !token.has(SPEAKS) && token.shape != Shape::Upper;
        (token.kind == Kind::Word || token.tag == Tag::POS || token.tag == Tag::CC || glued)
            && !verb
            && !token.has(NO_SOURCE)
            && !matches!(token.tag, Tag::PRP | Tag::TO)
            && !is_question_word(scene, i)
            && !scene.quoted(i)
    });
    if !fits || scene.tag(start) == Tag::IN {
        return None;
    }
    let head = head(scene, (start, end));
    if tokens[head].has(SPEAKS) {
        return Some(Label::Role);
    }
    let named = (start..end).all(|i| {
        tokens[i].is_capital()
            || matches!(tokens[i].tag, Tag::POS | Tag::CC)
            || scene.is(i, &PARTICLES)
    });
    let last = &tokens[end - 1];
    let known = last.tag.is_name() || last.has(Flags::GIVEN_NAME) || last.shape == Shape::Upper;
    // "Lopes Visits Flooded Town" in a headline with capitals.
    let clause = (start + 1..end - 1).any(|i| {
        tokens[i].has(Flags::PAST.or(Flags::PRESENT_S)) && !tokens[i].has(Flags::GIVEN_NAME)
    });
    (named && known && !clause && last.is_capital()).then_some(Label::Name)
}

/// The head of a noun phrase: its last word before the first preposition.
pub(super) fn head(scene: &Scene<'_, '_>, (start, end): Piece) -> usize {
    let preposition = (start + 1..end).find(|&i| scene.tag(i) == Tag::IN);
    preposition.unwrap_or(end) - 1
}

/// In a headline with capitals a longer "name" is a clause.
const LONGEST_NAME: usize = 3;

/// A headline cut at its last mark.
pub(super) struct LastPart {
    pub mark: usize,
    pub content: Piece,
    pub source: Piece,
}

/// The headline cut at its last mark of a kind, where what follows may be its source; `blanks`: only a mark with blanks around it counts.
pub(super) fn last_part(
    scene: &Scene<'_, '_>,
    utterance: usize,
    tag: Tag,
    blanks: bool,
) -> Option<LastPart> {
    let u = &scene.utterances[utterance];
    if !is_headline(scene, utterance) {
        return None;
    }
    let end = scene.core_end(u, u.start);
    let mark = (u.start + 1..end)
        .rev()
        .find(|&i| is_free(scene, i, tag, blanks))?;
    let (content, source) = ((u.start, mark), (mark + 1, end));
    closes_headline(scene, content, source).then_some(LastPart {
        mark,
        content,
        source,
    })
}

/// Whether a headline may be the words of the source that stands after its last mark.
fn closes_headline(scene: &Scene<'_, '_>, content: Piece, source: Piece) -> bool {
    let tokens = scene.tokens();
    let words = (content.0..content.1).filter(|&i| tokens[i].is_word());
    if words.count() < 3 || is_question_word(scene, content.0) || is_label(scene, source) {
        return false;
    }
    let says_something = (content.0..content.1).any(|i| {
        let token = &tokens[i];
        token.tag.is_verb()
            || matches!(token.tag, Tag::MD | Tag::TO)
            || token.has(Flags::PAST.or(Flags::PRESENT_S).or(Flags::PARTICIPLE))
    });
    match label(scene, source, 7) {
        Some(Label::Role) => says_something || tokens[head(scene, source)].shape == Shape::Lower,
        Some(Label::Name) => says_something && source.1 - source.0 <= LONGEST_NAME,
        None => false,
    }
}

/// *What we know*, *How to vote*: a heading that asks rather than reports.
pub(super) fn is_question_word(scene: &Scene<'_, '_>, i: usize) -> bool {
    scene.is(i, &QUESTION_WORDS)
}
