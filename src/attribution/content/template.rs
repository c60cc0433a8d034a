//! The features of a content that have a grid: each function adds those of one key.

use super::super::cue::Step;
use super::super::feature::{feat, Below, Bin, Gap, Name, Sink, TagOrEdge, Word};
use super::super::frame::Frame;
use super::super::grid::grids;
use super::super::source::Side;
use super::{Form, Quoted, StartTag};
use crate::token::Tag;

/// Tokens between the cue or the source and the start.
pub(super) type Offset = Below<30>;

grids! {
    ContentGrids {
        start: (TagOrEdge, StartTag) = start_tag_features,
        offset: (Offset, StartTag) = offset_features,
        cue_offset: (Tag, Offset) = cue_offset_features,
        frame_offset: (Frame, Offset) = frame_offset_features,
        next: (StartTag, TagOrEdge) = next_features,
        passed: ((bool, bool), bool, Side, StartTag) = passed_features,
        size: (Bin, bool, Below<3>, Below<3>) = size_features,
        verbs: (bool, Step, StartTag) = verbs_features,
        cut: bool = cut_features,
        rest: (Bin, Tag) = rest_features,
        next_cue: (Step, bool) = next_cue_features,
        form: (Form, Frame) = form_features,
        form_before: (Form, Side, Frame) = form_before_features,
        form_tag: (Form, Tag) = form_tag_features,
        before: (Form, Quoted, bool, bool) = before_form_features,
        before_size: (Bin, Step) = before_size_features,
        before_side: (Side, Quoted) = before_side_features,
        before_reach: (Form, bool, bool) = before_reach_features,
    }
    open {
        start_word: (Word, TagOrEdge) = start_word_features,
        start_before: (Word, StartTag) = start_before_features,
        lemma_offset: (Word, Offset) = lemma_offset_features,
        lemma_start: (Word, StartTag) = lemma_start_features,
        lemma_passed: (Word, bool) = lemma_passed_features,
        start_gap: (Gap, ()) = start_gap_features,
        end: (Word, (bool, bool, TagOrEdge)) = end_kind_features,
        end_frame: (Word, Frame) = end_frame_features,
        end_cue: (Word, Tag) = end_cue_features,
        end_last: (Word, Tag) = end_last_features,
        end_embedded: (Word, bool) = end_embedded_features,
        end_next: (Word, (Step, TagOrEdge)) = end_next_features,
        close: (Word, (bool, bool)) = close_kind_features,
        rare: (Word, bool) = rare_features,
        rare_start: (Word, StartTag) = rare_start_features,
        end_length: (Word, Bin) = end_length_features,
        lemma_form: (Word, Form) = lemma_form_features,
        before_start: (Word, (Form, Quoted)) = before_start_features,
        before_next: (Word, Frame) = before_next_features,
        before_word: (Word, (bool, TagOrEdge)) = before_word_features,
        before_lemma: (Word, Quoted) = before_lemma_features,
        before_gap: (Gap, ()) = before_gap_features,
    }
}

pub(super) fn cut_features(cut: bool, sink: &mut impl Sink) {
    feat!(sink, "a.qcut", cut);
}

pub(super) fn rest_features((rest, last): (Bin, Tag), sink: &mut impl Sink) {
    feat!(sink, "e.rem", rest);
    feat!(sink, "e.last", last);
}

pub(super) fn next_cue_features((cue_soon, is_end): (Step, bool), sink: &mut impl Sink) {
    feat!(sink, "e.nxcue", cue_soon, is_end);
}

pub(super) fn form_features((form, fa): (Form, Frame), sink: &mut impl Sink) {
    feat!(sink, "k.ty", form);
    feat!(sink, "k.tyfa", form, fa);
}

pub(super) fn form_before_features((form, side, fb): (Form, Side, Frame), sink: &mut impl Sink) {
    feat!(sink, "k.tyfb", form, fb);
    feat!(sink, "k.tys", form, side);
    feat!(sink, "k.tysfb", form, side, fb);
}

pub(super) fn form_tag_features((form, vt): (Form, Tag), sink: &mut impl Sink) {
    feat!(sink, "k.tyvt", form, vt);
}

pub(super) fn before_form_features(
    (form, quoted, finite, whole): (Form, Quoted, bool, bool),
    sink: &mut impl Sink,
) {
    feat!(sink, "b.q", quoted, form);
    feat!(sink, "b.fin", finite, form);
    feat!(sink, "b.whole", whole, finite, quoted, form);
}

pub(super) fn before_size_features((length, rival): (Bin, Step), sink: &mut impl Sink) {
    feat!(sink, "b.len", length);
    feat!(sink, "b.cue", rival);
}

pub(super) fn before_side_features((side, quoted): (Side, Quoted), sink: &mut impl Sink) {
    feat!(sink, "b.side", side, quoted);
}

pub(super) fn before_reach_features(
    (form, closed, reaches): (Form, bool, bool),
    sink: &mut impl Sink,
) {
    feat!(sink, "b.closed", closed, form);
    feat!(sink, "b.reach", reaches, form);
}

pub(super) fn start_word_features((st, next): (Word, TagOrEdge), sink: &mut impl Sink) {
    feat!(sink, "a.st", st);
    feat!(sink, "a.stw2", st, next);
}

pub(super) fn start_before_features((pv, stt): (Word, StartTag), sink: &mut impl Sink) {
    feat!(sink, "a.pv", pv);
    feat!(sink, "a.pvst2", pv, stt);
}

pub(super) fn lemma_offset_features((lemma, offset): (Word, Offset), sink: &mut impl Sink) {
    feat!(sink, "a.Loff", lemma, offset);
}

pub(super) fn lemma_start_features((lemma, stt): (Word, StartTag), sink: &mut impl Sink) {
    feat!(sink, "a.Lstt", lemma, stt);
}

pub(super) fn lemma_passed_features((lemma, passed): (Word, bool), sink: &mut impl Sink) {
    feat!(sink, "a.passedL", passed, lemma);
}

pub(super) fn start_gap_features((gap, ()): (Gap, ()), sink: &mut impl Sink) {
    sink.add_gap(Name::new("a.btw"), &[], gap);
}

pub(super) fn end_kind_features(
    (end, (inside, verb_soon, next)): (Word, (bool, bool, TagOrEdge)),
    sink: &mut impl Sink,
) {
    feat!(sink, "e.ek", end);
    feat!(sink, "e.ekn", end, next);
    feat!(sink, "e.inq", inside, end);
    feat!(sink, "e.nv", verb_soon, end, next);
}

pub(super) fn end_frame_features((end, fa): (Word, Frame), sink: &mut impl Sink) {
    feat!(sink, "e.ekfa", end, fa);
}

pub(super) fn end_cue_features((end, vt): (Word, Tag), sink: &mut impl Sink) {
    feat!(sink, "e.vtek", vt, end);
}

pub(super) fn end_embedded_features((end, embedded): (Word, bool), sink: &mut impl Sink) {
    feat!(sink, "e.emb", embedded, end);
}

pub(super) fn end_last_features((end, last): (Word, Tag), sink: &mut impl Sink) {
    feat!(sink, "e.lasttek", last, end);
}

pub(super) fn end_next_features(
    (end, (cue_soon, next)): (Word, (Step, TagOrEdge)),
    sink: &mut impl Sink,
) {
    feat!(sink, "e.nxcueek", cue_soon, end, next);
}

pub(super) fn close_kind_features(
    (end, (verb_soon, finite)): (Word, (bool, bool)),
    sink: &mut impl Sink,
) {
    feat!(sink, "x.ekfin", end, finite);
    feat!(sink, "x.nv", verb_soon, finite, end);
}

pub(super) fn rare_features((rare, quotes): (Word, bool), sink: &mut impl Sink) {
    feat!(sink, "x.qst", quotes, rare);
}

pub(super) fn rare_start_features((rare, stt): (Word, StartTag), sink: &mut impl Sink) {
    feat!(sink, "x.ekst", rare, stt);
}

pub(super) fn end_length_features((end, length): (Word, Bin), sink: &mut impl Sink) {
    feat!(sink, "x.lenek", length, end);
}

pub(super) fn lemma_form_features((lemma, form): (Word, Form), sink: &mut impl Sink) {
    feat!(sink, "k.tyL", form, lemma);
}

pub(super) fn before_start_features(
    (start, (form, quoted)): (Word, (Form, Quoted)),
    sink: &mut impl Sink,
) {
    feat!(sink, "b.s", form, start);
    feat!(sink, "b.sq", start, quoted, form);
}

pub(super) fn before_next_features((next, fb): (Word, Frame), sink: &mut impl Sink) {
    feat!(sink, "b.y", next);
    feat!(sink, "b.yfb", next, fb);
}

pub(super) fn before_word_features(
    (first, (behind, previous)): (Word, (bool, TagOrEdge)),
    sink: &mut impl Sink,
) {
    feat!(sink, "b.w", first);
    feat!(sink, "b.behind", behind, previous, first);
}

pub(super) fn before_lemma_features((lemma, quoted): (Word, Quoted), sink: &mut impl Sink) {
    feat!(sink, "b.L", lemma, quoted);
}

pub(super) fn before_gap_features((gap, ()): (Gap, ()), sink: &mut impl Sink) {
    sink.add_gap(Name::new("b.gap"), &[], gap);
}

pub(super) fn start_tag_features((pvt, stt): (TagOrEdge, StartTag), sink: &mut impl Sink) {
    feat!(sink, "a.stt", stt);
    feat!(sink, "a.pvt", pvt);
    feat!(sink, "a.pvst", pvt, stt);
}

pub(super) fn offset_features((offset, stt): (Offset, StartTag), sink: &mut impl Sink) {
    feat!(sink, "a.off", offset);
    feat!(sink, "a.offt", offset, stt);
}

pub(super) fn cue_offset_features((vt, offset): (Tag, Offset), sink: &mut impl Sink) {
    feat!(sink, "a.vtoff", vt, offset);
}

pub(super) fn frame_offset_features((fa, offset): (Frame, Offset), sink: &mut impl Sink) {
    feat!(sink, "a.faoff", fa, offset);
}

pub(super) fn next_features((stt, next): (StartTag, TagOrEdge), sink: &mut impl Sink) {
    feat!(sink, "a.st2", stt, next);
}

pub(super) fn passed_features(
    ((beside, passed), phrase, side, stt): ((bool, bool), bool, Side, StartTag),
    sink: &mut impl Sink,
) {
    feat!(sink, "a.beside", beside, phrase, side);
    feat!(sink, "a.passed", passed, phrase, side, stt);
}

pub(super) fn size_features(
    (length, clash, opened, closed): (Bin, bool, Below<3>, Below<3>),
    sink: &mut impl Sink,
) {
    feat!(sink, "x.len", length);
    feat!(sink, "x.clash", clash);
    feat!(sink, "x.qq", opened, closed);
}

pub(super) fn verbs_features((finite, best, stt): (bool, Step, StartTag), sink: &mut impl Sink) {
    feat!(sink, "x.fin", finite, stt);
    feat!(sink, "x.mid", best, stt);
}
