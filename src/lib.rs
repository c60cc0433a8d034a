//! Who said what in a news article.
//!
//! An [`Extractor`] reads an English news text and makes a [`Document`] of it: sentences, names, quotations, and each quotation or claim
//! tied to its source.
//!
//! ```
//! use inquit::{AttributionKind, Extractor};
//!
//! let text = "“We are friends of both,” Foreign Minister Ana Lopes told Reuters on Monday.";
//! let document = Extractor::new().extract(text);
//! let attribution = &document.attributions()[0];
//!
//! assert_eq!(&text[attribution.content()[0]], "“We are friends of both,”");
//! assert_eq!(&text[attribution.source()[0]], "Foreign Minister Ana Lopes");
//! assert_eq!(&text[attribution.cue()[0]], "told");
//! assert_eq!(&text[attribution.addressee()[0]], "Reuters");
//! assert_eq!(attribution.speaker().map(|who| document.entities()[who].name()), Some("Ana Lopes"));
//! assert_eq!(attribution.kind(), AttributionKind::Direct);
//! ```
//!
//! It needs no model to download, no network and no parser. It is made for many articles of which one wants to know who is quoted, on what, and in
//! whose words: media monitoring, fact-checking, newsrooms, social science. The [`guide`] tells how to add names and cues, read a result, use the record
//! from Python, and read a million articles. The example `attribute` is a program that does all of it from the command line.
//!
//! # Types
//!
//! | | |
//! | --- | --- |
//! | [`Extractor`], [`Document`] | The whole: built once, used for any number of texts. [`Extractor::builder`] takes lists and a threshold of one's own. |
//! | [`Attribution`] | Source, cue, content and addressee as [`Span`]s; speaker, [`Stance`], [`AttributionKind`], the attribution around it, rule, confidence. |
//! | [`Mention`], [`Entity`] | Where the text speaks of a person, country, outlet, institution or place, and of which. |
//! | [`Segmenter`], [`Sentence`], [`Dateline`] | Sentences and what they are in the article. Of use alone. |
//! | [`quotations`], [`Quotation`] | Quotation marks, paired. Of use alone. |
//! | [`Gazetteer`], [`Entry`], [`Match`], [`Overlap`] | Lists of names and where a text has them. Of use alone. |
//! | [`Explanation`], [`Candidate`] | Why: each possible cue of a text, what became of it, and the features that decided. |
//! | [`Record`], [`Offsets`] | An owned copy for JSON, with offsets in bytes, characters or UTF-16 units. |
//! | [`Error`] | Why a list of the caller's could not be read. The only error. |
//!
//! A [`Span`] counts bytes of the text as it was given and is half-open; it always lies on the borders of characters, so that `&text[span]`
//! is the text. [`Document::to_record`] gives the other units.
//!
//! An [`Extractor`], a [`Segmenter`] and a [`Gazetteer`] are cheap to clone and can be shared by threads; to read on all cores, hand the articles
//! to threads, as the example `parallel` does. The crate starts none.
//!
//! # What it does not do
//!
//! - It reads English only, and plain text only: take the article out of HTML or PDF first.
//! - It does not say whether a claim is true, or whether the source really said it. It says what the article says.
//! - It knows a person within one document. Two documents share an entity only by the [key](Entity::key) of a list.
//! - A source without a name in the article, such as "officials", has a [source](Attribution::source) and no [speaker](Attribution::speaker).
//! - It is not made for novels, interviews set as questions and answers, or chat.
//! - It counts what people think, want and plan as well as what they say; choose by [`Stance`] for speech alone.
//!
#![doc = include_str!("../FIGURES.md")]
//!
//! # Untrusted input
//!
//! Any text may be given, whoever wrote it. None makes the crate fail or panic, and each takes time and memory that grow linearly with its length; only
//! building from a list of the caller's can fail, with an [`Error`]. Text beyond four gigabytes is not read. There is no unsafe code, no file
//! or network access, no thread and no clock. That is what the property tests, the tests of inputs that are made to be slow, and the fuzz targets of the
//! project hold it to.
//!
//! What is found in a hostile text is another matter: an article can make it believe that anyone said anything, as it can a reader. Escape what you print: a
//! name or content is a piece of the text as it was given.
//!
//! # Features
//!
//! - `serde` (on by default): [`Record`] and its parts, [`Span`] and the kinds can be serialised and deserialised; an [`Entry`] can be deserialised.
//!
//! The feature `training` is for the project's own programs and no part of the public surface.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

#[doc = include_str!("../GUIDE.md")]
pub mod guide {}

mod attribution;
mod cells;
mod eight;
mod error;
mod explanation;
mod extractor;
mod gazetteer;
mod layout;
mod mention;
mod quotation;
mod record;
mod sentence;
mod span;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod stages;
mod stance;
mod table;
mod token;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;

pub use attribution::explain::{Candidate, Choice, Part, Reason, Verdict};
pub use attribution::{Attribution, AttributionKind};
pub use error::Error;
pub use explanation::Explanation;
pub use extractor::{Document, Extractor, ExtractorBuilder};
pub use gazetteer::{
    EntityKind, Entry, Gazetteer, GazetteerBuilder, Match, MatchForm, Matches, Overlap,
};
pub use mention::{Entity, Mention, MentionForm};
pub use quotation::{quotations, Newlines, Quotation};
pub use record::{
    AttributionRecord, DatelineRecord, EntityRecord, MentionRecord, Offsets, Record,
    SentenceRecord, SpanRecord,
};
pub use sentence::{Dateline, Segmenter, SegmenterBuilder, Sentence, SentenceKind, Sentences};
pub use span::Span;
pub use stance::Stance;
