//! Writing an image.

use std::collections::HashMap;
use std::marker::PhantomData;

use super::field::{Field, Id, Key, Prose, Rows, Text};
use super::{ALIGNMENT, DIRECTORY_ENTRY, FORMAT, HEADER, MAGIC, Row, Section, fnv1a};

/// Collects rows and text, then writes the image. The same calls in the same order give the same bytes.
#[derive(Default)]
pub struct ImageWriter {
    sections: [Vec<u8>; Section::COUNT],
    interned: HashMap<String, Text>,
}

/// The dataset outgrew the 32-bit offsets of the layout.
#[derive(Debug)]
pub struct TooLarge;

impl ImageWriter {
    /// Adds a name, once however often it is used.
    pub fn text(&mut self, text: &str) -> Result<Text, TooLarge> {
        if let Some(known) = self.interned.get(text) {
            return Ok(*known);
        }
        let (start, length) = self.heap(Section::Text, text)?;
        let added = Text { start, length };
        self.interned.insert(text.to_owned(), added);
        Ok(added)
    }

    /// Adds a folded name; they come once each.
    pub fn key(&mut self, key: &str) -> Result<Key, TooLarge> {
        let (start, length) = self.heap(Section::Key, key)?;
        Ok(Key { start, length })
    }

    /// Adds a passage.
    pub fn prose(&mut self, text: &str) -> Result<Prose, TooLarge> {
        let (start, length) = self.heap(Section::Prose, text)?;
        Ok(Prose { start, length })
    }

    /// Adds a row and gives its id.
    pub fn row<R: Row>(&mut self, row: R) -> Result<Id<R>, TooLarge> {
        let index = self.count::<R>()?;
        row.put(self.section(R::SECTION));
        Ok(Id::new(index))
    }

    /// Adds neighbouring rows.
    pub fn rows<R: Row>(&mut self, rows: impl IntoIterator<Item = R>) -> Result<Rows<R>, TooLarge> {
        let start = self.count::<R>()?;
        for row in rows {
            row.put(self.section(R::SECTION));
        }
        Ok(Rows { start, length: self.count::<R>()? - start, row: PhantomData })
    }

    /// The finished image.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        // The small sections lie together, so that a look-up, which touches most of them, touches few pages.
        let mut by_size: Vec<(usize, &Vec<u8>)> = self.sections.iter().enumerate().collect();
        by_size.sort_by_key(|(_, section)| section.len());
        let mut body = Vec::new();
        let mut entries = [[0_u64; 2]; Section::COUNT];
        let base = HEADER + Section::COUNT * DIRECTORY_ENTRY;
        for (number, section) in by_size {
            body.resize(body.len().next_multiple_of(ALIGNMENT), 0);
            if let Some(entry) = entries.get_mut(number) {
                *entry = [(base + body.len()) as u64, section.len() as u64];
            }
            body.extend_from_slice(section);
        }
        let mut directory: Vec<u8> = entries.as_flattened().iter().flat_map(|number| number.to_le_bytes()).collect();
        directory.append(&mut body);
        let mut image = MAGIC.to_vec();
        FORMAT.put(&mut image);
        u32::try_from(Section::COUNT).unwrap_or_default().put(&mut image);
        image.extend_from_slice(&((HEADER + directory.len()) as u64).to_le_bytes());
        image.extend_from_slice(&fnv1a(&directory).to_le_bytes());
        image.append(&mut directory);
        image
    }

    fn heap(&mut self, section: Section, text: &str) -> Result<(u32, u32), TooLarge> {
        let heap = self.section(section);
        let place = |at: usize| u32::try_from(at).map_err(|_| TooLarge);
        let range = (place(heap.len())?, place(text.len())?);
        place(heap.len() + text.len())?;
        heap.extend_from_slice(text.as_bytes());
        Ok(range)
    }

    fn count<R: Row>(&mut self) -> Result<u32, TooLarge> {
        // The highest value stands for "absent".
        u32::try_from(self.section(R::SECTION).len() / R::WIDTH).ok().filter(|count| *count < u32::MAX).ok_or(TooLarge)
    }

    #[allow(clippy::indexing_slicing, reason = "the array has an entry for every section")]
    fn section(&mut self, section: Section) -> &mut Vec<u8> {
        &mut self.sections[section as usize]
    }
}
