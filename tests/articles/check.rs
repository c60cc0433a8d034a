//! What we give, held against a reader's answer.

use std::collections::BTreeMap;
use std::fmt::{Display, Write};

use inquit::{Attribution, Document, MentionForm, SentenceKind, Span};

use crate::answer::{Answer, AttributionAnswer, MentionAnswer};
use crate::words::{dice, flat, same_cue, shorten, show, show_short, words};

/// One thing that is right or wrong.
pub struct Check {
    /// For the counts: `sentence`, `source` ...
    pub class: &'static str,
    /// Without the article: `a3/source`; empty for what is only counted.
    pub id: String,
    /// What we give instead, where it is wrong.
    pub wrong: Option<String>,
}

impl Check {
    fn new(
        class: &'static str,
        id: String,
        is_right: bool,
        given: impl FnOnce() -> String,
    ) -> Self {
        let wrong = (!is_right).then(given);
        Check { class, id, wrong }
    }
}

/// All checks of an article, in a fixed order.
pub fn checks(document: &Document<'_>, answer: &Answer) -> Vec<Check> {
    let mut checks = Vec::new();
    dateline(document, answer, &mut checks);
    sentences(document, answer, &mut checks);
    mentions(document, answer, &mut checks);
    attributions(document, answer, &mut checks);
    name_apart(&mut checks);
    checks
}

/// Ids must differ: extras may begin alike.
fn name_apart(checks: &mut [Check]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for check in checks.iter_mut().filter(|c| !c.id.is_empty()) {
        let number = seen.entry(check.id.clone()).or_default();
        *number += 1;
        if *number > 1 {
            let _ = write!(check.id, " ({number})");
        }
    }
}

fn or_nothing(value: Option<impl Display>) -> String {
    value.map_or_else(|| "nothing".to_owned(), |v| v.to_string())
}

fn dateline(document: &Document<'_>, answer: &Answer, checks: &mut Vec<Check>) {
    let text = document.text();
    let ours = document.dateline();
    let Some(theirs) = &answer.dateline else {
        checks.push(Check::new(
            "dateline",
            "dateline/none".to_owned(),
            ours.is_none(),
            || or_nothing(ours.map(|o| flat(&text[o.span()]))),
        ));
        return;
    };
    let mut field = |name: &str, is_right: bool, given: Option<String>| {
        checks.push(Check::new(
            "dateline",
            format!("dateline/{name}"),
            is_right,
            || or_nothing(given),
        ));
    };
    let span = ours.map(|o| o.span());
    field(
        "span",
        span == Some(theirs.span),
        span.map(|s| flat(&text[s])),
    );
    let place = ours.and_then(|o| o.place_name());
    field("place", place == theirs.place, place.clone());
    let date = ours.and_then(|o| o.date()).map(str::to_owned);
    field("date", date == theirs.date, date.clone());
    let agency = ours.and_then(|o| o.agency()).map(str::to_owned);
    field("agency", agency == theirs.agency, agency.clone());
}

/// The answers tell fewer kinds of lines apart than we do.
fn answer_kind(kind: SentenceKind) -> &'static str {
    match kind {
        SentenceKind::Section
        | SentenceKind::Timestamp
        | SentenceKind::Caption
        | SentenceKind::Separator => "boilerplate",
        other => other.as_str(),
    }
}

fn sentences(document: &Document<'_>, answer: &Answer, checks: &mut Vec<Check>) {
    let text = document.text();
    for (number, (span, kind)) in answer.sentences.iter().enumerate() {
        let ours = document.sentences().iter().find(|s| s.span() == *span);
        let is_right = ours.is_some_and(|s| answer_kind(s.kind()) == kind);
        checks.push(Check::new(
            "sentence",
            format!("sentence/{}", number + 1),
            is_right,
            || match ours {
                Some(s) => format!("{}: {}", s.kind().as_str(), shorten(&flat(&text[*span]))),
                None => {
                    let parts: Vec<String> = document
                        .sentences()
                        .iter()
                        .filter(|s| s.span().overlaps(*span))
                        .map(|s| shorten(&flat(&text[s.span()])))
                        .collect();
                    parts.join(" | ")
                }
            },
        ));
    }
}

fn is_name(form: MentionForm) -> bool {
    matches!(
        form,
        MentionForm::Name | MentionForm::Alias | MentionForm::Surname
    )
}

fn mentions(document: &Document<'_>, answer: &Answer, checks: &mut Vec<Check>) {
    let text = document.text();
    for theirs in &answer.mentions {
        let id = format!(
            "mention/{}@{}",
            flat(&text[theirs.span]),
            theirs.span.start()
        );
        let wrong = wrong_mention(document, theirs);
        checks.push(Check {
            class: "mention",
            id,
            wrong,
        });
    }
    let names = document.mentions().iter().filter(|m| is_name(m.form()));
    for ours in names {
        if !answer.mentions.iter().any(|t| t.span.overlaps(ours.span())) {
            let name = ours.entity().map(|e| document.entities()[e].name());
            checks.push(Check {
                class: "extra mention",
                id: format!(
                    "extra-mention/{}@{}",
                    flat(&text[ours.span()]),
                    ours.span().start()
                ),
                wrong: Some(format!("{} {}", ours.kind(), or_nothing(name))),
            });
        }
    }
}

fn wrong_mention(document: &Document<'_>, theirs: &MentionAnswer) -> Option<String> {
    let text = document.text();
    let at = |exact: bool| {
        document.mentions().iter().find(|m| {
            if exact {
                m.span() == theirs.span
            } else {
                m.span().overlaps(theirs.span) && is_name(m.form())
            }
        })
    };
    let Some(ours) = at(true) else {
        return Some(or_nothing(
            at(false).map(|m| format!("{} {:?}", m.kind(), flat(&text[m.span()]))),
        ));
    };
    let name = ours.entity().map(|e| document.entities()[e].name());
    if name == Some(&theirs.name) && ours.kind().as_str() == theirs.kind {
        return None;
    }
    Some(format!(
        "{} {}, for {} {}",
        ours.kind(),
        or_nothing(name),
        theirs.kind,
        theirs.name
    ))
}

/// Which of our attributions is meant by each answer, each at most once, those that agree best first.
fn pairs(document: &Document<'_>, answer: &Answer) -> Vec<Option<usize>> {
    let text = document.text();
    let mut scored = Vec::new();
    for (their, theirs) in answer.attributions.iter().enumerate() {
        for (our, ours) in document.attributions().iter().enumerate() {
            let source = dice(text, &theirs.source, ours.source());
            let content = dice(text, &theirs.content, ours.content());
            if source >= 0.5 && content >= 0.5 {
                let cue = dice(text, &theirs.cue, ours.cue());
                scored.push((source + content + cue, their, our));
            }
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut pairs = vec![None; answer.attributions.len()];
    for (_, their, our) in scored {
        if pairs[their].is_none() && !pairs.contains(&Some(our)) {
            pairs[their] = Some(our);
        }
    }
    pairs
}

/// For each of our attributions: whether one of the answers means it, by half of the words of source and content.
pub fn meant(document: &Document<'_>, answer: &Answer) -> Vec<bool> {
    let pairs = pairs(document, answer);
    (0..document.attributions().len())
        .map(|our| pairs.contains(&Some(our)))
        .collect()
}

fn attributions(document: &Document<'_>, answer: &Answer, checks: &mut Vec<Check>) {
    let text = document.text();
    let pairs = pairs(document, answer);
    for (theirs, pair) in answer.attributions.iter().zip(&pairs) {
        let class = if theirs.required {
            "attribution"
        } else {
            "optional attribution"
        };
        checks.push(Check::new(
            class,
            format!("{}/found", theirs.id),
            pair.is_some(),
            || {
                let may = if theirs.required {
                    ""
                } else {
                    " (a reader may leave it out)"
                };
                format!("nothing{may} for: {}", brief(document, theirs))
            },
        ));
        if let Some(our) = *pair {
            let parent = parent_id(document, answer, &pairs, our);
            let first = checks.len();
            fields(
                document,
                theirs,
                &document.attributions()[our],
                parent,
                checks,
            );
            let is_whole = checks[first..].iter().all(|c| c.wrong.is_none());
            // Counted only: what is wrong with it has been said.
            let wrong = (!is_whole).then(String::new);
            checks.push(Check {
                class: "right in every field",
                id: String::new(),
                wrong,
            });
        }
    }
    for (our, ours) in document.attributions().iter().enumerate() {
        if !pairs.contains(&Some(our)) {
            let content = show(text, ours.content());
            let start: Vec<&str> = content.split(' ').take(6).collect();
            let (source, cue) = (
                show_short(text, ours.source()),
                show_short(text, ours.cue()),
            );
            checks.push(Check {
                class: "extra attribution",
                id: format!("extra/\"{} ...\"", start.join(" ").replace('"', "")),
                wrong: Some(format!("{source} / {cue} / {}", shorten(&content))),
            });
        }
    }
}

fn brief(document: &Document<'_>, theirs: &AttributionAnswer) -> String {
    let text = document.text();
    let [source, cue, content] =
        [&theirs.source, &theirs.cue, &theirs.content].map(|spans| show_short(text, spans));
    format!("{source} / {cue} / {content}")
}

/// The answer's id of the parent of one of ours; its content, where the answer has none like it.
fn parent_id(
    document: &Document<'_>,
    answer: &Answer,
    pairs: &[Option<usize>],
    our: usize,
) -> Option<String> {
    let parent = document.attributions()[our].parent()?;
    Some(match pairs.iter().position(|p| *p == Some(parent)) {
        Some(their) => answer.attributions[their].id.clone(),
        None => show_short(document.text(), document.attributions()[parent].content()),
    })
}

fn fields(
    document: &Document<'_>,
    theirs: &AttributionAnswer,
    ours: &Attribution,
    parent: Option<String>,
    checks: &mut Vec<Check>,
) {
    let text = document.text();
    let mut field = |class: &'static str, is_right: bool, given: String| {
        checks.push(Check::new(
            class,
            format!("{}/{class}", theirs.id),
            is_right,
            || given,
        ));
    };
    let same = |one: &[Span], other: &[Span]| words(text, one) == words(text, other);
    field(
        "source",
        same(&theirs.source, ours.source()),
        show(text, ours.source()),
    );
    field(
        "content",
        same(&theirs.content, ours.content()),
        show_edges(text, ours.content()),
    );
    field(
        "cue",
        same_cue(text, &theirs.cue, ours.cue()),
        show(text, ours.cue()),
    );
    let speaker = ours.speaker().map(|s| document.entities()[s].name());
    field(
        "speaker",
        speaker == theirs.speaker.as_deref(),
        or_nothing(speaker),
    );
    field(
        "kind",
        ours.kind().to_string() == theirs.kind,
        ours.kind().to_string(),
    );
    field(
        "stance",
        ours.stance().to_string() == theirs.stance,
        ours.stance().to_string(),
    );
    let negated = if ours.is_negated() {
        "negated"
    } else {
        "not negated"
    };
    field(
        "negated",
        ours.is_negated() == theirs.negated,
        negated.to_owned(),
    );
    field(
        "addressee",
        same(&theirs.addressee, ours.addressee()),
        show(text, ours.addressee()),
    );
    field("parent", parent == theirs.parent, or_nothing(parent));
}

/// Each piece shortened by itself, so that its edges can be seen.
fn show_edges(text: &str, spans: &[Span]) -> String {
    let pieces: Vec<String> = spans.iter().map(|s| show_short(text, &[*s])).collect();
    pieces.join(" ... ")
}

/// Right and all, by class.
pub fn summary<'c>(checks: impl Iterator<Item = &'c Check>) -> String {
    const CLASSES: [&str; 16] = [
        "dateline",
        "sentence",
        "mention",
        "attribution",
        "optional attribution",
        "source",
        "content",
        "cue",
        "speaker",
        "kind",
        "stance",
        "negated",
        "addressee",
        "parent",
        "right in every field",
        "extra",
    ];
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for check in checks {
        let (right, all) = counts.entry(check.class).or_default();
        *right += usize::from(check.wrong.is_none());
        *all += 1;
    }
    let mut out = String::new();
    for class in CLASSES {
        if let Some((right, all)) = counts.get(class) {
            let _ = writeln!(out, "{class:24} {right:4} / {all}");
        }
    }
    for class in ["extra mention", "extra attribution"] {
        let all = counts.get(class).map_or(0, |(_, all)| *all);
        let _ = writeln!(out, "{class:24} {all:4}");
    }
    out
}
