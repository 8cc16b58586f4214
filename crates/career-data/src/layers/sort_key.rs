//! A fixed-size sort key for texts.

/// The first 16 bytes of a text, zero-padded, as a big-endian number: orders like the texts; equal keys need a full comparison.
pub(crate) fn sort_key(text: &str) -> u128 {
    let mut first = [0; 16];
    let length = text.len().min(first.len());
    if let Some((to, from)) = first.get_mut(..length).zip(text.as_bytes().get(..length)) {
        to.copy_from_slice(from);
    }
    u128::from_be_bytes(first)
}
