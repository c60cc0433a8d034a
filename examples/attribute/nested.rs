//! Which attributions stand inside which.

use inquit::Document;

/// For each attribution those whose parent it is, in order.
pub fn inside(document: &Document<'_>) -> Vec<Vec<usize>> {
    let attributions = document.attributions();
    let mut inside = vec![Vec::new(); attributions.len()];
    for (number, attribution) in attributions.iter().enumerate() {
        if let Some(parent) = attribution.parent() {
            inside[parent].push(number);
        }
    }
    inside
}
