//! Sums of features over closed classes, worked out for every key once.
//!
//! A feature of a word must be looked up by its hash; one of two tags and a small number need not be: there are so few keys that the sum of all
//! features with one key can stand in an array. Nine tenths of the features of a cue are had with a dozen loads.

use std::marker::PhantomData;

use super::feature::{feature_hash, gap_hash, Below, Gap, Name, Sink, TagOrEdge, Value};
use super::model::Weights;
use super::open::{Numbers, Written};
use crate::stance::Stance;
use crate::token::{Sense, Tag};

/// A class with few members, numbered from 0.
pub(crate) trait Closed: Copy {
    const COUNT: usize;

    /// Below [`Self::COUNT`].
    fn index(self) -> usize;

    /// The member with this number; only asked for those there are.
    fn at(index: usize) -> Self;
}

impl Closed for () {
    const COUNT: usize = 1;

    #[inline]
    fn index(self) -> usize {
        0
    }

    fn at(_: usize) -> Self {}
}

impl Closed for bool {
    const COUNT: usize = 2;

    #[inline]
    fn index(self) -> usize {
        usize::from(self)
    }

    fn at(index: usize) -> Self {
        index != 0
    }
}

impl Closed for Tag {
    const COUNT: usize = Tag::COUNT;

    #[inline]
    fn index(self) -> usize {
        self as usize
    }

    fn at(index: usize) -> Self {
        Tag::ALL[index]
    }
}

impl Closed for TagOrEdge {
    const COUNT: usize = Tag::COUNT + 1;

    #[inline]
    fn index(self) -> usize {
        self.0.map_or(Tag::COUNT, |tag| tag as usize)
    }

    fn at(index: usize) -> Self {
        TagOrEdge(Tag::ALL.get(index).copied())
    }
}

impl Closed for Sense {
    const COUNT: usize = Sense::COUNT;

    #[inline]
    fn index(self) -> usize {
        self as usize
    }

    fn at(index: usize) -> Self {
        Sense::ALL[index]
    }
}

impl Closed for Stance {
    const COUNT: usize = Stance::ALL.len();

    #[inline]
    fn index(self) -> usize {
        self as usize
    }

    fn at(index: usize) -> Self {
        Stance::ALL[index]
    }
}

impl<const N: usize> Closed for Below<N> {
    const COUNT: usize = N;

    #[inline]
    fn index(self) -> usize {
        self.get()
    }

    fn at(index: usize) -> Self {
        Below::of(index)
    }
}

impl<A: Closed, B: Closed> Closed for (A, B) {
    const COUNT: usize = A::COUNT * B::COUNT;

    #[inline]
    fn index(self) -> usize {
        self.0.index() * B::COUNT + self.1.index()
    }

    fn at(index: usize) -> Self {
        (A::at(index / B::COUNT), B::at(index % B::COUNT))
    }
}

impl<A: Closed, B: Closed, C: Closed> Closed for (A, B, C) {
    const COUNT: usize = A::COUNT * B::COUNT * C::COUNT;

    #[inline]
    fn index(self) -> usize {
        ((self.0, self.1), self.2).index()
    }

    fn at(index: usize) -> Self {
        let ((a, b), c) = Closed::at(index);
        (a, b, c)
    }
}

impl<A: Closed, B: Closed, C: Closed, D: Closed> Closed for (A, B, C, D) {
    const COUNT: usize = A::COUNT * B::COUNT * C::COUNT * D::COUNT;

    #[inline]
    fn index(self) -> usize {
        ((self.0, self.1), (self.2, self.3)).index()
    }

    fn at(index: usize) -> Self {
        let ((a, b), (c, d)) = Closed::at(index);
        (a, b, c, d)
    }
}

/// Declares closed classes whose members have names.
macro_rules! class {
    ($(#[$doc:meta])* $class:ident { $($name:ident $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Copy, Clone, Debug, PartialEq, Eq)]
        pub(crate) enum $class { $($name),* }

        impl $class {
            const ALL: [$class; [$($text),*].len()] = [$($class::$name),*];
        }

        impl $crate::attribution::grid::Closed for $class {
            const COUNT: usize = Self::ALL.len();

            #[inline]
            fn index(self) -> usize {
                self as usize
            }

            fn at(index: usize) -> Self {
                Self::ALL[index]
            }
        }

        impl From<$class> for $crate::attribution::feature::Value {
            #[inline]
            fn from(value: $class) -> Self {
                use $crate::attribution::feature::Name;
                static NAMES: [Name; $class::ALL.len()] = [$(Name::new($text)),*];
                NAMES[value as usize].into()
            }
        }
    };
}
pub(crate) use class;

/// Declares the grids of a model: for each a key and the function that adds its features; first those over closed classes only, then those
/// over a word or a gap and a closed class.
macro_rules! grids {
    (
        $grids:ident { $($grid:ident: $key:ty = $features:path),* $(,)? }
        open { $($open:ident: ($value:ty, $class:ty) = $open_features:path),* $(,)? }
    ) => {
        #[derive(Clone)]
        pub(crate) struct $grids {
            $(pub(super) $grid: $crate::attribution::grid::Grid<$key>,)*
            $(pub(super) $open: $crate::attribution::open::OpenGrid<$value, $class>),*
        }

        impl $grids {
            pub fn new(
                weights: &$crate::attribution::model::Weights,
                written: &$crate::attribution::open::Written,
                numbers: &$crate::attribution::open::Numbers,
            ) -> Self {
                $grids {
                    $($grid: $crate::attribution::grid::Grid::new(weights, |key, sink| $features(key, sink)),)*
                    $($open: $crate::attribution::open::OpenGrid::new(written, numbers, |key, sink| $open_features(key, sink))),*
                }
            }
        }
    };
}
pub(crate) use grids;

/// A sum for each key, in steps of a weight.
#[derive(Clone)]
pub(crate) struct Grid<K> {
    sums: Box<[i16]>,
    keys: PhantomData<fn(K)>,
}

impl<K: Closed> Grid<K> {
    pub fn new(weights: &Weights, features: impl Fn(K, &mut Plain<'_>)) -> Self {
        let sum = |index| {
            let mut sink = Plain { weights, total: 0 };
            features(K::at(index), &mut sink);
            sink.total.clamp(i16::MIN.into(), i16::MAX.into()) as i16
        };
        Grid {
            sums: (0..K::COUNT).map(sum).collect(),
            keys: PhantomData,
        }
    }

    #[inline]
    pub fn get(&self, key: K) -> i32 {
        self.sums.get(key.index()).copied().unwrap_or(0).into()
    }
}

/// Adds up weights without any grid: what the grids are made with.
pub(crate) struct Plain<'w> {
    pub weights: &'w Weights,
    pub total: i32,
}

impl Sink for Plain<'_> {
    #[inline(always)]
    fn add(&mut self, template: Name, values: &[Value]) {
        self.total += self.weights.of(feature_hash(template.hash, values));
    }

    fn add_gap(&mut self, template: Name, values: &[Value], gap: Gap) {
        self.total += self.weights.of(gap_hash(template.hash, values, gap));
    }
}

/// All grids.
#[derive(Clone)]
pub(crate) struct Grids {
    pub cue: super::cue::CueGrids,
    pub source: super::source::SourceGrids,
    pub content: super::content::ContentGrids,
    pub triple: super::triple::TripleGrids,
    pub numbers: Numbers,
}

impl Grids {
    pub fn new(weights: &Weights, written: &Written, numbers: Numbers) -> Self {
        Grids {
            cue: super::cue::CueGrids::new(weights, written, &numbers),
            source: super::source::SourceGrids::new(weights, written, &numbers),
            content: super::content::ContentGrids::new(weights, written, &numbers),
            triple: super::triple::TripleGrids::new(weights, written, &numbers),
            numbers,
        }
    }
}
