//! Forms of verbs: past or participle, verb or noun.
//!
//! Known misses: a participle behind the subject of its clause ("polls released Sunday showed"), a noun behind another before a comma
//! ("Trump claims, and"), base forms that are nouns too behind a plural ("these figures jump").

use super::super::{hash_str, is_word, Flags, Tag, Token, WordSet};
use super::place::{ends_phrase, is_nominal, Place};
use super::{HAVE, THAT};

const HELP: u64 = hash_str("help");
const DO: u64 = hash_str("do");

/// Determiners that stand for a plural noun: "some say".
static PLURAL: WordSet<8> = WordSet::new([
    "some", "many", "most", "all", "both", "those", "these", "few",
]);

/// Past or participle?
pub(super) fn past(token: &Token, place: Place<'_>) -> Tag {
    let (p, n, clause) = (place.p(), place.n(), place.clause);
    if place.auxiliary() {
        return if token.has(Flags::PARTICIPLE) {
            Tag::VBN
        } else {
            Tag::VBD
        };
    }
    if !token.has(Flags::PARTICIPLE) || !token.has(Flags::PAST) {
        return token.tag;
    }
    if token.has(Flags::AUXILIARY) {
        return Tag::VBD;
    }
    let object = place.before_object();
    // But "went on by saying".
    let by =
        place.next().is_some_and(|t| is_word!(t.word, "by")) && place.second() != Some(Tag::VBG);
    let noun = matches!(n, Some(Tag::NN | Tag::NNS));
    match p {
        // "Founded in 1990"
        None if !token.has(Flags::SPEECH) || !object => Tag::VBN,
        // "had they lost"
        Some(Tag::PRP)
            if place
                .farther()
                .is_some_and(|t| t.lemma == HAVE && t.has(Flags::AUXILIARY)) =>
        {
            Tag::VBN
        }
        Some(Tag::PRP | Tag::WP | Tag::WDT | Tag::EX) => Tag::VBD,
        Some(Tag::NNP | Tag::NNPS) if token.tag == Tag::JJ && noun => Tag::JJ,
        Some(Tag::NNP | Tag::NNPS) if !by => Tag::VBD,
        Some(Tag::DT | Tag::PRPS | Tag::POS) if is_nominal(n) => Tag::VBN,
        // "was arrested and charged", "came and called"
        Some(Tag::CC) if !by => match clause.last {
            Some(Tag::VBN) if !token.has(Flags::SPEECH) => Tag::VBN,
            _ => Tag::VBD,
        },
        Some(Tag::WRB) => Tag::VBN,
        // "if elected", "as expected"
        Some(Tag::IN) if place.previous.is_some_and(|t| t.has(Flags::SUBORDINATOR)) && !noun => {
            Tag::VBN
        }
        // "of registered voters", "deport undocumented immigrants"
        Some(Tag::IN | Tag::VB | Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBG)
            if noun && place.direct() == p =>
        {
            Tag::JJ
        }
        _ if by => Tag::VBN,
        Some(Tag::NN | Tag::NNS) => match n {
            // "a memo titled “Facts”"
            Some(Tag::Quote) if clause.opened => Tag::VBN,
            _ if object => Tag::VBD,
            // "the officials conducted polls"
            _ if is_nominal(n) && !clause.verb => Tag::VBD,
            // "released a memo titled", "an email sent to"
            _ if clause.opened && !is_nominal(n) => Tag::VBN,
            _ => token.tag,
        },
        Some(Tag::Comma | Tag::Close | Tag::Quote | Tag::Dash) if object => Tag::VBD,
        _ => token.tag,
    }
}

/// A base form, or a noun or adjective that looks like one.
pub(super) fn base(token: &Token, place: Place<'_>) -> Tag {
    let (p, n, object) = (place.p(), place.n(), place.before_object());
    let noun = token.has(Flags::ALSO_NOUN);
    let Some(previous) = place.previous else {
        return token.tag;
    };
    match p {
        // "according to state records"
        Some(Tag::TO)
            if noun
                && place
                    .farther()
                    .is_some_and(|t| is_word!(t.word, "according")) =>
        {
            Tag::NN
        }
        Some(Tag::TO | Tag::MD) => Tag::VB,
        // "did not vote", "helped power the bid"
        Some(Tag::VBD | Tag::VBP | Tag::VBZ) if place.auxiliary() && place.after_lemma(DO) => {
            Tag::VB
        }
        _ if object && place.after_lemma(HELP) => Tag::VB,
        _ if token.tag == Tag::JJ => Tag::JJ,
        Some(Tag::PRP | Tag::WDT | Tag::WP) => Tag::VBP,
        // "some want him out"
        Some(Tag::DT)
            if PLURAL.contains(previous.word)
                && (object || matches!(n, Some(Tag::VBN | Tag::VBD | Tag::IN | Tag::TO))) =>
        {
            Tag::VBP
        }
        Some(Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ | Tag::CD) if noun => Tag::NN,
        // "a request for comment"
        Some(Tag::IN)
            if noun && previous.has(Flags::PREPOSITION) && !previous.has(Flags::SUBORDINATOR) =>
        {
            Tag::NN
        }
        // "the delegate lead for", "his Iowa win"
        Some(Tag::NN | Tag::NNP)
            if noun
                && token.tag != Tag::NN
                && (ends_phrase(n) || matches!(n, Some(Tag::VBD | Tag::VBZ | Tag::MD))) =>
        {
            Tag::NN
        }
        // "to soothe tensions and move their party"
        Some(Tag::CC) if object && place.clause.last == Some(Tag::VB) => Tag::VB,
        Some(Tag::NNS | Tag::NNPS) if object || matches!(n, Some(Tag::IN | Tag::TO)) => Tag::VBP,
        _ => token.tag,
    }
}

/// A form in -s that is a verb or the plural of a noun.
pub(super) fn present(token: &Token, place: Place<'_>) -> Tag {
    let (p, n) = (place.p(), place.n());
    let noun = token.has(Flags::ALSO_NOUN);
    match p {
        // "that means a lot"
        Some(Tag::DT) if place.beside().is_some_and(|t| t.word == THAT) => Tag::VBZ,
        Some(Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ | Tag::CD | Tag::IN) if noun => Tag::NNS,
        // "prompted calls for"
        Some(Tag::VB | Tag::VBD | Tag::VBN | Tag::VBG) if noun && !place.auxiliary() => Tag::NNS,
        Some(Tag::PRP | Tag::WDT | Tag::WP) => Tag::VBZ,
        // "release their tax returns": the clause has its verb.
        Some(Tag::NNP | Tag::NN) if noun && place.clause.opened => Tag::NNS,
        Some(Tag::NNP | Tag::NN)
            if place.before_object()
                || n == Some(Tag::TO)
                || n == Some(Tag::Comma)
                    && (!noun || token.has(Flags::SPEECH) && p == Some(Tag::NNP))
                || place
                    .next()
                    .is_some_and(|t| t.tag == Tag::IN && t.has(Flags::SUBORDINATOR)) =>
        {
            Tag::VBZ
        }
        _ => token.tag,
    }
}
