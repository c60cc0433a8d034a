//! `content-cue-content`: the cue stands in the middle of its content.
//!
//! Finds: **"We won,"** *he said,* **"and they know it."**; **The talks**, *she said*, **will go on**.
//!
//! Must not find: a quotation before the cue and one of another speaker after it.
//!
//! Known misses: a content in more than two pieces within one sentence.

use super::super::content::{Contents, Form, Setting};

pub(crate) const ID: &str = "content-cue-content";

/// Pieces before the cue that are tried: the first one and the last one.
const HEADS: usize = 2;
/// Places after the cue at which the content may be taken up again.
const RESUMES: usize = 3;
/// Ends that are tried for each.
const ENDS: usize = 3;

pub(crate) fn propose(setting: &Setting<'_, '_, '_>, out: &mut Contents) {
    let (scene, high) = (setting.scene, setting.high());
    let last = out.before.len().saturating_sub(1);
    let heads = [0, last];
    let heads = &heads[..out.before.len().min(HEADS)];
    for &head in heads {
        let mut resumes = 0;
        for start in 0..out.starts.len() {
            let p = out.starts[start];
            if start > 0 && !scene.opens(p) && p < high {
                continue;
            }
            for end in 0..out.ends.len().min(ENDS) {
                let z = out.ends[end];
                if !setting.admits((p, z)) {
                    continue;
                }
                out.push(Form::Split, [head, start, end]);
                if z == setting.core_end && !setting.following.is_empty() {
                    out.push(Form::SplitAll, [head, start, end]);
                }
            }
            resumes += 1;
            if resumes == RESUMES {
                break;
            }
        }
    }
}
