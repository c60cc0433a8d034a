//! The segmenter, its builder, and the iterator over sentences.

use std::iter::FusedIterator;
use std::sync::Arc;

use once_cell::sync::Lazy;

use super::abbreviation::Abbreviations;
use super::boundary::Boundaries;
use super::context::skip_blanks;
use super::dateline::{self, Dateline};
use super::kind::{Sentence, SentenceKind};
use super::structure::{self, Surroundings};
use crate::quotation::{quotations, Newlines, Pairing, Paragraphs, Quotation};
use crate::{error::going_on, span, Error, Span};

/// Cuts text into sentences and says what each is. Cheap to clone; `Send` and `Sync`.
///
/// Works by rules over the bytes around each stop, with lists in `gazetteers/abbreviations.tsv` and
/// `gazetteers/news_structure.tsv`.
///
/// ```
/// use inquit::Segmenter;
/// let text = "Sen. Marsh left at 5 p.m. on Monday. \"We lost. It is over,\" she said.";
/// let sentences: Vec<&str> = Segmenter::new().sentences(text).map(|s| &text[s.span()]).collect();
/// assert_eq!(sentences, ["Sen. Marsh left at 5 p.m. on Monday.", "\"We lost.", "It is over,\" she said."]);
/// ```
#[derive(Clone, Debug)]
pub struct Segmenter {
    inner: Arc<Inner>,
}

#[derive(Clone, Debug)]
struct Inner {
    abbreviations: Abbreviations,
    newlines: Newlines,
    merge_quotations: bool,
}

static DEFAULT: Lazy<Segmenter> = Lazy::new(|| Segmenter {
    inner: Arc::new(Inner {
        abbreviations: Abbreviations::embedded(),
        newlines: Newlines::Auto,
        merge_quotations: false,
    }),
});

impl Segmenter {
    /// The segmenter with our lists, [`Newlines::Auto`], and quotations cut. The lists are read once.
    ///
    /// ```
    /// assert_eq!(inquit::Segmenter::new().sentences("It rained. It stopped.").count(), 2);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        DEFAULT.clone()
    }

    /// A builder, to add abbreviations or to choose other ways.
    ///
    /// ```
    /// let segmenter = inquit::Segmenter::builder().abbreviation("Bzrk.").build()?;
    /// assert_eq!(segmenter.sentences("The Bzrk. Office closed.").count(), 1);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn builder() -> SegmenterBuilder {
        SegmenterBuilder {
            words: Vec::new(),
            lists: Vec::new(),
            newlines: Newlines::Auto,
            merge_quotations: false,
        }
    }

    /// The sentences of a text, in order; all that is not white space lies in one of them.
    ///
    /// Lazy: a paragraph is read when its first sentence is asked for (one more, to tell a headline).
    /// Never fails. Time is linear in the length of the text, memory in that of its longest paragraph.
    ///
    /// ```
    /// let text = "It rained.\n\nIt stopped.";
    /// let spans: Vec<_> = inquit::Segmenter::new().sentences(text).map(|s| s.span().range()).collect();
    /// assert_eq!(spans, [0..10, 12..23]);
    /// ```
    #[must_use]
    pub fn sentences<'s, 't>(&'s self, text: &'t str) -> Sentences<'s, 't> {
        let text = span::in_reach(text);
        let mut paragraphs = Paragraphs::new(text, self.inner.newlines);
        let next = paragraphs.next();
        Sentences {
            inner: &self.inner,
            text,
            paragraphs,
            next,
            pairing: Pairing::default(),
            quotations: Vec::new(),
            all_quotations: None,
            cuts: Vec::new(),
            ready: Vec::new(),
            given: 0,
            paragraph: 0,
            head: true,
        }
    }

    /// The dateline of an article: the first in its head or at the beginning of its body.
    ///
    /// ```
    /// let text = "Ferry runs again\n\nBy Ann Marsh\n\nBRUSSELS (Reuters) - The ferry ran on Monday.";
    /// let dateline = inquit::Segmenter::new().dateline(text).unwrap();
    /// assert_eq!((dateline.place(), dateline.agency()), (Some("BRUSSELS"), Some("Reuters")));
    /// assert_eq!(inquit::Segmenter::new().dateline("It rained - twice (once)."), None);
    /// ```
    #[must_use]
    pub fn dateline<'t>(&self, text: &'t str) -> Option<Dateline<'t>> {
        dateline_among(text, self.sentences(text))
    }

    /// Sentences, dateline and quotations, each paragraph read once.
    pub(crate) fn outline<'t>(&self, text: &'t str) -> Outline<'t> {
        let mut sentences = self.sentences(text);
        sentences.all_quotations = (self.inner.newlines == Newlines::Auto).then(Vec::new);
        let mut list: Vec<Sentence> = sentences.by_ref().collect();
        let all = sentences.all_quotations.take();
        let mut quotations = all.unwrap_or_else(|| quotations(text));
        // They stay as long as the document.
        list.shrink_to_fit();
        quotations.shrink_to_fit();
        Outline {
            dateline: dateline_among(text, list.iter().copied()),
            sentences: list,
            quotations,
        }
    }
}

/// What is read off a text before its words are.
pub(crate) struct Outline<'t> {
    pub sentences: Vec<Sentence>,
    pub dateline: Option<Dateline<'t>>,
    pub quotations: Vec<Quotation>,
}

fn dateline_among(text: &str, sentences: impl Iterator<Item = Sentence>) -> Option<Dateline<'_>> {
    let sentence = sentences
        .take_while(|s| s.paragraph() < HEAD)
        .find(|s| s.kind() == SentenceKind::Dateline)?;
    dateline::parse(text, Span::new(sentence.span().start(), text.len()), true)
}

/// A dateline stands in one of the first paragraphs, if anywhere.
const HEAD: u32 = 24;
/// A place in capitals needs no more than a dash behind it in the paragraphs before this one.
const LEAD: u32 = 8;

impl Default for Segmenter {
    fn default() -> Self {
        Self::new()
    }
}

/// Makes a [`Segmenter`].
///
/// ```
/// use inquit::{Newlines, Segmenter};
/// let segmenter = Segmenter::builder()
///     .abbreviations(["Bzrk.", "Obl."])
///     .newlines(Newlines::Break)
///     .merge_quotations(true)
///     .build()
///     .unwrap();
/// assert_eq!(segmenter.sentences("The Bzrk. Office\nclosed").count(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct SegmenterBuilder {
    words: Vec<String>,
    lists: Vec<(String, String)>,
    newlines: Newlines,
    merge_quotations: bool,
}

impl SegmenterBuilder {
    /// Adds an abbreviation to ours, as written, with or without its stop. It ends a sentence only before a word that
    /// begins sentences.
    ///
    /// ```
    /// let segmenter = inquit::Segmenter::builder().abbreviation("Bzrk").build()?;
    /// assert_eq!(segmenter.sentences("The Bzrk. Office closed.").count(), 1);
    /// assert_eq!(segmenter.sentences("It was the Bzrk. The office closed.").count(), 2);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn abbreviation(mut self, word: impl Into<String>) -> Self {
        self.words.push(word.into());
        self
    }

    /// Adds several, as [`abbreviation`](Self::abbreviation) does.
    ///
    /// ```
    /// let segmenter = inquit::Segmenter::builder().abbreviations(["Bzrk.", "Obl."]).build()?;
    /// assert_eq!(segmenter.sentences("The Bzrk. Office of Omsk Obl. Court closed.").count(), 1);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn abbreviations(mut self, words: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.words.extend(words.into_iter().map(Into::into));
        self
    }

    /// Adds a list in the format of `gazetteers/abbreviations.tsv` (columns `abbreviation`, `class`, `ends`); `file` names it
    /// in errors. Later rows win over earlier ones and over ours.
    ///
    /// ```
    /// let segmenter = inquit::Segmenter::builder().tsv("mine.tsv", "Bzrk.\ttitle\tnever\n").build()?;
    /// assert_eq!(segmenter.sentences("It was Bzrk. The Second.").count(), 1);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn tsv(mut self, file: impl Into<String>, list: impl Into<String>) -> Self {
        self.lists.push((file.into(), list.into()));
        self
    }

    /// What a line break without a blank line means; [`Newlines::Auto`] unless said.
    ///
    /// ```
    /// use inquit::{Newlines, Segmenter};
    /// let segmenter = Segmenter::builder().newlines(Newlines::Break).build()?;
    /// assert_eq!(segmenter.sentences("The vote was put off\nuntil Monday.").count(), 2);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn newlines(mut self, newlines: Newlines) -> Self {
        self.newlines = newlines;
        self
    }

    /// Whether sentences that end inside a quotation are joined to the next, so that no quotation is cut within a
    /// paragraph; `false` unless said, when such sentences are marked by [`Sentence::in_quotation`].
    ///
    /// ```
    /// let text = "\"We lost. It is over,\" she said. He left.";
    /// let count = |merge| inquit::Segmenter::builder().merge_quotations(merge).build().unwrap().sentences(text).count();
    /// assert_eq!((count(false), count(true)), (3, 2));
    /// ```
    #[must_use]
    pub fn merge_quotations(mut self, merge: bool) -> Self {
        self.merge_quotations = merge;
        self
    }

    /// The segmenter.
    ///
    /// # Errors
    /// If a row of a list added by [`tsv`](Self::tsv) has not three columns, or a class or an ending we do not know.
    ///
    /// ```
    /// let error = inquit::Segmenter::builder().tsv("mine.tsv", "Bzrk.\n").build().unwrap_err();
    /// assert_eq!((error.file(), error.line()), ("mine.tsv", Some(1)));
    /// ```
    pub fn build(self) -> Result<Segmenter, Error> {
        self.build_by(&mut Err)
    }

    /// The segmenter, without the rows that cannot be used; `left_out` is told of each.
    ///
    /// ```
    /// let list = "Bzrk.\nObl.\tother\tmay\n";
    /// let mut errors = Vec::new();
    /// let segmenter = inquit::Segmenter::builder().tsv("mine.tsv", list).build_lossy(|error| errors.push(error.to_string()));
    /// assert_eq!(errors, ["mine.tsv:1: three columns wanted: abbreviation, class, ends"]);
    /// assert_eq!(segmenter.sentences("The Omsk Obl. Court closed.").count(), 1);
    /// ```
    #[must_use]
    pub fn build_lossy(self, left_out: impl FnMut(Error)) -> Segmenter {
        let Ok(segmenter) = self.build_by(&mut going_on(left_out));
        segmenter
    }

    /// `on_error` is told of each row that cannot be used; its error ends the reading.
    fn build_by<E>(
        self,
        on_error: &mut impl FnMut(Error) -> Result<(), E>,
    ) -> Result<Segmenter, E> {
        let mut abbreviations = Abbreviations::embedded();
        for (file, list) in &self.lists {
            abbreviations.read(file, list, on_error)?;
        }
        for word in &self.words {
            abbreviations.add(word);
        }
        let inner = Inner {
            abbreviations,
            newlines: self.newlines,
            merge_quotations: self.merge_quotations,
        };
        Ok(Segmenter {
            inner: Arc::new(inner),
        })
    }
}

/// Iterator over the sentences of a text; made by [`Segmenter::sentences`].
///
/// ```
/// let segmenter = inquit::Segmenter::new();
/// let mut sentences = segmenter.sentences("It rained. It stopped.");
/// assert_eq!(sentences.next().map(|s| s.span().range()), Some(0..10));
/// assert_eq!(sentences.count(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Sentences<'s, 't> {
    inner: &'s Inner,
    text: &'t str,
    paragraphs: Paragraphs<'t>,
    next: Option<Span>,
    pairing: Pairing,
    /// Those of the paragraph.
    quotations: Vec<Quotation>,
    /// Those of all paragraphs so far, where they are wanted.
    all_quotations: Option<Vec<Quotation>>,
    cuts: Vec<usize>,
    ready: Vec<Sentence>,
    given: usize,
    paragraph: u32,
    /// No paragraph of the body has come yet.
    head: bool,
}

impl Sentences<'_, '_> {
    /// Reads a paragraph into `ready`.
    fn read(&mut self, paragraph: Span) {
        self.ready.clear();
        self.given = 0;
        self.next = self.paragraphs.next();
        let mut start = paragraph.start();
        let dateline = dateline::parse(self.text, paragraph, self.paragraph < LEAD);
        let kind = match &dateline {
            Some(dateline) => {
                self.push(start, dateline.span().end(), SentenceKind::Dateline, false);
                start = skip_blanks(self.text, dateline.span().end(), paragraph.end());
                SentenceKind::Prose
            }
            None => {
                let around = Surroundings {
                    head: self.head,
                    next: self.next.map(|s| &self.text[s]),
                };
                structure::kind(&self.text[paragraph], around)
            }
        };
        if kind == SentenceKind::Prose {
            self.head = false;
        }
        let whole = matches!(
            kind,
            SentenceKind::Byline
                | SentenceKind::Timestamp
                | SentenceKind::Section
                | SentenceKind::Separator
        );
        if whole {
            self.push(start, paragraph.end(), kind, false);
        }
        let cut = start < paragraph.end() && !whole;
        if cut || self.all_quotations.is_some() {
            self.quotations.clear();
            self.pairing
                .paragraph(self.text, paragraph, &mut self.quotations);
        }
        if let Some(all) = &mut self.all_quotations {
            all.extend_from_slice(&self.quotations);
        }
        if cut {
            self.cut(start, paragraph, kind);
        }
        self.paragraph = self.paragraph.saturating_add(1);
    }

    fn cut(&mut self, start: usize, paragraph: Span, kind: SentenceKind) {
        self.cuts.clear();
        let boundaries = Boundaries {
            text: self.text,
            abbreviations: &self.inner.abbreviations,
            closing: self.pairing.closing(),
            end: paragraph.end(),
        };
        boundaries.find(Span::new(start, paragraph.end()), &mut self.cuts);
        let mut start = start;
        let mut next = 0;
        let cuts = std::mem::take(&mut self.cuts);
        for &end in cuts.iter().chain([&paragraph.end()]) {
            while self
                .quotations
                .get(next)
                .is_some_and(|q| q.depth() > 0 || q.span().end() <= end)
            {
                // A quotation that runs on ends with the paragraph and is still open there.
                if self.quotations[next].runs_on() && end == paragraph.end() {
                    break;
                }
                next += 1;
            }
            let open = self.quotations.get(next).filter(|q| q.span().start() < end);
            let inside = open.is_some_and(|q| q.is_closed() || q.runs_on());
            if self.inner.merge_quotations
                && end < paragraph.end()
                && open.is_some_and(Quotation::is_closed)
            {
                continue;
            }
            self.push(start, end, kind, inside);
            start = skip_blanks(self.text, end, paragraph.end());
        }
        self.cuts = cuts;
    }

    fn push(&mut self, start: usize, end: usize, kind: SentenceKind, in_quotation: bool) {
        if start < end {
            let span = Span::new(start, end);
            self.ready.push(Sentence {
                span,
                paragraph: self.paragraph,
                kind,
                in_quotation,
            });
        }
    }
}

impl Iterator for Sentences<'_, '_> {
    type Item = Sentence;

    fn next(&mut self) -> Option<Sentence> {
        while self.given >= self.ready.len() {
            let paragraph = self.next?;
            self.read(paragraph);
        }
        let sentence = self.ready.get(self.given).copied();
        self.given += 1;
        sentence
    }
}

impl FusedIterator for Sentences<'_, '_> {}
