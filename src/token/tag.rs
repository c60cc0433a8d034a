//! A light tagger: the commonest class of each word, mended by its neighbours.
//!
//! Classes are those of the Penn Treebank. The lexicon is that of Brill's tagger (`gazetteers/tags.tsv`); the rules (`mend.rs`) are few,
//! since a study found a better tagger to be worth less than a point (DESIGN.md).

use super::mend::{mend, Clause};
use super::{is_word, Flags, Kind, Shape, Token};

macro_rules! tags {
    ($($name:ident $text:literal),* $(,)?) => {
        /// A word class.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
        #[allow(clippy::upper_case_acronyms)]
        pub(crate) enum Tag { $($name),* }

        impl Tag {
            pub fn parse(name: &[u8]) -> Option<Tag> {
                let length = name.len();
                const NAMES: [(u32, Option<Tag>); TAG_SLOTS] = {
                    let mut names = [(0, None); TAG_SLOTS];
                    $(
                        let mut at = tag_slot(packed($text.as_bytes()));
                        while names[at].0 != 0 {
                            at = (at + 1) % TAG_SLOTS;
                        }
                        names[at] = (packed($text.as_bytes()), Some(Tag::$name));
                    )*
                    names
                };
                let name = packed(name.get(..4).unwrap_or(name));
                let mut at = tag_slot(name);
                loop {
                    match NAMES[at] {
                        (known, tag) if known == name => return tag.filter(|tag| tag.name().len() == length),
                        (0, _) => return None,
                        _ => at = (at + 1) % TAG_SLOTS,
                    }
                }
            }

            pub const fn name(self) -> &'static str {
                match self { $(Tag::$name => $text),* }
            }

            pub const COUNT: usize = [$($text),*].len();
            pub const ALL: [Tag; Self::COUNT] = [$(Tag::$name),*];
        }
    };
}

/// A name of at most four bytes as one number.
const fn packed(name: &[u8]) -> u32 {
    let (mut all, mut i) = (0, 0);
    while i < name.len() {
        all = all << 8 | name[i] as u32;
        i += 1;
    }
    all
}

/// Names of tags are found by their numbers in a table of so many slots.
const TAG_SLOTS: usize = 256;

const fn tag_slot(name: u32) -> usize {
    (name.wrapping_mul(0x9E37_79B9) >> 24) as usize
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
        if ends("ing") && !word.contains('-') {
            Tag::VBG
        } else if ends("ed") {
            // "court-imposed" and "unredacted" are no pasts; "re-elected" is one.
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
pub(crate) fn tag_sentence(tokens: &mut [Token], title_case: bool, is_name: &impl Fn(u64) -> bool) {
    for i in 0..tokens.len() {
        first_guess(tokens, i, title_case, is_name);
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
