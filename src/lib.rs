//! Who said what in a news article.
mod error;
mod span;
mod stance;
mod table;
mod token;
pub use error::Error;
pub use span::Span;
pub use stance::Stance;
