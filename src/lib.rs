//! Who said what in a news article.
mod error;
mod quotation;
mod sentence;
mod span;
pub use error::Error;
pub use quotation::{quotations, Newlines, Quotation};
pub use sentence::{Dateline, Segmenter, SegmenterBuilder, Sentence, SentenceKind, Sentences};
pub use span::Span;
