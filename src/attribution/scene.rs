//! A text as attribution sees it: utterances, noun chunks and quotations over tokens.
//!
//! An utterance is a sentence, or several where a quotation holds them together: `"A. B," he said.` is one.

use std::ops::Range;

use crate::layout::{Layout, QuotationMark};
use crate::sentence::SentenceKind;
use crate::token::{Flags, Lexicon, Sense, Tag, Token, WordSet};

use super::chunk::Chunk;
use super::count::Counts;
use super::cue::may_be_cue;
use super::feature::Word;

/// A stretch of tokens in which cue and source are looked for.
#[derive(Clone, Debug)]
pub(crate) struct Utterance {
    pub start: usize,
    pub end: usize,
    /// Into [`Scene::chunks`].
    pub chunks: Range<usize>,
    pub paragraph: u32,
    pub kind: SentenceKind,
    pub opens_paragraph: bool,
}

pub(crate) struct Scene<'a, 't> {
    pub layout: &'a Layout<'t>,
    pub lexicon: &'a Lexicon,
    pub utterances: Vec<Utterance>,
    pub chunks: Vec<Chunk>,
    pub counts: Counts,
    /// For each token: its utterance.
    pub utterance_of: Vec<u32>,
    /// For each token: its chunk plus one, or 0.
    pub(super) chunk_of: Vec<u32>,
    /// For each token: the numbers of its word and its lemma.
    numbers: Vec<[u16; 2]>,
    /// Tokens outside quotations that may be a cue, in order.
    possible_cues: Vec<u32>,
    /// For each token outside quotations: how often its word is a cue, in steps from 0 to 8.
    pub prior: Vec<u8>,
    /// The same for its lemma.
    pub lemma_prior: Vec<u8>,
    /// The same for its word, if it is a finite verb and no auxiliary.
    pub verb_prior: Vec<u8>,
}

/// What a model knows of a word.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct Known {
    /// See [`Word::number`].
    pub number: u32,
    /// How often it is a cue, in steps from 0 to 8.
    pub prior: u8,
    /// How often it is one as a lemma.
    pub lemma_prior: u8,
}

/// The number of a word in two bytes, since there is one for each token. Weights speak of some 17,000 words; one beyond is read as one that they do
/// not speak of.
fn short(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(0)
}

/// Words besides auxiliaries and adverbs that stand between a subject and its verb.
static BETWEEN: WordSet<12> = WordSet::new([
    "himself",
    "herself",
    "themselves",
    "itself",
    "both",
    "all",
    "each",
    "going",
    "about",
    "able",
    "to",
    "no",
]);
static RELATIVE: WordSet<4> = WordSet::new(["who", "which", "whom", "that"]);

impl<'a, 't> Scene<'a, 't> {
    pub fn new(layout: &'a Layout<'t>, lexicon: &'a Lexicon) -> Self {
        let mut scene = Scene {
            layout,
            lexicon,
            utterances: Vec::with_capacity(layout.sentences.len()),
            chunks: Vec::with_capacity(layout.tokens.len() / 3),
            counts: Counts::new(layout),
            utterance_of: vec![0; layout.tokens.len()],
            chunk_of: vec![0; layout.tokens.len()],
            numbers: vec![[0; 2]; layout.tokens.len()],
            possible_cues: Vec::new(),
            prior: vec![0; layout.tokens.len()],
            lemma_prior: vec![0; layout.tokens.len()],
            verb_prior: vec![0; layout.tokens.len()],
        };
        scene.join_sentences();
        scene.chunks.shrink_to_fit();
        scene
    }

    /// Fills in what is known of words and lemmas, by their hashes.
    pub fn set_known(&mut self, known: impl Fn(u64) -> Known) {
        for (i, token) in self.layout.tokens.iter().enumerate() {
            let word = known(token.word);
            let lemma = if token.lemma == token.word {
                word
            } else {
                known(token.lemma)
            };
            self.numbers[i] = [word.number, lemma.number].map(short);
            if self.quoted(i) {
                continue;
            }
            [self.prior[i], self.lemma_prior[i]] = [word.prior, lemma.lemma_prior];
            if token.tag.is_finite() && !token.has(Flags::AUXILIARY) {
                self.verb_prior[i] = self.prior[i];
            }
            if may_be_cue(self, i) {
                self.possible_cues.push(i as u32);
            }
        }
    }

    /// Lets go of what only the choice asks for.
    pub fn forget_words(&mut self) {
        self.counts = Counts::default();
        self.numbers = Vec::new();
        self.possible_cues = Vec::new();
        [self.prior, self.lemma_prior, self.verb_prior] = [const { Vec::new() }; 3];
    }

    /// Tokens of a stretch that may be a cue.
    pub fn possible_cues(&self, start: usize, end: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self
            .possible_cues
            .partition_point(|i| (*i as usize) < start);
        let cues = self.possible_cues[first..].iter().map(|i| *i as usize);
        cues.take_while(move |i| *i < end)
    }

    /// The greatest [`Scene::prior`] in a stretch.
    pub fn best_prior(&self, start: usize, end: usize) -> usize {
        let steps = self.prior.get(start..end).unwrap_or_default();
        steps.iter().copied().max().unwrap_or(0).into()
    }

    fn join_sentences(&mut self) {
        let mut open: Option<Utterance> = None;
        let mut last_paragraph = u32::MAX;
        for sentence in &self.layout.sentences {
            let utterance = match open.take() {
                Some(mut utterance) if utterance.paragraph == sentence.paragraph => {
                    utterance.end = sentence.tokens.end;
                    utterance
                }
                other => {
                    if let Some(done) = other {
                        self.close(done);
                    }
                    let opens_paragraph = last_paragraph != sentence.paragraph;
                    last_paragraph = sentence.paragraph;
                    Utterance {
                        start: sentence.tokens.start,
                        end: sentence.tokens.end,
                        chunks: 0..0,
                        paragraph: sentence.paragraph,
                        kind: sentence.kind,
                        opens_paragraph,
                    }
                }
            };
            if sentence.in_quotation {
                open = Some(utterance);
            } else {
                self.close(utterance);
            }
        }
        if let Some(utterance) = open {
            self.close(utterance);
        }
    }

    fn close(&mut self, mut utterance: Utterance) {
        let first = self.chunks.len();
        self.find_chunks(utterance.start, utterance.end);
        utterance.chunks = first..self.chunks.len();
        let number = self.utterances.len() as u32;
        self.utterance_of[utterance.start..utterance.end].fill(number);
        self.utterances.push(utterance);
    }

    pub fn tokens(&self) -> &'a [Token] {
        &self.layout.tokens
    }

    pub fn tag(&self, i: usize) -> Tag {
        self.layout.tokens[i].tag
    }

    pub fn sense(&self, i: usize) -> Sense {
        self.layout.tokens[i].sense()
    }

    pub fn word(&self, i: usize) -> Word {
        Word {
            hash: self.layout.tokens[i].word,
            number: self.numbers[i][0].into(),
        }
    }

    pub fn lemma(&self, i: usize) -> Word {
        Word {
            hash: self.layout.tokens[i].lemma,
            number: self.numbers[i][1].into(),
        }
    }

    /// The chunk around a token, as a number into [`Scene::chunks`].
    pub fn chunk_of(&self, i: usize) -> Option<usize> {
        (self.chunk_of[i] as usize).checked_sub(1)
    }

    pub fn quoted(&self, i: usize) -> bool {
        self.layout.tokens[i].quotation != 0
    }

    fn mark(&self, i: usize) -> QuotationMark {
        self.layout.mark(&self.layout.tokens[i])
    }

    /// The token is the mark that opens a quotation.
    pub fn opens(&self, i: usize) -> bool {
        self.mark(i) == QuotationMark::Open
    }

    /// The token is the mark that closes a quotation.
    pub fn closes(&self, i: usize) -> bool {
        self.mark(i) == QuotationMark::Close
    }

    pub fn utterance(&self, i: usize) -> &Utterance {
        &self.utterances[self.utterance_of[i] as usize]
    }

    pub fn is(&self, i: usize, list: &[u64]) -> bool {
        list.contains(&self.layout.tokens[i].word)
    }

    pub fn is_relative(&self, i: usize) -> bool {
        self.among(i, &RELATIVE)
    }

    pub fn among<const N: usize>(&self, i: usize, set: &WordSet<N>) -> bool {
        set.contains(self.layout.tokens[i].word)
    }

    /// First token of the verb group that ends at `i`: auxiliaries and adverbs before the verb.
    pub fn verb_group(&self, i: usize, start: usize) -> usize {
        let mut j = i;
        while j > start {
            let token = &self.layout.tokens[j - 1];
            if self.chunk_of[j - 1] != 0 {
                break;
            }
            let between = matches!(token.tag, Tag::RB | Tag::MD)
                || token.has(Flags::AUXILIARY.or(Flags::NEGATION)) && token.tag != Tag::POS
                || BETWEEN.contains(token.word);
            if !between {
                break;
            }
            j -= 1;
        }
        j
    }

    /// Last token of an utterance that is not its closing punctuation, plus one; never before `least`.
    pub fn core_end(&self, utterance: &Utterance, least: usize) -> usize {
        let mut end = utterance.end;
        while end > least && matches!(self.tag(end - 1), Tag::Stop | Tag::Quote) {
            end -= 1;
        }
        end
    }
}
