//! A picture of the chain of reports: the article, who speaks in it, and whom they in turn report.
//!
//! A tree that is read like a list of folders, since that fits a phone and any number of speakers.

use std::collections::HashMap;
use std::fmt::{self, Write};

use inquit::{Document, EntityKind};

use super::escape::Escaped;
use super::speakers::{shortened, Speakers};
use crate::line;
use crate::nested::inside;

const WIDTH: usize = 360;
const ROW: usize = 26;
const STEP: usize = 22;
/// Mean widths of a letter, rather more than less: what is too long for the picture is cut.
const BOLD: usize = 9;
const PLAIN: usize = 8;
/// Letters of cues that are worth while.
const FEW: usize = 6;

/// A speaker at one place of the chain, with all that is said there.
struct Node {
    speaker: usize,
    attributions: Vec<usize>,
    reported: Vec<Node>,
}

pub fn draw(document: &Document<'_>, speakers: &Speakers, out: &mut String) -> fmt::Result {
    let attributions = document.attributions();
    let outer = (0..attributions.len()).filter(|i| attributions[*i].parent().is_none());
    let inside = inside(document);
    let chain = nodes(speakers, &inside, outer.collect());
    let rows = 1 + chain.iter().map(Node::rows).sum::<usize>();
    let mut told = String::new();
    tell(document, speakers, &chain, &mut told)?;
    write!(
        out,
        "<svg class=\"chain\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" aria-labelledby=\"chain-title chain-text\">\n\
         <title id=\"chain-title\">Chain of reports</title>\n<desc id=\"chain-text\">The article reports: {told}.</desc>\n",
        height = rows * ROW,
    )?;
    let middle = ROW / 2;
    writeln!(
        out,
        "<path class=\"shape page\" d=\"M3 {}h8l4 4v10h-12z\"/><text x=\"{STEP}\" y=\"{}\"><tspan class=\"name\">The article</tspan></text>",
        middle - 7,
        middle + 5
    )?;
    let mut row = 1;
    branches(document, speakers, &chain, 1, &mut row, out)?;
    out.write_str("</svg>\n")
}

impl Node {
    fn rows(&self) -> usize {
        1 + self.reported.iter().map(Node::rows).sum::<usize>()
    }
}

/// The attributions by speaker, each with those that stand `inside` them.
fn nodes(speakers: &Speakers, inside: &[Vec<usize>], attributions: Vec<usize>) -> Vec<Node> {
    let mut nodes: Vec<(Node, Vec<usize>)> = Vec::new();
    let mut place: HashMap<usize, usize> = HashMap::new();
    for number in attributions {
        let speaker = speakers.number(number);
        let at = *place.entry(speaker).or_insert_with(|| {
            let node = Node {
                speaker,
                attributions: Vec::new(),
                reported: Vec::new(),
            };
            nodes.push((node, Vec::new()));
            nodes.len() - 1
        });
        nodes[at].0.attributions.push(number);
        nodes[at].1.extend(&inside[number]);
    }
    nodes
        .into_iter()
        .map(|(node, below)| Node {
            reported: self::nodes(speakers, inside, below),
            ..node
        })
        .collect()
}

/// The chain in words.
fn tell(
    document: &Document<'_>,
    speakers: &Speakers,
    nodes: &[Node],
    out: &mut String,
) -> fmt::Result {
    for (i, node) in nodes.iter().enumerate() {
        let comma = if i == 0 { "" } else { "; " };
        let name = &speakers.all[node.speaker].name;
        let cues = cues(document, node);
        write!(out, "{comma}{} ({})", Escaped(name), Escaped(&cues))?;
        if !node.reported.is_empty() {
            out.write_str(", who reports [")?;
            tell(document, speakers, &node.reported, out)?;
            out.write_char(']')?;
        }
    }
    Ok(())
}

/// The cues of a node, each word once, and how often there is something said if there are more.
fn cues(document: &Document<'_>, node: &Node) -> String {
    let mut cues: Vec<String> = Vec::new();
    for number in &node.attributions {
        let cue = line::join(document, document.attributions()[*number].cue());
        if cue.contains(char::is_alphanumeric) && !cues.contains(&cue) {
            cues.push(cue);
        }
    }
    let count = node.attributions.len();
    let times = if count > 1 {
        format!("{count}× ")
    } else {
        String::new()
    };
    times + &cues.join(", ")
}

fn branches(
    document: &Document<'_>,
    speakers: &Speakers,
    nodes: &[Node],
    depth: usize,
    row: &mut usize,
    out: &mut String,
) -> fmt::Result {
    // The line goes down from the middle of the shape above.
    let trunk = (depth - 1) * STEP + 9;
    let top = *row * ROW - 4;
    for node in nodes {
        let (x, y) = (depth * STEP + 9, *row * ROW + ROW / 2);
        let classes: String = node
            .attributions
            .iter()
            .fold(String::new(), |all, number| format!("{all} a{number}"));
        let speaker = &speakers.all[node.speaker];
        writeln!(
            out,
            "<g class=\"node{classes}\"><path class=\"line\" d=\"M{trunk} {top}V{}q0 6 6 6H{}\"/>",
            y - 6,
            x - 9
        )?;
        shape(speaker.kind, x, y, out)?;
        let from = x + 13;
        let room = WIDTH.saturating_sub(from);
        let letter_width = (speaker.letter.len() + 1) * BOLD + 4;
        let name = shortened(&speaker.name, room.saturating_sub(letter_width) / BOLD);
        let used = letter_width + (name.chars().count() + 1) * BOLD;
        let said = match room.saturating_sub(used) / PLAIN {
            ..FEW => String::new(),
            letters => shortened(&cues(document, node), letters),
        };
        writeln!(
            out,
            "<text x=\"{from}\" y=\"{}\"><tspan class=\"letter\">{}</tspan> <tspan class=\"name\">{}</tspan> <tspan class=\"cue\">{}</tspan></text></g>",
            y + 5,
            speaker.letter,
            Escaped(&name),
            Escaped(&said),
        )?;
        *row += 1;
        branches(document, speakers, &node.reported, depth + 1, row, out)?;
    }
    Ok(())
}

/// The shape that stands for a kind, here and before the names in the article.
fn shape(kind: Option<EntityKind>, x: usize, y: usize, out: &mut String) -> fmt::Result {
    let name = kind.map_or("unnamed", EntityKind::as_str);
    write!(out, "<path class=\"shape {name}\" d=\"")?;
    match kind {
        Some(EntityKind::Person) => write!(out, "M{} {y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z", x - 5)?,
        Some(EntityKind::Country) => write!(out, "M{x} {}l6 6l-6 6l-6 -6z", y - 6)?,
        Some(EntityKind::Outlet) => write!(out, "M{} {}h10v10h-10z", x - 5, y - 5)?,
        Some(EntityKind::Institution) => write!(out, "M{x} {}l6 11h-12z", y - 6)?,
        Some(EntityKind::Place) => write!(out, "M{x} {}l-6 -11h12z", y + 6)?,
        _ => write!(out, "M{} {}h12v3h-12z", x - 6, y - 1)?,
    }
    out.write_str("\"/>")
}
