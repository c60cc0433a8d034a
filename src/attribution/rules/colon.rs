//! `colon`: a colon ties a content to the name before it.
//!
//! Finds: *Lopes:* **"We won"**; *Police:* **Two held after fire**.
//!
//! Must not find: *Storm Ana live: roads closed*; *Three things matter: time, money and luck* (left to the weights).
//!
//! Known misses: a transcript whose speakers stand on lines of their own.

pub(crate) const ID: &str = "colon";
