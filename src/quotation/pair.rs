//! Pairing marks within a paragraph.

use super::mark::{marks, Family, Mark, Turn};
use super::Quotation;
use crate::Span;

/// Pairs marks paragraph by paragraph; keeps its buffers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairing {
    marks: Vec<Mark>,
    /// For each mark, whether the next single mark that is sure to close comes before the next that opens.
    closes_ahead: Vec<Ahead>,
    open: Vec<Open>,
    closing: Vec<usize>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Ahead {
    any: bool,
    sure: bool,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    family: Family,
    doubtful: bool,
    index: usize,
}

impl Pairing {
    /// Where the closing marks of the last paragraph begin, ascending.
    pub(crate) fn closing(&self) -> &[usize] {
        &self.closing
    }

    /// Appends the quotations of `paragraph` to `out`. A quotation runs on where the next
    /// paragraph opens it again.
    pub(crate) fn paragraph(&mut self, text: &str, paragraph: Span, out: &mut Vec<Quotation>) {
        self.closing.clear();
        marks(text, paragraph, &mut self.marks);
        if self.marks.is_empty() {
            return;
        }
        self.look_ahead();
        self.open.clear();
        let base = out.len();
        let again = opening_family(text[paragraph.end()..].trim_start());
        let runs_on =
            |mark: Mark| mark.span.start() == paragraph.start() && again == Some(mark.family);
        for i in 0..self.marks.len() {
            let mark = self.marks[i];
            let is_open = self.open.iter().any(|o| o.family == mark.family);
            match mark.turn {
                Turn::Open => self.opens(mark, i, runs_on(mark), out),
                Turn::Close if is_open => self.closes(mark, out),
                Turn::Close => {}
                Turn::CloseOrApostrophe => {
                    if is_open && !self.closes_ahead[i].sure {
                        self.closes(mark, out);
                    }
                }
                Turn::Either if is_open => self.closes(mark, out),
                Turn::Either => self.opens(mark, i, runs_on(mark), out),
            }
        }
        while let Some(open) = self.open.pop() {
            let runs_on = self.open.is_empty() && again == Some(open.family);
            if open.family == Family::Single && !runs_on {
                out[open.index].family = None;
            } else {
                out[open.index].end = paragraph.end() as u32;
                out[open.index].runs_on = runs_on;
            }
        }
        let mut kept = base;
        for i in base..out.len() {
            if out[i].family.is_some() {
                out[kept] = out[i];
                kept += 1;
            }
        }
        out.truncate(kept);
    }

    fn look_ahead(&mut self) {
        self.closes_ahead.clear();
        self.closes_ahead.resize(self.marks.len(), Ahead::default());
        let mut ahead = Ahead::default();
        for (mark, slot) in self.marks.iter().zip(&mut self.closes_ahead).rev() {
            *slot = ahead;
            if mark.family == Family::Single {
                match mark.turn {
                    Turn::Open => ahead.sure = false,
                    Turn::Close => {
                        ahead = Ahead {
                            any: true,
                            sure: true,
                        }
                    }
                    Turn::CloseOrApostrophe | Turn::Either => ahead.any = true,
                }
            }
        }
    }

    fn opens(&mut self, mark: Mark, i: usize, runs_on: bool, out: &mut Vec<Quotation>) {
        if let Some(at) = self.open.iter().position(|o| o.family == mark.family) {
            // An apostrophe that looks like an opening mark must not end what is open.
            if mark.doubtful && mark.family == Family::Single {
                return;
            }
            self.give_up(at, mark.span.start(), out);
        }
        if mark.doubtful && !self.closes_ahead[i].any && !runs_on {
            return;
        }
        self.open.push(Open {
            family: mark.family,
            doubtful: mark.doubtful,
            index: out.len(),
        });
        let depth = u8::try_from(self.open.len() - 1).unwrap_or(u8::MAX);
        out.push(Quotation {
            start: mark.span.start() as u32,
            content: mark.span.end() as u32,
            content_end: None,
            end: mark.span.end() as u32,
            depth,
            runs_on: false,
            family: Some(mark.family),
        });
    }

    fn closes(&mut self, mark: Mark, out: &mut [Quotation]) {
        let Some(at) = self.open.iter().rposition(|o| o.family == mark.family) else {
            return;
        };
        self.give_up(at + 1, mark.span.start(), out);
        if let Some(open) = self.open.pop() {
            let quotation = &mut out[open.index];
            quotation.content_end = Some(mark.span.start() as u32);
            self.closing.push(mark.span.start());
            quotation.end = mark.span.end() as u32;
        }
    }

    /// Drops what is open from `at` on; it ends, unclosed, before `end`.
    fn give_up(&mut self, at: usize, end: usize, out: &mut [Quotation]) {
        for open in self.open.drain(at..) {
            let quotation = &mut out[open.index];
            quotation.end = end as u32;
            if open.doubtful || open.family == Family::Single {
                quotation.family = None;
            }
        }
    }
}

fn opening_family(text: &str) -> Option<Family> {
    match text.chars().next()? {
        '"' | '“' | '„' => Some(Family::Double),
        '`' if text.starts_with("``") => Some(Family::Double),
        '\'' if text.starts_with("''") => Some(Family::Double),
        '\'' | '‘' => Some(Family::Single),
        '«' => Some(Family::Angle),
        _ => None,
    }
}
