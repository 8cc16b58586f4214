//! A short key that texts are sorted by.

/// The first sixteen bytes of a text, in an order that agrees with that of texts.
pub(crate) fn sort_key(text: &str) -> u128 {
    let mut first = [0; 16];
    let length = text.len().min(first.len());
    if let Some((to, from)) = first.get_mut(..length).zip(text.as_bytes().get(..length)) {
        to.copy_from_slice(from);
    }
    u128::from_be_bytes(first)
}
