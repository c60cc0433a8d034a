//! The rules: each file finds one construction, proposes its parts, and has an id that the result carries.

pub(crate) mod according_to;
pub(crate) mod after;
pub(crate) mod before;
pub(crate) mod colon;
pub(crate) mod dash_signature;
pub(crate) mod headline_dash;
pub(crate) mod split;

use super::choice::Proposal;
use super::content::{ContentCandidate, Setting};
use super::scene::Scene;

/// All that the rules for content propose for a cue and a source.
pub(crate) fn contents(setting: &Setting<'_, '_, '_>, out: &mut Vec<ContentCandidate>) {
    out.clear();
    let ends = after::ends(setting);
    let starts = after::starts(setting);
    after::propose(setting, &starts, &ends, out);
    let before = before::pieces(setting);
    before::propose(setting, &before, out);
    split::propose(setting, &before, &starts, &ends, out);
}

/// What the written rules propose in an utterance; they bring their own cue, source and score.
pub(crate) fn written(scene: &Scene<'_, '_>, utterance: usize, out: &mut Vec<Proposal>) {
    headline_dash::propose(scene, utterance, out);
    dash_signature::propose(scene, utterance, out);
}
