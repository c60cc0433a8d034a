//! The possible contents of a cue with one source.

use super::{ContentCandidate, Following, Form, Order, Piece};

/// Where contents may begin and end, and which beginnings go with which ends. Kept from one cue to the next for its memory only.
#[derive(Default)]
pub(crate) struct Contents {
    /// Tokens after the cue at which a piece may begin.
    pub starts: Vec<usize>,
    /// Tokens before which it may end.
    pub ends: Vec<usize>,
    /// Pieces before the cue.
    pub before: Vec<Piece>,
    drafts: Vec<Draft>,
}

/// A content by numbers into the lists of [`Contents`], each of which has a few dozen members at most.
#[derive(Copy, Clone)]
pub(crate) struct Draft {
    pub form: Form,
    pub before: u8,
    pub start: u8,
    pub end: u8,
}

impl Contents {
    pub fn clear(&mut self) {
        self.starts.clear();
        self.ends.clear();
        self.before.clear();
        self.drafts.clear();
    }

    /// Adds one; the numbers that its form has no use for are not looked at.
    pub fn push(&mut self, form: Form, [before, start, end]: [usize; 3]) {
        self.drafts.push(Draft {
            form,
            before: before as u8,
            start: start as u8,
            end: end as u8,
        });
    }

    pub fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// The content with this number.
    pub fn at(&self, number: usize) -> ContentCandidate {
        self.of(&self.drafts[number])
    }

    pub fn of(&self, draft: &Draft) -> ContentCandidate {
        let (order, following, preceding) = draft.form.parts();
        let before = || self.before[usize::from(draft.before)];
        let after = || {
            (
                self.starts[usize::from(draft.start)],
                self.ends[usize::from(draft.end)],
            )
        };
        ContentCandidate {
            order,
            before: (order != Order::After).then(before),
            after: (order != Order::Before).then(after),
            following,
            preceding,
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = ContentCandidate> + '_ {
        self.drafts.iter().map(|draft| self.of(draft))
    }
}

impl Form {
    /// The order of the pieces, what is taken along after them, and whether something is before them.
    pub fn parts(self) -> (Order, Following, bool) {
        match self {
            Form::After => (Order::After, Following::None, false),
            Form::AfterOne => (Order::After, Following::One, false),
            Form::AfterAll => (Order::After, Following::All, false),
            Form::Before => (Order::Before, Following::None, false),
            Form::BeforeOne => (Order::Before, Following::One, false),
            Form::BeforeAll => (Order::Before, Following::All, false),
            Form::BeforePreceding => (Order::Before, Following::None, true),
            Form::Split => (Order::Split, Following::None, false),
            Form::SplitAll => (Order::Split, Following::All, false),
        }
    }
}
