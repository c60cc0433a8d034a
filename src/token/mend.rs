//! The second pass of the tagger: a word's class mended by its neighbours.
//!
//! Finds what attribution needs: is this word a verb, finite or a participle ("emails sent to aides", "aides sent emails"); does *that* open
//! a clause; is *'s* a verb. Looks at a few words around, and at what the clause has had so far; no rule reads on to the end of the sentence.
//!
//! Known misses: a participle behind the subject of its clause ("polls released Sunday showed"), a noun behind another before a comma
//! ("Trump claims, and"), base forms that are nouns too behind a plural ("these figures jump").

use super::{hash_str, is_word, Flags, Tag, Token, WordSet};

const THAT: u64 = hash_str("that");
const HELP: u64 = hash_str("help");
const DO: u64 = hash_str("do");
const HAVE: u64 = hash_str("have");
const BE: u64 = hash_str("be");

/// Words of number and amount that stand after a determiner as well as for one.
static ADJECTIVAL: WordSet<12> = WordSet::new([
    "other", "many", "few", "several", "same", "such", "little", "certain", "multiple", "various",
    "numerous", "fewer",
]);
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
static COMPARING: WordSet<4> = WordSet::new(["more", "less", "most", "least"]);
/// Determiners that stand for a plural noun: "some say".
static PLURAL: WordSet<8> = WordSet::new([
    "some", "many", "most", "all", "both", "those", "these", "few",
]);

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

/// Whether an object begins with this word.
fn opens_object(token: Option<&Token>) -> bool {
    token.is_some_and(|t| match t.tag {
        Tag::DT | Tag::PRP | Tag::PRPS | Tag::WDT | Tag::WP | Tag::WRB | Tag::Quote => true,
        Tag::NNP => !t.has(Flags::WEEKDAY.or(Flags::MONTH)),
        _ => false,
    })
}

fn is_nominal(tag: Option<Tag>) -> bool {
    matches!(
        tag,
        Some(Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::JJ)
    )
}

/// Whether no noun follows here that an adjective or a noun before it could belong to.
fn ends_phrase(tag: Option<Tag>) -> bool {
    matches!(
        tag,
        None | Some(Tag::Stop | Tag::Comma | Tag::IN | Tag::Close)
    )
}

/// A word's surroundings.
#[derive(Copy, Clone)]
struct Place<'t> {
    before: &'t [Token],
    after: &'t [Token],
    /// The nearest word before, adverbs passed over.
    previous: Option<&'t Token>,
    clause: Clause,
}

impl<'t> Place<'t> {
    fn p(&self) -> Option<Tag> {
        self.previous.map(|t| t.tag)
    }

    /// The token right before.
    fn beside(&self) -> Option<&'t Token> {
        self.before.last()
    }

    fn direct(&self) -> Option<Tag> {
        self.beside().map(|t| t.tag)
    }

    fn next(&self) -> Option<&'t Token> {
        self.after.first()
    }

    fn n(&self) -> Option<Tag> {
        self.next().map(|t| t.tag)
    }

    fn second(&self) -> Option<Tag> {
        self.after.get(1).map(|t| t.tag)
    }

    /// The word two before.
    fn farther(&self) -> Option<&'t Token> {
        self.before.len().checked_sub(2).map(|j| &self.before[j])
    }

    fn before_object(&self) -> bool {
        opens_object(self.next())
    }

    fn determined(&self) -> bool {
        matches!(self.direct(), Some(Tag::DT | Tag::PRPS | Tag::POS))
    }

    fn auxiliary(&self) -> bool {
        self.previous
            .is_some_and(|t| t.has(Flags::AUXILIARY) && t.tag != Tag::POS)
    }

    fn after_lemma(&self, lemma: u64) -> bool {
        self.previous.is_some_and(|t| t.lemma == lemma)
    }
}

/// *That* opens a clause before what a noun phrase begins with, stands for a noun before a verb, and is a determiner else.
fn that(place: Place<'_>) -> Tag {
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
fn comparing(token: &Token, place: Place<'_>) -> Tag {
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
fn her(place: Place<'_>) -> Tag {
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
fn apostrophe(place: Place<'_>) -> Tag {
    match (place.direct(), place.n()) {
        (Some(Tag::PRP | Tag::EX | Tag::WP | Tag::WDT | Tag::WRB), _) => Tag::VBZ,
        (Some(Tag::DT), _) if place.beside().is_some_and(|t| t.word == THAT) => Tag::VBZ,
        // "his renewed offer", "the party's nominating convention"
        (_, Some(Tag::VBN | Tag::VBG)) if is_nominal(place.second()) => Tag::POS,
        (_, Some(Tag::VBG | Tag::DT | Tag::IN | Tag::VBN)) => Tag::VBZ,
        _ => Tag::POS,
    }
}

/// Past or participle?
fn past(token: &Token, place: Place<'_>) -> Tag {
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
fn base(token: &Token, place: Place<'_>) -> Tag {
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
fn present(token: &Token, place: Place<'_>) -> Tag {
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
