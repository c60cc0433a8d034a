//! Texts with their gold: what a person marked, laid on tokens.

use crate::attribution::content::Piece;
use crate::layout::Layout;
use crate::quotation::quotations;
use crate::token::{hash_str, Flags, Tag};
use crate::Span;

use super::Reader;

/// An attribution as a person marked it.
#[derive(Clone, Debug)]
pub struct Gold {
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
}

#[derive(Clone, Debug)]
pub(super) struct GoldTokens {
    pub source: Vec<Piece>,
    pub cue: Vec<Piece>,
    pub content: Vec<Piece>,
    pub head: Option<usize>,
}

/// A text with its gold.
pub struct Lesson<'t> {
    pub(super) layout: Layout<'t>,
    pub(super) gold: Vec<GoldTokens>,
}

/// A word outside quotations.
pub struct Word {
    pub word: u64,
    pub lemma: u64,
    pub is_head: bool,
}

fn tokens_of(layout: &Layout<'_>, spans: &[Span]) -> Vec<Piece> {
    let tokens = &layout.tokens;
    let pieces = spans.iter().map(|span| {
        let start = tokens.partition_point(|t| t.span.end() <= span.start());
        let end = tokens.partition_point(|t| t.span.start() < span.end());
        (start, end)
    });
    pieces.filter(|(start, end)| end > start).collect()
}

/// Words that are seldom the head of a cue though they stand in it.
const LIGHT: [&str; 40] = [
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "for",
    "with",
    "that",
    "by",
    "from",
    "his",
    "her",
    "their",
    "its",
    "as",
    "at",
    "out",
    "up",
    "down",
    "off",
    "over",
    "against",
    "more",
    "than",
    "he",
    "she",
    "they",
    "him",
    "them",
    "it",
    "this",
    "i",
    "you",
    "we",
    "and",
    "or",
    "reporters",
    "news",
    "statement",
];

impl Reader {
    pub fn lesson<'t>(&self, text: &'t str, gold: &[Gold]) -> Lesson<'t> {
        let sentences: Vec<_> = self.segmenter.sentences(text).collect();
        let layout = Layout::new(text, &self.lexicon, &sentences, quotations(text));
        let gold = gold
            .iter()
            .map(|g| GoldTokens {
                source: tokens_of(&layout, &g.source),
                cue: tokens_of(&layout, &g.cue),
                content: tokens_of(&layout, &g.content),
                head: None,
            })
            .collect();
        Lesson { layout, gold }
    }
}

impl Lesson<'_> {
    pub fn gold_len(&self) -> usize {
        self.gold.iter().filter(|g| !g.content.is_empty()).count()
    }

    /// Words of the cues, for [`Lesson::find_heads`].
    pub fn cue_words(&self, mut take: impl FnMut(u64, bool)) {
        for token in &self.layout.tokens {
            take(token.word, false);
        }
        for &(start, end) in self.gold.iter().flat_map(|g| &g.cue) {
            for token in &self.layout.tokens[start..end] {
                take(token.word, true);
            }
        }
    }

    /// Finds the word that makes each gold cue a cue; `in_cue` is the share of a word's occurrences that stand in a cue.
    pub fn find_heads(&mut self, in_cue: &dyn Fn(u64) -> f64) {
        let light: Vec<u64> = LIGHT.iter().map(|w| hash_str(w)).collect();
        for gold in &mut self.gold {
            let Some(&(start, end)) = gold.cue.first() else {
                continue;
            };
            let mut best: Option<(f64, usize)> = None;
            for i in start..end {
                let token = &self.layout.tokens[i];
                let mut score = in_cue(token.word);
                if light.contains(&token.word)
                    || token.has(Flags::AUXILIARY.or(Flags::NEGATION))
                    || token.tag == Tag::RB
                {
                    score *= 0.02;
                }
                if token.tag.is_verb() {
                    score += 0.08;
                } else if !token.is_word() && token.tag != Tag::Colon {
                    score -= 1.0;
                }
                score -= 0.004 * (i - start) as f64;
                if best.is_none_or(|(s, _)| score > s) {
                    best = Some((score, i));
                }
            }
            gold.head = best.map(|(_, i)| i);
        }
    }

    /// The words outside quotations.
    pub fn words(&self) -> impl Iterator<Item = Word> + '_ {
        let heads: Vec<usize> = self.gold.iter().filter_map(|g| g.head).collect();
        let outside =
            (0..self.layout.tokens.len()).filter(|&i| self.layout.tokens[i].quotation == 0);
        outside.map(move |i| {
            let token = &self.layout.tokens[i];
            Word {
                word: token.word,
                lemma: token.lemma,
                is_head: heads.contains(&i),
            }
        })
    }
}
