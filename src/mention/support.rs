//! What the words around a name say of it.

use std::ops::Range;

use crate::layout::Layout;
use crate::token::{hash_str, Flags, Shape, Tag, Token};

/// What is done to a government by naming its capital.
const APPEALED: [&str; 21] = [
    "accuse",
    "urge",
    "warn",
    "ask",
    "blame",
    "criticise",
    "criticize",
    "condemn",
    "press",
    "pressure",
    "threaten",
    "persuade",
    "tell",
    "support",
    "back",
    "allow",
    "force",
    "thank",
    "praise",
    "urge",
    "help",
];

/// What only a government can do in a city's name.
const ACTS: [&str; 40] = [
    "study",
    "consider",
    "seek",
    "want",
    "refuse",
    "agree",
    "approve",
    "reject",
    "impose",
    "lift",
    "sign",
    "recall",
    "expel",
    "summon",
    "recognise",
    "recognize",
    "negotiate",
    "retaliate",
    "sanction",
    "ban",
    "supply",
    "send",
    "deploy",
    "back",
    "oppose",
    "support",
    "hope",
    "fear",
    "expect",
    "plan",
    "intend",
    "insist",
    "pledge",
    "vow",
    "decide",
    "withdraw",
    "respond",
    "react",
    "welcome",
    "condemn",
];

/// "after Moscow said": begins a clause.
fn is_clause(word: u64) -> bool {
    [
        "after", "before", "because", "if", "while", "as", "since", "until", "although", "though",
        "whether", "unless",
    ]
    .iter()
    .any(|clause| word == hash_str(clause))
}

/// The neighbours of a candidate.
pub(super) struct Around<'a> {
    layout: &'a Layout<'a>,
    first: usize,
    end: usize,
    sentence: Range<usize>,
}

impl<'a> Around<'a> {
    pub fn new(layout: &'a Layout<'a>, tokens: &Range<usize>, sentence: usize) -> Self {
        Around {
            layout,
            first: tokens.start,
            end: tokens.end,
            sentence: layout
                .sentences
                .get(sentence)
                .map_or(0..0, |sentence| sentence.tokens.clone()),
        }
    }

    fn token(&self, at: Option<usize>) -> Option<&'a Token> {
        at.filter(|at| self.sentence.contains(at))
            .and_then(|at| self.layout.tokens.get(at))
    }

    pub fn before(&self, steps: usize) -> Option<&'a Token> {
        self.token(self.first.checked_sub(steps))
    }

    pub fn after(&self, steps: usize) -> Option<&'a Token> {
        self.token((self.end + steps).checked_sub(1))
    }

    pub fn word_before(&self) -> u64 {
        self.before(1).map_or(0, |t| t.word)
    }

    pub fn is_head(&self) -> bool {
        self.first == self.sentence.start
    }

    /// "the Herald"
    pub fn after_the(&self) -> bool {
        self.word_before() == hash_str("the")
    }

    /// "in Herat", "near Mosul"
    pub fn after_place_word(&self) -> bool {
        [
            "in",
            "at",
            "near",
            "around",
            "across",
            "outside",
            "inside",
            "throughout",
            "toward",
            "towards",
        ]
        .iter()
        .any(|word| self.word_before() == hash_str(word))
    }

    /// "from Herat", "to Mosul"
    pub fn after_way_word(&self) -> bool {
        ["from", "to", "of", "into", "through", "via", "between"]
            .iter()
            .any(|word| self.word_before() == hash_str(word))
    }

    /// The verb of which the candidate may be the subject: the next finite verb, adverbs and a perfect's auxiliary passed over.
    pub fn verb(&self) -> Option<&'a Token> {
        let mut steps = 1;
        let mut auxiliary = None;
        while steps < 6 {
            let Some(token) = self.after(steps) else {
                return auxiliary;
            };
            match token.tag {
                Tag::RB => {}
                Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD if token.has(Flags::AUXILIARY) => {
                    auxiliary = Some(token);
                }
                Tag::VBD | Tag::VBZ | Tag::VBP => return Some(token),
                Tag::VBN | Tag::VB | Tag::VBG if auxiliary.is_some() => return Some(token),
                Tag::VBN if token.has(Flags::PAST) => return Some(token),
                _ => return auxiliary,
            }
            steps += 1;
        }
        auxiliary
    }

    /// It says, writes, accuses.
    pub fn speaks(&self) -> bool {
        self.verb()
            .is_some_and(|verb| verb.has(Flags::SPEECH) || verb.cue != 0)
            || self.inverted()
    }

    /// "..., said Republican party boss Reince Priebus"
    fn inverted(&self) -> bool {
        for steps in 1..8 {
            let Some(token) = self.before(steps) else {
                return false;
            };
            if token.has(Flags::SPEECH) && matches!(token.tag, Tag::VBD | Tag::VBZ | Tag::VBN) {
                return self
                    .before(steps + 1)
                    .is_some_and(|t| matches!(t.tag, Tag::Comma | Tag::Quote | Tag::Stop));
            }
            if !(token.tag.is_noun() || matches!(token.tag, Tag::JJ | Tag::DT | Tag::CD | Tag::POS))
            {
                return false;
            }
        }
        false
    }

    /// As one who acts for a state: "Madrid was studying the request", "accuses Caracas", "denied by Moscow".
    pub fn governs(&self) -> bool {
        let word = self.word_before();
        if word == hash_str("by") {
            return self.before(2).is_some_and(|t| {
                t.has(Flags::PAST) && t.tag.is_verb() || t.tag.is_noun() && t.shape == Shape::Lower
            }) && !self
                .after(1)
                .is_some_and(|t| t.tag.is_noun() || t.tag == Tag::CD);
        }
        let object = self.before(1).is_some_and(|t| {
            t.tag.is_verb() && APPEALED.iter().any(|verb| t.lemma == hash_str(verb))
        });
        if object {
            return !self.after(1).is_some_and(|t| t.tag.is_noun());
        }
        if self.after_place_word()
            || self.after_way_word()
            || self.before(1).is_some_and(|t| {
                t.tag == Tag::IN
                    && t.word != hash_str("that")
                    && t.shape == Shape::Lower
                    && !is_clause(t.word)
            })
        {
            return false;
        }
        self.verb().is_some_and(|verb| {
            verb.has(Flags::SPEECH)
                || verb.cue != 0 && verb.tag != Tag::VBN
                || verb.tag != Tag::VBN && ACTS.iter().any(|act| verb.lemma == hash_str(act))
        })
    }

    /// "according to Peskov"
    pub fn according(&self) -> bool {
        (2..6).any(|steps| {
            self.before(steps)
                .is_some_and(|t| t.word == hash_str("according"))
        })
    }

    /// Does anything at all.
    pub fn acts(&self) -> bool {
        self.verb().is_some()
    }

    /// Does something, by a verb that is more than "is" or "has".
    pub fn does(&self) -> bool {
        self.verb().is_some_and(|verb| !verb.has(Flags::AUXILIARY))
    }

    /// ", 44," or ", the company's chief executive"
    pub fn described_as_person(&self) -> bool {
        if self.after(1).map(|t| t.tag) != Some(Tag::Comma) {
            return false;
        }
        let Some(next) = self.after(2) else {
            return false;
        };
        if next.tag == Tag::CD {
            return self.after(3).is_some_and(|t| t.tag == Tag::Comma);
        }
        (2..8)
            .map_while(|steps| self.after(steps).filter(|t| t.is_word()))
            .any(|t| t.has(Flags::PERSON) && !t.has(Flags::PLURAL))
    }

    /// "with Herrera", "by Herrera"
    pub fn after_company_word(&self) -> bool {
        ["with", "by", "against", "and", "or", "than", "about"]
            .iter()
            .any(|word| self.word_before() == hash_str(word))
    }

    /// The word modifies another: "Formica ants".
    pub fn before_noun(&self) -> bool {
        self.after(1).is_some_and(|t| {
            matches!(t.tag, Tag::NN | Tag::NNS) && t.shape == Shape::Lower && !t.has(Flags::VERB)
        })
    }

    pub fn possessive(&self) -> bool {
        self.after(1).is_some_and(|t| t.tag == Tag::POS)
    }
}
