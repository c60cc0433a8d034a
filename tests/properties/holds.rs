//! What holds for any input, as checks that fail by panic. Property tests, the finds of the fuzzer and the fuzz targets share them.

use std::ops::Range;
use std::sync::OnceLock;

use inquit::{
    Document, Error, Extractor, Gazetteer, MentionForm, Offsets, Overlap, Record, Segmenter, Span,
    SpanRecord,
};

pub fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(Extractor::new)
}

/// Keeps everything, however unsure.
pub fn greedy() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(|| Extractor::builder().threshold(0.0).build().unwrap())
}

/// Any text, through everything.
pub fn text(text: &str) {
    sound(&greedy().extract(text));
    let document = extractor().extract(text);
    sound(&document);
    assert_eq!(
        document.to_record(Offsets::Byte),
        extractor().extract(text).to_record(Offsets::Byte),
        "a second time, in {text:?}"
    );
    let alone: Vec<_> = Segmenter::new().sentences(text).collect();
    assert_eq!(
        document.sentences(),
        &alone[..],
        "the segmenter alone, in {text:?}"
    );
    matches(Gazetteer::builtin(), text);
}

/// Any text as a list of names: it is read or told what is wrong, and what was read can be found with.
pub fn gazetteer_file(list: &str) {
    let builder = Gazetteer::builder().without_builtin().tsv("list.tsv", list);
    let mut errors = Vec::new();
    let lossy = builder.clone().build_lossy(|error| errors.push(error));
    match builder.build() {
        Err(error) => {
            assert_eq!(errors[0].to_string(), error.to_string());
            errors.iter().for_each(|error| told(error, list));
            matches(&lossy, list);
        }
        Ok(gazetteer) => {
            for entry in gazetteer.entries() {
                assert!(!entry.key().is_empty() && !entry.name().is_empty());
                assert_eq!(
                    gazetteer.get(entry.key()).map(|e| e.name()),
                    Some(entry.name())
                );
            }
            assert!(errors.is_empty() && lossy.entries().count() == gazetteer.entries().count());
            matches(&gazetteer, list);
            let names: Vec<&str> = gazetteer.entries().map(|e| e.name()).collect();
            let text = format!("{} said: “We won.”", names.join(" and "));
            let extractor = Extractor::builder()
                .gazetteer(gazetteer.clone())
                .build()
                .unwrap();
            sound(&extractor.extract(&text));
        }
    }
}

/// Any text as a list of cues.
pub fn cue_file(list: &str) {
    let builder = Extractor::builder().cues("list.tsv", list);
    match builder.clone().build() {
        Err(error) => {
            told(&error, list);
            let lossy = builder.build_lossy(|error| told(&error, list));
            sound(&lossy.extract(SAMPLE));
        }
        Ok(extractor) => {
            for text in [SAMPLE, list] {
                sound(&extractor.extract(text));
            }
        }
    }
}

const SAMPLE: &str = "“We won,” said Ana Lopes. The minister told Reuters that they had lost.";

/// Any text as a list of abbreviations.
pub fn abbreviation_file(list: &str) {
    let builder = Segmenter::builder().tsv("list.tsv", list);
    match builder.clone().build() {
        Err(error) => {
            told(&error, list);
            let lossy = builder.build_lossy(|error| told(&error, list));
            covered(SAMPLE, lossy.sentences(SAMPLE).map(|s| s.span()));
        }
        Ok(segmenter) => {
            covered(list, segmenter.sentences(list).map(|s| s.span()));
            covered(SAMPLE, segmenter.sentences(SAMPLE).map(|s| s.span()));
        }
    }
}

/// The offsets of a record agree with a naive count.
pub fn offsets(text: &str) {
    let document = greedy().extract(text);
    let bytes = all_offsets(&document.to_record(Offsets::Byte));
    let of = |count: fn(&str) -> usize| -> Vec<Range<usize>> {
        bytes
            .iter()
            .map(|r| count(&text[..r.start])..count(&text[..r.end]))
            .collect()
    };
    assert_eq!(
        all_offsets(&document.to_record(Offsets::Char)),
        of(|t| t.chars().count()),
        "characters of {text:?}"
    );
    assert_eq!(
        all_offsets(&document.to_record(Offsets::Utf16)),
        of(|t| t.encode_utf16().count()),
        "UTF-16 units of {text:?}"
    );
    let spans: Vec<Range<usize>> = document
        .sentences()
        .iter()
        .map(|s| s.span().range())
        .collect();
    let at = usize::from(document.dateline().is_some());
    assert_eq!(&bytes[at..at + spans.len()], &spans[..]);
}

/// An error names the file, and a line that is there.
fn told(error: &Error, list: &str) {
    assert_eq!(error.file(), "list.tsv");
    assert!(
        error
            .line()
            .is_none_or(|line| (1..=list.split('\n').count()).contains(&line)),
        "{error}"
    );
    assert!(error.to_string().len() > "list.tsv: ".len());
}

/// In order, on whole characters; without overlap where no names inside names are asked for.
fn matches(gazetteer: &Gazetteer, text: &str) {
    let mut end = 0;
    for found in gazetteer.matches(text) {
        in_text(text, found.span(), "match");
        assert!(
            found.span().start() >= end,
            "{found:?} overlaps the one before it, in {text:?}"
        );
        assert!(gazetteer.get(found.entry().key()).is_some());
        end = found.span().end();
    }
    let all: Vec<Span> = gazetteer
        .matches_by(text, Overlap::All)
        .map(|m| m.span())
        .collect();
    all.iter().for_each(|span| in_text(text, *span, "match"));
    assert!(
        all.is_sorted_by_key(|span| span.start()),
        "matches in text order: {text:?}"
    );
}

/// All that holds for a document.
pub fn sound(document: &Document<'_>) {
    check(document);
    nested(document);
    apart(document);
}

fn check(document: &Document<'_>) {
    let text = document.text();
    for sentence in document.sentences() {
        in_text(text, sentence.span(), "sentence");
    }
    covered(text, document.sentences().iter().map(|s| s.span()));
    if let Some(dateline) = document.dateline() {
        in_text(text, dateline.span(), "dateline");
        for part in [
            dateline.place(),
            dateline.region(),
            dateline.date(),
            dateline.agency(),
        ]
        .into_iter()
        .flatten()
        {
            assert!(
                !part.is_empty() && text[dateline.span()].contains(part),
                "{part:?} of the dateline"
            );
        }
    }
    for quotation in document.quotations() {
        in_text(text, quotation.span(), "quotation");
        assert!(
            quotation.span().covers(quotation.content()),
            "{quotation:?}"
        );
        let _ = &text[quotation.content()];
    }
    assert!(
        document.quotations().is_sorted_by_key(|q| q.span().start()),
        "quotations in text order"
    );
    for mention in document.mentions() {
        in_text(text, mention.span(), "mention");
        if let Some(entity) = mention.entity() {
            let (ours, theirs) = (mention.kind(), document.entities()[entity].kind());
            // "Scottish" is of the kind of a country's adjective, Scotland is a place.
            assert!(
                ours == theirs || mention.form() == MentionForm::Demonym,
                "{} is a {ours}, what it means a {theirs}",
                &text[mention.span()]
            );
        }
    }
    assert!(
        document.mentions().is_sorted_by_key(|m| m.span().start()),
        "mentions in text order"
    );
    for entity in 0..document.entities().len() {
        assert!(!document.entities()[entity].name().is_empty());
        assert!(
            document
                .mentions()
                .iter()
                .any(|m| m.entity() == Some(entity)),
            "nothing mentions entity {entity}"
        );
    }
    attributions(document);
}

fn attributions(document: &Document<'_>) {
    let text = document.text();
    let all = document.attributions();
    assert!(
        all.is_sorted_by_key(|a| a.content()[0].start()),
        "attributions in the order of their contents"
    );
    for (number, attribution) in all.iter().enumerate() {
        let lists = [
            attribution.source(),
            attribution.cue(),
            attribution.content(),
            attribution.addressee(),
        ];
        for (list, name) in lists
            .into_iter()
            .zip(["source", "cue", "content", "addressee"])
        {
            list.iter().for_each(|span| in_text(text, *span, name));
            assert!(
                list.windows(2).all(|pair| pair[0].end() <= pair[1].start()),
                "pieces of the {name}: {list:?}"
            );
        }
        let [_, cue, content, _] = lists;
        assert!(!content.is_empty() && !cue.is_empty());
        assert!((0.0..=1.0).contains(&attribution.confidence()));
        assert!(attribution
            .speaker()
            .is_none_or(|s| s < document.entities().len()));
        let mut steps = 0;
        let mut at = attribution.parent();
        while let Some(parent) = at {
            assert!(
                steps < all.len(),
                "the parents of attribution {number} run in a circle"
            );
            steps += 1;
            at = all[parent].parent();
        }
    }
}

/// What has a parent stands in its content.
fn nested(document: &Document<'_>) {
    let all = document.attributions();
    for attribution in all {
        if let Some(parent) = attribution.parent() {
            let inside = |span: &Span| all[parent].content().iter().any(|c| c.covers(*span));
            assert!(
                attribution.cue().iter().all(inside),
                "the cue {:?} stands outside the content of its parent {:?} in {:?}",
                attribution.cue(),
                all[parent].content(),
                document.text()
            );
        }
    }
}

/// Source, cue and content of an attribution stand apart.
fn apart(document: &Document<'_>) {
    let text = document.text();
    for attribution in document.attributions() {
        let lists = [
            attribution.source(),
            attribution.cue(),
            attribution.content(),
        ];
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let overlap = lists[one]
                .iter()
                .any(|a| lists[other].iter().any(|b| a.overlaps(*b)));
            assert!(
                !overlap,
                "source, cue, content: {lists:?} ({}) in {text:?}",
                attribution.rule()
            );
        }
    }
}

#[track_caller]
fn in_text(text: &str, span: Span, name: &str) {
    assert!(
        !span.is_empty() && text.get(span.range()).is_some(),
        "{name} {span:?} in {text:?}"
    );
}

/// White space, and the characters of no width that stand for none.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// In order, without overlap, and nothing but blanks outside.
pub fn covered(text: &str, spans: impl Iterator<Item = Span>) {
    let mut from = 0;
    for span in spans {
        assert!(
            span.start() >= from,
            "{span:?} overlaps the sentence before it, in {text:?}"
        );
        assert!(
            text[from..span.start()].chars().all(is_blank),
            "left out before {span:?}, in {text:?}"
        );
        assert_eq!(
            text[span].trim(),
            &text[span],
            "blanks at the edges of {span:?}, in {text:?}"
        );
        from = span.end();
    }
    assert!(
        text[from..].chars().all(is_blank),
        "left out at the end of {text:?}"
    );
}

/// All pairs of offsets in a record, in a fixed order.
fn all_offsets(record: &Record) -> Vec<Range<usize>> {
    let spans = |list: &[SpanRecord]| -> Vec<Range<usize>> {
        list.iter().map(|s| s.start..s.end).collect()
    };
    let mut all: Vec<Range<usize>> = record.dateline.iter().map(|d| d.start..d.end).collect();
    all.extend(record.sentences.iter().map(|s| s.start..s.end));
    all.extend(record.mentions.iter().map(|m| m.start..m.end));
    for attribution in &record.attributions {
        for list in [
            &attribution.source,
            &attribution.cue,
            &attribution.content,
            &attribution.addressee,
        ] {
            all.extend(spans(list));
        }
    }
    all
}
