//! CoNLL-U Plus: a word a line, with columns for names and for the parts of attributions as `B`, `I` and `O`.
//!
//! `B-2` begins a piece of attribution 2 and `I-2` goes on with it; where several hold a word they are joined by `|`, the outer first. What is
//! known of each attribution stands in comments at the head of the document. `TokenRange` counts characters.

use std::fmt::{self, Write};

use inquit::{Attribution, Document, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::line;

/// The first line of a file.
pub const HEAD: &str = "# global.columns = ID FORM NAME ENTITY SOURCE CUE CONTENT ADDRESSEE MISC\n";

/// The sentences of a document.
pub fn sentences(document: &Document<'_>, id: Option<&str>) -> String {
    let mut out = String::new();
    write(document, id, &mut out).expect("a string takes all that is written");
    out
}

/// A column, filled along with the words.
struct Column {
    /// Pieces with what is written after `B-` and `I-`, by start.
    pieces: Vec<(Span, String)>,
    next: usize,
    /// Those that the last word was near to.
    open: Vec<usize>,
}

impl Column {
    fn new(mut pieces: Vec<(Span, String)>) -> Self {
        pieces.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
        Column {
            pieces,
            next: 0,
            open: Vec::new(),
        }
    }

    fn of_parts(document: &Document<'_>, part: fn(&Attribution) -> &[Span]) -> Self {
        let numbered = document.attributions().iter().zip(1..);
        Column::new(
            numbered
                .flat_map(|(a, number)| part(a).iter().map(move |s| (*s, number.to_string())))
                .collect(),
        )
    }

    fn label(&mut self, word: Span) -> String {
        let pieces = &self.pieces;
        self.open.retain(|i| pieces[*i].0.end() > word.start());
        while pieces
            .get(self.next)
            .is_some_and(|(span, _)| span.start() < word.end())
        {
            if pieces[self.next].0.end() > word.start() {
                self.open.push(self.next);
            }
            self.next += 1;
        }
        let labels: Vec<String> = self
            .open
            .iter()
            .map(|i| {
                let (span, what) = &pieces[*i];
                let border = if span.start() >= word.start() {
                    'B'
                } else {
                    'I'
                };
                format!("{border}-{what}")
            })
            .collect();
        if labels.is_empty() {
            "O".to_owned()
        } else {
            labels.join("|")
        }
    }
}

fn write(document: &Document<'_>, id: Option<&str>, out: &mut String) -> fmt::Result {
    let text = document.text();
    let mentions = document.mentions();
    let mut columns = [
        Column::new(
            mentions
                .iter()
                .map(|m| (m.span(), m.kind().to_string()))
                .collect(),
        ),
        Column::new(
            mentions
                .iter()
                .filter_map(|m| Some((m.span(), (m.entity()? + 1).to_string())))
                .collect(),
        ),
        Column::of_parts(document, Attribution::source),
        Column::of_parts(document, Attribution::cue),
        Column::of_parts(document, Attribution::content),
        Column::of_parts(document, Attribution::addressee),
    ];
    let id = id.map_or_else(|| "1".to_owned(), line::flat);
    let borders = borders(document);
    let (mut byte, mut character) = (0, 0);
    for (number, sentence) in document.sentences().iter().enumerate() {
        if number == 0 {
            writeln!(out, "# newdoc id = {id}")?;
            known(document, out)?;
        }
        let span = sentence.span();
        writeln!(out, "# sent_id = {id}-{}", number + 1)?;
        writeln!(out, "# kind = {}", sentence.kind().as_str())?;
        writeln!(out, "# text = {}", line::flat(&text[span]))?;
        let words = words(text, span, &borders);
        for (i, word) in words.iter().enumerate() {
            character += text[byte..word.start()].chars().count();
            let start = character;
            character += text[*word].chars().count();
            byte = word.end();
            write!(out, "{}\t{}", i + 1, &text[*word])?;
            for column in &mut columns {
                write!(out, "\t{}", column.label(*word))?;
            }
            let joined = words
                .get(i + 1)
                .is_some_and(|next| next.start() == word.end());
            let space = if joined { "SpaceAfter=No|" } else { "" };
            writeln!(out, "\t{space}TokenRange={start}:{character}")?;
        }
        out.write_char('\n')?;
    }
    Ok(())
}

/// Entities and attributions, a comment each.
fn known(document: &Document<'_>, out: &mut String) -> fmt::Result {
    for (entity, number) in document.entities().iter().zip(1..) {
        let key = entity.key().unwrap_or("_");
        writeln!(
            out,
            "# entity {number} = kind={}|key={key}|name={}",
            entity.kind(),
            line::flat(entity.name())
        )?;
    }
    let number = |index: Option<usize>| index.map_or("_".to_owned(), |i| (i + 1).to_string());
    for (a, at) in document.attributions().iter().zip(1..) {
        writeln!(
            out,
            "# attribution {at} = speaker={}|parent={}|stance={}|negated={}|kind={}|rule={}|confidence={:.3}",
            number(a.speaker()),
            number(a.parent()),
            a.stance(),
            a.is_negated(),
            a.kind(),
            a.rule(),
            a.confidence()
        )?;
    }
    Ok(())
}

/// Where names and parts of attributions begin and end, sorted.
fn borders(document: &Document<'_>) -> Vec<usize> {
    let names = document.mentions().iter().map(|m| m.span());
    let parts = document
        .attributions()
        .iter()
        .flat_map(|a| [a.source(), a.cue(), a.content(), a.addressee()])
        .flatten()
        .copied();
    let mut borders: Vec<usize> = names
        .chain(parts)
        .flat_map(|span| [span.start(), span.end()])
        .collect();
    borders.sort_unstable();
    borders
}

/// Words and marks of a sentence, cut at the `borders` too, so that labels fit their words.
fn words(text: &str, sentence: Span, borders: &[usize]) -> Vec<Span> {
    let first = borders.partition_point(|at| *at <= sentence.start());
    let mut borders = borders[first..].iter().copied().peekable();
    let mut words = Vec::new();
    for (at, word) in text[sentence].split_word_bound_indices() {
        let mut start = sentence.start() + at;
        let end = start + word.len();
        while let Some(border) = borders.next_if(|border| *border <= end) {
            words.push(Span::new(start, border));
            start = border;
        }
        words.push(Span::new(start, end));
    }
    words.retain(|word| !text[*word].trim().is_empty());
    words
}
