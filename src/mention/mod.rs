//! Who and what the text speaks of: mentions of people, countries, outlets, institutions and places, tied to entities.
//!
//! Listed names come from the gazetteer, other names from rules over capitalised words; short forms, descriptions and
//! pronouns are led back to the names before them.

mod bearer;
mod body;
mod candidate;
mod entity;
mod lexicon;
mod market;
mod naming;
mod reading;
mod reference;
mod run;
mod series;
mod sport;
mod support;
mod surroundings;
mod weighing;

use crate::gazetteer::{EntityKind, Gazetteer};
use crate::layout::Layout;
use crate::Span;

pub(crate) use surroundings::OWN_VOICE;

use candidate::candidates;
use entity::Register;

/// How a mention speaks of its entity.
///
/// ```
/// assert_eq!(inquit::MentionForm::Surname.to_string(), "surname");
/// ```
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum MentionForm {
    /// Its full name ("Dmitry Peskov").
    Name,
    /// Another name ("CIA", "Washington" for the United States).
    Alias,
    /// Part of a person's name ("Peskov").
    Surname,
    /// An adjective or noun made from a country's name ("Russian").
    Demonym,
    /// A common noun ("the newspaper", "the Venezuelan leader").
    Description,
    /// "He", "their".
    Pronoun,
}

impl MentionForm {
    /// The word that records use.
    ///
    /// ```
    /// assert_eq!(inquit::MentionForm::Pronoun.as_str(), "pronoun");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            MentionForm::Name => "name",
            MentionForm::Alias => "alias",
            MentionForm::Surname => "surname",
            MentionForm::Demonym => "demonym",
            MentionForm::Description => "description",
            MentionForm::Pronoun => "pronoun",
        }
    }
}

impl std::fmt::Display for MentionForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A place in the text that speaks of someone or something.
///
/// A name without title and possessive `'s`; a description with its article.
///
/// ```
/// use inquit::{EntityKind, Extractor, MentionForm};
/// let document = Extractor::new().extract("President Ana Lopes spoke. She was brief.");
/// let forms: Vec<_> = document.mentions().iter().map(|m| (m.form(), m.kind(), m.entity())).collect();
/// assert_eq!(forms, [
///     (MentionForm::Name, EntityKind::Person, Some(0)),
///     (MentionForm::Pronoun, EntityKind::Person, Some(0)),
/// ]);
/// ```
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mention {
    span: Span,
    kind: EntityKind,
    form: MentionForm,
    entity: Option<u32>,
}

impl Mention {
    /// Where it stands, in bytes.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("in Russia");
    /// assert_eq!(document.mentions()[0].span(), inquit::Span::new(3, 9));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it speaks of.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("in Russia");
    /// assert_eq!(document.mentions()[0].kind(), inquit::EntityKind::Country);
    /// ```
    #[must_use]
    pub fn kind(&self) -> EntityKind {
        self.kind
    }

    /// How it speaks of it.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("the Russian envoy");
    /// assert_eq!(document.mentions()[0].form(), inquit::MentionForm::Demonym);
    /// ```
    #[must_use]
    pub fn form(&self) -> MentionForm {
        self.form
    }

    /// The number of its entity; `None` where a pronoun or description could not be led back to a name.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("in Russia");
    /// let entity = document.mentions()[0].entity().map(|i| &document.entities()[i]);
    /// assert_eq!(entity.unwrap().name(), "Russia");
    /// ```
    #[must_use]
    pub fn entity(&self) -> Option<usize> {
        self.entity.map(|entity| entity as usize)
    }
}

/// One person, country, outlet, institution or place of a text, however often and by whatever name it is mentioned.
///
/// ```
/// let document = inquit::Extractor::new().extract("The CIA denied it.");
/// let entity = &document.entities()[0];
/// assert_eq!(entity.name(), "Central Intelligence Agency");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entity {
    name: Box<str>,
    kind: EntityKind,
    key: Option<Box<str>>,
}

impl Entity {
    /// The canonical name: that of the gazetteer, or the fullest in the text.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("in the U.K.");
    /// assert_eq!(document.entities()[0].name(), "United Kingdom");
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("in Russia");
    /// assert_eq!(document.entities()[0].kind(), inquit::EntityKind::Country);
    /// ```
    #[must_use]
    pub fn kind(&self) -> EntityKind {
        self.kind
    }

    /// The key of its gazetteer entry, if a list has it.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("in Russia");
    /// assert_eq!(document.entities()[0].key(), Some("RU"));
    /// ```
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }
}

/// The mentions of a text, sorted by start, and the entities they lead to, in the order in which they first come up.
pub(crate) fn mentions(layout: &Layout<'_>, gazetteer: &Gazetteer) -> (Vec<Mention>, Vec<Entity>) {
    let candidates = candidates(layout, gazetteer);
    let mut register = Register::new(layout, gazetteer);
    let mut named = register.name(candidates);
    reference::resolve(layout, &mut register, &mut named);
    register.finish(named)
}
