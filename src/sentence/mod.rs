//! Sentences and the structure of a news text.

mod abbreviation;
mod boundary;
mod context;
mod dateline;
mod hash;
mod kind;
mod lexicon;
mod list;
mod segmenter;
mod stop;
mod strong;
mod structure;

pub use dateline::Dateline;
pub use kind::{Sentence, SentenceKind};
pub(crate) use segmenter::Outline;
pub use segmenter::{Segmenter, SegmenterBuilder, Sentences};
