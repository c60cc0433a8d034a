//! What speaks for and against a source.

use super::super::count::Counted;
use super::super::cue::{gap, Cue, Field, Step};
use super::super::feature::{bin, feat, Below, Bin, Gap, Name, Sink, TagOrEdge, Word};
use super::super::frame::Frame;
use super::super::grid::{class, grids};
use super::super::scene::Scene;
use super::{Extent, Side, SourceCandidate, Start};
use crate::token::{Flags, Sense, Tag};

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
        balance: (Below<4>, TagOrEdge, (Side, Extent)) = balance_features,
        subject: (Tag, Step, Below<4>, bool) = subject_features,
        sense: (Sense, Side, Extent) = sense_features,
        sense_cue: (Sense, Sense, Near) = sense_cue_features,
        aside: (TagOrEdge, TagOrEdge, (bool, Side)) = aside_features,
    }
    open {
        head_word: (Word, Side) = head_word_features,
        before_word: (Word, Near) = before_word_features,
        before_head: (Word, (Tag, Side)) = before_head_features,
        before_extent: (Word, (Extent, Side)) = before_extent_features,
        lemma: (Word, Key) = lemma_features,
        first_word: (Word, Extent) = first_word_features,
        after_word: (Word, ()) = after_word_features,
        behind_word: (Word, (Side, Extent)) = behind_word_features,
        last_word: (Word, Side) = last_word_features,
        link_word: (Word, Side) = link_word_features,
        aside_word: (Word, (bool, Side)) = aside_word_features,
        lemma_sense: (Word, (Sense, Side)) = lemma_sense_features,
        gap: (Gap, (Near, Extent)) = gap_features,
        cue_gap: (Gap, (Tag, Near)) = cue_gap_features,
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

/// Commas inside, and whether one follows: an aside is set off on both sides.
fn balance_features(
    (commas, nt, (side, ext)): (Below<4>, TagOrEdge, (Side, Extent)),
    sink: &mut impl Sink,
) {
    feat!(sink, "s.bal", commas, nt, side, ext);
}

/// The subject of an earlier verb ("She dismissed the report, saying ...").
fn subject_features((vt, verb, near, finite): (Tag, Step, Below<4>, bool), sink: &mut impl Sink) {
    feat!(sink, "s.subj", vt, verb, near, finite);
}

/// What an aside behind the head begins with, and whether it is taken along.
fn aside_features(
    (first, second, (taken, side)): (TagOrEdge, TagOrEdge, (bool, Side)),
    sink: &mut impl Sink,
) {
    feat!(sink, "s.hen3", first, second, taken, side);
}

fn sense_features((sense, side, ext): (Sense, Side, Extent), sink: &mut impl Sink) {
    feat!(sink, "s.hs", sense, side);
    feat!(sink, "s.hsext", sense, side, ext);
}

fn sense_cue_features((sense, cue, (side, near)): (Sense, Sense, Near), sink: &mut impl Sink) {
    feat!(sink, "s.hsvs", sense, cue, side);
    feat!(sink, "s.hsvsn", sense, cue, side, near);
}

fn lemma_sense_features((lemma, (sense, side)): (Word, (Sense, Side)), sink: &mut impl Sink) {
    feat!(sink, "s.Lhs", lemma, sense, side);
}

fn aside_word_features((word, (taken, side)): (Word, (bool, Side)), sink: &mut impl Sink) {
    feat!(sink, "s.hen2", word, taken, side);
}

fn last_word_features((last, side): (Word, Side), sink: &mut impl Sink) {
    feat!(sink, "s.lw", last, side);
}

/// The word before the last chunk: "a report *by* the ministry", "Jane Roe, *in* a statement".
fn link_word_features((link, side): (Word, Side), sink: &mut impl Sink) {
    feat!(sink, "s.lp", link, side);
}

fn head_word_features((hw, side): (Word, Side), sink: &mut impl Sink) {
    feat!(sink, "s.hw", hw);
    feat!(sink, "s.hwside", hw, side);
}

fn before_word_features((pv, (side, near)): (Word, Near), sink: &mut impl Sink) {
    feat!(sink, "s.pv", pv);
    feat!(sink, "s.pvside", pv, side, near);
}

fn before_head_features((pv, (ht, side)): (Word, (Tag, Side)), sink: &mut impl Sink) {
    feat!(sink, "s.pvht", pv, ht, side);
}

fn before_extent_features((pv, (ext, side)): (Word, (Extent, Side)), sink: &mut impl Sink) {
    feat!(sink, "s.pw", pv, ext, side);
}

fn lemma_features((lemma, (side, distance, ext)): (Word, Key), sink: &mut impl Sink) {
    feat!(sink, "s.Lside", lemma, side);
    feat!(sink, "s.Lkey", lemma, side, distance, ext);
}

fn first_word_features((first, ext): (Word, Extent), sink: &mut impl Sink) {
    feat!(sink, "s.w1", first);
    feat!(sink, "s.w1ext", first, ext);
}

fn after_word_features((nx, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "s.nx", nx);
}

fn behind_word_features((word, (side, ext)): (Word, (Side, Extent)), sink: &mut impl Sink) {
    feat!(sink, "s.hen", word, side, ext);
}

fn gap_features((gap, ((side, near), ext)): (Gap, (Near, Extent)), sink: &mut impl Sink) {
    sink.add_gap(Name::new("s.sdgap"), &[side.into(), near.into()], gap);
    sink.add_gap(Name::new("s.extgap"), &[side.into(), ext.into()], gap);
}

fn cue_gap_features((gap, (vt, (side, near))): (Gap, (Tag, Near)), sink: &mut impl Sink) {
    let values = [vt.into(), side.into(), near.into()];
    sink.add_gap(Name::new("s.vtgap"), &values, gap);
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
    let comma = cue.group > field.start && scene.tag(cue.group - 1) == Tag::Comma;
    let head = head_end(scene, s) - 1;
    let hw = scene.word(head);
    sink.open(|g| &g.source.head_word, (hw, side), head_word_features);
    sink.open(
        |g| &g.source.before_word,
        (pv, (side, near)),
        before_word_features,
    );
    sink.open(
        |g| &g.source.before_head,
        (pv, (scene.tag(head), side)),
        before_head_features,
    );
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

/// What speaks for a source by where it stands to the cue and how far it reaches; enough to tell the few that may be it.
pub(crate) fn reach_features(
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
    let left = side == Side::Left;
    let key: Key = (side, Below::of(candidate.distance), ext);
    let near = near(key);
    let ht = scene.tag(head_end(scene, s) - 1);
    let pt = field.tag(scene, s as isize - 1);
    let nt = field.tag(scene, e as isize);
    let vt = scene.tag(cue.at);
    let finite = left && scene.counts.any(Counted::Finite, e, cue.group);
    let between = between(scene, cue, candidate);
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
    sink.open(
        |g| &g.source.lemma,
        (scene.lemma(cue.at), key),
        lemma_features,
    );
    sink.closed(|g| &g.source.finite, (finite, near, vt), finite_features);
    sink.open(|g| &g.source.gap, (between, (near, ext)), gap_features);
    sink.open(
        |g| &g.source.cue_gap,
        (between, (vt, near)),
        cue_gap_features,
    );
}

/// What stands between a source and its cue.
fn between(scene: &Scene<'_, '_>, cue: &Cue, candidate: &SourceCandidate) -> Gap {
    match candidate.side {
        Side::Left => gap(scene, candidate.end, cue.group),
        Side::Right => gap(scene, cue.at + 1, candidate.start),
    }
}

/// What else speaks for a source, besides its start.
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
    let near: Below<4> = Below::of(candidate.distance);
    let head_end = head_end(scene, s);
    let head = head_end - 1;
    let (ht, kind) = (scene.tag(head), head_kind(scene, head));
    let (before, after) = (s as isize - 1, e as isize);
    let (pv, pt) = (field.word(scene, before), field.tag(scene, before));
    let (nx, nt) = (field.word(scene, after), field.tag(scene, after));
    let (lemma, vt) = (scene.lemma(cue.at), scene.tag(cue.at));
    let counts = &scene.counts;
    let commas = Below::of(counts.of(Counted::Comma, s, e));
    let quoted = counts.any(Counted::Quoted, s, e);
    let relative = counts.any(Counted::Relative, s + 1, e);

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
    let sense = scene.sense(head);
    sink.closed(|g| &g.source.sense, (sense, side, ext), sense_features);
    sink.closed(
        |g| &g.source.sense_cue,
        (sense, scene.sense(cue.at), (side, near)),
        sense_cue_features,
    );
    sink.open(
        |g| &g.source.lemma_sense,
        (lemma, (sense, side)),
        lemma_sense_features,
    );
    sink.closed(
        |g| &g.source.touch,
        (e == cue.group, vt, side, kind),
        touch_features,
    );
    sink.closed(|g| &g.source.tags, (pt, ht), tags_features);
    sink.open(
        |g| &g.source.first_word,
        (scene.word(s), ext),
        first_word_features,
    );
    sink.open(|g| &g.source.after_word, (nx, ()), after_word_features);
    sink.open(
        |g| &g.source.before_extent,
        (pv, (ext, side)),
        before_extent_features,
    );
    feat!(sink, "s.dup", side, near, ext, pt, nt);
    sink.closed(
        |g| &g.source.balance,
        (commas, nt, (side, ext)),
        balance_features,
    );
    if side == Side::Left {
        let finite = counts.any(Counted::Finite, e, cue.group);
        let verb = Step::of(scene.best_prior(e, cue.group.min(e + 3)));
        feat!(sink, "s.vpn", vt, pt, nt, near);
        sink.closed(
            |g| &g.source.subject,
            (vt, verb, near, finite),
            subject_features,
        );
        // One by one, since a grid of so many keys costs more at the start than it saves.
        feat!(sink, "s.fbn", cue.before, nt, near, finite);
    }
    if e > head_end {
        let chunk = scene.chunk_of(e - 1).map(|c| scene.chunks[c].start);
        let (link, last) = (
            field.word(scene, chunk.unwrap_or(e - 1) as isize - 1),
            scene.word(e - 1),
        );
        sink.open(|g| &g.source.last_word, (last, side), last_word_features);
        sink.open(|g| &g.source.link_word, (link, side), link_word_features);
        feat!(sink, "s.lpw", link, last);
    }
    sink.add_gap(
        Name::new("s.Lgap"),
        &[lemma.into(), side.into(), near.into()],
        between(scene, cue, candidate),
    );
    // What follows the base chunk shows an apposition, and whether the extent takes it along.
    let behind = if head_end < field.end {
        let next = field.tag(scene, head_end as isize + 1);
        feat!(sink, "s.henx", scene.tag(head_end), next, side, ext);
        if matches!(scene.tag(head_end), Tag::Comma | Tag::Open | Tag::Dash) {
            let (second, taken) = (head_end as isize + 1, e > head_end);
            sink.open(
                |g| &g.source.aside_word,
                (field.word(scene, second), (taken, side)),
                aside_word_features,
            );
            sink.closed(
                |g| &g.source.aside,
                (next, field.tag(scene, second + 1), (taken, side)),
                aside_features,
            );
        }
        scene.word(head_end)
    } else {
        Word::NOTHING
    };
    sink.open(
        |g| &g.source.behind_word,
        (behind, (side, ext)),
        behind_word_features,
    );
}
