//! Possible contents of a cue, as the rules propose them, and what speaks for each.
//!
//! A content has one or two pieces in the utterance of its cue (two where the cue stands between them), and may take along quoted
//! sentences that follow, or quoted paragraphs that run up to it. What speaks for its start, for its end and for the two together is kept
//! apart, so that each start and each end is scored once.

use super::cue::{gap, Cue, Field};
use super::feature::{bin, feat, tag_name, Name, Sink, Value, Values};
use super::scene::{Scene, NOTHING};
use super::source::{Side, SourceCandidate};
use crate::token::{hash_str, Flags, Kind, Tag};

/// Where the pieces stand to the cue; the rule that proposed them.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    After,
    Before,
    Split,
}

/// Quoted sentences that follow the utterance and go with it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Following {
    None,
    One,
    All,
}

/// A stretch of tokens, half-open.
pub(crate) type Piece = (usize, usize);

/// A possible content.
#[derive(Copy, Clone, Debug)]
pub(crate) struct ContentCandidate {
    pub order: Order,
    /// Before the cue; unset where the order is [`Order::After`].
    pub before: Option<Piece>,
    /// After the cue; unset where the order is [`Order::Before`].
    pub after: Option<Piece>,
    pub following: Following,
    /// The quotation before the cue began in an earlier paragraph, and is taken along.
    pub preceding: bool,
}

/// What the rules look at: a cue with one source.
pub(crate) struct Setting<'s, 'a, 't> {
    pub scene: &'s Scene<'a, 't>,
    pub field: Field,
    pub cue: Cue,
    pub source: Piece,
    pub side: Side,
    /// End of the field without its closing punctuation.
    pub core_end: usize,
    /// Whole utterances that are quoted and follow.
    pub following: Vec<Piece>,
    /// Whole paragraphs of the quotation that reaches into this utterance from before.
    pub preceding: Vec<Piece>,
}

/// Utterances of a quotation that may be taken along at most; longer ones are rare, and the bound keeps the cost linear.
const MOST_FOLLOWING: usize = 12;

impl<'s, 'a, 't> Setting<'s, 'a, 't> {
    pub fn new(
        scene: &'s Scene<'a, 't>,
        field: &Field,
        cue: &Cue,
        source: &SourceCandidate,
    ) -> Self {
        let number = scene.utterance_of[cue.at] as usize;
        // A field may reach over the quotation in the paragraph below.
        let last = scene.utterance_of[field.end.max(1) - 1] as usize;
        let whole = scene.utterances[number].start == field.start
            && scene.utterances[last].end == field.end;
        let core_end = if whole {
            scene.core_end(&scene.utterances[last], cue.at + 1)
        } else {
            field.end
        };
        let timed = field.start + 1 < cue.group && is_timestamp(scene, field.start);
        Setting {
            scene,
            field: Field {
                start: field.start + usize::from(timed),
                ..*field
            },
            cue: *cue,
            source: (source.start, source.end),
            side: source.side,
            core_end,
            following: if whole {
                following(scene, last)
            } else {
                Vec::new()
            },
            preceding: if whole {
                preceding(scene, number)
            } else {
                Vec::new()
            },
        }
    }

    /// The content before the cue ends here.
    pub fn low(&self) -> usize {
        if self.side == Side::Left {
            self.source.0.min(self.cue.group)
        } else {
            self.cue.group
        }
    }

    /// The content after the cue begins here at the earliest.
    pub fn high(&self) -> usize {
        self.source.1.max(self.cue.at + 1)
    }
}

/// A clock time before a sentence, as live blogs have it: "14:05 The stand has been cleared, stewards say".
fn is_timestamp(scene: &Scene<'_, '_>, i: usize) -> bool {
    let tokens = scene.tokens();
    let clock = || scene.layout.word(i).contains([':', '.']);
    scene.utterance(i).opens_paragraph
        && scene.utterance(i).start == i
        && tokens[i].kind == Kind::Number
        && tokens.get(i + 1).is_some_and(|next| next.is_capital())
        && clock()
}

fn wholly_quoted(scene: &Scene<'_, '_>, start: usize, end: usize) -> bool {
    let words = (start..end).filter(|&j| scene.tokens()[j].is_word());
    let (inside, all) = words.fold((0, 0), |(q, n), j| {
        (q + usize::from(scene.quoted(j)), n + 1)
    });
    all > 0 && inside * 10 >= all * 9
}

/// The quotation around token `i` is opened again by the next paragraph.
fn runs_on(scene: &Scene<'_, '_>, i: usize) -> bool {
    let number = scene.layout.quoted[i].quotation as usize;
    number > 0
        && scene
            .layout
            .quotations
            .get(number - 1)
            .is_some_and(|q| q.runs_on() || !q.is_closed())
}

fn following(scene: &Scene<'_, '_>, number: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut last = &scene.utterances[number];
    for next in scene.utterances[number + 1..].iter().take(MOST_FOLLOWING) {
        let joined = next.paragraph == last.paragraph || runs_on(scene, last.end - 1);
        if !joined || !wholly_quoted(scene, next.start, next.end) {
            break;
        }
        pieces.push((next.start, next.end));
        last = next;
    }
    pieces
}

fn preceding(scene: &Scene<'_, '_>, number: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut first = &scene.utterances[number];
    if !scene.opens(first.start) {
        return pieces;
    }
    for previous in scene.utterances[..number].iter().rev().take(MOST_FOLLOWING) {
        let joined = if previous.paragraph == first.paragraph {
            scene.quoted(previous.start) && !pieces.is_empty()
        } else {
            runs_on(scene, previous.end - 1)
        };
        if !joined || !wholly_quoted(scene, previous.start, previous.end) {
            break;
        }
        pieces.push((previous.start, previous.end));
        first = previous;
    }
    pieces.reverse();
    pieces
}

impl ContentCandidate {
    /// The pieces in text order.
    pub fn pieces<'p>(
        &'p self,
        setting: &'p Setting<'_, '_, '_>,
    ) -> impl Iterator<Item = Piece> + 'p {
        let following = match self.following {
            Following::None => &[][..],
            Following::One => &setting.following[..setting.following.len().min(1)],
            Following::All => &setting.following[..],
        };
        let preceding = if self.preceding {
            &setting.preceding[..]
        } else {
            &[]
        };
        preceding
            .iter()
            .copied()
            .chain(self.before)
            .chain(self.after)
            .chain(following.iter().copied())
    }

    fn kind(&self) -> Name {
        match (self.order, self.following, self.preceding) {
            (Order::Before, _, true) => Name::new("BP"),
            (Order::After, Following::None, _) => Name::new("A"),
            (Order::After, Following::One, _) => Name::new("A1"),
            (Order::After, Following::All, _) => Name::new("AN"),
            (Order::Before, Following::None, _) => Name::new("B"),
            (Order::Before, Following::One, _) => Name::new("B1"),
            (Order::Before, Following::All, _) => Name::new("BN"),
            (Order::Split, Following::None, _) => Name::new("BA"),
            (Order::Split, _, _) => Name::new("BAN"),
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
    let kind = candidate.kind();
    let side = side_name(setting.side);
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

fn side_name(side: Side) -> Name {
    match side {
        Side::Left => Name::new("L"),
        Side::Right => Name::new("R"),
    }
}

fn start_tag(setting: &Setting<'_, '_, '_>, p: usize) -> Name {
    if setting.scene.opens(p) {
        Name::new("OQ")
    } else {
        tag_name(t(setting, p))
    }
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
    let offset: Value = if left {
        (p - i.min(p)).min(9).into()
    } else {
        (10 + (p.max(setting.source.1) - setting.source.1).min(9)
            + usize::from(p < setting.source.1) * 10)
            .into()
    };
    let between = gap(scene, i + 1, p);
    feat!(sink, "a.st", st);
    feat!(sink, "a.stt", stt);
    feat!(sink, "a.pv", pv);
    feat!(sink, "a.pvt", pvt);
    feat!(sink, "a.off", offset);
    feat!(sink, "a.offt", offset, stt);
    feat!(sink, "a.Loff", lemma, offset);
    feat!(sink, "a.Lst", lemma, st);
    feat!(sink, "a.Lstt", lemma, stt);
    feat!(sink, "a.Lpv", lemma, pv);
    feat!(sink, "a.faoff", cue.after, offset);
    feat!(sink, "a.fastt", cue.after, stt, offset);
    feat!(sink, "a.pvst", pvt, stt);
    feat!(sink, "a.pvst2", pv, stt);
    feat!(sink, "a.vtoff", vt, offset);
    feat!(sink, "a.qcut", scene.quoted(p) && !scene.opens(p));
    sink.add(Name::new("a.btw"), &between);
    sink.add(
        Name::new("a.Lbtw"),
        &Values::of(&[lemma.into()]).join(between),
    );
    // The content begins right behind cue and source, or a clause is passed over before it.
    let high = setting.high().min(p);
    let beside = p - high <= usize::from(scene.tag(high) == Tag::Comma);
    let passed = (high..p).any(|j| t(setting, j).is_finite() && !scene.quoted(j));
    let phrase = cue.phrase.is_some();
    feat!(sink, "a.beside", beside, phrase, side_name(setting.side));
    feat!(
        sink,
        "a.passed",
        passed,
        phrase,
        side_name(setting.side),
        stt
    );
    feat!(sink, "a.passedL", passed, lemma);
    feat!(sink, "a.st2", stt, field.tag(scene, at + 1));
    feat!(sink, "a.stw2", st, field.tag(scene, at + 1));
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

const BREAKERS: [u64; 46] = {
    const WORDS: [&str; 46] = [
        "as",
        "while",
        "when",
        "after",
        "because",
        "but",
        "although",
        "though",
        "before",
        "since",
        "if",
        "unless",
        "until",
        "whereas",
        "where",
        "who",
        "which",
        "and",
        "or",
        "even",
        "with",
        "despite",
        "during",
        "following",
        "including",
        "whose",
        "whom",
        "so",
        "once",
        "yet",
        "nor",
        "than",
        "citing",
        "according",
        "adding",
        "saying",
        "noting",
        "arguing",
        "calling",
        "in",
        "on",
        "at",
        "for",
        "by",
        "through",
        "amid",
    ];
    let mut hashes = [0; 46];
    let mut i = 0;
    while i < 46 {
        hashes[i] = hash_str(WORDS[i]);
        i += 1;
    }
    hashes
};

/// A word at which a content may end.
pub(crate) fn may_break(scene: &Scene<'_, '_>, z: usize) -> bool {
    scene.is(z, &BREAKERS)
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
    let cue_soon = (z..(*core_end).min(z + 6))
        .map(|j| usize::from(scene.prior[j]))
        .max()
        .unwrap_or(0);
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

/// What a start and an end say together.
pub(crate) fn span_features(
    setting: &Setting<'_, '_, '_>,
    counts: &Counts,
    p: usize,
    z: usize,
    sink: &mut impl Sink,
) {
    let scene = setting.scene;
    let (st, stt, end) = (scene.word(p), start_tag(setting, p), end_kind(setting, z));
    let finite = counts.finite(p, z) > 0;
    let rare: Value = if z == setting.core_end
        || scene.closes(z)
        || matches!(t(setting, z), Tag::Comma | Tag::CC)
    {
        end
    } else {
        Name::new("o").into()
    };
    let verb_soon = z < setting.core_end && counts.finite(z, setting.core_end.min(z + 8)) > 0;
    let length = bin(z - p);
    feat!(sink, "x.ekfin", end, finite);
    feat!(sink, "x.ekst", rare, stt);
    feat!(sink, "x.stek", st, end);
    feat!(sink, "x.len", length);
    feat!(sink, "x.lenek", length, end);
    feat!(sink, "x.fin", finite, stt);
    feat!(sink, "x.nv", verb_soon, finite, end);
    feat!(
        sink,
        "x.qq",
        counts.opened(p, z).min(2),
        counts.closed(p, z).min(2)
    );
    feat!(sink, "x.qst", scene.opens(p), rare);
    feat!(
        sink,
        "x.mid",
        counts.best_cue(scene, setting.cue.at, p, z),
        stt
    );
    feat!(
        sink,
        "x.clash",
        setting.side == Side::Right && setting.source.0 > p && setting.source.0 < z
    );
    feat!(sink, "x.Lrare", scene.lemma(setting.cue.at), rare, finite);
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
    let kind = candidate.kind();
    let start: Value = if x == field.start {
        Name::new("S").into()
    } else if scene.opens(x) {
        Name::new("Q").into()
    } else {
        scene.word(x - 1).into()
    };
    let inside = (x..y).filter(|&j| scene.quoted(j)).count();
    let quoted = if inside * 10 > (y - x) * 9 {
        Name::new("q1")
    } else if inside == 0 {
        Name::new("q0")
    } else {
        Name::new("qm")
    };
    let next: Value = if y >= field.end {
        NOTHING.into()
    } else if scene.tokens()[y].is_word() {
        t(setting, y).into()
    } else {
        scene.word(y).into()
    };
    let finite = (x..y).any(|j| t(setting, j).is_finite());
    let rival = (x..y)
        .map(|j| usize::from(scene.prior[j]))
        .max()
        .unwrap_or(0);
    let edge = setting.source.0.min(cue.group).max(y.min(cue.group));
    let between = gap(scene, y, edge);
    let lemma = scene.lemma(cue.at);
    let side = side_name(setting.side);
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
    sink.add(Name::new("b.gap"), &between);
    sink.add(
        Name::new("b.Lgap"),
        &Values::of(&[lemma.into()]).join(between),
    );
    feat!(sink, "b.closed", y < field.end && scene.closes(y), kind);
    feat!(sink, "b.reach", y + 2 >= edge, kind);
    // A piece that begins within a clause leaves the subject or the verb of that clause behind.
    let behind = (field.start..x).any(|j| t(setting, j).is_finite());
    let previous = field.tag(scene, x as isize - 1);
    feat!(sink, "b.behind", behind, previous, scene.word(x));
    feat!(sink, "b.behindt", behind, previous, t(setting, x), quoted);
    feat!(sink, "b.whole", x == field.start, finite, quoted, kind);
}

/// Running counts over a field, so that a question about a stretch costs the same for any length.
pub(crate) struct Counts {
    start: usize,
    finite: Vec<u16>,
    opened: Vec<u16>,
    closed: Vec<u16>,
}

impl Counts {
    pub fn new(scene: &Scene<'_, '_>, field: &Field) -> Self {
        let length = field.end - field.start;
        let mut counts = Counts {
            start: field.start,
            finite: Vec::with_capacity(length + 1),
            opened: Vec::with_capacity(length + 1),
            closed: Vec::with_capacity(length + 1),
        };
        let (mut f, mut o, mut c) = (0_u16, 0_u16, 0_u16);
        for j in field.start..field.end {
            counts.finite.push(f);
            counts.opened.push(o);
            counts.closed.push(c);
            f = f.saturating_add(u16::from(scene.tag(j).is_finite()));
            o = o.saturating_add(u16::from(scene.opens(j)));
            c = c.saturating_add(u16::from(scene.closes(j)));
        }
        counts.finite.push(f);
        counts.opened.push(o);
        counts.closed.push(c);
        counts
    }

    fn between(&self, list: &[u16], p: usize, z: usize) -> usize {
        let at = |i: usize| {
            list.get(i.saturating_sub(self.start))
                .or(list.last())
                .copied()
                .unwrap_or(0)
        };
        usize::from(at(z).saturating_sub(at(p)))
    }

    fn finite(&self, p: usize, z: usize) -> usize {
        self.between(&self.finite, p, z)
    }

    fn opened(&self, p: usize, z: usize) -> usize {
        self.between(&self.opened, p, z)
    }

    fn closed(&self, p: usize, z: usize) -> usize {
        self.between(&self.closed, p, z)
    }

    /// The best rival among the finite verbs of a stretch; looked for in its first 40 tokens.
    fn best_cue(&self, scene: &Scene<'_, '_>, cue: usize, p: usize, z: usize) -> usize {
        (p..z.min(p + 40))
            .filter(|&j| {
                j != cue && scene.tag(j).is_finite() && !scene.tokens()[j].has(Flags::AUXILIARY)
            })
            .map(|j| usize::from(scene.prior[j]))
            .max()
            .unwrap_or(0)
    }
}
