//! What is given for a case, held against what it wants.

use std::fmt::Write as _;
use std::ops::Range;

use inquit::{Attribution, Document, Extractor, Span};

use crate::case::{covered, words, Case, Cue, Expected, Words};

/// Words that a cue may have more or less of: auxiliaries and the like; adverbs in -ly are light as well.
const LIGHT: &[&str] = &[
    "am", "are", "aren", "be", "been", "being", "can", "could", "couldn", "did", "didn", "do",
    "does", "doesn", "doing", "don", "had", "has", "hasn", "have", "haven", "having", "he", "is",
    "isn", "it", "ll", "may", "might", "must", "not", "never", "re", "s", "shall", "should", "t",
    "to", "ve", "was", "wasn", "were", "weren", "will", "would", "wouldn", "won", "also", "again",
    "always", "ever", "even", "just", "once", "only", "often", "still", "then", "yet",
];

/// Prepositions between cue and content, which may go with either.
const SEAM: &[&str] = &[
    "about", "against", "as", "at", "by", "for", "from", "in", "into", "of", "on", "over", "to",
    "with",
];

/// The rule that adds to what others find.
const FLOATING: &str = "floating";

/// An attribution bears the id of the rule, or quotations float beside it: its content has sentences that its cue is not in.
pub fn is_of(document: &Document<'_>, found: &Attribution, rule: &str) -> bool {
    let floats = || {
        let within = |spans: &[Span], sentence| spans.iter().any(|s| s.overlaps(sentence));
        let mut sentences = document.sentences().iter().map(|s| s.span());
        sentences.any(|s| within(found.content(), s) && !within(found.cue(), s))
    };
    found.rule() == rule || rule == FLOATING && floats()
}

/// What was found, in the terms of a case.
struct Found<'d> {
    text: &'d str,
    words: Vec<Range<usize>>,
    document: &'d Document<'d>,
}

impl Found<'_> {
    fn word(&self, i: usize) -> String {
        self.text[self.words[i].clone()].to_lowercase()
    }

    fn heavy(&self, cue: &Words) -> Words {
        let light = |w: &str| LIGHT.contains(&w) || SEAM.contains(&w) || w.ends_with("ly");
        cue.iter()
            .copied()
            .filter(|i| !light(&self.word(*i)))
            .collect()
    }

    /// Without the prepositions that stand between cue and content.
    fn inner(&self, content: &Words) -> Words {
        let mut rest = content.clone();
        for &i in content {
            let opens = i == 0 || !content.contains(&(i - 1));
            if opens && SEAM.contains(&self.word(i).as_str()) {
                rest.remove(&i);
            }
        }
        rest
    }

    fn cue_agrees(&self, expected: &Cue, found: &Attribution) -> bool {
        let words = covered(&self.words, found.cue());
        match expected {
            Cue::Mark(at) => {
                words.is_empty()
                    && found
                        .cue()
                        .iter()
                        .any(|s| s.start() < at.end && at.start < s.end())
            }
            Cue::Words(expected) => {
                let (a, b) = (self.heavy(expected), self.heavy(&words));
                if a.is_empty() || b.is_empty() {
                    return !expected.is_disjoint(&words);
                }
                a == b
            }
        }
    }

    /// The fields in which an attribution is not what the case wants; the parent is looked at later.
    fn differences(&self, expected: &Expected, found: &Attribution) -> Vec<&'static str> {
        let mut fields = Vec::new();
        let mut differ = |field, differs: bool| {
            if differs {
                fields.push(field);
            }
        };
        let covered = |spans| covered(&self.words, spans);
        let of = |e: &Option<Words>, spans| e.as_ref().is_some_and(|e| *e != covered(spans));
        differ("source", of(&expected.source, found.source()));
        differ("cue", !self.cue_agrees(&expected.cue, found));
        let content = |e: &Words| self.inner(e) != self.inner(&covered(found.content()));
        differ("content", expected.content.as_ref().is_some_and(content));
        differ("addressee", of(&expected.addressee, found.addressee()));
        let kind = |e: &String| *e != found.kind().to_string();
        differ("kind", expected.kind.as_ref().is_some_and(kind));
        let stance = |e: &String| *e != found.stance().to_string();
        differ("stance", expected.stance.as_ref().is_some_and(stance));
        differ(
            "negated",
            expected.negated.is_some_and(|e| e != found.is_negated()),
        );
        let speaker = found.speaker().map(|i| self.document.entities()[i].name());
        let other = |e: &String| e != speaker.unwrap_or_default();
        differ("speaker", expected.speaker.as_ref().is_some_and(other));
        let other = |e: &String| !is_of(self.document, found, e);
        differ("rule", expected.rule.as_ref().is_some_and(other));
        fields
    }

    fn describe(&self, a: &Attribution) -> String {
        let pieces = |spans: &[Span]| {
            let each = spans.iter().map(|s| self.text[*s].replace('\n', " "));
            each.collect::<Vec<_>>().join(" / ")
        };
        let mut line = format!(
            "[{}] [{}] [{}] {} {}",
            pieces(a.source()),
            pieces(a.cue()),
            pieces(a.content()),
            a.kind(),
            a.stance()
        );
        if a.is_negated() {
            line.push_str(" negated");
        }
        if !a.addressee().is_empty() {
            let _ = write!(line, " to [{}]", pieces(a.addressee()));
        }
        line
    }
}

/// How a case went.
pub struct Outcome {
    /// For each attribution that the case wants: its number in the document, where it is right in all that the case tells of it.
    pub right: Vec<Option<usize>>,
    /// For each rule that must find nothing: whether it did find nothing.
    pub keeps_off: Vec<bool>,
    /// What is wrong, in one line: none if all is right.
    pub wrong: Option<String>,
}

pub fn outcome(extractor: &Extractor, case: &Case) -> Outcome {
    let document = extractor.extract(&case.text);
    let found = Found {
        text: &case.text,
        words: words(&case.text),
        document: &document,
    };
    let all = document.attributions();
    // Best pairs first, so that an answer which is nearly right is named as such.
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (i, expected) in case.attributions.iter().enumerate() {
        for (j, attribution) in all.iter().enumerate() {
            let differences = found.differences(expected, attribution);
            if !(differences.contains(&"cue") && differences.contains(&"content")) {
                pairs.push((differences.len(), i, j));
            }
        }
    }
    pairs.sort_unstable();
    let mut partner: Vec<Option<usize>> = vec![None; case.attributions.len()];
    let mut taken = vec![false; all.len()];
    for (_, i, j) in pairs {
        if partner[i].is_none() && !taken[j] {
            partner[i] = Some(j);
            taken[j] = true;
        }
    }
    let mut wrong = Vec::new();
    let mut right = vec![None; case.attributions.len()];
    for (i, expected) in case.attributions.iter().enumerate() {
        let number = if case.attributions.len() > 1 {
            format!("{}: ", i + 1)
        } else {
            String::new()
        };
        let Some(j) = partner[i] else {
            wrong.push(format!("{number}nothing"));
            continue;
        };
        let mut fields = found.differences(expected, &all[j]);
        if let Some(parent) = expected.parent {
            if all[j].parent().is_none() || all[j].parent() != partner[parent - 1] {
                fields.push("parent");
            }
        }
        if fields.is_empty() {
            right[i] = Some(j);
        } else {
            let got = found.describe(&all[j]);
            wrong.push(format!("{number}{}: {got}", fields.join(", ")));
        }
    }
    for (j, attribution) in all.iter().enumerate() {
        let mut cue = covered(&found.words, attribution.cue()).into_iter();
        let welcome = cue.any(|w| case.also.iter().any(|a| *a.to_lowercase() == found.word(w)));
        if !taken[j] && !welcome {
            wrong.push(format!("too much: {}", found.describe(attribution)));
        }
    }
    let off = |rule: &String| !all.iter().any(|a| is_of(&document, a, rule));
    let keeps_off: Vec<bool> = case.not.iter().map(off).collect();
    for (rule, _) in case.not.iter().zip(&keeps_off).filter(|(_, off)| !**off) {
        wrong.push(format!("{rule} finds something"));
    }
    Outcome {
        right,
        keeps_off,
        wrong: (!wrong.is_empty()).then(|| wrong.join("; ")),
    }
}
