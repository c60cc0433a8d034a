//! What speaks for and against a content.

use super::super::count::Counted;
use super::super::cue::{gap, Step};
use super::super::feature::{bin, feat, Below, Bin, Name, Sink, TagOrEdge, Value, Word};
use super::super::frame::Frame;
use super::super::grid::{grids, Closed};
use super::super::source::Side;
use super::{may_break, ContentCandidate, Following, Piece, Setting};
use crate::token::{Kind, Tag};

/// The tag of a first token, or that it opens a quotation.
#[derive(Copy, Clone, Debug)]
pub(crate) struct StartTag(Option<Tag>);

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

/// Tokens between the cue or the source and the start.
type Offset = Below<30>;

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
    }
    open {
    }
}

fn start_tag_features((pvt, stt): (TagOrEdge, StartTag), sink: &mut impl Sink) {
    feat!(sink, "a.stt", stt);
    feat!(sink, "a.pvt", pvt);
    feat!(sink, "a.pvst", pvt, stt);
}

fn offset_features((offset, stt): (Offset, StartTag), sink: &mut impl Sink) {
    feat!(sink, "a.off", offset);
    feat!(sink, "a.offt", offset, stt);
}

fn cue_offset_features((vt, offset): (Tag, Offset), sink: &mut impl Sink) {
    feat!(sink, "a.vtoff", vt, offset);
}

fn frame_offset_features((fa, offset): (Frame, Offset), sink: &mut impl Sink) {
    feat!(sink, "a.faoff", fa, offset);
}

fn next_features((stt, next): (StartTag, TagOrEdge), sink: &mut impl Sink) {
    feat!(sink, "a.st2", stt, next);
}

fn passed_features(
    ((beside, passed), phrase, side, stt): ((bool, bool), bool, Side, StartTag),
    sink: &mut impl Sink,
) {
    feat!(sink, "a.beside", beside, phrase, side);
    feat!(sink, "a.passed", passed, phrase, side, stt);
}

fn size_features(
    (length, clash, opened, closed): (Bin, bool, Below<3>, Below<3>),
    sink: &mut impl Sink,
) {
    feat!(sink, "x.len", length);
    feat!(sink, "x.clash", clash);
    feat!(sink, "x.qq", opened, closed);
}

fn verbs_features((finite, best, stt): (bool, Step, StartTag), sink: &mut impl Sink) {
    feat!(sink, "x.fin", finite, stt);
    feat!(sink, "x.mid", best, stt);
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
    feat!(sink, "k.ty", kind);
    feat!(sink, "k.tyL", kind, scene.lemma(cue.at));
    feat!(sink, "k.tyfa", kind, cue.after);
    feat!(sink, "k.tyfb", kind, cue.before);
    feat!(sink, "k.tyfab", kind, cue.after, cue.before);
    feat!(sink, "k.tys", kind, side);
    feat!(sink, "k.tysfb", kind, side, cue.before);
    feat!(sink, "k.tyvt", kind, scene.tag(cue.at));
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
    feat!(sink, "a.st", st);
    feat!(sink, "a.pv", pv);
    feat!(sink, "a.Loff", lemma, offset);
    feat!(sink, "a.Lst", lemma, st);
    feat!(sink, "a.Lstt", lemma, stt);
    feat!(sink, "a.Lpv", lemma, pv);
    feat!(sink, "a.fastt", cue.after, stt, offset);
    feat!(sink, "a.pvst2", pv, stt);
    feat!(sink, "a.qcut", scene.quoted(p) && !scene.opens(p));
    sink.add_gap(Name::new("a.btw"), &[], between);
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
    feat!(sink, "a.passedL", passed, lemma);
    feat!(sink, "a.stw2", st, next);
}

/// What stands at the end of a content: the end of the sentence, a closing mark, a comma, a word that may begin something new.
pub(crate) fn end_kind(setting: &Setting<'_, '_, '_>, z: usize) -> Value {
    let scene = setting.scene;
    if z == setting.core_end {
        Name::new("END").into()
    } else if scene.closes(z) {
        Name::new("CQ").into()
    } else if scene.tokens()[z].kind == Kind::Mark || may_break(scene, z) {
        scene.word(z).into()
    } else {
        scene.tag(z).into()
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
    let cue_soon = scene.best_prior(z, (*core_end).min(z + 6));
    feat!(sink, "e.ek", end);
    feat!(sink, "e.ekn", end, n1t);
    feat!(sink, "e.ekw", end, n1);
    feat!(sink, "e.eknn", end, n1t, n2t);
    feat!(sink, "e.ekfa", end, cue.after);
    feat!(sink, "e.Lek", lemma, end);
    feat!(sink, "e.vtek", t(setting, cue.at), end);
    feat!(sink, "e.rem", bin(core_end - z));
    feat!(sink, "e.last", t(setting, z - 1));
    feat!(sink, "e.lastek", field.word(scene, at - 1), end);
    feat!(sink, "e.lasttek", t(setting, z - 1), end);
    feat!(sink, "e.inq", inside, end);
    feat!(sink, "e.nxcue", cue_soon, z == *core_end);
    feat!(sink, "e.nxcueek", cue_soon, end, n1t);
    feat!(sink, "e.nv", verb_soon, end, n1t);
}

/// What stands at the end, or that it is nothing out of the ordinary.
fn rare_end(setting: &Setting<'_, '_, '_>, z: usize, end: Value) -> Value {
    let ordinary = z != setting.core_end
        && !setting.scene.closes(z)
        && !matches!(t(setting, z), Tag::Comma | Tag::CC);
    if ordinary {
        Name::new("o").into()
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
    feat!(sink, "x.ekfin", end, finite);
    feat!(sink, "x.nv", verb_soon, finite, end);
    feat!(sink, "x.qst", quotes, rare);
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
    feat!(sink, "x.ekst", rare_end(setting, z, end), stt);
    feat!(sink, "x.stek", st, end);
    feat!(sink, "x.lenek", length, end);
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
    let start: Value = if x == field.start {
        Name::new("S").into()
    } else if scene.opens(x) {
        Name::new("Q").into()
    } else {
        scene.word(x - 1).into()
    };
    let inside = scene.counts.of(Counted::Quoted, x, y);
    let quoted = if inside * 10 > (y - x) * 9 {
        Name::new("q1")
    } else if inside == 0 {
        Name::new("q0")
    } else {
        Name::new("qm")
    };
    let next: Value = if y >= field.end {
        Word::NOTHING.into()
    } else if scene.tokens()[y].is_word() {
        t(setting, y).into()
    } else {
        scene.word(y).into()
    };
    let finite = scene.counts.any(Counted::Finite, x, y);
    let rival = scene.best_prior(x, y);
    let edge = setting.source.0.min(cue.group).max(y.min(cue.group));
    let between = gap(scene, y, edge);
    let lemma = scene.lemma(cue.at);
    let side = setting.side;
    feat!(sink, "b.s", kind, start);
    feat!(sink, "b.q", quoted, kind);
    feat!(sink, "b.sq", start, quoted, kind);
    feat!(sink, "b.y", next);
    feat!(sink, "b.yfb", next, cue.before);
    feat!(sink, "b.fin", finite, kind);
    feat!(sink, "b.len", bin(y - x));
    feat!(sink, "b.w", scene.word(x));
    feat!(sink, "b.L", lemma, quoted);
    feat!(sink, "b.fab", quoted, cue.after, cue.before);
    feat!(sink, "b.side", side, quoted);
    feat!(sink, "b.cue", rival);
    feat!(sink, "b.w1t", t(setting, x));
    sink.add_gap(Name::new("b.gap"), &[], between);
    sink.add_gap(Name::new("b.Lgap"), &[lemma.into()], between);
    feat!(sink, "b.closed", y < field.end && scene.closes(y), kind);
    feat!(sink, "b.reach", y + 2 >= edge, kind);
    // A piece that begins within a clause leaves the subject or the verb of that clause behind.
    let behind = scene.counts.any(Counted::Finite, field.start, x);
    let previous = field.tag(scene, x as isize - 1);
    feat!(sink, "b.behind", behind, previous, scene.word(x));
    feat!(sink, "b.behindt", behind, previous, t(setting, x), quoted);
    feat!(sink, "b.whole", x == field.start, finite, quoted, kind);
}
