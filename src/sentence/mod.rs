//! Stand-in till the stage is there.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum SentenceKind { Prose, Headline }
