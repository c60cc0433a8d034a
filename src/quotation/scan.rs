//! Finding the few bytes of a text that matter to a stage.

/// How many bytes are looked at together; a compiler makes vector code of the loop over them.
const BLOCK: usize = 16;

/// The first byte at or after `from` for which `wanted` holds. `wanted` must be a few comparisons without a branch.
#[inline(always)]
pub(crate) fn find(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let mut at = from;
    let rest = bytes.get(from..)?;
    let blocks = rest.chunks_exact(BLOCK);
    let tail = blocks.remainder();
    for block in blocks {
        if block
            .iter()
            .fold(0, |found, &b| found | u8::from(wanted(b)))
            != 0
        {
            return block.iter().position(|&b| wanted(b)).map(|i| at + i);
        }
        at += BLOCK;
    }
    tail.iter().position(|&b| wanted(b)).map(|i| at + i)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn finds_in_blocks_and_in_the_rest() {
        let text = format!("{}.{}.", "a".repeat(70), "b".repeat(5));
        let stop = |b| b == b'.';
        assert_eq!(find(text.as_bytes(), 0, stop), Some(70));
        assert_eq!(find(text.as_bytes(), 71, stop), Some(76));
        assert_eq!(find(text.as_bytes(), 77, stop), None);
        assert_eq!(find(text.as_bytes(), 78, stop), None);
    }
}
