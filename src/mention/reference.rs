//! Pronouns and descriptions led back to the names before them.
//!
//! For each, the entities mentioned shortly before are weighed by gender, number, distance, subjecthood and whether they spoke.
//! Only the last few mentions are looked at, so that time stays linear.

mod description;
mod headline;
mod kin;
mod pronoun;
mod role;

use std::ops::Range;

use crate::gazetteer::EntityKind;
use crate::layout::Layout;
use crate::sentence::SentenceKind;
use crate::token::{is_word, Flags, Tag, Token};
use crate::Span;

use super::entity::{Named, Register};
use super::support::Around;
use super::MentionForm;
use headline::{is_headline, ROLE};

/// How many mentions back a pronoun may reach.
const REACH: usize = 40;

/// A mention passed on the way through the text.
#[derive(Clone)]
struct Trace {
    entity: usize,
    kind: EntityKind,
    sentence: usize,
    subject: bool,
    spoke: bool,
    quoted: bool,
    modifier: bool,
}

struct Resolver<'a, 'r, 'l, 'g> {
    layout: &'a Layout<'a>,
    register: &'r mut Register<'l, 'g>,
    trail: Vec<Trace>,
    counts: Vec<u32>,
}

/// Adds the pronouns and descriptions whose entity can be told, and the pronouns of which it cannot.
pub(super) fn resolve(
    layout: &Layout<'_>,
    register: &mut Register<'_, '_>,
    named: &mut Vec<Named>,
) {
    let counts = vec![0; register.beings.len()];
    let mut resolver = Resolver {
        layout,
        register,
        trail: Vec::with_capacity(named.len()),
        counts,
    };
    let mut found = Vec::new();
    let mut next = 0;
    for (number, sentence) in layout.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            while named.get(next).is_some_and(|n| n.tokens.start < at) {
                next += 1;
            }
            if let Some(name) = named.get(next).filter(|n| n.tokens.start == at) {
                resolver.pass(name);
                next += 1;
                if named.get(next).is_none_or(|n| n.tokens.start != at) {
                    at = name.tokens.end.max(at + 1);
                }
                continue;
            }
            let before_name = named.get(next).map_or(sentence.tokens.end, |n| {
                n.tokens.start.min(sentence.tokens.end)
            });
            let Some(here) = resolver.next(at..before_name, number) else {
                at = before_name;
                continue;
            };
            at = here;
            let here = named.get(next..).unwrap_or_default();
            let before = next
                .checked_sub(1)
                .and_then(|n| named.get(n))
                .map(|n| n.tokens.clone());
            match resolver.read(at, number, here, before) {
                Some(mention) => {
                    // A country inside a description is passed too.
                    at = mention.tokens.end;
                    if mention.entity.is_some() {
                        resolver.pass(&mention);
                    }
                    found.push(mention);
                }
                None => at += 1,
            }
        }
    }
    named.append(&mut found);
}

impl Resolver<'_, '_, '_, '_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.layout.tokens.get(at)
    }

    fn word(&self, at: usize) -> u64 {
        self.token(at).map_or(0, |t| t.word)
    }

    fn quoted(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.quotation != 0)
    }

    fn pass(&mut self, name: &Named) {
        let Some(entity) = name.entity else { return };
        let kind = self.layout.sentences.get(name.sentence).map(|s| s.kind);
        if matches!(
            kind,
            Some(
                SentenceKind::Dateline
                    | SentenceKind::Byline
                    | SentenceKind::Boilerplate
                    | SentenceKind::Caption
            )
        ) {
            return;
        }
        let around = Around::new(self.layout, &name.tokens, name.sentence);
        self.counts[entity] += 1;
        // "US President Donald Trump": of the two only the second can be meant by a pronoun.
        let modifier = name.form == MentionForm::Demonym
            || around.possessive()
            || around
                .after(1)
                .is_some_and(|t| t.tag.is_noun() && !matches!(name.kind, EntityKind::Person));
        let verb = around.verb();
        self.trail.push(Trace {
            entity,
            kind: name.kind,
            sentence: name.sentence,
            subject: verb.is_some() && !around.after_place_or_way_word()
                || around.is_head() && !modifier,
            spoke: around.speaks_by(verb) || around.according(),
            quoted: self.quoted(name.tokens.start),
            modifier,
        });
    }

    /// The first token that may begin a mention: a pronoun, "the", or a noun where a headline may name a role.
    fn next(&self, tokens: Range<usize>, sentence: usize) -> Option<usize> {
        let laid = self.layout.sentences.get(sentence)?;
        // Elsewhere a role that is taken up must end the sentence.
        let roles = if is_headline(laid, sentence) {
            laid.tokens.start
        } else {
            laid.tokens.end.saturating_sub(ROLE)
        };
        let open = self.layout.tokens.get(tokens.clone())?;
        let roles = roles.saturating_sub(tokens.start).min(open.len());
        let (before, rest) = open.split_at(roles);
        let anaphoric = |token: &Token| token.has(Flags::ANAPHORIC);
        let found = before.iter().position(anaphoric).or_else(|| {
            let begins = |t: &Token| anaphoric(t) || t.tag.is_noun() || t.tag == Tag::JJ;
            Some(roles + rest.iter().position(begins)?)
        });
        found.map(|steps| tokens.start + steps)
    }

    fn read(
        &mut self,
        at: usize,
        sentence: usize,
        named: &[Named],
        before: Option<Range<usize>>,
    ) -> Option<Named> {
        if self.layout.sentences.get(sentence)?.kind == SentenceKind::Boilerplate {
            return None;
        }
        let token = self.token(at)?;
        let word = token.word;
        if is_word!(word, "he" | "she" | "his" | "her") {
            return self.he_or_she(at, sentence, named);
        }
        if is_word!(word, "it" | "they") {
            return self.it_or_they(at, sentence);
        }
        if is_word!(word, "the") {
            return self.description(at, sentence, named);
        }
        let name = before.filter(|n| n.end == at);
        self.headline_role(at, sentence, name)
    }

    fn mention(
        &self,
        tokens: Range<usize>,
        sentence: usize,
        kind: EntityKind,
        form: MentionForm,
        entity: Option<usize>,
    ) -> Named {
        let start = self.token(tokens.start).map_or(0, |t| t.span.start());
        let end = self.token(tokens.end - 1).map_or(start, |t| t.span.end());
        Named {
            span: Span::new(start, end),
            tokens,
            kind,
            form,
            entity,
            sentence,
        }
    }

    /// The entity of highest weight among those mentioned in the last sentences.
    fn best(
        &self,
        at: usize,
        sentence: usize,
        sentences: usize,
        fit: impl Fn(&Self, &Trace) -> Option<i32>,
    ) -> Option<usize> {
        let inside = self.quoted(at);
        let mut best: Option<(i32, usize)> = None;
        for trace in self.trail.iter().rev().take(REACH) {
            let distance = sentence.saturating_sub(trace.sentence);
            // A long quotation may lie between the name and the pronoun.
            if distance > sentences * 2 {
                break;
            }
            let Some(fits) = fit(self, trace) else {
                continue;
            };
            let mut weight = fits - 3 * i32::try_from(distance.min(8)).unwrap_or(8);
            weight += 4 * i32::from(trace.subject) + 3 * i32::from(trace.spoke);
            weight += i32::try_from(self.counts[trace.entity].min(3)).unwrap_or(0);
            weight -= 5 * i32::from(trace.quoted && !inside) + 3 * i32::from(trace.modifier);
            if best.is_none_or(|(known, _)| weight > known) {
                best = Some((weight, trace.entity));
            }
        }
        best.map(|(_, entity)| entity)
    }
}
