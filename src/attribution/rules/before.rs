//! `content-cue`: the content stands before the cue and its source.
//!
//! Finds: **"We won,"** *he said*; **The talks will go on**, *the ministry said*; **"It is over,"** *said Jane Roe, who leads the team*.
//!
//! Must not find: a sentence that merely ends in a verb of saying (*That is what he said*; left to the weights).
//!
//! Known misses: a content that begins in the middle of a clause without comma, dash, conjunction or quotation mark before it.

use super::super::content::{Contents, Form, Piece, Setting};
use super::super::scene::Scene;
use crate::token::{hash_str, Tag};

pub(crate) const ID: &str = "content-cue";

const THAT: [u64; 1] = [hash_str("that")];
const MOST_STARTS: usize = 6;

/// Stretches before the cue that may be its content, the one from the start of the sentence first.
pub(crate) fn pieces(setting: &Setting<'_, '_, '_>, pieces: &mut Vec<Piece>) {
    let scene = setting.scene;
    let (first, low) = (setting.field.start, setting.low());
    pieces.clear();
    if low <= first {
        return;
    }
    let mut starts = [first; MOST_STARTS];
    let mut found = 1;
    for p in (first + 1..low).rev() {
        let opens = matches!(
            scene.tag(p - 1),
            Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::CC
        ) || scene.opens(p)
            || scene.is(p, &THAT);
        if opens && (!scene.quoted(p) || scene.opens(p)) && !cuts_a_clause(scene, first, p) {
            starts[found] = p;
            found += 1;
        }
        if found == MOST_STARTS {
            break;
        }
    }
    let trim = |mut end: usize| {
        while end > first && !scene.tokens()[end - 1].is_word() {
            end -= 1;
        }
        end
    };
    let end = trim(low);
    // "..., but he said": the word that ties the two clauses belongs to neither.
    let tied = end > first && matches!(scene.tag(end - 1), Tag::IN | Tag::CC | Tag::RB | Tag::WRB);
    let untied = tied.then(|| trim(end - 1));
    let mark = (first + 1..low)
        .rev()
        .find(|&p| scene.tag(p) == Tag::Comma || scene.closes(p));
    let mark = mark.filter(|&p| p != end && Some(p) != untied);
    for &x in &starts[..found] {
        for y in [Some(end), untied, mark].into_iter().flatten() {
            if y > x && !pieces.contains(&(x, y)) {
                pieces.push((x, y));
            }
        }
    }
}

/// A start behind *and* or at *that*, with no mark between it and a finite verb before it: "he is sure **that** the river will fall" is one clause.
fn cuts_a_clause(scene: &Scene<'_, '_>, first: usize, p: usize) -> bool {
    if scene.opens(p) || (scene.tag(p - 1) != Tag::CC && !scene.is(p, &THAT)) {
        return false;
    }
    let joint = if scene.tag(p - 1) == Tag::CC {
        p - 1
    } else {
        p
    };
    let mark = (first..joint).rev().find(|&i| {
        scene.closes(i)
            || matches!(
                scene.tag(i),
                Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash
            )
    });
    let clause = mark.map_or(first, |i| i + 1);
    (clause..joint).any(|i| scene.tag(i).is_finite())
}

pub(crate) fn propose(setting: &Setting<'_, '_, '_>, out: &mut Contents) {
    for piece in 0..out.before.len() {
        out.push(Form::Before, [piece, 0, 0]);
        if !setting.following.is_empty() {
            out.push(Form::BeforeAll, [piece, 0, 0]);
            if setting.following.len() > 1 {
                out.push(Form::BeforeOne, [piece, 0, 0]);
            }
        }
        if !setting.preceding.is_empty() && out.before[piece].0 == setting.field.start {
            out.push(Form::BeforePreceding, [piece, 0, 0]);
        }
    }
}
