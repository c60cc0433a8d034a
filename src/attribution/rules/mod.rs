//! The rules: each file finds one construction, proposes its parts, and has an id that the result carries.

pub(crate) mod according_to;
pub(crate) mod after;
pub(crate) mod before;
pub(crate) mod colon;
pub(crate) mod colon_paragraph;
pub(crate) mod dash_signature;
pub(crate) mod floating;
pub(crate) mod from_colon;
pub(crate) mod headline_colon;
pub(crate) mod headline_dash;
pub(crate) mod headline_name;
mod label;
pub(crate) mod noun_colon;
pub(crate) mod split;
pub(crate) mod turn;
pub(crate) mod unclosed;

use super::choice::Proposal;
use super::content::{Contents, Piece, Setting};
use super::scene::Scene;
use super::source::Side;
use crate::sentence::SentenceKind;
use crate::token::Tag;

/// All that the rules for content propose for a cue and a source.
pub(crate) fn contents(setting: &Setting<'_, '_, '_>, out: &mut Contents) {
    out.clear();
    after::ends(setting, &mut out.ends);
    after::starts(setting, &mut out.starts);
    before::pieces(setting, &mut out.before);
    after::propose(setting, out);
    before::propose(setting, out);
    split::propose(setting, out);
}

/// Adds what the written rules find in a text; they bring their own cue, source and score. What the weights made of the same words goes, and
/// so does what they made of a mark of which a rule knows that it ties nothing.
pub(crate) fn written(scene: &Scene<'_, '_>, proposals: &mut Vec<Proposal>) {
    let mut found = Vec::new();
    for utterance in 0..scene.utterances.len() {
        headline_dash::propose(scene, utterance, &mut found);
        headline_colon::propose(scene, utterance, &mut found);
        headline_name::propose(scene, utterance, &mut found);
        dash_signature::propose(scene, utterance, &mut found);
        from_colon::propose(scene, utterance, &mut found);
        noun_colon::propose(scene, utterance, &mut found);
        unclosed::propose(scene, utterance, &mut found);
    }
    let mut barred = Vec::new();
    turn::propose(scene, &mut found, &mut barred);
    headline_name::bar(scene, &mut barred);
    if found.is_empty() && barred.is_empty() {
        return;
    }
    let mut taken = vec![false; scene.tokens().len()];
    for proposal in &found {
        taken[proposal.cue] = true;
        for &(start, end) in &proposal.content {
            taken[start..end].fill(true);
        }
    }
    let mut is_barred = vec![false; scene.tokens().len()];
    for at in barred {
        is_barred[at] = true;
    }
    // What is reported inside a content is looked for again, as nested.
    proposals.retain(|p| {
        !is_barred[p.cue] && !taken[p.cue] && p.content.iter().all(|piece| !taken[piece.0])
    });
    proposals.append(&mut found);
}

/// Whether a rule is written out to the end, with a score of its own.
pub(crate) fn is_written(id: &str) -> bool {
    [
        headline_dash::ID,
        headline_colon::ID,
        headline_name::ID,
        dash_signature::ID,
        from_colon::ID,
        noun_colon::ID,
        turn::ID,
        unclosed::ID,
    ]
    .contains(&id)
}

/// A proposal whose cue is one token.
fn proposal(
    (rule, score): (&'static str, f32),
    cue: usize,
    (source, side): (Piece, Side),
    content: Vec<Piece>,
) -> Proposal {
    Proposal {
        cue,
        group: cue,
        source: Some(source),
        side,
        content,
        rule,
        score,
        is_whole: false,
        parent: None,
    }
}

/// Whether an utterance is a headline; one that is the whole text is told by its missing stop.
fn is_headline(scene: &Scene<'_, '_>, utterance: usize) -> bool {
    let u = &scene.utterances[utterance];
    u.kind == SentenceKind::Headline
        || scene.utterances.len() == 1
            && u.kind == SentenceKind::Prose
            && u.end > u.start
            && scene.tag(u.end - 1) != Tag::Stop
}

/// A mark with a blank after it, outside quotations; `before` asks for one before it as well.
fn is_free(scene: &Scene<'_, '_>, i: usize, tag: Tag, before: bool) -> bool {
    let tokens = scene.tokens();
    let blank = |a: usize, b: usize| match (tokens.get(a), tokens.get(b)) {
        (Some(a), Some(b)) => a.span.end() < b.span.start(),
        _ => true,
    };
    scene.tag(i) == tag
        && !scene.quoted(i)
        && blank(i, i + 1)
        && (!before || i > 0 && blank(i - 1, i))
}

/// All words of a stretch are in quotation marks, and there are some.
fn is_quoted(scene: &Scene<'_, '_>, (start, end): Piece) -> bool {
    let mut words = (start..end)
        .filter(|&i| scene.tokens()[i].is_word())
        .peekable();
    words.peek().is_some() && words.all(|i| scene.quoted(i))
}
