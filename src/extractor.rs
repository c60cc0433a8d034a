//! The front: an extractor, built once, and the document that it makes of a text.

use std::fmt;
use std::sync::Arc;

use crate::attribution::explain::Notes;
use crate::attribution::model::Model;
use crate::attribution::watch::Watch;
use crate::attribution::{attributions, Attribution};
use crate::explanation::Explanation;
use crate::gazetteer::{Entry, Gazetteer};
use crate::layout::Layout;
use crate::mention::{mentions, Entity, Mention};
use crate::quotation::Quotation;
use crate::record::{Offsets, Record};
use crate::sentence::{Dateline, Outline, Segmenter, Sentence};
use crate::token::Lexicon;
use crate::{error::going_on, span, Error};

/// Reads a news article and says who said what.
///
/// Built once, used for any number of texts from any number of threads; cloning is cheap. No text makes it fail or panic, and its time grows with
/// the length of the text. The first extractor of a process reads the embedded lists, which takes some tens of milliseconds.
///
/// ```
/// use inquit::Extractor;
///
/// let text = "MADRID (Reuters) - The talks will go on, Foreign Minister Ana Lopes told reporters.";
/// let document = Extractor::new().extract(text);
/// let attribution = &document.attributions()[0];
/// assert_eq!(&text[attribution.content()[0]], "The talks will go on");
/// let speaker = attribution.speaker().map(|i| document.entities()[i].name());
/// assert_eq!(speaker, Some("Ana Lopes"));
/// ```
#[derive(Clone)]
pub struct Extractor {
    gazetteer: Gazetteer,
    segmenter: Segmenter,
    lexicon: Arc<Lexicon>,
    threshold: f32,
}

/// The least confidence that is kept where the caller sets none: about where precision and recall balance on the training news.
pub(crate) const DEFAULT_THRESHOLD: f32 = 0.3;

impl fmt::Debug for Extractor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extractor")
            .field("gazetteer", &self.gazetteer)
            .field("threshold", &self.threshold)
            .finish_non_exhaustive()
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Extractor::new()
    }
}

impl Extractor {
    /// An extractor with the embedded lists.
    ///
    /// ```
    /// assert!(inquit::Extractor::new().extract("").attributions().is_empty());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Extractor {
            gazetteer: Gazetteer::builtin().clone(),
            segmenter: Segmenter::new(),
            lexicon: Lexicon::shared(),
            threshold: DEFAULT_THRESHOLD,
        }
    }

    /// An extractor with lists or a threshold of one's own.
    ///
    /// ```
    /// let extractor = inquit::Extractor::builder().threshold(0.8).build()?;
    /// assert!(extractor.extract("“We won,” she said.").attributions().len() == 1);
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder {
            extractor: Extractor::new(),
            cues: Vec::new(),
        }
    }

    /// Reads one article.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("Rain fell. “We are soaked,” said Ana Lopes.");
    /// assert_eq!((document.sentences().len(), document.attributions().len()), (2, 1));
    /// ```
    #[must_use]
    pub fn extract<'t>(&self, text: &'t str) -> Document<'t> {
        self.read(text, &mut ())
    }

    /// Reads one article as [`extract`](Extractor::extract) does, and tells of each possible cue what became of it and why.
    ///
    /// It takes some ten times as long, and the first call of a process reads the weights' names.
    ///
    /// ```
    /// use inquit::{Extractor, Verdict};
    ///
    /// let text = "The talks will go on, the minister said.";
    /// let explanation = Extractor::new().explain(text);
    /// let said = explanation.candidates().iter().find(|candidate| &text[candidate.cue()] == "said");
    /// assert!(said.is_some_and(|said| said.verdict() == Verdict::Kept));
    /// ```
    #[must_use]
    pub fn explain<'t>(&self, text: &'t str) -> Explanation<'t> {
        let mut notes = Notes::new(Model::builtin());
        let document = self.read(text, &mut notes);
        Explanation::new(document, notes.candidates())
    }

    fn read<'t>(&self, text: &'t str, watch: &mut impl Watch) -> Document<'t> {
        let Outline {
            sentences,
            dateline,
            quotations,
        } = self.segmenter.outline(text);
        let layout = Layout::new(span::in_reach(text), &self.lexicon, &sentences, quotations);
        let (mentions, entities) = mentions(&layout, &self.gazetteer);
        let attributions = attributions(
            &layout,
            &self.lexicon,
            Model::builtin(),
            self.threshold,
            (&mentions, &entities),
            watch,
        );
        Document {
            gazetteer: self.gazetteer.clone(),
            text,
            dateline,
            sentences,
            quotations: layout.quotations,
            mentions,
            entities,
            attributions,
        }
    }
}

/// Builds an [`Extractor`].
///
/// ```
/// use inquit::{Extractor, Gazetteer};
/// let gazetteer = Gazetteer::builder().tsv("ours.tsv", "kind\tkey\tname\noutlet\tours\tThe Valley Echo\n").build()?;
/// let extractor = Extractor::builder().gazetteer(gazetteer).build()?;
/// let text = "According to The Valley Echo, the bridge is closed.";
/// let document = extractor.extract(text);
/// assert_eq!(document.entities()[0].key(), Some("ours"));
/// # Ok::<(), inquit::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    extractor: Extractor,
    cues: Vec<(String, String)>,
}

impl ExtractorBuilder {
    /// Takes names from this gazetteer.
    ///
    /// ```
    /// let gazetteer = inquit::Gazetteer::builtin().clone();
    /// inquit::Extractor::builder().gazetteer(gazetteer).build()?;
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.extractor.gazetteer = gazetteer;
        self
    }

    /// Cuts sentences with this segmenter.
    ///
    /// ```
    /// inquit::Extractor::builder().segmenter(inquit::Segmenter::new()).build()?;
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn segmenter(mut self, segmenter: Segmenter) -> Self {
        self.extractor.segmenter = segmenter;
        self
    }

    /// Adds cues, in the form of `gazetteers/cues.tsv`; `file` is the name that errors give.
    ///
    /// ```
    /// let list = "lemma\tclass\tforms\tframes\tstance\tspeech\taddressee\n\
    ///             yodel\tverb\tyodel|yodels|yodelled|yodelling\tthat|quote\tassert\tyes\t\n";
    /// inquit::Extractor::builder().cues("mine.tsv", list).build()?;
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn cues(mut self, file: impl Into<String>, list: impl Into<String>) -> Self {
        self.cues.push((file.into(), list.into()));
        self
    }

    /// Keeps attributions of at least this confidence, from 0 (all) to 1 (only what is certain); 0.3 where none is set. What lies outside is taken
    /// for the nearer end, and what is no number changes nothing.
    ///
    /// ```
    /// inquit::Extractor::builder().threshold(0.6).build()?;
    /// # Ok::<(), inquit::Error>(())
    /// ```
    #[must_use]
    pub fn threshold(mut self, threshold: f32) -> Self {
        if !threshold.is_nan() {
            self.extractor.threshold = threshold.clamp(0.0, 1.0);
        }
        self
    }

    /// Builds.
    ///
    /// # Errors
    ///
    /// Where an added list cannot be read: the error names file, line and reason.
    ///
    /// ```
    /// let error = inquit::Extractor::builder().cues("mine.tsv", "lemma\nsay\n").build().err().unwrap();
    /// assert_eq!(error.to_string(), "mine.tsv:1: the header has no column `class`");
    /// ```
    pub fn build(self) -> Result<Extractor, Error> {
        self.build_by(&mut Err)
    }

    /// Builds without the rows of added lists that cannot be used; `left_out` is told of each. Of a list whose header cannot be used no row is.
    ///
    /// ```
    /// let list = "lemma\tclass\tforms\tframes\tstance\tspeech\taddressee\n\
    ///             yodel\tverbs\tyodel\tquote\tassert\tyes\t\n\
    ///             warble\tverb\twarble|warbled\tquote\tassert\tyes\t\n";
    /// let mut errors = Vec::new();
    /// let extractor = inquit::Extractor::builder().cues("mine.tsv", list).build_lossy(|error| errors.push(error.to_string()));
    /// assert_eq!(errors, ["mine.tsv:2: unknown class `verbs` (verb, noun, adjective or phrase)"]);
    /// assert_eq!(extractor.extract("“We won,” Ana Lopes warbled.").attributions().len(), 1);
    /// ```
    #[must_use]
    pub fn build_lossy(self, left_out: impl FnMut(Error)) -> Extractor {
        let Ok(extractor) = self.build_by(&mut going_on(left_out));
        extractor
    }

    /// `on_error` is told of each row that cannot be used; its error ends the reading.
    fn build_by<E>(
        mut self,
        on_error: &mut impl FnMut(Error) -> Result<(), E>,
    ) -> Result<Extractor, E> {
        if !self.cues.is_empty() {
            let mut lexicon = Lexicon::clone(&self.extractor.lexicon);
            for (file, list) in &self.cues {
                lexicon.add_cue_list(file, list, on_error)?;
            }
            self.extractor.lexicon = Arc::new(lexicon);
        }
        Ok(self.extractor)
    }
}

/// What was read in one text; borrows the text.
///
/// ```
/// let document = inquit::Extractor::new().extract("“We won,” said Ana Lopes.");
/// for attribution in document.attributions() {
///     for span in attribution.content() {
///         println!("{}", &document.text()[*span]);
///     }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Document<'t> {
    gazetteer: Gazetteer,
    text: &'t str,
    dateline: Option<Dateline<'t>>,
    sentences: Vec<Sentence>,
    quotations: Vec<Quotation>,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
    attributions: Vec<Attribution>,
}

impl<'t> Document<'t> {
    /// The text as it was given.
    ///
    /// ```
    /// assert_eq!(inquit::Extractor::new().extract("Rain.").text(), "Rain.");
    /// ```
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Place, date and agency at the head of the article.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("PARIS (Reuters) - Rain fell on Monday.");
    /// assert!(document.dateline().is_some());
    /// ```
    #[must_use]
    pub fn dateline(&self) -> Option<&Dateline<'t>> {
        self.dateline.as_ref()
    }

    /// In text order; together they cover all that is not blank.
    ///
    /// ```
    /// assert_eq!(inquit::Extractor::new().extract("It rained. We stayed.").sentences().len(), 2);
    /// ```
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Pairs of quotation marks, in the order of their openings.
    ///
    /// ```
    /// assert_eq!(inquit::Extractor::new().extract("“Yes,” she said.").quotations().len(), 1);
    /// ```
    #[must_use]
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// Names, demonyms, descriptions and pronouns, in text order.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("Peskov told TASS.");
    /// assert!(document.mentions().iter().any(|m| &document.text()[m.span()] == "TASS"));
    /// ```
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// What the mentions mean; mentions and attributions speak of them by index.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("TASS reported it.");
    /// assert_eq!(document.entities()[0].name(), "TASS");
    /// ```
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// What the gazetteer says of an entity: all its names, its public identifier, metadata.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("Caracas denied it.");
    /// let venezuela = document.entry(&document.entities()[0]).unwrap();
    /// assert_eq!(venezuela.identifier().unwrap(), "iso3166:VE");
    /// ```
    #[must_use]
    pub fn entry(&self, entity: &Entity) -> Option<&Entry> {
        self.gazetteer.get(entity.key()?)
    }

    /// Who said what, in the order of the contents.
    ///
    /// ```
    /// let document = inquit::Extractor::new().extract("“Yes,” she said. “No,” he replied.");
    /// assert_eq!(document.attributions().len(), 2);
    /// ```
    #[must_use]
    pub fn attributions(&self) -> &[Attribution] {
        &self.attributions
    }

    /// An owned copy in the form that is written as JSON, with offsets of the kind asked for.
    ///
    /// ```
    /// use inquit::{Extractor, Offsets};
    /// let record = Extractor::new().extract("“Ça va,” dit-on.").to_record(Offsets::Char);
    /// assert_eq!(record.sentences[0].end, 16);
    /// ```
    #[must_use]
    pub fn to_record(&self, offsets: Offsets) -> Record {
        Record::new(self, offsets)
    }
}
