//! How much a token counts when the words of two roles are compared.
//!
//! ```text
//! weight    rarity x (prose + names), prose and names up to 255 together
//! rarity    the token's inverse document frequency
//! prose     the weight of its posting; none for a mention in passing
//! names     255 x n / (n + 3), for n titles and aliases that have it: each further one says less
//!
//! length    the square root of the sum of the squares of a role's weights
//! ```
//!
//! Two roles are as alike as the cosine of the angle between their weights: the sum of the products of the weights of the tokens
//! that both have, divided by both lengths. A token that more than `MOST_HOLDERS` names and roles have is left out: it tells
//! little, and following it would take long. All is counted in whole numbers, so that no order of addition shows in a result.

use std::iter;

/// Most names and roles with a token that is compared.
const MOST_HOLDERS: usize = 1 << 13;
/// The highest weight of a posting in prose that only says what is mentioned in passing.
pub(crate) const IN_PASSING: u8 = 51;
/// The number of names at which names say half of all they can.
const HALF_OF_NAMES: u32 = 3;

/// Whether a token with so many names and roles is compared.
#[must_use]
pub const fn is_compared(holders: usize) -> bool {
    holders <= MOST_HOLDERS
}

/// The roles that have a token, in order, each with the weight of the token.
///
/// `told` is its posting list: roles with the weight in their prose; `named` the role of each name that has it. Both are in the
/// order of roles.
pub fn holders<R: Copy + Ord>(
    rarity: u16,
    told: impl Iterator<Item = (R, u8)>,
    named: impl Iterator<Item = R>,
) -> impl Iterator<Item = (R, u32)> {
    let mut told = told.filter(|(_, prose)| *prose > IN_PASSING).peekable();
    let mut named = named.peekable();
    iter::from_fn(move || {
        let role = match (told.peek().map(|(role, _)| *role), named.peek().copied()) {
            (Some(told), Some(named)) => told.min(named),
            (told, named) => told.or(named)?,
        };
        let prose = told.next_if(|(of, _)| *of == role).map_or(0, |(_, prose)| prose);
        let count = iter::from_fn(|| named.next_if_eq(&role)).fold(0, |count, _| count + 1);
        Some((role, weight(rarity, prose, count)))
    })
}

fn weight(rarity: u16, prose: u8, names: u32) -> u32 {
    let names = 255 * names / (names + HALF_OF_NAMES);
    u32::from(rarity) * (u32::from(prose) + names).min(255) / 256
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holders_are_those_of_both_lists_in_order() {
        let told = [(1, 200), (4, IN_PASSING), (6, 100)];
        let named = [0, 4, 4, 4, 6];
        let all: Vec<_> = holders(256, told.into_iter(), named.into_iter()).collect();
        assert_eq!(all, [(0, 63), (1, 200), (4, 127), (6, 163)]);
    }
}
