//! `content-cue-content`: the cue stands in the middle of its content.
//!
//! Finds: **"We won,"** *he said,* **"and they know it."**; **The talks**, *she said*, **will go on**.
//!
//! Must not find: a quotation before the cue and one of another speaker after it.
//!
//! Known misses: a content in more than two pieces within one sentence.

use super::super::content::{ContentCandidate, Following, Order, Piece, Setting};

pub(crate) const ID: &str = "content-cue-content";

pub(crate) fn propose(
    setting: &Setting<'_, '_, '_>,
    before: &[Piece],
    starts: &[usize],
    ends: &[usize],
    out: &mut Vec<ContentCandidate>,
) {
    let scene = setting.scene;
    let (Some(first), Some(last)) = (before.first(), before.last()) else {
        return;
    };
    let high = setting.high();
    let resumes = starts
        .iter()
        .skip(1)
        .filter(|&&p| scene.opens(p) || p >= high)
        .take(2);
    let resumes = starts.iter().take(1).chain(resumes);
    let heads: &[Piece] = if first == last {
        &[*first]
    } else {
        &[*first, *last]
    };
    for &head in heads {
        for &p in resumes.clone() {
            let (s, e) = setting.source;
            for &z in ends
                .iter()
                .take(3)
                .filter(|&&z| z > p && (z <= s || p >= e))
            {
                let candidate = |following| ContentCandidate {
                    order: Order::Split,
                    before: Some(head),
                    after: Some((p, z)),
                    following,
                    preceding: false,
                };
                out.push(candidate(Following::None));
                if z == setting.core_end && !setting.following.is_empty() {
                    out.push(candidate(Following::All));
                }
            }
        }
    }
}
