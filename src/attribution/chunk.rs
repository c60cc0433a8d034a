//! Noun chunks: base noun phrases, from determiner to head noun, possessives and hyphens inside.
//!
//! Finds "the former Acme chief", "more than 4 in 10", "press secretary Jane Roe", "what kind", "the poor". A chunk ends before a time behind a
//! noun ("Ohio | Friday", "a debate | last week"), before a name that begins a clause ("the photo | Roe posted") and after a *who*, *which*
//! or *what* that stands for a noun.
//!
//! Known misses: participles before a noun that no determiner stands before ("college | educated voters").

use crate::token::{hash_str, Flags, Tag, Token, WordSet};

use super::scene::Scene;

/// A base noun phrase.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    pub start: usize,
    pub end: usize,
}

/// Words that belong to the number behind them.
static QUANTIFYING: WordSet<18> = WordSet::new([
    "about",
    "around",
    "nearly",
    "almost",
    "only",
    "just",
    "over",
    "under",
    "roughly",
    "approximately",
    "at",
    "least",
    "most",
    "than",
    "more",
    "less",
    "fewer",
    "some",
]);
/// Words that stand for a number.
static AMOUNTS: WordSet<14> = WordSet::new([
    "half",
    "quarter",
    "third",
    "dozen",
    "dozens",
    "hundreds",
    "thousands",
    "majority",
    "handful",
    "couple",
    "score",
    "scores",
    "million",
    "two-thirds",
]);
/// Words of [`QUANTIFYING`] that do not stand alone before a number.
static PAIRED: WordSet<4> = WordSet::new(["at", "than", "least", "most"]);
static MEASURE: WordSet<2> = WordSet::new(["least", "most"]);
const AT: u64 = hash_str("at");
/// Words that tell a time, so that a name behind them is another phrase.
static TEMPORAL: WordSet<26> = WordSet::new([
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "hour",
    "hours",
    "minute",
    "minutes",
    "night",
    "nights",
    "morning",
    "afternoon",
    "evening",
    "weekend",
    "time",
    "decade",
    "decades",
    "spring",
    "summer",
    "fall",
    "winter",
    "moment",
]);
/// A day seen from the one on which the news was written.
static DAYS: WordSet<5> = WordSet::new(["yesterday", "today", "tomorrow", "tonight", "overnight"]);
/// Words before a time.
static BEFORE_TIME: WordSet<12> = WordSet::new([
    "on", "in", "this", "that", "last", "next", "late", "early", "earlier", "later", "the", "same",
]);
/// "Super Tuesday" is one name.
static FEASTS: WordSet<8> = WordSet::new([
    "super", "black", "good", "ash", "palm", "cyber", "bloody", "easter",
]);
/// "last week" and "next Monday" begin anew behind a noun.
static NEAREST: WordSet<2> = WordSet::new(["last", "next"]);
static COMPARED: WordSet<3> = WordSet::new(["more", "less", "fewer"]);
const THAN: u64 = hash_str("than");
static ASKING: WordSet<3> = WordSet::new(["what", "which", "whatever"]);
static LOOSE: WordSet<3> = WordSet::new(["all", "both", "such"]);

impl Scene<'_, '_> {
    /// "yesterday", "on Monday", "last week", and nothing else.
    pub(crate) fn is_time(&self, start: usize, end: usize) -> bool {
        let Some((last, rest)) = self.tokens().get(start..end).and_then(<[_]>::split_last) else {
            return false;
        };
        let is_time = |token: &Token| {
            token.has(Flags::WEEKDAY) || DAYS.contains(token.word) || TEMPORAL.contains(token.word)
        };
        is_time(last)
            && rest
                .iter()
                .all(|token| is_time(token) || BEFORE_TIME.contains(token.word))
    }

    pub(super) fn find_chunks(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let stop = self.chunk_end(at, start, end);
            if stop > at {
                let free = self.chunks.last().map_or(start, |c| c.end.max(start));
                let first = self.quantity_start(at, free);
                self.chunks.push(Chunk {
                    start: first,
                    end: stop,
                });
                let number = self.chunks.len() as u32;
                self.chunk_of[first..stop].fill(number);
                at = stop;
            } else {
                at += 1;
            }
        }
    }

    /// The closing mark of a short name in quotation marks that opens at `open` and stands before a noun.
    fn quoted_name(&self, open: usize, end: usize) -> Option<usize> {
        let close = (open + 1..end.min(open + 8)).find(|&i| self.closes(i))?;
        let capital = self.layout.tokens.get(open + 1)?.is_capital();
        let noun = close + 1 < end && matches!(self.tag(close + 1), Tag::NN | Tag::NNP);
        (capital && noun && close > open + 1).then_some(close)
    }

    /// Start of a chunk with the words that belong to its number: "at least four", "just over a quarter".
    fn quantity_start(&self, at: usize, free: usize) -> usize {
        let first = &self.layout.tokens[at];
        if !matches!(first.tag, Tag::CD | Tag::DT | Tag::JJ | Tag::PDT) || !self.is_quantity(at) {
            return at;
        }
        let mut start = at;
        while start > free && self.among(start - 1, &QUANTIFYING) {
            start -= 1;
        }
        // "at 49 percent", "older than 30": the word needs another of its kind.
        while start < at && self.among(start, &PAIRED) && !self.pairs(start, at) {
            start += 1;
        }
        start
    }

    /// *At least*, *more than* before the number at `at`.
    fn pairs(&self, first: usize, at: usize) -> bool {
        first + 1 < at && self.is(first, &[AT]) == self.among(first + 1, &MEASURE)
    }

    /// Whether a chunk that begins at `at` is cut before the name at `j`: "this year | Jane Roe", "the photo | Roe posted".
    fn parts_name(&self, at: usize, j: usize, end: usize) -> bool {
        let tokens = &self.layout.tokens;
        let noun = &tokens[j - 1];
        if TEMPORAL.contains(noun.word) {
            return true;
        }
        let role = Flags::PERSON
            .or(Flags::GROUP)
            .or(Flags::OUTLET)
            .or(Flags::TITLE);
        if noun.has(role) || !matches!(tokens[at].tag, Tag::DT | Tag::CD) {
            return false;
        }
        let after = tokens[j..end].iter().find(|t| !t.tag.is_name());
        after.is_some_and(|t| t.tag.is_finite())
    }

    /// A number, or an article before *quarter*, *dozen* and the like.
    fn is_quantity(&self, at: usize) -> bool {
        let next = || self.layout.tokens.get(at + 1);
        self.tag(at) == Tag::CD
            || self.among(at, &AMOUNTS)
            || self.tag(at) == Tag::DT && next().is_some_and(|t| AMOUNTS.contains(t.word))
    }

    /// End of the chunk that begins at `at`, or `at` where none does.
    fn chunk_end(&self, at: usize, start: usize, end: usize) -> usize {
        let tokens = &self.layout.tokens;
        let first = &tokens[at];
        let second = (at + 1 < end).then(|| &tokens[at + 1]);
        // "what kind of", but "what critics call"
        let asks = matches!(first.tag, Tag::WP | Tag::WDT)
            && ASKING.contains(first.word)
            && second.is_some_and(|t| t.tag == Tag::NN);
        if matches!(first.tag, Tag::PRP | Tag::EX | Tag::WP | Tag::WDT) && !asks {
            return at + 1;
        }
        // "more than four" is one with the number.
        if COMPARED.contains(first.word) && second.is_some_and(|t| t.word == THAN) {
            return at;
        }
        // "retired surgeon Ben Lowe", where no verb or noun stands before.
        let participle = first.tag == Tag::VBN
            && tokens
                .get(at + 1)
                .is_some_and(|t| at + 1 < end && matches!(t.tag, Tag::NN | Tag::NNS))
            && (at == start
                || matches!(
                    tokens[at - 1].tag,
                    Tag::Comma | Tag::CC | Tag::IN | Tag::Quote
                ));
        if !participle
            && !asks
            && !matches!(
                first.tag,
                Tag::DT
                    | Tag::PDT
                    | Tag::PRPS
                    | Tag::CD
                    | Tag::JJ
                    | Tag::JJR
                    | Tag::JJS
                    | Tag::NN
                    | Tag::NNS
                    | Tag::NNP
                    | Tag::NNPS
            )
        {
            return at;
        }
        let mut last = None;
        let mut j = at;
        while j < end {
            let tag = tokens[j].tag;
            let before = (j > start).then(|| &tokens[j - 1]);
            let before_tag = before.map(|t| t.tag);
            let next = (j + 1 < end).then(|| &tokens[j + 1]);
            match tag {
                Tag::NNP | Tag::NNPS
                    if j > at
                        && matches!(before_tag, Some(Tag::NN | Tag::NNS))
                        && self.parts_name(at, j, end) =>
                {
                    break
                }
                // "in Ohio Friday", but "on Super Tuesday"
                Tag::NNP
                    if j > at
                        && tokens[j].has(Flags::WEEKDAY)
                        && before_tag.is_some_and(Tag::is_noun)
                        && before.is_some_and(|t| !FEASTS.contains(t.word))
                        && next.is_none_or(|t| !t.tag.is_noun() || TEMPORAL.contains(t.word)) =>
                {
                    break
                }
                // "takes place two years later"
                Tag::CD
                    if j > at
                        && before_tag.is_some_and(Tag::is_noun)
                        && next.is_some_and(|t| TEMPORAL.contains(t.word)) =>
                {
                    break
                }
                Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD => last = Some(j),
                Tag::JJ
                    if before_tag.is_some_and(Tag::is_noun)
                        && j > at
                        && NEAREST.contains(tokens[j].word) =>
                {
                    break
                }
                Tag::WP | Tag::WDT if j == at => {}
                Tag::JJ | Tag::JJR | Tag::JJS | Tag::POS | Tag::PDT => {}
                Tag::VBN if j == at => {}
                Tag::DT | Tag::PRPS => {
                    let loose = before.is_some_and(|t| LOOSE.contains(t.word));
                    if j > at
                        && !matches!(before_tag, Some(Tag::PDT | Tag::POS | Tag::DT))
                        && !loose
                    {
                        break;
                    }
                }
                Tag::VBN | Tag::VBG | Tag::RB | Tag::RBR | Tag::RBS
                    if j > at
                        && matches!(
                            before_tag,
                            Some(
                                Tag::DT
                                    | Tag::PRPS
                                    | Tag::RB
                                    | Tag::POS
                                    | Tag::JJ
                                    | Tag::CD
                                    | Tag::RBS
                            )
                        )
                        && next.is_some_and(|t| {
                            matches!(t.tag, Tag::NN | Tag::NNS | Tag::JJ | Tag::NNP | Tag::VBN)
                        }) => {}
                Tag::Dash
                    if j > at
                        && before.is_some_and(|t| t.span.end() == tokens[j].span.start())
                        && next.is_some_and(|t| t.span.start() == tokens[j].span.end()) => {}
                // "the 'Evening Hour' host"
                Tag::Quote if self.opens(j) => match self.quoted_name(j, end) {
                    Some(close) => j = close,
                    None => break,
                },
                Tag::CC if j > at && self.layout.word(j) == "&" => {}
                // "current and former officials"
                Tag::CC
                    if j > at
                        && before_tag == Some(Tag::JJ)
                        && next.is_some_and(|t| t.tag == Tag::JJ)
                        && tokens
                            .get(j + 2)
                            .is_some_and(|t| j + 2 < end && t.tag.is_noun()) => {}
                // "one in five"
                Tag::IN
                    if j > at
                        && before_tag == Some(Tag::CD)
                        && self.layout.word(j) == "in"
                        && next.is_some_and(|t| t.tag == Tag::CD && t.span.len() < 4) => {}
                _ => break,
            }
            j += 1;
        }
        match last {
            Some(last) => last + 1,
            // "the poor", "the latter"
            None if first.tag == Tag::DT => {
                let adjectives = tokens[at + 1..j].iter();
                at + 1 + adjectives.take_while(|t| t.tag == Tag::JJ).count()
            }
            None if matches!(first.tag, Tag::CD | Tag::PDT) => at + 1,
            None => at,
        }
    }
}
