//! What stands before and after a possible cue: the shape that tells "said that" from "said goodbye".

use super::feature::{Name, Value};
use super::grid::Closed;
use super::scene::Scene;
use crate::token::{hash_str, Tag, WordSet};

/// The shape of what stands beside a possible cue: one of a few that are named here, or a tag.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Frame(u8);

macro_rules! frames {
    ($($name:ident $text:literal),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Named { $($name),* }
        const NAMED: usize = [$($text),*].len();
        static NAMES: [Name; NAMED] = [$(Name::new($text)),*];

        impl Frame {
            $(pub const $name: Frame = Frame(Named::$name as u8);)*
        }
    };
}

frames! {
    END "END", START "START", QUOTE "QUOTE", COMMA_QUOTE "COMMA+Q", COMMA "COMMA", COLON "COLON",
    THAT "THAT", WHETHER "WHETHER", IF "IF", HOW "HOW", WHY "WHY", WHAT "WHAT", TO "TO",
    NP "NP", NP_THAT "NP-THAT", NP_WHETHER "NP-WHETHER", NP_TO "NP-TO", NP_VERB "NP-V", NP_COMMA "NP-,",
    QUOTE_NP "QUOTE-NP", COMMA_NP "COMMA-NP", IN_NP "IN-NP", OTHER_NP "X-NP",
}

impl Frame {
    pub const fn of(tag: Tag) -> Frame {
        Frame(NAMED as u8 + tag as u8)
    }

    /// The tag, where the frame is no more than that.
    pub fn tag(self) -> Option<Tag> {
        Tag::ALL
            .get(usize::from(self.0).checked_sub(NAMED)?)
            .copied()
    }
}

impl Closed for Frame {
    const COUNT: usize = NAMED + Tag::COUNT;

    #[inline]
    fn index(self) -> usize {
        usize::from(self.0)
    }

    fn at(index: usize) -> Self {
        Frame(index as u8)
    }
}

impl From<Frame> for Value {
    #[inline]
    fn from(frame: Frame) -> Self {
        match NAMES.get(usize::from(frame.0)) {
            Some(name) => (*name).into(),
            None => frame.tag().unwrap_or(Tag::Other).into(),
        }
    }
}

const OPENERS: [(u64, Frame); 7] = [
    (hash_str("that"), Frame::THAT),
    (hash_str("whether"), Frame::WHETHER),
    (hash_str("if"), Frame::IF),
    (hash_str("how"), Frame::HOW),
    (hash_str("why"), Frame::WHY),
    (hash_str("what"), Frame::WHAT),
    (hash_str("to"), Frame::TO),
];

const NP_OPENERS: [(u64, Frame); 3] = [
    (hash_str("that"), Frame::NP_THAT),
    (hash_str("whether"), Frame::NP_WHETHER),
    (hash_str("to"), Frame::NP_TO),
];

static OPENING: WordSet<7> = WordSet::new(["that", "whether", "if", "how", "why", "what", "to"]);

fn lookup(list: &[(u64, Frame)], word: u64) -> Option<Frame> {
    if !OPENING.contains(word) {
        return None;
    }
    list.iter()
        .find(|(w, _)| *w == word)
        .map(|(_, frame)| *frame)
}

/// The frame that follows token `i` in an utterance that ends at `end`.
pub(crate) fn frame_after(scene: &Scene<'_, '_>, i: usize, end: usize) -> Frame {
    let j = i + 1;
    if j >= end {
        return Frame::END;
    }
    let tag = scene.tag(j);
    if scene.opens(j) {
        return Frame::QUOTE;
    }
    match tag {
        Tag::Stop => return Frame::END,
        Tag::Comma => {
            return if j + 1 < end && scene.opens(j + 1) {
                Frame::COMMA_QUOTE
            } else {
                Frame::COMMA
            }
        }
        Tag::Colon => return Frame::COLON,
        _ => {}
    }
    if let Some(name) = lookup(&OPENERS, scene.tokens()[j].word) {
        return name;
    }
    match tag {
        Tag::DT
        | Tag::PDT
        | Tag::PRPS
        | Tag::CD
        | Tag::JJ
        | Tag::NN
        | Tag::NNS
        | Tag::NNP
        | Tag::NNPS => {
            let Some(chunk) = scene.chunk_of(j) else {
                return Frame::NP;
            };
            let after = scene.chunks[chunk].end;
            if after >= end {
                return Frame::NP;
            }
            if let Some(name) = lookup(&NP_OPENERS, scene.tokens()[after].word) {
                return name;
            }
            match scene.tag(after) {
                Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD => Frame::NP_VERB,
                Tag::Comma | Tag::Stop => Frame::NP_COMMA,
                _ => Frame::NP,
            }
        }
        other => Frame::of(other),
    }
}

/// The frame before the verb group that begins at `group`, in an utterance that begins at `start`.
pub(crate) fn frame_before(scene: &Scene<'_, '_>, group: usize, start: usize) -> Frame {
    if group <= start {
        return Frame::START;
    }
    let p = group - 1;
    if scene.closes(p) {
        return Frame::QUOTE;
    }
    if scene.tag(p) == Tag::Comma {
        return Frame::COMMA;
    }
    let Some(chunk) = scene.chunk_of(p) else {
        return Frame::of(scene.tag(p));
    };
    let first = scene.chunks[chunk].start;
    if first <= start {
        return Frame::NP;
    }
    if scene.closes(first - 1) {
        return Frame::QUOTE_NP;
    }
    match scene.tag(first - 1) {
        Tag::Comma => Frame::COMMA_NP,
        Tag::IN => Frame::IN_NP,
        _ => Frame::OTHER_NP,
    }
}
