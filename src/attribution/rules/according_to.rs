//! `according-to`: a phrase names the source, and the content stands beside the two.
//!
//! Finds: *According to the ministry,* **no one was hurt**; *In the words of her lawyer,* **"a farce"**.
//!
//! Must not find: *according to plan* (left to the weights).
//!
//! Known misses: a phrase that `cues.tsv` does not list.

pub(crate) const ID: &str = "according-to";
