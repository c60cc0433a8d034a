//! Who said what in a news article.

mod attribution;
mod error;
mod extractor;
mod gazetteer;
mod layout;
mod mention;
mod quotation;
mod record;
mod sentence;
mod span;
mod stance;
mod table;
mod token;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;

pub use attribution::{Attribution, AttributionKind};
pub use error::Error;
pub use extractor::{Document, Extractor, ExtractorBuilder};
pub use gazetteer::{EntityKind, Entry, Gazetteer, GazetteerBuilder, Match, MatchForm, Matches};
pub use mention::{Entity, Mention, MentionForm};
pub use quotation::{quotations, Newlines, Quotation};
pub use record::{
    AttributionRecord, DatelineRecord, EntityRecord, MentionRecord, Offsets, Record,
    SentenceRecord, SpanRecord,
};
pub use sentence::{Dateline, Segmenter, SegmenterBuilder, Sentence, SentenceKind, Sentences};
pub use span::Span;
pub use stance::Stance;
