//! Who said what in a news article.
mod error;
mod span;
pub use error::Error;
pub use span::Span;
