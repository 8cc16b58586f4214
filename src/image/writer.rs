//! Writing an image.

use std::collections::HashMap;
use std::io::{self, Seek, SeekFrom, Write};
use std::marker::PhantomData;

use xxhash_rust::xxh3::Xxh3Default;

use super::field::{Field, Id, Key, Prose, Rows, Text};
use super::{ALIGNMENT, DIRECTORY_END, FORMAT, HEADER, MAGIC, Row, Section, seal_of};

/// Collects rows and text, then writes the image. The same calls in the same order give the same bytes.
#[derive(Default)]
pub struct ImageWriter<'a> {
    sections: [Part<'a>; Section::COUNT],
    interned: HashMap<String, Text>,
}

/// A section as far as it is known.
#[derive(Default)]
struct Part<'a> {
    /// What it begins with, when that is not collected here.
    head: Option<Head<'a>>,
    bytes: Vec<u8>,
}

impl Part<'_> {
    fn len(&self) -> usize {
        self.head.as_ref().map_or(0, |head| head.length) + self.bytes.len()
    }
}

/// Bytes that are made while the image is written, for they would take as much memory again as what they are made of.
struct Head<'a> {
    length: usize,
    write: Box<WriteHead<'a>>,
}

/// Writes a head, exactly as many bytes as it was said to have.
pub(crate) type WriteHead<'a> = dyn FnOnce(&mut dyn Write) -> io::Result<()> + 'a;

/// The dataset outgrew the 32-bit offsets of the layout.
#[derive(Debug)]
pub struct TooLarge;

impl<'a> ImageWriter<'a> {
    /// Sets what a heap begins with; what is added to it comes behind.
    pub fn begin_heap(&mut self, section: Section, length: usize, write: Box<WriteHead<'a>>) -> Result<(), TooLarge> {
        self.part(section).head = Some(Head { length, write });
        u32::try_from(length).map(drop).map_err(|_| TooLarge)
    }

    /// Sets with how many rows a table begins.
    pub fn begin_rows<R: Row>(&mut self, count: usize, write: Box<WriteHead<'a>>) -> Result<(), TooLarge> {
        let length = count.checked_mul(R::WIDTH).ok_or(TooLarge)?;
        self.part(R::SECTION).head = Some(Head { length, write });
        self.count::<R>().map(drop)
    }

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
        row.put(&mut self.part(R::SECTION).bytes);
        Ok(Id::new(index))
    }

    /// Adds neighbouring rows.
    pub fn rows<R: Row>(&mut self, rows: impl IntoIterator<Item = R>) -> Result<Rows<R>, TooLarge> {
        let start = self.count::<R>()?;
        for row in rows {
            row.put(&mut self.part(R::SECTION).bytes);
        }
        Ok(Rows { start, length: self.count::<R>()? - start, row: PhantomData })
    }

    /// Writes the image to the beginning of `out`, and gives its length in bytes.
    pub fn write(self, out: &mut (impl Write + Seek)) -> io::Result<u64> {
        let Layout { order, entries, length } = self.layout();
        let mut body = Digesting { out, digest: Xxh3Default::new() };
        body.out.write_all(&[0; HEADER])?;
        let directory: Vec<u8> = entries.as_flattened().iter().flat_map(|number| number.to_le_bytes()).collect();
        body.write_all(&directory)?;
        let mut sections = self.sections;
        let mut at = DIRECTORY_END as u64;
        for number in order {
            let section = sections.get_mut(number).map(std::mem::take).unwrap_or_default();
            let size = section.len() as u64;
            let padding = vec![0; usize::try_from(at.next_multiple_of(ALIGNMENT) - at).unwrap_or_default()];
            body.write_all(&padding)?;
            if let Some(head) = section.head {
                (head.write)(&mut body)?;
            }
            body.write_all(&section.bytes)?;
            at += padding.len() as u64 + size;
        }
        let digest = body.digest.digest();
        out.seek(SeekFrom::Start(0))?;
        out.write_all(&header(length, digest, &directory))?;
        out.flush()?;
        Ok(length)
    }

    /// Where each section will be. The small ones lie together, so that a look-up, which touches most of them, touches few
    /// pages.
    fn layout(&self) -> Layout {
        let mut order: Vec<usize> = (0..Section::COUNT).collect();
        order.sort_by_key(|number| self.sections.get(*number).map_or(0, Part::len));
        let mut entries = [[0; 2]; Section::COUNT];
        let mut at = DIRECTORY_END as u64;
        for &number in &order {
            let size = self.sections.get(number).map_or(0, Part::len) as u64;
            let start = at.next_multiple_of(ALIGNMENT);
            if let Some(entry) = entries.get_mut(number) {
                *entry = [start, size];
            }
            at = start + size;
        }
        Layout { order, entries, length: at }
    }

    fn heap(&mut self, section: Section, text: &str) -> Result<(u32, u32), TooLarge> {
        let part = self.part(section);
        let place = |at: usize| u32::try_from(at).map_err(|_| TooLarge);
        let range = (place(part.len())?, place(text.len())?);
        place(part.len() + text.len())?;
        part.bytes.extend_from_slice(text.as_bytes());
        Ok(range)
    }

    fn count<R: Row>(&mut self) -> Result<u32, TooLarge> {
        // The highest value stands for "absent".
        u32::try_from(self.part(R::SECTION).len() / R::WIDTH).ok().filter(|count| *count < u32::MAX).ok_or(TooLarge)
    }

    #[allow(clippy::indexing_slicing, reason = "the array has an entry for every section")]
    fn part(&mut self, section: Section) -> &mut Part<'a> {
        &mut self.sections[section as usize]
    }
}

/// The places of the sections.
struct Layout {
    /// Numbers of the sections as they follow each other.
    order: Vec<usize>,
    /// Start and size of each section.
    entries: [[u64; 2]; Section::COUNT],
    /// Of the whole image.
    length: u64,
}

/// Passes bytes on and digests them.
struct Digesting<'w, W> {
    out: &'w mut W,
    digest: Xxh3Default,
}

impl<W: Write> Write for Digesting<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn header(length: u64, digest: u64, directory: &[u8]) -> Vec<u8> {
    let mut header = MAGIC.to_vec();
    FORMAT.put(&mut header);
    u32::try_from(Section::COUNT).unwrap_or_default().put(&mut header);
    header.extend_from_slice(&length.to_le_bytes());
    header.extend_from_slice(&digest.to_le_bytes());
    let seal = seal_of(&header, directory);
    header.extend_from_slice(&seal.to_le_bytes());
    header
}
