//! Where a word stands: the words beside it, and what phrase begins or ends there.

use super::super::{Flags, Tag, Token};
use super::Clause;

/// Whether an object begins with this word.
pub(super) fn opens_object(token: Option<&Token>) -> bool {
    token.is_some_and(|t| match t.tag {
        Tag::DT | Tag::PRP | Tag::PRPS | Tag::WDT | Tag::WP | Tag::WRB | Tag::Quote => true,
        Tag::NNP => !t.has(Flags::WEEKDAY.or(Flags::MONTH)),
        _ => false,
    })
}

pub(super) fn is_nominal(tag: Option<Tag>) -> bool {
    matches!(
        tag,
        Some(Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::JJ)
    )
}

/// Whether no noun follows here that an adjective or a noun before it could belong to.
pub(super) fn ends_phrase(tag: Option<Tag>) -> bool {
    matches!(
        tag,
        None | Some(Tag::Stop | Tag::Comma | Tag::IN | Tag::Close)
    )
}

/// A word's surroundings.
#[derive(Copy, Clone)]
pub(super) struct Place<'t> {
    pub before: &'t [Token],
    pub after: &'t [Token],
    /// The nearest word before, adverbs passed over.
    pub previous: Option<&'t Token>,
    pub clause: Clause,
}

impl<'t> Place<'t> {
    pub fn p(&self) -> Option<Tag> {
        self.previous.map(|t| t.tag)
    }

    /// The token right before.
    pub fn beside(&self) -> Option<&'t Token> {
        self.before.last()
    }

    pub fn direct(&self) -> Option<Tag> {
        self.beside().map(|t| t.tag)
    }

    pub fn next(&self) -> Option<&'t Token> {
        self.after.first()
    }

    pub fn n(&self) -> Option<Tag> {
        self.next().map(|t| t.tag)
    }

    pub fn second(&self) -> Option<Tag> {
        self.after.get(1).map(|t| t.tag)
    }

    /// The word two before.
    pub fn farther(&self) -> Option<&'t Token> {
        self.before.len().checked_sub(2).map(|j| &self.before[j])
    }

    pub fn before_object(&self) -> bool {
        opens_object(self.next())
    }

    pub fn determined(&self) -> bool {
        matches!(self.direct(), Some(Tag::DT | Tag::PRPS | Tag::POS))
    }

    pub fn auxiliary(&self) -> bool {
        self.previous
            .is_some_and(|t| t.has(Flags::AUXILIARY) && t.tag != Tag::POS)
    }

    pub fn after_lemma(&self, lemma: u64) -> bool {
        self.previous.is_some_and(|t| t.lemma == lemma)
    }
}
