//! A light tagger: the commonest class of each word, mended by its neighbours.
//!
//! Classes are those of the Penn Treebank. The lexicon is that of Brill's tagger (`gazetteers/tags.tsv`); the rules are few,
//! since a study found a better tagger to be worth less than a point (DESIGN.md).

use super::{hash_str, is_word, Flags, Kind, Shape, Token};

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

    pub const fn is_finite(self) -> bool {
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

    /// Class of a mark that begins with `c`; `long`: it has more characters than that one.
    pub fn of_mark(c: char, long: bool, kind: Kind) -> Tag {
        if kind == Kind::Quote {
            return match c {
                '\'' | '’' if !long => Tag::Other,
                _ => Tag::Quote,
            };
        }
        match c {
            '.' if long => Tag::Semicolon,
            '.' | '?' | '!' => Tag::Stop,
            ',' => Tag::Comma,
            ':' => Tag::Colon,
            ';' | '…' => Tag::Semicolon,
            '-' | '–' | '—' | '―' | '−' => Tag::Dash,
            '(' | '[' | '{' => Tag::Open,
            ')' | ']' | '}' => Tag::Close,
            '&' => Tag::CC,
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
        if ends("ing") {
            Tag::VBG
        } else if ends("ed") {
            Tag::VBD
        } else if ends("ly") {
            Tag::RB
        } else if ["ous", "ful", "ive", "able", "ible", "less", "ical", "ish"]
            .iter()
            .any(|e| ends(e))
            || word.contains('-')
        {
            Tag::JJ
        } else if ends("s") && !ends("ss") && !ends("us") && !ends("is") {
            Tag::NNS
        } else {
            Tag::NN
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
pub(crate) fn tag_sentence(tokens: &mut [Token], title_case: bool, is_name: &impl Fn(u64) -> bool) {
    for i in 0..tokens.len() {
        first_guess(tokens, i, title_case, is_name);
    }
    for i in 0..tokens.len() {
        mend(tokens, i);
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

fn first_guess(tokens: &mut [Token], i: usize, title_case: bool, is_name: &impl Fn(u64) -> bool) {
    let token = &mut tokens[i];
    if token.plain && token.shape == Shape::Lower {
        if is_word!(token.word, "to") {
            token.tag = Tag::TO;
        }
        return;
    }
    match token.kind {
        Kind::Mark | Kind::Number => return,
        Kind::Quote => {
            if token.tag == Tag::Other {
                token.tag = Tag::POS;
            }
            return;
        }
        Kind::Word => {}
    }
    if is_word!(token.word, "'s") {
        token.tag = Tag::POS;
        return;
    }
    if token.tag.is_name() || token.tag == Tag::CD {
        return;
    }
    if is_word!(token.word, "i") && token.shape == Shape::Capital {
        token.tag = Tag::PRP;
        return;
    }
    if is_word!(token.word, "to") && token.shape != Shape::Upper {
        token.tag = Tag::TO;
        return;
    }
    if !token.is_capital() {
        return;
    }
    let closed = token.tag.is_closed_class() || token.tag == Tag::RB;
    let opens = title_case || is_head(tokens, i);
    let token = &mut tokens[i];
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

/// *That* opens a clause before what a noun phrase begins with, stands for a noun before a verb, and is a determiner else.
fn that(before: Option<Tag>, next: Option<Tag>, token: Option<&Token>) -> Tag {
    match next {
        Some(
            Tag::DT
            | Tag::PDT
            | Tag::PRP
            | Tag::PRPS
            | Tag::EX
            | Tag::NNP
            | Tag::NNPS
            | Tag::NNS
            | Tag::CD
            | Tag::IN
            | Tag::WRB
            | Tag::Quote
            | Tag::Comma,
        ) => Tag::IN,
        Some(Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD) if before.is_some_and(Tag::is_noun) => {
            Tag::WDT
        }
        Some(Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD) => Tag::DT,
        Some(Tag::JJ | Tag::NN | Tag::VBG | Tag::VBN)
            if before.is_some_and(|t| t.is_verb() || t == Tag::JJ)
                && token.is_some_and(|t| !t.has(Flags::PERSON)) =>
        {
            Tag::IN
        }
        _ => Tag::DT,
    }
}

/// Rules of the kind that Brill's tagger learned, written for what attribution needs: is this word a verb?
fn mend(tokens: &mut [Token], i: usize) {
    let open = tokens.get(i).is_some_and(|token| {
        matches!(
            token.tag,
            Tag::JJ
                | Tag::RB
                | Tag::VB
                | Tag::VBP
                | Tag::VBD
                | Tag::VBN
                | Tag::VBZ
                | Tag::NN
                | Tag::NNS
                | Tag::POS
        ) || token.word == THAT
    });
    if !open {
        return;
    }
    let (before, rest) = tokens.split_at_mut(i);
    let Some((token, after)) = rest.split_first_mut() else {
        return;
    };
    // The nearest word before, adverbs passed over.
    let mut left = before.iter().rev().skip_while(|t| t.tag == Tag::RB);
    let previous = left.next();
    let p = previous.map(|t| t.tag);
    let direct = before.last().map(|t| t.tag);
    let n = after.first().map(|t| t.tag);
    let verb = token.has(Flags::VERB);
    if token.word == THAT {
        token.tag = that(p, n, after.first());
        return;
    }
    let determined = matches!(direct, Some(Tag::DT | Tag::PRPS | Tag::POS));
    token.tag = match token.tag {
        // "The daily said": what stands between a determiner and a finite verb is a noun.
        Tag::JJ | Tag::RB | Tag::VB | Tag::VBP
            if direct == Some(Tag::DT)
                && matches!(n, Some(Tag::VBD | Tag::VBZ | Tag::MD))
                && after.first().is_some_and(|t| !t.has(Flags::ALSO_NOUN)) =>
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
        // "The suggested price".
        Tag::VBD
            if determined
                && token.has(Flags::PARTICIPLE)
                && matches!(n, Some(Tag::NN | Tag::NNS | Tag::NNP | Tag::JJ)) =>
        {
            Tag::VBN
        }
        // 's is a verb after a pronoun and before what no noun phrase begins with.
        Tag::POS if token.is_word() => match (direct, n) {
            (Some(Tag::PRP | Tag::EX | Tag::WP | Tag::WRB), _) => Tag::VBZ,
            (_, Some(Tag::VBG | Tag::DT | Tag::IN | Tag::VBN)) => Tag::VBZ,
            _ => Tag::POS,
        },
        Tag::NN | Tag::VB | Tag::VBP | Tag::JJ if verb && token.has(Flags::BASE) => match p {
            Some(Tag::TO) => Tag::VB,
            Some(Tag::MD) => Tag::VB,
            Some(Tag::PRP) if token.tag != Tag::JJ => Tag::VBP,
            Some(Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ | Tag::CD)
                if token.has(Flags::ALSO_NOUN) =>
            {
                if token.tag == Tag::JJ {
                    Tag::JJ
                } else {
                    Tag::NN
                }
            }
            Some(Tag::NNS | Tag::NNPS)
                if token.tag != Tag::JJ
                    && matches!(
                        n,
                        Some(
                            Tag::DT
                                | Tag::IN
                                | Tag::PRP
                                | Tag::PRPS
                                | Tag::TO
                                | Tag::WRB
                                | Tag::WDT
                        )
                    ) =>
            {
                Tag::VBP
            }
            Some(Tag::WDT | Tag::WP) if token.tag != Tag::JJ => Tag::VBP,
            _ => token.tag,
        },
        Tag::NNS | Tag::VBZ if verb && token.has(Flags::PRESENT_S) => match p {
            Some(Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ | Tag::CD | Tag::IN)
                if token.has(Flags::ALSO_NOUN) =>
            {
                Tag::NNS
            }
            Some(Tag::PRP | Tag::WDT | Tag::WP) => Tag::VBZ,
            Some(Tag::NNP | Tag::NN)
                if matches!(
                    n,
                    Some(
                        Tag::DT
                            | Tag::PRP
                            | Tag::PRPS
                            | Tag::TO
                            | Tag::WRB
                            | Tag::WDT
                            | Tag::Quote
                            | Tag::NNP
                            | Tag::Comma
                    )
                ) || after
                    .first()
                    .is_some_and(|t| t.tag == Tag::IN && t.has(Flags::SUBORDINATOR)) =>
            {
                Tag::VBZ
            }
            _ => token.tag,
        },
        Tag::VBD | Tag::VBN if verb => {
            let auxiliary = previous.is_some_and(|t| t.has(Flags::AUXILIARY) && t.tag != Tag::POS);
            if auxiliary {
                if token.has(Flags::PARTICIPLE) {
                    Tag::VBN
                } else {
                    Tag::VBD
                }
            } else if token.tag == Tag::VBN && token.has(Flags::PAST) {
                match p {
                    Some(Tag::PRP | Tag::NNP | Tag::NNPS | Tag::WP | Tag::WDT) => Tag::VBD,
                    Some(Tag::NN | Tag::NNS)
                        if matches!(
                            n,
                            Some(
                                Tag::DT
                                    | Tag::PRP
                                    | Tag::PRPS
                                    | Tag::WDT
                                    | Tag::WRB
                                    | Tag::NNP
                                    | Tag::Quote
                                    | Tag::TO
                            )
                        ) =>
                    {
                        Tag::VBD
                    }
                    _ => Tag::VBN,
                }
            } else {
                token.tag
            }
        }
        other => other,
    };
}
