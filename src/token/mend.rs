//! The second pass of the tagger: a word's class mended by its neighbours.
//!
//! Finds what attribution needs: is this word a verb, finite or a participle ("emails sent to aides", "aides sent emails"); does *that* open
//! a clause; is *'s* a verb. Looks at a few words around, and at what the clause has had so far; no rule reads on to the end of the sentence.

mod function_word;
mod place;
mod verb;

use super::{hash_str, is_word, Flags, Tag, Token, WordSet};
use function_word::{apostrophe, comparing, her, that};
use place::{ends_phrase, Place};
use verb::{base, past, present};

const THAT: u64 = hash_str("that");
const HAVE: u64 = hash_str("have");
const BE: u64 = hash_str("be");

/// Words of number and amount that stand after a determiner as well as for one.
static ADJECTIVAL: WordSet<12> = WordSet::new([
    "other", "many", "few", "several", "same", "such", "little", "certain", "multiple", "various",
    "numerous", "fewer",
]);
static COMPARING: WordSet<4> = WordSet::new(["more", "less", "most", "least"]);

/// What of the words before is still of use: the last verb, and the last one of this clause.
#[derive(Copy, Clone, Default)]
pub(super) struct Clause {
    /// Of the sentence.
    last: Option<Tag>,
    /// The clause has a verb whose object may go on; one that takes a clause without *that* opens the next.
    opened: bool,
    /// The clause has a verb.
    verb: bool,
}

impl Clause {
    pub fn pass(&mut self, tokens: &[Token], i: usize) {
        let token = &tokens[i];
        match token.tag {
            tag if tag.is_verb() => {
                self.last = Some(tag);
                self.opened = !token.has(Flags::AUXILIARY.or(Flags::BARE_CLAUSE));
                self.verb = true;
            }
            Tag::Stop
            | Tag::Comma
            | Tag::Colon
            | Tag::Semicolon
            | Tag::Dash
            | Tag::Quote
            | Tag::CC
            | Tag::WP
            | Tag::WDT
            | Tag::WRB
            | Tag::PRP => (self.opened, self.verb) = (false, false),
            Tag::IN if token.has(Flags::SUBORDINATOR) => (self.opened, self.verb) = (false, false),
            _ => {}
        }
    }
}

/// Most words are left as they are. `before`: the class of the token right before.
#[inline]
fn may_change(token: &Token, before: Option<Tag>) -> bool {
    const FORMS: Flags = Flags::BASE
        .or(Flags::GERUND)
        .or(Flags::PAST)
        .or(Flags::PARTICIPLE);
    let changes = match token.tag {
        // A noun or an adjective that could be a verb, or that stands where a noun should.
        Tag::NN => token.has(FORMS),
        Tag::JJ => token.has(FORMS) || matches!(before, Some(Tag::DT | Tag::PRPS | Tag::POS)),
        Tag::NNS | Tag::VBZ => token.has(Flags::PRESENT_S),
        Tag::RB => before == Some(Tag::DT),
        Tag::VBG => token.has(Flags::ALSO_NOUN),
        Tag::VB | Tag::VBP | Tag::VBD | Tag::VBN | Tag::POS | Tag::EX => true,
        Tag::DT | Tag::RBS => COMPARING.contains(token.word) || ADJECTIVAL.contains(token.word),
        Tag::PRPS => is_word!(token.word, "her"),
        _ => false,
    };
    changes || token.word == THAT
}

/// Rules of the kind that Brill's tagger learned.
#[inline]
pub(super) fn mend(tokens: &mut [Token], i: usize, clause: Clause) {
    let direct = i.checked_sub(1).map(|j| tokens[j].tag);
    if may_change(&tokens[i], direct) {
        change(tokens, i, clause);
    }
}

#[inline(never)]
fn change(tokens: &mut [Token], i: usize, clause: Clause) {
    let (before, rest) = tokens.split_at_mut(i);
    let Some((token, after)) = rest.split_first_mut() else {
        return;
    };
    let previous = before.iter().rev().find(|t| t.tag != Tag::RB);
    let place = Place {
        before,
        after,
        previous,
        clause,
    };
    token.tag = mended(token, place);
}

fn mended(token: &Token, place: Place<'_>) -> Tag {
    let tag = token.tag;
    if token.word == THAT {
        return that(place);
    }
    let direct = place.direct();
    let n = place.n();
    let verb = token.has(Flags::VERB);
    match tag {
        Tag::DT | Tag::RBS if COMPARING.contains(token.word) => comparing(token, place),
        // "the other three", "four more"
        Tag::DT if place.determined() || matches!(direct, Some(Tag::CD | Tag::JJ)) => Tag::JJ,
        Tag::PRPS => her(place),
        // "went there in May"
        Tag::EX
            if !n.is_some_and(|t| {
                t.is_verb() || matches!(t, Tag::MD | Tag::POS | Tag::RB | Tag::DT)
            }) =>
        {
            Tag::RB
        }
        Tag::POS if token.is_word() => apostrophe(place),
        // "The daily said": what stands between a determiner and a finite verb is a noun.
        Tag::JJ | Tag::RB | Tag::VB | Tag::VBP
            if direct == Some(Tag::DT)
                && !token.has(Flags::AUXILIARY)
                && matches!(n, Some(Tag::VBD | Tag::VBZ | Tag::MD))
                && place.next().is_some_and(|t| !t.has(Flags::ALSO_NOUN)) =>
        {
            Tag::NN
        }
        // "in the public, which": no noun follows that the adjective could belong to.
        Tag::JJ
            if place.determined()
                && place.beside().is_some_and(|t| t.word != THAT)
                && (ends_phrase(n) || matches!(n, Some(Tag::TO | Tag::WP | Tag::WDT))) =>
        {
            Tag::NN
        }
        // "a hedge fund manager"
        Tag::VB | Tag::VBP
            if matches!(direct, Some(Tag::NN | Tag::JJ))
                && token.has(Flags::ALSO_NOUN)
                && matches!(n, Some(Tag::NN | Tag::NNS)) =>
        {
            Tag::NN
        }
        // "has become"
        Tag::VB | Tag::VBP | Tag::NN
            if token.has(Flags::PARTICIPLE)
                && place.auxiliary()
                && (place.after_lemma(HAVE) || place.after_lemma(BE)) =>
        {
            Tag::VBN
        }
        // "Roe cast himself"
        Tag::VB | Tag::VBP | Tag::NN
            if token.has(Flags::PAST)
                && place.before_object()
                && matches!(place.p(), Some(Tag::NNP | Tag::NN | Tag::WP | Tag::WDT)) =>
        {
            Tag::VBD
        }
        Tag::NN | Tag::VB | Tag::VBP | Tag::JJ if verb && token.has(Flags::BASE) => {
            base(token, place)
        }
        Tag::NNS | Tag::VBZ if verb && token.has(Flags::PRESENT_S) => present(token, place),
        // "the questioning will start"
        Tag::VBG
            if token.has(Flags::ALSO_NOUN)
                && (place.determined() || direct == Some(Tag::JJ))
                && (ends_phrase(n)
                    || matches!(n, Some(Tag::VBD | Tag::VBZ | Tag::MD | Tag::CC))) =>
        {
            Tag::NN
        }
        // "are planning to", "was rising"
        Tag::NN | Tag::JJ
            if token.has(Flags::GERUND) && place.auxiliary() && place.after_lemma(BE) =>
        {
            Tag::VBG
        }
        Tag::NN
            if token.has(Flags::GERUND)
                && place.before_object()
                && !place.determined()
                && direct != Some(Tag::JJ) =>
        {
            Tag::VBG
        }
        Tag::VBD if !verb && place.auxiliary() => Tag::VBN,
        Tag::VBD | Tag::VBN if verb => past(token, place),
        Tag::JJ
            if token.has(Flags::PARTICIPLE) && token.has(Flags::PAST) && !place.determined() =>
        {
            past(token, place)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use crate::token::{tag_sentence, tokens, Lexicon};

    /// The words of a sentence with their classes.
    fn tagged(text: &str) -> String {
        let mut tokens = tokens(text, Lexicon::builtin());
        tag_sentence(&mut tokens, false, &|_| false);
        let word = |t: &crate::token::Token| format!("{}/{}", &text[t.span], t.tag.name());
        tokens.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn has(text: &str, expected: &str) {
        let tagged = format!(" {} ", tagged(text));
        let found = expected
            .split(' ')
            .all(|w| tagged.contains(&format!(" {w} ")));
        assert!(found, "{expected} in {tagged}");
    }

    #[test]
    fn who_what_and_that() {
        has("The aide who spoke knew what he wanted.", "who/WP what/WP");
        has("The mayor said that taxes rose.", "that/IN");
        has(
            "The leak that led to the raid was small.",
            "that/WDT led/VBD",
        );
        has("With that in mind, they left.", "that/DT");
    }

    #[test]
    fn past_or_participle() {
        has(
            "She sent a memo titled “Notes” and called it final.",
            "titled/VBN called/VBD",
        );
        has(
            "The plan, drafted in May, was rejected and withdrawn.",
            "drafted/VBN withdrawn/VBN",
        );
        has("The list of registered voters is long.", "registered/JJ");
        has(
            "As expected, the bank has become a target.",
            "expected/VBN become/VBN",
        );
    }

    #[test]
    fn contracted_words() {
        has(
            "We’ve heard they’ll say you're late.",
            "’ve/VBP ’ll/MD 're/VBP",
        );
        has("The senator’s renewed offer stands.", "’s/POS");
        has("The senator’s in trouble.", "’s/VBZ");
    }

    #[test]
    fn verb_or_noun() {
        has(
            "He did not return a request for comment.",
            "return/VB comment/NN",
        );
        has("They published their tax returns, she said.", "returns/NNS");
        has("They asked her about her work.", "work/NN");
        has(
            "According to state records, some want him out.",
            "state/NN want/VBP",
        );
        has("It lost the trust of the public, aides said.", "public/NN");
    }
}
