//! Capitals and small letters: the shape of a word, told as its letters are read.

use super::super::Shape;
use crate::eight::Eight;

/// How the letters of a word are written, as it is read from its beginning.
#[derive(Default)]
pub(super) struct Case {
    first: Option<bool>,
    small: bool,
    capital: bool,
    /// Two or more.
    capitals: bool,
}

impl Case {
    /// Of a whole word.
    pub fn of(word: &str) -> Self {
        let mut case = Case::default();
        if word.is_ascii() {
            for at in (0..word.len()).step_by(8) {
                let eight = Eight::read(word.as_bytes(), at);
                let letters = eight.letters();
                case = case.and(letters, eight.capitals(letters));
            }
            return case;
        }
        for c in word.chars().filter(|c| *c != '’' && c.is_alphabetic()) {
            case = case.and(1, u64::from(c.is_uppercase()));
        }
        case
    }

    #[inline]
    pub fn and(mut self, letters: u64, capitals: u64) -> Self {
        if letters == 0 {
            return self;
        }
        let lowest = letters & letters.wrapping_neg();
        self.first.get_or_insert(capitals & lowest != 0);
        self.small |= capitals != letters;
        if capitals != 0 {
            self.capitals |= self.capital || capitals & (capitals - 1) != 0;
            self.capital = true;
        }
        self
    }

    #[inline]
    pub fn shape(&self) -> Shape {
        match self.first {
            None => Shape::Other,
            Some(false) => Shape::Lower,
            Some(true) if self.capitals && !self.small => Shape::Upper,
            Some(true) => Shape::Capital,
        }
    }
}
