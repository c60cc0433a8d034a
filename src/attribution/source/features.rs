//! What speaks for and against a source.

use super::super::count::Counted;
use super::super::cue::{gap, is_far, Cue, Field, Step};
use super::super::feature::{bin, feat, Below, Bin, Name, Sink, TagOrEdge};
use super::super::frame::Frame;
use super::super::grid::{class, grids};
use super::super::scene::{Scene, NOTHING};
use super::{Extent, Side, SourceCandidate, Start};
use crate::token::{Flags, Tag};

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
    feat!(sink, "s.bal", commas, nt, side, ext);
    if left {
        // The subject of an earlier verb ("She dismissed the report, saying ...").
        feat!(sink, "s.vpn", vt, pt, nt, near.1);
        let verb = Step::of(scene.best_prior(e, v.min(e + 3)));
        feat!(sink, "s.subj", vt, verb, near.1, finite);
        feat!(sink, "s.fbn", cue.before, nt, near.1, finite);
    }
    if e > head_end {
        let last = scene
            .chunk_of(e - 1)
            .map_or(e - 1, |c| scene.chunks[c].start);
        let link = field.word(scene, last as isize - 1);
        feat!(sink, "s.lw", scene.word(e - 1), side);
        feat!(sink, "s.lp", link, side);
        feat!(sink, "s.lpw", link, scene.word(e - 1));
    }
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
        let second = head_end as isize + 1;
        feat!(
            sink,
            "s.henx",
            scene.tag(head_end),
            field.tag(scene, second),
            side,
            ext
        );
        if matches!(scene.tag(head_end), Tag::Comma | Tag::Open | Tag::Dash) {
            let taken = e > head_end;
            feat!(sink, "s.hen2", field.word(scene, second), taken, side);
            feat!(
                sink,
                "s.hen3",
                field.tag(scene, second),
                field.tag(scene, second + 1),
                taken,
                side
            );
        }
    } else {
        feat!(sink, "s.hen", NOTHING, side, ext);
    }
}
