//! `cue-content`: the content stands after the cue.
//!
//! Finds: *Peskov said* **that the talks would go on**; *According to the ministry,* **no one was hurt**; *Trump said:* **"We won."**
//!
//! Must not find: *he said goodbye*; *she told the story of her life* (left to the weights).
//!
//! Known misses: a content that begins after more than nine tokens of other matter and has neither *that* nor a quotation mark to show it.

use super::super::content::{may_break, Contents, Form, Setting};
use super::super::source::Side;
use crate::token::{hash_str, Tag};

pub(crate) const ID: &str = "cue-content";

const CLAUSE_OPENERS: [u64; 2] = [hash_str("that"), hash_str("whether")];

/// Tokens at which the content may begin.
pub(crate) fn starts(setting: &Setting<'_, '_, '_>, starts: &mut Vec<usize>) {
    let scene = setting.scene;
    let (i, (s, e)) = (setting.cue.at, setting.source);
    starts.clear();
    let bases: &[usize] = if e <= i + 1 {
        &[i + 1]
    } else if s > i + 1 {
        &[i + 1, e]
    } else {
        &[e]
    };
    for &base in bases {
        for p in base..setting.core_end.min(base + 9) {
            let inside_chunk = scene
                .chunk_of(p)
                .is_some_and(|c| scene.chunks[c].start != p);
            let blocked = inside_chunk && !scene.opens(p)
                || matches!(scene.tag(p), Tag::Comma | Tag::Stop | Tag::Colon)
                || scene.closes(p)
                || (s..e).contains(&p);
            if !blocked && !starts.contains(&p) {
                starts.push(p);
            }
        }
    }
    let high = setting.high();
    let mut far = 0;
    for p in high..setting.core_end.min(high + 40) {
        let opens = scene.opens(p)
            || scene.is(p, &CLAUSE_OPENERS)
            || p > high && scene.tag(p - 1) == Tag::Colon;
        if opens && !starts.contains(&p) {
            starts.push(p);
            far += 1;
            if far == 3 {
                break;
            }
        }
    }
}

/// Ends before the end of the sentence that are looked at: so many first ones and so many last ones.
const FIRST_ENDS: usize = 9;
const LAST_ENDS: usize = 3;

/// Tokens before which the content may end, the end of the sentence first.
pub(crate) fn ends(setting: &Setting<'_, '_, '_>, ends: &mut Vec<usize>) {
    let scene = setting.scene;
    let (s, e) = setting.source;
    let high = setting.high();
    ends.clear();
    ends.push(setting.core_end);
    let inner = (high + 1..setting.core_end).filter(|&p| {
        !(s..e).contains(&p)
            && (matches!(
                scene.tag(p),
                Tag::Comma | Tag::Semicolon | Tag::Colon | Tag::Dash | Tag::Open | Tag::CC
            ) || scene.closes(p)
                || may_break(scene, p) && !scene.quoted(p))
    });
    ends.extend(inner);
    let most = 1 + FIRST_ENDS + LAST_ENDS;
    if ends.len() > most {
        ends.drain(1 + FIRST_ENDS..ends.len() - LAST_ENDS);
    }
    if setting.side == Side::Right && s >= high {
        ends.push(s);
    }
    if setting.is_embedded() {
        // "those who want [to stay] should register": the verb of the clause around it ends the content.
        let verbs =
            (high + 1..setting.core_end).filter(|&p| scene.tag(p).is_finite() && !scene.quoted(p));
        for verb in verbs.take(2) {
            let group = scene.verb_group(verb, high);
            if group > high && !ends.contains(&group) {
                ends.push(group);
            }
        }
    }
}

pub(crate) fn propose(setting: &Setting<'_, '_, '_>, out: &mut Contents) {
    for start in 0..out.starts.len() {
        for end in 0..out.ends.len() {
            let (p, z) = (out.starts[start], out.ends[end]);
            if !setting.admits((p, z)) {
                continue;
            }
            out.push(Form::After, [0, start, end]);
            if z == setting.core_end && setting.scene.quoted(z - 1) && !setting.following.is_empty()
            {
                out.push(Form::AfterAll, [0, start, end]);
                if setting.following.len() > 1 {
                    out.push(Form::AfterOne, [0, start, end]);
                }
            }
        }
    }
}
