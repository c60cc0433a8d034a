//! What speaks for and against a content.

use super::super::count::Counted;
use super::super::cue::{gap, Step};
use super::super::feature::{bin, feat, Below, Name, Sink, TagOrEdge, Value, Word};
use super::super::grid::{class, Closed};
use super::super::source::Side;
use super::template::*;
use super::{may_break, ContentCandidate, Following, Piece, Setting};
use crate::token::{Kind, Tag};

/// The tag of a first token, or that it opens a quotation.
#[derive(Copy, Clone, Debug)]
pub(crate) struct StartTag(pub Option<Tag>);

impl Closed for StartTag {
    const COUNT: usize = Tag::COUNT + 1;

    #[inline]
    fn index(self) -> usize {
        TagOrEdge(self.0).index()
    }

    fn at(index: usize) -> Self {
        StartTag(TagOrEdge::at(index).0)
    }
}

impl From<StartTag> for Value {
    #[inline]
    fn from(tag: StartTag) -> Self {
        match tag.0 {
            Some(tag) => tag.into(),
            None => Name::new("OQ").into(),
        }
    }
}

class! {
    /// How much of a stretch stands in quotation marks.
    Quoted { None "q0", Partly "qm", Mostly "q1" }
}

impl Quoted {
    /// So many of so many tokens.
    pub fn of(quoted: usize, all: usize) -> Quoted {
        if quoted == 0 {
            Quoted::None
        } else if quoted * 10 > all * 9 {
            Quoted::Mostly
        } else {
            Quoted::Partly
        }
    }
}

fn t(setting: &Setting<'_, '_, '_>, i: usize) -> Tag {
    setting.scene.tag(i)
}

/// What speaks for the order and what is taken along.
pub(crate) fn kind_features(
    setting: &Setting<'_, '_, '_>,
    candidate: &ContentCandidate,
    sink: &mut impl Sink,
) {
    let Setting { scene, cue, .. } = setting;
    let kind = candidate.form();
    let side = setting.side;
    sink.closed(|g| &g.content.form, (kind, cue.after), form_features);
    sink.closed(
        |g| &g.content.form_before,
        (kind, side, cue.before),
        form_before_features,
    );
    feat!(sink, "k.tyfab", kind, cue.after, cue.before);
    sink.closed(
        |g| &g.content.form_tag,
        (kind, scene.tag(cue.at)),
        form_tag_features,
    );
    sink.open(
        |g| &g.content.lemma_form,
        (scene.lemma(cue.at), kind),
        lemma_form_features,
    );
    let more = setting.following.len();
    if candidate.following == Following::None {
        if more > 0 {
            feat!(sink, "k.left", kind);
        }
    } else {
        feat!(sink, "k.nq", kind, more);
    }
    if !setting.preceding.is_empty() {
        feat!(sink, "k.pre", kind, candidate.preceding);
    }
}

fn start_tag(setting: &Setting<'_, '_, '_>, p: usize) -> StartTag {
    StartTag((!setting.scene.opens(p)).then(|| t(setting, p)))
}

/// What speaks for a content after the cue that begins at `p`.
pub(crate) fn start_features(setting: &Setting<'_, '_, '_>, p: usize, sink: &mut impl Sink) {
    let Setting {
        scene, field, cue, ..
    } = setting;
    let (i, at) = (cue.at, p as isize);
    let lemma = scene.lemma(i);
    let (st, stt) = (scene.word(p), start_tag(setting, p));
    let (pv, pvt) = (field.word(scene, at - 1), field.tag(scene, at - 1));
    let vt = scene.tag(i);
    let left = setting.side == Side::Left;
    let offset = Offset::of(if left {
        (p - i.min(p)).min(9)
    } else {
        10 + (p.max(setting.source.1) - setting.source.1).min(9)
            + usize::from(p < setting.source.1) * 10
    });
    let between = gap(scene, i + 1, p);
    let next = field.tag(scene, at + 1);
    sink.closed(|g| &g.content.start, (pvt, stt), start_tag_features);
    sink.closed(|g| &g.content.offset, (offset, stt), offset_features);
    sink.closed(|g| &g.content.cue_offset, (vt, offset), cue_offset_features);
    sink.closed(
        |g| &g.content.frame_offset,
        (cue.after, offset),
        frame_offset_features,
    );
    sink.closed(|g| &g.content.next, (stt, next), next_features);
    sink.closed(
        |g| &g.content.cut,
        scene.quoted(p) && !scene.opens(p),
        cut_features,
    );
    sink.open(|g| &g.content.start_word, (st, next), start_word_features);
    sink.open(
        |g| &g.content.start_before,
        (pv, stt),
        start_before_features,
    );
    sink.open(
        |g| &g.content.lemma_offset,
        (lemma, offset),
        lemma_offset_features,
    );
    sink.open(
        |g| &g.content.lemma_start,
        (lemma, stt),
        lemma_start_features,
    );
    sink.open(|g| &g.content.start_gap, (between, ()), start_gap_features);
    feat!(sink, "a.Lst", lemma, st);
    feat!(sink, "a.Lpv", lemma, pv);
    feat!(sink, "a.fastt", cue.after, stt, offset);
    sink.add_gap(Name::new("a.Lbtw"), &[lemma.into()], between);
    // The content begins right behind cue and source, or a clause is passed over before it.
    let high = setting.high().min(p);
    let beside = p - high <= usize::from(scene.tag(high) == Tag::Comma);
    let passed = scene.counts.any(Counted::Finite, high, p)
        && (high..p).any(|j| t(setting, j).is_finite() && !scene.quoted(j));
    let phrase = cue.phrase.is_some();
    sink.closed(
        |g| &g.content.passed,
        ((beside, passed), phrase, setting.side, stt),
        passed_features,
    );
    sink.open(
        |g| &g.content.lemma_passed,
        (lemma, passed),
        lemma_passed_features,
    );
}

/// What stands at the end of a content: the end of the sentence, a closing mark, a comma, a word that may begin something new.
fn end_kind(setting: &Setting<'_, '_, '_>, z: usize) -> Word {
    let scene = setting.scene;
    if z == setting.core_end {
        Word::END
    } else if scene.closes(z) {
        Word::CLOSED
    } else if scene.tokens()[z].kind == Kind::Mark || may_break(scene, z) {
        scene.word(z)
    } else {
        Word::of_tag(scene.tag(z))
    }
}

/// What speaks for a content after the cue that ends before `z`.
pub(crate) fn end_features(setting: &Setting<'_, '_, '_>, z: usize, sink: &mut impl Sink) {
    let Setting {
        scene,
        field,
        cue,
        core_end,
        ..
    } = setting;
    let at = z as isize;
    let end = end_kind(setting, z);
    let (n1, n1t, n2t) = (
        field.word(scene, at + 1),
        field.tag(scene, at + 1),
        field.tag(scene, at + 2),
    );
    let lemma = scene.lemma(cue.at);
    let inside = z < field.end && scene.quoted(z) && !scene.closes(z) && scene.quoted(z - 1);
    let verb_soon = z < *core_end
        && (z..(*core_end).min(z + 8)).any(|j| t(setting, j).is_finite() && !scene.quoted(j));
    let cue_soon = Step::of(scene.best_prior(z, (*core_end).min(z + 6)));
    let last = t(setting, z - 1);
    sink.closed(
        |g| &g.content.rest,
        (bin(core_end - z), last),
        rest_features,
    );
    sink.closed(
        |g| &g.content.next_cue,
        (cue_soon, z == *core_end),
        next_cue_features,
    );
    sink.open(
        |g| &g.content.end,
        (end, (inside, verb_soon, n1t)),
        end_kind_features,
    );
    sink.open(
        |g| &g.content.end_frame,
        (end, cue.after),
        end_frame_features,
    );
    sink.open(
        |g| &g.content.end_cue,
        (end, t(setting, cue.at)),
        end_cue_features,
    );
    sink.open(|g| &g.content.end_last, (end, last), end_last_features);
    sink.open(
        |g| &g.content.end_next,
        (end, (cue_soon, n1t)),
        end_next_features,
    );
    feat!(sink, "e.ekw", end, n1);
    feat!(sink, "e.eknn", end, n1t, n2t);
    feat!(sink, "e.Lek", lemma, end);
    feat!(sink, "e.lastek", field.word(scene, at - 1), end);
    sink.open(
        |g| &g.content.end_embedded,
        (end, setting.is_embedded()),
        end_embedded_features,
    );
}

/// What stands at the end, or that it is nothing out of the ordinary.
fn rare_end(setting: &Setting<'_, '_, '_>, z: usize, end: Word) -> Word {
    let ordinary = z != setting.core_end
        && !setting.scene.closes(z)
        && !matches!(t(setting, z), Tag::Comma | Tag::CC);
    if ordinary {
        Word::OTHER
    } else {
        end
    }
}

/// What is asked of a start when an end is looked at: does a finite verb stand between the two, is it a quotation mark.
pub(crate) type Opening = (bool, bool);

pub(crate) fn opening(setting: &Setting<'_, '_, '_>, p: usize, z: usize) -> Opening {
    let finite = setting.scene.counts.any(Counted::Finite, p, z);
    (finite, setting.scene.opens(p))
}

/// What an end says together with the little that is asked of a start.
pub(crate) fn close_features(
    setting: &Setting<'_, '_, '_>,
    (finite, quotes): Opening,
    z: usize,
    sink: &mut impl Sink,
) {
    let scene = setting.scene;
    let end = end_kind(setting, z);
    let rare = rare_end(setting, z, end);
    let soon = setting.core_end.min(z + 8);
    let verb_soon = z < setting.core_end && scene.counts.any(Counted::Finite, z, soon);
    sink.open(
        |g| &g.content.close,
        (end, (verb_soon, finite)),
        close_kind_features,
    );
    sink.open(|g| &g.content.rare, (rare, quotes), rare_features);
    feat!(sink, "x.Lrare", scene.lemma(setting.cue.at), rare, finite);
}

/// What a start and an end say together.
pub(crate) fn span_features(
    setting: &Setting<'_, '_, '_>,
    (finite, _): Opening,
    p: usize,
    z: usize,
    sink: &mut impl Sink,
) {
    let scene = setting.scene;
    let counts = &scene.counts;
    let (st, stt, end) = (scene.word(p), start_tag(setting, p), end_kind(setting, z));
    let length = bin(z - p);
    let opened = Below::of(counts.of(Counted::Opening, p, z));
    let closed = Below::of(counts.of(Counted::Closing, p, z));
    let clash = setting.side == Side::Right && setting.source.0 > p && setting.source.0 < z;
    sink.closed(
        |g| &g.content.size,
        (length, clash, opened, closed),
        size_features,
    );
    sink.closed(
        |g| &g.content.verbs,
        (finite, best_verb(setting, p, z), stt),
        verbs_features,
    );
    sink.open(
        |g| &g.content.rare_start,
        (rare_end(setting, z, end), stt),
        rare_start_features,
    );
    sink.open(
        |g| &g.content.end_length,
        (end, length),
        end_length_features,
    );
    feat!(sink, "x.stek", st, end);
}

/// The best rival among the finite verbs of a stretch; looked for in its first 40 tokens.
fn best_verb(setting: &Setting<'_, '_, '_>, p: usize, z: usize) -> Step {
    let (cue, stop) = (setting.cue.at, z.min(p + 40));
    let best = |from: usize, to: usize| {
        let verbs = setting.scene.verb_prior.get(from..to).unwrap_or_default();
        verbs.iter().copied().max().unwrap_or(0)
    };
    let step = if (p..stop).contains(&cue) {
        best(p, cue).max(best(cue + 1, stop))
    } else {
        best(p, stop)
    };
    Step::of(step.into())
}

/// What speaks for a content before the cue.
pub(crate) fn before_features(
    setting: &Setting<'_, '_, '_>,
    candidate: &ContentCandidate,
    piece: Piece,
    sink: &mut impl Sink,
) {
    let Setting {
        scene, field, cue, ..
    } = setting;
    let (x, y) = piece;
    let kind = candidate.form();
    let start = if x == field.start {
        Word::START
    } else if scene.opens(x) {
        Word::of_tag(Tag::Quote)
    } else {
        scene.word(x - 1)
    };
    let quoted = Quoted::of(scene.counts.of(Counted::Quoted, x, y), y - x);
    let next = if y >= field.end {
        Word::NOTHING
    } else if scene.tokens()[y].is_word() {
        Word::of_tag(t(setting, y))
    } else {
        scene.word(y)
    };
    let finite = scene.counts.any(Counted::Finite, x, y);
    let rival = Step::of(scene.best_prior(x, y));
    let edge = setting.source.0.min(cue.group).max(y.min(cue.group));
    let between = gap(scene, y, edge);
    let lemma = scene.lemma(cue.at);
    let side = setting.side;
    let whole = x == field.start;
    // A piece that begins within a clause leaves the subject or the verb of that clause behind.
    let behind = scene.counts.any(Counted::Finite, field.start, x);
    let previous = field.tag(scene, x as isize - 1);
    let (first, first_tag) = (scene.word(x), t(setting, x));
    let closed = y < field.end && scene.closes(y);
    sink.closed(
        |g| &g.content.before,
        (kind, quoted, finite, whole),
        before_form_features,
    );
    sink.closed(
        |g| &g.content.before_size,
        (bin(y - x), rival),
        before_size_features,
    );
    feat!(sink, "b.fab", quoted, cue.after, cue.before);
    sink.closed(
        |g| &g.content.before_side,
        (side, quoted),
        before_side_features,
    );
    feat!(sink, "b.w1t", first_tag);
    feat!(sink, "b.behindt", behind, previous, first_tag, quoted);
    sink.closed(
        |g| &g.content.before_reach,
        (kind, closed, y + 2 >= edge),
        before_reach_features,
    );
    sink.open(
        |g| &g.content.before_start,
        (start, (kind, quoted)),
        before_start_features,
    );
    sink.open(
        |g| &g.content.before_next,
        (next, cue.before),
        before_next_features,
    );
    sink.open(
        |g| &g.content.before_word,
        (first, (behind, previous)),
        before_word_features,
    );
    sink.open(
        |g| &g.content.before_lemma,
        (lemma, quoted),
        before_lemma_features,
    );
    sink.open(
        |g| &g.content.before_gap,
        (between, ()),
        before_gap_features,
    );
    sink.add_gap(Name::new("b.Lgap"), &[lemma.into()], between);
}
