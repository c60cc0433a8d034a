//! Notes taken while the attributions of a text are chosen.

use super::super::choice::{Found, Proposal};
use super::super::content::{all_content_features, Contents, Piece, Setting};
use super::super::cue::{context_features, cue_features, is_idiom, place_features, Cue, Field};
use super::super::feature::{feature_hash, gap_hash, Gap, Name, Sink, Value};
use super::super::model::{named, Model};
use super::super::resolve::spans;
use super::super::rules::is_written;
use super::super::scene::Scene;
use super::super::source::{all_source_features, SourceCandidate};
use super::super::triple::triple_features;
use super::super::watch::Watch;
use super::{Candidate, Choice, Part, Reason, Verdict};

/// So many sources and contents are told of each cue.
const MOST_CHOICES: usize = 4;
/// Those with less are not told of.
const LEAST_SHARE: f32 = 0.01;

/// Listens to the choice.
pub(crate) struct Notes<'m> {
    model: &'m Model,
    notes: Vec<Note>,
    /// First of the notes since [`Watch::within`].
    first: usize,
    /// In whose content is being looked.
    outer: Option<usize>,
    /// Of the cue that was looked at last.
    sources: Vec<Shared>,
    /// Of that cue and one of these sources.
    contents: Vec<Shared>,
}

struct Note {
    /// Token of the cue.
    at: usize,
    candidate: Candidate,
    /// What was chosen with each source that was looked at.
    chosen: Vec<Chosen>,
    /// Set while it is in the running.
    proposal: Option<Proposal>,
}

struct Chosen {
    source: Piece,
    sources: Vec<Choice>,
    contents: Vec<Choice>,
    /// For source, content and the whole.
    reasons: [Vec<Reason>; 3],
}

/// A possible source or content and its share.
struct Shared {
    pieces: Vec<Piece>,
    share: f32,
}

/// The chosen one and the most likely others.
fn choices(scene: &Scene<'_, '_>, all: &mut [Shared], chosen: &[Piece]) -> Vec<Choice> {
    all.sort_by(|a, b| b.share.total_cmp(&a.share));
    let is_chosen = |choice: &&Shared| choice.pieces == chosen;
    let others = all
        .iter()
        .filter(|choice| !is_chosen(choice) && choice.share >= LEAST_SHARE);
    let first = all.iter().find(is_chosen);
    let choices = first.into_iter().chain(others).take(MOST_CHOICES);
    choices
        .map(|choice| Choice {
            spans: spans(scene, &choice.pieces),
            share: choice.share,
        })
        .collect()
}

impl<'m> Notes<'m> {
    pub fn new(model: &'m Model) -> Self {
        Notes {
            model,
            notes: Vec::new(),
            first: 0,
            outer: None,
            sources: Vec::new(),
            contents: Vec::new(),
        }
    }

    fn note(&mut self, scene: &Scene<'_, '_>, at: usize, verdict: Verdict) -> &mut Note {
        let candidate = Candidate {
            cue: scene.tokens()[at].span,
            verdict,
            attribution: None,
            inside: self.outer,
            rule: None,
            probability: None,
            confidence: None,
            sources: Vec::new(),
            contents: Vec::new(),
            reasons: Default::default(),
        };
        self.notes.push(Note {
            at,
            candidate,
            chosen: Vec::new(),
            proposal: None,
        });
        let last = self.notes.len() - 1;
        &mut self.notes[last]
    }

    /// The note in the running that has this token as its cue.
    fn running(&self, at: usize) -> Option<usize> {
        let is_it = |note: &Note| note.at == at && note.proposal.is_some();
        self.notes.iter().rposition(is_it)
    }

    fn end(&mut self, number: usize, verdict: Verdict) {
        self.notes[number].proposal = None;
        self.notes[number].candidate.verdict = verdict;
    }

    /// In text order, what stands in another's content after what was found outside.
    pub fn candidates(self) -> Vec<Candidate> {
        let mut order: Vec<usize> = (0..self.notes.len()).collect();
        order.sort_by_key(|&i| (self.notes[i].at, i));
        let mut place = vec![0; order.len()];
        for (at, &i) in order.iter().enumerate() {
            place[i] = at;
        }
        let mut numbered: Vec<(usize, Candidate)> = place
            .iter()
            .copied()
            .zip(self.notes.into_iter().map(|note| note.candidate))
            .collect();
        numbered.sort_by_key(|(at, _)| *at);
        let mut candidates: Vec<Candidate> = numbered.into_iter().map(|(_, c)| c).collect();
        for candidate in &mut candidates {
            candidate.inside = candidate.inside.map(|i| place[i]);
            if let Verdict::Conflict { with: i } | Verdict::Replaced { by: i } =
                &mut candidate.verdict
            {
                *i = place[*i];
            }
        }
        candidates
    }
}

impl Watch for Notes<'_> {
    fn cue(&mut self, scene: &Scene<'_, '_>, field: &Field, cue: &Cue, is_likely: bool) {
        let reasons = reasons(|sink| {
            cue_features(scene, field, cue, sink);
            place_features(scene, field, cue, sink);
            context_features(scene, field, cue, sink);
        });
        let log_odds: f32 = reasons.iter().map(|reason| reason.weight).sum();
        let verdict = match is_likely {
            true if is_idiom(scene, cue.at) => Verdict::Idiom,
            true => Verdict::Alone,
            false => Verdict::Unlikely,
        };
        let note = self.note(scene, cue.at, verdict);
        note.candidate.probability = Some(1.0 / (1.0 + (-log_odds).exp()));
        note.candidate.reasons[Part::Cue as usize] = reasons;
    }

    fn sources(&mut self, candidates: &[SourceCandidate], shares: &[f32]) {
        let all = candidates.iter().zip(shares).map(|(source, share)| Shared {
            pieces: vec![(source.start, source.end)],
            share: *share,
        });
        self.sources = all.collect();
    }

    fn contents(&mut self, setting: &Setting<'_, '_, '_>, candidates: &Contents, shares: &[f32]) {
        let all = candidates
            .iter()
            .zip(shares)
            .map(|(content, share)| Shared {
                pieces: content.pieces(setting).collect(),
                share: *share,
            });
        self.contents = all.collect();
    }

    fn found(&mut self, found: &Found<'_, '_, '_, '_>) {
        let (setting, source, content) = (found.setting, &found.source, &found.content);
        let scene = setting.scene;
        let pieces: Vec<Piece> = content.pieces(setting).collect();
        let chosen = Chosen {
            source: setting.source,
            sources: choices(scene, &mut self.sources, &[setting.source]),
            contents: choices(scene, &mut self.contents, &pieces),
            reasons: [
                reasons(|sink| {
                    all_source_features(scene, &setting.field, &setting.cue, source, sink)
                }),
                reasons(|sink| all_content_features(setting, content, sink)),
                reasons(|sink| triple_features(setting, source, content, found.masses, sink)),
            ],
        };
        if let Some(note) = self.notes.last_mut() {
            note.chosen.push(chosen);
        }
    }

    fn scored(&mut self, proposals: &[Proposal]) {
        let mut notes = self.notes[self.first..].iter_mut();
        // Both are in the order of the cues.
        for proposal in proposals {
            let Some(note) = notes.find(|note| note.at == proposal.cue) else {
                return;
            };
            let mut chosen = std::mem::take(&mut note.chosen).into_iter();
            let candidate = &mut note.candidate;
            if let Some(chosen) = chosen.find(|c| Some(c.source) == proposal.source) {
                (candidate.sources, candidate.contents) = (chosen.sources, chosen.contents);
                let parts = [Part::Source, Part::Content, Part::Whole];
                for (part, reasons) in parts.into_iter().zip(chosen.reasons) {
                    candidate.reasons[part as usize] = reasons;
                }
            }
            candidate.rule = Some(proposal.rule);
            candidate.confidence = Some(self.model.calibrated(proposal.score));
            note.proposal = Some(proposal.clone());
        }
    }

    fn written(&mut self, scene: &Scene<'_, '_>, proposals: &[Proposal]) {
        let before = self.notes.len();
        for proposal in proposals.iter().filter(|p| is_written(p.rule)) {
            let choice = |pieces: &[Piece]| Choice {
                spans: spans(scene, pieces),
                share: 1.0,
            };
            let note = self.note(scene, proposal.cue, Verdict::Kept);
            note.candidate.rule = Some(proposal.rule);
            note.candidate.confidence = Some(proposal.score);
            note.candidate.sources = proposal.source.map(|s| choice(&[s])).into_iter().collect();
            note.candidate.contents = vec![choice(&proposal.content)];
            note.proposal = Some(proposal.clone());
        }
        let mut stands = vec![false; scene.tokens().len()];
        for proposal in proposals.iter().filter(|p| !is_written(p.rule)) {
            stands[proposal.cue] = true;
        }
        let (weighed, written) = self.notes.split_at_mut(before);
        for note in weighed.iter_mut().filter(|note| !stands[note.at]) {
            let Some(proposal) = note.proposal.take() else {
                continue;
            };
            let by = written.iter().position(|other| {
                let other = other.proposal.as_ref();
                other.is_some_and(|other| takes_words_of(other, &proposal))
            });
            note.candidate.verdict = match by {
                Some(by) => Verdict::Replaced { by: before + by },
                None => Verdict::Barred,
            };
        }
    }

    fn left_out(&mut self, proposal: &Proposal, kept: Option<&[Proposal]>) {
        let Some(number) = self.running(proposal.cue) else {
            return;
        };
        let better = kept.unwrap_or_default().iter();
        let better = better.max_by_key(|other| overlap(other, proposal));
        let verdict = match better.and_then(|other| self.running(other.cue)) {
            Some(with) => Verdict::Conflict { with },
            None => Verdict::Unsure,
        };
        self.end(number, verdict);
    }

    fn within(&mut self, outer: &Proposal) {
        self.outer = self.running(outer.cue);
        self.first = self.notes.len();
    }

    fn resolved(&mut self, proposals: &[Proposal], places: &[Option<usize>]) {
        for (proposal, place) in proposals.iter().zip(places) {
            let Some(number) = self.running(proposal.cue) else {
                continue;
            };
            self.notes[number].candidate.attribution = *place;
            let verdict = match place {
                Some(_) => Verdict::Kept,
                None => Verdict::Absorbed,
            };
            self.end(number, verdict);
        }
    }
}

fn covers(pieces: &[Piece], token: usize) -> bool {
    pieces.iter().any(|p| (p.0..p.1).contains(&token))
}

/// Whether what a written rule found takes the place of a proposal.
fn takes_words_of(written: &Proposal, proposal: &Proposal) -> bool {
    let starts = proposal.content.iter().map(|piece| piece.0);
    let is_taken = |token| token == written.cue || covers(&written.content, token);
    is_taken(proposal.cue) || starts.into_iter().any(is_taken)
}

/// How much one proposal is in the way of another: a cue in the content of the other is more than any number of common words.
fn overlap(one: &Proposal, other: &Proposal) -> (bool, usize) {
    let crossed = covers(&one.content, other.cue) || covers(&other.content, one.cue);
    let common = other.content.iter().flat_map(|&(a, b)| a..b);
    let common = common.filter(|&token| covers(&one.content, token)).count();
    (crossed, common)
}

/// The features with a weight, those that weigh most first.
fn reasons(features: impl FnOnce(&mut Collect)) -> Vec<Reason> {
    let mut sink = Collect(Vec::new());
    features(&mut sink);
    sink.0
        .sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    sink.0
}

/// Takes the features one by one.
struct Collect(Vec<Reason>);

impl Collect {
    fn hash(&mut self, hash: u64) {
        let reason = named(hash).map(|(feature, weight)| Reason { feature, weight });
        self.0.extend(reason);
    }
}

impl Sink for Collect {
    fn add(&mut self, template: Name, values: &[Value]) {
        self.hash(feature_hash(template.hash, values));
    }

    fn add_gap(&mut self, template: Name, values: &[Value], gap: Gap) {
        self.hash(gap_hash(template.hash, values, gap));
    }
}
