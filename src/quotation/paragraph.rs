//! Paragraphs: where state that runs along the text is reset.

use memchr::{memchr2, memmem};

use crate::Span;

/// What a line break means that has no blank line beside it. A blank line always ends a paragraph.
///
/// ```
/// use inquit::{Newlines, Segmenter};
/// let text = "The vote was put off\nuntil Monday";
/// let count = |policy| Segmenter::builder().newlines(policy).build().unwrap().sentences(text).count();
/// assert_eq!((count(Newlines::Auto), count(Newlines::Break), count(Newlines::Wrap)), (1, 2, 1));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Newlines {
    /// Decided from the text: lines of even width are wrapped text, a line that goes on in lower
    /// case belongs to the one above, any other break ends a paragraph.
    #[default]
    Auto,
    /// Each line break ends a paragraph.
    Break,
    /// A line break is a blank.
    Wrap,
}

/// Widths at which people and programs wrap text; shorter lines are lists, longer ones paragraphs.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 36..=132;
/// How much of a text is looked at to see whether its lines are wrapped.
const SAMPLE_LINES: usize = 400;

#[derive(Clone, Copy, Debug)]
struct Line {
    start: usize,
    end: usize,
}

/// Spans of the paragraphs of a text, without the blanks around them, in order.
#[derive(Clone, Debug)]
pub(crate) struct Paragraphs<'t> {
    text: &'t str,
    policy: Newlines,
    /// Whether the separators U+2028 and U+2029 occur; looked up once, since they are rare.
    separators: bool,
    pos: usize,
    /// Width of wrapped lines, looked for once, when the first block of several lines is met.
    width: Option<Option<usize>>,
    lines: Vec<Line>,
    pending: std::collections::VecDeque<Span>,
}

impl<'t> Paragraphs<'t> {
    pub(crate) fn new(text: &'t str, policy: Newlines) -> Self {
        let has = |mark: &str| memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
        Paragraphs {
            text,
            policy,
            separators: has("\u{2028}") || has("\u{2029}"),
            pos: 0,
            width: None,
            lines: Vec::new(),
            pending: std::collections::VecDeque::new(),
        }
    }

    /// The line that begins at `from`: where it ends and where the next one begins.
    fn line(&self, from: usize) -> (usize, usize) {
        let bytes = self.text.as_bytes();
        let mut end = memchr2(b'\n', b'\r', &bytes[from..]).map_or(bytes.len(), |i| from + i);
        if self.separators {
            let found = self.text[from..end].find(['\u{2028}', '\u{2029}']);
            if let Some(i) = found {
                end = from + i;
                return (end, end + '\u{2028}'.len_utf8());
            }
        }
        let next = match bytes.get(end) {
            None => end,
            Some(b'\r') if bytes.get(end + 1) == Some(&b'\n') => end + 2,
            Some(_) => end + 1,
        };
        (end, next)
    }

    fn trimmed(&self, start: usize, end: usize) -> Option<Line> {
        let whole = &self.text[start..end];
        let left = whole.trim_start();
        let start = start + (whole.len() - left.len());
        let len = left.trim_end().len();
        (len > 0).then_some(Line {
            start,
            end: start + len,
        })
    }

    /// Reads the next run of lines without a blank line into `lines`.
    fn read_block(&mut self) {
        self.lines.clear();
        while self.pos < self.text.len() {
            let (end, next) = self.line(self.pos);
            let line = self.trimmed(self.pos, end);
            let paragraph_mark = self.separators && self.text[end..].starts_with('\u{2029}');
            self.pos = next;
            match line {
                Some(line) => self.lines.push(line),
                None if self.lines.is_empty() => {}
                None => return,
            }
            if paragraph_mark && !self.lines.is_empty() {
                return;
            }
        }
    }

    fn cut_block(&mut self) {
        if self.lines.len() > 1 && self.policy == Newlines::Auto && self.width.is_none() {
            self.width = Some(wrap_width(&self.sample()));
        }
        let own = if self.lines.len() >= 4 && self.policy == Newlines::Auto {
            let rows: Vec<Row> = self.rows(&self.lines).collect();
            wrap_width(&rows)
        } else {
            None
        };
        let width = own.or(self.width.flatten());
        let lower = self
            .lines
            .first()
            .is_some_and(|l| self.text[l.start..].starts_with(char::is_lowercase));
        let mut start = None;
        for (i, line) in self.lines.iter().enumerate() {
            let first = *start.get_or_insert(line.start);
            let breaks = match (self.policy, self.lines.get(i + 1)) {
                (_, None) | (Newlines::Break, _) => true,
                (Newlines::Wrap, _) => false,
                (Newlines::Auto, Some(next)) => !self.goes_on(*line, *next, width, lower),
            };
            if breaks {
                self.pending.push_back(Span::new(first, line.end));
                start = None;
            }
        }
    }

    fn goes_on(&self, line: Line, next: Line, width: Option<usize>, lower: bool) -> bool {
        let (above, below) = (
            &self.text[line.start..line.end],
            &self.text[next.start..next.end],
        );
        if starts_item(below) {
            return false;
        }
        if below == "." {
            return true;
        }
        if let Some(width) = width {
            let room = columns(above) + 1 + columns(first_word(below));
            // A wrapped line is as full as the next word let it be; 15 % for ragged or re-wrapped text.
            if room > width - width * 15 / 100 {
                return true;
            }
        }
        !lower
            && below.starts_with(char::is_lowercase)
            && above.contains(' ')
            && !above.ends_with(['.', '!', '?', ':', ';', '"', '”'])
    }

    fn rows<'s>(&'s self, lines: &'s [Line]) -> impl Iterator<Item = Row> + 's {
        lines.windows(2).map(|pair| Row {
            width: columns(&self.text[pair[0].start..pair[0].end]),
            next: columns(first_word(&self.text[pair[1].start..pair[1].end])),
        })
    }

    /// The first lines of the text that are followed by another line of their block.
    fn sample(&self) -> Vec<Row> {
        let (mut rows, mut pos, mut last, mut seen) = (Vec::new(), 0, None, 0);
        while pos < self.text.len() && seen < SAMPLE_LINES {
            let (end, next) = self.line(pos);
            let line = self.trimmed(pos, end);
            if let (Some(a), Some(b)) = (last, line) {
                rows.extend(self.rows(&[a, b]));
            }
            last = line;
            pos = next;
            seen += 1;
        }
        rows
    }
}

impl Iterator for Paragraphs<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.pending.is_empty() {
            self.read_block();
            if let [line] = self.lines[..] {
                return Some(Span::new(line.start, line.end));
            }
            self.cut_block();
        }
        self.pending.pop_front()
    }
}

struct Row {
    width: usize,
    /// Width of the first word of the next line.
    next: usize,
}

/// The width lines are wrapped at, if they are: no line could have taken the first word of the next.
fn wrap_width(rows: &[Row]) -> Option<usize> {
    if rows.len() < 3 {
        return None;
    }
    let width = rows
        .iter()
        .map(|r| r.width)
        .max()
        .filter(|w| WRAP_WIDTHS.contains(w))?;
    let full = rows.iter().filter(|r| r.width + 1 + r.next > width).count();
    (full * 10 >= rows.len() * 7).then_some(width)
}

fn columns(text: &str) -> usize {
    text.bytes().filter(|b| b & 0xC0 != 0x80).count()
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or("")
}

/// Whether a line begins as an item of a list does.
fn starts_item(line: &str) -> bool {
    let word = first_word(line);
    if word.len() == line.len() || word.len() > 5 {
        return word == "-" || word == "*";
    }
    let body = word
        .trim_start_matches(['(', '•', '⁃'])
        .trim_end_matches(['.', ')']);
    let marked = body.len() < word.len();
    matches!(word, "-" | "*" | "–" | "•" | "⁃" | "◦" | "▪" | "+")
        || marked
            && (!body.is_empty() && body.len() <= 3 && body.bytes().all(|b| b.is_ascii_digit())
                || body.len() == 1 && body.bytes().all(|b| b.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        Paragraphs::new(text, Newlines::Auto)
            .map(|s| &text[s])
            .collect()
    }

    #[test]
    fn blank_lines_end_paragraphs_whatever_the_line_ends() {
        assert_eq!(
            pieces("  One. \r\n\r\n Two.\r\rThree.\u{2029}Four. \n\t\n"),
            ["One.", "Two.", "Three.", "Four."]
        );
        assert_eq!(pieces(""), [""; 0]);
        assert_eq!(pieces(" \n \u{a0}\n"), [""; 0]);
    }

    #[test]
    fn lines_of_even_width_are_wrapped() {
        let wrapped = "The harbour authority said on Monday that the ferry\nwould run again from next week, after divers had\nfound no damage to the hull and the owner of the line\nhad paid the fine that the court set in the spring.";
        assert_eq!(pieces(wrapped).len(), 1);
        let ragged = "Ferry to run again\nBy Ann Marsh\nThe harbour authority said on Monday that the ferry would run again from next week.\nDivers found no damage.";
        assert_eq!(pieces(ragged).len(), 4);
    }

    #[test]
    fn lower_case_goes_on_unless_the_block_is_a_list() {
        assert_eq!(pieces("The vote was put off\nuntil Monday.").len(), 1);
        assert_eq!(pieces("bread\nmilk and butter\neggs").len(), 3);
        assert_eq!(pieces("To do today\na. buy bread\nb. sell milk").len(), 3);
    }
}
