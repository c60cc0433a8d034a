//! Stand-in till the stage is there.
use std::ops::Range;
use crate::sentence::SentenceKind;
use crate::token::{tag_sentence, tokens, Lexicon, Tag, Token};

#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Quoted { pub quotation: u32 }

#[derive(Clone, Debug)]
pub(crate) struct LaidSentence {
    pub tokens: Range<usize>,
    pub kind: SentenceKind,
    pub paragraph: u32,
}

pub(crate) struct Layout<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
    pub sentences: Vec<LaidSentence>,
    pub quoted: Vec<Quoted>,
}

impl<'t> Layout<'t> {
    pub fn stand_in(text: &'t str) -> Self {
        let mut tokens = tokens(text, Lexicon::builtin());
        let mut sentences = Vec::new();
        let mut first = 0;
        let mut paragraph = 0;
        for i in 0..tokens.len() {
            let next = tokens.get(i + 1);
            let gap = next.map_or("\n\n", |n| &text[tokens[i].span.end()..n.span.start()]);
            let para = gap.contains("\n\n") || gap.contains('\n') && tokens[i].tag == Tag::Stop;
            let stop = matches!(tokens[i].tag, Tag::Stop | Tag::Quote) && (tokens[i].tag == Tag::Stop || i > 0 && tokens[i - 1].tag == Tag::Stop) && next.is_some_and(|n| n.is_capital() || n.tag == Tag::Quote);
            if para || stop {
                let range = first..i + 1;
                let last = &tokens[i];
                let kind = if para && last.tag != Tag::Stop && last.tag != Tag::Quote { SentenceKind::Headline } else { SentenceKind::Prose };
                let words = &mut tokens[range.clone()];
                let long = words.iter().filter(|t| t.is_word() && t.span.len() >= 4);
                let (capital, all) = long.fold((0, 0), |(c, n), t| (c + usize::from(t.is_capital()), n + 1));
                let title = kind == SentenceKind::Headline && all >= 4 && capital * 5 >= all * 4;
                tag_sentence(text, words, title);
                sentences.push(LaidSentence { tokens: range, kind, paragraph });
                paragraph += u32::from(para);
                first = i + 1;
            }
        }
        let quoted = vec![Quoted::default(); tokens.len()];
        Layout { text, tokens, sentences, quoted }
    }
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens.get(token).and_then(|t| self.text.get(t.span.range())).unwrap_or_default()
    }
}
