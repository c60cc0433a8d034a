//! A sentence and what it is.

use std::fmt;

use crate::Span;

/// What a sentence is in a news text.
///
/// ```
/// use inquit::{Segmenter, SentenceKind};
/// let text = "Ferry runs again\n\nBy Ann Marsh\n\nOSLO (AP) — The ferry ran on Monday.\n\nRead more";
/// let kinds: Vec<_> = Segmenter::new().sentences(text).map(|s| s.kind().as_str()).collect();
/// assert_eq!(kinds, ["headline", "byline", "dateline", "prose", "boilerplate"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum SentenceKind {
    /// Running text; also all that is not known to be anything else.
    Prose,
    /// Title, standfirst or a heading between paragraphs.
    Headline,
    /// Place, date and agency; see [`Dateline`](crate::Dateline).
    Dateline,
    /// Who wrote, reported or edited it.
    Byline,
    /// The rubric: `World | Politics`.
    Section,
    /// When it was published or updated, or the clock time of a live blog's entry.
    Timestamp,
    /// What a picture shows, or who took it.
    Caption,
    /// Calls to read on, to subscribe or to share; notes of the site.
    Boilerplate,
    /// A line without letters or digits: `* * *`.
    Separator,
}

impl SentenceKind {
    /// The word that records use.
    ///
    /// ```
    /// assert_eq!(inquit::SentenceKind::Dateline.as_str(), "dateline");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            SentenceKind::Prose => "prose",
            SentenceKind::Headline => "headline",
            SentenceKind::Dateline => "dateline",
            SentenceKind::Byline => "byline",
            SentenceKind::Section => "section",
            SentenceKind::Timestamp => "timestamp",
            SentenceKind::Caption => "caption",
            SentenceKind::Boilerplate => "boilerplate",
            SentenceKind::Separator => "separator",
        }
    }
}

impl fmt::Display for SentenceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A sentence: where it stands and what it is.
///
/// ```
/// let text = "\"We lost. It is over,\" she said.";
/// let first = inquit::Segmenter::new().sentences(text).next().unwrap();
/// assert_eq!(&text[first.span()], "\"We lost.");
/// assert!(first.in_quotation());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence {
    pub(super) span: Span,
    pub(super) paragraph: u32,
    pub(super) kind: SentenceKind,
    pub(super) in_quotation: bool,
}

impl Sentence {
    /// Where it stands, without the blanks around it; its closing quotation marks belong to it.
    ///
    /// ```
    /// let sentence = inquit::Segmenter::new().sentences(" It rained. ").next().unwrap();
    /// assert_eq!(sentence.span().range(), 1..11);
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it is.
    ///
    /// ```
    /// let sentence = inquit::Segmenter::new().sentences("It rained.").next().unwrap();
    /// assert_eq!(sentence.kind(), inquit::SentenceKind::Prose);
    /// ```
    #[must_use]
    pub fn kind(&self) -> SentenceKind {
        self.kind
    }

    /// Whether it ends inside a quotation that goes on with the next sentence.
    ///
    /// ```
    /// let text = "\"We lost. It is over,\" she said.";
    /// let inside: Vec<_> = inquit::Segmenter::new().sentences(text).map(|s| s.in_quotation()).collect();
    /// assert_eq!(inside, [true, false]);
    /// ```
    #[must_use]
    pub fn in_quotation(&self) -> bool {
        self.in_quotation
    }

    /// The paragraph it stands in, counted from 0.
    ///
    /// ```
    /// let text = "It rained. It stopped.\n\nIt rained.";
    /// let paragraphs: Vec<_> = inquit::Segmenter::new().sentences(text).map(|s| s.paragraph()).collect();
    /// assert_eq!(paragraphs, [0, 0, 1]);
    /// ```
    #[must_use]
    pub fn paragraph(&self) -> u32 {
        self.paragraph
    }
}
