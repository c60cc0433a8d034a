//! The steps of the choice, as told to one who explains it.

use super::choice::{Found, Proposal};
use super::content::{Contents, Setting};
use super::cue::{Cue, Field};
use super::scene::Scene;
use super::source::SourceCandidate;

/// Is told what is looked at and what becomes of it. `()` does not listen, and costs nothing.
pub(crate) trait Watch {
    /// A word that may be a cue; where it is likely enough, source and content are looked for next.
    fn cue(&mut self, _: &Scene<'_, '_>, _: &Field, _: &Cue, _is_likely: bool) {}

    /// The possible sources of the last cue, and the share of each.
    fn sources(&mut self, _: &[SourceCandidate], _shares: &[f32]) {}

    /// The possible contents with one of the sources, and the share of each.
    fn contents(&mut self, _: &Setting<'_, '_, '_>, _: &Contents, _shares: &[f32]) {}

    /// What was chosen with that source.
    fn found(&mut self, _: &Found<'_, '_, '_, '_>) {}

    /// All cues since the start, or since the last call of `within`, that have a proposal; each has its score.
    fn scored(&mut self, _: &[Proposal]) {}

    /// What stands after the written rules.
    fn written(&mut self, _: &Scene<'_, '_>, _: &[Proposal]) {}

    /// A proposal is left out, since one of those that are kept is in its way; `None`: since it is not sure enough.
    fn left_out(&mut self, _: &Proposal, _kept: Option<&[Proposal]>) {}

    /// From now on cues inside the content of this one are looked at.
    fn within(&mut self, _outer: &Proposal) {}

    /// The place of each in the result; unset where it has become a part of the one around it.
    fn resolved(&mut self, _: &[Proposal], _places: &[Option<usize>]) {}
}

impl Watch for () {}
