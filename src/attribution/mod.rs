//! Who said what: quotations and claims tied to their sources.
//!
//! Rules propose cues, sources and contents ([`rules`]); weights choose among them ([`choice`]); what is chosen is resolved to
//! speaker, addressee, stance and parent ([`resolve`]).

pub(crate) mod choice;
mod chunk;
pub(crate) mod content;
mod count;
pub(crate) mod cue;
pub(crate) mod explain;
pub(crate) mod feature;
mod frame;
pub(crate) mod grid;
mod idiom;
pub(crate) mod model;
pub(crate) mod open;
mod resolve;
pub(crate) mod rules;
pub(crate) mod scene;
pub(crate) mod source;
mod speaker;
pub(crate) mod triple;
pub(crate) mod watch;

use std::fmt;

use crate::layout::Layout;
use crate::mention::{Entity, Mention};
use crate::stance::Stance;
use crate::token::{hash_str, Lexicon};
use crate::Span;

use choice::{is_searched, select, Chooser, Proposal};
use cue::Field;
use model::Model;
use scene::Scene;
use watch::Watch;

/// How the content stands to the words that were said.
///
/// ```
/// use inquit::{AttributionKind, Extractor};
/// let document = Extractor::new().extract("“We won,” she said.");
/// assert_eq!(document.attributions()[0].kind(), AttributionKind::Direct);
/// ```
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum AttributionKind {
    /// All in quotation marks.
    Direct,
    /// None in quotation marks.
    Indirect,
    /// Partly in quotation marks.
    Mixed,
}

impl AttributionKind {
    /// The word that records use.
    ///
    /// ```
    /// assert_eq!(inquit::AttributionKind::Mixed.as_str(), "mixed");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            AttributionKind::Direct => "direct",
            AttributionKind::Indirect => "indirect",
            AttributionKind::Mixed => "mixed",
        }
    }
}

impl fmt::Display for AttributionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A content tied to its source by a cue.
///
/// Source, cue, content and addressee are lists of spans, since each may come in pieces; the pieces are in text order and do not overlap.
///
/// ```
/// let text = "The talks will go on, Foreign Minister Ana Lopes told Reuters.";
/// let document = inquit::Extractor::new().extract(text);
/// let attribution = &document.attributions()[0];
/// assert_eq!(&text[attribution.source()[0]], "Foreign Minister Ana Lopes");
/// assert_eq!(&text[attribution.cue()[0]], "told");
/// assert_eq!(&text[attribution.content()[0]], "The talks will go on");
/// assert_eq!(&text[attribution.addressee()[0]], "Reuters");
/// ```
#[derive(Clone, PartialEq)]
pub struct Attribution {
    kind: AttributionKind,
    stance: Stance,
    negated: bool,
    parts: Parts,
    speaker: Option<u32>,
    parent: Option<u32>,
    rule: &'static str,
    confidence: f32,
}

/// The spans of source, cue, content and addressee, one after the other: most are one span, and a text may have many of them.
#[derive(Clone, PartialEq)]
struct Parts {
    spans: Box<[Span]>,
    /// Where the first three end.
    ends: [u32; 3],
}

impl Parts {
    fn part(&self, part: Part) -> &[Span] {
        let end = |number: usize| self.ends.get(number).map(|end| *end as usize);
        let from = (part as usize).checked_sub(1).and_then(end).unwrap_or(0);
        let to = end(part as usize).unwrap_or(self.spans.len());
        self.spans.get(from..to).unwrap_or_default()
    }
}

#[derive(Copy, Clone)]
enum Part {
    Source,
    Cue,
    Content,
    Addressee,
}

impl fmt::Debug for Attribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attribution")
            .field("kind", &self.kind)
            .field("stance", &self.stance)
            .field("negated", &self.negated)
            .field("source", &self.source())
            .field("cue", &self.cue())
            .field("content", &self.content())
            .field("addressee", &self.addressee())
            .field("speaker", &self.speaker)
            .field("parent", &self.parent)
            .field("rule", &self.rule)
            .field("confidence", &self.confidence)
            .finish()
    }
}

macro_rules! spans {
    ($($(#[$doc:meta])* $name:ident $part:ident),*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self) -> &[Span] {
            self.parts.part(Part::$part)
        }
    )*};
}

impl Attribution {
    /// Direct, indirect or mixed.
    ///
    /// ```
    /// # let document = inquit::Extractor::new().extract("“We won,” she said.");
    /// assert_eq!(document.attributions()[0].kind().to_string(), "direct");
    /// ```
    #[must_use]
    pub fn kind(&self) -> AttributionKind {
        self.kind
    }

    /// What the source does: asserts, denies, orders ...
    ///
    /// ```
    /// # let document = inquit::Extractor::new().extract("She denied that the talks had failed.");
    /// assert_eq!(document.attributions()[0].stance().to_string(), "deny");
    /// ```
    #[must_use]
    pub fn stance(&self) -> Stance {
        self.stance
    }

    /// The cue is negated ("did not say that").
    ///
    /// ```
    /// # let document = inquit::Extractor::new().extract("The minister did not say whether the talks would go on.");
    /// assert!(document.attributions()[0].is_negated());
    /// ```
    #[must_use]
    pub fn is_negated(&self) -> bool {
        self.negated
    }

    spans! {
        /// The whole phrase that names the source, with title and apposition; empty where there is none.
        ///
        /// ```
        /// # let text = "“We won,” said Ana Lopes.";
        /// # let document = inquit::Extractor::new().extract(text);
        /// assert_eq!(&text[document.attributions()[0].source()[0]], "Ana Lopes");
        /// ```
        source Source,
        /// The words that tie content to source.
        ///
        /// ```
        /// # let text = "“We won,” said Ana Lopes.";
        /// # let document = inquit::Extractor::new().extract(text);
        /// assert_eq!(&text[document.attributions()[0].cue()[0]], "said");
        /// ```
        cue Cue,
        /// What is said, in one or more pieces.
        ///
        /// ```
        /// # let text = "“We won,” said Ana Lopes. “They lost.”";
        /// # let document = inquit::Extractor::new().extract(text);
        /// let pieces: Vec<&str> = document.attributions()[0].content().iter().map(|span| &text[*span]).collect();
        /// assert_eq!(pieces, ["“We won,”", "“They lost.”"]);
        /// ```
        content Content,
        /// To whom it is said; empty where the text does not tell.
        ///
        /// ```
        /// # let text = "Ana Lopes told Reuters that the talks would go on.";
        /// # let document = inquit::Extractor::new().extract(text);
        /// assert_eq!(&text[document.attributions()[0].addressee()[0]], "Reuters");
        /// ```
        addressee Addressee
    }

    /// The entity behind the source, as an index into [`Document::entities`](crate::Document::entities).
    ///
    /// ```
    /// # let document = inquit::Extractor::new().extract("Ana Lopes arrived on Monday. “We won,” she said.");
    /// let speaker = document.attributions()[0].speaker().map(|i| document.entities()[i].name());
    /// assert_eq!(speaker, Some("Ana Lopes"));
    /// ```
    #[must_use]
    pub fn speaker(&self) -> Option<usize> {
        self.speaker.map(|entity| entity as usize)
    }

    /// The attribution in whose content this one stands, as an index into
    /// [`Document::attributions`](crate::Document::attributions).
    ///
    /// ```
    /// # let document = inquit::Extractor::new().extract("The newspaper reported that the minister had said that he would resign.");
    /// let nested = &document.attributions()[1];
    /// assert_eq!(nested.parent(), Some(0));
    /// ```
    #[must_use]
    pub fn parent(&self) -> Option<usize> {
        self.parent.map(|outer| outer as usize)
    }

    /// The id of the rule that proposed it.
    ///
    /// ```
    /// # let document = inquit::Extractor::new().extract("“We won,” she said.");
    /// assert_eq!(document.attributions()[0].rule(), "content-cue");
    /// ```
    ///
    #[cfg_attr(doc, doc = include_str!("rules/README.md"))]
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// The share of attributions with a score like this one's that were right in the news that the weights were learned from, from 0 to 1.
    ///
    /// ```
    /// # let document = inquit::Extractor::new().extract("“We won,” she said.");
    /// assert!(document.attributions()[0].confidence() > 0.8);
    /// ```
    #[must_use]
    pub fn confidence(&self) -> f32 {
        self.confidence
    }
}

/// Finds the attributions of a text, in the order of their contents.
///
/// `threshold` is the least confidence that is kept, from 0 to 1; `watch` is told how it was found.
pub(crate) fn attributions<W: Watch>(
    layout: &Layout<'_>,
    lexicon: &Lexicon,
    model: &Model,
    threshold: f32,
    (mentions, entities): (&[Mention], &[Entity]),
    watch: &mut W,
) -> Vec<Attribution> {
    let mut scene = Scene::new(layout, lexicon);
    scene.set_known(|word| model.known(word));
    let proposals = propose(&scene, model, threshold, watch);
    scene.forget_words();
    resolve::resolve(&scene, model, &proposals, mentions, entities, watch)
}

/// The chosen proposals, outer ones before those that stand in them.
fn propose<W: Watch>(
    scene: &Scene<'_, '_>,
    model: &Model,
    threshold: f32,
    watch: &mut W,
) -> Vec<Proposal> {
    let mut chooser = Chooser::new(scene, model, watch);
    let mut proposals = Vec::new();
    for number in 0..scene.utterances.len() {
        if is_searched(scene.utterances[number].kind) {
            chooser.propose(rules::colon_paragraph::field(scene, number), &mut proposals);
        }
    }
    chooser.watch.scored(&proposals);
    rules::written(scene, &mut proposals);
    chooser.watch.written(scene, &proposals);
    let mut kept = select(&chooser.count, proposals, threshold, chooser.watch);
    rules::floating::take_along(scene, &mut kept);
    kept.sort_by_key(|p| (p.content.first().copied().unwrap_or_default(), p.cue));
    nested(scene, &mut chooser, &mut kept, threshold);
    kept
}

/// Deepest report in a report in a report that is looked for.
const DEEPEST: usize = 3;
/// A nested attribution must be this much surer than an outer one: the training news has none to learn from.
const NESTED_MARGIN: f32 = 0.35;

const CLAUSE_OPENERS: [u64; 3] = [hash_str("that"), hash_str("whether"), hash_str("if")];

/// Looks for attributions inside the contents that are not quoted.
fn nested<W: Watch>(
    scene: &Scene<'_, '_>,
    chooser: &mut Chooser<'_, '_, '_, W>,
    kept: &mut Vec<Proposal>,
    threshold: f32,
) {
    let mut level = 0..kept.len();
    for _ in 0..DEEPEST {
        let mut found = Vec::new();
        for outer in level.clone() {
            for &(start, end) in &kept[outer].content {
                let utterance = scene.utterance_of[start] as usize;
                if scene.quoted(start) || scene.utterance_of[end - 1] as usize != utterance {
                    continue;
                }
                // The word that opens the clause is no part of it.
                let first = start + usize::from(scene.is(start, &CLAUSE_OPENERS));
                let field = Field::of(scene, utterance).part(scene, first, end);
                let mut inner = Vec::new();
                chooser.watch.within(&kept[outer]);
                let is_listed = |at: usize| scene.tokens()[at].cue != 0;
                chooser.propose_where(field, is_listed, &mut inner);
                chooser.watch.scored(&inner);
                let threshold = threshold + NESTED_MARGIN;
                let inner = select(&chooser.count, inner, threshold, chooser.watch);
                found.extend(inner.into_iter().map(|p| Proposal {
                    parent: Some(outer),
                    ..p
                }));
            }
        }
        level = kept.len()..kept.len() + found.len();
        kept.extend(found);
    }
}
