//! Possible sources of a cue: the noun phrases beside it, each in several extents.

use super::cue::{gap, Cue, Field};
use super::feature::{bin, feat, tag_name, Name, Sink, Value, Values};
use super::scene::{Scene, NOTHING};
use crate::token::{hash_str, Tag};

/// Where a source stands to its cue.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// How far a source reaches beyond its first chunk.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// So many chunks more.
    Chunks(u8),
    /// All up to the verb, or up to the end of the utterance.
    Full,
    /// All before a comma on the right ("said Jane Roe of Acme, a maker of ...").
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
const MOST_EXTENSIONS: u8 = 5;

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
    let known = out
        .iter()
        .any(|c| c.start == candidate.start && c.end == candidate.end);
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
    }
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
        while last + 1 < field.chunks.1 && more < 6 {
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

fn extent_name(extent: Extent) -> Name {
    const CHUNKS: [Name; 7] = [
        Name::new("0"),
        Name::new("1"),
        Name::new("2"),
        Name::new("3"),
        Name::new("4"),
        Name::new("5"),
        Name::new("6"),
    ];
    match extent {
        Extent::Chunks(n) => CHUNKS[usize::from(n).min(6)],
        Extent::Full => Name::new("F"),
        Extent::Comma => Name::new("K"),
        Extent::Possessive => Name::new("P"),
        Extent::Inner => Name::new("I"),
    }
}

const WHO: [u64; 3] = [hash_str("who"), hash_str("which"), hash_str("that")];

pub(crate) fn source_features(
    scene: &Scene<'_, '_>,
    field: &Field,
    cue: &Cue,
    candidate: &SourceCandidate,
    sink: &mut impl Sink,
) {
    let (s, e, i, v) = (candidate.start, candidate.end, cue.at, cue.group);
    let (a, b) = (field.start, field.end);
    let left = candidate.side == Side::Left;
    let side = if left { Name::new("L") } else { Name::new("R") };
    let ext = extent_name(candidate.extent);
    let near: Value = candidate.distance.min(3).into();
    let key = Values::of(&[side.into(), candidate.distance.min(4).into(), ext.into()]);
    let head_end = scene.chunk_of(s).map_or(e, |c| scene.chunks[c].end);
    let head = head_end.max(s + 1) - 1;
    let (hw, ht) = (scene.word(head), scene.tag(head));
    let (si, ei) = (s as isize, e as isize);
    let (pv, pt) = (field.word(scene, si - 1), field.tag(scene, si - 1));
    let (nx, nt) = (field.word(scene, ei), field.tag(scene, ei));
    let lemma = scene.lemma(i);
    let vt = scene.tag(i);
    let between = if left {
        gap(scene, e, v)
    } else {
        gap(scene, i + 1, s)
    };
    let finite =
        left && (e..v).any(|j| matches!(scene.tag(j), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD));
    let commas = (s..e)
        .filter(|&j| scene.tag(j) == Tag::Comma)
        .count()
        .min(3);
    let quoted = (s..e).any(|j| scene.quoted(j));
    let relative = (s + 1..e).any(|j| scene.is(j, &WHO));
    let (last_tag, length) = (scene.tag(e - 1), bin(e - s));
    let first = s == a;
    let (fa, fb) = (cue.after, cue.before);
    let with = |value: Value| Values::of(&[value]).join(key);

    sink.add(Name::new("s.key"), &key);
    feat!(sink, "s.sd", side, near);
    feat!(sink, "s.ext", ext);
    sink.add(
        Name::new("s.sdgap"),
        &Values::of(&[side.into(), near]).join(between),
    );
    sink.add(
        Name::new("s.extgap"),
        &Values::of(&[side.into(), ext.into()]).join(between),
    );
    feat!(sink, "s.hw", hw);
    feat!(sink, "s.ht", ht);
    sink.add(Name::new("s.htkey"), &with(ht.into()));
    feat!(sink, "s.hwside", hw, side);
    feat!(sink, "s.w1", scene.word(s));
    feat!(sink, "s.w1ext", scene.word(s), ext);
    feat!(sink, "s.pv", pv);
    feat!(sink, "s.pt", pt);
    sink.add(Name::new("s.ptkey"), &with(pt.into()));
    feat!(sink, "s.pvside", pv, side, near);
    feat!(sink, "s.nx", nx);
    feat!(sink, "s.nt", nt);
    sink.add(Name::new("s.ntkey"), &with(nt.into()));
    sink.add(Name::new("s.Lkey"), &with(lemma.into()));
    feat!(sink, "s.Lside", lemma, side);
    sink.add(Name::new("s.vtkey"), &with(vt.into()));
    sink.add(Name::new("s.fbkey"), &with(fb.into()));
    sink.add(Name::new("s.fakey"), &with(fa.into()));
    feat!(sink, "s.fbsd", fb, fa, side, near);
    feat!(sink, "s.hasv", finite, side, near);
    feat!(sink, "s.hasvvt", finite, side, near, vt);
    feat!(sink, "s.com", commas, side, ext);
    feat!(sink, "s.qin", quoted);
    feat!(sink, "s.rel", relative, side, ext);
    feat!(sink, "s.len", length);
    feat!(sink, "s.lenext", length, ext);
    feat!(sink, "s.first", first, side, near);
    feat!(sink, "s.ptht", pt, ht);
    feat!(sink, "s.lastext", last_tag, ext);
    feat!(sink, "s.pvht", pv, ht, side);
    feat!(sink, "s.dup", side, near, ext, pt, nt);
    sink.add(
        Name::new("s.vtgap"),
        &Values::of(&[vt.into(), side.into(), near]).join(between),
    );
    sink.add(
        Name::new("s.Lgap"),
        &Values::of(&[lemma.into(), side.into(), near]).join(between),
    );
    // "he said, saying": the subject; "a report saying": the noun right before.
    let comma = v > a && scene.tag(v - 1) == Tag::Comma;
    feat!(sink, "s.comma", comma, vt, side, near);
    feat!(sink, "s.touch", e == v, vt, side, head_kind(scene, head));
    feat!(sink, "s.startq", scene.quoted(s));
    feat!(sink, "s.kind", head_kind(scene, head), side, ext);
    feat!(sink, "s.pw", pv, ext, side);
    // What follows the base chunk shows an apposition, and whether the extent takes it along.
    if head_end < b {
        let taken: Value = if left { ext.into() } else { Value::from(ext) };
        feat!(sink, "s.hen", scene.word(head_end), side, taken);
        feat!(
            sink,
            "s.henx",
            tag_name(scene.tag(head_end)),
            field.tag(scene, head_end as isize + 1),
            side,
            taken
        );
    } else {
        feat!(sink, "s.hen", NOTHING, side, ext);
    }
}

fn head_kind(scene: &Scene<'_, '_>, head: usize) -> Name {
    use crate::token::Flags;
    let token = &scene.tokens()[head];
    if token.has(Flags::PERSON) {
        Name::new("person")
    } else if token.has(Flags::GROUP) {
        Name::new("group")
    } else if token.has(Flags::DOCUMENT) {
        Name::new("document")
    } else if token.has(Flags::GIVEN_NAME) {
        Name::new("given")
    } else if token.has(Flags::WEEKDAY.or(Flags::MONTH)) {
        Name::new("date")
    } else {
        Name::new("other")
    }
}
