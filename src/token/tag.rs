//! A light tagger: the commonest class of each word, mended by its neighbours.
//!
//! Classes are those of the Penn Treebank. The lexicon is that of Brill's tagger (`gazetteers/tags.tsv`); the rules are few,
//! since a study found a better tagger to be worth less than a point (DESIGN.md).

use super::{hash_str, Flags, Kind, Shape, Token, WordSet};

macro_rules! tags {
    ($($name:ident $text:literal),* $(,)?) => {
        /// A word class.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
        #[allow(clippy::upper_case_acronyms)]
        pub(crate) enum Tag { $($name),* }

        impl Tag {
            pub fn parse(name: &str) -> Option<Tag> {
                match name { $($text => Some(Tag::$name),)* _ => None }
            }

            pub const fn name(self) -> &'static str {
                match self { $(Tag::$name => $text),* }
            }

            pub const COUNT: usize = [$($text),*].len();
            pub const ALL: [Tag; Self::COUNT] = [$(Tag::$name),*];
        }
    };
}

tags! {
    CD "CD", DT "DT", PDT "PDT", PRP "PRP", PRPS "PRP$", IN "IN", TO "TO", CC "CC", MD "MD", RB "RB", RBR "RBR", RBS "RBS",
    VB "VB", VBP "VBP", VBZ "VBZ", VBD "VBD", VBN "VBN", VBG "VBG",
    NN "NN", NNS "NNS", NNP "NNP", NNPS "NNPS", JJ "JJ", JJR "JJR", JJS "JJS",
    WP "WP", WDT "WDT", WRB "WRB", POS "POS", EX "EX", UH "UH",
    Stop ".", Comma ",", Colon ":", Semicolon ";", Dash "-", Open "(", Close ")", Quote "Q", Other "'",
}

impl Tag {
    pub fn is_verb(self) -> bool {
        matches!(
            self,
            Tag::VB | Tag::VBP | Tag::VBZ | Tag::VBD | Tag::VBN | Tag::VBG
        )
    }

    pub fn is_finite(self) -> bool {
        matches!(self, Tag::VBP | Tag::VBZ | Tag::VBD | Tag::MD)
    }

    pub fn is_noun(self) -> bool {
        matches!(self, Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS)
    }

    pub fn is_name(self) -> bool {
        matches!(self, Tag::NNP | Tag::NNPS)
    }

    /// Determiners, pronouns, prepositions, conjunctions, modals, question words.
    pub fn is_closed_class(self) -> bool {
        matches!(
            self,
            Tag::DT
                | Tag::PRP
                | Tag::PRPS
                | Tag::IN
                | Tag::CC
                | Tag::MD
                | Tag::WP
                | Tag::WDT
                | Tag::WRB
                | Tag::TO
                | Tag::EX
        )
    }

    /// Class of a mark.
    pub fn of_mark(mark: &str, kind: Kind) -> Tag {
        if kind == Kind::Quote {
            return if mark == "'" || mark == "’" {
                Tag::Other
            } else {
                Tag::Quote
            };
        }
        match mark {
            "." | "?" | "!" => Tag::Stop,
            "," => Tag::Comma,
            ":" => Tag::Colon,
            ";" => Tag::Semicolon,
            "-" | "–" | "—" | "―" | "−" => Tag::Dash,
            "(" | "[" | "{" => Tag::Open,
            ")" | "]" | "}" => Tag::Close,
            "&" => Tag::CC,
            "…" => Tag::Semicolon,
            _ if mark.starts_with('-') => Tag::Dash,
            _ if mark.starts_with('.') => Tag::Semicolon,
            _ => Tag::Other,
        }
    }

    /// Class of a word that no list has, from its ending.
    pub fn guess(word: &str, number: bool) -> Tag {
        if number {
            return Tag::CD;
        }
        if word.starts_with(char::is_uppercase) || word.starts_with(['@', '#']) {
            return Tag::NNP;
        }
        let ends = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
        if ends("ing") && !word.contains('-') {
            Tag::VBG
        } else if ends("ed") {
            // "state-run" and "unredacted" are no pasts; "re-elected" is one.
            if word.contains('-') && !word.starts_with("re-") || word.starts_with("un") {
                Tag::JJ
            } else {
                Tag::VBD
            }
        } else if ends("ly") {
            Tag::RB
        } else if ["ous", "ful", "ive", "able", "ible", "less", "ical", "ish"]
            .iter()
            .any(|e| ends(e))
            || word.contains('-') && !ends("s") && !ends("er")
        {
            Tag::JJ
        } else if ends("s") && !ends("ss") && !ends("us") && !ends("is") {
            Tag::NNS
        } else {
            Tag::NN
        }
    }

    /// Whether a word with this row class in `function_words.tsv` may be of this word class.
    pub fn is_reading(self, class: &str) -> bool {
        match class {
            "pronoun-subject" => matches!(self, Tag::PRP | Tag::EX | Tag::WP),
            "wh" | "relative" => matches!(self, Tag::WP | Tag::WDT | Tag::WRB),
            "adverb" => matches!(self, Tag::RB | Tag::RBR | Tag::RBS),
            "number-word" => matches!(self, Tag::CD | Tag::JJ),
            "quantifier" => matches!(self, Tag::DT | Tag::NN | Tag::NNS),
            _ => Self::of_function_class(class) == Some(self),
        }
    }

    /// The class that a row of `function_words.tsv` stands for, where it settles one.
    pub fn of_function_class(class: &str) -> Option<Tag> {
        Some(match class {
            "determiner" | "quantifier" => Tag::DT,
            "pronoun-subject" | "pronoun-object" => Tag::PRP,
            "possessive" => Tag::PRPS,
            "preposition" | "subordinator" => Tag::IN,
            "conjunction" => Tag::CC,
            "relative" => Tag::WDT,
            "wh" => Tag::WRB,
            "modal" => Tag::MD,
            "negation" | "adverb" => Tag::RB,
            "number-word" => Tag::CD,
            "weekday" | "month" => Tag::NNP,
            _ => return None,
        })
    }
}

/// Tags the tokens of one sentence in place. `title_case`: a headline whose words are all capitalised; `is_name`: whether a word is written
/// with a capital elsewhere in the text, where no sentence begins.
pub(crate) fn tag_sentence(
    text: &str,
    tokens: &mut [Token],
    title_case: bool,
    is_name: &impl Fn(u64) -> bool,
) {
    for i in 0..tokens.len() {
        first_guess(text, tokens, i, title_case, is_name);
    }
    let mut clause = Clause::default();
    for i in 0..tokens.len() {
        mend(tokens, i, clause);
        clause.pass(tokens, i);
    }
}

/// Whether a capital is owed to the place of the word: at the head of a sentence, a quotation or a clause after a colon.
pub(crate) fn is_head(tokens: &[Token], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|j| &tokens[j]) else {
        return true;
    };
    match before.tag {
        Tag::Stop | Tag::Colon | Tag::Dash => true,
        Tag::Quote => {
            let close = i
                .checked_sub(2)
                .is_some_and(|j| tokens[j].span.end() == before.span.start());
            !close
        }
        _ => false,
    }
}

fn first_guess(
    text: &str,
    tokens: &mut [Token],
    i: usize,
    title_case: bool,
    is_name: &impl Fn(u64) -> bool,
) {
    let head = is_head(tokens, i);
    let token = &mut tokens[i];
    let written = &text[token.span];
    if matches!(written, "'s" | "’s" | "'S" | "’S")
        || token.tag == Tag::Other && matches!(written, "'" | "’")
    {
        token.tag = Tag::POS;
        return;
    }
    if !token.is_word() || token.tag.is_name() || token.tag == Tag::CD {
        return;
    }
    match written {
        "I" => {
            token.tag = Tag::PRP;
            return;
        }
        "to" | "To" => {
            token.tag = Tag::TO;
            return;
        }
        _ => {}
    }
    if !token.is_capital() {
        return;
    }
    let closed = token.tag.is_closed_class() || token.tag == Tag::RB;
    let opens = head || title_case;
    if closed && (opens || token.shape == Shape::Capital && !matches!(token.tag, Tag::MD | Tag::RB))
    {
        return;
    }
    if opens
        && !is_name(token.word)
        && (!token.tag.is_noun() || !title_case)
        && !token.has(Flags::GIVEN_NAME)
    {
        return;
    }
    token.tag = if token.tag == Tag::NNS {
        Tag::NNPS
    } else {
        Tag::NNP
    };
}

const THAT: u64 = hash_str("that");
const HER: u64 = hash_str("her");
const MOST: u64 = hash_str("most");
const LEAST: u64 = hash_str("least");
const HELP: u64 = hash_str("help");
const DO: u64 = hash_str("do");
const BY: u64 = hash_str("by");
const HAVE: u64 = hash_str("have");
const BE: u64 = hash_str("be");
const ACCORDING: u64 = hash_str("according");

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
struct Clause {
    /// Of the sentence.
    last: Option<Tag>,
    /// The clause has a verb whose object may go on; one that takes a clause without *that* opens the next.
    opened: bool,
    /// The clause has a verb.
    verb: bool,
}

impl Clause {
    fn pass(&mut self, tokens: &[Token], i: usize) {
        let token = &tokens[i];
        match token.tag {
            tag if tag.is_verb() => {
                self.last = Some(tag);
                self.opened = token.cue == 0 && !token.has(Flags::AUXILIARY);
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

/// *That* opens a clause before what a noun phrase begins with, stands for a noun before a verb, and is a determiner else.
fn that(previous: Option<&Token>, after: &[Token]) -> Tag {
    let before = previous.map(|t| t.tag);
    let noun =
        before.is_some_and(Tag::is_noun) || previous.is_some_and(|t| FOLLOWED.contains(t.word));
    let said = before.is_some_and(|t| t.is_verb() || matches!(t, Tag::JJ | Tag::PRP));
    let Some(next) = after.first() else {
        return Tag::DT;
    };
    let second = after.get(1).map(|t| t.tag);
    let opens = opens_object(after.get(1));
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
                && (opens || matches!(second, Some(Tag::IN | Tag::TO))) =>
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
                    || previous.is_some_and(|t| t.cue != 0)
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
fn comparing(token: &Token, direct: Option<&Token>, next: Option<&Token>) -> Tag {
    let determined =
        direct.is_some_and(|t| matches!(t.tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::CD));
    let highest = token.word == MOST || token.tag == Tag::RBS;
    let of = next.is_some_and(|t| t.tag.is_finite() || t.word == hash_str("of"));
    match next.map(|t| t.tag) {
        _ if of && !determined => Tag::DT,
        Some(Tag::CD) if token.word == LEAST => Tag::RBS,
        Some(Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD) if !highest => Tag::JJR,
        Some(Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD) if determined => Tag::JJS,
        Some(Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD) => Tag::DT,
        // "most conservative voters", but "is most important"
        Some(Tag::JJ | Tag::VBN | Tag::VBG)
            if highest && !determined && direct.is_some_and(|t| !t.has(Flags::AUXILIARY)) =>
        {
            Tag::DT
        }
        _ if highest => Tag::RBS,
        _ => Tag::RBR,
    }
}

/// Past or participle?
fn past(
    token: &Token,
    before: &[Token],
    previous: Option<&Token>,
    after: &[Token],
    clause: Clause,
) -> Tag {
    let direct = before.last();
    let next = after.first();
    let n = next.map(|t| t.tag);
    let p = previous.map(|t| t.tag);
    if previous.is_some_and(|t| t.has(Flags::AUXILIARY) && t.tag != Tag::POS) {
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
    let by = next.is_some_and(|t| t.word == BY);
    let noun = matches!(n, Some(Tag::NN | Tag::NNS));
    let adjacent = direct.map(|t| t.tag) == p;
    match p {
        // "Founded in 1990"
        None if !token.has(Flags::SPEECH) || !opens_object(next) => Tag::VBN,
        // "had they lost"
        Some(Tag::PRP)
            if before.len() > 1
                && before[before.len() - 2].lemma == HAVE
                && before[before.len() - 2].has(Flags::AUXILIARY) =>
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
        Some(Tag::IN) if previous.is_some_and(|t| t.has(Flags::SUBORDINATOR)) && !noun => Tag::VBN,
        // "of registered voters", "deport undocumented immigrants"
        Some(Tag::IN | Tag::VB | Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBG) if adjacent && noun => {
            Tag::JJ
        }
        _ if by => Tag::VBN,
        // "a memo titled “Facts”"
        Some(Tag::NN | Tag::NNS) if clause.opened && n == Some(Tag::Quote) => Tag::VBN,
        Some(Tag::NN | Tag::NNS) if opens_object(next) => Tag::VBD,
        // "the officials conducted polls"
        Some(Tag::NN | Tag::NNS) if !clause.verb && is_nominal(n) => Tag::VBD,
        // "released a memo titled", "an email sent to"
        Some(Tag::NN | Tag::NNS) if clause.opened && !is_nominal(n) => Tag::VBN,
        Some(Tag::Comma | Tag::Close | Tag::Quote | Tag::Dash) if opens_object(next) => Tag::VBD,
        _ => token.tag,
    }
}

/// Rules of the kind that Brill's tagger learned, written for what attribution needs: is this word a verb?
fn mend(tokens: &mut [Token], i: usize, clause: Clause) {
    let (before, rest) = tokens.split_at_mut(i);
    let Some((token, after)) = rest.split_first_mut() else {
        return;
    };
    // The nearest word before, adverbs passed over.
    let mut left = before.iter().rev().skip_while(|t| t.tag == Tag::RB);
    let previous = left.next();
    let p = previous.map(|t| t.tag);
    let beside = before.last();
    let direct = beside.map(|t| t.tag);
    let next = after.first();
    let n = next.map(|t| t.tag);
    let second = after.get(1).map(|t| t.tag);
    let verb = token.has(Flags::VERB);
    if token.word == THAT {
        token.tag = that(previous, after);
        return;
    }
    let determined = matches!(direct, Some(Tag::DT | Tag::PRPS | Tag::POS));
    let auxiliary = previous.is_some_and(|t| t.has(Flags::AUXILIARY) && t.tag != Tag::POS);
    token.tag = match token.tag {
        Tag::DT | Tag::RBS if COMPARING.contains(token.word) => comparing(token, beside, next),
        // "the other three", "four more"
        Tag::DT
            if (determined || matches!(direct, Some(Tag::CD | Tag::JJ)))
                && ADJECTIVAL.contains(token.word) =>
        {
            Tag::JJ
        }
        // "told her Monday", "asked her about": no noun for *her* to belong to.
        Tag::PRPS if token.word == HER => match n {
            Some(Tag::NNP) if next.is_some_and(|t| t.has(Flags::WEEKDAY)) => Tag::PRP,
            Some(
                Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::JJ | Tag::JJR | Tag::JJS | Tag::CD,
            ) => Tag::PRPS,
            Some(
                Tag::VBN
                | Tag::VBG
                | Tag::VB
                | Tag::VBP
                | Tag::VBD
                | Tag::VBZ
                | Tag::RBS
                | Tag::Quote,
            ) if next.is_some_and(|t| t.tag != Tag::VB || t.has(Flags::ALSO_NOUN)) => Tag::PRPS,
            Some(Tag::RB) if is_nominal(second) || second == Some(Tag::VBN) => Tag::PRPS,
            _ => Tag::PRP,
        },
        // "went there in May"
        Tag::EX if !matches!(n, Some(tag) if tag.is_verb() || matches!(tag, Tag::MD | Tag::POS | Tag::RB | Tag::DT)) => {
            Tag::RB
        }
        // "The daily said": what stands between a determiner and a finite verb is a noun.
        Tag::JJ | Tag::RB | Tag::VB | Tag::VBP
            if direct == Some(Tag::DT)
                && !token.has(Flags::AUXILIARY)
                && matches!(n, Some(Tag::VBD | Tag::VBZ | Tag::MD))
                && next.is_some_and(|t| !t.has(Flags::ALSO_NOUN)) =>
        {
            Tag::NN
        }
        // "in the public, which": no noun follows that the adjective could belong to.
        Tag::JJ
            if determined
                && beside.is_some_and(|t| t.word != THAT)
                && matches!(
                    n,
                    None | Some(
                        Tag::Comma
                            | Tag::Stop
                            | Tag::IN
                            | Tag::TO
                            | Tag::Close
                            | Tag::WP
                            | Tag::WDT
                    )
                ) =>
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
        // 's is a verb after a pronoun and before what no noun phrase begins with.
        Tag::POS if token.is_word() => match (direct, n) {
            (Some(Tag::PRP | Tag::EX | Tag::WP | Tag::WDT | Tag::WRB), _) => Tag::VBZ,
            (Some(Tag::DT), _) if before.last().is_some_and(|t| t.word == THAT) => Tag::VBZ,
            // "his renewed offer", "the party's nominating convention"
            (_, Some(Tag::VBN | Tag::VBG)) if is_nominal(second) => Tag::POS,
            (_, Some(Tag::VBG | Tag::DT | Tag::IN | Tag::VBN)) => Tag::VBZ,
            _ => Tag::POS,
        },
        Tag::VB | Tag::VBP | Tag::NN
            if auxiliary
                && token.has(Flags::PARTICIPLE)
                && previous.is_some_and(|t| t.lemma == HAVE || t.lemma == BE) =>
        {
            Tag::VBN
        }
        // "Cruz cast himself"
        Tag::VB | Tag::VBP | Tag::NN
            if token.has(Flags::PAST)
                && matches!(p, Some(Tag::NNP | Tag::NN | Tag::WP | Tag::WDT))
                && opens_object(next) =>
        {
            Tag::VBD
        }
        Tag::NN | Tag::VB | Tag::VBP | Tag::JJ if verb && token.has(Flags::BASE) => {
            let noun = token.has(Flags::ALSO_NOUN);
            match p {
                // "according to state records"
                Some(Tag::TO)
                    if noun && before.len() > 1 && before[before.len() - 2].word == ACCORDING =>
                {
                    Tag::NN
                }
                Some(Tag::TO) => Tag::VB,
                Some(Tag::MD) => Tag::VB,
                // "did not vote", "helped power the bid"
                Some(Tag::VBD | Tag::VBP | Tag::VBZ)
                    if auxiliary && previous.is_some_and(|t| t.lemma == DO) =>
                {
                    Tag::VB
                }
                Some(_) if previous.is_some_and(|t| t.lemma == HELP) && opens_object(next) => {
                    Tag::VB
                }
                Some(Tag::PRP) if token.tag != Tag::JJ => Tag::VBP,
                // "some want him out"
                Some(Tag::DT)
                    if token.tag != Tag::JJ
                        && previous.is_some_and(|t| PLURAL.contains(t.word))
                        && (opens_object(next)
                            || matches!(n, Some(Tag::VBN | Tag::VBD | Tag::IN | Tag::TO))) =>
                {
                    Tag::VBP
                }
                Some(Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ | Tag::CD) if noun => {
                    if token.tag == Tag::JJ {
                        Tag::JJ
                    } else {
                        Tag::NN
                    }
                }
                // "a request for comment"
                Some(Tag::IN)
                    if noun
                        && token.tag != Tag::JJ
                        && previous.is_some_and(|t| {
                            t.has(Flags::PREPOSITION) && !t.has(Flags::SUBORDINATOR)
                        }) =>
                {
                    Tag::NN
                }
                // "the delegate lead for", "his Iowa win"
                Some(Tag::NN | Tag::NNP)
                    if noun
                        && matches!(token.tag, Tag::VB | Tag::VBP)
                        && matches!(
                            n,
                            None | Some(
                                Tag::Stop
                                    | Tag::Comma
                                    | Tag::IN
                                    | Tag::VBD
                                    | Tag::VBZ
                                    | Tag::MD
                                    | Tag::Close
                            )
                        ) =>
                {
                    Tag::NN
                }
                // "to soothe tensions and move their party"
                Some(Tag::CC)
                    if clause.last == Some(Tag::VB)
                        && token.tag != Tag::JJ
                        && opens_object(next) =>
                {
                    Tag::VB
                }
                Some(Tag::NNS | Tag::NNPS)
                    if token.tag != Tag::JJ
                        && (opens_object(next) || matches!(n, Some(Tag::IN | Tag::TO))) =>
                {
                    Tag::VBP
                }
                Some(Tag::WDT | Tag::WP) if token.tag != Tag::JJ => Tag::VBP,
                _ => token.tag,
            }
        }
        Tag::NNS | Tag::VBZ if verb && token.has(Flags::PRESENT_S) => match p {
            // "that means a lot"
            Some(Tag::DT) if direct == p && beside.is_some_and(|t| t.word == THAT) => Tag::VBZ,
            Some(Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ | Tag::CD | Tag::IN)
                if token.has(Flags::ALSO_NOUN) =>
            {
                Tag::NNS
            }
            // "prompted calls for"
            Some(Tag::VB | Tag::VBD | Tag::VBN | Tag::VBG)
                if token.has(Flags::ALSO_NOUN) && !auxiliary =>
            {
                Tag::NNS
            }
            Some(Tag::PRP | Tag::WDT | Tag::WP) => Tag::VBZ,
            // "release their tax returns": the clause has its verb.
            Some(Tag::NNP | Tag::NN) if clause.opened && token.has(Flags::ALSO_NOUN) => Tag::NNS,
            Some(Tag::NNP | Tag::NN)
                if opens_object(next)
                    || n == Some(Tag::TO)
                    || n == Some(Tag::Comma)
                        && (token.has(Flags::SPEECH) && p == Some(Tag::NNP)
                            || !token.has(Flags::ALSO_NOUN))
                    || next.is_some_and(|t| t.tag == Tag::IN && t.has(Flags::SUBORDINATOR)) =>
            {
                Tag::VBZ
            }
            _ => token.tag,
        },
        Tag::VBG
            if token.has(Flags::ALSO_NOUN)
                && (determined || direct == Some(Tag::JJ))
                && matches!(
                    n,
                    None | Some(
                        Tag::Stop
                            | Tag::Comma
                            | Tag::IN
                            | Tag::VBD
                            | Tag::VBZ
                            | Tag::MD
                            | Tag::CC
                            | Tag::Close
                    )
                ) =>
        {
            Tag::NN
        }
        // "are planning to", "was rising"
        Tag::NN | Tag::JJ
            if token.has(Flags::GERUND) && previous.is_some_and(|t| t.lemma == BE) && auxiliary =>
        {
            Tag::VBG
        }
        Tag::NN
            if token.has(Flags::GERUND)
                && opens_object(next)
                && !determined
                && direct != Some(Tag::JJ) =>
        {
            Tag::VBG
        }
        Tag::VBD if !verb && auxiliary => Tag::VBN,
        Tag::VBD | Tag::VBN if verb => past(token, before, previous, after, clause),
        Tag::JJ if token.has(Flags::PARTICIPLE) && token.has(Flags::PAST) && !determined => {
            past(token, before, previous, after, clause)
        }
        other => other,
    };
}
