//! Who said what in a news article.
mod error;
mod gazetteer;
mod layout;
mod mention;
mod sentence;
mod span;
mod stance;
mod table;
mod token;
pub use error::Error;
pub use gazetteer::{EntityKind, Entry, Gazetteer, GazetteerBuilder, Match, MatchForm, Matches};
pub use mention::{Entity, Mention, MentionForm};
pub use span::Span;
pub use stance::Stance;

/// Throw-away: for measuring the names alone.
#[doc(hidden)]
pub fn names_of(text: &str) -> (Vec<Mention>, Vec<Entity>) {
    mention::mentions(&layout::Layout::stand_in(text), Gazetteer::builtin())
}
