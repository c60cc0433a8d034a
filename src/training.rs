//! What a program needs to learn the weights: candidates, features and gold labels.
//!
//! For the program in `train/` only (cargo feature `training`); it may change with any version.
#![allow(missing_docs)]

mod lesson;
mod prediction;
mod problem;

use std::collections::HashMap;

use crate::attribution::feature::NAMED;
use crate::attribution::model::Model;
use crate::attribution::scene::{Known, Scene};
use crate::sentence::Segmenter;
use crate::token::{hash_str, Lexicon, Tag};

pub use lesson::{Gold, Lesson, Word};
pub use prediction::Prediction;
pub use problem::{Names, Naming, Rows};

/// Reads texts for learning.
pub struct Reader {
    segmenter: Segmenter,
    lexicon: std::sync::Arc<Lexicon>,
}

impl Default for Reader {
    fn default() -> Self {
        Reader {
            segmenter: Segmenter::new(),
            lexicon: Lexicon::shared(),
        }
    }
}

/// What is counted of the words: step by word and by lemma.
pub trait Priors {
    fn word(&self, word: u64) -> u8;
    fn lemma(&self, lemma: u64) -> u8;
}

impl Reader {
    /// Adds the words of a lesson to a table from hash to written form, for the names of features.
    pub fn collect_words(&self, lesson: &Lesson<'_>, words: &mut HashMap<u64, String>) {
        for token in &lesson.layout.tokens {
            let written = || {
                lesson.layout.text[token.span]
                    .to_lowercase()
                    .replace('’', "'")
            };
            words.entry(token.word).or_insert_with(written);
            if token.lemma == token.word {
                words.entry(token.lemma).or_insert_with(written);
            }
        }
        for name in NAMED.into_iter().chain(Tag::ALL.map(Tag::name)) {
            words.insert(hash_str(name), name.to_owned());
        }
        Lexicon::lemmas(|hash, lemma| {
            words.entry(hash).or_insert_with(|| lemma.to_owned());
        });
    }

    fn scene<'a, 't>(&'a self, lesson: &'a Lesson<'t>, priors: &dyn Priors) -> Scene<'a, 't> {
        let mut scene = Scene::new(&lesson.layout, &self.lexicon);
        scene.set_known(|word| Known {
            number: 0,
            prior: priors.word(word),
            lemma_prior: priors.lemma(word),
        });
        scene
    }

    fn known_scene<'a, 't>(&'a self, lesson: &'a Lesson<'t>, model: &Model) -> Scene<'a, 't> {
        let mut scene = Scene::new(&lesson.layout, &self.lexicon);
        scene.set_known(|word| model.known(word));
        scene
    }
}

/// Weights that were read.
pub struct LearnedModel(Model);

impl LearnedModel {
    pub fn read(text: &str) -> Result<Self, crate::Error> {
        Ok(LearnedModel(Model::read("weights", text)?))
    }
}
