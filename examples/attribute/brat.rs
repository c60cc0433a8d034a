//! brat standoff: an `.ann` file beside the text, with offsets in characters.
//!
//! A name is a text bound of its kind, its row in a gazetteer a reference, and the mentions of an entity are equivalent. An attribution is an
//! event: its cue is the trigger, `Source`, `Addressee` and `Content` are arguments, and so is an attribution that it holds (`Reports`).
//! Stance and kind are attributes, rule and confidence a note.

use std::fmt::{self, Write};

use inquit::{Document, Span};

use crate::line;
use crate::nested::inside;

/// What brat wants to know of the types, for the folder of the files.
pub const CONFIGURATION: &str = "\
[entities]
person
country
outlet
institution
place
Source
Addressee
Content

[relations]
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]
Attribution\tSource?:Source, Content:Content, Addressee?:Addressee, Reports*:Attribution

[attributes]
Negated\tArg:Attribution
Kind\tArg:Attribution, Value:direct|indirect|mixed
Stance\tArg:Attribution, Value:assert|deny|admit|accuse|promise|order|request|ask|decline|believe|intend|praise|criticise|warn|propose|agree|feel|show
";

/// The `.ann` file of a document.
pub fn annotations(document: &Document<'_>) -> String {
    let mut out = Annotations::new(document);
    out.mentions()
        .and_then(|()| out.attributions())
        .expect("a string takes all that is written");
    out.out
}

struct Annotations<'d, 't> {
    document: &'d Document<'t>,
    /// Characters before each byte of the text.
    characters: Vec<usize>,
    bounds: usize,
    out: String,
}

impl<'d, 't> Annotations<'d, 't> {
    fn new(document: &'d Document<'t>) -> Self {
        let text = document.text();
        let mut characters = Vec::with_capacity(text.len() + 1);
        for (number, c) in text.chars().enumerate() {
            characters.extend(std::iter::repeat_n(number, c.len_utf8()));
        }
        characters.push(characters.last().map_or(0, |last| last + 1));
        Annotations {
            document,
            characters,
            bounds: 0,
            out: String::new(),
        }
    }

    /// A text bound; brat wants one that runs over lines in pieces. Gives its number; nothing for spans without text.
    fn bound(&mut self, kind: &str, spans: &[Span]) -> Result<Option<usize>, fmt::Error> {
        let text = self.document.text();
        let pieces: Vec<Span> = spans.iter().flat_map(|span| lines(text, *span)).collect();
        if pieces.is_empty() {
            return Ok(None);
        }
        self.bounds += 1;
        write!(self.out, "T{}\t{kind}", self.bounds)?;
        for (number, piece) in pieces.iter().enumerate() {
            let (start, end) = (self.characters[piece.start()], self.characters[piece.end()]);
            write!(
                self.out,
                "{}{start} {end}",
                if number == 0 { ' ' } else { ';' }
            )?;
        }
        let words: Vec<&str> = pieces.iter().map(|piece| &text[*piece]).collect();
        writeln!(self.out, "\t{}", words.join(" "))?;
        Ok(Some(self.bounds))
    }

    fn mentions(&mut self) -> fmt::Result {
        let entities = self.document.entities();
        let mut mentioned: Vec<Vec<usize>> = vec![Vec::new(); entities.len()];
        for mention in self.document.mentions() {
            let bound = self.bound(mention.kind().as_str(), &[mention.span()])?;
            if let (Some(bound), Some(entity)) = (bound, mention.entity()) {
                mentioned[entity].push(bound);
            }
        }
        let mut references = 0;
        for (entity, bounds) in entities.iter().zip(&mentioned) {
            if let Some(key) = entity.key() {
                for bound in bounds {
                    references += 1;
                    let name = line::flat(entity.name());
                    writeln!(
                        self.out,
                        "N{references}\tReference T{bound} Gazetteer:{key}\t{name}"
                    )?;
                }
            }
            if bounds.len() > 1 {
                self.out.write_str("*\tEquiv")?;
                for bound in bounds {
                    write!(self.out, " T{bound}")?;
                }
                self.out.write_char('\n')?;
            }
        }
        Ok(())
    }

    fn attributions(&mut self) -> fmt::Result {
        let attributions = self.document.attributions();
        let inside = inside(self.document);
        let mut attributes = 0;
        for (number, attribution) in attributions.iter().enumerate() {
            let event = number + 1;
            // Where there is no cue the content stands for the event.
            let trigger = match self.bound("Attribution", attribution.cue())? {
                Some(cue) => Some(cue),
                None => self.bound("Attribution", attribution.content())?,
            };
            let Some(trigger) = trigger else { continue };
            let mut arguments = String::new();
            for (role, spans) in [
                ("Source", attribution.source()),
                ("Content", attribution.content()),
                ("Addressee", attribution.addressee()),
            ] {
                if let Some(bound) = self.bound(role, spans)? {
                    write!(arguments, " {role}:T{bound}")?;
                }
            }
            for nested in &inside[number] {
                write!(arguments, " Reports:E{}", nested + 1)?;
            }
            writeln!(self.out, "E{event}\tAttribution:T{trigger}{arguments}")?;
            let (stance, kind) = (attribution.stance(), attribution.kind());
            writeln!(self.out, "A{}\tStance E{event} {stance}", attributes + 1)?;
            writeln!(self.out, "A{}\tKind E{event} {kind}", attributes + 2)?;
            attributes += 2;
            if attribution.is_negated() {
                attributes += 1;
                writeln!(self.out, "A{attributes}\tNegated E{event}")?;
            }
            let (rule, sure) = (attribution.rule(), attribution.confidence());
            writeln!(
                self.out,
                "#{event}\tAnnotatorNotes E{event}\t{rule} {sure:.2}"
            )?;
        }
        Ok(())
    }
}

/// The pieces of a span, one for each line that has text.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut start = span.start();
    text[span]
        .split(['\n', '\r'])
        .filter_map(|line| {
            let from = start + line.len() - line.trim_start().len();
            let piece = Span::new(from, from + line.trim().len());
            start += line.len() + 1;
            (!piece.is_empty()).then_some(piece)
        })
        .collect()
}
