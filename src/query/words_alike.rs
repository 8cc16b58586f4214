//! How alike the words of a role's names and texts are to those of the others: see [`career_data::likeness`].

use crate::catalog::{Catalog, CatalogLexicon, Role, RoleId, Word};
use career_data::words::{normalize, read, tokenize};

/// A role, compared with every role of its catalog.
pub(super) struct WordsAlike<'a> {
    catalog: &'a Catalog,
    length: u16,
    /// For each role, the sum of the products of the weights of the tokens that both have.
    products: Vec<u32>,
}

impl<'a> WordsAlike<'a> {
    /// Follows the posting lists of the role's tokens.
    pub(super) fn new(catalog: &'a Catalog, role: Role<'_>) -> Self {
        let mut products = vec![0_u32; catalog.count_roles()];
        let mut holders: Vec<(RoleId, u32)> = Vec::new();
        for word in words_of(catalog, role) {
            holders.clear();
            holders.extend(word.holders());
            let own = holders.binary_search_by_key(&role.key(), |(role, _)| *role).ok().and_then(|at| holders.get(at));
            let Some((_, own)) = own.copied() else { continue };
            for (other, weight) in &holders {
                if let Some(sum) = products.get_mut(other.index()) {
                    *sum = sum.saturating_add(own * weight);
                }
            }
        }
        Self { catalog, length: catalog.length_of_words(role.key()), products }
    }

    /// The cosine between the words of the role and those of another, 0 to 1; 0 when either has none.
    pub(super) fn cosine(&self, other: RoleId) -> f64 {
        let lengths = f64::from(self.length) * f64::from(self.catalog.length_of_words(other));
        let product = self.products.get(other.index()).copied().unwrap_or_default();
        if lengths == 0.0 { 0.0 } else { (f64::from(product) / lengths).min(1.0) }
    }
}

/// The tokens by which a role may be compared: those of its names and of its texts about the work, read as the index reads them.
/// Those of the day alone are mentioned in passing.
fn words_of<'a>(catalog: &'a Catalog, role: Role<'a>) -> Vec<Word<'a>> {
    let mut lexicon = CatalogLexicon(catalog);
    let mut tokens: Vec<String> = Vec::new();
    for name in catalog.indexed_names(role.key()) {
        let raw = tokenize(name.text());
        tokens.extend(raw.iter().map(|token| normalize(token)));
        tokens.extend(read(raw, &mut lexicon).words);
    }
    let lines = role.lines().filter(|line| line.is_own && line.aspect.is_about_work()).map(|line| line.text);
    let titles = [role.category().map(|category| category.title()), role.occupation().map(|occupation| occupation.title())];
    for text in lines.chain([role.summary()]).chain(titles.into_iter().flatten()) {
        let reading = read(tokenize(text), &mut lexicon);
        tokens.extend(reading.words.into_iter().chain(reading.filler));
    }
    tokens.sort_unstable();
    tokens.dedup();
    tokens.iter().filter_map(|token| catalog.word(token)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The weights that the index knows are exactly those that reading a role again gives, for every role.
    #[test]
    fn a_role_is_compared_by_all_of_its_words() -> Result<(), career_data::image::ImageError> {
        let catalog = Catalog::embedded()?;
        let mut squares = vec![0_u32; catalog.count_roles()];
        for role in catalog.roles() {
            for word in words_of(&catalog, role) {
                let own: Vec<u32> =
                    word.holders().filter(|(holder, _)| *holder == role.key()).map(|(_, weight)| weight).collect();
                for (sum, weight) in squares.get_mut(role.key().index()).into_iter().zip(own) {
                    *sum += weight * weight;
                }
            }
        }
        for (role, square) in catalog.roles().zip(squares) {
            assert_eq!(u32::from(catalog.length_of_words(role.key())), square.isqrt(), "{}", role.id());
            assert!(square > 0);
        }
        Ok(())
    }
}
