//! The features of a cue that have a grid: each function adds those of one key.

use super::super::feature::{feat, Below, Bin, Gap, Name, Sink, TagOrEdge, Word};
use super::super::frame::Frame;
use super::super::grid::{class, grids};
use super::{Listed, Step};
use crate::stance::Stance;
use crate::token::{Sense, Tag};

class! {
    /// Whether a row of the lexicon takes what follows.
    Fit { Fits "fits", Misfit "misfit", End "end", Other "other" }
}

class! {
    /// What the head of a subject or an object is.
    Kind { Name "name", Pronoun "pronoun", Person "person", Group "group", Document "document", Other "other" }
}

grids! {
    CueGrids {
        tag: (Tag, Frame) = tag_features,
        step: (Step, Frame) = step_features,
        step_tag: (Step, Tag) = step_tag_features,
        lemma: (Listed, Step, Frame) = lemma_features,
        listed: (Step, Listed, Tag) = listed_features,
        before_step: (Step, Frame) = before_step_features,
        before_listed: (Listed, Frame) = before_listed_features,
        before_tag: (Tag, Frame) = before_tag_features,
        frames: (Frame, Frame) = frames_features,
        left: (TagOrEdge, TagOrEdge) = left_features,
        right: (TagOrEdge, TagOrEdge) = right_features,
        subject: (Tag, Kind, Listed) = subject_features,
        fit: (Fit, Listed, Tag) = fit_features,
        fit_before: (Fit, Frame) = fit_before_features,
        stance: (Stance, Frame) = stance_features,
        stance_tag: (Stance, Tag) = stance_tag_features,
        stance_subject: (Stance, Kind) = stance_subject_features,
        stance_object: (Stance, Kind) = stance_object_features,
        object: (Listed, Listed) = object_cue_features,
        object_head: (bool, Tag, Listed) = object_head_features,
        quotations: (Step, Below<3>, bool, bool) = quotation_features,
        rivals: (Step, Step, Step, Below<5>) = rival_features,
        rival: (Step, Step, (bool, bool), bool) = strong_rival_features,
        rival_group: (TagOrEdge, Tag, (bool, bool)) = rival_tag_features,
        rival_distance: Bin = rival_distance_features,
        place: (Bin, Bin) = distance_features,
        document: (Tag, bool, bool) = document_features,
        headline: (bool, Step) = headline_features,
        before_subject: Tag = before_subject_features,
        object_kind: (Kind, Listed, Frame) = object_kind_features,
        sense: (Sense, Frame) = sense_features,
        sense_before: (Sense, Frame) = sense_before_features,
        sense_step: (Sense, Step, Tag) = sense_step_features,
        subject_sense: (Sense, Sense) = subject_sense_features,
        subject_sense_list: (Sense, Listed, Tag) = subject_sense_list_features,
        subject_sense_frame: (Sense, Frame) = subject_sense_frame_features,
        object_sense: (Sense, Sense) = object_sense_features,
        object_sense_list: (Sense, Listed, Frame) = object_sense_list_features,
    }
    open {
        word: (Word, ()) = word_features,
        lemma_tag: (Word, Tag) = lemma_tag_features,
        lemma_after: (Word, Frame) = lemma_after_features,
        lemma_before: (Word, Frame) = lemma_before_features,
        rival_lemma: (Word, ()) = rival_lemma_features,
        last_1: (Word, ()) = last_1_features,
        last_2: (Word, ()) = last_2_features,
        last_3: (Word, ()) = last_3_features,
        next_1: (Word, ()) = next_1_features,
        next_2: (Word, ()) = next_2_features,
        next_3: (Word, ()) = next_3_features,
        subject_head: (Word, ()) = subject_head_features,
        subject_first: (Word, ()) = subject_first_features,
        subject_before: (Word, ()) = subject_before_features,
        subject_gap: (Gap, (Step, Tag)) = subject_gap_features,
        who: (Word, ()) = who_features,
        object_word: (Word, ()) = object_word_features,
        object_next: (Word, Listed) = object_next_features,
        lemma_object: (Word, Kind) = lemma_object_features,
        lemma_object_sense: (Word, Sense) = lemma_object_sense_features,
        lemma_subject_sense: (Word, Sense) = lemma_subject_sense_features,
    }
}

pub(super) fn tag_features((t, fa): (Tag, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.bias");
    feat!(sink, "c.t", t);
    feat!(sink, "c.fa", fa);
    feat!(sink, "c.tfa", t, fa);
}

pub(super) fn step_features((p, fa): (Step, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.pr", p);
    feat!(sink, "c.prfa", p, fa);
}

pub(super) fn step_tag_features((p, t): (Step, Tag), sink: &mut impl Sink) {
    feat!(sink, "c.prt", p, t);
}

pub(super) fn lemma_features((list, pl, fa): (Listed, Step, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.list", list, fa);
    feat!(sink, "c.pl", pl);
    feat!(sink, "c.plfa", pl, fa);
}

pub(super) fn listed_features((pl, list, t): (Step, Listed, Tag), sink: &mut impl Sink) {
    feat!(sink, "c.plt", pl, t);
    feat!(sink, "c.listt", list, t);
}

pub(super) fn frames_features((fa, fb): (Frame, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.fb", fb);
    feat!(sink, "c.fafb", fa, fb);
}

pub(super) fn before_step_features((p, fb): (Step, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.prfb", p, fb);
}

pub(super) fn before_listed_features((list, fb): (Listed, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.listfb", list, fb);
}

pub(super) fn before_tag_features((t, fb): (Tag, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.tfb", t, fb);
}

pub(super) fn left_features((one, two): (TagOrEdge, TagOrEdge), sink: &mut impl Sink) {
    feat!(sink, "c.t-1", one);
    feat!(sink, "c.t-2t-1", two, one);
}

pub(super) fn right_features((one, two): (TagOrEdge, TagOrEdge), sink: &mut impl Sink) {
    feat!(sink, "c.t+1", one);
    feat!(sink, "c.t+1t+2", one, two);
}

pub(super) fn subject_features((tag, kind, list): (Tag, Kind, Listed), sink: &mut impl Sink) {
    feat!(sink, "c.sht", tag);
    feat!(sink, "c.kind", kind, list);
}

pub(super) fn fit_features((fit, list, t): (Fit, Listed, Tag), sink: &mut impl Sink) {
    feat!(sink, "c.fit", list, fit);
    feat!(sink, "c.fitt", fit, t, list);
}

pub(super) fn fit_before_features((fit, fb): (Fit, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.fitfb", fit, fb);
}

pub(super) fn stance_features((stance, fa): (Stance, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.st", stance);
    feat!(sink, "c.stfa", stance, fa);
}

pub(super) fn stance_tag_features((stance, t): (Stance, Tag), sink: &mut impl Sink) {
    feat!(sink, "c.stt", stance, t);
}

pub(super) fn stance_subject_features((stance, kind): (Stance, Kind), sink: &mut impl Sink) {
    feat!(sink, "c.stsk", stance, kind);
}

pub(super) fn stance_object_features((stance, kind): (Stance, Kind), sink: &mut impl Sink) {
    feat!(sink, "c.stok", stance, kind);
}

pub(super) fn object_cue_features((cue, list): (Listed, Listed), sink: &mut impl Sink) {
    feat!(sink, "c.ohc", cue, list);
}

pub(super) fn object_head_features((bare, tag, list): (bool, Tag, Listed), sink: &mut impl Sink) {
    feat!(sink, "c.ohb", bare, tag, list);
}

pub(super) fn quotation_features(
    (p, count, before, after): (Step, Below<3>, bool, bool),
    sink: &mut impl Sink,
) {
    feat!(sink, "c.nq", count);
    feat!(sink, "c.q", before, after);
    feat!(sink, "c.prq", p, before, after);
}

pub(super) fn rival_features(
    (best, later, p, strong): (Step, Step, Step, Below<5>),
    sink: &mut impl Sink,
) {
    feat!(sink, "c.eb", best);
    feat!(sink, "c.ebp", best, p);
    feat!(sink, "c.la", later);
    feat!(sink, "c.lap", later, p);
    feat!(sink, "c.nb", strong);
}

pub(super) fn strong_rival_features(
    (best, p, (comma, and), that): (Step, Step, (bool, bool), bool),
    sink: &mut impl Sink,
) {
    feat!(sink, "c.ebs", best, comma, and, that);
    feat!(sink, "c.ebp2", best.get().min(6) > 4, comma, and, p);
}

pub(super) fn rival_tag_features(
    (group_before, t, (comma, and)): (TagOrEdge, Tag, (bool, bool)),
    sink: &mut impl Sink,
) {
    feat!(sink, "c.ebs2", comma, and, group_before);
    feat!(sink, "c.ebt", t, comma, and);
}

pub(super) fn rival_distance_features(distance: Bin, sink: &mut impl Sink) {
    feat!(sink, "c.ebd", distance);
}

pub(super) fn distance_features((pos, rem): (Bin, Bin), sink: &mut impl Sink) {
    feat!(sink, "c.pos", pos);
    feat!(sink, "c.rem", rem);
}

pub(super) fn document_features((last, first, opens): (Tag, bool, bool), sink: &mut impl Sink) {
    feat!(sink, "c.doc0", first);
    feat!(sink, "c.endp", last);
    feat!(sink, "c.par", opens);
}

pub(super) fn headline_features((headline, p): (bool, Step), sink: &mut impl Sink) {
    feat!(sink, "c.head", headline, p);
}

pub(super) fn before_subject_features(tag: Tag, sink: &mut impl Sink) {
    feat!(sink, "c.sprevt", tag);
}

pub(super) fn object_kind_features((kind, list, fa): (Kind, Listed, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.ohk", kind, list, fa);
}

pub(super) fn sense_features((sense, fa): (Sense, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.vs", sense);
    feat!(sink, "c.vsfa", sense, fa);
}

pub(super) fn sense_before_features((sense, fb): (Sense, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.vsfb", sense, fb);
}

pub(super) fn sense_step_features((sense, p, t): (Sense, Step, Tag), sink: &mut impl Sink) {
    feat!(sink, "c.vst", sense, t);
    feat!(sink, "c.vspt", sense, p, t);
}

pub(super) fn subject_sense_features((subject, sense): (Sense, Sense), sink: &mut impl Sink) {
    feat!(sink, "c.ss", subject);
    feat!(sink, "c.ssvs", subject, sense);
}

pub(super) fn subject_sense_list_features(
    (subject, list, t): (Sense, Listed, Tag),
    sink: &mut impl Sink,
) {
    feat!(sink, "c.ssl", subject, list, t);
}

pub(super) fn subject_sense_frame_features((subject, fa): (Sense, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.ssfa", subject, fa);
}

pub(super) fn object_sense_features((object, sense): (Sense, Sense), sink: &mut impl Sink) {
    feat!(sink, "c.os", object);
    feat!(sink, "c.osvs", object, sense);
}

pub(super) fn object_sense_list_features(
    (object, list, fa): (Sense, Listed, Frame),
    sink: &mut impl Sink,
) {
    feat!(sink, "c.osl", object, list, fa);
}

pub(super) fn lemma_object_sense_features((lemma, object): (Word, Sense), sink: &mut impl Sink) {
    feat!(sink, "c.Los", lemma, object);
}

pub(super) fn lemma_subject_sense_features((lemma, subject): (Word, Sense), sink: &mut impl Sink) {
    feat!(sink, "c.Lss", lemma, subject);
}

pub(super) fn lemma_tag_features((lemma, t): (Word, Tag), sink: &mut impl Sink) {
    feat!(sink, "c.L", lemma);
    feat!(sink, "c.Lt", lemma, t);
}

pub(super) fn lemma_after_features((lemma, fa): (Word, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.Lfa", lemma, fa);
}

pub(super) fn lemma_before_features((lemma, fb): (Word, Frame), sink: &mut impl Sink) {
    feat!(sink, "c.Lfb", lemma, fb);
}

pub(super) fn subject_gap_features((gap, (p, ht)): (Gap, (Step, Tag)), sink: &mut impl Sink) {
    sink.add_gap(Name::new("c.gap"), &[], gap);
    sink.add_gap(Name::new("c.shtgap"), &[ht.into()], gap);
    sink.add_gap(Name::new("c.prsh"), &[p.into(), ht.into()], gap);
}

pub(super) fn object_next_features((next, list): (Word, Listed), sink: &mut impl Sink) {
    feat!(sink, "c.ohn", next, list);
}

pub(super) fn lemma_object_features((lemma, kind): (Word, Kind), sink: &mut impl Sink) {
    feat!(sink, "c.Lohk", lemma, kind);
}

pub(super) fn word_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.w", word);
}

pub(super) fn rival_lemma_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.ebl", word);
}

pub(super) fn last_1_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.-1", word);
}

pub(super) fn last_2_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.-2", word);
}

pub(super) fn last_3_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.-3", word);
}

pub(super) fn next_1_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.+1", word);
}

pub(super) fn next_2_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.+2", word);
}

pub(super) fn next_3_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.+3", word);
}

pub(super) fn subject_head_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.sh", word);
}

pub(super) fn subject_first_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.s1", word);
}

pub(super) fn subject_before_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.sprev", word);
}

pub(super) fn who_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.who", word);
}

pub(super) fn object_word_features((word, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "c.oh", word);
}
