//! Tokens laid over sentences and quotations: what names and attribution are read from.

use std::ops::Range;

use crate::quotation::Quotation;
use crate::sentence::{Sentence, SentenceKind};
use crate::token::{is_head, tag_sentence, tokens, ByHash, Lexicon, Shape, Token};
use crate::Span;

/// Whether a token is a mark at the edge of an outermost quotation.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum QuotationMark {
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
        lay_quotations(&mut tokens, &quotations);
        Layout {
            text,
            tokens,
            sentences,
            quotations,
        }
    }

    /// Whether a token opens or closes the outermost quotation around it.
    #[inline]
    pub fn mark(&self, token: &Token) -> QuotationMark {
        let number = (token.quotation as usize).checked_sub(1);
        match number.and_then(|number| self.quotations.get(number)) {
            Some(quotation) => edge(quotation, token.span),
            None => QuotationMark::None,
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

/// Tells each token the outermost quotation around it.
fn lay_quotations(tokens: &mut [Token], quotations: &[Quotation]) {
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
        while let Some(token) = tokens.get_mut(from).filter(|t| t.span.start() < span.end()) {
            token.quotation = number as u32 + 1;
            from += 1;
        }
    }
}

/// At which edge of a quotation a stretch lies.
fn edge(quotation: &Quotation, stretch: Span) -> QuotationMark {
    let span = quotation.span();
    if stretch.start() == span.start() {
        QuotationMark::Open
    } else if quotation.is_closed() && stretch.end() == span.end() {
        QuotationMark::Close
    } else {
        QuotationMark::None
    }
}
