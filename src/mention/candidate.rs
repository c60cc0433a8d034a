//! Where a name may stand: listed names laid on tokens, and runs of capitalised words read by rule.

use std::ops::Range;

use crate::gazetteer::{EntityKind, Gazetteer, Match, MatchForm};
use crate::layout::Layout;
use crate::sentence::SentenceKind;
use crate::token::{Flags, Lexicon, Shape, Tag, Token};
use crate::Span;

use super::lexicon::{Head, NameLexicon};
use super::reading;
use super::run::seed;

/// A stretch of text that may be a name.
#[derive(Clone)]
pub(super) struct Candidate<'g> {
    pub span: Span,
    /// Tokens it covers, the first and the last perhaps in part.
    pub tokens: Range<usize>,
    /// What it is; `None` for a word that only the whole article can settle.
    pub kind: Option<EntityKind>,
    pub listed: Option<Match<'g>>,
    /// A title or honorific stands before it.
    pub titled: bool,
    /// The word is an ordinary one as well.
    pub common: bool,
    /// It stands where capitals say nothing.
    pub heading: bool,
    pub sentence: usize,
}

/// A gazetteer hit and the tokens it touches.
#[derive(Clone)]
pub(super) struct Hit<'g> {
    pub found: Match<'g>,
    pub tokens: Range<usize>,
    /// It begins and ends with its tokens.
    pub aligned: bool,
}

/// How a token lies to the listed names.
#[derive(Copy, Clone, PartialEq, Eq)]
pub(super) enum Cover {
    Free,
    /// Part of a listed name that begins and ends with tokens.
    Listed,
    /// A listed name is part of the token.
    Cut,
}

/// One sentence as the name rules see it.
pub(super) struct Scene<'s, 'g> {
    pub layout: &'s Layout<'s>,
    pub names: &'static NameLexicon,
    pub words: &'s Lexicon,
    pub hits: &'s [Hit<'g>],
    /// For each token of the text, whether a hit lies on it.
    pub cover: &'s [Cover],
    pub tokens: Range<usize>,
    /// Capitals say nothing here: a headline or a line in capitals.
    pub capitals: bool,
    pub number: usize,
}

pub(super) fn candidates<'g>(layout: &Layout<'_>, gazetteer: &'g Gazetteer) -> Vec<Candidate<'g>> {
    let hits = lay_hits(layout, gazetteer);
    let words = Lexicon::shared();
    let mut cover = vec![Cover::Free; layout.tokens.len()];
    for hit in &hits {
        cover[hit.tokens.clone()].fill(if hit.aligned {
            Cover::Listed
        } else {
            Cover::Cut
        });
    }
    let mut out = Vec::with_capacity(hits.len());
    let mut from = 0;
    let mut runs = Vec::new();
    for (number, sentence) in layout.sentences.iter().enumerate() {
        while hits
            .get(from)
            .is_some_and(|hit| hit.tokens.start < sentence.tokens.start)
        {
            from += 1;
        }
        let here = hits[from..]
            .iter()
            .take_while(|hit| hit.tokens.end <= sentence.tokens.end)
            .count();
        let scene = Scene {
            layout,
            names: NameLexicon::builtin(),
            words: &words,
            hits: &hits[from..from + here],
            cover: &cover,
            tokens: sentence.tokens.clone(),
            capitals: capitals_say_nothing(&layout.tokens[sentence.tokens.clone()], sentence.kind),
            number,
        };
        from += here;
        reading::read(&scene, &mut runs, &mut out);
    }
    let place = |c: &Candidate<'_>| (c.span.start(), std::cmp::Reverse(c.span.end()));
    if !out.is_sorted_by_key(place) {
        out.sort_by_key(place);
    }
    // A run and a hit in part of a word may claim the same bytes: the longer stays.
    let mut end = 0;
    out.retain(|c| {
        let keep = c.span.start() >= end;
        end = end.max(c.span.end());
        keep
    });
    out
}

fn lay_hits<'g>(layout: &Layout<'_>, gazetteer: &'g Gazetteer) -> Vec<Hit<'g>> {
    let tokens = &layout.tokens;
    let mut at = 0;
    let found = gazetteer.matches(layout.text);
    let mut hits = Vec::with_capacity(found.size_hint().1.unwrap_or(0));
    for found in found {
        let span = found.span();
        while tokens.get(at).is_some_and(|t| t.span.end() <= span.start()) {
            at += 1;
        }
        let mut end = at;
        while tokens.get(end).is_some_and(|t| t.span.start() < span.end()) {
            end += 1;
        }
        let aligned = end > at
            && tokens[at].span.start() == span.start()
            && (tokens[end - 1].span.end() == span.end()
                // "Boeing Co.", whose stop the list does not have.
                || tokens[end - 1].span.end() == span.end() + 1
                    && tokens[end - 1].has(Flags::ABBREVIATION)
                    && end > at + 1
                    && layout.text.as_bytes().get(span.end()) == Some(&b'.'));
        // "US$10 billion"
        if layout.text.as_bytes().get(span.end()) == Some(&b'$') {
            continue;
        }
        // In part of a word ("Mary-Ann") only a safe name counts, in "Yolanda Fitzwilliam-Cruz" none.
        let surname = !aligned
            && at > 0
            && tokens.get(at).is_some_and(Token::is_capital)
            && tokens[at - 1].has(Flags::GIVEN_NAME)
            && tokens[at - 1].is_capital();
        if end > at && (aligned || found.form() != MatchForm::Weak) && !surname {
            hits.push(Hit {
                found,
                tokens: at..end,
                aligned,
            });
        }
    }
    hits
}

/// A line in capitals, or a headline most of whose words begin with one.
fn capitals_say_nothing(tokens: &[Token], kind: SentenceKind) -> bool {
    let headline = !matches!(kind, SentenceKind::Prose | SentenceKind::Byline)
        || tokens.len() < 12 && !tokens.iter().rev().take(2).any(|t| t.tag == Tag::Stop);
    let (mut all, mut odd, mut upper) = (0, 0, 0);
    for token in tokens {
        if token.span.len() < 4 || !token.is_word() || token.tag == Tag::CD {
            continue;
        }
        all += 1;
        // Four words of five have to be in capitals, or to begin with one.
        let fits = if headline {
            token.is_capital()
        } else {
            token.shape == Shape::Upper
        };
        odd += usize::from(!fits);
        upper += usize::from(token.shape == Shape::Upper);
        if odd * 5 > tokens.len() {
            return false;
        }
    }
    odd * 5 <= all && (all > 3 || all == 3 && upper == 3)
}

impl<'g> Scene<'_, 'g> {
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.layout
            .tokens
            .get(at)
            .filter(|_| self.tokens.contains(&at))
    }

    pub fn text(&self, at: usize) -> &str {
        self.layout.word(at)
    }

    /// A word of the language, not (only) a name.
    pub fn is_common(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| token.class.is_some_and(|class| !class.is_name()))
    }

    /// The word opens a sentence, a quotation or what follows a colon or dash.
    pub fn is_head(&self, at: usize) -> bool {
        at == self.tokens.start
            || self.token(at - 1).is_some_and(|before| {
                matches!(
                    before.tag,
                    Tag::Quote | Tag::Stop | Tag::Colon | Tag::Dash | Tag::Open
                )
            })
    }

    /// The listed names that begin within these tokens.
    pub fn hits_from(&self, tokens: &Range<usize>) -> &[Hit<'g>] {
        let first = self
            .hits
            .partition_point(|hit| hit.tokens.start < tokens.start);
        let count = self.hits[first..].partition_point(|hit| hit.tokens.start < tokens.end);
        &self.hits[first..first + count]
    }

    pub fn is_surname(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| self.names.is_surname(token.word))
    }

    /// The word as the head of a name by rule.
    pub fn head(&self, at: usize) -> Option<Head> {
        self.token(at).and_then(|token| self.names.head(token.word))
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capital)
    }

    pub fn has(&self, at: usize, flags: Flags) -> bool {
        self.token(at).is_some_and(|token| token.has(flags))
    }

    /// A title, and not "Di" or "De" of a surname, which in capitals are titles.
    pub fn is_title(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.has(Flags::TITLE)
                && (token.shape == Shape::Upper || !self.names.is_particle(token.word))
        })
    }

    pub fn has_tag(&self, at: usize, tag: Tag) -> bool {
        self.token(at).is_some_and(|token| token.tag == tag)
    }

    /// The words stand side by side, with at most blanks between.
    pub fn adjacent(&self, before: usize, after: usize) -> bool {
        match (self.token(before), self.token(after)) {
            (Some(b), Some(a)) => a.span.start() <= b.span.end() + 3,
            _ => false,
        }
    }

    pub fn span(&self, tokens: &Range<usize>) -> Span {
        match (
            self.token(tokens.start),
            self.token(tokens.end.wrapping_sub(1)),
        ) {
            (Some(first), Some(last)) => {
                let seed = seed(self.text(tokens.start));
                Span::new(first.span.start() + seed, last.span.end())
            }
            _ => Span::default(),
        }
    }
}
