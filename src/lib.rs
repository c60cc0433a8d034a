//! Who said what in a news article.
mod error;
mod gazetteer;
mod span;
mod stance;
mod table;
mod token;
pub use error::Error;
pub use gazetteer::{EntityKind, Entry, Gazetteer, GazetteerBuilder, Match, MatchForm, Matches};
pub use span::Span;
pub use stance::Stance;
