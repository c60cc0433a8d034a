//! Why a document has the attributions that it has.

use std::fmt;

use crate::attribution::explain::{Candidate, Choice, Part, Reason, Verdict};
use crate::{Attribution, Document, Span};

/// A document, and each possible cue of it with what became of it and why; printed, it is a page to read.
///
/// ```
/// let text = "The launch went according to plan, the minister said.";
/// let explanation = inquit::Extractor::new().explain(text);
/// let said = explanation.candidates().last().unwrap();
/// assert_eq!(said.attribution(), Some(0));
/// println!("{explanation}");
/// ```
#[derive(Clone, Debug)]
pub struct Explanation<'t> {
    document: Document<'t>,
    candidates: Vec<Candidate>,
}

impl<'t> Explanation<'t> {
    pub(crate) fn new(document: Document<'t>, mut candidates: Vec<Candidate>) -> Self {
        // Only now the construction is known in full.
        for candidate in &mut candidates {
            let attribution = candidate
                .attribution
                .and_then(|i| document.attributions().get(i));
            candidate.rule = attribution.map(Attribution::rule).or(candidate.rule);
        }
        Explanation {
            document,
            candidates,
        }
    }

    /// What [`extract`](crate::Extractor::extract) gives.
    ///
    /// ```
    /// # let explanation = inquit::Extractor::new().explain("“We won,” she said.");
    /// assert_eq!(explanation.document().attributions().len(), 1);
    /// ```
    #[must_use]
    pub fn document(&self) -> &Document<'t> {
        &self.document
    }

    /// All words and marks that were looked at as possible cues, in text order. What stands in quotation marks is not looked at, nor what no list
    /// and no article of the training news has for a cue.
    ///
    /// ```
    /// # use inquit::Verdict;
    /// # let explanation = inquit::Extractor::new().explain("“We won,” she said.");
    /// let kept = explanation.candidates().iter().filter(|c| c.verdict() == Verdict::Kept);
    /// assert_eq!(kept.count(), 1);
    /// ```
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    fn words(&self, spans: &[Span]) -> String {
        let text = self.document.text();
        let all = spans.iter().flat_map(|span| text[*span].split_whitespace());
        let words: Vec<&str> = all.collect();
        match words.len() {
            0..=14 => words.join(" "),
            n => format!("{} ... {}", words[..7].join(" "), words[n - 5..].join(" ")),
        }
    }

    fn verdict(&self, candidate: &Candidate) -> String {
        let name = |i: usize| {
            let other = &self.candidates[i];
            format!("`{}`", self.words(&[other.cue()]))
        };
        match candidate.verdict() {
            Verdict::Kept => "kept".to_owned(),
            Verdict::Unlikely => "unlikely".to_owned(),
            Verdict::Idiom => "an idiom".to_owned(),
            Verdict::Alone => "nothing that it could tie".to_owned(),
            Verdict::Unsure => "not sure enough".to_owned(),
            Verdict::Conflict { with } => format!("{} is better", name(with)),
            Verdict::Replaced { by } => format!("a rule found {}", name(by)),
            Verdict::Barred => "barred by a rule".to_owned(),
            Verdict::Absorbed => "a part of the cue around it".to_owned(),
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, candidate: &Candidate) -> fmt::Result {
        let cue = self.words(&[candidate.cue()]);
        write!(f, "  {cue:<12} {}", self.verdict(candidate))?;
        if let Some(confidence) = candidate.confidence() {
            write!(f, ", {confidence:.2}")?;
        }
        if let Some(rule) = candidate.rule() {
            write!(f, ", {rule}")?;
        }
        if let Some(outer) = candidate.inside() {
            let outer = self.words(&[self.candidates[outer].cue()]);
            write!(f, ", inside the content of `{outer}`")?;
        }
        f.write_str("\n")?;
        if let Some(probability) = candidate.probability() {
            writeln!(f, "    cue      {probability:.2}")?;
            write_reasons(f, candidate.reasons(Part::Cue))?;
        }
        for (name, choices, part) in [
            ("source", candidate.sources(), Part::Source),
            ("content", candidate.contents(), Part::Content),
        ] {
            self.write_choices(f, name, choices)?;
            write_reasons(f, candidate.reasons(part))?;
        }
        if !candidate.reasons(Part::Whole).is_empty() {
            f.write_str("    together\n")?;
            write_reasons(f, candidate.reasons(Part::Whole))?;
        }
        Ok(())
    }

    fn write_choices(
        &self,
        f: &mut fmt::Formatter<'_>,
        name: &str,
        choices: &[Choice],
    ) -> fmt::Result {
        let names = [name, "or", "or", "or"];
        for (name, choice) in names.into_iter().zip(choices) {
            let words = self.words(choice.spans());
            writeln!(f, "    {name:<8} {:.2} {words}", choice.share())?;
        }
        Ok(())
    }
}

/// So many features of each part are printed.
const MOST_REASONS: usize = 5;

fn write_reasons(f: &mut fmt::Formatter<'_>, reasons: &[Reason]) -> fmt::Result {
    if reasons.is_empty() {
        return Ok(());
    }
    f.write_str("            ")?;
    for reason in reasons.iter().take(MOST_REASONS) {
        write!(f, "  {:+.2} {}", reason.weight(), reason.feature())?;
    }
    f.write_str("\n")
}

/// Sentence by sentence; those without a possible cue are left out. Unlikely cues are named only, and of the features those that weigh most.
impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.document.text();
        let mut rest = self.candidates.as_slice();
        for sentence in self.document.sentences() {
            let is_here = |c: &Candidate| c.cue().start() < sentence.span().end();
            let (here, after) = rest.split_at(rest.partition_point(is_here));
            rest = after;
            if here.is_empty() {
                continue;
            }
            let words: Vec<&str> = text[sentence.span()].split_whitespace().collect();
            writeln!(f, "{}", words.join(" "))?;
            let is_unlikely = |c: &&Candidate| c.verdict() == Verdict::Unlikely;
            for candidate in here.iter().filter(|c| !is_unlikely(c)) {
                self.write(f, candidate)?;
            }
            let unlikely = here.iter().filter(is_unlikely);
            let unlikely: Vec<String> = unlikely
                .filter(|c| c.inside().is_none())
                .map(|c| {
                    let probability = c.probability().unwrap_or_default();
                    format!("{} {probability:.2}", self.words(&[c.cue()]))
                })
                .collect();
            if !unlikely.is_empty() {
                writeln!(f, "  unlikely     {}", unlikely.join(", "))?;
            }
            f.write_str("\n")?;
        }
        Ok(())
    }
}
