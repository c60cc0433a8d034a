//! What speaks for a body (a company, a club, a newspaper) behind a name that no list has.

use std::ops::Range;

use crate::gazetteer::EntityKind;
use crate::layout::Layout;
use crate::token::{is_word, Flags, HashTable, Kind, Shape, Tag, Token};

use super::candidate::Candidate;
use super::entity::name_hash;
use super::lexicon::NameLexicon;
use super::series::Row;
use super::surroundings::BELONGINGS;

/// How far "it" or "its" may stand from the name it takes up.
const REACH: usize = 24;

/// From this on a name is that of a body.
pub(super) const ENOUGH: i32 = 4;

/// A body whatever else the words may be: "Jones Medical", of "Jones Medical Industries Inc".
pub(super) const SURE: i32 = 20;

/// Evidence for one name over the whole article.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Evidence {
    pub body: i32,
    pub outlet: i32,
}

/// For each unlisted name, by the hash of its words, how much speaks for a body.
pub(super) fn evidence(
    layout: &Layout<'_>,
    candidates: &[Candidate<'_>],
    rows: &[Row],
) -> HashTable<Evidence> {
    let mut all: HashTable<Evidence> = HashTable::default();
    for (number, candidate) in candidates.iter().enumerate() {
        if candidate.titled || candidate.listed.is_some() && candidate.tokens.len() > 1 {
            continue;
        }
        let sentence = layout
            .sentences
            .get(candidate.sentence)
            .map_or(0..0, |s| s.tokens.clone());
        let next = candidates
            .get(number + 1)
            .map_or(sentence.end, |c| c.tokens.start.min(sentence.end));
        // "Halden Tidal" of "Halden Tidal Energy Inc"
        if candidate.kind == Some(EntityKind::Institution)
            && candidate.listed.is_none()
            && candidate.tokens.len() > 3
        {
            let words = &layout.tokens[candidate.tokens.clone()];
            let company = words
                .last()
                .and_then(|t| NameLexicon::builtin().head(t.word))
                .is_some_and(|head| head.company);
            if company {
                let short = words[..words.len() - 2].iter().map(|t| t.word);
                all.entry(name_hash(short)).or_default().body += SURE;
            }
        }
        let place = Place {
            layout,
            name: candidate.tokens.clone(),
            sentence,
            next,
        };
        let words = layout.tokens[candidate.tokens.clone()]
            .iter()
            .map(|t| t.word);
        let found = all.entry(name_hash(words)).or_default();
        place.weigh(found);
        // "Boeing, Norrvik and Airbus"
        let row = rows.get(number).and_then(|row| row.kind);
        if row == Some(EntityKind::Institution) && place.is_whole(candidate) {
            found.body += 4;
        }
    }
    all
}

struct Place<'a> {
    layout: &'a Layout<'a>,
    name: Range<usize>,
    sentence: Range<usize>,
    /// Where the next name begins.
    next: usize,
}

impl<'a> Place<'a> {
    fn token(&self, at: usize) -> Option<&'a Token> {
        self.layout
            .tokens
            .get(at)
            .filter(|_| self.sentence.contains(&at))
    }

    fn before(&self, steps: usize) -> Option<&'a Token> {
        self.token(self.name.start.checked_sub(steps)?)
    }

    fn after(&self, steps: usize) -> Option<&'a Token> {
        self.token(self.name.end + steps - 1)
    }

    fn word(&self, at: usize) -> u64 {
        self.token(at).map_or(0, |t| t.word)
    }

    fn weigh(&self, found: &mut Evidence) {
        found.body += self.kind_before()
            + self.made_by()
            + self.keeps_silent()
            + self.employs()
            + self.belongings()
            + self.traded()
            + self.taken_up()
            + self.score();
        if self.described().is_some_and(|t| t.has(Flags::GROUP))
            || self.ticker()
            || self.heading()
            || self.acronym()
        {
            found.body += 4;
        }
        let outlet = |token: Option<&Token>| {
            token.is_some_and(|t| t.has(Flags::OUTLET) && !t.has(Flags::GROUP) && is_low(t))
        };
        if outlet(self.before(1)) && !self.after(1).is_some_and(|t| t.tag == Tag::POS)
            || outlet(self.described())
        {
            found.outlet += 4;
        }
        // "who": a person, if not a club.
        if self.after(1).is_some_and(|t| t.tag == Tag::Comma)
            && is_word!(self.word(self.name.end + 1), "who")
        {
            found.body -= 2;
        }
    }

    /// A name of its own, neither somebody's nor the begin of a longer one: "Party for Democracy and | Socialism".
    fn is_whole(&self, candidate: &Candidate<'_>) -> bool {
        let surname = self.name.len() == 1
            && self
                .token(self.name.start)
                .is_some_and(|t| NameLexicon::builtin().is_surname(t.word));
        let goes_on = self.after(1).is_some_and(|t| {
            t.is_capital() || matches!(t.tag, Tag::CD | Tag::POS) || t.tag == Tag::IN
        });
        !goes_on && !candidate.common && (!surname || candidate.listed.is_some())
    }

    /// "turbine maker Norrvik", "the union 3F", "Retailer Norrvik" at the head of a sentence
    fn kind_before(&self) -> i32 {
        let kind = self.before(1).is_some_and(|t| {
            let opens = self.name.start == self.sentence.start + 1 && t.shape == Shape::Capital;
            t.has(Flags::GROUP) && (is_low(t) || opens) && !t.has(Flags::PLURAL) && t.tag.is_noun()
        });
        4 * i32::from(kind)
    }

    /// "the plant operated by Norrvik", "run by Norrvik" less so
    fn made_by(&self) -> i32 {
        if !self.before(1).is_some_and(|t| is_word!(t.word, "by")) {
            return 0;
        }
        match self.before(2) {
            Some(t)
                if is_word!(
                    t.lemma,
                    "operate" | "manufacture" | "distribute" | "insure" | "market"
                ) && t.has(Flags::PAST) =>
            {
                4
            }
            Some(t) if is_word!(t.lemma, "own" | "run" | "make" | "produce" | "develop") => 2,
            _ => 0,
        }
    }

    /// "Norrvik declined to comment"
    fn keeps_silent(&self) -> i32 {
        let comment = self.after(1).is_some_and(|t| is_word!(t.word, "declined"))
            && self.after(3).is_some_and(|t| is_word!(t.word, "comment"));
        2 * i32::from(comment)
    }

    /// "an analyst at Norrvik Securities"
    fn employs(&self) -> i32 {
        let at = self.before(1).is_some_and(|t| is_word!(t.word, "at"))
            && (2..6).any(|steps| {
                // "analyst Jane Roe at Norrvik"
                let named =
                    (2..steps).all(|steps| self.before(steps).is_some_and(Token::is_capital));
                named
                    && self.before(steps).is_some_and(|t| {
                        is_word!(
                            t.word,
                            "analyst"
                                | "analysts"
                                | "economist"
                                | "economists"
                                | "strategist"
                                | "trader"
                                | "traders"
                                | "dealer"
                                | "dealers"
                                | "broker"
                                | "brokers"
                        )
                    })
            });
        4 * i32::from(at)
    }

    /// "chief executive of Norrvik", "Norrvik's shares"
    fn belongings(&self) -> i32 {
        let of = self
            .before(1)
            .is_some_and(|t| is_word!(t.word, "of" | "in" | "at"))
            && self.before(2).is_some_and(|t| BELONGINGS.contains(t.word));
        let have = self.after(1).filter(|t| t.tag == Tag::POS).and_then(|_| {
            (2..5)
                .map_while(|steps| self.after(steps).filter(|t| t.is_word() && is_low(t)))
                .take_while(|t| t.tag.is_noun() || t.tag == Tag::JJ)
                .find(|t| BELONGINGS.contains(t.word) && !is_word!(t.word, "lawyer" | "lawyers"))
        });
        // Some of it people have as well.
        let sure = |t: &Token| {
            is_word!(
                t.word,
                "shares"
                    | "shareholders"
                    | "shareholder"
                    | "board"
                    | "headquarters"
                    | "subsidiary"
                    | "revenue"
                    | "profits"
                    | "employees"
                    | "customers"
                    | "factory"
                    | "plant"
            )
        };
        let of_sure = of && self.before(2).is_some_and(|t| sure(t) && t.tag.is_noun());
        3 * i32::from(of) + i32::from(of_sure) + have.map_or(0, |t| if sure(t) { 4 } else { 2 })
    }

    /// As markets speak of companies: "Norrvik rose 2.5 percent", "Norrvik shares", "Norrvik, based in Oslo,".
    fn traded(&self) -> i32 {
        let moved = self.after(1).is_some_and(|t| {
            t.has(Flags::PAST)
                && is_word!(
                    t.lemma,
                    "rise"
                        | "fall"
                        | "gain"
                        | "lose"
                        | "shed"
                        | "slip"
                        | "jump"
                        | "drop"
                        | "climb"
                        | "slide"
                        | "tumble"
                        | "surge"
                        | "advance"
                        | "plunge"
                        | "ease"
                        | "add"
                )
        });
        let amount = (2..4).any(|steps| {
            let figure = self.after(steps).filter(|t| t.tag == Tag::CD);
            figure.is_some_and(|t| {
                let text = self.layout.text.get(t.span.range()).unwrap_or_default();
                text.ends_with('%')
                    || self.after(steps + 1).is_some_and(|t| {
                        is_word!(
                            t.word,
                            "percent"
                                | "per"
                                | "pct"
                                | "%"
                                | "cents"
                                | "pence"
                                | "yen"
                                | "won"
                                | "rupees"
                                | "francs"
                                | "lire"
                                | "crowns"
                                | "rand"
                        )
                    })
            })
        });
        let shares = self.after(1).is_some_and(|t| {
            is_low(t) && is_word!(t.word, "shares" | "shareholders" | "stock" | "bonds")
        });
        let comma = self.after(1).is_some_and(|t| t.tag == Tag::Comma);
        let state = comma
            && self
                .after(2)
                .is_some_and(|t| is_word!(t.word, "based" | "headquartered" | "owned"))
            && self
                .after(3)
                .is_some_and(|t| is_word!(t.word, "in" | "at" | "by"));
        // "Dewan Salman shares fell": not what Dewan does.
        let sold = shares
            && self
                .after(2)
                .is_some_and(|t| t.tag.is_verb() && t.has(Flags::PAST));
        SURE * i32::from(sold) + 4 * i32::from(moved && amount || shares || state)
    }

    /// "Norrvik said it would", "Norrvik, which", "Norrvik cut its forecast"
    fn taken_up(&self) -> i32 {
        let end = self.next.min(self.name.end + REACH);
        let acts = self.after(1).is_some_and(|t| {
            t.tag == Tag::Comma || t.tag.is_verb() || matches!(t.tag, Tag::MD | Tag::RB | Tag::Open)
        });
        if !acts {
            return 0;
        }
        if self.after(1).is_some_and(|t| t.tag == Tag::Comma)
            && is_word!(self.word(self.name.end + 1), "which")
        {
            return 3;
        }
        let mut spoke = false;
        for at in self.name.end..end {
            let Some(token) = self.token(at) else { break };
            if token.tag == Tag::Quote || is_word!(token.word, "he" | "she" | "his" | "her" | "i") {
                return 0;
            }
            spoke |= token.has(Flags::SPEECH) && token.tag.is_verb();
            if is_word!(token.word, "it") && spoke {
                return 3;
            }
            if is_word!(token.word, "its") {
                return 2;
            }
        }
        0
    }

    /// ", a campaign group based in", ", the public broadcaster,"
    fn described(&self) -> Option<&'a Token> {
        if self.after(1)?.tag != Tag::Comma {
            return None;
        }
        let article = self.after(2)?;
        if !is_word!(article.word, "a" | "an" | "the") {
            return None;
        }
        let mut last = None;
        for steps in 3..9 {
            let token = self.after(steps)?;
            if !(token.is_word()
                && (token.tag.is_noun()
                    || matches!(token.tag, Tag::JJ | Tag::JJS | Tag::VBN | Tag::VBG)))
                || !is_low(token) && token.tag.is_noun()
            {
                break;
            }
            last = Some(token);
        }
        last.filter(|t| !t.has(Flags::PLURAL))
    }

    /// "Norrvik (NORR.HE)"
    fn ticker(&self) -> bool {
        let text = |steps| {
            self.after(steps).map_or("", |t: &Token| {
                self.layout.text.get(t.span.range()).unwrap_or_default()
            })
        };
        if text(1) != "(" {
            return false;
        }
        let inside: Vec<&str> = (2..6).map(text).take_while(|t| *t != ")").collect();
        let joined = inside.concat();
        inside.len() < 4
            && joined.contains(['.', ':'])
            && joined
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || ".:".contains(c))
    }

    /// "Assemblea Cantonal Dravina (ACD)"
    fn acronym(&self) -> bool {
        let text = |at: usize| {
            self.token(at).map_or("", |t| {
                self.layout.text.get(t.span.range()).unwrap_or_default()
            })
        };
        let end = self.name.end;
        let mut letters = text(end + 1).chars();
        text(end) == "("
            && matches!(text(end + 2), ")" | "," | ";")
            && (2..6).contains(&text(end + 1).len())
            && self.name.len() > 1
            && self
                .name
                .clone()
                .map(|at| text(at).chars().next())
                .all(|initial| initial == letters.next())
    }

    /// "About Halden Tidal" as a line of its own.
    fn heading(&self) -> bool {
        self.name.start == self.sentence.start + 1
            && is_word!(self.word(self.sentence.start), "about")
            && self.name.end == self.sentence.end
    }

    /// "Shelbrook Athletic 2-1 NK Dravina", "Shelbrook are at home"
    fn score(&self) -> i32 {
        let is_score = |token: Option<&Token>| {
            token.filter(|t| t.kind == Kind::Number).is_some_and(|t| {
                let text = self.layout.text.get(t.span.range()).unwrap_or_default();
                text.split_once(['-', '–']).is_some_and(|(a, b)| {
                    [a, b].iter().all(|n| {
                        (1..=2).contains(&n.len()) && n.bytes().all(|c| c.is_ascii_digit())
                    })
                })
            })
        };
        let plural = self
            .after(1)
            .is_some_and(|t| t.kind == Kind::Word && is_word!(t.word, "are" | "were" | "have"))
            && self.name.start == self.sentence.start;
        // Another team stands beyond the score; "Lacey 4-66" has bowled.
        let team = |token: Option<&Token>| token.is_none_or(|t| t.is_capital());
        let scored = is_score(self.after(1)) && team(self.after(2))
            || is_score(self.before(1)) && team(self.before(2));
        4 * i32::from(scored) + 3 * i32::from(plural)
    }
}

fn is_low(token: &Token) -> bool {
    token.shape == Shape::Lower
}

/// Of what kind a name is by its evidence; `None` where there is too little.
pub(super) fn kind(evidence: Evidence) -> Option<EntityKind> {
    if evidence.outlet >= ENOUGH && evidence.outlet >= evidence.body {
        Some(EntityKind::Outlet)
    } else if evidence.body >= ENOUGH {
        Some(EntityKind::Institution)
    } else {
        None
    }
}
