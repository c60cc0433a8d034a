//! Why an attribution was found, or not: each possible cue, what became of it, and the features that decided.

mod notes;

pub(crate) use notes::Notes;

use crate::Span;

/// What became of a possible cue.
///
/// ```
/// use inquit::{Extractor, Verdict};
/// let explanation = Extractor::new().explain("“We won,” she said.");
/// assert_eq!(explanation.candidates()[0].verdict(), Verdict::Kept);
/// ```
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// It is the cue of an attribution.
    Kept,
    /// The word is hardly a cue here; source and content were not looked for.
    Unlikely,
    /// `gazetteers/idioms.tsv` has it as a word that reports nothing here (*say goodbye*).
    Idiom,
    /// Nothing beside it can be its source or its content.
    Alone,
    /// The whole is less sure than the threshold asks; inside another content it must be surer than elsewhere.
    Unsure,
    /// A better one is in its way: its content has this cue in it, or its cue stands in this content, or the two have most of the content in common.
    Conflict {
        /// The better one, as an index into [`Explanation::candidates`](crate::Explanation::candidates).
        with: usize,
    },
    /// A rule that is written out to the end found something in the same words.
    Replaced {
        /// What the rule found, as an index into [`Explanation::candidates`](crate::Explanation::candidates).
        by: usize,
    },
    /// A rule knows that the mark ties nothing here.
    Barred,
    /// It has become a part of the attribution around it ("refused to *answer*").
    Absorbed,
}

/// A part of an attribution that is decided by itself.
///
/// ```
/// use inquit::{Extractor, Part};
/// let explanation = Extractor::new().explain("“We won,” she said.");
/// assert!(!explanation.candidates()[0].reasons(Part::Content).is_empty());
/// ```
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Part {
    /// Is the word a cue here?
    Cue,
    /// Which phrase is the source?
    Source,
    /// Which stretch is the content?
    Content,
    /// Are the three right together?
    Whole,
}

/// A feature that holds, and its weight.
///
/// ```
/// use inquit::{Extractor, Part};
/// let explanation = Extractor::new().explain("“We won,” she said.");
/// let reasons = explanation.candidates()[0].reasons(Part::Cue);
/// assert!(reasons[0].weight().abs() >= reasons[1].weight().abs());
/// ```
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Reason {
    feature: &'static str,
    weight: f32,
}

impl Reason {
    /// As it is written in `model/weights.tsv`: a short name and the values that it has here.
    ///
    /// ```
    /// # use inquit::{Extractor, Part};
    /// # let explanation = Extractor::new().explain("“We won,” she said.");
    /// let reasons = explanation.candidates()[0].reasons(Part::Cue);
    /// assert!(reasons.iter().all(|reason| reason.feature().starts_with("c.")));
    /// ```
    #[must_use]
    pub fn feature(&self) -> &'static str {
        self.feature
    }

    /// What it adds to the log-odds: above 0 it speaks for, below 0 against.
    ///
    /// ```
    /// # use inquit::{Extractor, Part};
    /// # let explanation = Extractor::new().explain("“We won,” she said.");
    /// let reasons = explanation.candidates()[0].reasons(Part::Cue);
    /// assert!(reasons.iter().map(|reason| reason.weight()).sum::<f32>() > 0.0);
    /// ```
    #[must_use]
    pub fn weight(&self) -> f32 {
        self.weight
    }
}

/// A possible source or content, and the share that the weights give it among all of them.
///
/// ```
/// let text = "“We won,” she said.";
/// let explanation = inquit::Extractor::new().explain(text);
/// let source = &explanation.candidates()[0].sources()[0];
/// assert_eq!(&text[source.spans()[0]], "she");
/// assert!(source.share() > 0.5);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    spans: Vec<Span>,
    share: f32,
}

impl Choice {
    /// Its pieces, in text order.
    ///
    /// ```
    /// # let text = "“We won,” she said.";
    /// # let explanation = inquit::Extractor::new().explain(text);
    /// assert_eq!(&text[explanation.candidates()[0].contents()[0].spans()[0]], "“We won,”");
    /// ```
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// From 0 to 1. Ones that differ by a word share what is given to their like, so the best may have little.
    ///
    /// ```
    /// # let explanation = inquit::Extractor::new().explain("“We won,” she said.");
    /// assert!(explanation.candidates()[0].contents().iter().all(|content| content.share() <= 1.0));
    /// ```
    #[must_use]
    pub fn share(&self) -> f32 {
        self.share
    }
}

/// A word or a mark that may be a cue, and what became of it.
///
/// ```
/// let text = "The launch was on time, the minister said.";
/// let explanation = inquit::Extractor::new().explain(text);
/// let said = explanation.candidates().last().unwrap();
/// assert_eq!(&text[said.cue()], "said");
/// assert_eq!(&text[said.sources()[0].spans()[0]], "the minister");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    cue: Span,
    verdict: Verdict,
    pub(crate) attribution: Option<usize>,
    inside: Option<usize>,
    pub(crate) rule: Option<&'static str>,
    probability: Option<f32>,
    confidence: Option<f32>,
    sources: Vec<Choice>,
    contents: Vec<Choice>,
    /// By part.
    reasons: [Vec<Reason>; 4],
}

impl Candidate {
    /// The word or mark.
    ///
    /// ```
    /// # let text = "“We won,” she said.";
    /// # let explanation = inquit::Extractor::new().explain(text);
    /// assert_eq!(&text[explanation.candidates()[0].cue()], "said");
    /// ```
    #[must_use]
    pub fn cue(&self) -> Span {
        self.cue
    }

    /// What became of it.
    ///
    /// ```
    /// # use inquit::{Extractor, Verdict};
    /// let explanation = Extractor::new().explain("The flood claimed forty lives.");
    /// assert!(explanation.candidates().iter().all(|c| c.verdict() != Verdict::Kept));
    /// ```
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The attribution that came of it, as an index into [`Document::attributions`](crate::Document::attributions); its source, cue and content
    /// may have been mended since.
    ///
    /// ```
    /// # let explanation = inquit::Extractor::new().explain("“We won,” she said.");
    /// assert_eq!(explanation.candidates()[0].attribution(), Some(0));
    /// ```
    #[must_use]
    pub fn attribution(&self) -> Option<usize> {
        self.attribution
    }

    /// The candidate in whose content this one was looked for, as an index into [`Explanation::candidates`](crate::Explanation::candidates).
    /// A word in a content is looked at once more for that, so that it may be listed twice.
    ///
    /// ```
    /// # let text = "The newspaper reported that the minister had said that he would resign.";
    /// # let explanation = inquit::Extractor::new().explain(text);
    /// let outer = explanation.candidates().iter().find_map(|candidate| candidate.inside());
    /// assert_eq!(outer.map(|i| &text[explanation.candidates()[i].cue()]), Some("reported"));
    /// ```
    #[must_use]
    pub fn inside(&self) -> Option<usize> {
        self.inside
    }

    /// The rule that proposed the best content; unset where none was looked for.
    ///
    /// ```
    /// # let explanation = inquit::Extractor::new().explain("“We won,” she said.");
    /// assert_eq!(explanation.candidates()[0].rule(), Some("content-cue"));
    /// ```
    #[must_use]
    pub fn rule(&self) -> Option<&'static str> {
        self.rule
    }

    /// How likely it is a cue at all, from 0 to 1; unset for what a written rule found, which is not weighed.
    ///
    /// ```
    /// # let explanation = inquit::Extractor::new().explain("“We won,” she said.");
    /// assert!(explanation.candidates()[0].probability() > Some(0.9));
    /// ```
    #[must_use]
    pub fn probability(&self) -> Option<f32> {
        self.probability
    }

    /// How likely cue, source and content are right together, from 0 to 1: what the threshold is held against. Unset where it did not come to that.
    ///
    /// ```
    /// # let explanation = inquit::Extractor::new().explain("“We won,” she said.");
    /// assert!(explanation.candidates()[0].confidence() > Some(0.8));
    /// ```
    #[must_use]
    pub fn confidence(&self) -> Option<f32> {
        self.confidence
    }

    /// The chosen source first, then the most likely others.
    ///
    /// ```
    /// # let explanation = inquit::Extractor::new().explain("“We won,” she said.");
    /// assert!(!explanation.candidates()[0].sources().is_empty());
    /// ```
    #[must_use]
    pub fn sources(&self) -> &[Choice] {
        &self.sources
    }

    /// The chosen content first, then the most likely others.
    ///
    /// ```
    /// # let explanation = inquit::Extractor::new().explain("“We won,” she said.");
    /// assert!(!explanation.candidates()[0].contents().is_empty());
    /// ```
    #[must_use]
    pub fn contents(&self) -> &[Choice] {
        &self.contents
    }

    /// The features that hold for what was chosen and have a weight, those that weigh most first.
    ///
    /// ```
    /// # use inquit::{Extractor, Part};
    /// # let explanation = Extractor::new().explain("“We won,” she said.");
    /// for reason in explanation.candidates()[0].reasons(Part::Source) {
    ///     println!("{:+.2} {}", reason.weight(), reason.feature());
    /// }
    /// ```
    #[must_use]
    pub fn reasons(&self, part: Part) -> &[Reason] {
        &self.reasons[part as usize]
    }
}
