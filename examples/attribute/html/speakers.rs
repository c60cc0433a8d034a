//! Who speaks in an article, each under a letter, and the list of what each said.
//!
//! `A2` is the second attribution of the speaker `A`, here and in the article itself.

use std::collections::HashMap;
use std::fmt::{self, Write};

use inquit::{Attribution, Document, EntityKind};

use super::escape::Escaped;
use crate::line;

/// Characters of a content that the list shows; the article has all of it.
const SHOWN: usize = 220;

pub struct Speaker {
    pub letter: String,
    pub name: String,
    pub kind: Option<EntityKind>,
    /// Indices into the document's attributions.
    pub attributions: Vec<usize>,
}

/// The speakers of an article, by first appearance.
pub struct Speakers {
    pub all: Vec<Speaker>,
    /// For each attribution its speaker, and which of the speaker's it is.
    place: Vec<(usize, usize)>,
}

impl Speakers {
    pub fn new(document: &Document<'_>) -> Self {
        let mut all: Vec<Speaker> = Vec::new();
        let mut place = Vec::new();
        let mut known = HashMap::new();
        for (number, attribution) in document.attributions().iter().enumerate() {
            let (name, kind) = source(document, attribution);
            let speaker = *known.entry((name.to_lowercase(), kind)).or_insert_with(|| {
                all.push(Speaker {
                    letter: letter(all.len()),
                    name,
                    kind,
                    attributions: Vec::new(),
                });
                all.len() - 1
            });
            all[speaker].attributions.push(number);
            place.push((speaker, all[speaker].attributions.len()));
        }
        Speakers { all, place }
    }

    pub fn of(&self, attribution: usize) -> &Speaker {
        &self.all[self.place[attribution].0]
    }

    /// Number of the speaker.
    pub fn number(&self, attribution: usize) -> usize {
        self.place[attribution].0
    }

    /// `A1`, `A2`, `B1` ...
    pub fn label(&self, attribution: usize) -> String {
        let (speaker, number) = self.place[attribution];
        format!("{}{number}", self.all[speaker].letter)
    }

    /// The list, grouped by speaker.
    pub fn list(&self, document: &Document<'_>, out: &mut String) -> fmt::Result {
        for speaker in &self.all {
            let kind = speaker.kind.map_or("unnamed", EntityKind::as_str);
            write!(
                out,
                "<section class=\"speaker\">\n<h3><b class=\"letter\">{}</b> <span class=\"m {kind}\"><bdi>{}</bdi></span> <small>{kind}</small></h3>\n<ol>\n",
                speaker.letter,
                Escaped(&speaker.name),
            )?;
            for number in &speaker.attributions {
                self.entry(document, *number, out)?;
            }
            out.write_str("</ol>\n</section>\n")?;
        }
        Ok(())
    }

    fn entry(&self, document: &Document<'_>, number: usize, out: &mut String) -> fmt::Result {
        let attribution = &document.attributions()[number];
        let label = self.label(number);
        write!(
            out,
            "<li id=\"w{number}\" class=\"entry a{number}\" tabindex=\"-1\">\n<p class=\"how\"><a class=\"n\" href=\"#t{number}\" aria-label=\"{label}, in the article\">{label}</a> "
        )?;
        let written = line::join(document, attribution.source());
        let name = &self.of(number).name;
        if !written.is_empty() && written.to_lowercase() != name.to_lowercase() {
            write!(out, "<bdi>{}</bdi> ", Escaped(&written))?;
        }
        write!(
            out,
            "<i class=\"cue\"><bdi>{}</bdi></i>",
            Escaped(&line::join(document, attribution.cue()))
        )?;
        if !attribution.addressee().is_empty() {
            let to = line::join(document, attribution.addressee());
            write!(
                out,
                " <span class=\"to\">to <bdi>{}</bdi></span>",
                Escaped(&to)
            )?;
        }
        out.write_str("</p>\n")?;
        if let Some(parent) = attribution.parent() {
            write!(
                out,
                "<p class=\"inside\">inside <a href=\"#w{parent}\">{}</a> of <bdi>{}</bdi></p>\n",
                self.label(parent),
                Escaped(&self.of(parent).name)
            )?;
        }
        let content = line::join(document, attribution.content());
        write!(
            out,
            "<blockquote class=\"{}\" dir=\"auto\">{}</blockquote>\n<p class=\"how-known\">{}</p>\n</li>\n",
            attribution.kind(),
            Escaped(&shortened(&content, SHOWN)),
            known(attribution)
        )
    }
}

/// Stance, kind, rule and confidence, in words.
pub fn known(attribution: &Attribution) -> String {
    let not = if attribution.is_negated() { "not " } else { "" };
    format!(
        "<b class=\"stance\">{not}{}</b> · {} · <span class=\"rule\">{}</span> · {:.0} % sure",
        attribution.stance(),
        attribution.kind(),
        attribution.rule(),
        attribution.confidence() * 100.0
    )
}

/// The name of who speaks, or the words that the article has for a source without a name.
fn source(document: &Document<'_>, attribution: &Attribution) -> (String, Option<EntityKind>) {
    if let Some(speaker) = attribution.speaker() {
        let entity = &document.entities()[speaker];
        return (line::flat(entity.name()), Some(entity.kind()));
    }
    let written = line::join(document, attribution.source());
    if written.is_empty() {
        ("no source".to_owned(), None)
    } else {
        (written, None)
    }
}

/// A, B ... Z, AA, AB ...
fn letter(number: usize) -> String {
    let last = char::from(b'A' + (number % 26) as u8);
    match number / 26 {
        0 => last.to_string(),
        more => letter(more - 1) + &last.to_string(),
    }
}

/// At most `most` characters, cut at a blank.
pub fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let cut = &text[..end];
    let cut = cut.rfind(' ').map_or(cut, |blank| &cut[..blank]);
    format!("{}…", cut.trim_end_matches([',', ';', ':', ' ']))
}
