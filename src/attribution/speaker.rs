//! Who stands behind a source: the entity of the mention that is its head.

use super::content::Piece;
use super::scene::Scene;
use crate::gazetteer::EntityKind;
use crate::mention::{Entity, Mention, MentionForm, OWN_VOICE};
use crate::token::{hash_str, Flags, Shape, Tag};
use crate::Span;

/// Words after which a person is not the one who speaks ("aides to Ana Lopes").
const BELONGS_TO: [u64; 8] = [
    hash_str("of"),
    hash_str("to"),
    hash_str("for"),
    hash_str("with"),
    hash_str("by"),
    hash_str("from"),
    hash_str("about"),
    hash_str("against"),
];

/// Prepositions after which a body has no part in what is said ("a filing with the exchange").
const OUTWARD: [u64; 4] = [
    hash_str("to"),
    hash_str("with"),
    hash_str("about"),
    hash_str("against"),
];
/// Prepositions that tie a noun phrase to the one before it.
const LINKS: [u64; 6] = [
    hash_str("of"),
    hash_str("for"),
    hash_str("at"),
    hash_str("in"),
    hash_str("from"),
    hash_str("with"),
];
const FIRST_PERSON: [u64; 2] = [hash_str("i"), hash_str("we")];

/// The entity behind a source, as an index into the entities; behind "who" that of the words before.
pub(crate) fn speaker(
    scene: &Scene<'_, '_>,
    source: Piece,
    mentions: &[Mention],
    entities: &[Entity],
) -> Option<usize> {
    let (start, end) = source;
    if end == start + 1 && scene.is(start, &FIRST_PERSON) {
        return None;
    }
    if end == start + 1 && scene.is_relative(start) {
        let of = |tie| named(scene, antecedent(scene, start, tie)?, mentions, entities);
        let is_person = |&e: &usize| entities.get(e).map(Entity::kind) == Some(EntityKind::Person);
        let nearest = of(Tie::None).filter(is_person);
        return nearest
            .or_else(|| of(Tie::Preposition))
            .or_else(|| of(Tie::Apposition));
    }
    named(scene, source, mentions, entities)
}

fn named(
    scene: &Scene<'_, '_>,
    (start, end): Piece,
    mentions: &[Mention],
    entities: &[Entity],
) -> Option<usize> {
    let tokens = scene.tokens();
    let source = Span::new(
        tokens.get(start)?.span.start(),
        tokens.get(end.checked_sub(1)?)?.span.end(),
    );
    let first = mentions.partition_point(|m| m.span().start() < source.start());
    let inside: Vec<&Mention> = mentions[first..]
        .iter()
        .take_while(|m| m.span().start() < source.end())
        .filter(|m| source.covers(m.span()))
        .collect();
    let of_kind = |mention: &Mention, kind| {
        mention
            .entity()
            .and_then(|e| entities.get(e))
            .is_some_and(|e| e.kind() == kind)
    };
    let governed = |mention: &Mention| governed(scene, start, mention);
    let whole = inside.iter().find(|m| {
        matches!(m.form(), MentionForm::Pronoun | MentionForm::Description)
            && m.span().start() == source.start()
            && m.entity().is_some()
            && !belongs(scene, m, source)
    });
    let by_name = |m: &&&Mention| {
        !matches!(
            m.form(),
            MentionForm::Pronoun | MentionForm::Description | MentionForm::Demonym
        )
    };
    let person = inside
        .iter()
        .filter(by_name)
        .find(|m| of_kind(m, EntityKind::Person) && !governed(m) && !belongs(scene, m, source));
    // "she and Tom Brandt"
    let pronoun = whole.filter(|m| m.form() == MentionForm::Pronoun);
    let chosen = pronoun.or(person).or(whole).or_else(|| {
        let bodies = inside
            .iter()
            .filter(by_name)
            .filter(|m| !of_kind(m, EntityKind::Person));
        // "a spokesman for the ministry": the ministry speaks; "an official in Ankara" does not speak for Turkey, nor does "a study by
        // researchers at the university" for the university.
        bodies
            .clone()
            .find(|m| {
                !of_kind(m, EntityKind::Place)
                    && !of_kind(m, EntityKind::Country)
                    && speaks_through(scene, start, m)
                    && !followed_by_own_voice(scene, m, source)
            })
            .or_else(|| {
                bodies
                    .clone()
                    .find(|m| m.span() == source || m.span().end() == source.end() && !governed(m))
            })
    });
    chosen.and_then(|m| m.entity())
}

/// How far the words before "who" are taken together.
#[derive(Copy, Clone, PartialEq)]
enum Tie {
    /// "a response from *Ana Lopes*, who"
    None,
    /// "*a spokesman for the ministry*, who"
    Preposition,
    /// "*the mayor, Ana Lopes*, who"
    Apposition,
}

/// The noun phrase before a relative pronoun.
fn antecedent(scene: &Scene<'_, '_>, relative: usize, tie: Tie) -> Option<Piece> {
    let tokens = scene.tokens();
    let floor = scene.utterance(relative).start;
    let mut end = relative;
    while end > floor && matches!(tokens[end - 1].tag, Tag::Comma | Tag::Close | Tag::Dash) {
        end -= 1;
    }
    let mut start = scene.chunks[scene.chunk_of(end.checked_sub(1)?)?].start;
    while tie != Tie::None && start > floor + 1 {
        let link = start - 1;
        let tied = LINKS.contains(&tokens[link].word)
            || tie == Tie::Apposition && tokens[link].tag == Tag::Comma;
        match scene.chunk_of(link - 1).filter(|_| tied) {
            Some(chunk) if scene.chunks[chunk].end == link => start = scene.chunks[chunk].start,
            _ => break,
        }
    }
    (start >= floor && start < end).then_some((start, end))
}

/// The mention hangs on a preposition inside the source, before any comma.
fn governed(scene: &Scene<'_, '_>, start: usize, mention: &Mention) -> bool {
    let tokens = scene.tokens();
    let at = start + tokens[start..].partition_point(|t| t.span.start() < mention.span().start());
    for j in (start..at).rev() {
        let token = &tokens[j];
        if BELONGS_TO.contains(&token.word) {
            // "Secretary of State Jane Roe"
            let office = j > start && j + 1 < at && tokens[j - 1].is_capital();
            return !(office && tokens[j - 1].has(Flags::TITLE) && tokens[at - 1].is_capital());
        }
        if !token.is_word() && !token.has(Flags::ABBREVIATION) {
            return false;
        }
    }
    false
}

/// The mention is the head, or hangs on the head by one preposition.
fn speaks_through(scene: &Scene<'_, '_>, start: usize, mention: &Mention) -> bool {
    let tokens = scene.tokens();
    let at = start + tokens[start..].partition_point(|t| t.span.start() < mention.span().start());
    let mut ties = (start..at)
        .rev()
        .take_while(|&j| tokens[j].is_word() || tokens[j].has(Flags::ABBREVIATION))
        .filter(|&j| matches!(tokens[j].tag, Tag::IN | Tag::TO));
    match (ties.next(), ties.next()) {
        (None, _) => true,
        (Some(tie), None) => !scene.is(tie, &OUTWARD),
        _ => false,
    }
}

/// The noun phrase goes on after the body's name to someone who speaks for himself: "the GOP nominee".
fn followed_by_own_voice(scene: &Scene<'_, '_>, mention: &Mention, source: Span) -> bool {
    let tokens = scene.tokens();
    let next = tokens.partition_point(|t| t.span.start() < mention.span().end());
    tokens[next..]
        .iter()
        .take_while(|t| t.span.end() <= source.end() && (t.tag.is_noun() || t.tag == Tag::JJ))
        .any(|t| OWN_VOICE.contains(t.word))
}

/// "Lopes's lawyer", "Lopes spokesman Paul Brown", "the Lopes administration", "his lawyer": something else is the head.
fn belongs(scene: &Scene<'_, '_>, mention: &Mention, source: Span) -> bool {
    let text = scene.layout.text;
    let rest = text
        .get(mention.span().end()..source.end())
        .unwrap_or_default();
    if ["'s ", "’s ", "' ", "’ "]
        .iter()
        .any(|have| rest.starts_with(have))
    {
        return true;
    }
    let tokens = scene.tokens();
    let next = tokens.partition_point(|t| t.span.start() < mention.span().end());
    let phrase = tokens[next..].iter().take_while(|t| {
        t.span.end() <= source.end() && (t.tag.is_noun() || matches!(t.tag, Tag::JJ | Tag::VBN))
    });
    match mention.form() {
        // "his lawyer", but "his statement" is he.
        MentionForm::Pronoun => match phrase.last() {
            Some(head) => !head.has(Flags::DOCUMENT),
            // "her ex-husband": no word that a list knows.
            None => tokens.get(next).is_some_and(|t| {
                t.span.end() <= source.end()
                    && t.is_word()
                    && !matches!(
                        t.tag,
                        Tag::CC | Tag::IN | Tag::PRP | Tag::WP | Tag::RB | Tag::DT
                    )
            }),
        },
        MentionForm::Description => false,
        _ => phrase
            .take(1)
            .any(|t| t.tag.is_noun() && t.shape == Shape::Lower),
    }
}
