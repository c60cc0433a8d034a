//! Attributions as a person reads them in a terminal.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use inquit::{Attribution, Document, Span};

use crate::line::join;

/// Columns that the content is wrapped to.
const WIDTH: usize = 96;

struct Colours {
    speaker: Style,
    cue: Style,
    faint: Style,
}

impl Colours {
    fn new(on: bool) -> Self {
        if on {
            Colours {
                speaker: Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
                cue: Style::new().fg_color(Some(AnsiColor::Yellow.into())),
                faint: Style::new().dimmed(),
            }
        } else {
            Colours {
                speaker: Style::new(),
                cue: Style::new(),
                faint: Style::new(),
            }
        }
    }
}

/// Prints the dateline and each attribution, nested ones indented below those that they stand in.
pub fn print(
    document: &Document<'_>,
    title: Option<&str>,
    colour: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let colours = Colours::new(colour);
    if let Some(title) = title {
        writeln!(out, "{0}== {title} =={0:#}", colours.faint)?;
    }
    let attributions = document.attributions();
    if attributions.is_empty() {
        return writeln!(
            out,
            "{0}(nobody is said to have said anything){0:#}",
            colours.faint
        );
    }
    for (number, attribution) in attributions.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        one(
            document,
            attribution,
            depth(attributions, attribution),
            &colours,
            out,
        )?;
    }
    Ok(())
}

fn depth(attributions: &[Attribution], attribution: &Attribution) -> usize {
    let mut depth = 0;
    let mut at = attribution;
    while let Some(parent) = at.parent().and_then(|p| attributions.get(p)) {
        depth += 1;
        at = parent;
    }
    depth
}

fn one(
    document: &Document<'_>,
    attribution: &Attribution,
    depth: usize,
    colours: &Colours,
    out: &mut impl Write,
) -> io::Result<()> {
    let margin = "    ".repeat(depth);
    let join = |spans: &[Span]| join(document, spans);
    let source = join(attribution.source());
    let speaker = attribution.speaker().map(|s| document.entities()[s].name());
    let name = speaker.unwrap_or(if source.is_empty() {
        "(no source)"
    } else {
        &source
    });
    write!(out, "{margin}{0}{name}{0:#}", colours.speaker)?;
    if !source.is_empty() && source != name {
        write!(out, " {0}({source}){0:#}", colours.faint)?;
    }
    let not = if attribution.is_negated() {
        "not: "
    } else {
        ""
    };
    write!(
        out,
        "  {0}{not}{1}{0:#}",
        colours.cue,
        join(attribution.cue())
    )?;
    if !attribution.addressee().is_empty() {
        write!(
            out,
            " {0}->{0:#} {1}",
            colours.faint,
            join(attribution.addressee())
        )?;
    }
    writeln!(
        out,
        "  {0}[{1}, {2}; {3} {4:.2}]{0:#}",
        colours.faint,
        attribution.stance(),
        attribution.kind(),
        attribution.rule(),
        attribution.confidence()
    )?;
    for line in wrap(
        &join(attribution.content()),
        WIDTH.saturating_sub(margin.len() + 4),
    ) {
        writeln!(out, "{margin}    {line}")?;
    }
    Ok(())
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}
