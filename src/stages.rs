//! The stages that are not public, one by one, so that the benches can time them.
//!
//! For `benches/` only (cargo feature `training`); it may change with any version.
#![allow(missing_docs)]

use std::sync::Arc;

use crate::attribution::attributions;
use crate::attribution::model::Model;
use crate::gazetteer::Gazetteer;
use crate::layout::Layout;
use crate::mention::{mentions, Entity, Mention};
use crate::sentence::Segmenter;
use crate::token::{tokens, Lexicon};

/// Runs each stage alone.
pub struct Stages {
    segmenter: Segmenter,
    gazetteer: Gazetteer,
    lexicon: Arc<Lexicon>,
}

/// A text, read up to its mentions.
pub struct Read<'t> {
    layout: Layout<'t>,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
}

impl Default for Stages {
    fn default() -> Self {
        Stages {
            segmenter: Segmenter::new(),
            gazetteer: Gazetteer::builtin().clone(),
            lexicon: Lexicon::shared(),
        }
    }
}

impl Stages {
    /// Words and marks, each word looked up; how many.
    pub fn tokens(&self, text: &str) -> usize {
        tokens(text, &self.lexicon).len()
    }

    /// All before attribution, kept for the stages that come after.
    pub fn read<'t>(&self, text: &'t str) -> Read<'t> {
        let outline = self.segmenter.outline(text);
        let layout = Layout::new(text, &self.lexicon, &outline.sentences, outline.quotations);
        let (mentions, entities) = mentions(&layout, &self.gazetteer);
        Read {
            layout,
            mentions,
            entities,
        }
    }

    /// The mentions of a text, the search of the gazetteer included; how many.
    pub fn mentions(&self, read: &Read<'_>) -> usize {
        mentions(&read.layout, &self.gazetteer).0.len()
    }

    /// The attributions of a text at the threshold of [`Extractor::new`](crate::Extractor::new); how many.
    pub fn attributions(&self, read: &Read<'_>) -> usize {
        attributions(
            &read.layout,
            &self.lexicon,
            Model::builtin(),
            crate::extractor::DEFAULT_THRESHOLD,
            &read.mentions,
            &read.entities,
        )
        .len()
    }
}
