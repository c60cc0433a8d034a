//! Names in a row: what the listed ones are, the others are too.
//!
//! Finds *Grimma* among towns ("Leipzig, Grimma and Dresden"), *Norrvik* beside companies ("Boeing, Norrvik and
//! Airbus"). Must not find the person behind a town ("in Paris, Lopes said"), people with whom a body or
//! place stands in a row, nor the first word of a longer name ("Norrvik and Bread is Freedom").

use crate::gazetteer::{EntityKind, MatchForm};
use crate::layout::Layout;
use crate::token::{Flags, Tag};

use super::candidate::Candidate;

/// The row that a name stands in.
#[derive(Copy, Clone, Default)]
pub(super) struct Row {
    /// What its listed names are, if they agree.
    pub kind: Option<EntityKind>,
    /// It begins after *in* or *from*, and the name is a later one: "from Humera and | Dansha".
    pub there: bool,
}

/// For each candidate the row that it stands in.
pub(super) fn rows(layout: &Layout<'_>, candidates: &[Candidate<'_>]) -> Vec<Row> {
    let mut out = vec![Row::default(); candidates.len()];
    let mut first = 0;
    while first < candidates.len() {
        let mut end = first + 1;
        let mut closed = false;
        while end < candidates.len() && !closed {
            match parted(layout, &candidates[end - 1], &candidates[end]) {
                Some(last) => closed = last,
                None => break,
            }
            end += 1;
        }
        let row = &candidates[first..end];
        // "in Paris, Lopes said": two are a row if "and" stands between them.
        // Nor is the rest of a longer name the first of a row: "Chen | Qiushi and Fang Bin".
        let whole = first == 0
            || candidates[first - 1].listed.is_some()
            || candidates[first - 1].tokens.end < row[0].tokens.start;
        if whole && (row.len() > 2 || row.len() == 2 && closed) {
            let kind = kind(layout, row);
            let there = row.iter().all(|c| c.listed.is_none() && !c.titled)
                && row[0].tokens.start.checked_sub(1).is_some_and(|at| {
                    matches!(layout.word(at), "in" | "from" | "near" | "outside")
                });
            out[first..end].fill(Row { kind, there });
            out[first].there = false;
        }
        first = end;
    }
    out
}

/// Only a comma or "and" stands between the two; true where it is "and".
fn parted(layout: &Layout<'_>, left: &Candidate<'_>, right: &Candidate<'_>) -> Option<bool> {
    if left.sentence != right.sentence || right.titled {
        return None;
    }
    let gap = left.tokens.end..right.tokens.start;
    let comma = |at: usize| layout.tokens.get(at).is_some_and(|t| t.tag == Tag::Comma);
    let joint = |at: usize| matches!(layout.word(at), "and" | "or" | "&");
    match gap.len() {
        1 if comma(gap.start) => Some(false),
        1 if joint(gap.start) => Some(true),
        2 if comma(gap.start) && joint(gap.start + 1) => Some(true),
        _ => None,
    }
}

fn kind(layout: &Layout<'_>, row: &[Candidate<'_>]) -> Option<EntityKind> {
    let (mut people, mut places, mut lands, mut bodies) = (0, 0, 0, 0);
    for candidate in row {
        let Some(found) = candidate.listed else {
            let given = layout
                .tokens
                .get(candidate.tokens.start)
                .is_some_and(|t| t.has(Flags::GIVEN_NAME));
            match candidate.kind {
                Some(EntityKind::Person) if given || candidate.titled => people += 1,
                Some(EntityKind::Place) => places += 1,
                Some(EntityKind::Institution | EntityKind::Outlet) => bodies += 1,
                _ => {}
            }
            continue;
        };
        match (found.form(), found.entry().kind()) {
            (MatchForm::Demonym, _) => return None,
            (MatchForm::Name | MatchForm::Alias, EntityKind::Person) => people += 1,
            (MatchForm::Name | MatchForm::Alias, EntityKind::Place) => places += 1,
            (MatchForm::Name | MatchForm::Alias, EntityKind::Country) => lands += 1,
            (MatchForm::Name | MatchForm::Alias, _) => bodies += 1,
            _ => {}
        }
    }
    if people > 0 {
        (people > 1 && places + lands + bodies == 0).then_some(EntityKind::Person)
    } else if places > 0 && bodies == 0 {
        Some(EntityKind::Place)
    } else if bodies > 0 && places + lands == 0 {
        Some(EntityKind::Institution)
    } else {
        None
    }
}
