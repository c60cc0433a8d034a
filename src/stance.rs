//! What a source does with a content.

use std::fmt;

macro_rules! stances {
    ($($stance:ident $name:literal),* $(,)?) => {
        /// What the speaker does by the attributed words: asserts, denies, orders ...
        ///
        /// Given by the cue (column `stance` of `gazetteers/cues.tsv`).
        ///
        /// ```
        /// use inquit::Stance;
        /// assert_eq!(Stance::Deny.to_string(), "deny");
        /// ```
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
        #[non_exhaustive]
        #[allow(missing_docs)]
        pub enum Stance { $($stance),* }

        impl Stance {
            pub(crate) const ALL: [Stance; [$($name),*].len()] = [$(Stance::$stance),*];

            /// The word that lists and records use.
            ///
            /// ```
            /// assert_eq!(inquit::Stance::Deny.as_str(), "deny");
            /// ```
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Stance::$stance => $name),* }
            }
        }
    };
}

stances! {
    Assert "assert", Deny "deny", Admit "admit", Accuse "accuse", Promise "promise", Order "order", Request "request", Ask "ask",
    Decline "decline", Believe "believe", Intend "intend", Praise "praise", Criticise "criticise", Warn "warn", Propose "propose",
    Agree "agree", Feel "feel", Show "show",
}

impl Stance {
    pub(crate) fn parse(name: &str) -> Option<Stance> {
        Stance::ALL
            .into_iter()
            .find(|stance| stance.as_str() == name)
    }
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
