//! Tokens laid over sentences and quotations: what names and attribution are read from.

use std::ops::Range;

use crate::quotation::Quotation;
use crate::sentence::{Sentence, SentenceKind};
use crate::token::{is_head, tag_sentence, tokens, ByHash, Lexicon, Shape, Token};

/// Place of a token among the quotations.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// Number of the outermost quotation around the token, marks included, plus one; 0 outside.
    pub quotation: u32,
    /// The token is the mark that opens it, or the one that closes it.
    pub mark: QuotationMark,
}

/// Whether a token is a mark at the edge of an outermost quotation.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum QuotationMark {
    #[default]
    None,
    Open,
    Close,
}

/// A sentence by its tokens.
#[derive(Clone, Debug)]
pub(crate) struct LaidSentence {
    pub tokens: Range<usize>,
    pub kind: SentenceKind,
    pub paragraph: u32,
    /// Its end lies inside a quotation.
    pub in_quotation: bool,
}

/// One text, read up to its tokens, sentences and quotations.
pub(crate) struct Layout<'t> {
    pub text: &'t str,
    /// Tagged.
    pub tokens: Vec<Token>,
    /// In order; those without tokens are left out.
    pub sentences: Vec<LaidSentence>,
    pub quotations: Vec<Quotation>,
    /// For each token.
    pub quoted: Vec<Quoted>,
}

impl<'t> Layout<'t> {
    pub fn new(
        text: &'t str,
        lexicon: &Lexicon,
        sentences: &[Sentence],
        quotations: Vec<Quotation>,
    ) -> Self {
        let mut tokens = tokens(text, lexicon);
        let sentences = lay_sentences(&tokens, sentences);
        let names = names(&tokens, &sentences);
        let is_name = |word: u64| names.get(word).is_some();
        for sentence in &sentences {
            let words = &mut tokens[sentence.tokens.clone()];
            let title_case = sentence.kind == SentenceKind::Headline && is_title_case(words);
            tag_sentence(words, title_case, &is_name);
        }
        let quoted = lay_quotations(&tokens, &quotations);
        Layout {
            text,
            tokens,
            sentences,
            quotations,
            quoted,
        }
    }

    /// The text of one token.
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens
            .get(token)
            .and_then(|t| self.text.get(t.span.range()))
            .unwrap_or_default()
    }
}

/// The words with a capital that no place in a sentence asks for. Headlines are passed over.
fn names(tokens: &[Token], sentences: &[LaidSentence]) -> ByHash<()> {
    let mut names = ByHash::with_capacity(64);
    for sentence in sentences.iter().filter(|s| s.kind == SentenceKind::Prose) {
        let words = &tokens[sentence.tokens.clone()];
        for (i, word) in words.iter().enumerate() {
            if word.shape == Shape::Capital && !is_head(words, i) {
                names.enter(word.word, || ());
            }
        }
    }
    names
}

fn lay_sentences(tokens: &[Token], sentences: &[Sentence]) -> Vec<LaidSentence> {
    let mut laid: Vec<LaidSentence> = Vec::with_capacity(sentences.len());
    let mut first = 0;
    for sentence in sentences {
        let mut end = first;
        while tokens
            .get(end)
            .is_some_and(|t| t.span.start() < sentence.span().end())
        {
            end += 1;
        }
        if end > first {
            laid.push(LaidSentence {
                tokens: first..end,
                kind: sentence.kind(),
                paragraph: sentence.paragraph(),
                in_quotation: sentence.in_quotation(),
            });
            first = end;
        }
    }
    laid
}

/// Most words of four letters or more begin with a capital.
fn is_title_case(words: &[Token]) -> bool {
    let long = words.iter().filter(|t| t.is_word() && t.span.len() >= 4);
    let (capital, all) = long.fold((0, 0), |(c, n), t| (c + usize::from(t.is_capital()), n + 1));
    all >= 4 && capital * 5 >= all * 4
}

fn lay_quotations(tokens: &[Token], quotations: &[Quotation]) -> Vec<Quoted> {
    let mut quoted = vec![Quoted::default(); tokens.len()];
    let mut from = 0;
    for (number, quotation) in quotations
        .iter()
        .enumerate()
        .filter(|(_, q)| q.depth() == 0)
    {
        let span = quotation.span();
        while tokens
            .get(from)
            .is_some_and(|t| t.span.end() <= span.start())
        {
            from += 1;
        }
        let mut at = from;
        while let Some(token) = tokens.get(at).filter(|t| t.span.start() < span.end()) {
            let mark = if token.span.start() == span.start() {
                QuotationMark::Open
            } else if quotation.is_closed() && token.span.end() == span.end() {
                QuotationMark::Close
            } else {
                QuotationMark::None
            };
            quoted[at] = Quoted {
                quotation: number as u32 + 1,
                mark,
            };
            at += 1;
        }
        from = at;
    }
    quoted
}
