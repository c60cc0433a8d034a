//! What the words around a name say of it.

use std::ops::Range;

use super::surroundings::{ACTS, APPEALED, GROUNDS, JOURNALISM};
use crate::layout::Layout;
use crate::token::{is_word, Flags, Shape, Tag, Token, WordSet};

static DIRECTIONS: WordSet<9> = WordSet::new([
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
]);

static CLAUSE_WORDS: WordSet<12> = WordSet::new([
    "after", "before", "because", "if", "while", "as", "since", "until", "although", "though",
    "whether", "unless",
]);

static PLACE_WORDS: WordSet<22> = WordSet::new([
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
    "off",
    "over",
    "reach",
    "reached",
    "entered",
    "toured",
    "shelled",
    "besieged",
    "recaptured",
    "bombarded",
    "overran",
    "evacuated",
]);

/// "after Moscow said": begins a clause.
fn is_clause(word: u64) -> bool {
    CLAUSE_WORDS.contains(word)
}

fn is_way_word(word: u64) -> bool {
    is_word!(
        word,
        "from" | "to" | "of" | "into" | "through" | "via" | "between"
    )
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

    /// First in the sentence, or in what a quotation mark, colon or dash begins.
    pub fn opens(&self) -> bool {
        self.is_head()
            || self.before(1).is_some_and(|t| {
                matches!(
                    t.tag,
                    Tag::Quote | Tag::Stop | Tag::Colon | Tag::Dash | Tag::Open
                )
            })
    }

    /// "the Herald"
    pub fn after_the(&self) -> bool {
        is_word!(self.word_before(), "the")
    }

    /// "in Herat", "near Mosul"
    pub fn after_place_word(&self) -> bool {
        let word = self.without_article();
        PLACE_WORDS.contains(word)
    }

    /// "the town of Grimma", "the riding of Durham West", "20 km south of Grimma"
    pub fn named_after_ground(&self) -> bool {
        is_word!(self.word_before(), "of")
            && self.before(2).is_some_and(|t| {
                let opens = self.first == self.sentence.start + 2;
                (t.shape == Shape::Lower || opens)
                    && (GROUNDS.contains(t.word) || DIRECTIONS.contains(t.word))
            })
    }

    /// "Providencia island", "Kibera district"
    pub fn before_ground(&self) -> bool {
        self.after(1).is_some_and(|t| {
            t.shape == Shape::Lower
                && !t.has(Flags::PLURAL.or(Flags::PERSON))
                && GROUNDS.contains(t.word)
        })
    }

    /// "fled to Urfa", "returned from Urfa"
    pub fn after_journey(&self) -> bool {
        is_word!(self.word_before(), "to" | "for" | "from" | "into")
            && self.before(2).is_some_and(|t| {
                is_word!(
                    t.lemma,
                    "flee"
                        | "fly"
                        | "move"
                        | "travel"
                        | "return"
                        | "drive"
                        | "sail"
                        | "march"
                        | "walk"
                        | "emigrate"
                        | "deport"
                        | "extradite"
                        | "transfer"
                        | "escape"
                        | "arrive"
                        | "depart"
                        | "evacuate"
                )
            })
    }

    /// "the road to Urfa"
    pub fn after_road(&self) -> bool {
        is_word!(self.word_before(), "to" | "from")
            && self.before(2).is_some_and(|t| {
                is_word!(
                    t.word,
                    "road"
                        | "roads"
                        | "highway"
                        | "motorway"
                        | "bus"
                        | "buses"
                        | "train"
                        | "trains"
                        | "flight"
                        | "flights"
                        | "ferry"
                        | "route"
                        | "pipeline"
                        | "railway"
                        | "convoy"
                )
            })
    }

    /// The word before, or before the article: "in | the Baltic", "over | the north Atlantic".
    fn without_article(&self) -> u64 {
        let article =
            (1..3).find(|&steps| self.before(steps).is_some_and(|t| is_word!(t.word, "the")));
        // "in nearby Norman", "in central Minsk"
        let near = !self.before_noun()
            && self.before(1).is_some_and(|t| {
                t.shape == Shape::Lower
                    && (DIRECTIONS.contains(t.word)
                        || is_word!(
                            t.word,
                            "nearby" | "neighbouring" | "neighboring" | "downtown" | "rural"
                        ))
            });
        match article {
            None if near => self.before(2).map_or(0, |t| t.word),
            Some(1) => self.before(2).map_or(0, |t| t.word),
            Some(2)
                if self.before(1).is_some_and(|t| {
                    t.shape == Shape::Lower
                        && !is_word!(t.word, "the")
                        && DIRECTIONS.contains(t.word)
                }) =>
            {
                self.before(3).map_or(0, |t| t.word)
            }
            _ => self.word_before(),
        }
    }

    /// "from Herat", "to Mosul"
    pub fn after_way_word(&self) -> bool {
        is_way_word(self.without_article())
    }

    pub fn after_place_or_way_word(&self) -> bool {
        let word = self.without_article();
        is_way_word(word) || PLACE_WORDS.contains(word)
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
        self.speaks_by(self.verb())
    }

    /// [`speaks`](Self::speaks), where [`verb`](Self::verb) is known already.
    pub fn speaks_by(&self, verb: Option<&Token>) -> bool {
        verb.is_some_and(|verb| verb.has(Flags::SPEECH) || verb.cue != 0) || self.inverted()
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
        if is_word!(word, "by") {
            return self.before(2).is_some_and(|t| {
                t.has(Flags::PAST) && t.tag.is_verb() || t.tag.is_noun() && t.shape == Shape::Lower
            }) && !self
                .after(1)
                .is_some_and(|t| t.tag.is_noun() || t.tag == Tag::CD);
        }
        let object = self
            .before(1)
            .is_some_and(|t| t.tag.is_verb() && APPEALED.contains(t.lemma));
        if object {
            return !self.after(1).is_some_and(|t| t.tag.is_noun());
        }
        if self.after_place_word()
            || self.after_way_word()
            || self.before(1).is_some_and(|t| {
                t.tag == Tag::IN
                    && !is_word!(t.word, "that")
                    && t.shape == Shape::Lower
                    && !is_clause(t.word)
            })
        {
            return false;
        }
        // "Nouakchott calls the charge baseless"
        let plural_or_verb = self
            .after(1)
            .is_some_and(|t| t.tag == Tag::NNS && (t.has(Flags::SPEECH) || t.cue != 0))
            && self
                .after(2)
                .is_some_and(|t| matches!(t.tag, Tag::DT | Tag::PRP | Tag::PRPS));
        plural_or_verb
            || self.verb().is_some_and(|verb| {
                verb.has(Flags::SPEECH)
                    || verb.cue != 0 && verb.tag != Tag::VBN
                    || verb.tag != Tag::VBN && ACTS.contains(verb.lemma)
            })
    }

    /// Where news is read or told: "told the Post", "an editor for the Post", "the Post's Jane Roe", "the Post reporter".
    pub fn as_source(&self) -> bool {
        let told = self.before(2).is_some_and(|t| {
            is_word!(
                t.word,
                "to" | "by" | "in" | "with" | "for" | "told" | "from"
            )
        });
        let alone = self.after(1).is_none_or(|t| {
            !t.is_capital() && !t.tag.is_noun() && t.tag != Tag::JJ && !is_word!(t.word, "of")
        });
        told && alone
            || self.possessive() && self.after(2).is_some_and(Token::is_capital)
            || self.before_journalist()
    }

    /// "Post reporters", "a Post interview"
    pub fn before_journalist(&self) -> bool {
        self.after(1)
            .is_some_and(|t| t.shape == Shape::Lower && JOURNALISM.contains(t.word))
    }

    /// "according to Peskov"
    pub fn according(&self) -> bool {
        (2..6).any(|steps| {
            self.before(steps)
                .is_some_and(|t| is_word!(t.word, "according"))
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

    /// Whether it is called a person: "is a retired farmer", not "is a NASA mission" or "a capsule called Skylark".
    pub fn described_as(&self) -> Option<bool> {
        let noun = |t: &&Token| t.tag.is_noun() && t.shape == Shape::Lower;
        let head = if is_word!(self.word_before(), "called" | "named" | "dubbed") {
            self.before(2)
        } else if self
            .after(1)
            .is_some_and(|t| is_word!(t.word, "is" | "was"))
            && self
                .after(2)
                .is_some_and(|t| is_word!(t.word, "a" | "an" | "the"))
        {
            (3..9)
                .map_while(|steps| self.after(steps))
                .take_while(|t| t.tag.is_noun() || matches!(t.tag, Tag::JJ | Tag::VBN | Tag::CD))
                .last()
        } else {
            None
        };
        head.filter(noun).map(|t| t.has(Flags::PERSON))
    }

    /// "her late husband, Torquil, used to", "her son Torquil"
    pub fn after_person_word(&self) -> bool {
        let person = |steps| {
            self.before(steps).is_some_and(|t: &Token| {
                t.has(Flags::PERSON) && t.shape == Shape::Lower && !t.has(Flags::PLURAL)
            })
        };
        person(1)
            || self.before(1).is_some_and(|t| t.tag == Tag::Comma)
                && person(2)
                && self.after(1).is_some_and(|t| t.tag == Tag::Comma)
    }

    /// The year before and the vote after: "the 2019 | United Kingdom | general election".
    pub fn names_vote(&self) -> bool {
        let vote = |mut steps: usize, first: usize| {
            while self.after(steps).is_some_and(|t| {
                t.shape == Shape::Lower && matches!(t.tag, Tag::JJ | Tag::NN | Tag::NNS)
            }) && steps < first + 4
            {
                if self.after(steps).is_some_and(|t| {
                    is_word!(
                        t.word,
                        "election" | "elections" | "by-election" | "primaries" | "referendum"
                    )
                }) {
                    return true;
                }
                steps += 1;
            }
            false
        };
        let year = |token: &Token| {
            let text = self.layout.text.get(token.span.range()).unwrap_or_default();
            text.len() == 4
                && text.starts_with(['1', '2'])
                && text.bytes().all(|b| b.is_ascii_digit())
        };
        if self.before(1).is_some_and(year) {
            return vote(1, 1);
        }
        // "2004 European Parliament election in | Poland"
        let in_word = |steps| {
            self.before(steps)
                .is_some_and(|t: &Token| is_word!(t.word, "in"))
        };
        let in_at = if in_word(1) {
            1
        } else if in_word(2) {
            2
        } else {
            return false;
        };
        self.before(in_at + 1).is_some_and(|t| {
            is_word!(
                t.word,
                "election" | "elections" | "primaries" | "referendum"
            )
        }) && (in_at + 2..in_at + 8)
            .map_while(|steps| {
                self.before(steps)
                    .filter(|t| t.tag.is_noun() || t.tag == Tag::JJ || t.tag == Tag::CD)
            })
            .any(year)
    }

    /// "with Herrera", "by Herrera"
    pub fn after_company_word(&self) -> bool {
        is_word!(
            self.word_before(),
            "with" | "by" | "against" | "and" | "or" | "than" | "about"
        )
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
