//! Function words whose class the neighbours tell: *that*, *more* and *most*, *her*, *'s*.

use super::super::{is_word, Flags, Tag, Token, WordSet};
use super::place::{is_nominal, opens_object, Place};
use super::THAT;

/// Pronouns that *that* follows as it does a noun: "those that led".
static FOLLOWED: WordSet<6> = WordSet::new([
    "those",
    "one",
    "something",
    "anything",
    "everything",
    "nothing",
]);
/// "that way": *that* before these is no conjunction.
static THAT_TIME: WordSet<8> = WordSet::new([
    "way", "day", "night", "time", "week", "month", "year", "morning",
]);

/// *That* opens a clause before what a noun phrase begins with, stands for a noun before a verb, and is a determiner else.
pub(super) fn that(place: Place<'_>) -> Tag {
    let before = place.p();
    let noun = before.is_some_and(Tag::is_noun)
        || place.previous.is_some_and(|t| FOLLOWED.contains(t.word));
    let said = before.is_some_and(|t| t.is_verb() || matches!(t, Tag::JJ | Tag::PRP));
    let Some(next) = place.next() else {
        return Tag::DT;
    };
    let second = place.second();
    match next.tag {
        // "after that, he", "with that in mind"
        Tag::Comma | Tag::IN if matches!(before, Some(Tag::IN | Tag::TO)) => Tag::DT,
        Tag::DT
        | Tag::PDT
        | Tag::PRP
        | Tag::PRPS
        | Tag::EX
        | Tag::NNP
        | Tag::NNPS
        | Tag::CD
        | Tag::IN
        | Tag::WRB
        | Tag::Quote
        | Tag::Comma => Tag::IN,
        // "the rule that led to", "a body that eventually ruled"
        Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD if noun => Tag::WDT,
        Tag::VBN if noun && next.has(Flags::PAST) => Tag::WDT,
        Tag::VB if noun && !next.has(Flags::ALSO_NOUN) => Tag::WDT,
        Tag::RB if noun && second.is_some_and(|t| t.is_finite() || t == Tag::VBN) => Tag::WDT,
        Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD => Tag::DT,
        Tag::RB if noun || said => Tag::IN,
        // "voters that back", "a group that advocates for"
        Tag::NN | Tag::NNS | Tag::VB
            if noun
                && next.has(Flags::BASE.or(Flags::PRESENT_S))
                && (opens_object(place.after.get(1))
                    || matches!(second, Some(Tag::IN | Tag::TO))) =>
        {
            Tag::WDT
        }
        // "and that means": no noun of the plural belongs to *that*.
        Tag::NNS if !noun && !said && next.has(Flags::PRESENT_S) => Tag::DT,
        Tag::NNS => Tag::IN,
        Tag::JJ if noun || said => Tag::IN,
        // "says that fraud is", but "feels that way"
        Tag::NN
            if (noun || said)
                && (second.is_some_and(|t| t.is_finite() || t.is_noun())
                    || place.previous.is_some_and(|t| t.cue != 0)
                        && !next.has(Flags::PERSON)
                        && !THAT_TIME.contains(next.word)) =>
        {
            Tag::IN
        }
        Tag::VBG | Tag::VBN if said => Tag::IN,
        _ => Tag::DT,
    }
}

/// *More*, *most* and the like: a determiner or an adjective before nouns, an adverb before adjectives.
pub(super) fn comparing(token: &Token, place: Place<'_>) -> Tag {
    let determined = place.determined() || place.direct() == Some(Tag::CD);
    let highest = is_word!(token.word, "most") || token.tag == Tag::RBS;
    let next = place.next();
    if !determined && next.is_some_and(|t| t.tag.is_finite() || is_word!(t.word, "of")) {
        return Tag::DT;
    }
    match place.n() {
        Some(Tag::CD) if is_word!(token.word, "least") => Tag::RBS,
        Some(Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD) => match (highest, determined) {
            (false, _) => Tag::JJR,
            (true, true) => Tag::JJS,
            (true, false) => Tag::DT,
        },
        // "most conservative voters", but "is most important"
        Some(Tag::JJ | Tag::VBN | Tag::VBG)
            if highest
                && !determined
                && place.beside().is_some_and(|t| !t.has(Flags::AUXILIARY)) =>
        {
            Tag::DT
        }
        _ if highest => Tag::RBS,
        _ => Tag::RBR,
    }
}

/// "Told her Monday", "asked her about": no noun for *her* to belong to.
pub(super) fn her(place: Place<'_>) -> Tag {
    let Some(next) = place.next() else {
        return Tag::PRP;
    };
    let belongs = match next.tag {
        Tag::NNP => !next.has(Flags::WEEKDAY),
        Tag::NN | Tag::NNS | Tag::NNPS | Tag::JJ | Tag::JJR | Tag::JJS | Tag::CD => true,
        Tag::VB => next.has(Flags::ALSO_NOUN),
        Tag::VBN | Tag::VBG | Tag::VBP | Tag::VBD | Tag::VBZ | Tag::RBS | Tag::Quote => true,
        Tag::RB => is_nominal(place.second()) || place.second() == Some(Tag::VBN),
        _ => false,
    };
    if belongs {
        Tag::PRPS
    } else {
        Tag::PRP
    }
}

/// *'s* is a verb after a pronoun and before what no noun phrase begins with.
pub(super) fn apostrophe(place: Place<'_>) -> Tag {
    match (place.direct(), place.n()) {
        (Some(Tag::PRP | Tag::EX | Tag::WP | Tag::WDT | Tag::WRB), _) => Tag::VBZ,
        (Some(Tag::DT), _) if place.beside().is_some_and(|t| t.word == THAT) => Tag::VBZ,
        // "his renewed offer", "the party's nominating convention"
        (_, Some(Tag::VBN | Tag::VBG)) if is_nominal(place.second()) => Tag::POS,
        (_, Some(Tag::VBG | Tag::DT | Tag::IN | Tag::VBN)) => Tag::VBZ,
        _ => Tag::POS,
    }
}
