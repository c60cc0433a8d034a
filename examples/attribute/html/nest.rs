//! Stretches that overlap as elements that nest: one that crosses another's end is cut there.

use std::cmp::Reverse;

use inquit::Span;

/// A stretch to be marked. Of two that cover the same text the one that comes first is the outer one.
pub struct Mark<M> {
    pub span: Span,
    pub what: M,
}

/// A step of writing the text with its marks; `usize` is the number of the mark.
#[derive(Debug, PartialEq)]
pub enum Step {
    /// `first` where the mark itself begins, not where it goes on after a cut.
    Open {
        mark: usize,
        first: bool,
    },
    Text(Span),
    /// `last` where the mark itself ends.
    Close {
        mark: usize,
        last: bool,
    },
}

/// The text of `within` and those of the marks that are `inside`, as elements that nest.
pub fn nest<M>(marks: &[Mark<M>], mut inside: Vec<usize>, within: Span) -> Vec<Step> {
    inside.retain(|i| !marks[*i].span.is_empty());
    inside.sort_by_key(|i| (marks[*i].span.start(), *i));
    let mut borders: Vec<usize> = inside
        .iter()
        .flat_map(|i| [marks[*i].span.start(), marks[*i].span.end()])
        .map(|at| at.clamp(within.start(), within.end()))
        .chain([within.start(), within.end()])
        .collect();
    borders.sort_unstable();
    borders.dedup();

    let mut steps = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut coming = inside.into_iter().peekable();
    let mut from = within.start();
    for at in borders {
        if from < at {
            steps.push(Step::Text(Span::new(from, at)));
            from = at;
        }
        // What ends here, and what was opened inside it and goes on.
        let ended = |i: &usize| marks[*i].span.end() <= at || at == within.end();
        let keep = open.iter().position(ended).unwrap_or(open.len());
        let cut = open.split_off(keep);
        steps.extend(cut.iter().rev().map(|i| Step::Close {
            mark: *i,
            last: marks[*i].span.end() <= at,
        }));
        let mut opening: Vec<usize> = cut.into_iter().filter(|i| !ended(i)).collect();
        while let Some(mark) = coming.next_if(|i| marks[*i].span.start() <= at) {
            opening.push(mark);
        }
        opening.sort_by_key(|i| (Reverse(marks[*i].span.end()), *i));
        for mark in opening.into_iter().filter(|i| !ended(i)) {
            let first = marks[mark].span.start() == at;
            steps.push(Step::Open { mark, first });
            open.push(mark);
        }
    }
    steps
}
