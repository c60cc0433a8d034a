//! Pronouns and descriptions led back to the names before them.

use crate::layout::Layout;

use super::entity::{Named, Register};

pub(super) fn resolve(_layout: &Layout<'_>, _register: &Register<'_, '_>, _named: &mut Vec<Named>) {}
