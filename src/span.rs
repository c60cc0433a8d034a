//! Where something stands in a text.

use std::fmt;
use std::ops::{Index, Range};

/// A stretch of text: byte offsets, half-open, always into the text as it was given.
///
/// Spans made by this crate lie in bounds and on character boundaries, so `&text[span]` does not
/// panic when `text` is the text they were made from. Offsets are kept in four bytes: beyond four gigabytes a text is not
/// read, and a larger offset is taken for the largest there is.
///
/// ```
/// use inquit::Span;
/// let text = "Peskov told TASS";
/// let span = Span::new(12, 16);
/// assert_eq!(&text[span], "TASS");
/// assert_eq!(span.len(), 4);
/// ```
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "Ends"))]
pub struct Span {
    start: u32,
    end: u32,
}

/// A span as it is read, which may be the wrong way round.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
struct Ends {
    start: usize,
    end: usize,
}

#[cfg(feature = "serde")]
impl From<Ends> for Span {
    fn from(ends: Ends) -> Self {
        Span::new(ends.start, ends.end)
    }
}

impl Span {
    /// The span from `start` up to, not including, `end`. A span whose `end` lies before its `start` is
    /// made empty at `start`.
    ///
    /// ```
    /// assert_eq!(inquit::Span::new(3, 5).range(), 3..5);
    /// assert!(inquit::Span::new(5, 3).is_empty());
    /// ```
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Span {
            start: offset(start),
            end: offset(end),
        }
    }

    /// First byte.
    ///
    /// ```
    /// assert_eq!(inquit::Span::new(3, 5).start(), 3);
    /// ```
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    ///
    /// ```
    /// assert_eq!(inquit::Span::new(3, 5).end(), 5);
    /// ```
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    ///
    /// ```
    /// assert_eq!(inquit::Span::new(3, 5).len(), 2);
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether it covers nothing.
    ///
    /// ```
    /// assert!(inquit::Span::new(3, 3).is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range of the standard library.
    ///
    /// ```
    /// assert_eq!(inquit::Span::new(3, 5).range(), 3..5);
    /// ```
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether `other` lies wholly inside this span (equal spans included).
    ///
    /// ```
    /// use inquit::Span;
    /// assert!(Span::new(0, 9).covers(Span::new(2, 9)));
    /// assert!(!Span::new(0, 9).covers(Span::new(2, 10)));
    /// ```
    #[must_use]
    pub const fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two have at least one byte in common.
    ///
    /// ```
    /// use inquit::Span;
    /// assert!(Span::new(0, 3).overlaps(Span::new(2, 5)));
    /// assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
    /// ```
    #[must_use]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// The last offset that a span can hold.
const FURTHEST: usize = u32::MAX as usize;

const fn offset(at: usize) -> u32 {
    if at > FURTHEST {
        u32::MAX
    } else {
        at as u32
    }
}

/// The part of a text that spans can speak of: all of it but for a text of over four gigabytes.
pub(crate) fn in_reach(text: &str) -> &str {
    up_to(text, FURTHEST)
}

fn up_to(text: &str, mut end: usize) -> &str {
    if text.len() <= end {
        return text;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_out_of_reach_is_cut_between_characters() {
        assert_eq!(up_to("aé", 3), "aé");
        assert_eq!(up_to("aé", 2), "a");
        assert_eq!(up_to("aéb", 3), "aé");
    }
}
