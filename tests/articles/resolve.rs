//! From the strings of an answer to spans: a content stands where it stands, a cue nearest to its content, a source and an addressee
//! nearest to the cue.

use std::cmp::Reverse;

use inquit::Span;

use crate::words::occurrences;

/// A string of an answer, perhaps with a longer one that it stands in.
pub struct Piece {
    pub text: String,
    pub within: Option<String>,
}

pub struct Spans {
    pub content: Vec<Span>,
    pub cue: Vec<Span>,
    pub source: Vec<Span>,
    pub addressee: Vec<Span>,
}

/// The spans of one attribution.
pub fn attribution_spans(
    text: &str,
    content: &[Piece],
    cue: &[Piece],
    source: &[Piece],
    addressee: &[Piece],
) -> Result<Spans, String> {
    if content.is_empty() || cue.is_empty() {
        return Err("no content or no cue".to_owned());
    }
    let content = content
        .iter()
        .map(|p| exact(text, p))
        .collect::<Result<Vec<_>, _>>()?;
    let cue = near(text, cue, &content, &[])?;
    let source = near(text, source, &cue, &content)?;
    let taken = [content.clone(), source.clone()].concat();
    let addressee = near(text, addressee, &cue, &taken)?;
    Ok(Spans {
        content,
        cue,
        source,
        addressee,
    })
}

/// All places where the piece may stand.
fn places(text: &str, piece: &Piece) -> Result<Vec<Span>, String> {
    let within = match &piece.within {
        None => Span::new(0, text.len()),
        Some(within) => {
            let found: Vec<_> = occurrences(text, within).collect();
            match found.as_slice() {
                [one] => one.clone().into(),
                _ => {
                    return Err(format!(
                        "{within:?} stands {} times in the article",
                        found.len()
                    ))
                }
            }
        }
    };
    let found: Vec<Span> = match piece.text.split_once(" ... ") {
        None => occurrences(text, &piece.text).map(Span::from).collect(),
        Some((first, last)) => occurrences(text, first)
            .filter_map(|from| {
                let to = occurrences(text, last).find(|to| to.start >= from.end)?;
                Some(Span::new(from.start, to.end))
            })
            .collect(),
    };
    let mut found: Vec<Span> = found.into_iter().filter(|s| within.covers(*s)).collect();
    if piece.within.is_some() {
        found.truncate(1);
    }
    if found.is_empty() {
        return Err(format!("not in the article: {:?}", piece.text));
    }
    Ok(found)
}

fn exact(text: &str, piece: &Piece) -> Result<Span, String> {
    match places(text, piece)?.as_slice() {
        [one] => Ok(*one),
        several => Err(format!(
            "stands {} times in the article: {:?}",
            several.len(),
            piece.text
        )),
    }
}

/// The place of each piece that is nearest to `to`, and, where it can be, outside of `to` and `taken`; a piece with context stands there.
fn near(text: &str, pieces: &[Piece], to: &[Span], taken: &[Span]) -> Result<Vec<Span>, String> {
    pieces
        .iter()
        .map(|piece| {
            let gap = |s: &Span| {
                to.iter()
                    .map(|t| {
                        t.start()
                            .saturating_sub(s.end())
                            .max(s.start().saturating_sub(t.end()))
                    })
                    .min()
            };
            let is_free = |s: &Span| !to.iter().chain(taken).any(|t| t.overlaps(*s));
            places(text, piece)?
                .into_iter()
                .min_by_key(|s| (Reverse(is_free(s)), gap(s), *s))
                .ok_or_else(|| "no place".to_owned())
        })
        .collect()
}
