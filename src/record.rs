//! The output record: owned, and a contract. Fields are added, never renamed.

use std::fmt;

use crate::{AttributionKind, Document, EntityKind, MentionForm, SentenceKind, Span, Stance};

/// What offsets count.
///
/// ```
/// use inquit::{Extractor, Offsets};
/// let document = Extractor::new().extract("Ça va.");
/// assert_eq!(document.to_record(Offsets::Byte).sentences[0].end, 7);
/// assert_eq!(document.to_record(Offsets::Char).sentences[0].end, 6);
/// ```
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Offsets {
    /// Bytes of UTF-8, as Rust slices.
    #[default]
    Byte,
    /// Unicode code points, as Python slices.
    Char,
    /// UTF-16 code units, as JavaScript and Java slice.
    Utf16,
}

impl Offsets {
    /// The word that records use.
    ///
    /// ```
    /// assert_eq!(inquit::Offsets::Utf16.as_str(), "utf16");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Offsets::Byte => "byte",
            Offsets::Char => "char",
            Offsets::Utf16 => "utf16",
        }
    }
}

impl fmt::Display for Offsets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

macro_rules! record {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        ///
        /// ```
        /// # use inquit::{Extractor, Offsets};
        /// let record = Extractor::new().extract("PARIS (Reuters) - “We won,” said Ana Lopes.").to_record(Offsets::Byte);
        /// assert_eq!(record.attributions.len(), 1);
        /// ```
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* }
    )*};
}

record! {
    /// All that was read in one document.
    Record {
        /// As given by the caller; null where there is none.
        id: Option<String>,
        /// What the offsets count; in JSON `byte`, `char` or `utf16`.
        offsets: Offsets,
        /// Place, date and agency.
        dateline: Option<DatelineRecord>,
        /// In text order.
        sentences: Vec<SentenceRecord>,
        /// What the mentions mean.
        entities: Vec<EntityRecord>,
        /// In text order.
        mentions: Vec<MentionRecord>,
        /// In the order of the contents.
        attributions: Vec<AttributionRecord>,
    }

    /// A half-open stretch of text.
    #[derive(Copy, Eq, Hash)]
    SpanRecord {
        /// First unit.
        start: usize,
        /// One past the last unit.
        end: usize,
    }

    /// The dateline.
    #[derive(Eq, Hash)]
    DatelineRecord {
        /// First unit.
        start: usize,
        /// One past the last unit.
        end: usize,
        /// The place as a normal name.
        place: Option<String>,
        /// The date as written.
        date: Option<String>,
        /// The agency as written.
        agency: Option<String>,
    }

    /// A sentence.
    #[derive(Copy, Eq, Hash)]
    SentenceRecord {
        /// First unit.
        start: usize,
        /// One past the last unit.
        end: usize,
        /// What it is in the article.
        kind: SentenceKind,
        /// Its end lies inside a quotation.
        in_quotation: bool,
    }

    /// Someone or something that is named.
    #[derive(Eq, Hash)]
    EntityRecord {
        /// Canonical name.
        name: String,
        /// Person, country ...
        kind: EntityKind,
        /// Key of its row in the gazetteer.
        key: Option<String>,
        /// Public identifier, as [`Entry::identifier`](crate::Entry::identifier) gives it.
        #[cfg_attr(feature = "serde", serde(default))]
        identifier: Option<String>,
    }

    /// A place where an entity is mentioned.
    #[derive(Copy, Eq, Hash)]
    MentionRecord {
        /// First unit.
        start: usize,
        /// One past the last unit.
        end: usize,
        /// Kind of what is meant.
        kind: EntityKind,
        /// How it is mentioned.
        form: MentionForm,
        /// Index into `entities`.
        entity: Option<usize>,
    }

    /// Who said what.
    AttributionRecord {
        /// Direct, indirect or mixed.
        kind: AttributionKind,
        /// What the source does.
        stance: Stance,
        /// The cue is negated.
        negated: bool,
        /// The phrase that names the source.
        source: Vec<SpanRecord>,
        /// The words that tie content to source.
        cue: Vec<SpanRecord>,
        /// What is said.
        content: Vec<SpanRecord>,
        /// To whom.
        addressee: Vec<SpanRecord>,
        /// Index into `entities`.
        speaker: Option<usize>,
        /// Index into `attributions`: in whose content this one stands.
        parent: Option<usize>,
        /// Id of the rule.
        rule: String,
        /// From 0 to 1.
        confidence: f32,
    }
}

impl Record {
    pub(crate) fn new(document: &Document<'_>, offsets: Offsets) -> Record {
        let text = document.text();
        let convert = Converter::new(text, offsets);
        let spans = |list: &[Span]| list.iter().map(|s| convert.span(*s)).collect::<Vec<_>>();
        Record {
            id: None,
            offsets,
            dateline: document.dateline().map(|d| {
                let SpanRecord { start, end } = convert.span(d.span());
                let (date, agency) = (d.date().map(str::to_owned), d.agency().map(str::to_owned));
                DatelineRecord {
                    start,
                    end,
                    place: d.place_name(),
                    date,
                    agency,
                }
            }),
            sentences: document
                .sentences()
                .iter()
                .map(|s| {
                    let SpanRecord { start, end } = convert.span(s.span());
                    SentenceRecord {
                        start,
                        end,
                        kind: s.kind(),
                        in_quotation: s.in_quotation(),
                    }
                })
                .collect(),
            entities: document
                .entities()
                .iter()
                .map(|e| EntityRecord {
                    name: e.name().to_owned(),
                    kind: e.kind(),
                    key: e.key().map(str::to_owned),
                    identifier: document.entry(e).and_then(crate::Entry::identifier),
                })
                .collect(),
            mentions: document
                .mentions()
                .iter()
                .map(|m| {
                    let SpanRecord { start, end } = convert.span(m.span());
                    MentionRecord {
                        start,
                        end,
                        kind: m.kind(),
                        form: m.form(),
                        entity: m.entity(),
                    }
                })
                .collect(),
            attributions: document
                .attributions()
                .iter()
                .map(|a| AttributionRecord {
                    kind: a.kind(),
                    stance: a.stance(),
                    negated: a.is_negated(),
                    source: spans(a.source()),
                    cue: spans(a.cue()),
                    content: spans(a.content()),
                    addressee: spans(a.addressee()),
                    speaker: a.speaker(),
                    parent: a.parent(),
                    rule: a.rule().to_owned(),
                    confidence: (a.confidence() * 1000.0).round() / 1000.0,
                })
                .collect(),
        }
    }
}

/// Turns byte offsets into others: a table with a step every so many bytes, made in one pass.
struct Converter<'t> {
    text: &'t str,
    offsets: Offsets,
    /// Units before each multiple of [`STRIDE`] bytes; empty where bytes are asked for or all is ASCII.
    units: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'t> Converter<'t> {
    fn new(text: &'t str, offsets: Offsets) -> Self {
        let mut units = Vec::new();
        if offsets != Offsets::Byte && !text.is_ascii() {
            let mut count = 0;
            for (i, byte) in text.bytes().enumerate() {
                if i % STRIDE == 0 {
                    units.push(count);
                }
                count += width(byte, offsets);
            }
        }
        Converter {
            text,
            offsets,
            units,
        }
    }

    fn offset(&self, byte: usize) -> usize {
        let Some(&start) = self.units.get(byte / STRIDE) else {
            // Past the last step only at the end of a text whose length is a multiple of the stride.
            return match self.units.last() {
                None => byte,
                Some(last) => last + self.count((self.units.len() - 1) * STRIDE, byte),
            };
        };
        start + self.count(byte - byte % STRIDE, byte)
    }

    fn count(&self, from: usize, to: usize) -> usize {
        let bytes = self.text.as_bytes().get(from..to).unwrap_or_default();
        bytes.iter().map(|b| width(*b, self.offsets)).sum()
    }

    fn span(&self, span: Span) -> SpanRecord {
        SpanRecord {
            start: self.offset(span.start()),
            end: self.offset(span.end()),
        }
    }
}

/// Units that a byte adds: the first byte of a character counts for it.
fn width(byte: u8, offsets: Offsets) -> usize {
    match (byte, offsets) {
        (0x80..=0xBF, _) => 0,
        (0xF0..=0xFF, Offsets::Utf16) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_a_naive_count() {
        let text = "a é € 😀 ".repeat(40);
        for offsets in [Offsets::Byte, Offsets::Char, Offsets::Utf16] {
            let convert = Converter::new(&text, offsets);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let naive = match offsets {
                    Offsets::Byte => at,
                    Offsets::Char => text[..at].chars().count(),
                    Offsets::Utf16 => text[..at].encode_utf16().count(),
                };
                assert_eq!(convert.offset(at), naive, "{offsets:?} at {at}");
            }
        }
    }
}
