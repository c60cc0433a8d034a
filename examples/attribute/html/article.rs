//! The article itself: paragraphs with names, sources, cues and contents marked.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use inquit::{AttributionKind, Document, MentionForm, SentenceKind, Span};

use super::escape::Escaped;
use super::headline;
use super::nest::{nest, Mark, Step};
use super::speakers::{known, Speakers};
use crate::line;

/// What a stretch of the text is.
enum What {
    Content(usize),
    /// One phrase may be the source of several attributions.
    Source(Vec<usize>),
    Cue(usize),
    Addressee(usize),
    Mention(usize),
    Dateline,
}

/// A paragraph, and what its first sentence is.
struct Paragraph {
    span: Span,
    kind: SentenceKind,
}

/// The article as paragraphs; the first headline is the heading of the page. `title` stands there if the article has none.
pub fn write(
    document: &Document<'_>,
    speakers: &Speakers,
    title: &str,
    out: &mut String,
) -> fmt::Result {
    let marks = marks(document, speakers);
    let paragraphs = paragraphs(document);
    let headline = headline(document);
    if headline.is_none() {
        writeln!(out, "<h1 class=\"untitled\">{}</h1>", Escaped(title))?;
    }
    let mut above = headline;
    for (paragraph, inside) in paragraphs.iter().zip(sorted(&marks, &paragraphs)) {
        let (tag, kind) = match paragraph.kind {
            _ if above.is_some_and(|h| h.start() < paragraph.span.end()) => {
                above = None;
                ("h1", "headline")
            }
            SentenceKind::Headline if above.is_some() => ("p", "section"),
            SentenceKind::Headline => ("h2", "headline"),
            // The dateline is marked itself.
            SentenceKind::Dateline => ("p", "prose"),
            kind => ("p", kind.as_str()),
        };
        write!(out, "<{tag} class=\"{kind}\">")?;
        for step in nest(&marks, inside, paragraph.span) {
            match step {
                Step::Text(span) => write!(out, "{}", Escaped(&document.text()[span]))?,
                Step::Open { mark, first } => {
                    open(document, speakers, &marks[mark], first, out)?;
                }
                Step::Close { mark, last } => close(speakers, &marks[mark].what, last, out)?,
            }
        }
        writeln!(out, "</{tag}>")?;
    }
    Ok(())
}

/// The paragraphs, which together hold all of the text but blanks.
fn paragraphs(document: &Document<'_>) -> Vec<Paragraph> {
    let text = document.text();
    let mut starts: Vec<(usize, SentenceKind)> = Vec::new();
    let mut last = None;
    for sentence in document.sentences() {
        if last != Some(sentence.paragraph()) {
            last = Some(sentence.paragraph());
            starts.push((sentence.span().start(), sentence.kind()));
        }
    }
    match starts.first_mut() {
        Some(first) => first.0 = 0,
        None => starts.push((0, SentenceKind::Prose)),
    }
    let ends = starts[1..].iter().map(|s| s.0).chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|((start, kind), end)| Paragraph {
            span: Span::new(*start, start + text[*start..end].trim_end().len()),
            kind: *kind,
        })
        .filter(|p| !p.span.is_empty())
        .collect()
}

/// For each paragraph the marks that it has something of.
fn sorted(marks: &[Mark<What>], paragraphs: &[Paragraph]) -> Vec<Vec<usize>> {
    let mut sorted = vec![Vec::new(); paragraphs.len()];
    for (number, mark) in marks.iter().enumerate() {
        let first = paragraphs.partition_point(|p| p.span.end() <= mark.span.start());
        for (inside, paragraph) in sorted[first..].iter_mut().zip(&paragraphs[first..]) {
            if !paragraph.span.overlaps(mark.span) {
                break;
            }
            inside.push(number);
        }
    }
    sorted
}

/// All that is marked, the outer before the inner where both cover the same words.
fn marks(document: &Document<'_>, speakers: &Speakers) -> Vec<Mark<What>> {
    let mut marks = Vec::new();
    if let Some(dateline) = document.dateline() {
        marks.push(Mark {
            span: dateline.span(),
            what: What::Dateline,
        });
    }
    let attributions = document.attributions();
    let mut add = |spans: &[Span], what: fn(usize) -> What, number: usize| {
        marks.extend(spans.iter().map(|span| Mark {
            span: *span,
            what: what(number),
        }));
    };
    // A parent stands before the attributions inside it.
    for (number, attribution) in attributions.iter().enumerate() {
        add(attribution.content(), What::Content, number);
    }
    for (number, attribution) in attributions.iter().enumerate() {
        add(attribution.cue(), What::Cue, number);
        add(attribution.addressee(), What::Addressee, number);
    }
    let mut sources: BTreeMap<(Span, usize), Vec<usize>> = BTreeMap::new();
    for (number, attribution) in attributions.iter().enumerate() {
        for span in attribution.source() {
            let place = (*span, speakers.number(number));
            sources.entry(place).or_default().push(number);
        }
    }
    marks.extend(sources.into_iter().map(|((span, _), numbers)| Mark {
        span,
        what: What::Source(numbers),
    }));
    for (number, mention) in document.mentions().iter().enumerate() {
        marks.push(Mark {
            span: mention.span(),
            what: What::Mention(number),
        });
    }
    marks
}

fn open(
    document: &Document<'_>,
    speakers: &Speakers,
    mark: &Mark<What>,
    first: bool,
    out: &mut String,
) -> fmt::Result {
    match mark.what {
        What::Content(number) => {
            let attribution = &document.attributions()[number];
            let kind = attribution.kind();
            let nested = if attribution.parent().is_some() {
                " nested"
            } else {
                ""
            };
            write!(out, "<span class=\"said {kind}{nested} a{number}\">")?;
            if !first {
                return Ok(());
            }
            if attribution.content().first() == Some(&mark.span) {
                label(document, speakers, number, out)
            } else {
                let label = speakers.label(number);
                write!(
                    out,
                    "<span class=\"n more\" aria-hidden=\"true\">{label}</span>"
                )
            }
        }
        What::Source(ref numbers) => {
            out.write_str("<span class=\"source")?;
            numbers.iter().try_for_each(|n| write!(out, " a{n}"))?;
            out.write_str("\">")
        }
        What::Cue(number) => write!(out, "<i class=\"cue a{number}\">"),
        What::Addressee(number) => write!(out, "<span class=\"addressee a{number}\">"),
        What::Mention(number) => {
            let mention = &document.mentions()[number];
            let kind = mention.kind();
            let form = match mention.form() {
                MentionForm::Pronoun | MentionForm::Description => " back",
                _ => "",
            };
            write!(out, "<span class=\"m {kind}{form}\" title=\"")?;
            match mention.entity() {
                Some(entity) => write!(
                    out,
                    "{}, {kind}",
                    Escaped(&line::flat(document.entities()[entity].name()))
                )?,
                None => write!(out, "{kind} without a name")?,
            }
            out.write_str("\">")
        }
        What::Dateline => out.write_str("<span class=\"dateline\">"),
    }
}

/// The label of an attribution at the head of its content; its note shows while it has the focus or the pointer is over the content.
fn label(
    document: &Document<'_>,
    speakers: &Speakers,
    number: usize,
    out: &mut String,
) -> fmt::Result {
    let attribution = &document.attributions()[number];
    let label = speakers.label(number);
    let speaker = &speakers.of(number).name;
    let cue = line::join(document, attribution.cue());
    let kind = match attribution.kind() {
        AttributionKind::Direct => "quotation",
        AttributionKind::Mixed => "part quotation",
        _ => "claim",
    };
    write!(
        out,
        "<a class=\"n\" id=\"t{number}\" href=\"#w{number}\" aria-label=\"{label}, {kind}: {}\" aria-describedby=\"n{number}\">{label}</a>\
         <span class=\"note\" id=\"n{number}\" role=\"tooltip\"><b class=\"letter\">{label}</b> <b><bdi>{}</bdi></b> <i><bdi>{}</bdi></i> <span>{}</span></span>",
        Escaped(speaker),
        Escaped(speaker),
        Escaped(&cue),
        known(attribution),
    )
}

fn close(speakers: &Speakers, what: &What, last: bool, out: &mut String) -> fmt::Result {
    match what {
        What::Source(numbers) if last => write!(
            out,
            "<sup class=\"letter\" aria-hidden=\"true\">{}</sup></span>",
            speakers.of(numbers[0]).letter
        ),
        What::Cue(_) => out.write_str("</i>"),
        _ => out.write_str("</span>"),
    }
}
