//! Possible contents of a cue, as the rules propose them, and what speaks for each.
//!
//! A content has one or two pieces in the utterance of its cue (two where the cue stands between them), and may take along quoted
//! sentences that follow, or quoted paragraphs that run up to it. What speaks for its start, for its end and for the two together is kept
//! apart, so that each start and each end is scored once.

mod contents;
mod features;
mod score;
mod template;

use super::count::Counted;
use super::cue::{Cue, Field};
use super::feature::Sink;
use super::grid::class;
use super::scene::Scene;
use super::source::{Side, SourceCandidate};
use crate::token::{Addressee, CueRow, Kind, Tag, WordSet};

pub(crate) use contents::Contents;
pub(crate) use features::{
    before_features, close_features, end_features, kind_features, opening, span_features,
    start_features, Opening, Quoted, StartTag,
};
pub(crate) use score::Scores;
pub(crate) use template::ContentGrids;

class! {
    /// Where the pieces stand to the cue; the rule that proposed them.
    Order { After "A", Before "B", Split "BA" }
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

/// Tokens of "on Wednesday evening".
const LONGEST_TIME: usize = 3;
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

    /// The cue is a noun, a participle or the verb of a relative clause, so that the clause around it may go on after the content.
    pub fn is_embedded(&self) -> bool {
        let tag = self.scene.tag(self.cue.at);
        tag.is_noun()
            || matches!(tag, Tag::VBG | Tag::VBN) && self.cue.group == self.cue.at
            || self.source.1 == self.source.0 + 1 && self.scene.is_relative(self.source.0)
    }

    /// Whether a stretch may be content: what holds its own source is none, nor is a time alone ("announced on Monday"), nor the hearer
    /// ("told us").
    pub fn admits(&self, (start, end): Piece) -> bool {
        end > start
            && (end <= self.source.0 || start >= self.source.1)
            && !(end - start <= LONGEST_TIME && self.scene.is_time(start, end))
            && !(end - start == 1 && self.is_hearer(start))
    }

    fn is_hearer(&self, i: usize) -> bool {
        let row = self.scene.lexicon.cue(self.scene.tokens()[self.cue.at].cue);
        let is_hearer = |row: &CueRow| row.addressee == Addressee::Object;
        self.scene.tag(i) == Tag::PRP && row.is_some_and(is_hearer)
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
    let number = scene.tokens()[i].quotation as usize;
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

/// All that speaks for or against a content.
pub(crate) fn all_content_features(
    setting: &Setting<'_, '_, '_>,
    content: &ContentCandidate,
    sink: &mut impl Sink,
) {
    kind_features(setting, content, sink);
    if let Some(piece) = content.before {
        before_features(setting, content, piece, sink);
    }
    if let Some((p, z)) = content.after {
        start_features(setting, p, sink);
        end_features(setting, z, sink);
        let opening = opening(setting, p, z);
        close_features(setting, opening, z, sink);
        span_features(setting, opening, p, z, sink);
    }
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
