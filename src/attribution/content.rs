//! Possible contents of a cue, as the rules propose them, and what speaks for each.
//!
//! A content has one or two pieces in the utterance of its cue (two where the cue stands between them), and may take along quoted
//! sentences that follow, or quoted paragraphs that run up to it. What speaks for its start, for its end and for the two together is kept
//! apart, so that each start and each end is scored once.

use super::count::Counted;
use super::cue::{gap, Cue, Field, Step};
use super::feature::{bin, feat, Below, Bin, Name, Sink, TagOrEdge, Value};
use super::frame::Frame;
use super::grid::{class, grids, Closed};
use super::scene::{Scene, NOTHING};
use super::source::{Side, SourceCandidate};
use crate::token::{Kind, Tag, WordSet};

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
    let all = scene.counts.of(Counted::Word, start, end);
    // Most utterances have no quotation at all.
    if all == 0 || !scene.counts.any(Counted::Quoted, start, end) {
        return false;
    }
    let words = (start..end).filter(|&j| scene.tokens()[j].is_word());
    let inside = words.filter(|&j| scene.quoted(j)).count();
    inside * 10 >= all * 9
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

    pub fn form(&self) -> Form {
        match (self.order, self.following, self.preceding) {
            (Order::Before, _, true) => Form::BeforePreceding,
            (Order::After, Following::None, _) => Form::After,
            (Order::After, Following::One, _) => Form::AfterOne,
            (Order::After, Following::All, _) => Form::AfterAll,
            (Order::Before, Following::None, _) => Form::Before,
            (Order::Before, Following::One, _) => Form::BeforeOne,
            (Order::Before, Following::All, _) => Form::BeforeAll,
            (Order::Split, Following::None, _) => Form::Split,
            (Order::Split, _, _) => Form::SplitAll,
        }
    }
}

class! {
    /// The order of the pieces, and what is taken along.
    Form {
        After "A", AfterOne "A1", AfterAll "AN", Before "B", BeforeOne "B1", BeforeAll "BN", BeforePreceding "BP",
        Split "BA", SplitAll "BAN",
    }
}

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
    sink.add_run(Name::new("a.btw"), &[], &between);
    sink.add_run(Name::new("a.Lbtw"), &[lemma.into()], &between);
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

static BREAKERS: WordSet<46> = WordSet::new([
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
]);

/// A word at which a content may end.
pub(crate) fn may_break(scene: &Scene<'_, '_>, z: usize) -> bool {
    scene.among(z, &BREAKERS)
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

/// What a start says of a content, besides where it is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// A finite verb stands between it and the end.
    finite: bool,
    /// It is a quotation mark.
    quotes: bool,
}

impl Opening {
    pub fn of(setting: &Setting<'_, '_, '_>, p: usize, z: usize) -> Self {
        Opening {
            finite: setting.scene.counts.any(Counted::Finite, p, z),
            quotes: setting.scene.opens(p),
        }
    }
}

/// What an end says together with the little that is asked of a start.
pub(crate) fn close_features(
    setting: &Setting<'_, '_, '_>,
    opening: Opening,
    z: usize,
    sink: &mut impl Sink,
) {
    let scene = setting.scene;
    let finite = opening.finite;
    let end = end_kind(setting, z);
    let rare = rare_end(setting, z, end);
    let soon = setting.core_end.min(z + 8);
    let verb_soon = z < setting.core_end && scene.counts.any(Counted::Finite, z, soon);
    feat!(sink, "x.ekfin", end, finite);
    feat!(sink, "x.nv", verb_soon, finite, end);
    feat!(sink, "x.qst", opening.quotes, rare);
    feat!(sink, "x.Lrare", scene.lemma(setting.cue.at), rare, finite);
}

/// What a start and an end say together.
pub(crate) fn span_features(
    setting: &Setting<'_, '_, '_>,
    opening: Opening,
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
        (opening.finite, best_verb(setting, p, z), stt),
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
        NOTHING.into()
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
    sink.add_run(Name::new("b.gap"), &[], &between);
    sink.add_run(Name::new("b.Lgap"), &[lemma.into()], &between);
    feat!(sink, "b.closed", y < field.end && scene.closes(y), kind);
    feat!(sink, "b.reach", y + 2 >= edge, kind);
    // A piece that begins within a clause leaves the subject or the verb of that clause behind.
    let behind = scene.counts.any(Counted::Finite, field.start, x);
    let previous = field.tag(scene, x as isize - 1);
    feat!(sink, "b.behind", behind, previous, scene.word(x));
    feat!(sink, "b.behindt", behind, previous, t(setting, x), quoted);
    feat!(sink, "b.whole", x == field.start, finite, quoted, kind);
}
