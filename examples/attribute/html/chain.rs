//! A picture of the chain of reports: the article, who speaks in it, and whom they in turn report.
//!
//! A tree of nested lists, its branches drawn by the style: it wraps on a phone, breaks over printed pages, and is read aloud as a list.

use std::collections::HashMap;
use std::fmt::{self, Write};

use inquit::{Document, EntityKind};

use super::escape::Escaped;
use super::speakers::{shortened, Speakers};
use crate::line;
use crate::nested::inside;

/// Characters of a name, and of the cues after it, that are shown.
const NAME: usize = 60;
const CUES: usize = 40;

/// A speaker at one place of the chain, with all that is said there.
struct Node {
    speaker: usize,
    attributions: Vec<usize>,
    reported: Vec<Node>,
}

pub fn draw(document: &Document<'_>, speakers: &Speakers, out: &mut String) -> fmt::Result {
    let attributions = document.attributions();
    let outer = (0..attributions.len()).filter(|i| attributions[*i].parent().is_none());
    let chain = nodes(speakers, &inside(document), outer.collect());
    out.write_str("<div class=\"chain\">\n<p class=\"root\">The article</p>\n")?;
    branches(document, speakers, &chain, out)?;
    out.write_str("</div>\n")
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

fn branches(
    document: &Document<'_>,
    speakers: &Speakers,
    nodes: &[Node],
    out: &mut String,
) -> fmt::Result {
    out.write_str("<ul>\n")?;
    for node in nodes {
        let speaker = &speakers.all[node.speaker];
        let kind = speaker.kind.map_or("unnamed", EntityKind::as_str);
        out.write_str("<li><p class=\"node")?;
        node.attributions
            .iter()
            .try_for_each(|number| write!(out, " a{number}"))?;
        write!(
            out,
            "\"><b class=\"letter\">{}</b> <a class=\"m {kind}\" href=\"#w{}\"><bdi>{}</bdi></a> <i class=\"cue\"><bdi>{}</bdi></i></p>",
            speaker.letter,
            node.attributions[0],
            Escaped(&shortened(&speaker.name, NAME)),
            Escaped(&shortened(&cues(document, node), CUES)),
        )?;
        if !node.reported.is_empty() {
            branches(document, speakers, &node.reported, out)?;
        }
        out.write_str("</li>\n")?;
    }
    out.write_str("</ul>\n")
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
