//! A row an attribution, for spreadsheets and data frames.

use std::io;

use inquit::{Document, Offsets, SpanRecord};

use crate::line::join;

const COLUMNS: [&str; 20] = [
    "id",
    "attribution",
    "parent",
    "speaker",
    "speaker_kind",
    "speaker_key",
    "source",
    "cue",
    "addressee",
    "content",
    "stance",
    "negated",
    "kind",
    "rule",
    "confidence",
    "offsets",
    "source_spans",
    "cue_spans",
    "addressee_spans",
    "content_spans",
];

/// The first row.
pub fn head() -> io::Result<String> {
    written(|out| out.write_record(COLUMNS))
}

/// The rows of an article. Pieces are joined by ` ... `, their spans written as `12-15;20-31`.
pub fn rows(document: &Document<'_>, id: Option<&str>, offsets: Offsets) -> io::Result<String> {
    let record = document.to_record(offsets);
    let words = document.attributions();
    written(|out| {
        for (number, (said, at)) in words.iter().zip(&record.attributions).enumerate() {
            let speaker = said.speaker().map(|s| &document.entities()[s]);
            out.write_record([
                id.unwrap_or_default(),
                &number.to_string(),
                &said.parent().map(|p| p.to_string()).unwrap_or_default(),
                speaker.map_or("", |s| s.name()),
                speaker.map_or("", |s| s.kind().as_str()),
                speaker.and_then(|s| s.key()).unwrap_or_default(),
                &join(document, said.source()),
                &join(document, said.cue()),
                &join(document, said.addressee()),
                &join(document, said.content()),
                &said.stance().to_string(),
                &said.is_negated().to_string(),
                &said.kind().to_string(),
                said.rule(),
                &at.confidence.to_string(),
                record.offsets.as_str(),
                &pieces(&at.source),
                &pieces(&at.cue),
                &pieces(&at.addressee),
                &pieces(&at.content),
            ])?;
        }
        Ok(())
    })
}

fn pieces(spans: &[SpanRecord]) -> String {
    spans
        .iter()
        .map(|span| format!("{}-{}", span.start, span.end))
        .collect::<Vec<_>>()
        .join(";")
}

fn written(write: impl FnOnce(&mut csv::Writer<Vec<u8>>) -> csv::Result<()>) -> io::Result<String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    write(&mut out)?;
    let bytes = out.into_inner().map_err(|error| error.into_error())?;
    String::from_utf8(bytes).map_err(io::Error::other)
}
