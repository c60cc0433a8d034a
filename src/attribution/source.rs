//! Possible sources of a cue: the noun phrases beside it, each in several extents.

use super::count::Counted;
use super::cue::{gap, is_far, Cue, Field};
use super::feature::{bin, feat, Below, Bin, Name, Sink, TagOrEdge, Value};
use super::frame::Frame;
use super::grid::{class, grids, Closed};
use super::scene::{Scene, NOTHING};
use crate::token::{Flags, Tag};

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

class! {
    /// What the head of a source is by the lexicon.
    Kind { Person "person", Group "group", Document "document", Given "given", Date "date", Other "other" }
}

fn head_kind(scene: &Scene<'_, '_>, head: usize) -> Kind {
    let token = &scene.tokens()[head];
    if token.has(Flags::PERSON) {
        Kind::Person
    } else if token.has(Flags::GROUP) {
        Kind::Group
    } else if token.has(Flags::DOCUMENT) {
        Kind::Document
    } else if token.has(Flags::GIVEN_NAME) {
        Kind::Given
    } else if token.has(Flags::WEEKDAY.or(Flags::MONTH)) {
        Kind::Date
    } else {
        Kind::Other
    }
}

/// Side, distance and extent of a candidate.
type Key = (Side, Below<5>, Extent);
/// Side and distance, less finely.
type Near = (Side, Below<4>);

grids! {
    SourceGrids {
        head: (Key, Tag) = head_features,
        before: (Key, TagOrEdge) = before_features,
        after: (Key, TagOrEdge) = after_features,
        cue_tag: (Tag, Key) = cue_tag_features,
        frame_before: (Frame, Key) = frame_before_features,
        frame_after: (Frame, Key) = frame_after_features,
        finite: (bool, Near, Tag) = finite_features,
        inner: (Below<4>, bool, Side, Extent) = inner_features,
        length: (Bin, bool, Extent) = length_features,
        last: (Tag, Extent) = last_features,
        kind: (Kind, Side, Extent) = kind_features,
        touch: (bool, Tag, Side, Kind) = touch_features,
        first: (bool, bool, Near) = first_features,
        comma: (bool, Tag, Near) = comma_features,
        tags: (TagOrEdge, Tag) = tags_features,
        far: (Near, Extent) = far_features,
        cue_far: (Tag, Near) = cue_far_features,
    }
}

fn near((side, distance, _): Key) -> Near {
    (side, Below::of(distance.get()))
}

fn head_features(((side, distance, ext), ht): (Key, Tag), sink: &mut impl Sink) {
    let (side, near) = near((side, distance, ext));
    feat!(sink, "s.key", side, distance, ext);
    feat!(sink, "s.sd", side, near);
    feat!(sink, "s.ext", ext);
    feat!(sink, "s.ht", ht);
    feat!(sink, "s.htkey", ht, side, distance, ext);
}

fn before_features(((side, distance, ext), pt): (Key, TagOrEdge), sink: &mut impl Sink) {
    feat!(sink, "s.pt", pt);
    feat!(sink, "s.ptkey", pt, side, distance, ext);
}

fn after_features(((side, distance, ext), nt): (Key, TagOrEdge), sink: &mut impl Sink) {
    feat!(sink, "s.nt", nt);
    feat!(sink, "s.ntkey", nt, side, distance, ext);
}

fn cue_tag_features((vt, (side, distance, ext)): (Tag, Key), sink: &mut impl Sink) {
    feat!(sink, "s.vtkey", vt, side, distance, ext);
}

fn frame_before_features((fb, (side, distance, ext)): (Frame, Key), sink: &mut impl Sink) {
    feat!(sink, "s.fbkey", fb, side, distance, ext);
}

fn frame_after_features((fa, (side, distance, ext)): (Frame, Key), sink: &mut impl Sink) {
    feat!(sink, "s.fakey", fa, side, distance, ext);
}

fn finite_features((finite, (side, near), vt): (bool, Near, Tag), sink: &mut impl Sink) {
    feat!(sink, "s.hasv", finite, side, near);
    feat!(sink, "s.hasvvt", finite, side, near, vt);
}

fn inner_features(
    (commas, relative, side, ext): (Below<4>, bool, Side, Extent),
    sink: &mut impl Sink,
) {
    feat!(sink, "s.com", commas, side, ext);
    feat!(sink, "s.rel", relative, side, ext);
}

fn length_features((length, quoted, ext): (Bin, bool, Extent), sink: &mut impl Sink) {
    feat!(sink, "s.qin", quoted);
    feat!(sink, "s.len", length);
    feat!(sink, "s.lenext", length, ext);
}

fn last_features((last, ext): (Tag, Extent), sink: &mut impl Sink) {
    feat!(sink, "s.lastext", last, ext);
}

fn kind_features((kind, side, ext): (Kind, Side, Extent), sink: &mut impl Sink) {
    feat!(sink, "s.kind", kind, side, ext);
}

fn touch_features((touches, vt, side, kind): (bool, Tag, Side, Kind), sink: &mut impl Sink) {
    feat!(sink, "s.touch", touches, vt, side, kind);
}

fn first_features((first, quoted, (side, near)): (bool, bool, Near), sink: &mut impl Sink) {
    feat!(sink, "s.first", first, side, near);
    feat!(sink, "s.startq", quoted);
}

fn comma_features((comma, vt, (side, near)): (bool, Tag, Near), sink: &mut impl Sink) {
    feat!(sink, "s.comma", comma, vt, side, near);
}

fn tags_features((pt, ht): (TagOrEdge, Tag), sink: &mut impl Sink) {
    feat!(sink, "s.ptht", pt, ht);
}

fn far_features(((side, near), ext): (Near, Extent), sink: &mut impl Sink) {
    let far = Name::new("far");
    feat!(sink, "s.sdgap", side, near, far);
    feat!(sink, "s.extgap", side, ext, far);
}

fn cue_far_features((vt, (side, near)): (Tag, Near), sink: &mut impl Sink) {
    feat!(sink, "s.vtgap", vt, side, near, Name::new("far"));
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

/// Where the base chunk that begins a candidate ends; its last word is the head.
fn head_end(scene: &Scene<'_, '_>, start: usize) -> usize {
    let end = scene.chunk_of(start).map_or(0, |c| scene.chunks[c].end);
    end.max(start + 1)
}

/// What speaks for a source that begins here, however far it reaches.
pub(crate) fn start_features(
    scene: &Scene<'_, '_>,
    field: &Field,
    cue: &Cue,
    begin: Start,
    sink: &mut impl Sink,
) {
    let Start { at: s, side, .. } = begin;
    let near: Below<4> = Below::of(begin.distance);
    let pv = field.word(scene, s as isize - 1);
    let (vt, fa, fb) = (scene.tag(cue.at), cue.after, cue.before);
    let lemma = scene.lemma(cue.at);
    let comma = cue.group > field.start && scene.tag(cue.group - 1) == Tag::Comma;
    let head = head_end(scene, s) - 1;
    let hw = scene.word(head);
    feat!(sink, "s.hw", hw);
    feat!(sink, "s.hwside", hw, side);
    feat!(sink, "s.pvht", pv, scene.tag(head), side);
    feat!(sink, "s.w1", scene.word(s));
    feat!(sink, "s.pv", pv);
    feat!(sink, "s.pvside", pv, side, near);
    feat!(sink, "s.Lside", lemma, side);
    feat!(sink, "s.fbsd", fb, fa, side, near);
    sink.closed(
        |g| &g.source.first,
        (s == field.start, scene.quoted(s), (side, near)),
        first_features,
    );
    sink.closed(
        |g| &g.source.comma,
        (comma, vt, (side, near)),
        comma_features,
    );
}

/// What speaks for a source, besides its start.
pub(crate) fn source_features(
    scene: &Scene<'_, '_>,
    field: &Field,
    cue: &Cue,
    candidate: &SourceCandidate,
    sink: &mut impl Sink,
) {
    let &SourceCandidate {
        start: s,
        end: e,
        side,
        extent: ext,
        ..
    } = candidate;
    let (i, v) = (cue.at, cue.group);
    let left = side == Side::Left;
    let key: Key = (side, Below::of(candidate.distance), ext);
    let near = near(key);
    let head_end = head_end(scene, s);
    let head = head_end - 1;
    let (ht, kind) = (scene.tag(head), head_kind(scene, head));
    let (before, after) = (s as isize - 1, e as isize);
    let (pv, pt) = (field.word(scene, before), field.tag(scene, before));
    let (nx, nt) = (field.word(scene, after), field.tag(scene, after));
    let (lemma, vt) = (scene.lemma(i), scene.tag(i));
    let counts = &scene.counts;
    let finite = left && counts.any(Counted::Finite, e, v);
    let commas = Below::of(counts.of(Counted::Comma, s, e));
    let quoted = counts.any(Counted::Quoted, s, e);
    let relative = counts.any(Counted::Relative, s + 1, e);

    sink.closed(|g| &g.source.head, (key, ht), head_features);
    sink.closed(|g| &g.source.before, (key, pt), before_features);
    sink.closed(|g| &g.source.after, (key, nt), after_features);
    sink.closed(|g| &g.source.cue_tag, (vt, key), cue_tag_features);
    sink.closed(
        |g| &g.source.frame_before,
        (cue.before, key),
        frame_before_features,
    );
    sink.closed(
        |g| &g.source.frame_after,
        (cue.after, key),
        frame_after_features,
    );
    sink.closed(|g| &g.source.finite, (finite, near, vt), finite_features);
    sink.closed(
        |g| &g.source.inner,
        (commas, relative, side, ext),
        inner_features,
    );
    sink.closed(
        |g| &g.source.length,
        (bin(e - s), quoted, ext),
        length_features,
    );
    sink.closed(|g| &g.source.last, (scene.tag(e - 1), ext), last_features);
    sink.closed(|g| &g.source.kind, (kind, side, ext), kind_features);
    sink.closed(
        |g| &g.source.touch,
        (e == v, vt, side, kind),
        touch_features,
    );
    sink.closed(|g| &g.source.tags, (pt, ht), tags_features);
    feat!(sink, "s.w1ext", scene.word(s), ext);
    feat!(sink, "s.nx", nx);
    feat!(sink, "s.Lkey", lemma, side, key.1, ext);
    feat!(sink, "s.dup", side, near.1, ext, pt, nt);
    feat!(sink, "s.pw", pv, ext, side);
    let (from, to) = if left { (e, v) } else { (i + 1, s) };
    if is_far(from, to) {
        sink.closed(|g| &g.source.far, (near, ext), far_features);
        sink.closed(|g| &g.source.cue_far, (vt, near), cue_far_features);
        feat!(sink, "s.Lgap", lemma, side, near.1, Name::new("far"));
    } else {
        let between = gap(scene, from, to);
        let (side, near) = (side.into(), near.1.into());
        sink.add_run(Name::new("s.sdgap"), &[side, near], &between);
        sink.add_run(Name::new("s.extgap"), &[side, ext.into()], &between);
        sink.add_run(Name::new("s.vtgap"), &[vt.into(), side, near], &between);
        sink.add_run(Name::new("s.Lgap"), &[lemma.into(), side, near], &between);
    }
    // What follows the base chunk shows an apposition, and whether the extent takes it along.
    if head_end < field.end {
        feat!(sink, "s.hen", scene.word(head_end), side, ext);
        feat!(
            sink,
            "s.henx",
            scene.tag(head_end),
            field.tag(scene, head_end as isize + 1),
            side,
            ext
        );
    } else {
        feat!(sink, "s.hen", NOTHING, side, ext);
    }
}
