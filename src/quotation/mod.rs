//! Quotation marks paired, paragraph by paragraph.

mod mark;
mod pair;
mod paragraph;
pub(crate) mod scan;

pub(crate) use pair::Pairing;
pub use paragraph::Newlines;
pub(crate) use paragraph::Paragraphs;

use self::mark::Family;
use crate::{span, Span};

/// A stretch of text between quotation marks.
///
/// ```
/// let text = "“We know ‘nothing’ yet,” she said.";
/// let all = inquit::quotations(text);
/// assert_eq!(&text[all[0].content()], "We know ‘nothing’ yet,");
/// assert_eq!((&text[all[1].span()], all[1].depth()), ("‘nothing’", 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quotation {
    start: u32,
    content: u32,
    content_end: Option<u32>,
    end: u32,
    depth: u8,
    runs_on: bool,
    family: Option<Family>,
}

impl Quotation {
    /// Where it stands, with its marks.
    ///
    /// ```
    /// let text = "He said \"no\" twice.";
    /// assert_eq!(&text[inquit::quotations(text)[0].span()], "\"no\"");
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// What is quoted, without the marks.
    ///
    /// ```
    /// let text = "He said \"no\" twice.";
    /// assert_eq!(&text[inquit::quotations(text)[0].content()], "no");
    /// ```
    #[must_use]
    pub fn content(&self) -> Span {
        let end = self.content_end.unwrap_or(self.end);
        Span::new(self.content as usize, end as usize)
    }

    /// Whether it has a closing mark. One that has none ends with its paragraph, or where another of its kind opens.
    ///
    /// ```
    /// let all = inquit::quotations("“One.\n\n“Two.” And “three");
    /// assert_eq!(all.iter().map(|q| q.is_closed()).collect::<Vec<_>>(), [false, true, false]);
    /// ```
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.content_end.is_some()
    }

    /// Whether the next paragraph opens it again: one quotation over several paragraphs has one closing mark, in
    /// the last.
    ///
    /// ```
    /// let all = inquit::quotations("“One.\n\n“Two.” And “three");
    /// assert_eq!(all.iter().map(|q| q.runs_on()).collect::<Vec<_>>(), [true, false, false]);
    /// ```
    #[must_use]
    pub fn runs_on(&self) -> bool {
        self.runs_on
    }

    /// How many quotations it stands in: 0 for an outer one, 1 for one nested in another.
    ///
    /// ```
    /// let all = inquit::quotations("'He told me \"no\",' she said.");
    /// assert_eq!(all.iter().map(|q| q.depth()).collect::<Vec<_>>(), [0, 1]);
    /// ```
    #[must_use]
    pub fn depth(&self) -> u8 {
        self.depth
    }
}

/// The quotations of a text, sorted by where they begin; a nested one follows the one it stands in.
///
/// Straight and curly, double and single marks, doubled single marks (` `` ` and `''`), guillemets and
/// „German“ marks are read; a straight mark is told by its neighbours, then by what is open. Apostrophes
/// (*players'*, *'90s*, *rock 'n' roll*), feet and inches open nothing. State is reset at each paragraph
/// (see [`Newlines::Auto`]), so an unbalanced mark costs no more than its paragraph.
///
/// Never fails. Time and memory are linear in the length of the text.
///
/// ```
/// let text = "The '90s band's fans' club is 6' 2\" wide, he said. 'It is,' she said.";
/// let all = inquit::quotations(text);
/// assert_eq!(all.len(), 1);
/// assert_eq!(&text[all[0].span()], "'It is,'");
/// ```
#[must_use]
pub fn quotations(text: &str) -> Vec<Quotation> {
    let text = span::in_reach(text);
    let (mut out, mut pairing) = (Vec::new(), Pairing::default());
    for paragraph in Paragraphs::new(text, Newlines::Auto) {
        pairing.paragraph(text, paragraph, &mut out);
    }
    out
}
