//! What the other attributions of an article say for one: a source that speaks elsewhere too, an article full of claims.

use std::collections::HashMap;

use super::choice::Proposal;
use super::cue::{listed, Listed};
use super::feature::{feat, Below, Sink};
use super::scene::Scene;
use super::triple::{step, who};
use crate::token::Tag;

/// An attribution at least this likely by itself is counted.
const SURE: f32 = 0.5;

/// The surer attributions of an article, counted.
#[derive(Default)]
pub(crate) struct Company {
    /// By the head word of their source.
    heads: HashMap<u64, usize>,
    speech: usize,
    other: usize,
    tokens: usize,
}

fn class(scene: &Scene<'_, '_>, proposal: &Proposal) -> Listed {
    listed(scene.lexicon.cue(scene.tokens()[proposal.cue].cue))
}

fn is_speech(class: Listed) -> bool {
    matches!(class, Listed::Speech | Listed::SpeechNoun | Listed::Phrase)
}

impl Company {
    pub fn of(scene: &Scene<'_, '_>, proposals: &[Proposal]) -> Self {
        let mut company = Company {
            tokens: scene.tokens().len(),
            ..Company::default()
        };
        let mut last = None;
        for proposal in proposals.iter().filter(|p| p.product >= SURE) {
            // A cue may have two sources.
            if last.replace(proposal.cue) == Some(proposal.cue) {
                continue;
            }
            let head = scene.tokens()[proposal.head].word;
            *company.heads.entry(head).or_default() += 1;
            if is_speech(class(scene, proposal)) {
                company.speech += 1;
            } else {
                company.other += 1;
            }
        }
        company
    }

    /// How many there are in a thousand tokens, in steps.
    fn density(&self, count: usize) -> Below<8> {
        Below::of((count * 1000 / self.tokens.max(1) + 2) / 5)
    }
}

pub(crate) fn company_features(
    scene: &Scene<'_, '_>,
    company: &Company,
    proposal: &Proposal,
    sink: &mut impl Sink,
) {
    let list = class(scene, proposal);
    let head = &scene.tokens()[proposal.head];
    let own = usize::from(proposal.product >= SURE);
    let speech = is_speech(list);
    let same = company.heads.get(&head.word).copied().unwrap_or(0);
    let same: Below<5> = if matches!(
        head.tag,
        Tag::PRP | Tag::PRPS | Tag::WP | Tag::WDT | Tag::DT
    ) {
        Below::of(4)
    } else {
        Below::of(same.saturating_sub(own).min(3))
    };
    let of_speech = company.density(company.speech.saturating_sub(own * usize::from(speech)));
    let of_others = company.density(company.other.saturating_sub(own * usize::from(!speech)));
    let product = step(proposal.product);
    feat!(sink, "f.same", same, who(scene, proposal.head));
    feat!(sink, "f.samep", same, product);
    feat!(sink, "f.samel", same, list);
    feat!(sink, "f.ofs", of_speech, list);
    feat!(sink, "f.ofo", of_others, list);
    feat!(sink, "f.ofsp", of_speech, product);
    feat!(sink, "f.ofop", of_others, product);
    feat!(sink, "f.ofso", of_speech, of_others);
}
