//! What speaks for and against a cue.

use super::super::count::Counted;
use super::super::feature::{bin, feat, Below, Name, Sink, Value, Word};
use super::super::frame::{frame_after, Frame};
use super::super::scene::Scene;
use super::template::*;
use super::{gap, listed, Cue, Field, Listed, Step};
use crate::token::{hash_str, CueRow, Flags, Tag};

/// Whether a row of the lexicon takes what follows.
fn fits(row: &CueRow, after: Frame) -> Fit {
    let frames: &[&str] = match after {
        Frame::THAT | Frame::NP_THAT => &["that"],
        Frame::QUOTE | Frame::COMMA_QUOTE | Frame::COLON => &["quote"],
        Frame::TO | Frame::NP_TO => &["to"],
        Frame::WHETHER | Frame::IF | Frame::HOW | Frame::WHY | Frame::WHAT | Frame::NP_WHETHER => {
            &["wh"]
        }
        Frame::NP_VERB => &["bare"],
        Frame::NP | Frame::NP_COMMA => &["np"],
        Frame::END | Frame::COMMA => return Fit::End,
        frame => match frame.tag() {
            Some(Tag::TO) => &["to"],
            Some(Tag::IN) => &["of", "as"],
            Some(Tag::WRB | Tag::WP) => &["wh"],
            Some(Tag::EX) => &["bare"],
            Some(Tag::PRP) => &["bare", "np"],
            Some(Tag::VBG) => &["of", "np"],
            _ => return Fit::Other,
        },
    };
    if frames.iter().any(|f| row.frames.takes(f)) {
        Fit::Fits
    } else {
        Fit::Misfit
    }
}

/// What speaks for a cue: its word and the shape of what is around it.
pub(crate) fn cue_features(scene: &Scene<'_, '_>, field: &Field, cue: &Cue, sink: &mut impl Sink) {
    let i = cue.at;
    let (w, l, t) = (scene.word(i), scene.lemma(i), scene.tag(i));
    let (fa, fb) = (cue.after, cue.before);
    let (p, pl) = (
        Step::of(scene.prior[i].into()),
        Step::of(scene.lemma_prior[i].into()),
    );
    let row = scene.lexicon.cue(scene.tokens()[i].cue);
    let list = listed(row);
    let at = i as isize;
    let tag = |steps| field.tag(scene, at + steps);
    sink.closed(|g| &g.cue.tag, (t, fa), tag_features);
    sink.closed(|g| &g.cue.step, (p, fa), step_features);
    sink.closed(|g| &g.cue.step_tag, (p, t), step_tag_features);
    feat!(sink, "c.prtfa", p, t, fa);
    sink.closed(|g| &g.cue.lemma, (list, pl, fa), lemma_features);
    sink.closed(|g| &g.cue.listed, (pl, list, t), listed_features);
    sink.closed(|g| &g.cue.frames, (fa, fb), frames_features);
    sink.closed(|g| &g.cue.before_step, (p, fb), before_step_features);
    sink.closed(|g| &g.cue.before_listed, (list, fb), before_listed_features);
    sink.closed(|g| &g.cue.before_tag, (t, fb), before_tag_features);
    sink.closed(|g| &g.cue.left, (tag(-1), tag(-2)), left_features);
    sink.closed(|g| &g.cue.right, (tag(1), tag(2)), right_features);
    let sense = scene.sense(i);
    sink.closed(|g| &g.cue.sense, (sense, fa), sense_features);
    sink.closed(|g| &g.cue.sense_before, (sense, fb), sense_before_features);
    sink.closed(|g| &g.cue.sense_step, (sense, p, t), sense_step_features);
    sink.open(|g| &g.cue.word, (w, ()), word_features);
    sink.open(|g| &g.cue.lemma_tag, (l, t), lemma_tag_features);
    sink.open(|g| &g.cue.lemma_after, (l, fa), lemma_after_features);
    sink.open(|g| &g.cue.lemma_before, (l, fb), lemma_before_features);
}

/// What its place in the sentence says for a cue.
pub(crate) fn place_features(
    scene: &Scene<'_, '_>,
    field: &Field,
    cue: &Cue,
    sink: &mut impl Sink,
) {
    let i = cue.at;
    let (a, b) = (field.start, field.end);
    let (t, fa, fb) = (scene.tag(i), cue.after, cue.before);
    let p = Step::of(scene.prior[i].into());
    let row = scene.lexicon.cue(scene.tokens()[i].cue);
    let list = listed(row);
    match field.chunk_before(scene, cue.group) {
        Some(x) => {
            let head = scene.chunks[x].end - 1;
            let kind = subject_kind(scene, head);
            sink.closed(
                |g| &g.cue.subject,
                (scene.tag(head), kind, list),
                subject_features,
            );
            let subject = scene.sense(head);
            sink.closed(
                |g| &g.cue.subject_sense,
                (subject, scene.sense(i)),
                subject_sense_features,
            );
            sink.closed(
                |g| &g.cue.subject_sense_list,
                (subject, list, t),
                subject_sense_list_features,
            );
            sink.closed(
                |g| &g.cue.subject_sense_frame,
                (subject, fa),
                subject_sense_frame_features,
            );
            sink.open(
                |g| &g.cue.lemma_subject_sense,
                (scene.lemma(i), subject),
                lemma_subject_sense_features,
            );
            if let Some(row) = row {
                sink.closed(
                    |g| &g.cue.stance_subject,
                    (row.stance, kind),
                    stance_subject_features,
                );
            }
        }
        None => feat!(sink, "c.nosubj"),
    }
    if let Some(row) = row {
        let fit = fits(row, fa);
        sink.closed(|g| &g.cue.fit, (fit, list, t), fit_features);
        sink.closed(|g| &g.cue.fit_before, (fit, fb), fit_before_features);
        sink.closed(|g| &g.cue.stance, (row.stance, fa), stance_features);
        sink.closed(|g| &g.cue.stance_tag, (row.stance, t), stance_tag_features);
    }
    quotations_beside(scene, field, i, p, sink);
    rivals(scene, field, cue, p, t, sink);
    let u = scene.utterance(i);
    let opens = u.opens_paragraph && u.start == a;
    let headline = u.kind == crate::sentence::SentenceKind::Headline;
    sink.closed(
        |g| &g.cue.place,
        (bin(i - a), bin(b - i)),
        distance_features,
    );
    sink.closed(|g| &g.cue.headline, (headline, p), headline_features);
    sink.closed(
        |g| &g.cue.document,
        (scene.tag(b - 1), scene.utterance_of[i] == 0, opens),
        document_features,
    );
}

/// What the words around a cue say for it.
pub(crate) fn context_features(
    scene: &Scene<'_, '_>,
    field: &Field,
    cue: &Cue,
    sink: &mut impl Sink,
) {
    let (i, v) = (cue.at, cue.group);
    let (l, t) = (scene.lemma(i), scene.tag(i));
    let p = Step::of(scene.prior[i].into());
    let list = listed(scene.lexicon.cue(scene.tokens()[i].cue));
    let at = i as isize;
    let word = |steps| field.word(scene, at + steps);
    sink.open(|g| &g.cue.last_1, (word(-1), ()), last_1_features);
    sink.open(|g| &g.cue.last_2, (word(-2), ()), last_2_features);
    sink.open(|g| &g.cue.last_3, (word(-3), ()), last_3_features);
    sink.open(|g| &g.cue.next_1, (word(1), ()), next_1_features);
    sink.open(|g| &g.cue.next_2, (word(2), ()), next_2_features);
    sink.open(|g| &g.cue.next_3, (word(3), ()), next_3_features);
    feat!(sink, "c.L+1", l, word(1));
    feat!(sink, "c.L-1", l, word(-1));
    feat!(
        sink,
        "c.t-1t+1",
        field.tag(scene, at - 1),
        t,
        field.tag(scene, at + 1)
    );
    if let Some(x) = field.chunk_before(scene, v) {
        let chunk = scene.chunks[x];
        let head = chunk.end - 1;
        let ht = scene.tag(head);
        let gap = gap(scene, chunk.end, v);
        let who = if matches!(ht, Tag::PRP | Tag::WP | Tag::WDT) {
            scene.word(head)
        } else {
            Word::of_tag(ht)
        };
        let first = scene.word(chunk.start);
        sink.open(
            |g| &g.cue.subject_head,
            (scene.word(head), ()),
            subject_head_features,
        );
        sink.open(|g| &g.cue.who, (who, ()), who_features);
        sink.open(|g| &g.cue.subject_gap, (gap, (p, ht)), subject_gap_features);
        sink.open(
            |g| &g.cue.subject_first,
            (first, ()),
            subject_first_features,
        );
        if chunk.start > field.start {
            let before = chunk.start - 1;
            sink.open(
                |g| &g.cue.subject_before,
                (scene.word(before), ()),
                subject_before_features,
            );
            sink.closed(
                |g| &g.cue.before_subject,
                scene.tag(before),
                before_subject_features,
            );
        }
    }
    if let Some((number, end)) = cue.phrase {
        let row = scene.lexicon.cue(number);
        let class = listed(row);
        let after = frame_after(scene, end - 1, field.end);
        feat!(sink, "c.ph", class);
        feat!(sink, "c.phfa", class, after);
        feat!(sink, "c.phfb", class, cue.before);
        if let Some(row) = row {
            feat!(sink, "c.phfit", class, fits(row, after));
        }
    }
    object_features(scene, field, cue, list, sink);
    let mut group = [Value::from(Name::new("#")); 3];
    for (slot, j) in group.iter_mut().zip((v..i).rev()) {
        *slot = scene.word(j).into();
    }
    sink.add(Name::new("c.vp"), &group);
}

/// The head of what follows the cue: "told reporters", "told lies", "made the claim".
fn object_features(
    scene: &Scene<'_, '_>,
    field: &Field,
    cue: &Cue,
    list: Listed,
    sink: &mut impl Sink,
) {
    let first = cue.at + 1;
    let first = first + usize::from(first < field.end && scene.tag(first) == Tag::IN);
    let chunk = (first < field.end).then(|| scene.chunk_of(first)).flatten();
    let Some(chunk) = chunk
        .map(|c| scene.chunks[c])
        .filter(|c| c.start == first && c.end <= field.end)
    else {
        return;
    };
    let head = chunk.end - 1;
    let kind = subject_kind(scene, head);
    let cue_noun = listed(scene.lexicon.cue(scene.tokens()[head].cue));
    let bare = chunk.end == first + 1;
    sink.open(
        |g| &g.cue.object_word,
        (scene.word(head), ()),
        object_word_features,
    );
    sink.closed(
        |g| &g.cue.object_kind,
        (kind, list, cue.after),
        object_kind_features,
    );
    sink.open(
        |g| &g.cue.lemma_object,
        (scene.lemma(cue.at), kind),
        lemma_object_features,
    );
    sink.closed(|g| &g.cue.object, (cue_noun, list), object_cue_features);
    let object = scene.sense(head);
    sink.closed(
        |g| &g.cue.object_sense,
        (object, scene.sense(cue.at)),
        object_sense_features,
    );
    sink.closed(
        |g| &g.cue.object_sense_list,
        (object, list, cue.after),
        object_sense_list_features,
    );
    sink.open(
        |g| &g.cue.lemma_object_sense,
        (scene.lemma(cue.at), object),
        lemma_object_sense_features,
    );
    if let Some(row) = scene.lexicon.cue(scene.tokens()[cue.at].cue) {
        sink.closed(
            |g| &g.cue.stance_object,
            (row.stance, kind),
            stance_object_features,
        );
    }
    sink.closed(
        |g| &g.cue.object_head,
        (bare, scene.tag(head), list),
        object_head_features,
    );
    sink.open(
        |g| &g.cue.object_next,
        (field.word(scene, chunk.end as isize), list),
        object_next_features,
    );
}

/// What the head of a subject is by the lexicon.
fn subject_kind(scene: &Scene<'_, '_>, head: usize) -> Kind {
    let token = &scene.tokens()[head];
    if token.tag.is_name() {
        Kind::Name
    } else if token.tag == Tag::PRP {
        Kind::Pronoun
    } else if token.has(Flags::PERSON) {
        Kind::Person
    } else if token.has(Flags::GROUP) {
        Kind::Group
    } else if token.has(Flags::DOCUMENT.or(Flags::OUTLET)) {
        Kind::Document
    } else {
        Kind::Other
    }
}

fn quotations_beside(
    scene: &Scene<'_, '_>,
    field: &Field,
    i: usize,
    p: Step,
    sink: &mut impl Sink,
) {
    let (a, b) = (field.start, field.end);
    let counts = &scene.counts;
    let count = Below::of(counts.of(Counted::Opening, a, b));
    let low = i.saturating_sub(14).max(a);
    let before = counts.any(Counted::Opening, low, i) || counts.any(Counted::Closing, low, i);
    let after = counts.any(Counted::Opening, i, b.min(i + 10));
    sink.closed(
        |g| &g.cue.quotations,
        (p, count, before, after),
        quotation_features,
    );
}

/// Other words of the utterance that may be cues: the better the rival, the worse for this one.
fn rivals(scene: &Scene<'_, '_>, field: &Field, cue: &Cue, p: Step, t: Tag, sink: &mut impl Sink) {
    let (a, b, i) = (field.start, field.end, cue.at);
    let (earlier, later) = (&scene.prior[a..i], &scene.prior[i + 1..b.min(i + 25)]);
    let most = |steps: &[u8]| Step::of(steps.iter().copied().max().unwrap_or(0).into());
    let strong = earlier.iter().filter(|c| **c >= 3).count();
    let best = most(earlier);
    sink.closed(
        |g| &g.cue.rivals,
        (best, most(later), p, Below::of(strong)),
        rival_features,
    );
    let best_at = earlier.iter().position(|c| usize::from(*c) == best.get());
    if let Some(j) = best_at.filter(|_| best.get() >= 3).map(|j| a + j) {
        let comma =
            scene.counts.any(Counted::Comma, j, i) || scene.counts.any(Counted::Semicolon, j, i);
        let and = scene.counts.any(Counted::Conjunction, j, i);
        let that = scene.tokens()[j + 1].word == hash_str("that");
        let group_before = field.tag(scene, cue.group as isize - 1);
        sink.closed(
            |g| &g.cue.rival,
            (best, p, (comma, and), that),
            strong_rival_features,
        );
        sink.closed(
            |g| &g.cue.rival_group,
            (group_before, t, (comma, and)),
            rival_tag_features,
        );
        sink.closed(
            |g| &g.cue.rival_distance,
            bin(i - j),
            rival_distance_features,
        );
        sink.open(
            |g| &g.cue.rival_lemma,
            (scene.lemma(j), ()),
            rival_lemma_features,
        );
    }
}
