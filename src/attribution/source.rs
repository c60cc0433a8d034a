//! Possible sources of a cue: the noun phrases beside it, each in several extents.

mod features;

use super::count::Counted;
use super::cue::{Cue, Field};
use super::feature::{Name, Sink, Value};
use super::grid::{class, Closed};
use super::scene::Scene;
use crate::token::Tag;

pub(crate) use features::{reach_features, source_features, start_features, SourceGrids};

class! {
    /// Where a source stands to its cue.
    Side { Left "L", Right "R" }
}

/// How far a source reaches beyond its first chunk.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// So many chunks more.
    Chunks(u8),
    /// All up to the verb, or up to the end of the utterance.
    Full,
    /// All before a comma: the first on the right ("said Jane Roe of Acme, a maker of ..."), one that closes a clause on the left
    /// ("Jane Roe, who leads the team, is said to think").
    Comma,
    /// A possessive before a cue that is a noun ("her claim").
    Possessive,
    /// All of the chunk before the cue, which is its last noun.
    Inner,
}

/// A possible source: tokens, half-open.
#[derive(Copy, Clone, Debug)]
pub(crate) struct SourceCandidate {
    pub start: usize,
    pub end: usize,
    pub side: Side,
    /// Chunks between it and the cue.
    pub distance: usize,
    pub extent: Extent,
}

const REACH_LEFT: usize = 9;
const MOST_EXTENSIONS: u8 = 4;

fn links(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::IN
            | Tag::CC
            | Tag::Comma
            | Tag::POS
            | Tag::TO
            | Tag::Open
            | Tag::Close
            | Tag::Quote
            | Tag::Dash
            | Tag::RB
            | Tag::VBG
            | Tag::VBN
            | Tag::Other
    )
}

/// All that speaks for or against a source.
pub(crate) fn all_source_features(
    scene: &Scene<'_, '_>,
    field: &Field,
    cue: &Cue,
    source: &SourceCandidate,
    sink: &mut impl Sink,
) {
    reach_features(scene, field, cue, source, sink);
    start_features(scene, field, cue, source.begin(), sink);
    source_features(scene, field, cue, source, sink);
}

/// Lists the possible sources of a cue into `out`, each stretch once.
pub(crate) fn source_candidates(
    scene: &Scene<'_, '_>,
    field: &Field,
    cue: &Cue,
    out: &mut Vec<SourceCandidate>,
) {
    out.clear();
    left(scene, field, cue, out);
    inside(scene, cue, out);
    right(scene, field, cue, out);
}

fn push(out: &mut Vec<SourceCandidate>, candidate: SourceCandidate) {
    // Candidates with one start come one after the other.
    let mut same = out.iter().rev().take_while(|c| c.start == candidate.start);
    let known = same.any(|c| c.end == candidate.end);
    if candidate.end > candidate.start && !known {
        out.push(candidate);
    }
}

fn left(scene: &Scene<'_, '_>, field: &Field, cue: &Cue, out: &mut Vec<SourceCandidate>) {
    let Some(nearest) = field.chunk_before(scene, cue.group) else {
        return;
    };
    let mut edge = cue.group;
    while edge > field.start
        && matches!(
            scene.tag(edge - 1),
            Tag::Comma | Tag::Open | Tag::Close | Tag::Dash | Tag::Quote | Tag::Other
        )
    {
        edge -= 1;
    }
    let lowest = nearest.saturating_sub(REACH_LEFT - 1).max(field.chunks.0);
    for first in (lowest..=nearest).rev() {
        let start = scene.chunks[first].start;
        let distance = nearest - first;
        let candidate = |end, extent| SourceCandidate {
            start,
            end,
            side: Side::Left,
            distance,
            extent,
        };
        push(out, candidate(scene.chunks[first].end, Extent::Chunks(0)));
        let mut last = first;
        let mut more = 0;
        while last < nearest && more < MOST_EXTENSIONS {
            let (from, next) = (scene.chunks[last].end, scene.chunks[last + 1]);
            let near = next.start - from <= 3 && (from..next.start).all(|j| links(scene.tag(j)));
            if !near || next.end > cue.group {
                break;
            }
            more += 1;
            last += 1;
            push(out, candidate(next.end, Extent::Chunks(more)));
        }
        push(out, candidate(edge, Extent::Full));
        if let Some(comma) = closing_comma(scene, scene.chunks[first].end, edge) {
            push(out, candidate(comma, Extent::Comma));
        }
    }
}

/// The second or a later comma of a stretch that the verb of the sentence follows: what stands before it is set off from that verb.
fn closing_comma(scene: &Scene<'_, '_>, start: usize, end: usize) -> Option<usize> {
    if scene.counts.of(Counted::Comma, start, end) < 2
        || !scene.counts.any(Counted::Finite, start, end)
    {
        return None;
    }
    let commas = (start..end).filter(|&j| scene.tag(j) == Tag::Comma);
    commas.skip(1).find(|&j| {
        let verb = (j + 1..end).find(|&k| scene.tag(k) != Tag::RB);
        verb.is_some_and(|k| scene.tag(k).is_finite())
    })
}

fn inside(scene: &Scene<'_, '_>, cue: &Cue, out: &mut Vec<SourceCandidate>) {
    let Some(chunk) = scene.chunk_of(cue.at) else {
        return;
    };
    let start = scene.chunks[chunk].start;
    let candidate = |end, extent| SourceCandidate {
        start,
        end,
        side: Side::Left,
        distance: 0,
        extent,
    };
    if scene.tag(start) == Tag::PRPS && start < cue.at {
        push(out, candidate(start + 1, Extent::Possessive));
    }
    for j in start + 1..cue.at {
        if scene.tag(j) == Tag::POS {
            push(out, candidate(j, Extent::Possessive));
        }
    }
    push(out, candidate(cue.at, Extent::Inner));
}

fn right(scene: &Scene<'_, '_>, field: &Field, cue: &Cue, out: &mut Vec<SourceCandidate>) {
    let Some(chunks) = scene.chunks.get(field.chunks.0..field.chunks.1) else {
        return;
    };
    let first = field.chunks.0 + chunks.partition_point(|c| c.start <= cue.at);
    for number in first..field.chunks.1.min(first + 3) {
        let (start, end) = (scene.chunks[number].start, scene.chunks[number].end);
        if start - cue.at > 10 {
            break;
        }
        let distance = number - first;
        let candidate = |end, extent| SourceCandidate {
            start,
            end,
            side: Side::Right,
            distance,
            extent,
        };
        push(out, candidate(end, Extent::Chunks(0)));
        let mut last = number;
        let mut more = 0;
        while last + 1 < field.chunks.1 && more < MOST_EXTENSIONS {
            let (from, next) = (scene.chunks[last].end, scene.chunks[last + 1]);
            let near = next.start - from <= 4
                && (from..next.start)
                    .all(|j| links(scene.tag(j)) || matches!(scene.tag(j), Tag::VBD | Tag::WP));
            if !near {
                break;
            }
            more += 1;
            last += 1;
            push(out, candidate(next.end, Extent::Chunks(more)));
        }
        let mut comma = None;
        for j in end..field.end.min(start + 45) {
            let stops = matches!(scene.tag(j), Tag::Stop | Tag::Colon) || scene.opens(j);
            if scene.tag(j) == Tag::Comma && comma.is_none() {
                comma = Some(j);
                push(out, candidate(j, Extent::Comma));
            }
            if stops || j + 1 == field.end {
                let mut full = if stops { j } else { j + 1 };
                while full > start && matches!(scene.tag(full - 1), Tag::Comma | Tag::Quote) {
                    full -= 1;
                }
                push(out, candidate(full, Extent::Full));
                break;
            }
        }
    }
}

impl Closed for Extent {
    const COUNT: usize = 11;

    #[inline]
    fn index(self) -> usize {
        match self {
            Extent::Chunks(n) => usize::from(n.min(6)),
            Extent::Full => 7,
            Extent::Comma => 8,
            Extent::Possessive => 9,
            Extent::Inner => 10,
        }
    }

    fn at(index: usize) -> Self {
        match index {
            7 => Extent::Full,
            8 => Extent::Comma,
            9 => Extent::Possessive,
            10 => Extent::Inner,
            n => Extent::Chunks(n as u8),
        }
    }
}

impl From<Extent> for Value {
    #[inline]
    fn from(extent: Extent) -> Self {
        match extent {
            Extent::Chunks(n) => usize::from(n.min(6)).into(),
            Extent::Full => Name::new("F").into(),
            Extent::Comma => Name::new("K").into(),
            Extent::Possessive => Name::new("P").into(),
            Extent::Inner => Name::new("I").into(),
        }
    }
}

/// What a candidate has in common with those that begin where it does.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    at: usize,
    side: Side,
    distance: usize,
}

impl SourceCandidate {
    pub fn begin(&self) -> Start {
        Start {
            at: self.start,
            side: self.side,
            distance: self.distance,
        }
    }
}
