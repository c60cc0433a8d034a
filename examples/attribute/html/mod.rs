//! An article as one page that needs nothing else: no network, no script.

mod article;
mod chain;
mod escape;
mod index;
mod nest;
mod speakers;

use std::fmt::{self, Write};

use inquit::{Document, SentenceKind, Span};

use crate::line;
use escape::Escaped;
use speakers::{shortened, Speakers};

pub use index::{index, Summary};

/// Words of a line that stands above the headline.
const RUBRIC: usize = 2;

/// Attributions that can be lit up.
const MOST_LIT: usize = 400;

const STYLE: &str = include_str!("style.css");

/// The page of an article; `back` if it belongs to a folder that has an index.
pub fn page(document: &Document<'_>, name: &str, back: bool) -> String {
    let mut out = String::new();
    write_page(document, name, back, &mut out).expect("a string takes all that is written");
    out
}

/// The title of an article as it stands in the text: its first headline, which is not the first line where that is a rubric of a word or two.
pub fn headline(document: &Document<'_>) -> Option<Span> {
    let text = document.text();
    let mut headlines = document
        .sentences()
        .iter()
        .filter(|s| s.kind() == SentenceKind::Headline)
        .map(|s| s.span());
    let first = headlines.clone().next()?;
    let long = headlines.find(|s| text[*s].split_whitespace().nth(RUBRIC).is_some());
    Some(long.unwrap_or(first))
}

/// The headline in one line; the name of the article if it has none.
pub fn title(document: &Document<'_>, name: &str) -> String {
    let title = headline(document).map_or(name, |span| &document.text()[span]);
    shortened(&line::flat(title), 160)
}

fn write_page(document: &Document<'_>, name: &str, back: bool, out: &mut String) -> fmt::Result {
    let speakers = Speakers::new(document);
    let title = title(document, name);
    head(&title, out)?;
    highlights(document.attributions().len(), out)?;
    out.write_str("</style>\n</head>\n<body>\n")?;
    let index = if back {
        "<a href=\"index.html\">All articles</a>"
    } else {
        ""
    };
    write!(
        out,
        "<header class=\"bar\"><p>Who said what</p><nav aria-label=\"Page\">{index}<a class=\"skip\" href=\"#said\">To the list</a></nav></header>\n<div class=\"columns\">\n<main>\n<article>\n"
    )?;
    article::write(document, &speakers, &title, out)?;
    out.write_str("</article>\n")?;
    out.write_str(include_str!("legend.html"))?;
    out.write_str("</main>\n<aside id=\"said\" aria-label=\"Who said what\">\n")?;
    if speakers.all.is_empty() {
        out.write_str("<p class=\"nobody\">Nobody is said to have said anything.</p>\n")?;
    } else {
        out.write_str("<figure>\n<figcaption><h2>Who reports whom</h2></figcaption>\n")?;
        chain::draw(document, &speakers, out)?;
        out.write_str("</figure>\n<h2>Who said what</h2>\n")?;
        speakers.list(document, out)?;
    }
    out.write_str("</aside>\n</div>\n</body>\n</html>\n")
}

/// Up to and into the style, which is still open.
fn head(title: &str, out: &mut String) -> fmt::Result {
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
         <title>{}</title>\n<style>\n{STYLE}",
        Escaped(title)
    )
}

/// The parts of an attribution light up together, wherever on the page one of them is pointed at. Each is a rule that a browser tests at every
/// move of the pointer, so a very long article has none.
fn highlights(attributions: usize, out: &mut String) -> fmt::Result {
    let lit = if attributions > MOST_LIT {
        0
    } else {
        attributions
    };
    for number in 0..lit {
        writeln!(
            out,
            "body:has(.a{number}:is(:hover,:focus-within,:target)) .a{number}{{background-color:var(--light)}}"
        )?;
    }
    Ok(())
}
